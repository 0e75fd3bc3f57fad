"""Explanations are true: each reason's numbers are measured again from the arrays."""

from __future__ import annotations

import json
from fractions import Fraction

import numpy as np
import pytest
from numpy.typing import NDArray

from vsum_desktop.core.edits import Budget, Edits
from vsum_desktop.core.explain import Code, Reason, explain_shots, next_clip, shots_in
from vsum_desktop.core.reasons import SIMILAR, UNLIKE
from vsum_desktop.core.scores import fuse
from vsum_desktop.core.shots import Shots
from vsum_desktop.core.summary import Summary, select
from vsum_desktop.core.timing import Interval
from vsum_desktop.core.video import FrameTable

LENGTH = 4  # seconds of every shot, 30 frames and 2 samples per second


class Scene:
    """Shots of four seconds with an importance, a relevance and a direction each."""

    def __init__(
        self, importance: list[float], relevance: list[float] | None = None, angles: list[float] | None = None
    ) -> None:
        count = len(importance)
        self.table = FrameTable(np.arange(count * LENGTH * 30, dtype=np.int64), Fraction(1, 30), count * LENGTH * 30)
        self.picks = np.arange(0, len(self.table), 15, dtype=np.int64)
        bounds = np.arange(count + 1, dtype=np.int64) * LENGTH * 30
        self.shots = Shots(bounds, bounds[:-1] // 15, np.ones(count + 1, dtype=bool))
        self.importance = self._spread(importance)
        self.relevance = None if relevance is None else self._spread(relevance)
        if angles is None:
            self.features: NDArray[np.float32] = np.repeat(np.eye(count, dtype=np.float32), 2 * LENGTH, axis=0)
        else:
            turned = np.repeat(np.radians(angles), 2 * LENGTH)
            self.features = np.stack((np.cos(turned), np.sin(turned)), axis=1).astype(np.float32)

    @staticmethod
    def _spread(values: list[float]) -> NDArray[np.float32]:
        return np.repeat(values, 2 * LENGTH).astype(np.float32)

    def explain(self, edits: Edits) -> tuple[Summary, tuple[Reason, ...]]:
        score = fuse(self.importance, self.relevance, edits.query_strength)
        rest = (self.importance, self.relevance, self.features, self.picks, self.shots, self.table, edits)
        summary = select(score, *rest)
        return summary, explain_shots(summary, score, *rest)

    def next(self, edits: Edits) -> object:
        summary, _ = self.explain(edits)
        score = fuse(self.importance, self.relevance, edits.query_strength)
        return next_clip(summary, score, self.picks, self.shots, self.table, edits)


def budget(seconds: float) -> Budget:
    return Budget.of_seconds(Fraction(seconds))


def codes(reasons: tuple[Reason, ...]) -> list[str]:
    return [reason.code for reason in reasons]


def test_a_shot_that_is_in_has_its_clips_reason() -> None:
    summary, reasons = Scene([0.9, 0.2, 0.8]).explain(Edits(budget=budget(8)))
    assert [reasons[clip.shot] for clip in summary.clips] == [clip.reason for clip in summary.clips]


def test_the_important_clip_knows_its_rank() -> None:
    scene = Scene([0.9, 0.2, 0.8, 0.4], angles=[0, 40, 80, 120])
    _, reasons = scene.explain(Edits(budget=budget(8)))
    assert codes(reasons) == ["important", "low-score", "important", "low-score"]
    assert reasons[0].fields == {"share": 1.0, "importance": 0.9}
    assert reasons[2].fields["share"] == pytest.approx(2 / 3, abs=1e-4)
    assert reasons[1].fields == {"score": 0.2, "weakest": 0.8}
    assert reasons[2].text == "Importance 0.80, above 67% of the other shots."


def test_a_clip_above_no_other_compares_itself_with_none() -> None:
    _, reasons = Scene([0.5, 0.5, 0.5], angles=[0, 40, 80]).explain(Edits(budget=budget(4)))
    (chosen,) = (reason for reason in reasons if reason.code == Code.IMPORTANT)
    assert chosen.fields == {"share": 0.0, "importance": 0.5}
    assert chosen.text == "Importance 0.50."


def test_a_clip_unlike_all_others_is_so() -> None:
    scene = Scene([0.9, 0.2, 0.3], angles=[0, 100, 110])
    _, reasons = scene.explain(Edits(budget=budget(4)))
    assert reasons[0].code == Code.UNIQUE
    assert reasons[0].fields["cosine"] == pytest.approx(np.cos(np.radians(100)), abs=1e-4)
    assert reasons[0].fields["cosine"] < UNLIKE


def test_a_clip_stands_for_the_similar_shots() -> None:
    scene = Scene([0.9, 0.2, 0.3, 0.4], angles=[0, 10, 20, 90])
    _, reasons = scene.explain(Edits(budget=budget(4)))
    assert reasons[0].code == Code.REPRESENTATIVE
    assert reasons[0].fields["similar"] == 2


def test_the_redundant_shot_names_the_clip_and_their_cosine() -> None:
    scene = Scene([0.5, 0.9, 0.7, 0.6], angles=[0, 90, 80, 40])
    summary, reasons = scene.explain(Edits(budget=budget(4)))
    assert [clip.shot for clip in summary.clips] == [1]
    assert codes(reasons) == ["low-score", "important", "redundant", "low-score"]
    fields = reasons[2].fields
    assert fields["clip"] == 1
    assert fields["cosine"] == pytest.approx(np.cos(np.radians(10)), abs=1e-4)
    assert fields["cosine"] >= SIMILAR
    assert (fields["score"], fields["other"]) == (0.7, 0.9)


def test_a_relevant_clip_says_so_and_an_irrelevant_shot_too() -> None:
    scene = Scene([0.3, 0.9, 0.3], [0.9, 0.1, 0.2])
    summary, reasons = scene.explain(Edits(budget=budget(4), query_strength=0.8))
    assert [clip.shot for clip in summary.clips] == [0]
    assert codes(reasons) == ["relevant", "low-relevance", "low-relevance"]
    assert reasons[0].fields == {"relevance": 0.9, "share": 1.0}
    assert reasons[1].fields == {"relevance": 0.1, "weakest": 0.9}


def test_without_query_strength_relevance_explains_nothing() -> None:
    scene = Scene([0.3, 0.9, 0.3], [0.9, 0.1, 0.2])
    _, reasons = scene.explain(Edits(budget=budget(4), query_strength=0.0))
    assert not {"relevant", "low-relevance"} & set(codes(reasons))


def test_banned_short_and_full() -> None:
    scene = Scene([0.9, 0.8, 0.2])
    bans = (Interval(Fraction(0), Fraction(4)), Interval(Fraction(9, 2), Fraction(8)))
    _, reasons = scene.explain(Edits(budget=budget(4), bans=bans))
    assert codes(reasons)[:2] == ["banned", "too-short"]
    assert reasons[1].fields == {"length": 0.5, "min_clip": 1.0}


def test_no_room_beside_pins() -> None:
    scene = Scene([0.9, 0.8, 0.2])
    summary, reasons = scene.explain(Edits(budget=budget(4), pins=(Interval(Fraction(2), Fraction(6)),)))
    assert codes(reasons) == ["pinned", "pinned", "no-room"]
    assert shots_in(summary.clips, scene.shots).tolist() == [0, 0, -1]


def test_a_better_shot_that_does_not_fit_is_told_from_a_worse_one() -> None:
    scene = Scene([0.5, 0.6, 0.5])
    bounds = np.array([0, 90, 240, 360])  # 3, 5 and 4 seconds
    scene.shots = Shots(bounds, bounds[:-1] // 15, np.ones(4, dtype=bool))
    scene.importance = np.repeat(np.array([0.5, 0.52, 0.5], np.float32), [6, 10, 8])
    summary, reasons = scene.explain(Edits(budget=budget(7)))
    assert [clip.shot for clip in summary.clips] == [0, 2]
    assert reasons[1].code == Code.NO_ROOM
    assert reasons[1].fields == {"score": 0.52, "left": 0.0, "length": 5.0}


def test_a_shot_that_fills_a_gap_is_in_for_that() -> None:
    scene = Scene([0.9, 0.1, 0.8, 0.7])
    bounds = np.array([0, 120, 150, 360, 480])  # 4, 1, 7 and 4 seconds
    scene.shots = Shots(bounds, bounds[:-1] // 15, np.ones(5, dtype=bool))
    edits = Edits(budget=budget(13), min_clip=Fraction(3), min_gap=Fraction(2))
    summary, reasons = scene.explain(edits)
    assert [clip.frames for clip in summary.clips] == [(0, 150), (150, 360)]
    assert shots_in(summary.clips, scene.shots).tolist() == [0, 0, 1, -1]
    assert (reasons[1].code, reasons[1].fields) == (Code.BETWEEN, {"min_gap": 2.0})
    assert reasons[0] == summary.clips[0].reason
    found = scene.next(edits)
    assert found is not None
    assert found.shot == 3


def test_all_in() -> None:
    _, reasons = Scene([0.9, 0.8]).explain(Edits(budget=Budget.parse("100%")))
    assert codes(reasons) == ["everything-fits", "everything-fits"]


def test_every_reason_can_be_written_as_json() -> None:
    scene = Scene([0.5, 0.9, 0.7, 0.6], [0.1, 0.9, 0.8, 0.2], angles=[0, 90, 80, 40])
    for seconds in (1, 4, 8, 16):
        _, reasons = scene.explain(Edits(budget=budget(seconds)))
        for reason in reasons:
            assert json.loads(json.dumps(dict(reason.fields))) == reason.fields
            assert reason.text.endswith(".")
            assert reason.code in set(Code)


def test_the_next_clip_is_what_is_missing() -> None:
    scene = Scene([0.9, 0.2, 0.8, 0.4])
    found = scene.next(Edits(budget=budget(9), min_clip=Fraction(4)))
    assert (found.seconds, found.shot) == (Fraction(3), 3)  # type: ignore[attr-defined]


def test_the_next_clip_counts_what_pins_take() -> None:
    scene = Scene([0.9, 0.2, 0.8, 0.4])
    pins = (Interval(Fraction(0), Fraction(6)),)
    found = scene.next(Edits(budget=budget(4), pins=pins, min_clip=Fraction(4)))
    assert (found.seconds, found.shot) == (Fraction(6), 2)  # type: ignore[attr-defined]


def test_there_is_no_next_clip_when_all_are_in() -> None:
    assert Scene([0.9, 0.8]).next(Edits(budget=Budget.parse("100%"))) is None
    assert Scene([0.9, 0.8]).next(Edits(budget=budget(4), bans=(Interval(Fraction(4), Fraction(8)),))) is None
