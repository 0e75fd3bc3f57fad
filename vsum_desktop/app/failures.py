"""What nobody caught: logged, and handed to the window as an event, from whichever thread it came.

The log is one file that rotates; beside it stands what Python's fault handler wrote when the process died of something worse.
"""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import IO

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from vsum_desktop.core.errors import Cancelled

LOG = "vsum-desktop.log"
FAULTS = "faults.log"

_LOG = logging.getLogger("vsum_desktop")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class FailureHub(QObject):
    """Catches uncaught exceptions of all threads, and what Qt complains of, between `install` and `remove`.

    Signals:
        caught(BaseException): To be shown; delivered in the thread of the receiver.
    """

    caught = Signal(object)

    def install(self) -> None:
        """Take over the hooks."""
        sys.excepthook = self._on_uncaught
        threading.excepthook = self._on_thread_uncaught
        qInstallMessageHandler(_on_qt_message)

    def remove(self) -> None:
        """Give the hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

    def _on_uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        if issubclass(kind, KeyboardInterrupt | Cancelled):
            return
        _LOG.error("uncaught", exc_info=(kind, error, trace))
        self.caught.emit(error)

    def _on_thread_uncaught(self, given: threading.ExceptHookArgs) -> None:
        if given.exc_value is not None:
            self._on_uncaught(given.exc_type, given.exc_value, given.exc_traceback)


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Log what Qt says; warnings and worse go to the terminal too, as without us."""
    level = _LEVELS.get(kind, logging.WARNING)
    category = context.category or "default"
    _LOG.log(level, "Qt %s: %s", category, message)
    if level >= logging.WARNING and sys.stderr is not None:
        print(f"qt.{category}: {message}", file=sys.stderr)


def log_to(folder: Path) -> IO[str] | None:
    """Keep a log of half a megabyte in `folder`, and two older ones; without a writable folder nothing is logged.

    Returns:
        The file that the fault handler writes to, open as long as the process lives; None if there is none.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(folder / LOG, maxBytes=512_000, backupCount=2, encoding="utf-8", delay=True)
        faults = (folder / FAULTS).open("a", encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(message)s"))
    _LOG.addHandler(handler)
    _LOG.setLevel(logging.INFO)
    faulthandler.enable(faults)
    return faults
