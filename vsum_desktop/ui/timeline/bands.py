"""What lies behind the curves, painted as one item: shots, clips with their numbers, bans, and how far the analysis has come.

Clips are told by colour and by a second cue: a border, a number in a tab, and hatching where they are pinned. What is banned is
hatched the other way, without a colour.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from vsum_desktop.app.state import NO_CLIPS, ClipTable
from vsum_desktop.ui.coverage import covered
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.timeline.view_item import ViewItem

IN, OUT = 0, 1
_NARROW = 4  # pixels; clips below are painted without a border


class Band(NamedTuple):
    """One clip on the time axis, seconds; `number` counts from 1, `shot` is the shot it is taken from."""

    start: float
    end: float
    number: int
    pinned: bool = False
    shot: int = -1


class Bands(ViewItem):
    """Shot bands, clips and the analysed part, in one paint call whatever their number."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._borders: NDArray[np.float64] = np.zeros(0)
        self._clips = NO_CLIPS
        self._bans: NDArray[np.float64] = np.zeros((0, 2))
        self._order: NDArray[np.int64] = np.zeros(0, np.int64)  # of time
        self._starts: NDArray[np.float64] = np.zeros(0)
        self._ends: NDArray[np.float64] = np.zeros(0)
        self._picture: QPixmap | None = None
        self._key: tuple[object, ...] = ()
        self._edge: tuple[int, int] | None = None
        self.selected = 0
        self.front: float | None = None
        self.setZValue(-10)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self._repaint()

    @property
    def borders(self) -> NDArray[np.float64]:
        """The S+1 borders of the shots, in seconds."""
        return self._borders

    def set_shots(self, borders: NDArray[np.float64]) -> None:
        """Take the S+1 borders of the shots, in seconds."""
        self._borders = borders
        self._repaint()

    def set_clips(self, clips: ClipTable) -> None:
        """Take the chosen clips."""
        self._clips, self._order = clips, np.argsort(clips.times[:, 0], kind="stable")
        self._starts, self._ends = clips.times[self._order].T
        self._repaint()

    def set_bans(self, spans: NDArray[np.float64]) -> None:
        """Take what is banned, float64 [B, 2], starts and ends in seconds."""
        if not np.array_equal(spans, self._bans):
            self._bans = spans
            self._repaint()

    def set_selected(self, number: int) -> None:
        """Show one clip as selected, by its number; 0 for none."""
        if number != self.selected:
            self.selected = number
            self._repaint()

    def set_edge(self, edge: tuple[Band, int] | None) -> None:
        """Show which edge of which clip the cursor is on (`IN` or `OUT`)."""
        found = (edge[0].number, edge[1]) if edge is not None else None
        if found != self._edge:
            self._edge = found
            self._repaint()

    def set_front(self, time: float | None) -> None:
        """Shade what the analysis has seen, up to `time`; None when no analysis runs."""
        self.front = time
        self._repaint()

    def between(self, left: float, right: float) -> list[Band]:
        """The clips that begin between two times, and the one before them, in the order of time."""
        return [self._band(place) for place in range(*self._seen(left, right))]

    def wide(self, area: QRectF, least: float) -> list[Band]:
        """The clips that meet the view and are at least so many pixels wide in it."""
        view = self.boundingRect()
        first, stop = self._seen(view.left(), view.right())
        pixels = (self._ends[first:stop] - self._starts[first:stop]) * (area.width() / view.width())
        return [self._band(first + place) for place in np.flatnonzero(pixels >= least).tolist()]

    def _band(self, place: int) -> Band:
        clip = int(self._order[place])
        start, end = float(self._starts[place]), float(self._ends[place])
        return Band(start, end, clip + 1, bool(self._clips.pinned[clip]), int(self._clips.shot[clip]))

    def _seen(self, left: float, right: float) -> tuple[int, int]:
        """The clips, in the order of time, that meet a span; they do not overlap."""
        first = max(0, int(np.searchsorted(self._starts, left, side="right")) - 1)
        return first, int(np.searchsorted(self._starts, right, side="right"))

    def _repaint(self) -> None:
        self._picture = None
        self.update()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Show the picture, painted anew only when view, size or values are others: the cursor moves over it all the time."""
        view = self.boundingRect()
        area = painter.transform().mapRect(view)
        scale = painter.device().devicePixelRatioF()
        if view.width() <= 0 or area.width() < 1 or area.height() < 1:
            return
        key = (view.getRect(), area.size().toTuple(), scale)
        if self._picture is None or key != self._key:
            self._picture, self._key = self._painted(view, area, scale), key
        painter.save()
        painter.resetTransform()
        painter.drawPixmap(area.topLeft(), self._picture)
        painter.restore()

    def _painted(self, view: QRectF, area: QRectF, scale: float) -> QPixmap:
        """Everything in pixels, so that borders are 1 px."""
        picture = QPixmap(math.ceil(area.width() * scale), math.ceil(area.height() * scale))
        picture.setDevicePixelRatio(scale)
        picture.fill(self._theme.tokens.color("panel"))
        area = QRectF(0, 0, area.width(), area.height())
        painter = QPainter(picture)
        if self.front is not None:
            right = min(_x(self.front, view, area), area.right())
            painter.fillRect(QRectF(0, 0, right, area.height()), self._theme.tokens.color("raised"))
        self._paint_shots(painter, view, area)
        for start, end in self._bans[(self._bans[:, 1] > view.left()) & (self._bans[:, 0] < view.right())].tolist():
            left, right = max(-1.0, _x(start, view, area)), min(area.right() + 1, _x(end, view, area))
            box = QRectF(round(left), 0, max(1, round(right - left)), area.height())
            self._hatch(painter, box, self._theme.tokens.color("dim", 0.45), rising=False)
        self._paint_clips(painter, view, area)
        painter.end()
        return picture

    def _paint_shots(self, painter: QPainter, view: QRectF, area: QRectF) -> None:
        """Every other shot is a little lighter; shots too narrow to see are left out."""
        borders = self._borders
        if len(borders) < 2:
            return
        x = area.left() + (borders - view.left()) / view.width() * area.width()
        shade = self._theme.tokens.between("panel", "raised", 0.55)
        first = max(0, int(np.searchsorted(borders, view.left())) - 1)
        last = min(len(borders) - 1, int(np.searchsorted(borders, view.right())))
        shots = np.arange(first + first % 2, last, 2)
        for shot in shots[x[shots + 1] - x[shots] >= 1].tolist():
            painter.fillRect(QRectF(x[shot], area.top(), x[shot + 1] - x[shot], area.height()), shade)

    def _paint_clips(self, painter: QPainter, view: QRectF, area: QRectF) -> None:
        theme = self._theme
        top, bottom = theme.px(2), round(area.bottom()) - 1
        fill, line = theme.tokens.clip_fill(), theme.tokens.color("summary")
        self._paint_narrow(painter, view, QRectF(area.left(), top, area.width(), bottom - top))
        for clip in self.wide(area, _NARROW):
            left, right = _x(clip.start, view, area), _x(clip.end, view, area)
            box = QRectF(round(left) + 0.5, top + 0.5, max(1, round(right - left) - 1), bottom - top)
            selected = clip.number == self.selected
            painter.fillRect(box, fill)
            if selected:
                painter.fillRect(box, fill)
            painter.setPen(QPen(line, 1))
            if clip.pinned and box.width() > theme.px(6):
                self._hatch(painter, box, theme.tokens.color("summary", 0.30))
            painter.drawRect(box)
            if selected:
                painter.fillRect(QRectF(box.left(), box.top(), box.width(), theme.px(3)), line)
            if self._edge is not None and self._edge[0] == clip.number:
                x = box.left() if self._edge[1] == IN else box.right()
                painter.fillRect(QRectF(x - theme.px(1), box.top(), theme.px(3), box.height()), line)

    def _paint_narrow(self, painter: QPainter, view: QRectF, area: QRectF) -> None:
        """Clips of a pixel or three: the pixels that they cover, neighbours in one piece."""
        first, stop = self._seen(view.left(), view.right())
        starts, ends = self._starts[first:stop], self._ends[first:stop]
        scale = area.width() / view.width()
        narrow = (ends - starts) * scale < _NARROW
        width = math.ceil(area.width())
        left, right = ((times[narrow] - view.left()) * scale for times in (starts, ends))
        color = self._theme.tokens.between("panel", "summary", 0.6)
        for begin, end in covered(left, right, width):
            painter.fillRect(QRectF(begin, area.top(), end - begin, area.height()), color)

    def _hatch(self, painter: QPainter, box: QRectF, color: QColor, *, rising: bool = True) -> None:
        """Diagonal lines, a few pixels apart, cut at the box."""
        step = self._theme.px(9)
        low, high = (box.bottom(), box.top()) if rising else (box.top(), box.bottom())
        painter.save()
        painter.setClipRect(box)
        painter.setPen(QPen(color, 1))
        for offset in range(-round(box.height()), round(box.width()), step):
            painter.drawLine(QPointF(box.left() + offset, low), QPointF(box.left() + offset + box.height(), high))
        painter.restore()


class Numbers(ViewItem):
    """The numbers of the clips, in tabs over the curves, so that no line runs through them."""

    def __init__(self, bands: Bands, theme: Theme) -> None:
        super().__init__(theme)
        self._bands = bands
        self.setZValue(8)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """A small filled tab at the top left of every clip that is wide enough."""
        view, theme = self.boundingRect(), self._theme
        if view.width() <= 0:
            return
        area = painter.transform().mapRect(view)
        painter.save()
        painter.resetTransform()
        font = painter.font()
        font.setPixelSize(max(9, round(theme.font_px * 0.8)))
        font.setBold(True)
        painter.setFont(font)
        metrics, fill, ink = painter.fontMetrics(), theme.tokens.color("summary"), theme.tokens.color("panel")
        top, height = round(area.top()) + theme.px(2), metrics.height()
        for clip in self._bands.wide(area, metrics.horizontalAdvance("0") + theme.px(8)):
            left = max(round(_x(clip.start, view, area)), round(area.left()))
            text = str(clip.number)
            width = metrics.horizontalAdvance(text) + theme.px(8)
            if width <= _x(clip.end, view, area) - left:
                tab = QRectF(left, top, width, height)
                painter.fillRect(tab, fill)
                painter.setPen(ink)
                painter.drawText(tab, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()


def _x(time: float, view: QRectF, area: QRectF) -> float:
    """The pixel of a time."""
    return area.left() + (time - view.left()) / view.width() * area.width()
