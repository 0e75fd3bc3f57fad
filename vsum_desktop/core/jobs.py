"""What a long piece of work reports and how it is stopped, without Qt and without a progress bar."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.errors import Cancelled


class CancelToken:
    """A flag set from another thread; callbacks stop native code (an ONNX run) at once."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self._lock = threading.Lock()
        self._callbacks: list[Callable[[], None]] = []

    def cancel(self) -> None:
        """Set the flag and call the callbacks; safe from any thread, any number of times."""
        with self._lock:
            self._event.set()
            callbacks = list(self._callbacks)
        for callback in callbacks:
            callback()

    @property
    def cancelled(self) -> bool:
        """Whether `cancel` has been called."""
        return self._event.is_set()

    def raise_if_cancelled(self) -> None:
        """Raise `Cancelled` once the flag is set."""
        if self._event.is_set():
            raise Cancelled

    def wait(self, seconds: float) -> bool:
        """Block up to `seconds` for a cancellation; return whether it came."""
        return self._event.wait(seconds)

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call `callback` on cancellation (at once if it has happened); returns the function that unsubscribes it."""
        with self._lock:
            self._callbacks.append(callback)
            already = self._event.is_set()
        if already:
            callback()

        def unsubscribe() -> None:
            with self._lock:
                if callback in self._callbacks:
                    self._callbacks.remove(callback)

        return unsubscribe


@dataclass(frozen=True, slots=True, eq=False)
class Glimpse:
    """The curves of what is analysed so far, as if the video ended there: the final ones differ.

    Attributes:
        times: float64 [N], seconds.
        importance: float32 [N] in [0, 1].
        relevance: float32 [N] in [0, 1], None without a query.
    """

    times: NDArray[np.float64]
    importance: NDArray[np.float32]
    relevance: NDArray[np.float32] | None


@dataclass(frozen=True, slots=True)
class Progress:
    """One report of a running job.

    `stage` is one of probe, coarse, decode, encode, shots, score, export, check. `done` and `total` are in the stage's own
    unit; a total of 0 means unknown. `seconds_left` is an estimate for the stage, None while there is none. `glimpse` is what
    there is to see by now, None where nothing new is.
    """

    stage: str
    done: float = 0.0
    total: float = 0.0
    seconds_left: float | None = None
    glimpse: Glimpse | None = None

    @property
    def share(self) -> float | None:
        """Done share of the stage in [0, 1], None while the total is unknown."""
        return min(1.0, self.done / self.total) if self.total > 0 else None


def _ignore(progress: Progress) -> None:
    """The default report: nobody listens."""


@dataclass(frozen=True, slots=True)
class JobContext:
    """What a pipeline function gets from whoever runs it."""

    report: Callable[[Progress], None] = _ignore
    cancel: CancelToken = field(default_factory=CancelToken)
