"""Arcs between samples over the time axis: past to future above, future to past below.

The arcs are drawn into a picture that is kept: while the range moves without smoothing, which is quick, and smoothed once it
rests. Playhead, crosshair and read-out are drawn over it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from vsum_desktop.app.numbers import clock, short
from vsum_desktop.ui.graph.arcs_painting import NOTHING, ArcsData, Canvas, paint_arcs, paint_clips, paint_samples, stroke
from vsum_desktop.ui.graph.shapes import arc_shapes
from vsum_desktop.ui.graph.words import kind_text
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.timeline.time_range import TimeRange
from vsum_desktop.ui.widgets import tabular

_NOTCH = 120.0  # of a wheel
_RESTS_MS = 90  # after the last move of the range the arcs are smoothed


class ArcsView(QWidget):
    """The arcs.

    Signals:
        picked(int): A sample was pointed at, by mouse or by the arrow keys.
        sought(int): Go to a sample.
    """

    picked = Signal(int)
    sought = Signal(int)

    def __init__(self, time_range: TimeRange, theme: Theme) -> None:
        super().__init__()
        self._range = time_range
        self._theme = theme
        self._data = NOTHING
        self._asked: int | None = None  # the sample picked last: its arcs may still be on their way
        self._clips = np.zeros((0, 2))
        self._cursor: QPointF | None = None
        self._note = ""
        self._picture: QPixmap | None = None
        self._shapes, _ = arc_shapes(np.zeros(0), np.zeros(0), 1, 1)
        self._above = 0.5  # of the height
        self._moving = False
        self._rest = QTimer(self, singleShot=True, interval=_RESTS_MS)
        self._rest.timeout.connect(self._on_rest)
        self._range.changed.connect(self._on_range)
        self._range.playhead_changed.connect(self.update)
        self._range.cursor_changed.connect(self.update)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Graph: arcs between samples over time"))
        self.setAccessibleDescription(
            self.tr(
                "Left and Right move from sample to sample, Enter goes there, Tab leads to its neighbours, Escape shows all."
            )
        )
        self.setMinimumHeight(theme.px(56))

    @property
    def data(self) -> ArcsData:
        """What is drawn."""
        return self._data

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self._redraw()

    def set_data(self, data: ArcsData) -> None:
        """Draw other arcs."""
        self._data = data
        if data.focus is None or self._asked is None:
            self._asked = data.focus
        self._redraw()

    def set_clips(self, clips: NDArray[np.float64]) -> None:
        """Mark on the axis what is in the summary: starts and ends in seconds, float64 [C, 2]."""
        self._clips = clips
        self.update()

    def set_note(self, text: str) -> None:
        """One dim sentence instead of arcs; empty removes it."""
        self._note = text
        self.update()

    def sample_at(self, time: float) -> int | None:
        """The sample nearest to a time."""
        times = self._data.times
        if not len(times):
            return None
        after = min(int(np.searchsorted(times, time)), len(times) - 1)
        before = max(0, after - 1)
        return before if time - times[before] < times[after] - time else after

    # Reading

    def arc_under(self, place: QPointF) -> int | None:
        """The arc that the cursor is on."""
        return self._shapes.nearest(place.x(), place.y(), self._axis(), self._theme.px(6))

    def read_out(self, place: QPointF) -> str:
        """What is under the cursor in words: an arc, or on the axis a sample."""
        data = self._data
        if not len(data.times):
            return ""
        sample = self.sample_at(self._range.time_at(place.x(), self.width()))
        arc = self.arc_under(place)
        if abs(place.y() - self._axis()) <= self._theme.px(7) or arc is None:
            if sample is None or abs(place.y() - self._axis()) > self._theme.px(7):
                return ""
            number = int(((data.arcs.source == sample) | (data.arcs.target == sample)).sum())
            words = self.tr("{time} · importance {importance} · {number} arcs").format(
                time=clock(data.times[sample]), importance=short(float(data.importance[sample])), number=number
            )
            more = data.describe(sample) if data.describe is not None else ""
            return f"{words} · {more}" if more else words
        source, target = (float(data.times[int(ends[arc])]) for ends in (data.arcs.source, data.arcs.target))
        kind = kind_text(data.arcs.kind_name(arc))
        return f"{clock(source)} → {clock(target)} · {kind} · {short(float(data.arcs.weight[arc]))}"

    # Events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press chooses the sample there."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._point(event.position())
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The read-out follows; a drag scrubs from sample to sample."""
        self._cursor = event.position()
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._point(event.position())
        if self._range.duration > 0:
            self._range.set_cursor(self._range.time_at(event.position().x(), self.width()))
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """The read-out goes with the cursor."""
        super().leaveEvent(event)
        self._cursor = None
        self._range.set_cursor(-1.0)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show the whole video."""
        self._range.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl zooms about the cursor, without it the wheel pans, as in the timeline."""
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            about = self._range.time_at(event.position().x(), self.width())
            self._range.zoom(0.8 ** (turned.y() / _NOTCH), about)
        else:
            self._range.pan(-(turned.x() or turned.y()) / _NOTCH * 0.1 * self._range.span)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right choose, Home and End too, Enter seeks."""
        last = len(self._data.times) - 1
        at = self._asked if self._asked is not None else self.sample_at(self._range.playhead)
        key = event.key()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -last, Qt.Key.Key_End: last}
        if at is None or not plain:
            super().keyPressEvent(event)
        elif key in moves:
            at = at if self._asked is None and key in (Qt.Key.Key_Left, Qt.Key.Key_Right) else at + moves[Qt.Key(key)]
            self._pick(min(max(0, at), last))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.sought.emit(at)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other lengths."""
        super().resizeEvent(event)
        self._on_range()

    def _point(self, place: QPointF) -> None:
        sample = self.sample_at(self._range.time_at(place.x(), self.width()))
        if sample is not None:
            self._pick(sample)
            self.sought.emit(sample)

    def _pick(self, sample: int) -> None:
        self._asked = sample
        self.picked.emit(sample)

    @Slot()
    def _on_range(self) -> None:
        self._moving = True
        self._rest.start()
        self._redraw()

    @Slot()
    def _on_rest(self) -> None:
        self._moving = False
        self._redraw()

    # Painting

    def _axis(self) -> float:
        """Where the samples lie: nearer to the side that has less to show."""
        pad = self._theme.px(14)
        return round(pad + self._above * (self.height() - 2 * pad)) + 0.5

    def _x(self, times: NDArray[np.float64]) -> NDArray[np.float64]:
        return (times - self._range.start) / self._range.span * self.width()

    def _at(self, time: float) -> float:
        return self._range.x_at(time, self.width())

    def _redraw(self) -> None:
        self._picture = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The kept picture, then what moves."""
        painter, theme = QPainter(self), self._theme
        if self._note:
            painter.fillRect(self.rect(), theme.tokens.color("panel"))
            painter.setPen(theme.tokens.color("dim"))
            pad = theme.px(24)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(pad, 0, -pad, 0), flags, self._note)
        else:
            if self._picture is None:
                self._picture = self._drawn()
            painter.fillRect(self.rect(), theme.tokens.color("panel"))
            if len(self._data.times):
                canvas = Canvas(painter, theme, self.width(), self._axis())
                paint_clips(canvas, self._x(self._clips[:, 0]), self._x(self._clips[:, 1]))
            painter.drawPixmap(0, 0, self._picture)
            self._paint_near_playhead(painter)
        self._paint_lines(painter)
        self._paint_read_out(painter)
        if self.hasFocus():
            painter.setPen(theme.tokens.color("accent"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _drawn(self) -> QPixmap:
        """Arcs and samples, for all summaries the same."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        data = self._data
        if len(data.times):
            x = self._x(data.times)
            room = self.height() - 2 * self._theme.px(14)
            self._shapes, self._above = arc_shapes(x[data.arcs.source], x[data.arcs.target], self.width(), room)
            canvas = Canvas(painter, self._theme, self.width(), self._axis())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, not self._moving)
            paint_arcs(canvas, data.arcs, self._shapes, data.focus is not None)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_samples(canvas, x, data.importance, data.focus)
            self._paint_directions(painter)
        painter.end()
        return picture

    def _paint_directions(self, painter: QPainter) -> None:
        theme = self._theme
        font = self.font()
        font.setPixelSize(max(9, round(theme.font_px * 0.82)))
        painter.setFont(font)
        painter.setPen(theme.tokens.color("dim", 0.8))
        box = QRectF(self.rect()).adjusted(theme.px(6), theme.px(3), -theme.px(6), -theme.px(3))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, self.tr("past → future"))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, self.tr("future → past"))

    def _paint_near_playhead(self, painter: QPainter) -> None:
        """The arcs of the sample under the playhead, where no other one is in focus; the one under the cursor."""
        data, canvas = self._data, Canvas(painter, self._theme, self.width(), self._axis())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if data.focus is None and len(data.arcs):
            here = self.sample_at(self._range.playhead)
            touching = (data.arcs.source == here) | (data.arcs.target == here)
            if touching.any():
                stroke(canvas, self._shapes.where(touching), self._theme.tokens.color("accent"))
        arc = self.arc_under(self._cursor) if self._cursor is not None else None
        if arc is not None:
            one = np.arange(len(self._shapes)) == arc
            stroke(canvas, self._shapes.where(one), self._theme.tokens.color("text"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_lines(self, painter: QPainter) -> None:
        tokens, time_range = self._theme.tokens, self._range
        if time_range.duration <= 0:
            return
        for time, token, width in ((time_range.cursor, "dim", 1), (time_range.playhead, "accent", 2)):
            if time >= 0:
                painter.setPen(QPen(tokens.color(token), width))
                x = round(time_range.x_at(time, self.width()))
                painter.drawLine(x, 0, x, self.height())

    def _paint_read_out(self, painter: QPainter) -> None:
        text = self.read_out(self._cursor) if self._cursor is not None and not self._note else ""
        if not text or self._cursor is None:
            return
        theme, tokens = self._theme, self._theme.tokens
        painter.setFont(tabular(self.font()))
        metrics = painter.fontMetrics()
        box = QRectF(0, 0, metrics.horizontalAdvance(text) + theme.px(16), metrics.height() + theme.px(8))
        left = self._cursor.x() + theme.px(14)
        if left + box.width() > self.width():
            left = self._cursor.x() - theme.px(14) - box.width()
        top = self._cursor.y() - box.height() - theme.px(6)
        box.moveTo(max(0.0, left), top if top >= 0 else self._cursor.y() + theme.px(14))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(tokens.color("line"))
        painter.setBrush(tokens.color("raised"))
        painter.drawRoundedRect(box, theme.px(4), theme.px(4))
        painter.setPen(tokens.color("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
