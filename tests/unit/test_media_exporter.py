"""Export: exactly the asked frames, at the right times, with the right sound; and nothing left behind on failure."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from tests.media_factory import CUTS, HDR, PLAIN, RECIPES, MediaFactory, dominant_frequency, read_number
from vsum_desktop.core.errors import Cancelled, ExportError, VideoOpenError
from vsum_desktop.core.jobs import CancelToken, JobContext, Progress
from vsum_desktop.core.timing import Interval
from vsum_desktop.core.video import VideoInfo
from vsum_desktop.media.audio import SoundReader
from vsum_desktop.media.decoder import VideoDecoder
from vsum_desktop.media.exporter import check_export, export_clips, plan_clips
from vsum_desktop.media.pictures import PictureMaker
from vsum_desktop.media.probe import probe
from vsum_desktop.media.results import ExportResult


def numbers_of(info: VideoInfo) -> list[int]:
    maker = PictureMaker(info)
    with VideoDecoder(info) as decoder:
        return [read_number(maker.rgb(frame)) for _, frame in decoder.frames()]


def spans_of(info: VideoInfo, spans: Sequence[tuple[int, int]]) -> list[Interval]:
    return [info.frames.interval(first, stop) for first, stop in spans]


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def sound_of(info: VideoInfo, start: Fraction, seconds: Fraction) -> tuple[np.ndarray, int]:
    with SoundReader(info, info.audio[0]) as reader:
        return np.concatenate(list(reader.blocks(start, int(seconds * reader.rate))), axis=1)[0], reader.rate


def assert_exact(info: VideoInfo, result: ExportResult, expected: list[int]) -> VideoInfo:
    """The written file holds these frames at the planned times and nothing else."""
    written = probe(result.path)
    assert numbers_of(written) == expected
    times = [
        clip.output.start + info.frames.time(frame) - clip.source.start
        for clip in result.clips
        for frame in range(clip.first_frame, clip.stop_frame)
    ]
    assert max(abs(written.frames.time(k) - time) for k, time in enumerate(times)) <= result.time_base / 2
    receipt = check_export(info, result)
    assert receipt.checked
    assert receipt.exact
    assert len(receipt.clips) == len(result.clips)
    return written


@pytest.mark.parametrize("name", RECIPES)
def test_exported_frames_are_exactly_those_of_the_clips(name: str, media_factory: MediaFactory, tmp_path: Path) -> None:
    info = probe(media_factory(name))
    count = len(info.frames)
    spans = [(7, 15), (40, count), (0, 3), (13, 30)] if count > 1 else [(0, 1)]
    result = export_clips(info, spans_of(info, spans), tmp_path / "out.mp4")
    written = assert_exact(info, result, [frame for first, stop in spans for frame in range(first, stop)])
    assert (written.container, written.video.codec, written.video.pixel_format) == ("mov", "h264", "yuv420p")
    assert written.rotation == 0
    assert written.video.width == info.video.width + info.video.width % 2
    assert written.video.height == info.video.height + info.video.height % 2
    assert written.start_time == written.frames.time(0) == 0
    assert [stream.codec for stream in written.audio] == (["aac"] if info.has_audio else [])
    assert result.bytes == result.path.stat().st_size
    assert names_in(tmp_path) == ["out.mp4"]


@pytest.mark.parametrize("name", ["plain", "ntsc", "vfr", "start_offset", "late_picture", "transport", "rotated90"])
def test_sound_stays_with_the_picture(name: str, media_factory: MediaFactory, tmp_path: Path) -> None:
    recipe = replace(RECIPES[name], sounds=(Fraction(3),))
    info = probe(media_factory(recipe))
    result = export_clips(info, spans_of(info, [(26, 32), (4, 14), (31, 38)]), tmp_path / "out.mp4")
    written = probe(result.path)
    for clip in result.clips:
        length = clip.output.length
        samples, rate = sound_of(written, clip.output.start + length / 4, length / 2)
        second = int(clip.source.start + length / 2 + info.start_time - recipe.offset)
        if int(clip.source.start) == int(clip.source.end):
            assert abs(dominant_frequency(samples, rate) - (300 + 50 * second)) < 12


def test_a_tone_step_is_heard_where_it_belongs(media_factory: MediaFactory, tmp_path: Path) -> None:
    info = probe(media_factory(replace(PLAIN, sounds=(Fraction(3),))))
    result = export_clips(info, [Interval(Fraction(k, 100), Fraction(6, 5)) for k in range(60, 90, 3)], tmp_path / "out.mp4")
    written = probe(result.path)
    with SoundReader(written, written.audio[0]) as reader:
        for clip in result.clips:
            step = clip.output.start + 1 - clip.source.start
            steady = np.concatenate(list(reader.blocks(step - Fraction(60, 1000), reader.rate * 12 // 100)), axis=1)[0]
            # One period per bin: how much of each tone is in each 10 ms.
            parts = steady.reshape(12, -1)
            time = np.arange(parts.shape[1]) / reader.rate
            power = [np.abs(parts @ np.exp(-2j * np.pi * hertz * time)) for hertz in (300, 350)]
            share = power[0] / (power[0] + power[1])
            assert np.all(share[:5] > share[7:].max())


def test_a_clip_is_cut_inside_a_frame_without_growing(media_factory: MediaFactory, tmp_path: Path) -> None:
    info = probe(media_factory("plain"))
    clips = [Interval(Fraction(11, 100), Fraction(31, 100)), Interval(Fraction(1), Fraction(121, 100))]
    result = export_clips(info, clips, tmp_path / "out.mp4")
    assert_exact(info, result, [3, 4, 5, 6, 7, *range(25, 31)])
    assert [clip.source for clip in result.clips] == [Interval(Fraction(12, 100), Fraction(31, 100)), clips[1]]
    assert result.clips[1].output.start == Fraction(19, 100)
    assert all(clip.source.length <= asked.length for clip, asked in zip(result.clips, clips, strict=True))


def test_a_pause_after_the_last_frame_is_not_carried_along(media_factory: MediaFactory) -> None:
    info = probe(media_factory("vfr_gap"))
    (clip,) = plan_clips(info, [Interval(Fraction(1, 2), Fraction(1))])
    assert clip.source == Interval(info.frames.time(13), Fraction(1))


def test_many_short_clips_do_not_drift(media_factory: MediaFactory, tmp_path: Path) -> None:
    info = probe(media_factory(replace(RECIPES["ntsc"], sounds=(Fraction(3),))))
    result = export_clips(info, spans_of(info, [(2 * k % 50, 2 * k % 50 + 3) for k in range(60)]), tmp_path / "out.mp4")
    written = assert_exact(info, result, [2 * k % 50 + j for k in range(60) for j in range(3)])
    length = result.clips[-1].output.end
    assert abs(written.duration - length) <= Fraction(1, 1000)
    with SoundReader(written, written.audio[0]) as reader:
        tail = np.concatenate(list(reader.blocks(length - Fraction(1, 10), reader.rate)), axis=1)[0]
    assert np.abs(tail[: reader.rate // 20]).max() > 0.1
    assert np.abs(tail[reader.rate * 14 // 100 :]).max(initial=0) < 0.01


def test_joins_are_faded_and_continuous_clips_are_not(media_factory: MediaFactory, tmp_path: Path) -> None:
    info = probe(media_factory("plain"))
    for spans, quiet in (([(0, 10), (10, 20)], False), ([(0, 10), (30, 40)], True)):
        result = export_clips(info, spans_of(info, spans), tmp_path / "out.mp4", overwrite=True)
        samples, rate = sound_of(probe(result.path), result.clips[1].output.start - Fraction(1, 10), Fraction(1, 5))
        level = np.sqrt(np.mean(samples.reshape(-1, rate // 1000) ** 2, axis=1))
        assert (level[98:102].max() < 0.03) == quiet
        assert level[20:80].min() > 0.03


def test_missing_sound_is_silence_and_the_picture_goes_on(media_factory: MediaFactory, tmp_path: Path) -> None:
    info = probe(media_factory("sound_shorter"))
    result = export_clips(info, spans_of(info, [(40, 60), (5, 15)]), tmp_path / "out.mp4")
    written = assert_exact(info, result, [*range(40, 60), *range(5, 15)])
    silent, _ = sound_of(written, Fraction(0), Fraction(7, 10))
    heard, rate = sound_of(written, Fraction(85, 100), Fraction(3, 10))
    assert np.abs(silent).max() < 0.01
    assert abs(dominant_frequency(heard, rate) - 300) < 5


def test_another_sound_stream_can_be_chosen(media_factory: MediaFactory, tmp_path: Path) -> None:
    info = probe(media_factory("two_sounds"))
    clips = spans_of(info, [(0, 10)])
    for index in (info.audio[0].index, info.audio[1].index):
        result = export_clips(info, clips, tmp_path / f"{index}.mp4", audio_index=index)
        assert len(probe(result.path).audio) == 1
    with pytest.raises(ExportError):
        export_clips(info, clips, tmp_path / "none.mp4", audio_index=99)


def test_tone_mapped_and_tagged(media_factory: MediaFactory, tmp_path: Path) -> None:
    info = probe(media_factory(HDR))
    result = export_clips(info, spans_of(info, [(10, 20)]), tmp_path / "out.mp4")
    written = assert_exact(info, result, list(range(10, 20)))
    assert not written.hdr
    with VideoDecoder(written) as decoder:
        _, frame = next(decoder.frames())
        assert (frame.color_trc, frame.color_primaries, frame.colorspace, frame.color_range) == (1, 1, 1, 1)


def test_the_target_is_never_overwritten_unasked_and_never_the_source(media_factory: MediaFactory, tmp_path: Path) -> None:
    source = tmp_path / "source.mp4"
    source.write_bytes(media_factory("plain").read_bytes())
    before = source.read_bytes()
    info = probe(source)
    clips = spans_of(info, [(0, 5)])
    taken = tmp_path / "taken.mp4"
    taken.write_text("mine")
    alias = tmp_path / "alias.mp4"
    alias.hardlink_to(source)
    for target, overwrite in (
        (taken, False),
        (source, True),
        (alias, True),
        (tmp_path, True),
        (tmp_path / "no" / "o.mp4", True),
    ):
        with pytest.raises(ExportError) as caught:
            export_clips(info, clips, target, overwrite=overwrite)
        assert caught.value.fields["path"] == target
    assert (source.read_bytes(), taken.read_text()) == (before, "mine")
    export_clips(info, clips, taken, overwrite=True)
    assert numbers_of(probe(taken)) == [0, 1, 2, 3, 4]
    assert names_in(tmp_path) == ["alias.mp4", "source.mp4", "taken.mp4"]


def test_cancelling_leaves_nothing(media_factory: MediaFactory, tmp_path: Path) -> None:
    info = probe(media_factory("plain"))
    token = CancelToken()
    seen: list[Progress] = []

    def report(progress: Progress) -> None:
        seen.append(progress)
        if progress.done > 0.5:
            token.cancel()

    taken = tmp_path / "out.mp4"
    taken.write_text("mine")
    with pytest.raises(Cancelled):
        export_clips(info, spans_of(info, [(0, 60)]), taken, overwrite=True, context=JobContext(report, token))
    assert (names_in(tmp_path), taken.read_text()) == (["out.mp4"], "mine")
    assert {progress.stage for progress in seen} == {"export"}
    assert all(progress.total == 2.4 for progress in seen)


def test_a_failing_disk_leaves_nothing_and_is_told(media_factory: MediaFactory, tmp_path: Path) -> None:
    script = """
import resource, sys
from fractions import Fraction
from pathlib import Path
from vsum_desktop.core.errors import ExportError
from vsum_desktop.core.timing import Interval
from vsum_desktop.media.exporter import export_clips
from vsum_desktop.media.probe import probe
info = probe(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))
try:
    export_clips(info, [Interval(Fraction(0), info.duration)], Path(sys.argv[2]))
except ExportError as error:
    print(error.cause)
"""
    source = media_factory(CUTS)
    run = [sys.executable, "-c", script, str(source), str(tmp_path / "out.mp4")]
    finished = subprocess.run(run, capture_output=True, text=True, check=True, timeout=300)
    assert finished.stdout.strip() == "File too large"
    assert names_in(tmp_path) == []


def test_what_cannot_be_planned_is_refused(media_factory: MediaFactory, tmp_path: Path) -> None:
    info = probe(media_factory("plain"))
    inside_one_frame = Interval(Fraction(1, 100), Fraction(2, 100))
    for clips in ([], [inside_one_frame], [Interval(Fraction(50), Fraction(60))]):
        with pytest.raises(ExportError):
            export_clips(info, clips, tmp_path / "out.mp4")
    gone = replace(info, path=tmp_path / "gone.mp4")
    with pytest.raises(VideoOpenError):
        export_clips(gone, spans_of(info, [(0, 5)]), tmp_path / "out.mp4")
    assert names_in(tmp_path) == []


def test_the_receipt_notices_a_wrong_file(media_factory: MediaFactory, tmp_path: Path) -> None:
    info = probe(media_factory("plain"))
    right = export_clips(info, spans_of(info, [(10, 20), (30, 40)]), tmp_path / "right.mp4")
    short = export_clips(info, spans_of(info, [(10, 20), (30, 39)]), tmp_path / "short.mp4")
    other = export_clips(
        probe(media_factory(replace(CUTS, cuts=(1,)))), spans_of(info, [(10, 20), (30, 40)]), tmp_path / "other.mp4"
    )
    assert check_export(info, right).exact
    for wrong in (short, other):
        receipt = check_export(info, replace(right, path=wrong.path))
        assert receipt.checked
        assert not receipt.exact
    right.path.write_bytes(b"broken")
    assert not check_export(info, right).checked
