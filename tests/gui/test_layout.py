"""Panels that move, float, hide and are remembered; themes that follow the system."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QDockWidget, QLineEdit, QWidget

from tests.gui.conftest import Desk
from vsum_desktop.core.edits import Budget
from vsum_desktop.ui.theme import DARK, LIGHT


def test_panels_float_hide_and_go_back(desk: Desk):
    window, docks = desk.window, desk.window.docks
    timeline, summary = docks["timeline"], docks["summary"]
    height = timeline.height()
    summary.titleBarWidget().hide_button.click()
    assert summary.isHidden()
    assert not summary.toggleViewAction().isChecked()
    timeline.titleBarWidget().float.click()
    assert timeline.isFloating()
    assert "back" in timeline.titleBarWidget().float.toolTip()
    timeline.titleBarWidget().float.click()
    window.addDockWidget(Qt.DockWidgetArea.TopDockWidgetArea, timeline)
    reset = next(action for action in window.actions_.menus["&View"].actions() if "Reset" in action.text())
    reset.trigger()
    assert window.dockWidgetArea(timeline) is Qt.DockWidgetArea.BottomDockWidgetArea
    assert summary.isVisible()
    desk.until(lambda: abs(timeline.height() - height) <= 2)


def test_the_layout_is_remembered(make_desk: Callable[..., Desk]):
    first = make_desk()
    first.window.docks["summary"].close()
    first.window.addDockWidget(Qt.DockWidgetArea.TopDockWidgetArea, first.window.docks["timeline"])
    first.window.close()
    again = make_desk()
    assert again.window.docks["summary"].isHidden()
    assert again.window.dockWidgetArea(again.window.docks["timeline"]) is Qt.DockWidgetArea.TopDockWidgetArea


PLAIN = {
    "play": "k ", "slower": "j", "faster": "l", "mark_in": "i", "mark_out": "o", "ban": "x", "pin": "p",
    "frame_back": ",", "frame_on": ".", "less": "[", "more": "]", "graph": "g", "keys": "?", "ask": "/",
}  # fmt: skip


def _float(desk: Desk, name: str) -> QDockWidget:
    dock = desk.window.docks[name]
    dock.show()
    dock.setFloating(True)
    dock.activateWindow()
    desk.until(dock.isActiveWindow)
    return dock


def _count(desk: Desk) -> Counter[str]:
    """How often each command was given, by the keys that write."""
    given: Counter[str] = Counter()
    for name in PLAIN:
        desk.window.actions_[name].triggered.connect(partial(given.update, [name]))
    return given


@pytest.mark.parametrize("name", ["summary", "timeline", "values", "graph"])
def test_keys_work_wherever_the_focus_is_in_a_floating_panel(ready: Desk, name: str):
    dock = _float(ready, name)
    given = _count(ready)
    parts = [part for part in dock.findChildren(QWidget) if part.isVisible() and part.isEnabled() and part.focusPolicy()]
    assert parts
    for times, part in enumerate((part for part in parts if not isinstance(part, QLineEdit)), 1):
        part.setFocus()
        assert part.hasFocus()
        QTest.keyClicks(part, "o.")
        assert (given["mark_out"], given["frame_on"]) == (times, times), part
    ready.qtbot.keyClick(dock, Qt.Key.Key_End)
    assert ready.playback.frame == len(ready.session.video.frames) - 1
    ready.window.docks.reset()
    ready.settle()


@pytest.mark.parametrize("name", ["summary", "values"])
def test_every_key_works_in_a_floating_panel_but_in_its_text(ready: Desk, name: str):
    dock = _float(ready, name)
    given = _count(ready)
    for part in dock.findChildren(QLineEdit):
        if part.isVisible():
            part.setFocus()
            QTest.keyClicks(part, "".join(PLAIN.values()))
    assert not given
    part = next(part for part in dock.findChildren(QAbstractItemView) if part.isVisible())
    for command, keys in PLAIN.items():
        given.clear()
        for key in keys:
            part.setFocus()
            QTest.keyClicks(part, key)
        assert given == {command: len(keys)}
    ready.until(lambda: ready.window.isActiveWindow() and ready.window.query.edit.hasFocus())  # which “/” asked for
    ready.window.application_view.close_all()
    ready.window.docks.reset()
    ready.settle()


def test_the_theme_follows_the_system_or_a_choice(make_desk: Callable[..., Desk]):
    desk = make_desk(theme="system")
    themes = desk.window.actions_.themes.actions()
    assert [action.data() for action in themes] == ["system", "dark", "light"]
    assert themes[0].isChecked()
    for action, tokens in ((themes[2], LIGHT), (themes[1], DARK)):
        action.trigger()
        assert action.isChecked()
        assert desk.window.grab().toImage().pixelColor(4, 4) == QColor(tokens.panel)
    themes[0].trigger()
    assert themes[0].isChecked()


def test_the_first_hint_is_shown_until_it_is_dismissed(make_desk: Callable[..., Desk], film: Path, film_cache: Path):
    first = make_desk(cache=film_cache)
    assert first.window.hint.isHidden()
    first.open(film)
    assert first.window.hint.isVisible()
    assert "P to keep" in first.window.hint.sentence.text()
    first.window.close()
    again = make_desk(cache=film_cache)
    again.open(film)
    assert again.window.hint.isVisible()
    again.window.hint.close_button.click()
    again.window.close()
    last = make_desk(cache=film_cache)
    last.open(film)
    assert last.window.hint.isHidden()


def test_the_first_hint_goes_by_itself_once_a_few_things_were_decided(ready: Desk):
    hint, session = ready.window.hint, ready.session
    assert hint.isVisible()
    ready.ask("red")
    session.set_budget(Budget.parse("30%"))
    session.end_drag()
    assert hint.isVisible()
    session.set_budget(Budget.parse("40%"))
    assert hint.isHidden()


def test_panels_on_tabs_do_not_say_their_names_twice(desk: Desk):
    docks = desk.window.docks
    names = [docks[name].titleBarWidget().name for name in ("summary", "values")]
    assert names[0].isVisibleTo(docks["summary"])
    docks.show("values")
    desk.until(lambda: all(name.isHidden() for name in names))
    docks["values"].setFloating(True)
    desk.until(lambda: not any(name.isHidden() for name in names))
    docks["values"].setFloating(False)
    desk.until(lambda: all(name.isHidden() for name in names))
    docks["values"].close()
    desk.until(lambda: not names[0].isHidden())


def test_the_graph_comes_by_itself_only_where_it_leaves_room(desk: Desk):
    window = desk.window
    for height, shown in ((860, False), (1200, True)):
        window.resize(1440, height)
        window.docks.reset()
        assert window.docks["graph"].isHidden() is not shown


@pytest.mark.parametrize("graph_first", [True, False])
def test_a_small_window_stays_small(make_desk: Callable[..., Desk], film: Path, film_cache: Path, graph_first: bool):
    desk = make_desk(cache=film_cache)
    window = desk.window
    graph = window.graph_dock.toggleViewAction()
    if graph_first:
        graph.trigger()
    desk.open(film)
    assert window.hint.isVisible()
    desk.ask("red")
    desk.session.add_query("blue")
    desk.settle()
    if not graph_first:
        graph.trigger()
        desk.settle()
    assert window.query.chips.isVisible()
    assert window.graph_dock.isVisible()
    assert (window.width(), window.height()) == (1280, 720)
    assert window.minimumSizeHint().height() <= 720


def test_a_narrow_summary_keeps_its_name_whole(ready: Desk):
    window = ready.window
    budget = window.summary.budget
    for width in (420, 300):
        window.resizeDocks([window.docks["summary"]], [width], Qt.Orientation.Horizontal)
        ready.until(lambda width=width: abs(window.summary.width() - width) <= 20)
        ready.until(lambda: budget.name.width() >= budget.name.sizeHint().width())
        assert budget.seconds.isVisible() is (width > 400)


def test_an_empty_list_offers_no_order(make_desk: Callable[..., Desk], film: Path, film_cache: Path):
    desk = make_desk(cache=film_cache)
    summary = desk.window.summary
    assert not summary.bar.sorting.isVisible()
    desk.open(film)
    assert summary.bar.sorting.isVisible()
    summary.tabs.setCurrentIndex(2)
    assert not summary.bar.sorting.isVisible()


def test_full_screen_on_f_and_escape(ready: Desk):
    window = ready.window
    window.setFocus()
    ready.qtbot.keyClick(window, Qt.Key.Key_F)
    assert window.isFullScreen()
    ready.qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    ready.qtbot.keyClick(window, Qt.Key.Key_F11)
    ready.qtbot.keyClick(window, Qt.Key.Key_F11)
    assert not window.isFullScreen()


def test_nothing_long_widens_the_window(ready: Desk, tmp_path: Path):
    window, width = ready.window, ready.window.width()
    ready.ask("x" * 300)
    window.match_note.show_sentence("“" + "x" * 300 + "” hardly matches anything here")
    assert "x" * 60 not in window.actions_["undo"].text()
    ready.session.undo_stack.setClean()
    window.open_path(tmp_path / ("y" * 200 + ".mp4"))
    ready.until(lambda: window.centre.currentWidget() is window.failure)
    ready.settle()
    assert window.width() == width
    assert window.minimumSizeHint().width() <= width


def test_the_outcome_of_the_last_video_goes_with_it(ready: Desk, tmp_path: Path):
    assert ready.window.status.outcome.text()
    ready.window.open_path(tmp_path / "missing.mp4")
    ready.until(lambda: ready.window.centre.currentWidget() is ready.window.failure)
    assert not ready.window.status.outcome.text()


def test_what_the_status_bar_says_does_not_widen_the_window(desk: Desk):
    before = desk.window.minimumSizeHint().width()
    desk.window.status.set_facts(["1,234 samples · 2/s"] * 20)
    assert desk.window.minimumSizeHint().width() == before
    assert "…" in desk.window.status.facts.text()
    desk.settle()
