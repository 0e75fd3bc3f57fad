"""The order in which the clips of a summary are shown: that of time, or the user's own.

The user's order is a sequence of spans, not of clip numbers: it still says what was meant after the budget, the query or a trim
has changed which clips there are. A clip takes the place of the listed span that it shares most time with; a clip that is not
listed follows the clip before it in time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from vsum_desktop.core.timing import Interval


def arranged(spans: Sequence[Interval], order: Sequence[Interval]) -> list[int]:
    """Places of `spans` in the order to be shown.

    Args:
        spans: C clips in order of time, not overlapping.
        order: Listed spans, the first one first; empty for the order of time.

    Returns:
        A permutation of 0 … C − 1.
    """
    if not order:
        return list(range(len(spans)))
    ranks = _ranks(spans, order)
    listed = sorted((place for place in range(len(spans)) if ranks[place] is not None), key=lambda place: (ranks[place], place))
    followers: dict[int, list[int]] = {-1: []}
    head = -1
    for place in range(len(spans)):
        if ranks[place] is None:
            followers[head].append(place)
        else:
            head = place
            followers[head] = []
    return [*followers[-1], *(place for head in listed for place in (head, *followers[head]))]


def moved(spans: Sequence[Interval], chosen: Iterable[Interval], place: int) -> tuple[Interval, ...]:
    """The spans with the chosen ones, in their order, taken out and put before what stood at `place` (`len(spans)`: last)."""
    taken = set(chosen)
    before = [span for span in spans[:place] if span not in taken]
    after = [span for span in spans[place:] if span not in taken]
    return (*before, *(span for span in spans if span in taken), *after)


def stepped(spans: Sequence[Interval], chosen: Iterable[Interval], step: int) -> tuple[Interval, ...]:
    """The spans with the chosen ones moved one place up (−1) or down (+1), all of them or, at an end, none."""
    taken = set(chosen)
    places = [place for place, span in enumerate(spans) if span in taken]
    if not places or places[0] + step < 0 or places[-1] + step >= len(spans):
        return tuple(spans)
    return moved(spans, taken, places[0] - 1 if step < 0 else places[-1] + 2)


def _ranks(spans: Sequence[Interval], order: Sequence[Interval]) -> list[int | None]:
    """For each span the place in `order` of what it is or shares most time with, None if it meets nothing there."""
    known = {span: rank for rank, span in reversed(list(enumerate(order)))}
    starts = np.array([float(span.start) for span in order])
    ends = np.array([float(span.end) for span in order])
    ranks: list[int | None] = []
    for span in spans:
        rank = known.get(span)
        if rank is None:
            shared = np.minimum(ends, float(span.end)) - np.maximum(starts, float(span.start))
            most = int(np.argmax(shared))
            rank = most if order[most].overlap(span) > 0 else None
        ranks.append(rank)
    return ranks
