"""Pins, bans, budget and query strength, and undoing them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from PySide6.QtCore import QPoint, Qt

from tests.gui.conftest import Desk
from vsum_desktop.app.edit_commands import budget_text
from vsum_desktop.core.edits import Budget
from vsum_desktop.core.timing import Interval
from vsum_desktop.ui.words import budget_brief, unbracketed, unbroken


def test_pin_and_ban_by_key(ready: Desk):
    ready.playback.seek_time(8.5)
    ready.settle()
    assert not ready.window.player.picture.verdict.inside
    ready.qtbot.keyClick(ready.window, Qt.Key.Key_P)
    ready.settle()
    assert any(clip.pinned for clip in ready.session.solution.summary.clips)
    assert ready.window.player.picture.verdict.inside
    assert any(row.pinned for row in ready.window.summary.clips.rows)
    ready.qtbot.keyClick(ready.window, Qt.Key.Key_P)
    ready.settle()
    assert not ready.session.edits.pins
    ready.qtbot.keyClick(ready.window, Qt.Key.Key_X)
    ready.settle()
    assert ready.session.edits.bans
    banned = [row for row in ready.window.summary.left_out.rows if row.banned]
    assert len(banned) == 1
    assert banned[0].sentence == "Banned."


def test_pin_and_ban_from_the_list(ready: Desk):
    rows = ready.window.summary.clips
    row = rows.rows[0]
    rows.setFocus()
    rows.setCurrentIndex(rows.model().index(0))
    ready.qtbot.keyClick(rows, Qt.Key.Key_X)
    ready.settle()
    assert row.span in ready.session.edits.bans
    assert row.span not in [other.span for other in ready.window.summary.clips.rows]
    left = ready.window.summary.left_out
    ready.window.summary.tabs.setCurrentIndex(1)
    place = left.visualRect(left.model().index(0))
    pin = left.itemDelegate().button_rects(place)["pin"].center()
    ready.qtbot.mouseClick(left.viewport(), Qt.MouseButton.LeftButton, pos=pin)
    ready.settle()
    assert len(ready.session.edits.pins) == 1
    assert ready.window.summary.clips.rows


def test_a_click_on_a_row_seeks_and_highlights_its_band(ready: Desk):
    rows = ready.window.summary.clips
    place = rows.visualRect(rows.model().index(0))
    ready.qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place.left() + 30, place.center().y()))
    ready.settle()
    assert ready.playback.time == rows.rows[0].span.start
    assert ready.window.timeline.curves.bands.selected == 1
    assert ready.window.player.picture.verdict.inside


def test_the_rows_that_are_under_the_playhead_are_selected(ready: Desk):
    for row in (*ready.window.summary.clips.rows, *ready.window.summary.left_out.rows):
        ready.playback.seek_time(row.span.start)
        ready.settle()
        rows = ready.window.summary.clips if row.number else ready.window.summary.left_out
        assert rows.current_row() == row


def test_one_drag_of_the_budget_is_one_step_to_undo(ready: Desk):
    slider, stack = ready.window.summary.budget.slider, ready.session.undo_stack
    before = ready.session.edits
    slider.setSliderDown(True)
    for value in range(31, 80, 3):
        slider.setSliderPosition(value)
        ready.qtbot.wait(1)
    slider.setSliderDown(False)
    ready.settle()
    assert stack.count() == 1
    assert ready.window.actions_["undo"].text() == "Undo budget 39.5 %"
    longer = ready.session.solution.summary.duration
    ready.window.actions_["undo"].trigger()
    ready.settle()
    assert ready.session.edits == before
    assert slider.value() == 30
    assert ready.session.solution.summary.duration < longer
    ready.window.actions_["redo"].trigger()
    ready.settle()
    assert ready.session.solution.summary.duration == longer
    slider.setValue(100)
    slider.sliderReleased.emit()
    slider.setValue(120)
    slider.sliderReleased.emit()
    assert stack.count() == 3
    ready.settle()


@pytest.mark.parametrize(
    ("typed", "budget"),
    [("20%", Budget.of_share(Fraction(1, 5))), ("5s", Budget.of_seconds(5)), ("0:07", Budget.of_seconds(7))],
)
def test_a_typed_budget(ready: Desk, typed, budget):
    field = ready.window.summary.budget.field
    field.selectAll()
    ready.qtbot.keyClicks(field, typed)
    ready.qtbot.keyClick(field, Qt.Key.Key_Return)
    ready.settle()
    assert ready.session.edits.budget == budget
    assert ready.session.solution.summary.duration <= budget.seconds(ready.session.video.duration)


def test_a_budget_that_cannot_be_read_changes_nothing(ready: Desk):
    panel, before = ready.window.summary.budget, ready.session.edits
    panel.field.selectAll()
    ready.qtbot.keyClicks(panel.field, "plenty")
    ready.qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert ready.session.edits == before
    assert panel.used.whole() == "Write a budget as 15%, 90s or 1:30"
    assert panel.field.text() == "15 %"


def test_a_budget_too_small_says_so(ready: Desk):
    ready.session.set_budget(Budget.of_seconds(Fraction(1, 2)))
    ready.settle()
    assert "cannot be kept" in ready.window.summary.budget.used.whole()
    told = ready.window.summary.budget.told
    assert told.isVisible()  # whole, on as many lines as it takes
    assert told.text().endswith("1.00\N{NO-BREAK SPACE}s.")
    assert ready.window.summary.clips.rows == ()
    assert not ready.window.player.transport.summary.isEnabled()
    ready.session.undo_stack.undo()
    ready.settle()
    assert ready.window.summary.clips.rows


def test_a_typed_budget_is_shown_whole_and_stays_exact(ready: Desk):
    field = ready.window.summary.budget.field
    field.selectAll()
    ready.qtbot.keyClicks(field, "12.29s")
    ready.qtbot.keyClick(field, Qt.Key.Key_Return)
    ready.settle()
    assert field.text() == "12.3 s"
    field.setCursorPosition(0)
    assert field.cursorRect().left() >= 0  # not scrolled out at the left
    field.end(False)
    field.setFocus()
    ready.qtbot.keyClick(field, Qt.Key.Key_Return)
    assert ready.session.edits.budget == Budget.of_seconds(Fraction("12.29"))
    for text in ("999.9 s", "99.9 %"):
        room = field.width() - 2 * ready.window.themes.theme.px(8) - 2
        assert field.fontMetrics().horizontalAdvance(text) < room


def test_a_budget_that_cannot_be_read_is_answered_whole(ready: Desk):
    panel = ready.window.summary.budget
    panel.set_next("+41.8 s adds shot 12 · bird, animal")
    panel.field.selectAll()
    ready.qtbot.keyClicks(panel.field, "plenty")
    ready.qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    shown = panel.told if panel.told.isVisible() else panel.used
    assert shown.text() == "Write a budget as 15%, 90s or 1:30"


def test_the_length_used_is_the_same_everywhere(ready: Desk):
    for amount in (Fraction(101, 20), Fraction(61, 9), Fraction(29, 3)):
        ready.session.set_budget(Budget.of_seconds(amount))
        ready.settle()
        length = f"{float(ready.session.solution.summary.duration):.1f} s"
        assert ready.window.summary.budget.used.whole().startswith(f"{length} of {float(amount):.1f} s")
        assert ready.window.player.transport.summary.text().endswith(length)


def test_a_budget_too_small_can_be_dragged_back(ready: Desk):
    ready.session.set_budget(Budget.of_seconds(Fraction(1, 2)))
    ready.settle()
    line = ready.window.timeline.curves.budget
    assert line.isVisible()
    assert line.level == pytest.approx(float(ready.session.solution.means.max()))
    assert not ready.window.summary.budget.more.isVisible()
    rows = ready.window.summary.clips
    assert rows.way_out.isVisible()
    assert rows.way_out.text() == "Allow 1 s"
    rows.way_out.click()
    ready.settle()
    assert rows.rows
    assert not rows.way_out.isVisible()
    assert ready.session.undo_stack.undoText() == "budget 1 s"


def test_a_video_that_is_banned_whole_can_be_allowed_again(ready: Desk):
    ready.session.ban(Interval(Fraction(0), ready.session.video.duration))
    ready.settle()
    rows = ready.window.summary.clips
    assert not rows.rows
    assert rows.way_out.text() == "Lift all bans"
    rows.way_out.click()
    ready.settle()
    assert rows.rows
    assert not ready.session.edits.bans
    ready.session.undo_stack.undo()
    ready.settle()
    assert not rows.rows


def test_brackets_step_by_one_clip(ready: Desk):
    number = len(ready.session.solution.summary.clips)
    inside = {clip.shot for clip in ready.session.solution.summary.clips}
    following = ready.session.explanation.next_clip
    ready.qtbot.keyClick(ready.window, Qt.Key.Key_BracketRight)
    ready.settle()
    assert following.shot in {clip.shot for clip in ready.session.solution.summary.clips}
    assert following.shot not in inside
    now = len(ready.session.solution.summary.clips)
    ready.qtbot.keyClick(ready.window, Qt.Key.Key_BracketLeft)
    ready.settle()
    assert len(ready.session.solution.summary.clips) < now or number == 1


def test_query_strength_counts(ready: Desk):
    ready.ask("blue")
    slider = ready.window.query.strength
    slider.setValue(0)
    ready.settle()
    without = ready.session.solution.score.copy()
    slider.setValue(100)
    ready.settle()
    assert (ready.session.solution.score == ready.session.analysis.relevance.values).all()
    assert (without == ready.session.analysis.importance).all()
    assert ready.window.query.strength_value.text() == "100 %"


def test_the_window_solves_once_for_many_moves(ready: Desk):
    solved: list[object] = []
    ready.session.solution_changed.connect(solved.append)
    for value in range(40, 140):
        ready.window.summary.budget.slider.setValue(value)
    ready.settle()
    assert len(solved) == 1


@pytest.mark.parametrize(
    ("typed", "shown"), [("0.1%", "0.1 %"), ("90s", "90 s"), ("9:00:00", "9:00:00"), ("1000s", "16:40"), ("100%", "100 %")]
)
def test_budgets_are_written_as_they_can_be_typed(typed: str, shown: str):
    assert budget_text(Budget.parse(typed)) == shown
    assert Budget.parse(shown.replace(" ", "")) == Budget.parse(typed)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("15%", "15 %"), ("47.73%", "47.7 %"), ("0.04%", "0.04 %"), ("20.29s", "20.3 s"), ("90s", "90 s"), ("1:30:00", "1:30:00")],
)
def test_budgets_are_shown_with_one_decimal_at_most(typed: str, shown: str):
    assert budget_brief(Budget.parse(typed)) == shown


def test_what_is_read_in_passing_is_short_and_whole():
    sentence = "Unlike all other shots (nearest cosine 0.47); it lasts 0.57 s."
    assert unbracketed(sentence) == "Unlike all other shots; it lasts 0.57 s."
    assert unbracketed("与片段 3 很相似（余弦 0.94），其评分 0.8。") == "与片段 3 很相似，其评分 0.8。"
    assert unbroken("0.57 s of 20 % in 3 shots").split(" ") == [
        "0.57\N{NO-BREAK SPACE}s",
        "of",
        "20\N{NO-BREAK SPACE}%",
        "in",
        "3",
        "shots",
    ]
