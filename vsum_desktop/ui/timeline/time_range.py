"""The part of the video that all rows of the timeline show, and the places marked on all of them.

Whatever else lies over time (the graph) shows the same `TimeRange` object: span, playhead and cursor run through all of it.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

_CLOSEST = 0.5  # seconds shown at the greatest zoom


class TimeRange(QObject):
    """The visible span [start, end] of a video of `duration` seconds.

    `playhead` is where the playhead stands; `cursor` is the time under the mouse in any of the rows, −1 outside;
    `marks` are the in and out marks.

    Signals:
        changed: The span or the duration is another.
        playhead_changed(float), cursor_changed(float), marks_changed
    """

    changed = Signal()
    playhead_changed = Signal(float)
    cursor_changed = Signal(float)
    marks_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.duration = 0.0
        self.start = 0.0
        self.end = 1.0
        self.playhead = 0.0
        self.cursor = -1.0
        self.marks: tuple[float | None, float | None] = (None, None)

    def set_playhead(self, time: float) -> None:
        """The playhead moved, in seconds."""
        if time != self.playhead:
            self.playhead = time
            self.playhead_changed.emit(time)

    def set_cursor(self, time: float) -> None:
        """The mouse is over a time; negative once it has left."""
        if time != self.cursor:
            self.cursor = time
            self.cursor_changed.emit(time)

    def set_marks(self, start: float | None, end: float | None) -> None:
        """Where the in and out marks are, in seconds; None for none."""
        if (start, end) != self.marks:
            self.marks = (start, end)
            self.marks_changed.emit()

    @property
    def span(self) -> float:
        """Visible seconds."""
        return self.end - self.start

    @property
    def fitted(self) -> bool:
        """Whether the whole video is visible."""
        return self.start <= 0 and self.end >= self.duration

    def set_duration(self, duration: float) -> None:
        """Show all of a video of this length."""
        self.duration = duration
        self.fit()

    def fit(self) -> None:
        """Show everything."""
        self.show_span(0.0, self.duration or 1.0)

    def zoom(self, factor: float, about: float) -> None:
        """Show `factor` times as much time, with `about` staying where it is."""
        self.show_span(about - (about - self.start) * factor, about + (self.end - about) * factor)

    def pan(self, seconds: float) -> None:
        """Move the span along."""
        seconds = max(-self.start, min(seconds, max(0.0, self.duration - self.end)))
        self.show_span(self.start + seconds, self.end + seconds)

    def reveal(self, time: float) -> None:
        """Turn the page if `time` is outside the span."""
        if not self.start <= time <= self.end and 0 <= time <= self.duration:
            start = min(max(0.0, time - 0.1 * self.span), max(0.0, self.duration - self.span))
            self.show_span(start, start + self.span)

    def show_span(self, start: float, end: float) -> None:
        """Show a span, clamped to the video and to the greatest zoom."""
        whole = self.duration or 1.0
        length = min(max(end - start, min(_CLOSEST, whole)), whole)
        start = min(max(0.0, start + (end - start - length) / 2), whole - length)
        if (start, start + length) != (self.start, self.end) or end == whole:
            self.start, self.end = start, start + length
            self.changed.emit()

    def time_at(self, x: float, width: int) -> float:
        """The time at a pixel of a row of `width` pixels, clamped to the video."""
        return min(max(0.0, self.start + x / max(1, width) * self.span), self.duration)

    def x_at(self, time: float, width: int) -> float:
        """The pixel of a time, possibly outside the row."""
        return (time - self.start) / self.span * width


def snapped(time: float, stops: Iterable[float], tolerance: float) -> float:
    """The stop nearest to a time, or the time itself if none lies within the tolerance; all in seconds."""
    nearest = min(stops, key=lambda stop: abs(stop - time), default=time)
    return nearest if abs(nearest - time) <= tolerance else time
