"""The user's settings while the program runs: who changes them, who follows them, and when they are written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from vsum_desktop.app.disk import Disk
from vsum_desktop.core.settings import Settings
from vsum_desktop.pipeline import settings_store

_WRITE_AFTER_MS = 300
_BYTES = 10**9  # in the unit of the setting `cache_size`


class SettingsController(QObject):
    """The settings, read at once and written a moment after a change.

    Signals:
        changed(str): The setting of this name has another value; `keys` for the keys of commands.

    Attributes:
        problems: What was wrong with the file, in English sentences.
    """

    changed = Signal(str)

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path or settings_store.settings_path()
        loaded = settings_store.load(self.path)
        self.problems = loaded.problems
        self._settings = loaded.settings
        self._disk: Disk | None = None
        self._timer = QTimer(self, singleShot=True, interval=_WRITE_AFTER_MS)
        self._timer.timeout.connect(self._write)

    @property
    def settings(self) -> Settings:
        """The values; frozen, so that any thread may read them."""
        return self._settings

    @property
    def idle(self) -> bool:
        """Whether everything is written."""
        return not self._timer.isActive()

    @property
    def cache_limit(self) -> int:
        """The largest size of the cache, in bytes."""
        return round(self._settings.number("cache_size") * _BYTES)

    @property
    def cache_folder(self) -> Path | None:
        """The folder chosen for the cache, None for the system's."""
        folder = self._settings.text("cache_folder")
        return Path(folder).expanduser() if folder else None

    def write_with(self, disk: Disk) -> None:
        """Write through this from here on."""
        self._disk = disk

    def set(self, name: str, value: object) -> None:
        """Give a setting another value.

        Raises:
            InputError: If the value is wrong; the old one stays.
        """
        changed = self._settings.having(name, value)
        if changed[name] != self._settings[name]:
            self._settings = changed
            self._timer.start()
            self.changed.emit(name)

    def set_keys(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        """Give commands other keys; those that are not named keep those of the preset."""
        if dict(keys) != dict(self._settings.keys):
            self._settings = self._settings.having_keys(keys)
            self._timer.start()
            self.changed.emit("keys")

    def write_now(self) -> None:
        """Write the file, also where everything is the default."""
        self._timer.stop()
        settings_store.save(self._settings, self.path)

    def shut_down(self) -> None:
        """Write what is not written yet."""
        if self._timer.isActive():
            self._timer.stop()
            self._write()

    @Slot()
    def _write(self) -> None:
        settings, path = self._settings, self.path
        if self._disk is not None:
            self._disk.run(lambda: settings_store.save(settings, path))
        else:
            settings_store.save(settings, path)
