"""One player of Qt's on one file, spoken to in frames: cue it, play it, and hear which frame it shows.

Seeking goes to the middle of a frame, where rounding to milliseconds cannot miss it, and what the sink still brings of the time
before the seek is dropped.
"""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QObject, Qt, QUrl, Signal, Slot
from PySide6.QtMultimedia import QAudioOutput, QMediaDevices, QMediaPlayer, QVideoFrame, QVideoSink

from vsum_desktop.core.video import VideoInfo

_MICROSECOND = Fraction(1, 1_000_000)
_LEFTOVERS = 4  # frames from before a seek that may still arrive after it
_AFTER_SEEK = 12  # frames behind the one sought that the first picture may be
_ROUNDING = Fraction(1, 2000)  # frame times of the sink are rounded to the container's clock, at worst 1 ms


class Deck(QObject):
    """A player.

    Signals:
        shown(int, QVideoFrame): A frame has come, wanted or not: also the one that was cued.
        ended, failed(str): Queued, because both may lead to the end of the deck.
    """

    shown = Signal(int, QVideoFrame)
    ended = Signal()
    failed = Signal(str)

    def __init__(self, info: VideoInfo, muted: bool, volume: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._info = info
        self._sought: int | None = None
        self._leftovers = 0
        self.pictures = 0  # since playing began
        self.cued: tuple[int, QVideoFrame] | None = None  # what waits to be shown first
        self._waits = False
        self._player, self._sink = QMediaPlayer(self), QVideoSink(self)
        self._sink.videoFrameChanged.connect(self._on_frame)
        self._player.setVideoSink(self._sink)
        self._player.errorOccurred.connect(self._on_error, Qt.ConnectionType.QueuedConnection)
        self._player.mediaStatusChanged.connect(self._on_status, Qt.ConnectionType.QueuedConnection)
        self._audio: QAudioOutput | None = None
        if QMediaDevices.audioOutputs():
            self._audio = QAudioOutput(self)
            self._player.setAudioOutput(self._audio)
            self.set_sound(muted, volume)
        self._player.setSource(QUrl.fromLocalFile(str(info.path)))

    def set_sound(self, muted: bool, volume: float) -> None:
        """Sound on or off, and how loud in [0, 1], as it is heard: half is half as loud."""
        if self._audio is not None:
            self._audio.setMuted(muted)
            self._audio.setVolume(volume**2)

    def set_rate(self, rate: float) -> None:
        """Speed > 0."""
        self._player.setPlaybackRate(rate)

    def cue(self, frame: int) -> None:
        """Wait at a frame, decoded and ready to go on."""
        self._waits, self.cued = True, None
        self._player.pause()
        self._seek(frame)

    def start(self, rate: float) -> None:
        """Go on from where it waits."""
        self._waits, self.pictures = False, 0
        self._player.setPlaybackRate(rate)
        self._player.play()

    def play(self, frame: int, rate: float) -> None:
        """Play from a frame, whatever went on before."""
        self._waits, self.cued, self.pictures = False, None, 0
        self._player.setPlaybackRate(rate)
        if frame > 0 or self._player.position() > 0:
            self._seek(frame)
        self._player.play()

    def pause(self) -> None:
        """Stand still."""
        self._player.pause()

    def release(self) -> None:
        """Let go of the file and of the sound device; what is on its way by then is still signalled."""
        self._sink.videoFrameChanged.disconnect(self._on_frame)
        self._player.errorOccurred.disconnect(self._on_error)
        self._player.mediaStatusChanged.disconnect(self._on_status)
        self._player.stop()
        self._player.setVideoSink(None)  # type: ignore[arg-type]  # the stub forgets that None is allowed
        self._player.setSource(QUrl())
        self.deleteLater()

    def _seek(self, frame: int) -> None:
        frames = self._info.frames
        middle = (frames.time(frame) + frames.time(frame + 1)) / 2
        self._sought, self._leftovers = frame, _LEFTOVERS
        self._player.setPosition(int(middle * 1000))

    @Slot(QVideoFrame)
    def _on_frame(self, picture: QVideoFrame) -> None:
        if not picture.isValid() or picture.startTime() < 0:
            return
        frame = self._info.frames.frame_at(picture.startTime() * _MICROSECOND + _ROUNDING)
        self.pictures += 1
        if self._sought is not None:
            if not self._sought <= frame <= self._sought + _AFTER_SEEK and self._leftovers > 0:
                self._leftovers -= 1
                return
            self._sought = None
        if self._waits:
            self.cued = (frame, picture)
        else:
            self.shown.emit(frame, picture)

    @Slot(QMediaPlayer.MediaStatus)
    def _on_status(self, status: QMediaPlayer.MediaStatus) -> None:
        if status == QMediaPlayer.MediaStatus.EndOfMedia:
            self.ended.emit()
        elif self._sought is not None and status in (
            QMediaPlayer.MediaStatus.LoadedMedia,
            QMediaPlayer.MediaStatus.BufferedMedia,
        ):
            self._seek(self._sought)

    @Slot(QMediaPlayer.Error, str)
    def _on_error(self, error: QMediaPlayer.Error, text: str) -> None:
        self.failed.emit(text)
