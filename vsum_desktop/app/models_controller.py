"""The models of the user: listed with their state, installed and removed, off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from vsum_desktop.app.disk import Disk
from vsum_desktop.app.state import Failure
from vsum_desktop.core.errors import InputError
from vsum_desktop.inference.registry import Registry
from vsum_desktop.pipeline import models, paths
from vsum_desktop.pipeline.models import InstalledModel


class ModelsController(QObject):
    """The models that are there.

    Signals:
        listed(tuple[InstalledModel, ...]): All of them, their files checked.
        working(bool): Something is under way.
        exists(Path, str): A model of that name is there already, in a sentence; `install` with `overwrite` replaces it.
        installed(str), removed(str): By id; the engine has to look again.
        failed(Failure)
    """

    listed = Signal(object)
    working = Signal(bool)
    exists = Signal(object, str)
    installed = Signal(str)
    removed = Signal(str)
    failed = Signal(object)

    def __init__(self, disk: Disk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._disk = disk
        self.extra: Path | None = None  # a folder that is searched first
        self.known: tuple[InstalledModel, ...] = ()

    @Slot()
    def refresh(self) -> None:
        """List the models and compare every file with its checksum."""
        registry = self._registry()
        self._run(lambda: models.installed(registry), self._on_listed)

    def install(self, source: Path, overwrite: bool = False) -> None:
        """Install a model from a folder or a zip."""
        registry = self._registry()

        def on_failed(error: Exception) -> None:
            self.working.emit(False)
            if isinstance(error, InputError) and "model" in error.fields:
                self.exists.emit(source, Failure.of(error).sentence)
            else:
                self.failed.emit(Failure.of(error))

        self.working.emit(True)
        self._disk.run(
            lambda: models.install(source, registry, overwrite=overwrite).id,
            lambda model: self._on_changed(self.installed, model),
            on_failed,
        )

    def remove(self, model: str) -> None:
        """Delete a model that the user installed."""
        registry = self._registry()
        self._run(lambda: models.remove(model, registry), lambda _: self._on_changed(self.removed, model))

    def _registry(self) -> Registry:
        return Registry(paths.model_directories(self.extra))

    def _run(self, work: Callable[[], object], done: Callable[[object], None]) -> None:
        self.working.emit(True)
        self._disk.run(work, done, self._on_failed)

    def _on_listed(self, found: object) -> None:
        assert isinstance(found, tuple)
        self.known = found
        self.working.emit(False)
        self.listed.emit(found)

    def _on_changed(self, signal: object, model: str) -> None:
        signal.emit(model)  # type: ignore[attr-defined]
        self.refresh()

    def _on_failed(self, error: Exception) -> None:
        self.working.emit(False)
        self.failed.emit(Failure.of(error))
