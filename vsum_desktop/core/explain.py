"""Explanations of a summary: why each shot is in or out, and what a little more budget would add."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core import knapsack
from vsum_desktop.core.candidates import GRID, Candidates, ScoreIntegral, frame_range, gather
from vsum_desktop.core.edits import Budget, Edits
from vsum_desktop.core.errors import BudgetError
from vsum_desktop.core.gaps import Range
from vsum_desktop.core.reasons import SIMILAR, Code, Reason, reason
from vsum_desktop.core.scores import shot_means
from vsum_desktop.core.shots import Shots
from vsum_desktop.core.summary import Clip, Summary, choose, chosen_ranges
from vsum_desktop.core.video import FrameTable

__all__ = ["Code", "NextClip", "Reason", "explain_shots", "next_clip", "shots_in"]

_REACH = (Fraction(10), Fraction(60))  # seconds of extra budget in which the next clip is looked for
_STEPS = 300  # budgets looked at: every step of the grid within 10 s, every sixth within 60 s
_TRIES = 8  # selections that are checked by solving again


@dataclass(frozen=True, slots=True)
class NextClip:
    """With `seconds` more of budget, `shot` enters the summary."""

    seconds: Fraction
    shot: int


def explain_shots(
    summary: Summary,
    score: NDArray[np.float32],
    importance: NDArray[np.float32],
    relevance: NDArray[np.float32] | None,
    features: NDArray[np.float32],
    picks: NDArray[np.int64],
    shots: Shots,
    table: FrameTable,
    edits: Edits,
) -> tuple[Reason, ...]:
    """Why each of the S shots is in the summary or out of it.

    The arguments after `summary` are those that `summary.select` made it from. A shot that is in has its clip's reason, or that
    it lies between two clips. Of a shot that is out, the first of these that is true is told: banned; nothing of it is long
    enough for a clip; less relevant than every chosen clip although as important as one of them; much like a chosen clip that
    scores higher; a lower score than every chosen clip; no room.
    """
    integral = ScoreIntegral(score, picks, shots, table)
    plan = gather(integral, shots, table, edits, summary.budget)
    shown = shots_in(summary.clips, shots)
    usable = np.isin(np.arange(len(shots)), plan.shot)
    best = _best_scores(plan, integral, score, shots, picks)
    numbers = np.flatnonzero([not clip.pinned for clip in summary.clips])
    clip_scores = np.array([summary.clips[number].score for number in numbers])
    left = max(Fraction(0), summary.budget - summary.duration)
    of = np.array([summary.clips[number].shot for number in numbers], dtype=np.int64)
    keys = features[shots.keyframe]
    cosine = keys @ keys[of].T
    low = _low_relevance(importance, relevance if edits.query_strength > 0 else None, picks, shots, of)
    reasons = []
    for shot in range(len(shots)):
        if shown[shot] >= 0:
            clip = summary.clips[shown[shot]]
            between = not clip.pinned and clip.shot != shot
            reasons.append(reason(Code.BETWEEN, min_gap=float(edits.min_gap)) if between else clip.reason)
            continue
        length = float(_unbanned(shot, shots, table, edits))
        value = float(best[shot])
        if length == 0:
            reasons.append(reason(Code.BANNED))
        elif not usable[shot] and length < plan.min_clip:
            reasons.append(reason(Code.TOO_SHORT, length=length, min_clip=float(plan.min_clip)))
        else:
            reasons.append(
                low.get(shot)
                or _redundant(value, cosine[shot], numbers, clip_scores)
                or _low_score(value, clip_scores)
                or reason(Code.NO_ROOM, score=value, left=float(left), length=length)
            )
    return tuple(reasons)


def _best_scores(
    plan: Candidates, integral: ScoreIntegral, score: NDArray[np.float32], shots: Shots, picks: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Per shot the mean score of its best item, or of the whole shot if it has none, float64 [S]."""
    best = np.full(len(shots), -1.0)
    np.maximum.at(best, plan.shot, integral.mean(plan.first, plan.stop))
    return np.where(best >= 0, best, shot_means(score, shots, picks))


def _unbanned(shot: int, shots: Shots, table: FrameTable, edits: Edits) -> Fraction:
    """Seconds of the longest run of frames of a shot that no ban touches."""
    first, stop = shots.frames(shot)
    runs = [(first, stop)]
    for low, high in (frame_range(ban, table) for ban in edits.bans):
        halves = [half for start, end in runs for half in ((start, min(end, low)), (max(start, high), end))]
        runs = [(start, end) for start, end in halves if start < end]
    return max((table.time(end) - table.time(start) for start, end in runs), default=Fraction(0))


def _low_relevance(
    importance: NDArray[np.float32],
    relevance: NDArray[np.float32] | None,
    picks: NDArray[np.int64],
    shots: Shots,
    of: NDArray[np.int64],
) -> dict[int, Reason]:
    """Shots less relevant than every chosen one, `of`, though as important as one of them."""
    if relevance is None or not len(of):
        return {}
    important, relevant = shot_means(importance, shots, picks), shot_means(relevance, shots, picks)
    weakest = relevant[of].min()
    low = np.flatnonzero((important >= important[of].min()) & (relevant < weakest))
    return {int(shot): reason(Code.LOW_RELEVANCE, relevance=relevant[shot], weakest=weakest) for shot in low}


def _redundant(
    score: float, cosine: NDArray[np.float32], numbers: NDArray[np.int64], clip_scores: NDArray[np.float64]
) -> Reason | None:
    """Like a chosen clip that scores at least as high; the most similar such clip is named."""
    alike = np.flatnonzero((cosine >= SIMILAR) & (clip_scores >= score))
    if not len(alike):
        return None
    most = alike[np.argmax(cosine[alike])]
    return reason(Code.REDUNDANT, clip=int(numbers[most]) + 1, cosine=cosine[most], other=clip_scores[most], score=score)


def _low_score(score: float, clip_scores: NDArray[np.float64]) -> Reason | None:
    """A score not above that of any chosen clip."""
    if not len(clip_scores) or score > clip_scores.min():
        return None
    return reason(Code.LOW_SCORE, score=score, weakest=clip_scores.min())


def next_clip(
    summary: Summary,
    score: NDArray[np.float32],
    picks: NDArray[np.int64],
    shots: Shots,
    table: FrameTable,
    edits: Edits,
) -> NextClip | None:
    """How much more budget makes the summary richer by a shot, and which shot enters; None if 60 s do not.

    All budgets in reach are solved at once on the grid of 1/30 s, the smallest whose best selection has more shots than now is
    found (beyond 10 s to a fifth of a second), and the answer is checked by solving for that very budget. Of several shots
    that enter the one of greatest score is named; another may make place for it. Budgets are tried as lengths, which is how
    the answer is taken: on very short videos a share allows shorter clips than the same length does.
    """
    integral = ScoreIntegral(score, picks, shots, table)
    inside = shots_in(summary.clips, shots) >= 0
    by_pins = shots_in([clip for clip in summary.clips if clip.pinned], shots) >= 0
    chosen = by_pins.copy()  # the shots that are in for themselves, not for lying between two clips
    chosen[[clip.shot for clip in summary.clips if clip.reason.code != Code.BETWEEN]] = True
    budget = summary.budget

    def attempt(length: Fraction) -> Candidates | None:
        try:
            return gather(integral, shots, table, replace(edits, budget=Budget(length, relative=False)), length)
        except BudgetError:
            return None

    def richer(given: Candidates, items: NDArray[np.int64]) -> bool:
        shown = by_pins.copy()
        shown[given.shot[items]] = True
        return bool(shown.sum() > chosen.sum())

    for reach, ahead in ((seconds, ahead) for seconds in _REACH for ahead in (Fraction(0), seconds)):
        plan = attempt(budget + ahead)
        if plan is None:
            continue
        capacity = max(0, math.floor((budget - plan.pinned_length) / GRID))
        room = table.time(len(table)) - table.time(0) - max(budget, plan.pinned_length)
        extra = math.floor(min(reach, room) / GRID)
        if inside.all() or extra <= 0:
            return None
        solution = knapsack.solve(plan.values, plan.costs, capacity, extra)
        steps = (np.flatnonzero(np.diff(solution.values) > 0) + 1)[:: -(-extra // _STEPS)].tolist()
        promising = (step for step in steps if richer(plan, solution.items(capacity + step)))
        budgets = [plan.pinned_length + (capacity + step) * GRID for step in islice(promising, _TRIES)]
        for larger in [*budgets, *([budget + room] if room <= reach == ahead else [])]:
            checked = attempt(larger)
            if checked is None:
                continue
            items = choose(checked, table)
            shown = shots_in(chosen_ranges(checked, items, shots, table, edits), shots) >= 0
            new = items[~inside[checked.shot[items]]]
            if shown.sum() > inside.sum() and len(new):
                best = np.argmax(integral.mean(checked.first[new], checked.stop[new]))
                return NextClip(larger - budget, int(checked.shot[new[best]]))
    return None


def shots_in(clips: Sequence[Clip | Range], shots: Shots) -> NDArray[np.int64]:
    """Per shot the number of the first clip that shows it, −1 for a shot that is out, int64 [S]."""
    shown = np.full(len(shots), -1, dtype=np.int64)
    for number, clip in reversed(list(enumerate(clips))):
        shown[slice(*clip.shows)] = number
    return shown
