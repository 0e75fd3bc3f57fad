"""The cut-off: a slider over weights, with how many edges have which weight drawn behind it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractSlider, QWidget

from vsum_desktop.core.arcs import BINS
from vsum_desktop.ui.theme import Theme


class CutSlider(QAbstractSlider):
    """A slider in hundredths of weight.

    Signals:
        cut_changed(float): The weight from which on edges are shown.
    """

    cut_changed = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._counts: NDArray[np.int64] = np.zeros(BINS, np.int64)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setRange(0, BINS - 1)
        self.setPageStep(10)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Weight from which edges are shown"))
        self.setToolTip(self.tr("Hide edges below a weight. Behind the slider: how many edges have which weight."))
        self.valueChanged.connect(self._on_value)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def set_histogram(self, counts: NDArray[np.int64]) -> None:
        """Draw other counts, int64 [BINS]."""
        self._counts = counts
        self.update()

    def set_cut(self, cut: float) -> None:
        """Move the handle without saying so."""
        self.blockSignals(True)
        self.setValue(round(cut * BINS))
        self.blockSignals(False)
        self.update()

    def sizeHint(self) -> QSize:
        """Low and as wide as there is room."""
        return QSize(self._theme.px(96), self._theme.px(34))

    def minimumSizeHint(self) -> QSize:
        """Enough to be drawn at."""
        return QSize(self._theme.px(64), self._theme.px(34))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Jump there."""
        self.setSliderDown(True)
        self._move(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow."""
        if self.isSliderDown():
            self._move(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self.setSliderDown(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move by a hundredth, page keys by a tenth."""
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}
        step = moves.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.setValue(self.value() + step)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bars as square roots of counts, dim below the cut; the handle."""
        painter, theme, tokens = QPainter(self), self._theme, self._theme.tokens
        left, right, base = self._ends()
        top = theme.px(2)
        painter.setPen(QPen(tokens.color("line"), 1))
        painter.drawLine(QPointF(left, base + 0.5), QPointF(right, base + 0.5))
        heights = np.sqrt(self._counts / max(1, int(self._counts.max())))
        step = (right - left) / BINS
        for place in np.flatnonzero(heights).tolist():
            bar = QRectF(
                left + place * step, base - heights[place] * (base - top), max(1.0, step), heights[place] * (base - top)
            )
            kept = place >= self.value()
            painter.fillRect(bar, tokens.between("panel", "visual", 0.75) if kept else tokens.color("line"))
        x = left + self.value() * step
        painter.setPen(QPen(tokens.color("text"), 1))
        painter.drawLine(QPointF(x, top), QPointF(x, base))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(tokens.color("accent") if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color("accent" if self.isSliderDown() or self.hasFocus() else "text"))
        half = theme.px(5)
        painter.drawPolygon(
            QPolygonF([QPointF(x, base - 1), QPointF(x - half, base + 1.4 * half), QPointF(x + half, base + 1.4 * half)])
        )

    def _ends(self) -> tuple[float, float, float]:
        """Left and right end and base of the scale, in pixels."""
        pad = self._theme.px(6)
        return float(pad), float(self.width() - pad), float(self.height() - self._theme.px(10))

    def _move(self, x: float) -> None:
        left, right, _ = self._ends()
        self.setValue(round((x - left) / max(1.0, right - left) * BINS))

    def _on_value(self, value: int) -> None:
        self.update()
        self.cut_changed.emit(value / BINS)
