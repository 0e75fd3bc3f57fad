"""The graph large, in place of the picture: arcs, matrix or table, everything that can be chosen, and the neighbours."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from vsum_desktop.ui.graph.arcs_view import ArcsView
from vsum_desktop.ui.graph.controls import CutControl, GraphSwitches, KindButtons
from vsum_desktop.ui.graph.edge_table import EdgeTable
from vsum_desktop.ui.graph.matrix_view import MatrixView
from vsum_desktop.ui.graph.neighbour_list import NeighbourList
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.timeline.filmstrip import PictureSource
from vsum_desktop.ui.timeline.time_range import TimeRange
from vsum_desktop.ui.widgets import button, label, rule, surface

ARCS, MATRIX, TABLE = range(3)
SWITCH_ROOM = 150  # pixels at a 13-px font, for the switch between picture and graph that floats over the head


class GraphPage(QWidget):
    """The page."""

    def __init__(self, time_range: TimeRange, pictures: PictureSource, theme: Theme) -> None:
        super().__init__()
        surface(self, "panel")
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for name in (self.tr("Arcs"), self.tr("Matrix"), self.tr("Table")):
            self.tabs.addTab(name)
        self.tabs.setAccessibleName(self.tr("How the graph is shown"))
        self.arcs = ArcsView(time_range, theme)
        self.matrix = MatrixView(theme)
        self.table = EdgeTable(theme)
        self.copy = button(self.tr("Copy as CSV"), "", self.tr("Copy all rows of the table (Ctrl+C)"))
        self.copy.clicked.connect(self.table.copy)
        self.copy.hide()
        self.facts = label("", "dim")
        self.kinds = KindButtons(theme)
        self.switches = GraphSwitches(theme)
        self.cut = CutControl(theme)
        self.neighbours = NeighbourList(pictures, theme, wide=True)
        self.near = label(self.tr("Neighbours"), "small")
        self._titles = [label(self.tr("Edges"), "small"), label(self.tr("Graphs"), "small")]
        self.views = QStackedWidget()
        for view in (self.arcs, self.matrix, self.table):
            self.views.addWidget(view)
        self.tabs.currentChanged.connect(self._on_tab)
        self._lay_out()
        self.apply_theme(theme)

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self.tabs)
        self._head.addWidget(self.facts)
        self._head.addStretch(1)
        self._head.addWidget(self.copy)
        self._side = QWidget()
        self._side_layout = QVBoxLayout(self._side)
        self._side_layout.setSpacing(0)
        self._side_layout.addWidget(self._titles[0])
        self._side_layout.addWidget(self.kinds)
        self._side_layout.addWidget(self.cut)
        self._side_layout.addWidget(self._titles[1])
        self._side_layout.addWidget(self.switches)
        self._side_layout.addStretch(1)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.near)
        right.addWidget(self.neighbours, 1)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._side)
        body.addWidget(self.views, 1)
        body.addWidget(self._right)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head)
        layout.addWidget(rule())
        layout.addLayout(body, 1)
        self.setTabOrder(self.arcs, self.neighbours)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._head.setContentsMargins(theme.px(4), 0, theme.px(SWITCH_ROOM), 0)
        self._head.setSpacing(theme.px(12))
        self._side.setMinimumWidth(theme.px(132))  # names of graphs may need more
        self._side_layout.setContentsMargins(theme.px(12), theme.px(8), theme.px(8), theme.px(8))
        self.near.setContentsMargins(theme.px(12), theme.px(8), theme.px(8), theme.px(4))
        for title in self._titles:
            title.setContentsMargins(theme.px(4), theme.px(6), 0, theme.px(4))
        for part in (self.arcs, self.matrix, self.table, self.kinds, self.cut, self.neighbours):
            part.apply_theme(theme)
        self._right.setFixedWidth(max(theme.px(212), self.neighbours.room()))

    @Slot(int)
    def _on_tab(self, number: int) -> None:
        self.views.setCurrentIndex(number)
        self.copy.setVisible(number == TABLE)
        if number == MATRIX:
            self.matrix.refresh()
