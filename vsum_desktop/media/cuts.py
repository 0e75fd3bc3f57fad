"""Hard cuts, frame-exact, found while a video is decoded for other reasons.

Every frame is reduced to a small brightness picture straight from the decoder's memory. A cut is a frame that differs from the
one before (a) much more than its neighbours differ among themselves, and (b) in its content, not only by motion or brightness:
its pixels no longer correlate with the last picture or its histogram is another one. A picture that is back within a few frames
was a flash, not a cut.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import cv2
import numpy as np
from av.video.format import VideoFormat
from av.video.frame import VideoFrame
from av.video.reformatter import Interpolation, VideoReformatter
from numpy.typing import NDArray

# Cells of the small picture, and rows read per row of cells.
_WIDTH, _HEIGHT, _ROWS = 80, 45, 2
# Frames looked at on either side, and how close a flash's two ends may be.
_WINDOW = 8
_FLASH = 6
# A change below this (grey levels, mean over the picture) is no cut; nor is one this small a multiple of its neighbours'.
_LEAST_CHANGE = 8.0
_PEAK_RATIO = 1.9
_MEAN_RATIO = 3.0
# Lost correlation (0 … 2) plus histogram distance (0 … 1); black bars and captions stay, so a lone peak needs less of it.
_LEAST_NEW_CONTENT = 0.6
_LONE_NEW_CONTENT = 0.35
_LONE_RATIO = 6.0
# Contrast (grey levels) under which correlation is noise.
_FLAT = 2.0

#: Frames of the past and of the future on which the decision about one frame depends.
REACH = 2 * _WINDOW


class SmallLuma:
    """Reduces decoded frames to uint8 [45, 80] brightness pictures, whatever their pixel format."""

    def __init__(self) -> None:
        self._kinds: dict[str, tuple[str, int]] = {}
        self._reformatter = VideoReformatter()

    def __call__(self, frame: VideoFrame) -> NDArray[np.uint8]:
        """The small picture; about 50 µs for a 1080p frame whose brightness lies in a plane of its own."""
        dtype, shift = self._kind(frame.format)
        plane = frame.planes[0]
        if not dtype or plane.line_size <= 0:
            small = self._reformatter.reformat(
                frame, width=_WIDTH, height=_HEIGHT, format="gray", interpolation=Interpolation.FAST_BILINEAR
            )
            return np.ascontiguousarray(small.to_ndarray(), np.uint8)
        rows = np.frombuffer(memoryview(plane), dtype).reshape(-1, plane.line_size // np.dtype(dtype).itemsize)
        step = max(1, frame.height // (_HEIGHT * _ROWS))
        cells = cv2.resize(rows[: frame.height : step, : frame.width], (_WIDTH, _HEIGHT), interpolation=cv2.INTER_AREA)
        return (cells.astype(np.uint16) >> shift).astype(np.uint8)

    def _kind(self, form: VideoFormat) -> tuple[str, int]:
        """Item type of the plane that holds the brightness alone, and how far to shift it to 8 bits; no type without one."""
        known = self._kinds.get(form.name)
        if known is None:
            luma, *others = form.components
            alone = not form.is_rgb and not form.has_palette and all(other.plane != luma.plane for other in others)
            plain = alone and luma.plane == 0 and not form.is_big_endian and not form.is_bit_stream
            if plain and luma.bits == 8:
                known = "u1", 0
            elif plain and 8 < luma.bits <= 16:
                known = "<u2", (8 if form.name.startswith("p01") else luma.bits - 8)
            else:
                known = "", 0
            self._kinds[form.name] = known
        return known


@dataclass(frozen=True, slots=True, eq=False)
class _Seen:
    """One frame: its small picture, and how it differs from the one before."""

    frame: int
    small: NDArray[np.uint8]
    shape: NDArray[np.float32]
    histogram: NDArray[np.float32]
    change: float
    new_content: float


class CutDetector:
    """Finds cuts in a stream of small pictures, `REACH` / 2 frames late.

    Args:
        first: Cuts before this frame are not reported (they depend on frames that were not shown to the detector).
    """

    def __init__(self, first: int = 0) -> None:
        self._first = first
        self._seen: deque[_Seen] = deque(maxlen=2 * _WINDOW + 1)
        self._decided = -1
        self._cuts: list[int] = []

    @property
    def cuts(self) -> NDArray[np.int64]:
        """Frame indices of the first frame after each cut found so far, int64 [C], increasing."""
        return np.array(self._cuts, np.int64)

    def push(self, frame: int, small: NDArray[np.uint8]) -> None:
        """Show the detector the next frame's small picture, uint8 [45, 80]."""
        self._seen.append(_look_at(frame, small, self._seen[-1] if self._seen else None))
        centre = len(self._seen) - 1 - _WINDOW
        if centre >= 0:
            self._decide(centre)

    def finish(self) -> None:
        """Decide about the last frames, after which nothing follows."""
        for centre in range(max(0, len(self._seen) - _WINDOW), len(self._seen)):
            self._decide(centre)

    def _decide(self, centre: int) -> None:
        here = self._seen[centre]
        if here.frame <= self._decided:
            return
        self._decided = here.frame
        if here.frame >= max(1, self._first) and self._is_cut(centre):
            self._cuts.append(here.frame)

    def _is_cut(self, centre: int) -> bool:
        seen = list(self._seen)
        here = seen[centre]
        if centre == 0 or here.change < _LEAST_CHANGE or here.new_content < _LONE_NEW_CONTENT:
            return False
        changes = np.array([other.change for other in seen[max(1, centre - _WINDOW) : centre + _WINDOW + 1]])
        at = centre - max(1, centre - _WINDOW)
        near = np.delete(changes, at)
        close = np.concatenate([changes[max(0, at - 2) : at], changes[at + 1 : at + 3]])
        # Another cut may lie in the window, but not next door: the largest far change is left out.
        others = np.sort(near)[:-1]
        rival = max(close.max(initial=0.0), others.max(initial=0.0))
        if here.change < _PEAK_RATIO * rival or (len(others) and here.change < _MEAN_RATIO * others.mean()):
            return False
        if here.new_content < _LEAST_NEW_CONTENT and here.change < _LONE_RATIO * rival:
            return False
        return not self._is_flash(seen, centre)

    @staticmethod
    def _is_flash(seen: list[_Seen], centre: int) -> bool:
        """Whether the picture before comes back soon after, or the picture now was there shortly before."""
        here, before = seen[centre], seen[centre - 1]
        after = seen[centre + 1 : centre + 1 + _FLASH]
        earlier = seen[max(0, centre - 1 - _FLASH) : centre - 1]
        limit = here.change / 2
        return any(_change(before.small, other.small) < limit for other in after) or any(
            _change(here.small, other.small) < limit for other in earlier
        )


def _change(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    """Mean absolute difference in grey levels."""
    return float(cv2.norm(one, other, cv2.NORM_L1)) / one.size


def _look_at(frame: int, small: NDArray[np.uint8], last: _Seen | None) -> _Seen:
    centred = small.astype(np.float32).ravel()
    centred -= centred.mean()
    shape = centred / max(float(np.linalg.norm(centred)), _FLAT * small.size**0.5)
    histogram = (np.bincount(small.ravel() >> 3, minlength=32) / small.size).astype(np.float32)
    if last is None:
        return _Seen(frame, small, shape, histogram, 0.0, 0.0)
    lost = 1.0 - float(shape @ last.shape)
    shifted = float(np.abs(histogram - last.histogram).sum()) / 2
    return _Seen(frame, small, shape, histogram, _change(small, last.small), lost + shifted)
