"""The timeline under the mouse."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication, QGraphicsItem, QWidget

from tests.gui.conftest import Desk
from tests.gui.film import SECONDS
from tests.gui.mouse import drag, move, wheel
from vsum_desktop.app.state import NO_CLIPS


def _rows(desk: Desk) -> list[QWidget]:
    timeline = desk.window.timeline
    return [timeline.filmstrip, timeline.curves.viewport(), timeline.ruler]


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_click_seeks_in_every_row(ready: Desk, number):
    row = _rows(ready)[number]
    ready.qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() // 2, row.height() // 2))
    assert float(ready.playback.time) == pytest.approx(SECONDS / 2, abs=0.05)
    ready.settle()


def test_dragging_scrubs_and_the_last_place_is_shown(ready: Desk):
    row = _rows(ready)[1]
    ready.qtbot.mousePress(row, Qt.MouseButton.LeftButton, pos=QPoint(10, 20))
    for x in range(20, row.width() // 2, 7):
        ready.qtbot.mouseMove(row, QPoint(x, 20))
    ready.qtbot.mouseRelease(row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() // 2, 20))
    ready.settle()
    frame = ready.playback.frame
    assert frame > 200
    exact = ready.window.player.picture.image
    ready.playback.seek_frame(0)
    ready.settle()
    ready.playback.seek_frame(frame)
    ready.settle()
    assert ready.window.player.picture.image == exact


def test_all_rows_share_the_axis(ready: Desk):
    curves, ruler, strip = ready.window.timeline.curves, ready.window.timeline.ruler, ready.window.timeline.filmstrip
    assert curves.width() == ruler.width() == strip.width()
    assert curves.x() == ruler.x() == strip.x()
    (left, right), _ = curves.getViewBox().viewRange()
    assert (left, right) == pytest.approx((0, SECONDS))


def test_zoom_pan_and_fit(ready: Desk):
    axis, row = ready.window.timeline.range, _rows(ready)[1]
    about = axis.time_at(row.width() // 4, row.width())
    wheel(row, row.width() // 4, 240, Qt.KeyboardModifier.ControlModifier)
    assert axis.span < SECONDS * 0.7
    assert axis.time_at(row.width() // 4, row.width()) == pytest.approx(about)
    (left, right), _ = ready.window.timeline.curves.getViewBox().viewRange()
    assert (left, right) == pytest.approx((axis.start, axis.end))
    start = axis.start
    wheel(row, 100, -120)
    assert axis.start > start
    for _ in range(100):
        wheel(row, 100, -120)
    assert axis.end == pytest.approx(SECONDS)
    ready.qtbot.mouseDClick(row, Qt.MouseButton.LeftButton, pos=QPoint(100, 20))
    assert axis.fitted
    for _ in range(100):
        wheel(row, 100, 120, Qt.KeyboardModifier.ControlModifier)
    assert axis.span == pytest.approx(0.5)
    ready.settle()


def test_the_playhead_turns_the_page(ready: Desk):
    axis = ready.window.timeline.range
    axis.show_span(0, 5)
    ready.playback.seek_time(12)
    assert axis.start <= 12 <= axis.end
    assert axis.span == pytest.approx(5)
    ready.settle()


def test_values_follow_the_cursor_and_then_the_playhead(ready: Desk):
    timeline = ready.window.timeline
    timeline.range.set_cursor(10.0)
    expected = timeline.curves.data.values_at(10.0)
    buttons = timeline.legend.buttons
    assert buttons["importance"].value == expected["importance"]
    ready.playback.seek_frame(0)
    timeline.range.set_cursor(-1.0)
    assert buttons["importance"].value == timeline.curves.data.values_at(0.0)["importance"]


def test_a_curve_can_be_hidden(ready: Desk):
    timeline = ready.window.timeline
    timeline.legend.buttons["importance"].click()
    assert not timeline.curves.shown("importance")
    timeline.legend.buttons["importance"].click()
    assert timeline.curves.shown("importance")


def test_relevance_is_offered_only_with_a_query(ready: Desk):
    button = ready.window.timeline.legend.buttons["relevance"]
    assert not button.isEnabled()
    ready.ask("green")
    assert button.isEnabled()
    assert button.text() == "“green”"
    ready.ask("")
    assert not button.isEnabled()


def test_dragging_the_budget_line_resolves_live(ready: Desk):
    curves, stack = ready.window.timeline.curves, ready.session.undo_stack
    solved: list[int] = []
    ready.session.edits_changed.connect(lambda edits: solved.append(round(100 * edits.budget.amount)))
    before, handle = ready.session.edits.budget.amount, curves.handle().center()
    drag(ready, ready.window.timeline.curves.viewport(), handle, QPointF(handle.x(), curves.viewport().height() - 4))
    assert ready.session.edits.budget.amount > before
    assert solved == sorted(solved)
    assert len(set(solved)) > 1
    assert stack.count() == 1
    assert ready.playback.frame == 0
    assert ready.window.summary.budget.slider.value() > 30
    handle = curves.handle().center()
    drag(ready, ready.window.timeline.curves.viewport(), handle, QPointF(handle.x(), 2))
    assert stack.count() == 2
    assert len(ready.session.solution.summary.clips) == 1
    stack.undo()
    stack.undo()
    ready.settle()
    assert ready.session.edits.budget.amount == before


def test_the_line_is_dragged_anywhere_and_a_click_on_it_seeks(ready: Desk):
    curves, row = ready.window.timeline.curves, ready.window.timeline.curves.viewport()
    before, y = ready.session.edits.budget.amount, curves.handle().center().y()
    x = next(x for x in range(60, 400) if not _edge_near(ready, x))
    move(row, QPointF(x, y))
    assert row.cursor().shape() is Qt.CursorShape.SizeVerCursor
    drag(ready, row, QPointF(x, y), QPointF(x + 3, curves.viewport().height() - 4))
    assert ready.session.edits.budget.amount > before
    assert ready.session.undo_stack.count() == 1
    assert ready.playback.frame == 0
    y = curves.handle().center().y()
    ready.qtbot.mouseClick(row, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPointF(x, y).toPoint())
    ready.settle()
    assert ready.playback.frame > 0
    assert ready.session.undo_stack.count() == 1


def _edge_near(desk: Desk, x: int) -> bool:
    timeline = desk.window.timeline
    edges = [float(edge) for clip in desk.session.solution.summary.clips for edge in (clip.interval.start, clip.interval.end)]
    return min(abs(timeline.range.x_at(edge, timeline.curves.viewport().width()) - x) for edge in edges) < 20


def test_a_drag_beside_the_handle_scrubs(ready: Desk):
    curves = ready.window.timeline.curves
    y = curves.handle().center().y()
    before = ready.session.edits
    drag(ready, ready.window.timeline.curves.viewport(), QPointF(40, y), QPointF(300, y))
    assert ready.playback.frame > 0
    assert ready.session.edits == before


def test_the_sound_is_drawn(ready: Desk):
    row = ready.window.timeline.waveform
    ready.settle()
    assert row.isVisible()
    assert row.drawn
    picture = row.grab().toImage()
    colours = {picture.pixel(row.width() // 2, y) for y in range(picture.height())}
    assert len(colours) >= 2


def test_the_frame_under_the_cursor_is_shown(ready: Desk):
    timeline = ready.window.timeline
    row, hover = timeline.ruler, timeline.hover
    x = round(timeline.range.x_at(6.0, row.width()))
    move(row, QPointF(x, 5))
    ready.until(lambda: hover.frame >= 0)
    frame = ready.session.video.frames.frame_at(timeline.range.cursor)
    ready.until(lambda: hover.frame == frame)
    ready.settle()
    ready.qtbot.mousePress(row, Qt.MouseButton.LeftButton, pos=QPoint(x, 5))
    assert hover.isHidden()
    ready.qtbot.mouseRelease(row, Qt.MouseButton.LeftButton, pos=QPoint(x, 5))
    QApplication.sendEvent(row, QEvent(QEvent.Type.Leave))
    assert timeline.range.cursor < 0
    assert hover.isHidden()
    ready.settle()


def test_curves_at_rest_are_not_drawn_again_for_what_moves_beside_them(ready: Desk):
    curves, axis = ready.window.timeline.curves, ready.window.timeline.range
    lines = [item.curve for item in curves.getPlotItem().listDataItems()]

    def drawn(change: Callable[[], object]) -> int:
        calls = 0

        def count(frame: FrameType, event: str, argument: object) -> None:
            nonlocal calls
            calls += event == "call" and (Path(frame.f_code.co_filename).stem, frame.f_code.co_name) == (
                "PlotCurveItem",
                "paint",
            )

        sys.setprofile(count)
        try:
            change()
            curves.viewport().repaint()
        finally:
            sys.setprofile(None)
        return calls

    assert lines
    ready.until(lambda: all(line.cacheMode() != QGraphicsItem.CacheMode.NoCache for line in lines))
    drawn(curves.viewport().update)
    assert drawn(lambda: axis.set_cursor(5.0)) == 0
    assert drawn(lambda: axis.set_playhead(7.0)) == 0
    assert drawn(lambda: curves.budget.set_level(0.3, "budget")) == 0
    assert drawn(lambda: curves.set_clips(NO_CLIPS)) == 0
    assert drawn(lambda: axis.zoom(0.5, 5.0)) >= len(lines)
    ready.settle()
