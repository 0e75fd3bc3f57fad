"""The state of a session: the video, its analysis, the query, the edits and the summary they give.

Intents come in as method calls, values go out as signals. Slow steps are jobs; the summary is solved here, in the GUI thread,
at most once per turn of the event loop however many moves a slider made in between.
"""

from __future__ import annotations

import dataclasses
import time
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QUndoStack

from vsum_desktop.app.job_runner import JobRunner
from vsum_desktop.app.jobs import AnalyzeVideo, Engine, Job, OpenVideo, Rescore, StartEngine
from vsum_desktop.app.state import Explanation, Failure, Phase, QueryState, Solution
from vsum_desktop.app.undo import EditCommand
from vsum_desktop.core.edits import Budget, Edits
from vsum_desktop.core.errors import VsumError
from vsum_desktop.core.jobs import Progress
from vsum_desktop.core.timing import Interval, format_time
from vsum_desktop.core.video import VideoInfo
from vsum_desktop.pipeline.analyze import Analysis
from vsum_desktop.pipeline.summarize import explain_shots, next_clip, scores, summarize

_EXPLAIN_AFTER_MS = 60


class _Task(Enum):
    """The kinds of jobs; of each only the latest counts."""

    ENGINE = auto()
    OPEN = auto()
    ANALYZE = auto()
    RESCORE = auto()


class SessionController(QObject):
    """One session.

    Signals:
        phase_changed(Phase), engine_changed(Engine), video_changed(VideoInfo | None), analysis_changed(Analysis | None),
        query_changed(QueryState), edits_changed(Edits), solution_changed(Solution | None),
        explanation_changed(Explanation | None), progress_changed(Progress | None)
        failed(Failure): The open or the analysis failed; the phase says which.
        cleared: Whatever failed before is no longer of interest.
    """

    phase_changed = Signal(object)
    engine_changed = Signal(object)
    video_changed = Signal(object)
    analysis_changed = Signal(object)
    query_changed = Signal(object)
    edits_changed = Signal(object)
    solution_changed = Signal(object)
    explanation_changed = Signal(object)
    progress_changed = Signal(object)
    failed = Signal(object)
    cleared = Signal()

    def __init__(self, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._jobs.progressed.connect(self._on_progressed)
        self._jobs.succeeded.connect(self._on_succeeded)
        self._jobs.failed.connect(self._on_failed)
        self._jobs.cancelled.connect(self._on_cancelled)
        self._current: dict[_Task, int] = {}
        self._phase = Phase.EMPTY
        self._path: Path | None = None
        self._video: VideoInfo | None = None
        self._analysis: Analysis | None = None
        self._scorer: str | None = None
        self._query = QueryState()
        self._edits = Edits()
        self._solution: Solution | None = None
        self._explanation: Explanation | None = None
        self._gesture = 1
        self.undo_stack = QUndoStack(self)
        self._solve_timer = QTimer(self, singleShot=True, interval=0)
        self._solve_timer.timeout.connect(self._solve)
        self._explain_timer = QTimer(self, singleShot=True, interval=_EXPLAIN_AFTER_MS)
        self._explain_timer.timeout.connect(self._explain)
        self.solve_seconds = 0.0

    # What there is

    @property
    def phase(self) -> Phase:
        """Where the session stands."""
        return self._phase

    @property
    def path(self) -> Path | None:
        """The file that was asked for."""
        return self._path

    @property
    def video(self) -> VideoInfo | None:
        """The open video."""
        return self._video

    @property
    def analysis(self) -> Analysis | None:
        """Its analysis, once there."""
        return self._analysis

    @property
    def edits(self) -> Edits:
        """The edits that the summary follows."""
        return self._edits

    @property
    def query(self) -> QueryState:
        """The query as asked for."""
        return self._query

    @property
    def solution(self) -> Solution | None:
        """The summary that the edits give, once there is an analysis."""
        return self._solution

    @property
    def scorer(self) -> str | None:
        """The scorer that was chosen, None for the default."""
        return self._scorer

    @property
    def explanation(self) -> Explanation | None:
        """Why each shot is in or out; comes a moment after the solution."""
        return self._explanation

    @property
    def idle(self) -> bool:
        """Whether nothing is under way: no job, no summary to solve, nothing to explain."""
        return not (self._current or self._solve_timer.isActive() or self._explain_timer.isActive())

    # Intents

    def start(self) -> None:
        """Find the models and the device, in the background."""
        self._submit(_Task.ENGINE, StartEngine())

    def open(self, path: Path) -> None:
        """Open another video and analyse it; edits start afresh, query and query strength stay."""
        self._cancel(_Task.OPEN, _Task.ANALYZE, _Task.RESCORE)
        self._path = path
        self._set_video(None)
        self._set_analysis(None)
        self.undo_stack.clear()
        self._apply_edits(Edits(budget=self._edits.budget, query_strength=self._edits.query_strength))
        self.cleared.emit()
        self._set_phase(Phase.OPENING)
        self._submit(_Task.OPEN, OpenVideo(path))

    @Slot()
    def retry(self) -> None:
        """Try again what failed or was cancelled: to open the file, or to analyse it."""
        if self._phase is Phase.FAILED and self._path is not None:
            self.open(self._path)
        elif self._phase is Phase.STOPPED:
            self._analyze()

    @Slot()
    def cancel(self) -> None:
        """Stop the analysis or the search that runs."""
        self._cancel(_Task.OPEN, _Task.ANALYZE, _Task.RESCORE)
        self.progress_changed.emit(None)
        if self._phase is Phase.OPENING:
            self._set_phase(Phase.EMPTY)
        elif self._phase is Phase.ANALYSING:
            self._set_phase(Phase.STOPPED)
        elif self._query.searching and self._analysis is not None:
            self._set_query(QueryState(self._analysis.query or "", weak=_weak(self._analysis)))

    def set_query(self, text: str) -> None:
        """Ask for something, or for nothing; the answer comes in the background."""
        text = " ".join(text.split())
        if text == self._query.text and self._query.failure is None:
            return
        self._set_query(QueryState(text, searching=bool(text) or self._analysis is not None))
        self._rescore_if_needed()

    def set_scorer(self, scorer: str) -> None:
        """Take another scorer."""
        self._scorer = scorer
        self._rescore_if_needed()

    def set_budget(self, budget: Budget) -> None:
        """Allow the summary another length."""
        self._push(f"budget {budget_text(budget)}", dataclasses.replace(self._edits, budget=budget), drags=True)

    def set_query_strength(self, strength: float) -> None:
        """Let the query count more or less, in [0, 1]."""
        changed = dataclasses.replace(self._edits, query_strength=strength)
        self._push(f"query strength {round(100 * strength)} %", changed, drags=True)

    def end_drag(self) -> None:
        """The mouse let go of a slider: the next move is another edit."""
        self._gesture += 1

    def step_budget(self, direction: int) -> None:
        """Allow what the next clip needs (+1), or so much less that the shortest clip has to go (−1)."""
        solution, explanation = self._solution, self._explanation
        if solution is None or solution.summary is None:
            return
        summary = solution.summary
        if direction > 0 and explanation is not None and explanation.next_clip is not None:
            self.set_budget(Budget.of_seconds(summary.budget + explanation.next_clip.seconds))
        elif direction < 0:
            lengths = [clip.interval.length for clip in summary.clips if not clip.pinned]
            if len(lengths) > 1:
                self.set_budget(Budget.of_seconds(summary.duration - min(lengths)))
        self.end_drag()

    def pin(self, span: Interval) -> None:
        """Keep a span in the summary whatever it scores; a second call lets it go."""
        pins = _toggled(self._edits.pins, span)
        bans = tuple(other for other in self._edits.bans if not other.overlap(span))
        verb = "pin" if span in pins else "unpin"
        self._push(f"{verb} {format_time(span.start)}", dataclasses.replace(self._edits, pins=pins, bans=bans))

    def ban(self, span: Interval) -> None:
        """Keep a span out of the summary whatever it scores; a second call lets it go."""
        bans = _toggled(self._edits.bans, span)
        pins = tuple(other for other in self._edits.pins if not other.overlap(span))
        verb = "ban" if span in bans else "allow"
        self._push(f"{verb} {format_time(span.start)}", dataclasses.replace(self._edits, pins=pins, bans=bans))

    def shut_down(self) -> None:
        """Stop timers; late results are dropped from here on."""
        self._solve_timer.stop()
        self._explain_timer.stop()
        self._current.clear()
        self.undo_stack.clear()

    # Jobs

    def _submit(self, task: _Task, job: Job) -> None:
        self._cancel(task)
        self._current[task] = self._jobs.submit(job)

    def _cancel(self, *tasks: _Task) -> None:
        for task in tasks:
            if (job_id := self._current.pop(task, None)) is not None:
                self._jobs.cancel(job_id)

    def _task_of(self, job_id: int) -> _Task | None:
        return next((task for task, current in self._current.items() if current == job_id), None)

    def _ended(self, job_id: int) -> _Task | None:
        """The task of a job that has ended, None if a newer one has taken its place."""
        task = self._task_of(job_id)
        if task is not None:
            del self._current[task]
        return task

    @Slot(int, object)
    def _on_progressed(self, job_id: int, progress: Progress) -> None:
        if self._task_of(job_id) is _Task.ANALYZE:
            self.progress_changed.emit(progress)

    @Slot(int, object)
    def _on_succeeded(self, job_id: int, result: object) -> None:
        task = self._ended(job_id)
        if task is _Task.ENGINE and isinstance(result, Engine):
            self.engine_changed.emit(result)
        elif task is _Task.OPEN and isinstance(result, VideoInfo):
            self._set_video(result)
            self._analyze()
        elif task in (_Task.ANALYZE, _Task.RESCORE) and isinstance(result, Analysis):
            self.progress_changed.emit(None)
            self._set_analysis(result)
            self._set_phase(Phase.READY)
            self._rescore_if_needed()

    @Slot(int, object)
    def _on_failed(self, job_id: int, error: Exception) -> None:
        task = self._ended(job_id)
        if task is None:
            return
        failure = Failure.of(error)
        self.progress_changed.emit(None)
        if task is _Task.RESCORE:
            self._set_query(dataclasses.replace(self._query, searching=False, failure=failure))
            return
        if task is _Task.OPEN:
            self._set_phase(Phase.FAILED)
        elif task is _Task.ANALYZE:
            self._set_phase(Phase.STOPPED)
        self.failed.emit(failure)

    @Slot(int)
    def _on_cancelled(self, job_id: int) -> None:
        self._ended(job_id)

    def _analyze(self) -> None:
        assert self._path is not None
        self.cleared.emit()
        self._set_phase(Phase.ANALYSING)
        self._submit(_Task.ANALYZE, AnalyzeVideo(self._path, self._scorer, self._query.text or None))

    def _rescore_if_needed(self) -> None:
        """Ask again if query or scorer are others than those of the analysis; one that runs is replaced."""
        analysis = self._analysis
        if analysis is None or _Task.ANALYZE in self._current:
            return
        query, scorer = self._query.text or None, self._scorer or analysis.scorer.id
        if (analysis.query, analysis.scorer.id) != (query, scorer):
            self._submit(_Task.RESCORE, Rescore(analysis, query, scorer))
            return
        self._cancel(_Task.RESCORE)
        self._set_query(QueryState(self._query.text, weak=_weak(analysis)))

    # State

    def _set_phase(self, phase: Phase) -> None:
        if phase is not self._phase:
            self._phase = phase
            self.phase_changed.emit(phase)

    def _set_video(self, video: VideoInfo | None) -> None:
        self._video = video
        self.video_changed.emit(video)

    def _set_query(self, query: QueryState) -> None:
        if query != self._query:
            self._query = query
            self.query_changed.emit(query)

    def _set_analysis(self, analysis: Analysis | None) -> None:
        self._analysis = analysis
        self.analysis_changed.emit(analysis)
        if analysis is not None:
            self._solve()
        elif self._solution is not None:
            self._solution = None
            self.solution_changed.emit(None)
            self._set_explanation(None)

    def _push(self, text: str, after: Edits, drags: bool = False) -> None:
        if after != self._edits:
            gesture = self._gesture if drags else 0
            self.undo_stack.push(EditCommand(text, self._edits, after, self._apply_edits, gesture))

    def _apply_edits(self, edits: Edits) -> None:
        self._edits = edits
        self.edits_changed.emit(edits)
        if self._analysis is not None:
            self._solve_timer.start()

    @Slot()
    def _solve(self) -> None:
        analysis, edits = self._analysis, self._edits
        if analysis is None:
            return
        self._solve_timer.stop()
        began = time.perf_counter()
        score = scores(analysis, edits.query_strength)
        try:
            self._solution = Solution(analysis, edits, score, summarize(analysis, edits))
        except VsumError as error:
            self._solution = Solution(analysis, edits, score, None, Failure.of(error))
        self.solve_seconds = time.perf_counter() - began
        self.solution_changed.emit(self._solution)
        self._set_explanation(None)
        self._explain_timer.start()

    @Slot()
    def _explain(self) -> None:
        solution = self._solution
        if solution is not None and solution.summary is not None:
            given = (solution.analysis, solution.edits, solution.summary)
            self._set_explanation(Explanation(explain_shots(*given), next_clip(*given)))

    def _set_explanation(self, explanation: Explanation | None) -> None:
        self._explanation = explanation
        self.explanation_changed.emit(explanation)


def budget_text(budget: Budget) -> str:
    """A budget as people write it: `15 %` or `90 s`."""
    return f"{float(100 * budget.amount):.3g} %" if budget.relative else f"{float(budget.amount):.4g} s"


def _weak(analysis: Analysis) -> bool:
    return analysis.relevance is not None and analysis.relevance.weak


def _toggled(spans: tuple[Interval, ...], span: Interval) -> tuple[Interval, ...]:
    """`spans` without `span` if it is among them, else with it in place of those it overlaps."""
    if span in spans:
        return tuple(other for other in spans if other != span)
    return tuple(sorted((*(other for other in spans if not other.overlap(span)), span)))
