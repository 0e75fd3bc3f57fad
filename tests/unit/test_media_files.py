"""Videos are named when they are complete, and take nobody's place unasked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.media_factory import PLAIN, MediaFactory
from vsum_desktop.core.errors import ExportError
from vsum_desktop.core.jobs import JobContext
from vsum_desktop.core.timing import Interval
from vsum_desktop.core.video import VideoInfo
from vsum_desktop.media.animation import export_animation
from vsum_desktop.media.exporter import export_clips
from vsum_desktop.media.files import whole_file
from vsum_desktop.media.probe import probe
from vsum_desktop.media.stream_copy import copy_clips

Write = Callable[[VideoInfo, list[Interval], Path, JobContext], object]

WRITERS: dict[str, Write] = {
    ".mp4": lambda info, clips, path, context: export_clips(info, clips, path, context=context),
    ".mkv": lambda info, clips, path, context: copy_clips(info, clips, path, context=context),
    ".gif": lambda info, clips, path, context: export_animation(info, clips, path, "gif", context=context),
}


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_file_that_came_meanwhile_is_kept(media_factory: MediaFactory, tmp_path: Path, suffix: str) -> None:
    info = probe(media_factory(PLAIN))
    target = tmp_path / f"a{suffix}"
    context = JobContext(lambda _: target.write_text("mine"))
    with pytest.raises(ExportError, match="exists already") as caught:
        WRITERS[suffix](info, [info.frames.interval(0, 12)], target, context)
    assert caught.value.fields["path"] == target
    assert target.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("suffix", WRITERS)
def test_names_may_be_as_long_as_the_disk_allows(media_factory: MediaFactory, tmp_path: Path, suffix: str) -> None:
    info = probe(media_factory(PLAIN))
    target = tmp_path / ("a" * 251 + suffix)
    WRITERS[suffix](info, [info.frames.interval(0, 12)], target, JobContext())
    assert list(tmp_path.iterdir()) == [target]


def test_what_may_be_replaced_is_replaced_at_the_end(tmp_path: Path) -> None:
    target = tmp_path / "a.mp4"
    target.write_text("old")
    with whole_file(target, overwrite=True) as part:
        part.write_text("new")
        assert target.read_text() == "old"
    assert target.read_text() == "new"
    assert list(tmp_path.iterdir()) == [target]


def test_what_cannot_be_cleared_away_hides_no_error(tmp_path: Path) -> None:
    def fail() -> None:
        with whole_file(tmp_path / "a.mp4", overwrite=False) as part:
            part.mkdir()
            raise ExportError("the cause", path=tmp_path / "a.mp4")

    with pytest.raises(ExportError, match="the cause"):
        fail()


def test_an_error_names_the_target(tmp_path: Path) -> None:
    target = tmp_path / "a.mp4"
    with pytest.raises(ExportError, match="No such file") as caught, whole_file(target, overwrite=True):
        pass
    assert caught.value.fields["path"] == target
