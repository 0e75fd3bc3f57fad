"""How long something still takes, from how fast it went lately."""

from __future__ import annotations

from collections import deque

WINDOW = 12.0  # seconds of work that the rate is measured over
SETTLED = 1.0  # seconds of work before which nothing is said
_OVERRUN = 1.5  # times what was told: from there on a larger estimate is told


class TimeLeft:
    """The time left of a piece of work, told again and again.

    The rate is measured over the last `WINDOW` seconds, so that a slow start or a quick stretch is soon forgotten. What is
    told never grows by a little: between two reports it falls with the clock, or to the new estimate if that is lower, and
    grows only when the estimate has become much larger, so that people see a countdown and no jitter. Pure: the caller brings
    the clock.
    """

    def __init__(self, window: float = WINDOW) -> None:
        self._window = window
        self._seen: deque[tuple[float, float]] = deque()
        self._told: tuple[float, float] | None = None

    def left(self, now: float, done: float, total: float) -> float | None:
        """Seconds left; None while that is not known.

        Args:
            now: Any clock's seconds, not decreasing.
            done: How much is done, not decreasing; the first call is what was done before.
            total: How much there is to do.
        """
        if self._seen and (now < self._seen[-1][0] or done < self._seen[-1][1]):
            self._seen.clear()
            self._told = None
        self._seen.append((now, done))
        while len(self._seen) > 2 and self._seen[1][0] <= now - self._window:
            self._seen.popleft()
        since, before = self._seen[0]
        if now - since < SETTLED or done <= before:
            return None
        estimate = max(0.0, total - done) * (now - since) / (done - before)
        if self._told is not None:
            at, told = self._told
            expected = max(0.0, told - (now - at))
            if expected <= estimate <= _OVERRUN * expected + 1.0:
                estimate = expected
        self._told = (now, estimate)
        return estimate
