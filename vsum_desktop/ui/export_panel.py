"""Export as a page of the summary dock: what to write and where, progress, the receipt. The window stays usable meanwhile."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from vsum_desktop.app.state import ExportPhase, ExportPlan, ExportState
from vsum_desktop.core.jobs import Progress
from vsum_desktop.pipeline.export import ExportReport
from vsum_desktop.ui.icons import pixmap
from vsum_desktop.ui.pages import Details
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.widgets import IconButton, button, label, rule, surface
from vsum_desktop.ui.words import bytes_text, progress_text

_KINDS = (
    ("mp4", "Video", "MP4, cut to the frame", "The clips in one MP4 file, cut to the frame, with their sound"),
    ("csv", "Curves", "CSV, every sample", "Importance, relevance and score of every sample as CSV"),
    ("json", "Data", "JSON, everything", "Video, models, curves, shots, clips and reasons as JSON"),
)


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
        self.back = IconButton("back", "Back to the clips", "Esc")
        self.back.clicked.connect(self.closed)
        self.summary = label("", "dim")
        self.kinds = {kind: self._checkbox(title, tip) for kind, title, _, tip in _KINDS}
        self.kinds["mp4"].setChecked(True)
        self.folder = QLineEdit()
        self.folder.setAccessibleName("Folder")
        self.name = QLineEdit()
        self.name.setAccessibleName("File name without ending")
        self.choose = IconButton("folder", "Choose a folder", role="framed")
        self.choose.clicked.connect(self._on_choose)
        self.overwrite = self._checkbox("Replace files of the same name", "Otherwise an existing file is never touched")
        self.export = button("Export", "primary", "Write these files (Return)")
        self.export.clicked.connect(self._on_export)
        self.cancel = button("Cancel", "", "Stop writing; nothing partial is left")
        self.cancel.clicked.connect(self.cancel_wanted)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.stage = label("", "small")
        self._receipt_icon = QLabel()
        self.receipt = label("", "summary", wrap=True)
        self.written = label("", "dim", wrap=True)
        self.open_folder = button("Open folder")
        self.open_folder.clicked.connect(self._on_open_folder)
        self.problem = label("", "", wrap=True)
        self.details = Details(theme)
        for box in self.kinds.values():
            box.toggled.connect(self._update)
        self.name.textChanged.connect(self._update)
        self._build(theme)
        self.apply_theme(theme)
        self.set_state(ExportState())

    def _checkbox(self, title: str, tip: str) -> QCheckBox:
        result = QCheckBox(title)
        result.setToolTip(tip)
        return result

    def _build(self, theme: Theme) -> None:
        form, foot = QWidget(), QWidget()
        surface(form, "panel")
        self._lay_out_form(QVBoxLayout(form), theme)
        self._lay_out_foot(QVBoxLayout(foot), theme)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(form)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(8), theme.px(6), theme.px(12), theme.px(6))
        head.addWidget(self.back)
        head.addWidget(label("Export the summary", "title"))
        head.addStretch(1)
        head.addWidget(self.summary)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(rule())
        layout.addWidget(scroll, 1)
        layout.addWidget(rule())
        layout.addWidget(foot)

    def _lay_out_form(self, layout: QVBoxLayout, theme: Theme) -> None:
        """What to write and where."""
        layout.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(12))
        layout.setSpacing(theme.px(4))
        for kind, _, note, _ in _KINDS:
            row = QHBoxLayout()
            row.addWidget(self.kinds[kind])
            row.addStretch(1)
            row.addWidget(label(note, "small"))
            layout.addLayout(row)
        layout.addSpacing(theme.px(8))
        layout.addWidget(label("Folder", "small"))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.folder, 1)
        row.addWidget(self.choose)
        layout.addLayout(row)
        layout.addSpacing(theme.px(4))
        layout.addWidget(label("Name", "small"))
        layout.addWidget(self.name)
        layout.addSpacing(theme.px(4))
        layout.addWidget(self.overwrite)
        layout.addStretch(1)

    def _lay_out_foot(self, layout: QVBoxLayout, theme: Theme) -> None:
        """Outcome and buttons, always in view."""
        layout.setContentsMargins(theme.px(12), theme.px(10), theme.px(12), theme.px(12))
        layout.setSpacing(theme.px(8))
        receipt = QHBoxLayout()
        receipt.setSpacing(theme.px(8))
        receipt.addWidget(self._receipt_icon, 0, Qt.AlignmentFlag.AlignTop)
        receipt.addWidget(self.receipt, 1)
        layout.addLayout(receipt)
        for widget in (self.written, self.problem, self.details, self.stage, self.bar):
            layout.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        for button_ in (self.open_folder, self.export, self.cancel):
            buttons.addWidget(button_, 1)
        layout.addLayout(buttons)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self.back.apply_theme(theme)
        self.choose.apply_theme(theme)
        self._update_receipt_icon()

    def set_summary(self, text: str) -> None:
        """What would be written now; empty while there is no summary."""
        self._has_summary = bool(text)
        self.summary.setText(text or "There is no summary to export yet.")
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
        for widget in (self.bar, self.stage, self.cancel):
            widget.setVisible(running)
        self.export.setVisible(not running)
        if running:
            self.bar.setRange(0, 0)
            self.stage.setText("Waiting for its turn")
        self.receipt.setText(receipt_text(report) if report else "")
        self.receipt.setProperty("role", "summary" if report and (not report.receipt or report.receipt.exact) else "")
        self.receipt.style().polish(self.receipt)
        self.receipt.setVisible(report is not None)
        self.written.setText(written_text(report) if report else "")
        self.written.setVisible(report is not None)
        self.open_folder.setVisible(report is not None)
        self._update_receipt_icon()
        cancelled = state.phase is ExportPhase.CANCELLED
        sentence = state.failure.sentence if state.failure else "Cancelled; no partial file was left." if cancelled else ""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.details.set_text(state.failure.details if state.failure else "")
        self._update()
        if not running and state.phase is not ExportPhase.IDLE:
            self.export.setFocus()

    def set_progress(self, progress: Progress) -> None:
        """Show how far the export is."""
        share = progress.share
        self.bar.setRange(0, 0 if share is None else 1000)
        if share is not None:
            self.bar.setValue(round(1000 * share))
        self.stage.setText(progress_text(progress))

    def _update_receipt_icon(self) -> None:
        report = self._state.report
        self._receipt_icon.setVisible(report is not None)
        good = report is not None and (report.receipt is None or report.receipt.exact)
        color = self._theme.tokens.summary if good else self._theme.tokens.dim
        picture = pixmap("check" if good else "warning", color, self._theme.px(18), scale=self.devicePixelRatioF())
        self._receipt_icon.setPixmap(picture)

    @Slot()
    def _update(self) -> None:
        """Offer the export only where there is something to write, somewhere to write it, and nothing running."""
        running = self._state.phase is ExportPhase.RUNNING
        chosen = any(box.isChecked() for box in self.kinds.values())
        self.export.setEnabled(self._has_summary and chosen and bool(self.name.text().strip()) and not running)
        for widget in (*self.kinds.values(), self.folder, self.name, self.choose, self.overwrite):
            widget.setEnabled(not running)

    @Slot()
    def _on_choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Folder for the export", self.folder.text())
        if folder:
            self.folder.setText(folder)
            self.folder.setModified(True)

    @Slot()
    def _on_export(self) -> None:
        kinds = tuple(kind for kind, box in self.kinds.items() if box.isChecked())
        stem = Path(self.folder.text().strip()).expanduser() / self.name.text().strip()
        self.export_wanted.emit(ExportPlan(kinds, stem, self.overwrite.isChecked()))

    @Slot()
    def _on_open_folder(self) -> None:
        if self._state.report is not None and self._state.report.outputs:
            folder = self._state.report.outputs[0].path.parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def receipt_text(report: ExportReport) -> str:
    """The receipt in one line: whether the file holds exactly the chosen frames."""
    receipt = report.receipt
    if receipt is None:
        return "Written."
    number = len(receipt.clips)
    clips = "The one clip was" if number == 1 else f"All {number} clips were"
    if not receipt.checked:
        return "Written, but the file could not be read back to check it."
    if receipt.exact:
        return f"Exact: {clips} read back, first and last frame as chosen."
    wrong = sum(1 for clip in receipt.clips if clip.first_pts_error or clip.last_pts_error)
    return f"Written, but {wrong} of {number} clips begin or end on another frame than chosen."


def written_text(report: ExportReport) -> str:
    """The kinds with their sizes: `mp4 1.7 MB · csv 13 KB`."""
    return " · ".join(f"{output.kind} {bytes_text(output.bytes)}" for output in report.outputs)
