"""Copying clips as they are stored: what they hold is what is said, and everything plays."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import pytest

from tests.media_factory import PLAIN, RECIPES, MediaFactory, Recipe, read_number
from vsum_desktop.core.errors import Cancelled, ExportError
from vsum_desktop.core.jobs import CancelToken, JobContext
from vsum_desktop.core.video import VideoInfo
from vsum_desktop.media.decoder import VideoDecoder
from vsum_desktop.media.pictures import PictureMaker
from vsum_desktop.media.probe import probe
from vsum_desktop.media.stream_copy import FORMATS, WITHOUT_ROTATION, copy_clips

CONTEXT = JobContext()
SPANS = [(30, 40), (5, 20), (47, 60)]
NAMES = ["plain", "silent", "start_offset", "vfr", "ntsc", "transport", "single_sync", "rotated90"]
AV1 = replace(
    PLAIN, name="av1.mp4", codec="libsvtav1", b_frames=0, options=(("preset", "12"), ("svtav1-params", "pred-struct=1"))
)
VP9 = replace(PLAIN, name="vp9.mp4", codec="libvpx-vp9", b_frames=0, options=(("deadline", "realtime"), ("cpu-used", "8")))
HEVC = replace(PLAIN, name="hevc.mp4", codec="libx265", options=(("preset", "ultrafast"), ("x265-params", "log-level=none")))
SOURCES = [*(RECIPES[name] for name in NAMES), AV1, VP9, HEVC]


def _numbers(info: VideoInfo) -> list[int]:
    maker = PictureMaker(info)
    with VideoDecoder(info) as decoder:
        return [read_number(maker.rgb(picture)) for _, picture in decoder.frames()]


@pytest.mark.parametrize("suffix", [".mkv", ".mp4"])
@pytest.mark.parametrize("recipe", SOURCES, ids=lambda recipe: recipe.name)
def test_a_copy_holds_what_it_says(media_factory: MediaFactory, tmp_path: Path, recipe: Recipe, suffix: str) -> None:
    info = probe(media_factory(recipe))
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
    with pytest.raises(ExportError, match=r"\.ts file cannot hold vp9"):
        copy_clips(probe(media_factory(VP9)), clips, tmp_path / "a.ts", context=CONTEXT)
    with pytest.raises(ExportError, match="cannot be relied on"):
        copy_clips(replace(info, counted=True), clips, tmp_path / "a.mkv", context=CONTEXT)
    token = CancelToken()
    with pytest.raises(Cancelled):
        copy_clips(info, clips, tmp_path / "a.mkv", context=JobContext(lambda _: token.cancel(), token))
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "a.mkv").write_bytes(b"mine")
    with pytest.raises(ExportError, match="exists"):
        copy_clips(info, clips, tmp_path / "a.mkv", context=CONTEXT)


@pytest.mark.parametrize("suffix", [".mkv", ".mp4", ".ts"])
def test_sound_lasts_as_long_as_the_pictures(media_factory: MediaFactory, tmp_path: Path, suffix: str) -> None:
    info = probe(media_factory("plain"))
    copy_clips(info, [info.frames.interval(*span) for span in SPANS], tmp_path / f"a{suffix}", context=CONTEXT)
    with av.open(str(tmp_path / f"a{suffix}")) as container:
        packets = container.demux(container.streams.audio[0])
        starts = [packet.pts * packet.time_base for packet in packets if packet.pts is not None]
    # No packet of 1024 samples is missing anywhere, be it at a join.
    assert max(later - earlier for earlier, later in pairwise(starts)) < 2 * Fraction(1024, 48000)


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_rotation_is_kept_where_the_container_can(media_factory: MediaFactory, tmp_path: Path, suffix: str) -> None:
    recipe = replace(VP9, name="turned.mp4", sounds=()) if suffix == ".webm" else replace(PLAIN, name="turned.mp4")
    info = probe(media_factory(replace(recipe, rotation=90)))
    copy_clips(info, [info.frames.interval(0, 12)], tmp_path / f"a{suffix}", context=CONTEXT)
    assert (probe(tmp_path / f"a{suffix}").rotation == info.rotation) == (suffix not in WITHOUT_ROTATION)


def test_the_sound_is_there_too(media_factory: MediaFactory, tmp_path: Path) -> None:
    info = probe(media_factory(replace(PLAIN, name="tone.mp4")))
    target = tmp_path / "a.mkv"
    copied = copy_clips(info, [info.frames.interval(24, 36)], target, context=CONTEXT)
    written = probe(target)
    assert written.audio[0].codec == "aac"
    assert copied[0].held.start == Fraction(24, 25)
