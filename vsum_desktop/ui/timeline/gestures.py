"""Mouse and wheel on the rows of the timeline, the same on every row.

Click and drag seek, Ctrl+wheel zooms about the cursor, the wheel and the middle button pan, a double-click fits. What can be
grabbed instead (the budget's handle, edges of clips, marks) is a `Handle`; the first that wants a press gets the whole drag.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, cast

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from vsum_desktop.ui.timeline.time_range import TimeRange

_WHEEL_NOTCH = 120.0
_STEP = 0.1  # of the span, for each notch of the wheel
_IN = 0.8  # times the span, for each notch


class Handle(Protocol):
    """Something that can be grabbed in a row; places are pixels of the row."""

    def hover(self, row: QWidget, place: QPointF, modifiers: Qt.KeyboardModifier) -> Qt.CursorShape | None:
        """The cursor's shape where a press would be taken, None elsewhere; called on every move without a button."""

    def press(self, row: QWidget, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The drag begins."""

    def drag(self, row: QWidget, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """It goes on."""

    def release(self, row: QWidget, place: QPointF) -> None:
        """It ends."""


class TimeGestures(QObject):
    """The gestures.

    Signals:
        sought(float): The user points at a time.
        dragging(bool): A drag begins or ends.
        menu_wanted(QWidget, QPoint, float): A context menu is asked for in a row, at a global place that lies at a time.
    """

    sought = Signal(float)
    dragging = Signal(bool)
    menu_wanted = Signal(object, object, float)

    def __init__(self, time_range: TimeRange, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._range = time_range
        self._handles: dict[QObject, tuple[Handle, ...]] = {}
        self._grabbed: Handle | None = None
        self._panned_from: float | None = None
        self._seeking = False

    def watch(self, row: QWidget, handles: Iterable[Handle] = ()) -> None:
        """Serve another row, all of whose width shows the range."""
        row.setMouseTracking(True)
        self._handles[row] = tuple(handles)
        row.installEventFilter(self)

    def eventFilter(self, row: QObject, event: QEvent) -> bool:
        """Qt's hook: true for what is handled here."""
        if not isinstance(row, QWidget) or self._range.duration <= 0:
            return False
        kind = event.type()
        if kind == QEvent.Type.Wheel:
            return self._wheel(row, cast(QWheelEvent, event))
        if kind == QEvent.Type.Leave:
            self._range.set_cursor(-1.0)
            return False
        if kind == QEvent.Type.MouseButtonPress:
            return self._press(row, cast(QMouseEvent, event))
        if kind == QEvent.Type.MouseMove:
            return self._move(row, cast(QMouseEvent, event))
        if kind == QEvent.Type.MouseButtonRelease:
            return self._release(row, cast(QMouseEvent, event))
        if kind == QEvent.Type.MouseButtonDblClick:
            self._range.fit()
            return True
        if kind == QEvent.Type.ContextMenu:
            menu = cast(QContextMenuEvent, event)
            self.menu_wanted.emit(row, menu.globalPos(), self._range.time_at(menu.pos().x(), row.width()))
            return True
        return False

    def _press(self, row: QWidget, event: QMouseEvent) -> bool:
        place = event.position()
        if event.button() == Qt.MouseButton.MiddleButton:
            self._panned_from = place.x()
        elif event.button() == Qt.MouseButton.LeftButton:
            self.dragging.emit(True)
            self._grabbed = self._under(row, event)
            if self._grabbed is not None:
                self._grabbed.press(row, place, event.modifiers())
            else:
                self._seeking = True
                self.sought.emit(self._range.time_at(place.x(), row.width()))
        return True

    def _move(self, row: QWidget, event: QMouseEvent) -> bool:
        place = event.position()
        time = self._range.time_at(place.x(), row.width())
        self._range.set_cursor(time)
        if self._grabbed is not None:
            self._grabbed.drag(row, place, event.modifiers())
        elif self._panned_from is not None:
            self._range.pan((self._panned_from - place.x()) / max(1, row.width()) * self._range.span)
            self._panned_from = place.x()
        elif self._seeking:
            self.sought.emit(time)
        else:
            self._under(row, event)
        return True

    def _release(self, row: QWidget, event: QMouseEvent) -> bool:
        if event.button() == Qt.MouseButton.MiddleButton:
            self._panned_from = None
        elif event.button() == Qt.MouseButton.LeftButton:
            grabbed, self._grabbed, self._seeking = self._grabbed, None, False
            self.dragging.emit(False)
            if grabbed is not None:
                grabbed.release(row, event.position())
            self._under(row, event)
        return True

    def _under(self, row: QWidget, event: QMouseEvent) -> Handle | None:
        """The handle under the mouse; the cursor says that it can be dragged."""
        found, shape = None, Qt.CursorShape.ArrowCursor
        for handle in self._handles[row]:
            wanted = handle.hover(row, event.position(), event.modifiers()) if found is None else None
            if wanted is not None:
                found, shape = handle, wanted
        row.setCursor(shape)
        return found

    def _wheel(self, row: QWidget, event: QWheelEvent) -> bool:
        turned, moved = event.angleDelta(), event.pixelDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            about = self._range.time_at(event.position().x(), row.width())
            self._range.zoom(_IN ** (turned.y() / _WHEEL_NOTCH), about)
        elif moved.x():  # a touchpad moves the picture with the fingers
            self._range.pan(-moved.x() / max(1, row.width()) * self._range.span)
        else:
            self._range.pan(-(turned.x() or turned.y()) / _WHEEL_NOTCH * _STEP * self._range.span)
        event.accept()
        return True
