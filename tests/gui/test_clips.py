"""The lists of clips: several at once, trims, order, sorting, by mouse and keyboard, and ten thousand rows."""

from __future__ import annotations

import sys
from fractions import Fraction
from types import FrameType

import numpy as np
import pytest
from PySide6.QtCore import QAbstractAnimation, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QImage
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Desk
from tests.gui.mouse import move
from vsum_desktop.core.edits import Budget
from vsum_desktop.core.timing import Interval
from vsum_desktop.ui.clip_list import RowList, TrimTo
from vsum_desktop.ui.rows import Row, Rows, Sorting
from vsum_desktop.ui.summary_panel import CLIPS, LEFT_OUT
from vsum_desktop.ui.theme import Theme

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def long(ready: Desk) -> Desk:
    """A window whose summary has several clips."""
    ready.session.set_budget(Budget.of_share(Fraction(3, 5)))
    ready.settle()
    ready.session.undo_stack.clear()
    assert len(ready.window.summary.clips.rows) >= 3
    return ready


def _spans(rows: RowList) -> list[Interval]:
    return [row.span for row in rows.rows]


def _click(desk: Desk, rows: RowList, line: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    place = rows.visualRect(rows.model().index(line))
    desk.qtbot.mouseClick(
        rows.viewport(), Qt.MouseButton.LeftButton, modifier, place.topLeft() + (place.center() - place.topLeft()) / 4
    )


def test_several_rows_are_pinned_and_banned_at_once(long: Desk):
    rows, session = long.window.summary.clips, long.session
    spans = _spans(rows)
    rows.setFocus()
    _click(long, rows, 0)
    _click(long, rows, 2, CONTROL)
    assert [row.span for row in rows.selected_rows()] == [spans[0], spans[2]]
    long.qtbot.keyClick(rows, Qt.Key.Key_P)
    long.settle()
    assert set(session.edits.pins) == {spans[0], spans[2]}
    assert session.undo_stack.undoText() == "pin 2 clips"
    assert len(rows.selected_rows()) == 2
    long.qtbot.keyClick(rows, Qt.Key.Key_X)
    long.settle()
    assert set(session.edits.bans) == {spans[0], spans[2]}
    assert not session.edits.pins
    session.undo_stack.undo()
    session.undo_stack.undo()
    long.settle()
    assert _spans(rows) == spans


def test_banning_one_clip_after_another_by_key(long: Desk):
    rows, session = long.window.summary.clips, long.session
    first = _spans(rows)[0]
    rows.setFocus()
    _click(long, rows, 0)
    long.settle()
    long.qtbot.keyClick(rows, Qt.Key.Key_X)
    long.settle()
    following = _spans(rows)[0]
    assert rows.current_row().span == following
    assert long.playback.time == following.start
    long.qtbot.keyClick(rows, Qt.Key.Key_Delete)
    long.settle()
    assert {first, following} <= set(session.edits.bans)


def test_other_keys_are_the_windows_though_a_list_has_the_focus(long: Desk):
    rows = long.window.summary.clips
    rows.setFocus()
    _click(long, rows, 1)
    long.settle()
    frame = long.playback.frame
    long.qtbot.keyClick(rows, Qt.Key.Key_Right)
    assert long.playback.frame == frame + 1
    long.qtbot.keyClick(rows, Qt.Key.Key_Space)
    assert long.playback.playing
    long.qtbot.keyClick(rows, Qt.Key.Key_K)
    assert not long.playback.playing
    long.qtbot.keyClick(rows, Qt.Key.Key_A, CONTROL)
    assert len(rows.selected_rows()) == len(rows.rows)
    long.settle()


def test_a_button_on_one_of_several_selected_rows_is_meant_for_all(long: Desk):
    rows = long.window.summary.clips
    spans = _spans(rows)
    _click(long, rows, 0)
    _click(long, rows, 1, SHIFT)
    place = rows.itemDelegate().button_rects(rows.visualRect(rows.model().index(1)))["pin"].center()
    long.qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    long.settle()
    assert set(long.session.edits.pins) == set(spans[:2])


def test_clips_move_with_alt_and_arrows_and_back(long: Desk):
    rows = long.window.summary.clips
    spans = _spans(rows)
    assert long.window.summary.bar.isHidden()
    _click(long, rows, 0)
    long.qtbot.keyClick(rows, Qt.Key.Key_Down, ALT)
    long.settle()
    assert _spans(rows) == [spans[1], spans[0], *spans[2:]]
    assert rows.current_row().span == spans[0]
    assert [clip.interval for clip in long.session.solution.summary.clips] == _spans(rows)
    assert long.window.timeline.curves.bands.selected == 2
    long.qtbot.keyClick(long.window, Qt.Key.Key_Down, ALT)
    long.settle()
    assert _spans(rows)[2] == spans[0]
    assert long.window.actions_["undo"].text() == "Undo reorder"
    tabs, bar = long.window.summary.tabs, long.window.summary.bar
    tabs.setCurrentIndex(LEFT_OUT)
    assert bar.isHidden()  # only the clips have an order of the user's own
    tabs.setCurrentIndex(CLIPS)
    assert bar.isVisible()
    bar.reset.click()
    long.settle()
    assert _spans(rows) == spans
    assert not long.session.edits.order


def test_clips_are_dropped_between_others(long: Desk):
    rows = long.window.summary.clips
    spans, model = _spans(rows), rows.model()
    data = model.mimeData([model.index(0)])
    last = rows.visualRect(model.index(2))
    drop = QDropEvent(
        QPointF(last.center().x(), last.bottom() - 4),
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    rows.dropEvent(drop)
    long.settle()
    assert drop.isAccepted()
    assert _spans(rows) == [spans[1], spans[2], spans[0], *spans[3:]]
    assert model.flags(model.index(0)) & Qt.ItemFlag.ItemIsDragEnabled
    rows.set_sorting(Sorting.SCORE)
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsDragEnabled


def test_a_double_click_plays_the_clip(long: Desk):
    rows = long.window.summary.clips
    place = rows.visualRect(rows.model().index(1)).topLeft() + QPoint(20, 20)
    long.qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    long.qtbot.mouseDClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert long.playback.playing
    assert long.playback.time >= rows.rows[1].span.start
    long.playback.pause()
    long.settle()


def test_sorting_changes_the_list_and_not_the_summary(long: Desk):
    rows, bar = long.window.summary.clips, long.window.summary.bar
    spans = _spans(rows)
    _click(long, rows, 1)
    for by, key in ((Sorting.SCORE, lambda row: -row.score), (Sorting.LENGTH, lambda row: -row.span.length)):
        next(action for action in bar.sorting.menu().actions() if action.data() is by).trigger()
        assert list(rows.rows) == sorted(rows.rows, key=key)
        assert rows.current_row().span == spans[1]
    assert [clip.interval for clip in long.session.solution.summary.clips] == spans
    bar.sorting.menu().actions()[0].trigger()
    assert _spans(rows) == spans
    long.settle()


def test_clips_are_trimmed_at_the_playhead(long: Desk):
    rows, session = long.window.summary.clips, long.session
    span = _spans(rows)[0]
    long.playback.seek_time(span.start + Fraction(10, 25))
    long.settle()
    long.qtbot.keyClick(long.window, Qt.Key.Key_Q)
    long.playback.seek_time(span.start + Fraction(34, 25))
    long.qtbot.keyClick(long.window, Qt.Key.Key_W)
    long.settle()
    trimmed = Interval(span.start + Fraction(10, 25), span.start + Fraction(35, 25))
    row = next(row for row in rows.rows if row.span == trimmed)
    assert row.trimmed
    assert session.undo_stack.count() == 2
    long.qtbot.keyClick(long.window, Qt.Key.Key_W, SHIFT)
    long.settle()
    assert span in _spans(rows)
    assert not session.edits.trims


def test_the_trim_button_offers_a_menu(long: Desk):
    rows = long.window.summary.clips
    span = _spans(rows)[1]
    rows.setFocus()
    _click(long, rows, 1)
    long.settle()
    long.qtbot.keyClick(rows, Qt.Key.Key_T)
    menu = next(action.menu() for action in rows.menu.actions() if action.menu() is not None)
    assert menu.isVisible()
    assert [action.data() for action in menu.actions()] == list(TrimTo)
    menu.hide()
    long.window.workspace.marks.set_span(float(span.start) + 0.2, float(span.start) + 1.0)
    menu.actions()[2].trigger()
    long.settle()
    assert Interval(span.start + Fraction(5, 25), span.start + 1) in _spans(rows)
    place = rows.itemDelegate().button_rects(rows.visualRect(rows.model().index(1)))["trim"].center()
    long.qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert menu.isVisible()
    menu.hide()


def test_the_length_against_the_budget_is_in_view(long: Desk):
    length = float(long.session.solution.summary.duration)
    assert long.window.summary.budget.used.whole().startswith(f"{length:.1f} s of 12.0 s")


class _NoPictures:
    """There are none."""

    def thumbnail(self, frame: int) -> QImage | None:
        return None


def test_of_ten_thousand_rows_only_those_in_view_are_made(qtbot: QtBot, qapp):
    made: list[int] = []

    def make(place: int) -> Row:
        made.append(place)
        return Row(Interval(Fraction(place), Fraction(place + 1)), f"Shot {place}", "", "", place, place, 0.5)

    number = 10_000
    rows = RowList("Clips", "", _NoPictures(), Theme.of("dark", qapp.font()))
    qtbot.addWidget(rows)
    rows.resize(360, 500)
    values = (np.arange(number, dtype=np.float64), np.linspace(0, 1, number), np.ones(number))
    rows.set_rows(Rows(np.arange(number), make, lambda: values))
    rows.show()
    qtbot.waitExposed(rows)
    rows.grab()
    assert rows.model().rowCount() == number
    assert len(set(made)) < 40
    rows.select_key(9_000)
    rows.grab()
    assert rows.current_row().shot == 9_000
    rows.set_sorting(Sorting.SCORE)
    rows.grab()
    assert rows.model().row(0).shot == 9_999
    assert rows.current_row().shot == 9_000
    assert len(set(made)) < 120


def test_a_layout_of_ten_thousand_rows_is_no_business_of_python(qtbot: QtBot, qapp):
    rows = RowList("Clips", "", _NoPictures(), Theme.of("dark", qapp.font()))
    qtbot.addWidget(rows)
    rows.resize(360, 500)
    rows.show()
    qtbot.waitExposed(rows)
    number, calls = 10_000, 0

    def make(place: int) -> Row:
        return Row(Interval(Fraction(place), Fraction(place + 1)), f"Shot {place}", "", "", place, place, 0.5)

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        rows.set_rows(Rows(np.arange(number), make, lambda: (np.zeros(number),) * 3))
        rows.select_key(number - 1)
        rows.grab()
    finally:
        sys.setprofile(None)
    assert rows.current_row().shot == number - 1
    assert calls < number / 2


def _buttons(rows: RowList, line: int) -> QImage:
    """What is painted where the buttons of a row are."""
    places = rows._delegate.button_rects(rows.visualRect(rows.model().index(line)))
    return rows.viewport().grab(places["pin"].united(places["trim"])).toImage()


def test_buttons_fade_in_under_the_cursor(long: Desk):
    rows = long.window.summary.clips
    rows.fade.setDuration(120)
    row = rows.visualRect(rows.model().index(1))
    plain = _buttons(rows, 1)
    move(rows.viewport(), QPointF(row.left() + 20, row.center().y()))
    assert rows.fade.state() is QAbstractAnimation.State.Running
    rows.fade.pause()
    rows.fade.setCurrentTime(0)
    assert _buttons(rows, 1) == plain
    rows.fade.setCurrentTime(60)
    half = _buttons(rows, 1)
    rows.fade.setCurrentTime(119)
    assert half not in (plain, _buttons(rows, 1))
    rows.fade.stop()
    long.settle()


def test_buttons_can_be_pressed_before_they_are_seen(long: Desk):
    rows = long.window.summary.clips
    rows.fade.setDuration(120)
    place = rows._delegate.button_rects(rows.visualRect(rows.model().index(1)))["pin"].center()
    span = _spans(rows)[1]
    move(rows.viewport(), QPointF(place))
    rows.fade.pause()
    rows.fade.setCurrentTime(0)
    long.qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert span in long.session.edits.pins
    rows.fade.stop()
    long.settle()


def test_buttons_are_there_at_once_where_nothing_is_to_move(long: Desk):
    rows = long.window.summary.clips
    rows.fade.setDuration(0)
    plain = _buttons(rows, 1)
    row = rows.visualRect(rows.model().index(1))
    move(rows.viewport(), QPointF(row.left() + 20, row.center().y()))
    assert rows.fade.state() is QAbstractAnimation.State.Stopped
    assert _buttons(rows, 1) != plain
    long.settle()
