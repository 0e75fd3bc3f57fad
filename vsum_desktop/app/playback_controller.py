"""The playhead: a frame index that player, timeline and lists share, moved by the user or by playback.

Qt plays sound and picture; the playhead follows the times of the frames that reach the sink, not the player's own position,
which lags by up to 100 ms. While paused the picture is the exact frame from the file. A file that Qt cannot decode (AV1 on a
machine without a decoder for it) plays with exact pictures by a clock of our own, without sound.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QAudioOutput, QMediaDevices, QMediaPlayer, QVideoFrame, QVideoSink

from vsum_desktop.app.picture_loader import PictureLoader
from vsum_desktop.app.silent_clock import SilentClock
from vsum_desktop.core.timing import Interval
from vsum_desktop.core.video import VideoInfo

RATES = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
_MICROSECOND = Fraction(1, 1_000_000)
_LEFTOVERS = 4  # frames from before a seek that may still arrive after it
_AFTER_SEEK = 12  # frames behind the one sought that the first picture may be
_ROUNDING = Fraction(1, 2000)  # frame times of the sink are rounded to the container's clock, at worst 1 ms


class PlaybackController(QObject):
    """Moves the playhead.

    Signals:
        playhead_changed(int): The frame under the playhead.
        picture_changed(QImage): What to show.
        playing_changed(bool), rate_changed(float), muted_changed(bool), summary_only_changed(bool)
        problem(str): Qt cannot play this file; it plays without sound.
    """

    playhead_changed = Signal(int)
    picture_changed = Signal(QImage)
    playing_changed = Signal(bool)
    rate_changed = Signal(float)
    muted_changed = Signal(bool)
    summary_only_changed = Signal(bool)
    problem = Signal(str)

    def __init__(self, loader: PictureLoader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loader = loader
        self._loader.frame_ready.connect(self._on_exact_picture)
        self._loader.failed.connect(self._on_no_picture)
        self._info: VideoInfo | None = None
        self._frame = 0
        self._playing = False
        self._rate = 1.0
        self._muted = False
        self._clips: tuple[Interval, ...] = ()
        self._summary_only = False
        self._sought: int | None = None
        self._leftovers = 0
        self._pictures = 0
        self._clock = SilentClock(self)
        self._clock.ticked.connect(self._on_tick)
        self._silent = False
        self._exactly = False
        self._player: QMediaPlayer | None = None
        self._sink: QVideoSink | None = None
        self._audio: QAudioOutput | None = None

    @property
    def frame(self) -> int:
        """The frame under the playhead."""
        return self._frame

    @property
    def time(self) -> Fraction:
        """Start of that frame in seconds; 0 without a video."""
        return self._info.frames.time(self._frame) if self._info else Fraction(0)

    @property
    def playing(self) -> bool:
        """Whether playback runs."""
        return self._playing

    @property
    def rate(self) -> float:
        """Speed, 1 as recorded."""
        return self._rate

    @property
    def muted(self) -> bool:
        """Whether sound is off."""
        return self._muted

    @property
    def summary_only(self) -> bool:
        """Whether playback jumps from clip to clip."""
        return self._summary_only

    def open(self, info: VideoInfo | None) -> None:
        """Show another video from its first frame, or none."""
        self.pause()
        self._release_player()
        self._info, self._clips = info, ()
        self._silent = self._exactly = False
        self._set_summary_only(False)
        self._frame = -1
        if info is not None:
            self.seek_frame(0)
        else:
            self._frame = 0

    def set_clips(self, clips: Sequence[Interval]) -> None:
        """The summary's clips, in order of time."""
        self._clips = tuple(clips)
        if not self._clips:
            self._set_summary_only(False)

    @Slot()
    def toggle(self) -> None:
        """Play or pause."""
        if self._playing:
            self.pause()
        else:
            self.play()

    @Slot()
    def play(self) -> None:
        """Play from the playhead; from the start if it is at the end."""
        if self._info is None or self._playing:
            return
        if self._frame >= len(self._info.frames) - 1:
            self.seek_frame(0)
        self._playing, self._pictures = True, 0
        if self._silent:
            self._seek_player()
        else:
            fresh, player = self._player is None, self._made_player()
            if not fresh or self._frame > 0:
                self._seek_player()
            player.setPlaybackRate(self._rate)
            player.play()
        self.playing_changed.emit(True)

    @Slot()
    def pause(self) -> None:
        """Pause on the frame that is shown, then show it exactly."""
        if not self._playing:
            return
        self._playing = False
        self._clock.stop()
        if self._player is not None:
            self._player.pause()
        self._loader.request_frame(self._frame)
        self.playing_changed.emit(False)

    @Slot()
    def toggle_summary(self) -> None:
        """Play only the clips, from the one under or after the playhead; a second call pauses."""
        if self._summary_only and self._playing:
            self.pause()
            return
        if not self._clips:
            return
        self._set_summary_only(True)
        if not any(clip.contains(self.time) for clip in self._clips):
            following = next((clip for clip in self._clips if clip.start > self.time), self._clips[0])
            self.seek_time(following.start)
        self.play()

    @Slot(bool)
    def set_muted(self, muted: bool) -> None:
        """Sound on or off."""
        if muted != self._muted:
            self._muted = muted
            if self._audio is not None:
                self._audio.setMuted(muted)
            self.muted_changed.emit(muted)

    def change_rate(self, steps: int) -> None:
        """Faster or slower by so many of the fixed speeds."""
        place = bisect.bisect_left(RATES, self._rate) + steps
        self.set_rate(RATES[min(max(place, 0), len(RATES) - 1)])

    def set_rate(self, rate: float) -> None:
        """Speed, 1 as recorded."""
        if rate != self._rate:
            self._rate = rate
            if self._player is not None:
                self._player.setPlaybackRate(rate)
            elif self._playing:
                self._seek_player()
            self.rate_changed.emit(rate)

    def seek_time(self, time: Fraction | float) -> None:
        """Go to the frame shown at `time`, clamped to the video."""
        if self._info is not None:
            self.seek_frame(self._info.frames.frame_at(max(Fraction(0), Fraction(time))))

    def seek_frame(self, frame: int) -> None:
        """Go to a frame, clamped to the video."""
        if self._info is None:
            return
        frame = min(max(frame, 0), len(self._info.frames) - 1)
        if frame == self._frame:
            return
        self._move(frame)
        if self._playing:
            self._seek_player()
        else:
            self._loader.request_frame(frame)

    def user_seek(self, time: Fraction | float) -> None:
        """Go where the user points; leaves summary playback when that is outside all clips."""
        if self._summary_only and not any(clip.contains(Fraction(time)) for clip in self._clips):
            self._set_summary_only(False)
        self.seek_time(time)

    def step(self, frames: int) -> None:
        """Pause and go on or back by so many frames."""
        self.pause()
        self.seek_frame(self._frame + frames)

    def jump(self, seconds: int) -> None:
        """Go on or back by so many seconds."""
        self.user_seek(max(Fraction(0), self.time + seconds))

    def go_to_clip(self, direction: int) -> None:
        """Go to the start of the next (+1) or previous (−1) clip."""
        starts = [clip.start for clip in self._clips]
        if direction > 0:
            target = next((start for start in starts if start > self.time), None)
        else:
            target = next((start for start in reversed(starts) if start < self.time), None)
        if target is not None and self._info is not None:
            self.seek_frame(self._info.frames.first_from(target))

    def shut_down(self) -> None:
        """Let go of the file and of the sound device."""
        self._playing = False
        self._clock.stop()
        self._release_player()

    def _move(self, frame: int) -> None:
        self._frame = frame
        self.playhead_changed.emit(frame)

    def _set_summary_only(self, on: bool) -> None:
        if on != self._summary_only:
            self._summary_only = on
            self.summary_only_changed.emit(on)

    def _made_player(self) -> QMediaPlayer:
        """Qt's player on the open file; made when first needed, for opening a file should be quick."""
        assert self._info is not None
        if self._player is None:
            player, sink = QMediaPlayer(self), QVideoSink(self)
            sink.videoFrameChanged.connect(self._on_sink_frame)
            player.setVideoSink(sink)
            # Queued: both may lead to the end of the player, which must not happen inside its own signal.
            player.errorOccurred.connect(self._on_player_error, Qt.ConnectionType.QueuedConnection)
            player.mediaStatusChanged.connect(self._on_media_status, Qt.ConnectionType.QueuedConnection)
            if QMediaDevices.audioOutputs():
                self._audio = QAudioOutput(self)
                self._audio.setMuted(self._muted)
                player.setAudioOutput(self._audio)
            player.setSource(QUrl.fromLocalFile(str(self._info.path)))
            self._player, self._sink = player, sink
        return self._player

    def _release_player(self) -> None:
        player, sink, audio = self._player, self._sink, self._audio
        self._player = self._sink = self._audio = None
        if player is not None and sink is not None:
            sink.videoFrameChanged.disconnect(self._on_sink_frame)
            player.errorOccurred.disconnect(self._on_player_error)
            player.mediaStatusChanged.disconnect(self._on_media_status)
            player.stop()
            player.setVideoSink(None)  # type: ignore[arg-type]  # the stub forgets that None is allowed
            player.setSource(QUrl())
            player.deleteLater()
            sink.deleteLater()
        if audio is not None:
            audio.deleteLater()

    def _seek_player(self) -> None:
        """Send whatever plays to the frame under the playhead: to its middle, where rounding to milliseconds cannot miss it."""
        if self._info is None:
            return
        frames = self._info.frames
        middle = (frames.time(self._frame) + frames.time(self._frame + 1)) / 2
        if self._silent:
            self._clock.start(float(middle), self._rate)
        if self._player is None:
            return
        self._sought, self._leftovers = self._frame, _LEFTOVERS
        self._player.setPosition(int(middle * 1000))

    @Slot(QVideoFrame)
    def _on_sink_frame(self, picture: QVideoFrame) -> None:
        if not self._playing or self._info is None or not picture.isValid() or picture.startTime() < 0:
            return
        frame = self._info.frames.frame_at(picture.startTime() * _MICROSECOND + _ROUNDING)
        self._pictures += 1
        if self._sought is not None:
            if not self._sought <= frame <= self._sought + _AFTER_SEEK and self._leftovers > 0:
                self._leftovers -= 1
                return
            self._sought = None
        if self._summary_only and self._jumped_over_gap(frame):
            return
        image = picture.toImage()
        if image.isNull():  # a pixel format that Qt converts only with a graphics card
            self._exactly = True
            self._loader.request_frame(frame)
        else:
            self.picture_changed.emit(image)
        if frame != self._frame:
            self._move(frame)

    @Slot(float)
    def _on_tick(self, seconds: float) -> None:
        if not self._playing or self._info is None:
            return
        last = len(self._info.frames) - 1
        frame = self._info.frames.frame_at(seconds)
        if self._summary_only and self._jumped_over_gap(frame):
            return
        if frame != self._frame:
            self._loader.request_frame(frame)
            self._move(frame)
        if frame >= last:
            self.pause()

    def _jumped_over_gap(self, frame: int) -> bool:
        """In summary playback: leave a frame outside all clips for the next clip, or stop after the last one."""
        assert self._info is not None
        time = self._info.frames.time(frame)
        if any(clip.contains(time) for clip in self._clips):
            return False
        following = next((clip for clip in self._clips if clip.start > time), None)
        if following is None:
            self.pause()
        else:
            self._move(self._info.frames.first_from(following.start))
            self._seek_player()
        return True

    @Slot(int, QImage)
    def _on_exact_picture(self, frame: int, image: QImage) -> None:
        if not self._playing or self._silent or self._exactly:
            self.picture_changed.emit(image)

    @Slot()
    def _on_no_picture(self) -> None:
        """The file cannot be read any more."""
        if self._silent:
            self.pause()

    @Slot(QMediaPlayer.MediaStatus)
    def _on_media_status(self, status: QMediaPlayer.MediaStatus) -> None:
        if self._player is None or self._info is None:
            return
        if status == QMediaPlayer.MediaStatus.EndOfMedia and self._playing:
            if self._pictures == 0 and self._info.duration - self.time > 1:
                self._go_silent("no picture of it could be decoded")
                return
            self._playing = False
            self.seek_frame(len(self._info.frames) - 1)
            self._loader.request_frame(self._frame)
            self.playing_changed.emit(False)
        elif (
            status in (QMediaPlayer.MediaStatus.LoadedMedia, QMediaPlayer.MediaStatus.BufferedMedia)
            and self._sought is not None
        ):
            self._seek_player()

    @Slot(QMediaPlayer.Error, str)
    def _on_player_error(self, error: QMediaPlayer.Error, text: str) -> None:
        if self._player is not None:
            self._go_silent(text)

    def _go_silent(self, reason: str) -> None:
        """Go on with pictures alone, from now on and for this file."""
        self._release_player()
        self._silent = True
        self.problem.emit(reason)
        if self._playing:
            self._seek_player()
