"""The state of a session: the video, its analysis, the query, the edits and the summary they give.

Intents come in as method calls, values go out as signals. Slow steps are jobs; the summary is the solver's business.
"""

from __future__ import annotations

import dataclasses
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from vsum_desktop.app.answers import Answers
from vsum_desktop.app.edit_commands import EditCommands
from vsum_desktop.app.job_runner import JobRunner
from vsum_desktop.app.jobs import AnalyzeVideo, Compare, Compared, Engine, Job, LookAtVideo, OpenVideo, Rescore, StartEngine
from vsum_desktop.app.solver import Solver
from vsum_desktop.app.state import Explanation, Failure, Phase, QueryRow, QueryState, Solution
from vsum_desktop.app.undo import Decisions
from vsum_desktop.core.candidates import frame_range
from vsum_desktop.core.edits import Budget
from vsum_desktop.core.jobs import Progress
from vsum_desktop.core.timing import Interval
from vsum_desktop.core.video import VideoInfo
from vsum_desktop.pipeline.analyze import DEFAULT_RATE, Analysis, has_word
from vsum_desktop.pipeline.services import DEFAULT_ENCODER


class _Task(Enum):
    """The kinds of jobs; of each only the latest counts."""

    ENGINE = auto()
    OPEN = auto()
    LOOK = auto()
    ANALYZE = auto()
    RESCORE = auto()
    COMPARE = auto()


class SessionController(EditCommands):
    """One session; the commands that edit it are those of `EditCommands`.

    Signals:
        phase_changed(Phase), engine_changed(Engine), video_changed(VideoInfo | None), analysis_changed(Analysis | None),
        query_changed(QueryState), solution_changed(Solution | None),
        explanation_changed(Explanation | None), progress_changed(Progress | None)
        failed(Failure): The open or the analysis failed; the phase says which.
        cleared: Whatever failed before is no longer of interest.
    """

    phase_changed = Signal(object)
    engine_changed = Signal(object)
    video_changed = Signal(object)
    analysis_changed = Signal(object)
    query_changed = Signal(object)
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
        self._answers = Answers()
        self._default_scorer: str | None = None
        self._query = QueryState()
        self._solution: Solution | None = None
        self._explanation: Explanation | None = None
        self.solver = Solver(self)
        self.solver.solved.connect(self._on_solved)
        self.rate, self.encoder = DEFAULT_RATE, DEFAULT_ENCODER  # of the next analysis: samples per second, and a model's id

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
    def query(self) -> QueryState:
        """The query as asked for."""
        return self._query

    @property
    def solution(self) -> Solution | None:
        """The summary that the edits give, once there is an analysis."""
        return self._solution

    def solved(self) -> Solution | None:
        """The summary that the edits give, solved at once if that is still to come."""
        if self.solver.busy:
            self._solve()
        return self._solution

    @property
    def explanation(self) -> Explanation | None:
        """Why each shot is in or out; comes a moment after the solution."""
        return self._explanation

    @property
    def idle(self) -> bool:
        """Whether nothing is under way: no job, no summary to solve."""
        return not (self._current or self.solver.busy)

    # Intents

    def start(self) -> None:
        """Find the models and the device, in the background."""
        self._submit(_Task.ENGINE, StartEngine())

    def open(self, path: Path, decisions: Decisions | None = None) -> None:
        """Open another video and analyse it.

        Without `decisions` nothing is pinned, banned, trimmed or moved; budget, clip lengths, query and query strength stay.
        """
        self._let_go(path, decisions)
        self._set_phase(Phase.OPENING)
        self._submit(_Task.OPEN, OpenVideo(path))

    def close(self) -> None:
        """Let go of the video."""
        self._let_go(None, None)
        self.progress_changed.emit(None)
        self._set_phase(Phase.EMPTY)

    def _let_go(self, path: Path | None, decisions: Decisions | None) -> None:
        self._cancel(*(task for task in _Task if task is not _Task.ENGINE))
        self._path = path
        self._set_video(None)
        self._answers.clear()
        self._set_analysis(None)
        kept = dataclasses.replace(self.edits, pins=(), bans=(), trims=(), order=())
        self.restore(decisions or dataclasses.replace(self.decisions, edits=kept))
        self._show_query()
        self.cleared.emit()

    @Slot()
    def retry(self) -> None:
        """Try again what failed or was cancelled: to open the file, or to analyse it."""
        if self._phase is Phase.FAILED and self._path is not None:
            clean = self.undo_stack.isClean()
            self.open(self._path, self.decisions)
            if not clean:  # what was recovered or decided meanwhile is still in no file
                self.undo_stack.resetClean()
        elif self._phase is Phase.STOPPED:
            self.cleared.emit()
            self._analyze()

    @Slot()
    def cancel(self) -> None:
        """Stop the analysis or the search that runs."""
        self._cancel(_Task.OPEN, _Task.LOOK, _Task.ANALYZE, _Task.RESCORE)
        self.progress_changed.emit(None)
        if self._phase is Phase.OPENING:
            self.close()
        elif self._phase is Phase.ANALYSING:
            self._set_phase(Phase.STOPPED)
            self._show_query()
        elif self._query.searching and self._analysis is not None:
            scorer, queries = self._analysis.scorer.id, self.queries.asked(self._analysis.query or "")
            kept = None if self.scorer is None and scorer == self._default_scorer else scorer
            self._decide(self.tr("cancel search"), Decisions(self.edits, queries, kept))
            self._show_query(searching=_Task.RESCORE in self._current)

    def set_query(self, text: str, *, typing: bool = False) -> None:
        """Ask for something else, or for nothing; what failed is asked again."""
        failed = self._query.failure is not None
        super().set_query(text, typing=typing)
        if failed and self._query.failure is not None:
            self._answer()

    def step_budget(self, direction: int) -> None:
        """Allow what the next clip needs (+1), or so much less that the shortest clip has to go (−1)."""
        solution, explanation = self.solved(), self._explanation
        if solution is None or solution.summary is None:
            return
        summary = solution.summary
        self.end_drag()
        lengths = [clip.interval.length for clip in summary.clips if not clip.pinned]
        if direction > 0 and explanation is not None and explanation.next_clip is not None:
            self.set_budget(Budget(summary.budget + explanation.next_clip.seconds, relative=False))
        elif direction < 0 and len(lengths) > 1:
            self.set_budget(Budget(summary.duration - min(lengths), relative=False))
        self.end_drag()

    def shut_down(self) -> None:
        """Stop timers; late results are dropped from here on."""
        self.solver.shut_down()
        self._current.clear()
        self._answers.clear()
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
        if self._task_of(job_id) in (_Task.LOOK, _Task.ANALYZE):
            self.progress_changed.emit(progress)

    @Slot(int, object)
    def _on_succeeded(self, job_id: int, result: object) -> None:
        task = self._ended(job_id)
        if task is _Task.ENGINE and isinstance(result, Engine):
            self._default_scorer = result.default_scorer
            self.engine_changed.emit(result)
        elif task is _Task.OPEN and isinstance(result, VideoInfo):
            self._set_video(result)
            self._analyze(result)
        elif task is _Task.LOOK and isinstance(result, Analysis):
            self._set_analysis(result)
        elif task in (_Task.ANALYZE, _Task.RESCORE) and isinstance(result, Analysis):
            self.progress_changed.emit(None)
            self._answers.keep(result)
            self._set_analysis(result)
            self._set_phase(Phase.STOPPED if result.provisional else Phase.READY)
            self._answer()
        elif task is _Task.COMPARE and isinstance(result, Compared):
            self._answers.keep_found(result.analysis, result.found)
            self._show_query()

    @Slot(int, object)
    def _on_failed(self, job_id: int, error: Exception) -> None:
        task = self._ended(job_id)
        if task in (None, _Task.LOOK, _Task.COMPARE):
            return  # the full analysis says what is wrong, and so does asking for a row as the active one
        failure = Failure.of(error)
        self.progress_changed.emit(None)
        if task is _Task.RESCORE:
            self._set_query(dataclasses.replace(self._query, searching=False, failure=failure))
            return
        if task is _Task.OPEN:
            self._set_phase(Phase.FAILED)
        elif task is _Task.ANALYZE:
            self._set_phase(Phase.STOPPED)
            self._show_query()
        self.failed.emit(failure)

    @Slot(int)
    def _on_cancelled(self, job_id: int) -> None:
        self._ended(job_id)

    def _analyze(self, fresh: VideoInfo | None = None) -> None:
        assert self._path is not None
        self._set_phase(Phase.ANALYSING)
        text = self.queries.text  # without a word in it, it is refused afterwards
        given = (self.scorer, text if has_word(text) else None, self.rate, self.encoder)
        if fresh is not None:
            self._submit(_Task.LOOK, LookAtVideo(fresh, *given))
        self._submit(_Task.ANALYZE, AnalyzeVideo(self._path, *given, fresh))

    def _answer(self) -> None:
        """Follow the queries and the scorer: with what was asked before at once, with anything else once it is asked."""
        analysis = self._analysis
        if analysis is None or _Task.ANALYZE in self._current:
            self._show_query(searching=bool(self.queries.text))
            return
        query, scorer = self.queries.text or None, self.scorer or self._default_scorer or analysis.scorer.id
        self._cancel(_Task.RESCORE)
        if (analysis.query, analysis.scorer.id) != (query, scorer):
            known = self._answers.analysis(query, scorer, analysis.encoder.id)
            if known is None:
                self._submit(_Task.RESCORE, Rescore(analysis, query, scorer))
            else:
                self._answers.keep(known)
                self._set_analysis(known)
        self._show_query(searching=_Task.RESCORE in self._current)
        self._compare()

    def _compare(self) -> None:
        """Ask what the other rows find, once the active one is answered."""
        self._cancel(_Task.COMPARE)
        if self._analysis is not None and _Task.RESCORE not in self._current:
            wanted = tuple(row.text for row in self.queries.rows if self._answers.found(row.text) is None)
            if wanted:
                self._submit(_Task.COMPARE, Compare(self._analysis, wanted))

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

    def _show_query(self, searching: bool = False) -> None:
        """Say what is asked for and what is known of it."""
        queries, analysis = self.queries, self._analysis
        rows = tuple(QueryRow(row.text, row.slot, self._answers.found(row.text)) for row in queries.rows)
        found = analysis.relevance if analysis is not None and not searching else None
        weak, unknown = (found.weak, found.unknown) if found is not None else (False, ())
        self._set_query(QueryState(queries.text, searching, weak, unknown=unknown, rows=rows, active=queries.active))

    def _set_analysis(self, analysis: Analysis | None) -> None:
        self._analysis = analysis
        self.analysis_changed.emit(analysis)
        if analysis is not None:
            self.solver.begin(analysis, self.edits)
        else:
            self.solver.drop()
            self._on_solved(None)

    @property
    def _undoable(self) -> bool:
        return self._path is not None

    def _on_decided(self, before: Decisions) -> None:
        if self.edits != before.edits and self._analysis is not None:
            self.solver.ask(self._analysis, self.edits)
        if (self.queries, self.scorer) != (before.queries, before.scorer):
            self._answer()

    def _snapped(self, span: Interval) -> Interval:
        if self._video is None:
            return span
        first, stop = frame_range(span, self._video.frames)
        return self._video.frames.interval(first, stop) if first < stop else span

    def _shot_interval(self, shot: int) -> Interval:
        assert self._analysis is not None
        return self._analysis.shots.interval(shot, self._analysis.video.frames)

    def _clip_to_trim(self, shot: int, interval: Interval) -> tuple[Interval, bool]:
        assert self._analysis is not None
        solution = self.solved()
        summary = solution.summary if solution is not None else None
        clips = [clip.interval for clip in summary.clips if clip.shot == shot] if summary is not None else []
        clip = max(clips, key=interval.overlap, default=self._shot_interval(shot))
        return clip, len(clips) <= 1 and not self._analysis.provisional  # whose shots are not the final ones

    def _solve(self) -> None:
        if self._analysis is not None:
            self.solver.solve(self._analysis, self.edits)

    @Slot(object)
    def _on_solved(self, solution: Solution | None) -> None:
        before, self._solution = self._solution, solution
        if solution is not None and before is not None and solution.analysis.shots is not before.analysis.shots:
            self._explanation = None  # it names other shots
        self.solution_changed.emit(solution)
        self.set_explanation(None)

    def set_explanation(self, explanation: Explanation | None) -> None:
        """The explainer has worked out why, or it is not known any more."""
        self._explanation = explanation
        self.explanation_changed.emit(explanation)
