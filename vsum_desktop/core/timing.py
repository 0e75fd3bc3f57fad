"""Exact time: rational seconds and half-open intervals.

Time zero is the start of the presentation. Floats appear only in arrays for plotting and in JSON.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from vsum_desktop.core.errors import InputError

_CLOCK = re.compile(r"(?:(?:(\d+):)?(\d{1,2}):)?(\d{1,2}(?:\.\d+)?)")
_LONGEST = 100  # letters of a time; Python refuses numbers of thousands of digits
_SECONDS = re.compile(r"(\d+(?:\.\d*)?|\.\d+)s?")


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """Half-open span [start, end) in seconds; 0 ≤ start < end.

    Raises:
        InputError: If the span is empty, reversed or starts before zero.
    """

    start: Fraction
    end: Fraction

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise InputError("an interval needs 0 ≤ start < end", start=float(self.start), end=float(self.end))

    @property
    def length(self) -> Fraction:
        """Seconds from start to end."""
        return self.end - self.start

    def contains(self, time: Fraction | float) -> bool:
        """Whether start ≤ time < end."""
        return self.start <= time < self.end

    def overlap(self, other: Interval) -> Fraction:
        """Shared seconds, 0 if the two do not meet."""
        return max(Fraction(0), min(self.end, other.end) - max(self.start, other.start))

    def clamped(self, other: Interval) -> Interval | None:
        """The part inside `other`, None if there is none."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Interval(start, end) if start < end else None


def parse_time(text: str) -> Fraction:
    """Read `90`, `1.5s` or `00:01:30.5` as exact seconds.

    Raises:
        InputError: If the text is none of these; field `text`.
    """
    stripped = text.strip() if len(text) <= _LONGEST else ""
    if match := _SECONDS.fullmatch(stripped):
        return Fraction(match[1])
    if match := _CLOCK.fullmatch(stripped):
        hours, minutes, seconds = match.groups()
        return int(hours or 0) * 3600 + int(minutes or 0) * 60 + Fraction(seconds)
    raise InputError("not a time (write 90, 1.5s or 00:01:30.5)", text=text)


def parse_interval(text: str) -> Interval:
    """Read `START-END`, each as in `parse_time`.

    Raises:
        InputError: If the text is no such span; field `text`.
    """
    start, dash, end = text.partition("-")
    if not dash:
        raise InputError("not a span (write START-END, for example 12.5-20)", text=text)
    return Interval(parse_time(start), parse_time(end))


def format_time(seconds: Fraction | float, decimals: int = 1) -> str:
    """`MM:SS.d`, with hours when there are any; truncated, never rounded up, so that a printed time lies inside its span."""
    unit = 10**decimals
    ticks = int(Fraction(seconds) * unit)
    whole, part = divmod(ticks, unit)
    hours, rest = divmod(whole, 3600)
    minutes, secs = divmod(rest, 60)
    clock = f"{hours:02d}:{minutes:02d}:{secs:02d}" if hours else f"{minutes:02d}:{secs:02d}"
    return f"{clock}.{part:0{decimals}d}" if decimals else clock
