"""Marks, ranges that are pinned or banned, and clips trimmed by their edges, with the mouse and with keys."""

from __future__ import annotations

from fractions import Fraction

import pytest
from PySide6.QtCore import QPointF, Qt

from tests.gui.conftest import Desk
from tests.gui.film import RATE
from tests.gui.mouse import drag, move
from vsum_desktop.core.timing import Interval


def _place(desk: Desk, time: float, y: float = 30) -> QPointF:
    timeline = desk.window.timeline
    return QPointF(timeline.range.x_at(time, timeline.curves.viewport().width()), y)


def test_marks_by_key_then_pin(ready: Desk):
    marks, axis, key = ready.window.workspace.marks, ready.window.timeline.range, ready.qtbot.keyClick
    bar = ready.window.timeline.range_bar
    ready.playback.seek_time(8)
    key(ready.window, Qt.Key.Key_I)
    assert marks.span is None
    assert axis.marks == (8.0, None)
    ready.playback.seek_time(9)
    key(ready.window, Qt.Key.Key_O)
    assert marks.span == Interval(Fraction(8), 9 + Fraction(1, RATE))
    assert bar.isVisible()
    key(ready.window, Qt.Key.Key_P)
    ready.settle()
    assert ready.session.edits.pins == (Interval(Fraction(8), 9 + Fraction(1, RATE)),)
    assert marks.span is None
    assert not bar.isVisible()
    ready.playback.seek_time(3)
    key(ready.window, Qt.Key.Key_O)
    ready.playback.seek_time(5)
    key(ready.window, Qt.Key.Key_I)
    assert axis.marks == (5.0, None)
    key(ready.window, Qt.Key.Key_Escape)
    assert axis.marks == (None, None)
    ready.settle()


def test_shift_and_drag_mark_a_range_and_the_bar_bans_it(ready: Desk):
    row, marks, bar = ready.window.timeline.curves.viewport(), ready.window.workspace.marks, ready.window.timeline.range_bar
    drag(ready, row, _place(ready, 16.03), _place(ready, 14.0), Qt.KeyboardModifier.ShiftModifier)
    assert ready.playback.frame == 0
    assert float(marks.span.start) == pytest.approx(14, abs=0.05)
    assert float(marks.span.end) == pytest.approx(16, abs=0.05)
    assert "2.0" in bar.length.text()
    drag(ready, ready.window.timeline.ruler, _place(ready, float(marks.span.end), 8), _place(ready, 17.5, 8))
    assert float(marks.span.end) == pytest.approx(17.5, abs=0.05)
    bar.zoom.click()
    assert ready.window.timeline.range.span == pytest.approx(float(marks.span.length))
    span = marks.span
    bar.ban.click()
    ready.settle()
    assert ready.session.edits.bans == (span,)
    assert all(not clip.interval.overlap(span) for clip in ready.session.solution.summary.clips)
    assert not bar.isVisible()
    ready.session.undo_stack.undo()
    assert not ready.session.edits.bans
    ready.settle()


def test_an_edge_of_a_clip_is_dragged_to_trim_it(ready: Desk):
    row, stack = ready.window.timeline.curves.viewport(), ready.session.undo_stack
    clip = ready.session.solution.summary.clips[0]
    start, end = clip.interval.start, clip.interval.end
    move(row, _place(ready, float(end)))
    assert row.cursor().shape() is Qt.CursorShape.SizeHorCursor
    drag(ready, row, _place(ready, float(end)), _place(ready, float(end) - 0.7))
    trimmed = next(one for one in ready.session.solution.summary.clips if one.shot == clip.shot)
    assert trimmed.interval.start == start
    assert float(trimmed.interval.end) == pytest.approx(float(end) - 0.7, abs=0.05)
    assert ready.playback.frame == trimmed.frames[1] - 1
    assert ready.window.player.picture.verdict.text.endswith("Trimmed by hand.")
    assert stack.count() == 1
    drag(ready, row, _place(ready, float(start)), _place(ready, float(trimmed.interval.end) + 3))
    shrunk = next(one for one in ready.session.solution.summary.clips if one.shot == clip.shot)
    assert shrunk.interval.length > 0
    assert shrunk.interval.end == trimmed.interval.end
    assert stack.count() == 2
    stack.undo()
    stack.undo()
    ready.settle()
    assert ready.session.solution.summary.clips[0].interval == clip.interval


def test_a_press_on_an_edge_without_a_move_changes_nothing(ready: Desk):
    row, before = ready.window.timeline.curves.viewport(), ready.session.edits
    edge = _place(ready, float(ready.session.solution.summary.clips[0].interval.end)).toPoint()
    ready.qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=edge)
    assert ready.session.edits == before
    assert ready.session.undo_stack.count() == 0
