"""The budget as a height on the curves: a dashed line with a handle that says its value.

The shots above the line would just fill the budget. Dragging the handle moves the budget along with the shots it passes.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QApplication, QStyleOptionGraphicsItem, QWidget

from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.timeline.view_item import ViewItem


class BudgetLine(ViewItem):
    """The line and its handle, painted in pixels."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._text = ""
        self.level = 0.0
        self.hovered = False
        self.setZValue(10)
        self.hide()

    def set_level(self, level: float | None, text: str) -> None:
        """Lie at a score in [0, 1] and say `text`; None hides the line."""
        self.setVisible(level is not None)
        if level is not None:
            self.level, self._text = level, text
            self.update()

    def set_hovered(self, hovered: bool) -> None:
        """Whether the cursor is on the handle."""
        if hovered != self.hovered:
            self.hovered = hovered
            self.update()

    def handle(self, area: QRectF, view: QRectF) -> QRectF:
        """Where the handle is, in pixels of a viewport whose plot covers `area` and shows `view`."""
        metrics = QFontMetricsF(self._font())
        width, height = metrics.horizontalAdvance(self._text) + self._theme.px(12), metrics.height() + self._theme.px(2)
        y = area.bottom() - (self.level - view.top()) / view.height() * area.height()
        return QRectF(area.right() - width - self._theme.px(4), y - height / 2, width, height)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """The line up to the handle, then the handle."""
        view, theme = self.boundingRect(), self._theme
        area = painter.transform().mapRect(view)
        box = self.handle(area, view)
        painter.save()
        painter.resetTransform()
        painter.setPen(QPen(theme.tokens.color("summary"), 1, Qt.PenStyle.DashLine))
        y = round(box.center().y())
        painter.drawLine(QPointF(area.left(), y), QPointF(box.left(), y))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.tokens.color("text" if self.hovered else "summary"), 1))
        painter.setBrush(theme.tokens.color("panel"))
        painter.drawRoundedRect(box, theme.px(4), theme.px(4))
        painter.setBrush(theme.tokens.clip_fill())
        painter.drawRoundedRect(box, theme.px(4), theme.px(4))
        painter.setPen(theme.tokens.color("text"))
        painter.setFont(self._font())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._text)
        painter.restore()

    def _font(self) -> QFont:
        font = QFont(QApplication.font())
        font.setPixelSize(max(9, round(self._theme.font_px * 0.85)))
        return font
