"""What is said of clips that were copied as they are stored."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from tests.media_factory import MediaFactory
from vsum_desktop.core.jobs import JobContext
from vsum_desktop.core.timing import Interval
from vsum_desktop.media.probe import probe
from vsum_desktop.media.stream_copy import CopiedClip, copy_clips
from vsum_desktop.pipeline.export_writers import copy_warnings, turn_warnings


def test_clips_that_are_exact_together_need_no_word(media_factory: MediaFactory, tmp_path: Path) -> None:
    info = probe(media_factory("plain"))  # sync frames 0, 12, 24, 36, 48
    clips = [info.frames.interval(first, stop) for first, stop in ((24, 30), (30, 36), (0, 12))]
    copied = copy_clips(info, clips, tmp_path / "a.mkv", context=JobContext())
    assert copied[0].held == copied[1].held == info.frames.interval(24, 36)
    assert copy_warnings(copied) == ()


def _clip(asked: tuple[int, int], held: tuple[int, int]) -> CopiedClip:
    return CopiedClip(*(Interval(Fraction(start), Fraction(end)) for start, end in (asked, held)))


@pytest.mark.parametrize(
    ("copied", "words"),
    [
        ([_clip((1, 2), (1, 2)), _clip((4, 5), (3, 5))], ["clip 2 holds 00:03.00 – 00:05.00 instead of 00:04.00 – 00:05.00"]),
        (
            [_clip((1, 2), (1, 6)), _clip((2, 3), (1, 6)), _clip((4, 6), (1, 6))],
            ["clips 1 to 3 hold 00:01.00 – 00:06.00 instead of 00:01.00 – 00:03.00, 00:04.00 – 00:06.00"],
        ),
        ([_clip((1, 2), (1, 2)), _clip((1, 2), (1, 2))], []),
        ([_clip((1, 2), (0, 2)), _clip((1, 2), (0, 2))], ["clip 1 holds", "clip 2 holds"]),
    ],
)
def test_clips_copied_as_one_are_told_as_one(copied: list[CopiedClip], words: list[str]) -> None:
    texts = copy_warnings(copied)
    assert len(texts) == len(words)
    assert all(word in text for text, word in zip(texts, words, strict=True))


def test_a_turn_that_is_lost_is_told() -> None:
    assert turn_warnings(0, Path("a.ts")) == turn_warnings(90, Path("a.mkv")) == ()
    (text,) = turn_warnings(90, Path("a.TS"))
    assert ".TS" in text
    assert "90°" in text
