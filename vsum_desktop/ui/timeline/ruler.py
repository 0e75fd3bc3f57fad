"""The time axis under the curves."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from vsum_desktop.app.numbers import clock
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.timeline.marks_item import paint_marks
from vsum_desktop.ui.timeline.time_range import TimeRange

_STEPS = (0.04, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200)


class Ruler(QWidget):
    """Ticks and times, and the time under the cursor."""

    def __init__(self, time_range: TimeRange, theme: Theme) -> None:
        super().__init__()
        self._range = time_range
        self._theme = theme
        self._range.changed.connect(self.update)
        self._range.cursor_changed.connect(self.update)
        self._range.marks_changed.connect(self.update)
        self.setAccessibleName(self.tr("Time axis"))
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self.setFixedHeight(theme.px(22))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ticks that fit without touching."""
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), theme.tokens.color("panel"))
        if self._range.duration <= 0:
            return
        font = self.font()
        font.setPixelSize(max(9, round(theme.font_px * 0.85)))
        painter.setFont(font)
        metrics = painter.fontMetrics()
        decimals = 1 if self._range.span < 30 else 0
        label = metrics.horizontalAdvance(clock(self._range.duration, decimals) + "00")
        step = next((step for step in _STEPS if step / self._range.span * self.width() >= label + theme.px(16)), _STEPS[-1])
        painter.setPen(QPen(theme.tokens.color("line"), 1))
        painter.drawLine(0, 0, self.width(), 0)
        for number in range(math.floor(self._range.start / step), math.ceil(self._range.end / step) + 1):
            time = number * step
            x = round(self._range.x_at(time, self.width()))
            painter.setPen(QPen(theme.tokens.color("line"), 1))
            painter.drawLine(x, 0, x, theme.px(4))
            text = clock(time + 1e-6, decimals)
            left = min(max(x + theme.px(4), 0), self.width() - metrics.horizontalAdvance(text) - theme.px(4))
            if 0 <= time <= self._range.duration and x > -1 and left >= x:
                painter.setPen(theme.tokens.color("dim"))
                painter.drawText(QRectF(left, 0, label, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        paint_marks(painter, QRectF(self.rect()), self._range, theme)
        if self._range.cursor >= 0:
            self._paint_cursor(painter)

    def _paint_cursor(self, painter: QPainter) -> None:
        theme, text = self._theme, clock(self._range.cursor, 2)
        width = painter.fontMetrics().horizontalAdvance(text) + theme.px(12)
        x = self._range.x_at(self._range.cursor, self.width())
        box = QRectF(min(max(0.0, x - width / 2), self.width() - width), 1, width, self.height() - theme.px(4))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.tokens.color("line"))
        painter.setBrush(theme.tokens.color("raised"))
        painter.drawRoundedRect(box, theme.px(4), theme.px(4))
        painter.setPen(theme.tokens.color("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
