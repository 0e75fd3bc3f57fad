"""Shots: kernel change points of the samples, guarded by hard cuts.

The stretch between two hard cuts is divided on its own, so no shot spans a cut. Inside a stretch the change points minimise
the within-shot scatter of the embeddings plus a penalty per change point, by an exact dynamic programme over shots of bounded
length (Potapov et al., "Category-specific video summarization", ECCV 2014, with a linear penalty). Because a shot has a
greatest length, memory is O(N + B·E) for blocks of B samples and time is linear in N: 10 h need no windows and no merging.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.timing import Interval
from vsum_desktop.core.video import FrameTable, frozen

_BLOCK = 128  # samples whose costs are computed at once
_VIOLATION = 1e9  # more than any cost: a shot of a forbidden length is taken only where there is no other


@dataclass(frozen=True, slots=True, eq=False)
class Shots:
    """The S shots of a video: they cover every frame, in order, without overlap.

    Attributes:
        bounds: int64 [S+1], frame indices; shot s is the frames [bounds[s], bounds[s+1]).
        keyframe: int64 [S], index of the sample nearest to the shot's mean embedding; for a shot between two cuts that holds
            no sample, the sample nearest in frames to its middle.
        hard: bool [S+1], whether a bound is a hard cut (first and last bound included) and not a change point.
    """

    bounds: NDArray[np.int64]
    keyframe: NDArray[np.int64]
    hard: NDArray[np.bool_]

    def __post_init__(self) -> None:
        for array in (self.bounds, self.keyframe, self.hard):
            frozen(array)

    def __len__(self) -> int:
        return len(self.bounds) - 1

    def frames(self, shot: int) -> tuple[int, int]:
        """First and one past the last frame of a shot."""
        return int(self.bounds[shot]), int(self.bounds[shot + 1])

    def interval(self, shot: int, table: FrameTable) -> Interval:
        """The exact span of a shot."""
        return table.interval(*self.frames(shot))

    def of_frames(self, frames: NDArray[np.int64]) -> NDArray[np.int64]:
        """The shot of each frame index, int64, same shape."""
        found = np.searchsorted(self.bounds, frames, side="right") - 1
        return np.clip(found, 0, len(self) - 1).astype(np.int64)

    def most_shared(self, first: int, stop: int) -> int:
        """The shot that shares most frames with [first, stop)."""
        shared = np.minimum(self.bounds[1:], stop) - np.maximum(self.bounds[:-1], first)
        return int(np.argmax(shared))

    def of_samples(self, picks: NDArray[np.int64]) -> NDArray[np.int64]:
        """The shot of each sample, int64 [N], non-decreasing."""
        return self.of_frames(picks)


@dataclass(frozen=True, slots=True)
class ShotRules:
    """How fine the shots are.

    Attributes:
        min_length: Shortest shot in seconds; only hard cuts may make a shorter one.
        max_length: Longest shot in seconds; only a single sample that lasts longer may exceed it.
        strength: Penalty per change point in units of the video's scatter; larger means fewer shots.
        typical_length: Seconds of a shot at which the penalty's slope is taken.
        least_scatter: Floor of the scatter, so that noise in a still video makes no change points.
    """

    min_length: Fraction = Fraction(1)
    max_length: Fraction = Fraction(12)
    strength: float = 0.7
    typical_length: float = 5.0
    least_scatter: float = 0.02


def find_shots(
    embeddings: NDArray[np.float32],
    picks: NDArray[np.int64],
    cuts: NDArray[np.int64],
    table: FrameTable,
    settings: ShotRules | None = None,
) -> Shots:
    """Divide a video into shots.

    Every hard cut is a bound, however close the next one is: a shot between two cuts may be shorter than `min_length` and may
    even hold no sample. A change point between samples i−1 and i lies on frame picks[i].

    The penalty per change point is the slope of (vmax·m/2)(ln(N/m)+1), the term of Potapov et al., at shots of
    `typical_length`: vmax/2 · ln(N/m), with vmax = strength × scatter of the video, which makes the result independent of
    how narrow the encoder's cone of embeddings is.

    Args:
        embeddings: float32 [N, E], N ≥ 1, L2-normalised rows.
        picks: int64 [N], frame indices of the samples, strictly increasing.
        cuts: int64 [C], index of the first frame after each hard cut, in any order.
        table: Time of every frame.
        settings: How fine.
    """
    settings = settings or ShotRules()
    inner = np.unique(np.asarray(cuts, dtype=np.int64))
    inner = inner[(inner > 0) & (inner < len(table))]
    edges = np.concatenate(([0], inner, [len(table)])).astype(np.int64)
    first = np.searchsorted(picks, edges)
    penalty = _penalty(embeddings, float(table.time(len(table)) - table.time(0)) / len(picks), settings)
    changes = [
        picks[low + np.array(points, dtype=np.int64)]
        for low, high, start, stop in zip(first[:-1], first[1:], edges[:-1], edges[1:], strict=True)
        if high - low > 1
        and (
            points := _change_points(
                embeddings[low:high], _border_ticks(picks[low:high], start, stop, table), penalty, table.time_base, settings
            )
        )
    ]
    bounds = np.union1d(edges, np.concatenate(changes)) if changes else edges
    bounds = bounds.astype(np.int64)
    return Shots(bounds, _keyframes(embeddings, picks, bounds), np.isin(bounds, edges))


def sample_events(
    embeddings: NDArray[np.float32], times: NDArray[np.float64], settings: ShotRules | None = None
) -> NDArray[np.int64]:
    """Divide samples into events where no frames and cuts are known: the change points of `find_shots`, on samples.

    Args:
        embeddings: float32 [N, E], N ≥ 1, L2-normalised rows.
        times: float64 [N], seconds, increasing; the last sample lasts as long as the one before.
        settings: How fine.

    Returns:
        int64 [S+1], bounds: event s is the samples [bounds[s], bounds[s+1]).
    """
    settings = settings or ShotRules()
    step = float(times[-1] - times[0]) / (len(times) - 1) if len(times) > 1 else 0.0
    ticks = np.rint(np.append(times, times[-1] + step) * 1000).astype(np.int64)
    points = _change_points(embeddings, ticks, _penalty(embeddings, step, settings), Fraction(1, 1000), settings)
    return np.array([0, *points, len(times)], dtype=np.int64)


def _penalty(embeddings: NDArray[np.float32], step: float, settings: ShotRules) -> float:
    """Cost of one change point, in the unit of the scatter of one sample; `step` is the mean time between samples, seconds."""
    mean = embeddings.mean(axis=0, dtype=np.float64)
    squares = float(np.einsum("ne,ne->", embeddings, embeddings, dtype=np.float64)) / len(embeddings)
    scatter = max(squares - float(mean @ mean), settings.least_scatter)
    samples = max(2.0, settings.typical_length / step) if step > 0 else 2.0
    return settings.strength * scatter / 2 * math.log(samples)


def _border_ticks(picks: NDArray[np.int64], start: int, stop: int, table: FrameTable) -> NDArray[np.int64]:
    """Time of the n+1 possible bounds of a stretch of n samples, in ticks: its start, the samples 1…n−1, its end."""
    end = table.end if stop == len(table) else int(table.pts[stop])
    return np.concatenate(([table.pts[start]], table.pts[picks[1:]], [end])).astype(np.int64)


def _change_points(
    features: NDArray[np.float32], ticks: NDArray[np.int64], penalty: float, time_base: Fraction, settings: ShotRules
) -> list[int]:
    """The exact best change points of one stretch.

    `features` is [n, E], `ticks` int64 [n+1], the times of the borders. Returns indices in (0, n), ascending: a shot begins
    at each. A shot outside the allowed lengths is used only where no division avoids it.
    """
    count = len(features)
    shortest = math.ceil(settings.min_length / time_base)
    longest = math.floor(settings.max_length / time_base)
    if ticks[-1] - ticks[0] < 2 * shortest:
        return []
    lows = np.minimum(np.searchsorted(ticks, ticks - longest, side="left"), np.arange(count + 1) - 1)
    best = np.zeros(count + 1)
    previous = np.zeros(count + 1, dtype=np.int64)
    for start in range(1, count + 1, _BLOCK):
        stop = min(start + _BLOCK, count + 1)
        base = int(lows[start])
        scatter = _scatter(features[base : stop - 1])
        for end in range(start, stop):
            low = int(lows[end])
            cost = best[low:end] + scatter[low - base : end - base, end - base]
            cost += _VIOLATION * (ticks[end] - ticks[low:end] < shortest)
            choice = int(np.argmin(cost))
            best[end] = cost[choice] + penalty
            previous[end] = low + choice
    points = []
    end = int(previous[count])
    while end > 0:
        points.append(end)
        end = int(previous[end])
    return points[::-1]


def _scatter(features: NDArray[np.float32]) -> NDArray[np.float64]:
    """Sum of squared distances to the mean for every run [a, b) of n samples: float64 [n+1, n+1], valid where a < b."""
    rows = features.astype(np.float64)
    sums = np.concatenate((np.zeros((1, rows.shape[1])), np.cumsum(rows, axis=0)))
    squares = np.concatenate(([0.0], np.cumsum(np.einsum("ne,ne->n", rows, rows))))
    gram = sums @ sums.T
    norms = np.diag(gram)
    length = np.arange(len(sums))[None, :] - np.arange(len(sums))[:, None]
    spread = (norms[None, :] + norms[:, None] - 2 * gram) / np.maximum(length, 1)
    return np.asarray(np.maximum(squares[None, :] - squares[:, None] - spread, 0.0))


def _keyframes(embeddings: NDArray[np.float32], picks: NDArray[np.int64], bounds: NDArray[np.int64]) -> NDArray[np.int64]:
    """Per shot the index of its most typical sample, int64 [S]."""
    middle = (bounds[:-1] + bounds[1:] - 1) / 2
    after = np.clip(np.searchsorted(picks, middle), 0, len(picks) - 1)
    before = np.maximum(after - 1, 0)
    keyframe = np.where(np.abs(picks[before] - middle) <= np.abs(picks[after] - middle), before, after).astype(np.int64)
    first = np.searchsorted(picks, bounds)
    for shot in np.flatnonzero(np.diff(first) > 1):
        rows = embeddings[first[shot] : first[shot + 1]]
        keyframe[shot] = first[shot] + int(np.argmax(rows @ rows.mean(axis=0)))
    single = np.flatnonzero(np.diff(first) == 1)
    keyframe[single] = first[single]
    return keyframe
