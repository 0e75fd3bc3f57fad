"""The in and out marks on the curves: a bracket at each, and the marked stretch a little brighter."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.timeline.time_range import TimeRange
from vsum_desktop.ui.timeline.view_item import ViewItem


class MarksItem(ViewItem):
    """Both marks, painted in pixels."""

    def __init__(self, time_range: TimeRange, theme: Theme) -> None:
        super().__init__(theme)
        self._range = time_range
        self._range.marks_changed.connect(self._on_marks)
        self.setZValue(9)

    def _on_marks(self) -> None:
        self.update()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Brackets and shade."""
        start, end = self._range.marks
        view = self.boundingRect()
        if (start is None and end is None) or view.width() <= 0:
            return
        area = painter.transform().mapRect(view)
        painter.save()
        painter.resetTransform()
        paint_marks(painter, area, self._range, self._theme, brackets=True)
        painter.restore()


def paint_lines(painter: QPainter, row: QWidget, time_range: TimeRange, theme: Theme) -> None:
    """The crosshair and the playhead in a row that paints itself."""
    for time, token in ((time_range.cursor, "dim"), (time_range.playhead, "accent")):
        if time >= 0:
            painter.setPen(QPen(theme.tokens.color(token), 1))
            x = round(time_range.x_at(time, row.width()))
            painter.drawLine(x, 0, x, row.height())


def paint_marks(painter: QPainter, area: QRectF, time_range: TimeRange, theme: Theme, *, brackets: bool = False) -> None:
    """Shade the marked stretch in a row that covers `area`, with a line at each mark."""
    start, end = time_range.marks
    width = round(area.width())
    if start is not None and end is not None:
        left = max(area.left(), area.left() + time_range.x_at(start, width))
        right = min(area.right(), area.left() + time_range.x_at(end, width))
        if right > left:
            painter.fillRect(QRectF(left, area.top(), right - left, area.height()), theme.tokens.color("text", 0.07))
    painter.setPen(QPen(theme.tokens.color("text"), 1))
    for time, inward in ((start, 1), (end, -1)):
        if time is None:
            continue
        x = round(area.left() + time_range.x_at(time, width)) + (0.5 if inward > 0 else -0.5)
        if not area.left() - 1 <= x <= area.right() + 1:
            continue
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        if brackets:
            for y in (area.top() + 1, area.bottom() - 1):
                painter.fillRect(QRectF(min(x, x + inward * theme.px(6)), y - 1, theme.px(6), 2), theme.tokens.color("text"))
