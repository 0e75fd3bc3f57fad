"""What the graph view selects is what the obvious loops select, on generated graphs with many ties."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from vsum_desktop.core.arcs import (
    KINDS,
    adjacency,
    combined,
    graph_sets,
    joined,
    look_alikes,
    look_alikes_of,
    neighbours,
    of_sample,
    strongest,
    weight_histogram,
)
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


def _fairly(edges: list[tuple], limit: int) -> list[tuple]:
    """The strongest of each kind: rounds in which every kind that has edges left gets an equal part of what is left."""
    waiting = {kind: [edge for edge in edges if edge[4] == kind] for kind in KINDS}
    chosen: list[tuple] = []
    while len(chosen) < min(limit, len(edges)):
        open_ = [kind for kind in KINDS if waiting[kind]]
        each = max(1, (limit - len(chosen)) // len(open_))
        for kind in open_:
            taken = min(each, limit - len(chosen))
            chosen += waiting[kind][:taken]
            waiting[kind] = waiting[kind][taken:]
    return sorted(chosen)


@given(_GRAPHS, st.integers(0, 30), st.booleans(), st.sets(st.sampled_from(KINDS)))
@settings(deadline=None, max_examples=80)
def test_the_strongest_are_those_of_the_loop(shape: tuple[int, int, int, int], limit: int, asked: bool, kinds: set) -> None:
    table, weight, relevance = _graph(*shape)
    given_relevance = relevance if asked else None
    arcs = strongest(table, weight, limit, kinds=kinds, tau=shape[1], relevance=given_relevance)
    edges = [edge for edge in _loop(table, weight, shape[1], given_relevance) if edge[4] in kinds]
    expected = _fairly(edges, limit)
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
    whole = combined(graphs, chosen)
    for place in np.ndindex(*table.mask.shape):
        assert whole[place] == max((graphs[g][place] for g in chosen), default=0.0)


@given(st.integers(1, 40), st.integers(1, 12), st.integers(1, 4), st.integers(0, 99))
@settings(deadline=None, max_examples=50)
def test_look_alikes_are_the_nearest_keyframes(n: int, shots: int, each: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    rows = rng.standard_normal((n, 3)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    keyframes = np.sort(rng.integers(0, n, shots))
    found = look_alikes(rows, keyframes, each=each, floor=0.5)
    samples = sorted(set(keyframes.tolist()))
    expected = set()
    for sample in samples:
        others = sorted((other for other in samples if other != sample), key=lambda other: -float(rows[other] @ rows[sample]))
        expected |= {(min(sample, o), max(sample, o)) for o in others[:each] if float(rows[o] @ rows[sample]) >= 0.5}
    assert set(zip(found.source.tolist(), found.target.tolist(), strict=True)) == expected
    assert (np.diff(found.weight) <= 0).all()
    one = look_alikes_of(rows, keyframes, n // 2, samples[0], number=2, floor=0.5)
    assert all(n // 2 in pair and samples[0] not in (set(pair) - {n // 2}) for pair in zip(one.source, one.target, strict=True))
    both = joined(found, one, limit=3)
    assert len(both) == min(3, len(found) + len(one))
    assert (np.diff(both.weight) <= 0).all()


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
