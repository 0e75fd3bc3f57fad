"""Copying clips as they are stored: what they hold is what is said, and everything plays."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from tests.media_factory import PLAIN, MediaFactory, read_number
from vsum_desktop.core.errors import Cancelled, ExportError
from vsum_desktop.core.jobs import CancelToken, JobContext
from vsum_desktop.core.video import VideoInfo
from vsum_desktop.media.decoder import VideoDecoder
from vsum_desktop.media.pictures import PictureMaker
from vsum_desktop.media.probe import probe
from vsum_desktop.media.stream_copy import copy_clips

CONTEXT = JobContext()
SPANS = [(30, 40), (5, 20), (47, 60)]


def _numbers(info: VideoInfo) -> list[int]:
    maker = PictureMaker(info)
    with VideoDecoder(info) as decoder:
        return [read_number(maker.rgb(picture)) for _, picture in decoder.frames()]


@pytest.mark.parametrize("suffix", [".mkv", ".mp4"])
@pytest.mark.parametrize("name", ["plain", "silent", "start_offset", "vfr", "ntsc", "transport", "single_sync", "rotated90"])
def test_a_copy_holds_what_it_says(media_factory: MediaFactory, tmp_path: Path, name: str, suffix: str) -> None:
    info = probe(media_factory(name))
    clips = [info.frames.interval(first, stop) for first, stop in SPANS]
    target = tmp_path / f"Kopie{suffix}"
    copied = copy_clips(info, clips, target, context=CONTEXT)
    assert [path.name for path in tmp_path.iterdir()] == [target.name]
    expected, held = [], []
    for clip, asked in zip(copied, clips, strict=True):
        assert clip.asked == asked
        assert clip.held.start <= asked.start
        assert clip.held.end >= asked.end
        first, stop = info.frames.frame_at(clip.held.start), info.frames.first_from(clip.held.end)
        assert first in info.sync_frames
        if not held or held[-1] != clip.held:
            expected += list(range(first, stop))
            held.append(clip.held)
    written = probe(target)
    assert _numbers(written) == expected
    assert written.has_audio == info.has_audio
    assert abs(written.duration - sum(span.length for span in held)) < Fraction(1, 5)
    assert written.rotation == info.rotation


def test_clips_that_meet_are_copied_as_one(media_factory: MediaFactory, tmp_path: Path) -> None:
    info = probe(media_factory("plain"))  # sync frames 0, 12, 24, 36, 48
    clips = [info.frames.interval(first, stop) for first, stop in ((5, 10), (10, 15), (16, 18), (40, 44), (30, 33))]
    target = tmp_path / "a.mkv"
    held = [clip.held for clip in copy_clips(info, clips, target, context=CONTEXT)]
    assert held[0] == held[1] == held[2] != held[3]
    numbers = _numbers(probe(target))
    assert numbers[:18] == list(range(18))
    assert numbers.count(12) == 1


def test_what_cannot_be_copied_is_a_sentence(media_factory: MediaFactory, tmp_path: Path) -> None:
    info = probe(media_factory("plain"))
    clips = [info.frames.interval(0, 10)]
    with pytest.raises(ExportError, match=r"\.mkv"):
        copy_clips(info, clips, tmp_path / "a.xyz", context=CONTEXT)
    with pytest.raises(ExportError):
        copy_clips(info, clips, tmp_path / "a.webm", context=CONTEXT)
    with pytest.raises(ExportError, match="cannot be relied on"):
        copy_clips(replace(info, counted=True), clips, tmp_path / "a.mkv", context=CONTEXT)
    token = CancelToken()
    with pytest.raises(Cancelled):
        copy_clips(info, clips, tmp_path / "a.mkv", context=JobContext(lambda _: token.cancel(), token))
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "a.mkv").write_bytes(b"mine")
    with pytest.raises(ExportError, match="exists"):
        copy_clips(info, clips, tmp_path / "a.mkv", context=CONTEXT)


def test_the_sound_is_there_too(media_factory: MediaFactory, tmp_path: Path) -> None:
    info = probe(media_factory(replace(PLAIN, name="tone.mp4")))
    target = tmp_path / "a.mkv"
    copied = copy_clips(info, [info.frames.interval(24, 36)], target, context=CONTEXT)
    written = probe(target)
    assert written.audio[0].codec == "aac"
    assert copied[0].held.start == Fraction(24, 25)
