"""The project of a session: opened, saved, autosaved, recovered after a crash, and linked to its video again.

What is saved is the session's decisions with the place of the playhead. "Modified" is the undo stack's clean state, so that
undoing back to what was saved is not modified. All files are read and written by the `Disk`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from vsum_desktop.app.disk import Disk
from vsum_desktop.app.playback_controller import PlaybackController
from vsum_desktop.app.positions import Positions, as_decimal, as_exact
from vsum_desktop.app.queries import Queries
from vsum_desktop.app.session_controller import SessionController
from vsum_desktop.app.settings_controller import SettingsController
from vsum_desktop.app.state import Failure
from vsum_desktop.app.undo import Decisions
from vsum_desktop.core.video import VideoInfo
from vsum_desktop.pipeline.autosave import Autosaves, AutosaveSession, Recovered, recover
from vsum_desktop.pipeline.project import Media, Project
from vsum_desktop.pipeline.project_files import (
    Located,
    ProjectFiles,
    content_fingerprint,
    locate,
    relative_to,
    with_fingerprint,
)
from vsum_desktop.pipeline.services import DEFAULT_ENCODER

View = Mapping[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class _Opened:
    """A project as read from the disk, with where its video is; `modified` if it is not what its file says."""

    project: Project
    path: Path | None
    located: Located
    modified: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """A project whose video is nowhere: the project's file (None if it was never saved) and where the video was."""

    project: Path | None
    video: Path


class ProjectController(QObject):
    """The project of one window.

    Signals:
        changed: The file or what is known of it changed.
        saved(Path), autosaved(): Written.
        failed(Failure): A project could not be read or written.
        refused(Path, Failure): A project could not be opened; comes after `failed`.
        missing(Missing): A project is there, its video is not.
        differs(Path): The video offered for it is another one; `relink` with `anyway` takes it all the same.
        replaced(Path): The video was opened, but it is another one than the project was made with.
        recoverable(Recovered): An earlier session crashed and left this.
    """

    changed = Signal()
    saved = Signal(object)
    autosaved = Signal()
    failed = Signal(object)
    refused = Signal(object, object)
    missing = Signal(object)
    differs = Signal(object)
    replaced = Signal(object)
    recoverable = Signal(object)

    def __init__(
        self,
        session: SessionController,
        playback: PlaybackController,
        settings: SettingsController,
        disk: Disk,
        folder: Path,
        parent: QObject | None = None,
    ) -> None:
        """Autosaves go into `folder`."""
        super().__init__(parent)
        self._session = session
        self._playback = playback
        self._settings = settings
        self._disk = disk
        self._autosaves, self._files = Autosaves(folder), ProjectFiles()
        self._side: AutosaveSession | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._autosave)
        self._path: Path | None = None
        self._project: Project | None = None
        self._fingerprint = ""
        self._opened: _Opened | None = None
        self._recovered: Recovered | None = None
        self._asked = 0  # what comes back of an older request to open something is dropped
        self._sitting = 0  # and so is what comes back of a save, once another video is open
        self._at: Fraction | None = None
        self.positions: Positions | None = None
        self.views: list[Callable[[], View]] = []  # what else the file's `view` should hold
        session.video_changed.connect(self._on_video)
        session.undo_stack.indexChanged.connect(self._on_edited)
        session.undo_stack.cleanChanged.connect(self._on_clean)

    # What there is

    @property
    def path(self) -> Path | None:
        """The project's file, None while there is none."""
        return self._path

    @property
    def modified(self) -> bool:
        """Whether there are decisions that no file holds."""
        return self._session.path is not None and not self._session.undo_stack.isClean()

    @property
    def view(self) -> View:
        """What the window showed when the open project was saved."""
        return self._project.view if self._project is not None else {}

    # Opening

    def open_video(self, path: Path, at: Fraction | None = None) -> None:
        """Open a video without a project, at a moment or where it was left."""
        self._leave()
        self._path = self._project = self._opened = None
        self._fingerprint = ""
        self._at = at if at is not None else self._resumed(path)
        self._prepare()
        self._session.open(path)
        self.changed.emit()

    def _prepare(self, rate: Fraction | None = None, encoder: str | None = None) -> None:
        """How the next analysis is made: as a project says, else as the settings do."""
        chosen = self._settings.settings
        self._session.rate = rate or chosen.exact("rate")
        self._session.encoder = encoder or chosen.text("encoder") or DEFAULT_ENCODER

    def open_project(self, path: Path) -> None:
        """Open a project with its video."""
        self._asked += 1
        asked = self._asked

        def load() -> _Opened:
            project = self._files.read(path)
            return _Opened(project, path, locate(project, path))

        def refuse(error: Exception) -> None:
            self._on_failed(error)
            self.refused.emit(path, Failure.of(error))

        self._disk.run(load, lambda opened: self._on_loaded(asked, opened), refuse)

    def relink(self, video: Path, anyway: bool = False) -> None:
        """Take `video` for the project whose video is missing; if it is another one, only `anyway`."""
        opened = self._opened
        if opened is not None:
            self._disk.run(
                lambda: content_fingerprint(video),
                lambda fingerprint: self._on_offered(opened, video, fingerprint, anyway),
                self._on_failed,
            )

    @Slot()
    def look_again(self) -> None:
        """Look again for the video that was missing."""
        opened = self._opened
        if opened is not None:
            self._asked += 1
            asked = self._asked
            self._disk.run(
                lambda: dataclasses.replace(opened, located=locate(opened.project, opened.path)),
                lambda again: self._on_loaded(asked, again),
                self._on_failed,
            )

    @Slot()
    def close(self) -> None:
        """Let go of the video and the project."""
        self._leave()
        self._path = self._project = self._opened = None
        self._session.close()
        self.changed.emit()

    def _on_loaded(self, asked: int, opened: _Opened) -> None:
        if asked != self._asked:
            return
        self._leave()
        if opened.located.path is None:
            self._path, self._project, self._opened = opened.path, opened.project, opened
            self._session.close()
            self.missing.emit(Missing(opened.path, opened.project.media.absolute))
            self.changed.emit()
        else:
            self._start(opened, opened.located.path)

    def _on_offered(self, opened: _Opened, video: Path, fingerprint: str, anyway: bool) -> None:
        if opened is not self._opened:
            return
        known = opened.project.media.fingerprint
        if known and known != fingerprint and not anyway:
            self.differs.emit(video)
            return
        found = Located(video, known in ("", fingerprint), fingerprint)
        self._start(dataclasses.replace(opened, located=found, modified=True), video, told=True)

    def _start(self, opened: _Opened, video: Path, told: bool = False) -> None:
        project = opened.project
        self._path, self._project, self._opened = opened.path, project, None
        self._fingerprint = opened.located.fingerprint
        self._prepare(project.rate, project.encoder)
        left = self._resumed(opened.path) if opened.path is not None and not opened.modified else Fraction(0)
        self._at = left or as_exact(project.view.get("playhead"))
        queries = Queries()
        for text in project.queries:
            queries = queries.added(text)
        queries = queries.activated(queries.place(project.query) if project.query else -1)
        self._session.open(video, Decisions(project.edits, queries, project.scorer))
        if opened.modified:
            self._session.undo_stack.resetClean()
            self._timer.start(0)
        if not opened.located.same and not told:
            self.replaced.emit(video)
        self.changed.emit()

    # Saving

    def save(self, path: Path, done: Callable[[], None] | None = None) -> None:
        """Write the project to `path`, which becomes its file; `done` is called, and autosaves go, once it is written."""
        project = self._compose(path)
        known, self._path = self._path, path
        side, self._side = self._side, None
        sitting = self._sitting
        self._session.undo_stack.setClean()

        def write() -> Project:
            complete = with_fingerprint(project)
            self._files.write(path, complete, replace=path != known)
            if side is not None:
                side.discard()
            return complete

        def on_written(complete: Project) -> None:
            self.saved.emit(path)
            if sitting != self._sitting:
                return
            self._project, self._fingerprint = complete, complete.media.fingerprint
            self.changed.emit()
            if done is not None:
                done()

        def on_failed(error: Exception) -> None:
            if sitting == self._sitting:
                self._path, self._side = known, self._side or side
                self._session.undo_stack.resetClean()
                self._on_edited()
            self._on_failed(error)

        self._disk.run(write, on_written, on_failed)
        self.changed.emit()

    def _compose(self, path: Path | None) -> Project:
        """The project as it is now."""
        session, before = self._session, self._project
        assert session.path is not None
        decisions, analysis = session.decisions, session.analysis
        view: dict[str, Any] = dict(before.view) if before is not None else {}
        view["playhead"] = as_decimal(self._playback.time if self._at is None else self._at)
        for more in self.views:
            view |= more()
        relative = relative_to(session.path, path) if path is not None else None
        return Project(
            media=Media(session.path, relative, self._fingerprint),
            encoder=analysis.encoder.id if analysis is not None else before.encoder if before is not None else None,
            scorer=decisions.scorer or (analysis.scorer.id if analysis is not None else None),
            rate=analysis.rate if analysis is not None else session.rate,
            query=decisions.queries.text,
            queries=tuple(row.text for row in decisions.queries.rows),
            edits=decisions.edits,
            view=view,
            document=before.document if before is not None else {},
        )

    # Autosaving and recovering

    def look_for_leftovers(self) -> None:
        """Offer what a crashed session left, if it is still there and was not offered before."""
        self._disk.run(self._autosaves.next_leftover, self._on_leftover)

    @Slot()
    def restore(self) -> None:
        """Take up what was offered."""
        found = self._recovered
        if found is None:
            return
        self._recovered = None
        self._asked += 1
        asked = self._asked
        self._disk.run(
            lambda: _Opened(found.project, found.path, locate(found.project, found.path), modified=True),
            lambda opened: self._on_loaded(asked, opened),
            self._on_failed,
        )

    @Slot()
    def forget_recovered(self) -> None:
        """Leave what was offered where it is."""
        self._recovered = None

    def _on_leftover(self, folder: Path | None) -> None:
        if folder is not None:
            self._disk.run(lambda: recover(folder), self._on_recovered, lambda _: None)

    def _on_recovered(self, found: Recovered) -> None:
        self._recovered = found
        self.recoverable.emit(found)

    @Slot()
    def _on_edited(self) -> None:
        seconds = self._settings.settings["autosave"]
        if self.modified and seconds is not None and not self._timer.isActive():
            self._timer.start(round(1000 * float(seconds)))

    @Slot(bool)
    def _on_clean(self, clean: bool) -> None:
        if clean:
            self._drop_autosaves()
        else:
            self._on_edited()
        self.changed.emit()

    @Slot()
    def _autosave(self) -> None:
        if not self.modified:
            return
        self._autosaves.generations = round(self._settings.settings.number("generations"))
        side = self._side = self._side or self._autosaves.session()
        project, path = self._compose(self._path), self._path

        def write() -> Project:
            complete = with_fingerprint(project)
            side.save(complete, path)
            return complete

        def on_written(complete: Project) -> None:
            if self._side is side:
                self._fingerprint = self._fingerprint or complete.media.fingerprint
                self.autosaved.emit()

        self._disk.run(write, on_written)

    def _drop_autosaves(self) -> None:
        self._timer.stop()
        side, self._side = self._side, None
        if side is not None:
            self._disk.run(side.discard)

    def _leave(self) -> None:
        """The open video goes; nobody wants its unsaved edits any more."""
        self._asked += 1
        self._sitting += 1
        self._drop_autosaves()
        self._keep_position()

    def _keep_position(self) -> None:
        video = self._session.video
        if video is not None and self.positions is not None:
            self.positions.keep(self._path or video.path, self._playback.time, video.end)

    def _resumed(self, path: Path) -> Fraction:
        wanted = self.positions is not None and bool(self._settings.settings["resume"])
        return self.positions.of(path) if wanted and self.positions is not None else Fraction(0)

    def shut_down(self) -> None:
        """The window closes properly: nothing is left to recover."""
        self._keep_position()
        self._drop_autosaves()

    @Slot(object)
    def _on_video(self, video: VideoInfo | None) -> None:
        if video is not None and self._at is not None:
            self._playback.seek_time(self._at)
            self._at = None

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(Failure.of(error))
