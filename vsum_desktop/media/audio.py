"""Sound of a video, sample by sample on the presentation's clock."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from types import TracebackType
from typing import Self

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.container import InputContainer
from numpy.typing import NDArray

from vsum_desktop.core.video import AudioStreamInfo, VideoInfo
from vsum_desktop.media.decoder import open_input
from vsum_desktop.media.translate import translate_av_errors

# Seconds decoded before the wanted place: codecs need some packets to settle.
_PREROLL = Fraction(1, 2)
_BACK_OFF = (Fraction(0), Fraction(2), Fraction(15))
# Time stamps jitter, mostly by rounding. A deviation above _JUMP is a gap at once, one above _JITTER when it stays.
_JUMP = 0.04
_JITTER = 0.003
_STAYS = 3


def output_format(sound: AudioStreamInfo) -> tuple[int, int]:
    """Sample rate and number of channels that a stream is read with: 44100 or 48000, mono or stereo."""
    return (44100 if sound.sample_rate == 44100 else 48000), min(2, sound.channels)


class SoundReader:
    """Reads spans of one sound stream as float32, resampled to one rate and layout. Not to be shared between threads."""

    def __init__(self, info: VideoInfo, sound: AudioStreamInfo) -> None:
        self.rate, self.channels = output_format(sound)
        self._info = info
        self._index = sound.index
        self._container: InputContainer | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; a later `blocks` opens it again."""
        if self._container is not None:
            self._container.close()
            self._container = None

    def blocks(self, start: Fraction, count: int) -> Iterator[NDArray[np.float32]]:
        """Yield float32 [channels, n] blocks, `count` samples in all, from `start` (seconds of the presentation) on.

        Where the stream has no sound or it cannot be decoded, there is silence.

        Raises:
            VideoOpenError: If the file cannot be opened (any more).
        """
        done = 0
        for at, samples in self._placed(start):
            if at > done:
                gap = min(at, count) - done
                yield from self._silence(gap)
                done += gap
            piece = samples[:, max(0, done - at) : max(0, count - at)]
            if piece.shape[1]:
                yield piece
                done += piece.shape[1]
            if done >= count:
                return
        yield from self._silence(count - done)

    def _silence(self, count: int) -> Iterator[NDArray[np.float32]]:
        while count > 0:
            step = min(count, self.rate)
            yield np.zeros((self.channels, step), np.float32)
            count -= step

    def _placed(self, start: Fraction) -> Iterator[tuple[int, NDArray[np.float32]]]:
        """Pairs of (place, samples): the place counts output samples from `start`, negative before it; never falling back."""
        resampler = self._resampler()
        place: int | None = None
        held = 0
        off = 0
        for frame, time in self._frames(start):
            wanted = round((time - start) * self.rate)
            if place is not None:
                # Samples that the resampler still holds are counted: `place` is where this frame's first sample will land.
                deviation = wanted - place - held
                off = off + 1 if abs(deviation) > _JITTER * self.rate else 0
                if abs(deviation) > _JUMP * self.rate or off >= _STAYS:
                    for samples in _arrays(resampler.resample(None)):
                        yield place, samples
                        place += samples.shape[1]
                    place, off, resampler = None, 0, self._resampler()
            if place is None:
                place, held = wanted, 0
            held += round(Fraction(frame.samples * self.rate, frame.sample_rate))
            for samples in _arrays(resampler.resample(frame)):
                yield place, samples
                place += samples.shape[1]
                held -= samples.shape[1]
        if place is not None:
            for samples in _arrays(resampler.resample(None)):
                yield place, samples
                place += samples.shape[1]

    def _resampler(self) -> AudioResampler:
        return AudioResampler(format="fltp", layout="mono" if self.channels == 1 else "stereo", rate=self.rate)

    def _frames(self, start: Fraction) -> Iterator[tuple[AudioFrame, Fraction]]:
        """Decoded frames from a little before `start` on, with their presentation time."""
        for back in () if self._info.counted else _BACK_OFF:
            frames = self._from(max(Fraction(0), start - _PREROLL - back))
            first = next(frames, None)
            if first is not None and first[1] <= start:
                yield first
                yield from frames
                return
            if start - _PREROLL - back <= 0:
                break
        self.close()
        yield from self._from(None)

    def _from(self, time: Fraction | None) -> Iterator[tuple[AudioFrame, Fraction]]:
        """Decoded frames after seeking to `time`, from the start of the file for None; damaged packets are passed over."""
        with translate_av_errors(self._info.path):
            if self._container is None:
                self._container = open_input(self._info.path)
            stream = self._container.streams[self._index]
            assert isinstance(stream, AudioStream)
            assert stream.time_base is not None
            for other in self._container.streams:
                other.discard = av.stream.Discard.default if other.index == self._index else av.stream.Discard.all
        if time is not None:
            try:
                self._container.seek(int((time + self._info.start_time) / stream.time_base), stream=stream)
            except (av.error.FFmpegError, OSError):
                return
        expected: Fraction | None = None
        shift = self._info.start_time
        for frame in _decode(self._container, stream):
            if frame.pts is not None and frame.time_base is not None:
                stamp = frame.pts * frame.time_base
                # A clock that was reset goes on where it was, as the pictures' does (`VideoInfo.counted`).
                if expected is not None and stamp - shift < expected - 1:
                    shift = stamp - expected
                expected = stamp - shift
            if expected is not None:
                yield frame, expected
                expected += Fraction(frame.samples, frame.sample_rate)


def _decode(container: InputContainer, stream: AudioStream) -> Iterator[AudioFrame]:
    packets = container.demux(stream)
    while True:
        try:
            packet = next(packets, None)
        except (av.error.FFmpegError, OSError):
            packet = None
        if packet is not None and not packet.size and packet.dts is not None:
            continue
        try:
            yield from stream.decode(packet if packet is not None and packet.size else None)
        except av.error.EOFError:
            return
        except (av.error.FFmpegError, OSError):
            pass
        if packet is None or not packet.size:
            return


def _arrays(frames: list[AudioFrame]) -> Iterator[NDArray[np.float32]]:
    for frame in frames:
        samples = frame.to_ndarray().astype(np.float32, copy=False)
        if samples.shape[1]:
            yield samples
