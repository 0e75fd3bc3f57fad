"""The arcs as a table: for who cannot see arcs, and for who wants the numbers."""

from __future__ import annotations

import csv
import io

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from vsum_desktop.app.numbers import Number, clock, seconds
from vsum_desktop.core.arcs import Arcs
from vsum_desktop.ui.graph.arcs_painting import NOTHING
from vsum_desktop.ui.graph.words import kind_text
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.widgets import tabular, writes

_AnyIndex = QModelIndex | QPersistentModelIndex
_TOKENS = {"temporal": "temporal", "visual": "visual", "query": "relevance"}
FROM, TO, APART, KIND, WEIGHT = range(5)


class EdgeModel(QAbstractTableModel):
    """The edges as rows; sorted by any column."""

    def __init__(self, theme: Theme, parent: QTableView) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view = parent
        self.arcs: Arcs = NOTHING.arcs
        self._times: NDArray[np.float64] = np.zeros(0)
        self._order: NDArray[np.int64] = np.zeros(0, np.int64)
        self._sorted = (WEIGHT, Qt.SortOrder.DescendingOrder)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme

    def set_arcs(self, arcs: Arcs, times: NDArray[np.float64]) -> None:
        """List other edges, in the order chosen before."""
        self.beginResetModel()
        self.arcs, self._times = arcs, times
        self._order = self._sorting()
        self.endResetModel()

    def edge(self, row: int) -> tuple[int, int]:
        """Source and target sample of a row."""
        place = int(self._order[row])
        return int(self.arcs.source[place]), int(self.arcs.target[place])

    def text(self) -> str:
        """All rows as CSV, times in seconds."""
        lines = io.StringIO()
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(("from_sample", "to_sample", "from_seconds", "to_seconds", "kind", "weight"))
        for place in self._order.tolist():
            source, target = int(self.arcs.source[place]), int(self.arcs.target[place])
            times = (f"{self._times[source]:.3f}", f"{self._times[target]:.3f}")
            writer.writerow((source, target, *times, self.arcs.kind_name(place), f"{self.arcs.weight[place]:.4f}"))
        return lines.getvalue()

    def rowCount(self, parent: _AnyIndex = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        """How many edges there are."""
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: _AnyIndex = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        """From, to, apart, kind, weight."""
        return 0 if parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The names of the columns."""
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            side = Qt.AlignmentFlag.AlignLeft if section == KIND else Qt.AlignmentFlag.AlignRight
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("From"), self.tr("To"), self.tr("Apart"), self.tr("Kind"), self.tr("Weight"))[section]

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell."""
        if not index.isValid():
            return None
        place = int(self._order[index.row()])
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(place, index.column())
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == KIND:
            return QColor(self._theme.tokens.color(_TOKENS[self.arcs.kind_name(place)]))
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() != KIND:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the rows in another order."""
        self.layoutAboutToBeChanged.emit()
        self._sorted = (column, order)
        self._order = self._sorting()
        self.layoutChanged.emit()

    def _cell(self, place: int, column: int) -> str:
        source, target = (float(self._times[int(ends[place])]) for ends in (self.arcs.source, self.arcs.target))
        if column == FROM:
            return clock(source)
        if column == TO:
            return clock(target)
        if column == APART:
            return seconds(target - source, "+.1f").replace("-", "−")
        return kind_text(self.arcs.kind_name(place)) if column == KIND else f"{Number(self.arcs.weight[place]):.3f}"

    def _sorting(self) -> NDArray[np.int64]:
        arcs, (column, order) = self.arcs, self._sorted
        keys = (arcs.source, arcs.target, arcs.target - arcs.source, arcs.kind, arcs.weight)[column].astype(np.float64)
        return np.argsort(-keys if order is Qt.SortOrder.DescendingOrder else keys, kind="stable")


class EdgeTable(QTableView):
    """The table.

    Signals:
        sought(int): Go to this sample: Enter or double click go to where the edge comes from, on "To" to where it leads.
    """

    sought = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.edges = EdgeModel(theme, self)
        self.setModel(self.edges)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSortingEnabled(True)
        self.sortByColumn(WEIGHT, Qt.SortOrder.DescendingOrder)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.setFont(tabular(self.font()))
        self.setAccessibleName(self.tr("Edges of the graph"))
        self.setAccessibleDescription(
            self.tr("Enter goes to the sample where the edge comes from; Ctrl+C copies all rows as CSV.")
        )
        self.activated.connect(self._on_activated)
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self.edges.apply_theme(theme)
        self.verticalHeader().setDefaultSectionSize(theme.px(26))
        self.horizontalHeader().setFixedHeight(theme.px(28))
        self.viewport().update()

    @Slot()
    def copy(self) -> None:
        """All rows as CSV into the clipboard."""
        QGuiApplication.clipboard().setText(self.edges.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy; Enter goes there; Escape and what writes are the window's, the rest the table's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._on_activated(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape or writes(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        source, target = self.edges.edge(index.row())
        self.sought.emit(target if index.column() == TO else source)
