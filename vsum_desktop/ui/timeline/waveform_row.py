"""The sound along the time axis, painted as one picture."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Slot
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from vsum_desktop.media.waveform import Levels
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.timeline.marks_item import paint_lines, paint_marks
from vsum_desktop.ui.timeline.time_range import TimeRange

_QUIETEST = 16  # of 127: sound quieter than this throughout is not blown up to the whole height
_FILL = 0.92  # of the height


class WaveformRow(QWidget):
    """One row: peaks around a middle line; a line alone where there is nothing to hear, or nothing yet."""

    def __init__(self, time_range: TimeRange, theme: Theme) -> None:
        super().__init__()
        self._range = time_range
        self._theme = theme
        self._levels: Levels | None = None
        self._picture: QImage | None = None
        for signal in (time_range.playhead_changed, time_range.cursor_changed, time_range.marks_changed):
            signal.connect(self.update)
        time_range.changed.connect(self._forget)
        self.setAccessibleName(self.tr("Waveform"))
        self.setAccessibleDescription(self.tr("How loud the video is over time"))
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self.setFixedHeight(theme.px(32))
        self._forget()

    @Slot(object)
    def set_levels(self, levels: Levels | None) -> None:
        """Show another waveform, or more of it; None for none."""
        self._levels = levels
        self._forget()

    @property
    def drawn(self) -> bool:
        """Whether there is something to draw."""
        return self._levels is not None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other columns."""
        super().resizeEvent(event)
        self._forget()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, then what runs through all rows."""
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), theme.tokens.color("ground"))
        if self._range.duration <= 0:
            return
        if self._levels is not None:
            if self._picture is None:
                self._picture = self._painted(self._levels)
            painter.drawImage(0, 0, self._picture)
        else:
            painter.fillRect(QRectF(0, self.height() // 2, self.width(), 1), theme.tokens.color("line"))
        paint_marks(painter, QRectF(self.rect()), self._range, theme)
        paint_lines(painter, self, self._range, theme)

    @Slot()
    def _forget(self) -> None:
        self._picture = None
        self.update()

    def _painted(self, levels: Levels) -> QImage:
        """Every column of device pixels from its lowest to its highest peak."""
        scale = self.devicePixelRatioF()
        width, height = max(1, round(self.width() * scale)), max(1, round(self.height() * scale))
        low, high = levels.columns(self._range.start, self._range.end, width)
        gain = _FILL * 127 / max(_QUIETEST, levels.peak)
        middle = (height - 1) / 2
        top = np.round(middle - np.clip(high * gain, 0, 1) * middle)
        bottom = np.round(middle - np.clip(low * gain, -1, 0) * middle)
        rows = np.arange(height)[:, None]
        inside = (rows >= top) & (rows <= bottom)
        color = self._theme.tokens.between("ground", "temporal", 0.6).rgba()
        pixels = np.where(inside, np.uint32(color), np.uint32(0))
        image = QImage(pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_ARGB32).copy()
        image.setDevicePixelRatio(scale)
        return image
