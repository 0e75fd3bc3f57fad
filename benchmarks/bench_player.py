"""How long the joins are when only the summary is played. Prints one table.

Usage: python benchmarks/bench_player.py [VIDEO] [--clips N]

VIDEO defaults to the demo video. N clips of a second each, spread over the video, are played twice: as the window does, with
a second player waiting at the next clip, and with one player that seeks at each join. The gap is the time from the moment at
which the last frame of a clip has been on screen for its duration to the moment at which the next clip's first picture is
there; `moves` is how much longer than its duration that picture stands, and `sound` the time without a buffer of sound (through
an audio buffer output, so that no sound device is needed).
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def until(condition: Callable[[], bool], seconds: float) -> None:
    """Run the event loop until something holds."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop, poll, end = QEventLoop(), QTimer(interval=20), time.perf_counter() + seconds
    poll.timeout.connect(lambda: loop.quit() if condition() or time.perf_counter() > end else None)
    poll.start()
    loop.exec()
    poll.stop()


def main() -> int:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtMultimedia import QAudioBufferOutput, QMediaPlayer

    from vsum_desktop.app.deck import Deck
    from vsum_desktop.app.picture_loader import PictureLoader
    from vsum_desktop.app.playback_controller import PlaybackController
    from vsum_desktop.media.probe import probe
    from vsum_desktop.pipeline import paths

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("video", nargs="?", type=Path, default=paths.data_folder("resources") / "demo" / "demo.mp4")
    parser.add_argument("--clips", type=int, default=12)
    options = parser.parse_args()
    application = QGuiApplication(sys.argv[:1])
    info = probe(options.video.absolute())
    step = info.duration / (options.clips + 1)
    spans = [info.frames.frame_at(step * (number + 1)) for number in range(options.clips)]
    clips = [(first, info.frames.first_from(info.frames.time(first) + 1)) for first in spans]
    limit = 4.0 * options.clips + 10

    loader = PictureLoader()
    playback = PlaybackController(loader)
    loader.open(info)
    playback.open(info)
    playback.set_clips(clips)
    waiting: list[float] = []
    joins: list[float] = []
    moves: list[tuple[float, int]] = []
    heard: list[tuple[float, float, int]] = []  # when a buffer came, how long it lasts, and from which player

    def on_joined(gap: float) -> None:
        waiting.append(gap)
        joins.append(time.perf_counter())

    playback.joined.connect(on_joined)
    playback.playhead_changed.connect(lambda frame: moves.append((time.perf_counter(), frame)))
    playback.toggle_summary()
    for number, player in enumerate(playback.findChildren(QMediaPlayer)):
        output = QAudioBufferOutput(player)
        output.audioBufferReceived.connect(
            lambda block, number=number: heard.append((time.perf_counter(), block.duration() / 1e6, number))
        )
        player.setAudioBufferOutput(output)
    until(lambda: not playback.playing, limit)
    playback.shut_down()
    loader.shut_down()

    class Seeking(QObject):
        """One player that is sent to the next clip when the last frame of one has been shown."""

        def __init__(self) -> None:
            super().__init__()
            self.deck = Deck(info, True, 0.0, self)
            self.deck.shown.connect(self.on_shown)
            self.gaps: list[float] = []
            self.place, self.due, self.done = 0, 0.0, False
            self.deck.play(clips[0][0], 1.0)

        def on_shown(self, frame: int) -> None:
            first, stop = clips[self.place]
            if frame < stop - 1:
                if self.due and frame >= first:
                    self.gaps.append(time.perf_counter() - self.due)
                    self.due = 0.0
                return
            self.place += 1
            self.done = self.place == len(clips)
            if self.done:
                self.deck.pause()
                return
            duration = info.frames.time(stop) - info.frames.time(stop - 1)
            self.due = time.perf_counter() + float(duration if frame < stop else Fraction(0))
            self.deck.play(clips[self.place][0], 1.0)

    seeking = Seeking()
    until(lambda: seeking.done, limit)
    seeking.deck.release()
    application.processEvents()
    stands, silences = [], []
    for join in joins:
        after = [move for move in moves if move[0] >= join]
        if len(after) > 1:
            (shown, first), (then, second) = after[:2]
            stands.append(then - shown - float(info.frames.time(second) - info.frames.time(first)))
    for (came, lasts, player), (then, _, other) in pairwise(heard):
        if other != player:
            silences.append(max(0.0, then - came - lasts))
    frame = 1000 / float(info.video.fps)
    print(f"{options.video.name} · {options.clips} clips · a frame is {frame:.0f} ms · {os.cpu_count()} cores · "
          f"load {os.getloadavg()[0]:.1f}")  # fmt: skip
    rows = (
        ("a second player waits (as in the window)", waiting),
        ("  … moves", stands),
        ("  … sound", silences),
        ("one player seeks", seeking.gaps),
    )
    for name, gaps in rows:
        print(f"{name:<42} {_spread([1000 * gap for gap in gaps])}")
    return 0


def _spread(values: list[float]) -> str:
    ordered = sorted(values)
    if not ordered:
        return "no join"
    return f"{statistics.median(ordered):.0f} / {ordered[-1]:.0f} ms  (median / longest of {len(ordered)} joins)"


if __name__ == "__main__":
    raise SystemExit(main())
