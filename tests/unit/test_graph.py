"""Neighbour tables and edges, against the published double loop."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.graph_kit import edges_to_table
from vsum_desktop.core.graph import NeighbourTable, strongest_edges, table_to_edges, temporal_table, with_global


def published_loop(n: int, tau: int) -> list[tuple[int, int, int]]:
    """The graph generator as published: every pair of samples within τ, with the sign of source − target."""
    pairs = ((source, target) for target in range(n) for source in range(n))
    return [(i, j, int(np.sign(i - j))) for i, j in pairs if abs(i - j) <= tau]


@pytest.mark.parametrize("tau", [0, 1, 2, 5])
@pytest.mark.parametrize("n", [0, 1, 2, 5, 11, 40])
def test_temporal_table_is_the_published_graph(n: int, tau: int) -> None:
    table = temporal_table(n, tau)
    index, direction = table_to_edges(table)
    assert list(zip(index[0].tolist(), index[1].tolist(), direction.tolist(), strict=True)) == published_loop(n, tau)
    assert table.index.shape == (n, 2 * tau + 1)
    if n > tau:
        assert index.shape[1] == n * (2 * tau + 1) - tau * (tau + 1)


def test_empty_places_are_safe_to_gather() -> None:
    table = temporal_table(3, 5)
    assert table.index.min() >= 0
    assert table.index.max() < 3
    assert not table.direction[~table.mask].any()
    assert (table.index[~table.mask] == np.nonzero(~table.mask)[0]).all()


def test_tables_are_read_only() -> None:
    table = temporal_table(4, 1)
    with pytest.raises(ValueError, match="read-only"):
        table.index[0, 0] = 1


def unit(rows: NDArray[np.floating]) -> NDArray[np.float32]:
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


@pytest.mark.parametrize(("n", "k"), [(1, 3), (4, 2), (30, 4), (30, 0), (12, 40)])
def test_global_neighbours_against_sorting(n: int, k: int) -> None:
    rows = unit(np.random.default_rng(n).standard_normal((n, 8)))
    table = with_global(temporal_table(n, 2), rows, k)
    assert table.width == 5 + k
    cosines = rows @ rows.T
    for i in range(n):
        outside = [j for j in range(n) if abs(i - j) > 2]
        wanted = sorted(outside, key=lambda j: (-cosines[i, j], j))[:k]
        assert table.index[i, 5:][table.mask[i, 5:]].tolist() == wanted
        assert table.direction[i, 5:].tolist() == [int(np.sign(j - i)) for j in wanted] + [0] * (k - len(wanted))


def test_global_neighbours_of_equal_samples_are_the_earliest() -> None:
    rows = unit(np.ones((20, 4)))
    table = with_global(temporal_table(20, 1), rows, 3)
    assert table.index[10, 3:].tolist() == [0, 1, 2]
    assert table.index[0, 3:].tolist() == [2, 3, 4]


def test_edges_round_trip() -> None:
    table = with_global(temporal_table(25, 3), unit(np.random.default_rng(0).standard_normal((25, 6))), 2)
    index, direction = table_to_edges(table)
    back = edges_to_table(index, 25)
    again, same = table_to_edges(back)
    np.testing.assert_array_equal(again, index)
    np.testing.assert_array_equal(same, direction)
    shuffled = np.random.default_rng(1).permutation(index.shape[1])
    assert set(map(tuple, table_to_edges(edges_to_table(index[:, shuffled], 25))[0].T)) == set(map(tuple, index.T))


def test_edges_of_nothing() -> None:
    table = edges_to_table(np.zeros((2, 0), np.int64), 3)
    assert table.index.shape == (3, 0)
    assert strongest_edges(temporal_table(1, 4), np.ones((1, 9), np.float32)) == ()


def test_strongest_edges_are_named_once_and_sorted() -> None:
    table = with_global(temporal_table(6, 1), unit(np.eye(6)[[0, 1, 2, 0, 1, 2]] + 0.01), 1)
    weight = np.zeros(table.index.shape, np.float32)
    weight[0, 2], weight[1, 0] = 0.7, 0.7  # 1 → 0 and 0 → 1
    weight[3, 3] = 0.9  # 0 → 3, outside the window
    weight[4, 0], weight[3, 2] = 0.2, 0.4  # 3 → 4 and 4 → 3
    weight[5, 1] = 1.0  # itself
    edges = strongest_edges(table, weight, tau=1)
    assert [(e.source, e.target, e.kind) for e in edges] == [(0, 3, "visual"), (0, 1, "temporal"), (4, 3, "temporal")]
    assert [round(e.weight, 4) for e in edges] == [0.9, 0.7, 0.4]
    assert strongest_edges(table, weight, 1, tau=1) == edges[:1]
    relevance = np.array([0.9, 0.6, 0, 0.1, 0, 0], np.float32)
    kinds = {(e.source, e.target): e.kind for e in strongest_edges(table, weight, tau=1, relevance=relevance)}
    assert kinds == {(0, 3): "visual", (0, 1): "query", (4, 3): "temporal"}


def test_masked_places_are_no_edges() -> None:
    table = NeighbourTable(np.array([[0, 1], [1, 0]]), np.array([[0, 1], [0, -1]], np.int8), np.array([[True, False]] * 2))
    assert strongest_edges(table, np.ones((2, 2), np.float32)) == ()
