"""Short gaps between chosen clips, filled so that a summary does not jump over next to nothing."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from vsum_desktop.core.candidates import frame_range, frame_ticks
from vsum_desktop.core.edits import Edits
from vsum_desktop.core.shots import Shots
from vsum_desktop.core.video import FrameTable


@dataclass(frozen=True, slots=True)
class Range:
    """Chosen frames [first, stop).

    Attributes:
        first, stop: The frames.
        shot: The shot they are taken from.
        pinned: Whether the user put them in.
        shows: First and one past the last of the shots that they show.
        filling: Whether they are there only for lying between two pins.
    """

    first: int
    stop: int
    shot: int
    pinned: bool
    shows: tuple[int, int]
    filling: bool = False


def filled(ranges: list[Range], budget: Fraction, shots: Shots, table: FrameTable, edits: Edits) -> list[Range]:
    """The ranges with what lies between two that are less than the shortest gap apart, the smallest gaps first.

    A gap becomes part of the range before it, or of the one after it if that before is pinned, for pins stay as they are;
    between two pins it becomes a range of its own. It stays a gap where the budget has no room for it, or where a frame of it
    is banned or trimmed away.

    Args:
        ranges: In order of time, not overlapping.
        budget: The allowed length in seconds.
        shots: S shots.
        table: Time of every frame.
        edits: The user's decisions.
    """
    if not edits.min_gap or len(ranges) < 2:
        return ranges
    ticks = frame_ticks(table)
    first, stop = (np.array([getattr(one, end) for one in ranges], dtype=np.int64) for end in ("first", "stop"))
    left = math.floor(budget / table.time_base) - int(np.sum(ticks[stop] - ticks[first]))
    gaps = ticks[first[1:]] - ticks[stop[:-1]]
    near = np.flatnonzero((gaps > 0) & (gaps < math.ceil(edits.min_gap / table.time_base)))
    barred = _barred(shots, table, edits)
    result, between = list(ranges), []
    for place in near[np.argsort(gaps[near], kind="stable")].tolist():
        start, end = int(stop[place]), int(first[place + 1])
        if gaps[place] > left or any(low < end and high > start for low, high in barred):
            continue
        left -= int(gaps[place])
        before, after = result[place], result[place + 1]
        opens, closes = before.shows[1], after.shows[0]  # the shots from the one to the other lie wholly between
        if not before.pinned:
            result[place] = replace(before, stop=end, shows=(before.shows[0], max(opens, closes)))
        elif not after.pinned:
            result[place + 1] = replace(after, first=start, shows=(min(opens, closes), after.shows[1]))
        else:
            between.append(Range(start, end, shots.most_shared(start, end), False, (opens, max(opens, closes)), filling=True))
    return sorted([*result, *between], key=lambda one: one.first)


def _barred(shots: Shots, table: FrameTable, edits: Edits) -> list[tuple[int, int]]:
    """The frames that the user does not want: banned ones, and those of a trimmed shot outside its trim."""
    barred = [frame_range(ban, table) for ban in edits.bans]
    for shot, interval in {trim.shot: trim.interval for trim in edits.trims if 0 <= trim.shot < len(shots)}.items():
        start, end = shots.frames(shot)
        low, high = (min(max(frame, start), end) for frame in frame_range(interval, table))
        barred += [(start, low), (high, end)]
    return barred
