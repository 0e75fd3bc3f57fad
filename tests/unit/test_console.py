"""What ends a job, and what does not."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from vsum_desktop.cli.console import job, warn

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="signals of POSIX")


@pytest.fixture(autouse=True)
def handlers() -> Iterator[None]:
    """Whatever a test does to the signal, the others do not notice; it begins as in a terminal, under nohup too."""
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGHUP, before)


@pytest.mark.parametrize("number", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_cancels_and_its_handler_comes_back(number: str) -> None:
    which = getattr(signal, number)
    before = signal.getsignal(which)
    with job(quiet=True) as context:
        assert not context.cancel.cancelled
        signal.raise_signal(which)
        assert context.cancel.cancelled
    assert signal.getsignal(which) == before


def test_a_closed_terminal_is_ignored_under_nohup() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    with job(quiet=True) as context:
        signal.raise_signal(signal.SIGHUP)
        assert not context.cancel.cancelled
    assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN


def test_a_warning_is_given_once(capsys: pytest.CaptureFixture[str]) -> None:
    warn(("first", "second", "first"), quiet=False)
    assert capsys.readouterr().err == "vsum: warning: first\nvsum: warning: second\n"
