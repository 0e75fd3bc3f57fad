"""Lists of clips and of shots left out: one painted item per row, pin and ban on the row that has the cursor or the focus."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QHelpEvent, QIcon, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from vsum_desktop.core.timing import Interval, format_time
from vsum_desktop.ui.icons import icon
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.timeline.filmstrip import PictureSource
from vsum_desktop.ui.widgets import tabular

_AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """One clip or shot, with its reason in a few words and as a sentence.

    `number` is its place in the summary from 1, 0 outside it; `frame` is the picture to show.
    """

    span: Interval
    title: str
    reason: str
    sentence: str
    frame: int
    number: int = 0
    pinned: bool = False
    banned: bool = False

    @property
    def times(self) -> str:
        """`00:38.2 – 00:42.4 · 4.2 s`."""
        start, end = format_time(self.span.start), format_time(self.span.end)
        return f"{start} – {end} · {float(self.span.length):.1f} s"


class RowModel(QAbstractListModel):
    """The rows of a list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def set_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows; where only the words changed, selection and scrolling stay."""
        if [row.span for row in rows] == [row.span for row in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _AnyIndex = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row says: as text for assistive technology, as a `Row` for the delegate."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.title}, {row.times}. {row.sentence}"
        return None


class RowDelegate(QStyledItemDelegate):
    """Paints a row: picture, title, times, reason, and pin and ban where they can be reached."""

    def __init__(self, pictures: PictureSource, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._theme = theme
        self._icons: dict[tuple[str, str], QIcon] = {}
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self._icons = {
            (name, token): icon(name, theme, token, 16) for name in ("pin", "ban") for token in ("dim", "text", "summary")
        }

    def sizeHint(self, option: QStyleOptionViewItem, index: _AnyIndex) -> QSize:
        """All rows are equally high."""
        return QSize(self._theme.px(200), self._theme.px(68))

    def button_rects(self, rect: QRect) -> dict[str, QRect]:
        """Where pin and ban are in a row."""
        size, top = self._theme.px(26), rect.top() + self._theme.px(5)
        right = rect.right() - self._theme.px(8)
        return {"ban": QRect(right - size, top, size, size), "pin": QRect(right - 2 * size, top, size, size)}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        """Paint one row."""
        row, theme = index.data(Qt.ItemDataRole.UserRole), self._theme
        if not isinstance(row, Row):
            return
        tokens, px, rect = theme.tokens, theme.px, option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        reachable = bool(option.state & QStyle.StateFlag.State_MouseOver) or (
            selected and bool(option.state & QStyle.StateFlag.State_HasFocus)
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(rect, tokens.color("raised" if selected else "panel"))
        if selected and option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(QRect(rect.left(), rect.top(), px(3), rect.height()), tokens.color("accent"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), tokens.color("line"))
        picture = QRect(rect.left() + px(12), rect.top() + px(7), px(96), px(54))
        self._paint_picture(painter, row, picture)
        left, right = picture.right() + px(11), rect.right() - px(12)
        lines = (rect.height() - px(12)) // 3
        boxes = [QRect(left, rect.top() + px(6) + number * lines, right - left, lines) for number in range(3)]
        boxes[0].setRight(self._paint_marks(painter, row, rect, reachable) - px(6))
        font = tabular(option.font)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(tokens.color("text"))
        self._text(painter, boxes[0], row.title)
        font.setBold(False)
        painter.setFont(font)
        self._text(painter, boxes[1], row.times)
        font.setPixelSize(max(9, round(theme.font_px * 0.92)))
        painter.setFont(font)
        painter.setPen(tokens.color("dim"))
        self._text(painter, boxes[2], row.reason)
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _AnyIndex) -> bool:
        """Name what the cursor is on; the whole reason otherwise."""
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, Row):
            return False
        over = self.button_at(event.pos(), option.rect)
        tips = {
            "pin": "Let go (P)" if row.pinned else "Keep in the summary (P)",
            "ban": "Allow (X)" if row.banned else "Keep out (X)",
        }
        QToolTip.showText(event.globalPos(), tips.get(over, row.sentence), view)
        return True

    def button_at(self, position: QPoint, rect: QRect) -> str:
        """`pin`, `ban` or nothing."""
        return next((name for name, place in self.button_rects(rect).items() if place.contains(position)), "")

    def _paint_picture(self, painter: QPainter, row: Row, place: QRect) -> None:
        painter.fillRect(place, Qt.GlobalColor.black)
        image = self._pictures.thumbnail(row.frame)
        if image is not None:
            size = image.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
            target = QRect(QPoint(0, 0), size)
            target.moveCenter(place.center())
            painter.drawImage(target, image)

    def _paint_marks(self, painter: QPainter, row: Row, rect: QRect, reachable: bool) -> int:
        """Pin and ban as buttons, or the one that holds as a mark; returns where the free room ends."""
        rects, px = self.button_rects(rect), self._theme.px
        if reachable:
            for name, place in rects.items():
                on = row.pinned if name == "pin" else row.banned
                self._icons[name, "summary" if on and name == "pin" else "text" if on else "dim"].paint(painter, place)
            return rects["pin"].left()
        held = "pinned" if row.pinned else "banned" if row.banned else ""
        if not held:
            return rect.right() - px(12)
        painter.setPen(self._theme.tokens.color("summary" if row.pinned else "dim"))
        width = painter.fontMetrics().horizontalAdvance(held)
        painter.drawText(QRect(rect.right() - px(12) - width, rects["pin"].top(), width, rects["pin"].height()),
                         Qt.AlignmentFlag.AlignVCenter, held)  # fmt: skip
        return rect.right() - px(12) - width

    @staticmethod
    def _text(painter: QPainter, box: QRect, text: str) -> None:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class RowList(QListView):
    """A list of clips or shots.

    Signals:
        chosen(Row): A row was clicked or reached by keyboard.
        pin_wanted(Row), ban_wanted(Row)
    """

    chosen = Signal(object)
    pin_wanted = Signal(object)
    ban_wanted = Signal(object)

    def __init__(self, name: str, empty: str, pictures: PictureSource, theme: Theme) -> None:
        super().__init__()
        self._empty = empty
        self._theme = theme
        self._model = RowModel(self)
        self._delegate = RowDelegate(pictures, theme, self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(name)
        self.clicked.connect(self._on_clicked)

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is listed."""
        return self._model.rows

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self._delegate.apply_theme(theme)
        self.doItemsLayout()

    def set_rows(self, rows: tuple[Row, ...]) -> None:
        """List other rows; the selected span stays selected if it is still there."""
        before = self.current_row()
        self._model.set_rows(rows)
        if before is not None and self.current_row() is None:
            self.select_span(before.span)

    def set_empty_text(self, text: str) -> None:
        """What an empty list says."""
        self._empty = text
        self.viewport().update()

    def current_row(self) -> Row | None:
        """The selected row."""
        index = self.currentIndex()
        return self._model.rows[index.row()] if index.isValid() else None

    def select_span(self, span: Interval | None) -> None:
        """Select the row with a span, or none, without saying that it was chosen."""
        place = next((number for number, row in enumerate(self._model.rows) if row.span == span), None)
        index = self._model.index(place) if place is not None else QModelIndex()
        if index != self.currentIndex():
            self.setCurrentIndex(index)

    @Slot()
    def refresh(self) -> None:
        """A picture has come."""
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose as a click does; P and X pin and ban; Return seeks."""
        row = self.current_row()
        if event.key() == Qt.Key.Key_P and row is not None:
            self.pin_wanted.emit(row)
        elif event.key() == Qt.Key.Key_X and row is not None:
            self.ban_wanted.emit(row)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            self.chosen.emit(row)
        else:
            super().keyPressEvent(event)
            after = self.current_row()
            if after is not None and after is not row:
                self.chosen.emit(after)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on pin or ban is not a choice of the row."""
        index = self.indexAt(event.position().toPoint())
        wanted = self._delegate.button_at(event.position().toPoint(), self.visualRect(index)) if index.isValid() else ""
        if not wanted:
            super().mousePressEvent(event)
            return
        row = self._model.rows[index.row()]
        (self.pin_wanted if wanted == "pin" else self.ban_wanted).emit(row)

    def leaveEvent(self, event: QEvent) -> None:
        """The buttons go with the cursor."""
        super().leaveEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, or one sentence where there are none."""
        super().paintEvent(event)
        if not self._model.rows and self._empty:
            painter = QPainter(self.viewport())
            painter.setPen(self._theme.tokens.color("dim"))
            pad = self._theme.px(24)
            box = self.viewport().rect().adjusted(pad, pad, -pad, -pad)
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, self._empty)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(self._model.rows[index.row()])
