"""Pictures along the time axis."""

from __future__ import annotations

import math
from typing import Protocol

from PySide6.QtCore import QRectF, QTimer, Slot
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from vsum_desktop.core.video import VideoInfo
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.timeline.marks_item import paint_lines, paint_marks
from vsum_desktop.ui.timeline.time_range import TimeRange

_LIVELY_MS = 40


class PictureSource(Protocol):
    """Whoever has small pictures of the open video."""

    def thumbnail(self, frame: int) -> QImage | None:
        """The picture of a frame, or None while it is being made."""

    def nearest(self, frame: int) -> QImage | None:
        """The picture made nearest to a frame so far, to stand in for it; None if none is made."""


class Filmstrip(QWidget):
    """One row of pictures; each shows the middle of the stretch of time it covers."""

    def __init__(self, time_range: TimeRange, pictures: PictureSource, theme: Theme) -> None:
        super().__init__()
        self._range = time_range
        self._pictures = pictures
        self._theme = theme
        self._info: VideoInfo | None = None
        self._repaint = QTimer(self, singleShot=True, interval=_LIVELY_MS)
        self._repaint.timeout.connect(self.update)
        self._range.changed.connect(self.update)
        self._lines = [0, 0]
        self._range.playhead_changed.connect(self._on_playhead)
        self._range.cursor_changed.connect(self._on_cursor)
        self._range.marks_changed.connect(self.update)
        self.setAccessibleName(self.tr("Filmstrip"))
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self.setFixedHeight(theme.px(44))
        self.update()

    def set_video(self, info: VideoInfo | None) -> None:
        """Show another video, or none."""
        self._info = info
        self.update()

    @Slot(float)
    def _on_playhead(self, time: float) -> None:
        self._move_line(0, time)

    @Slot(float)
    def _on_cursor(self, time: float) -> None:
        self._move_line(1, time)

    def _move_line(self, line: int, time: float) -> None:
        """Paint only where the line was and where it is."""
        x = round(self._range.x_at(time, self.width()))
        for place in (self._lines[line], x):
            self.update(place - 2, 0, 5, self.height())
        self._lines[line] = x

    @Slot()
    def refresh(self) -> None:
        """A picture has come; paint soon, once for several."""
        if not self._repaint.isActive():
            self._repaint.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pictures that are there and ask for the others, the leftmost first."""
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), theme.tokens.color("ground"))
        if self._info is None or self._range.duration <= 0:
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for frame, box in self._cells(self._info):
            image = self._pictures.thumbnail(frame) or self._pictures.nearest(frame)
            if image is not None:
                painter.drawImage(box, image, cover(image, box))
        paint_marks(painter, QRectF(self.rect()), self._range, theme)
        paint_lines(painter, self, self._range, theme)

    def _cells(self, info: VideoInfo) -> list[tuple[int, QRectF]]:
        """Frame and place of each visible picture. Zooming keeps most frames, because cells only halve or double."""
        picture_width = self.height() * info.video.width / info.video.height
        whole = self._range.duration / self._range.span * self.width()
        at_fit = max(1, round(self.width() / picture_width))
        count = at_fit * 2 ** max(0, math.floor(math.log2(max(1.0, whole / self.width()))))
        length = self._range.duration / count
        first, last = int(self._range.start / length), min(count - 1, int(self._range.end / length))
        cells = []
        for number in range(last, first - 1, -1):
            left = self._range.x_at(number * length, self.width())
            right = self._range.x_at((number + 1) * length, self.width())
            cells.append((info.frames.frame_at((number + 0.5) * length), QRectF(left, 0, right - left, self.height())))
        return cells


def cover(image: QImage, box: QRectF) -> QRectF:
    """The middle part of a picture that fills a box without distortion."""
    scale = max(box.width() / image.width(), box.height() / image.height())
    width, height = box.width() / scale, box.height() / scale
    return QRectF((image.width() - width) / 2, (image.height() - height) / 2, width, height)
