"""The time left is right for steady work, follows a change of speed, and counts down without jitter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vsum_desktop.core.estimate import SETTLED, WINDOW, TimeLeft


def test_nothing_is_said_before_there_is_something_to_go_by() -> None:
    left = TimeLeft()
    assert left.left(100.0, 0.0, 60.0) is None
    assert left.left(100.0 + SETTLED / 2, 5.0, 60.0) is None
    assert left.left(105.0, 5.0, 60.0) is not None


def test_steady_work_is_foretold_exactly() -> None:
    left = TimeLeft()
    for second in range(50):
        told = left.left(float(second), 2.0 * second, 100.0)
        if second >= 2:
            assert told == pytest.approx(50 - second)
    assert left.left(50.0, 100.0, 100.0) == 0


def test_what_was_done_before_does_not_count_as_speed() -> None:
    left = TimeLeft()
    left.left(0.0, 900.0, 1000.0)
    assert left.left(10.0, 910.0, 1000.0) == pytest.approx(90.0)


def test_a_slower_stretch_is_followed_within_the_window() -> None:
    left = TimeLeft()
    for second in range(20):
        left.left(float(second), 10.0 * second, 1000.0)
    done = 190.0
    for second in range(20, 20 + round(WINDOW) + 2):
        done += 1.0
        told = left.left(float(second), done, 1000.0)
    assert told == pytest.approx(1000.0 - done, rel=0.05)


@given(st.lists(st.floats(0.8, 1.25), min_size=5, max_size=60))
def test_small_changes_of_speed_never_make_it_grow(speeds: list[float]) -> None:
    left = TimeLeft()
    done, before = 0.0, None
    for second, speed in enumerate(speeds):
        told = left.left(float(second), done, 500.0)
        assert before is None or (told is not None and told <= before)
        before = told if told is not None else before
        done += speed


@given(st.lists(st.tuples(st.floats(0, 5), st.floats(0, 20)), max_size=40), st.floats(0, 1000))
def test_it_is_never_negative(steps: list[tuple[float, float]], total: float) -> None:
    left = TimeLeft()
    now = done = 0.0
    for passed, more in steps:
        now, done = now + passed, done + more
        told = left.left(now, done, total)
        assert told is None or told >= 0


def test_work_that_starts_again_is_measured_anew() -> None:
    left = TimeLeft()
    left.left(0.0, 0.0, 10.0)
    assert left.left(5.0, 5.0, 10.0) == pytest.approx(5.0)
    assert left.left(6.0, 0.0, 10.0) is None
