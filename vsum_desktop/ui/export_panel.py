"""Export as a page of the summary dock: what to write and where, progress, the receipt. The window stays usable meanwhile."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from vsum_desktop.app.state import ExportPhase, ExportPlan, ExportState
from vsum_desktop.core.jobs import Progress
from vsum_desktop.ui.export_kinds import KindList
from vsum_desktop.ui.export_outcome import ExportOutcome, reveal
from vsum_desktop.ui.pages import Details
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.widgets import ElidedLabel, IconButton, button, label, rule, surface
from vsum_desktop.ui.words import progress_text


class ExportPanel(QWidget):
    """The page.

    Signals:
        export_wanted(ExportPlan), cancel_wanted, closed
    """

    export_wanted = Signal(object)
    cancel_wanted = Signal()
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        surface(self, "panel")
        self._theme = theme
        self._state = ExportState()
        self._has_summary = False
        self.back = IconButton("back", self.tr("Back to the clips"), "Esc")
        self.back.clicked.connect(self.closed)
        self.summary = label("", "dim", wrap=True)
        self.kinds = KindList()
        self.kinds.changed.connect(self._update)
        self.folder = self._line(self.tr("Folder"), self.tr("Where the files go"))
        self.name = self._line(
            self.tr("Name"), self.tr("Name of the files, without ending; {stem}, {query} and {len} are filled in")
        )
        self.name.textChanged.connect(self._update)
        self.folder.textChanged.connect(self._update)
        self.choose = IconButton("folder", self.tr("Choose a folder"), role="framed")
        self.choose.clicked.connect(self._on_choose)
        self.overwrite = QCheckBox(self.tr("Replace files of the same name"))
        self.overwrite.setToolTip(self.tr("Otherwise an existing file is never touched; the video itself never is"))
        self.export = button(self.tr("Export"), "primary", self.tr("Write these files (Return)"))
        self.export.clicked.connect(self._on_export)
        self.cancel = button(self.tr("Cancel"), "", self.tr("Stop writing; nothing partial is left"))
        self.cancel.clicked.connect(self.cancel_wanted)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the export"))
        self.running = ElidedLabel("", "small", middle=True)
        self.stage = label("", "small")
        self.outcome = ExportOutcome(theme)
        self.outcome.reveal_wanted.connect(self._on_reveal)
        self.problem = label("", "", wrap=True)
        self.details = Details(theme)
        self._build(theme)
        self.apply_theme(theme)
        self.set_state(ExportState())

    def _line(self, name: str, tip: str) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(name)
        line.setAccessibleDescription(tip)
        line.setToolTip(tip)
        line.returnPressed.connect(self._on_return)
        return line

    def _build(self, theme: Theme) -> None:
        form, foot = QWidget(), QWidget()
        surface(form, "panel")
        self._lay_out_form(QVBoxLayout(form), theme)
        self._lay_out_foot(QVBoxLayout(foot), theme)
        self._scroll = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(form)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(8), theme.px(6), theme.px(12), theme.px(6))
        head.addWidget(self.back)
        head.addWidget(ElidedLabel(self.tr("Export the summary"), "title"), 1)
        about = QHBoxLayout()
        about.setContentsMargins(theme.px(12), 0, theme.px(12), theme.px(8))
        about.addWidget(self.summary)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(about)
        layout.addWidget(rule())
        layout.addWidget(scroll, 1)
        layout.addWidget(rule())
        layout.addWidget(foot)

    def _lay_out_form(self, layout: QVBoxLayout, theme: Theme) -> None:
        """What was written, and what to write next."""
        layout.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(12))
        layout.setSpacing(theme.px(4))
        layout.addWidget(self.outcome)
        layout.addWidget(self.kinds)
        layout.addStretch(1)

    def _lay_out_foot(self, layout: QVBoxLayout, theme: Theme) -> None:
        """Where to write it, how it goes and the buttons, always in view."""
        layout.setContentsMargins(theme.px(12), theme.px(10), theme.px(12), theme.px(12))
        layout.setSpacing(theme.px(8))
        place = QGridLayout()
        place.setHorizontalSpacing(theme.px(8))
        place.setVerticalSpacing(theme.px(6))
        place.addWidget(label(self.tr("Folder"), "small"), 0, 0)
        place.addWidget(self.folder, 0, 1)
        place.addWidget(self.choose, 0, 2)
        place.addWidget(label(self.tr("Name"), "small"), 1, 0)
        place.addWidget(self.name, 1, 1, 1, 2)
        place.addWidget(self.overwrite, 2, 1, 1, 2)
        layout.addLayout(place)
        for widget in (self.problem, self.details, self.running, self.stage, self.bar):
            layout.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        for button_ in (self.export, self.cancel):
            buttons.addWidget(button_, 1)
        layout.addLayout(buttons)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self.back.apply_theme(theme)
        self.choose.apply_theme(theme)
        self.kinds.apply_theme(theme)
        self.outcome.apply_theme(theme)

    def set_summary(self, text: str, size: int = 0) -> None:
        """What would be written now, empty while there is no summary; `size`: about how many bytes as a video, 0 if unknown."""
        self._has_summary = bool(text)
        self.summary.setText(text or self.tr("There is no summary to export yet."))
        self.kinds.set_estimate(size)
        self._update()

    def suggest(self, path: Path) -> None:
        """A place and a name without ending, unless the user has written others."""
        if not self.folder.isModified():
            self.folder.setText(str(path.parent))
            self.folder.setCursorPosition(0)
        if not self.name.isModified():
            self.name.setText(path.name)
            self.name.setCursorPosition(0)

    def forget_place(self) -> None:
        """Another video: the next suggestion counts."""
        self.folder.setModified(False)
        self.name.setModified(False)

    def set_state(self, state: ExportState) -> None:
        """Show where the export stands."""
        self._state = state
        running, report = state.phase is ExportPhase.RUNNING, state.report
        for widget in (self.bar, self.running, self.stage, self.cancel):
            widget.setVisible(running)
        if running and self.isVisible():
            self._scroll.setFocus()  # not some button elsewhere, nor one that a second Return would press
        self.export.setVisible(not running)
        if running:
            self.bar.setRange(0, 0)
            self.running.set_whole(self.tr("Exporting {name}").format(name=state.name))
            self.stage.setText("")
        self.outcome.set_report(report)
        if report is not None:
            self._scroll.verticalScrollBar().setValue(0)
        cancelled = state.phase is ExportPhase.CANCELLED
        sentence = self.tr("Cancelled; no partial file was left.") if cancelled else ""
        sentence = state.failure.sentence if state.failure else sentence
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.details.set_text(state.failure.details if state.failure else "")
        self._update()
        if not running and state.phase is not ExportPhase.IDLE and self.isVisible():
            self.export.setFocus()

    def set_progress(self, progress: Progress) -> None:
        """Show how far the export is."""
        share = progress.share
        self.bar.setRange(0, 0 if share is None else 1000)
        if share is not None:
            self.bar.setValue(round(1000 * share))
        self.stage.setText(progress_text(progress))

    @Slot()
    def _update(self) -> None:
        """Offer the export only where there is something to write, somewhere to write it, and nothing running."""
        running = self._state.phase is ExportPhase.RUNNING
        chosen = bool(self.kinds.chosen())
        placed = bool(self.folder.text().strip() and self.name.text().strip())
        self.export.setEnabled(self._has_summary and chosen and placed and not running)
        self.kinds.set_busy(running)
        for widget in (self.folder, self.name, self.choose, self.overwrite):
            widget.setEnabled(not running)

    @Slot()
    def _on_choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder for the export"), self.folder.text())
        if folder:
            self.folder.setText(folder)
            self.folder.setModified(True)

    @Slot()
    def _on_export(self) -> None:
        stem = Path(self.folder.text().strip()).expanduser() / self.name.text().strip()
        self.export_wanted.emit(ExportPlan(self.kinds.chosen(), stem, self.overwrite.isChecked()))

    @Slot()
    def _on_return(self) -> None:
        """Return in a line does what the button does."""
        if self.export.isEnabled() and self.export.isVisible():
            self._on_export()

    @Slot(object)
    def _on_reveal(self, path: Path) -> None:
        reveal(path)
