"""From scores to a summary, and F1 with people's summaries, as the benchmarks do it (protocol steps E4 and E5 of the design).

This is not the product's own summary, which works on exact times with clips and margins: figures of papers need their rules.
Shots are runs of frames with *inclusive* ends; counts are int64.
"""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

SHARE_PERCENT = 15
ShotEnds = Literal["inclusive", "exclusive"]


def frame_scores(scores: NDArray[np.floating], picks: NDArray[np.int64], frames: int) -> NDArray[np.float64]:
    """Score of each frame, float64 [F]: that of the last sample at or before it; frames before the first sample get 0.

    Args:
        scores: float [N].
        picks: int64 [N], frame of each sample, increasing.
        frames: F.
    """
    found = np.searchsorted(picks, np.arange(frames), side="right") - 1
    return np.where(found >= 0, np.asarray(scores, np.float64)[np.maximum(found, 0)], 0.0)


def knapsack(values: NDArray[np.float64], costs: NDArray[np.int64], capacity: int) -> NDArray[np.bool_]:
    """The subset of greatest value that fits, by the full dynamic programme; at a tie an item is left out, later ones first.

    Args:
        values: float64 [S].
        costs: int64 [S], each > 0.
        capacity: ≥ 0.

    Returns:
        bool [S].
    """
    best = np.zeros(capacity + 1)
    taken = np.zeros((len(values), capacity + 1), bool)
    for item, (value, cost) in enumerate(zip(values.tolist(), costs.tolist(), strict=True)):
        if cost <= capacity:
            with_item = best[: capacity + 1 - cost] + value
            np.greater(with_item, best[cost:], out=taken[item, cost:])
            best[cost:] = np.maximum(with_item, best[cost:])
    chosen = np.zeros(len(values), bool)
    left = capacity
    for item in range(len(values) - 1, -1, -1):
        if taken[item, left]:
            chosen[item] = True
            left -= int(costs[item])
    return chosen


def summarise(
    scores: NDArray[np.floating], picks: NDArray[np.int64], frames: int, shots: NDArray[np.int64], ends: ShotEnds = "inclusive"
) -> NDArray[np.bool_]:
    """The summary of at most 15 % of the frames: the shots of greatest total value, a shot's value being its mean frame score.

    Args:
        scores: float [N].
        picks: int64 [N].
        frames: F.
        shots: int64 [S, 2], first and last frame of each shot.
        ends: `exclusive` loses each shot's last frame while its cost counts it, as the public GraVi-T code does.

    Returns:
        bool [F].
    """
    by_frame = frame_scores(scores, picks, frames)
    stop = shots[:, 1] + (1 if ends == "inclusive" else 0)
    sums = np.concatenate([[0.0], np.cumsum(by_frame)])
    number = np.maximum(stop - shots[:, 0], 1)
    values = (sums[np.minimum(stop, frames)] - sums[shots[:, 0]]) / number
    costs = (shots[:, 1] - shots[:, 0] + 1).astype(np.int64)
    summary = np.zeros(frames, bool)
    for shot in np.flatnonzero(knapsack(values, costs, SHARE_PERCENT * frames // 100)):
        summary[shots[shot, 0] : stop[shot]] = True
    return summary


def f1(summary: NDArray[np.bool_], people: NDArray[np.bool_]) -> NDArray[np.float64]:
    """2|S∩G| / (|S| + |G|) with each person's summary, float64 [U]; two empty summaries give 0.

    Args:
        summary: bool [F].
        people: bool [U, F].
    """
    shared = np.count_nonzero(people & summary, axis=1).astype(np.int64)
    total = np.count_nonzero(people, axis=1).astype(np.int64) + int(np.count_nonzero(summary))
    return 2.0 * shared / np.maximum(total, 1)
