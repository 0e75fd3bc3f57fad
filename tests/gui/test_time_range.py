"""The visible span: clamped, zoomed about a place, and told to everybody who shows it."""

from __future__ import annotations

import pytest

from vsum_desktop.ui.timeline.time_range import TimeRange


@pytest.fixture
def axis(qapp) -> TimeRange:
    axis = TimeRange()
    axis.set_duration(36_000.0)
    return axis


def test_zoom_keeps_its_place_and_its_limits(axis: TimeRange):
    for _ in range(100):
        axis.zoom(0.8, 12_345.0)
    assert axis.span == pytest.approx(0.5)
    assert axis.start <= 12_345.0 <= axis.end
    for _ in range(100):
        axis.zoom(1.3, 12_345.0)
    assert axis.fitted


def test_pan_stops_at_the_ends(axis: TimeRange):
    axis.show_span(100, 200)
    axis.pan(-500)
    assert (axis.start, axis.end) == (0, 100)
    axis.pan(1e9)
    assert axis.end == pytest.approx(36_000)
    assert axis.span == pytest.approx(100)


def test_places_are_told_once(axis: TimeRange):
    told: list[object] = []
    axis.playhead_changed.connect(told.append)
    axis.cursor_changed.connect(told.append)
    axis.marks_changed.connect(lambda: told.append(axis.marks))
    for _ in range(2):
        axis.set_playhead(3.0)
        axis.set_cursor(4.0)
        axis.set_marks(1.0, None)
    assert told == [3.0, 4.0, (1.0, None)]
