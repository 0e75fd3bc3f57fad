"""Mouse gestures as events: presses, moves with a button held, and wheels."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.conftest import Desk

NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


def move(row: QWidget, place: QPointF, held: bool = False, modifier: Qt.KeyboardModifier = NONE) -> None:
    """One move over a row, with the left button held or not."""
    buttons = LEFT if held else Qt.MouseButton.NoButton
    place_on_screen = row.mapToGlobal(place)
    event = QMouseEvent(QEvent.Type.MouseMove, place, place_on_screen, Qt.MouseButton.NoButton, buttons, modifier)
    QApplication.sendEvent(row, event)


def drag(
    desk: Desk, row: QWidget, start: QPointF, stop: QPointF, modifier: Qt.KeyboardModifier = NONE, steps: int = 10
) -> None:
    """Press, move in steps, let go, and wait for what comes of it."""
    move(row, start, modifier=modifier)
    desk.qtbot.mousePress(row, LEFT, modifier, start.toPoint())
    for step in range(1, steps + 1):
        move(row, start + (stop - start) * step / steps, held=True, modifier=modifier)
    desk.qtbot.mouseRelease(row, LEFT, modifier, stop.toPoint())
    desk.settle()


def wheel(row: QWidget, x: int, turned: int, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Turn the wheel by so many eighths of a degree."""
    place = QPointF(x, row.height() / 2)
    event = QWheelEvent(
        place, row.mapToGlobal(place), QPoint(), QPoint(0, turned), Qt.MouseButton.NoButton, modifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(row, event)
