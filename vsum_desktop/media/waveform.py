"""How loud a video is over time: the lowest and highest sample of every hundredth of a second."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.video import AudioStreamInfo, VideoInfo, frozen
from vsum_desktop.media.audio import SoundReader

PEAKS_A_SECOND = 100  # divides both rates that sound is read with
_STEP = 64  # peaks of one level make one of the next
_FULL = 127


@dataclass(frozen=True, slots=True, eq=False)
class Waveform:
    """Peaks of the sound, from the start of the presentation on.

    Attributes:
        low, high: int8 [P], lowest and highest sample of each hundredth of a second over all channels; ±127 is full scale.
    """

    low: NDArray[np.int8]
    high: NDArray[np.int8]

    def __post_init__(self) -> None:
        frozen(self.low)
        frozen(self.high)

    def __len__(self) -> int:
        return len(self.low)

    @property
    def seconds(self) -> float:
        """How much of the sound is covered."""
        return len(self) / PEAKS_A_SECOND


class Levels:
    """A waveform with coarser copies, so that any stretch is drawn from a few values a pixel."""

    def __init__(self, waveform: Waveform) -> None:
        self._levels = [(waveform.low, waveform.high)]
        while len(self._levels[-1][0]) > 4 * _STEP:
            low, high = self._levels[-1]
            starts = np.arange(0, len(low), _STEP)
            self._levels.append((np.minimum.reduceat(low, starts), np.maximum.reduceat(high, starts)))
        loud = np.abs(self._levels[min(1, len(self._levels) - 1)][1].astype(np.int16))
        self.peak = int(np.percentile(loud, 99.5)) if len(loud) else 0

    def columns(self, start: float, end: float, width: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Lowest and highest value in [−1, 1] of each of `width` equal parts of [start, end) seconds, both float32 [width].

        Parts beyond the sound are 0.
        """
        span = (end - start) * PEAKS_A_SECOND / max(1, width)
        level = 0
        while level + 1 < len(self._levels) and span >= 2 * _STEP ** (level + 1):
            level += 1
        low, high = self._levels[level]
        edges = (start * PEAKS_A_SECOND + np.arange(width + 1) * span) / _STEP**level
        first = np.clip(np.floor(edges[:-1]).astype(np.int64), 0, None)
        stop = np.maximum(np.ceil(edges[1:]).astype(np.int64), first + 1)
        inside = first < len(low)
        result = np.zeros(width, np.float32), np.zeros(width, np.float32)
        if inside.any():
            pairs = np.stack((first[inside], np.minimum(stop[inside], len(low))), axis=1).ravel()
            for out, values, reduce in zip(result, (low, high), (np.minimum, np.maximum), strict=True):
                padded = np.append(values, values[-1])  # an index of reduceat is below the length
                out[inside] = reduce.reduceat(padded, pairs)[::2] / _FULL
        return result


def read_waveform(
    info: VideoInfo,
    sound: AudioStreamInfo,
    grown: Callable[[Waveform], None],
    check: Callable[[], None],
    every: Fraction = Fraction(60),
) -> Waveform:
    """Decode a sound stream once and keep its peaks.

    Args:
        info: The video.
        sound: One of its sound streams.
        grown: Called with what there is so far, every `every` seconds of sound.
        check: Called between blocks; what it raises ends the work.
        every: Seconds of sound.

    Raises:
        VideoOpenError: If the file cannot be opened (any more).
    """
    pieces: list[NDArray[np.int8]] = []
    done, told = 0, 0
    with SoundReader(info, sound) as reader:
        step = reader.rate // PEAKS_A_SECOND
        total = int(info.end * reader.rate)
        for piece in _peaks(reader.blocks(Fraction(0), total), step):
            check()
            pieces.append(piece)
            done += piece.shape[1]
            if done - told >= every * PEAKS_A_SECOND:
                told = done
                pieces = [np.concatenate(pieces, axis=1)]
                grown(Waveform(pieces[0][0].copy(), pieces[0][1].copy()))
    whole = np.concatenate(pieces, axis=1) if pieces else np.zeros((2, 0), np.int8)
    return Waveform(whole[0].copy(), whole[1].copy())


def _peaks(blocks: Iterator[NDArray[np.float32]], step: int) -> Iterator[NDArray[np.int8]]:
    """Lowest and highest of every `step` samples over all channels, int8 [2, n]; what is left at the end counts as a step."""
    held = np.zeros((2, 0), np.float32)
    for block in blocks:
        bounds = np.concatenate((held, np.stack((block.min(axis=0), block.max(axis=0)))), axis=1)
        whole = bounds.shape[1] // step * step
        held = bounds[:, whole:]
        if whole:
            yield _scaled(bounds[:, :whole], step)
    if held.shape[1]:
        yield _scaled(held, held.shape[1])


def _scaled(bounds: NDArray[np.float32], step: int) -> NDArray[np.int8]:
    parts = bounds.reshape(2, -1, step)
    peaks = np.stack((parts[0].min(axis=1), parts[1].max(axis=1)))
    scaled: NDArray[np.int8] = np.round(np.clip(peaks, -1, 1) * _FULL).astype(np.int8)
    return scaled
