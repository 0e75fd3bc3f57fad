"""What the graph view selects is what the obvious loops select, on generated graphs with many ties."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from vsum_desktop.core.arcs import KINDS, adjacency, combined, graph_sets, neighbours, of_sample, strongest, weight_histogram
from vsum_desktop.core.graph import NeighbourTable, temporal_table, with_global

_GRAPHS = st.tuples(st.integers(1, 40), st.integers(0, 6), st.integers(0, 4), st.integers(0, 99))


def _graph(n: int, tau: int, k: int, seed: int) -> tuple[NeighbourTable, np.ndarray, np.ndarray]:
    """A table, weights on a coarse grid (so that many are equal, and some none), and a relevance."""
    rng = np.random.default_rng(seed)
    table = with_global(temporal_table(n, tau), rng.standard_normal((n, 4)).astype(np.float32), k)
    weight = (rng.integers(-1, 6, table.mask.shape) / 5).astype(np.float32)
    return table, weight, rng.random(n).astype(np.float32)


def _loop(table: NeighbourTable, weight: np.ndarray, tau: int, relevance: np.ndarray | None) -> list[tuple]:
    """(−weight, target, place, source, kind) of every edge."""
    edges = []
    for target in range(len(table)):
        for place in range(table.width):
            source = int(table.index[target, place])
            if not table.mask[target, place] or source == target or weight[target, place] <= 0:
                continue
            kind = "temporal" if abs(source - target) <= tau else "visual"
            if relevance is not None and relevance[source] >= 0.5 and relevance[target] >= 0.5:
                kind = "query"
            edges.append((-float(weight[target, place]), target, place, source, kind))
    return sorted(edges)


@given(_GRAPHS, st.integers(0, 30), st.booleans(), st.sets(st.sampled_from(KINDS)))
@settings(deadline=None, max_examples=80)
def test_the_strongest_are_those_of_the_loop(shape: tuple[int, int, int, int], limit: int, asked: bool, kinds: set) -> None:
    table, weight, relevance = _graph(*shape)
    given_relevance = relevance if asked else None
    arcs = strongest(table, weight, limit, kinds=kinds, tau=shape[1], relevance=given_relevance)
    expected = [edge for edge in _loop(table, weight, shape[1], given_relevance) if edge[4] in kinds][:limit]
    assert [
        (-float(w), int(t), int(s), KINDS[k])
        for w, t, s, k in zip(arcs.weight, arcs.target, arcs.source, arcs.kind, strict=True)
    ] == [(value, target, source, kind) for value, target, _, source, kind in expected]


@given(_GRAPHS, st.integers(0, 1000))
@settings(deadline=None, max_examples=60)
def test_the_edges_of_a_sample_are_those_that_touch_it(shape: tuple[int, int, int, int], pick: int) -> None:
    table, weight, relevance = _graph(*shape)
    sample = pick % len(table)
    arcs = of_sample(table, weight, sample, tau=shape[1], relevance=relevance)
    expected = [edge for edge in _loop(table, weight, shape[1], relevance) if sample in (edge[1], edge[3])]
    found = sorted((-float(w), int(t), int(s)) for w, t, s in zip(arcs.weight, arcs.target, arcs.source, strict=True))
    assert found == sorted((value, target, source) for value, target, _, source, _ in expected)
    assert (np.diff(arcs.weight) <= 0).all()
    best: dict[int, float] = {}
    for value, target, _, source, _ in expected:
        other = source if target == sample else target
        best[other] = max(best.get(other, 0.0), -value)
    near = neighbours(arcs, sample, limit=1000)
    assert {one.sample: one.weight for one in near} == best
    for one in near:
        ways = {"to" if source == sample else "from" for _, t, _, source, _ in expected if one.sample in (source, t)}
        assert one.towards == ("both" if len(ways) == 2 else ways.pop())


@given(_GRAPHS, st.integers(1, 12), st.integers(0, 40), st.integers(1, 40))
@settings(deadline=None, max_examples=60)
def test_the_matrix_holds_the_strongest_edge_of_each_block(
    shape: tuple[int, int, int, int], cells: int, start: int, length: int
) -> None:
    table, weight, _ = _graph(*shape)
    first = start % len(table)
    stop = min(len(table), first + length)
    picture, block = adjacency(table, weight, first, stop, cells)
    expected = np.zeros_like(picture)
    for value, target, _, source, _ in _loop(table, weight, 0, None):
        if first <= target < stop and first <= source < stop:
            place = ((target - first) // block, (source - first) // block)
            expected[place] = max(expected[place], np.float32(-value))
    np.testing.assert_array_equal(picture, expected)
    assert len(picture) <= cells
    assert len(picture) * block >= stop - first


@given(_GRAPHS)
@settings(deadline=None, max_examples=40)
def test_the_histogram_counts_every_edge_once(shape: tuple[int, int, int, int]) -> None:
    table, weight, _ = _graph(*shape)
    counts = weight_histogram(table, weight, bins=10)
    edges = _loop(table, weight, 0, None)
    assert counts.sum() == len(edges)
    for least in range(10):
        assert counts[least:].sum() == sum(np.float32(-value) * 10 >= least for value, *_ in edges)


@given(_GRAPHS, st.sets(st.integers(0, 2)))
@settings(deadline=None, max_examples=30)
def test_chosen_graphs_are_joined_by_their_strongest(shape: tuple[int, int, int, int], chosen: set[int]) -> None:
    table, weight, _ = _graph(*shape)
    graphs = np.stack([weight, weight[::-1], weight * 0.5])
    joined = combined(graphs, chosen)
    for place in np.ndindex(*table.mask.shape):
        assert joined[place] == max((graphs[g][place] for g in chosen), default=0.0)


def test_numbered_graphs_are_a_series_and_others_are_not() -> None:
    sets = graph_sets(("forward", "backward", "undirected"))
    assert [(one.name, one.members, one.is_series) for one in sets] == [
        ("forward", (0,), False),
        ("backward", (1,), False),
        ("undirected", (2,), False),
    ]
    (steps,) = graph_sets(("step_0", "step_2", "step_1"))
    assert (steps.name, steps.members, steps.numbers, steps.is_series) == ("step", (0, 2, 1), (0, 1, 2), True)
    mixed = graph_sets(("A10", "spatial", "A2", "alone 3"))
    assert [(one.name, one.members) for one in mixed] == [("A", (2, 0)), ("spatial", (1,)), ("alone 3", (3,))]
    assert graph_sets(()) == ()
    assert graph_sets(("0", "1"))[0].name == "step"
