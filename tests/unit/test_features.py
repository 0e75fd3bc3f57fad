"""The scorer inputs: columns, invariances, edge sizes and the query channels."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from vsum_desktop.core import relational as relations
from vsum_desktop.core.errors import IncompatibleModelError
from vsum_desktop.core.features import (
    CONCEPTS_V1_COLUMNS,
    CONCEPTS_V1_SIZE,
    QUERY_COLUMNS,
    RELATIONAL_V1_COLUMNS,
    FrameFeatures,
    anchor_cosines,
    concepts_v1,
    query_columns,
    relational_v1,
    replace_query,
)
from vsum_desktop.core.relational import RELATIONAL_COLUMNS, mid_ranks, relational

E = 32


def unit(rows: NDArray[np.floating]) -> NDArray[np.float32]:
    return (rows / np.linalg.norm(rows, axis=-1, keepdims=True)).astype(np.float32)


def video(n: int, seed: int = 0, size: int = E) -> FrameFeatures:
    """Samples in shots of about 9, each around a centre of its own."""
    rng = np.random.default_rng(seed)
    centres = rng.standard_normal((n // 9 + 1, size))
    rows = unit(centres[np.arange(n) // 9] + 0.4 * rng.standard_normal((n, size)) + 1.0)
    return FrameFeatures(np.arange(n) / 2.0, np.arange(n) * 15, rows, None, np.full(n, 0.5, np.float32))


@pytest.fixture(scope="module")
def anchors() -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    rng = np.random.default_rng(7)
    return unit(rng.standard_normal((128, E))), np.full(128, 0.1, np.float32), np.full(128, 0.15, np.float32)


def column(matrix: NDArray[np.float32], name: str, names: tuple[str, ...] = CONCEPTS_V1_COLUMNS) -> NDArray[np.float32]:
    return matrix[:, names.index(name)]


def test_columns_are_frozen() -> None:
    assert CONCEPTS_V1_SIZE == 197
    assert len(RELATIONAL_COLUMNS) == 61
    assert len(QUERY_COLUMNS) == 8
    assert len(set(CONCEPTS_V1_COLUMNS)) == 197
    assert len(RELATIONAL_V1_COLUMNS) == 69
    assert CONCEPTS_V1_COLUMNS[127] == "anchor_127"
    assert CONCEPTS_V1_COLUMNS[128] == "similarity-12"
    assert CONCEPTS_V1_COLUMNS[189] == "query_present"


@pytest.mark.parametrize("n", [1, 2, 3, 12, 33, 513, 1500])
def test_every_length_gives_finite_bounded_columns(n: int, anchors: tuple[NDArray[np.float32], ...]) -> None:
    matrix = concepts_v1(video(n), *anchors, query=anchors[0][3])
    assert matrix.shape == (n, CONCEPTS_V1_SIZE)
    assert matrix.dtype == np.float32
    assert np.isfinite(matrix).all()
    assert np.abs(matrix[:, :128]).max() <= 6
    assert np.abs(matrix[:, 128:189]).max() <= 1
    assert np.abs(matrix[:, 189:]).max() <= 6


def test_anchor_columns_are_z_scored_cosines(anchors: tuple[NDArray[np.float32], ...]) -> None:
    features = video(40)
    words, mean, deviation = anchors
    matrix = concepts_v1(features, words, mean, deviation)
    expected = (features.embeddings @ words.T - 0.1) / 0.15
    np.testing.assert_allclose(matrix[:, :128], expected, atol=1e-4)
    assert not matrix[:, 189:].any()


def test_a_still_video_has_no_relational_noise() -> None:
    rows = np.repeat(unit(np.ones((1, E))), 50, axis=0)
    jitter = unit(rows + 1e-5 * np.random.default_rng(0).standard_normal(rows.shape))
    still, trembling = (relational(r, np.arange(50) / 2.0) for r in (rows, jitter))
    ranked = slice(RELATIONAL_COLUMNS.index("similarity_video_mean"), RELATIONAL_COLUMNS.index("run_past"))
    assert not still[:, ranked].any()
    assert not trembling[:, ranked].any()


def test_rotating_the_space_changes_nothing() -> None:
    features = video(200)
    rotation, _ = np.linalg.qr(np.random.default_rng(3).standard_normal((E, E)))
    first = relational(features.embeddings, features.times)
    turned = relational((features.embeddings @ rotation).astype(np.float32), features.times)
    # A similarity next to a bin border may fall on its other side: a rank moves by a few places at most.
    assert np.abs(first - turned).max() < 0.15
    assert np.abs(first - turned).mean() < 1e-3


def test_offsets_against_the_obvious_loop() -> None:
    features = video(60, seed=2)
    got = relational(features.embeddings, features.times)
    rows = relations.centred(features.embeddings, features.embeddings.mean(axis=0))
    gram = (rows @ rows.T).astype(np.float64)
    pairs = np.sort(gram[~np.eye(60, dtype=bool)])
    for place, offset in enumerate(relations.OFFSETS):
        for i in range(60):
            j = i + offset
            level = 2 * np.searchsorted(pairs, gram[i, j]) / len(pairs) - 1 if 0 <= j < 60 else 0.0
            assert got[i, place] == pytest.approx(level, abs=0.01)


def test_windows_against_the_obvious_loop() -> None:
    features = video(50, seed=4)
    got = relational(features.embeddings, features.times)
    rows = relations.centred(features.embeddings, features.embeddings.mean(axis=0)).astype(np.float64)

    def cosine(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
        scale = np.linalg.norm(a) * np.linalg.norm(b)
        return float(a @ b / scale) if scale > 1e-3 else 1.0

    for w in relations.WINDOWS:
        novelty = []
        for i in range(50):
            past, future = rows[max(0, i - w) : i].sum(axis=0) / w, rows[i + 1 : i + 1 + w].sum(axis=0) / w
            novelty.append(1 - cosine(past, future))
        np.testing.assert_allclose(got[:, RELATIONAL_COLUMNS.index(f"novelty_{w}")], mid_ranks(np.array(novelty)), atol=0.05)


def test_a_cut_is_the_most_novel_place() -> None:
    rng = np.random.default_rng(5)
    centres = unit(rng.standard_normal((2, E)))
    rows = unit(np.repeat(centres, 40, axis=0) + 0.1 * rng.standard_normal((80, E)) / np.sqrt(E))
    got = relational(rows, np.arange(80) / 2.0)
    assert np.argmax(got[:, RELATIONAL_COLUMNS.index("novelty_8")]) in (39, 40)
    assert got[39, RELATIONAL_COLUMNS.index("run_past")] == 1
    assert got[39, RELATIONAL_COLUMNS.index("run_future")] == -1


def test_references_thin_out_long_videos_without_moving_them() -> None:
    short = video(1000, seed=6)
    repeated = np.repeat(short.embeddings, 3, axis=0)
    long = relational(repeated, np.arange(3000) / 6.0)[::3]
    exact = relational(short.embeddings, short.times)
    for name in ("row_quantile_50", "row_quantile_90", "local_dissimilarity", "global_consistency", "far_share_80"):
        place = RELATIONAL_COLUMNS.index(name)
        assert np.corrcoef(long[:, place], exact[:, place])[0, 1] > 0.95


def test_mid_ranks() -> None:
    np.testing.assert_allclose(mid_ranks(np.array([3.0, 1.0, 2.0, 2.0])), [0.75, -0.75, 0.0, 0.0])
    assert mid_ranks(np.array([5.0])) == 0


def test_query_channels_rise_where_the_query_is(anchors: tuple[NDArray[np.float32], ...]) -> None:
    features = video(90)
    _, mean, deviation = anchors
    matrix = concepts_v1(features, *anchors, query=features.embeddings[45])
    for name in ("query_level", "query_standard", "query_rank", "query_below_peak"):
        assert np.argmax(column(matrix, name)) == 45
    assert column(matrix, "query_below_peak")[45] == 0
    assert (column(matrix, "query_present") == 1).all()
    assert np.ptp(column(matrix, "query_peak")) == 0
    smooth = column(matrix, "query_standard")[43:48].mean()
    assert column(matrix, "query_mean_5")[45] == pytest.approx(smooth, abs=1e-5)
    without = replace_query(matrix, features, None, mean, deviation)
    np.testing.assert_array_equal(without, concepts_v1(features, *anchors))
    again = replace_query(without, features, features.embeddings[45], mean, deviation)
    np.testing.assert_array_equal(again, matrix)


def test_relational_v1_is_concepts_v1_without_anchors(anchors: tuple[NDArray[np.float32], ...]) -> None:
    features = video(70)
    np.testing.assert_array_equal(relational_v1(features), concepts_v1(features, *anchors)[:, 128:])
    with_query = relational_v1(features, features.embeddings[3])
    assert column(with_query, "query_rank", RELATIONAL_V1_COLUMNS)[3] == pytest.approx(1, abs=0.02)


def test_half_precision_maps_are_read(anchors: tuple[NDArray[np.float32], ...]) -> None:
    features = video(100)
    half = FrameFeatures(features.times, features.picks, features.embeddings.astype(np.float16), None, features.luma)  # type: ignore[arg-type]
    difference = np.abs(concepts_v1(half, *anchors) - concepts_v1(features, *anchors))
    assert difference.mean() < 0.01


def test_anchor_cosines_of_regions_and_zero_rows(anchors: tuple[NDArray[np.float32], ...]) -> None:
    regions = np.zeros((3, 16, E), np.float32)
    regions[1, 2] = 4 * anchors[0][9]
    cosines = anchor_cosines(regions, anchors[0])
    assert cosines.shape == (3, 16, 128)
    assert cosines[1, 2, 9] == pytest.approx(1)
    assert not cosines[0].any()


def test_wrong_sizes_are_named(anchors: tuple[NDArray[np.float32], ...]) -> None:
    features = video(5)
    with pytest.raises(IncompatibleModelError):
        concepts_v1(features, anchors[0][:5], anchors[1][:5], anchors[2][:5])
    with pytest.raises(IncompatibleModelError):
        concepts_v1(features, anchors[0][:, :7], anchors[1], anchors[2])
    with pytest.raises(IncompatibleModelError):
        query_columns(features.embeddings, np.ones(E + 1, np.float32), None, None)
