"""Single pictures on demand, exact by time stamp: the paused frame and the filmstrip."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from types import TracebackType
from typing import Self

import numpy as np
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from vsum_desktop.core.errors import DecodeError
from vsum_desktop.core.video import VideoInfo, frozen
from vsum_desktop.media.decoder import VideoDecoder
from vsum_desktop.media.pictures import PictureMaker

# Bytes of decoded frames kept for stepping back.
_KEPT_BYTES = 64_000_000


class Thumbnails:
    """Shows any frame of one video. Not to be shared between threads.

    The file stays open at the last place, so that stepping forward decodes one frame, and a request within the same group of
    pictures decodes on instead of seeking. The last frames decoded are kept for stepping back.
    """

    def __init__(self, info: VideoInfo) -> None:
        self._info = info
        self._decoder = VideoDecoder(info)
        self._makers: dict[tuple[int, int] | None, PictureMaker] = {}
        self._ahead: Iterator[tuple[int, VideoFrame]] | None = None
        frame_bytes = info.coded_size[0] * info.coded_size[1] * (3 if info.video.bit_depth > 8 else 2)
        self._behind: deque[tuple[int, VideoFrame]] = deque(maxlen=max(4, min(32, _KEPT_BYTES // max(1, frame_bytes))))
        self._next: tuple[int, VideoFrame] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; a later `frame` opens it again."""
        self._ahead = self._next = None
        self._behind.clear()
        self._decoder.close()

    def frame(self, index: int, size: tuple[int, int] | None = None) -> NDArray[np.uint8]:
        """The upright picture of a frame, uint8 [H, W, 3] RGB, read-only; `size` is (width, height), None as displayed.

        A frame that cannot be decoded is stood in for by the nearest one before it that can (or the first one after it).

        Raises:
            IndexError: If the video has no such frame.
            VideoOpenError: If the file cannot be opened (any more).
            DecodeError: If no frame near it can be decoded.
        """
        if not 0 <= index < len(self._info.frames):
            raise IndexError(f"frame {index} of {len(self._info.frames)}")
        picture = self._decoded(index)
        maker = self._makers.get(size)
        if maker is None:
            maker = self._makers[size] = PictureMaker(self._info, size)
        return frozen(maker.rgb(picture))

    def _decoded(self, index: int) -> VideoFrame:
        for known, picture in self._behind:
            if known == index:
                return picture
        sync = self._decoder.sync_before(index)
        if not self._behind or self._behind[-1][0] > index or self._behind[-1][0] < sync:
            self._behind.clear()
            self._next = None
            self._ahead = self._decoder.frames(sync)
        while not self._behind or self._behind[-1][0] < index:
            coming = self._next or self._pull()
            self._next = None
            if coming is None:
                break
            if self._behind and coming[0] > index:
                self._next = coming
                break
            self._behind.append(coming)
        if not self._behind:
            raise DecodeError("no picture can be decoded here", path=self._info.path, frame=index)
        return self._behind[-1][1]

    def _pull(self) -> tuple[int, VideoFrame] | None:
        return next(self._ahead, None) if self._ahead is not None else None
