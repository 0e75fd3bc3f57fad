"""Long work as the window shows it: how far it is in title and task bar, and what of the curves is only provisional."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication

from vsum_desktop.app.numbers import percent
from vsum_desktop.app.state import ExportPhase, ExportState, Phase
from vsum_desktop.core.jobs import Progress
from vsum_desktop.pipeline.analyze import Analysis
from vsum_desktop.ui import presenter
from vsum_desktop.ui.pages import Notice
from vsum_desktop.ui.timeline.curve_data import NO_CURVES
from vsum_desktop.ui.widgets import label
from vsum_desktop.ui.words import progress_text

if TYPE_CHECKING:
    from vsum_desktop.ui.main_window import MainWindow


class WorkView(QObject):
    """Made after the session's view, whose states it refines for an analysis that is not final."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.workspace.session
        self._analysed: int | None = None
        self._exported: int | None = None
        self._percent: int | None = None
        self._prefix = ""
        self.written = Notice(window.themes.theme, self.tr("Show"))
        self.written.retry.setToolTip(self.tr("Show the export page"))
        window.notices.addWidget(self.written)
        self.chip = label(self.tr("provisional"), "chip")
        self.chip.setParent(window.timeline.curves)
        self.chip.setToolTip(
            self.tr("A first look at some frames of the video. The full analysis is on its way and replaces it.")
        )
        self.chip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.chip.hide()
        window.timeline.curves.installEventFilter(self)
        session, export = self._session, window.workspace.export
        session.progress_changed.connect(self._on_progress)
        session.phase_changed.connect(self._on_phase)
        session.analysis_changed.connect(self._on_analysis)
        session.video_changed.connect(self._show_percent)
        export.progressed.connect(self._on_export_progress)
        export.state_changed.connect(self._on_export)
        window.summary.export_shown.connect(self._on_export_page)
        for signal in (window.status.export_wanted, self.written.retry_wanted):
            signal.connect(self._show_export)
        window.themes.changed.connect(self.written.apply_theme)

    @property
    def percent(self) -> int | None:
        """What title and task bar say; None while nothing long is under way."""
        return self._percent

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the mark in its corner."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    @Slot(object)
    def _on_progress(self, progress: Progress | None) -> None:
        self._analysed = None if progress is None else _percent(progress, ("decode", "encode"), self._analysed)
        if progress is not None and progress.glimpse is not None and self._session.analysis is None:
            self._window.timeline.set_curves(presenter.growing(progress.glimpse, self._session.query.text))
            self._show_provisional()
        self._show_percent()

    @Slot(object)
    def _on_phase(self, phase: Phase) -> None:
        if phase is not Phase.ANALYSING:
            self._on_progress(None)
            if self._session.analysis is None:
                self._window.timeline.set_curves(NO_CURVES)
        self._show_provisional()

    @Slot(object)
    def _on_export_progress(self, progress: Progress) -> None:
        self._exported = _percent(progress, ("export", "check"), self._exported)
        self._window.status.set_export(f"{self._window.workspace.export.state.name} · {progress_text(progress)}")
        self._show_percent()

    @Slot(object)
    def _on_export(self, state: ExportState) -> None:
        """An export goes on whatever else is opened: the status bar tells of it, a strip of its end if its page is not seen."""
        running = state.phase is ExportPhase.RUNNING
        self._window.status.set_export(self.tr("Exporting {name}").format(name=state.name) if running else "")
        self._exported = None
        self._show_percent()
        if running or self._window.summary.export.isVisible():
            self.written.dismiss()
        elif state.failure is not None:
            self.written.show_failure(state.failure, retry=True)
        elif state.phase is ExportPhase.DONE:
            self.written.show_sentence(self.tr("“{name}” is exported.").format(name=state.name), retry=True, name="check")

    @Slot()
    def _show_export(self) -> None:
        self._window.summary_dock.show()
        self._window.summary_dock.raise_()
        self._window.summary.show_export()

    @Slot(bool)
    def _on_export_page(self, shown: bool) -> None:
        if shown:
            self.written.dismiss()

    @Slot(object)
    def _on_analysis(self, analysis: Analysis | None) -> None:
        self._show_provisional()

    def _show_provisional(self) -> None:
        window, analysis = self._window, self._session.analysis
        provisional = analysis.provisional if analysis is not None else window.timeline.curves.data.provisional
        self.chip.setVisible(provisional)
        self._place()
        if analysis is None or not provisional:
            return
        window.actions_["export"].setEnabled(False)
        window.query.export.setEnabled(False)
        window.timeline.set_note("")
        text = self.tr("Provisional, from {number} frames").format(number=len(analysis.features))
        window.status.set_outcome(text)

    def _place(self) -> None:
        self.chip.adjustSize()
        pad = self.chip.fontMetrics().height() // 2
        self.chip.move(pad, pad)

    @Slot()
    def _show_percent(self) -> None:
        """In the title, which every task bar shows, and as a badge where the platform has one; of two, that of the analysis."""
        self._percent = self._analysed if self._analysed is not None else self._exported
        title = self._window.windowTitle().removeprefix(self._prefix)
        self._prefix = f"{percent(self._percent)} · " if self._percent is not None else ""
        self._window.setWindowTitle(f"{self._prefix}{title}")
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.setBadgeNumber(self._percent or 0)


def _percent(progress: Progress, stages: tuple[str, ...], before: int | None) -> int | None:
    """How much of the long stages is done; short ones between them leave it as it was."""
    return int(100 * progress.share) if progress.stage in stages and progress.share is not None else before
