"""Properties of neighbour tables, feature matrices and isotonic regression on generated sizes."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.graph_kit import edges_to_table
from vsum_desktop.core.graph import table_to_edges, temporal_table, with_global
from vsum_desktop.core.relational import RELATIONAL_COLUMNS, relational
from vsum_desktop.core.relevance import Calibration, isotonic, relevance


@given(n=st.integers(0, 60), tau=st.integers(0, 12), k=st.integers(0, 5), seed=st.integers(0, 9))
@settings(deadline=None, max_examples=60)
def test_tables_hold_each_relation_once(n: int, tau: int, k: int, seed: int) -> None:
    rows = np.random.default_rng(seed).standard_normal((n, 4)).astype(np.float32)
    table = with_global(temporal_table(n, tau), rows, k)
    index, direction = table_to_edges(table)
    assert len(set(map(tuple, index.T.tolist()))) == index.shape[1]
    np.testing.assert_array_equal(direction, np.sign(index[0] - index[1]))
    again, _ = table_to_edges(edges_to_table(index, n))
    np.testing.assert_array_equal(again, index)


@given(n=st.integers(1, 80), seed=st.integers(0, 50), dull=st.booleans())
@settings(deadline=None, max_examples=40)
def test_relational_columns_stay_within_bounds(n: int, seed: int, dull: bool) -> None:
    rng = np.random.default_rng(seed)
    rows = np.repeat(rng.standard_normal((1, 8)), n, axis=0) if dull else rng.standard_normal((n, 8))
    rows = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    columns = relational(rows, np.sort(rng.random(n)) * 100)
    assert columns.shape == (n, len(RELATIONAL_COLUMNS))
    assert np.abs(columns).max() <= 1


@given(st.lists(st.tuples(st.integers(-5, 5), st.floats(0, 1)), min_size=1, max_size=40))
@settings(deadline=None)
def test_isotonic_is_monotone_and_keeps_the_mean(points: list[tuple[int, float]]) -> None:
    x, y = (np.array(values, np.float64) for values in zip(*points, strict=True))
    fitted = isotonic(x, y)
    assert (np.diff(fitted[np.argsort(x, kind="stable")]) >= -1e-12).all()
    assert abs(fitted.mean() - y.mean()) < 1e-9
    assert fitted.min() >= y.min() - 1e-12
    assert fitted.max() <= y.max() + 1e-12
    np.testing.assert_allclose(isotonic(x, fitted), fitted, atol=1e-12)


@given(n=st.integers(1, 50), seed=st.integers(0, 99), scale=st.floats(0.1, 100))
@settings(deadline=None, max_examples=60)
def test_relevance_is_bounded_by_its_peak_and_ordered(n: int, seed: int, scale: float) -> None:
    rng = np.random.default_rng(seed)
    rows, names = (
        m / np.linalg.norm(m, axis=1, keepdims=True) for m in (rng.standard_normal((n, 6)), rng.standard_normal((30, 6)))
    )
    query = rng.standard_normal(6).astype(np.float32)
    found = relevance(rows.astype("f4"), np.ones(n, "f4"), query, Calibration(scale, names.astype("f4")))
    assert found.values.min() >= 0
    assert found.values.max() <= found.peak + 1e-6 <= 1 + 1e-6
    order = np.argsort(rows.astype("f4") @ (query / np.linalg.norm(query)))
    assert (np.diff(found.values[order]) >= -1e-6).all()
