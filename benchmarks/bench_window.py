"""How quick the window is: first paint, first curve, stalls during analysis, dragging and panning. Prints one table.

Usage: python benchmarks/bench_window.py [VIDEO] [--theme dark|light] [--hours N]

VIDEO defaults to the demo video. A heartbeat every 5 ms in the GUI thread measures stalls: the longest gap between two beats
while the analysis runs and pictures come in. Time to first paint is from the start of a new process to its first paint event;
time to first curve is from opening the file to the first curve on screen, provisional or not. The last part repeats the
analysis of VIDEO until it is N hours long (10: 72,000 samples at two a second), lets it arrive as a new one, and pans, zooms
and drags the budget in it; a frame is everything from the move to the painted window.
"""

from __future__ import annotations

import argparse
import dataclasses
import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from vsum_desktop.pipeline.analyze import Analysis

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

Line = tuple[str, str, str]
"""What was measured, the figure, and a remark."""

_BEAT_MS = 5
_FIRST_PAINT = """
import time
began = time.perf_counter()
import sys
from PySide6.QtCore import QEvent, QObject, QSettings
from PySide6.QtWidgets import QApplication
from vsum_desktop.app.workspace import Workspace
from vsum_desktop.ui.main_window import MainWindow
from vsum_desktop.ui.theming import ThemeSwitch

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print(time.perf_counter() - began, flush=True)
            application.removeEventFilter(self)
            window.close()
        return False

def services():
    from vsum_desktop.pipeline.services import Services
    return Services.create(device="cpu")

application = QApplication([])
watch = Watch()
workspace = Workspace(services)
window = MainWindow(workspace, ThemeSwitch(application, "dark"), QSettings(sys.argv[1], QSettings.Format.IniFormat))
window.closed.connect(application.quit)
application.installEventFilter(watch)
workspace.session.start()
window.show()
application.exec()
"""


def first_paint(folder: Path) -> float:
    """Median seconds of three new processes from the first import to the first paint."""
    times = []
    for number in range(3):
        command = [sys.executable, "-c", _FIRST_PAINT, str(folder / f"{number}.ini")]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
        times.append(float(done.stdout.split()[0]))
    return statistics.median(times)


class Cost(NamedTuple):
    """Milliseconds on the clock, and those that the GUI thread really worked: what counts on a busy machine."""

    wall: float
    worked: float


_KEY = "clock, then work of the GUI thread: median / 95 % / longest"


class Bench:
    """A window and a heartbeat."""

    def __init__(self, folder: Path, theme: str) -> None:
        from PySide6.QtCore import QElapsedTimer, QSettings, Qt, QTimer
        from PySide6.QtWidgets import QApplication  # noqa: TID251  a bench of widgets

        from vsum_desktop.app.workspace import Workspace
        from vsum_desktop.pipeline.services import Services
        from vsum_desktop.ui.main_window import MainWindow
        from vsum_desktop.ui.theming import ThemeSwitch

        self.application = QApplication([])
        settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        workspace = Workspace(lambda: Services.create(device="cpu", cache_dir=folder / "cache"))
        self.window = MainWindow(workspace, ThemeSwitch(self.application, theme), settings)
        self.window.resize(1600, 1000)
        self.gaps: list[Cost] = []
        self._clock = QElapsedTimer()
        self._clock.start()
        self._last = 0, 0.0
        self._beat = QTimer(interval=_BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._on_beat)
        workspace.session.start()
        self.window.show()
        gc.freeze()  # as `ui.main` does

    def _on_beat(self) -> None:
        before, self._last = self._last, (self._clock.nsecsElapsed(), time.thread_time())
        self.gaps.append(Cost((self._last[0] - before[0]) / 1e6, 1000 * (self._last[1] - before[1])))

    def until(self, condition: Callable[[], bool], beating: bool = False) -> None:
        """Run the event loop until something holds; with the heartbeat on, gaps are noted."""
        from PySide6.QtCore import QEventLoop, QTimer

        loop = QEventLoop()
        poll = QTimer(interval=20)
        poll.timeout.connect(lambda: loop.quit() if condition() else None)
        poll.start()
        if beating:
            self.gaps.clear()
            self._last = self._clock.nsecsElapsed(), time.thread_time()
            self._beat.start()
        loop.exec()
        self._beat.stop()
        poll.stop()

    def drag_budget(self, step: int = 1) -> tuple[list[Cost], list[Cost]]:
        """What a move of the slider takes, from the move to the painted frame, and what solving does, wherever it is done.

        Where the summary comes later from another thread, the frame that shows it counts as one more.
        """
        slider, solver = self.window.summary.budget.slider, self.window.workspace.session.solver
        moves, solves = [], []
        for value in (*range(10, 120, step), *range(120, 10, -step)):
            moves.append(self._frame(lambda value=value: slider.setValue(value)))
            while solver.busy:
                moves.append(self._frame(lambda: time.sleep(0.01)))
                if solver.busy:
                    moves.pop()  # nothing came yet
            solves.append(Cost(1000 * solver.seconds, 1000 * solver.worked))
        return moves, solves

    def repeat(self, hours: float) -> Cost:
        """Show the analysis over and over, as if the video were so many hours long; the longest stall until all is there."""
        from PySide6.QtCore import QTimer

        session = self.window.workspace.session
        assert session.analysis is not None
        analysis = _repeated(session.analysis, hours)

        def arrive() -> None:
            session._set_analysis(None)
            session._set_video(analysis.video)
            session._set_analysis(analysis)

        QTimer.singleShot(0, arrive)
        self.until(lambda: session.analysis is analysis and self.window.workspace.idle, beating=True)
        return Cost(max(gap.wall for gap in self.gaps), max(gap.worked for gap in self.gaps))

    def pan(self) -> list[Cost]:
        """Frames while everything, a tenth of it, then two minutes pass by."""
        axis, costs = self.window.timeline.range, []
        for span in (axis.duration, axis.duration / 10, 120.0):
            axis.show_span(0, span)
            self.application.processEvents()
            costs += [self._frame(lambda: axis.pan(axis.span / 25)) for _ in range(60)]
        return costs

    def zoom(self) -> list[Cost]:
        """Frames while zooming in to half a second and out again."""
        axis = self.window.timeline.range
        axis.fit()
        return [
            self._frame(lambda factor=factor: axis.zoom(factor, axis.duration * 0.37)) for factor in (0.8,) * 45 + (1.25,) * 45
        ]

    def hover(self) -> list[Cost]:
        """Frames while the cursor moves over the curves."""
        axis = self.window.timeline.range
        axis.fit()
        costs = [self._frame(lambda step=step: axis.set_cursor(step / 100 * axis.duration)) for step in range(100)]
        axis.set_cursor(-1.0)
        return costs

    def _frame(self, move: Callable[[], object]) -> Cost:
        """What it takes from a move to the painted window."""
        began, worked = time.perf_counter(), time.thread_time()
        move()
        self.application.processEvents()
        return Cost(1000 * (time.perf_counter() - began), 1000 * (time.thread_time() - worked))

    def scrub(self) -> list[Cost]:
        """Frames while the playhead moves, without the picture."""
        playback = self.window.workspace.playback
        assert self.window.workspace.session.video is not None
        frames = len(self.window.workspace.session.video.frames)
        return [self._frame(lambda step=step: playback.seek_frame(step * frames // 200)) for step in range(200)]


def _repeated(analysis: Analysis, hours: float) -> Analysis:
    """An analysis whose samples, frames and shots are those of another, repeated; importance varies a little."""
    import numpy as np

    from vsum_desktop.core.shots import Shots
    from vsum_desktop.core.video import FrameTable

    times = max(1, round(hours * 3600 / float(analysis.video.duration)))
    frames, features, shots = analysis.video.frames, analysis.features, analysis.shots
    samples = len(features)

    def tiled(values: NDArray[Any], step: int) -> NDArray[Any]:
        return (values[None] + np.arange(times)[:, None] * step).ravel().astype(values.dtype)

    table = FrameTable(tiled(frames.pts, frames.end), frames.time_base, frames.end * times)
    bounds = np.append(tiled(shots.bounds[:-1], len(frames)), len(frames) * times)
    hard = np.append(np.tile(shots.hard[:-1], times), True)
    noise = np.random.default_rng(0).normal(0, 0.08, samples * times)
    picks = tiled(features.picks, len(frames))
    importance = np.clip(np.tile(analysis.importance, times) + noise, 0, 1).astype(np.float32)
    video = dataclasses.replace(
        analysis.video, frames=table, duration=analysis.video.duration * times, sync_frames=np.zeros(1, np.int64), audio=()
    )
    relevance = analysis.relevance
    if relevance is not None:
        relevance = dataclasses.replace(relevance, values=np.tile(relevance.values, times))
    return dataclasses.replace(
        analysis,
        video=video,
        features=dataclasses.replace(
            features,
            times=table.times()[picks],
            picks=picks,
            embeddings=np.tile(features.embeddings, (times, 1)),
            regions=None,
            luma=np.tile(features.luma, times),
        ),
        shots=Shots(bounds, tiled(shots.keyframe, samples), hard),
        scored=dataclasses.replace(analysis.scored, importance=importance),
        relevance=relevance,
    )


def open_and_analyse(bench: Bench, video: Path) -> list[Line]:
    """Open a video and wait for its summary; no lines if it could not be analysed."""
    from PySide6.QtCore import QTimer

    from vsum_desktop.app.state import Phase

    session = bench.window.workspace.session
    bench.until(lambda: bench.window.workspace.idle)
    began = time.perf_counter()
    firsts: list[float] = []
    data = bench.window.timeline.curves
    watch = QTimer(interval=5)
    watch.timeout.connect(lambda: firsts.append(time.perf_counter() - began) if data.data.curves and not firsts else None)
    watch.start()
    bench.window.open_path(video)
    bench.until(lambda: session.phase in (Phase.READY, Phase.FAILED, Phase.STOPPED), beating=True)
    analysed = time.perf_counter() - began
    watch.stop()
    stall, beats = max(gap.wall for gap in bench.gaps), len(bench.gaps)
    if session.video is None or session.analysis is None:
        return []
    bench.until(lambda: bench.window.workspace.idle)
    return [
        ("first curve", f"{firsts[0]:.1f} s" if firsts else "none", "from opening, provisional or not"),
        ("open and analyse", f"{analysed:.1f} s", f"{float(session.video.duration):.0f} s of video"),
        ("longest stall meanwhile", f"{stall:.0f} ms", f"{beats} beats of {_BEAT_MS} ms; target 100 ms"),
    ]


def drag(bench: Bench, step: int = 1) -> list[Line]:
    """Drag the budget over the video that is there."""
    analysis = bench.window.workspace.session.analysis
    assert analysis is not None
    moves, solves = bench.drag_budget(step)
    size = f"{len(analysis.features):,} samples, {len(analysis.shots):,} shots; target 16 ms"
    return [("budget drag, move to paint", _spread(moves), size), ("of which solving", _spread(solves), _KEY)]


def at_length(bench: Bench, hours: float) -> list[Line]:
    """The analysis repeated to so many hours: its arrival, panning, zooming, the cursor, the budget."""
    arrival = bench.repeat(hours)
    told = f"{arrival.wall:.0f} ms   {arrival.worked:.0f} ms"
    return [
        (f"arrival of {hours:g} h, longest stall", told, "clock, then work of the GUI thread"),
        (f"panning {hours:g} h", _spread(bench.pan()), _KEY),
        ("zooming", _spread(bench.zoom()), _KEY),
        ("moving the cursor", _spread(bench.hover()), _KEY),
        *drag(bench, step=20),
    ]


def main() -> int:
    from vsum_desktop.pipeline import paths

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("video", nargs="?", type=Path, default=paths.data_folder("resources") / "demo" / "demo.mp4")
    parser.add_argument("--theme", choices=("dark", "light"), default="dark")
    parser.add_argument("--hours", type=float, default=10.0, help="length of the repeated analysis")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows: list[Line] = [("first paint of a new process", f"{1000 * first_paint(folder):.0f} ms", "median of 3")]
        bench = Bench(folder, options.theme)
        opened = open_and_analyse(bench, options.video.absolute())
        if not opened:
            print(f"{options.video.name} could not be analysed", file=sys.stderr)
            return 1
        rows += [*opened, *drag(bench)]
        bench.until(lambda: bench.window.workspace.idle)
        rows.append(("scrub, move to paint", _spread(bench.scrub()), _KEY))
        bench.until(lambda: bench.window.workspace.idle)
        rows += at_length(bench, options.hours)
        bench.window.workspace.session.undo_stack.setClean()  # nobody is there to be asked
        bench.window.close()
    width = max(len(row[0]) for row in rows)
    print(f"{options.video.name} · {os.cpu_count()} cores · load {os.getloadavg()[0]:.1f}")
    for what, value, note in rows:
        print(f"{what:<{width}}  {value:>46}  {note}")
    return 0


def _spread(costs: list[Cost]) -> str:
    return "   ".join(_row([getattr(cost, field) for cost in costs]) for field in Cost._fields)


def _row(values: list[float]) -> str:
    ordered = sorted(values)
    return f"{statistics.median(ordered):.1f} / {ordered[int(0.95 * len(ordered))]:.1f} / {ordered[-1]:.1f} ms"


if __name__ == "__main__":
    raise SystemExit(main())
