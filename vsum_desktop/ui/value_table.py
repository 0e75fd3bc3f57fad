"""The numbers behind the curves as a table: every sample with its time, frame, shot, values and clip."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from vsum_desktop.app.numbers import count
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.widgets import button, label, surface, tabular, writes

_AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One column: its name, its N values, and how one of them is written, on screen and in CSV."""

    name: str
    values: NDArray[Any]
    shown: Callable[[Any], str]
    written: Callable[[Any], str]


def csv_text(columns: Sequence[Column], rows: Sequence[int] | None = None) -> str:
    """Columns as CSV with a header; `rows` for some rows only."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow([column.name for column in columns])
    chosen = [column.values if rows is None else column.values[np.asarray(rows, np.int64)] for column in columns]
    texts = [[column.written(value) for value in values.tolist()] for column, values in zip(columns, chosen, strict=True)]
    writer.writerows(zip(*texts, strict=True))
    return lines.getvalue()


class ValueModel(QAbstractTableModel):
    """Arrays as a table; a cell's text is made when it is looked at."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(parent)
        self._view = parent
        self.columns: tuple[Column, ...] = ()

    def set_columns(self, columns: tuple[Column, ...]) -> None:
        """Show other values; the place in the table stays where the rows are as many as before."""
        same = [column.name for column in columns] == [column.name for column in self.columns]
        if same and columns and len(columns[0].values) == len(self.columns[0].values):
            self.columns = columns
            last = self.index(len(columns[0].values) - 1, len(columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.columns = columns
        self.endResetModel()

    def rowCount(self, parent: _AnyIndex | None = None) -> int:
        """N samples."""
        nested = parent is not None and parent.isValid()
        return 0 if nested or not self.columns else len(self.columns[0].values)

    def columnCount(self, parent: _AnyIndex | None = None) -> int:
        """One for each kind of value."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, alignment and tabular figures."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            column = self.columns[index.column()]
            return column.shown(column.values[index.row()])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.FontRole:
            return tabular(self._view.font())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Names at the top, whole in their tips; numbers from 1 at the side."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.columns[section].name if section < len(self.columns) else None
        return section + 1


class ValueView(QTableView):
    """The table. Return or a double-click goes to a row's moment, copying takes the selected rows as CSV.

    Signals:
        row_chosen(int)
    """

    row_chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "narrow")
        self._model = ValueModel(self)
        self.setModel(self._model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setMinimumSectionSize(theme.px(28))
        self._model.modelReset.connect(self._fit_columns)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName(self.tr("Values of the curves"))
        self.doubleClicked.connect(self._on_chosen)
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Take other sizes."""
        self._theme = theme
        self.verticalHeader().setDefaultSectionSize(theme.px(24))

    @Slot()
    def _fit_columns(self) -> None:
        """As wide as the longest of the first and last values; names that are longer share the room that is left."""
        metrics, pad = self.fontMetrics(), self._theme.px(14)
        least, more = [], []
        for column in self._model.columns:
            ends = [column.shown(column.values[end]) for end in (0, -1) if len(column.values)]
            least.append(max((metrics.horizontalAdvance(text) for text in ends), default=0) + pad)
            name = min(metrics.horizontalAdvance(column.name) + pad, self._theme.px(160))
            more.append(max(0, name - least[-1]))
        left = max(0, self.viewport().width() - sum(least))
        share = min(1.0, left / max(1, sum(more)))
        for place, (width, wider) in enumerate(zip(least, more, strict=True)):
            self.horizontalHeader().resizeSection(place, width + int(share * wider))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The names have another room to share."""
        super().resizeEvent(event)
        self._fit_columns()

    def values(self) -> ValueModel:
        """The model."""
        return self._model

    def selected_rows(self) -> list[int]:
        """The selected rows in order."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return goes there, the key for copying copies; what writes is the window's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.row_chosen.emit(self.currentIndex().row())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif writes(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    @Slot()
    def copy(self) -> None:
        """The selected rows as CSV, all of them where none is selected."""
        QGuiApplication.clipboard().setText(csv_text(self._model.columns, self.selected_rows() or None))

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        self.row_chosen.emit(index.row())


class ValuePanel(QWidget):
    """The table with a line about it and a button that copies.

    Signals:
        row_chosen(int): Go to a sample.
        shown: The panel has come into view and wants its values.
    """

    row_chosen = Signal(int)
    shown = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        surface(self, "panel")
        self.view = ValueView(theme)
        self.view.row_chosen.connect(self.row_chosen)
        self.note = label("", "dim")
        self.copy = button(self.tr("Copy as CSV"), "", self.tr("Copy the selected rows, or all of them (Ctrl+C)"))
        self.copy.clicked.connect(self.view.copy)
        self._row = QHBoxLayout()
        self._row.addWidget(self.note, 1)
        self._row.addWidget(self.copy)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(0)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addLayout(self._row)
        self._layout.addWidget(self.view, 1)
        self.set_columns(())
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Take other sizes."""
        self._row.setContentsMargins(theme.px(12), theme.px(6), theme.px(8), theme.px(6))
        self.setMinimumWidth(theme.px(280))
        self.view.apply_theme(theme)

    def set_columns(self, columns: tuple[Column, ...]) -> None:
        """Show other values, or none."""
        self.view.values().set_columns(columns)
        self.copy.setEnabled(bool(columns))
        self.view.setVisible(bool(columns))
        number = count(len(columns[0].values)) if columns else ""
        nothing = self.tr("The values appear once a video is analysed.")
        self.note.setText(self.tr("{number} samples").format(number=number) if columns else nothing)

    def show_row(self, row: int) -> None:
        """Follow the playhead, unless the user is at work in the table."""
        if self.isVisible() and not self.view.hasFocus() and 0 <= row < self.view.values().rowCount():
            self.view.selectRow(row)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for values."""
        super().showEvent(event)
        self.shown.emit()
