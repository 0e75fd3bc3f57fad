"""Frame rates of editing programs: the standard ones, the nearest to a video's own, and where its frames lie on them.

Timelines of editing programs count whole frames at one steady, standard rate. A steady video at such a rate is counted picture
by picture, without a rounding; every other one is conformed to the nearest rate, as those programs do themselves on import.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from vsum_desktop.core.video import VideoInfo

#: Rates that all timeline formats can say.
STANDARD: tuple[Fraction, ...] = (
    Fraction(24000, 1001),
    Fraction(24),
    Fraction(25),
    Fraction(30000, 1001),
    Fraction(30),
    Fraction(48000, 1001),
    Fraction(48),
    Fraction(50),
    Fraction(60000, 1001),
    Fraction(60),
)
# Containers round their clocks, so that a measured rate is a little off; 23.976 and 24 differ by 1/1000.
_TOLERANCE = Fraction(3, 10_000)
_MOST_TIMES = 60
# Sound encoders begin a little early (AAC by some 1024 samples); where a container moves the picture by that, editing
# programs still take the first picture as frame 0.
_PRIMING = Fraction(1, 20)
_TIMECODE = re.compile(r"(\d{1,2}):(\d{2}):(\d{2})([:;.])(\d{2,3})")


@dataclass(frozen=True, slots=True)
class FrameGrid:
    """The frames of a timeline for one video.

    Attributes:
        rate: Its frames per second, one of `STANDARD`.
        steps: Timeline frames per stored frame, if the video is steady and its rate divides this one; else 0.
        exact: Whether every stored frame is one frame of the timeline.
        delay: Timeline frames before the first picture.
        lead: Seconds before the first picture that do not count.
    """

    rate: Fraction
    steps: int
    exact: bool
    delay: int
    lead: Fraction = Fraction(0)

    @property
    def nominal(self) -> int:
        """The whole number that timecode counts with, such as 30 for 29.97."""
        return round(self.rate)

    def start(self, video: VideoInfo) -> tuple[int, bool]:
        """The timecode of timeline frame 0 in frames, 0 without one, and whether it leaves out numbers."""
        text = video.timecode or ""
        return timecode_frames(text, self.nominal) or 0, is_drop(text) and self.nominal % 30 == 0

    def at(self, video: VideoInfo, frame: int) -> int:
        """The timeline frame at which stored frame `frame` begins; for the number of frames, where the last one ends."""
        if self.steps:
            return self.delay + frame * self.steps
        return round_half_up((video.frames.time(frame) - self.lead) * self.rate)

    def span(self, video: VideoInfo, first: int, stop: int) -> tuple[int, int]:
        """Timeline frames [begin, end) of stored frames [first, stop); never empty, never outside the video."""
        last = max(1, self.at(video, len(video.frames)))
        begin = min(self.at(video, first), last - 1)
        return begin, min(max(self.at(video, stop), begin + 1), last)


def frame_grid(video: VideoInfo) -> FrameGrid:
    """The grid that the video is conformed to."""
    rate, steps = conform(video.video.fps, steady=not video.vfr)
    late = video.frames.time(0)
    lead = late if late < _PRIMING else Fraction(0)
    return FrameGrid(rate, steps, steps == 1, round_half_up((late - lead) * rate), lead)


def conform(fps: Fraction, *, steady: bool) -> tuple[Fraction, int]:
    """The nearest standard rate to `fps`, and how many of its frames last as long as one of the video's, 0 if no whole number.

    A steady rate that is none of them (10, 12.5, 15, 100, 120) goes to one that it divides, or else to one that divides it.
    """
    nearest = min(STANDARD, key=lambda rate: abs(rate - fps))
    if not steady:
        return nearest, 0
    if _close(nearest, fps):
        return nearest, 1
    for steps in range(2, _MOST_TIMES + 1):
        for rate in STANDARD:
            if _close(rate, fps * steps):
                return rate, steps
    for parts in range(2, _MOST_TIMES + 1):
        for rate in STANDARD:
            if _close(rate * parts, fps):
                return rate, 0
    return nearest, 0


def timecode_frames(text: str, nominal: int) -> int | None:
    """The frame that SMPTE timecode such as `01:00:00:00` or `01:00:00;00` names, counting `nominal` a second; None if none."""
    match = _TIMECODE.fullmatch(text.strip())
    if match is None:
        return None
    hours, minutes, seconds, frames = (int(match[group]) for group in (1, 2, 3, 5))
    whole = 60 * hours + minutes
    dropped = (whole - whole // 10) * (nominal // 30) * 2 if is_drop(text) and nominal % 30 == 0 else 0
    return (60 * whole + seconds) * nominal + frames - dropped


def timecode_text(frames: int, nominal: int, drop: bool) -> str:
    """The SMPTE timecode of a frame counted from `00:00:00:00`, after a day from the start again; undoes `timecode_frames`."""
    if drop:
        left_out = nominal // 30 * 2  # numbers, in every minute but each tenth
        tens, rest = divmod(frames, 600 * nominal - 9 * left_out)
        minutes = max(0, rest - left_out) // (60 * nominal - left_out)
        frames += (9 * tens + minutes) * left_out
    seconds, frame = divmod(frames, nominal)
    minutes, second = divmod(seconds, 60)
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}:{second:02d}{';' if drop else ':'}{frame:02d}"


def is_drop(text: str) -> bool:
    """Whether a timecode leaves out numbers to keep up with the clock: written with a semicolon (or a point)."""
    return len(text.strip()) > 8 and text.strip()[8] in ";."


def rate_text(rate: Fraction) -> str:
    """`25`, `29.97`, `23.976`."""
    return f"{float(rate):.3f}".rstrip("0").rstrip(".")


def round_half_up(value: Fraction) -> int:
    """The nearest whole number, halves upwards, so that equal shifts round equally."""
    return (2 * value + 1).__floor__() // 2


def _close(rate: Fraction, fps: Fraction) -> bool:
    return abs(rate - fps) <= _TOLERANCE * rate
