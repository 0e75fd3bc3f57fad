"""Ties the playback controller to the player: buttons, keys, clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Slot
from PySide6.QtGui import QImage

from vsum_desktop.app.numbers import seconds
from vsum_desktop.ui.words import clock_text

if TYPE_CHECKING:
    from vsum_desktop.ui.main_window import MainWindow

_VOLUME_STEP = 0.1


class TransportView(QObject):
    """What playback looks like in a window, and every command that moves the playhead."""

    def __init__(self, window: MainWindow, settings: QSettings) -> None:
        """Sound is as loud as it was; `settings` remember it."""
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._session = window.workspace.session
        self._playback = window.workspace.playback
        self._connect_playback()
        self._connect_commands()
        self._on_playing()
        self.show_clock()
        self._playback.set_volume(float(str(settings.value("volume", 1.0))))
        self._playback.set_muted(str(settings.value("muted", False)).lower() == "true")

    def _connect_playback(self) -> None:
        playback, transport = self._playback, self._window.player.transport
        playback.picture_changed.connect(self._on_picture)
        playback.playhead_changed.connect(self._on_playhead)
        playback.playing_changed.connect(self._on_playing)
        playback.summary_only_changed.connect(self._on_playing)
        playback.rate_changed.connect(transport.set_rate)
        playback.muted_changed.connect(self._on_muted)
        playback.volume_changed.connect(self._on_volume)
        playback.loop_changed.connect(transport.set_loop)
        transport.rate_chosen.connect(playback.set_rate)
        transport.loop_chosen.connect(playback.set_loop)
        transport.volume_changed.connect(playback.set_volume)
        self._session.video_changed.connect(self.show_clock)
        self._session.solution_changed.connect(self._on_playing)
        self._window.timeline.sought.connect(playback.user_seek)
        self._window.player.picture.clicked.connect(playback.toggle)
        transport.summary.clicked.connect(playback.toggle_summary)

    def _connect_commands(self) -> None:
        actions, transport = self._window.actions_, self._window.player.transport
        commands = {
            "play": self._playback.toggle,
            "play_summary": self._playback.toggle_summary,
            "frame_back": self._frame_back,
            "frame_on": self._frame_on,
            "second_back": self._second_back,
            "second_on": self._second_on,
            "ten_back": self._ten_back,
            "ten_on": self._ten_on,
            "start": self._to_start,
            "end": self._to_end,
            "clip_back": self._clip_back,
            "clip_on": self._clip_on,
            "slower": self._slower,
            "faster": self._faster,
            "rate_down": self._rate_down,
            "rate_up": self._rate_up,
            "louder": self._louder,
            "softer": self._softer,
            "loop": self._playback.next_loop,
            "zoom_in": self._zoom_in,
            "zoom_out": self._zoom_out,
            "fit": self._window.timeline.range.fit,
        }
        for name, slot in commands.items():
            actions[name].triggered.connect(slot)
        actions["mute"].toggled.connect(self._playback.set_muted)
        buttons = {
            transport.play: "play",
            transport.back: "frame_back",
            transport.forward: "frame_on",
            transport.start: "start",
            transport.end: "end",
            transport.mute: "mute",
        }
        for button, name in buttons.items():
            button.clicked.connect(actions[name].trigger)

    # Playback's values

    @Slot(QImage)
    def _on_picture(self, image: QImage) -> None:
        self._window.player.picture.set_image(image)

    @Slot(int)
    def _on_playhead(self, frame: int) -> None:
        self._window.timeline.set_playhead(float(self._playback.time))
        self.show_clock()

    @Slot(bool)
    def _on_muted(self, muted: bool) -> None:
        self._window.player.transport.set_muted(muted)
        self._window.actions_["mute"].setChecked(muted)
        self._settings.setValue("muted", muted)

    @Slot(float)
    def _on_volume(self, volume: float) -> None:
        self._window.player.transport.set_volume(volume)
        self._settings.setValue("volume", volume)

    @Slot()
    def _on_playing(self) -> None:
        """Playing or not, alone the summary or not, and how long that is."""
        transport, solution = self._window.player.transport, self._session.solution
        transport.set_playing(self._playback.playing)
        summary = solution.summary if solution is not None else None
        length = seconds(summary.duration) if summary is not None and summary.clips else ""
        transport.set_summary(length, self._playback.summary_only and self._playback.playing)

    @Slot()
    def show_clock(self) -> None:
        """The playhead's time code and the last frame's."""
        transport, video = self._window.player.transport, self._session.video
        if video is None:
            transport.set_clock("00:00:00:00", "")
        else:
            transport.set_clock(clock_text(video.frames, self._playback.frame), clock_text(video.frames, len(video.frames) - 1))

    # Commands

    @Slot()
    def _frame_back(self) -> None:
        self._playback.step(-1)

    @Slot()
    def _frame_on(self) -> None:
        self._playback.step(+1)

    @Slot()
    def _second_back(self) -> None:
        self._playback.jump(-1)

    @Slot()
    def _second_on(self) -> None:
        self._playback.jump(+1)

    @Slot()
    def _ten_back(self) -> None:
        self._playback.jump(-10)

    @Slot()
    def _ten_on(self) -> None:
        self._playback.jump(+10)

    @Slot()
    def _to_start(self) -> None:
        self._playback.seek_frame(0)

    @Slot()
    def _to_end(self) -> None:
        if self._session.video is not None:
            self._playback.seek_frame(len(self._session.video.frames) - 1)

    @Slot()
    def _clip_back(self) -> None:
        self._playback.go_to_clip(-1)

    @Slot()
    def _clip_on(self) -> None:
        self._playback.go_to_clip(+1)

    @Slot()
    def _slower(self) -> None:
        self._playback.shuttle(-1)

    @Slot()
    def _faster(self) -> None:
        self._playback.shuttle(+1)

    @Slot()
    def _rate_down(self) -> None:
        self._playback.change_rate(-1)

    @Slot()
    def _rate_up(self) -> None:
        self._playback.change_rate(+1)

    @Slot()
    def _louder(self) -> None:
        self._playback.set_volume(self._playback.volume + _VOLUME_STEP)

    @Slot()
    def _softer(self) -> None:
        self._playback.set_volume(self._playback.volume - _VOLUME_STEP)

    @Slot()
    def _zoom_in(self) -> None:
        self._window.timeline.range.zoom(0.5, float(self._playback.time))

    @Slot()
    def _zoom_out(self) -> None:
        self._window.timeline.range.zoom(2.0, float(self._playback.time))
