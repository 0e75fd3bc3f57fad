"""What of the arcs is painted into the picture that is kept: clips on the axis, arcs by kind and weight, samples."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from vsum_desktop.core.arcs import NO_ARCS, Arcs
from vsum_desktop.core.graph import KINDS
from vsum_desktop.ui.coverage import covered
from vsum_desktop.ui.graph.shapes import ArcShapes, crowd
from vsum_desktop.ui.theme import Theme

_BUCKETS = 4  # of weight; each is one path in one pen
_FAINTEST = 0.28
_LEAST_IN_FOCUS = 0.6
_TOKENS = {"temporal": "temporal", "visual": "visual", "query": "relevance"}
_DOTS = 3  # sizes


@dataclass(frozen=True, slots=True, eq=False)
class ArcsData:
    """What is drawn: `times` float64 [N] and `importance` float32 [N] of the samples, arcs, and the sample in focus.

    `describe` says of a sample what becomes of it in the summary.
    """

    times: NDArray[np.float64]
    importance: NDArray[np.float32]
    arcs: Arcs
    focus: int | None = None
    describe: Callable[[int], str] | None = None


NOTHING = ArcsData(np.zeros(0), np.zeros(0, np.float32), NO_ARCS)


@dataclass(frozen=True, slots=True, eq=False)
class Canvas:
    """Where arcs are painted: `width` pixels wide, the samples on the line `axis`."""

    painter: QPainter
    theme: Theme
    width: int
    axis: float


def paint_clips(canvas: Canvas, left: NDArray[np.float64], right: NDArray[np.float64]) -> None:
    """What is in the summary as a band along the axis, x of starts and ends, and the axis."""
    painter, tokens, half = canvas.painter, canvas.theme.tokens, canvas.theme.px(5)
    fill = tokens.clip_fill()
    for begin, end in covered(left, right, canvas.width):
        painter.fillRect(QRectF(begin, canvas.axis - half, end - begin, 2 * half), fill)
    painter.setPen(QPen(tokens.color("line"), 1))
    painter.drawLine(QPointF(0, canvas.axis), QPointF(canvas.width, canvas.axis))


def paint_arcs(canvas: Canvas, arcs: Arcs, shapes: ArcShapes, focused: bool) -> None:
    """The weakest first; one path for each kind and bucket of weight. Where few are shown, kinds differ by dashes, too."""
    seen = shapes.crossing(0, canvas.width)
    if not seen.any():
        return
    bucket = _buckets(arcs)
    for level in range(_BUCKETS):
        for kind, name in enumerate(KINDS):
            drawn = seen & (bucket == level) & (arcs.kind == kind)
            if drawn.any():
                strength = _FAINTEST + (1 - _FAINTEST) * (level / (_BUCKETS - 1)) ** 1.5
                color = canvas.theme.tokens.between(
                    "panel", _TOKENS[name], max(strength, _LEAST_IN_FOCUS) if focused else strength
                )
                stroke(canvas, shapes.where(drawn), color, dashed=focused and name == "visual")


def stroke(canvas: Canvas, shapes: ArcShapes, color: QColor, *, dashed: bool = False) -> None:
    """Some arcs as one path in one pen of a pixel."""
    pen = QPen(color, 1)
    pen.setCosmetic(True)
    if dashed:
        pen.setDashPattern([6, 3])
    canvas.painter.setPen(pen)
    canvas.painter.drawPath(pg.arrayToQPath(*shapes.polylines(canvas.axis)))


def paint_samples(canvas: Canvas, x: NDArray[np.float64], importance: NDArray[np.float32], focus: int | None) -> None:
    """Dots, larger and stronger the more important; a ring round the one in focus."""
    painter, theme, tokens = canvas.painter, canvas.theme, canvas.theme.tokens
    places, values = crowd(x, importance, canvas.width, theme.px(4))
    size = np.clip((values * _DOTS).astype(np.int64), 0, _DOTS - 1)
    for level in range(_DOTS):
        dots = places[size == level]
        if len(dots):
            pen = QPen(tokens.between("panel", "importance", 0.45 + 0.275 * level), theme.px(2 + 1.3 * level))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPoints([QPointF(at, canvas.axis) for at in dots.tolist()])
    if focus is not None and focus < len(x):
        painter.setPen(QPen(tokens.color("accent"), 2))
        painter.setBrush(tokens.color("panel"))
        painter.drawEllipse(QPointF(float(x[focus]), canvas.axis), theme.px(5), theme.px(5))
        painter.setBrush(Qt.BrushStyle.NoBrush)


def _buckets(arcs: Arcs) -> NDArray[np.int64]:
    """From weak to strong within each kind, for weights of different kinds cannot be compared; int64 [M]."""
    bucket = np.zeros(len(arcs), np.int64)
    for kind in range(len(KINDS)):
        own = arcs.kind == kind
        if own.any():
            low, high = float(arcs.weight[own].min()), float(arcs.weight[own].max())
            bucket[own] = ((arcs.weight[own] - low) / max(high - low, 1e-6) * _BUCKETS).astype(np.int64)
    return bucket.clip(0, _BUCKETS - 1)
