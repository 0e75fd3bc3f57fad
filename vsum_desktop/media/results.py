"""What an export wrote."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from vsum_desktop.core.timing import Interval


@dataclass(frozen=True, slots=True)
class WrittenClip:
    """One clip: the source's frames [first_frame, stop_frame), the span they were taken from and the span they fill."""

    first_frame: int
    stop_frame: int
    source: Interval
    output: Interval


@dataclass(frozen=True, slots=True)
class ExportResult:
    """The file written.

    Attributes:
        path: The file.
        bytes: Its size.
        clips: In the order of the output.
        time_base: Unit of the pictures' time stamps, in seconds.
        missing: Number of frames that could not be decoded and are not in the file.
        warnings: English sentences.
    """

    path: Path
    bytes: int
    clips: tuple[WrittenClip, ...]
    time_base: Fraction
    missing: int = 0
    warnings: tuple[str, ...] = ()
