"""Any number of curves over time, with shots, clips, budget, playhead and crosshair."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QFont, QPainter, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from vsum_desktop.app.numbers import short
from vsum_desktop.app.state import ClipTable
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.timeline.bands import Bands, Numbers
from vsum_desktop.ui.timeline.budget_line import BudgetLine
from vsum_desktop.ui.timeline.curve_data import DASHES, DIFFERENCE, NO_CURVES, SCORE, Curve, CurveData
from vsum_desktop.ui.timeline.marks_item import MarksItem
from vsum_desktop.ui.timeline.time_range import TimeRange

_GRID = (0.25, 0.5, 0.75)
_SMOOTH_UP_TO = 4000  # samples; beyond it wide, dashed or antialiased lines take longer than a frame
_HEADROOM = (-0.04, 1.10)
_DOTS = (1.0, 3.0)
_RESTS_MS = 90  # after the last move of the range the curves are kept as pictures
_DRAWN, _KEPT = QGraphicsItem.CacheMode.NoCache, QGraphicsItem.CacheMode.DeviceCoordinateCache


class _Playhead(pg.InfiniteLine):
    """The line, with a small triangle at its top."""

    def __init__(self, size: int) -> None:
        super().__init__(angle=90, movable=False)
        self._size = size
        self.setZValue(20)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """The line of the base class, then the triangle in pixels."""
        super().paint(painter, option, widget)
        view = self.getViewBox()
        if view is None:
            return
        top = view.mapViewToDevice(QPointF(self.value(), view.viewRect().bottom()))
        if top is None:
            return
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.pen.color())
        half, x, y = self._size / 2, round(top.x()) + 0.5, top.y()
        painter.drawPolygon(QPolygonF([QPointF(x - half, y), QPointF(x + half, y), QPointF(x, y + self._size)]))
        painter.restore()


class Curves(pg.PlotWidget):
    """The plot. Its x axis follows the time range; mouse and wheel are the business of `TimeGestures`."""

    def __init__(self, time_range: TimeRange, theme: Theme) -> None:
        super().__init__(enableMenu=False)
        self._range = time_range
        self._theme = theme
        self.data = NO_CURVES
        self._hidden = {DIFFERENCE}  # which is shown when asked for
        self._emphasis = ""
        self._items: dict[str, pg.PlotDataItem] = {}
        self._kept = True
        self._rest = QTimer(self, singleShot=True, interval=_RESTS_MS)
        self._rest.timeout.connect(self._on_rest)
        item = self.getPlotItem()
        item.hideButtons()
        item.setContentsMargins(0, 0, 0, 0)
        item.layout.setContentsMargins(0, 0, 0, 0)
        for axis in ("left", "bottom", "right", "top"):
            item.hideAxis(axis)
        box = item.getViewBox()
        box.setMouseEnabled(False, False)
        box.setDefaultPadding(0)
        self.setFrameShape(pg.QtWidgets.QFrame.Shape.NoFrame)
        self.setYRange(*_HEADROOM, padding=0)
        written = {"position": 0.004, "anchors": [(0, 1), (0, 1)]}
        self._grid = [
            pg.InfiniteLine(pos=value, angle=0, movable=False, label=short(value), labelOpts=written) for value in _GRID
        ]
        self._crosshair = pg.InfiniteLine(angle=90, movable=False)
        self._crosshair.setZValue(15)
        self._crosshair.hide()
        self._playhead = _Playhead(theme.px(10))
        self._playhead.hide()
        self.bands = Bands(theme)
        self._numbers = Numbers(self.bands, theme)
        self._marks = MarksItem(time_range, theme)
        self.budget = BudgetLine(theme)
        for line in self._grid:
            line.setZValue(-5)
            line.hide()
        for part in (*self._grid, self.bands, self._numbers, self._marks, self.budget, self._crosshair, self._playhead):
            item.addItem(part, ignoreBounds=True)
        self._range.changed.connect(self._on_range_changed)
        self._range.cursor_changed.connect(self.set_crosshair)
        self._range.playhead_changed.connect(self._playhead.setValue)
        self.setMinimumHeight(theme.px(56))
        self.setAccessibleName(self.tr("Curves of importance, relevance and score"))
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        tokens = theme.tokens
        self.setBackground(tokens.color("panel"))
        for line in self._grid:
            line.setPen(pg.mkPen(tokens.color("line", 0.6), width=1))
            font = QFont(self.font())
            font.setPixelSize(max(8, round(theme.font_px * 0.72)))
            line.label.setFont(font)
            line.label.setColor(tokens.color("dim", 0.8))
        for curve in self.data.curves:
            self._style(curve)
        self._crosshair.setPen(pg.mkPen(tokens.color("dim"), width=1))
        self._playhead.setPen(pg.mkPen(tokens.color("accent"), width=2))
        for part in (self.bands, self._numbers, self._marks, self.budget):
            part.apply_theme(theme)

    def event(self, event: QEvent) -> bool:
        """On a screen of another density lines have another width."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.apply_theme(self._theme)
        return bool(super().event(event))

    def set_data(self, data: CurveData) -> None:
        """Show other curves; those whose values are the same objects as before are left as they are."""
        old, self.data = self.data, data
        keys = {curve.key for curve in data.curves}
        for key in [key for key in self._items if key not in keys]:
            self.removeItem(self._items.pop(key))
        for line in self._grid:
            line.setVisible(bool(keys))
        for order, curve in enumerate(data.curves):
            if curve.key not in self._items:
                self._items[curve.key] = self._new_item(curve.key)
            item = self._items[curve.key]
            item.setZValue(order)
            self._style(curve)
            if curve.values is not old.get(curve.key) or data.times is not old.times:
                smooth = curve.key == SCORE and len(curve.values) <= _SMOOTH_UP_TO
                item.setData(data.times, curve.heights, antialias=smooth)

    def _new_item(self, key: str) -> pg.PlotDataItem:
        item = pg.PlotDataItem(skipFiniteCheck=True)
        self.getPlotItem().addItem(item, ignoreBounds=True)
        item.setClipToView(True)
        item.setDownsampling(auto=True, method="peak")
        item.curve.setCacheMode(_KEPT if self._kept else _DRAWN)
        item.setVisible(key not in self._hidden)
        return item

    def _style(self, curve: Curve) -> None:
        """The pen: one pixel, the score two; dashes tell queries apart, dots are provisional. Long curves are plain."""
        few = len(self.data.times) <= _SMOOTH_UP_TO
        width = round((2 if curve.key == SCORE else 1) * self.devicePixelRatioF()) if few else 1  # these pens do not scale
        faint = self._emphasis in self._items and curve.key != self._emphasis
        pen = pg.mkPen(self._theme.tokens.color(curve.token, 0.28 if faint else 1.0), width=width)
        dashes = _DOTS if self.data.provisional else DASHES.get(curve.token)
        if dashes is not None and few:
            pen.setDashPattern(list(dashes))
        self._items[curve.key].setPen(pen)

    def set_emphasis(self, key: str) -> None:
        """Let one curve stand out from the others; of an unknown key, none."""
        if key != self._emphasis:
            self._emphasis = key
            for curve in self.data.curves:
                self._style(curve)

    def set_visible(self, key: str, visible: bool) -> None:
        """Show or hide one curve, now and whenever it comes back."""
        (self._hidden.discard if visible else self._hidden.add)(key)
        if key in self._items:
            self._items[key].setVisible(visible)

    def shown(self, key: str) -> bool:
        """Whether a curve is shown."""
        return key not in self._hidden

    def set_clips(self, clips: ClipTable) -> None:
        """Shade the chosen clips."""
        self.bands.set_clips(clips)
        self._numbers.update()

    def show_playhead(self, shown: bool) -> None:
        """Whether there is a playhead."""
        self._playhead.setVisible(shown)

    def set_crosshair(self, time: float) -> None:
        """Mark a time; negative marks none."""
        self._crosshair.setVisible(time >= 0)
        if time >= 0:
            self._crosshair.setValue(time)

    def handle(self) -> QRectF:
        """Where the budget's handle is, in pixels of the viewport."""
        box = self.getViewBox()
        return self.budget.handle(box.mapRectToScene(box.boundingRect()), box.viewRect())

    def level_at(self, place: QPointF) -> float:
        """The value at a pixel of the viewport, clamped to [0, 1]."""
        at = self.getViewBox().mapSceneToView(self.mapToScene(place.toPoint()))
        return float(min(max(0.0, at.y()), 1.0))

    @Slot()
    def _on_range_changed(self) -> None:
        self._keep(False)
        self._rest.start()
        self.setXRange(self._range.start, self._range.end, padding=0)

    @Slot()
    def _on_rest(self) -> None:
        self._keep(True)

    def _keep(self, kept: bool) -> None:
        """Whether curves are pictures beside which clips, budget, cursor and playhead move; a moving range draws them anew."""
        self._kept = kept
        for item in self._items.values():
            item.curve.setCacheMode(_KEPT if kept else _DRAWN)
