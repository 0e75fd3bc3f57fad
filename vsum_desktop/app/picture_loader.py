"""A second thread for exact pictures: the frame under the playhead first, then thumbnails, newest request first.

Requests that a newer one has made pointless are never decoded: of the playhead only the last position counts.
"""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections import OrderedDict
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from vsum_desktop.app.python_thread import PythonThread
from vsum_desktop.core.video import VideoInfo
from vsum_desktop.media.thumbnails import Thumbnails

THUMBNAIL_HEIGHT = 108
_NEARBY = 60  # frames
_KEPT = 1500  # thumbnails, some 80 KB each


def as_image(picture: NDArray[np.uint8]) -> QImage:
    """A uint8 [H, W, 3] RGB array as an image that owns its pixels."""
    height, width, _ = picture.shape
    pixels = np.ascontiguousarray(picture)
    return QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


class _Wanted(NamedTuple):
    """The next thing to decode."""

    generation: int
    info: VideoInfo
    frame: int
    size: tuple[int, int] | None


class _Queue:
    """What is wanted, shared by the two threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._generation = 0
        self._info: VideoInfo | None = None
        self._frame: int | None = None
        self._preview: int | None = None
        self._thumbnails: list[int] = []

    def open(self, info: VideoInfo | None) -> int:
        """Forget all requests and serve `info` from now on; returns its generation number."""
        with self._lock:
            self._generation += 1
            self._info, self._frame, self._preview = info, None, None
            self._thumbnails.clear()
            return self._generation

    def want_frame(self, frame: int) -> None:
        with self._lock:
            self._frame = frame

    def want_preview(self, frame: int) -> None:
        with self._lock:
            self._preview = frame

    def want_thumbnail(self, frame: int) -> None:
        with self._lock:
            self._thumbnails.append(frame)

    def forget_thumbnails(self) -> list[int]:
        """Drop the thumbnails that have not been made; returns them."""
        with self._lock:
            dropped, self._thumbnails = self._thumbnails, []
            return dropped

    def waiting(self) -> bool:
        """Whether anything is wanted."""
        with self._lock:
            return self._info is not None and (self._frame is not None or self._preview is not None or bool(self._thumbnails))

    def take(self) -> _Wanted | None:
        """The most urgent request, None if there is none."""
        with self._lock:
            if self._info is None:
                return None
            if self._frame is not None:
                frame, self._frame = self._frame, None
                return _Wanted(self._generation, self._info, frame, None)
            if self._preview is not None:
                frame, self._preview = self._preview, None
                return _Wanted(self._generation, self._info, frame, thumbnail_size(self._info))
            if self._thumbnails:
                return _Wanted(self._generation, self._info, self._thumbnails.pop(), thumbnail_size(self._info))
            return None


def thumbnail_size(info: VideoInfo) -> tuple[int, int]:
    """Width and height of a video's thumbnails: upright, its own aspect ratio, 108 px high."""
    return max(1, round(THUMBNAIL_HEIGHT * info.video.width / info.video.height)), THUMBNAIL_HEIGHT


@dataclass(slots=True, eq=False)
class _Source:
    """The open file of one generation."""

    generation: int
    thumbnails: Thumbnails


class _Worker(QObject):
    """Decodes pictures in the thread it lives in, one per turn of its event loop."""

    made = Signal(int, int, bool, QImage)
    failed = Signal(int, int, bool, object)
    drained = Signal()
    _again = Signal()

    def __init__(self, queue: _Queue) -> None:
        super().__init__()
        self._queue = queue
        self._source: _Source | None = None
        self._again.connect(self.work)

    @Slot()
    def work(self) -> None:
        """Make the most urgent picture, and come back if there was one."""
        wanted = self._queue.take()
        if wanted is None:
            self.drained.emit()
            return
        full = wanted.size is None
        try:
            picture = self._thumbnails(wanted).frame(wanted.frame, wanted.size)
        except Exception as error:
            self.failed.emit(wanted.generation, wanted.frame, full, error)
        else:
            self.made.emit(wanted.generation, wanted.frame, full, as_image(picture))
        self._again.emit()

    @Slot()
    def finish(self) -> None:
        """Close the file and end the thread."""
        self._close()
        self.thread().quit()

    def _thumbnails(self, wanted: _Wanted) -> Thumbnails:
        if self._source is None or self._source.generation != wanted.generation:
            self._close()
            self._source = _Source(wanted.generation, Thumbnails(wanted.info))
        return self._source.thumbnails

    def _close(self) -> None:
        if self._source is not None:
            self._source.thumbnails.close()
            self._source = None


class PictureLoader(QObject):
    """Exact pictures of the open video; lives in the GUI thread.

    Signals:
        frame_ready(int, QImage): The picture of a frame in full size.
        thumbnail_ready(int, QImage): A small one.
        failed(Exception): The frame under the playhead could not be shown.
    """

    frame_ready = Signal(int, QImage)
    thumbnail_ready = Signal(int, QImage)
    failed = Signal(object)
    _wake = Signal()
    _finish = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = _Queue()
        self._generation = 0
        self._open = False
        self._awake = False
        self._kept: OrderedDict[int, QImage] = OrderedDict()
        self._places: list[int] = []  # of those kept, in order
        self._asked: set[int] = set()
        self._thread = PythonThread(self)
        self._thread.setObjectName("pictures")
        self._worker = _Worker(self._queue)
        self._worker.moveToThread(self._thread)
        self._wake.connect(self._worker.work)
        self._finish.connect(self._worker.finish)
        self._worker.made.connect(self._on_made)
        self._worker.failed.connect(self._on_failed)
        self._worker.drained.connect(self._on_drained)
        self._thread.start()

    @property
    def busy(self) -> bool:
        """Whether pictures are on their way."""
        return self._awake

    def open(self, info: VideoInfo | None) -> None:
        """Serve another video from now on, or none; late pictures of the last one are dropped."""
        self._generation = self._queue.open(info)
        self._open = info is not None
        self._kept.clear()
        self._places.clear()
        self._asked.clear()

    def request_frame(self, frame: int) -> None:
        """Ask for the picture under the playhead; an earlier request that has not begun is forgotten."""
        if self._open:
            self._queue.want_frame(frame)
            self._rouse()

    def thumbnail(self, frame: int) -> QImage | None:
        """The thumbnail of a frame if it is there; otherwise it is asked for and None comes back."""
        if (image := self._kept.get(frame)) is not None:
            self._kept.move_to_end(frame)
            return image
        if self._open and frame not in self._asked:
            self._asked.add(frame)
            self._queue.want_thumbnail(frame)
            self._rouse()
        return None

    def thumbnail_near(self, frame: int) -> QImage | None:
        """A thumbnail that is there already, of the frame or of one nearby; what to show until the exact picture comes."""
        nearest = min(self._kept, key=lambda other: abs(other - frame), default=None)
        return self._kept[nearest] if nearest is not None and abs(nearest - frame) <= _NEARBY else None

    def nearest(self, frame: int) -> QImage | None:
        """The thumbnail nearest to a frame among those that are there, however far; None if there is none."""
        if not self._kept:
            return None
        if len(self._places) != len(self._kept):
            self._places = sorted(self._kept)
        place = bisect_left(self._places, frame)
        return self._kept[min(self._places[max(0, place - 1) : place + 1], key=lambda one: abs(one - frame))]

    def preview(self, frame: int) -> QImage | None:
        """The thumbnail of a frame, asked for in one place only: an earlier request that has not begun is forgotten."""
        if (image := self._kept.get(frame)) is not None:
            return image
        if self._open:
            self._queue.want_preview(frame)
            self._rouse()
        return None

    def forget_waiting(self) -> None:
        """Drop thumbnails that nobody looks at any more; whoever still does asks again when painting."""
        self._asked.difference_update(self._queue.forget_thumbnails())

    def shut_down(self) -> None:
        """End the thread; nothing is signalled afterwards."""
        if not self._thread.isRunning():
            return
        for signal in (self._worker.made, self._worker.failed, self._worker.drained):
            signal.disconnect()
        self.open(None)
        self._awake = False
        self._finish.emit()
        self._thread.wait()

    def _rouse(self) -> None:
        if not self._awake:
            self._awake = True
            self._wake.emit()

    @Slot(int, int, bool, QImage)
    def _on_made(self, generation: int, frame: int, full: bool, image: QImage) -> None:
        if generation != self._generation:
            return
        if full:
            self.frame_ready.emit(frame, image)
            return
        self._asked.discard(frame)
        self._kept[frame] = image
        self._places.clear()
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        self.thumbnail_ready.emit(frame, image)

    @Slot(int, int, bool, object)
    def _on_failed(self, generation: int, frame: int, full: bool, error: Exception) -> None:
        if generation == self._generation and full:
            self.failed.emit(error)

    @Slot()
    def _on_drained(self) -> None:
        self._awake = False
        if self._queue.waiting():  # asked for between the worker's last look and its word that nothing is left
            self._rouse()
