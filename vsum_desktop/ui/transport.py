"""Buttons, clock, speed, loop and sound under the picture."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSlider, QToolButton, QWidget

from vsum_desktop.app.numbers import Number, percent
from vsum_desktop.app.playback_controller import RATES
from vsum_desktop.app.route import Loop
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.widgets import IconButton, button, label, surface, tabular

_VOLUME_STEPS = 20


class Transport(QWidget):
    """The row.

    Signals:
        rate_chosen(float), loop_chosen(Loop), volume_changed(float)
    """

    rate_chosen = Signal(float)
    loop_chosen = Signal(object)
    volume_changed = Signal(float)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        surface(self, "panel")
        self.start = IconButton("skip-start", self.tr("Go to the start"), "Home")
        self.back = IconButton("step-back", self.tr("One frame back"), "←")
        self.play = IconButton("play", self.tr("Play"), "Space")
        self.forward = IconButton("step-forward", self.tr("One frame on"), "→")
        self.end = IconButton("skip-end", self.tr("Go to the end"), "End")
        self.loop = IconButton("loop", "", "R")
        self.mute = IconButton("sound", self.tr("Sound off"), "Shift+M")
        self.clock = label("00:00:00:00")
        self.clock.setToolTip(self.tr("Hours, minutes, seconds and frames of the playhead"))
        self.length = label("", "dim")
        self.summary = button(self.tr("Play summary"), "", self.tr("Play only what is in the summary (S)"))
        self.rate = self._rate_button()
        self._make_loop_menu()
        self.volume = self._volume_slider()
        self._icons = (self.start, self.back, self.play, self.forward, self.end, self.loop, self.mute)
        self._layout = QHBoxLayout(self)
        for step in (self.start, self.back, self.play, self.forward, self.end):
            self._layout.addWidget(step)
        self._layout.addSpacing(theme.px(8))
        self._layout.addWidget(self.clock)
        self._layout.addWidget(self.length)
        self._layout.addStretch(1)
        for widget in (self.summary, self.loop, self.rate, self.mute, self.volume):
            self._layout.addWidget(widget)
        self.apply_theme(theme)
        self.set_rate(1.0)
        self.set_loop(Loop.OFF)
        self.set_volume(1.0)

    def _rate_button(self) -> QToolButton:
        result = QToolButton()
        result.setProperty("role", "choice")
        result.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        result.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        result.setAccessibleName(self.tr("Speed"))
        result.setToolTip(self.tr("Speed (< slower, > faster; J and L also backwards)"))
        menu, self._rates = QMenu(result), QActionGroup(self)
        for rate in reversed(RATES):
            self._rates.addAction(_choice(menu, rate_text(rate), rate))
        self._rates.triggered.connect(self._on_rate)
        result.setMenu(menu)
        return result

    def _make_loop_menu(self) -> None:
        self.loop.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu, self._loops = QMenu(self.loop), QActionGroup(self)
        names = {
            Loop.OFF: self.tr("Play once"),
            Loop.WHOLE: self.tr("Repeat the video, or the summary"),
            Loop.MARKS: self.tr("Repeat from in to out mark"),
            Loop.CLIP: self.tr("Repeat the clip"),
        }
        for loop, text in names.items():
            self._loops.addAction(_choice(menu, text, loop))
        self._loops.triggered.connect(self._on_loop)
        self.loop.setMenu(menu)

    def _volume_slider(self) -> QSlider:
        result = QSlider(Qt.Orientation.Horizontal)
        result.setRange(0, _VOLUME_STEPS)
        result.setPageStep(4)
        result.setAccessibleName(self.tr("Volume"))
        result.valueChanged.connect(self._on_volume)
        return result

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._layout.setContentsMargins(theme.px(8), theme.px(5), theme.px(12), theme.px(5))
        self._layout.setSpacing(theme.px(4))
        for item in self._icons:
            item.apply_theme(theme)
        for text in (self.clock, self.length, self.rate):
            text.setFont(tabular(self.font()))
        self.rate.setMinimumWidth(theme.px(64))
        self.volume.setFixedSize(theme.px(64), theme.px(24))

    def set_playing(self, playing: bool) -> None:
        """Offer the other of play and pause."""
        self.play.set_icon("pause" if playing else "play")
        self.play.set_tip(self.tr("Pause") if playing else self.tr("Play"))

    def set_muted(self, muted: bool) -> None:
        """Offer the other of sound on and off."""
        self.mute.set_icon("muted" if muted else "sound")
        self.mute.set_tip(self.tr("Sound on") if muted else self.tr("Sound off"))

    def set_volume(self, volume: float) -> None:
        """Show how loud it is, in [0, 1]."""
        self.volume.blockSignals(True)
        self.volume.setValue(round(_VOLUME_STEPS * volume))
        self.volume.blockSignals(False)
        self.volume.setToolTip(self.tr("Volume {percent} (Shift+↑ and Shift+↓)").format(percent=percent(100 * volume)))

    def set_rate(self, rate: float) -> None:
        """Show the speed."""
        self.rate.setText(rate_text(rate))
        for action in self._rates.actions():
            action.setChecked(action.data() == rate)

    def set_loop(self, loop: Loop) -> None:
        """Show what is repeated."""
        for action in self._loops.actions():
            if action.data() is loop:
                action.setChecked(True)
                self.loop.set_tip(action.text())
        self.loop.set_token("text" if loop is Loop.OFF else "accent")

    def set_clock(self, clock: str, length: str) -> None:
        """Show the playhead's time and the video's length."""
        self.clock.setText(clock)
        self.length.setText(f"/ {length}" if length else "")

    def set_summary(self, text: str, active: bool) -> None:
        """Name the summary's length; empty while there is no summary."""
        name = self.tr("Stop summary") if active else self.tr("Play summary")
        self.summary.setText(name + (f" · {text}" if text else ""))
        self.summary.setEnabled(bool(text))

    @Slot(QAction)
    def _on_rate(self, action: QAction) -> None:
        self.rate_chosen.emit(action.data())

    @Slot(QAction)
    def _on_loop(self, action: QAction) -> None:
        self.loop_chosen.emit(action.data())

    @Slot(int)
    def _on_volume(self, value: int) -> None:
        self.volume_changed.emit(value / _VOLUME_STEPS)


def rate_text(rate: float) -> str:
    """`1×`, `0.25×`, backwards `−2×`."""
    return f"{Number(rate):g}×".replace("-", "−")


def _choice(menu: QMenu, text: str, value: object) -> QAction:
    action = menu.addAction(text)
    action.setCheckable(True)
    action.setData(value)
    return action
