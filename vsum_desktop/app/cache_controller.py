"""The cache of analyses, for the preferences: how much it holds, and how it is emptied."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from vsum_desktop.app.disk import Disk
from vsum_desktop.app.jobs import Engine
from vsum_desktop.pipeline.cache import CacheInfo, FeatureCache


class CacheController(QObject):
    """The cache in use.

    Signals:
        told(CacheInfo | None): What it holds; None where nothing is kept.
    """

    told = Signal(object)

    def __init__(self, disk: Disk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._disk = disk
        self._cache: FeatureCache | None = None

    @Slot(object)
    def set_engine(self, engine: Engine) -> None:
        """Take the cache of another engine."""
        self._cache = engine.cache
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Count again."""
        cache = self._cache
        if cache is None:
            self.told.emit(None)
        else:
            self._disk.run(cache.info, self._on_info)

    @Slot()
    def clear(self) -> None:
        """Delete every analysis that nobody works on."""
        cache = self._cache
        if cache is not None:
            self._disk.run(cache.clear, lambda _: self.refresh())

    def _on_info(self, info: CacheInfo) -> None:
        self.told.emit(info)
