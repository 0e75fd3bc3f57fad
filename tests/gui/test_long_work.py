"""Long work: the first look, its replacement, what is edited meanwhile, cancelling, closing, and how far it is."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from tests.films import FILM
from tests.gui.conftest import Desk
from tests.media_factory import MediaFactory, steady
from vsum_desktop.app import solver
from vsum_desktop.app.state import Phase
from vsum_desktop.core.jobs import Progress
from vsum_desktop.core.timing import Interval
from vsum_desktop.pipeline.analyze import Analysis

_PIN = Interval(Fraction(60), Fraction(70))


@pytest.fixture(scope="session")
def long_film(media_factory: MediaFactory) -> Path:
    """Five minutes, a sync frame every five seconds."""
    from dataclasses import replace

    return media_factory(replace(FILM, name="long.mp4", times=steady(1200, 4), size=(96, 54), gop=20, sounds=(), cuts=(300,)))


class _Watch:
    """Every analysis that came, and what to do at the first look."""

    def __init__(self, desk: Desk, at_first_look=lambda: None) -> None:
        self.seen: list[Analysis] = []
        self.phases: list[Phase] = []
        self._desk = desk
        self._act = at_first_look
        desk.session.analysis_changed.connect(self._on_analysis)

    def _on_analysis(self, analysis: Analysis | None) -> None:
        if analysis is not None:
            self.seen.append(analysis)
            self.phases.append(self._desk.session.phase)
            if analysis.provisional:
                self._act()


def test_a_provisional_curve_comes_first_and_is_replaced(desk: Desk, long_film: Path):
    window = desk.window
    marks: list[tuple[bool, bool, bool]] = []

    def look() -> None:
        curves = window.timeline.curves
        marks.append((curves.data.provisional, window.work_view.chip.isVisible(), window.query.export.isEnabled()))

    watch = _Watch(desk)
    desk.session.explanation_changed.connect(look)
    desk.open(long_film)
    assert [analysis.provisional for analysis in watch.seen] == [True, False]
    assert watch.phases[0] is Phase.ANALYSING
    assert len(watch.seen[0].features) < len(watch.seen[1].features)
    assert (True, True, False) in marks
    assert not window.timeline.curves.data.provisional
    assert not window.work_view.chip.isVisible()
    assert window.query.export.isEnabled()
    assert len(window.timeline.curves.data.times) == len(watch.seen[1].features)


def test_summaries_that_come_later_and_their_reasons_are_of_the_same_shots(
    desk: Desk, long_film: Path, monkeypatch: pytest.MonkeyPatch
):
    session, counts = desk.session, []

    def look() -> None:
        if session.explanation is not None:
            counts.append((len(session.solution.analysis.shots), len(session.explanation.reasons)))

    monkeypatch.setattr(solver, "LONG", 0)
    session.solution_changed.connect(look)
    session.explanation_changed.connect(look)
    watch = _Watch(desk)
    desk.open(long_film)
    assert [analysis.provisional for analysis in watch.seen] == [True, False]
    assert session.solution.analysis is watch.seen[1]
    assert len(desk.window.timeline.curves.data.times) == len(watch.seen[1].features)
    assert counts
    assert all(shots == reasons for shots, reasons in counts)


def test_edits_made_meanwhile_survive(desk: Desk, long_film: Path):
    session = desk.session

    def edit() -> None:
        session.pin(_PIN)
        session.set_query_strength(0.25)
        session.trim(3, Interval(Fraction(15), Fraction(18)))

    watch = _Watch(desk, edit)
    desk.open(long_film)
    assert not watch.seen[-1].provisional
    assert _PIN in session.edits.pins
    assert session.edits.query_strength == 0.25
    assert session.edits.trims == ()  # a trim of a shot that is not final keeps the span, not the shot
    assert any(clip.pinned and clip.interval == _PIN for clip in session.solution.summary.clips)
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    desk.settle()
    assert session.edits.pins == ()


def test_what_a_cancelled_analysis_leaves_is_marked(desk: Desk, long_film: Path):
    session, window = desk.session, desk.window
    watch = _Watch(desk, session.cancel)
    window.open_path(long_film)
    desk.until(lambda: session.phase is Phase.STOPPED)
    desk.settle()
    assert session.analysis is watch.seen[0]
    assert session.analysis.provisional
    assert window.work_view.chip.isVisible()
    assert window.status.outcome.text().startswith("Provisional")
    assert not window.query.export.isEnabled()
    window.notice.retry_wanted.emit()
    desk.until(lambda: session.phase is Phase.READY)
    desk.settle()
    assert not session.analysis.provisional
    assert window.query.export.isEnabled()


def test_a_question_put_to_a_first_look_does_not_end_it(desk: Desk, long_film: Path):
    session = desk.session
    watch = _Watch(desk, session.cancel)
    desk.window.open_path(long_film)
    desk.until(lambda: session.phase is Phase.STOPPED)
    desk.ask("red")
    assert session.phase is Phase.STOPPED
    assert session.analysis.provisional
    assert session.analysis.query == "red"
    assert len(watch.seen) == 2


def test_the_window_can_be_closed_at_a_first_look(desk: Desk, long_film: Path):
    watch = _Watch(desk, desk.window.close)
    desk.window.open_path(long_film)
    desk.until(lambda: not desk.window.isVisible())
    assert not desk.window.workspace.jobs.busy
    assert len(watch.seen) == 1


def test_a_short_video_is_analysed_at_once(desk: Desk, film: Path):
    watch = _Watch(desk)
    desk.open(film)
    assert [analysis.provisional for analysis in watch.seen] == [False]


def test_the_curve_grows_from_the_left(desk: Desk, film: Path):
    session, curves, chip = desk.session, desk.window.timeline.curves, desk.window.work_view.chip
    session.set_query("red")
    grown: list[tuple[float, bool, bool, int]] = []

    def look(progress: Progress | None) -> None:
        if progress is not None and progress.glimpse is not None:
            data = curves.data
            assert [curve.key for curve in data.curves] == ["importance", "relevance"]
            assert desk.window.timeline.legend.buttons["relevance"].text() == data.curves[1].name == "“red”"
            grown.append((float(data.times[-1]), data.provisional, chip.isVisible(), session.undo_stack.count()))

    session.progress_changed.connect(look)
    desk.open(film)
    assert grown
    assert grown == sorted(grown)
    assert {(provisional, shown) for _, provisional, shown, _ in grown} == {(True, True)}
    assert not curves.data.provisional
    assert not chip.isVisible()
    grown.clear()
    desk.open(film)
    assert not grown, "what is kept needs no growing"


def test_a_cancelled_growth_leaves_no_curve(desk: Desk, film: Path):
    session, window = desk.session, desk.window
    session.progress_changed.connect(lambda progress: session.cancel() if progress and progress.glimpse else None)
    window.open_path(film)
    desk.until(lambda: session.phase is Phase.STOPPED)
    desk.settle()
    assert session.analysis is None
    assert not window.timeline.curves.data.curves
    assert not window.work_view.chip.isVisible()


def test_title_and_task_bar_say_how_far_it_is(ready: Desk):
    window, session = ready.window, ready.session
    name = window.windowTitle()
    session.progress_changed.emit(Progress("encode", 3, 10, 75))
    assert window.work_view.percent == 30
    assert window.windowTitle() == f"30 % · {name}"
    session.progress_changed.emit(Progress("shots"))
    assert window.windowTitle() == f"30 % · {name}"
    session.progress_changed.emit(None)
    assert window.windowTitle() == name
    assert window.work_view.percent is None
