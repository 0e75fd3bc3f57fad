"""A thread of low priority that works out the waveform of the open video; it grows on screen while the sound is decoded."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QThread, Signal, Slot

from vsum_desktop.app.python_thread import PythonThread
from vsum_desktop.core.errors import Cancelled
from vsum_desktop.core.jobs import CancelToken
from vsum_desktop.core.video import VideoInfo
from vsum_desktop.media.waveform import Levels
from vsum_desktop.pipeline.cache import FeatureCache
from vsum_desktop.pipeline.waveform import waveform

_log = logging.getLogger(__name__)


class _Worker(QObject):
    """Reads sound in the thread it lives in."""

    grown = Signal(int, object)
    ended = Signal(int, object)

    @Slot(int, object, object, object)
    def read(self, generation: int, info: VideoInfo, cache: FeatureCache | None, cancel: CancelToken) -> None:
        """Work it out; without it there is just no waveform, so what goes wrong is only logged: this is the thread's border."""
        result: Levels | None = None
        try:
            cancel.raise_if_cancelled()
            whole = waveform(info, cache, cancel, lambda part: self.grown.emit(generation, Levels(part)))
            result = Levels(whole) if whole is not None and len(whole) else None
        except Cancelled:
            pass
        except Exception:
            _log.warning("no waveform of %s", info.path.name, exc_info=True)
        self.ended.emit(generation, result)

    @Slot()
    def finish(self) -> None:
        """End the thread."""
        self.thread().quit()


class WaveformLoader(QObject):
    """The waveform of the open video; lives in the GUI thread.

    Signals:
        changed(Levels | None): There is more of it, or another one, or none.
    """

    changed = Signal(object)
    _wanted = Signal(int, object, object, object)
    _finish = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cache: FeatureCache | None = None
        self._generation = 0
        self._cancel = CancelToken()
        self._pending = 0
        self._thread = PythonThread(self)
        self._thread.setObjectName("waveform")
        self._worker = _Worker()
        self._worker.moveToThread(self._thread)
        self._wanted.connect(self._worker.read)
        self._finish.connect(self._worker.finish)
        self._worker.grown.connect(self._on_grown)
        self._worker.ended.connect(self._on_ended)
        self._thread.start(QThread.Priority.LowPriority)

    @property
    def busy(self) -> bool:
        """Whether sound is being read."""
        return self._pending > 0

    @Slot(object)
    def open(self, info: VideoInfo | None) -> None:
        """Another video, or none; what was under way is given up."""
        self._cancel.cancel()
        self._generation += 1
        self.changed.emit(None)
        if info is not None and info.audio:
            self._cancel = CancelToken()
            self._pending += 1
            self._wanted.emit(self._generation, info, self.cache, self._cancel)

    def shut_down(self) -> None:
        """End the thread; nothing is signalled afterwards."""
        if not self._thread.isRunning():
            return
        for signal in (self._worker.grown, self._worker.ended):
            signal.disconnect()
        self._cancel.cancel()
        self._generation += 1  # what is on its way by now comes all the same
        self._pending = 0
        self._finish.emit()
        self._thread.wait()

    @Slot(int, object)
    def _on_grown(self, generation: int, part: Levels) -> None:
        if generation == self._generation:
            self.changed.emit(part)

    @Slot(int, object)
    def _on_ended(self, generation: int, result: Levels | None) -> None:
        self._pending -= 1
        if generation == self._generation:
            self.changed.emit(result)
