"""Panels that move, float, hide and are remembered; themes that follow the system."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from tests.gui.conftest import Desk
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


def test_keys_work_in_a_floating_panel(ready: Desk):
    dock = ready.window.docks["timeline"]
    dock.setFloating(True)
    ready.qtbot.keyClick(dock, Qt.Key.Key_End)
    assert ready.playback.frame > 0
    dock.setFloating(False)
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
