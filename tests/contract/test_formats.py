"""Every real file of ../shared/data/formats gives the measured figures; exported frames are exactly those asked for."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.media_factory import dominant_frequency, read_number
from vsum_desktop.core.errors import MediaError, NoVideoStreamError, VideoOpenError
from vsum_desktop.core.timing import Interval
from vsum_desktop.core.video import VideoInfo
from vsum_desktop.media import frame_table
from vsum_desktop.media.audio import SoundReader
from vsum_desktop.media.decoder import VideoDecoder
from vsum_desktop.media.exporter import check_export, export_clips
from vsum_desktop.media.pictures import PictureMaker
from vsum_desktop.media.probe import probe
from vsum_desktop.media.reader import SampleReader
from vsum_desktop.media.thumbnails import Thumbnails

pytestmark = pytest.mark.shared

_FORMATS = Path(__file__).resolve().parents[3] / "shared" / "data" / "formats"
Expected = dict[str, Any]


def _table(name: str) -> dict[str, Any]:
    path = _FORMATS / name
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


EXPECTED: dict[str, Expected] = _table("expected.json")
NUMBERED: dict[str, Expected] = _table("frame_times.json")
HEALTHY = [name for name in EXPECTED if not name.startswith("broken/")]
BROKEN = [name for name in EXPECTED if name.startswith("broken/")]

#: Sentences and counts that FFmpeg itself does not agree about: PyAV's plain decoding stops at the first error, ours goes on.
MORE_THAN_PLAIN = {"broken/bit_errors.mp4"}


@pytest.fixture(autouse=True)
def _needs_files(shared_data: Path) -> None:
    assert EXPECTED, "formats/expected.json is missing"


def numbers_of(info: VideoInfo) -> list[int]:
    maker = PictureMaker(info)
    with VideoDecoder(info) as decoder:
        return [read_number(maker.rgb(frame)) for _, frame in decoder.frames()]


def assert_figures(info: VideoInfo, expected: Expected) -> None:
    table = info.frames
    last = len(table) - 1
    assert len(table) == info.video.frames == expected["n_video_frames"]
    assert float(table.time(0) + info.start_time) == pytest.approx(expected["first_pts"], abs=1e-6)
    assert float(table.time(last) + info.start_time) == pytest.approx(expected["last_pts"], abs=1e-6)
    if expected["video_duration"] is not None:
        assert float(info.duration) == pytest.approx(expected["video_duration"], abs=1e-6)
        assert info.vfr == expected["vfr"]
    if expected["container_start"] is not None:
        assert float(info.start_time) == pytest.approx(expected["container_start"], abs=2e-6)
    assert info.rotation == expected["rotation_ccw_degrees"] % 360
    assert info.coded_size == (expected["coded_width"], expected["coded_height"])
    aspect = Fraction(expected["sar"] or 1)
    width, height = round(expected["coded_width"] * aspect), expected["coded_height"]
    assert (info.video.width, info.video.height) == ((width, height) if info.rotation % 180 == 0 else (height, width))
    assert info.video.width / info.video.height == pytest.approx(
        expected["display_aspect"], rel=0.5 / min(width, height) + 1e-9
    )
    assert info.video.pixel_format == expected["pix_fmt"]
    assert info.has_audio == expected["has_audio"]
    assert info.interlaced == (expected["interlaced_frames"] > 0)


@pytest.mark.parametrize("name", HEALTHY)
def test_probe_gives_the_measured_figures(name: str) -> None:
    info = probe(_FORMATS / name)
    assert_figures(info, EXPECTED[name])
    assert info.counted == (not EXPECTED[name]["pts_sorted"])
    assert info.warnings == () or info.counted


@pytest.mark.parametrize("name", HEALTHY)
def test_packets_alone_give_the_same_figures(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frame_table, "_QUICK_AREA", 0)
    assert_figures(probe(_FORMATS / name), EXPECTED[name])


@pytest.mark.parametrize("name", HEALTHY)
def test_any_place_decodes_as_in_a_full_pass(name: str) -> None:
    info = probe(_FORMATS / name)
    maker = PictureMaker(info, (32, 32))
    with VideoDecoder(info) as decoder:
        whole = {index: maker.rgb(frame) for index, frame in decoder.frames()}
    assert sorted(whole) == list(range(len(info.frames)))
    last = len(info.frames) - 1
    with Thumbnails(info) as thumbnails:
        for frame in (last * 9 // 10, last // 10, last // 2, last // 2 + last % 2, last):
            np.testing.assert_array_equal(thumbnails.frame(frame, (32, 32)), whole[frame])
    reader = SampleReader(info, size=(32, 32))
    samples = list(reader)
    assert reader.warnings == ()
    for sample in samples:
        np.testing.assert_array_equal(sample.picture, whole[sample.frame])
    middle = len(samples) // 2
    if middle:
        first_time = info.frames.time(samples[middle - 1].frame + 1)
        tail = list(SampleReader(info, size=(32, 32), first_time=first_time))
        assert [sample.frame for sample in tail] == [sample.frame for sample in samples[middle:]]
        for sample in tail:
            np.testing.assert_array_equal(sample.picture, whole[sample.frame])


@pytest.mark.parametrize("name", NUMBERED)
def test_exported_frames_and_sound_are_exactly_those_asked_for(name: str, tmp_path: Path) -> None:
    info = probe(_FORMATS / name)
    numbers = NUMBERED[name]["frame_numbers"]
    assert numbers_of(info) == numbers
    count = len(numbers)
    spans = [(count // 2, count // 2 + 11), (3, 9), (count - 6, count), (count // 3, count // 2)] if count > 1 else [(0, 1)]
    result = export_clips(info, [info.frames.interval(*span) for span in spans], tmp_path / "out.mp4")
    written = probe(result.path)
    assert numbers_of(written) == [number for first, stop in spans for number in numbers[first:stop]]
    assert check_export(info, result).exact
    assert written.has_audio == info.has_audio
    if info.has_audio:
        assert_same_sound(info, written, [(clip.source, clip.output) for clip in result.clips])


def tones(samples: NDArray[np.float32], rate: int) -> list[float]:
    """The loudest frequency of every 40 ms."""
    size = rate // 25
    whole = samples[: max(size, len(samples) // size * size)]
    return [dominant_frequency(part, rate) for part in np.array_split(whole, max(1, len(whole) // size))]


def assert_same_sound(info: VideoInfo, written: VideoInfo, clips: list[tuple[Interval, Interval]]) -> None:
    """The middle of each clip sounds like the same place of the source; one tone may change a moment earlier or later."""
    with SoundReader(info, info.audio[0]) as source, SoundReader(written, written.audio[0]) as output:
        assert source.rate == output.rate
        for was, now in clips:
            begin, count = was.length / 4, int(was.length / 2 * source.rate)
            one = np.concatenate(list(source.blocks(was.start + begin, count)), axis=1)[0]
            other = np.concatenate(list(output.blocks(now.start + begin, count)), axis=1)[0]
            if np.abs(one).max() < 0.01:
                assert np.abs(other).max() < 0.02
            else:
                assert (
                    sum(abs(a - b) > 12 for a, b in zip(tones(one, source.rate), tones(other, source.rate), strict=True)) <= 1
                )


def test_flash_and_beep_stay_together(tmp_path: Path) -> None:
    info = probe(_FORMATS / "sync_flash_beep.mp4")
    clips = [Interval(Fraction(k) + Fraction(817, 1000), Fraction(k) + Fraction(1231, 1000)) for k in range(7)] * 6
    written = probe(export_clips(info, clips, tmp_path / "out.mp4").path)
    maker = PictureMaker(written, (8, 8))
    with VideoDecoder(written) as decoder:
        bright = [maker.rgb(frame).mean() > 180 for _, frame in decoder.frames()]
    flashes = [float(written.frames.time(k)) for k in range(1, len(bright)) if bright[k] and not bright[k - 1]]
    with SoundReader(written, written.audio[0]) as reader:
        sound = np.concatenate(list(reader.blocks(Fraction(0), int(written.duration * reader.rate))), axis=1)[0]
        loud = np.convolve(np.abs(sound), np.ones(48) / 48, "same") > 0.1
        beeps = (np.flatnonzero(loud[1:] & ~loud[:-1]) + 1) / reader.rate
    assert len(flashes) == len(beeps) == len(clips)
    assert np.abs(np.array(flashes) - beeps).max() < 0.010


@pytest.mark.parametrize("name", BROKEN)
def test_broken_files_give_pictures_with_a_warning_or_one_error(name: str, tmp_path: Path) -> None:
    path, expected = _FORMATS / name, EXPECTED[name]
    if not expected["opens"]:
        with pytest.raises(VideoOpenError) as caught:
            probe(path)
        assert caught.value.fields["path"] == path
        return
    if "cover_art" in name or "audio_only" in name:
        with pytest.raises(NoVideoStreamError):
            probe(path)
        return
    info = probe(path)
    assert info.warnings
    if name in MORE_THAN_PLAIN:
        assert expected["n_video_frames"] <= len(info.frames) <= expected["frames_ffprobe_5_1"]
    else:
        assert_figures(info, expected)
    samples = list(SampleReader(info, size=(32, 32)))
    assert [sample.frame for sample in samples] == info.frames.picks(2).tolist()
    try:
        result = export_clips(info, [Interval(info.frames.time(0), info.frames.time(len(info.frames)))], tmp_path / "out.mp4")
    except MediaError as error:
        pytest.fail(f"export of what decodes: {error}")
    assert len(probe(result.path).frames) == len(info.frames) - result.missing
