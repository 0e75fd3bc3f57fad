"""Menus and keys: every command once, as an action that menu, button and key share.

A new command is a row of `COMMANDS`; its words are collected for translation from there, and its keys can be changed.

Commands on single keys are not Qt shortcuts, which would take the key away from whatever has the focus: the window triggers
them for keys that nobody else wanted, so that Space presses a focused button, arrows move a slider, and letters are typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from vsum_desktop.app.translation import word
from vsum_desktop.ui.widgets import IconButton


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name in the code, its menu, its words, its keys at first, and a tooltip that says more.

    `plain` keys are triggered by the window.
    """

    name: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    plain: bool = False
    tip: str = ""


SEPARATOR = ""

COMMANDS: tuple[Command, ...] = (
    Command("open", "&File", "&Open…", ("Ctrl+O",), tip="Open a video or a project"),
    Command("recent", "&File", "Open &recent"),
    Command("next_video", "&File", "&Next video", ("Ctrl+N",), tip="Open the next of the files that wait"),
    Command("waiting", "&File", "&Waiting videos"),
    Command("close", "&File", "&Close", ("Ctrl+W",), tip="Let go of the video"),
    Command(SEPARATOR, "&File", ""),
    Command("save", "&File", "&Save project", ("Ctrl+S",), tip="Keep query, pins, trims and budget in a file"),
    Command("save_as", "&File", "Save project &as…", ("Ctrl+Shift+S",)),
    Command(SEPARATOR, "&File", ""),
    Command("export", "&File", "&Export…", ("Ctrl+E",)),
    Command(SEPARATOR, "&File", ""),
    Command("quit", "&File", "&Quit", ("Ctrl+Q",)),
    Command("undo", "&Edit", "&Undo", ("Ctrl+Z",)),
    Command("redo", "&Edit", "&Redo", ("Ctrl+Shift+Z", "Ctrl+Y")),
    Command(SEPARATOR, "&Edit", ""),
    Command("ask", "&Edit", "&Ask for something", ("Ctrl+F", "/"), plain=True),
    Command("compare", "&Edit", "&Compare with another query", ("Ctrl+Return",), plain=True),
    Command(SEPARATOR, "&Edit", ""),
    Command("pin", "&Edit", "&Pin the shot here", ("P",), plain=True),
    Command("ban", "&Edit", "&Ban the shot here", ("X",), plain=True),
    Command("mark_in", "&Edit", "Mark &in", ("I",), plain=True),
    Command("mark_out", "&Edit", "Mark &out", ("O",), plain=True),
    Command("clear_marks", "&Edit", "Clear &marks", ("Esc",), plain=True),
    Command(SEPARATOR, "&Edit", ""),
    Command("copy_values", "&Edit", "Copy curves as CS&V", ("Ctrl+Shift+C",)),
    Command(SEPARATOR, "&Edit", ""),
    Command("trim_start", "&Edit", "Begin the clip &here", ("Q",), plain=True, tip="Trim the clip or shot here"),
    Command("trim_end", "&Edit", "&End the clip here", ("W",), plain=True, tip="Trim the clip or shot here"),
    Command("untrim", "&Edit", "Clip as it &was", ("Shift+W",), plain=True, tip="Take back the trim of the shot here"),
    Command(SEPARATOR, "&Edit", ""),
    Command("clip_up", "&Edit", "Clip e&arlier", ("Alt+Up",), plain=True, tip="Move the selected clips in the summary"),
    Command("clip_down", "&Edit", "Clip la&ter", ("Alt+Down",), plain=True, tip="Move the selected clips in the summary"),
    Command("time_order", "&Edit", "Clips in order of t&ime", tip="Take back your own order"),
    Command(SEPARATOR, "&Edit", ""),
    Command("less", "&Edit", "Budget: one clip &less", ("[",), plain=True),
    Command("more", "&Edit", "Budget: one clip &more", ("]",), plain=True),
    Command(SEPARATOR, "&Edit", ""),
    Command("preferences", "&Edit", "Pre&ferences…", ("Ctrl+,",)),
    Command("theme", "&View", "&Theme"),
    Command(SEPARATOR, "&View", ""),
    Command("zoom_in", "&View", "Zoom &in", ("Ctrl++", "Ctrl+=")),
    Command("zoom_out", "&View", "Zoom &out", ("Ctrl+-",)),
    Command("fit", "&View", "Whole &video", ("Ctrl+0",)),
    Command("zoom_marks", "&View", "Zoom to the &marks", ("Ctrl+M",)),
    Command("pan_back", "&View", "Earlier part", ("PgUp",), plain=True),
    Command("pan_on", "&View", "Later part", ("PgDown",), plain=True),
    Command(SEPARATOR, "&View", ""),
    Command("graph", "&View", "&Graph or picture", ("G",), plain=True),
    Command("full_screen", "&View", "&Full screen", ("F11", "F"), plain=True),
    Command("play", "&Playback", "&Play or pause", ("Space", "K"), plain=True),
    Command("play_summary", "&Playback", "Play the &summary", ("S",), plain=True),
    Command(SEPARATOR, "&Playback", ""),
    Command("frame_back", "&Playback", "One frame &back", ("Left", ","), plain=True),
    Command("frame_on", "&Playback", "One frame &on", ("Right", "."), plain=True),
    Command("second_back", "&Playback", "One second back", ("Shift+Left",), plain=True),
    Command("second_on", "&Playback", "One second on", ("Shift+Right",), plain=True),
    Command("ten_back", "&Playback", "Ten seconds back", ("Ctrl+Left",), plain=True),
    Command("ten_on", "&Playback", "Ten seconds on", ("Ctrl+Right",), plain=True),
    Command("start", "&Playback", "Start", ("Home",), plain=True),
    Command("end", "&Playback", "End", ("End",), plain=True),
    Command("clip_back", "&Playback", "Previous clip", ("Up",), plain=True),
    Command("clip_on", "&Playback", "Next clip", ("Down",), plain=True),
    Command(SEPARATOR, "&Playback", ""),
    Command("loop", "&Playback", "&Repeat", ("R",), plain=True, tip="Nothing, all, the marked span, or the clip"),
    Command(SEPARATOR, "&Playback", ""),
    Command("slower", "&Playback", "Bac&kwards, or slower", ("J",), plain=True),
    Command("faster", "&Playback", "&Forwards, or faster", ("L",), plain=True),
    Command("rate_down", "&Playback", "Lower speed", ("<",), plain=True),
    Command("rate_up", "&Playback", "Higher speed", (">",), plain=True),
    Command(SEPARATOR, "&Playback", ""),
    Command("mute", "&Playback", "Sound o&ff", ("Shift+M",), plain=True),
    Command("louder", "&Playback", "Louder", ("Shift+Up",), plain=True),
    Command("softer", "&Playback", "Softer", ("Shift+Down",), plain=True),
    Command("analyze", "&Analysis", "&Analyse again", ("F5",)),
    Command("cancel", "&Analysis", "&Cancel", ("Ctrl+.",)),
    Command(SEPARATOR, "&Analysis", ""),
    Command("scorer", "&Analysis", "&Scorer"),
    Command("models", "&Analysis", "&Models…", tip="See, check, install and remove models"),
    Command("keys", "&Help", "&Keyboard", ("?", "F1"), plain=True),
    Command(SEPARATOR, "&Help", ""),
    Command("logs", "&Help", "Open the &logs folder"),
    Command("report", "&Help", "&Copy system report", tip="Versions, device and models, for a report of a problem"),
    Command(SEPARATOR, "&Help", ""),
    Command("about", "&Help", "About &VSum Desktop"),
)

_SUBMENUS = ("recent", "waiting", "theme", "scorer")


class Actions(QObject):
    """All actions, in menus.

    Signals:
        keys_changed: Commands have other keys now.
    """

    keys_changed = Signal()

    def __init__(self, bar: QMenuBar, parent: QObject) -> None:
        super().__init__(parent)
        self._actions: dict[str, QAction] = {}
        self._plain: dict[str, QAction] = {}
        self._keys: dict[str, tuple[str, ...]] = {}
        self._buttons: list[tuple[IconButton, str]] = []
        self.menus: dict[str, QMenu] = {}
        self.themes = QActionGroup(self)
        for command in COMMANDS:
            menu = self.menus.get(command.menu) or self.menus.setdefault(
                command.menu, bar.addMenu(word("Commands", command.menu))
            )
            if command.name == SEPARATOR:
                menu.addSeparator()
            elif command.name in _SUBMENUS:
                self.menus[command.name] = menu.addMenu(word("Commands", command.text))
            else:
                self._add(command, menu)
        self.set_keys({})
        self["mute"].setCheckable(True)
        for name, text in (("system", self.tr("&System")), ("dark", self.tr("&Dark")), ("light", self.tr("&Light"))):
            action = self.menus["theme"].addAction(text)
            action.setCheckable(True)
            action.setData(name)
            self.themes.addAction(action)

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def enable(self, names: tuple[str, ...], enabled: bool) -> None:
        """Offer commands or grey them out."""
        for name in names:
            self._actions[name].setEnabled(enabled)

    def set_keys(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        """Give commands other keys, by name; those that are not named get the keys of the table."""
        self._plain = {}
        for command in COMMANDS:
            if command.name not in self._actions:
                continue
            action = self._actions[command.name]
            self._keys[command.name] = keys.get(command.name, command.keys)
            sequences = [QKeySequence(key) for key in self._keys[command.name]]
            action.setShortcuts(sequences)
            if command.plain:
                self._plain.update((sequence.toString(), action) for sequence in sequences)
        for button, name in self._buttons:
            button.set_shortcut(self.shortcut(name))
        self.keys_changed.emit()

    def shortcut(self, name: str) -> str:
        """The first key of a command, as people write it; empty if it has none."""
        keys = self._keys[name]
        return shown_key(keys[0]) if keys else ""

    def name_key(self, button: IconButton, name: str) -> None:
        """Let a button's tooltip name the key of a command, also when it changes."""
        self._buttons.append((button, name))
        button.set_shortcut(self.shortcut(name))

    def trigger_key(self, event: QKeyEvent) -> bool:
        """Run the command of a key that nobody else wanted; returns whether there is one."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        written = event.text() if event.text().isprintable() and not event.text().isalnum() else ""
        action = self._plain.get(written) if written.strip() else None
        if action is None:
            action = self._plain.get(QKeySequence(event.key() | modifiers.value).toString())
        if action is None or not action.isEnabled():
            return False
        action.trigger()
        return True

    def _add(self, command: Command, menu: QMenu) -> None:
        action = menu.addAction(word("Commands", command.text))
        if command.tip:
            action.setToolTip(word("Commands", command.tip))
            action.setStatusTip(word("Commands", command.tip))
        self._actions[command.name] = action
        if command.plain:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)


def shown_key(key: str) -> str:
    """A key as people of this system write it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
