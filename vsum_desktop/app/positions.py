"""Where each video was left, so that it goes on there when it is opened again."""

from __future__ import annotations

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

    def of(self, video: Path) -> Fraction:
        """The position in seconds, 0 for a video that is not known."""
        for line in self._lines():
            seconds, _, name = line.partition(" ")
            if name == str(video):
                return Fraction(seconds)
        return Fraction(0)

    def keep(self, video: Path, position: Fraction, duration: Fraction) -> None:
        """Remember a position; one at the start or at the end is forgotten."""
        lines = [line for line in self._lines() if line.partition(" ")[2] != str(video)]
        if _EDGE <= position <= duration - _EDGE:
            lines.insert(0, f"{float(position):.3f} {video}")
        self._settings.setValue(_KEY, lines[:_KEPT])

    def _lines(self) -> list[str]:
        stored = self._settings.value(_KEY, [])
        lines = stored if isinstance(stored, list) else [stored]
        return [str(line) for line in lines if str(line).partition(" ")[0].replace(".", "", 1).isdigit()]
