"""What can be grabbed in the timeline: the budget's line, edges of clips, in and out marks, and a new range."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtWidgets import QWidget

from vsum_desktop.ui.timeline.curves import Curves


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

    def press(self, row: QWidget, place: QPointF) -> None:
        """Nothing moves yet."""

    def drag(self, row: QWidget, place: QPointF) -> None:
        """The budget follows."""
        self.dragged.emit(self._curves.level_at(place))

    def release(self, row: QWidget, place: QPointF) -> None:
        """The drag is over."""
        self.released.emit()
