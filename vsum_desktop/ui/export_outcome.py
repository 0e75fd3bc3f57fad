"""What an export wrote: each file with its size and a way to it, the receipt of the video, and what had to be said."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QProcess, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from vsum_desktop.app import translation
from vsum_desktop.pipeline.export import ExportReport, Output
from vsum_desktop.ui.icons import pixmap
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.widgets import ElidedLabel, IconButton, label, rule
from vsum_desktop.ui.words import bytes_text


class ExportOutcome(QWidget):
    """The list. Hidden while there is nothing to show.

    Signals:
        reveal_wanted(Path): Show this file among the others of its folder.
    """

    reveal_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._report: ExportReport | None = None
        self._icon = QLabel()
        self.receipt = label("", "summary", wrap=True)
        self.warnings = label("", "small", wrap=True)
        self.buttons: list[IconButton] = []
        self._files = QVBoxLayout()
        line = QHBoxLayout()
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.receipt, 1)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addLayout(line)
        self._layout.addWidget(self.warnings)
        self._layout.addLayout(self._files)
        self._layout.addWidget(rule())
        self.apply_theme(theme)
        self.set_report(None)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self._layout.setSpacing(theme.px(6))
        self._files.setSpacing(0)
        for button in self.buttons:
            button.apply_theme(theme)
        self._update_icon()

    def set_report(self, report: ExportReport | None) -> None:
        """Show what was written; None hides the list."""
        self._report = report
        self._clear()
        self.setVisible(report is not None)
        if report is None:
            return
        self.receipt.setText(self._receipt_text(report))
        self.receipt.setProperty("role", "summary" if is_good(report) else "")
        self.receipt.style().polish(self.receipt)
        self.warnings.setText("\n".join(translation.retell("Warnings", text) for text in report.warnings))
        self.warnings.setVisible(bool(report.warnings))
        for output in report.outputs:
            self._add(output)
        self._update_icon()

    def _add(self, output: Output) -> None:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        name = ElidedLabel(output.path.name, middle=True)
        name.setMinimumWidth(self._theme.px(60))
        reveal = IconButton("folder", self.tr("Show {name} in its folder").format(name=output.path.name), role="icon", size=16)
        reveal.apply_theme(self._theme)
        reveal.clicked.connect(lambda: self.reveal_wanted.emit(output.path))
        layout.addWidget(name, 1)
        layout.addWidget(label(bytes_text(output.bytes), "small"))
        layout.addWidget(reveal)
        self._files.addWidget(row)
        self.buttons.append(reveal)

    def _clear(self) -> None:
        self.buttons.clear()
        while item := self._files.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _receipt_text(self, report: ExportReport) -> str:
        """The receipt in one line: whether the video holds exactly the chosen frames."""
        receipt = report.receipt
        if receipt is None:
            return self.tr("Written.")
        number = len(receipt.clips)
        if not receipt.checked:
            return self.tr("Written, but the file could not be read back to check it.")
        if receipt.exact and number == 1:
            return self.tr("Exact: the one clip was read back, first and last frame as chosen.")
        if receipt.exact:
            return self.tr("Exact: all {number} clips were read back, first and last frame as chosen.").format(number=number)
        wrong = sum(1 for clip in receipt.clips if clip.first_pts_error or clip.last_pts_error)
        text = self.tr("Written, but {wrong} of {number} clips begin or end on another frame than chosen.")
        return text.format(wrong=wrong, number=number)

    def _update_icon(self) -> None:
        good = self._report is not None and is_good(self._report)
        color = self._theme.tokens.summary if good else self._theme.tokens.dim
        picture = pixmap("check" if good else "warning", color, self._theme.px(18), scale=self.devicePixelRatioF())
        self._icon.setPixmap(picture)


def is_good(report: ExportReport) -> bool:
    """Whether nothing went wrong with the video, if one was written."""
    return report.receipt is None or report.receipt.exact


def reveal(path: Path) -> None:
    """Show a file among the others of its folder, marked where the desktop's file manager can be told to."""
    if sys.platform == "win32":
        QProcess.startDetached("explorer", ["/select,", str(path)])
    elif sys.platform == "darwin":
        QProcess.startDetached("open", ["-R", str(path)])
    else:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
