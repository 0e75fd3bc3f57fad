"""What is claimed of other budgets and bans is what the solver then does, for random videos and edits."""

from __future__ import annotations

import dataclasses
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vsum_desktop.core.edits import Budget, Edits
from vsum_desktop.core.errors import BudgetError
from vsum_desktop.core.explain import Code, explain_shots, shots_in
from vsum_desktop.core.shots import Shots
from vsum_desktop.core.summary import Summary, select
from vsum_desktop.core.timing import Interval
from vsum_desktop.core.video import FrameTable
from vsum_desktop.core.whatif import REACH, Chosen, entering, without

RATE = 10


class Film:
    """Shots of whole tenths of a second, a sample every half second, each shot with a score of its own."""

    def __init__(self, lengths: list[int], seed: int) -> None:
        rng = np.random.default_rng(seed)
        bounds = np.concatenate(([0], np.cumsum(lengths))).astype(np.int64)
        self.table = FrameTable(np.arange(bounds[-1], dtype=np.int64), Fraction(1, RATE), int(bounds[-1]))
        self.picks = np.arange(0, bounds[-1], RATE // 2, dtype=np.int64)
        first = np.minimum(np.searchsorted(self.picks, bounds[:-1]), len(self.picks) - 1)
        self.shots = Shots(bounds, first, np.ones(len(bounds), dtype=bool))
        of = self.shots.of_samples(self.picks)
        self.score = (rng.random(len(lengths))[of] * 0.8 + 0.2 * rng.random(len(self.picks))).astype(np.float32)
        rows = rng.standard_normal((len(lengths), 3))[of] + 0.1 * rng.standard_normal((len(self.picks), 3))
        self.features = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)

    def select(self, edits: Edits) -> Summary:
        return select(self.score, self.score, None, self.features, self.picks, self.shots, self.table, edits)

    def chosen(self, edits: Edits) -> Chosen:
        return Chosen(self.score, self.picks, self.shots, self.table, edits)

    def inside(self, summary: Summary) -> set[int]:
        return set(np.flatnonzero(shots_in(summary.clips, self.shots) >= 0).tolist())


@st.composite
def films_and_edits(draw: st.DrawFn) -> tuple[Film, Edits]:
    film = Film(draw(st.lists(st.integers(8, 80), min_size=2, max_size=9)), draw(st.integers(0, 999)))
    whole = int(film.table.end)

    def span() -> Interval:
        first = draw(st.integers(0, whole - 6))
        return Interval(Fraction(first, RATE), Fraction(draw(st.integers(first + 5, whole)), RATE))

    pins = tuple(span() for _ in range(draw(st.integers(0, 1))))
    bans = tuple(span() for _ in range(draw(st.integers(0, 1))))
    length = Fraction(draw(st.integers(10, max(11, whole // 2))), RATE)
    edits = Edits(
        budget=draw(st.sampled_from([Budget.of_share(Fraction(3, 20)), Budget.of_seconds(length)])),
        pins=pins,
        bans=bans,
        margin=Fraction(draw(st.sampled_from([0, 0, 3])), RATE),
        max_clip=draw(st.sampled_from([None, None, Fraction(3)])),
        min_gap=draw(st.sampled_from([Fraction(0), Fraction(0), Fraction(1), Fraction(3)])),
    )
    return film, edits


@given(films_and_edits())
@settings(deadline=None, max_examples=60)
def test_with_that_much_more_budget_the_shot_is_in(given_: tuple[Film, Edits]) -> None:
    film, edits = given_
    try:
        summary = film.select(edits)
    except BudgetError:
        return
    for shot, more in entering(summary, film.chosen(edits)).items():
        assert 0 < more <= REACH
        assert shot not in film.inside(summary)
        larger = dataclasses.replace(edits, budget=Budget.of_seconds(summary.budget + more))
        assert shot in film.inside(film.select(larger))


@given(films_and_edits(), st.integers(0, 99))
@settings(deadline=None, max_examples=60)
def test_without_the_clip_those_shots_are_in(given_: tuple[Film, Edits], pick: int) -> None:
    film, edits = given_
    try:
        summary = film.select(edits)
    except BudgetError:
        return
    if not summary.clips:
        return
    number = pick % len(summary.clips)
    found = without(summary, film.chosen(edits), number)
    span = summary.clips[number].interval
    banned = dataclasses.replace(
        edits,
        pins=tuple(pin for pin in edits.pins if not pin.overlap(span)),
        bans=(*edits.bans, span),
    )
    try:
        after = film.inside(film.select(banned))
    except BudgetError:
        assert found is None
        return
    assert found is not None
    before = film.inside(summary)
    own = set(np.flatnonzero(shots_in(summary.clips, film.shots) == number).tolist())
    assert set(found.entering) == after - before
    assert set(found.leaving) == before - after - own


@given(films_and_edits())
@settings(deadline=None, max_examples=60)
def test_reasons_for_being_out_are_true(given_: tuple[Film, Edits]) -> None:
    """Banned: without the bans it can be in. No room: the budget left is less than it lasts. Low score: no clip scores less."""
    film, edits = given_
    try:
        summary = film.select(edits)
    except BudgetError:
        return
    rest = (film.score, film.score, None, film.features, film.picks, film.shots, film.table, edits)
    reasons = explain_shots(summary, *rest)
    inside = film.inside(summary)
    left = summary.budget - summary.duration
    for shot, reason in enumerate(reasons):
        if shot in inside:
            continue
        if reason.code == Code.BANNED:
            everything = dataclasses.replace(
                edits, bans=(), pins=(), budget=Budget.parse("100%"), max_clip=None, margin=Fraction(0)
            )
            assert shot in film.inside(film.select(everything))
        elif reason.code == Code.LOW_SCORE:
            weakest = min(clip.score for clip in summary.clips if not clip.pinned)
            assert reason.fields["score"] <= weakest + 1e-3
        elif reason.code == Code.REDUNDANT:
            clip = summary.clips[int(reason.fields["clip"]) - 1]
            keys = film.features[film.shots.keyframe]
            assert reason.fields["cosine"] == pytest.approx(float(keys[shot] @ keys[clip.shot]), abs=1e-3)
            assert clip.score >= reason.fields["score"] - 1e-3
        elif reason.code == Code.NO_ROOM:
            assert reason.fields["left"] == pytest.approx(max(0.0, float(left)), abs=1e-3)


def test_a_worked_example() -> None:
    film = Film([40, 40, 40, 40], 0)
    film.score = np.repeat(np.array([0.9, 0.2, 0.8, 0.4], np.float32), 8)
    edits = Edits(budget=Budget.of_seconds(Fraction(8)), min_clip=Fraction(4))
    summary = film.select(edits)
    assert film.inside(summary) == {0, 2}
    assert entering(summary, film.chosen(edits)) == {3: Fraction(4), 1: Fraction(8)}
    found = without(summary, film.chosen(edits), 0)
    assert found is not None
    assert (found.entering, found.leaving) == ((3,), ())
