"""A thread for questions about what is already analysed: which edges are strongest, what would let a shot in.

Separate from the job thread, so that looking around goes on while a summary is exported. Questions have topics; of each topic
only the newest question is answered.
"""

from __future__ import annotations

import threading
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot

from vsum_desktop.app.python_thread import PythonThread


class Question(Protocol):
    """A frozen value that knows how to answer itself, from frozen values only."""

    def answer(self) -> object:
        """Work the answer out; called in the thread."""


class _Slots:
    """The newest question of each topic, shared by the two threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: dict[str, tuple[int, Question]] = {}

    def put(self, topic: str, number: int, question: Question) -> None:
        with self._lock:
            self._waiting[topic] = (number, question)

    def drop(self, topic: str | None = None) -> None:
        with self._lock:
            if topic is None:
                self._waiting.clear()
            else:
                self._waiting.pop(topic, None)

    def take(self) -> tuple[str, int, Question] | None:
        with self._lock:
            topic = next(iter(self._waiting), None)
            return (topic, *self._waiting.pop(topic)) if topic is not None else None


class _Worker(QObject):
    """Answers questions in the thread it lives in, one per turn of its event loop."""

    answered = Signal(str, int, object)
    failed = Signal(str, int, object)

    def __init__(self, slots: _Slots) -> None:
        super().__init__()
        self._slots = slots

    @Slot()
    def work(self) -> None:
        """Answer one question, if one waits; what goes wrong becomes a signal: this is the border of the thread."""
        taken = self._slots.take()
        if taken is None:
            return
        topic, number, question = taken
        try:
            answer = question.answer()
        except Exception as error:
            self.failed.emit(topic, number, error)
        else:
            self.answered.emit(topic, number, answer)

    @Slot()
    def finish(self) -> None:
        """End the thread."""
        self.thread().quit()


class Thinker(QObject):
    """The thread as the rest of the program sees it; lives in the GUI thread.

    Signals:
        answered(str, object): Topic and answer of the newest question of that topic.
        failed(Exception): A question could not be answered.
    """

    answered = Signal(str, object)
    failed = Signal(object)
    _wake = Signal()
    _finish = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._slots = _Slots()
        self._number = 0
        self._open: dict[str, int] = {}
        self._thread = PythonThread(self)
        self._thread.setObjectName("thoughts")
        self._worker = _Worker(self._slots)
        self._worker.moveToThread(self._thread)
        self._wake.connect(self._worker.work)
        self._finish.connect(self._worker.finish)
        self._worker.answered.connect(self._on_answered)
        self._worker.failed.connect(self._on_failed)
        self._thread.start()

    @property
    def busy(self) -> bool:
        """Whether an answer is on its way."""
        return bool(self._open)

    def ask(self, topic: str, question: Question) -> None:
        """Ask; an older question of the same topic is forgotten, and its answer too should it come."""
        self._number += 1
        self._open[topic] = self._number
        self._slots.put(topic, self._number, question)
        self._wake.emit()

    def forget(self, topic: str) -> None:
        """Nobody waits for this topic's answer any more."""
        self._open.pop(topic, None)
        self._slots.drop(topic)

    def shut_down(self) -> None:
        """End the thread; nothing is signalled afterwards."""
        if not self._thread.isRunning():
            return
        self._worker.answered.disconnect()
        self._worker.failed.disconnect()
        self._open.clear()
        self._slots.drop()
        self._finish.emit()
        self._thread.wait()

    @Slot(str, int, object)
    def _on_answered(self, topic: str, number: int, answer: object) -> None:
        if self._open.get(topic) == number:
            del self._open[topic]
            self.answered.emit(topic, answer)

    @Slot(str, int, object)
    def _on_failed(self, topic: str, number: int, error: Exception) -> None:
        if self._open.get(topic) == number:
            del self._open[topic]
            self.failed.emit(error)
