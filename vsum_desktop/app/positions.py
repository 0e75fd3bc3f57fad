"""Where each video or project was left, so that it goes on there when it is opened again."""

from __future__ import annotations

import math
from fractions import Fraction
from pathlib import Path

from PySide6.QtCore import QSettings

_KEY = "positions"
_KEPT = 200
_EDGE = 1.0  # seconds at either end that count as not begun and as seen


class Positions:
    """The last positions, in the settings of the window."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def of(self, file: Path) -> Fraction:
        """The position in seconds, 0 for a file that is not known."""
        for line in self._lines():
            seconds, _, name = line.partition(" ")
            if name == str(file):
                return Fraction(seconds)
        return Fraction(0)

    def keep(self, file: Path, position: Fraction, duration: Fraction) -> None:
        """Remember a position; one at the start or at the end is forgotten."""
        lines = [line for line in self._lines() if line.partition(" ")[2] != str(file)]
        if _EDGE <= position <= duration - _EDGE:
            lines.insert(0, f"{as_decimal(position):.3f} {file}")
        self._settings.setValue(_KEY, lines[:_KEPT])

    def _lines(self) -> list[str]:
        stored = self._settings.value(_KEY, [])
        lines = stored if isinstance(stored, list) else [stored]
        return [str(line) for line in lines if str(line).partition(" ")[0].replace(".", "", 1).isdigit()]


def as_decimal(time: Fraction) -> float:
    """A frame's start in seconds, in milliseconds rounded up: that frame, not the one before, is shown at this time."""
    return math.ceil(1000 * time) / 1000


def as_exact(time: object) -> Fraction:
    """What `as_decimal` wrote, as read from a file; 0 for anything else."""
    good = isinstance(time, int | float) and not isinstance(time, bool) and 0 <= time < 1e9
    return Fraction(repr(time)) if good else Fraction(0)
