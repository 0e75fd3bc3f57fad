"""Calibrated relevance: present queries rise, absent ones stay low and flat, moments keep the order of the raw cosine."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from vsum_desktop.core.errors import EmptyQueryError, IncompatibleModelError
from vsum_desktop.core.relevance import Calibration, isotonic, relevance

E = 64


def unit(rows: NDArray[np.floating]) -> NDArray[np.float32]:
    return (rows / np.linalg.norm(rows, axis=-1, keepdims=True)).astype(np.float32)


@pytest.fixture(scope="module")
def names() -> NDArray[np.float32]:
    return unit(np.random.default_rng(0).standard_normal((300, E)))


@pytest.fixture(scope="module")
def calibration(names: NDArray[np.float32]) -> Calibration:
    return Calibration(scale=20.0, distractors=names[:280], limit=0.6, weak_threshold=0.3, luma_floor=0.05)


def video_of(names: NDArray[np.float32], shown: list[int], per_shot: int = 20) -> NDArray[np.float32]:
    """Shots of 20 samples, each around the text of what it shows, with the noise of an image encoder."""
    rng = np.random.default_rng(1)
    return unit(np.repeat(names[shown], per_shot, axis=0) + 0.1 * rng.standard_normal((len(shown) * per_shot, E)))


def test_a_present_query_rises_and_an_absent_one_stays_flat(names: NDArray[np.float32], calibration: Calibration) -> None:
    rows = video_of(names, [5, 290, 17, 40])
    luma = np.full(len(rows), 0.5, np.float32)
    present = relevance(rows, luma, names[290], calibration)
    absent = relevance(rows, luma, names[295], calibration)
    assert present.values[20:40].mean() > 0.8
    assert present.values[:20].max() < 0.2
    assert present.peak > 0.8
    assert not present.weak
    assert absent.values.max() < 0.15
    assert np.ptp(absent.values) < 0.15
    assert absent.weak


def test_the_order_is_that_of_the_raw_cosine(names: NDArray[np.float32], calibration: Calibration) -> None:
    rows = video_of(names, [5, 290, 17, 40, 290])
    values = relevance(rows, np.ones(len(rows), np.float32), names[290], calibration).values
    order = np.argsort(rows @ names[290])
    assert (np.diff(values[order]) > 0).all()


def test_a_synonym_among_the_distractors_is_dropped(names: NDArray[np.float32], calibration: Calibration) -> None:
    rows = video_of(names, [5, 290])
    luma = np.ones(len(rows), np.float32)
    synonym = unit(names[290] + 0.05 * names[3])[None]
    crowded = Calibration(20.0, np.concatenate([names[:280], synonym]), 0.6, 0.3, 0.05)
    plain = relevance(rows, luma, names[290], calibration)
    np.testing.assert_allclose(relevance(rows, luma, names[290], crowded).values, plain.values, atol=1e-5)


def test_black_samples_have_no_relevance(names: NDArray[np.float32], calibration: Calibration) -> None:
    rows = video_of(names, [290])
    luma = np.ones(len(rows), np.float32)
    luma[:7] = 0.01
    values = relevance(rows, luma, names[290], calibration).values
    assert not values[:7].any()
    assert values[7:].min() > 0
    dark = relevance(rows, np.zeros(len(rows), np.float32), names[290], calibration)
    assert not dark.values.any()
    assert dark.weak
    assert dark.peak == 0


def test_a_query_that_fits_everything_needs_a_lead_over_ordinary_pictures(
    names: NDArray[np.float32], calibration: Calibration
) -> None:
    hub = unit(names[:200].sum(axis=0)[None])[0]
    rows, luma = video_of(names, [5, 17, 40]), np.ones(60, np.float32)
    ordinary = unit(names[60:200] + 0.02 * np.random.default_rng(3).standard_normal((140, E)))
    known = replace(calibration, scale=10.0, bias=3.0, ordinary=ordinary, presence=1.0)
    plain = replace(known, presence=0.0)
    lead = float((rows @ hub).max() - (ordinary @ hub).max())
    assert lead < 0
    before, after = (relevance(rows, luma, hub, one) for one in (plain, known))
    odds = [np.log(found.peak / (1 - found.peak)) for found in (before, after)]
    assert odds[1] - odds[0] <= 10.0 * lead * 0.5
    shown = [relevance(rows, luma, names[5], one).peak for one in (plain, known)]
    assert shown[1] > shown[0]
    assert np.array_equal(np.argsort(before.values), np.argsort(after.values))
    alone = replace(known, ordinary=np.zeros((0, 0), np.float32))
    assert np.array_equal(relevance(rows, luma, hub, alone).values, before.values)


def test_extreme_scales_do_not_overflow(names: NDArray[np.float32]) -> None:
    rows = video_of(names, [290, 2])
    for scale in (1e-3, 1e4):
        found = relevance(rows, np.ones(len(rows), np.float32), names[290], Calibration(scale, names[:280]))
        assert np.isfinite(found.values).all()
        assert found.values.min() >= 0
        assert found.values.max() <= 1


@pytest.mark.parametrize("n", [1, 2])
def test_very_short_videos(n: int, names: NDArray[np.float32], calibration: Calibration) -> None:
    found = relevance(names[290:291].repeat(n, axis=0), np.ones(n, np.float32), names[290], calibration)
    assert found.values.shape == (n,)
    assert found.values.min() > 0.9


def test_the_length_of_the_query_does_not_matter(names: NDArray[np.float32], calibration: Calibration) -> None:
    rows = video_of(names, [290, 2])
    luma = np.ones(len(rows), np.float32)
    one, ten = (relevance(rows, luma, s * names[290], calibration).values for s in (1.0, 10.0))
    np.testing.assert_allclose(one, ten, atol=1e-6)


def test_wrong_inputs_are_named(names: NDArray[np.float32], calibration: Calibration) -> None:
    luma = np.ones(3, np.float32)
    with pytest.raises(EmptyQueryError):
        relevance(names[:3], luma, np.zeros(E, np.float32), calibration)
    with pytest.raises(IncompatibleModelError):
        relevance(names[:3], luma, np.ones(E + 1, np.float32), calibration)


def test_isotonic_by_hand() -> None:
    np.testing.assert_allclose(isotonic(np.arange(5.0), np.array([1, 3, 2, 2, 5.0])), [1, 7 / 3, 7 / 3, 7 / 3, 5])
    np.testing.assert_allclose(isotonic(np.array([2.0, 1.0, 1.0]), np.array([0.0, 4.0, 2.0])), [2, 2, 2])
