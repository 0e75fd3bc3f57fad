"""The files that wait to be opened after the one that is open, for as long as the program runs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from vsum_desktop.pipeline.batch import videos_in


class VideoQueue:
    """Videos and projects in the order in which they came, each once."""

    def __init__(self) -> None:
        self._waiting: dict[Path, None] = {}

    @property
    def waiting(self) -> tuple[Path, ...]:
        """The files, the next one first."""
        return tuple(self._waiting)

    def add(self, paths: Iterable[Path]) -> None:
        """Put files at the end; those that wait already keep their place."""
        self._waiting |= dict.fromkeys(path for path in paths if path not in self._waiting)

    def drop(self, path: Path) -> None:
        """A file waits no longer, if it did."""
        self._waiting.pop(path, None)

    def clear(self) -> None:
        """Nothing waits any more."""
        self._waiting.clear()


def files_of(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """The files among `paths` with the videos right in its folders, each once, and the folders that hold none.

    Reads the disk.
    """
    files: dict[Path, None] = {}
    bare: list[Path] = []
    for path in paths:
        found = videos_in(path, below=False) if path.is_dir() else [path]
        files |= dict.fromkeys(found)
        if not found:
            bare.append(path)
    return list(files), bare
