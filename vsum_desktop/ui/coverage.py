"""What many small spans cover, in pixels: a thousand clips on a line are a few rectangles."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def covered(left: NDArray[np.float64], right: NDArray[np.float64], width: int) -> list[tuple[int, int]]:
    """Runs of pixels in [0, width) that spans from `left` to `right` touch, in order; spans that meet are one run."""
    begins = np.clip(np.floor(left), 0, width).astype(np.int64)
    ends = np.clip(np.ceil(right), 0, width).astype(np.int64)
    steps = np.bincount(begins, minlength=width + 1) - np.bincount(ends, minlength=width + 1)
    inside = np.concatenate(([False], np.cumsum(steps[:-1]) > 0, [False]))
    turns = np.flatnonzero(np.diff(inside)).tolist()
    return list(zip(turns[::2], turns[1::2], strict=True))
