"""Exact time: reading, writing and intervals, and the frame table's borders."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vsum_desktop.core.errors import InputError
from vsum_desktop.core.timing import Interval, format_time, parse_interval, parse_time
from vsum_desktop.core.video import FrameTable


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("90", Fraction(90)),
        ("1.5s", Fraction(3, 2)),
        (".25", Fraction(1, 4)),
        ("0.1s", Fraction(1, 10)),
        ("02:03", Fraction(123)),
        ("00:01:30.5", Fraction(181, 2)),
        ("100:00:00", Fraction(360_000)),
        (" 7 ", Fraction(7)),
    ],
)
def test_times_are_read_exactly(text: str, seconds: Fraction) -> None:
    assert parse_time(text) == seconds


@pytest.mark.parametrize("text", ["", "s", "1,5", "-3", "1:2:3:4", "15%", "nan", "1e3", "12:345"])
def test_what_is_no_time_is_refused_by_name(text: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_time(text)
    assert caught.value.fields["text"] == text


def test_a_span_is_read() -> None:
    assert parse_interval("12.5-00:00:20") == Interval(Fraction(25, 2), Fraction(20))


@pytest.mark.parametrize("text", ["12", "5-5", "9-3", "a-b", "-"])
def test_what_is_no_span_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        parse_interval(text)


def test_intervals_are_half_open() -> None:
    span = Interval(Fraction(1), Fraction(2))
    assert span.contains(1)
    assert not span.contains(2)
    assert span.overlap(Interval(Fraction(2), Fraction(3))) == 0
    assert span.clamped(Interval(Fraction(2), Fraction(3))) is None
    assert span.clamped(Interval(Fraction(0), Fraction(3, 2))) == Interval(Fraction(1), Fraction(3, 2))
    assert span.overlap(Interval(Fraction(3, 2), Fraction(9))) == Fraction(1, 2)


@settings(derandomize=True)
@given(st.fractions(min_value=0, max_value=10**6), st.integers(0, 4))
def test_a_printed_time_never_lies_after_the_real_one(seconds: Fraction, decimals: int) -> None:
    printed = parse_time(format_time(seconds, decimals))
    assert printed <= seconds < printed + Fraction(1, 10**decimals)


@settings(derandomize=True)
@given(st.lists(st.integers(1, 9000), min_size=1, max_size=40), st.integers(0, 5000), st.data())
def test_a_frame_is_found_by_every_moment_at_which_it_is_shown(steps: list[int], start: int, data: st.DataObject) -> None:
    edges = np.cumsum([start, *steps])
    table = FrameTable(edges[:-1].astype(np.int64), Fraction(1, 90_000), int(edges[-1]))
    frame = data.draw(st.integers(0, len(steps) - 1))
    inside = data.draw(st.integers(0, steps[frame] - 1))
    moment = table.time(frame) + inside * table.time_base
    assert table.frame_at(moment) == frame
    assert table.first_from(moment) == (frame if inside == 0 else frame + 1)
    assert table.interval(frame, frame + 1).length == steps[frame] * table.time_base
