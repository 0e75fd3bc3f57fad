"""Sound by time: the right samples from any place, silence where there are none."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.media_factory import PLAIN, RECIPES, MediaFactory, dominant_frequency
from vsum_desktop.media.audio import SoundReader
from vsum_desktop.media.probe import probe

LOUD = tuple(name for name, recipe in RECIPES.items() if recipe.sounds)


def read(reader: SoundReader, start: Fraction, count: int) -> NDArray[np.float32]:
    return np.concatenate(list(reader.blocks(start, count)), axis=1)


@pytest.mark.parametrize("name", LOUD)
def test_any_span_is_the_same_as_in_the_whole(name: str, media_factory: MediaFactory) -> None:
    info = probe(media_factory(name))
    with SoundReader(info, info.audio[0]) as reader:
        whole = read(reader, Fraction(0), 4 * reader.rate)[0]
        assert len(whole) == 4 * reader.rate
        for start in (Fraction(1, 3), Fraction(7, 5), Fraction(1, 50), Fraction(19, 10)):
            part = read(reader, start, 4000)[0]
            # Container clocks of 1/1000 s leave half a millisecond open.
            at = round(start * reader.rate)
            lags = range(-24, 25)
            errors = [np.abs(part - whole[max(0, at + lag) : max(0, at + lag) + 4000]).mean() for lag in lags]
            assert min(errors) < 0.02


@pytest.mark.parametrize("name", LOUD)
def test_the_tone_tells_the_second(name: str, media_factory: MediaFactory) -> None:
    recipe = RECIPES[name]
    info = probe(media_factory(name))
    with SoundReader(info, info.audio[0]) as reader:
        for second in range(int(recipe.sounds[0])):
            samples = read(reader, second + recipe.offset - info.start_time + Fraction(3, 10), reader.rate // 2)[0]
            assert abs(dominant_frequency(samples, reader.rate) - (300 + 50 * second)) < 3


def test_outside_the_stream_is_silence(media_factory: MediaFactory) -> None:
    info = probe(media_factory("sound_shorter"))
    with SoundReader(info, info.audio[0]) as reader:
        assert np.abs(read(reader, Fraction(2), 5000)).max() == 0
        assert np.abs(read(reader, Fraction(500), 5000)).max() == 0
        across = read(reader, Fraction(9, 10), reader.rate // 2)[0]
        assert np.abs(across[: reader.rate // 20]).max() > 0.1
        assert np.abs(across[reader.rate // 5 :]).max() == 0


def test_low_rates_and_many_channels_are_brought_to_one_format(media_factory: MediaFactory) -> None:
    info = probe(media_factory(replace(PLAIN, sounds=(Fraction(2),))))
    stream = info.audio[0]
    assert SoundReader(info, stream).rate == 48000
    assert SoundReader(info, replace(stream, sample_rate=22050, channels=6)).channels == 2
    assert SoundReader(info, replace(stream, sample_rate=44100)).rate == 44100
    with SoundReader(info, replace(stream, sample_rate=44100)) as resampled:
        samples = read(resampled, Fraction(1), 22050)[0]
        assert abs(dominant_frequency(samples, 44100) - 350) < 3
