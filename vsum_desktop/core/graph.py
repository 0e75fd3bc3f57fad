"""Graphs over the samples of a video, as neighbour tables and as edges.

A neighbour table gives each sample a fixed number of places, so that a graph network needs Gather and matrix products only. The
graph of LGRLN: samples i and j are joined iff |i − j| ≤ τ, self-loops included; the direction is the sign of source − target.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

EdgeKind = Literal["temporal", "visual", "query"]
KINDS: tuple[EdgeKind, ...] = ("temporal", "visual", "query")
RELATED = 0.5  # relevance from which a sample belongs to the query
_BLOCK_CELLS = 1 << 23


@dataclass(frozen=True, slots=True, eq=False)
class NeighbourTable:
    """The neighbours of each of N samples in W places.

    Attributes:
        index: int64 [N, W], the neighbour (source) of each place; an empty place holds the sample itself.
        direction: int8 [N, W], −1 the neighbour is earlier, 0 it is the sample itself or the place is empty, +1 it is later.
        mask: bool [N, W], whether the place is filled.
    """

    index: NDArray[np.int64]
    direction: NDArray[np.int8]
    mask: NDArray[np.bool_]

    def __post_init__(self) -> None:
        for array in (self.index, self.direction, self.mask):
            array.flags.writeable = False

    def __len__(self) -> int:
        return len(self.index)

    @property
    def width(self) -> int:
        """Places per sample."""
        return int(self.index.shape[1])


@dataclass(frozen=True, slots=True)
class Edge:
    """One relation from sample `source` to sample `target`; `weight` is what the scorer let through."""

    source: int
    target: int
    weight: float
    kind: EdgeKind


def temporal_table(n: int, tau: int) -> NeighbourTable:
    """The window of ±τ around each of n samples, the sample itself in the middle; O(n·τ).

    Args:
        n: Samples, ≥ 0.
        tau: Reach in samples, ≥ 0.

    Returns:
        A table of W = 2τ + 1 places, ordered from the earliest neighbour to the latest.
    """
    offsets = np.arange(-tau, tau + 1, dtype=np.int64)
    own = np.arange(n, dtype=np.int64)[:, None]
    target = own + offsets
    mask = (target >= 0) & (target < n)
    index = np.where(mask, target, own)
    direction = np.where(mask, np.sign(offsets), 0).astype(np.int8)
    return NeighbourTable(index, direction, mask)


def with_global(table: NeighbourTable, embeddings: NDArray[np.float32], k: int) -> NeighbourTable:
    """The table with k more places: the samples outside it that are most similar by cosine, the most similar first.

    Works in row blocks: O(N²·E) time, memory of about 32 MB beside the result. Ties go to the earlier sample.

    Args:
        table: A table over the same N samples.
        embeddings: float32 [N, E], unit rows.
        k: Places to add, ≥ 0; those that N is too small to fill stay empty.

    Returns:
        A table of W + k places.
    """
    n = len(table)
    own = np.arange(n, dtype=np.int64)[:, None]
    index, mask = np.tile(own, (1, k)), np.zeros((n, k), bool)
    found = min(k, n)
    rows = max(1, _BLOCK_CELLS // max(n, 1))
    for start in range(0, n if found else 0, rows):
        stop = min(n, start + rows)
        cosines = np.asarray(embeddings[start:stop], np.float32) @ np.asarray(embeddings, np.float32).T
        taken = np.arange(stop - start)[:, None]
        cosines[taken, table.index[start:stop]] = -np.inf
        order = _largest(cosines, found)
        index[start:stop, :found] = order
        mask[start:stop, :found] = np.take_along_axis(cosines, order, axis=1) > -np.inf
    index = np.where(mask, index, own)
    direction = np.sign(index - own).astype(np.int8)
    return NeighbourTable(
        np.concatenate([table.index, index], axis=1),
        np.concatenate([table.direction, direction], axis=1),
        np.concatenate([table.mask, mask], axis=1),
    )


def _largest(values: NDArray[np.float32], k: int) -> NDArray[np.int64]:
    """Columns of the k largest values of each row, in falling order, ties by column; int64 [B, k]."""
    if k < values.shape[1]:
        bound = -np.partition(-values, k - 1, axis=1)[:, k - 1 : k]
        clear, ties = values > bound, values == bound
        room = k - clear.sum(axis=1, keepdims=True)
        chosen = clear | (ties & (np.cumsum(ties, axis=1) <= room))
        columns = np.nonzero(chosen)[1].reshape(len(values), k)
    else:
        columns = np.tile(np.arange(k), (len(values), 1))
    order = np.argsort(-np.take_along_axis(values, columns, axis=1), axis=1, kind="stable")
    return np.take_along_axis(columns, order, axis=1).astype(np.int64)


def table_to_edges(table: NeighbourTable) -> tuple[NDArray[np.int64], NDArray[np.int8]]:
    """The filled places as edges, sorted by target and then by place.

    Returns:
        edge_index int64 [2, M] (sources, targets) and direction int8 [M] = sign(source − target).
    """
    target, place = np.nonzero(table.mask)
    return np.stack([table.index[target, place], target]), table.direction[target, place]


def strongest_edges(
    table: NeighbourTable,
    weight: NDArray[np.float32],
    limit: int = 500,
    *,
    tau: int | None = None,
    relevance: NDArray[np.float32] | None = None,
) -> tuple[Edge, ...]:
    """The strongest relations between different samples, in falling order of weight.

    Of two opposite edges between the same samples the stronger is kept (at a tie the one that points forward in time); edges of
    weight 0 or less are left out.

    Args:
        table: The neighbours.
        weight: float [N, W], the weight of each place.
        limit: Most edges returned.
        tau: Reach of the temporal window; None: every edge is temporal.
        relevance: float [N] in [0, 1], or None without a query.

    Returns:
        At most `limit` edges; equal weights are ordered by target, then source.
    """
    target, place = np.nonzero(table.mask & (table.direction != 0) & (weight > 0))
    source, value = table.index[target, place], weight[target, place]
    pair = np.minimum(source, target) * len(table) + np.maximum(source, target)
    by_pair = np.lexsort((source > target, -value, pair))
    first = np.ones(len(by_pair), bool)
    first[1:] = pair[by_pair][1:] != pair[by_pair][:-1]
    kept = by_pair[first]
    kept = kept[np.lexsort((source[kept], target[kept], -value[kept]))][:limit]
    source, target, value = source[kept], target[kept], value[kept]
    kinds = edge_kinds(source, target, tau, relevance)
    rows = zip(source.tolist(), target.tolist(), value.tolist(), kinds.tolist(), strict=True)
    return tuple(Edge(i, j, w, KINDS[kind]) for i, j, w, kind in rows)


def edge_kinds(
    source: NDArray[np.int64], target: NDArray[np.int64], tau: int | None, relevance: NDArray[np.float32] | None
) -> NDArray[np.uint8]:
    """Places of edges in `KINDS`, uint8 [M]: `query` if both samples are `RELATED`, else `temporal` within τ, else `visual`.

    Args:
        source: int64 [M].
        target: int64 [M].
        tau: Reach of the temporal window; None: every edge is temporal.
        relevance: float [N] in [0, 1], or None without a query.
    """
    kind = np.zeros(len(source), np.uint8)
    if tau is not None:
        kind[np.abs(source - target) > tau] = KINDS.index("visual")
    if relevance is not None:
        kind[np.minimum(relevance[source], relevance[target]) >= RELATED] = KINDS.index("query")
    return kind
