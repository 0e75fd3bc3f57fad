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
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vsum_desktop.core.video import VideoInfo

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def until(condition: Callable[[], bool], seconds: float) -> None:
    """Run the event loop until something holds."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop, poll, end = QEventLoop(), QTimer(interval=20), time.perf_counter() + seconds
    poll.timeout.connect(lambda: loop.quit() if condition() or time.perf_counter() > end else None)
    poll.start()
    loop.exec()
    poll.stop()


class Waiting:
    """The window's way: a second player waits at the next clip. Notes when clips meet, pictures move and sound comes.

    Attributes:
        gaps: Seconds between the end of a clip and the next one's first picture.
        joins: When that picture was there.
        moves: When a picture came, and its frame.
        heard: When a buffer of sound came, how many seconds it lasts, and from which player.
    """

    def __init__(self, info: VideoInfo, clips: Sequence[tuple[int, int]]) -> None:
        from PySide6.QtMultimedia import QAudioBufferOutput, QMediaPlayer

        from vsum_desktop.app.picture_loader import PictureLoader
        from vsum_desktop.app.playback_controller import PlaybackController

        self.info = info
        self.gaps: list[float] = []
        self.joins: list[float] = []
        self.moves: list[tuple[float, int]] = []
        self.heard: list[tuple[float, float, int]] = []
        self.loader = PictureLoader()
        self.playback = PlaybackController(self.loader)
        self.loader.open(info)
        self.playback.open(info)
        self.playback.set_clips(clips)
        self.playback.joined.connect(self._on_joined)
        self.playback.playhead_changed.connect(lambda frame: self.moves.append((time.perf_counter(), frame)))
        self.playback.toggle_summary()
        for number, player in enumerate(self.playback.findChildren(QMediaPlayer)):
            output = QAudioBufferOutput(player)
            output.audioBufferReceived.connect(
                lambda block, number=number: self.heard.append((time.perf_counter(), block.duration() / 1e6, number))
            )
            player.setAudioBufferOutput(output)

    @property
    def done(self) -> bool:
        """Whether the last clip has been played."""
        return not self.playback.playing

    def release(self) -> None:
        """Give the players back."""
        self.playback.shut_down()
        self.loader.shut_down()

    def stands(self) -> list[float]:
        """How much longer than its duration the first picture of each clip stood."""
        found = []
        for join in self.joins:
            after = [move for move in self.moves if move[0] >= join]
            if len(after) > 1:
                (shown, first), (then, second) = after[:2]
                found.append(then - shown - float(self.info.frames.time(second) - self.info.frames.time(first)))
        return found

    def silences(self) -> list[float]:
        """Seconds without sound where one player follows the other."""
        return [
            max(0.0, then - came - lasts) for (came, lasts, player), (then, _, other) in pairwise(self.heard) if other != player
        ]

    def _on_joined(self, gap: float) -> None:
        self.gaps.append(gap)
        self.joins.append(time.perf_counter())


class Seeking:
    """One player that is sent to the next clip when the last frame of one has been shown; `gaps` as those of `Waiting`."""

    def __init__(self, info: VideoInfo, clips: Sequence[tuple[int, int]]) -> None:
        from vsum_desktop.app.deck import Deck

        self.info, self.clips = info, clips
        self.deck = Deck(info, True, 0.0)
        self.deck.shown.connect(self._on_shown)
        self.gaps: list[float] = []
        self.place, self.due, self.done = 0, 0.0, False
        self.deck.play(clips[0][0], 1.0)

    def release(self) -> None:
        """Give the player back."""
        self.deck.release()

    def _on_shown(self, frame: int) -> None:
        first, stop = self.clips[self.place]
        if frame < stop - 1:
            if self.due and frame >= first:
                self.gaps.append(time.perf_counter() - self.due)
                self.due = 0.0
            return
        self.place += 1
        self.done = self.place == len(self.clips)
        if self.done:
            self.deck.pause()
            return
        duration = self.info.frames.time(stop) - self.info.frames.time(stop - 1)
        self.due = time.perf_counter() + float(duration if frame < stop else Fraction(0))
        self.deck.play(self.clips[self.place][0], 1.0)


def spread_clips(info: VideoInfo, count: int) -> list[tuple[int, int]]:
    """Clips of a second, first and one past the last frame, at equal distances."""
    step = info.duration / (count + 1)
    firsts = [info.frames.frame_at(step * (number + 1)) for number in range(count)]
    return [(first, info.frames.first_from(info.frames.time(first) + 1)) for first in firsts]


def main() -> int:
    from PySide6.QtGui import QGuiApplication

    from vsum_desktop.media.probe import probe
    from vsum_desktop.pipeline import paths

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("video", nargs="?", type=Path, default=paths.data_folder("resources") / "demo" / "demo.mp4")
    parser.add_argument("--clips", type=int, default=12)
    options = parser.parse_args()
    application = QGuiApplication(sys.argv[:1])
    info = probe(options.video.absolute())
    clips = spread_clips(info, options.clips)
    waiting = Waiting(info, clips)
    until(lambda: waiting.done, 4.0 * options.clips + 10)
    waiting.release()
    seeking = Seeking(info, clips)
    until(lambda: seeking.done, 4.0 * options.clips + 10)
    seeking.release()
    application.processEvents()
    frame = 1000 / float(info.video.fps)
    print(f"{options.video.name} · {options.clips} clips · a frame is {frame:.0f} ms · {os.cpu_count()} cores · "
          f"load {os.getloadavg()[0]:.1f}")  # fmt: skip
    rows = (
        ("a second player waits (as in the window)", waiting.gaps),
        ("  … moves", waiting.stands()),
        ("  … sound", waiting.silences()),
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
