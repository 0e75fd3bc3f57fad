"""Peaks of the sound: against the samples themselves, drawn at any width, kept in the cache."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from tests.media_factory import RECIPES, MediaFactory
from vsum_desktop.core.errors import Cancelled
from vsum_desktop.core.jobs import CancelToken
from vsum_desktop.media.audio import SoundReader
from vsum_desktop.media.probe import probe
from vsum_desktop.media.waveform import PEAKS_A_SECOND, Levels, Waveform, read_waveform
from vsum_desktop.pipeline.cache import FeatureCache
from vsum_desktop.pipeline.waveform import waveform

LOUD = next(name for name, recipe in RECIPES.items() if recipe.sounds)


def _nothing(*_: object) -> None:
    return None


def test_peaks_are_those_of_the_samples(media_factory: MediaFactory):
    info = probe(media_factory(LOUD))
    parts: list[Waveform] = []
    got = read_waveform(info, info.audio[0], parts.append, _nothing, every=Fraction(1))
    with SoundReader(info, info.audio[0]) as reader:
        count = int(info.duration * reader.rate)
        samples = np.concatenate(list(reader.blocks(Fraction(0), count)), axis=1)
        step = reader.rate // PEAKS_A_SECOND
    whole = len(samples[0]) // step
    for peaks, reduce in ((got.low, np.min), (got.high, np.max)):
        expected = [reduce(samples[:, k * step : (k + 1) * step]) for k in range(whole)]
        np.testing.assert_array_equal(peaks[:whole], np.round(np.clip(expected, -1, 1) * 127))
    assert got.seconds == pytest.approx(float(info.duration), abs=0.02)
    assert parts
    np.testing.assert_array_equal(parts[0].high, got.high[: len(parts[0])])


def test_sound_under_pictures_that_begin_late_is_there_to_the_end(media_factory: MediaFactory):
    info = probe(media_factory("late_picture"))
    got = read_waveform(info, info.audio[0], _nothing, _nothing)
    assert got.seconds == pytest.approx(float(info.end), abs=0.02)
    assert got.high[-PEAKS_A_SECOND // 2 :].max() > 0


def test_columns_hold_every_peak_at_any_width():
    rng = np.random.default_rng(5)
    high = rng.integers(0, 128, 300_000).astype(np.int8)
    levels = Levels(Waveform(-high, high))
    for start, end, width in ((0.0, 3000.0, 700), (10.0, 400.0, 333), (1.0, 1.2, 500), (2990.0, 3010.0, 40)):
        low, top = levels.columns(start, end, width)
        assert len(low) == len(top) == width
        inside = high[int(start * PEAKS_A_SECOND) : int(end * PEAKS_A_SECOND)]
        assert top.max() >= inside.max() / 127 - 1e-6
        np.testing.assert_array_equal(low, -top)
    assert not levels.columns(3000.5, 3010.0, 10)[1].any()
    assert levels.columns(0.0, 0.01, 1)[1][0] == pytest.approx(high[0] / 127)


def test_the_waveform_is_kept_and_can_be_cancelled(media_factory: MediaFactory, tmp_path: Path):
    info, cache = probe(media_factory(LOUD)), FeatureCache(tmp_path / "cache")
    stopped = CancelToken()
    stopped.cancel()
    with pytest.raises(Cancelled):
        waveform(info, cache, stopped, _nothing)
    assert cache.info().entries == 0
    first = waveform(info, cache, CancelToken(), _nothing)
    again = waveform(info, cache, stopped, _nothing)  # nothing left to cancel
    assert first is not None
    assert again is not None
    np.testing.assert_array_equal(first.high, again.high)
    assert cache.info().entries == 1
