"""Files written whole or not at all."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Iterator
from pathlib import Path

from vsum_desktop.core.errors import ExportError
from vsum_desktop.media.translate import translate_av_errors


@contextlib.contextmanager
def whole_file(target: Path, *, overwrite: bool) -> Iterator[Path]:
    """A hidden name beside `target` to write to; the file is named `target` at the end of the body, or removed if that fails.

    Raises:
        ExportError: If the target exists, or has come to exist meanwhile, and may not be replaced, or cannot be written.
    """
    part = target.with_name(f".vsum-{secrets.token_hex(4)}.part")
    with translate_av_errors(target, ExportError):
        if target.exists() and not overwrite:
            raise ExportError("it exists already", path=target)
    try:
        yield part
        with translate_av_errors(target, ExportError):
            _name(part, target, overwrite=overwrite)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _name(part: Path, target: Path, *, overwrite: bool) -> None:
    """Give the file its name; a link, unlike a renaming, never replaces another file."""
    if not overwrite:
        with contextlib.suppress(OSError):
            target.hardlink_to(part)
            return
        if target.exists():
            raise ExportError("it exists already", path=target)
    part.replace(target)
