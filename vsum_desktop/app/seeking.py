"""Ways to move the playhead: to a time, by frames and seconds, from clip to clip."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from vsum_desktop.app.picture_loader import PictureLoader
from vsum_desktop.app.playback_settings import PlaybackSettings

_FAR = Fraction(1, 2)  # seconds of a jump from which on a thumbnail is shown until the exact frame is there


class Seeking(PlaybackSettings):
    """The part of playback that the user steers by hand.

    Signals:
        picture_changed(QImage): What to show.
    """

    picture_changed = Signal(QImage)

    def __init__(self, loader: PictureLoader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loader = loader

    @property
    def playing(self) -> bool:
        """Whether playback runs."""
        raise NotImplementedError

    def pause(self) -> None:
        """Pause on the frame that is shown."""
        raise NotImplementedError

    def seek_frame(self, frame: int) -> None:
        """Go to a frame, clamped to the video."""
        raise NotImplementedError

    @property
    def time(self) -> Fraction:
        """Start of that frame in seconds; 0 without a video."""
        return self._info.frames.time(self.frame) if self._info else Fraction(0)

    def seek_time(self, time: Fraction | float) -> None:
        """Go to the frame shown at `time`, clamped to the video."""
        if self._info is not None:
            self.seek_frame(self._info.frames.frame_at(max(Fraction(0), Fraction(time))))

    def user_seek(self, time: Fraction | float) -> None:
        """Go where the user points, with a thumbnail first; leaves summary playback when that is outside all clips."""
        if self._info is None:
            return
        frame = self._info.frames.frame_at(max(Fraction(0), Fraction(time)))
        if self.summary_only and not any(first <= frame < stop for first, stop in self._clips):
            self.set_summary_only(False)
        far = abs(self._info.frames.time(frame) - self.time) > _FAR
        self.seek_frame(frame)
        if far and not self.playing and (image := self._loader.thumbnail_near(self.frame)) is not None:
            self.picture_changed.emit(image)

    def step(self, frames: int) -> None:
        """Pause and go on or back by so many frames."""
        self.pause()
        self.seek_frame(self.frame + frames)

    def jump(self, seconds: int) -> None:
        """Go on or back by so many seconds."""
        self.user_seek(max(Fraction(0), self.time + seconds))

    def go_to_clip(self, direction: int) -> None:
        """Go to the start of the next (+1) or previous (−1) clip in time."""
        starts = sorted(first for first, _ in self._clips)
        if direction > 0:
            target = next((start for start in starts if start > self.frame), None)
        else:
            target = next((start for start in reversed(starts) if start < self.frame), None)
        if target is not None:
            self.seek_frame(target)
