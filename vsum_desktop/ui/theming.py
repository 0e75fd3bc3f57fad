"""Puts a theme on the application: palette, style sheet, pictures that rules name. The choice is remembered."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal, Slot
from PySide6.QtWidgets import QApplication

from vsum_desktop.ui.icons import application_icon, write_style_icons
from vsum_desktop.ui.theme import DARK, LIGHT, Theme

SYSTEM = "system"
CHOICES = (SYSTEM, "dark", "light")


class ThemeSwitch(QObject):
    """The theme in use, and what was chosen: `dark`, `light`, or `system` to follow the desktop.

    Signals:
        changed(Theme)
    """

    changed = Signal(object)

    def __init__(self, application: QApplication, choice: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._application = application
        self._folder = QTemporaryDir()
        application.setStyle("Fusion")
        self.choice = choice
        self._tell_desktop()
        self.theme = Theme.of(self._wanted(), application.font())
        self._apply()
        application.styleHints().colorSchemeChanged.connect(self._on_desktop)

    def choose(self, choice: str) -> None:
        """Take one of `CHOICES`."""
        self.choice = choice
        self._tell_desktop()
        self._take()

    @Slot()
    def _on_desktop(self) -> None:
        """The desktop went dark or light."""
        if self.choice == SYSTEM:
            self._take()

    def _wanted(self) -> str:
        return system_theme(self._application) if self.choice == SYSTEM else self.choice

    def _take(self) -> None:
        name = self._wanted()
        if name != self.theme.tokens.name:
            self.theme = Theme.of(name, self._application.font())
            self._apply()
            self.changed.emit(self.theme)

    def _tell_desktop(self) -> None:
        """What the desktop draws round the window has the same theme."""
        scheme = {"dark": Qt.ColorScheme.Dark, "light": Qt.ColorScheme.Light}.get(self.choice, Qt.ColorScheme.Unknown)
        self._application.styleHints().setColorScheme(scheme)

    def _apply(self) -> None:
        icons = write_style_icons(Path(self._folder.path()), self.theme)
        self._application.setPalette(self.theme.palette())
        self._application.setStyleSheet(self.theme.style_sheet(icons))
        self._application.setWindowIcon(application_icon(self.theme.tokens))


def system_theme(application: QApplication) -> str:
    """The theme that the desktop asks for; dark where it asks for none."""
    light = application.styleHints().colorScheme() == Qt.ColorScheme.Light
    return (LIGHT if light else DARK).name
