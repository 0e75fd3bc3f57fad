"""The picture under the cursor: a small frame that floats over the timeline while the mouse is on it."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from vsum_desktop.app.numbers import clock
from vsum_desktop.core.video import VideoInfo
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.timeline.filmstrip import cover
from vsum_desktop.ui.timeline.time_range import TimeRange

_REST_MS = 60


class PreviewSource(Protocol):
    """Whoever makes one picture at a time, the newest asked for."""

    def preview(self, frame: int) -> QImage | None:
        """The picture of a frame, or None while it is being made; an earlier request that has not begun is forgotten."""


class HoverPicture(QWidget):
    """Shows the frame under the cursor, above the timeline.

    Args:
        time_range: The axis, with the cursor.
        over: The rows; the picture lies above them, centred on the cursor.
        pictures: Makes the pictures.
        theme: Colours and sizes.
    """

    def __init__(self, time_range: TimeRange, over: QWidget, pictures: PreviewSource, theme: Theme) -> None:
        super().__init__(over)
        self._range = time_range
        self._over = over
        self._pictures = pictures
        self._theme = theme
        self._info: VideoInfo | None = None
        self._frame = -1
        self._image: QImage | None = None
        self._suppressed = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.refresh)
        time_range.cursor_changed.connect(self._on_cursor)
        self.hide()

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self.update()

    def set_video(self, info: VideoInfo | None) -> None:
        """Show frames of another video."""
        self._info, self._image = info, None
        self.hide()

    def set_suppressed(self, suppressed: bool) -> None:
        """Stay away while something is dragged: the player shows the frame then."""
        self._suppressed = suppressed
        if suppressed:
            self._rest.stop()
            self.hide()

    @property
    def frame(self) -> int:
        """The frame that is shown, −1 for none."""
        return self._frame if not self.isHidden() and self._image is not None else -1

    @Slot(float)
    def _on_cursor(self, time: float) -> None:
        if time < 0 or self._info is None or self._suppressed:
            self._rest.stop()
            self.hide()
            return
        self._frame = self._info.frames.frame_at(time)
        if not self._rest.isActive():
            self._rest.start()
        if not self.isHidden():
            self._place()
            self.update()

    @Slot()
    def refresh(self) -> None:
        """The cursor has rested, or a picture has come."""
        if self._info is None or self._range.cursor < 0 or self._suppressed:
            return
        image = self._pictures.preview(self._frame)
        if image is not None:
            self._image = image
        if self._image is not None:
            self._place()
            self.show()
            self.raise_()
            self.update()

    def _place(self) -> None:
        """Above the rows, in whichever window they are; over them where there is no room above."""
        assert self._info is not None
        window, theme = self._over.window(), self._theme
        if self.parent() is not window:
            self.setParent(window)
        height = theme.px(90)
        width = round(min(2.4, max(0.5, self._info.video.width / self._info.video.height)) * height)
        caption, pad = theme.px(18), theme.px(3)
        self.resize(width + 2 * pad, height + caption + 2 * pad)
        x = self._over.mapTo(window, QPoint(round(self._range.x_at(self._range.cursor, self._over.width())), 0))
        left = min(max(0, x.x() - self.width() // 2), max(0, window.width() - self.width()))
        top = x.y() - self.height() - theme.px(4)
        self.move(left, top if top >= 0 else x.y() + self._over.height() + theme.px(4))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture in a border, with its time."""
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), theme.tokens.color("line"))
        painter.fillRect(self.rect().adjusted(1, 1, -1, -1), theme.tokens.color("raised"))
        pad, caption = theme.px(3), theme.px(18)
        box = QRect(pad, pad, self.width() - 2 * pad, self.height() - 2 * pad - caption)
        if self._image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(box.toRectF(), self._image, cover(self._image, box.toRectF()))
        painter.setPen(theme.tokens.color("text"))
        font = self.font()
        font.setPixelSize(max(9, round(theme.font_px * 0.85)))
        painter.setFont(font)
        place = QRect(0, box.bottom() + 1, self.width(), self.height() - box.bottom() - 2)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, clock(max(0.0, self._range.cursor), 2))
