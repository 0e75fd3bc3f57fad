"""Where a project's files are: its own, safe from what others write meanwhile, and its video, known by its content."""

from __future__ import annotations

import contextlib
import hashlib
import os
from dataclasses import dataclass
from dataclasses import replace as replaced
from pathlib import Path, PurePosixPath

from vsum_desktop.core.errors import ExportError
from vsum_desktop.pipeline.project import Project, read_project, write_project

_PIECE = 1 << 20


class ProjectFiles:
    """Project files as one session reads and writes them, so that what others write meanwhile is not lost; for one thread."""

    def __init__(self) -> None:
        self._seen: dict[Path, tuple[int, int]] = {}

    def read(self, path: Path) -> Project:
        """`read_project`."""
        project = read_project(path)
        self._seen[path] = _stamp(path)
        return project

    def write(self, path: Path, project: Project, *, replace: bool) -> None:
        """`write_project`; unless `replace`, only over what was read or written here last.

        Raises:
            ExportError: As `write_project`, or if the file has changed since.
        """
        if not replace and path in self._seen and path.exists() and _stamp(path) != self._seen[path]:
            raise ExportError("it was changed elsewhere since it was opened here", path=path)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_project(path, project)
        self._seen[path] = _stamp(path)


def _stamp(path: Path) -> tuple[int, int]:
    stat = path.stat()
    return stat.st_mtime_ns, stat.st_size


def content_fingerprint(path: Path) -> str:
    """Size and hash of the first and the last megabyte: the same for every copy of a file, whenever it was made.

    Raises:
        OSError: If the file cannot be read.
    """
    digest = hashlib.sha256()
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        digest.update(file.read(_PIECE))
        if size > _PIECE:
            file.seek(max(_PIECE, size - _PIECE))
            digest.update(file.read(_PIECE))
    return f"{size}-{digest.hexdigest()}"


def with_fingerprint(project: Project) -> Project:
    """The project with its video's fingerprint, taken now if it is not known."""
    if project.media.fingerprint:
        return project
    try:
        fingerprint = content_fingerprint(project.media.absolute)
    except OSError:  # the video is not there any more; what was decided about it is kept all the same
        return project
    return replaced(project, media=replaced(project.media, fingerprint=fingerprint))


def relative_to(media: Path, project: Path) -> PurePosixPath | None:
    """The way from a project's folder to its video; None where there is none (another drive)."""
    try:
        return PurePosixPath(Path(os.path.relpath(media, project.parent)).as_posix())
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Located:
    """Where the video is, None if it is nowhere; `same` says that it is the one the project was made with."""

    path: Path | None
    same: bool = True
    fingerprint: str = ""


def locate(project: Project, path: Path | None) -> Located:
    """Look for a project's video: beside the project, then where it was; one that is the same is preferred.

    Args:
        project: The project.
        path: Its file; None for one that was never saved.
    """
    media, candidates = project.media, []
    if path is not None and media.relative is not None:
        candidates.append(Path(os.path.normpath(path.parent / Path(media.relative))))
    candidates.append(media.absolute)
    if path is not None:
        candidates.append(path.parent / media.absolute.name)
    found = Located(None)
    for candidate in dict.fromkeys(candidates):
        with contextlib.suppress(OSError):
            fingerprint = content_fingerprint(candidate)
            if not media.fingerprint or fingerprint == media.fingerprint:
                return Located(candidate, True, fingerprint)
            if found.path is None:
                found = Located(candidate, False, fingerprint)
    return found
