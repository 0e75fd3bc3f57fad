"""The linear scorer `concepts`: importance is a weighted sum of concepts, so that the part of each can be told exactly.

With c the z-scored cosines to the anchors, r the relational descriptors and q the query's columns of a `concepts-v1` matrix:

    logit = G · ( Σ_w M_w (c·a_w + r·b_w + q·d_w) + P c·a_P )

M_w is the mean over a window of w samples (cut at the ends), P the mean over the most similar samples elsewhere in the video
(the edges), G a Gaussian over samples. These act along time and the weights along columns, so that either may come first. The
exported network is held against the functions here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.attribution import ConceptReadout
from vsum_desktop.core.features import ANCHORS, QUERY_COLUMNS
from vsum_desktop.core.graph import NeighbourTable

SLOPE = 1.702 / 4.0  # of sigmoid(1.702·z) at z = 0
LEAST_SPREAD = 0.05  # a smaller deviation of the logit counts as this, as in the exported network
_QUERY = len(QUERY_COLUMNS)
_BLOCK_CELLS = 1 << 22


@dataclass(frozen=True, slots=True, eq=False)
class ConceptWeights:
    """What the scorer has learned.

    Attributes:
        windows: Odd lengths in samples; 1 is the sample alone.
        anchors: float32 [V, K], weight of each concept in each of the V windows.
        propagated: float32 [K], weight of each concept in the mean over similar samples.
        relational: float32 [V, C], weights of the relational descriptors.
        query: float32 [V, 8], weights of the query's columns, which are zero without a query.
        reach: Neighbours at most so many samples away are no part of P: the windows have them.
        temperature: Of the similarities' softmax.
        smoothing: Deviation of the Gaussian in samples, > 0.
    """

    windows: tuple[int, ...]
    anchors: NDArray[np.float32]
    propagated: NDArray[np.float32]
    relational: NDArray[np.float32]
    query: NDArray[np.float32]
    reach: int
    temperature: float
    smoothing: float

    def __post_init__(self) -> None:
        for array in (self.anchors, self.propagated, self.relational, self.query):
            array.flags.writeable = False


def similarity(anchors: NDArray[np.float32], table: NeighbourTable, reach: int, temperature: float) -> NDArray[np.float32]:
    """How much each neighbour counts in a sample's mean over similar samples; a row sums to 1, or to 0 if it has none.

    The softmax of cosine/temperature over the neighbours beyond `reach`, the cosine being that of the anchor columns less the
    video's mean.

    Args:
        anchors: float32 [N, K], z-scored cosines.
        table: Neighbours, [N, W].
        reach: In samples.
        temperature: > 0.

    Returns:
        float32 [N, W], 0 at empty and near places.
    """
    far = table.mask & (np.abs(table.index - np.arange(len(table))[:, None]) > reach)
    rows = anchors - anchors.mean(axis=0)
    rows = rows / np.maximum(np.sqrt(np.einsum("nk,nk->n", rows, rows)), 1e-6)[:, None]
    weight = np.empty(table.mask.shape, np.float32)
    step = max(1, _BLOCK_CELLS // max(1, table.width * rows.shape[1]))
    for start in range(0, len(rows), step):
        part = slice(start, start + step)
        cosines = np.einsum("nk,nwk->nw", rows[part], rows[table.index[part]])
        raised = np.where(far[part], np.exp((cosines - 1.0) / temperature), 0.0)
        weight[part] = raised / np.maximum(raised.sum(axis=1, keepdims=True), 1e-12)
    return weight


def window_mean(values: NDArray[np.floating], width: int) -> NDArray[np.float64]:
    """Mean over `width` samples around each, cut at the ends, float64 [N, C]; `width` is odd."""
    n, half = len(values), width // 2
    sums = np.concatenate([np.zeros((1, values.shape[1])), np.cumsum(values, axis=0, dtype=np.float64)])
    low, high = np.maximum(np.arange(n) - half, 0), np.minimum(np.arange(n) + half + 1, n)
    mean: NDArray[np.float64] = (sums[high] - sums[low]) / (high - low)[:, None]
    return mean


def propagate(values: NDArray[np.floating], table: NeighbourTable, weight: NDArray[np.float32]) -> NDArray[np.floating]:
    """Mean over similar samples, [N, C] of the type of `values`; `weight` float32 [N, W] from `similarity`."""
    moved = np.zeros(values.shape, values.dtype)
    for place in range(table.width):
        moved += weight[:, place, None] * values[table.index[:, place]]
    return moved


def gaussian(values: NDArray[np.floating], deviation: float) -> NDArray[np.float64]:
    """Gaussian over samples, cut off at 4 deviations and at the ends of the video (what remains weighs 1), float64 [N, C]."""
    reach = int(4 * deviation + 0.5)
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / deviation) ** 2)
    n = len(values)
    padded = np.pad(np.column_stack([values, np.ones(n)]).astype(np.float64), ((reach, reach), (0, 0)))
    moved = sum(weight * padded[place : place + n] for place, weight in enumerate(kernel))
    smooth: NDArray[np.float64] = moved[:, :-1] / moved[:, -1:]
    return smooth


def concept_contributions(features: NDArray[np.float32], table: NeighbourTable, weights: ConceptWeights) -> NDArray[np.float32]:
    """How much each concept raises or lowers a sample's importance beside the mean of the video.

    Args:
        features: float32 [N, D], a `concepts-v1` matrix.
        table: The neighbours that the scorer looked at.
        weights: Of the scorer.

    Returns:
        float32 [N, K] in units of the scorer's logit; the columns sum to 0 over the video. Its row sums and `other_part`
        add up to the logits less their mean.
    """
    anchors = features[:, :ANCHORS]
    parts = [window_mean(anchors, width) * row for width, row in zip(weights.windows, weights.anchors, strict=True)]
    if weights.propagated.any():
        alike = similarity(anchors, table, weights.reach, weights.temperature)
        parts.append(propagate(anchors, table, alike) * weights.propagated)
    whole = gaussian(sum(parts, np.zeros(anchors.shape)), weights.smoothing)
    parts_of_each: NDArray[np.float32] = (whole - whole.mean(axis=0)).astype(np.float32)
    return parts_of_each


def other_part(features: NDArray[np.float32], weights: ConceptWeights) -> NDArray[np.float32]:
    """What relational descriptors and the query add beside the mean of the video, float32 [N]."""
    relational, query = features[:, ANCHORS:-_QUERY], features[:, -_QUERY:]
    total = np.zeros((len(features), 1))
    for place, width in enumerate(weights.windows):
        value = relational @ weights.relational[place] + query @ weights.query[place]
        total += window_mean(value[:, None], width)
    whole = gaussian(total, weights.smoothing)[:, 0]
    part: NDArray[np.float32] = (whole - whole.mean()).astype(np.float32)
    return part


def exact_readout(
    features: NDArray[np.float32], table: NeighbourTable, weights: ConceptWeights, words: Sequence[str]
) -> ConceptReadout:
    """The parts of the concepts as the product tells them, with a fidelity of 1: they are what was computed, not an approach.

    Shares are in units of importance: the logit's parts over its deviation in the video, times the slope of the squashing at
    its middle. Their sum differs from importance less its mean by what relational descriptors and the query add, and by the
    squashing's bend.

    Args:
        features: float32 [N, D], a `concepts-v1` matrix.
        table: The neighbours that the scorer looked at.
        weights: Of the scorer.
        words: The K anchor words.
    """
    parts = concept_contributions(features, table, weights)
    spread = float((parts.sum(axis=1) + other_part(features, weights)).std())
    shares = (parts * (SLOPE / max(spread, LEAST_SPREAD))).astype(np.float32)
    return ConceptReadout(tuple(words), shares, np.ones(len(words), np.float32), 1.0)
