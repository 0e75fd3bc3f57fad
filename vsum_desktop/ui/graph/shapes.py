"""The geometry of arcs, in pixels and without Qt: how high they are, their polylines, and which one the cursor is on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

POINTS = 33  # of a polyline
_SHAPE = 0.75  # between an ellipse (0.5) and a parabola (1)
_GROWTH = 0.6  # height grows with this power of the width
_STEEPEST = 1.3  # height per width at most, so that short arcs stay round
_LEAST = 0.25  # of the height for either side of the axis
_ALONG = -np.cos(np.linspace(0.0, np.pi, POINTS))


@dataclass(frozen=True, slots=True, eq=False)
class ArcShapes:
    """M arcs: float64 [M] each. `start` and `end` are the x of source and target; `height` is positive above the axis."""

    start: NDArray[np.float64]
    end: NDArray[np.float64]
    height: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.start)

    def crossing(self, left: float, right: float) -> NDArray[np.bool_]:
        """Which arcs have a part between two x, bool [M]."""
        return (np.maximum(self.start, self.end) >= left) & (np.minimum(self.start, self.end) <= right)

    def where(self, mask: NDArray[np.bool_]) -> ArcShapes:
        """Those that a bool [M] picks."""
        return ArcShapes(self.start[mask], self.end[mask], self.height[mask])

    def polylines(self, axis: float) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.int32]]:
        """Points of all arcs one after another, x and y [M·POINTS], and whether each is joined to the next one."""
        middle, half = (self.start + self.end) / 2, (self.end - self.start) / 2
        x = middle[:, None] + half[:, None] * _ALONG
        y = axis - self.height[:, None] * (1.0 - _ALONG**2) ** _SHAPE
        joined = np.ones(x.shape, np.int32)
        joined[:, -1] = 0
        return x.ravel(), y.ravel(), joined.ravel()

    def nearest(self, x: float, y: float, axis: float, reach: float) -> int | None:
        """The arc under a point, within `reach` pixels above or below it; the nearest of several."""
        if not len(self):
            return None
        half = np.maximum(np.abs(self.end - self.start) / 2, 1e-9)
        along = (x - (self.start + self.end) / 2) / half
        inside = np.abs(along) <= 1
        distance = np.full(len(self), np.inf)
        distance[inside] = np.abs(axis - self.height[inside] * (1.0 - along[inside] ** 2) ** _SHAPE - y)
        best = int(np.argmin(distance))
        return best if distance[best] <= reach else None


def arc_shapes(start: NDArray[np.float64], end: NDArray[np.float64], width: float, room: float) -> tuple[ArcShapes, float]:
    """Arcs above the axis where they run to the right, below where they run to the left.

    Args:
        start: float64 [M], x of the sources.
        end: float64 [M], x of the targets.
        width: Width of the view.
        room: Pixels that the highest arc above and the highest below have together.

    Returns:
        The arcs, and the share of the room above the axis, in [0.25, 0.75].
    """
    length = np.abs(end - start)
    seen = (np.maximum(start, end) >= 0) & (np.minimum(start, end) <= width)
    widest = min(float(length[seen].max(initial=1.0)), width)
    growth = np.minimum(length / max(widest, 1.0), 1.0) ** _GROWTH
    above, below = (float(growth[seen & side].max(initial=0.0)) for side in (end > start, end < start))
    share = min(max(above / max(above + below, 1e-9), _LEAST), 1 - _LEAST)
    unit = min(share / max(above, 1e-9), (1 - share) / max(below, 1e-9))
    height = np.minimum(room * unit * growth, _STEEPEST * length)
    return ArcShapes(start, end, np.sign(end - start) * height), share


def crowd(
    x: NDArray[np.float64], values: NDArray[np.float32], width: float, least: float
) -> tuple[NDArray[np.float64], NDArray[np.float32]]:
    """The dots to draw: all samples in view, or where they are too many the greatest value of each column of `least` pixels.

    Args:
        x: float64 [N], increasing.
        values: float32 [N].
        width: Width of the view.
        least: Pixels that a dot needs.

    Returns:
        x and value of each dot, at most one for each column.
    """
    first, stop = np.searchsorted(x, (0.0, width), side="left")
    stop = min(len(x), int(stop) + 1)
    x, values = x[first:stop], values[first:stop]
    if len(x) * least <= width or not len(x):
        return x, values
    column = np.arange(0.0, width + least, least)
    starts = np.searchsorted(x, column)
    filled = starts[:-1] < starts[1:]
    return column[:-1][filled] + least / 2, np.maximum.reduceat(values, starts[:-1][filled])
