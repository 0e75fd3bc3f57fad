"""The part of the video that all rows of the timeline show, and the gestures that move it."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

_CLOSEST = 0.5  # seconds shown at the greatest zoom
_WHEEL_NOTCH = 120.0


class TimeRange(QObject):
    """The visible span [start, end] of a video of `duration` seconds.

    Signals:
        changed: The span or the duration is another.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.duration = 0.0
        self.start = 0.0
        self.end = 1.0

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


class TimeGestures(QObject):
    """Mouse and wheel on the rows: click and drag seek, Ctrl+wheel zooms about the cursor, wheel pans, double-click fits.

    Signals:
        sought(float): The user points at a time.
        hovered(float): The cursor is over a time; negative once it has left.
    """

    sought = Signal(float)
    hovered = Signal(float)

    def __init__(self, time_range: TimeRange, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._range = time_range
        self._claims: dict[QObject, Callable[[QPointF], bool]] = {}

    def watch(self, row: QWidget, claims: Callable[[QPointF], bool] | None = None) -> None:
        """Serve another row, all of whose width shows the range.

        Presses and moves at places that `claims` accepts are left to the row itself.
        """
        row.setMouseTracking(True)
        if claims is not None:
            self._claims[row] = claims
        row.installEventFilter(self)

    def eventFilter(self, row: QObject, event: QEvent) -> bool:
        """Qt's hook: true for what is handled here."""
        if not isinstance(row, QWidget) or self._range.duration <= 0:
            return False
        kind = event.type()
        if kind == QEvent.Type.Wheel:
            return self._wheel(row, cast(QWheelEvent, event))
        if kind == QEvent.Type.Leave:
            self.hovered.emit(-1.0)
            return False
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove):
            mouse = cast(QMouseEvent, event)
            time = self._range.time_at(mouse.position().x(), row.width())
            self.hovered.emit(time)
            if row in self._claims and self._claims[row](mouse.position()):
                return False
            if mouse.buttons() & Qt.MouseButton.LeftButton:
                self.sought.emit(time)
            return True
        if kind == QEvent.Type.MouseButtonDblClick:
            self._range.fit()
            return True
        return kind == QEvent.Type.MouseButtonRelease and row not in self._claims

    def _wheel(self, row: QWidget, event: QWheelEvent) -> bool:
        delta = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            about = self._range.time_at(event.position().x(), row.width())
            self._range.zoom(0.8 ** (delta.y() / _WHEEL_NOTCH), about)
        else:
            turned = delta.x() or delta.y()
            self._range.pan(-turned / _WHEEL_NOTCH * 0.1 * self._range.span)
        event.accept()
        return True
