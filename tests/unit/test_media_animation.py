"""Clips as moving pictures."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.media_factory import PLAIN, MediaFactory, read_number
from vsum_desktop.core.errors import Cancelled, ExportError
from vsum_desktop.core.jobs import CancelToken, JobContext
from vsum_desktop.media.animation import export_animation, fitting, picks_of
from vsum_desktop.media.exporter import plan_clips
from vsum_desktop.media.probe import probe

CONTEXT = JobContext()


def _numbers(path: Path) -> list[int]:
    with Image.open(path) as image:
        assert image.info.get("loop") == 0
        numbers = []
        for index in range(image.n_frames):
            image.seek(index)
            numbers.append(read_number(np.asarray(image.convert("RGB"))))
        return numbers


@pytest.mark.parametrize("kind", ["gif", "webp"])
@pytest.mark.parametrize("name", ["plain", "vfr"])
def test_ten_pictures_a_second_of_the_clips_in_their_order(
    media_factory: MediaFactory, tmp_path: Path, name: str, kind: str
) -> None:
    info = probe(media_factory(name))
    clips = [info.frames.interval(30, 50), info.frames.interval(3, 4), info.frames.interval(10, 22)]
    path = tmp_path / f"a.{kind}"
    export_animation(info, clips, path, kind, context=CONTEXT)
    expected = [int(frame) for clip in plan_clips(info, clips) for frame in picks_of(info, clip)]
    numbers = _numbers(path)
    # Equal pictures in a row may be one longer one.
    assert [n for k, n in enumerate(numbers) if k == 0 or n != numbers[k - 1]] == [
        n for k, n in enumerate(expected) if k == 0 or n != expected[k - 1]
    ]
    if name == "plain":
        assert expected[:3] == [30, 32, 35]
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_nothing_is_left_and_nothing_replaced(media_factory: MediaFactory, tmp_path: Path) -> None:
    info = probe(media_factory(PLAIN))
    clips, token = [info.frames.interval(0, 30)], CancelToken()
    with pytest.raises(Cancelled):
        export_animation(info, clips, tmp_path / "a.gif", "gif", context=JobContext(lambda _: token.cancel(), token))
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "a.gif").write_bytes(b"mine")
    with pytest.raises(ExportError, match="exists"):
        export_animation(info, clips, tmp_path / "a.gif", "gif", context=CONTEXT)
    with pytest.raises(ExportError, match="no clips"):
        export_animation(info, [], tmp_path / "b.gif", "gif", context=CONTEXT)


def test_sizes_are_even_and_not_too_large() -> None:
    assert fitting(1920, 1080) == (480, 270)
    assert fitting(1080, 1920) == (270, 480)
    assert fitting(161, 121) == (160, 120)
    assert fitting(1, 1) == (2, 2)
