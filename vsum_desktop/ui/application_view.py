"""What belongs to the program and not to a video: preferences, models, keys, help, and what a report needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import PySide6
from PySide6.QtCore import QObject, Qt, QUrl, Slot, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog

from vsum_desktop.app.jobs import Engine
from vsum_desktop.app.state import Failure
from vsum_desktop.pipeline import paths
from vsum_desktop.pipeline.system_report import system_report
from vsum_desktop.ui import keymap
from vsum_desktop.ui.about import AboutDialog
from vsum_desktop.ui.keys_dialog import KeysDialog
from vsum_desktop.ui.models_dialog import ModelsDialog
from vsum_desktop.ui.preferences import Preferences

if TYPE_CHECKING:
    from vsum_desktop.ui.main_window import MainWindow

_Dialog = TypeVar("_Dialog", bound=QDialog)


class ApplicationView(QObject):
    """Dialogs of the program, each at most once, and the settings that the window itself follows."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._engine: Engine | None = None
        self._dialogs: dict[type[QDialog], QDialog] = {}
        workspace, actions = window.workspace, window.actions_
        self._settings = workspace.settings
        for name, slot in (
            ("preferences", self.show_preferences), ("models", self.show_models), ("keys", self.show_keys),
            ("about", self.show_about), ("logs", self._open_logs), ("report", self._copy_report),
        ):  # fmt: skip
            actions[name].triggered.connect(slot)
        actions.themes.triggered.connect(self._on_theme_action)
        window.themes.changed.connect(self._show_theme)
        workspace.session.engine_changed.connect(self._on_engine)
        workspace.disk.problem.connect(self._on_problem)
        self._settings.changed.connect(self._on_setting)
        self._take_keys()
        self._show_theme()
        if self._settings.problems:
            window.notice.show_sentence(" ".join(self._settings.problems))

    # Dialogs

    @Slot()
    def show_preferences(self) -> Preferences:
        """Open the preferences."""
        dialog = self._known(Preferences)
        if dialog is None:
            cache = self._window.workspace.cache
            dialog = self._open(Preferences(self._settings, self._window.themes.theme, self._window))
            dialog.clear_wanted.connect(cache.clear)
            dialog.keys_wanted.connect(self.show_keys)
            cache.told.connect(dialog.set_cache)
            if self._engine is not None:
                dialog.set_models(self._engine.scorers, self._engine.encoders)
            cache.refresh()
        return dialog

    @Slot()
    def show_models(self) -> ModelsDialog:
        """Open the models."""
        dialog = self._known(ModelsDialog)
        if dialog is None:
            models = self._window.workspace.models
            dialog = self._open(ModelsDialog(models, self._window.themes.theme, self._window))
            dialog.set_device(self._engine.device if self._engine else "")
        return dialog

    @Slot()
    def show_keys(self) -> KeysDialog:
        """Open the sheet of keys."""
        return self._known(KeysDialog) or self._open(KeysDialog(self._settings, self._window.themes.theme, self._window))

    @Slot()
    def show_about(self) -> AboutDialog:
        """Open the page about the program."""
        return self._known(AboutDialog) or self._open(AboutDialog(self._window.themes.theme, self._window))

    def _known(self, kind: type[_Dialog]) -> _Dialog | None:
        """The dialog that is open already, brought to the front."""
        dialog = self._dialogs.get(kind)
        if not isinstance(dialog, kind):
            return None
        dialog.raise_()
        dialog.activateWindow()
        return dialog

    def _open(self, dialog: _Dialog) -> _Dialog:
        self._dialogs[type(dialog)] = dialog
        dialog.finished.connect(self._forget_closed)
        dialog.setWindowModality(Qt.WindowModality.NonModal)
        dialog.show()
        return dialog

    @Slot()
    def _forget_closed(self) -> None:
        self._dialogs = {kind: dialog for kind, dialog in self._dialogs.items() if dialog.isVisible()}

    def close_all(self) -> None:
        """Close every dialog."""
        for dialog in tuple(self._dialogs.values()):
            dialog.close()

    # Logs and report

    @Slot()
    def _open_logs(self) -> None:
        folder = paths.logs_folder()
        folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    @Slot()
    def _copy_report(self) -> None:
        """Gather it once the models are checked, and put it on the clipboard."""
        models = self._window.workspace.models
        models.listed.connect(self._on_listed, Qt.ConnectionType.SingleShotConnection)
        models.refresh()

    @Slot(object)
    def _on_listed(self, found: object) -> None:
        assert isinstance(found, tuple)
        screen = self._window.screen()
        size, scale = screen.size(), screen.devicePixelRatio()
        more = [
            ("Qt", f"{qVersion()}, PySide6 {PySide6.__version__}, {QGuiApplication.platformName()}"),
            ("Screen", f"{size.width()} × {size.height()} at {scale:g}, theme {self._window.themes.theme.tokens.name}"),
        ]
        device = self._engine.device if self._engine else ""
        report = system_report(device, found, self._settings.settings, self._window.workspace.session.video, more)
        QGuiApplication.clipboard().setText(report)
        words = self.tr("The system report is on the clipboard. It names versions, device and models, and no files of yours.")
        self._window.notice.show_sentence(words, report, name="info")

    # Settings that the window follows

    @Slot(object)
    def _on_theme_action(self, action: object) -> None:
        self._settings.set("theme", str(action.data()))  # type: ignore[attr-defined]

    @Slot(str)
    def _on_setting(self, name: str) -> None:
        if name == "theme":
            self._window.themes.choose(self._settings.settings.text("theme"))
            self._show_theme()
        elif name in ("keys", "key_preset"):
            self._take_keys()

    def _take_keys(self) -> None:
        chosen = self._settings.settings
        self._window.actions_.set_keys(keymap.effective(chosen.text("key_preset"), chosen.keys))

    @Slot()
    def _show_theme(self) -> None:
        for action in self._window.actions_.themes.actions():
            action.setChecked(action.data() == self._window.themes.choice)

    @Slot(object)
    def _on_engine(self, engine: Engine) -> None:
        self._engine = engine
        preferences, models = self._dialogs.get(Preferences), self._dialogs.get(ModelsDialog)
        if isinstance(preferences, Preferences):
            preferences.set_models(engine.scorers, engine.encoders)
        if isinstance(models, ModelsDialog):
            models.set_device(engine.device)

    @Slot(object)
    def _on_problem(self, error: Exception) -> None:
        self._window.notice.show_failure(Failure.of(error))
