"""Explanations as the window tells them, and that what they promise happens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tests.gui.conftest import Desk
from vsum_desktop.core.edits import Budget
from vsum_desktop.core.explain import shots_in
from vsum_desktop.ui.summary_panel import DETAILS
from vsum_desktop.ui.why_view import Word
from vsum_desktop.ui.words import seconds_text


@pytest.fixture
def explained(ready: Desk) -> Desk:
    """A window on the analysed film, with the details in front."""
    ready.window.summary.tabs.setCurrentIndex(DETAILS)
    ready.settle()
    return ready


def _inside(desk: Desk) -> set[int]:
    solution = desk.session.solution
    return set(np.flatnonzero(shots_in(solution.summary.clips, solution.analysis.shots) >= 0).tolist())


def _go_to(desk: Desk, shot: int) -> None:
    desk.playback.seek_frame(desk.session.analysis.shots.frames(shot)[0] + 2)
    desk.settle()


def test_the_budget_that_is_promised_lets_the_shot_in(explained: Desk):
    window, entering = explained.window, explained.session.explanation.entering
    assert entering
    shot, entry = max(entering.items(), key=lambda item: item[1].more)
    more, before = entry.more, _inside(explained)
    _go_to(explained, shot)
    assert seconds_text(more) in window.player.picture.verdict.text
    why = window.summary.why
    assert f"Shot {shot + 1}" in why.title.text()
    assert seconds_text(more) in why.more.text()
    row = next(row for row in window.summary.left_out.rows if row.shot == shot)
    assert f"+{seconds_text(more)}" in row.reason
    assert seconds_text(more) in row.sentence
    why.more.click()
    explained.settle()
    assert shot in _inside(explained)
    assert set(entry.leaving) == before - _inside(explained)
    assert explained.session.undo_stack.count() == 1
    assert not why.more.isVisible()


def test_the_link_under_the_budget_adds_what_it_names(explained: Desk):
    session, link = explained.session, explained.window.summary.budget.more
    coming = session.explanation.next_clip
    assert f"shot {coming.shot + 1}" in link.text()
    link.click()
    explained.settle()
    assert coming.shot in _inside(explained)
    assert session.undo_stack.count() == 1
    assert explained.playback.frame == session.analysis.shots.frames(coming.shot)[0]


def test_the_ban_that_is_promised_lets_the_shots_in(explained: Desk):
    session, window = explained.session, explained.window
    session.set_budget(Budget.of_seconds(session.solution.summary.budget))
    explained.settle()
    clip = session.solution.summary.clips[0]
    explained.playback.seek_frame(clip.frames[0])
    explained.settle()
    text = window.summary.why.without.text()
    found = window.workspace.explainer.without(0)
    assert found is not None
    before = _inside(explained)
    session.ban(clip.interval)
    explained.settle()
    assert set(found.entering) == _inside(explained) - before
    for shot in found.entering[:6]:
        assert str(shot + 1) in text


def test_a_new_summary_forgets_what_was_said_of_the_old_one(explained: Desk):
    session = explained.session
    assert session.explanation.entering
    session.set_budget(Budget.parse("100%"))
    explained.settle()
    assert not session.explanation.entering
    assert session.explanation.next_clip is None
    assert {reason.code for reason in session.explanation.reasons} == {"everything-fits"}


def test_words_are_shown_as_signed_bars(explained: Desk):
    words = explained.window.summary.why.words
    words.set_words((Word("dog", 0.2), Word("sea", -0.1)))
    assert words.sizeHint().height() > 0
    assert words.accessibleName() == "dog +0.20, sea -0.10"
    assert not words.grab().isNull()


def test_the_shipped_scorer_tells_its_curve_in_concepts(make_desk: Callable[..., Desk], film: Path, tmp_path: Path):
    desk = make_desk(models=None, scorer="lgrln", cache=tmp_path / "lgrln")
    desk.open(film)
    desk.window.summary.tabs.setCurrentIndex(DETAILS)
    desk.settle()
    why, concepts = desk.window.summary.why, desk.session.analysis.scored.concepts
    assert concepts is not None
    assert why.words.isVisible() == concepts.trusted
    if concepts.trusted:
        assert f"{round(100 * concepts.fidelity)} %" in why.words_note.text()
