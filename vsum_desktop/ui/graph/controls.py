"""What can be chosen of a graph: kinds of edges, graphs, the step of a refinement, and the weight from which on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QSlider, QVBoxLayout, QWidget

from vsum_desktop.app.numbers import short
from vsum_desktop.core.arcs import GraphSet
from vsum_desktop.core.graph import KINDS
from vsum_desktop.ui.graph.cut_slider import CutSlider
from vsum_desktop.ui.graph.words import graph_help, graph_text, kind_help, kind_text
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.timeline.legend import LegendButton
from vsum_desktop.ui.widgets import label

_TOKENS = {"temporal": "temporal", "visual": "visual", "query": "relevance"}


class KindButtons(QWidget):
    """One switch for each kind of edge, in its colour.

    Signals:
        toggled(str, bool)
    """

    toggled = Signal(str, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.buttons: dict[str, LegendButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for kind in KINDS:
            button = LegendButton(kind_text(kind), _TOKENS[kind], theme)
            button.setToolTip(kind_help(kind))
            button.setAccessibleName(kind_text(kind))
            button.setAccessibleDescription(kind_help(kind))
            button.toggled.connect(self._on_toggled)
            self.buttons[kind] = button
            layout.addWidget(button)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        for button in self.buttons.values():
            button.apply_theme(theme)

    def set_kinds(self, kinds: frozenset[str], asked: bool) -> None:
        """Show which kinds are on; query edges are offered with a query only."""
        for kind, button in self.buttons.items():
            button.blockSignals(True)
            button.setChecked(kind in kinds)
            button.blockSignals(False)
            button.update()
        self.buttons["query"].setEnabled(asked)

    def _on_toggled(self, checked: bool) -> None:
        for kind, button in self.buttons.items():
            if button is self.sender():
                self.toggled.emit(kind, checked)


class GraphSwitches(QWidget):
    """A switch for each graph of the scorer, and for a series of graphs a slider over its steps.

    Signals:
        toggled(str, bool): Show or hide a graph.
        stepped(str, int): Show another graph of a series.
    """

    toggled = Signal(str, bool)
    stepped = Signal(str, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.boxes: dict[str, QCheckBox] = {}
        self.sliders: dict[str, QSlider] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def offer(self, sets: tuple[GraphSet, ...], on: dict[str, bool], steps: dict[str, int]) -> None:
        """Offer other graphs."""
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.boxes, self.sliders = {}, {}
        for one in sets:
            if one.is_series:
                self._add_slider(one, steps[one.name])
                continue
            box = QCheckBox(graph_text(one.name))
            box.setToolTip(graph_help(one.name))
            box.setAccessibleDescription(graph_help(one.name))
            box.setChecked(on[one.name])
            box.setProperty("graph", one.name)
            box.toggled.connect(self._on_toggled)
            self.boxes[one.name] = box
            self._layout.addWidget(box)

    def _add_slider(self, one: GraphSet, step: int) -> None:
        name = label("", "dim")
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, len(one.members) - 1)
        slider.setPageStep(1)
        slider.setProperty("graph", one.name)
        words = self.tr("{name} {number} of {last}")

        def show(place: int) -> None:
            name.setText(words.format(name=graph_text(one.name), number=one.numbers[place], last=one.numbers[-1]))

        slider.setAccessibleName(graph_text(one.name))
        slider.setToolTip(self.tr("Which step of the refinement is shown: from the first guess to the final graph"))
        slider.setValue(step)
        show(step)
        slider.valueChanged.connect(show)
        slider.valueChanged.connect(self._on_stepped)
        self.sliders[one.name] = slider
        self._layout.addWidget(name)
        self._layout.addWidget(slider)

    def _on_toggled(self, checked: bool) -> None:
        self.toggled.emit(str(self.sender().property("graph")), checked)

    def _on_stepped(self, place: int) -> None:
        self.stepped.emit(str(self.sender().property("graph")), place)


class CutControl(QWidget):
    """The cut-off with its words: from which weight on, and how many edges that leaves.

    Signals:
        cut_changed(float)
    """

    cut_changed = Signal(float)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.slider = CutSlider(theme)
        self.slider.cut_changed.connect(self.cut_changed)
        self.words = label("", "small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.words)
        layout.addWidget(self.slider)
        self.show_state(0.0, 0, 0)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self.words.setContentsMargins(theme.px(4), 0, 0, 0)
        self.slider.apply_theme(theme)

    def show_state(self, cut: float, shown: int, there: int) -> None:
        """Say what is shown: `shown` arcs of `there` edges from this weight on."""
        self.slider.set_cut(cut)
        weight = short(cut)
        self.words.setText(self.tr("weight ≥ {weight}").format(weight=weight))
        if shown < there:
            tip = self.tr("{shown} of the {there} edges of this weight or more are drawn, the strongest of each kind.")
        else:
            tip = self.tr("All {there} edges of this weight or more are drawn.")
        self.words.setToolTip(tip.format(shown=shown, there=there))
