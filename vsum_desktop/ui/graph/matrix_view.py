"""The adjacency as a picture that can be zoomed: each cell is the strongest edge between two stretches of samples."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from vsum_desktop.app.graph_controller import Matrix
from vsum_desktop.app.numbers import clock, short
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.widgets import tabular

_SOON_MS = 30  # moves of the view are gathered before cells are asked for
_CLOSEST = 8  # samples a side at the greatest zoom
_NOTCH = 120.0
_DARKEST = 0.06  # of the colour of an edge of hardly any weight


class MatrixView(QWidget):
    """Columns are sources, rows targets; time runs to the right and downwards, so that past to future lies below the diagonal.

    Signals:
        wanted(int, int, int): Cells are needed: the samples [first, stop), at most so many cells a side.
        picked(int): A cell was clicked: its target.
    """

    wanted = Signal(int, int, int)
    picked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._times: NDArray[np.float64] = np.zeros(0)
        self._first = 0.0
        self._length = 1.0
        self._matrix: Matrix | None = None
        self._image: QImage | None = None
        self._cursor: QPointF | None = None
        self._grabbed: QPointF | None = None
        self._moved = False
        self._focus: int | None = None
        self._playhead: int | None = None
        self._ask = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._ask.timeout.connect(self._on_ask)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Graph as a matrix: columns are sources, rows are targets"))
        self.setAccessibleDescription(self.tr("Plus and minus zoom, arrows move, Home shows everything."))
        self.setToolTip("")

    @property
    def span(self) -> tuple[int, int]:
        """First and one past the last sample in view."""
        last = len(self._times)
        first = max(0, int(self._first))
        return first, min(last, max(first + 1, int(np.ceil(self._first + self._length))))

    @property
    def brightest(self) -> float:
        """The weight from which cells have the full colour: of those with an edge, one in a hundred; 0 without edges."""
        cells = self._matrix.cells if self._matrix is not None else np.zeros(0)
        return float(np.percentile(cells[cells > 0], 99)) if (cells > 0).any() else 0.0

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self._colour()

    def set_samples(self, times: NDArray[np.float64]) -> None:
        """Show all of another video's samples."""
        if times is not self._times:
            self._times = times
            self.fit()

    def refresh(self) -> None:
        """The edges are others: ask for the cells anew."""
        self._ask.start()

    def set_matrix(self, matrix: Matrix | None) -> None:
        """The cells that were asked for."""
        self._matrix = matrix
        self._colour()

    def set_focus_sample(self, sample: int | None) -> None:
        """Mark row and column of the sample in focus."""
        self._focus = sample
        self.update()

    def set_playhead(self, sample: int | None) -> None:
        """Mark the sample under the playhead on the diagonal."""
        self._playhead = sample
        self.update()

    def fit(self) -> None:
        """Show everything."""
        self._show(0.0, float(max(1, len(self._times))))

    def zoom(self, factor: float, about: QPointF | None = None) -> None:
        """Show `factor` times as many samples, with the place `about` staying where it is."""
        square = self._square()
        share = (about - square.topLeft()) / square.width() if about is not None else QPointF(0.5, 0.5)
        middle = min(max(0.0, (share.x() + share.y()) / 2), 1.0)
        length = min(max(self._length * factor, min(_CLOSEST, len(self._times))), max(1, len(self._times)))
        self._show(self._first + middle * (self._length - length), length)

    def cell_at(self, place: QPointF) -> tuple[int, int] | None:
        """Target and source sample (the first ones of their cells) under a place."""
        square = self._square()
        if self._matrix is None or not square.contains(place):
            return None
        share = (place - square.topLeft()) / square.width()
        source, target = (int(self._first + part * self._length) for part in (share.x(), share.y()))
        last = len(self._times) - 1
        return min(max(0, target), last), min(max(0, source), last)

    def read_out(self, place: QPointF) -> str:
        """The edge of the cell under a place in words."""
        matrix, found = self._matrix, self.cell_at(place)
        if matrix is None or found is None:
            return ""
        row, column = ((sample - matrix.first) // matrix.block for sample in found)
        if not (0 <= row < len(matrix.cells) and 0 <= column < len(matrix.cells)):
            return ""
        weight = float(matrix.cells[row, column])
        target, source = (clock(self._times[sample]) for sample in found)
        words = short(weight) if weight > 0 else self.tr("no edge")
        if matrix.block > 1:
            words = self.tr("{words}, strongest of {number} × {number} samples").format(words=words, number=matrix.block)
        return f"{source} → {target} · {words}"

    # Events

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the cursor."""
        self.zoom(0.8 ** (event.angleDelta().y() / _NOTCH), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a drag, or a click."""
        self._grabbed, self._moved = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag along the diagonal, or read out."""
        self._cursor = event.position()
        if self._grabbed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            step = event.position() - self._grabbed
            if self._moved or step.manhattanLength() > self._theme.px(4):
                self._moved = True
                self._grabbed = event.position()
                self._show(self._first - (step.x() + step.y()) / 2 / self._square().width() * self._length, self._length)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click without a drag chooses."""
        found = self.cell_at(event.position())
        if not self._moved and self._grabbed is not None and found is not None:
            self.picked.emit(found[0])
        self._grabbed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show everything."""
        self.fit()

    def leaveEvent(self, event: QEvent) -> None:
        """The read-out goes with the cursor."""
        super().leaveEvent(event)
        self._cursor = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plus, minus, arrows, Home."""
        key = event.key()
        moves = {Qt.Key.Key_Left: -0.1, Qt.Key.Key_Up: -0.1, Qt.Key.Key_Right: 0.1, Qt.Key.Key_Down: 0.1}
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(0.7)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / 0.7)
        elif key == Qt.Key.Key_Home:
            self.fit()
        elif key in moves and self._length < len(self._times):
            self._show(self._first + moves[Qt.Key(key)] * self._length, self._length)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another number of cells fits."""
        super().resizeEvent(event)
        self._ask.start()

    def _show(self, first: float, length: float) -> None:
        self._length = length
        self._first = min(max(0.0, first), max(0.0, len(self._times) - length))
        self._ask.start()
        self.update()

    def _on_ask(self) -> None:
        if len(self._times) and self.isVisible():
            cells = max(8, round(self._square().width() * self.devicePixelRatioF()))
            self.wanted.emit(*self.span, cells)

    # Painting

    def _square(self) -> QRectF:
        """The matrix itself: a square, with room for times at its left and top."""
        left, top, pad = self._theme.px(64), self._theme.px(26), self._theme.px(12)
        side = max(16.0, min(self.width() - left - pad, self.height() - top - pad))
        return QRectF(left + (self.width() - left - pad - side) / 2, top, side, side)

    def _colour(self) -> None:
        """Cells as colours: from the ground to the colour of the graph."""
        self._image = None
        if self._matrix is not None:
            tokens = self._theme.tokens
            low, high = tokens.color("ground"), tokens.color("visual")
            steps = np.linspace(0, 1, 256)
            table = np.stack([low_ + (high_ - low_) * steps for low_, high_ in _channels(low, high)], axis=1)
            cells = np.minimum(self._matrix.cells / (self.brightest or 1.0), 1.0)
            level = np.where(cells > 0, _DARKEST + (1 - _DARKEST) * cells, 0.0)
            pixels = table[(255 * level).astype(np.int64)].astype(np.uint8)
            side = len(pixels)
            self._image = QImage(pixels.tobytes(), side, side, 3 * side, QImage.Format.Format_RGB888).copy()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Cells, times, marks and the read-out."""
        painter, theme, tokens = QPainter(self), self._theme, self._theme.tokens
        painter.fillRect(self.rect(), tokens.color("panel"))
        if self._matrix is None or self._image is None:
            return
        square = self._square()
        painter.fillRect(square, tokens.color("ground"))
        scale = square.width() / self._length
        side = len(self._matrix.cells) * self._matrix.block * scale
        offset = (self._matrix.first - self._first) * scale
        painter.save()
        painter.setClipRect(square)
        painter.drawImage(QRectF(square.left() + offset, square.top() + offset, side, side), self._image)
        self._paint_marks(painter, square, scale)
        painter.restore()
        painter.setPen(QPen(tokens.color("accent" if self.hasFocus() else "line"), 1))
        painter.drawRect(square)
        self._paint_times(painter, square)
        self._paint_scale(painter, square)
        text = self.read_out(self._cursor) if self._cursor is not None else ""
        if text:
            painter.setFont(tabular(self.font()))
            painter.setPen(tokens.color("text"))
            metrics = painter.fontMetrics()
            box = QRectF(0, 0, metrics.horizontalAdvance(text) + theme.px(16), metrics.height() + theme.px(8))
            box.moveBottomLeft(square.bottomLeft() + QPointF(theme.px(8), -theme.px(8)))
            painter.fillRect(box, tokens.color("raised"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_marks(self, painter: QPainter, square: QRectF, scale: float) -> None:
        tokens = self._theme.tokens
        for sample, token in ((self._playhead, "accent"), (self._focus, "text")):
            if sample is None:
                continue
            at = (sample + 0.5 - self._first) * scale
            painter.setPen(QPen(tokens.color(token, 0.5), 1))
            painter.drawLine(QPointF(square.left() + at, square.top()), QPointF(square.left() + at, square.bottom()))
            painter.drawLine(QPointF(square.left(), square.top() + at), QPointF(square.right(), square.top() + at))

    def _paint_times(self, painter: QPainter, square: QRectF) -> None:
        theme = self._theme
        font = tabular(self.font())
        font.setPixelSize(max(9, round(theme.font_px * 0.82)))
        painter.setFont(font)
        painter.setPen(theme.tokens.color("dim"))
        height = painter.fontMetrics().height()
        number = max(2, int(square.width() / theme.px(110)))
        for step in range(number):
            share = step / number
            sample = min(int(self._first + share * self._length), len(self._times) - 1)
            text = clock(self._times[sample])
            at = share * square.width()
            top = QRectF(square.left() + at, square.top() - height - theme.px(2), theme.px(110), height)
            painter.drawText(top, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
            left = QRectF(square.left() - theme.px(70), square.top() + at, theme.px(64), height)
            painter.drawText(left, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_scale(self, painter: QPainter, square: QRectF) -> None:
        """What the colours stand for, at the right of the matrix: weights from 0 to that of the full colour."""
        px, tokens, brightest = self._theme.px, self._theme.tokens, self.brightest
        height = painter.fontMetrics().height()
        bar = QRectF(square.right() + px(8), square.top() + height, px(8), min(px(96), square.height() - 2 * height))
        if brightest <= 0 or bar.right() + px(40) > self.width():
            return
        colours = QLinearGradient(bar.bottomLeft(), bar.topLeft())
        colours.setColorAt(0, tokens.between("ground", "visual", _DARKEST))
        colours.setColorAt(1, tokens.color("visual"))
        painter.fillRect(bar, colours)
        for text, top in ((f"≥ {short(brightest)}", bar.top()), ("0", bar.bottom() - height)):
            place = QRectF(bar.right() + px(4), top, px(40), height)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        title = QRectF(bar.left(), square.top() - height - px(2), self.width() - bar.left(), 2 * height)
        painter.drawText(title, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.tr("weight"))


def _channels(low: QColor, high: QColor) -> list[tuple[int, int]]:
    return [(low.red(), high.red()), (low.green(), high.green()), (low.blue(), high.blue())]
