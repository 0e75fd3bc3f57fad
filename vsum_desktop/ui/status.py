"""The status bar: what runs where, how large the analysis is, and what is under way."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QStatusBar, QWidget

from vsum_desktop.core.jobs import Progress
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.widgets import ElidedLabel, button, label
from vsum_desktop.ui.words import progress_text


class Status(QStatusBar):
    """Facts at the left, work or its outcome at the right.

    Signals:
        cancel_wanted, export_wanted: Show the export that is under way.
        next_wanted: Open the next of the files that wait.
    """

    cancel_wanted = Signal()
    export_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.facts = ElidedLabel(self.tr("Starting …"))  # gives way to what is under way
        self.outcome = label("")
        self.saved = label("")
        self.stage = label("")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.cancel = button(self.tr("Cancel"), "", self.tr("Stop this"))
        self.cancel.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.cancel.clicked.connect(self.cancel_wanted)
        self.export = button("", "link", self.tr("Show the export page"))
        self.export.clicked.connect(self.export_wanted)
        self.waiting = button("", "link", self.tr("Show what waits"))
        self.next = button(self.tr("Next"), "link")
        self.next.setAccessibleName(self.tr("Next video"))
        self.next.clicked.connect(self.next_wanted)
        self._work = QWidget()
        self._layout = QHBoxLayout(self._work)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.stage, self.bar, self.cancel):
            self._layout.addWidget(widget)
        self.addWidget(self.facts, 1)
        for widget in (self.waiting, self.next, self.export):
            self.addPermanentWidget(widget)
        self.addPermanentWidget(self.outcome)
        self.addPermanentWidget(self._work)
        self.addPermanentWidget(self.saved)
        self.apply_theme(theme)
        self.set_saved("")
        self.set_export("")
        self.set_waiting("", "")
        self.set_work("")

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._layout.setSpacing(theme.px(8))
        self.bar.setFixedWidth(theme.px(160))
        self.setContentsMargins(theme.px(8), 0, theme.px(8), 0)

    def set_facts(self, facts: list[str]) -> None:
        """Device, encoder, samples, shots."""
        self.facts.set_whole("     ".join(facts))

    def set_outcome(self, text: str) -> None:
        """What the last work came to."""
        self.outcome.setText(text)

    def set_saved(self, text: str) -> None:
        """Whether the project is on the disk."""
        self.saved.setText(text)
        self.saved.setVisible(bool(text))

    def set_export(self, text: str) -> None:
        """What is being exported and how far it is; empty once nothing is."""
        self.export.setText(text)
        self.export.setVisible(bool(text))

    def set_waiting(self, text: str, key: str) -> None:
        """How many files wait to be opened, and the key that opens the next; empty while none does."""
        self.waiting.setText(text)
        tip = self.tr("Open the next video")
        self.next.setToolTip(f"{tip} ({key})" if key else tip)
        for widget in (self.waiting, self.next):
            widget.setVisible(bool(text))

    def set_work(self, text: str, cancellable: bool = True) -> None:
        """Something is under way, with no figures yet; empty ends it."""
        self._work.setVisible(bool(text))
        self.outcome.setVisible(not text)
        self.stage.setText(text)
        self.bar.setRange(0, 0)
        self.cancel.setVisible(cancellable)

    def set_progress(self, progress: Progress) -> None:
        """Show how far it is."""
        self.set_work(progress_text(progress))
        if progress.share is not None:
            self.bar.setRange(0, 1000)
            self.bar.setValue(round(1000 * progress.share))
