"""From decoded frames to the pictures that are encoded: upright, square pixels, even size, progressive, 8-bit 4:2:0 SDR."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from av.filter import Graph
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Interpolation, VideoReformatter

from vsum_desktop.core.errors import DecodeError
from vsum_desktop.core.video import VideoInfo
from vsum_desktop.media.pictures import PictureMaker, matrix_of
from vsum_desktop.media.translate import translate_av_errors

_BT709, _BT601 = 1, 6
_LIMITED = 1


@dataclass(frozen=True, slots=True)
class ColourTags:
    """Colour description of a stream in ITU-T H.273 code points; `range` 1 is limited, as broadcast."""

    matrix: int
    primaries: int
    transfer: int
    range: int = _LIMITED


class ExportPictures:
    """Prepares the frames of one video for the encoder. Not to be shared between threads.

    SDR pictures keep their primaries, transfer and (4:2:0) matrix; RGB and tone-mapped HDR become BT.709.

    Attributes:
        size: Width and height of the pictures: as displayed, odd numbers rounded up to even ones.
    """

    def __init__(self, info: VideoInfo) -> None:
        self.size = (info.video.width + info.video.width % 2, info.video.height + info.video.height % 2)
        self._path = info.path
        self._turns = info.rotation // 90
        self._unturned = self.size if self._turns % 2 == 0 else self.size[::-1]
        self._tone_mapped = PictureMaker(info, self.size) if info.hdr else None
        self._reformatter = VideoReformatter()

    def tags(self, frame: VideoFrame) -> ColourTags:
        """Colour description of the pictures, from the first frame of the video."""
        if self._tone_mapped is not None or frame.format.is_rgb:
            return ColourTags(_BT709, _BT709, _BT709)
        return ColourTags(int(matrix_of(frame)), frame.color_primaries, frame.color_trc)

    def prepare(self, frame: VideoFrame) -> VideoFrame:
        """A picture of `size` in yuv420p, its time stamp still to be set.

        Raises:
            DecodeError: If the pixel format cannot be converted.
        """
        if self._tone_mapped is not None:
            source = VideoFrame.from_ndarray(self._tone_mapped.rgb(frame), format="rgb24")
            return self._convert(source, self.size, 0, _BT709)
        source_matrix = 0 if frame.format.is_rgb else int(matrix_of(frame))
        picture = self._convert(frame, self._unturned, source_matrix, source_matrix or _BT709)
        return _turned(picture, self._turns) if self._turns else picture

    def _convert(self, frame: VideoFrame, size: tuple[int, int], source: int, target: int) -> VideoFrame:
        with translate_av_errors(self._path, DecodeError):
            return self._reformatter.reformat(
                frame,
                width=size[0],
                height=size[1],
                format="yuv420p",
                src_colorspace=source or None,
                dst_colorspace=target,
                dst_color_range=ColorRange.MPEG,
                interpolation=Interpolation.BICUBIC,
            )


def _turned(picture: VideoFrame, turns: int) -> VideoFrame:
    """A yuv420p picture turned counter-clockwise by `turns` right angles."""
    packed = picture.to_ndarray()
    width, height = picture.width, picture.height
    luma = packed[:height]
    chroma = packed[height:].reshape(2, height // 2, width // 2)
    parts = [np.rot90(plane, turns).ravel() for plane in (luma, *chroma)]
    turned_width = width if turns % 2 == 0 else height
    return VideoFrame.from_ndarray(np.concatenate(parts).reshape(-1, turned_width), format="yuv420p")


def progressive(frames: Iterator[tuple[int, VideoFrame]], path: Path) -> Iterator[tuple[int, VideoFrame]]:
    """Deinterlace (index, frame) pairs, one picture for each frame; frames that are not interlaced pass unchanged.

    Raises:
        DecodeError: If the filter refuses the pictures; field `path`.
    """
    filters: _Deinterlacer | None = None
    for index, frame in frames:
        shape = (frame.width, frame.height, frame.format.name)
        if filters is not None and filters.shape != shape:
            yield from filters.run(None)
            filters = None
        if filters is None:
            filters = _Deinterlacer(frame, shape, path)
        yield from filters.run((index, frame))
    if filters is not None:
        yield from filters.run(None)


class _Deinterlacer:
    """A filter for frames of one shape; it puts out as many pictures as it gets, the first one late."""

    def __init__(self, frame: VideoFrame, shape: tuple[int, int, str], path: Path) -> None:
        self.shape = shape
        self._path = path
        self._indices: deque[int] = deque()
        self._graph = Graph()
        with translate_av_errors(path, DecodeError):
            source = self._graph.add_buffer(
                width=frame.width, height=frame.height, format=frame.format, time_base=frame.time_base
            )
            bwdif = self._graph.add("bwdif", "mode=send_frame:deint=interlaced")
            self._graph.link_nodes(source, bwdif, self._graph.add("buffersink"))
            self._graph.configure()

    def run(self, item: tuple[int, VideoFrame] | None) -> Iterator[tuple[int, VideoFrame]]:
        """Push one (index, frame), None for the end, and yield what is ready."""
        with translate_av_errors(self._path, DecodeError):
            if item is not None:
                self._indices.append(item[0])
            self._graph.vpush(item[1] if item is not None else None)
        while self._indices:
            try:
                picture = self._graph.vpull()
            except (av.error.BlockingIOError, av.error.EOFError):
                return
            yield self._indices.popleft(), picture
