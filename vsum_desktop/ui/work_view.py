"""Long work as the window shows it: how far it is in title and task bar, and what of the curves is only provisional."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication

from vsum_desktop.app.state import ExportPhase, ExportState, Phase
from vsum_desktop.core.jobs import Progress
from vsum_desktop.pipeline.analyze import Analysis
from vsum_desktop.ui.widgets import label

if TYPE_CHECKING:
    from vsum_desktop.ui.main_window import MainWindow

_PERCENT = re.compile(r"^\d+ % · ")


class WorkView(QObject):
    """Made after the session's view, whose states it refines for an analysis that is not final."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.workspace.session
        self._percent: int | None = None
        self.chip = label(self.tr("provisional"), "chip")
        self.chip.setParent(window.timeline.curves)
        self.chip.setToolTip(
            self.tr("A first look at a few frames of the video. The full analysis is on its way and replaces it.")
        )
        self.chip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.chip.hide()
        window.timeline.curves.installEventFilter(self)
        session, export = self._session, window.workspace.export
        session.progress_changed.connect(self._on_progress)
        session.phase_changed.connect(self._on_phase)
        session.analysis_changed.connect(self._on_analysis)
        session.video_changed.connect(self._show_percent)
        export.progressed.connect(self._on_progress)
        export.state_changed.connect(self._on_export)

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
        share = progress.share if progress is not None and progress.stage in ("decode", "encode", "export", "check") else None
        self._set_percent(int(100 * share) if share is not None else None if progress is None else self._percent)

    @Slot(object)
    def _on_phase(self, phase: Phase) -> None:
        if phase is not Phase.ANALYSING:
            self._set_percent(None)
        self._show_provisional()

    @Slot(object)
    def _on_export(self, state: ExportState) -> None:
        if state.phase is not ExportPhase.RUNNING:
            self._set_percent(None)

    @Slot(object)
    def _on_analysis(self, analysis: Analysis | None) -> None:
        self._show_provisional()

    def _show_provisional(self) -> None:
        window, analysis = self._window, self._session.analysis
        provisional = analysis is not None and analysis.provisional
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

    def _set_percent(self, percent: int | None) -> None:
        if percent != self._percent:
            self._percent = percent
            self._show_percent()

    @Slot()
    def _show_percent(self) -> None:
        """In the title, which every task bar shows, and as a badge where the platform has one."""
        title = _PERCENT.sub("", self._window.windowTitle())
        self._window.setWindowTitle(title if self._percent is None else f"{self._percent} % · {title}")
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.setBadgeNumber(self._percent or 0)
