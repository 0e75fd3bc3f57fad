"""Marks, ranges that are pinned or banned, and clips trimmed by their edges, with the mouse and with keys."""

from __future__ import annotations

from fractions import Fraction

import pytest
from PySide6.QtCore import QPointF, Qt

from tests.gui.conftest import Desk
from tests.gui.film import RATE
from tests.gui.mouse import drag, move
from vsum_desktop.core.timing import Interval
from vsum_desktop.ui.timeline.time_range import snapped

NEAR, FAR = QPointF(4, 0), QPointF(12, 0)  # from what a drag is drawn to
ALT = Qt.KeyboardModifier.AltModifier


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
    hatched = row.grab().toImage()
    ready.session.undo_stack.undo()
    assert not ready.session.edits.bans
    ready.settle()
    assert row.grab().toImage() != hatched
    ready.session.undo_stack.redo()
    ready.settle()
    assert row.grab().toImage() == hatched


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


def test_a_time_snaps_to_the_nearest_stop_within_the_tolerance():
    stops = [5.0, 2.0, 2.2]
    assert snapped(2.05, stops, 0.5) == 2.0
    assert snapped(2.15, stops, 0.5) == 2.2
    assert snapped(4.5, stops, 0.5) == 5.0
    assert snapped(4.4, stops, 0.5) == 4.4
    assert snapped(1.0, [], 0.5) == 1.0


def test_a_trimmed_edge_snaps_to_the_very_frame_of_a_border_but_not_with_alt(ready: Desk):
    row, shots = ready.window.timeline.curves.viewport(), ready.session.analysis.shots
    clip = ready.session.solution.summary.clips[0]
    border = int(shots.bounds[clip.shot + 1])
    time = float(ready.session.video.frames.time(border))

    def drag_end(stop: QPointF, *modifier: Qt.KeyboardModifier) -> int:
        def of_shot():
            return next(one for one in ready.session.solution.summary.clips if one.shot == clip.shot)

        ready.playback.seek_frame(0)  # it would draw the edge too
        drag(ready, row, _place(ready, float(of_shot().interval.end)), stop, *modifier)
        end = of_shot().frames[1]
        assert ready.playback.frame == end - 1
        return end

    assert drag_end(_place(ready, time - 1)) < border
    assert drag_end(_place(ready, time) - NEAR) == border
    assert drag_end(_place(ready, time) - NEAR, ALT) == border - 2
    assert drag_end(_place(ready, time) - FAR) == border - 5


def test_a_new_range_and_its_marks_snap_to_borders_and_the_playhead_but_not_with_alt(ready: Desk):
    row, ruler, marks = ready.window.timeline.curves.viewport(), ready.window.timeline.ruler, ready.window.workspace.marks
    shift, frame = Qt.KeyboardModifier.ShiftModifier, Fraction(1, RATE)
    ready.playback.seek_frame(390)
    first, second = _place(ready, 13), _place(ready, 15.6)
    drag(ready, row, first - NEAR, second - NEAR, shift)
    assert marks.span == Interval(Fraction(13), Fraction(156, 10))
    drag(ready, row, first - NEAR, second - NEAR, shift | ALT)
    assert marks.span == Interval(13 - 2 * frame, Fraction(156, 10) - 2 * frame)
    drag(ready, ruler, _place(ready, float(marks.span.start), 8), _place(ready, 8, 8) + NEAR)
    assert marks.span.start == 8
    drag(ready, ruler, _place(ready, 8, 8), _place(ready, 10, 8) + FAR)
    assert marks.span.start == 10 + 5 * frame
    drag(ready, ruler, _place(ready, float(marks.span.start), 8), _place(ready, 10, 8) + NEAR, ALT)
    assert marks.span.start == 10 + 2 * frame
    mark = marks.span.start
    drag(ready, row, _place(ready, 5.5), _place(ready, float(mark)) + NEAR, shift)
    assert marks.span.end == mark
