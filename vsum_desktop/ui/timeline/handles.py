"""What can be grabbed in the timeline: the budget's line, edges of clips, in and out marks, and a new range."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtWidgets import QWidget

from vsum_desktop.ui.timeline.bands import IN, OUT, Band
from vsum_desktop.ui.timeline.curves import Curves
from vsum_desktop.ui.timeline.time_range import TimeRange, snapped


class BudgetHandle(QObject):
    """The handle of the budget line.

    Signals:
        dragged(float), released: It moves to a score in [0, 1], and is let go of.
    """

    dragged = Signal(float)
    released = Signal()

    def __init__(self, curves: Curves) -> None:
        super().__init__(curves)
        self._curves = curves

    def hover(self, row: QWidget, place: QPointF, modifiers: Qt.KeyboardModifier) -> Qt.CursorShape | None:
        """On the handle."""
        line = self._curves.budget
        line.set_hovered(line.isVisible() and self._curves.handle().contains(place))
        return Qt.CursorShape.SizeVerCursor if line.hovered else None

    def press(self, row: QWidget, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Nothing moves yet."""

    def drag(self, row: QWidget, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The budget follows."""
        self.dragged.emit(self._curves.level_at(place))

    def release(self, row: QWidget, place: QPointF) -> None:
        """The drag is over."""
        self.released.emit()


class LineHandle(BudgetHandle):
    """The budget line itself: dragged up or down it is moved, a click or a drag along it goes to a time as anywhere else.

    Signals:
        passed(float): A press was not meant for the line; the pixel in the row.
    """

    passed = Signal(float)

    def __init__(self, curves: Curves, reach: Callable[[], int]) -> None:
        super().__init__(curves)
        self._reach = reach
        self._pressed = QPointF()
        self._upright: bool | None = None

    def hover(self, row: QWidget, place: QPointF, modifiers: Qt.KeyboardModifier) -> Qt.CursorShape | None:
        """On the line."""
        line, handle = self._curves.budget, self._curves.handle()
        on = line.isVisible() and abs(place.y() - handle.center().y()) <= self._reach() and place.x() < handle.right()
        line.set_hovered(on)
        return Qt.CursorShape.SizeVerCursor if on else None

    def press(self, row: QWidget, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Its first move will tell."""
        self._pressed, self._upright = place, None

    def drag(self, row: QWidget, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The budget or the playhead follows."""
        way = place - self._pressed
        if self._upright is None and way.manhattanLength() >= self._reach() / 2:
            self._upright = abs(way.y()) > abs(way.x())
        if self._upright:
            super().drag(row, place, modifiers)
        elif self._upright is not None:
            self.passed.emit(place.x())

    def release(self, row: QWidget, place: QPointF) -> None:
        """Let go, or clicked."""
        if self._upright:
            super().release(row, place)
        elif self._upright is None:
            self.passed.emit(place.x())


class TimeHandle(QObject):
    """What moves along the time axis: the time under the mouse, drawn to what is nearby unless Alt is held.

    Args:
        time_range: The axis.
        reach: How many pixels a place reaches, as a function, for it grows with the font.
        stops: Times in seconds to which a drag is drawn.
    """

    def __init__(
        self, time_range: TimeRange, reach: Callable[[], int], stops: Callable[[], list[float]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._range = time_range
        self._reach = reach
        self._all_stops = stops
        self._stops: list[float] = []

    def press(self, row: QWidget, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The drag begins; what it is drawn to stays where it is now, even if it moves with the drag."""
        self._stops = self._all_stops()

    def _near(self, row: QWidget, place: QPointF, time: float | None) -> bool:
        return time is not None and abs(self._range.x_at(time, row.width()) - place.x()) <= self._reach()

    def _time(self, row: QWidget, place: QPointF, modifiers: Qt.KeyboardModifier) -> float:
        """The time at a place, or that of a stop within reach."""
        time = self._range.time_at(place.x(), row.width())
        if modifiers & Qt.KeyboardModifier.AltModifier:
            return time
        return snapped(time, self._stops, self._reach() / max(1, row.width()) * self._range.span)


class EdgeHandle(TimeHandle):
    """The edges of clips: dragging one trims.

    Signals:
        dragged(Band, float, float, int): The clip as it was when it was grabbed, where it begins and ends now, and which edge
            moves: `IN` or `OUT`.
        released
    """

    dragged = Signal(object, float, float, int)
    released = Signal()

    def __init__(
        self, curves: Curves, time_range: TimeRange, reach: Callable[[], int], stops: Callable[[], list[float]]
    ) -> None:
        super().__init__(time_range, reach, stops, curves)
        self._curves = curves
        self._grabbed: tuple[Band, int] | None = None
        self._moved = False

    def hover(self, row: QWidget, place: QPointF, modifiers: Qt.KeyboardModifier) -> Qt.CursorShape | None:
        """On an edge, a little outside or inside."""
        found = self._edge(row, place)
        self._curves.bands.set_edge(found)
        return Qt.CursorShape.SizeHorCursor if found is not None else None

    def press(self, row: QWidget, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Take hold of the edge."""
        super().press(row, place, modifiers)
        self._grabbed, self._moved = self._edge(row, place), False

    def drag(self, row: QWidget, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The edge follows the mouse but stays on its side of the other one."""
        if self._grabbed is None:
            return
        band, edge = self._grabbed
        time = self._time(row, place, modifiers)
        start, end = (time, band.end) if edge == IN else (band.start, time)
        if start < end:
            self._moved = True
            self.dragged.emit(band, start, end, edge)

    def release(self, row: QWidget, place: QPointF) -> None:
        """Let go."""
        self._grabbed = None
        if self._moved:
            self.released.emit()

    def _edge(self, row: QWidget, place: QPointF) -> tuple[Band, int] | None:
        """The nearest edge within reach; where two clips meet, that of the clip under the mouse."""
        time = self._range.time_at(place.x(), row.width())
        left, right = (self._range.time_at(place.x() + way * self._reach(), row.width()) for way in (-1, 1))
        found = [
            (abs(edge - time), not band.start <= time <= band.end, band, which)
            for band in self._curves.bands.between(left, right)
            for which, edge in ((IN, band.start), (OUT, band.end))
            if self._near(row, place, edge)
        ]
        if not found:
            return None
        *_, band, which = min(found, key=lambda one: one[:2])
        return band, which


class MarkHandle(TimeHandle):
    """The in and out marks.

    Signals:
        dragged(float, float): The marks' times, seconds; −1 for one that is not set.
    """

    dragged = Signal(float, float)

    def __init__(self, time_range: TimeRange, reach: Callable[[], int], stops: Callable[[], list[float]], parent: QObject):
        super().__init__(time_range, reach, stops, parent)
        self._which = IN

    def hover(self, row: QWidget, place: QPointF, modifiers: Qt.KeyboardModifier) -> Qt.CursorShape | None:
        """On a mark."""
        near = [which for which, time in enumerate(self._range.marks) if self._near(row, place, time)]
        if not near:
            return None
        self._which = near[-1]
        return Qt.CursorShape.SizeHorCursor

    def press(self, row: QWidget, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Nothing moves yet."""
        super().press(row, place, modifiers)
        self._stops = [time for time in self._stops if time not in self._range.marks]

    def drag(self, row: QWidget, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The mark follows, up to the other one."""
        time = self._time(row, place, modifiers)
        start, end = self._range.marks
        if self._which == IN and (end is None or time < end):
            self.dragged.emit(time, -1.0 if end is None else end)
        elif self._which == OUT and (start is None or time > start):
            self.dragged.emit(-1.0 if start is None else start, time)

    def release(self, row: QWidget, place: QPointF) -> None:
        """It stays."""


class RangeHandle(TimeHandle):
    """Shift and drag mark a stretch.

    Signals:
        dragged(float, float): From where to where, seconds, in any order.
    """

    dragged = Signal(float, float)

    def __init__(self, time_range: TimeRange, reach: Callable[[], int], stops: Callable[[], list[float]], parent: QObject):
        super().__init__(time_range, reach, stops, parent)
        self._from = 0.0

    def hover(self, row: QWidget, place: QPointF, modifiers: Qt.KeyboardModifier) -> Qt.CursorShape | None:
        """Anywhere with Shift held."""
        return Qt.CursorShape.IBeamCursor if modifiers & Qt.KeyboardModifier.ShiftModifier else None

    def press(self, row: QWidget, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """One end."""
        super().press(row, place, modifiers)
        self._from = self._time(row, place, modifiers)

    def drag(self, row: QWidget, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The other end."""
        time = self._time(row, place, modifiers)
        if time != self._from:
            self.dragged.emit(self._from, time)

    def release(self, row: QWidget, place: QPointF) -> None:
        """The stretch stays marked."""
