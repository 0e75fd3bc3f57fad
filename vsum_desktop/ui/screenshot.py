"""`--screenshot`: waits until nothing is under way, saves the window as a picture, and quits."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from vsum_desktop.app.state import Failure, Phase
from vsum_desktop.ui.main_window import MainWindow

_LOOK_EVERY_MS = 50
_STILL = 4  # looks in a row at which nothing was under way


class Screenshot(QObject):
    """Takes one picture of a window. `problem` is one sentence if what was to be seen could not be shown."""

    def __init__(self, window: MainWindow, path: Path) -> None:
        super().__init__(window)
        self.problem = ""
        self._window = window
        self._path = path
        self._still = 0
        window.workspace.session.failed.connect(self._on_failed)
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        self.problem = failure.sentence

    @Slot()
    def _look(self) -> None:
        session = self._window.workspace.session
        shown = session.phase in (Phase.EMPTY, Phase.FAILED) or self._window.player.picture.has_picture
        self._still = self._still + 1 if self._window.workspace.idle and shown else 0
        if self._still < _STILL and not self.problem:
            return
        self._timer.stop()
        if session.query.failure is not None:
            self.problem = session.query.failure.sentence
        self._path.parent.mkdir(parents=True, exist_ok=True)
        if not self._window.grab().save(str(self._path)):
            self.problem = f"{self._path.name} could not be written."
        self._window.workspace.session.undo_stack.setClean()
        self._window.close()
