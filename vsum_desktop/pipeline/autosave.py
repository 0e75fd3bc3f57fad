"""Autosaved projects: side files in a folder of their own, a few generations for every session, found again after a crash.

A session's folder is held by a lock that dies with its process, so a folder that nobody holds was left by a crash. Saving or
closing properly deletes it. A leftover is offered once: it is marked before it is read, so that a file which brings the program
down cannot do so at every start, and it stays on the disk for two weeks in case it is wanted after all.
"""

from __future__ import annotations

import contextlib
import datetime
import shutil
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import IO

from vsum_desktop.core.errors import ProjectError, ProjectFormatError
from vsum_desktop.pipeline.locks import try_lock
from vsum_desktop.pipeline.project import SUFFIX, Project, read_project, to_document, write_document

GENERATIONS = 5
_KEY = "autosave"
_LOCK = "lock"
_OFFERED = "offered"
_KEPT = 14 * 86400.0  # seconds that an offered leftover is kept


@dataclass(frozen=True, slots=True, eq=False)
class Recovered:
    """What an autosave holds: the project, the file it belongs to (None if it was never saved), and when it was written."""

    project: Project
    path: Path | None
    saved: datetime.datetime


class Autosaves:
    """The autosaves of all sessions of a user; `folder` need not exist."""

    def __init__(self, folder: Path, generations: int = GENERATIONS) -> None:
        self.folder = folder
        self.generations = generations

    def session(self) -> AutosaveSession:
        """A new session; nothing is written before its first save."""
        return AutosaveSession(self.folder / f"{time.strftime('%Y%m%d-%H%M%S')}-{uuid.uuid4().hex[:8]}", self.generations)

    def next_leftover(self) -> Path | None:
        """The newest folder of a session that crashed and was not offered before; it is marked as offered now.

        Leftovers that were offered long ago are deleted, and so are folders without a file.
        """
        found = None
        for folder in sorted(self._folders(), reverse=True):
            with _lock(folder) as lock:
                if lock is None:
                    continue
                offered = folder / _OFFERED
                stale = not _generations(folder) or (offered.exists() and _age(offered) > _KEPT)
                if found is None and not stale and not offered.exists():
                    offered.touch()
                    found = folder
            if stale:
                shutil.rmtree(folder, ignore_errors=True)
        return found

    def _folders(self) -> list[Path]:
        try:
            return [child for child in self.folder.iterdir() if child.is_dir()]
        except OSError:
            return []


def recover(folder: Path) -> Recovered:
    """The newest generation of a leftover that can be read.

    Raises:
        ProjectError: If none can.
    """
    problem: ProjectError = ProjectFormatError("it holds no autosaved project", path=folder)
    for file in reversed(_generations(folder)):
        try:
            project = read_project(file)
        except ProjectError as error:
            problem = error
            continue
        document = dict(project.document)
        about = document.pop(_KEY, None)
        name = about.get("project") if isinstance(about, dict) else None
        saved = datetime.datetime.fromtimestamp(file.stat().st_mtime).astimezone()
        path = Path(name) if isinstance(name, str) and name else None
        return Recovered(replace(project, document=MappingProxyType(document)), path, saved)
    raise problem


class AutosaveSession:
    """The generations of one session, newest last; not for use from several threads at once."""

    def __init__(self, folder: Path, generations: int) -> None:
        self.folder = folder
        self._generations = generations
        self._lock: IO[bytes] | None = None
        self._number = 0

    def save(self, project: Project, path: Path | None) -> Path:
        """Write the next generation and drop the oldest; `path` is the project's own file, which is not touched.

        Raises:
            ExportError: If the disk refuses; earlier generations stay.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        if self._lock is None:
            self._lock = (self.folder / _LOCK).open("a+b")
            try_lock(self._lock)
        self._number += 1
        target = self.folder / f"{self._number:06d}{SUFFIX}"
        about = {"project": str(path) if path is not None else None}
        write_document(target, {**to_document(project), _KEY: about})
        for old in _generations(self.folder)[: -self._generations]:
            old.unlink(missing_ok=True)
        return target

    def discard(self) -> None:
        """Delete all generations: everything is saved, or not wanted."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None
            shutil.rmtree(self.folder, ignore_errors=True)


@contextlib.contextmanager
def _lock(folder: Path) -> Iterator[IO[bytes] | None]:
    """The lock of a folder, None if its session lives or the folder cannot be used."""
    try:
        file = (folder / _LOCK).open("a+b")
    except OSError:
        yield None
        return
    with file:
        yield file if try_lock(file) else None


def _generations(folder: Path) -> list[Path]:
    """The finished files, oldest first."""
    with contextlib.suppress(OSError):
        return sorted(file for file in folder.iterdir() if file.name.endswith(SUFFIX) and not file.name.startswith("."))
    return []


def _age(path: Path) -> float:
    return time.time() - path.stat().st_mtime
