"""The summary of a long video comes from another thread, and is the same as if it had been solved at once."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from tests.gui.conftest import Desk
from vsum_desktop.app import solver
from vsum_desktop.core.edits import Budget
from vsum_desktop.core.likeness import Likeness
from vsum_desktop.core.shots import Shots
from vsum_desktop.pipeline.summarize import summarize


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
