"""One MP4 file being written: H.264 picture and AAC sound."""

from __future__ import annotations

import contextlib
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Self

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.packet import Packet
from av.stream import Stream
from av.video.frame import PictureType, VideoFrame
from av.video.stream import VideoStream
from numpy.typing import NDArray

from vsum_desktop.core.errors import ExportError
from vsum_desktop.media.export_pictures import ColourTags
from vsum_desktop.media.translate import translate_av_errors

_VIDEO_OPTIONS = {"crf": "18", "preset": "veryfast", "profile": "high"}
_KEY_EVERY = 120
_BITS_PER_CHANNEL = 96_000


class Mp4Writer:
    """Writes pictures and sound; a file that was not finished is closed as it is.

    Args:
        part: Where it is written.
        target: The file that it will be, which errors name.
        size: Width and height of the pictures, even numbers.
        time_base: Unit of the pictures' time stamps, in seconds.
        rate: Mean number of pictures per second.
        tags: Colour description of the pictures.
        sound: Sample rate and number of channels (1 or 2), None for no sound stream.

    Raises:
        ExportError: If the file cannot be made; every method raises it when writing fails (DiskFullError for a full disk).
    """

    def __init__(
        self,
        part: Path,
        target: Path,
        size: tuple[int, int],
        time_base: Fraction,
        rate: Fraction,
        tags: ColourTags,
        sound: tuple[int, int] | None,
    ) -> None:
        self._target = target
        self._durations: dict[int, int] = {}
        self._waiting = np.zeros((sound[1] if sound else 1, 0), np.float32)
        self._samples = 0
        self._done = False
        with translate_av_errors(target, ExportError):
            self._container = av.open(str(part.absolute()), "w", format="mp4", options={"movflags": "+faststart"})
            try:
                self._video = self._add_video(size, time_base, rate, tags)
                self._audio = self._add_audio(*sound) if sound else None
                self._container.start_encoding()
            except BaseException:
                self._abandon()
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if not self._done:
            self._abandon()

    def _add_video(self, size: tuple[int, int], time_base: Fraction, rate: Fraction, tags: ColourTags) -> VideoStream:
        stream = self._container.add_stream("libx264", rate=rate.limit_denominator(1001), options=_VIDEO_OPTIONS)
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        context = stream.codec_context
        context.time_base = time_base
        stream.time_base = time_base
        context.gop_size = _KEY_EVERY
        context.color_range = tags.range
        context.colorspace = tags.matrix
        context.color_primaries = tags.primaries
        context.color_trc = tags.transfer
        return stream

    def _add_audio(self, rate: int, channels: int) -> AudioStream:
        stream = self._container.add_stream("aac", rate=rate, layout="mono" if channels == 1 else "stereo")
        stream.codec_context.bit_rate = _BITS_PER_CHANNEL * channels
        return stream

    def write_picture(self, picture: VideoFrame, pts: int, duration: int, *, key: bool) -> None:
        """Encode a picture shown from `pts` for `duration` units; time stamps must increase. `key` makes it a sync frame."""
        picture.pts = pts
        picture.time_base = self._video.codec_context.time_base
        picture.pict_type = PictureType.I if key else PictureType.NONE
        self._durations[pts] = duration
        with translate_av_errors(self._target, ExportError):
            self._mux(self._video, self._video.encode(picture))

    def write_sound(self, samples: NDArray[np.float32]) -> None:
        """Encode float32 [channels, n] samples that follow those written before."""
        assert self._audio is not None
        self._waiting = np.concatenate([self._waiting, samples], axis=1)
        size = self._audio.codec_context.frame_size or 1024
        whole = self._waiting.shape[1] // size * size
        for at in range(0, whole, size):
            self._encode_sound(self._audio, self._waiting[:, at : at + size])
        self._waiting = self._waiting[:, whole:]

    def _encode_sound(self, stream: AudioStream, samples: NDArray[np.float32]) -> None:
        layout = "mono" if samples.shape[0] == 1 else "stereo"
        frame = AudioFrame.from_ndarray(np.ascontiguousarray(samples), format="fltp", layout=layout)
        frame.sample_rate = stream.codec_context.sample_rate
        frame.pts = self._samples
        frame.time_base = Fraction(1, frame.sample_rate)
        self._samples += samples.shape[1]
        with translate_av_errors(self._target, ExportError):
            self._mux(stream, stream.encode(frame))

    def finish(self) -> None:
        """Write what is left and close the file."""
        if self._audio is not None and self._waiting.shape[1]:
            self._encode_sound(self._audio, self._waiting)
        with translate_av_errors(self._target, ExportError):
            self._mux(self._video, self._video.encode(None))
            if self._audio is not None:
                self._mux(self._audio, self._audio.encode(None))
            self._container.close()
        self._done = True

    def _mux(self, stream: Stream, packets: list[Packet[Stream]]) -> None:
        for packet in packets:
            if stream is self._video and packet.pts is not None:
                packet.duration = self._durations.pop(packet.pts, packet.duration or 0)
            self._container.mux(packet)

    def _abandon(self) -> None:
        """Close the unfinished file; whatever goes wrong now has a cause that is already on its way up."""
        with contextlib.suppress(av.error.FFmpegError, OSError, ValueError):
            self._container.close()
