"""The neighbours of the sample in focus as thumbnails, the strongest first; one click goes there."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from vsum_desktop.app.numbers import Number, clock, short
from vsum_desktop.core.arcs import Neighbour
from vsum_desktop.ui.graph.words import kind_text, towards_sign, towards_text
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.timeline.filmstrip import PictureSource
from vsum_desktop.ui.widgets import tabular, writes

_AnyIndex = QModelIndex | QPersistentModelIndex
_TOKENS = {"temporal": "temporal", "visual": "visual", "query": "relevance"}


@dataclass(frozen=True, slots=True)
class NeighbourItem:
    """A neighbour, with the time and the frame to show; `why` says what becomes of its shot."""

    neighbour: Neighbour
    time: float
    frame: int
    why: str = ""

    @property
    def text(self) -> str:
        """All of it in one line."""
        one = self.neighbour
        parts = (clock(self.time), kind_text(one.kind), f"{Number(one.weight):.2f}", towards_text(one), self.why)
        return " · ".join(part for part in parts if part)


def _kind_and_weight(kind: str, weight: float) -> str:
    return f"{kind_text(kind)} {short(weight)}"


class _Model(QAbstractListModel):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items: tuple[NeighbourItem, ...] = ()

    def set_items(self, items: tuple[NeighbourItem, ...]) -> None:
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def rowCount(self, parent: _AnyIndex = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return item
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return item.text
        return None


class _Delegate(QStyledItemDelegate):
    """Paints one neighbour: picture, time, direction, kind and weight. Wide: text beside the picture; else under it."""

    def __init__(self, pictures: PictureSource, theme: Theme, wide: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self.theme = theme
        self._wide = wide

    def sizeHint(self, option: QStyleOptionViewItem, index: _AnyIndex) -> QSize:
        px = self.theme.px
        width = max(px(200 if self._wide else 104), self.width(option.font))
        return QSize(width, px(60 if self._wide else 88))

    def width(self, font: QFont) -> int:
        """What the longest second line needs."""
        words = QFontMetrics(self._font(font))
        longest = max(words.horizontalAdvance(_kind_and_weight(kind, 0.99)) for kind in _TOKENS)
        rect = QRect(0, 0, longest, 1)
        return 2 * longest - self.words_place(rect).width() + self.theme.px(4)

    def words_place(self, rect: QRect) -> QRect:
        """Where kind and weight stand in the place of a neighbour."""
        left, top, line = self._text_place(rect)
        indent = self.theme.px(7) + self.theme.px(5)
        return QRect(left + indent, top + line, rect.right() - self.theme.px(4) - left - indent, line)

    def _font(self, font: QFont) -> QFont:
        found = tabular(font)
        found.setPixelSize(max(9, round(self.theme.font_px * (1.0 if self._wide else 0.85))))
        return found

    def _picture_place(self, rect: QRect) -> QRect:
        px = self.theme.px
        if self._wide:
            return QRect(rect.left() + px(12), rect.top() + px(6), px(84), px(48))
        return QRect(rect.left() + px(4), rect.top() + px(4), rect.width() - px(8), px(48))

    def _text_place(self, rect: QRect) -> tuple[int, int, int]:
        """Left, top and height of the first line."""
        px, picture = self.theme.px, self._picture_place(rect)
        if self._wide:
            return picture.right() + px(10), rect.top() + px(10), px(20)
        return rect.left() + px(5), picture.bottom() + px(3), px(15)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        item, theme = index.data(Qt.ItemDataRole.UserRole), self.theme
        if not isinstance(item, NeighbourItem):
            return
        px, tokens, rect = theme.px, theme.tokens, option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(rect, tokens.color("raised" if selected or hovered else "panel"))
        if selected and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(tokens.color("accent"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        left, top, line = self._text_place(rect)
        self._paint_picture(painter, item, self._picture_place(rect))
        painter.setFont(self._font(option.font))
        painter.setPen(tokens.color("text"))
        width = rect.right() - px(4) - left
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRect(left, top, width, line), flags, f"{towards_sign(item.neighbour)} {clock(item.time)}")
        dot = px(7)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color(_TOKENS[item.neighbour.kind]))
        painter.drawEllipse(QRect(left, top + line + (line - dot) // 2, dot, dot))
        painter.setPen(tokens.color("dim"))
        text = _kind_and_weight(item.neighbour.kind, item.neighbour.weight)
        painter.drawText(self.words_place(rect), flags, text)
        painter.restore()

    def _paint_picture(self, painter: QPainter, item: NeighbourItem, place: QRect) -> None:
        painter.fillRect(place, Qt.GlobalColor.black)
        image = self._pictures.thumbnail(item.frame)
        if image is not None:
            target = QRect(QPoint(0, 0), image.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio))
            target.moveCenter(place.center())
            painter.drawImage(target, image)


class NeighbourList(QListView):
    """A column (`wide`) or a row of neighbours.

    Signals:
        chosen(int): Go to this sample.
    """

    chosen = Signal(int)

    def __init__(self, pictures: PictureSource, theme: Theme, *, wide: bool) -> None:
        super().__init__()
        self._theme = theme
        self._wide = wide
        self._empty = ""
        self._model = _Model(self)
        self._delegate = _Delegate(pictures, theme, wide, self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFlow(QListView.Flow.TopToBottom if wide else QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        if wide:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Neighbours of the sample in focus"))
        self.setAccessibleDescription(self.tr("Enter goes to the neighbour, Escape shows all samples again."))
        self.clicked.connect(self._on_clicked)
        self.apply_theme(theme)

    @property
    def items(self) -> tuple[NeighbourItem, ...]:
        """What is listed."""
        return self._model.items

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = self._delegate.theme = theme
        if not self._wide:
            self.setFixedHeight(theme.px(100))
        self.doItemsLayout()

    def room(self) -> int:
        """How wide the list must be to show all of a neighbour beside its scroll bar."""
        return self._delegate.width(self.font()) + self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth()

    def set_items(self, items: tuple[NeighbourItem, ...]) -> None:
        """List other neighbours."""
        self._model.set_items(items)
        self.viewport().update()

    def set_empty_text(self, text: str) -> None:
        """What an empty list says."""
        self._empty = text
        self.viewport().update()

    @Slot()
    def refresh(self) -> None:
        """A picture has come."""
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses; Escape and what writes are the window's."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._on_clicked(index)
        elif event.key() == Qt.Key.Key_Escape or writes(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The neighbours, or one sentence where there are none."""
        super().paintEvent(event)
        if not self._model.items and self._empty:
            painter = QPainter(self.viewport())
            painter.setPen(self._theme.tokens.color("dim"))
            pad = self._theme.px(16)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(pad, pad, -pad, -pad), flags, self._empty)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(self._model.items[index.row()].neighbour.sample)
