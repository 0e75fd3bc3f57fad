"""The graph of the analysis as it is looked at: which graphs and kinds, from which weight on, and which sample is in focus.

What has to be looked for among all edges is found by the thinker; what is then shown follows at once.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal, Slot

from vsum_desktop.app.thinker import Thinker
from vsum_desktop.core import arcs
from vsum_desktop.core.arcs import Arcs, GraphSet, Neighbour
from vsum_desktop.core.graph import KINDS, EdgeKind
from vsum_desktop.pipeline.analyze import Analysis
from vsum_desktop.pipeline.scoring import Scored

LOOK_ALIKES = "look-alikes"  # the graph that is offered beside a scorer's own: what looks alike, whatever the scorer says
_SIMILARITY = "similarity"  # the graph of a scorer that has none of its own, which is the same

_MOST_KEYFRAMES = 3000  # of so many shots, the most important ones, it is looked which look alike
_EDGES, _FOCUS, _MATRIX = "edges", "focus", "matrix"


@dataclass(frozen=True, slots=True, eq=False)
class GraphPicture:
    """The edges to draw.

    Attributes:
        weight: float32 [N, W], the scorer's chosen graphs joined.
        alike: Shots that look alike, empty if that is not chosen.
        all_alike: The same of all kinds; None if they were not looked for.
        arcs: Of both at most `arcs.LIMIT`, the strongest first.
        histogram: int64 [BINS], how many of all edges of these kinds have which weight.
    """

    weight: NDArray[np.float32]
    alike: Arcs
    all_alike: Arcs | None
    arcs: Arcs
    histogram: NDArray[np.int64]

    def count(self, cut: float) -> int:
        """How many edges there are from a weight on; exact at every hundredth."""
        return int(self.histogram[min(round(cut * arcs.BINS), arcs.BINS - 1) :].sum())


@dataclass(frozen=True, slots=True, eq=False)
class Focus:
    """One sample alone: all its edges, and the samples at their other ends, the strongest first."""

    sample: int
    arcs: Arcs
    neighbours: tuple[Neighbour, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Matrix:
    """The graph among the samples [first, stop): float32 [C, C], row the target, column the source, `block` samples a cell."""

    first: int
    stop: int
    block: int
    cells: NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class _Edges:
    """Question: the strongest edges of some graphs, and those between shots that look alike if `similar`."""

    analysis: Analysis
    graphs: tuple[int, ...]
    kinds: frozenset[EdgeKind]
    similar: bool
    known: Arcs | None  # look-alikes of the same analysis

    def answer(self) -> GraphPicture:
        analysis, scored, relevance = self.analysis, self.analysis.scored, _relevance(self.analysis)
        weight = arcs.combined(scored.edge_weight, self.graphs)
        found = arcs.strongest(scored.table, weight, kinds=self.kinds, tau=scored.tau, relevance=relevance)
        counts = arcs.weight_histogram(scored.table, weight, kinds=self.kinds, tau=scored.tau, relevance=relevance)
        alike, every = arcs.NO_ARCS, self.known
        if self.similar:
            if every is None:
                every = arcs.look_alikes(analysis.features.embeddings, _keyframes(analysis), relevance=relevance)
            alike = every.where(np.isin(every.kind, [KINDS.index(kind) for kind in self.kinds]))
        return GraphPicture(weight, alike, every, arcs.joined(found, alike), arcs.counted(counts, alike))


@dataclass(frozen=True, slots=True, eq=False)
class _OneSample:
    """Question: the edges of one sample."""

    analysis: Analysis
    weight: NDArray[np.float32]
    sample: int
    similar: bool

    def answer(self) -> Focus:
        analysis, scored, relevance = self.analysis, self.analysis.scored, _relevance(self.analysis)
        found = arcs.of_sample(scored.table, self.weight, self.sample, tau=scored.tau, relevance=relevance)
        if self.similar:
            shot = int(analysis.shots.of_samples(analysis.features.picks[self.sample : self.sample + 1])[0])
            keyframes = analysis.shots.keyframe
            alike = arcs.look_alikes_of(
                analysis.features.embeddings, keyframes, self.sample, int(keyframes[shot]), relevance=relevance
            )
            found = arcs.joined(found, alike)
        return Focus(self.sample, found, arcs.neighbours(found, self.sample))


@dataclass(frozen=True, slots=True, eq=False)
class _Adjacency:
    """Question: the matrix of a stretch of samples."""

    analysis: Analysis
    picture: GraphPicture
    first: int
    stop: int
    cells: int

    def answer(self) -> Matrix:
        table, picture = self.analysis.scored.table, self.picture
        cells, block = arcs.adjacency(table, picture.weight, self.first, self.stop, self.cells, picture.alike)
        return Matrix(self.first, self.stop, block, cells)


class GraphController(QObject):
    """The graph view's state; lives in the GUI thread.

    Signals:
        offer_changed: Another analysis with other graphs, or none.
        picture_changed(GraphPicture | None), focus_changed(Focus | None), matrix_changed(Matrix | None)
        cut_changed(float)
    """

    offer_changed = Signal()
    picture_changed = Signal(object)
    focus_changed = Signal(object)
    matrix_changed = Signal(object)
    cut_changed = Signal(float)

    def __init__(self, thinker: Thinker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thinker = thinker
        thinker.answered.connect(self._on_answered)
        self._analysis: Analysis | None = None
        self._sets: tuple[GraphSet, ...] = ()
        self._off: set[str] = set()
        self._steps: dict[str, int] = {}
        self._kinds: frozenset[EdgeKind] = frozenset(KINDS)
        self._cut = 0.0
        self._picture: GraphPicture | None = None
        self._found_in: Analysis | None = None  # whose edges the picture has
        self._focus: Focus | None = None
        self._wanted: int | None = None
        self._chosen = False  # by the user

    # What there is

    @property
    def analysis(self) -> Analysis | None:
        """The analysis whose graph is shown."""
        return self._analysis

    @property
    def sets(self) -> tuple[GraphSet, ...]:
        """The graphs that can be chosen: the scorer's, and what looks alike."""
        return self._sets

    @property
    def kinds(self) -> frozenset[EdgeKind]:
        """The kinds of edges shown."""
        return self._kinds

    @property
    def cut(self) -> float:
        """The weight from which on edges are shown."""
        return self._cut

    @property
    def picture(self) -> GraphPicture | None:
        """The edges, once found."""
        return self._picture

    @property
    def focus(self) -> Focus | None:
        """The sample looked at alone."""
        return self._focus

    @property
    def focused(self) -> int | None:
        """The sample asked for, at once; `focus` follows."""
        return self._wanted

    def is_on(self, name: str) -> bool:
        """Whether a graph is shown."""
        return name not in self._off

    def step(self, name: str) -> int:
        """Which graph of a series is shown, from 0; the last one at first."""
        members = next((len(one.members) for one in self._sets if one.name == name), 1)
        return min(self._steps.get(name, members - 1), members - 1)

    # Intents

    @Slot(object)
    def set_analysis(self, analysis: Analysis | None) -> None:
        """Look at another graph; choices of graphs with the same names stay."""
        same = analysis is not None and self._analysis is not None and analysis.features is self._analysis.features
        self._analysis = analysis
        sets = offered(analysis) if analysis is not None else ()
        if not same:
            self._drop_focus()
        if sets != self._sets or not same:
            self._sets = sets
            if analysis is not None and not self._chosen:
                extra = any(not one.members for one in sets)
                (self._off.add if extra and has_far_edges(analysis.scored) else self._off.discard)(LOOK_ALIKES)
            self.offer_changed.emit()
        self._look()

    def show_graph(self, name: str, on: bool) -> None:
        """Show or hide one graph."""
        self._chosen = True
        (self._off.discard if on else self._off.add)(name)
        self._look()

    def set_step(self, name: str, step: int) -> None:
        """Show another step of a series."""
        self._steps[name] = step
        self._look()

    def show_kind(self, kind: EdgeKind, on: bool) -> None:
        """Show or hide the edges of a kind."""
        kinds = self._kinds | {kind} if on else self._kinds - {kind}
        if kinds != self._kinds:
            self._kinds = kinds
            self._look()

    def set_cut(self, cut: float) -> None:
        """Show edges from another weight on."""
        if cut != self._cut:
            self._cut = cut
            self.cut_changed.emit(cut)

    def set_focus(self, sample: int | None) -> None:
        """Look at one sample alone, or at all again."""
        if sample == self._wanted:
            return
        if sample is None or self._analysis is None:
            self._drop_focus()
            return
        self._wanted = max(0, min(sample, len(self._analysis.features) - 1))
        self._ask_focus()

    def ask_matrix(self, first: int, stop: int, cells: int) -> None:
        """Have the matrix of the samples [first, stop) worked out, in at most `cells` cells a side."""
        if self._analysis is not None and self._picture is not None and stop > first:
            self._thinker.ask(_MATRIX, _Adjacency(self._analysis, self._picture, first, stop, cells))

    def visible(self, found: Arcs) -> Arcs:
        """Those of some edges that cut-off and kinds leave."""
        kinds = np.array([kind in self._kinds for kind in KINDS])
        return found.where((found.weight >= self._cut) & kinds[found.kind])

    # Answers

    def _look(self) -> None:
        """Find the strongest edges of what is chosen."""
        analysis = self._analysis
        if analysis is None or not self._sets:
            self._thinker.forget(_EDGES)
            self._thinker.forget(_MATRIX)
            if self._picture is not None:
                self._picture = None
                self.picture_changed.emit(None)
                self.matrix_changed.emit(None)
            return
        on = [one for one in self._sets if self.is_on(one.name)]
        graphs = tuple(one.members[self.step(one.name)] for one in on if one.members)
        similar = any(not one.members for one in on)
        known = self._picture.all_alike if self._picture is not None and self._found_in is analysis else None
        self._thinker.ask(_EDGES, _Edges(analysis, graphs, self._kinds, similar, known))

    def _ask_focus(self) -> None:
        if self._analysis is not None and self._picture is not None and self._wanted is not None:
            similar = any(self.is_on(one.name) for one in self._sets if not one.members)
            self._thinker.ask(_FOCUS, _OneSample(self._analysis, self._picture.weight, self._wanted, similar))

    def _drop_focus(self) -> None:
        self._thinker.forget(_FOCUS)
        self._wanted = None
        if self._focus is not None:
            self._focus = None
            self.focus_changed.emit(None)

    @Slot(str, object)
    def _on_answered(self, topic: str, answer: object) -> None:
        if topic == _EDGES and isinstance(answer, GraphPicture):
            self._picture, self._found_in = answer, self._analysis
            self.picture_changed.emit(answer)
            self._ask_focus()
        elif topic == _FOCUS and isinstance(answer, Focus):
            self._focus = answer
            self.focus_changed.emit(answer)
        elif topic == _MATRIX and isinstance(answer, Matrix):
            self.matrix_changed.emit(answer)


def offered(analysis: Analysis) -> tuple[GraphSet, ...]:
    """The graphs of the scorer, and what looks alike unless that is what the scorer's own graph is."""
    sets = arcs.graph_sets(analysis.scored.graphs) if analysis.scored.table.width else ()
    same = _SIMILARITY in analysis.scored.graphs and has_far_edges(analysis.scored)
    return sets if same else (*sets, GraphSet(LOOK_ALIKES, ()))


def has_far_edges(scored: Scored) -> bool:
    """Whether a scorer joins samples beyond its temporal window, so that its graph shows by itself what looks alike."""
    if scored.tau is None:
        return False
    own = np.arange(len(scored.table), dtype=np.int64)[:, None]
    return bool((scored.table.mask & (np.abs(scored.table.index - own) > scored.tau)).any())


def _keyframes(analysis: Analysis) -> NDArray[np.int64]:
    """The keyframes among which look-alikes are found, int64, in order."""
    keyframes = analysis.shots.keyframe
    if len(keyframes) <= _MOST_KEYFRAMES:
        return keyframes
    return np.sort(keyframes[np.argsort(-analysis.importance[keyframes], kind="stable")[:_MOST_KEYFRAMES]])


def _relevance(analysis: Analysis) -> NDArray[np.float32] | None:
    return analysis.relevance.values if analysis.relevance is not None else None
