"""Small file work off the GUI thread, one piece after another, apart from the heavy jobs so that it never waits for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

Work = Callable[[], Any]
Done = Callable[[Any], None]
Failed = Callable[[Exception], None]


@dataclass(frozen=True, slots=True)
class _Callbacks:
    done: Done | None
    failed: Failed | None


class _Piece(QRunnable):
    """One piece of work; whatever it raises becomes a signal: this is the border of the thread."""

    def __init__(self, number: int, work: Work, disk: Disk) -> None:
        super().__init__()
        self._number = number
        self._work = work
        self._disk = disk

    def run(self) -> None:
        try:
            result = self._work()
        except Exception as error:
            self._disk._failed.emit(self._number, error)
        else:
            self._disk._done.emit(self._number, result)


class Disk(QObject):
    """Runs pieces of work in order; their outcome comes back in the GUI thread, to the callbacks given with them.

    Signals:
        problem(Exception): Of a piece that has no callback for failures.
    """

    problem = Signal(object)
    _done = Signal(int, object)
    _failed = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._next = 0
        self._waiting: dict[int, _Callbacks] = {}
        self._done.connect(self._on_done)
        self._failed.connect(self._on_failed)

    @property
    def busy(self) -> bool:
        """Whether a piece runs or waits."""
        return bool(self._waiting)

    def run(self, work: Work, done: Done | None = None, failed: Failed | None = None) -> None:
        """Queue `work`, which must touch no widget and no controller."""
        self._next += 1
        self._waiting[self._next] = _Callbacks(done, failed)
        self._pool.start(_Piece(self._next, work, self))

    def shut_down(self) -> None:
        """Let what is queued be written, and tell nobody."""
        self._waiting.clear()
        self._pool.waitForDone()

    @Slot(int, object)
    def _on_done(self, number: int, result: object) -> None:
        callbacks = self._waiting.pop(number, None)
        if callbacks is not None and callbacks.done is not None:
            callbacks.done(result)

    @Slot(int, object)
    def _on_failed(self, number: int, error: Exception) -> None:
        callbacks = self._waiting.pop(number, None)
        if callbacks is None:
            return
        if callbacks.failed is not None:
            callbacks.failed(error)
        else:
            self.problem.emit(error)
