"""The summary by example: budgets, pins, bans, trims, splitting, margins, and what is said when little is possible."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from numpy.typing import NDArray

from vsum_desktop.core.candidates import frame_range
from vsum_desktop.core.edits import Budget, Edits, Trim
from vsum_desktop.core.errors import BudgetError, InputError
from vsum_desktop.core.shots import Shots
from vsum_desktop.core.summary import Summary, select
from vsum_desktop.core.timing import Interval
from vsum_desktop.core.video import FrameTable

FPS = 30


def span(start: float, end: float) -> Interval:
    return Interval(Fraction(start), Fraction(end))


class Film:
    """Shots of given lengths in seconds and given scores, 30 frames and 2 samples per second."""

    def __init__(self, lengths: list[int], scores: list[float], hard: list[bool] | None = None) -> None:
        seconds = sum(lengths)
        self.table = FrameTable(np.arange(seconds * FPS, dtype=np.int64), Fraction(1, FPS), seconds * FPS)
        self.picks = np.arange(0, seconds * FPS, 15, dtype=np.int64)
        bounds = np.cumsum([0, *lengths]) * FPS
        marks = np.array([True, *(hard or [True] * (len(lengths) - 1)), True])
        self.shots = Shots(bounds.astype(np.int64), (bounds[:-1] // 15).astype(np.int64), marks)
        self.score: NDArray[np.float32] = np.repeat(scores, np.array(lengths) * 2).astype(np.float32)
        self.features: NDArray[np.float32] = np.eye(len(lengths), dtype=np.float32)[
            np.repeat(np.arange(len(lengths)), np.array(lengths) * 2)
        ]

    def select(self, **edits: object) -> Summary:
        chosen = Edits(**edits)  # type: ignore[arg-type]
        return select(self.score, self.score, None, self.features, self.picks, self.shots, self.table, chosen)


def spans(summary: Summary) -> list[tuple[float, float]]:
    return [(float(clip.interval.start), float(clip.interval.end)) for clip in summary.clips]


def seconds(amount: float) -> Budget:
    return Budget.of_seconds(Fraction(amount))


@pytest.mark.parametrize(
    ("text", "amount", "relative"),
    [
        ("15%", Fraction(3, 20), True),
        ("100 %", Fraction(1), True),
        (".5%", Fraction(1, 200), True),
        ("90s", Fraction(90), False),
        ("90", Fraction(90), False),
        ("00:01:30", Fraction(90), False),
    ],
)
def test_budgets_are_read(text: str, amount: Fraction, relative: bool) -> None:
    assert Budget.parse(text) == Budget(amount, relative)


@pytest.mark.parametrize("text", ["", "0%", "0s", "101%", "-5%", "abc", "15 percent", "%", "9" * 5000, "9" * 5000 + "%"])
def test_what_is_no_budget_is_refused_by_name(text: str) -> None:
    with pytest.raises(BudgetError) as caught:
        Budget.parse(text)
    assert caught.value.fields["text"] == text


def test_a_budget_in_seconds_is_never_more_than_the_video() -> None:
    assert Budget.parse("15%").seconds(Fraction(200)) == 30
    assert seconds(90).seconds(Fraction(60)) == 60
    assert str(Budget.parse("12.5%")) == "12.5%"
    assert str(Budget.parse("00:01:30")) == "90s"
    for text in ("12345.678s", "1000000s", "0.0000001%", "12.345678901%"):
        assert str(Budget.parse(text)) == text
    assert Budget.parse(str(Budget.of_seconds(Fraction(1, 3)))).seconds(Fraction(9)) == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    "edits",
    [
        {"query_strength": 1.5},
        {"min_clip": Fraction(-1)},
        {"min_clip": Fraction(3), "max_clip": Fraction(2)},
        {"max_clip": Fraction(0), "min_clip": Fraction(0)},
        {"margin": Fraction(-1)},
        {"min_gap": Fraction(-1)},
    ],
)
def test_edits_out_of_range_are_refused(edits: dict[str, object]) -> None:
    with pytest.raises(InputError):
        Edits(**edits)  # type: ignore[arg-type]


def test_equal_edits_are_equal_and_hashable() -> None:
    assert len({Edits(pins=(span(1, 2),)), Edits(pins=(span(1, 2),)), Edits()}) == 2


def test_seconds_are_bought_at_their_score() -> None:
    film = Film([4, 4, 4, 4], [0.1, 0.9, 0.5, 0.8])
    assert spans(film.select(budget=seconds(8))) == [(4, 8), (12, 16)]
    assert [clip.score for clip in film.select(budget=seconds(8)).clips] == pytest.approx([0.9, 0.8])


def test_the_length_of_a_shot_is_neutral() -> None:
    film = Film([10, 5, 5], [0.6, 0.6, 0.5])
    assert spans(film.select(budget=seconds(15))) == [(0, 10), (10, 15)]


def test_a_fuller_budget_beats_a_better_but_shorter_choice() -> None:
    film = Film([6, 5, 5], [0.9, 0.8, 0.8])
    assert spans(film.select(budget=seconds(10))) == [(6, 11), (11, 16)]


def test_the_whole_budget_takes_the_whole_video_with_its_shortest_shots() -> None:
    film = Film([3, 2], [0.0, 1.0])
    film.shots = Shots(np.array([0, 90, 95, 150]), np.array([0, 6, 7]), np.array([True] * 4))
    assert film.select(budget=seconds(5)).duration == 5
    assert film.select(budget=Budget.of_share(1)).duration == 5


def test_zero_scores_still_fill_the_budget() -> None:
    assert Film([5, 5, 5, 5], [0.0] * 4).select(budget=seconds(10)).duration == 10


def test_a_pin_is_in_exactly_and_counts() -> None:
    summary = Film([5, 5, 5, 5], [0.9, 0.1, 0.8, 0.2]).select(budget=seconds(8), pins=(span(6, 9),))
    assert spans(summary) == [(0, 5), (6, 9)]
    assert [clip.pinned for clip in summary.clips] == [False, True]
    assert summary.clips[1].reason.code == "pinned"


def test_a_pin_may_span_a_cut_and_takes_its_shots_remains_apart() -> None:
    summary = Film([5, 5, 5], [0.9, 0.9, 0.1]).select(budget=seconds(10), pins=(span(3, 7),))
    assert spans(summary) == [(0, 3), (3, 7), (7, 10)]
    assert [clip.shot for clip in summary.clips] == [0, 0, 1]


def test_pins_alone_may_exceed_the_budget_and_say_so() -> None:
    summary = Film([5, 5], [0.9, 0.1]).select(budget=seconds(2), pins=(span(5, 9), span(8, 10)))
    assert spans(summary) == [(5, 10)]
    assert "longer than the budget" in summary.warnings[0]


@pytest.mark.parametrize("off", [1e-6, 1e-4, 9e-4])
def test_times_that_were_rounded_take_no_neighbour_along(off: float) -> None:
    table = Film([2], [0.5]).table
    exact = table.interval(7, 31)
    assert frame_range(Interval(exact.start - Fraction(off), exact.end + Fraction(off)), table) == (7, 31)
    assert frame_range(Interval(exact.start + Fraction(off), exact.end - Fraction(off)), table) == (7, 31)
    assert frame_range(Interval(exact.start - Fraction(1, 500), exact.end + Fraction(1, 500)), table) == (6, 32)


def test_frames_shorter_than_a_millisecond_are_taken_one_by_one() -> None:
    table = FrameTable(np.arange(5000), Fraction(1, 5000), 5000)
    assert frame_range(table.interval(7, 8), table) == (7, 8)
    assert frame_range(table.interval(7, 9), table) == (7, 9)


def test_a_frame_shorter_than_a_step_of_the_budget_is_no_more_than_its_room() -> None:
    table = FrameTable(np.arange(600), Fraction(1, 60), 600)
    shots = Shots(np.array([0, 1, 122, 600]), np.array([0, 1, 2]), np.ones(4, dtype=bool))
    picks, rows = np.array([0, 1, 122, 200]), np.eye(4, dtype=np.float32)
    score = np.array([1.0, 0.0, 0.0, 0.0], np.float32)
    budget = Budget.of_seconds(Fraction(121, 60))
    edits = Edits(budget=budget, min_clip=Fraction(0), bans=(Interval(Fraction(122, 60), Fraction(10)),))
    summary = select(score, score, None, rows, picks, shots, table, edits)
    assert [clip.frames for clip in summary.clips] in ([(0, 1)], [(1, 122)])
    assert summary.duration <= budget.amount


def test_a_pin_outside_the_video_is_named() -> None:
    summary = Film([5, 5], [0.9, 0.1]).select(budget=seconds(5), pins=(span(50, 60),))
    assert spans(summary) == [(0, 5)]
    assert "outside the video" in summary.warnings[0]


def test_bans_cut_the_shot_and_pins_beat_them() -> None:
    film = Film([10, 5], [0.9, 0.1])
    assert spans(film.select(budget=seconds(8), bans=(span(4, 6),))) == [(0, 4), (6, 10)]
    assert spans(film.select(budget=seconds(2), bans=(span(0, 10),), pins=(span(4, 6),))) == [(4, 6)]


def test_all_banned_is_empty_and_says_so() -> None:
    summary = Film([5, 5], [0.9, 0.1]).select(bans=(span(0, 10),))
    assert summary.clips == ()
    assert summary.duration == 0
    assert "banned" in summary.warnings[0]


def test_a_trimmed_shot_is_in_as_trimmed_or_not_at_all() -> None:
    film = Film([10, 5], [0.9, 0.1])
    trim = (Trim(0, span(2, 5)),)
    assert spans(film.select(budget=seconds(3), trims=trim)) == [(2, 5)]
    assert spans(film.select(budget=seconds(2), trims=trim)) == [(10, 12)]
    assert spans(film.select(budget=seconds(8), trims=trim, margin=Fraction(1))) == [(2, 5), (10, 15)]


def test_a_long_shot_gives_its_best_part() -> None:
    film = Film([20], [0.1])
    film.score[16:20] = 0.9  # seconds 8 to 10
    film.score[12:16] = 0.2
    assert spans(film.select(budget=seconds(2))) == [(8, 10)]
    assert spans(film.select(budget=seconds(4))) == [(6, 10)]


def test_pieces_of_a_shot_that_meet_are_one_clip() -> None:
    summary = Film([12, 12], [0.9, 0.1]).select(budget=seconds(10))
    assert len(summary.clips) == 1
    assert summary.clips[0].interval.length == 10


def test_the_longest_clip_splits_with_a_gap() -> None:
    summary = Film([12], [0.5]).select(budget=Budget.of_share(1), max_clip=Fraction(4))
    assert all(clip.interval.length <= 4 for clip in summary.clips)
    assert len(summary.clips) > 1
    ends = [(a.interval.end, b.interval.start) for a, b in zip(summary.clips, summary.clips[1:], strict=False)]
    assert all(start - end >= 1 for end, start in ends)


def test_margins_are_paid_for_and_stop_at_cuts() -> None:
    film = Film([5, 5, 5], [0.1, 0.9, 0.1], hard=[False, True])
    assert spans(film.select(budget=seconds(6), margin=Fraction(1, 2))) == [(4.5, 10)]
    assert film.select(budget=seconds(5.2), margin=Fraction(1, 2)).duration <= Fraction(26, 5)


def test_no_margin_shows_what_a_trim_left_out() -> None:
    film = Film([5, 5], [0.9, 0.8], hard=[False])
    trims = (Trim(0, span(0, 4)),)
    for pins in ((), (span(0, 4),)):
        summary = film.select(budget=Budget.parse("100%"), pins=pins, trims=trims, margin=Fraction(1, 2))
        assert spans(summary) == [(0, 4), (5, 10)]


def test_margins_of_neighbours_do_not_overlap() -> None:
    film = Film([5, 5, 5, 5], [0.1, 0.9, 0.9, 0.1], hard=[False, False, False])
    assert spans(film.select(budget=seconds(12), margin=Fraction(1, 2))) == [(4.5, 10), (10, 15.5)]


def test_a_margin_makes_no_clip_longer_than_the_longest() -> None:
    film = Film([5, 5, 5], [0.1, 0.9, 0.1], hard=[False, False])
    summary = film.select(budget=seconds(10), margin=Fraction(2), max_clip=Fraction(6), min_clip=Fraction(5))
    assert (4.5, 10.5) in spans(summary)


class TestShortGaps:
    """Good shots of five seconds with 1 s and 2 s between them, too short for clips of their own."""

    film = Film([5, 1, 5, 2, 5], [0.9, 0.1, 0.9, 0.1, 0.8])

    def clips(self, budget: float = 18, gap: float = 3, **edits: object) -> list[tuple[float, float]]:
        return spans(self.film.select(budget=seconds(budget), min_clip=Fraction(3), min_gap=Fraction(gap), **edits))

    def test_they_go_to_the_clip_before_the_smallest_first(self) -> None:
        assert self.clips(gap=0) == self.clips(gap=1) == [(0, 5), (6, 11), (13, 18)]
        assert self.clips() == [(0, 6), (6, 13), (13, 18)]
        assert self.clips(gap=1.5) == self.clips(budget=17.5) == [(0, 6), (6, 11), (13, 18)]
        assert self.clips(budget=15.5) == [(0, 5), (6, 11), (13, 18)]

    def test_what_a_hand_took_out_stays_out(self) -> None:
        assert self.clips(bans=(span(5.5, 5.6),)) == [(0, 5), (6, 13), (13, 18)]
        assert self.clips(trims=(Trim(2, span(6.5, 11)),)) == [(0, 5), (6.5, 13), (13, 18)]

    def test_pins_stay_as_they_are(self) -> None:
        assert self.clips(pins=(span(1, 5),)) == [(1, 5), (5, 13), (13, 18)]
        pins, bans = (span(2, 4), span(5.5, 6.5)), (span(6.5, 11),)
        rest = {"min_clip": Fraction(3), "min_gap": Fraction(2)}
        summary = self.film.select(budget=seconds(9.5), pins=pins, bans=bans, **rest)
        assert spans(summary) == [(2, 4), (4, 5.5), (5.5, 6.5), (13, 18)]
        assert [(clip.pinned, clip.reason.code) for clip in summary.clips[:3]] == [
            (True, "pinned"), (False, "between"), (True, "pinned"),
        ]  # fmt: skip

    def test_pieces_of_a_shot_longer_than_the_longest_clip_stay_apart(self) -> None:
        long = Film([30], [0.5])
        clips = long.select(budget=seconds(20), max_clip=Fraction(4), min_gap=Fraction(2)).clips
        assert len(clips) > 1
        assert all(clip.interval.length <= 4 for clip in clips)


def test_a_budget_below_the_shortest_clip_is_refused() -> None:
    with pytest.raises(BudgetError) as caught:
        Film([10, 10], [0.5, 0.5]).select(budget=seconds(0.5))
    assert caught.value.fields == {"text": "0.5s", "budget": 0.5, "min_clip": 1.0}


def test_a_very_short_video_gets_shorter_clips_and_says_so() -> None:
    summary = Film([2], [0.5]).select()
    assert summary.duration == Fraction(3, 10)
    assert "video is so short" in summary.warnings[0]


def test_a_video_of_quick_cuts_gets_shorter_clips_and_says_so() -> None:
    film = Film([6], [0.5])
    bounds = np.arange(0, 181, 15)
    film.shots = Shots(bounds, np.arange(12), np.ones(13, dtype=bool))
    summary = film.select(budget=seconds(2), min_clip=Fraction(1))
    assert summary.duration == 2
    assert "shorter clips" in summary.warnings[0]


def test_one_frame_is_a_summary_of_itself() -> None:
    table = FrameTable(np.array([0]), Fraction(1, 25), 1)
    shots = Shots(np.array([0, 1]), np.array([0]), np.array([True, True]))
    row = np.ones((1, 4), np.float32) / 2
    score = np.array([0.5], np.float32)
    summary = select(score, score, None, row, np.array([0]), shots, table, Edits(budget=Budget.parse("100%")))
    assert [clip.frames for clip in summary.clips] == [(0, 1)]
    short = select(score, score, None, row, np.array([0]), shots, table, Edits(budget=Budget.parse("15%")))
    assert [clip.frames for clip in short.clips] == [(0, 1)]
    assert short.duration == short.budget == Fraction(1, 25)
    assert short.warnings == ("The budget is one frame (0.04 s), because the video is so short.",)
    with pytest.raises(BudgetError):
        select(score, score, None, row, np.array([0]), shots, table, Edits(budget=Budget.parse("0.01s"), min_clip=Fraction(0)))


def test_scores_that_are_not_numbers_are_refused() -> None:
    film = Film([5], [0.5])
    film.score[3] = np.nan
    with pytest.raises(InputError):
        film.select(budget=seconds(2))


def test_the_shortest_clip_holds_at_film_rate() -> None:
    frames = 24 * 40
    table = FrameTable(np.arange(frames) * 1001, Fraction(1, 24000), frames * 1001)
    shots = Shots(np.array([0, frames // 2, frames]), np.array([0, 40]), np.array([True, True, True]))
    picks = np.arange(0, frames, 12)
    score = np.linspace(0, 1, len(picks)).astype(np.float32)
    rows = np.ones((len(picks), 1), np.float32)
    summary = select(score, score, None, rows, picks, shots, table, Edits(budget=seconds(1)))
    assert [clip.frames[1] - clip.frames[0] for clip in summary.clips] == [23]
