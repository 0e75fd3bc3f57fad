"""What a summary can be put together from: shots without what is banned or pinned, split where too long, with their costs.

All lengths are exact integers: ticks of the video's time base, and steps of the budget grid for costs, rounded up.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core import reasons
from vsum_desktop.core.edits import DEFAULT_MIN_CLIP, DEFAULT_SHARE, Edits
from vsum_desktop.core.errors import BudgetError
from vsum_desktop.core.shots import Shots
from vsum_desktop.core.timing import Interval
from vsum_desktop.core.video import FrameTable

NEAR = Fraction(1, 1000)  # seconds of a frame that an interval has to reach into to take it
GRID = Fraction(1, 30)  # seconds: the step in which costs and budgets are counted
SPLIT_GAP = Fraction(1)  # seconds left out between two clips of a shot that is longer than the longest clip
FILL = 1e-3  # added to every score, so that a second of anything is worth more than an unused second

Frames: TypeAlias = NDArray[np.int64]


class ScoreIntegral:
    """The integral over time of a per-sample value: a frame has the value of its shot's last sample at or before it.

    The frames of a shot before its first sample have that sample's value, and a shot without a sample its keyframe's.
    """

    def __init__(self, values: NDArray[np.floating], picks: Frames, shots: Shots, table: FrameTable) -> None:
        of = shots.of_samples(picks)
        opens = np.diff(of, prepend=-1) > 0
        empty = np.setdiff1d(np.arange(len(shots)), of)
        starts = np.concatenate((np.where(opens, shots.bounds[of], picks), shots.bounds[empty]))
        samples = np.concatenate((np.arange(len(picks)), shots.keyframe[empty]))
        order = np.argsort(starts, kind="stable")
        self.ticks = frame_ticks(table)
        self.second = float(table.time_base)
        self.borders: Frames = starts[order].astype(np.int64)
        self._values = np.asarray(values, dtype=np.float64)[samples[order]]
        edges = self.ticks[np.append(self.borders, len(table))]
        self._edges = edges[:-1]
        self._sums = np.concatenate(([0.0], np.cumsum(self._values * np.diff(edges))))

    def over(self, first: Frames, stop: Frames) -> NDArray[np.float64]:
        """Value × seconds of the frames [first, stop), float64 of the same shape."""
        return (self._until(stop) - self._until(first)) * self.second

    def mean(self, first: Frames, stop: Frames) -> NDArray[np.float64]:
        """Mean value over time of the frames [first, stop), float64 of the same shape."""
        return (self._until(stop) - self._until(first)) / (self.ticks[stop] - self.ticks[first])

    def _until(self, frame: Frames) -> NDArray[np.float64]:
        cell = np.searchsorted(self.borders, frame, side="right") - 1
        return np.asarray(self._sums[cell] + self._values[cell] * (self.ticks[frame] - self._edges[cell]))


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """The items of the knapsack, in order of time, and what is fixed before it.

    Attributes:
        pinned: Frame ranges that are in, in order, not overlapping.
        pinned_length: Their exact seconds.
        first, stop: int64 [n], the frames of each item.
        wide_first, wide_stop: int64 [n], the same with margins; margins of neighbours may overlap.
        shot: int64 [n], the shot of each item.
        costs: int64 [n], grid steps, margins included, rounded up.
        values: float64 [n], score × seconds of the frames without margins.
        capacity: Grid steps that the pins leave, rounded down, but 1 where they leave less than a step.
        budget: Exact seconds.
        min_clip: The shortest clip as applied, exact seconds.
        warnings: English sentences.
    """

    pinned: tuple[tuple[int, int], ...]
    pinned_length: Fraction
    first: Frames
    stop: Frames
    wide_first: Frames
    wide_stop: Frames
    shot: Frames
    costs: Frames
    values: NDArray[np.float64]
    capacity: int
    budget: Fraction
    min_clip: Fraction
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Runs:
    """Frame ranges [first, stop) of shots; `fixed` ones are the user's own and are not split."""

    first: Frames
    stop: Frames
    shot: Frames
    fixed: NDArray[np.bool_]

    def where(self, mask: NDArray[np.bool_]) -> _Runs:
        return _Runs(self.first[mask], self.stop[mask], self.shot[mask], self.fixed[mask])

    @staticmethod
    def joined(parts: list[_Runs]) -> _Runs:
        runs = _Runs(*(np.concatenate([getattr(part, name) for part in parts]) for name in _Runs.__slots__))
        order = np.argsort(runs.first, kind="stable")
        return _Runs(runs.first[order], runs.stop[order], runs.shot[order], runs.fixed[order])


def frame_ticks(table: FrameTable) -> Frames:
    """Start of every frame and the end of the last one, int64 [F+1], in ticks."""
    return np.append(table.pts, np.int64(table.end))


def frame_range(interval: Interval, table: FrameTable) -> tuple[int, int]:
    """The frames that are on screen at some moment of the interval; empty (first = stop) outside the video.

    Of the first and the last one at least `NEAR` has to be, or a quarter of shorter ones: times that were rounded on their way
    take no neighbour along.
    """
    stop = table.first_from(interval.end)
    if interval.start >= table.time(len(table)) or stop == 0:
        return 0, 0
    first = table.frame_at(interval.start)
    if first + 1 < stop and table.time(first + 1) - interval.start < _near(first, table):
        first += 1
    if first + 1 < stop and interval.end - table.time(stop - 1) < _near(stop - 1, table):
        stop -= 1
    return first, stop


def _near(frame: int, table: FrameTable) -> Fraction:
    return min(NEAR, (table.time(frame + 1) - table.time(frame)) / 4)


def gather(score: ScoreIntegral, shots: Shots, table: FrameTable, edits: Edits, budget: Fraction | None = None) -> Candidates:
    """Everything that the knapsack needs.

    Args:
        score: What the summary is chosen by.
        shots: S shots.
        table: Time of every frame.
        edits: The user's decisions.
        budget: Exact seconds instead of the budget of `edits`.

    Raises:
        BudgetError: If no clip can be kept: the budget is shorter than the shortest clip or than any single frame; fields
            `text`, `budget`, `min_clip`.
    """
    duration = table.time(len(table)) - table.time(0)
    ticks = score.ticks
    one_frame = int(np.min(np.diff(ticks))) * table.time_base
    pinned, warnings = _pinned(edits, table)
    if budget is None:
        budget = edits.budget.seconds(duration)
        if edits.budget.relative and budget < one_frame:
            budget = one_frame  # a share of a video of a few frames
            warnings.append(reasons.budget_raised(one_frame))
    spent = sum(int(ticks[stop] - ticks[first]) for first, stop in pinned) * table.time_base
    min_clip = _min_clip(edits, budget, duration)
    if not pinned and budget < min_clip:
        raise BudgetError(
            f"it allows {float(budget):.2f} s, the shortest clip is {float(min_clip):.2f} s",
            text=str(edits.budget), budget=float(budget), min_clip=float(min_clip),
        )  # fmt: skip
    if 0 < min_clip < edits.min_clip:
        warnings.append(reasons.min_clip_lowered(edits.min_clip, min_clip))
    if spent > budget:
        warnings.append(reasons.pins_exceed(spent, budget))
    room = max(0, _ticks(budget - spent, table, math.floor))
    capacity = max(math.floor((budget - spent) / GRID), min(room, 1))
    blocked = _merged([*pinned, *(frame_range(ban, table) for ban in edits.bans)], touching=True)
    runs = _free_runs(shots, table, edits, blocked)
    barriers = _barriers(shots, edits, blocked, runs)
    items, relaxed = _items(runs, score, table, edits, room, min_clip)
    if relaxed:
        warnings.append(reasons.no_shot_long_enough(min_clip))
    if not pinned and not len(items.first):
        if not len(runs.first):
            warnings.append(reasons.all_banned())
        else:
            raise BudgetError(
                f"no single frame is short enough (the shortest lasts {float(one_frame):.2f} s)",
                text=str(edits.budget), budget=float(budget), min_clip=float(min_clip),
            )  # fmt: skip
    wide_first, wide_stop = _with_margins(items, ticks, barriers, table, edits, room)
    step = table.time_base / GRID
    costs = -(-(ticks[wide_stop] - ticks[wide_first]) * step.numerator // step.denominator)
    costs = np.minimum(costs, capacity)  # an item may be up to a step longer than the grid's capacity, never than the room
    values = score.over(items.first, items.stop) + FILL * score.second * (ticks[items.stop] - ticks[items.first])
    return Candidates(
        tuple(pinned), spent, items.first, items.stop, wide_first, wide_stop, items.shot,
        costs, values, capacity, budget, min_clip, tuple(warnings),
    )  # fmt: skip


def _min_clip(edits: Edits, budget: Fraction, duration: Fraction) -> Fraction:
    """The shortest clip as applied: the usual second gives way in two cases.

    On a video so short that the usual share of it is shorter still, it is as short as the budget; and a budget of the whole
    video takes the whole video, with the shots between two near cuts.
    """
    if edits.min_clip > DEFAULT_MIN_CLIP:
        return edits.min_clip
    if budget >= duration and edits.max_clip is None and not edits.bans:
        return Fraction(0)
    short = edits.budget.relative and duration * DEFAULT_SHARE < edits.min_clip
    return min(edits.min_clip, budget) if short else edits.min_clip


def _pinned(edits: Edits, table: FrameTable) -> tuple[list[tuple[int, int]], list[str]]:
    """The frame ranges of the pins, overlapping ones joined, and warnings for those outside the video."""
    ranges = [frame_range(pin, table) for pin in edits.pins]
    outside = [pin for pin, (first, stop) in zip(edits.pins, ranges, strict=True) if first == stop]
    return _merged(ranges, touching=False), [reasons.pin_outside(pin.start) for pin in outside]


def _merged(ranges: list[tuple[int, int]], *, touching: bool) -> list[tuple[int, int]]:
    """The union of frame ranges in order; ranges that only touch are joined if `touching`."""
    union: list[tuple[int, int]] = []
    for first, stop in sorted(span for span in ranges if span[0] < span[1]):
        if union and (first < union[-1][1] or (touching and first == union[-1][1])):
            union[-1] = (union[-1][0], max(union[-1][1], stop))
        else:
            union.append((first, stop))
    return union


def _free_runs(shots: Shots, table: FrameTable, edits: Edits, blocked: list[tuple[int, int]]) -> _Runs:
    """What is left of every shot, or of its trim, without the blocked ranges."""
    first, stop = shots.bounds[:-1].copy(), shots.bounds[1:].copy()
    fixed = np.zeros(len(shots), dtype=bool)
    for trim in edits.trims:
        if 0 <= trim.shot < len(shots):
            (low, high), (start, end) = frame_range(trim.interval, table), shots.frames(trim.shot)
            first[trim.shot], stop[trim.shot] = max(low, start), min(high, end)
            fixed[trim.shot] = True
    runs = _Runs(first, stop, np.arange(len(shots)), fixed)
    for low, high in blocked:
        meets = (runs.first < high) & (runs.stop > low)
        cut = runs.where(meets)
        before = _Runs(cut.first, np.minimum(cut.stop, low), cut.shot, cut.fixed)
        after = _Runs(np.maximum(cut.first, high), cut.stop, cut.shot, cut.fixed)
        runs = _Runs.joined([runs.where(~meets), before, after])
        runs = runs.where(runs.first < runs.stop)
    return runs.where(runs.first < runs.stop)


def _barriers(shots: Shots, edits: Edits, blocked: list[tuple[int, int]], runs: _Runs) -> Frames:
    """Frames that no margin crosses: hard cuts, the ends of the video, of pins, bans, trimmed shots and their trims."""
    trimmed = np.array([trim.shot for trim in edits.trims if trim.shot < len(shots)], dtype=np.int64)
    ends = np.array([end for span in blocked for end in span], dtype=np.int64)
    borders = (shots.bounds[shots.hard], shots.bounds[trimmed], shots.bounds[trimmed + 1], ends)
    return np.unique(np.concatenate((*borders, runs.first[runs.fixed], runs.stop[runs.fixed])))


def _items(
    runs: _Runs, score: ScoreIntegral, table: FrameTable, edits: Edits, room: int, min_clip: Fraction
) -> tuple[_Runs, bool]:
    """The runs that may be clips, split where too long, and whether the shortest clip had to be given up for lack of any.

    A run longer than the longest clip gives the best pieces of that length, with a gap between them. A run longer than the
    budget gives pieces of half the budget, best first, so that one shot does not fill the summary alone unless all of it is
    better than everything else; chosen pieces that meet become one clip again.
    """
    ticks = score.ticks
    shortest, frame = _ticks(min_clip, table, math.ceil), int((ticks[-1] - ticks[0]) // len(table))
    limit, piece, gap = room, (room // 2 if room // 2 >= shortest + 2 * frame else room), 0
    if edits.max_clip is not None and (longest := _ticks(edits.max_clip, table, math.floor)) <= limit:
        limit, piece, gap = longest, longest, _ticks(max(SPLIT_GAP, edits.min_gap), table, math.ceil)
    fixed = runs.where(runs.fixed)
    fixed = fixed.where(ticks[fixed.stop] - ticks[fixed.first] <= room)
    free = _split(runs.where(~runs.fixed), score, limit, piece, gap)
    length = ticks[free.stop] - ticks[free.first]
    for enough in (shortest, shortest - frame - _ticks(GRID, table, math.ceil), 1):
        fitting = free.where(length >= enough)
        if len(fitting.first) or len(fixed.first):
            return _Runs.joined([fitting, fixed]), enough == 1 and shortest > 1 and len(fitting.first) > 0
    return free, False


def _ticks(seconds: Fraction, table: FrameTable, rounding: Callable[[Fraction], int]) -> int:
    return rounding(seconds / table.time_base)


def _split(runs: _Runs, score: ScoreIntegral, limit: int, piece: int, gap: int) -> _Runs:
    """Runs longer than `limit` ticks divided into pieces of at most `piece` ticks, the best-scoring stretch first."""
    ticks = score.ticks
    done = []
    while True:
        long = ticks[runs.stop] - ticks[runs.first] > limit
        done.append(runs.where(~long))
        runs = runs.where(long)
        if not len(runs.first):
            return _Runs.joined(done)
        first, stop = _best_windows(runs, score, piece)
        found = stop > first
        runs, first, stop = runs.where(found), first[found], stop[found]
        done.append(_Runs(first, stop, runs.shot, runs.fixed))
        before = _Runs(runs.first, np.searchsorted(ticks, ticks[first] - gap, side="right") - 1, runs.shot, runs.fixed)
        after = _Runs(np.searchsorted(ticks, ticks[stop] + gap, side="left"), runs.stop, runs.shot, runs.fixed)
        runs = _Runs.joined([before, after])
        runs = runs.where(runs.first < runs.stop)
        limit = piece


def _best_windows(runs: _Runs, score: ScoreIntegral, length: int) -> tuple[Frames, Frames]:
    """Per run the frames [first, stop) of at most `length` ticks with the greatest score; empty where one frame is too long.

    The integral of a piecewise constant score over a window of fixed length is greatest where one end of the window lies on
    an end of a piece or of the run, so only those are tried.
    """
    ticks, borders = score.ticks, score.borders
    low = np.searchsorted(borders, runs.first, side="right")
    number = np.searchsorted(borders, runs.stop, side="left") - low + 1
    row = np.repeat(np.arange(len(number)), number)
    place = np.arange(len(row)) - np.repeat(np.cumsum(number) - number, number)
    inner = borders[np.minimum(low[row] + np.maximum(place - 1, 0), len(borders) - 1)]
    starts, stops = np.where(place == 0, runs.first[row], inner), np.where(place == 0, runs.stop[row], inner)
    ends = np.minimum(np.searchsorted(ticks, ticks[starts] + length, side="right") - 1, runs.stop[row])
    begins = np.maximum(np.searchsorted(ticks, ticks[stops] - length, side="left"), runs.first[row])
    first, stop, row = np.concatenate((starts, begins)), np.concatenate((ends, stops)), np.concatenate((row, row))
    span = ticks[stop] - ticks[first]
    gain = np.where(span > 0, score.over(first, stop) + FILL * score.second * span, -1.0)
    order = np.lexsort((first, -gain, row))
    best = order[np.searchsorted(row[order], np.arange(len(number)))]
    return first[best], np.maximum(stop[best], first[best])


def _with_margins(
    items: _Runs, ticks: Frames, barriers: Frames, table: FrameTable, edits: Edits, room: int
) -> tuple[Frames, Frames]:
    """The items widened by the margin, up to barriers; a margin makes no clip longer than the longest clip or the budget."""
    margin = _ticks(edits.margin, table, math.floor)
    if margin == 0 or not len(items.first):
        return items.first, items.stop
    limit = room if edits.max_clip is None else min(room, _ticks(edits.max_clip, table, math.floor))
    each = np.clip((limit - (ticks[items.stop] - ticks[items.first])) // 2, 0, margin)
    first = np.searchsorted(ticks, ticks[items.first] - each, side="left")
    stop = np.searchsorted(ticks, ticks[items.stop] + each, side="right") - 1
    before = barriers[np.searchsorted(barriers, items.first, side="right") - 1]
    after = barriers[np.searchsorted(barriers, items.stop, side="left")]
    return np.maximum(first, before), np.minimum(stop, after)
