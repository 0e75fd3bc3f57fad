"""Decoding by frame index: every reader of pictures walks a file through here.

A frame is known by its place in the `FrameTable`. Decoding may start at any `sync_frames` entry of the probed file: the packet
of that very frame is looked for (stepping back when a seek lands behind it), decoding starts with it, and whatever the decoder
puts out before it is dropped. A file without safe sync frames is decoded from its start.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from fractions import Fraction
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

import av
import numpy as np
from av.container import InputContainer
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from numpy.typing import NDArray

from vsum_desktop.core.errors import VideoOpenError
from vsum_desktop.core.jobs import CancelToken
from vsum_desktop.core.video import VideoInfo
from vsum_desktop.media.translate import translate_av_errors

# How far before the wanted frame to seek, in seconds, when the step before landed behind it.
_BACK_OFF = (0, 1, 4, 15)
# More threads than this only hold pictures in memory.
_MAX_THREADS = 8
_X264_444 = frozenset({"yuv444p", "yuvj444p", "yuv444p10le", "gbrp"})


def open_input(path: Path) -> InputContainer:
    """Open a file for reading. The absolute path keeps a colon in a name from being taken for a protocol."""
    return av.open(str(path.absolute()), metadata_errors="replace")


def open_stream(path: Path, stream_index: int) -> tuple[InputContainer, VideoStream]:
    """Open a file and set its picture stream up for decoding with threads; the other streams are not even read."""
    container = open_input(path)
    stream = container.streams[stream_index]
    assert isinstance(stream, VideoStream)
    stream.thread_type = "AUTO"
    stream.codec_context.thread_count = min(_MAX_THREADS, os.cpu_count() or 1)
    for other in container.streams:
        if other.index != stream_index:
            other.discard = av.stream.Discard.all
    return container, stream


def raw_pts(info: VideoInfo) -> NDArray[np.int64]:
    """The stored time stamp of every frame in the stream's own unit, int64 [F]: the inverse of the frame table."""
    table = info.frames
    shift = info.start_time / table.time_base
    unit = info.video.time_base / table.time_base
    if shift.denominator != 1 or unit.denominator != 1:
        raise VideoOpenError("the frame table does not fit the stream's time base", path=info.path)
    return (table.pts + int(shift)) // int(unit)


def sync_before(info: VideoInfo, frame: int) -> int:
    """The last sync frame that is not behind `frame`."""
    return int(info.sync_frames[np.searchsorted(info.sync_frames, frame, side="right") - 1])


class TolerantDecoding:
    """Pictures of a run of packets in the decoder's order; what the decoder refuses is counted in `damaged` and passed over."""

    def __init__(self, stream: VideoStream, packets: Iterator[Packet[VideoStream]]) -> None:
        self._stream = stream
        self._packets = packets
        self.damaged = 0

    def __iter__(self) -> Iterator[VideoFrame]:
        while True:
            packet: Packet[VideoStream] | None
            try:
                packet = next(self._packets, None)
            except (av.error.FFmpegError, OSError):
                self.damaged += 1
                packet = None
            last = packet is None or (not packet.size and packet.dts is None)
            if packet is not None and not packet.size and not last:
                continue
            try:
                yield from self._stream.decode(None if last else packet)
            except av.error.EOFError:
                return
            except (av.error.FFmpegError, OSError):
                self.damaged += 1
            if last:
                return


class VideoDecoder:
    """Decodes one picture stream from any frame on. Not to be shared between threads.

    Args:
        info: The probed video.
        cancel: Checked at every decoded frame, wanted or not.

    Attributes:
        damaged: Number of packets so far that the decoder refused.
    """

    def __init__(self, info: VideoInfo, cancel: CancelToken | None = None) -> None:
        self._info = info
        self._cancel = cancel or CancelToken()
        self._raw = raw_pts(info)
        self._container: InputContainer | None = None
        self._stream: VideoStream | None = None
        self._primed = False
        self._seekable = len(info.sync_frames) > 1
        self.damaged = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; a later `frames` opens it again."""
        if self._container is not None:
            self._container.close()
        self._container = self._stream = None

    def sync_before(self, frame: int) -> int:
        """The frame at which decoding has to start to show `frame`."""
        return sync_before(self._info, frame) if self._seekable else 0

    def frames(self, first: int = 0) -> Iterator[tuple[int, VideoFrame]]:
        """Yield (index, picture) in presentation order from frame `first` on; frames that cannot be decoded are left out.

        Raises:
            VideoOpenError: If the file cannot be opened (any more).
            Cancelled: If the token is set.
        """
        with translate_av_errors(self._info.path):
            packets = self._start_at(self.sync_before(first))
        yield from self._index(self._decode(packets), first)

    def sync_picture(self, frame: int) -> VideoFrame | None:
        """The picture of one sync frame, decoded without any other; None if it cannot be sought or decoded.

        Raises:
            VideoOpenError: If the file cannot be opened (any more).
        """
        if frame and not self._seekable:
            return None
        with translate_av_errors(self._info.path):
            packets = self._start_at(frame)
            if frame and not self._seekable:
                return None
            assert self._stream is not None
            self._stream.codec_context.skip_frame = "NONKEY"
            number = 2 if frame and self._primed else 1
            try:
                pictures = TolerantDecoding(self._stream, islice(packets, number))
                found = [picture for picture in pictures if picture.pts == self._raw[frame]]
            finally:
                self._stream.codec_context.skip_frame = "DEFAULT"
        return found[-1] if found else None

    def _open(self) -> tuple[InputContainer, VideoStream]:
        """The container at its very start, opened anew."""
        self.close()
        self._container, self._stream = open_stream(self._info.path, self._info.stream_index)
        return self._container, self._stream

    def _start_at(self, sync: int) -> Iterator[Packet[VideoStream]]:
        """Packets from the one of frame `sync` on."""
        if sync > 0:
            if self._container is None or self._stream is None:
                self._container, self._stream = open_stream(self._info.path, self._info.stream_index)
            prime = self._priming_packet()
            self._primed = prime is not None
            for back in _BACK_OFF:
                packets = self._seek(self._container, self._stream, int(self._raw[sync]), back)
                if packets is not None:
                    return _chain(prime, packets)
            self._seekable = False
        container, stream = self._open()
        return container.demux(stream)

    def _priming_packet(self) -> Packet[VideoStream] | None:
        """The file's first packet if the decoder has to see it before any other.

        Old x264 coded 4:4:4 pictures in its own way and says so in the first packet only; without it all pictures are wrong.
        """
        if self._info.video.codec != "h264" or self._info.video.pixel_format not in _X264_444:
            return None
        container, stream = self._open()
        return next((packet for packet in container.demux(stream) if packet.size), None)

    @staticmethod
    def _seek(container: InputContainer, stream: VideoStream, target: int, back: int) -> Iterator[Packet[VideoStream]] | None:
        """Packets from the sync packet with time stamp `target` on, None if the seek landed behind it."""
        assert stream.time_base is not None
        start = target - int(Fraction(back) / stream.time_base)
        try:
            container.seek(start, stream=stream, backward=True)
            packets = container.demux(stream)
            for packet in packets:
                if packet.pts == target and packet.is_keyframe:
                    return _chain(packet, packets)
                if not packet.size or (packet.dts is not None and packet.dts > target):
                    return None
        except (av.error.FFmpegError, OSError):
            return None
        return None

    def _decode(self, packets: Iterator[Packet[VideoStream]]) -> Iterator[VideoFrame]:
        """Pictures of the packets, counting what the decoder refuses."""
        assert self._stream is not None
        pictures = TolerantDecoding(self._stream, packets)
        try:
            for picture in pictures:
                self._cancel.raise_if_cancelled()
                yield picture
        finally:
            self.damaged += pictures.damaged

    def _index(self, pictures: Iterator[VideoFrame], first: int) -> Iterator[tuple[int, VideoFrame]]:
        """Pair pictures with their frame indices, strictly increasing from `first` on."""
        if self._info.counted:
            yield from ((k, picture) for k, picture in enumerate(pictures) if first <= k < len(self._raw))
            return
        expected = first
        for picture in pictures:
            pts = picture.pts
            if pts is None or expected >= len(self._raw) or pts < self._raw[expected]:
                continue
            if pts != self._raw[expected]:
                found = int(np.searchsorted(self._raw, pts))
                if found == len(self._raw) or self._raw[found] != pts:
                    continue
                expected = found
            yield expected, picture
            expected += 1


def _chain(first: Packet[VideoStream] | None, rest: Iterator[Packet[VideoStream]]) -> Iterator[Packet[VideoStream]]:
    if first is not None:
        yield first
    yield from rest
