"""Scores: the contrastive scorer against its obvious loop, fusion, shot means and scaling."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from vsum_desktop.core import scores
from vsum_desktop.core.errors import Cancelled, InputError
from vsum_desktop.core.jobs import CancelToken
from vsum_desktop.core.shots import Shots


def unit_rows(count: int, size: int = 16, seed: int = 0) -> NDArray[np.float32]:
    rows = np.random.default_rng(seed).normal(size=(count, size)).cumsum(axis=0)
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def published_loop(features: NDArray[np.float32]) -> NDArray[np.float64]:
    """The criteria as written down, sample by sample, before smoothing."""
    count = len(features)
    nearest = max(1, int(0.1 * count))
    local, consistency = [], []
    for row in features.astype(np.float64):
        cosine = [float(row @ other) for other in features.astype(np.float64)]
        distance = [2 - 2 * value for value in cosine]
        closest = sorted(range(count), key=lambda index: -cosine[index])[:nearest]
        local.append(np.mean([distance[index] for index in closest]))
        consistency.append(np.log(np.mean([np.exp(-2 * value) for value in distance])))
    parts = [(np.array(part) - np.min(part)) / (np.max(part) - np.min(part)) for part in (local, consistency)]
    return parts[0] * parts[1]


@pytest.mark.parametrize("count", [23, 64, 150])
def test_the_contrastive_scorer_is_its_published_loop_smoothed(count: int) -> None:
    rows = unit_rows(count)
    expected = scores.scale_to_unit(scores.smooth(published_loop(rows), 1.0))
    np.testing.assert_allclose(scores.contrastive(rows), expected, atol=2e-4)


def test_row_blocks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = unit_rows(90)
    whole = scores.contrastive(rows)
    monkeypatch.setattr(scores, "_ROW_CELLS", 90 * 7)
    np.testing.assert_allclose(scores.contrastive(rows), whole, atol=1e-6)


@pytest.mark.parametrize("count", [1, 2, 9, 10, 40])
def test_a_video_without_differences_gets_one_half(count: int) -> None:
    np.testing.assert_array_equal(scores.contrastive(np.tile(unit_rows(1), (count, 1))), np.full(count, 0.5, np.float32))


def test_short_videos_stay_in_range() -> None:
    for count in range(1, 25):
        values = scores.contrastive(unit_rows(count, seed=count))
        assert values.dtype == np.float32
        assert len(values) == count
        assert (values >= 0).all()
        assert (values <= 1).all()


def test_it_stops_when_cancelled() -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        scores.contrastive(unit_rows(5), token)


def test_fusion_weighs_by_the_query_strength() -> None:
    importance, relevance = np.array([0.2, 0.8], np.float32), np.array([1.0, 0.0], np.float32)
    np.testing.assert_allclose(scores.fuse(importance, relevance, 0.25), [0.4, 0.6], atol=1e-6)
    np.testing.assert_array_equal(scores.fuse(importance, relevance, 0.0), importance)
    np.testing.assert_array_equal(scores.fuse(importance, relevance, 1.0), relevance)
    np.testing.assert_array_equal(scores.fuse(importance, None, 0.9), importance)


@pytest.mark.parametrize("strength", [-0.1, 1.1, float("nan")])
def test_a_strength_out_of_range_is_refused(strength: float) -> None:
    with pytest.raises(InputError):
        scores.fuse(np.zeros(2, np.float32), None, strength)


def test_shot_means_and_the_shot_without_a_sample() -> None:
    shots = Shots(np.array([0, 20, 25, 60]), np.array([0, 1, 3]), np.array([True, True, True, True]))
    picks = np.array([0, 15, 30, 45])
    values = np.array([0.2, 0.4, 0.6, 1.0], np.float32)
    np.testing.assert_allclose(scores.shot_means(values, shots, picks), [0.3, 0.4, 0.8], atol=1e-6)


def test_scaling_fills_the_unit_range() -> None:
    np.testing.assert_allclose(scores.scale_to_unit(np.array([3.0, 5.0, 4.0])), [0, 1, 0.5])
    np.testing.assert_array_equal(scores.scale_to_unit(np.full(3, 7.0)), np.full(3, 0.5))


def test_smoothing_keeps_the_mean_of_a_mirrored_signal_and_flat_signals() -> None:
    np.testing.assert_allclose(scores.smooth(np.full(5, 0.3), 1.0), np.full(5, 0.3))
    assert scores.smooth(np.array([1.0]), 1.0) == pytest.approx(1.0)
    spike = scores.smooth(np.eye(1, 21, 10)[0], 1.0)
    np.testing.assert_allclose(spike, spike[::-1])
    assert spike.sum() == pytest.approx(1.0)
