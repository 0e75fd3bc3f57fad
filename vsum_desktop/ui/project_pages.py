"""What a project shows of its own: the page for a video that is not where it was."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from vsum_desktop.app.project_controller import Missing
from vsum_desktop.ui.icons import pixmap
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.widgets import button, label, surface


class MissingPage(QWidget):
    """A project is open, its video is nowhere.

    Signals:
        find_wanted, look_again_wanted, open_wanted
        take_wanted(Path): The user takes a file although it is another one.
    """

    find_wanted = Signal()
    look_again_wanted = Signal()
    open_wanted = Signal()
    take_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._other: Path | None = None
        surface(self, "ground")
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence = label("", "title", wrap=True)
        self.place = label("", "dim", wrap=True)
        self.advice = label(
            self.tr("Nothing of the project is lost: show where the video is now, and it goes on."), "dim", wrap=True
        )
        for text in (self.sentence, self.place, self.advice):
            text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.choose = button(self.tr("Find the video…"), "primary", self.tr("Show where the video is now"))
        self.choose.clicked.connect(self.find_wanted)
        self.again = button(self.tr("Look again"), "", self.tr("Once its disk is there, or it is back in its place"))
        self.again.clicked.connect(self.look_again_wanted)
        self.open = button(self.tr("Open something else…"))
        self.open.clicked.connect(self.open_wanted)
        self.differs = label("", "", wrap=True)
        self.differs.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.take = button(self.tr("Use it anyway"), "", self.tr("Pins, bans and trims keep their times"))
        self.take.clicked.connect(self._on_take)
        layout = self._layout = QVBoxLayout(self)
        layout.setSpacing(theme.px(12))
        layout.addStretch(1)
        for widget in (self._picture, self.sentence, self.place, self.advice):
            layout.addWidget(widget)
        layout.addLayout(_row(theme, self.choose, self.again, self.open))
        layout.addSpacing(theme.px(8))
        layout.addWidget(self.differs)
        layout.addLayout(_row(theme, self.take))
        layout.addStretch(1)
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._picture.setPixmap(pixmap("film", theme.tokens.dim, theme.px(48), scale=self.devicePixelRatioF()))
        self._layout.setContentsMargins(theme.px(48), theme.px(24), theme.px(48), theme.px(24))

    def show_missing(self, missing: Missing) -> None:
        """Name the video and where it was."""
        self.sentence.setText(self.tr("“{name}” is not where it was.").format(name=missing.video.name))
        self.place.setText(str(missing.video.parent))
        self.show_other(None)

    def show_other(self, video: Path | None) -> None:
        """Tell that a file is another one than the project's; None takes that back."""
        self._other = video
        self.differs.setVisible(video is not None)
        self.take.setVisible(video is not None)
        if video is not None:
            words = self.tr("“{name}” is another file than the one this project was made with: its content differs.")
            self.differs.setText(words.format(name=video.name))

    @Slot()
    def _on_take(self) -> None:
        if self._other is not None:
            self.take_wanted.emit(self._other)


def _row(theme: Theme, *buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.px(8))
    row.addStretch(1)
    for one in buttons:
        row.addWidget(one)
    row.addStretch(1)
    return row
