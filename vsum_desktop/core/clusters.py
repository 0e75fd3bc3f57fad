"""Importance without training, by themes: events that look alike make a theme; typical samples of long themes count most.

Pure and deterministic. Events are the shots of `core.shots` without cuts; themes come from density clustering (DBSCAN with at
least two events) over the events' mean embeddings, its reach read off the knee of the nearest-neighbour distances. After
training-free summarisers that cluster frozen embeddings; the score's form is our own choice.
"""

from __future__ import annotations

import itertools

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.jobs import CancelToken
from vsum_desktop.core.scores import SMOOTHING, scale_to_unit, smooth
from vsum_desktop.core.shots import sample_events

STRAY_WEIGHT = 0.01  # of a theme that covers the whole video; what belongs nowhere still has an order
_BLOCK = 512


def clusters(
    embeddings: NDArray[np.float32], times: NDArray[np.float64], cancel: CancelToken | None = None
) -> NDArray[np.float32]:
    """Importance of each sample: cosine to the typical sample of its event × log(1 + its theme's share of the video).

    Samples of an event without a like get a hundredth of log 2 in the place of the logarithm. Smoothed by a Gaussian of one
    sample and scaled to [0, 1]; a video without differences gets 0.5 throughout. O(M²) time and bits for M events.

    Args:
        embeddings: float32 [N, E], L2-normalised rows, N ≥ 1.
        times: float64 [N], seconds, increasing.
        cancel: Checked once per block.

    Returns:
        float32 [N].

    Raises:
        Cancelled: Once `cancel` is set.
    """
    bounds = sample_events(embeddings, times)
    sizes = np.diff(bounds)
    means = np.add.reduceat(embeddings.astype(np.float64), bounds[:-1], axis=0) / sizes[:, None]
    theme = themes(means, cancel)
    share = np.bincount(theme, weights=sizes, minlength=len(sizes))[theme] / len(embeddings)
    alone = np.bincount(theme, minlength=len(sizes))[theme] < 2
    weight = np.where(alone, STRAY_WEIGHT * np.log(2.0), np.log1p(share))
    values = np.empty(len(embeddings))
    for event, (start, stop) in enumerate(itertools.pairwise(bounds.tolist())):
        rows = embeddings[start:stop]
        typical = rows[int(np.argmax(rows @ means[event].astype(np.float32)))]
        values[start:stop] = weight[event] * (rows @ typical)
    return scale_to_unit(smooth(values, SMOOTHING)).astype(np.float32)


def themes(means: NDArray[np.float64], cancel: CancelToken | None = None) -> NDArray[np.int64]:
    """Which theme each event belongs to: the connected parts of "closer than the knee"; an event without a like is its own.

    Args:
        means: float64 [M, E], M ≥ 1.
        cancel: Checked once per block.

    Returns:
        int64 [M], the smallest event of the theme.
    """
    unit = means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-12)
    count = len(unit)
    nearest = np.empty(count)
    for start in range(0, count, _BLOCK):
        distance = _distances(unit, start, cancel)
        distance[np.arange(len(distance)), np.arange(start, start + len(distance))] = np.inf
        nearest[start : start + _BLOCK] = distance.min(axis=1)
    reach = knee(np.sort(nearest)) if count > 1 else 0.0
    close = np.concatenate([_distances(unit, start, cancel) <= reach for start in range(0, count, _BLOCK)])
    return _connected(close)


def knee(ascending: NDArray[np.float64]) -> float:
    """The value of an ascending curve that lies furthest below the line from its first to its last.

    Args:
        ascending: float64 [M], M ≥ 1.
    """
    chord = np.linspace(ascending[0], ascending[-1], len(ascending))
    return float(ascending[int(np.argmax(chord - ascending))])


def _distances(unit: NDArray[np.float64], start: int, cancel: CancelToken | None) -> NDArray[np.float64]:
    if cancel is not None:
        cancel.raise_if_cancelled()
    distances: NDArray[np.float64] = 1.0 - unit[start : start + _BLOCK] @ unit.T
    return distances


def _connected(close: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Smallest member of each item's connected part, int64 [M]; `close` bool [M, M] is symmetric."""
    label = np.full(len(close), -1, dtype=np.int64)
    for first in range(len(close)):
        if label[first] >= 0:
            continue
        label[first] = first
        waiting = [first]
        while waiting:
            found = np.flatnonzero(close[waiting.pop()] & (label < 0))
            label[found] = first
            waiting.extend(found.tolist())
    return label
