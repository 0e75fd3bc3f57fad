"""Puts a theme on the application: palette, style sheet, pictures that rules name. The choice is remembered."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtWidgets import QApplication

from vsum_desktop.ui.icons import application_icon, write_style_icons
from vsum_desktop.ui.theme import DARK, LIGHT, Theme


class ThemeSwitch(QObject):
    """The theme in use.

    Signals:
        changed(Theme)
    """

    changed = Signal(object)

    def __init__(self, application: QApplication, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._application = application
        self._folder = QTemporaryDir()
        application.setStyle("Fusion")
        self.theme = Theme.of(name, application.font())
        self._apply()

    def choose(self, name: str) -> None:
        """Take `dark` or `light`."""
        if name != self.theme.tokens.name:
            self.theme = Theme.of(name, self._application.font())
            self._apply()
            self.changed.emit(self.theme)

    def _apply(self) -> None:
        icons = write_style_icons(Path(self._folder.path()), self.theme)
        self._application.setPalette(self.theme.palette())
        self._application.setStyleSheet(self.theme.style_sheet(icons))
        self._application.setWindowIcon(application_icon(self.theme.tokens))


def system_theme(application: QApplication) -> str:
    """The theme that the desktop asks for; dark where it asks for none."""
    light = application.styleHints().colorScheme() == Qt.ColorScheme.Light
    return (LIGHT if light else DARK).name
