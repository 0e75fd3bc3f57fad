"""Sampled reading: the right frames at the right times, upright, and the same again after a resume."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from tests.media_factory import CUTS, HDR, RECIPES, MediaFactory, read_number
from vsum_desktop.core.errors import Cancelled
from vsum_desktop.core.jobs import CancelToken
from vsum_desktop.core.video import FrameTable
from vsum_desktop.media.probe import probe
from vsum_desktop.media.reader import SampleReader


def published_picks(table: FrameTable, rate: Fraction) -> list[int]:
    """The obvious loop: walk the sampling times, find the frame shown at each."""
    found: list[int] = []
    k = 0
    while (time := table.time(0) + Fraction(k) / rate) < table.time(len(table)):
        shown = found[-1] if found else 0
        while shown + 1 < len(table) and table.time(shown + 1) <= time:
            shown += 1
        if not found or shown != found[-1]:
            found.append(shown)
        k += 1
    return found


@pytest.mark.parametrize("rate", [Fraction(2), Fraction(7), Fraction(1000), Fraction(1, 3), Fraction(30000, 1001)])
@pytest.mark.parametrize("name", ["plain", "ntsc", "vfr", "vfr_gap", "late_picture", "one_frame"])
def test_picks_are_the_frames_shown_at_the_sampling_times(name: str, rate: Fraction, media_factory: MediaFactory) -> None:
    table = probe(media_factory(name)).frames
    assert table.picks(rate).tolist() == published_picks(table, rate)


@pytest.mark.parametrize("name", RECIPES)
def test_samples_are_the_picked_frames_upright_and_in_shape(name: str, media_factory: MediaFactory) -> None:
    info = probe(media_factory(name))
    reader = SampleReader(info, rate=4)
    samples = list(reader)
    assert [sample.frame for sample in samples] == reader.picks.tolist()
    assert [read_number(sample.picture) for sample in samples] == reader.picks.tolist()
    assert [sample.time for sample in samples] == [info.frames.time(sample.frame) for sample in samples]
    assert all(sample.picture.shape == (info.video.height, info.video.width, 3) for sample in samples)
    assert all(not sample.picture.flags.writeable for sample in samples)
    assert all(0.2 < sample.luma < 0.8 for sample in samples)
    assert reader.warnings == ()


@pytest.mark.parametrize("name", RECIPES)
def test_a_resumed_reader_yields_the_tail_of_a_full_one(name: str, media_factory: MediaFactory) -> None:
    info = probe(media_factory(name))
    full = list(SampleReader(info, rate=5, size=(40, 30)))
    for done in {len(full) // 4, len(full) // 2, len(full) - 1} - {0}:
        after = full[done - 1]
        for first_time in (info.frames.time(after.frame + 1), full[done].time):
            tail = list(SampleReader(info, rate=5, size=(40, 30), first_time=first_time))
            # A sampling time may lie before the start given although its frame is shown from there on.
            expected = full[done:] if first_time != full[done].time or len(tail) == len(full) - done else full[done + 1 :]
            assert [sample.frame for sample in tail] == [sample.frame for sample in expected]
            for one, other in zip(tail, expected, strict=True):
                np.testing.assert_array_equal(one.picture, other.picture)


def test_nothing_is_left_after_the_end(media_factory: MediaFactory) -> None:
    info = probe(media_factory("plain"))
    reader = SampleReader(info, first_time=info.frames.time(len(info.frames)))
    assert len(reader.picks) == 0
    assert list(reader) == []
    assert reader.cuts.tolist() == []


def test_cuts_of_a_resumed_run_join_those_of_the_run_before(media_factory: MediaFactory) -> None:
    info = probe(media_factory(CUTS))
    whole = SampleReader(info, rate=5, size=(32, 32))
    samples = list(whole)
    assert whole.cuts.tolist() == list(CUTS.cuts)
    for done in range(1, len(samples), 3):
        first = SampleReader(info, rate=5, size=(32, 32))
        for _, _ in zip(range(done), first, strict=False):
            pass
        second = SampleReader(info, rate=5, size=(32, 32), first_time=info.frames.time(samples[done - 1].frame + 1))
        assert [sample.frame for sample in second] == [sample.frame for sample in samples[done:]]
        assert np.union1d(first.cuts, second.cuts).tolist() == list(CUTS.cuts)


def test_a_size_squashes_the_upright_picture(media_factory: MediaFactory) -> None:
    for name in ("rotated90", "rotated180", "anamorphic", "interlaced", "odd_size"):
        (sample, *_) = SampleReader(probe(media_factory(name)), rate=1, size=(100, 72))
        assert sample.picture.shape == (72, 100, 3)
        assert read_number(sample.picture) == 0


@pytest.mark.parametrize("name", ["rotated90", "anamorphic", "odd_size"])
def test_a_letterboxed_picture_is_whole_between_black_bars(name: str, media_factory: MediaFactory) -> None:
    info = probe(media_factory(name))
    width, height = info.video.width, info.video.height
    (sample, *_) = SampleReader(info, rate=1, size=(96, 96), resize="letterbox")
    inner = (96, round(96 * height / width)) if width > height else (round(96 * width / height), 96)
    (squashed, *_) = SampleReader(info, rate=1, size=inner)
    top, left = (96 - inner[1]) // 2, (96 - inner[0]) // 2
    assert sample.picture.shape == (96, 96, 3)
    np.testing.assert_array_equal(sample.picture[top : top + inner[1], left : left + inner[0]], squashed.picture)
    assert int(sample.picture.sum()) == int(squashed.picture.sum()), "the rest is black"


@pytest.mark.parametrize("name", ["rotated90", "anamorphic", "odd_size"])
def test_a_centre_crop_keeps_shapes_and_fills_the_picture(name: str, media_factory: MediaFactory) -> None:
    info = probe(media_factory(name))
    width, height = info.video.width, info.video.height
    outer = (round(96 * width / height), 96) if width > height else (96, round(96 * height / width))
    (sample, *_) = SampleReader(info, rate=1, size=(96, 96), resize="centre_crop")
    (whole, *_) = SampleReader(info, rate=1, size=outer)
    top, left = (outer[1] - 96) // 2, (outer[0] - 96) // 2
    np.testing.assert_array_equal(sample.picture, whole.picture[top : top + 96, left : left + 96])


def test_tone_mapping_keeps_the_picture_readable_and_its_white_below_clipping(media_factory: MediaFactory) -> None:
    ordinary = replace(HDR, name="ordinary.mp4", transfer=2)
    for mapped, plain in zip(
        SampleReader(probe(media_factory(HDR)), rate=2), SampleReader(probe(media_factory(ordinary)), rate=2), strict=True
    ):
        assert read_number(mapped.picture) == mapped.frame
        assert not np.array_equal(mapped.picture, plain.picture)


def test_reading_stops_when_cancelled(media_factory: MediaFactory) -> None:
    token = CancelToken()
    samples = iter(SampleReader(probe(media_factory("plain")), rate=5, cancel=token))
    next(samples)
    token.cancel()
    with pytest.raises(Cancelled):
        list(samples)


def test_frames_that_vanish_between_probe_and_reading_are_stood_in_for(media_factory: MediaFactory) -> None:
    info = probe(media_factory("plain"))
    halves = np.sort(np.concatenate([info.frames.pts, (info.frames.pts[10:20] + info.frames.pts[11:21]) // 2]))
    table = FrameTable(halves, info.frames.time_base, info.frames.end)
    reader = SampleReader(replace(info, frames=table, sync_frames=np.zeros(1, np.int64)), rate=1000)
    samples = list(reader)
    assert [sample.frame for sample in samples] == list(range(len(table)))
    assert [read_number(sample.picture) for sample in samples[9:15]] == [9, 10, 10, 11, 11, 12]
    assert any("could not be decoded" in warning for warning in reader.warnings)
