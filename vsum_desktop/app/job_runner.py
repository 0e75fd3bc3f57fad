"""A long-lived thread for heavy jobs: requests in, results out, each with the number of its job.

Cancelling is a call on the job's token, because the thread's event loop is busy while a job runs. Jobs run one after another
in the order they were submitted; a cancelled one that has not begun never begins.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, Slot

from vsum_desktop.app.jobs import Job
from vsum_desktop.app.python_thread import PythonThread
from vsum_desktop.core.errors import Cancelled
from vsum_desktop.core.estimate import TimeLeft
from vsum_desktop.core.jobs import CancelToken, JobContext, Progress
from vsum_desktop.pipeline.services import Services

_REPORT_INTERVAL = 0.05


@dataclass(frozen=True, slots=True, eq=False)
class _Ticket:
    """A job on its way to the thread."""

    job_id: int
    job: Job
    token: CancelToken


class _Worker(QObject):
    """Runs jobs in the thread it lives in."""

    progressed = Signal(int, object)
    succeeded = Signal(int, object)
    failed = Signal(int, object)
    cancelled = Signal(int)

    def __init__(self, services: Callable[[], Services]) -> None:
        super().__init__()
        self._make_services = services
        self._services: Services | None = None

    @Slot(object)
    def perform(self, ticket: _Ticket) -> None:
        """Run one job; whatever it raises becomes a signal: this is the border of the thread."""
        report = _Throttle(ticket.job_id, self)
        try:
            ticket.token.raise_if_cancelled()
            if self._services is None:
                self._services = self._make_services()
            result = ticket.job.run(self._services, JobContext(report, ticket.token))
            ticket.token.raise_if_cancelled()
        except Cancelled:
            self.cancelled.emit(ticket.job_id)
        except Exception as error:
            self.failed.emit(ticket.job_id, error)
        else:
            self.succeeded.emit(ticket.job_id, result)

    @Slot()
    def renew(self) -> None:
        """Let go of the models; the next job makes services anew."""
        if self._services is not None:
            self._services.close()
            self._services = None

    @Slot()
    def finish(self) -> None:
        """Let go of the models and end the thread."""
        self.renew()
        self.thread().quit()


class _Throttle:
    """Passes on progress at most twenty times a second, and always where a stage begins or ends or there is something to see.

    Where a stage says how much there is to do but not how long it takes, its time left is estimated.
    """

    def __init__(self, job_id: int, worker: _Worker) -> None:
        self._job_id = job_id
        self._worker = worker
        self._stage = ""
        self._last = 0.0
        self._left = TimeLeft()

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        if progress.stage != self._stage:
            self._left = TimeLeft()
        left = self._left.left(now, progress.done, progress.total) if progress.total > 0 else None
        if progress.seconds_left is None and left is not None:
            progress = replace(progress, seconds_left=left)
        ends = progress.total > 0 and progress.done >= progress.total
        news = ends or progress.stage != self._stage or progress.glimpse is not None
        if news or now - self._last >= _REPORT_INTERVAL:
            self._stage, self._last = progress.stage, now
            self._worker.progressed.emit(self._job_id, progress)


class JobRunner(QObject):
    """A job thread as the rest of the program sees it; lives in the GUI thread.

    Signals:
        progressed(int, Progress), succeeded(int, object), failed(int, Exception), cancelled(int): by job number.
    """

    progressed = Signal(int, object)
    succeeded = Signal(int, object)
    failed = Signal(int, object)
    cancelled = Signal(int)
    _submitted = Signal(object)
    _renew = Signal()
    _finish = Signal()

    def __init__(self, services: Callable[[], Services], parent: QObject | None = None, name: str = "jobs") -> None:
        """Start the thread; `services` is called in it, with the first job."""
        super().__init__(parent)
        self._next = 0
        self._tokens: dict[int, CancelToken] = {}
        self._thread = PythonThread(self)
        self._thread.setObjectName(name)
        self._worker = _Worker(services)
        self._worker.moveToThread(self._thread)
        self._submitted.connect(self._worker.perform)
        self._renew.connect(self._worker.renew)
        self._finish.connect(self._worker.finish)
        self._worker.progressed.connect(self._on_progressed)
        self._worker.succeeded.connect(self._on_succeeded)
        self._worker.failed.connect(self._on_failed)
        self._worker.cancelled.connect(self._on_cancelled)
        self._thread.start()

    @property
    def busy(self) -> bool:
        """Whether a job runs or waits."""
        return bool(self._tokens)

    def submit(self, job: Job) -> int:
        """Queue a job; returns its number."""
        self._next += 1
        token = self._tokens[self._next] = CancelToken()
        self._submitted.emit(_Ticket(self._next, job, token))
        return self._next

    def cancel(self, job_id: int) -> None:
        """Stop a job, running or waiting; one that has ended is left alone."""
        if token := self._tokens.get(job_id):
            token.cancel()

    def renew(self) -> None:
        """Make the services anew for the jobs submitted from here on."""
        self._renew.emit()

    def shut_down(self) -> None:
        """Cancel everything and wait for the thread to end; nothing is signalled afterwards."""
        if not self._thread.isRunning():
            return
        for signal in (self._worker.progressed, self._worker.succeeded, self._worker.failed, self._worker.cancelled):
            signal.disconnect()
        for token in self._tokens.values():
            token.cancel()
        self._tokens.clear()
        self._finish.emit()
        self._thread.wait()

    @Slot(int, object)
    def _on_progressed(self, job_id: int, progress: Progress) -> None:
        if job_id in self._tokens:
            self.progressed.emit(job_id, progress)

    @Slot(int, object)
    def _on_succeeded(self, job_id: int, result: object) -> None:
        if self._tokens.pop(job_id, None):
            self.succeeded.emit(job_id, result)

    @Slot(int, object)
    def _on_failed(self, job_id: int, error: Exception) -> None:
        if self._tokens.pop(job_id, None):
            self.failed.emit(job_id, error)

    @Slot(int)
    def _on_cancelled(self, job_id: int) -> None:
        if self._tokens.pop(job_id, None):
            self.cancelled.emit(job_id)
