"""The files that wait, in the window: opened one after another by a command, shown in a menu and in the status bar."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from vsum_desktop.app.state import Failure, Phase
from vsum_desktop.app.video_queue import VideoQueue, files_of
from vsum_desktop.ui.pages import Notice

if TYPE_CHECKING:
    from vsum_desktop.ui.main_window import MainWindow

_SHOWN = 20  # files in the menu; a folder may hold hundreds


class QueueView(QObject):
    """Opens the first of several files and keeps the others; one that is refused makes room for the next.

    Made after everything else that shows failures, for it goes on from them.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._queue = VideoQueue()
        self._turn: Path | None = None  # what the queue opened last
        self._failures: list[Failure] = []  # since somebody last asked for a file
        self.refused = Notice(window.themes.theme)
        window.notices.addWidget(self.refused)
        window.themes.changed.connect(self.refused.apply_theme)
        actions, status = window.actions_, window.status
        self._menu = actions.menus["waiting"]
        self._menu.aboutToShow.connect(self._fill)
        self._menu.triggered.connect(self._on_triggered)
        actions["next_video"].triggered.connect(self.open_next)
        actions.keys_changed.connect(self._show)
        status.next_wanted.connect(self.open_next)
        status.waiting.setMenu(self._menu)
        window.workspace.session.failed.connect(self._on_failed)
        window.workspace.projects.refused.connect(self._on_refused)
        self._show()

    @property
    def waiting(self) -> tuple[Path, ...]:
        """The files that wait, the next one first."""
        return self._queue.waiting

    def open_all(self, paths: Sequence[Path]) -> None:
        """Open the first of some files, and of the videos in some folders, and let the others wait."""
        self._window.workspace.disk.run(partial(files_of, tuple(paths)), self._on_found)

    @Slot()
    def open_next(self) -> None:
        """Open the file that has waited longest."""
        if self.waiting:
            self._forget_refused()
            self._open(self.waiting[0])

    def _on_found(self, found: tuple[list[Path], list[Path]]) -> None:
        files, bare = found
        self._forget_refused()
        if bare:
            names = ", ".join(folder.name for folder in bare)
            self.refused.show_sentence(self.tr("There is no video in “{name}”.").format(name=names))
        if len(files) == 1:
            self._open(files[0], goes_on=False)
        elif files:
            self._open(files[0], files[1:])

    def _open(self, path: Path, others: Sequence[Path] = (), goes_on: bool = True) -> None:
        """Open a file once unsaved edits are dealt with; until then, and if not, the queue stays as it is."""

        def agreed() -> None:
            self._turn = path if goes_on else None
            self._queue.add(others)
            self._queue.drop(path)
            self._show()
            self._window.project_view.open_now(path)

        self._window.project_view.ask_first(agreed)

    # What is refused

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        session = self._window.workspace.session
        if session.phase is Phase.FAILED and session.path is not None:
            self._on_refused(session.path, failure)

    @Slot(object, object)
    def _on_refused(self, path: Path, failure: Failure) -> None:
        """Go on with the next file; the last one's failure is left where any file's is."""
        if path != self._turn or not self.waiting:
            return
        self._failures.append(failure)
        if len(self._failures) == 1:
            self.refused.show_failure(failure)
        else:
            words = self.tr("{number} files could not be opened.").format(number=len(self._failures))
            self.refused.show_sentence(words, "\n".join(one.sentence for one in self._failures))
        self._window.notice.dismiss()  # which tells the same of a project
        self._open(self.waiting[0])

    def _forget_refused(self) -> None:
        self._failures.clear()
        self.refused.dismiss()

    # Menu and status bar

    @Slot()
    def _show(self) -> None:
        actions, number = self._window.actions_, len(self.waiting)
        actions.enable(("next_video",), bool(number))
        self._menu.menuAction().setEnabled(bool(number))
        words = self.tr("1 more video waits") if number == 1 else self.tr("{number} more videos wait").format(number=number)
        self._window.status.set_waiting(words if number else "", actions.shortcut("next_video"))

    @Slot()
    def _fill(self) -> None:
        self._menu.clear()
        for path in self.waiting[:_SHOWN]:
            self._menu.addAction(f"{path.name}  —  {path.parent}".replace("&", "&&")).setData(str(path))
        if len(self.waiting) > _SHOWN:
            more = self.tr("… and {number} more").format(number=len(self.waiting) - _SHOWN)
            self._menu.addAction(more).setEnabled(False)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("&Empty the queue"))

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        if action.data():
            self._forget_refused()
            self._open(Path(action.data()))
        else:
            self._queue.clear()
            self._show()
