"""The chosen clips as a moving picture without sound, small enough for a web page: GIF or WebP."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import cast

import av
import numpy as np
from av.filter import Graph
from av.video.format import VideoFormat
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from numpy.typing import NDArray

from vsum_desktop.core.errors import ExportError
from vsum_desktop.core.jobs import JobContext, Progress
from vsum_desktop.core.timing import Interval
from vsum_desktop.core.video import VideoInfo
from vsum_desktop.media.decoder import VideoDecoder
from vsum_desktop.media.exporter import plan_clips
from vsum_desktop.media.files import whole_file
from vsum_desktop.media.pictures import PictureMaker
from vsum_desktop.media.results import WrittenClip
from vsum_desktop.media.translate import translate_av_errors

RATE = 10  # pictures a second
LONGEST_SIDE = 480
_CODECS = {"gif": ("gif", "pal8"), "webp": ("libwebp_anim", "yuv420p")}
_REPORT_EVERY = 10


def export_animation(
    info: VideoInfo, clips: Sequence[Interval], target: Path, kind: str, *, overwrite: bool = False, context: JobContext
) -> None:
    """Write the clips, in the given order, at `RATE` pictures a second, endlessly repeated.

    Args:
        info: The probed source.
        clips: Spans of the presentation.
        target: The file to write.
        kind: `gif` (each picture with its own 256 colours) or `webp`.
        overwrite: Whether an existing file may be replaced.
        context: Progress in pictures (stage `export`), and the cancel token.

    Raises:
        ExportError: If the target exists or cannot be written, or there is no clip; no partial file is left.
        MediaError: If the source cannot be decoded.
        Cancelled: If the token is set; no partial file is left.
    """
    plan = plan_clips(info, clips)
    picks = [picks_of(info, clip) for clip in plan]
    total = sum(len(wanted) for wanted in picks)
    size = fitting(info.video.width, info.video.height)
    with (
        whole_file(target, overwrite=overwrite) as part,
        translate_av_errors(target, ExportError),
        _Writer(part, kind, size) as writer,
    ):
        for number, picture in enumerate(_pictures(info, plan, picks, size, context)):
            if number % _REPORT_EVERY == 0:
                context.report(Progress("export", number, total))
            writer.write(picture, number)
        context.cancel.raise_if_cancelled()
        writer.finish()


def picks_of(info: VideoInfo, clip: WrittenClip) -> NDArray[np.int64]:
    """The frames shown every 1 / `RATE` s of a clip, int64, at least one; a frame shown for longer comes several times."""
    count = max(1, round(clip.source.length * RATE))
    frames = [info.frames.frame_at(clip.source.start + Fraction(k, RATE)) for k in range(count)]
    return np.clip(np.array(frames, np.int64), clip.first_frame, clip.stop_frame - 1)


def fitting(width: int, height: int) -> tuple[int, int]:
    """The size whose longer side is at most `LONGEST_SIDE`, in even numbers."""
    scale = min(1.0, LONGEST_SIDE / max(width, height))
    return max(2, round(width * scale / 2) * 2), max(2, round(height * scale / 2) * 2)


def _pictures(
    info: VideoInfo,
    plan: Sequence[WrittenClip],
    picks: Sequence[NDArray[np.int64]],
    size: tuple[int, int],
    context: JobContext,
) -> Iterator[NDArray[np.uint8]]:
    """The picked frames in order; one that cannot be decoded is stood in for by the next one that can."""
    maker = PictureMaker(info, size)
    with VideoDecoder(info, context.cancel) as decoder:
        for clip, wanted in zip(plan, picks, strict=True):
            at = 0
            for frame, picture in decoder.frames(clip.first_frame):
                context.cancel.raise_if_cancelled()
                if frame >= clip.stop_frame or at == len(wanted):
                    break
                if frame >= wanted[at]:
                    shown = maker.rgb(picture)
                    while at < len(wanted) and wanted[at] <= frame:
                        yield shown
                        at += 1


class _Writer:
    """One file being written."""

    def __init__(self, path: Path, kind: str, size: tuple[int, int]) -> None:
        codec, pixel_format = _CODECS[kind]
        self._container = av.open(str(path.absolute()), "w", format=kind, options={"loop": "0"})
        self._stream = cast(VideoStream, self._container.add_stream(codec, rate=RATE))
        self._stream.width, self._stream.height = size
        self._stream.pix_fmt = pixel_format
        self._graph = _palette_graph(size) if kind == "gif" else None
        self._closed = False

    def __enter__(self) -> _Writer:
        return self

    def __exit__(self, *_: object) -> None:
        if not self._closed:
            with contextlib.suppress(av.error.FFmpegError, OSError, ValueError):
                self._container.close()

    def write(self, picture: NDArray[np.uint8], number: int) -> None:
        """Encode picture `number`, uint8 [H, W, 3]."""
        frame = VideoFrame.from_ndarray(picture, format="rgb24")
        frame.pts, frame.time_base = number, Fraction(1, RATE)
        if self._graph is not None:
            self._graph.push(frame)
            frame = cast(VideoFrame, self._graph.pull())
        self._container.mux(self._stream.encode(frame))

    def finish(self) -> None:
        """Write what is left and close."""
        self._container.mux(self._stream.encode(None))
        self._container.close()
        self._closed = True


def _palette_graph(size: tuple[int, int]) -> Graph:
    """Gives each picture the 256 colours that suit it best."""
    graph = Graph()
    source = graph.add_buffer(width=size[0], height=size[1], format=VideoFormat("rgb24"), time_base=Fraction(1, RATE))
    split = graph.add("split")
    palette = graph.add("palettegen", "stats_mode=single")
    use = graph.add("paletteuse", "new=1:dither=bayer:bayer_scale=3")
    sink = graph.add("buffersink")
    source.link_to(split)
    split.link_to(palette, 0, 0)
    split.link_to(use, 1, 0)
    palette.link_to(use, 0, 1)
    use.link_to(sink)
    graph.configure()
    return graph
