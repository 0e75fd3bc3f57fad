"""The picture with what it has to say, and the transport under it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from vsum_desktop.ui.theme import DARK, Theme
from vsum_desktop.ui.transport import Transport
from vsum_desktop.ui.words import unbracketed


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
        self.setAccessibleName(self.tr("Picture"))

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
        text = metrics.elidedText(unbracketed(verdict.text), Qt.TextElideMode.ElideRight, room)
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
