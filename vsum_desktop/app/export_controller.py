"""Writing the summary: one export at a time, its progress and its outcome."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from vsum_desktop.app.job_runner import JobRunner
from vsum_desktop.app.jobs import WriteSummary
from vsum_desktop.app.state import ExportPhase, ExportPlan, ExportState, Failure, Solution
from vsum_desktop.core.jobs import Progress
from vsum_desktop.pipeline.export import ExportReport, ExportRequest, default_path
from vsum_desktop.pipeline.export_kinds import output_path
from vsum_desktop.pipeline.names import expand


class ExportController(QObject):
    """Runs exports.

    Signals:
        state_changed(ExportState), progressed(Progress)
    """

    state_changed = Signal(object)
    progressed = Signal(object)

    def __init__(self, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._jobs.progressed.connect(self._on_progressed)
        self._jobs.succeeded.connect(self._on_succeeded)
        self._jobs.failed.connect(self._on_failed)
        self._jobs.cancelled.connect(self._on_cancelled)
        self._job: int | None = None
        self._state = ExportState()

    @property
    def state(self) -> ExportState:
        """Where the export stands."""
        return self._state

    def export(self, solution: Solution, plan: ExportPlan) -> None:
        """Write what the solution selects, as it is now; the name may hold tokens of `pipeline.names`."""
        if self._job is not None or solution.summary is None:
            return
        video, query = solution.analysis.video.path, solution.analysis.query
        stem = expand(plan.stem, video, query, float(solution.summary.duration))
        requests = tuple(ExportRequest(kind, output_path(stem, kind)) for kind in plan.kinds)
        job = WriteSummary(solution.analysis, solution.edits, solution.summary, requests, plan.overwrite)
        self._job = self._jobs.submit(job)
        self._set(ExportState(ExportPhase.RUNNING, stem.name))

    @Slot()
    def cancel(self) -> None:
        """Stop the export; no partial file is left."""
        if self._job is not None:
            self._jobs.cancel(self._job)

    @Slot()
    def reset(self) -> None:
        """Forget the last outcome."""
        if self._job is None:
            self._set(ExportState())

    def _end(self, phase: ExportPhase, report: ExportReport | None = None, failure: Failure | None = None) -> None:
        self._job = None
        self._set(ExportState(phase, self._state.name, report, failure))

    def _set(self, state: ExportState) -> None:
        self._state = state
        self.state_changed.emit(state)

    @Slot(int, object)
    def _on_progressed(self, job_id: int, progress: Progress) -> None:
        if job_id == self._job:
            self.progressed.emit(progress)

    @Slot(int, object)
    def _on_succeeded(self, job_id: int, result: object) -> None:
        if job_id == self._job and isinstance(result, ExportReport):
            self._end(ExportPhase.DONE, report=result)

    @Slot(int, object)
    def _on_failed(self, job_id: int, error: Exception) -> None:
        if job_id == self._job:
            self._end(ExportPhase.FAILED, failure=Failure.of(error))

    @Slot(int)
    def _on_cancelled(self, job_id: int) -> None:
        if job_id == self._job:
            self._end(ExportPhase.CANCELLED)


def suggested_stem(video: Path, query: str | None, seconds: Fraction) -> Path:
    """Place and name without ending, beside the video, such as `holiday_summary_a-dog_16s`."""
    return default_path(video, "mp4", query, float(seconds)).with_suffix("")
