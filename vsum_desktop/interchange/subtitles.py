"""What goes with the summary as a video: reasons as subtitles, and its chapters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TextIO

from vsum_desktop.core.timing import Interval, format_time
from vsum_desktop.interchange.files import write_text


@dataclass(frozen=True, slots=True)
class Caption:
    """A clip where it lies in the summary as a video, and what is said about it.

    `output` is its span in the summary, `source` that in the video it is taken from.
    """

    output: Interval
    source: Interval
    headline: str
    text: str


def write_srt(path: Path, captions: Sequence[Caption], *, overwrite: bool = False) -> None:
    """Write SubRip subtitles, timed for the summary: score, place in the source and reason of each clip while it plays.

    Raises:
        ExportError: As in `write_text`.
    """

    def write(file: TextIO) -> None:
        for number, caption in enumerate(captions, 1):
            span = f"{_stamp(caption.output.start)} --> {_stamp(caption.output.end)}"
            place = f"{format_time(caption.source.start)} – {format_time(caption.source.end)}"
            file.write(f"{number}\n{span}\n{caption.headline} · {place}\n{_line(caption.text)}\n\n")

    write_text(path, write, overwrite=overwrite)


def write_chapters(path: Path, captions: Sequence[Caption], *, overwrite: bool = False) -> None:
    """Write a chapter list of the summary as video platforms take it from a description: `0:00 Title`, one a line.

    The first chapter begins at 0:00 because the first clip does; times are truncated to whole seconds, as the platforms want.

    Raises:
        ExportError: As in `write_text`.
    """

    def write(file: TextIO) -> None:
        for number, caption in enumerate(captions, 1):
            place = f"{format_time(caption.source.start, 0)} – {format_time(caption.source.end, 0)}"
            file.write(f"{_clock(caption.output.start)} Clip {number}, from {place}: {_line(caption.text)}\n")

    write_text(path, write, overwrite=overwrite)


def _stamp(time: Fraction) -> str:
    """`HH:MM:SS,mmm`, truncated."""
    milliseconds = int(time * 1000)
    seconds, part = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d},{part:03d}"


def _clock(time: Fraction) -> str:
    """`M:SS`, with hours when there are any."""
    seconds = int(time)
    hours, minutes = seconds // 3600, seconds // 60 % 60
    return f"{hours}:{minutes:02d}:{seconds % 60:02d}" if hours else f"{minutes}:{seconds % 60:02d}"


def _line(text: str) -> str:
    return " ".join(text.split())
