"""Ties the graph controller to the dock and the page: edges to arcs, clicks to focus and seeks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from vsum_desktop.app.graph_controller import Focus, GraphPicture, Matrix
from vsum_desktop.app.numbers import clock
from vsum_desktop.app.state import Phase
from vsum_desktop.app.translation import word
from vsum_desktop.core.arcs import Arcs
from vsum_desktop.core.graph import EdgeKind
from vsum_desktop.core.video import VideoInfo
from vsum_desktop.ui import presenter
from vsum_desktop.ui.centre_views import CentreViews
from vsum_desktop.ui.graph.arcs_painting import NOTHING, ArcsData
from vsum_desktop.ui.graph.arcs_view import ArcsView
from vsum_desktop.ui.graph.neighbour_list import NeighbourItem
from vsum_desktop.ui.graph.page import GraphPage
from vsum_desktop.ui.graph.panel import GraphPanel
from vsum_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from vsum_desktop.ui.main_window import MainWindow

PICTURE, GRAPH = range(2)


class GraphView(QObject):
    """The graph of a session in a window: `panel` goes into a dock, `views` takes the place of the picture."""

    def __init__(self, window: MainWindow, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.workspace.session
        self._playback = window.workspace.playback
        self._graph = window.workspace.graph
        pictures, time_range = window.workspace.pictures, window.timeline.range
        self.panel = GraphPanel(time_range, pictures, theme)
        self.page = GraphPage(time_range, pictures, theme)
        self.views = CentreViews(
            (window.player.picture, self.page),
            (self.tr("Picture"), self.tr("Graph")),
            (self.tr("Show the picture (G)"), self.tr("Show the graph (G)")),
            theme,
        )
        window.player.layout().insertWidget(0, self.views, 1)  # type: ignore[union-attr]
        self._escapes = [
            QShortcut(QKeySequence(Qt.Key.Key_Escape), part, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            for part in (self.panel, self.page)
        ]
        self._connect_values()
        self._connect_gestures()
        self._on_video(None)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        for part in (self.panel, self.page, self.views):
            part.apply_theme(theme)

    @Slot()
    def toggle_page(self) -> None:
        """Picture or graph."""
        self.views.show_view(PICTURE if self.views.currentIndex() == GRAPH else GRAPH)

    @Slot()
    def show_page(self) -> None:
        """The graph in the centre."""
        self.views.show_view(GRAPH)

    def _connect_values(self) -> None:
        session, graph = self._session, self._graph
        session.video_changed.connect(self._on_video)
        session.phase_changed.connect(self._on_phase)
        session.solution_changed.connect(self._on_solution)
        session.explanation_changed.connect(self._on_explanation)
        session.analysis_changed.connect(self._show_kinds)
        graph.offer_changed.connect(self._on_offer)
        graph.picture_changed.connect(self._on_picture)
        graph.focus_changed.connect(self._on_focus)
        graph.cut_changed.connect(self._show_arcs)
        graph.matrix_changed.connect(self._on_matrix)
        self._playback.playhead_changed.connect(self._on_playhead)
        self._window.workspace.pictures.thumbnail_ready.connect(self._on_thumbnail)

    def _connect_gestures(self) -> None:
        for arcs in self._arcs_views():
            arcs.picked.connect(self._focus)
            arcs.sought.connect(self._seek)
        for part in (self.panel, self.page):
            part.kinds.toggled.connect(self._on_kind)
            part.switches.toggled.connect(self._on_graph)
            part.switches.stepped.connect(self._graph.set_step)
            part.cut.cut_changed.connect(self._graph.set_cut)
            part.neighbours.chosen.connect(self._seek)
        for escape in self._escapes:
            escape.activated.connect(self._release)
        self.page.matrix.wanted.connect(self._graph.ask_matrix)
        self.page.matrix.picked.connect(self._on_cell)
        self.page.table.sought.connect(self._seek)
        self.panel.page_wanted.connect(self.show_page)
        self.views.shown.connect(self._on_shown)

    def _arcs_views(self) -> tuple[ArcsView, ArcsView]:
        return self.panel.arcs, self.page.arcs

    # Values

    @Slot(object)
    def _on_video(self, video: VideoInfo | None) -> None:
        for arcs in self._arcs_views():
            arcs.set_data(NOTHING)
            arcs.set_clips(np.zeros((0, 2)))
        self.page.matrix.set_samples(np.zeros(0))
        self.page.matrix.set_matrix(None)
        self._show_note()
        self._show_arcs()

    @Slot(object)
    def _on_phase(self, phase: Phase) -> None:
        self._show_note()

    @Slot()
    def _on_offer(self) -> None:
        graph = self._graph
        on = {one.name: graph.is_on(one.name) for one in graph.sets}
        steps = {one.name: graph.step(one.name) for one in graph.sets}
        for part in (self.panel, self.page):
            part.switches.offer(graph.sets, on, steps)
        self.panel.choice.setEnabled(bool(graph.sets))
        if graph.analysis is not None:
            self.page.matrix.set_samples(graph.analysis.features.times)
        self._show_note()
        self._offer_escape()

    @Slot(object)
    def _on_picture(self, picture: GraphPicture | None) -> None:
        if picture is not None:
            for part in (self.panel, self.page):
                part.cut.slider.set_histogram(picture.histogram)
            self.page.matrix.refresh()
        self._show_note()
        self._show_arcs()

    @Slot(object)
    def _on_focus(self, focus: Focus | None) -> None:
        self.page.matrix.set_focus_sample(focus.sample if focus is not None else None)
        self._show_arcs()
        self._show_neighbours()
        self._offer_escape()

    @Slot(object)
    def _on_matrix(self, matrix: Matrix | None) -> None:
        self.page.matrix.set_matrix(matrix)

    @Slot()
    def _on_solution(self) -> None:
        solution = self._session.solution
        spans = solution.clips.times if solution is not None else np.zeros((0, 2))
        for arcs in self._arcs_views():
            arcs.set_clips(spans)

    @Slot()
    def _on_explanation(self) -> None:
        if self._graph.focus is not None:
            self._show_neighbours()

    @Slot()
    def _on_playhead(self) -> None:
        self.page.matrix.set_playhead(self.panel.arcs.sample_at(float(self._playback.time)))

    @Slot()
    def _on_thumbnail(self) -> None:
        self.panel.neighbours.refresh()
        self.page.neighbours.refresh()

    @Slot()
    def _show_kinds(self) -> None:
        analysis = self._session.analysis
        for part in (self.panel, self.page):
            part.kinds.set_kinds(frozenset(self._graph.kinds), analysis is not None and analysis.relevance is not None)

    @Slot()
    def _show_arcs(self) -> None:
        """Draw what cut-off, kinds and focus leave."""
        graph = self._graph
        picture, analysis, focus = graph.picture, graph.analysis, graph.focus
        if picture is None or analysis is None:
            data, shown, there = NOTHING, 0, 0
        else:
            found = graph.visible(focus.arcs if focus is not None else picture.arcs)
            data = ArcsData(
                analysis.features.times, analysis.importance, found, focus.sample if focus is not None else None, self._describe
            )
            shown, there = len(found), len(found) if focus is not None else picture.count(graph.cut)
        for arcs in self._arcs_views():
            arcs.set_data(data)
        self.page.table.edges.set_arcs(data.arcs, data.times)
        for part in (self.panel, self.page):
            part.cut.show_state(graph.cut, shown, there)
        self._show_facts(data.arcs, shown, there, focus)

    def _show_facts(self, arcs: Arcs, shown: int, there: int, focus: Focus | None) -> None:
        analysis = self._graph.analysis
        scorer = word("Models", analysis.scorer.title) if analysis is not None else ""
        if analysis is None or self._graph.picture is None:
            text = ""
        elif not analysis.scored.table.width:
            text = self.tr("{scorer} has no graph of its own: shots that look alike").format(scorer=scorer)
        elif focus is not None:
            time = clock(float(analysis.features.times[focus.sample]))
            text = self.tr("{number} edges of the sample at {time} · Esc shows all").format(number=shown, time=time)
        elif shown < there:
            text = self.tr("{scorer} · {shown} of {there} edges, the strongest of each kind")
            text = text.format(scorer=scorer, shown=shown, there=there)
        else:
            text = self.tr("{scorer} · {there} edges").format(scorer=scorer, there=there)
        self.page.facts.setText(text)

    def _show_note(self) -> None:
        """One sentence where there are no arcs to draw."""
        phase, analysis, graph = self._session.phase, self._session.analysis, self._graph
        if analysis is not None:
            note = ""
            if graph.picture is not None and not graph.picture.arcs:
                one = self.tr("No edges: the video has a single sample")
                note = self.tr("No edges: choose a graph or a kind of edge at the left") if len(analysis.features) > 1 else one
        elif phase is Phase.ANALYSING:
            note = self.tr("The edges between samples appear once the video is analysed.")
        elif phase is Phase.STOPPED:
            note = self.tr("Not analysed yet")
        else:
            note = self.tr("Edges between samples appear here: what the scorer saw as belonging together")
        for arcs in self._arcs_views():
            arcs.set_note(note)
        self._show_neighbours()

    def _show_neighbours(self) -> None:
        graph = self._graph
        analysis, focus = graph.analysis, graph.focus
        items: tuple[NeighbourItem, ...] = ()
        if analysis is not None and focus is not None:
            features = analysis.features
            items = tuple(
                NeighbourItem(
                    one, float(features.times[one.sample]), int(features.picks[one.sample]), self._describe(one.sample)
                )
                for one in focus.neighbours
            )
        self.panel.neighbours.set_items(items)
        self.panel.neighbours.setVisible(bool(items) and self.views.currentIndex() != GRAPH)
        self.page.neighbours.set_items(items)
        self.page.neighbours.set_empty_text(
            self.tr("This sample has no edges.")
            if focus is not None
            else self.tr("Click a frame in the graph to see what it belongs together with.")
        )

    def _describe(self, sample: int) -> str:
        """What becomes of a sample's frame: in which clip it is, or why it is left out."""
        solution, analysis = self._session.solution, self._graph.analysis
        if solution is None or analysis is None or solution.analysis.features is not analysis.features:
            return ""
        frame = int(solution.analysis.features.picks[sample])
        place = presenter.place_of(solution, frame)
        if place.clip:
            return self.tr("clip {number}").format(number=place.clip)
        found = presenter.verdict(solution, self._session.explanation, frame)
        return found.text if found is not None else ""

    # Gestures

    @Slot(int)
    def _seek(self, sample: int) -> None:
        analysis = self._graph.analysis
        if analysis is not None and sample < len(analysis.features):
            self._playback.seek_frame(int(analysis.features.picks[sample]))

    @Slot(int)
    def _focus(self, sample: int) -> None:
        self._graph.set_focus(sample)
        self._offer_escape()

    def _offer_escape(self) -> None:
        """Escape is the graph's while a sample is in focus, else the window's."""
        for escape in self._escapes:
            escape.setEnabled(self._graph.focused is not None)

    @Slot()
    def _release(self) -> None:
        """All samples again; the keys go back to the arcs. A popup is closed first."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
            return
        self._graph.set_focus(None)
        self._offer_escape()
        for part in (self.panel, self.page):
            if part.neighbours.hasFocus():
                part.arcs.setFocus()

    @Slot(int)
    def _on_cell(self, sample: int) -> None:
        self._focus(sample)
        self._seek(sample)

    @Slot(str, bool)
    def _on_kind(self, kind: EdgeKind, on: bool) -> None:
        self._graph.show_kind(kind, on)
        self._show_kinds()

    @Slot(str, bool)
    def _on_graph(self, name: str, on: bool) -> None:
        self._graph.show_graph(name, on)
        for part in (self.panel, self.page):
            box = part.switches.boxes.get(name)
            if box is not None and box.isChecked() != on:
                box.setChecked(on)

    @Slot(int)
    def _on_shown(self, number: int) -> None:
        self._show_neighbours()
        if number == GRAPH:
            self.page.matrix.refresh()
            if self.page.isVisible():
                self.page.arcs.setFocus()
