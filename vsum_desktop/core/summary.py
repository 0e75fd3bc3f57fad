"""The summary: the clips of greatest total score that the budget allows, with the user's pins, bans and trims.

A clip's value is its score integrated over time, not its mean score: with the mean (the convention of the benchmarks) ten
shots of one second beat one shot of ten seconds tenfold, and a summary turns into flicker; with the integral every second is
bought at its own score and the length of a shot is neutral. The selection is an exact 0/1 knapsack that knows no redundancy:
repetition is the scorers' business, and `vsum_desktop.core.explain` names it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core import knapsack
from vsum_desktop.core.candidates import GRID, Candidates, ScoreIntegral, frame_ticks, gather
from vsum_desktop.core.edits import Budget, Edits, Trim
from vsum_desktop.core.errors import InputError
from vsum_desktop.core.gaps import Range, filled
from vsum_desktop.core.likeness import Likeness
from vsum_desktop.core.order import arranged
from vsum_desktop.core.reasons import UNLIKE, Code, Reason, reason
from vsum_desktop.core.scores import shot_means
from vsum_desktop.core.shots import Shots
from vsum_desktop.core.timing import Interval
from vsum_desktop.core.video import FrameTable

__all__ = ["Budget", "Clip", "Edits", "Summary", "Trim", "choose", "select"]


@dataclass(frozen=True, slots=True)
class Clip:
    """A run of frames in the summary.

    Attributes:
        interval: Its exact span.
        frames: First and one past the last frame.
        shot: The shot it is taken from; for a pin over several shots the one it shares most frames with.
        shows: First and one past the last of the shots that it shows: the one it is taken from and those it has for filling a
            gap; for a pin every shot that it shares a frame with.
        score: Mean score over its time, in [0, 1].
        pinned: Whether the user put it in.
        reason: Why it is in.
    """

    interval: Interval
    frames: tuple[int, int]
    shot: int
    shows: tuple[int, int]
    score: float
    pinned: bool
    reason: Reason


@dataclass(frozen=True, slots=True)
class Summary:
    """The chosen clips in the order to be shown (that of time unless the user gave another), not overlapping.

    Attributes:
        clips: C clips; clips of neighbouring shots may meet.
        duration: Sum of their lengths in seconds; at most `budget`, unless the pins alone are longer.
        budget: The allowed length in seconds.
        warnings: English sentences; an empty summary always has one.
    """

    clips: tuple[Clip, ...]
    duration: Fraction
    budget: Fraction
    warnings: tuple[str, ...] = ()


def select(
    score: NDArray[np.float32],
    importance: NDArray[np.float32],
    relevance: NDArray[np.float32] | None,
    features: NDArray[np.float32],
    picks: NDArray[np.int64],
    shots: Shots,
    table: FrameTable,
    edits: Edits,
    likeness: Likeness | None = None,
) -> Summary:
    """Choose the summary.

    Pins are always in, frame for frame; banned frames never, unless pinned; everything else is chosen by an exact knapsack on
    a grid of 1/30 s. No clip that is not pinned spans a hard cut or, without a margin, a shot's bound, unless it fills a gap.

    Args:
        score: float32 [N], what the summary is chosen by (`scores.fuse`).
        importance: float32 [N] in [0, 1].
        relevance: float32 [N] in [0, 1], None without a query.
        features: float32 [N, E], embeddings, L2-normalised.
        picks: int64 [N], frame indices of the samples.
        shots: S shots.
        table: Time of every frame.
        edits: The user's decisions.
        likeness: That of `features` and `shots`, to be shared by the summaries of a video.

    Raises:
        BudgetError: If the budget is too short for any clip; fields `text`, `budget`, `min_clip`.
        InputError: If a score is not finite.
    """
    if not np.isfinite(score).all():
        raise InputError("the scores hold values that are not numbers")
    integral = ScoreIntegral(score, picks, shots, table)
    plan = gather(integral, shots, table, edits)
    ranges = chosen_ranges(plan, choose(plan, table), shots, table, edits)
    first, stop = (np.array([getattr(one, end) for one in ranges], dtype=np.int64) for end in ("first", "stop"))
    means = integral.mean(first, stop)
    why = _why_in(ranges, first, stop, importance, relevance, likeness or Likeness(features, shots), picks, shots, table, edits)
    clips = tuple(
        Clip(table.interval(one.first, one.stop), (one.first, one.stop), one.shot, one.shows, float(mean), one.pinned, cause)
        for one, mean, cause in zip(ranges, means, why, strict=True)
    )
    length = int(np.sum(integral.ticks[stop] - integral.ticks[first])) * table.time_base
    if edits.order:
        clips = tuple(clips[place] for place in arranged([clip.interval for clip in clips], edits.order))
    return Summary(clips, length, plan.budget, plan.warnings)


def chosen_ranges(plan: Candidates, items: NDArray[np.int64], shots: Shots, table: FrameTable, edits: Edits) -> list[Range]:
    """What the summary shows, in order of time: the chosen items, the pins, and what fills the gaps between them."""
    return filled(_assemble(plan, items, shots), plan.budget, shots, table, edits)


def choose(plan: Candidates, table: FrameTable) -> NDArray[np.int64]:
    """The best items, ascending indices: the knapsack on the grid, and again for what the rounding of costs left over."""
    ticks = frame_ticks(table)
    lengths = ticks[plan.wide_stop] - ticks[plan.wide_first]
    room = math.floor((plan.budget - plan.pinned_length) / table.time_base)
    if lengths.sum() <= room:
        return np.arange(len(lengths))
    chosen = np.zeros(len(lengths), dtype=bool)
    capacity = plan.capacity
    while True:
        # A cost is at most the first capacity, so that it alone does not say that an item fits what is left.
        open_ = np.flatnonzero(~chosen & (lengths <= room - int(lengths[chosen].sum())))
        more = open_[knapsack.solve(plan.values[open_], plan.costs[open_], capacity).items(capacity)]
        if not len(more):
            return np.flatnonzero(chosen)
        chosen[more] = True
        capacity = math.floor((room - int(lengths[chosen].sum())) * table.time_base / GRID)


def _assemble(plan: Candidates, items: NDArray[np.int64], shots: Shots) -> list[Range]:
    """The chosen items and the pins as frame ranges in order: pieces of a shot that meet joined, margins added."""
    chosen: list[tuple[int, int, int, int, int]] = []
    for item in items[np.argsort(plan.first[items])].tolist():
        first, stop, shot = int(plan.first[item]), int(plan.stop[item]), int(plan.shot[item])
        wide_first, wide_stop = int(plan.wide_first[item]), int(plan.wide_stop[item])
        if chosen and chosen[-1][1] == first and chosen[-1][2] == shot:
            first, _, _, wide_first, _ = chosen.pop()
        chosen.append((first, stop, shot, wide_first, wide_stop))
    ranges = [_pinned(first, stop, shots) for first, stop in plan.pinned]
    ends = [0, *(min(wide_stop, after[0]) for (*_, wide_stop), after in pairwise(chosen)), *(one[4] for one in chosen[-1:])]
    for (_, _, shot, wide_first, _), before, end in zip(chosen, ends, ends[1:], strict=False):
        ranges.append(Range(max(wide_first, before), end, shot, False, (shot, shot + 1)))
    return sorted(ranges, key=lambda one: one.first)


def _pinned(first: int, stop: int, shots: Shots) -> Range:
    low, high = shots.of_frames(np.array([first, stop - 1])).tolist()
    return Range(first, stop, shots.most_shared(first, stop), True, (low, high + 1))


def _why_in(
    ranges: list[Range],
    first: NDArray[np.int64],
    stop: NDArray[np.int64],
    importance: NDArray[np.float32],
    relevance: NDArray[np.float32] | None,
    likeness: Likeness,
    picks: NDArray[np.int64],
    shots: Shots,
    table: FrameTable,
    edits: Edits,
) -> list[Reason]:
    """Why each chosen range is in."""
    number = len(ranges)
    if not number:
        return []
    of = np.array([one.shot for one in ranges])
    weight = edits.query_strength
    mean_importance = ScoreIntegral(importance, picks, shots, table).mean(first, stop)
    above = _share_below(mean_importance, shot_means(importance, shots, picks), of)
    matched = np.zeros(number, dtype=bool)
    mean_relevance = mean_importance
    above_relevance = above
    if relevance is not None:
        mean_relevance = ScoreIntegral(relevance, picks, shots, table).mean(first, stop)
        above_relevance = _share_below(mean_relevance, shot_means(relevance, shots, picks), of)
        matched = weight * mean_relevance > (1 - weight) * mean_importance
    everything = int(np.sum(stop - first)) == len(table)
    nearest, similar = likeness.of(of)
    reasons = []
    for index, one in enumerate(ranges):
        facts = {"importance": mean_importance[index]}
        if one.pinned:
            reasons.append(reason(Code.PINNED))
        elif one.filling:
            reasons.append(reason(Code.BETWEEN, min_gap=float(edits.min_gap)))
        elif everything:
            reasons.append(reason(Code.EVERYTHING_FITS))
        elif matched[index]:
            reasons.append(reason(Code.RELEVANT, relevance=mean_relevance[index], share=above_relevance[index]))
        elif similar[index] > 1:
            reasons.append(reason(Code.REPRESENTATIVE, similar=int(similar[index]), **facts))
        elif len(shots) > 1 and nearest[index] < UNLIKE:
            reasons.append(reason(Code.UNIQUE, cosine=nearest[index], **facts))
        else:
            reasons.append(reason(Code.IMPORTANT, share=above[index], **facts))
    return reasons


def _share_below(values: NDArray[np.float64], means: NDArray[np.float32], of: NDArray[np.int64]) -> NDArray[np.float64]:
    """Share of the other shots whose mean lies below each value, float64 [C]; 1 if there is no other shot."""
    if len(means) == 1:
        return np.ones(len(values))
    below = np.searchsorted(np.sort(means), values, side="left") - (means[of] < values)
    return np.asarray(below / (len(means) - 1))
