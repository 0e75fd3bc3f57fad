"""The sheet of keys, and what this program is."""

from __future__ import annotations

import platform

import PySide6
from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from vsum_desktop import __version__
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.widgets import label, surface


class KeysDialog(QDialog):
    """Every command with its keys; not modal."""

    def __init__(self, keys: list[tuple[str, str]], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Keyboard")
        body = QWidget()
        surface(body, "panel")
        grid = QGridLayout(body)
        pad = theme.px(16)
        grid.setContentsMargins(pad, pad, pad, pad)
        grid.setHorizontalSpacing(theme.px(32))
        grid.setVerticalSpacing(theme.px(6))
        for row, (what, pressed) in enumerate(keys):
            grid.addWidget(label(what), row, 0)
            grid.addWidget(label(pressed, "dim"), row, 1)
        timeline = (("Zoom the timeline", "Ctrl+wheel"), ("Pan the timeline", "wheel"), ("Whole video", "double-click"))
        for row, (what, done) in enumerate(timeline, len(keys)):
            grid.addWidget(label(what), row, 0)
            grid.addWidget(label(done, "dim"), row, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        self.resize(theme.px(400), theme.px(560))


class AboutDialog(QDialog):
    """Name, version, licence."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("About VSum Desktop")
        surface(self, "panel")
        layout = QVBoxLayout(self)
        pad = theme.px(24)
        layout.setContentsMargins(pad, pad, pad, pad)
        layout.setSpacing(theme.px(8))
        layout.addWidget(label(f"VSum Desktop {__version__}", "large"))
        layout.addWidget(label("Summaries of videos, guided by language and graphs, made on this computer.", "", wrap=True))
        versions = f"Qt {qVersion()} · PySide6 {PySide6.__version__} · Python {platform.python_version()}"
        layout.addWidget(label(versions, "dim"))
        layout.addWidget(label("MIT licence. Qt is used under the LGPL; FFmpeg inside PyAV under the GPL.", "dim", wrap=True))
