"""Ties the controllers to the widgets: values to what shows them, gestures to intents."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Slot

from vsum_desktop.app import translation
from vsum_desktop.app.export_controller import suggested_stem
from vsum_desktop.app.jobs import Engine
from vsum_desktop.app.numbers import Number, count, seconds
from vsum_desktop.app.queries import shortened
from vsum_desktop.app.state import NO_CLIPS, Explanation, ExportPlan, Phase, QueryState, Solution
from vsum_desktop.core.edits import Edits
from vsum_desktop.core.jobs import Progress
from vsum_desktop.core.video import VideoInfo
from vsum_desktop.pipeline.analyze import Analysis
from vsum_desktop.pipeline.export_estimate import mp4_bytes
from vsum_desktop.ui import presenter
from vsum_desktop.ui.rows import no_rows
from vsum_desktop.ui.words import analysis_facts, budget_brief, video_facts

if TYPE_CHECKING:
    from vsum_desktop.ui.main_window import MainWindow

_NEEDS_VIDEO = (
    "play", "frame_back", "frame_on", "second_back", "second_on", "ten_back", "ten_on", "start", "end", "slower", "faster",
    "loop",
    "zoom_in", "zoom_out", "fit",
)  # fmt: skip
_NEEDS_SUMMARY = ("play_summary", "clip_back", "clip_on", "less", "more", "export")


class SessionView(QObject):
    """What a session looks like in a window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.workspace.session
        self._playback = window.workspace.playback
        self._engine: Engine | None = None
        self._clips = no_rows()
        self._connect_session()
        self._connect_widgets()
        self._connect_actions()
        self._on_video(None)
        self._on_phase(self._session.phase)
        self._on_edits(self._session.edits)
        self._on_analysis(None)
        window.timeline.set_query("")

    def _connect_session(self) -> None:
        session = self._session
        session.engine_changed.connect(self._on_engine)
        session.phase_changed.connect(self._on_phase)
        session.video_changed.connect(self._on_video)
        session.analysis_changed.connect(self._on_analysis)
        session.query_changed.connect(self._on_query)
        session.edits_changed.connect(self._on_edits)
        session.solution_changed.connect(self._on_solution)
        session.explanation_changed.connect(self._on_explanation)
        session.progress_changed.connect(self._on_progress)
        self._playback.playhead_changed.connect(self._on_playhead)
        self._window.workspace.pictures.thumbnail_ready.connect(self._on_thumbnail)
        export = self._window.workspace.export
        export.state_changed.connect(self._window.summary.export.set_state)
        export.progressed.connect(self._window.summary.export.set_progress)

    def _connect_widgets(self) -> None:
        window, session = self._window, self._session
        window.timeline.level_dragged.connect(self._on_level)
        window.timeline.level_released.connect(session.end_drag)
        window.timeline.span_changed.connect(window.workspace.pictures.forget_waiting)
        window.query.scorer_chosen.connect(session.set_scorer)
        window.query.export.clicked.connect(self._show_export)
        budget = window.summary.budget
        budget.changed.connect(session.set_budget)
        budget.released.connect(session.end_drag)
        budget.more_wanted.connect(self._add_next_shot)
        window.summary.export_shown.connect(window.query.set_exporting)
        window.summary.export.export_wanted.connect(self._on_export)
        window.summary.export.cancel_wanted.connect(window.workspace.export.cancel)

    def _connect_actions(self) -> None:
        actions = self._window.actions_
        simple = {
            "less": self._less,
            "more": self._more,
            "export": self._show_export,
        }
        for name, slot in simple.items():
            actions[name].triggered.connect(slot)
        transport = self._window.player.transport
        for name, icon in (
            ("undo", self._window.query.undo), ("redo", self._window.query.redo), ("start", transport.start),
            ("frame_back", transport.back), ("play", transport.play), ("frame_on", transport.forward), ("end", transport.end),
            ("mute", transport.mute),
        ):  # fmt: skip
            actions.name_key(icon, name)
        stack, bar = self._session.undo_stack, self._window.query
        for name, slot in (("undo", stack.undo), ("redo", stack.redo)):
            actions[name].triggered.connect(slot)
        bar.undo.clicked.connect(stack.undo)
        bar.redo.clicked.connect(stack.redo)
        stack.indexChanged.connect(self._on_undo_stack)
        self._on_undo_stack()

    @Slot()
    def _on_undo_stack(self) -> None:
        """Name in menu and tooltip what would be undone and redone."""
        stack, bar, actions = self._session.undo_stack, self._window.query, self._window.actions_
        for name, word, button, possible, text in (
            ("undo", self.tr("Undo"), bar.undo, stack.canUndo(), stack.undoText()),
            ("redo", self.tr("Redo"), bar.redo, stack.canRedo(), stack.redoText()),
        ):
            full = f"{word} {text}".strip()
            actions[name].setText(full)
            actions[name].setEnabled(possible)
            button.setEnabled(possible)
            button.set_tip(full)

    # The session's values

    @Slot(object)
    def _on_engine(self, engine: Engine) -> None:
        self._engine = engine
        self._window.query.set_scorers(engine.scorers, self._session.scorer or engine.default_scorer)
        menu = self._window.actions_.menus["scorer"]
        menu.clear()
        menu.addActions(self._window.query.scorer_actions())
        self._show_facts()

    @Slot(object)
    def _on_phase(self, phase: Phase) -> None:
        window = self._window
        window.timeline.set_note(
            {
                Phase.EMPTY: self.tr("Open a video: its pictures, its sound and the curves of its summary appear here."),
                Phase.STOPPED: self.tr("Not analysed yet. “Analyse again” (F5) draws the curves."),
            }.get(phase, "")
        )
        empty = {
            Phase.EMPTY: self.tr("The clips of the summary appear here."),
            Phase.OPENING: "",
            Phase.FAILED: "",
            Phase.ANALYSING: self.tr("The clips appear once the video is analysed."),
            Phase.STOPPED: self.tr("The video is not analysed yet."),
        }.get(phase, "")
        window.summary.clips.set_empty_text(empty)
        window.summary.left_out.set_empty_text(self.tr("Nothing is left out.") if phase is Phase.READY else empty)
        working = {Phase.OPENING: self.tr("Opening"), Phase.ANALYSING: self.tr("Starting the analysis")}.get(phase, "")
        window.status.set_work(working)
        if phase is not Phase.ANALYSING:
            window.timeline.set_analysed(None)
        actions = window.actions_
        actions["analyze"].setEnabled(phase in (Phase.STOPPED, Phase.FAILED))
        actions["cancel"].setEnabled(bool(working))
        self._show_facts()

    @Slot(object)
    def _on_video(self, video: VideoInfo | None) -> None:
        window = self._window
        window.timeline.set_video(video)
        window.player.picture.set_image(None)
        window.player.picture.set_verdict(None)
        if video is not None:
            window.player.picture.set_aspect(video.video.width / video.video.height)
        window.summary.budget.set_video(video.duration if video else self._session.edits.budget.amount * 0)
        window.summary.set_rows(no_rows(), no_rows())
        window.summary.facts.set_facts(video_facts(video) if video else [])
        window.summary.export.forget_place()
        window.actions_.enable(_NEEDS_VIDEO, video is not None)
        window.player.transport.setEnabled(video is not None)

    @Slot(object)
    def _on_analysis(self, analysis: Analysis | None) -> None:
        window = self._window
        window.actions_.enable(_NEEDS_SUMMARY, analysis is not None)
        window.query.export.setEnabled(analysis is not None)
        if analysis is not None:
            window.timeline.set_shots(presenter.shot_borders(analysis))
            window.summary.facts.set_facts(video_facts(analysis.video) + analysis_facts(analysis))
            window.query.set_scorer(self._session.scorer or analysis.scorer.id)
        window.status.set_outcome(_outcome(analysis) if analysis is not None else "")
        self._show_facts()

    @Slot(object)
    def _on_query(self, query: QueryState) -> None:
        window = self._window
        if not query.searching:
            window.timeline.set_query(query.text)
        if self._session.phase is Phase.READY:
            window.status.set_work(
                self.tr("Searching for “{text}”").format(text=shortened(query.text)) if query.searching and query.text else ""
            )
            window.actions_["cancel"].setEnabled(query.searching)

    @Slot(object)
    def _on_edits(self, edits: Edits) -> None:
        self._window.summary.budget.set_budget(edits.budget)
        self._window.query.set_strength(edits.query_strength)
        self._show_level()

    def _show_level(self) -> None:
        """Where the budget's line lies: where the hand is, be the summary of this budget there or still to come."""
        solution, budget = self._session.solution, self._session.edits.budget
        if solution is not None:
            level = presenter.budget_level(solution, budget)
            self._window.timeline.set_budget(level, self.tr("budget {budget}").format(budget=budget_brief(budget)))

    @Slot(object)
    def _on_solution(self, solution: Solution | None) -> None:
        window = self._window
        summary = solution.summary if solution else None
        self._clips = presenter.clip_rows(solution) if solution else no_rows()
        window.timeline.set_clips(solution.clips if solution else NO_CLIPS)
        if solution is not None:
            window.timeline.set_curves(presenter.curves(solution))
        self._show_level()
        left_out = presenter.left_out_rows(solution, self._session.explanation) if solution else no_rows()
        window.summary.set_rows(self._clips, left_out)
        if solution is not None and solution.failure is not None:
            window.summary.budget.set_outcome(solution.failure.sentence)
            window.summary.budget.set_next("")
        elif summary is not None:
            used = self.tr("{used:.1f} s of {budget:.1f} s used").format(
                used=Number(summary.duration), budget=Number(summary.budget)
            )
            window.summary.budget.set_outcome(f"{used}\n{translation.warnings(summary.warnings)}".strip())
        length = seconds(summary.duration) if summary and summary.clips else ""
        number = len(summary.clips) if summary else 0
        clips = self.tr("1 clip") if number == 1 else self.tr("{number} clips").format(number=number)
        about = (
            mp4_bytes(solution.analysis.video, float(summary.duration)) if solution is not None and summary is not None else 0
        )
        window.summary.export.set_summary(f"{clips} · {length}" if length else "", about)
        if solution is not None and summary is not None:
            window.summary.export.suggest(
                suggested_stem(solution.analysis.video.path, solution.analysis.query, summary.duration)
            )
        self._show_place()

    @Slot(object)
    def _on_explanation(self, explanation: Explanation | None) -> None:
        window, solution = self._window, self._session.solution
        if explanation is None or solution is None:
            return
        window.summary.set_rows(self._clips, presenter.left_out_rows(solution, explanation))
        following = explanation.next_clip
        window.summary.budget.set_next(
            self.tr("+{seconds:.1f} s adds shot {shot}").format(
                seconds=Number(math.ceil(following.seconds * 10) / 10),
                shot=presenter.named(following.shot + 1, solution.analysis, following.shot),
            )
            if following is not None
            else ""
        )
        self._show_place()

    @Slot(object)
    def _on_progress(self, progress: Progress | None) -> None:
        window, video = self._window, self._session.video
        if progress is None or self._session.phase is not Phase.ANALYSING:
            return
        window.status.set_progress(progress)
        if video is not None and progress.stage in ("decode", "encode") and progress.share is not None:
            window.timeline.set_analysed(progress.share * float(video.end))

    # Pictures and playhead

    @Slot()
    def _on_playhead(self) -> None:
        self._show_place()

    @Slot()
    def _on_thumbnail(self) -> None:
        window = self._window
        window.timeline.filmstrip.refresh()
        window.summary.clips.refresh()
        window.summary.left_out.refresh()

    def _show_place(self) -> None:
        """Verdict, selected row and highlighted band of the frame under the playhead."""
        window, solution, video = self._window, self._session.solution, self._session.video
        if solution is None or video is None:
            window.player.picture.set_verdict(None)
            window.timeline.set_selected_clip(0)
            return
        frame = self._playback.frame
        place = presenter.place_of(solution, frame)
        window.player.picture.set_verdict(presenter.verdict(solution, self._session.explanation, frame))
        window.timeline.set_selected_clip(place.clip)
        window.summary.select(*((place.first, None) if place.clip else (None, place.shot)))

    def _show_facts(self) -> None:
        """Device, encoder, samples and shots."""
        facts, analysis = [], self._session.analysis
        facts.append(self._engine.device if self._engine else self.tr("Starting …"))
        if analysis is not None:
            facts.append(self.tr("Encoder {name}").format(name=translation.word("Models", analysis.encoder.title)))
            samples, shots = len(analysis.features), len(analysis.shots)
            words = self.tr("1 sample · {rate:.3g}/s") if samples == 1 else self.tr("{number} samples · {rate:.3g}/s")
            facts.append(words.format(number=count(samples), rate=Number(analysis.rate)))
            facts.append(self.tr("1 shot") if shots == 1 else self.tr("{number} shots").format(number=shots))
        self._window.status.set_facts(facts)

    # Gestures

    @Slot(float)
    def _on_level(self, level: float) -> None:
        if self._session.solution is not None:
            self._session.set_budget(presenter.budget_at(self._session.solution, level))

    @Slot()
    def _add_next_shot(self) -> None:
        """Allow what the link names, and show what came in."""
        explanation, solution = self._session.explanation, self._session.solution
        if explanation is not None and explanation.next_clip is not None and solution is not None:
            self._more()
            self._playback.seek_frame(solution.analysis.shots.frames(explanation.next_clip.shot)[0])

    @Slot()
    def _show_export(self) -> None:
        self._window.workspace.export.reset()
        self._window.summary_dock.show()
        self._window.summary.show_export()

    @Slot(object)
    def _on_export(self, plan: ExportPlan) -> None:
        solution = self._session.solved()
        if solution is not None:
            self._window.workspace.export.export(solution, plan)

    @Slot()
    def _less(self) -> None:
        self._session.step_budget(-1)

    @Slot()
    def _more(self) -> None:
        self._session.step_budget(+1)


def _outcome(analysis: Analysis) -> str:
    """How long the analysis took."""
    took = Number(analysis.timings["total"])
    told = QCoreApplication.translate("SessionView", "Analysed in {seconds:.1f} s").format(seconds=took)
    cached = QCoreApplication.translate("SessionView", "cached")
    return f"{told} · {cached}" if analysis.cached else told
