"""Standard rates, conforming to them, timecode."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from tests.media_factory import MediaFactory
from vsum_desktop.core.rates import (
    STANDARD,
    FrameGrid,
    conform,
    is_drop,
    rate_text,
    round_half_up,
    timecode_frames,
    timecode_text,
)
from vsum_desktop.core.video import FrameTable, VideoInfo
from vsum_desktop.media.probe import probe


@pytest.mark.parametrize("rate", STANDARD, ids=rate_text)
def test_a_standard_rate_stays_even_where_a_container_rounded_it(rate: Fraction) -> None:
    assert conform(rate, steady=True) == (rate, 1)
    assert conform(rate * Fraction(10_001, 10_000), steady=True) == (rate, 1)


@pytest.mark.parametrize(
    ("fps", "rate", "steps"),
    [(15, 30, 2), (Fraction(25, 2), 25, 2), (10, 30, 3), (1, 24, 24), (100, 25, 0), (120, 24, 0), (Fraction("27.3"), 25, 0)],
)
def test_other_steady_rates_go_to_a_multiple_or_a_part(fps: Fraction, rate: Fraction, steps: int) -> None:
    found, found_steps = conform(Fraction(fps), steady=True)
    assert found_steps == steps
    if steps:
        assert (found, steps) == (rate, steps)
    elif Fraction(fps).denominator == 1:
        assert (Fraction(fps) / found).denominator == 1


def test_a_variable_rate_goes_to_the_nearest() -> None:
    assert conform(Fraction("29.8"), steady=False) == (Fraction(30000, 1001), 0)
    assert conform(Fraction(200), steady=False) == (Fraction(60), 0)


def _video(media_factory: MediaFactory, times: list[int]) -> VideoInfo:
    table = FrameTable(np.array(times, np.int64), Fraction(1, 1000), times[-1] + 1)
    return replace(probe(media_factory("silent")), frames=table, vfr=True)


def test_spans_are_never_empty_and_never_outside(media_factory: MediaFactory) -> None:
    times = [0, 3, 6, 9, 100, 101, 500, 999]
    video = _video(media_factory, times)
    grid = FrameGrid(Fraction(25), 0, False, 0)
    last = grid.at(video, len(times))
    assert last == 25
    for first in range(len(times)):
        for stop in range(first + 1, len(times) + 1):
            begin, end = grid.span(video, first, stop)
            assert 0 <= begin < end <= last


@pytest.mark.parametrize(
    ("text", "nominal", "frame"),
    [
        ("00:00:00:00", 25, 0),
        ("01:00:00:00", 24, 86400),
        ("01:00:00;00", 30, 107892),
        ("00:01:00;02", 30, 1800),
        ("00:10:00;00", 30, 17982),
        ("00:01:00;04", 60, 3600),
        ("01:00:00:00", 30, 108000),
        ("1:2", 25, None),
        ("", 25, None),
    ],
)
def test_timecode(text: str, nominal: int, frame: int | None) -> None:
    assert timecode_frames(text, nominal) == frame


@pytest.mark.parametrize(("nominal", "drop"), [(24, False), (25, False), (30, False), (30, True), (60, True)])
def test_written_timecode_is_read_as_the_same_frame(nominal: int, drop: bool) -> None:
    day = 24 * 3600 * nominal - (24 * 54 * nominal // 30 * 2 if drop else 0)
    frames = sorted({*range(4000), *range(17_900, 18_100), *range(107_800, 108_100), *range(1, day, 9973), day - 1})
    texts = [timecode_text(frame, nominal, drop) for frame in frames]
    assert [timecode_frames(text, nominal) for text in texts] == frames
    assert all(int(text[-2:]) < nominal for text in texts)
    assert timecode_text(day, nominal, drop) == timecode_text(0, nominal, drop)
    assert timecode_text(1800, 30, True) == "00:01:00;02"


def test_drop_is_in_the_writing() -> None:
    assert is_drop("01:00:00;00")
    assert not is_drop("01:00:00:00")
    assert not is_drop("")


def test_halves_go_up() -> None:
    assert [round_half_up(Fraction(k, 2)) for k in range(6)] == [0, 1, 1, 2, 2, 3]
