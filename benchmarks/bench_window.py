"""How quick the window is: first paint, stalls during analysis, moves of the budget slider. Prints one table.

Usage: python benchmarks/bench_window.py [VIDEO] [--shots N] [--theme dark|light]

VIDEO defaults to the demo video. A heartbeat every 5 ms in the GUI thread measures stalls: the longest gap between two beats
while the analysis runs and pictures come in. Time to first paint is from the start of a new process to its first paint event.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

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
        self.gaps: list[float] = []
        self._clock = QElapsedTimer()
        self._clock.start()
        self._last = 0
        self._beat = QTimer(interval=_BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._on_beat)
        workspace.session.start()
        self.window.show()

    def _on_beat(self) -> None:
        now = self._clock.nsecsElapsed()
        self.gaps.append((now - self._last) / 1e6)
        self._last = now

    def until(self, condition: Callable[[], bool], beating: bool = False) -> None:
        """Run the event loop until something holds; with the heartbeat on, gaps are noted."""
        from PySide6.QtCore import QEventLoop, QTimer

        loop = QEventLoop()
        poll = QTimer(interval=20)
        poll.timeout.connect(lambda: loop.quit() if condition() else None)
        poll.start()
        if beating:
            self.gaps.clear()
            self._last = self._clock.nsecsElapsed()
            self._beat.start()
        loop.exec()
        self._beat.stop()
        poll.stop()

    def drag_budget(self) -> tuple[list[float], list[float]]:
        """Milliseconds per move of the slider, from the move to the painted frame, and of the solver alone."""
        slider = self.window.summary.budget.slider
        moves, solves = [], []
        for value in (*range(10, 120, 1), *range(120, 10, -1)):
            began = time.perf_counter()
            slider.setValue(value)
            self.application.processEvents()
            moves.append(1000 * (time.perf_counter() - began))
            solves.append(1000 * self.window.workspace.session.solve_seconds)
        return moves, solves

    def scrub(self) -> list[float]:
        """Milliseconds per move of the playhead, from the move to the painted frame, without the picture."""
        playback, moves = self.window.workspace.playback, []
        assert self.window.workspace.session.video is not None
        frames = len(self.window.workspace.session.video.frames)
        for step in range(200):
            began = time.perf_counter()
            playback.seek_frame(step * frames // 200)
            self.application.processEvents()
            moves.append(1000 * (time.perf_counter() - began))
        return moves


def main() -> int:
    from vsum_desktop.app.state import Phase
    from vsum_desktop.pipeline import paths

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("video", nargs="?", type=Path, default=paths.data_folder("resources") / "demo" / "demo.mp4")
    parser.add_argument("--theme", choices=("dark", "light"), default="dark")
    options = parser.parse_args()
    rows: list[tuple[str, str, str]] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows.append(("first paint of a new process", f"{1000 * first_paint(folder):.0f} ms", "median of 3"))
        bench = Bench(folder, options.theme)
        session = bench.window.workspace.session
        bench.until(lambda: bench.window.workspace.idle)
        began = time.perf_counter()
        bench.window.open_path(options.video.absolute())
        bench.until(lambda: session.phase in (Phase.READY, Phase.FAILED, Phase.STOPPED), beating=True)
        analysed = time.perf_counter() - began
        stall, beats = max(bench.gaps), len(bench.gaps)
        if session.video is None or session.analysis is None:
            print(f"{options.video.name} could not be analysed", file=sys.stderr)
            return 1
        bench.until(lambda: bench.window.workspace.idle)
        rows.append(("open and analyse", f"{analysed:.1f} s", f"{float(session.video.duration):.0f} s of video"))
        rows.append(("longest stall meanwhile", f"{stall:.0f} ms", f"{beats} beats of {_BEAT_MS} ms; target 100 ms"))
        moves, solves = bench.drag_budget()
        bench.until(lambda: bench.window.workspace.idle)
        size = f"{len(session.analysis.features)} samples, {len(session.analysis.shots)} shots"
        rows.append(("budget drag, move to paint", _spread(moves), f"{size}; target 16 ms"))
        rows.append(("of which solving", _spread(solves), "median / 95 % / longest"))
        rows.append(("scrub, move to paint", _spread(bench.scrub()), "median / 95 % / longest"))
        bench.until(lambda: bench.window.workspace.idle)
        session.undo_stack.setClean()  # nobody is there to be asked
        bench.window.close()
    width = max(len(row[0]) for row in rows)
    print(f"{options.video.name} · {os.cpu_count()} cores · load {os.getloadavg()[0]:.1f}")
    for what, value, note in rows:
        print(f"{what:<{width}}  {value:>24}  {note}")
    return 0


def _spread(values: list[float]) -> str:
    ordered = sorted(values)
    return f"{statistics.median(ordered):.1f} / {ordered[int(0.95 * len(ordered))]:.1f} / {ordered[-1]:.1f} ms"


if __name__ == "__main__":
    raise SystemExit(main())
