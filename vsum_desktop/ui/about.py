"""What this program is, and on which terms."""

from __future__ import annotations

import platform

import PySide6
from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QLabel, QTabWidget, QTextBrowser, QVBoxLayout, QWidget

from vsum_desktop import __version__
from vsum_desktop.pipeline.paths import data_folder
from vsum_desktop.ui.icons import application_icon
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.widgets import label, surface


class AboutDialog(QDialog):
    """Name, version, licences; not modal."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About VSum Desktop"))
        surface(self, "panel")
        self.licences = QTextBrowser()
        self.licences.setOpenExternalLinks(True)
        self.licences.setAccessibleName(self.tr("Licences"))
        self.licences.setMarkdown(_licences() or self.tr("The page of licences is not here."))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self._about(theme), self.tr("About"))
        self.tabs.addTab(self.licences, self.tr("Licences"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.px(4), 0, 0)
        layout.addWidget(self.tabs)
        self.resize(theme.px(640), theme.px(440))

    def _about(self, theme: Theme) -> QWidget:
        page = QWidget()
        surface(page, "panel")
        picture = QLabel()
        picture.setPixmap(application_icon(theme.tokens).pixmap(theme.px(64), theme.px(64)))
        layout = QVBoxLayout(page)
        pad = theme.px(24)
        layout.setContentsMargins(pad, pad, pad, pad)
        layout.setSpacing(theme.px(8))
        layout.addWidget(picture)
        layout.addWidget(label(f"VSum Desktop {__version__}", "large"))
        words = self.tr("Summaries of videos, guided by language and graphs, made on this computer.")
        layout.addWidget(label(words, "", wrap=True))
        versions = f"Qt {qVersion()} · PySide6 {PySide6.__version__} · Python {platform.python_version()}"
        layout.addWidget(label(versions, "dim"))
        terms = self.tr("MIT licence. Qt is used under the LGPL; FFmpeg inside PyAV under the GPL.")
        layout.addWidget(label(terms, "dim", wrap=True))
        layout.addStretch(1)
        return page


def _licences() -> str:
    """The page of licences, Markdown; links into the project lead nowhere from here."""
    try:
        return (data_folder("docs") / "licences.md").read_text("utf-8")
    except OSError:
        return ""
