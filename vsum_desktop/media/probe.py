"""What is in a video file: its streams, its shape as displayed, and the exact time of every frame."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import cast

import numpy as np
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.stream import Disposition, Stream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from vsum_desktop.core.errors import DecodeError, NoVideoStreamError
from vsum_desktop.core.jobs import CancelToken
from vsum_desktop.core.video import AudioStreamInfo, FrameTable, VideoInfo, VideoStreamInfo
from vsum_desktop.media.decoder import TolerantDecoding, VideoDecoder, open_input, open_stream
from vsum_desktop.media.frame_table import (
    PacketScan,
    RawTable,
    check_head,
    is_quick,
    is_variable,
    scan_packets,
    table_from_packets,
    table_from_pictures,
    to_frame_table,
)
from vsum_desktop.media.tone import HLG, PQ
from vsum_desktop.media.translate import translate_av_errors

_MICRO = Fraction(1, 1_000_000)
_NO_PICTURES = Disposition.attached_pic | Disposition.timed_thumbnails
# Pixels that may be decoded to see that a file without other signs of damage is whole to its end.
_TAIL_AREA = 50_000_000


@dataclass(frozen=True, slots=True)
class _Look:
    """What the first decoded picture says."""

    width: int
    height: int
    rotation: int
    pixel_format: str
    bit_depth: int
    interlaced: bool
    hdr: bool


def probe(path: Path, cancel: CancelToken | None = None) -> VideoInfo:
    """Read everything about a video file but its pictures.

    Raises:
        VideoOpenError: If the file is missing, unreadable or no media file.
        NoVideoStreamError: If it holds no moving picture (sound only, or sound with a cover picture).
        DecodeError: If not one picture can be decoded.
        Cancelled: If the token is set.
    """
    with translate_av_errors(path), open_input(path) as container:
        stream = _picture_stream(container, path)
        zero = _time_zero(container)
        announced = stream.frames
        length = Fraction(container.duration) * _MICRO if container.duration else None
        scan = scan_packets(container, stream, cancel)
        look = _look(path, stream.index, cancel)
        raw, decoded = _raw_table(path, stream, scan, look, cancel)
        if len(raw.pts) == 1 and _is_still(container):
            announced = 1
        warnings = _warnings(container, scan, raw, announced, length - scan.end if length else Fraction(0))
        info = _describe(path, container, stream, look, raw, zero, warnings)
    return _without_dead_end(info) if not decoded else _with_safe_seeks(info)


def _picture_stream(container: InputContainer, path: Path) -> VideoStream:
    """The moving picture to use: FFmpeg's own choice among those that are no cover or thumbnail track.

    Raises:
        NoVideoStreamError: If there is none.
        DecodeError: If there is one, in a codec that cannot be decoded.
    """
    if container.format.name == "tty":
        raise NoVideoStreamError("a text file", path=path)
    moving = [stream for stream in container.streams.video if not stream.disposition & _NO_PICTURES]
    if not moving:
        raise NoVideoStreamError("no picture stream", path=path)
    usable = [stream for stream in moving if _has_decoder(stream)]
    if not usable:
        raise DecodeError("no decoder for the picture stream", path=path)
    best = container.streams.best("video")
    return next((stream for stream in usable if best is not None and stream.index == best.index), usable[0])


def _has_decoder(stream: Stream) -> bool:
    """PyAV gives no codec context to a stream that it cannot decode, whatever its type stubs say."""
    return getattr(stream, "codec_context", None) is not None


def _time_zero(container: InputContainer) -> Fraction:
    """The container's clock at its earliest stream start, exact where a stream's own start is what the container rounded."""
    starts = [
        stream.start_time * stream.time_base
        for stream in (*container.streams.video, *container.streams.audio)
        if stream.start_time is not None and stream.time_base is not None and not stream.disposition & _NO_PICTURES
    ]
    start = cast("int | None", container.start_time)
    if start is None:
        return min(starts, default=Fraction(0))
    rounded = Fraction(start) * _MICRO
    nearest = min(starts, key=lambda start: abs(start - rounded), default=rounded)
    return nearest if abs(nearest - rounded) <= 2 * _MICRO else rounded


def _pictures(path: Path, index: int) -> Iterator[tuple[TolerantDecoding, Iterator[VideoFrame]]]:
    """A fresh decoding from the start of the file; the file is closed when the caller goes on."""
    container, stream = open_stream(path, index)
    with container:
        decoding = TolerantDecoding(stream, container.demux(stream))
        yield decoding, iter(decoding)


def _look(path: Path, index: int, cancel: CancelToken | None) -> _Look:
    for _, pictures in _pictures(path, index):
        for picture in pictures:
            if cancel is not None:
                cancel.raise_if_cancelled()
            return _Look(
                width=picture.width,
                height=picture.height,
                rotation=round(picture.rotation / 90) * 90 % 360,
                pixel_format=picture.format.name,
                bit_depth=picture.format.components[0].bits,
                interlaced=bool(picture.interlaced_frame),
                hdr=picture.color_trc in (PQ, HLG),
            )
    raise DecodeError("no picture can be decoded", path=path)


def _raw_table(
    path: Path, stream: VideoStream, scan: PacketScan, look: _Look, cancel: CancelToken | None
) -> tuple[RawTable, bool]:
    """The frame table by the rule of `frame_table`, and whether a decoding pass made it."""
    assert stream.time_base is not None
    rate = stream.average_rate or stream.guessed_rate or Fraction(25)
    one_frame = max(1, round(1 / rate / stream.time_base))
    if scan.trusted and not is_quick(scan, look.width, look.height):
        for _, pictures in _pictures(path, stream.index):
            checked = check_head(table_from_packets(scan, one_frame), pictures)
            if checked is not None:
                return checked, False
    for decoding, pictures in _pictures(path, stream.index):
        table = table_from_pictures(pictures, scan, one_frame, cancel)
        if table is not None:
            return dataclasses.replace(table, damaged=table.damaged + decoding.damaged), True
    raise DecodeError("no picture can be decoded", path=path)


def _describe(
    path: Path,
    container: InputContainer,
    stream: VideoStream,
    look: _Look,
    raw: RawTable,
    zero: Fraction,
    warnings: tuple[str, ...],
) -> VideoInfo:
    assert stream.time_base is not None
    zero = min(zero, int(raw.pts[0]) * stream.time_base)
    frames = to_frame_table(raw, stream.time_base, zero)
    duration = frames.time(len(frames)) - frames.time(0)
    width, height = _displayed(look, stream)
    return VideoInfo(
        path=path,
        container=container.format.name.split(",")[0],
        duration=duration,
        start_time=zero,
        rotation=look.rotation,
        vfr=is_variable(frames),
        stream_index=stream.index,
        coded_size=(look.width, look.height),
        video=VideoStreamInfo(
            codec=stream.codec_context.codec.canonical_name,
            width=width,
            height=height,
            fps=_mean_rate(frames, duration, stream.average_rate),
            frames=len(frames),
            pixel_format=look.pixel_format,
            bit_depth=look.bit_depth,
            time_base=stream.time_base,
        ),
        audio=_sounds(container),
        frames=frames,
        interlaced=look.interlaced,
        hdr=look.hdr,
        warnings=warnings,
        sync_frames=raw.sync,
        counted=raw.counted,
        timecode=_timecode(container, stream),
        bytes=max(0, container.size),
    )


def _timecode(container: InputContainer, stream: VideoStream) -> str | None:
    """The first frame's timecode, which cameras keep in the container, the picture stream or a stream of its own."""
    for metadata in (stream.metadata, container.metadata, *(other.metadata for other in container.streams.data)):
        for name, value in metadata.items():
            if name.lower() == "timecode" and value.strip():
                return value.strip()
    return None


def _displayed(look: _Look, stream: VideoStream) -> tuple[int, int]:
    """Width and height on screen: square pixels, upright."""
    aspect = stream.sample_aspect_ratio or stream.codec_context.sample_aspect_ratio or Fraction(1)
    size = max(1, round(look.width * aspect)) if aspect > 0 else look.width, look.height
    return size if look.rotation % 180 == 0 else (size[1], size[0])


def _mean_rate(frames: FrameTable, duration: Fraction, announced: Fraction | None) -> Fraction:
    """Frames per second; the file's own figure where it agrees, because container clocks round."""
    measured = len(frames) / duration
    if announced and abs(announced - measured) < measured / 200:
        return announced
    return measured.limit_denominator(100_000)


def _sounds(container: InputContainer) -> tuple[AudioStreamInfo, ...]:
    """Decodable sound streams, the default one first."""

    def is_default(stream: AudioStream) -> bool:
        return bool(stream.disposition & Disposition.default)

    streams = [stream for stream in container.streams.audio if _has_decoder(stream) and stream.sample_rate]
    return tuple(
        AudioStreamInfo(stream.codec_context.codec.canonical_name, stream.channels, stream.sample_rate, stream.index)
        for stream in sorted(streams, key=lambda stream: not is_default(stream))
    )


def _is_still(container: InputContainer) -> bool:
    return container.format.name == "image2" or container.format.name.endswith("_pipe")


def _warnings(container: InputContainer, scan: PacketScan, raw: RawTable, announced: int, missing: Fraction) -> tuple[str, ...]:
    """Sentences about what is wrong with the file; `missing` is how many announced seconds are not there."""
    found: list[str] = []
    if _is_still(container):
        found.append("The file is a still picture; it is shown as a video of one frame.")
    if scan.error:
        found.append(f"Reading stopped before the end of the file ({scan.error}).")
    elif announced > scan.packets + 2:
        found.append(f"The file is incomplete: {len(raw.pts)} of {announced} announced frames are there.")
    elif missing > 1:
        found.append(f"The file is incomplete: its last {float(missing):.1f} announced seconds are missing.")
    if raw.dropped or (not raw.counted and 0 < len(raw.pts) < len(scan.pts)):
        found.append(_left_out(len(scan.pts) - len(raw.pts) or raw.dropped))
    if raw.damaged:
        found.append("Some pictures are damaged; they are shown as far as they can be decoded.")
    if raw.counted and len(raw.pts) > 1:
        found.append("The stored time stamps are unusable; the frames' times were rebuilt.")
    return tuple(found)


def _left_out(count: int) -> str:
    return (
        "One frame cannot be decoded and is left out." if count == 1 else f"{count} frames cannot be decoded and are left out."
    )


def _without_dead_end(info: VideoInfo) -> VideoInfo:
    """The video without frames after the last sync frame that do not come out (a cut file)."""
    last = int(info.sync_frames[-1])
    total = len(info.frames)
    area = (total - last) * info.coded_size[0] * info.coded_size[1]
    if last == 0 or (area > _TAIL_AREA and not info.warnings):
        return info
    with VideoDecoder(info) as decoder:
        shown = np.array([index for index, _ in decoder.frames(last)], np.int64)
    if len(shown) == total - last:
        return info
    if not len(shown):
        return dataclasses.replace(info, sync_frames=np.zeros(1, np.int64))
    keep = np.concatenate([np.arange(last), shown])
    end = info.frames.end if keep[-1] == total - 1 else int(info.frames.pts[keep[-1] + 1])
    frames = FrameTable(info.frames.pts[keep], info.frames.time_base, end)
    return dataclasses.replace(
        info,
        frames=frames,
        duration=frames.time(len(frames)) - frames.time(0),
        video=dataclasses.replace(info.video, frames=len(frames)),
        warnings=(*info.warnings, _left_out(total - len(frames))),
    )


def _with_safe_seeks(info: VideoInfo) -> VideoInfo:
    """The video with its sync frames forgotten if the decoder cannot start at the last of them."""
    if len(info.sync_frames) == 1:
        return info
    last = int(info.sync_frames[-1])
    with VideoDecoder(info) as decoder:
        found = next((index for index, _ in decoder.frames(last)), -1)
    return info if found == last else dataclasses.replace(info, sync_frames=np.zeros(1, np.int64))
