"""What is known of a video: its streams, the exact time of every frame, and the sampled pictures."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.timing import Interval

_Item = TypeVar("_Item", bound=np.generic)


def frozen(array: NDArray[_Item]) -> NDArray[_Item]:
    """The array, read-only from here on: values cross threads without locks."""
    array.flags.writeable = False
    return array


@dataclass(frozen=True, slots=True, eq=False)
class FrameTable:
    """The exact time of each of the F stored frames, in presentation order.

    `pts` is int64 [F], strictly increasing, in units of `time_base` seconds, counted from the start of the presentation (the
    container's start offset is already subtracted). `end` is where the last frame ends, in the same unit.
    """

    pts: NDArray[np.int64]
    time_base: Fraction
    end: int

    def __post_init__(self) -> None:
        frozen(self.pts)

    def __len__(self) -> int:
        return len(self.pts)

    def time(self, frame: int) -> Fraction:
        """Start of frame `frame`; for `frame == len(self)` the end of the last one."""
        ticks = self.end if frame == len(self.pts) else int(self.pts[frame])
        return Fraction(ticks * self.time_base.numerator, self.time_base.denominator)  # half the time of a product of fractions

    def times(self) -> NDArray[np.float64]:
        """Starts of all frames in seconds, float64 [F], for plots only."""
        return self.pts.astype(np.float64) * (self.time_base.numerator / self.time_base.denominator)

    def seconds(self, frames: NDArray[np.int64]) -> NDArray[np.float64]:
        """Starts of some frames in seconds, for F the end of the last one; float64 of the same shape, for plots only."""
        last = len(self.pts) - 1
        ticks = np.where(frames <= last, self.pts[np.minimum(frames, last)], self.end)
        return np.asarray(ticks * self.time_base.numerator / self.time_base.denominator, dtype=np.float64)

    def frame_at(self, time: Fraction | float) -> int:
        """The frame shown at `time`: the last one that starts at or before it (clamped to the first and last frame)."""
        ticks = Fraction(time) / self.time_base
        floor = ticks.numerator // ticks.denominator
        return max(0, int(np.searchsorted(self.pts, floor, side="right")) - 1)

    def first_from(self, time: Fraction | float) -> int:
        """The first frame that starts at or after `time`; `len(self)` if there is none."""
        ticks = Fraction(time) / self.time_base
        ceil = -(-ticks.numerator // ticks.denominator)
        return int(np.searchsorted(self.pts, ceil, side="left"))

    def border_at(self, time: Fraction | float) -> int:
        """The frame whose start is nearest to `time`; `len(self)` where the end of the last one is."""
        before = self.frame_at(time)
        return before + 1 if self.time(before) + self.time(before + 1) < 2 * Fraction(time) else before

    def picks(self, rate: Fraction | float) -> NDArray[np.int64]:
        """The frames that sampling at `rate` per second picks, int64 [N], strictly increasing.

        Sampling time k is the first frame's start + k / rate, for every k before the end of the last frame; the frame shown at
        that time is picked. A frame that is shown over several sampling times is picked once.
        """
        step = 1 / (Fraction(rate).limit_denominator(1_000_000) * self.time_base)
        count = -(-(self.end - int(self.pts[0])) * step.denominator // step.numerator)
        ticks = int(self.pts[0]) + np.array([k * step.numerator // step.denominator for k in range(count)], np.int64)
        return frozen(np.unique(np.searchsorted(self.pts, ticks, side="right") - 1).astype(np.int64))

    def interval(self, first: int, stop: int) -> Interval:
        """The span of frames [first, stop)."""
        return Interval(self.time(first), self.time(stop))


@dataclass(frozen=True, slots=True)
class VideoStreamInfo:
    """The picture stream.

    `width` and `height` are as displayed (after rotation and sample aspect ratio); `fps` is the mean rate.
    """

    codec: str
    width: int
    height: int
    fps: Fraction
    frames: int
    pixel_format: str
    bit_depth: int
    time_base: Fraction


@dataclass(frozen=True, slots=True)
class AudioStreamInfo:
    """One sound stream. `index` is its number in the container."""

    codec: str
    channels: int
    sample_rate: int
    index: int


@dataclass(frozen=True, slots=True, eq=False)
class VideoInfo:
    """A probed video file.

    Attributes:
        path: The file.
        container: Short name of the container format.
        duration: Length of the picture stream in seconds.
        start_time: The container's own clock at time zero of the presentation, in seconds (already subtracted everywhere).
        rotation: Counter-clockwise degrees needed for an upright picture, 0, 90, 180 or 270.
        vfr: Whether frame intervals vary (architecture.md; data README).
        stream_index: The picture stream's number in the container.
        coded_size: Stored width and height, before rotation and aspect ratio.
        video: The picture stream.
        audio: The sound streams, the default one first.
        frames: Time of every frame.
        interlaced: Whether frames are stored as two fields.
        hdr: Whether the picture needs tone mapping (PQ or HLG transfer).
        warnings: English sentences about what is wrong with the file, empty for a sound one.
        sync_frames: int64 [K], increasing, beginning with 0: the frames at which decoding may start and still give right
            pictures. Only [0] for a file in which seeking is not safe.
        counted: Whether frames are told apart by counting from the start, because their stored time stamps cannot be relied on.
        timecode: SMPTE timecode of the first frame, such as `01:00:00:00`, None if the file carries none.
        bytes: Size of the file, 0 if unknown.
    """

    path: Path
    container: str
    duration: Fraction
    start_time: Fraction
    rotation: int
    vfr: bool
    stream_index: int
    coded_size: tuple[int, int]
    video: VideoStreamInfo
    audio: tuple[AudioStreamInfo, ...]
    frames: FrameTable
    interlaced: bool = False
    hdr: bool = False
    warnings: tuple[str, ...] = ()
    sync_frames: NDArray[np.int64] = field(default_factory=lambda: np.zeros(1, np.int64))
    counted: bool = False
    timecode: str | None = None
    bytes: int = 0

    def __post_init__(self) -> None:
        frozen(self.sync_frames)

    @property
    def end(self) -> Fraction:
        """Where the last frame ends on the presentation's clock, in seconds: later than `duration` if pictures begin late."""
        return self.frames.time(len(self.frames))

    @property
    def has_audio(self) -> bool:
        """Whether there is a sound stream."""
        return bool(self.audio)


@dataclass(frozen=True, slots=True, eq=False)
class FrameSample:
    """One analysed frame: its index, its time in seconds, and its upright picture, uint8 [H, W, 3] RGB, square pixels."""

    frame: int
    time: Fraction
    picture: NDArray[np.uint8]
    luma: float
