"""The frame table: time to frame and back, exactly."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vsum_desktop.core.timing import Interval
from vsum_desktop.core.video import FrameTable, frozen

TABLE = FrameTable(np.array([3, 5, 6, 10], np.int64), Fraction(1, 4), 13)


@st.composite
def tables(draw: st.DrawFn) -> FrameTable:
    gaps = draw(st.lists(st.integers(1, 400), min_size=1, max_size=40))
    starts = np.cumsum([draw(st.integers(0, 500)), *gaps])
    base = Fraction(1, draw(st.sampled_from([24, 25, 600, 1000, 12800, 30000, 90000])))
    return FrameTable(starts[:-1].astype(np.int64), base, int(starts[-1]))


@given(tables(), st.fractions(-10, 30))
def test_the_frame_at_a_time_is_the_last_that_has_begun(table: FrameTable, time: Fraction) -> None:
    begun = [frame for frame in range(len(table)) if table.time(frame) <= time]
    assert table.frame_at(time) == (begun[-1] if begun else 0)
    waiting = [frame for frame in range(len(table)) if table.time(frame) >= time]
    assert table.first_from(time) == (waiting[0] if waiting else len(table))


@given(tables())
def test_frames_and_times_are_inverse(table: FrameTable) -> None:
    for frame in range(len(table)):
        assert table.frame_at(table.time(frame)) == table.first_from(table.time(frame)) == frame
    np.testing.assert_allclose(table.times(), [float(table.time(frame)) for frame in range(len(table))], rtol=1e-12)
    pairs = np.array([[frame, frame + 1] for frame in range(len(table))])
    exact = [[float(table.time(frame)) for frame in pair] for pair in pairs.tolist()]
    np.testing.assert_allclose(table.seconds(pairs), exact, rtol=1e-12)


@given(tables(), st.fractions(Fraction(1, 10), 100))
def test_picks_are_increasing_and_no_sampling_time_is_left_out(table: FrameTable, rate: Fraction) -> None:
    rate = rate.limit_denominator(1000)
    picks = table.picks(rate)
    assert picks[0] == 0
    assert np.all(np.diff(picks) > 0)
    count = 0
    while (time := table.time(0) + count / rate) < table.time(len(table)):
        assert table.frame_at(time) in picks
        count += 1
    assert len(picks) <= count


def test_intervals_and_the_end() -> None:
    assert TABLE.time(4) == Fraction(13, 4)
    assert TABLE.interval(1, 3) == Interval(Fraction(5, 4), Fraction(10, 4))
    assert TABLE.interval(3, 4).end == Fraction(13, 4)


def test_values_are_read_only() -> None:
    with pytest.raises(ValueError, match="read-only"):
        TABLE.pts[0] = 1
    with pytest.raises(ValueError, match="read-only"):
        frozen(np.zeros(3))[0] = 1


def test_the_nearest_border_of_frames():
    table = FrameTable(np.array([0, 10, 11, 40]), Fraction(1, 10), 50)
    borders = [table.time(frame) for frame in range(5)]
    for step in range(101):
        time = Fraction(step, 20)
        nearest = table.border_at(time)
        assert abs(borders[nearest] - time) == min(abs(border - time) for border in borders)
        assert table.border_at(float(borders[nearest])) == nearest
