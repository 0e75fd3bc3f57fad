"""How a row of a list is painted: picture, title, times, reason, and pin, ban and trim where they can be reached."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QIcon, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip, QWidget

from vsum_desktop.app.numbers import Number
from vsum_desktop.ui.icons import icon
from vsum_desktop.ui.rows import AnyIndex, Row
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.timeline.filmstrip import PictureSource
from vsum_desktop.ui.widgets import tabular

BUTTONS = ("pin", "ban", "trim")


class RowDelegate(QStyledItemDelegate):
    """Paints rows."""

    def __init__(self, pictures: PictureSource, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._theme = theme
        self._icons: dict[tuple[str, str], QIcon] = {}
        self.pointed = QPoint(-1, -1)  # where the cursor is
        self.shown = 1.0  # how far the buttons under the cursor have faded in, in [0, 1]
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self._icons = {(name, token): icon(name, theme, token, 16) for name in BUTTONS for token in ("dim", "text", "summary")}

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """All rows are equally high."""
        return QSize(self._theme.px(200), self._theme.px(68))

    def button_rects(self, rect: QRect) -> dict[str, QRect]:
        """Where pin, ban and trim are in a row."""
        size, top = self._theme.px(26), rect.top() + self._theme.px(5)
        left = rect.right() - self._theme.px(8) - len(BUTTONS) * size
        return {name: QRect(left + number * size, top, size, size) for number, name in enumerate(BUTTONS)}

    def button_at(self, position: QPoint, rect: QRect) -> str:
        """`pin`, `ban`, `trim` or nothing."""
        return next((name for name, place in self.button_rects(rect).items() if place.contains(position)), "")

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one row."""
        row, theme = index.data(Qt.ItemDataRole.UserRole), self._theme
        if not isinstance(row, Row):
            return
        tokens, px, rect = theme.tokens, theme.px, option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        by_key, hovered = selected and focused, bool(option.state & QStyle.StateFlag.State_MouseOver)
        opacity = 1.0 if by_key else self.shown if hovered else 0.0
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(rect, tokens.color("raised" if selected else "panel"))
        if focused:
            painter.fillRect(QRect(rect.left(), rect.top(), px(3), rect.height()), tokens.color("accent"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), tokens.color("line"))
        picture = QRect(rect.left() + px(12), rect.top() + px(7), px(96), px(54))
        self._paint_picture(painter, row, picture)
        left, right = picture.right() + px(11), rect.right() - px(12)
        lines = (rect.height() - px(12)) // 3
        boxes = [QRect(left, rect.top() + px(6) + number * lines, right - left, lines) for number in range(3)]
        boxes[0].setRight(self._paint_marks(painter, row, rect, opacity, by_key or hovered) - px(6))
        font = tabular(option.font)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(tokens.color("text"))
        self._text(painter, boxes[0], row.title)
        font.setBold(False)
        painter.setFont(font)
        score, metrics = f"{Number(row.score):.2f}", painter.fontMetrics()
        self._text(painter, boxes[1], row.times)
        painter.setPen(tokens.color("dim"))
        if metrics.horizontalAdvance(row.times) + metrics.horizontalAdvance(score) + px(8) <= right - left:
            painter.drawText(boxes[1], _RIGHT, score)  # in a narrow list the times count more; the tooltip has the score
        font.setPixelSize(max(9, round(theme.font_px * 0.92)))
        painter.setFont(font)
        self._text(painter, boxes[2], row.reason)
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: AnyIndex) -> bool:
        """Name what the cursor is on; the whole reason otherwise."""
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, Row):
            return False
        tips = {
            "pin": self.tr("Let go (P)") if row.pinned else self.tr("Keep in the summary (P)"),
            "ban": self.tr("Allow (X)") if row.banned else self.tr("Keep out (X)"),
            "trim": self.tr("Trim to playhead or marks (T)"),
        }
        told = self.tr("{sentence}\nMean score {score:.2f}").format(sentence=row.sentence, score=Number(row.score))
        QToolTip.showText(event.globalPos(), tips.get(self.button_at(event.pos(), option.rect), told), view)
        return True

    def _paint_picture(self, painter: QPainter, row: Row, place: QRect) -> None:
        painter.fillRect(place, Qt.GlobalColor.black)
        image = self._pictures.thumbnail(row.frame)
        if image is not None:
            size = image.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
            target = QRect(QPoint(0, 0), size)
            target.moveCenter(place.center())
            painter.drawImage(target, image)

    def _paint_marks(self, painter: QPainter, row: Row, rect: QRect, opacity: float, reachable: bool) -> int:
        """The buttons, or what holds as a mark; returns where the free room ends."""
        rects, px, tokens = self.button_rects(rect), self._theme.px, self._theme.tokens
        held = {"pin": row.pinned and not row.trimmed, "ban": row.banned, "trim": row.trimmed}
        if reachable:
            painter.setOpacity(opacity)
            for name, place in rects.items():
                if place.contains(self.pointed):
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(tokens.color("line"))
                    painter.drawRoundedRect(place, px(4), px(4))
                token = "summary" if held[name] and name != "ban" else "text" if held[name] else "dim"
                self._icons[name, token].paint(painter, place.adjusted(px(5), px(5), -px(5), -px(5)))
            painter.setOpacity(1.0)
            return rects["pin"].left()
        mark = (
            self.tr("trimmed") if row.trimmed else self.tr("pinned") if row.pinned else self.tr("banned") if row.banned else ""
        )
        if not mark:
            return rect.right() - px(12)
        painter.setPen(tokens.color("dim" if row.banned else "summary"))
        width = painter.fontMetrics().horizontalAdvance(mark)
        painter.drawText(QRect(rect.right() - px(12) - width, rects["pin"].top(), width, rects["pin"].height()),
                         Qt.AlignmentFlag.AlignVCenter, mark)  # fmt: skip
        return rect.right() - px(12) - width

    @staticmethod
    def _text(painter: QPainter, box: QRect, text: str) -> None:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
