"""Subtitles and chapters of a summary."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from vsum_desktop.core.timing import Interval
from vsum_desktop.interchange.subtitles import Caption, write_chapters, write_srt

_F = Fraction
CAPTIONS = (
    Caption(Interval(_F(0), _F(7, 2)), Interval(_F(10), _F(27, 2)), "Clip 1 · score .80", "Stands for 3 similar\nshots."),
    Caption(Interval(_F(7, 2), _F(100_001, 1001)), Interval(_F(4000), _F(5000)), "Clip 2", "犬 & <b>"),
    Caption(Interval(_F(3700), _F(3701)), Interval(_F(9000), _F(9001)), "Clip 3", "Pinned."),
)


def test_subtitles_are_timed_for_the_summary(tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    write_srt(path, CAPTIONS)
    blocks = path.read_text("utf-8").strip().split("\n\n")
    assert blocks[0] == (
        "1\n00:00:00,000 --> 00:00:03,500\nClip 1 · score .80 · 00:10.0 – 00:13.5\nStands for 3 similar shots."
    )
    assert blocks[1].splitlines()[1:] == [
        "00:00:03,500 --> 00:01:39,901",
        "Clip 2 · 01:06:40.0 – 01:23:20.0",
        "犬 & <b>",
    ]
    assert blocks[2].splitlines()[1] == "01:01:40,000 --> 01:01:41,000"


def test_chapters_begin_at_zero_and_are_one_a_line(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_chapters(path, CAPTIONS)
    assert path.read_text("utf-8").splitlines() == [
        "0:00 Clip 1, from 00:10 – 00:13: Stands for 3 similar shots.",
        "0:03 Clip 2, from 01:06:40 – 01:23:20: 犬 & <b>",
        "1:01:40 Clip 3, from 02:30:00 – 02:30:01: Pinned.",
    ]
