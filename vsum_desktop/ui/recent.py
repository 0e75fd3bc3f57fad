"""The files opened last, in a menu and in the settings."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

_KEPT = 10


class RecentFiles(QObject):
    """The menu of recent files; those that are gone are not offered.

    Signals:
        chosen(Path)
    """

    chosen = Signal(object)

    def __init__(self, settings: QSettings, menu: QMenu, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._menu = menu
        self._menu.aboutToShow.connect(self._fill)
        self._menu.triggered.connect(self._on_triggered)

    def paths(self) -> list[Path]:
        """The files, the last one first."""
        stored = self._settings.value("recent", [])
        names = stored if isinstance(stored, list) else [stored] if stored else []
        return [Path(str(name)) for name in names]

    def add(self, path: Path) -> None:
        """Put a file first."""
        paths = [path, *(other for other in self.paths() if other != path)][:_KEPT]
        self._settings.setValue("recent", [str(one) for one in paths])

    @Slot()
    def _fill(self) -> None:
        self._menu.clear()
        paths = [path for path in self.paths() if path.exists()]
        for path in paths:
            action = self._menu.addAction(f"{path.name}  —  {path.parent}")
            action.setData(str(path))
        if not paths:
            self._menu.addAction(self.tr("No files yet")).setEnabled(False)

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        if action.data():
            self.chosen.emit(Path(action.data()))
