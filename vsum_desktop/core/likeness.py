"""How like the shots of a video are to one another: what tells a summary's reasons, and does not change with its edits."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.reasons import SIMILAR
from vsum_desktop.core.shots import Shots

_ROWS = 256  # keyframes that are compared with all others at once


class Likeness:
    """The likeness of each of the S shots to all others, by their keyframes; worked out where it is asked for, then remembered.

    A summary needs only the shots that it takes, and the next one on the way of a slider mostly the same: O(S·E) for each shot
    that is new. Threads may share one: whichever comes second writes the same values again.
    """

    def __init__(self, features: NDArray[np.float32], shots: Shots) -> None:
        self._keys = features[shots.keyframe]
        self._nearest = np.full(len(shots), -1, np.float32)
        self._similar = np.zeros(len(shots), np.int64)
        self._known = np.zeros(len(shots), bool)

    def of(self, shots: NDArray[np.int64]) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """Cosine of each shot to the one most like it (−1 without another), and how many others are similar; both [C]."""
        new = np.unique(shots[~self._known[shots]])
        for rows in np.split(new, range(_ROWS, len(new), _ROWS)):
            cosine = self._keys[rows] @ self._keys.T
            cosine[np.arange(len(rows)), rows] = -1
            self._nearest[rows] = cosine.max(axis=1, initial=-1)
            self._similar[rows] = np.count_nonzero(cosine >= SIMILAR, axis=1)
            self._known[rows] = True
        return self._nearest[shots], self._similar[shots]
