"""The picture with what it has to say, and the transport under it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from vsum_desktop.ui.theme import DARK, Theme
from vsum_desktop.ui.widgets import IconButton, button, label, surface, tabular


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the frame under the playhead is in the summary, and why or why not."""

    inside: bool
    text: str


class PictureView(QWidget):
    """One picture on black, as large as fits, with the verdict at its top left.

    Signals:
        clicked: The picture was clicked.
    """

    clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._image: QImage | None = None
        self._aspect = 16 / 9
        self._scaled: QPixmap | None = None
        self._verdict: Verdict | None = None
        self.setMinimumSize(theme.px(240), theme.px(135))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName("Picture")

    @property
    def has_picture(self) -> bool:
        """Whether anything is shown."""
        return self._image is not None

    @property
    def verdict(self) -> Verdict | None:
        """What is said of the frame."""
        return self._verdict

    @property
    def image(self) -> QImage | None:
        """What is shown, in its own size."""
        return self._image

    def apply_theme(self, theme: Theme) -> None:
        """Take other sizes; black stays black."""
        self._theme = theme
        self.update()

    def set_aspect(self, aspect: float) -> None:
        """Width over height of the picture as displayed, whatever its pixels."""
        self._aspect = aspect
        self._scaled = None

    def set_image(self, image: QImage | None) -> None:
        """Show a picture, or black."""
        self._image = image
        self._scaled = None
        self.update()

    def set_verdict(self, verdict: Verdict | None) -> None:
        """Say whether this frame is in the summary; None says nothing."""
        if verdict != self._verdict:
            self._verdict = verdict
            self.setAccessibleDescription(verdict.text if verdict else "")
            self.update()

    def picture_rect(self) -> QRect:
        """Where the picture goes."""
        size = QSize(round(1000 * self._aspect), 1000).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRect((self.width() - size.width()) // 2, (self.height() - size.height()) // 2, size.width(), size.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click plays or pauses, as in every player."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint black, the picture and the verdict."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0))
        if self._image is None:
            return
        place, ratio = self.picture_rect(), self.devicePixelRatioF()
        size = place.size() * ratio
        if self._scaled is None or self._scaled.size() != size:
            smooth = Qt.TransformationMode.SmoothTransformation
            self._scaled = QPixmap.fromImage(self._image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
            self._scaled.setDevicePixelRatio(ratio)
        painter.drawPixmap(place.topLeft(), self._scaled)
        if self._verdict is not None:
            self._paint_verdict(painter, self._verdict)

    def _paint_verdict(self, painter: QPainter, verdict: Verdict) -> None:
        """A chip in the colours of the dark theme, for it lies on a picture."""
        px, metrics = self._theme.px, painter.fontMetrics()
        dot, pad = px(8), px(10)
        room = self.width() - 2 * px(12) - 3 * pad - dot
        text = metrics.elidedText(verdict.text, Qt.TextElideMode.ElideRight, room)
        box = QRectF(px(12), px(12), metrics.horizontalAdvance(text) + dot + 2 * pad + px(6), metrics.height() + px(10))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(DARK.color("panel", 0.88))
        painter.drawRoundedRect(box, px(6), px(6))
        mark = QRectF(box.left() + pad, box.center().y() - dot / 2, dot, dot)
        if verdict.inside:
            painter.setBrush(DARK.color("summary"))
        else:
            painter.setPen(DARK.color("dim"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(mark)
        painter.setPen(DARK.color("text"))
        left = mark.right() + px(6)
        painter.drawText(QRectF(left, box.top(), box.right() - left, box.height()), Qt.AlignmentFlag.AlignVCenter, text)


class Transport(QWidget):
    """Buttons and clock under the picture."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        surface(self, "panel")
        self.start = IconButton("skip-start", "Go to the start", "Home")
        self.back = IconButton("step-back", "One frame back", "←")
        self.play = IconButton("play", "Play", "Space")
        self.forward = IconButton("step-forward", "One frame on", "→")
        self.end = IconButton("skip-end", "Go to the end", "End")
        self.mute = IconButton("sound", "Sound off", "Shift+M")
        self.clock = label("00:00:00:00")
        self.clock.setToolTip("Hours, minutes, seconds and frames of the playhead")
        self.length = label("", "dim")
        self.rate = label("", "dim")
        self.rate.setToolTip("Speed (J slower, L faster)")
        self.summary = button("Play summary", "", "Play only what is in the summary (S)")
        self._icons = (self.start, self.back, self.play, self.forward, self.end, self.mute)
        self._layout = QHBoxLayout(self)
        for step in (self.start, self.back, self.play, self.forward, self.end):
            self._layout.addWidget(step)
        self._layout.addSpacing(theme.px(8))
        self._layout.addWidget(self.clock)
        self._layout.addWidget(self.length)
        self._layout.addStretch(1)
        for widget in (self.rate, self.summary, self.mute):
            self._layout.addWidget(widget)
        self.apply_theme(theme)
        self.set_rate(1.0)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._layout.setContentsMargins(theme.px(8), theme.px(5), theme.px(12), theme.px(5))
        self._layout.setSpacing(theme.px(4))
        for item in self._icons:
            item.apply_theme(theme)
        for text in (self.clock, self.length, self.rate):
            text.setFont(tabular(self.font()))

    def set_playing(self, playing: bool) -> None:
        """Offer the other of play and pause."""
        self.play.set_icon("pause" if playing else "play")
        self.play.set_tip("Pause" if playing else "Play")

    def set_muted(self, muted: bool) -> None:
        """Offer the other of sound on and off."""
        self.mute.set_icon("muted" if muted else "sound")
        self.mute.set_tip("Sound on" if muted else "Sound off")

    def set_rate(self, rate: float) -> None:
        """Show the speed where it is not the usual one."""
        self.rate.setText(f"{rate:g}×")
        self.rate.setVisible(rate != 1.0)

    def set_clock(self, clock: str, length: str) -> None:
        """Show the playhead's time and the video's length."""
        self.clock.setText(clock)
        self.length.setText(f"/ {length}" if length else "")

    def set_summary(self, text: str, active: bool) -> None:
        """Name the summary's length; empty while there is no summary."""
        self.summary.setText(("Stop" if active else "Play") + " summary" + (f" · {text}" if text else ""))
        self.summary.setEnabled(bool(text))


class Player(QWidget):
    """Picture and transport."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.picture = PictureView(theme)
        self.transport = Transport(theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.picture, 1)
        layout.addWidget(self.transport)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self.picture.apply_theme(theme)
        self.transport.apply_theme(theme)
