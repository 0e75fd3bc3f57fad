"""The graph: arcs, focus and neighbours, cut-off, graphs, matrix and table, by mouse and by keyboard."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Desk
from tests.media_factory import MediaFactory
from vsum_desktop.app.graph_controller import LOOK_ALIKES
from vsum_desktop.core.arcs import LIMIT, graph_sets
from vsum_desktop.pipeline.services import CONTRASTIVE
from vsum_desktop.ui.graph.controls import GraphSwitches
from vsum_desktop.ui.graph.edge_table import APART
from vsum_desktop.ui.graph.graph_view import GRAPH, PICTURE
from vsum_desktop.ui.graph.page import MATRIX, TABLE
from vsum_desktop.ui.theme import Theme


@pytest.fixture
def graphic(ready: Desk) -> Desk:
    """A window on the analysed film, with the graph in the centre."""
    ready.qtbot.keyClick(ready.window, Qt.Key.Key_G)
    assert ready.window.graph_view.views.currentIndex() == GRAPH
    ready.settle()
    return ready


def _click(desk: Desk, sample: int) -> None:
    """Click a sample on the axis of the page."""
    arcs = desk.window.graph_view.page.arcs
    time = float(desk.session.analysis.features.times[sample])
    x = round(desk.window.timeline.range.x_at(time, arcs.width()))
    desk.qtbot.mouseClick(arcs, Qt.MouseButton.LeftButton, pos=QPoint(x, arcs.height() // 2))
    desk.settle()


def test_the_dock_and_the_page_draw_the_same_edges(graphic: Desk):
    graph, view = graphic.window.workspace.graph, graphic.window.graph_view
    drawn = view.panel.arcs.data.arcs
    assert 0 < len(drawn) <= LIMIT
    assert view.page.arcs.data.arcs is drawn
    assert graph.picture.count(0.0) >= len(drawn)
    assert not view.page.arcs.grab().isNull()
    graphic.qtbot.keyClick(graphic.window, Qt.Key.Key_G)
    assert view.views.currentIndex() == PICTURE


def test_a_click_shows_one_sample_alone_and_seeks(graphic: Desk):
    view, analysis = graphic.window.graph_view, graphic.session.analysis
    everything = len(view.page.arcs.data.arcs)
    _click(graphic, 11)
    assert view.page.arcs.data.focus == 11
    arcs = view.page.arcs.data.arcs
    assert 0 < len(arcs) < everything
    assert ((arcs.source == 11) | (arcs.target == 11)).all()
    assert graphic.playback.frame == analysis.features.picks[11]
    items = view.page.neighbours.items
    weights = [item.neighbour.weight for item in items]
    assert weights == sorted(weights, reverse=True)
    assert {item.neighbour.sample for item in items} <= set(arcs.source.tolist()) | set(arcs.target.tolist())
    assert all(item.why for item in items)
    assert not view.panel.neighbours.isVisibleTo(view.panel)
    graphic.qtbot.keyClick(graphic.window, Qt.Key.Key_G)
    assert view.panel.neighbours.isVisibleTo(view.panel)


def test_a_neighbour_leads_to_its_frame(graphic: Desk):
    view, analysis = graphic.window.graph_view, graphic.session.analysis
    _click(graphic, 11)
    neighbours = view.page.neighbours
    other = neighbours.items[1].neighbour.sample
    place = neighbours.visualRect(neighbours.model().index(1, 0)).center()
    graphic.qtbot.mouseClick(neighbours.viewport(), Qt.MouseButton.LeftButton, pos=place)
    graphic.settle()
    assert graphic.playback.frame == analysis.features.picks[other]
    assert view.page.arcs.data.focus == 11


def test_the_keyboard_walks_the_graph(graphic: Desk):
    view, analysis = graphic.window.graph_view, graphic.session.analysis
    arcs, press = view.page.arcs, graphic.qtbot.keyClick
    arcs.setFocus()
    press(arcs, Qt.Key.Key_Right)
    graphic.settle()
    assert arcs.data.focus == 0
    press(arcs, Qt.Key.Key_Right)
    press(arcs, Qt.Key.Key_Right)
    press(arcs, Qt.Key.Key_Left)
    graphic.settle()
    assert arcs.data.focus == 1
    assert graphic.playback.frame == 0
    press(arcs, Qt.Key.Key_Return)
    graphic.settle()
    assert graphic.playback.frame == analysis.features.picks[1]
    press(arcs, Qt.Key.Key_Tab)
    neighbours = view.page.neighbours
    assert neighbours.hasFocus()
    press(neighbours, Qt.Key.Key_Down)
    press(neighbours, Qt.Key.Key_Return)
    graphic.settle()
    row = neighbours.currentIndex().row()
    assert graphic.playback.frame == analysis.features.picks[neighbours.items[row].neighbour.sample]
    press(neighbours, Qt.Key.Key_Escape)
    graphic.settle()
    assert arcs.data.focus is None
    assert arcs.hasFocus()


def test_the_weight_of_a_neighbour_is_not_cut(graphic: Desk):
    view = graphic.window.graph_view
    _click(graphic, 11)
    for neighbours in (view.page.neighbours, view.panel.neighbours):
        place = neighbours._delegate.words_place(neighbours.visualRect(neighbours.model().index(0, 0)))
        words = QFontMetrics(neighbours._delegate._font(neighbours.font()))
        assert words.horizontalAdvance("temporal .99") <= place.width()
    neighbours = view.page.neighbours
    bar = neighbours.verticalScrollBar()
    assert neighbours.width() >= neighbours._delegate.width(neighbours.font()) + bar.sizeHint().width()


def test_escape_shows_all_wherever_the_keys_are(graphic: Desk):
    view, press = graphic.window.graph_view, graphic.qtbot.keyClick
    page = view.page
    places = (page.arcs, page.matrix, page.table, page.neighbours, page.cut.slider, *page.switches.boxes.values())
    for place in places:
        page.tabs.setCurrentIndex({page.matrix: MATRIX, page.table: TABLE}.get(place, 0))
        page.arcs.picked.emit(11)
        graphic.settle()
        graphic.window.summary.show_export()
        assert page.arcs.data.focus == 11
        place.setFocus()
        press(place, Qt.Key.Key_Escape)
        graphic.settle()
        assert page.arcs.data.focus is None, place
        assert graphic.window.summary.exporting
        place.setFocus()
        press(place, Qt.Key.Key_Escape)
        assert not graphic.window.summary.exporting, place
    page.arcs.picked.emit(11)
    graphic.settle()
    view.panel._popup.unfold()
    press(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not view.panel._popup.isVisible()
    assert page.arcs.data.focus == 11


def test_the_cut_hides_the_weak(graphic: Desk):
    view = graphic.window.graph_view
    slider = view.page.cut.slider
    before = len(view.page.arcs.data.arcs)
    graphic.qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 12, slider.height() // 2))
    cut = graphic.window.workspace.graph.cut
    assert cut > 0.8
    arcs = view.page.arcs.data.arcs
    assert len(arcs) < before
    assert (arcs.weight >= cut).all()
    assert view.panel.cut.slider.value() == slider.value()
    assert f"{cut:.2f}"[1:] in view.panel.cut.words.text()
    graphic.qtbot.keyClick(slider, Qt.Key.Key_Left)
    assert graphic.window.workspace.graph.cut == pytest.approx(cut - 0.01)


def test_kinds_and_graphs_can_be_hidden(graphic: Desk):
    view, graph = graphic.window.graph_view, graphic.window.workspace.graph
    view.panel.kinds.buttons["temporal"].click()
    graphic.settle()
    assert len(view.page.arcs.data.arcs)
    assert "temporal" not in {view.page.arcs.data.arcs.kind_name(n) for n in range(len(view.page.arcs.data.arcs))}
    assert not view.page.kinds.buttons["temporal"].isChecked()
    assert not view.page.kinds.buttons["query"].isEnabled()
    graphic.ask("green")
    assert view.page.kinds.buttons["query"].isEnabled()
    for name in list(view.page.switches.boxes):
        view.page.switches.boxes[name].click()
    graphic.settle()
    assert not any(graph.is_on(one.name) for one in graph.sets)
    assert not len(view.page.arcs.data.arcs)
    assert not view.panel.switches.boxes["similarity"].isChecked()


def test_the_read_out_names_the_edge_under_the_cursor(graphic: Desk):
    arcs = graphic.window.graph_view.page.arcs
    arcs.grab()
    shapes, data = arcs._shapes, arcs.data
    widest = int(np.argmax(np.abs(shapes.end - shapes.start)))
    x, y = (shapes.start[widest] + shapes.end[widest]) / 2, arcs._axis() - shapes.height[widest]
    found = arcs.arc_under(QPointF(x, y))
    assert found is not None
    text = arcs.read_out(QPointF(x, y))
    assert data.arcs.kind_name(found) in text
    assert "→" in text
    on_axis = arcs.read_out(QPointF(x, arcs._axis()))
    assert "importance" in on_axis
    assert "out" in on_axis or "clip" in on_axis


def test_the_matrix_is_worked_out_for_what_is_seen(graphic: Desk):
    view, analysis = graphic.window.graph_view, graphic.session.analysis
    matrix, n = view.page.matrix, len(analysis.features)
    view.page.tabs.setCurrentIndex(MATRIX)
    graphic.until(lambda: matrix._matrix is not None)
    assert matrix.span == (0, n)
    assert not matrix.grab().isNull()
    weights = matrix._matrix.cells[matrix._matrix.cells > 0]
    assert weights.min() < matrix.brightest <= weights.max()
    brightest = max(matrix._image.pixelColor(*place).lightness() for place in np.argwhere(matrix._matrix.cells.T > 0).tolist())
    assert brightest == graphic.window.themes.theme.tokens.color("visual").lightness()
    middle = matrix._square().center()
    matrix.zoom(0.5, middle)
    graphic.until(lambda: matrix._matrix.stop - matrix._matrix.first < n)
    assert matrix.span[1] - matrix.span[0] < n
    target, _ = matrix.cell_at(middle)
    assert matrix.read_out(middle)
    graphic.qtbot.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=middle.toPoint())
    graphic.settle()
    assert view.page.arcs.data.focus == target
    graphic.qtbot.keyClick(matrix, Qt.Key.Key_Home)
    assert matrix.span == (0, n)
    graphic.until(lambda: matrix._matrix.stop - matrix._matrix.first == n)


def test_the_table_lists_copies_and_seeks(graphic: Desk):
    view, analysis = graphic.window.graph_view, graphic.session.analysis
    view.page.tabs.setCurrentIndex(TABLE)
    table = view.page.table
    assert table.model().rowCount() == len(view.page.arcs.data.arcs)
    assert view.page.copy.isVisible()
    apart = {table.model().index(row, APART).data() for row in range(table.model().rowCount())}
    assert any(text.startswith("−") for text in apart)
    assert not any("-" in text for text in apart)
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    view.page.copy.click()
    rows = list(csv.DictReader(io.StringIO(QGuiApplication.clipboard().text())))
    assert len(rows) == table.model().rowCount()
    sources = [int(row["from_sample"]) for row in rows]
    assert sources == sorted(sources)
    assert {row["kind"] for row in rows} <= {"temporal", "visual"}
    last = len(rows) - 1
    table.setCurrentIndex(table.model().index(last, 0))
    graphic.qtbot.keyClick(table, Qt.Key.Key_Return)
    graphic.settle()
    assert graphic.playback.frame == analysis.features.picks[sources[last]]


def test_the_graph_of_the_shipped_scorer_has_three_graphs(make_desk: Callable[..., Desk], film: Path, tmp_path: Path):
    desk = make_desk(models=None, scorer="lgrln", cache=tmp_path / "lgrln")
    desk.open(film)
    view, graph = desk.window.graph_view, desk.window.workspace.graph
    assert list(view.page.switches.boxes) == ["forward", "backward", "undirected", LOOK_ALIKES]
    for name in ("backward", "undirected", LOOK_ALIKES):
        view.page.switches.boxes[name].click()
    desk.settle()
    arcs = graph.picture.arcs
    assert len(arcs)
    assert (arcs.source < arcs.target).all()
    desk.session.set_scorer(CONTRASTIVE)
    desk.settle()
    assert list(view.page.switches.boxes) == ["similarity"]


def test_a_video_of_one_frame_is_told_why_it_has_no_edges(desk: Desk, media_factory: MediaFactory):
    desk.open(media_factory("one_frame"))
    assert desk.window.graph_view.panel.arcs._note == "No edges: the video has a single sample"


def test_the_axis_is_shared_with_the_curves(graphic: Desk):
    arcs, time_range = graphic.window.graph_view.page.arcs, graphic.window.timeline.range
    time_range.show_span(5, 10)
    assert arcs.sample_at(time_range.time_at(0, arcs.width())) == 10
    graphic.qtbot.mouseMove(arcs, QPoint(arcs.width() // 2, 10))
    assert time_range.cursor == pytest.approx(7.5, abs=0.1)
    graphic.qtbot.mouseDClick(arcs, Qt.MouseButton.LeftButton, pos=QPoint(40, 20))
    assert time_range.fitted
    graphic.until(lambda: not arcs._rest.isActive())


def test_a_series_of_graphs_gets_a_slider(qtbot: QtBot, qapp: QApplication):
    switches = GraphSwitches(Theme.of("dark", qapp.font()))
    qtbot.addWidget(switches)
    sets = graph_sets(("step 0", "step 1", "step 2", "spatial"))
    chosen: list[tuple[str, int]] = []
    switches.stepped.connect(lambda name, place: chosen.append((name, place)))
    switches.offer(sets, {one.name: True for one in sets}, {"step": 2, "spatial": 0})
    assert list(switches.boxes) == ["spatial"]
    slider = switches.sliders["step"]
    assert (slider.minimum(), slider.maximum(), slider.value()) == (0, 2, 2)
    qtbot.keyClick(slider, Qt.Key.Key_Left)
    assert chosen == [("step", 1)]
    assert any("1 of 2" in text.text() for text in switches.findChildren(QLabel))
    switches.offer((), {}, {})
    assert not switches.sliders
