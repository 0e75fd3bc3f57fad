"""Files, and folders of them, written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, TextIO

from vsum_desktop.core.errors import DiskFullError, ExportError


def write_text(path: Path, write: Callable[[TextIO], object], *, overwrite: bool = False) -> None:
    """Let `write` fill a UTF-8 file under another name, then rename it to `path`; lines end with a line feed.

    Raises:
        ExportError: If the file exists and may not be replaced, or cannot be written; field `path`.
        DiskFullError: If the disk is full; nothing is left behind.
    """
    with _whole_file(path, overwrite=overwrite) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        write(file)
        file.flush()
        os.fsync(file.fileno())


def write_bytes(path: Path, write: Callable[[BinaryIO], object], *, overwrite: bool = False) -> None:
    """As `write_text`, for a binary file.

    Raises:
        ExportError: As in `write_text`.
    """
    with _whole_file(path, overwrite=overwrite) as part, part.open("wb") as file:
        write(file)
        file.flush()
        os.fsync(file.fileno())


@contextlib.contextmanager
def whole_folder(path: Path, own: re.Pattern[str], *, overwrite: bool) -> Iterator[Path]:
    """A hidden folder to fill; at the end of the body its files move to `path`, or all goes if that fails.

    If the folder exists already, its files whose whole names match `own` and that are not written anew go, and all else stays.

    Raises:
        ExportError: As in `write_text`.
    """
    with _told(path):
        _refuse(path, overwrite=overwrite)
        part = _hidden(path if path.exists() else path.parent)  # inside, for what is beside it may be another disk
        part.mkdir()
    try:
        yield part
        with _told(path):
            _refuse(path, overwrite=overwrite)
            _move_files(part, path, own)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _move_files(part: Path, path: Path, own: re.Pattern[str]) -> None:
    if not path.exists():
        part.rename(path)
        return
    fresh = [file.replace(path / file.name) for file in part.iterdir()]
    for file in set(path.iterdir()) - set(fresh):
        if own.fullmatch(file.name):
            file.unlink()


@contextlib.contextmanager
def _whole_file(path: Path, *, overwrite: bool) -> Iterator[Path]:
    """A hidden name beside `path` to write to; the file is named `path` at the end of the body, or removed if that fails."""
    part = _hidden(path.parent)
    try:
        with _told(path):
            _refuse(path, overwrite=overwrite)
            yield part
            _name(part, path, overwrite=overwrite)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _hidden(folder: Path) -> Path:
    """A name that is short, for the one that it will have may be as long as a name can be."""
    return folder / f".vsum-{secrets.token_hex(4)}.part"


def _refuse(path: Path, *, overwrite: bool) -> None:
    if path.exists() and not overwrite:
        raise ExportError("it exists already", path=path)


def _name(part: Path, path: Path, *, overwrite: bool) -> None:
    """Give the file its name; a link, unlike a renaming, never replaces another file."""
    if not overwrite:
        with contextlib.suppress(OSError):
            path.hardlink_to(part)
            return
        _refuse(path, overwrite=overwrite)
    part.replace(path)


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """Raise the system's errors of the body as those of `path`."""
    try:
        yield
    except OSError as error:
        kind = DiskFullError if error.errno in (errno.ENOSPC, errno.EDQUOT) else ExportError
        raise kind(error.strerror or str(error), path=path) from error
