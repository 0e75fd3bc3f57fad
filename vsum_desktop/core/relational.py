"""Relational descriptors: what can be said of a sample from similarities inside its own video.

Nothing here depends on the encoder's space. Rows are centred on the video's mean before they are compared, similarities are
replaced by their quantile among the video's own similarities, and everything else by its mid-rank in the video, so that two
encoders that order the pairs of a video alike give the same numbers.

Memory and time are bounded: a row is compared with at most `REFERENCES` evenly spaced samples of the video (with all of them up
to that many) and with its `HALO` neighbours on either side, in blocks of `BLOCK` rows:
O(N·BLOCK) memory, O(N·REFERENCES·E) time.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

OFFSETS = tuple(range(-12, 0)) + tuple(range(1, 13))
QUANTILES = (0.05, 0.25, 0.50, 0.75, 0.90, 0.95, 0.99)
WINDOWS = (2, 4, 8, 16, 32)
DENSITIES = (0.80, 0.95)
REFERENCES = 1024
BLOCK = 512
HALO = 32
NEAR = 16
_BINS = 2048
_NORM_FLOOR = 0.02
_PRODUCT_FLOOR = 1e-3
_EDGE_SECONDS = 15.0

RELATIONAL_COLUMNS: tuple[str, ...] = (
    *(f"similarity{offset:+d}" for offset in OFFSETS),
    *(f"row_quantile_{round(100 * q):02d}" for q in QUANTILES),
    "similarity_video_mean",
    *(f"{name}_{w}" for name in ("novelty", "past_mean", "future_mean") for w in WINDOWS),
    "local_dissimilarity",
    "global_consistency",
    "contrastive",
    *(f"{name}_{round(100 * q)}" for name in ("near_share", "far_share") for q in DENSITIES),
    "run_past",
    "run_future",
    "position",
    "distance_from_middle",
    "near_start",
    "near_end",
    "length",
)


@dataclass(frozen=True, slots=True, eq=False)
class _Frame:
    """What all blocks share: the mean, the references, the distribution of their similarities, the least one of a run."""

    mean: NDArray[np.float32]
    reference_index: NDArray[np.int64]
    references: NDArray[np.float32]
    nodes: NDArray[np.float64]
    levels: NDArray[np.float64]
    alike: float


def centred(embeddings: NDArray[np.float32], mean: NDArray[np.float32]) -> NDArray[np.float32]:
    """Rows minus `mean`, scaled to unit length; rows closer than 0.02 to the mean stay short: a still video has no noise.

    Args:
        embeddings: float [B, E], unit rows.
        mean: float32 [E].

    Returns:
        float32 [B, E].
    """
    rows = np.asarray(embeddings, np.float32) - mean
    norm = np.sqrt(np.einsum("ij,ij->i", rows, rows))
    scaled: NDArray[np.float32] = rows / np.maximum(norm, np.float32(_NORM_FLOOR))[:, None]
    return scaled


def mid_ranks(values: NDArray[np.floating]) -> NDArray[np.float32]:
    """Mid-rank of each value among all, scaled to [−1, 1]; values equal to 1e-4 share a rank, a constant gives zeros.

    Args:
        values: float [N].

    Returns:
        float32 [N].
    """
    grid = np.round(np.asarray(values, np.float64) * 1e4)
    ordered = np.sort(grid)
    below = np.searchsorted(ordered, grid, side="left")
    upto = np.searchsorted(ordered, grid, side="right")
    return ((below + upto) / len(grid) - 1.0).astype(np.float32)


def relational(embeddings: NDArray[np.float32], times: NDArray[np.float64]) -> NDArray[np.float32]:
    """The relational descriptors of a video, one row per sample, columns `RELATIONAL_COLUMNS`, all within [−1, 1].

    * `similarity±k`: similarity to the sample k later or earlier, as its quantile (0 ↦ −1, 1 ↦ 1); 0 outside the video.
    * `row_quantile_q`: quantile q of the similarities to the references, as a quantile of all similarities.
    * `similarity_video_mean`: rank of the cosine between the raw row and the video's mean.
    * `novelty_w`: rank of 1 − cosine between the means of the w samples before and after; `past_mean_w`, `future_mean_w`: ranks
      of the cosine of the row to either. Windows are cut at the ends of the video; an empty one counts as similarity 1.
    * `local_dissimilarity`, `global_consistency`, `contrastive`: ranks of the two contrastive criteria (mean of 2 − 2c over
      the closest tenth; log mean exp(−2(2 − 2c))) and of the product of their min–max forms.
    * `near_share_q`, `far_share_q`: rank of the share of references within and beyond 16 samples closer than quantile q.
    * `run_past`, `run_future`: how many samples before and after in one go are closer than halfway from the median of all pairs
      to the median of adjacent ones (0 ↦ −1, 12 ↦ 1).
    * `position` (−1 first … 1 last), `distance_from_middle` (−1 … 1), `near_start` and `near_end` (exp(−seconds/15)), `length`
      (log2 of the minutes / 5, clipped).

    Args:
        embeddings: float [N, E], N ≥ 1, unit rows; float16 maps are read block by block.
        times: float64 [N], seconds, increasing.

    Returns:
        float32 [N, 61].
    """
    n = len(embeddings)
    frame = _frame(embeddings)
    parts = [_block(embeddings, frame, start, min(n, start + BLOCK)) for start in range(0, n, BLOCK)]
    mapped = np.concatenate([part[0] for part in parts])
    ranked = np.concatenate([part[1] for part in parts])
    del parts
    local, spread = (_min_max(ranked[:, column]) for column in (-2, -1))
    shares = 2 * len(DENSITIES)
    middle = ranked[:, : -2 - shares]
    columns = [
        mapped[:, : len(OFFSETS) + len(QUANTILES)],
        *(mid_ranks(middle[:, c])[:, None] for c in range(middle.shape[1])),
        *(mid_ranks(values)[:, None] for values in (local, spread, local * spread)),
        *(mid_ranks(ranked[:, c - 2 - shares])[:, None] for c in range(shares)),
        mapped[:, len(OFFSETS) + len(QUANTILES) :],
        _position(np.asarray(times, np.float64)),
    ]
    return np.concatenate(columns, axis=1, dtype=np.float32)


def _frame(embeddings: NDArray[np.float32]) -> _Frame:
    n, width = embeddings.shape
    total = np.zeros(width, np.float64)
    for start in range(0, n, BLOCK):
        total += np.asarray(embeddings[start : start + BLOCK], np.float32).sum(axis=0, dtype=np.float64)
    mean = (total / n).astype(np.float32)
    count = min(n, REFERENCES)
    index = (np.arange(count, dtype=np.int64) * n) // count
    references = centred(embeddings[index], mean)
    nodes, levels = _distribution(references)
    following = centred(embeddings[np.minimum(index + 1, n - 1)], mean)
    adjacent = float(np.median(np.einsum("ij,ij->i", references, following)))
    alike = 0.5 * (adjacent + float(np.interp(0.5, levels, nodes)))
    return _Frame(mean, index, references, nodes, levels, alike)


def _distribution(references: NDArray[np.float32]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Nodes in [−1, 1] and the mid-distribution there of the cosines of all reference pairs (uniform if there is no pair)."""
    nodes: NDArray[np.float64] = (np.arange(_BINS, dtype=np.float64) + 0.5) * (2.0 / _BINS) - 1.0
    count = len(references)
    histogram = np.zeros(_BINS, np.int64)
    for start in range(0, count, BLOCK):
        histogram += np.bincount(_bin(references[start : start + BLOCK] @ references.T).ravel(), minlength=_BINS)
    own = _bin(np.einsum("ij,ij->i", references, references))
    histogram -= np.bincount(own, minlength=_BINS)
    np.maximum(histogram, 0, out=histogram)
    pairs = int(histogram.sum())
    if pairs == 0:
        return nodes, np.linspace(0.0, 1.0, _BINS)
    below = np.cumsum(histogram) - histogram
    levels: NDArray[np.float64] = (below + 0.5 * histogram) / pairs
    return nodes, levels


def _bin(cosines: NDArray[np.float32]) -> NDArray[np.int64]:
    bins: NDArray[np.int64] = np.clip((cosines + 1.0) * (_BINS / 2), 0, _BINS - 1).astype(np.int64)
    return bins


def _block(
    embeddings: NDArray[np.float32], frame: _Frame, start: int, stop: int
) -> tuple[NDArray[np.float32], NDArray[np.float64]]:
    """Columns of rows [start, stop): those mapped by quantile (final) and the raw ones that the video ranks later."""
    n = len(embeddings)
    low, high = max(0, start - HALO), min(n, stop + HALO)
    raw = np.asarray(embeddings[low:high], np.float32)
    halo = centred(raw, frame.mean)
    rows = halo[start - low : stop - low]
    index = np.arange(start, stop)
    steps, runs = _steps(rows @ halo.T, index, low, n, frame)
    spread, contrast, shares = _against_references(rows @ frame.references.T, index, frame)
    own = raw[start - low : stop - low]
    length = np.linalg.norm(own, axis=1) * max(float(np.linalg.norm(frame.mean)), 1e-6)
    typical = (own @ frame.mean) / np.maximum(length, 1e-6)
    windows = _windows(halo, index, low, n)
    mapped = np.concatenate([steps, spread, runs], axis=1).astype(np.float32)
    return mapped, np.concatenate([typical[:, None], windows, shares, contrast], axis=1, dtype=np.float64)


def _level(cosines: NDArray[np.floating], frame: _Frame) -> NDArray[np.float64]:
    level: NDArray[np.float64] = 2.0 * np.interp(cosines, frame.nodes, frame.levels) - 1.0
    return level


def _cosine_at(level: float, frame: _Frame) -> float:
    """The cosine above which a share of 1 − level of the pairs lies."""
    return float(frame.nodes[min(int(np.searchsorted(frame.levels, level)), _BINS - 1)])


def _steps(
    gram: NDArray[np.float32], index: NDArray[np.int64], low: int, n: int, frame: _Frame
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Quantiles of the similarity at each offset [B, 24] and the lengths of the similar runs before and after [B, 2]."""
    target = index[:, None] + np.array(OFFSETS)
    inside = (target >= 0) & (target < n)
    cosines = np.take_along_axis(gram, np.clip(target - low, 0, gram.shape[1] - 1), axis=1)
    steps = np.where(inside, _level(cosines, frame), 0.0)
    close = inside & (cosines > frame.alike)
    half = len(OFFSETS) // 2
    past = np.cumprod(close[:, :half][:, ::-1], axis=1).sum(axis=1)
    future = np.cumprod(close[:, half:], axis=1).sum(axis=1)
    return steps, np.stack([past, future], axis=1) * (2.0 / half) - 1.0


def _against_references(
    cosines: NDArray[np.float32], index: NDArray[np.int64], frame: _Frame
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Row quantiles [B, 7], the two contrastive criteria [B, 2], near and far shares [B, 4]."""
    count = cosines.shape[1]
    near = np.abs(frame.reference_index - index[:, None]) <= NEAR
    near_count = np.maximum(near.sum(axis=1), 1)
    far_count = np.maximum(count - near.sum(axis=1), 1)
    near_shares, far_shares = [], []
    for level in DENSITIES:
        close = cosines > _cosine_at(level, frame)
        hits = (close & near).sum(axis=1)
        near_shares.append(hits / near_count)
        far_shares.append((close.sum(axis=1) - hits) / far_count)
    consistency = np.log(np.exp(4.0 * cosines - 4.0).mean(axis=1, dtype=np.float64))
    ordered = np.sort(cosines, axis=1)
    place = np.array(QUANTILES) * (count - 1)
    lower = np.floor(place).astype(np.int64)
    upper = np.minimum(lower + 1, count - 1)
    rows = ordered[:, lower] + (ordered[:, upper] - ordered[:, lower]) * (place - lower)
    closest = ordered[:, count - max(1, count // 10) :].mean(axis=1, dtype=np.float64)
    contrast = np.stack([2.0 - 2.0 * closest, consistency], axis=1)
    return _level(rows, frame), contrast, np.stack(near_shares + far_shares, axis=1)


def _windows(halo: NDArray[np.float32], index: NDArray[np.int64], low: int, n: int) -> NDArray[np.float64]:
    """Novelty, similarity to the past and to the future mean for each window, raw, [B, 15]."""
    sums = np.zeros((len(halo) + 1, halo.shape[1]), np.float32)
    np.cumsum(halo, axis=0, out=sums[1:])
    rows = halo[index - low]
    here = index - low
    columns: list[list[NDArray[np.float64]]] = [[], [], []]
    for window in WINDOWS:
        past = (sums[here] - sums[np.maximum(index - window, 0) - low]) / np.float32(window)
        future = (sums[np.minimum(index + 1 + window, n) - low] - sums[here + 1]) / np.float32(window)
        columns[0].append(1.0 - _cosine(past, future))
        columns[1].append(_cosine(rows, past))
        columns[2].append(_cosine(rows, future))
    return np.stack([column for group in columns for column in group], axis=1)


def _cosine(left: NDArray[np.float32], right: NDArray[np.float32]) -> NDArray[np.float64]:
    """Row-wise cosine; 1 where a row is (nearly) zero: nothing is new next to nothing."""
    product = np.einsum("ij,ij->i", left, right, dtype=np.float64)
    norms = np.sqrt(np.einsum("ij,ij->i", left, left) * np.einsum("ij,ij->i", right, right))
    return np.where(norms > _PRODUCT_FLOOR, product / np.maximum(norms, _PRODUCT_FLOOR), 1.0)


def _min_max(values: NDArray[np.float64]) -> NDArray[np.float64]:
    span = float(np.ptp(values))
    return (values - values.min()) / span if span > 1e-3 else np.full_like(values, 0.5)


def _position(times: NDArray[np.float64]) -> NDArray[np.float32]:
    n = len(times)
    place = np.linspace(-1.0, 1.0, n) if n > 1 else np.zeros(1)
    minutes = max(float(times[-1] - times[0]) / 60.0, 1.0 / 60.0)
    columns = [
        place,
        2.0 * np.abs(place) - 1.0,
        np.exp(-(times - times[0]) / _EDGE_SECONDS),
        np.exp(-(times[-1] - times) / _EDGE_SECONDS),
        np.full(n, np.clip(np.log2(minutes) / 5.0, -1.0, 1.0)),
    ]
    return np.stack(columns, axis=1).astype(np.float32)
