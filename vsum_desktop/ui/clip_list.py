"""Lists of clips and of shots left out: one painted item per row, by mouse and by keyboard alike, several at once."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QSignalBlocker,
    Qt,
    QVariantAnimation,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu

from vsum_desktop.ui.row_delegate import RowDelegate
from vsum_desktop.ui.rows import MIME, Row, RowModel, Rows, Sorting
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.timeline.filmstrip import PictureSource
from vsum_desktop.ui.widgets import button

__all__ = ["Row", "RowList", "Rows", "TrimTo"]


_NAVIGATION = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)

_EMPTY_FLAGS = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap


class TrimTo(Enum):
    """How a row is trimmed."""

    START = "start"
    END = "end"
    MARKS = "marks"
    RESET = "reset"


class RowList(QListView):
    """A list of clips or shots.

    Signals:
        chosen(Row): A row was clicked or reached by keyboard.
        pin_wanted(list), ban_wanted(list): Of rows.
        trim_wanted(Row, TrimTo)
        moved(list, int): Of rows, to before a line.
        stepped(list, int): Of rows, one line up (−1) or down (+1).
        way_out_wanted: The link under the text of an empty list was followed.
    """

    chosen = Signal(object)
    pin_wanted = Signal(list)
    ban_wanted = Signal(list)
    trim_wanted = Signal(object, object)
    moved = Signal(list, int)
    stepped = Signal(list, int)
    way_out_wanted = Signal()

    def __init__(self, name: str, empty: str, pictures: PictureSource, theme: Theme, movable: bool = False) -> None:
        super().__init__()
        self._empty = empty
        self._theme = theme
        self._drop_line: int | None = None
        self._model = RowModel(self)
        self._model.movable = movable
        self._delegate = RowDelegate(pictures, theme, self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(movable)
        self.setAcceptDrops(movable)
        self.setDropIndicatorShown(False)
        self.setDragDropMode(
            QAbstractItemView.DragDropMode.InternalMove if movable else QAbstractItemView.DragDropMode.NoDragDrop
        )
        self.setAccessibleName(name)
        self.setAccessibleDescription(self.tr("P pins, X bans, T trims; Alt with an arrow moves a clip of the summary"))
        self.menu = QMenu(self)
        self._trims = self._trim_menu()
        self._fill_menu(movable)
        self.clicked.connect(self._on_clicked)
        self.fade = QVariantAnimation(self)  # of the buttons of the row that the cursor enters; at once until it has a duration
        self.fade.setDuration(0)
        self.fade.setStartValue(0.0)
        self.fade.setEndValue(1.0)
        self.fade.valueChanged.connect(self._on_fade)
        self.entered.connect(self._on_entered)
        self._model.reworded.connect(self.refresh)
        self.way_out = button("", "link")
        self.way_out.setParent(self.viewport())
        self.way_out.hide()
        self.way_out.clicked.connect(self.way_out_wanted)
        self._model.modelReset.connect(self._place_way_out)

    def _fill_menu(self, movable: bool) -> None:
        for text, slot in (
            (self.tr("Keep in the summary\tP"), self._pin),
            (self.tr("Keep out\tX"), self._ban),
        ):
            self.menu.addAction(text).triggered.connect(slot)
        self.menu.addMenu(self._trims)
        if movable:
            self.menu.addSeparator()
            self.menu.addAction(self.tr("Earlier in the summary\tAlt+↑")).triggered.connect(self._step_up)
            self.menu.addAction(self.tr("Later in the summary\tAlt+↓")).triggered.connect(self._step_down)

    def _trim_menu(self) -> QMenu:
        menu = QMenu(self.tr("Trim"), self)
        for text, kind in (
            (self.tr("Begin at the playhead\tQ"), TrimTo.START),
            (self.tr("End with the playhead\tW"), TrimTo.END),
            (self.tr("From in to out mark"), TrimTo.MARKS),
            (self.tr("As it was"), TrimTo.RESET),
        ):
            menu.addAction(text).setData(kind)
        menu.triggered.connect(self._on_trim)
        return menu

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is listed, in the order in which it is listed."""
        return tuple(self._model.row(number) for number in range(self._model.rowCount()))

    @property
    def sorting(self) -> Sorting:
        """What the list is sorted by."""
        return self._model.sorting

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self._delegate.apply_theme(theme)
        self.doItemsLayout()

    def set_rows(self, rows: Rows) -> None:
        """List other rows; those that were selected stay so if they are still there."""
        self._kept(lambda: self._model.set_rows(rows))

    def set_sorting(self, by: Sorting) -> None:
        """Sort by something else."""
        self._kept(lambda: self._model.set_sorting(by))

    def set_empty_text(self, text: str, way_out: str = "") -> None:
        """What an empty list says, and a link under it."""
        self._empty = text
        self.way_out.setText(way_out)
        self._place_way_out()
        self.viewport().update()

    def current_row(self) -> Row | None:
        """The row that keys act on."""
        index = self.currentIndex()
        return self._model.row(index.row()) if index.isValid() else None

    def selected_rows(self) -> list[Row]:
        """All rows that are selected, in the order in which they are listed."""
        return [self._model.row(number) for number in sorted(index.row() for index in self.selectedIndexes())]

    def select_key(self, key: int | None) -> None:
        """Select the row of a key alone, or none, without saying that it was chosen; several that are selected stay so."""
        line = self._model.line(key)
        index = self._model.index(line) if line is not None else QModelIndex()
        if index != self.currentIndex() and len(self.selectedIndexes()) <= 1:
            # not `self.setCurrentIndex`, which asks for the keys held down: Ctrl with an arrow would add to the selection
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    @Slot()
    def refresh(self) -> None:
        """A picture has come."""
        self.viewport().update()

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose as a click does; Delete bans and T trims what is selected; Return seeks.

        All other keys are the window's, whichever they are: the keys of pin and ban too, which act on what is selected here,
        and Space plays although the list has the focus.
        """
        row = self.current_row()
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        elif event.key() == Qt.Key.Key_Delete and row is not None:
            self._ban()
        elif event.key() == Qt.Key.Key_T and row is not None:
            self.show_trims()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            self.chosen.emit(row)
        elif event.key() not in _NAVIGATION and not event.matches(QKeySequence.StandardKey.SelectAll):
            event.ignore()
        else:
            super().keyPressEvent(event)
            after = self.current_row()
            if after is not None and after is not row:
                self.chosen.emit(after)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a button is not a choice of the row; on one of several selected rows it is meant for all of them."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        wanted = self._delegate.button_at(place, self.visualRect(index)) if index.isValid() else ""
        if not wanted:
            super().mousePressEvent(event)
        elif wanted == "trim":
            self.setCurrentIndex(index)
            self.show_trims()
        else:
            selected = self.selectionModel().isSelected(index)
            rows = self.selected_rows() if selected else [self._model.row(index.row())]
            (self.pin_wanted if wanted == "pin" else self.ban_wanted).emit(rows)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the button under the cursor."""
        super().mouseMoveEvent(event)
        before, self._delegate.pointed = self._delegate.pointed, event.position().toPoint()
        for place in (before, self._delegate.pointed):
            self.viewport().update(self.visualRect(self.indexAt(place)))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Everything that can be done with the row."""
        if self.indexAt(event.pos()).isValid() or event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.menu.popup(event.globalPos())

    def leaveEvent(self, event: QEvent) -> None:
        """The buttons go with the cursor."""
        super().leaveEvent(event)
        self._delegate.pointed = QPoint(-1, -1)
        self.viewport().update()

    def show_trims(self) -> None:
        """Offer the ways to trim the current row."""
        rect = self.visualRect(self.currentIndex())
        below = self._delegate.button_rects(rect)["trim"].bottomLeft()
        self._trims.popup(self.viewport().mapToGlobal(below))
        self._trims.setActiveAction(self._trims.actions()[0])

    # Dragging rows

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show between which rows they would come to lie."""
        super().dragMoveEvent(event)
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
            self._show_drop(self._line_at(event.position().toPoint()))

    def dragLeaveEvent(self, event: QEvent) -> None:
        """They would come to lie nowhere."""
        super().dragLeaveEvent(event)  # type: ignore[arg-type]  # it is one
        self._show_drop(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the rows to be moved; the list follows when they are."""
        lines = bytes(event.mimeData().data(MIME).data()).decode()
        rows = [self._model.row(int(line)) for line in lines.split(",")]
        self._show_drop(None)
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        event.acceptProposedAction()
        self.moved.emit(rows, self._line_at(event.position().toPoint()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, where dragged ones would lie, or one sentence where there are none."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        if self._drop_line is not None:
            painter.setPen(QPen(self._theme.tokens.color("accent"), self._theme.px(2)))
            last = self._drop_line >= self._model.rowCount()
            rect = self.visualRect(self._model.index(self._drop_line - last))
            height = rect.bottom() if last else rect.top()
            painter.drawLine(rect.left(), height, rect.right(), height)
        if not self._model.rowCount() and self._empty:
            painter.setPen(self._theme.tokens.color("dim"))
            painter.drawText(self._empty_box(), _EMPTY_FLAGS, self._empty)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The link stays under its text."""
        super().resizeEvent(event)
        self._place_way_out()

    def _empty_box(self) -> QRect:
        pad = self._theme.px(24)
        return self.viewport().rect().adjusted(pad, pad, -pad, -pad)

    @Slot()
    def _place_way_out(self) -> None:
        text = self.fontMetrics().boundingRect(self._empty_box(), _EMPTY_FLAGS, self._empty)
        self.way_out.adjustSize()
        self.way_out.move(text.center().x() - self.way_out.width() // 2, text.bottom() + self._theme.px(8))
        self.way_out.setVisible(bool(self.way_out.text()) and not self._model.rowCount())

    def _line_at(self, place: QPoint) -> int:
        index = self.indexAt(place)
        if not index.isValid():
            return self._model.rowCount()
        return index.row() + (place.y() > self.visualRect(index).center().y())

    def _show_drop(self, line: int | None) -> None:
        if line != self._drop_line:
            self._drop_line = line
            self.viewport().update()

    def _kept(self, change: Callable[[], None]) -> None:
        """Change the rows; what was selected and current stays so.

        Where the current row goes while the list has the focus (it was banned), the one that takes its place is chosen.
        """
        place = self.currentIndex().row()
        model, selection = self._model, self.selectionModel()
        keys = [model.key(index.row()) for index in self.selectedIndexes()]
        current = model.key(self.currentIndex().row()) if self.currentIndex().isValid() else None
        change()
        if self.currentIndex().isValid() or (current is None and not keys):
            return
        blocker = QSignalBlocker(selection)
        line = model.line(current)
        if line is not None:
            selection.setCurrentIndex(model.index(line), QItemSelectionModel.SelectionFlag.NoUpdate)
        for key in keys:
            if (line := model.line(key)) is not None:
                selection.select(model.index(line), QItemSelectionModel.SelectionFlag.Select)
        blocker.unblock()
        self.viewport().update()
        if self.hasFocus() and current is not None and model.line(current) is None and model.rowCount():
            index = model.index(min(place, model.rowCount() - 1))
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.chosen.emit(model.row(index.row()))

    @Slot()
    def _on_entered(self) -> None:
        self.fade.stop()
        self.fade.start()

    @Slot(object)
    def _on_fade(self, shown: float) -> None:
        self._delegate.shown = shown
        self.viewport().update(self.visualRect(self.indexAt(self._delegate.pointed)))

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(self._model.row(index.row()))

    @Slot(QAction)
    def _on_trim(self, action: QAction) -> None:
        if (row := self.current_row()) is not None:
            self.trim_wanted.emit(row, action.data())

    @Slot()
    def _pin(self) -> None:
        self.pin_wanted.emit(self.selected_rows())

    @Slot()
    def _ban(self) -> None:
        self.ban_wanted.emit(self.selected_rows())

    @Slot()
    def _step_up(self) -> None:
        self.stepped.emit(self.selected_rows(), -1)

    @Slot()
    def _step_down(self) -> None:
        self.stepped.emit(self.selected_rows(), +1)
