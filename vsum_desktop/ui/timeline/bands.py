"""What lies behind the curves, painted as one item: shots, clips with their numbers, and how far the analysis has come."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from vsum_desktop.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Band:
    """One clip on the time axis, seconds; `number` counts from 1."""

    start: float
    end: float
    number: int
    pinned: bool = False


class Bands(pg.GraphicsObject):
    """Shot bands, clips and the analysed part, in one paint call whatever their number."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._borders: NDArray[np.float64] = np.zeros(0)
        self._clips: tuple[Band, ...] = ()
        self.selected = 0
        self.front: float | None = None
        self.setZValue(-10)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self.update()

    def set_shots(self, borders: NDArray[np.float64]) -> None:
        """Take the S+1 borders of the shots, in seconds."""
        self._borders = borders
        self.update()

    def set_clips(self, clips: tuple[Band, ...]) -> None:
        """Take the chosen clips."""
        self._clips = clips
        self.update()

    def set_selected(self, number: int) -> None:
        """Highlight one clip by its number; 0 highlights none."""
        if number != self.selected:
            self.selected = number
            self.update()

    def set_front(self, time: float | None) -> None:
        """Shade what the analysis has seen, up to `time`; None when no analysis runs."""
        self.front = time
        self.update()

    def boundingRect(self) -> QRectF:
        """All of what the view shows."""
        view = self.getViewBox()
        return QRectF() if view is None else QRectF(view.viewRect())

    def viewRangeChanged(self) -> None:
        """Pyqtgraph's hook: the bounding rectangle follows the view."""
        self.prepareGeometryChange()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint in pixels, so that borders are 1 px and numbers keep their size."""
        view, tokens = self.boundingRect(), self._theme.tokens
        if view.width() <= 0:
            return
        area = painter.transform().mapRect(view)
        painter.save()
        painter.resetTransform()
        if self.front is not None:
            right = min(_x(self.front, view, area), area.right())
            seen = QRectF(area.left(), area.top(), right - area.left(), area.height())
            painter.fillRect(seen, tokens.color("raised"))
        self._paint_shots(painter, view, area)
        self._paint_clips(painter, view, area)
        painter.restore()

    def _paint_shots(self, painter: QPainter, view: QRectF, area: QRectF) -> None:
        """Every other shot is a little lighter; shots too narrow to see are left out."""
        borders = self._borders
        if len(borders) < 2:
            return
        x = area.left() + (borders - view.left()) / view.width() * area.width()
        shade = self._theme.tokens.between("panel", "raised", 0.55)
        first = max(0, int(np.searchsorted(borders, view.left())) - 1)
        last = min(len(borders) - 1, int(np.searchsorted(borders, view.right())))
        for shot in range(first + first % 2, last, 2):
            if x[shot + 1] - x[shot] >= 1:
                painter.fillRect(QRectF(x[shot], area.top(), x[shot + 1] - x[shot], area.height()), shade)

    def _paint_clips(self, painter: QPainter, view: QRectF, area: QRectF) -> None:
        theme = self._theme
        font = painter.font()
        font.setPixelSize(max(9, round(theme.font_px * 0.85)))
        painter.setFont(font)
        top, height = area.top() + theme.px(4), area.height() - theme.px(6)
        for clip in self._clips:
            left, right = _x(clip.start, view, area), _x(clip.end, view, area)
            if right < area.left() or left > area.right():
                continue
            box = QRectF(round(left) + 0.5, round(top) + 0.5, max(1, round(right - left) - 1), round(height))
            selected = clip.number == self.selected
            painter.fillRect(box, theme.tokens.clip_fill())
            if selected:
                painter.fillRect(box, theme.tokens.clip_fill())
            painter.setPen(QPen(theme.tokens.color("summary"), 2 if selected else 1))
            painter.drawRect(box)
            text = str(clip.number)
            if painter.fontMetrics().horizontalAdvance(text) + theme.px(6) <= box.width():
                place = box.adjusted(theme.px(4), theme.px(2), 0, 0)
                painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, text)


def _x(time: float, view: QRectF, area: QRectF) -> float:
    """The pixel of a time."""
    return area.left() + (time - view.left()) / view.width() * area.width()
