"""Frame features, and the scorer inputs that do not depend on the encoder.

A scorer never sees an encoder's own space. It gets similarities only:

* `concepts-v1` (`CONCEPTS_V1_COLUMNS`): 128 z-scored cosines to anchor words, the relational descriptors of `core.relational`,
  and the query channels. For encoders with a text tower.
* `relational-v1` (`RELATIONAL_V1_COLUMNS`): the same without the anchors, for encoders without one.

The columns of a version never change once a scorer has been shipped with it; a better list is a new version.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.errors import IncompatibleModelError
from vsum_desktop.core.relational import BLOCK, RELATIONAL_COLUMNS, mid_ranks, relational

ANCHORS = 128
CLIP = 6.0

QUERY_COLUMNS: tuple[str, ...] = (
    "query_present",
    "query_level",
    "query_peak",
    "query_below_peak",
    "query_standard",
    "query_rank",
    "query_mean_5",
    "query_mean_17",
)
CONCEPTS_V1_COLUMNS: tuple[str, ...] = (*(f"anchor_{k:03d}" for k in range(ANCHORS)), *RELATIONAL_COLUMNS, *QUERY_COLUMNS)
RELATIONAL_V1_COLUMNS: tuple[str, ...] = (*RELATIONAL_COLUMNS, *QUERY_COLUMNS)
CONCEPTS_V1_SIZE = len(CONCEPTS_V1_COLUMNS)
RELATIONAL_V1_SIZE = len(RELATIONAL_V1_COLUMNS)


@dataclass(frozen=True, slots=True, eq=False)
class FrameFeatures:
    """What the encoder saw of a video.

    Attributes:
        times: float64 [N], seconds from the start of the presentation.
        picks: int64 [N], frame indices, strictly increasing.
        embeddings: float32 [N, E], L2-normalised rows.
        regions: float32 [N, R, E] or None for an encoder without regions.
        luma: float32 [N] in [0, 1], mean brightness of each sample.
    """

    times: NDArray[np.float64]
    picks: NDArray[np.int64]
    embeddings: NDArray[np.float32]
    regions: NDArray[np.float32] | None
    luma: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.times)


def anchor_cosines(embeddings: NDArray[np.float32], anchors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Cosines to the anchors: how regions and query tokens are given to a scorer.

    Args:
        embeddings: float [..., E]; rows need not be unit; a zero row gives zeros.
        anchors: float [K, E].

    Returns:
        float32 [..., K] in [−1, 1].

    Raises:
        IncompatibleModelError: If E differs.
    """
    _same_width(embeddings, anchors)
    cosines: NDArray[np.float32] = np.clip(_unit(embeddings) @ _unit(anchors).T, -1.0, 1.0)
    return cosines


def concepts_v1(
    features: FrameFeatures,
    anchors: NDArray[np.float32],
    mean: NDArray[np.float32],
    deviation: NDArray[np.float32],
    query: NDArray[np.float32] | None = None,
) -> NDArray[np.float32]:
    """Scorer input `concepts-v1`, columns `CONCEPTS_V1_COLUMNS`.

    `anchor_k` is (cosine of the sample to anchor k − mean_k) / deviation_k, clipped to ±6. Relational columns: see there.
    Query columns: `query_columns`, zero without a query; `replace_query` puts another query into a matrix at little cost.

    Args:
        features: The samples of a video, N ≥ 1.
        anchors: float [128, E], the encoder's text embeddings of the anchor words.
        mean: float [128], mean cosine of the encoder's images to each anchor (from its manifest).
        deviation: float [128], standard deviation of the same; values under 1e-4 count as 1e-4.
        query: float [E], the encoder's text embedding of the query, or None.

    Returns:
        float32 [N, 197].

    Raises:
        IncompatibleModelError: If a shape does not fit.
    """
    if anchors.shape[0] != ANCHORS or mean.shape != (ANCHORS,) or deviation.shape != (ANCHORS,):
        raise IncompatibleModelError("anchors, mean and deviation must have 128 entries", found=anchors.shape[0])
    matrix = np.empty((len(features), CONCEPTS_V1_SIZE), np.float32)
    scale = np.maximum(deviation, 1e-4)
    for start in range(0, len(features), BLOCK):
        cosines = anchor_cosines(features.embeddings[start : start + BLOCK], anchors)
        matrix[start : start + BLOCK, :ANCHORS] = np.clip((cosines - mean) / scale, -CLIP, CLIP)
    matrix[:, ANCHORS : ANCHORS + len(RELATIONAL_COLUMNS)] = relational(features.embeddings, features.times)
    matrix[:, ANCHORS + len(RELATIONAL_COLUMNS) :] = query_columns(features.embeddings, query, mean, scale)
    return matrix


def relational_v1(features: FrameFeatures, query: NDArray[np.float32] | None = None) -> NDArray[np.float32]:
    """Scorer input `relational-v1`, columns `RELATIONAL_V1_COLUMNS`.

    Args:
        features: The samples of a video, N ≥ 1.
        query: float [E] in the space of the samples, or None. Without an encoder's statistics `query_level`, `query_peak` and
            `query_below_peak` are measured against the video's own cosines.

    Returns:
        float32 [N, 69].
    """
    columns = [relational(features.embeddings, features.times), query_columns(features.embeddings, query, None, None)]
    return np.concatenate(columns, axis=1)


def query_columns(
    embeddings: NDArray[np.float32],
    query: NDArray[np.float32] | None,
    mean: NDArray[np.float32] | None,
    deviation: NDArray[np.float32] | None,
) -> NDArray[np.float32]:
    """The query channels, columns `QUERY_COLUMNS`; all zero without a query.

    With c the cosine of each sample to the query, m and d the encoder's typical mean and deviation of such a cosine (the mean
    of the anchors' means, the root mean square of their deviations):

    * `query_present` 1; `query_level` (c − m)/d; `query_peak` (max c − m)/d; `query_below_peak` (c − max c)/d, clipped to ±6;
    * `query_standard` c z-scored within the video (deviation ≥ d/4), clipped to ±6; `query_rank` its mid-rank in [−1, 1];
    * `query_mean_5`, `query_mean_17` centred means of `query_standard`, cut at the ends.

    Args:
        embeddings: float [N, E].
        query: float [E] or None.
        mean: float [K] or None: the video's own mean of c stands in.
        deviation: float [K] or None: the video's own deviation of c stands in.

    Returns:
        float32 [N, 8].

    Raises:
        IncompatibleModelError: If E differs.
    """
    columns = np.zeros((len(embeddings), len(QUERY_COLUMNS)), np.float32)
    if query is None:
        return columns
    _same_width(embeddings, query)
    direction = _unit(query)
    blocks = (_unit(embeddings[start : start + BLOCK]) @ direction for start in range(0, len(embeddings), BLOCK))
    cosines = np.concatenate(list(blocks)).astype(np.float64)
    own, spread = float(cosines.mean()), float(cosines.std())
    middle = own if mean is None else float(np.mean(mean))
    typical = max(spread if deviation is None else float(np.sqrt(np.mean(np.square(deviation)))), 1e-4)
    peak = float(cosines.max())
    standard = np.clip((cosines - own) / max(spread, typical / 4.0), -CLIP, CLIP)
    columns[:, 0] = 1.0
    columns[:, 1] = np.clip((cosines - middle) / typical, -CLIP, CLIP)
    columns[:, 2] = np.clip((peak - middle) / typical, -CLIP, CLIP)
    columns[:, 3] = np.clip((cosines - peak) / typical, -CLIP, CLIP)
    columns[:, 4] = standard
    columns[:, 5] = mid_ranks(cosines)
    columns[:, 6] = _window_mean(standard, 2)
    columns[:, 7] = _window_mean(standard, 8)
    return columns


def replace_query(
    matrix: NDArray[np.float32],
    features: FrameFeatures,
    query: NDArray[np.float32] | None,
    mean: NDArray[np.float32] | None = None,
    deviation: NDArray[np.float32] | None = None,
) -> NDArray[np.float32]:
    """A copy of a `concepts-v1` or `relational-v1` matrix with the query channels of another query (or of none).

    Args:
        matrix: float32 [N, 197] or [N, 69].
        features: The samples that it was made from.
        query: float [E] or None.
        mean: float [128] for `concepts-v1`, None for `relational-v1`.
        deviation: float [128] for `concepts-v1`, None for `relational-v1`.

    Returns:
        float32, the shape of `matrix`.
    """
    changed = matrix.copy()
    changed[:, -len(QUERY_COLUMNS) :] = query_columns(features.embeddings, query, mean, deviation)
    return changed


def _window_mean(values: NDArray[np.float64], half: int) -> NDArray[np.float64]:
    """Mean over [i − half, i + half], cut at the ends; float64 [N]."""
    n = len(values)
    sums = np.concatenate([[0.0], np.cumsum(values)])
    low, high = np.maximum(np.arange(n) - half, 0), np.minimum(np.arange(n) + half + 1, n)
    mean: NDArray[np.float64] = (sums[high] - sums[low]) / (high - low)
    return mean


def _unit(rows: NDArray[np.floating]) -> NDArray[np.float32]:
    rows = np.asarray(rows, np.float32)
    unit: NDArray[np.float32] = rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), np.float32(1e-12))
    return unit


def _same_width(left: NDArray[np.floating], right: NDArray[np.floating]) -> None:
    if left.shape[-1] != right.shape[-1]:
        raise IncompatibleModelError("embedding sizes differ", left=left.shape[-1], right=right.shape[-1])
