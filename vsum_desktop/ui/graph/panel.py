"""The graph below the timeline: gutter and arcs on the axis of the curves, and the neighbours of a sample in focus."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from vsum_desktop.ui.graph.arcs_view import ArcsView
from vsum_desktop.ui.graph.controls import CutControl, GraphSwitches, KindButtons
from vsum_desktop.ui.graph.neighbour_list import NeighbourList
from vsum_desktop.ui.graph.popup import Popup
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.timeline.filmstrip import PictureSource
from vsum_desktop.ui.timeline.legend import GUTTER
from vsum_desktop.ui.timeline.time_range import TimeRange
from vsum_desktop.ui.widgets import IconButton, surface


class GraphPanel(QWidget):
    """What the dock holds.

    Signals:
        page_wanted: Show the graph large.
    """

    page_wanted = Signal()

    def __init__(self, time_range: TimeRange, pictures: PictureSource, theme: Theme) -> None:
        super().__init__()
        surface(self, "panel")
        self.arcs = ArcsView(time_range, theme)
        self.kinds = KindButtons(theme)
        self.cut = CutControl(theme)
        self.switches = GraphSwitches(theme)
        self.choice = QToolButton()
        self.choice.setText(self.tr("Graphs…"))
        self.choice.setProperty("role", "legend")
        self.choice.setToolTip(self.tr("Which graphs of the scorer are shown"))
        self._popup = Popup(self.choice, self.switches, theme)
        self.choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.choice.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.enlarge = IconButton("expand", self.tr("Show the graph in the centre, with its matrix and its table"), "G")
        self.enlarge.clicked.connect(self.page_wanted)
        self.neighbours = NeighbourList(pictures, theme, wide=False)
        self.neighbours.hide()
        self._gutter = QScrollArea()  # so that a low window has room for the arcs
        self._gutter.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._gutter.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._gutter.setWidgetResizable(True)
        body = QWidget()
        surface(body, "panel")
        self._gutter.setWidget(body)
        self._gutter_layout = QVBoxLayout(body)
        self._gutter_layout.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.choice)
        row.addWidget(self.enlarge)
        self._gutter_layout.addWidget(self.kinds)
        self._gutter_layout.addWidget(self.cut)
        self._gutter_layout.addStretch(1)
        self._gutter_layout.addLayout(row)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.arcs, 1)
        right.addWidget(self.neighbours)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._gutter)
        layout.addLayout(right, 1)
        self.setTabOrder(self.arcs, self.neighbours)
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._gutter.setFixedWidth(theme.px(GUTTER))
        self._gutter_layout.setContentsMargins(theme.px(8), theme.px(4), theme.px(4), theme.px(4))
        for part in (self.arcs, self.kinds, self.cut, self.neighbours, self._popup, self.enlarge):
            part.apply_theme(theme)
