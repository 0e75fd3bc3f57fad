"""Streaming samples of a video: decoded in order, picked by presentation time, converted only where picked."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import numpy as np
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from vsum_desktop.core.errors import DecodeError
from vsum_desktop.core.jobs import CancelToken
from vsum_desktop.core.specs import ResizeMode
from vsum_desktop.core.video import FrameSample, VideoInfo, frozen
from vsum_desktop.media.cuts import REACH, CutDetector, SmallLuma
from vsum_desktop.media.decoder import VideoDecoder
from vsum_desktop.media.pictures import PictureMaker, mean_luma
from vsum_desktop.media.translate import translate_av_errors


class SampleReader:
    """Iterates over a video's samples in presentation order, once, and finds its hard cuts on the way.

    Sampling times lie `1 / rate` apart from the first frame on; the frame shown at each is the sample, yielded once however
    long it is shown (`FrameTable.picks`). A picked frame that cannot be decoded is stood in for by the frame shown before it.
    Nothing but the decoder's own frames is held in memory.

    Args:
        info: The probed video.
        rate: Samples per second.
        size: Width and height of the pictures; None for the displayed size.
        first_time: Only sampling times from here on, in seconds; a resumed run yields exactly the tail of a full one if this is
            the start of any frame after the last sample it has, or one sampling step after that sample.
        cancel: Checked at every decoded frame.
        resize: How another shape is reached.

    Attributes:
        picks: int64 [N], the frames that will be yielded.
    """

    def __init__(
        self,
        info: VideoInfo,
        rate: Fraction | float = 2.0,
        size: tuple[int, int] | None = None,
        first_time: Fraction = Fraction(0),
        cancel: CancelToken | None = None,
        resize: ResizeMode = "squash",
    ) -> None:
        self._info = info
        self._size, self._resize = size, resize
        self._cancel = cancel or CancelToken()
        self._warnings: list[str] = []
        self.picks = _from_time(info, info.frames.picks(rate), Fraction(rate).limit_denominator(1_000_000), first_time)
        first = int(self.picks[0]) if len(self.picks) else 0
        # Decoding begins early enough for the detector to decide about frames before the first sample as a full run would.
        self._start = max(0, first - 2 * REACH)
        self._detector = CutDetector(first=first - REACH if self._start else 0)

    @property
    def cuts(self) -> NDArray[np.int64]:
        """First frames after the hard cuts found so far, int64 [C]; complete when the iteration has ended.

        A resumed run begins a little before its first sample: its cuts joined with those of the run before are those of a full
        run.
        """
        return self._detector.cuts

    @property
    def warnings(self) -> tuple[str, ...]:
        """English sentences about what could not be decoded; complete when the iteration has ended."""
        return tuple(self._warnings)

    def __iter__(self) -> Iterator[FrameSample]:
        """Decode and yield.

        Raises:
            VideoOpenError: If the file cannot be opened (any more).
            DecodeError: If the stream's pixel format cannot be converted.
            Cancelled: If the token is set.
        """
        if not len(self.picks):
            return
        maker = PictureMaker(self._info, self._size, self._resize)
        small = SmallLuma()
        waiting = iter(self.picks.tolist())
        pick = next(waiting, None)
        last: VideoFrame | None = None
        decoded = 0
        with VideoDecoder(self._info, self._cancel) as decoder:
            for frame, picture in decoder.frames(self._start):
                self._cancel.raise_if_cancelled()
                with translate_av_errors(self._info.path, DecodeError):
                    self._detector.push(frame, small(picture))
                while pick is not None and pick <= frame:
                    stand_in = last if pick < frame and last is not None else picture
                    yield self._sample(pick, maker.rgb(stand_in))
                    pick = next(waiting, None)
                last = picture
                decoded += 1
            self._detector.finish()
            self._note(decoded, decoder.damaged, pick)

    def _sample(self, frame: int, picture: NDArray[np.uint8]) -> FrameSample:
        return FrameSample(frame, self._info.frames.time(frame), frozen(picture), mean_luma(picture))

    def _note(self, decoded: int, damaged: int, pick: int | None) -> None:
        missing = len(self._info.frames) - self._start - decoded
        if damaged or missing > 0:
            count = max(damaged, missing)
            self._warnings.append(
                "One frame could not be decoded; the picture before it stands in."
                if count == 1
                else f"{count} frames could not be decoded; the pictures before them stand in."
            )
        if pick is not None:
            self._warnings.append(f"Nothing can be decoded from {float(self._info.frames.time(pick)):.1f} s on.")


def _from_time(info: VideoInfo, picks: NDArray[np.int64], rate: Fraction, first_time: Fraction) -> NDArray[np.int64]:
    """The picks of those sampling times that are not before `first_time`."""
    begin = info.frames.time(0)
    if first_time <= begin:
        return picks
    time = begin + (-(-(first_time - begin) * rate // 1)) / rate
    if time >= info.frames.time(len(info.frames)):
        return picks[:0]
    return picks[np.searchsorted(picks, info.frames.frame_at(time)) :]
