"""A clock that stands in for Qt's player where that cannot go: files that it cannot decode, and backwards; without sound."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal, Slot

_TICK_MS = 15


class SilentClock(QObject):
    """Counts media time, forwards or backwards.

    Signals:
        ticked(float): Media time in seconds; below 0 once it has run out backwards.
    """

    ticked = Signal(float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._from = 0.0
        self._rate = 1.0
        self._elapsed = QElapsedTimer()
        self._timer = QTimer(self, interval=_TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def running(self) -> bool:
        """Whether it counts."""
        return self._timer.isActive()

    def start(self, seconds: float, rate: float) -> None:
        """Run from a media time at a speed, negative for backwards; also moves a clock that runs."""
        self._from, self._rate = seconds, rate
        self._elapsed.start()
        self._timer.start()

    def stop(self) -> None:
        """Stand still."""
        self._timer.stop()

    @Slot()
    def _on_timeout(self) -> None:
        self.ticked.emit(self._from + self._rate * self._elapsed.nsecsElapsed() / 1e9)
