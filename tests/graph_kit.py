"""Graphs the other way round: what tests hold neighbour tables against."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.graph import NeighbourTable


def edges_to_table(edge_index: NDArray[np.int64], n: int) -> NeighbourTable:
    """The smallest table over n samples that holds edges int64 [2, M]; each target keeps its sources in the order given."""
    order = np.argsort(edge_index[1], kind="stable")
    source, target = edge_index[0][order].astype(np.int64), edge_index[1][order].astype(np.int64)
    counts = np.bincount(target, minlength=n)
    width = int(counts.max(initial=0))
    place = np.arange(len(target)) - np.repeat(np.cumsum(counts) - counts, counts)
    own = np.arange(n, dtype=np.int64)[:, None]
    index, mask = np.tile(own, (1, width)), np.zeros((n, width), bool)
    index[target, place], mask[target, place] = source, True
    return NeighbourTable(index, np.sign(index - own).astype(np.int8), mask)
