"""Files written whole or not at all."""

from __future__ import annotations

import errno
import os
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, TextIO

from vsum_desktop.core.errors import DiskFullError, ExportError


def write_text(path: Path, write: Callable[[TextIO], object], *, overwrite: bool = False) -> None:
    """Let `write` fill a UTF-8 file under another name, then rename it to `path`; lines end with a line feed.

    Raises:
        ExportError: If the file exists and may not be replaced, or cannot be written; field `path`.
        DiskFullError: If the disk is full; nothing is left behind.
    """

    def fill(fresh: Path) -> None:
        with fresh.open("w", encoding="utf-8", newline="\n") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())

    _whole(path, fill, overwrite=overwrite)


def write_bytes(path: Path, write: Callable[[BinaryIO], object], *, overwrite: bool = False) -> None:
    """As `write_text`, for a binary file.

    Raises:
        ExportError: As in `write_text`.
    """

    def fill(fresh: Path) -> None:
        with fresh.open("wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())

    _whole(path, fill, overwrite=overwrite)


def _whole(path: Path, fill: Callable[[Path], None], *, overwrite: bool) -> None:
    if path.exists() and not overwrite:
        raise ExportError("it exists already", path=path)
    fresh = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.part")
    try:
        fill(fresh)
        fresh.replace(path)
    except OSError as error:
        kind = DiskFullError if error.errno in (errno.ENOSPC, errno.EDQUOT) else ExportError
        raise kind(error.strerror or str(error), path=path) from error
    finally:
        fresh.unlink(missing_ok=True)
