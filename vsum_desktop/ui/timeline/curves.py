"""Importance, relevance and score over time, with shots, clips, playhead and crosshair."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.timeline.bands import Band, Bands
from vsum_desktop.ui.timeline.budget_line import BudgetLine
from vsum_desktop.ui.timeline.time_range import TimeRange

CURVES = ("importance", "relevance", "score")  # in drawing order: the score last
_TOKENS = {"importance": "importance", "relevance": "relevance", "score": "text"}
_GRID = (0.25, 0.5, 0.75)
_SMOOTH_UP_TO = 4000  # samples; beyond it antialiasing a wide line takes longer than a frame
_HEADROOM = (-0.04, 1.10)


@dataclass(frozen=True, slots=True, eq=False)
class CurveData:
    """Values over `times` float64 [N] in seconds; each curve float32 [N] in [0, 1], or None if there is none."""

    times: NDArray[np.float64]
    importance: NDArray[np.float32] | None = None
    relevance: NDArray[np.float32] | None = None
    score: NDArray[np.float32] | None = None

    def values_at(self, time: float) -> dict[str, float]:
        """Each curve's value at the sample nearest to `time`."""
        if not len(self.times):
            return {}
        after = min(int(np.searchsorted(self.times, time)), len(self.times) - 1)
        before = max(0, after - 1)
        nearest = before if time - self.times[before] < self.times[after] - time else after
        curves = {name: getattr(self, name) for name in CURVES}
        return {name: float(values[nearest]) for name, values in curves.items() if values is not None}


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
    """The plot. Its x axis follows the time range; mouse and wheel are `TimeGestures`' business, except on the budget's handle.

    Signals:
        level_dragged(float), level_released: The handle moves to a score in [0, 1], and is let go of.
    """

    level_dragged = Signal(float)
    level_released = Signal()

    def __init__(self, time_range: TimeRange, theme: Theme) -> None:
        super().__init__(enableMenu=False)
        self._range = time_range
        self._theme = theme
        self.data = CurveData(np.zeros(0))
        self._visible = dict.fromkeys(CURVES, True)
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
        self._grid = [pg.InfiniteLine(pos=value, angle=0, movable=False) for value in _GRID]
        for line in self._grid:
            line.setZValue(-5)
            item.addItem(line, ignoreBounds=True)
        self.bands = Bands(theme)
        item.addItem(self.bands, ignoreBounds=True)
        self._curves = {name: pg.PlotDataItem(skipFiniteCheck=True) for name in CURVES}
        for order, curve in enumerate(self._curves.values()):
            curve.setZValue(order)
            item.addItem(curve, ignoreBounds=True)
            curve.setClipToView(True)
            curve.setDownsampling(auto=True, method="peak")
        self.budget = BudgetLine(theme)
        item.addItem(self.budget, ignoreBounds=True)
        self._dragging = False
        self._crosshair = pg.InfiniteLine(angle=90, movable=False)
        self._crosshair.setZValue(15)
        self._crosshair.hide()
        item.addItem(self._crosshair, ignoreBounds=True)
        self._playhead = _Playhead(theme.px(10))
        self._playhead.hide()
        item.addItem(self._playhead, ignoreBounds=True)
        self._range.changed.connect(self._on_range_changed)
        self.setMinimumHeight(theme.px(72))
        self.setAccessibleName("Curves of importance, relevance and score")
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        tokens = theme.tokens
        self.setBackground(tokens.color("panel"))
        for line in self._grid:
            line.setPen(pg.mkPen(tokens.color("line", 0.6), width=1))
        for name, curve in self._curves.items():
            curve.setPen(pg.mkPen(tokens.color(_TOKENS[name]), width=2 if name == "score" else 1))
        self._crosshair.setPen(pg.mkPen(tokens.color("dim"), width=1))
        self._playhead.setPen(pg.mkPen(tokens.color("accent"), width=2))
        self.bands.apply_theme(theme)
        self.budget.apply_theme(theme)

    def set_data(self, data: CurveData) -> None:
        """Show other curves; one that is None disappears."""
        old, self.data = self.data, data
        for name, curve in self._curves.items():
            values = getattr(data, name)
            if values is getattr(old, name) and data.times is old.times:
                continue
            if values is None:
                curve.clear()
            else:
                curve.setData(data.times, values, antialias=name == "score" and len(values) <= _SMOOTH_UP_TO)

    def set_visible(self, name: str, visible: bool) -> None:
        """Show or hide one curve."""
        self._visible[name] = visible
        self._curves[name].setVisible(visible)

    def shown(self, name: str) -> bool:
        """Whether a curve is shown."""
        return self._visible[name]

    def set_clips(self, clips: tuple[Band, ...]) -> None:
        """Shade the chosen clips."""
        self.bands.set_clips(clips)

    def set_playhead(self, time: float | None) -> None:
        """Move the playhead; None hides it."""
        self._playhead.setVisible(time is not None)
        if time is not None:
            self._playhead.setValue(time)

    def set_crosshair(self, time: float) -> None:
        """Mark a time; negative marks none."""
        self._crosshair.setVisible(time >= 0)
        if time >= 0:
            self._crosshair.setValue(time)

    def claims(self, place: QPointF) -> bool:
        """Whether the mouse there is the budget handle's: it is dragged, or the cursor is on it."""
        on_handle = self.budget.isVisible() and self.handle().contains(place)
        self.budget.set_hovered(on_handle or self._dragging)
        self.viewport().setCursor(Qt.CursorShape.SizeVerCursor if self.budget.hovered else Qt.CursorShape.ArrowCursor)
        return self.budget.hovered

    def handle(self) -> QRectF:
        """Where the budget's handle is, in pixels of the viewport."""
        box = self.getViewBox()
        return self.budget.handle(box.mapRectToScene(box.boundingRect()), box.viewRect())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press that was claimed begins a drag of the budget."""
        self._dragging = event.button() == Qt.MouseButton.LeftButton
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The budget follows."""
        if self._dragging:
            at = self.getViewBox().mapSceneToView(self.mapToScene(event.position().toPoint()))
            self.level_dragged.emit(min(max(0.0, at.y()), 1.0))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The drag ends."""
        if self._dragging:
            self._dragging = False
            self.claims(event.position())
            self.level_released.emit()

    def _on_range_changed(self) -> None:
        self.setXRange(self._range.start, self._range.end, padding=0)
