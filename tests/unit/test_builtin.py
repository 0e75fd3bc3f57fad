"""Scorers without a model: themes, and the two that look at nothing."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from vsum_desktop.core.builtin import BUILT_IN, EVEN_MOMENTS, random, uniform
from vsum_desktop.core.clusters import clusters, knee, themes
from vsum_desktop.core.errors import Cancelled
from vsum_desktop.core.features import FrameFeatures
from vsum_desktop.core.jobs import CancelToken
from vsum_desktop.core.shots import sample_events


def film(scenes: list[int], length: int = 20, noise: float = 0.02) -> NDArray[np.float32]:
    """Scene s looks along axis s."""
    rng = np.random.default_rng(1)
    rows = np.eye(8)[np.repeat(scenes, length)] + noise * rng.standard_normal((len(scenes) * length, 8))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def times(rows: NDArray[np.float32]) -> NDArray[np.float64]:
    return np.arange(len(rows)) / 2.0


def test_events_are_the_scenes() -> None:
    rows = film([0, 1, 0, 2])
    assert sample_events(rows, times(rows)).tolist() == [0, 20, 40, 60, 80]
    assert sample_events(rows[:1], times(rows[:1])).tolist() == [0, 1]


def test_scenes_that_come_back_are_a_theme() -> None:
    means = np.eye(4)[[0, 1, 0, 2, 0]] + 0.01 * np.random.default_rng(0).standard_normal((5, 4))
    assert themes(means).tolist() == [0, 1, 0, 3, 0]
    assert themes(means[:1]).tolist() == [0]


def test_the_longest_theme_counts_most() -> None:
    rows = film([0, 1, 0, 2, 0, 1])
    means = clusters(rows, times(rows)).reshape(6, 20).mean(axis=1)
    assert min(means[[0, 2, 4]]) > max(means[[1, 5]]) > means[3]


def test_themes_for_any_length_and_for_a_still_video() -> None:
    for count in (1, 2, 3, 41):
        rows = film([0, 1, 2])[:count]
        values = clusters(rows, times(rows))
        assert values.dtype == np.float32
        assert values.shape == (count,)
        assert 0 <= values.min() <= values.max() <= 1
    still = np.tile(film([0])[:1], (30, 1))
    np.testing.assert_array_equal(clusters(still, times(still)), np.full(30, 0.5, np.float32))


def test_themes_can_be_cancelled() -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        clusters(film([0, 1, 0]), times(film([0, 1, 0])), token)


def test_knee_lies_furthest_below_the_chord() -> None:
    assert knee(np.array([0.0, 0.1, 0.2, 1.0, 1.1])) == pytest.approx(0.2)
    assert knee(np.array([0.3])) == pytest.approx(0.3)


def test_floors_look_at_nothing() -> None:
    even = uniform(240)
    peaks = np.flatnonzero((even[1:-1] > even[:-2]) & (even[1:-1] >= even[2:])) + 1
    assert len(peaks) == EVEN_MOMENTS
    assert np.ptp(np.diff(peaks)) <= 1
    assert uniform(1).shape == (1,)
    np.testing.assert_array_equal(random(50), random(50))
    assert not np.array_equal(random(50), random(50, seed=1))


@pytest.mark.parametrize("name", list(BUILT_IN))
def test_every_built_in_scorer_gives_a_value_per_sample(name: str) -> None:
    rows = film([0, 1, 0, 2])
    features = FrameFeatures(times(rows), np.arange(80) * 15, rows, None, np.full(80, 0.5, np.float32))
    values = BUILT_IN[name].score(features, None)
    assert values.dtype == np.float32
    assert values.shape == (80,)
    assert 0 <= values.min() < values.max() <= 1
