"""What nobody caught: logged, and handed to the window as an event, from whichever thread it came."""

from __future__ import annotations

import logging
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

_LOG = logging.getLogger("vsum_desktop")


class FailureHub(QObject):
    """Catches uncaught exceptions of all threads between `install` and `remove`.

    Signals:
        caught(BaseException): To be shown; delivered in the thread of the receiver.
    """

    caught = Signal(object)

    def install(self) -> None:
        """Take over both hooks."""
        sys.excepthook = self._on_uncaught
        threading.excepthook = self._on_thread_uncaught

    def remove(self) -> None:
        """Give both hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def _on_uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        if issubclass(kind, KeyboardInterrupt):
            return
        _LOG.error("uncaught", exc_info=(kind, error, trace))
        self.caught.emit(error)

    def _on_thread_uncaught(self, given: threading.ExceptHookArgs) -> None:
        if given.exc_value is not None:
            self._on_uncaught(given.exc_type, given.exc_value, given.exc_traceback)


def log_to(folder: Path) -> None:
    """Keep a log of half a megabyte in `folder`, and two older ones; without a writable folder nothing is logged."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "vsum-desktop.log", maxBytes=512_000, backupCount=2, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(message)s"))
    _LOG.addHandler(handler)
    _LOG.setLevel(logging.INFO)
