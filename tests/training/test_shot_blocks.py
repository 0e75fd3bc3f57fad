"""Columns of the study that see shots: means, pooling, what is known of a shot, and what a ridge is fitted to."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from benchmarks.closed_forms import ridges, wanted
from benchmarks.shot_blocks import descriptors, edge_blocks, free_criteria, pooled, shot_blocks, shot_bounds
from vsum_desktop.training.material import Material

BOUNDS = np.array([0, 3, 4, 9])


def test_pooling_gives_each_sample_the_mean_of_its_shot() -> None:
    values = np.random.default_rng(0).standard_normal((9, 2))
    found = pooled(values, BOUNDS)
    for start, stop in pairwise(BOUNDS):
        np.testing.assert_allclose(found[start:stop], np.tile(values[start:stop].mean(axis=0), (stop - start, 1)))


def test_descriptors_of_a_scene_that_returns() -> None:
    rows = np.eye(6, dtype=np.float32)[[0] * 4 + [1] * 4 + [0] * 4 + [2] * 6]
    found = descriptors(rows, np.array([0, 4, 8, 12, 18]))
    assert found.shape == (18, 12)
    assert np.abs(found).max() <= 1
    assert found[0, 0] == found[8, 0] < found[12, 0]  # length
    assert found[0, 2] == found[8, 2] > found[4, 2]  # how many shots of the theme
    assert found[0, 3] < found[4, 3]  # how far away the nearest of them is
    assert found[4:8, 10].tolist() == pytest.approx([-1, -1 / 3, 1 / 3, 1])  # place


def test_blocks_of_a_real_video_have_a_row_a_sample(material: Material) -> None:
    video = material.collection.videos["tvsum/video_1"]
    rng = np.random.default_rng(0)
    c, r = (rng.standard_normal((len(video), width)).astype(np.float32) for width in (128, 61))
    bounds = shot_bounds(video, "shot")
    assert np.diff(bounds).min() >= 1
    assert len(shot_bounds(video, "scene")) < len(bounds)
    blocks = shot_blocks(video, c, r, "shot") | edge_blocks(video, c, r) | {"free": free_criteria(video)}
    for name, rows in blocks.items():
        assert rows.shape == (len(video), {"c": 128, "r": 61, "d": 12, "free": 3}[name.rsplit("_", 1)[-1]]), name
        assert np.isfinite(rows).all()
    first = blocks["shot_r"][bounds[0] : bounds[1]]
    np.testing.assert_array_equal(first, np.tile(first[0], (len(first), 1)))


def test_what_a_ridge_is_fitted_to(material: Material) -> None:
    video = material.collection.videos["summe/video_1"]
    mean = video.opinions.mean(axis=0)
    np.testing.assert_allclose(wanted(video, "choices"), mean - mean.mean(), atol=1e-6)
    ranks = wanted(video, "ranks")
    assert ranks.std() == pytest.approx(1)
    order = np.argsort(mean, kind="stable")
    assert (np.diff(ranks[order]) >= -1e-6).all()
    assert wanted(video, "people").mean() == pytest.approx(0, abs=1e-6)


def test_ridges_solve_their_equations() -> None:
    rows = np.random.default_rng(0).standard_normal((30, 4))
    gram, moment = rows.T @ rows, rows.T @ rows[:, 0]
    for penalty, weights in zip((1.0, 50.0), ridges(gram, moment, (1.0, 50.0)).T, strict=True):
        np.testing.assert_allclose(gram @ weights + penalty * weights, moment)
