"""A first look at a long video: pictures of sync frames only, each decoded by itself."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.jobs import CancelToken
from vsum_desktop.core.specs import ResizeMode
from vsum_desktop.core.video import FrameSample, VideoInfo, frozen
from vsum_desktop.media.decoder import VideoDecoder
from vsum_desktop.media.pictures import PictureMaker, mean_luma


def spread_sync_frames(info: VideoInfo, number: int) -> NDArray[np.int64]:
    """At most `number` sync frames, spread evenly over time, int64, increasing; those nearest to evenly spaced moments."""
    sync = info.sync_frames
    if len(sync) <= number:
        return sync
    times = info.frames.pts[sync]
    wanted = np.linspace(int(times[0]), int(times[-1]), number)
    after = np.clip(np.searchsorted(times, wanted), 1, len(sync) - 1)
    nearest = np.where(wanted - times[after - 1] <= times[after] - wanted, after - 1, after)
    return frozen(sync[np.unique(nearest)])


class SyncReader:
    """Iterates over the pictures of some sync frames, in order; one that cannot be decoded is left out.

    Args:
        info: The probed video.
        frames: int64, sync frames, increasing.
        size: Width and height of the pictures.
        cancel: Checked before every seek.
        resize: How another shape is reached.
    """

    def __init__(
        self,
        info: VideoInfo,
        frames: NDArray[np.int64],
        size: tuple[int, int],
        cancel: CancelToken | None = None,
        resize: ResizeMode = "squash",
    ) -> None:
        self._info = info
        self._frames = frames
        self._size, self._resize = size, resize
        self._cancel = cancel or CancelToken()

    @property
    def cuts(self) -> NDArray[np.int64]:
        """None: between two sync frames nothing is seen."""
        return np.zeros(0, np.int64)

    @property
    def warnings(self) -> tuple[str, ...]:
        """None: the full pass reads everything and says what is wrong."""
        return ()

    def __iter__(self) -> Iterator[FrameSample]:
        """Seek, decode one picture, and go on.

        Raises:
            VideoOpenError: If the file cannot be opened (any more).
            DecodeError: If the stream's pixel format cannot be converted.
            Cancelled: If the token is set.
        """
        maker = PictureMaker(self._info, self._size, self._resize)
        with VideoDecoder(self._info, self._cancel) as decoder:
            for frame in self._frames.tolist():
                self._cancel.raise_if_cancelled()
                picture = decoder.sync_picture(frame)
                if picture is not None:
                    rgb = maker.rgb(picture)
                    yield FrameSample(frame, self._info.frames.time(frame), frozen(rgb), mean_luma(rgb))
