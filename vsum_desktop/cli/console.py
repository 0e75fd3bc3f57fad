"""The terminal: progress on stderr, results on stdout, Ctrl-C as a cancellation."""

from __future__ import annotations

import contextlib
import io
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NoReturn

from vsum_desktop.core.errors import InputError
from vsum_desktop.core.jobs import CancelToken, JobContext, Progress
from vsum_desktop.core.timing import format_time

if TYPE_CHECKING:
    from vsum_desktop.pipeline.export import Output

_STAGES = {
    "probe": "Opening",
    "encode": "Analysing",
    "shots": "Finding shots",
    "score": "Scoring",
    "export": "Exporting",
    "check": "Checking the export",
    "pictures": "Fetching pictures",
    "timeline": "Writing a timeline",
}
_EVERY = {True: 0.1, False: 5.0}  # seconds between reports, on a terminal and in a log


class ProgressLine:
    """One line on a terminal, rewritten in place; a line every few seconds in a log."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()
        self._stage = ""
        self._shown = 0.0
        self._width = 0

    def __call__(self, progress: Progress) -> None:
        """Show a report, unless one was shown a moment ago."""
        now = time.monotonic()
        if progress.stage == self._stage and now - self._shown < _EVERY[self._live]:
            return
        self._stage, self._shown = progress.stage, now
        parts = [_STAGES.get(progress.stage, progress.stage)]
        if progress.share is not None:
            parts.append(f"{progress.share:4.0%}")
        if progress.seconds_left is not None:
            parts.append(f"{format_time(progress.seconds_left, 0)} left")
        text = "  ".join(parts)
        if self._live:
            print("\r" + text.ljust(self._width), end="", file=sys.stderr, flush=True)
            self._width = len(text)
        else:
            print(text, file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Take the line away."""
        if self._live and self._width:
            print("\r" + " " * self._width + "\r", end="", file=sys.stderr, flush=True)
            self._width = 0


@contextlib.contextmanager
def job(*, quiet: bool) -> Iterator[JobContext]:
    """A context whose progress is shown (unless `quiet`) and that Ctrl-C or a termination signal cancels."""
    token = CancelToken()
    line = ProgressLine()
    before = {number: signal.signal(number, lambda *_: token.cancel()) for number in _stopping()}
    try:
        yield JobContext(cancel=token) if quiet else JobContext(report=line, cancel=token)
    finally:
        line.clear()
        for number, handler in before.items():
            signal.signal(number, handler)


def _stopping() -> Iterator[int]:
    """The signals that end a job; a terminal that closes is none where it is ignored, as under nohup."""
    yield from (signal.SIGINT, signal.SIGTERM)
    hang_up = getattr(signal, "SIGHUP", None)
    if hang_up is not None and signal.getsignal(hang_up) is not signal.SIG_IGN:
        yield hang_up


@contextlib.contextmanager
def telling_written(outputs: Iterable[Output]) -> Iterator[None]:
    """If the body fails, say on stderr what had been written before."""
    try:
        yield
    except Exception:
        tell_written(outputs)
        raise


def tell_written(outputs: Iterable[Output]) -> None:
    """What was written before a failure, on stderr."""
    for output in outputs:
        print(wrote(output), file=sys.stderr)


def wrote(output: Output) -> str:
    """A line for what was written."""
    return f"wrote {output.path} ({output.bytes / 1e6:.1f} MB)"


def print_json(document: Any) -> None:
    """A document on stdout, in UTF-8 whatever the terminal's encoding is."""
    from vsum_desktop.interchange.tables import to_json

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.write(to_json(document))


@contextlib.contextmanager
def wrong_names() -> Iterator[None]:
    """Names of outputs that the body finds to contradict each other or their kind are wrong usage."""
    try:
        yield
    except InputError as error:
        usage(error.cause)


def usage(text: str) -> NoReturn:
    """Say what is wrong with the options, and leave with the exit code for that."""
    print(f"vsum: {text}", file=sys.stderr)
    raise SystemExit(2)


def warn(texts: Iterable[str], *, quiet: bool) -> None:
    """Warnings, one a line and each once, on stderr."""
    if not quiet:
        for text in dict.fromkeys(texts):
            print(f"vsum: warning: {text}", file=sys.stderr)
