"""The window: its parts, where they lie, and how they follow the session."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from vsum_desktop.app import translation
from vsum_desktop.app.state import ExportPhase, Failure, Phase
from vsum_desktop.app.workspace import Workspace
from vsum_desktop.core.video import VideoInfo
from vsum_desktop.pipeline.analyze import Analysis
from vsum_desktop.ui import tab_order
from vsum_desktop.ui.actions import Actions
from vsum_desktop.ui.application_view import ApplicationView
from vsum_desktop.ui.clip_view import ClipView
from vsum_desktop.ui.docks import Docks, first_size
from vsum_desktop.ui.explain_view import ExplainView
from vsum_desktop.ui.graph.graph_view import GraphView
from vsum_desktop.ui.hint import FirstHint
from vsum_desktop.ui.pages import EmptyPage, FailurePage, Notice, OpeningPage
from vsum_desktop.ui.player import Player
from vsum_desktop.ui.project_view import ProjectView
from vsum_desktop.ui.query_panel import QueryPanel
from vsum_desktop.ui.query_view import QueryView
from vsum_desktop.ui.question import ask
from vsum_desktop.ui.queue_view import QueueView
from vsum_desktop.ui.recent import RecentFiles
from vsum_desktop.ui.saved_view import SavedView
from vsum_desktop.ui.session_view import SessionView
from vsum_desktop.ui.status import Status
from vsum_desktop.ui.summary_panel import SummaryPanel
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.theming import ThemeSwitch
from vsum_desktop.ui.timeline.timeline import Timeline
from vsum_desktop.ui.timeline_view import TimelineView
from vsum_desktop.ui.transport_view import TransportView
from vsum_desktop.ui.value_table import ValuePanel
from vsum_desktop.ui.widgets import ElidedLabel, WindowKeys
from vsum_desktop.ui.work_view import WorkView


class MainWindow(QMainWindow):
    """The window.

    Args:
        workspace: Threads and controllers; shut down when the window closes.
        themes: The theme in use.
        settings: Where small choices are kept.
        demo: The demo video, None where there is none.
    """

    closed = Signal()

    def __init__(self, workspace: Workspace, themes: ThemeSwitch, settings: QSettings, demo: Path | None = None) -> None:
        super().__init__()
        self.workspace = workspace
        self.themes = themes
        self._settings = settings
        self._demo = demo
        self._may_close = self._may_stop = False
        self.question: QMessageBox | None = None
        theme = themes.theme
        self.setWindowTitle("VSum Desktop")
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.player = Player(theme)
        self.query = QueryPanel(theme)
        self.timeline = Timeline(workspace.pictures, theme)
        self.summary = SummaryPanel(workspace.pictures, theme)
        self.values = ValuePanel(theme)
        self.status = Status(theme)
        self.empty = EmptyPage(theme)
        self.opening = OpeningPage()
        self.failure = FailurePage(theme)
        self.notice = Notice(theme)
        self.match_note = Notice(theme)
        self.hint = Notice(theme)
        self.title = ElidedLabel("", "dim", middle=True)
        self.actions_ = Actions(self.menuBar(), self)
        self.docks = Docks(self, self.actions_.menus["&View"], theme)
        self.recent = RecentFiles(settings, self.actions_.menus["recent"], self)
        self._lay_out(theme)
        self.graph_view = GraphView(self, theme)
        self.graph_dock = self.docks.add(
            "graph", self.tr("Graph"), self.graph_view.panel, Qt.DockWidgetArea.BottomDockWidgetArea,
            share=0.17, least=150, below="timeline", shown_from=1000,
        )  # fmt: skip
        self.transport_view = TransportView(self, settings)
        self.session_view = SessionView(self)
        self.work_view = WorkView(self)
        self.explain_view = ExplainView(self)
        self.clip_view = ClipView(self)
        self.query_view = QueryView(self, settings)
        self.timeline_view = TimelineView(self)
        FirstHint(self.hint, workspace.session, settings)
        self.project_view = ProjectView(self, settings)
        self.application_view = ApplicationView(self)
        self._connect()
        self.queue_view = QueueView(self)
        themes.changed.connect(self._on_theme)
        SavedView(self)
        self._restore()
        self._on_phase(Phase.EMPTY)

    # Layout

    def _lay_out(self, theme: Theme) -> None:
        self.centre = QStackedWidget()
        for page in (self.empty, self.opening, self.failure, self.player):
            self.centre.addWidget(page)
        self._middle = QWidget()
        layout = QVBoxLayout(self._middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.notices = QVBoxLayout()
        self.notices.addWidget(self.notice)
        self.notices.addWidget(self.match_note)
        self.notices.addWidget(self.hint)
        layout.addLayout(self.notices)
        layout.addWidget(self.centre, 1)
        self.setCentralWidget(self._middle)
        bottom = Qt.DockWidgetArea.BottomDockWidgetArea
        self.summary_dock = self.docks.add(
            "summary", self.tr("Summary"), self.summary, Qt.DockWidgetArea.RightDockWidgetArea, share=0, least=376
        )
        self.timeline_dock = self.docks.add("timeline", self.tr("Timeline"), self.timeline, bottom, share=0.26, least=256)
        self.values_dock = self.docks.add(
            "values", self.tr("Values"), self.values, Qt.DockWidgetArea.RightDockWidgetArea,
            share=0, least=376, tabbed_with="summary", shown_from=math.inf,
        )  # fmt: skip
        bar = self.addToolBar("Query")
        bar.setObjectName("query")
        bar.setMovable(False)
        bar.addWidget(self.query)
        bar.toggleViewAction().setVisible(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setStatusBar(self.status)
        self.title.setMinimumWidth(theme.px(420))
        self.title.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.title.setContentsMargins(0, 0, theme.px(12), 0)
        self.menuBar().setCornerWidget(self.title)
        self.resize(first_size(self.screen().availableSize(), theme))

    # Wiring

    def _connect(self) -> None:
        session, playback, actions = self.workspace.session, self.workspace.playback, self.actions_
        session.phase_changed.connect(self._on_phase)
        session.video_changed.connect(self._on_video)
        session.analysis_changed.connect(self._on_analysis)
        session.failed.connect(self._on_failed)
        session.cleared.connect(self.notice.dismiss)
        playback.problem.connect(self._on_playback_problem)
        self.workspace.pictures.failed.connect(self.on_caught)
        self.workspace.thinker.failed.connect(self.on_caught)
        self.empty.demo_wanted.connect(self._open_demo)
        for signal in (self.failure.retry_wanted, self.notice.retry_wanted, actions["analyze"].triggered):
            signal.connect(session.retry)
        for signal in (self.status.cancel_wanted, actions["cancel"].triggered):
            signal.connect(session.cancel)
        actions["quit"].triggered.connect(self.close)
        actions["full_screen"].triggered.connect(self._toggle_full_screen)
        actions["ask"].triggered.connect(self._focus_query)
        actions["graph"].triggered.connect(self.graph_view.toggle_page)
        keys = WindowKeys(self)
        for field in (self.query.edit, self.summary.budget.field):
            field.installEventFilter(keys)

    # Intents

    def open_path(self, path: Path, at: Fraction | None = None) -> None:
        """Open a video or a project and show the moment `at`, in seconds; without it, where the video was left."""
        self.project_view.open_path(path, at)

    def open_all(self, paths: Sequence[Path]) -> None:
        """Open the first of some files, and of the videos in some folders; the others wait."""
        self.queue_view.open_all(paths)

    @Slot()
    def _open_demo(self) -> None:
        if self._demo is not None:
            self.open_path(self._demo)

    def show_problem(self, error: BaseException) -> None:
        """Say that something unexpected happened; the window goes on."""
        self.notice.show_failure(Failure.of(error))

    @Slot(object)
    def on_caught(self, error: BaseException) -> None:
        """An exception that nobody caught."""
        self.show_problem(error)

    # Following the session

    @Slot(object)
    def _on_phase(self, phase: Phase) -> None:
        session = self.workspace.session
        if phase is Phase.EMPTY:
            self.centre.setCurrentWidget(self.empty)
            self.empty.demo.setVisible(self._demo is not None)
        elif phase is Phase.OPENING:
            self.opening.set_name(session.path.name if session.path else "")
            self.centre.setCurrentWidget(self.opening)
        elif phase is Phase.FAILED:
            self.centre.setCurrentWidget(self.failure)
        else:
            self.centre.setCurrentWidget(self.player)
        if phase is Phase.STOPPED:
            self.notice.show_sentence(self.tr("The analysis was cancelled."), retry=True, name="info")

    @Slot(object)
    def _on_video(self, video: VideoInfo | None) -> None:
        self.timeline.set_playhead(float(self.workspace.playback.time))  # a project resumes where it was left
        if video is not None and video.warnings:
            self.notice.show_sentence(translation.warnings(video.warnings))

    @Slot(object)
    def _on_analysis(self, analysis: Analysis | None) -> None:
        first = self.workspace.session.phase is Phase.ANALYSING  # later ones are the same features asked anew
        if analysis is not None and first and analysis.warnings:
            self.notice.show_sentence(translation.warnings(analysis.warnings))

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        phase = self.workspace.session.phase
        if phase is Phase.FAILED:
            self.failure.show_failure(failure.sentence, failure.details, failure.advice)
        else:
            self.notice.show_failure(failure, retry=phase is Phase.STOPPED)

    @Slot(str)
    def _on_playback_problem(self, text: str) -> None:
        words = self.tr("This file plays without sound here; pictures, analysis and export are exact.")
        self.notice.show_sentence(words, text)

    # Theme, help, window

    @Slot(object)
    def _on_theme(self, theme: Theme) -> None:
        for part in (self.player, self.query, self.timeline, self.summary, self.status, self.empty, self.failure,
                     self.notice, self.match_note, self.hint, self.values, self.docks, self.graph_view):  # fmt: skip
            part.apply_theme(theme)

    @Slot()
    def _focus_query(self) -> None:
        self.activateWindow()  # a panel that floats may have the keys
        self.query.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.query.edit.selectAll()

    @Slot()
    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _restore(self) -> None:
        geometry = self._settings.value("geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)
        self.docks.restore(self._settings)
        self.summary.export.kinds.restore(self._settings)

    # Events

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab and Shift+Tab, from panel to panel as they are read."""
        docks = (self.summary_dock, self.values_dock, self.timeline_dock, self.graph_dock)
        return tab_order.step((self.query, self._middle, *docks, self.status), forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that nobody else wanted: transport, pin and ban, budget; Escape leaves the export page and full screen."""
        if event.key() == Qt.Key.Key_Escape and self.summary.exporting:
            self.summary.hide_export()
        elif event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self._toggle_full_screen()
        elif not self.actions_.trigger_key(event):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Keys belong to the player at first."""
        super().showEvent(event)
        self.title.setFixedHeight(self.menuBar().height() - self.themes.theme.px(3))
        self.docks.arrange()
        self.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if _dropped_files(event):
            event.acceptProposedAction()
            self.empty.set_hovered(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went again."""
        self.empty.set_hovered(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the first of them; the others wait."""
        self.empty.set_hovered(False)
        paths = _dropped_files(event)
        if paths:
            event.acceptProposedAction()
            self.open_all(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved edits; then shut the jobs down first, so that nothing is left that could call back."""
        if not self._may_close and self.workspace.projects.modified:
            event.ignore()
            self.project_view.ask_first(self._close_now)
            return
        if not self._may_stop and self.workspace.export.state.phase is ExportPhase.RUNNING:
            event.ignore()
            self._may_close = False
            more = self.tr("Closing stops it; nothing partial is left.")
            words = (self.tr("Stop and close"), self.tr("Go on exporting"))
            self.question = ask(self, self.tr("An export is running."), more, *words, self._stop_now)
            return
        self._settings.setValue("geometry", self.saveGeometry())
        self.docks.save(self._settings)
        self.summary.export.kinds.save(self._settings)
        self._settings.sync()
        self.application_view.close_all()
        self.workspace.shut_down()
        super().closeEvent(event)
        self.closed.emit()

    def _close_now(self) -> None:
        self._may_close = True
        self.close()

    def _stop_now(self) -> None:
        self._may_close = self._may_stop = True
        self.close()


def _dropped_files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
