"""Every edit is a command: named, merged within a drag, and undone exactly."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.gui.conftest import Desk
from vsum_desktop.app.queries import Queries, Query
from vsum_desktop.core.edits import Budget, Trim
from vsum_desktop.core.timing import Interval
from vsum_desktop.pipeline.services import CONTRASTIVE


def _clips(desk: Desk) -> list[Interval]:
    return [clip.interval for clip in desk.session.solution.summary.clips]


def _half(span: Interval) -> Interval:
    frames = span.length * 25 // 2  # of the film, 25 a second
    return Interval(span.start, span.start + Fraction(frames, 25))


def test_trimming_a_clip_holds_it(ready: Desk):
    clip = ready.session.solution.summary.clips[0]
    half = _half(clip.interval)
    ready.session.trim(clip.shot, half)
    ready.settle()
    assert half in _clips(ready)
    assert sum(other.shot == clip.shot for other in ready.session.solution.summary.clips) == 1
    assert ready.session.edits.trims == (Trim(clip.shot, half),)
    ready.session.set_budget(Budget.of_share(Fraction(9, 10)))
    ready.settle()
    assert half in _clips(ready)
    ready.session.untrim(clip.shot)
    ready.settle()
    assert not ready.session.edits.trims
    assert not ready.session.edits.pins


def test_the_moves_of_a_trim_are_one_step(ready: Desk):
    session, stack = ready.session, ready.session.undo_stack
    clip = session.solution.summary.clips[0]
    opened = session.decisions
    for frames in (30, 20, 12, 25):
        session.trim(clip.shot, Interval(clip.interval.start, clip.interval.start + Fraction(frames, 25)))
        ready.settle()
    assert stack.count() == 1
    assert session.edits.pins[0].length == 1
    session.end_drag()
    session.trim(clip.shot, _half(clip.interval))
    assert stack.count() == 2
    stack.undo()
    stack.undo()
    assert session.decisions == opened
    ready.settle()


def test_a_trim_stops_at_the_next_pinned_clip_and_lets_it_be(ready: Desk):
    session, shots = ready.session, ready.session.analysis.shots
    table = session.video.frames
    first, second = shots.interval(1, table), shots.interval(2, table)
    session.pin(first)
    session.pin(second)
    ready.settle()
    session.trim(1, Interval(first.start, second.end))
    assert session.edits.pins == (first, second)
    session.trim(1, Interval(first.start - Fraction(13, 25), first.end))
    assert session.edits.pins == (Interval(first.start - Fraction(13, 25), first.end), second)
    ready.settle()
    assert [clip.pinned for clip in session.solution.summary.clips].count(True) == 2


def test_clips_are_shown_in_the_order_asked_for(ready: Desk):
    session = ready.session
    session.set_budget(Budget.of_share(Fraction(1, 2)))
    ready.settle()
    in_time = _clips(ready)
    assert len(in_time) > 2
    assert in_time == sorted(in_time)
    session.reorder(in_time[::-1])
    ready.settle()
    assert _clips(ready) == in_time[::-1]
    assert [row.span for row in ready.window.summary.clips.rows] == in_time[::-1]
    session.reset_order()
    ready.settle()
    assert _clips(ready) == in_time
    session.reorder(in_time)
    assert session.edits.order == ()


def test_several_clips_are_pinned_at_once(ready: Desk):
    session, stack = ready.session, ready.session.undo_stack
    spans = [session.analysis.shots.interval(shot, session.video.frames) for shot in (0, 3, 5)]
    session.pin(*spans)
    assert set(session.edits.pins) == set(spans)
    assert stack.undoText() == "pin 3 clips"
    session.ban(*spans[:2])
    assert session.edits.pins == (spans[2],)
    assert set(session.edits.bans) == set(spans[:2])
    session.ban(*spans[:2])
    assert session.edits.bans == ()
    ready.settle()


def test_asking_again_is_instant(ready: Desk):
    ready.ask("red")
    first = ready.session.analysis
    ready.ask("blue")
    ready.session.set_query("red")
    assert ready.session.analysis is first
    assert not ready.session.query.searching
    ready.settle()


def test_rows_of_queries_each_have_a_curve(ready: Desk):
    session = ready.session
    ready.ask("red")
    scored = session.analysis.scored
    session.add_query("blue")
    ready.settle()
    session.add_query("tuba")
    ready.settle()
    assert [row.text for row in session.query.rows] == ["red", "blue", "tuba"]
    assert session.query.text == "tuba"
    assert session.query.weak
    assert [row.weak for row in session.query.rows] == [False, False, True]
    assert session.query.rows[1].found.values[22] > session.query.rows[1].found.values[8]
    session.activate_query(0)
    assert session.analysis.scored is scored
    assert session.query.rows[0].slot == 0
    assert len({row.slot for row in session.query.rows}) == 3
    session.remove_query(1)
    assert session.query.text == "red"
    session.activate_query(-1)
    ready.settle()
    assert session.analysis.query is None
    for _ in range(session.undo_stack.count()):
        session.undo_stack.undo()
    assert session.queries == Queries()
    ready.settle()


def test_a_query_that_is_compared_is_not_scored(ready: Desk):
    """Rows that come with the opened state need the text tower alone."""
    ready.session.restore(
        ready.session.decisions.__class__(ready.session.edits, Queries((Query("red", 1), Query("blue", 0)), 1), CONTRASTIVE)
    )
    ready.settle()
    assert ready.session.analysis.query == "blue"
    assert ready.session.query.rows[0].found is not None
    assert not ready.session.undo_stack.canUndo()


def test_typing_is_one_step(ready: Desk):
    session = ready.session
    for text in ("r", "re", "red"):
        session.set_query(text, typing=True)
    ready.settle()
    assert session.undo_stack.count() == 1
    assert session.undo_stack.undoText() == "query “red”"
    session.undo_stack.undo()
    assert session.query.text == ""
    ready.settle()


def test_choosing_a_scorer_is_undone(ready: Desk):
    session = ready.session
    assert session.scorer == CONTRASTIVE
    assert not session.undo_stack.canUndo()
    before = session.analysis
    session.set_scorer("uniform")
    ready.settle()
    assert session.analysis.scorer.id == "uniform"
    session.undo_stack.undo()
    assert session.analysis is before
    ready.settle()


SHARES = st.integers(4, 100).map(lambda percent: Fraction(percent, 100))
SHOTS = st.integers(0, 7)
EDITS = st.one_of(
    st.tuples(st.just("budget"), SHARES),
    st.tuples(st.just("strength"), st.integers(0, 10)),
    st.tuples(st.sampled_from(["pin", "ban"]), st.lists(SHOTS, min_size=1, max_size=3, unique=True)),
    st.tuples(st.just("trim"), SHOTS, st.integers(0, 9), st.integers(1, 12)),
    st.tuples(st.just("untrim"), SHOTS),
    st.tuples(st.just("reorder"), st.permutations(range(8))),
    st.tuples(st.just("query"), st.sampled_from(["red", "blue", ""]), st.booleans()),
    st.tuples(st.just("compare"), st.sampled_from(["red", "green", "blue", "tuba", "plain"])),
    st.tuples(st.sampled_from(["activate", "remove"]), st.integers(0, 3)),
    st.tuples(st.just("scorer"), st.sampled_from([CONTRASTIVE, "uniform"])),
    st.tuples(st.sampled_from(["reset order", "let go", "undo", "redo"])),
)


def _perform(desk: Desk, edit: tuple) -> None:
    session = desk.session
    shots, table = session.analysis.shots, session.video.frames
    match edit:
        case ("budget", share):
            session.set_budget(Budget.of_share(share))
        case ("strength", tenths):
            session.set_query_strength(tenths / 10)
        case ("pin" | "ban" as verb, numbers):
            getattr(session, verb)(*(shots.interval(shot, table) for shot in numbers))
        case ("trim", shot, start, length):
            begin = shots.interval(shot, table).start + Fraction(start, 5)
            session.trim(shot, Interval(begin, begin + Fraction(length, 5)))
        case ("untrim", shot):
            session.untrim(shot)
        case ("reorder", places):
            session.reorder([shots.interval(shot, table) for shot in places])
        case ("query", text, typing):
            session.set_query(text, typing=typing)
        case ("compare", text):
            session.add_query(text)
        case ("activate", place):
            session.activate_query(min(place, len(session.queries.rows) - 1))
        case ("remove", place) if place < len(session.queries.rows):
            session.remove_query(place)
        case ("scorer", name):
            session.set_scorer(name)
        case ("reset order",):
            session.reset_order()
        case ("let go",):
            session.end_drag()
        case ("undo",):
            session.undo_stack.undo()
        case ("redo",):
            session.undo_stack.redo()


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(EDITS, min_size=1, max_size=14))
def test_undoing_everything_gives_back_the_opened_state(ready: Desk, edits):
    session, stack = ready.session, ready.session.undo_stack
    session.restore(session.decisions.__class__(scorer=CONTRASTIVE))
    ready.settle()
    opened, summary = session.decisions, repr(session.solution.summary)
    for edit in edits:
        _perform(ready, edit)
    edited = session.decisions
    states = {stack.index(): edited}
    while stack.canUndo():
        assert stack.undoText()
        stack.undo()
        states[stack.index()] = session.decisions
    assert session.decisions == opened
    ready.settle()
    assert repr(session.solution.summary) == summary
    assert session.analysis.query is None
    assert session.analysis.scorer.id == CONTRASTIVE
    while stack.canRedo() and session.decisions != edited:
        stack.redo()
        assert session.decisions == states[stack.index()]
    assert session.decisions == edited
    ready.settle()
    stack.setIndex(0)
    ready.settle()
    assert repr(session.solution.summary) == summary
