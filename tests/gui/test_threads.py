"""The two threads: order, cancelling, late results, failures."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from vsum_desktop.app.failures import FailureHub
from vsum_desktop.app.job_runner import JobRunner
from vsum_desktop.app.picture_loader import PictureLoader, thumbnail_size
from vsum_desktop.core.jobs import JobContext, Progress
from vsum_desktop.media.probe import probe
from vsum_desktop.pipeline.services import Services

ROOT = Path(__file__).resolve().parents[2]
WAIT = 60_000  # milliseconds until a test gives up


@dataclass(frozen=True)
class Say:
    """A job that returns its word."""

    word: str

    def run(self, services: Services, context: JobContext) -> str:
        return self.word


@dataclass(frozen=True)
class Wait:
    """A job that waits to be cancelled."""

    begun: threading.Event = field(default_factory=threading.Event)

    def run(self, services: Services, context: JobContext) -> str:
        self.begun.set()
        context.cancel.wait(30)
        context.cancel.raise_if_cancelled()
        return "not cancelled"


@dataclass(frozen=True)
class Fail:
    """A job that fails."""

    def run(self, services: Services, context: JobContext) -> str:
        raise ZeroDivisionError("of course")


@dataclass(frozen=True)
class Report:
    """A job that reports often."""

    times: int

    def run(self, services: Services, context: JobContext) -> int:
        for number in range(self.times + 1):
            context.report(Progress("encode", number, self.times))
        return self.times


class Ends:
    """What became of jobs."""

    def __init__(self, runner: JobRunner) -> None:
        self.results: dict[int, object] = {}
        self.failures: dict[int, Exception] = {}
        self.cancelled: list[int] = []
        self.reports: list[Progress] = []
        runner.succeeded.connect(self.results.__setitem__)
        runner.failed.connect(self.failures.__setitem__)
        runner.cancelled.connect(self.cancelled.append)
        runner.progressed.connect(lambda _, progress: self.reports.append(progress))


@pytest.fixture
def runner(qapp: QApplication, tmp_path: Path) -> Iterator[JobRunner]:
    made = JobRunner(lambda: Services.create(device="cpu", models_dir=tmp_path, use_cache=False))
    yield made
    made.shut_down()


def test_jobs_run_in_order_and_give_their_results(runner: JobRunner, qtbot: QtBot):
    ends = Ends(runner)
    jobs = [runner.submit(Say(word)) for word in ("one", "two", "three")]
    assert runner.busy
    qtbot.waitUntil(lambda: not runner.busy, timeout=WAIT)
    assert ends.results == dict(zip(jobs, ("one", "two", "three"), strict=True))


def test_cancelling_a_running_job_is_immediate(runner: JobRunner, qtbot: QtBot):
    ends, job = Ends(runner), Wait()
    number = runner.submit(job)
    assert job.begun.wait(30)
    runner.cancel(number)
    qtbot.waitUntil(lambda: not runner.busy, timeout=WAIT)
    assert ends.cancelled == [number]
    assert ends.results == {}


def test_a_waiting_job_that_is_cancelled_never_begins(runner: JobRunner, qtbot: QtBot):
    ends, first, second = Ends(runner), Wait(), Wait()
    numbers = [runner.submit(first), runner.submit(second)]
    assert first.begun.wait(30)
    runner.cancel(numbers[1])
    runner.cancel(numbers[0])
    qtbot.waitUntil(lambda: not runner.busy, timeout=WAIT)
    assert ends.cancelled == numbers
    assert not second.begun.is_set()


def test_a_failure_is_a_signal_and_the_thread_goes_on(runner: JobRunner, qtbot: QtBot):
    ends = Ends(runner)
    bad, good = runner.submit(Fail()), runner.submit(Say("still here"))
    qtbot.waitUntil(lambda: not runner.busy, timeout=WAIT)
    assert isinstance(ends.failures[bad], ZeroDivisionError)
    assert ends.results == {good: "still here"}


def test_reports_are_thinned_but_the_end_of_a_stage_is_always_told(runner: JobRunner, qtbot: QtBot):
    ends = Ends(runner)
    runner.submit(Report(20_000))
    qtbot.waitUntil(lambda: not runner.busy, timeout=WAIT)
    assert len(ends.reports) < 2_000
    assert ends.reports[0].done == 0
    assert ends.reports[-1].done == 20_000


def test_shutting_down_stops_what_runs_and_what_waits(runner: JobRunner):
    ends, first, second = Ends(runner), Wait(), Wait()
    runner.submit(first)
    runner.submit(second)
    assert first.begun.wait(30)
    runner.shut_down()
    runner.shut_down()
    assert not second.begun.is_set()
    assert (ends.results, ends.failures, ends.cancelled) == ({}, {}, [])
    assert not runner.findChild(QThread).isRunning()


@pytest.fixture
def loader(qapp: QApplication) -> Iterator[PictureLoader]:
    made = PictureLoader()
    yield made
    made.shut_down()


def test_of_many_requests_for_the_playhead_the_newest_wins(loader: PictureLoader, qtbot: QtBot, film: Path):
    shown: list[int] = []
    loader.frame_ready.connect(lambda frame, image: shown.append(frame))
    loader.open(probe(film))
    for frame in range(400):
        loader.request_frame(frame)
    qtbot.waitUntil(lambda: not loader.busy, timeout=WAIT)
    assert shown[-1] == 399
    assert len(shown) < 50
    assert shown == sorted(shown)


def test_thumbnails_come_once_each_and_are_kept(loader: PictureLoader, qtbot: QtBot, film: Path):
    info, made = probe(film), []
    loader.thumbnail_ready.connect(lambda frame, image: made.append(frame))
    loader.open(info)
    for _ in range(3):
        assert [loader.thumbnail(frame) for frame in (10, 200, 480)] == [None] * 3
    qtbot.waitUntil(lambda: not loader.busy, timeout=WAIT)
    assert sorted(made) == [10, 200, 480]
    assert loader.thumbnail(10).size().toTuple() == thumbnail_size(info)
    assert not loader.busy


def test_requests_that_are_forgotten_can_be_made_again(loader: PictureLoader, qtbot: QtBot, film: Path):
    loader.open(probe(film))
    for frame in range(100):
        loader.thumbnail(frame)
    loader.forget_waiting()
    qtbot.waitUntil(lambda: not loader.busy, timeout=WAIT)
    assert sum(loader.thumbnail(frame) is not None for frame in range(100)) < 100
    qtbot.waitUntil(lambda: not loader.busy, timeout=WAIT)
    assert all(loader.thumbnail(frame) is not None for frame in range(100))


def test_pictures_of_a_video_that_is_closed_are_dropped(loader: PictureLoader, qtbot: QtBot, film: Path, media_factory):
    sizes = []
    loader.frame_ready.connect(lambda frame, image: sizes.append(image.size().toTuple()))
    loader.open(probe(film))
    loader.request_frame(450)
    other = probe(media_factory("plain"))
    loader.open(other)
    loader.request_frame(5)
    qtbot.waitUntil(lambda: not loader.busy, timeout=WAIT)
    assert sizes == [(other.video.width, other.video.height)]


def test_a_file_that_is_gone_is_a_failure_and_not_the_end(loader: PictureLoader, qtbot: QtBot, film: Path, tmp_path: Path):
    copy = tmp_path / "copy.mp4"
    copy.write_bytes(film.read_bytes())
    info, failures = probe(copy), []
    copy.unlink()
    loader.failed.connect(failures.append)
    loader.open(info)
    loader.request_frame(3)
    qtbot.waitUntil(lambda: not loader.busy, timeout=WAIT)
    assert len(failures) == 1
    loader.open(probe(film))
    with qtbot.waitSignal(loader.frame_ready, timeout=WAIT):
        loader.request_frame(3)
    qtbot.waitUntil(lambda: not loader.busy, timeout=WAIT)


@pytest.fixture
def hub(capsys: pytest.CaptureFixture[str]) -> Iterator[FailureHub]:
    made = FailureHub()
    yield made
    made.remove()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_what_a_thread_did_not_catch_reaches_the_window(hub: FailureHub, qtbot: QtBot):
    caught: list[BaseException] = []
    hub.caught.connect(caught.append)
    hub.install()
    work: Callable[[], float] = lambda: 1 / 0  # noqa: E731
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(caught), timeout=WAIT)
    assert isinstance(caught[0], ZeroDivisionError)


TWICE = """
import sys
from fractions import Fraction
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from vsum_desktop.app.job_runner import JobRunner
from vsum_desktop.interchange.timeline import Timeline, TimelineClip, TimelineMedia

class Write:
    def run(self, services, context):
        from vsum_desktop.interchange.otio import write_otio
        media = TimelineMedia(Path("film.mp4"), Fraction(25), 0, False, 1500, (640, 360), 1, 48000)
        clips = tuple(TimelineClip(f"clip {k}", 100 * k, 60, k, 0.5, k, "important", "because") for k in range(3))
        write_otio(Path(sys.argv[1]), Timeline("film", media, clips, {"query": "a dog"}), overwrite=True)

class Nothing:
    def run(self, services, context):
        return [1]

application = QCoreApplication([])
runner, other = JobRunner(lambda: None), JobRunner(lambda: None, name="other")
written = []

def on_succeeded(job, result):
    written.append(job)
    if len(written) < 6:
        for _ in range(3):
            other.submit(Nothing())
        runner.submit(Write())
    else:
        runner.shut_down()
        other.shut_down()
        application.quit()

runner.succeeded.connect(on_succeeded)
runner.submit(Write())
application.exec()
print(len(written))
"""


def test_a_timeline_can_be_written_again_and_again_in_the_job_thread(tmp_path: Path):
    """In a process of its own: where the library was first loaded by the main thread, nothing goes wrong."""
    command = [sys.executable, "-c", TWICE, tmp_path / "a.otio"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert (run.returncode, run.stdout.split()) == (0, ["6"]), run.stderr
