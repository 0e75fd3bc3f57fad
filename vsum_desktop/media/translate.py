"""The one border where PyAV's exceptions become the project's errors."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import av

from vsum_desktop.core.errors import DiskFullError, ExportError, MediaError, VideoOpenError


def cause_of(error: BaseException) -> str:
    """The foreign error's own words, without its number and without the path that PyAV repeats."""
    words = getattr(error, "strerror", None) or str(error)
    return str(words) or type(error).__name__


@contextmanager
def translate_av_errors(path: Path, error: type[MediaError] = VideoOpenError) -> Iterator[None]:
    """Raise PyAV's and the system's errors of the body as `error` with field `path`.

    A full disk becomes DiskFullError where `error` is an ExportError.
    """
    try:
        yield
    except (av.error.FFmpegError, OSError, ValueError, IndexError) as foreign:  # IndexError: a stream that turns up late
        if issubclass(error, ExportError) and getattr(foreign, "errno", None) == errno.ENOSPC:
            raise DiskFullError(cause_of(foreign), path=path) from foreign
        raise error(cause_of(foreign), path=path) from foreign
