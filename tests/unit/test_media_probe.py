"""Probing: the exact frame table and the shape on screen, on made videos."""

from __future__ import annotations

import threading
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from tests.media_factory import HDR, PLAIN, RECIPES, MediaFactory, dominant_frequency, read_number
from vsum_desktop.core.errors import Cancelled, NoVideoStreamError, VideoOpenError
from vsum_desktop.core.jobs import CancelToken
from vsum_desktop.media import frame_table
from vsum_desktop.media.audio import SoundReader
from vsum_desktop.media.bitstream import is_hidden
from vsum_desktop.media.decoder import VideoDecoder
from vsum_desktop.media.pictures import PictureMaker
from vsum_desktop.media.probe import probe
from vsum_desktop.media.reader import SampleReader


@pytest.mark.parametrize("name", RECIPES)
def test_every_frame_is_known_at_its_time_and_decodes_as_itself(name: str, media_factory: MediaFactory) -> None:
    recipe = RECIPES[name]
    info = probe(media_factory(name))
    assert len(info.frames) == info.video.frames == recipe.count
    shown = [info.frames.time(k) - info.frames.time(0) for k in range(recipe.count)]
    assert max(abs(float(a - b)) for a, b in zip(shown, recipe.times, strict=True)) <= 0.0006
    maker = PictureMaker(info)
    with VideoDecoder(info) as decoder:
        read = [(index, read_number(maker.rgb(frame))) for index, frame in decoder.frames()]
    assert read == [(k, k) for k in range(recipe.count)]
    assert info.video.width, info.video.height == recipe.size
    assert info.rotation == recipe.rotation
    assert len(info.audio) == len(recipe.sounds)
    assert info.warnings == ()


@pytest.mark.parametrize("name", RECIPES)
def test_the_packets_make_the_same_table_as_the_decoding_pass(
    name: str, media_factory: MediaFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    decoded = probe(media_factory(name))
    monkeypatch.setattr(frame_table, "_QUICK_AREA", 0)
    demuxed = probe(media_factory(name))
    np.testing.assert_array_equal(demuxed.frames.pts, decoded.frames.pts)
    np.testing.assert_array_equal(demuxed.sync_frames, decoded.sync_frames)
    assert (demuxed.frames.end, demuxed.start_time) == (decoded.frames.end, decoded.start_time)


@pytest.mark.parametrize("name", RECIPES)
def test_decoding_from_any_frame_shows_that_frame(name: str, media_factory: MediaFactory) -> None:
    info = probe(media_factory(name))
    maker = PictureMaker(info)
    with VideoDecoder(info) as decoder:
        for first in sorted({0, len(info.frames) // 3, len(info.frames) // 2, len(info.frames) - 1}, reverse=True):
            index, frame = next(decoder.frames(first))
            assert (index, read_number(maker.rgb(frame))) == (first, first)


def test_variable_rate_is_told_from_constant(media_factory: MediaFactory) -> None:
    assert {name for name in RECIPES if probe(media_factory(name)).vfr} == {"vfr", "vfr_gap"}


def test_time_zero_is_the_earliest_stream_start(media_factory: MediaFactory) -> None:
    late = probe(media_factory("late_picture"))
    assert (late.start_time, late.frames.time(0)) == (0, Fraction(3, 4))
    offset = probe(media_factory("start_offset"))
    assert (offset.start_time, offset.frames.time(0)) == (5, 0)
    assert late.duration == offset.duration == Fraction(60, 25)
    assert (late.end, offset.end) == (late.duration + Fraction(3, 4), offset.duration)


def test_what_the_picture_needs_is_known(media_factory: MediaFactory) -> None:
    assert probe(media_factory("interlaced")).interlaced
    assert probe(media_factory(HDR)).hdr
    assert probe(media_factory("ten_bit")).video.bit_depth == 10
    assert probe(media_factory("anamorphic")).coded_size == (80, 120)
    assert probe(media_factory("rotated90")).coded_size == (120, 160)
    assert probe(media_factory("ntsc")).video.fps == Fraction(30000, 1001)


def test_gradual_refresh_is_no_place_to_start(media_factory: MediaFactory) -> None:
    assert probe(media_factory("gradual_refresh")).sync_frames.tolist() == [0]
    assert probe(media_factory("plain")).sync_frames.tolist() == [0, 12, 24, 36, 48]


def test_hidden_vp8_frames_are_told_by_their_first_byte(media_factory: MediaFactory) -> None:
    with av.open(str(media_factory("vp8"))) as container:
        stream = container.streams.video[0]
        shown, hidden = av.Packet(bytes([0x10, 0, 0])), av.Packet(bytes([0x00, 0, 0]))
        assert (is_hidden(shown, stream), is_hidden(hidden, stream)) == (False, True)


def test_a_file_cut_short_keeps_what_decodes_and_says_so(media_factory: MediaFactory, tmp_path: Path) -> None:
    whole = media_factory("start_offset").read_bytes()
    cut = tmp_path / "cut.mkv"
    cut.write_bytes(whole[: len(whole) // 2])
    info = probe(cut)
    assert 0 < len(info.frames) < RECIPES["start_offset"].count
    assert any("incomplete" in warning for warning in info.warnings)
    with VideoDecoder(info) as decoder:
        assert [index for index, _ in decoder.frames()] == list(range(len(info.frames)))


def test_a_stream_that_begins_inside_a_group_of_pictures_loses_only_its_head(
    media_factory: MediaFactory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recipe = replace(RECIPES["interlaced"], name="whole.ts", options=(("preset", "veryfast"),), gop=20)
    whole = media_factory(recipe).read_bytes()
    headless = tmp_path / "headless.ts"
    headless.write_bytes(whole[len(whole) // 4 // 188 * 188 :])
    decoded = probe(headless)
    monkeypatch.setattr(frame_table, "_QUICK_AREA", 0)
    demuxed = probe(headless)
    assert demuxed.frames.pts.tolist() == decoded.frames.pts.tolist()
    assert 0 < len(decoded.frames) < recipe.count
    assert any("left out" in warning for warning in demuxed.warnings)


def test_damaged_packets_are_passed_over(media_factory: MediaFactory, tmp_path: Path) -> None:
    data = bytearray(media_factory("single_sync").read_bytes())
    random = np.random.default_rng(1)
    for place in random.integers(len(data) // 2, len(data) * 3 // 4, 300):
        data[place] ^= 0xFF
    path = tmp_path / "damaged.mp4"
    path.write_bytes(data)
    info = probe(path)
    assert 30 <= len(info.frames) <= 60
    assert any("damaged" in warning for warning in info.warnings)
    samples = list(SampleReader(info, rate=5, size=(32, 32)))
    assert [sample.frame for sample in samples] == info.frames.picks(5).tolist()


def test_a_clock_that_is_reset_goes_on(media_factory: MediaFactory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    twice = tmp_path / "twice.ts"
    twice.write_bytes(media_factory("transport").read_bytes() * 2)
    monkeypatch.setattr(frame_table, "_QUICK_AREA", 0)
    info = probe(twice)
    assert info.counted
    assert len(info.frames) == 120
    assert np.all(np.diff(info.frames.pts) > 0)
    assert info.duration == pytest.approx(4.8, abs=0.1)
    samples = list(SampleReader(info, rate=5))
    assert [read_number(sample.picture) for sample in samples] == [frame % 60 for frame in info.frames.picks(5).tolist()]
    with SoundReader(info, info.audio[0]) as sound:
        for time, hertz in ((Fraction(1, 2), 300), (Fraction(3, 2), 350), (Fraction(29, 10), 300), (Fraction(39, 10), 350)):
            part = np.concatenate(list(sound.blocks(time, sound.rate // 5)), axis=1)[0]
            assert abs(dominant_frequency(part, sound.rate) - hertz) < 5


def test_what_is_no_video_is_refused_with_its_path(media_factory: MediaFactory, tmp_path: Path) -> None:
    empty = tmp_path / "empty.mp4"
    empty.touch()
    text = tmp_path / "text.mp4"
    text.write_text("no video " * 100)
    headless = tmp_path / "headless.mp4"
    headless.write_bytes(media_factory("plain").read_bytes()[:5000])
    for path in (empty, text, headless, tmp_path / "missing.mp4", tmp_path):
        with pytest.raises(VideoOpenError) as caught:
            probe(path)
        assert caught.value.fields == {"path": path}
        assert caught.value.cause


def test_sound_alone_is_no_video(tmp_path: Path) -> None:
    path = tmp_path / "sound.m4a"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("aac", rate=48000, layout="mono")
        for _ in range(20):
            frame = av.AudioFrame.from_ndarray(np.zeros((1, 1024), np.float32), format="fltp", layout="mono")
            frame.sample_rate = 48000
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    with pytest.raises(NoVideoStreamError):
        probe(path)


def test_a_still_picture_is_a_video_of_one_frame(tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    av.VideoFrame.from_ndarray(np.full((48, 64, 3), 90, np.uint8), format="rgb24").save(str(path))
    info = probe(path)
    assert (len(info.frames), info.video.width, info.video.height) == (1, 64, 48)
    assert info.duration > 0
    assert "still picture" in info.warnings[0]


def test_a_colon_in_the_name_is_no_protocol(
    media_factory: MediaFactory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path("concat:a|b.mp4")
    path.write_bytes(media_factory(PLAIN).read_bytes())
    assert len(probe(path).frames) == PLAIN.count


def test_probing_stops_when_cancelled(media_factory: MediaFactory) -> None:
    token = CancelToken()
    token.cancel()
    before = threading.active_count()
    with pytest.raises(Cancelled):
        probe(media_factory("plain"), token)
    assert threading.active_count() == before
