"""The summary of a long video comes from another thread, and is the same as if it had been solved at once."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication

from tests.gui.conftest import Desk
from vsum_desktop.app import solver, translation
from vsum_desktop.app.state import Phase
from vsum_desktop.core.edits import Budget
from vsum_desktop.core.likeness import Likeness
from vsum_desktop.core.shots import Shots
from vsum_desktop.core.timing import Interval
from vsum_desktop.pipeline.summarize import summarize
from vsum_desktop.ui.summary_panel import LEFT_OUT


def _share(percent: int) -> Budget:
    return Budget(Fraction(percent, 100))


@pytest.fixture
def long(ready: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk whose video counts as a long one."""
    monkeypatch.setattr(solver, "LONG", 0)
    return ready


def test_the_slider_and_the_line_do_not_wait_for_the_summary(long: Desk) -> None:
    session, before = long.session, long.session.solution
    line = long.window.timeline.curves.budget.level
    long.window.summary.budget.slider.setValue(2 * long.window.summary.budget.slider.value())
    assert session.solution is before
    assert long.window.timeline.curves.budget.level < line
    long.settle()
    assert session.solution is not before
    assert session.solution.edits == session.edits
    assert session.solution.summary.duration > before.summary.duration


def test_the_last_of_many_moves_is_solved_as_it_would_be_at_once(long: Desk) -> None:
    session, seen = long.session, []
    session.solution_changed.connect(lambda solution: seen.append(solution.edits.budget))
    budgets = [_share(percent) for percent in range(20, 80, 3)]
    for budget in budgets:
        session.set_budget(budget)
        QApplication.processEvents()
    long.settle()
    assert seen[-1] == budgets[-1]
    assert sorted(seen, key=budgets.index) == seen
    assert repr(session.solution.summary) == repr(summarize(session.analysis, session.edits))


def test_whoever_needs_the_summary_of_now_has_it_now(long: Desk) -> None:
    session = long.session
    session.set_budget(_share(60))
    QApplication.processEvents()
    session.set_budget(_share(30))
    assert session.solved().edits.budget == _share(30)
    late = []
    session.solution_changed.connect(late.append)
    long.settle()
    assert late == []


def test_a_video_that_is_closed_gets_no_late_summary(long: Desk) -> None:
    long.session.set_budget(_share(60))
    QApplication.processEvents()
    long.session.close()
    long.settle()
    assert long.session.solution is None


def test_the_first_summary_of_a_long_video_comes_from_the_thread_too(
    desk: Desk, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[QThread] = []
    at_once: list[bool] = []

    def watched(*given: object) -> object:
        threads.append(QThread.currentThread())
        return summarize(*given)

    monkeypatch.setattr(solver, "LONG", 0)
    monkeypatch.setattr(solver, "summarize", watched)
    session, window = desk.session, desk.window
    session.phase_changed.connect(lambda phase: at_once.append(session.solution is not None) if phase is Phase.READY else None)
    desk.open(film)
    desk.ask("red")
    assert at_once == [False]
    assert len(threads) >= 2
    assert window.thread() not in threads
    assert session.solution.analysis is session.analysis
    assert session.analysis.query == "red"
    assert repr(session.solution.summary) == repr(summarize(session.analysis, session.edits))
    assert [row.span for row in window.summary.clips.rows] == [clip.interval for clip in session.solution.summary.clips]


def test_what_is_seen_follows_the_hand_and_what_is_hidden_is_right_once_shown(long: Desk) -> None:
    session, summary, bands = long.session, long.window.summary, long.window.timeline.curves.bands
    score, data = session.solution.score, long.window.timeline.curves.data
    for step in (20, 150, 60, 90):
        summary.budget.slider.setValue(step)
        long.until(lambda: session.solution.edits == session.edits)
        clips, frames = session.solution.summary.clips, session.video.frames
        assert [row.span for row in summary.clips.rows] == [clip.interval for clip in clips]
        assert [row.number for row in summary.clips.rows] == list(range(1, len(clips) + 1))
        assert [(band.start, band.end, band.number, band.shot) for band in bands.between(0, float(session.video.duration))] == [
            (float(clip.interval.start), float(clip.interval.end), number, clip.shot) for number, clip in enumerate(clips, 1)
        ]
        assert summary.tabs.tabText(LEFT_OUT).endswith(f" {len(session.analysis.shots) - len({clip.shot for clip in clips})}")
    assert session.solution.score is score
    assert long.window.timeline.curves.data is data
    long.settle()
    summary.tabs.setCurrentIndex(LEFT_OUT)
    taken = {clip.shot for clip in session.solution.summary.clips}
    rows = summary.left_out.rows
    assert [row.shot for row in rows] == [shot for shot in range(len(session.analysis.shots)) if shot not in taken]
    assert [row.span for row in rows] == [session.analysis.shots.interval(row.shot, frames) for row in rows]
    for row in rows:
        assert row.sentence.startswith(translation.reason(session.explanation.reasons[row.shot]))
    last = summary.left_out.model().index(len(rows) - 1)
    summary.left_out.scrollTo(last)
    assert summary.left_out.visualRect(last).intersects(summary.left_out.viewport().rect())


def test_the_clip_of_a_frame_is_that_of_the_obvious_search_in_any_order(ready: Desk) -> None:
    session = ready.session
    session.pin(Interval(Fraction(0), Fraction(1)), Interval(Fraction(1), Fraction(2)))
    ready.settle()
    session.reorder([clip.interval for clip in reversed(session.solution.summary.clips)])
    ready.settle()
    clips, frames = session.solution.summary.clips, np.arange(len(session.video.frames))
    assert len(clips) > 2
    wanted = [
        next((number for number, clip in enumerate(clips, 1) if clip.frames[0] <= frame < clip.frames[1]), 0)
        for frame in frames.tolist()
    ]
    assert session.solution.clips.numbers(frames).tolist() == wanted


def test_likeness_is_that_of_all_pairs_in_whatever_order_it_is_asked_for() -> None:
    rng = np.random.default_rng(3)
    features = rng.normal(size=(40, 6)).astype(np.float32)
    features[7:12] = features[7] + rng.normal(0, 0.05, (5, 6))
    features /= np.linalg.norm(features, axis=1, keepdims=True)
    shots = Shots(np.arange(21, dtype=np.int64), np.arange(0, 40, 2, dtype=np.int64), np.ones(21, bool))
    keys = features[::2].astype(np.float64)
    cosine = keys @ keys.T
    np.fill_diagonal(cosine, -1)
    likeness = Likeness(features, shots)
    for asked in ([4], [9, 4, 0], list(range(20))):
        nearest, similar = likeness.of(np.array(asked, np.int64))
        assert nearest == pytest.approx(cosine.max(axis=1)[asked], abs=1e-6)
        assert (similar == (cosine >= 0.9).sum(axis=1)[asked]).all()
