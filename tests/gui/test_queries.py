"""Asking: history and completion, several queries as chips, and what is one step to undo."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest

from tests.gui.conftest import Desk
from vsum_desktop.ui.query_edit import QueryEdit
from vsum_desktop.ui.query_history import MOST
from vsum_desktop.ui.timeline.curve_data import DIFFERENCE


def _write(desk: Desk, text: str) -> QueryEdit:
    """Type, without leaving the box."""
    edit = desk.window.query.edit
    edit.setFocus()
    edit.selectAll()
    desk.qtbot.keyClicks(edit, text)
    return edit


def _ask(desk: Desk, text: str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    desk.qtbot.keyClick(_write(desk, text), Qt.Key.Key_Return, modifier)
    desk.settle()


def test_a_pause_in_typing_asks_and_all_of_it_is_one_step(ready: Desk):
    edit, stack = _write(ready, "re"), ready.session.undo_stack
    ready.until(lambda: ready.session.query.text == "re")
    ready.qtbot.keyClicks(edit, "d")
    ready.until(lambda: ready.session.query.text == "red")
    ready.settle()
    ready.qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert stack.count() == 1
    assert ready.window.query_view.history.texts == ["red"]
    _ask(ready, "blue")
    assert stack.count() == 2
    stack.undo()
    ready.settle()
    assert edit.text() == "red"
    stack.undo()
    ready.settle()
    assert edit.text() == ""


def test_leaving_the_box_ends_a_step(ready: Desk):
    edit = _write(ready, "red")
    edit.focusOutEvent(QFocusEvent(QEvent.Type.FocusOut))
    ready.settle()
    assert ready.session.query.text == "red"
    _write(ready, "blue")
    edit.focusOutEvent(QFocusEvent(QEvent.Type.FocusOut))
    ready.settle()
    assert ready.session.undo_stack.count() == 2


def test_what_was_asked_is_remembered_and_completed(make_desk: Callable[..., Desk]):
    desk = make_desk()
    for text in ("a red car", "a blue boat", "A red CAR"):
        _ask(desk, text)
    assert desk.window.query_view.history.texts == ["A red CAR", "a blue boat"]
    desk.window.close()
    again = make_desk()
    assert again.window.query_view.history.texts == ["A red CAR", "a blue boat"]
    edit = _write(again, "boat")
    completer = edit.completer()
    assert [completer.model().data(completer.model().index(row, 0)) for row in range(2)] == ["A red CAR", "a blue boat"]
    assert completer.completionCount() == 1
    completer.popup().hide()
    completer.activated.emit("a blue boat")
    assert again.session.query.text == "a blue boat"
    edit.clear()
    again.qtbot.keyClick(edit, Qt.Key.Key_Down)
    assert completer.popup().isVisible()
    assert completer.completionCount() == 2
    completer.popup().hide()
    for number in range(MOST + 5):
        again.window.query_view.history.add(f"query {number}")
    assert len(again.window.query_view.history.texts) == MOST
    again.settle()


def test_queries_are_compared(ready: Desk):
    bar, session = ready.window.query, ready.session
    _ask(ready, "red")
    assert bar.chips.isHidden()
    assert bar.edit.compare.isVisible()
    bar.edit.compare.trigger()
    assert bar.edit.text() == ""
    assert "red" in bar.edit.placeholderText()
    assert session.query.text == "red"
    _ask(ready, "tuba")
    assert [row.text for row in session.query.rows] == ["red", "tuba"]
    assert session.query.text == "tuba"
    assert not bar.chips.isHidden()
    assert "hardly" in bar.chips.chips[1].name.text()
    assert "hardly" not in bar.chips.chips[0].name.text()
    bar.chips.chips[0].name.click()
    ready.settle()
    assert session.query.text == "red"
    assert bar.edit.text() == "red"
    assert len(ready.window.timeline.curves.data.curves) == 5  # score, importance, both queries and their difference
    _ask(ready, "blue", Qt.KeyboardModifier.ControlModifier)
    assert [row.text for row in session.query.rows] == ["red", "tuba", "blue"]
    assert session.undo_stack.undoText() == "compare “blue”"
    bar.chips.chips[1].close_.click()
    ready.settle()
    assert [row.text for row in session.query.rows] == ["red", "blue"]
    bar.chips.chips[1].name.click()
    ready.settle()
    assert session.query.text == ""
    assert session.analysis.query is None
    assert len(bar.chips.chips) == 2
    for _ in range(session.undo_stack.count()):
        session.undo_stack.undo()
    ready.settle()
    assert not session.queries.rows
    assert bar.chips.isHidden()


def test_the_difference_of_two_queries_is_a_curve_that_can_be_shown(ready: Desk):
    curves, legend = ready.window.timeline.curves, ready.window.timeline.legend
    ready.ask("red")
    assert DIFFERENCE not in legend.buttons
    ready.session.add_query("green")
    ready.settle()
    button, drawn = legend.buttons[DIFFERENCE], curves._items[DIFFERENCE]
    red, green = (row.found.values for row in ready.session.query.rows)
    assert "“green” − “red”" in button.toolTip()
    assert not button.isChecked()
    assert not drawn.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert drawn.isVisible()
    np.testing.assert_allclose(drawn.yData, 0.5 + (green - red) / 2, atol=1e-6)
    ready.playback.seek_time(6)
    ready.settle()
    assert button.value == pytest.approx(float((green - red)[curves.data.nearest(6.0)]))
    assert button.value > 0.3
    ready.session.activate_query(0)
    ready.settle()
    assert "“red” − “green”" in legend.buttons[DIFFERENCE].toolTip()
    assert legend.buttons[DIFFERENCE].value < -0.3
    ready.session.add_query("blue")
    ready.settle()
    assert DIFFERENCE not in legend.buttons
    assert DIFFERENCE not in curves._items
    ready.session.remove_query(2)
    ready.settle()
    assert legend.buttons[DIFFERENCE].isChecked()
    assert curves._items[DIFFERENCE].isVisible()


def test_escape_leaves_comparing_before_it_clears(ready: Desk):
    _ask(ready, "red")
    edit = ready.window.query.edit
    ready.qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert edit.adding
    ready.qtbot.keyClicks(edit, "bl")
    ready.qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert edit.text() == "red"
    assert ready.session.query.text == "red"
    ready.qtbot.keyClick(edit, Qt.Key.Key_Escape)
    ready.settle()
    assert ready.session.query.text == ""


def test_no_more_than_four(ready: Desk):
    _ask(ready, "red")
    for text in ("green", "blue", "plain"):
        _ask(ready, text, Qt.KeyboardModifier.ControlModifier)
    edit = ready.window.query.edit
    assert not edit.compare.isVisible()
    assert len({row.slot for row in ready.session.query.rows}) == 4
    _ask(ready, "tuba")
    assert [row.text for row in ready.session.query.rows] == ["red", "green", "blue", "tuba"]


def test_a_fifth_query_is_refused_where_it_is_seen(ready: Desk):
    texts = ["red", "green", "blue", "plain"]
    _ask(ready, texts[0])
    for text in texts[1:]:
        _ask(ready, text, Qt.KeyboardModifier.ControlModifier)
    edit, note = _write(ready, "tuba"), ready.window.match_note
    ready.qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert note.isVisible()
    assert note.sentence.text() == "Four queries at most; remove one first."
    ready.qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert edit.text() == "plain"
    ready.qtbot.keyClick(_write(ready, "tuba"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    edit.focusOutEvent(QFocusEvent(QEvent.Type.FocusOut))
    ready.settle()
    assert [row.text for row in ready.session.query.rows] == texts
    assert edit.text() == "plain"


def test_what_is_offered_goes_once_something_is_asked(ready: Desk):
    _ask(ready, "red")
    edit = _write(ready, "re")
    popup = edit.completer().popup()
    ready.until(popup.isVisible)
    ready.qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not popup.isVisible()
    ready.settle()
    assert [row.text for row in ready.session.query.rows] == ["red", "re"]


def test_keys_on_a_slider_are_steps_of_their_own(ready: Desk):
    _ask(ready, "red")
    slider, stack = ready.window.query.strength, ready.session.undo_stack
    stack.clear()
    for _ in range(3):
        ready.qtbot.keyClick(slider, Qt.Key.Key_Left)
    assert stack.count() == 3
    ready.qtbot.keyClick(ready.window.summary.budget.slider, Qt.Key.Key_Right)
    assert stack.count() == 4
    stack.undo()
    stack.undo()
    ready.settle()
    assert slider.value() == 68
