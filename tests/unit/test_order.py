"""The order in which clips are shown."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from vsum_desktop.core.order import arranged, moved, stepped
from vsum_desktop.core.timing import Interval


def spans(*bounds: tuple[int, int]) -> list[Interval]:
    return [Interval(Fraction(start), Fraction(end)) for start, end in bounds]


CLIPS = spans((0, 2), (4, 6), (8, 10), (12, 14))


def test_without_an_order_time_decides():
    assert arranged(CLIPS, ()) == [0, 1, 2, 3]


def test_clips_follow_the_list():
    assert arranged(CLIPS, [CLIPS[2], CLIPS[0], CLIPS[3], CLIPS[1]]) == [2, 0, 3, 1]


def test_a_clip_that_is_not_listed_follows_the_one_before_it_in_time():
    assert arranged(CLIPS, [CLIPS[3], CLIPS[1]]) == [0, 3, 1, 2]
    assert arranged(CLIPS, [CLIPS[2], CLIPS[0]]) == [2, 3, 0, 1]


def test_a_trimmed_clip_keeps_its_place():
    order = [CLIPS[3], CLIPS[1], CLIPS[0], CLIPS[2]]
    trimmed = spans((1, 2), (3, 5), (8, 11), (13, 14))
    assert arranged(trimmed, order) == [3, 1, 0, 2]


def test_moving():
    assert moved(CLIPS, [CLIPS[3]], 1) == tuple(CLIPS[place] for place in (0, 3, 1, 2))
    assert moved(CLIPS, [CLIPS[0], CLIPS[2]], 4) == tuple(CLIPS[place] for place in (1, 3, 0, 2))
    assert moved(CLIPS, [CLIPS[1]], 1) == tuple(CLIPS)


def test_stepping():
    assert stepped(CLIPS, [CLIPS[1]], -1) == tuple(CLIPS[place] for place in (1, 0, 2, 3))
    assert stepped(CLIPS, [CLIPS[1], CLIPS[2]], +1) == tuple(CLIPS[place] for place in (0, 3, 1, 2))
    assert stepped(CLIPS, [CLIPS[0]], -1) == tuple(CLIPS)
    assert stepped(CLIPS, [CLIPS[3]], +1) == tuple(CLIPS)


@given(st.permutations(range(4)), st.sets(st.integers(0, 3)))
def test_any_order_is_a_permutation_that_keeps_the_listed_sequence(permutation, listed):
    order = [CLIPS[place] for place in permutation if place in listed]
    shown = arranged(CLIPS, order)
    assert sorted(shown) == [0, 1, 2, 3]
    assert [CLIPS[place] for place in shown if place in listed] == order
