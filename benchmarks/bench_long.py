"""How soon an hour of video shows something, and how soon it lets go. Prints one table.

Usage: python benchmarks/bench_long.py [VIDEO] [--full]

Without VIDEO an hour of 720p is made: a minute of moving pictures, a sync frame every four seconds, encoded once and written
sixty times. Times are from opening the file. With --full the full analysis is waited for, too; otherwise it is cancelled in the
middle, which is what the last rows time.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import av
import numpy as np
from av.video.frame import VideoFrame

_RATE, _SECONDS, _TIMES = 25, 60, 60
_SIZE = (1280, 720)


def make_hour(target: Path) -> None:
    """A minute of scenes of five seconds, written sixty times."""
    minute = target.with_name("minute.mp4")
    width, height = _SIZE
    random = np.random.default_rng(5)
    with av.open(str(minute), "w") as container:
        stream = container.add_stream("libx264", rate=_RATE, options={"preset": "veryfast", "crf": "28"})
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.codec_context.gop_size = 4 * _RATE
        for number in range(_RATE * _SECONDS):
            if number % (5 * _RATE) == 0:
                small = random.integers(0, 255, (9, 16, 3), dtype=np.uint8)
                scene = np.kron(small, np.ones((height // 9, width // 16, 1), np.uint8))
            picture = np.roll(scene, 4 * number, axis=1)
            frame = VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, _RATE)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    with av.open(str(target), "w") as out:
        copied = None
        for turn in range(_TIMES):
            with av.open(str(minute)) as source:
                given = source.streams.video[0]
                copied = copied or out.add_stream_from_template(given)
                assert given.time_base is not None
                shift = int(turn * _SECONDS / given.time_base)
                for packet in source.demux(given):
                    if packet.dts is None or packet.pts is None:
                        continue
                    packet.pts, packet.dts, packet.stream = packet.pts + shift, packet.dts + shift, copied
                    out.mux(packet)
    minute.unlink()


class Watch:
    """When which analysis came."""

    def __init__(self, folder: Path) -> None:
        from PySide6.QtCore import QCoreApplication

        from vsum_desktop.app.workspace import Workspace
        from vsum_desktop.pipeline.services import Services

        self.application = QCoreApplication.instance()
        self.workspace = Workspace(lambda: Services.create(device="cpu", cache_dir=folder / "cache"))
        self.session = self.workspace.session
        self.began = 0.0
        self.provisional: float | None = None
        self.full: float | None = None
        self.session.analysis_changed.connect(self.on_analysis)
        self.session.start()
        self.until(lambda: not self.workspace.jobs.busy)

    def on_analysis(self, analysis: object) -> None:
        """Note the time."""
        if analysis is not None:
            which = "provisional" if analysis.provisional else "full"  # type: ignore[attr-defined]
            setattr(self, which, time.perf_counter() - self.began)

    def open(self, path: Path) -> None:
        """Begin."""
        self.began = time.perf_counter()
        self.session.open(path)

    def until(self, condition: Callable[[], bool], seconds: float = 1800) -> float:
        """Run the event loop until something holds; returns the seconds it took."""
        from PySide6.QtCore import QEventLoop, QTimer

        began, loop, poll = time.perf_counter(), QEventLoop(), QTimer(interval=2)
        poll.timeout.connect(lambda: loop.quit() if condition() or time.perf_counter() - began > seconds else None)
        poll.start()
        loop.exec()
        poll.stop()
        return time.perf_counter() - began


def main() -> int:
    from PySide6.QtWidgets import QApplication  # noqa: TID251  the badge of the task bar needs one

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("video", nargs="?", type=Path)
    parser.add_argument("--full", action="store_true")
    options = parser.parse_args()
    application = QApplication([])
    rows: list[tuple[str, str, str]] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        video = options.video
        if video is None:
            video = folder / "hour.mp4"
            make_hour(video)
        watch = Watch(folder)
        watch.open(video.absolute())
        watch.until(lambda: watch.session.video is not None)
        rows.append(("file read", f"{time.perf_counter() - watch.began:.1f} s", f"{video.stat().st_size / 1e6:.0f} MB"))
        watch.until(lambda: watch.provisional is not None or watch.full is not None)
        if watch.provisional is not None:
            assert watch.session.analysis is not None
            samples = len(watch.session.analysis.features)
            rows.append(("provisional curve", f"{watch.provisional:.1f} s", f"{samples} samples; target: within seconds"))
        if options.full:
            watch.until(lambda: watch.full is not None)
            rows.append(("full analysis", f"{watch.full:.1f} s", ""))
        else:
            watch.until(lambda: False, 5)
            watch.session.cancel()
            rows.append(("cancelled", f"{1000 * watch.until(lambda: not watch.workspace.jobs.busy):.0f} ms", "target 300 ms"))
            watch.session.retry()
            watch.until(lambda: False, 5)
        began = time.perf_counter()
        watch.workspace.shut_down()
        rows.append(("closed", f"{1000 * (time.perf_counter() - began):.0f} ms", "target 300 ms, all threads ended"))
    width = max(len(row[0]) for row in rows)
    print(f"{video.name} · {os.cpu_count()} cores · load {os.getloadavg()[0]:.1f}")
    for what, value, note in rows:
        print(f"{what:<{width}}  {value:>10}  {note}")
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main())
