"""Per-sample scores: the training-free contrastive scorer, and the fusion of importance and relevance.

All functions are pure and deterministic; a sample's value is float32 in [0, 1].
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.errors import InputError
from vsum_desktop.core.jobs import CancelToken
from vsum_desktop.core.shots import Shots

NEAREST_SHARE = 0.1  # K = max(1, ⌊NEAREST_SHARE · N⌋) nearest samples, the sample itself among them
SMOOTHING = 1.0  # standard deviation of the Gaussian, in samples
_ROW_CELLS = 1 << 22  # cells of one block of the similarity matrix: 16 MiB


def contrastive(embeddings: NDArray[np.float32], cancel: CancelToken | None = None) -> NDArray[np.float32]:
    """Importance without training: local dissimilarity × global consistency, smoothed, scaled to [0, 1].

    With cosines c and distances d = 2 − 2c: A_i is the mean distance to the K most similar samples (i itself included, as in
    the published code), U_i = log mean_j exp(−2·d_ij). The score is minmax(A)·minmax(U), smoothed by a Gaussian over samples
    and scaled to [0, 1] at the end, which changes no rank and lets it stand beside relevance. A video without differences
    gets 0.5 throughout. Needs O(N·B) memory for blocks of B rows.

    Source: Pang et al., "Contrastive Losses Are Natural Criteria for Unsupervised Video Summarization", WACV 2023.

    Args:
        embeddings: float32 [N, E], L2-normalised rows, N ≥ 1.
        cancel: Checked once per block.

    Returns:
        float32 [N].

    Raises:
        Cancelled: Once `cancel` is set.
    """
    count = len(embeddings)
    nearest = max(1, int(NEAREST_SHARE * count))
    local = np.empty(count)
    consistency = np.empty(count)
    rows = max(1, _ROW_CELLS // count)
    for start in range(0, count, rows):
        if cancel is not None:
            cancel.raise_if_cancelled()
        block = slice(start, start + rows)
        cosine = embeddings[block] @ embeddings.T
        top = np.partition(cosine, count - nearest, axis=1)[:, count - nearest :]
        local[block] = 2 - 2 * top.mean(axis=1, dtype=np.float64)
        np.exp(4 * cosine - 4, out=cosine)
        consistency[block] = np.log(cosine.mean(axis=1, dtype=np.float64))
    product = scale_to_unit(local, flat=1.0) * scale_to_unit(consistency, flat=1.0)
    return scale_to_unit(smooth(product, SMOOTHING)).astype(np.float32)


def fuse(importance: NDArray[np.float32], relevance: NDArray[np.float32] | None, strength: float) -> NDArray[np.float32]:
    """The score that a summary is chosen by: (1 − q)·importance + q·relevance, float32 [N]; importance without a query.

    Args:
        importance: float32 [N] in [0, 1].
        relevance: float32 [N] in [0, 1], None without a query.
        strength: The query strength q in [0, 1].

    Raises:
        InputError: If q lies outside [0, 1]; field `strength`.
    """
    if not 0 <= strength <= 1:
        raise InputError("the query strength lies between 0 and 1", strength=strength)
    if relevance is None:
        return importance
    return ((1 - strength) * importance + strength * relevance).astype(np.float32)


def shot_means(values: NDArray[np.float32], shots: Shots, picks: NDArray[np.int64]) -> NDArray[np.float32]:
    """Mean of a per-sample value over each shot, float32 [S]; a shot without a sample takes its keyframe's value."""
    of = shots.of_samples(picks)
    number = np.bincount(of, minlength=len(shots))
    total = np.bincount(of, weights=values, minlength=len(shots))
    return np.where(number > 0, total / np.maximum(number, 1), values[shots.keyframe]).astype(np.float32)


def scale_to_unit(values: NDArray[np.floating], flat: float = 0.5) -> NDArray[np.float64]:
    """The values moved and stretched to fill [0, 1]; `flat` throughout where they do not differ."""
    exact = np.asarray(values, dtype=np.float64)
    low, high = float(exact.min()), float(exact.max())
    if high - low <= 1e-6 * max(1.0, abs(high), abs(low)):
        return np.full(exact.shape, flat)
    return (exact - low) / (high - low)


def smooth(values: NDArray[np.float64], sigma: float) -> NDArray[np.float64]:
    """Gaussian smoothing over samples, cut off at 4 σ, the ends mirrored; float64 [N]."""
    reach = int(4 * sigma + 0.5)
    offsets = np.arange(-reach, reach + 1)
    kernel = np.exp(-0.5 * (offsets / sigma) ** 2)
    padded = np.pad(values, reach, mode="symmetric")
    return np.convolve(padded, kernel / kernel.sum(), mode="valid")
