"""The numbers behind the curves: as a table, as CSV, from the menu of the plot; curves of several queries."""

from __future__ import annotations

import csv
import io

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from tests.gui.conftest import Desk
from vsum_desktop.app.state import QueryRow, QueryState


def _clipboard() -> list[list[str]]:
    return list(csv.reader(io.StringIO(QGuiApplication.clipboard().text())))


def test_the_table_has_every_sample_and_goes_there(ready: Desk):
    values = ready.window.values
    assert values.isHidden() or not values.isVisible()
    ready.window.docks.show("values")
    ready.until(lambda: values.view.values().rowCount() > 0)
    model, analysis = values.view.values(), ready.session.analysis
    assert model.rowCount() == len(analysis.features)
    names = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    assert names == ["Time", "Frame", "Shot", "importance", "score", "Clip"]
    chosen = ready.session.solution.summary.clips[0]
    inside = [row for row, pick in enumerate(analysis.features.picks) if chosen.frames[0] <= pick < chosen.frames[1]]
    assert model.index(inside[0], 5).data() == "1"
    values.view.setFocus()
    values.view.selectRow(inside[0])
    ready.qtbot.keyClick(values.view, Qt.Key.Key_Return)
    assert ready.playback.frame == analysis.features.picks[inside[0]]
    ready.qtbot.keyClick(values.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = _clipboard()
    assert len(lines) == 2
    assert float(lines[1][4]) == round(float(ready.session.solution.score[inside[0]]), 4)
    ready.ask("red")
    assert model.headerData(4, Qt.Orientation.Horizontal) == "“red”"
    assert values.view.accessibleName()


def test_the_table_comes_to_the_front_with_its_score_in_view(ready: Desk):
    ready.ask("red")
    values, docks = ready.window.values, ready.window.docks
    docks["values"].toggleViewAction().trigger()
    ready.until(lambda: values.view.values().rowCount() > 0)
    assert values.view.isVisible()
    header = values.view.horizontalHeader()
    assert header.sectionViewportPosition(5) + header.sectionSize(5) <= values.view.viewport().width()
    assert values.view.values().headerData(5, Qt.Orientation.Horizontal) == "score"


def test_the_menu_of_the_plot(ready: Desk):
    row = ready.window.timeline.curves.viewport()
    x = round(ready.window.timeline.range.x_at(4.0, row.width()))
    place = QPoint(x, 30)
    QApplication.sendEvent(row, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, row.mapToGlobal(place)))
    menu = ready.window.timeline_view._menu
    texts = {action.text().replace("&", ""): action for action in menu.actions()}
    assert menu.isVisible()
    assert any(text.startswith("Pin ") for text in texts)
    texts["Mark in here"].trigger()
    assert abs(ready.window.timeline.range.marks[0] - 4.0) < 0.05
    next(action for text, action in texts.items() if text.startswith("Ban ")).trigger()
    menu.close()
    ready.settle()
    assert len(ready.session.edits.bans) == 1
    texts["Copy curves as CSV"].trigger()
    assert len(_clipboard()) == 1 + len(ready.session.analysis.features)


def test_further_queries_have_curves_of_their_own(ready: Desk):
    timeline = ready.window.timeline
    ready.ask("red")
    found = ready.session.analysis.relevance
    rows = (QueryRow("red", 0, found), QueryRow("blue", 1, found), QueryRow("sea", 2, None))
    ready.session.query_changed.emit(QueryState("red", rows=rows, active=0))
    assert [curve.key for curve in timeline.curves.data.curves] == ["importance", "relevance", "query:blue", "score"]
    button = timeline.legend.buttons["query:blue"]
    assert button.text() == "“blue”"
    timeline.range.set_cursor(6.0)
    assert button.value == timeline.curves.data.values_at(6.0)["query:blue"]
    button.click()
    assert not timeline.curves.shown("query:blue")
    ready.session.query_changed.emit(QueryState("red", rows=rows[:1], active=0))
    assert "query:blue" not in timeline.legend.buttons


def test_a_curve_stands_out_while_its_name_is_pointed_at(ready: Desk):
    timeline = ready.window.timeline
    button = timeline.legend.buttons["importance"]

    def opacity(key: str) -> float:
        return timeline.curves._items[key].opts["pen"].color().alphaF()

    button.setFocus(Qt.FocusReason.TabFocusReason)
    ready.until(lambda: opacity("score") < 0.5)
    assert opacity("importance") == 1
    ready.window.setFocus()
    ready.until(lambda: opacity("score") == 1)


def test_the_values_under_the_playhead_are_told(ready: Desk):
    ready.playback.seek_time(6)
    ready.settle()
    value = ready.window.timeline.curves.data.values_at(6.0)["score"]
    assert f"score {value:.2f}" in ready.window.timeline.curves.accessibleDescription()
