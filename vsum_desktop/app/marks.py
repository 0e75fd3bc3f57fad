"""The in and out marks: a stretch of the video picked out by hand, to be pinned, banned or looked at more closely.

Marks are places, not edits: they change no summary and are not undone. The out mark is the end of the frame it was set on.
"""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QObject, Signal, Slot

from vsum_desktop.core.timing import Interval
from vsum_desktop.core.video import VideoInfo


class Marks(QObject):
    """The marks of the open video.

    Signals:
        changed: One of them is another.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._video: VideoInfo | None = None
        self.start: Fraction | None = None
        self.end: Fraction | None = None

    @property
    def span(self) -> Interval | None:
        """The marked stretch; None unless both marks are set."""
        return Interval(self.start, self.end) if self.start is not None and self.end is not None else None

    @Slot(object)
    def open(self, video: VideoInfo | None) -> None:
        """Another video: no marks."""
        self._video = video
        self._set(None, None)

    def set_start(self, frame: int) -> None:
        """Mark in: the start of a frame; an out mark before it goes."""
        if self._video is not None:
            start = self._video.frames.time(frame)
            self._set(start, self.end if self.end is not None and self.end > start else None)

    def set_end(self, frame: int) -> None:
        """Mark out: the end of a frame; an in mark after it goes."""
        if self._video is not None:
            end = self._video.frames.time(frame + 1)
            self._set(self.start if self.start is not None and self.start < end else None, end)

    def set_span(self, first: float, second: float) -> None:
        """Mark from one frame's start to another's, those nearest to two times: seconds in any order; one frame at least."""
        if self._video is not None:
            frames = self._video.frames
            low, high = sorted((frames.border_at(first), frames.border_at(second)))
            low = min(low, len(frames) - 1)
            self._set(frames.time(low), frames.time(max(high, low + 1)))

    def set_times(self, start: float | None, end: float | None) -> None:
        """Mark at the frame borders nearest to one time or two, in seconds; a mark that is not given stays where it can."""
        if start is not None and end is not None:
            self.set_span(start, end)
        elif self._video is not None and start is not None:
            self.set_start(min(self._video.frames.border_at(start), len(self._video.frames) - 1))
        elif self._video is not None and end is not None:
            self.set_end(max(0, self._video.frames.border_at(end) - 1))

    @Slot()
    def clear(self) -> None:
        """No marks."""
        self._set(None, None)

    def _set(self, start: Fraction | None, end: Fraction | None) -> None:
        if (start, end) != (self.start, self.end):
            self.start, self.end = start, end
            self.changed.emit()
