"""The preferences: a form made from the declared settings; what is changed counts at once."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from vsum_desktop.app.numbers import Number
from vsum_desktop.app.settings_controller import SettingsController
from vsum_desktop.app.state import Failure
from vsum_desktop.app.translation import word
from vsum_desktop.core.errors import InputError
from vsum_desktop.core.settings import GROUPS, SETTINGS, Setting
from vsum_desktop.pipeline.cache import CacheInfo
from vsum_desktop.pipeline.services import ModelChoice
from vsum_desktop.ui.setting_fields import CONTEXT, ChoiceField, Field, field_for
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.widgets import button, label, surface


class Preferences(QDialog):
    """The form; not modal.

    Signals:
        clear_wanted: Delete the kept analyses.
        keys_wanted: Show the sheet of keys.
    """

    clear_wanted = Signal()
    keys_wanted = Signal()

    def __init__(self, settings: SettingsController, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self._theme = theme
        self.fields: dict[str, Field] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Preferences"))
        surface(self, "panel")
        self.groups = QListWidget()
        self.groups.setProperty("role", "navigation")
        self.groups.setAccessibleName(self.tr("Groups of settings"))
        self.groups.setFixedWidth(theme.px(168))
        self.pages = QStackedWidget()
        self.groups.currentRowChanged.connect(self.pages.setCurrentIndex)
        self.cache = label("", "dim", wrap=True)
        self.clear = button(self.tr("Delete kept analyses"), "", self.tr("Videos are analysed anew when they are opened again"))
        self.clear.clicked.connect(self.clear_wanted)
        self.keys = button(self.tr("Keyboard…"), "", self.tr("See and change the keys of all commands"))
        self.keys.clicked.connect(self.keys_wanted)
        self.problem = label("", "", wrap=True)
        self.problem.hide()
        self.file = button(self.tr("Open the settings file"), "link", str(settings.path))
        self.file.clicked.connect(self._open_file)
        self.reset = button(self.tr("All back to default"), "link")
        self.reset.clicked.connect(self._on_reset)
        self._lay_out(theme)
        settings.changed.connect(self._on_changed)

    def _lay_out(self, theme: Theme) -> None:
        for group, title in GROUPS.items():
            item = QListWidgetItem(word(CONTEXT, title), self.groups)
            item.setSizeHint(QSize(0, theme.px(32)))
            self.pages.addWidget(self._page(group, theme))
        self.groups.setCurrentRow(0)
        foot = QHBoxLayout()
        foot.addWidget(self.file)
        foot.addStretch(1)
        foot.addWidget(self.reset)
        right = QVBoxLayout()
        right.setContentsMargins(theme.px(20), theme.px(16), theme.px(16), theme.px(12))
        right.setSpacing(theme.px(8))
        right.addWidget(self.pages, 1)
        right.addWidget(self.problem)
        right.addLayout(foot)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.groups)
        layout.addLayout(right, 1)
        self.resize(theme.px(680), theme.px(500))

    def _page(self, group: str, theme: Theme) -> QWidget:
        page = QWidget()
        surface(page, "panel")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, theme.px(8), 0)
        layout.setSpacing(theme.px(4))
        for one in SETTINGS:
            if one.group == group:
                self._add(one, layout, theme)
        if group == "storage":
            row = QHBoxLayout()
            row.addWidget(self.cache, 1)
            row.addWidget(self.clear)
            layout.addLayout(row)
        if group == "keyboard":
            layout.addWidget(self.keys, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(page)
        return scroll

    def _add(self, one: Setting, layout: QVBoxLayout, theme: Theme) -> None:
        """Title, control, and a line of help under it."""
        control = self.fields[one.name] = field_for(one, theme)
        control.show_value(self._settings.settings[one.name])
        control.changed.connect(self._setter(one.name))
        if one.kind != "flag":
            layout.addWidget(label(word(CONTEXT, one.title)))
        layout.addWidget(control)
        layout.addWidget(label(word(CONTEXT, one.help), "small", wrap=True))
        layout.addSpacing(theme.px(12))

    def _setter(self, name: str):  # type: ignore[no-untyped-def]
        def set_value(value: object) -> None:
            try:
                self._settings.set(name, value)
            except InputError as error:
                self.problem.setText(Failure.of(error).sentence)
                self.problem.show()
            else:
                self.problem.hide()

        return set_value

    # What it shows

    def show_group(self, group: str) -> None:
        """Turn to a group of settings."""
        self.groups.setCurrentRow(list(GROUPS).index(group))

    def set_models(self, scorers: tuple[ModelChoice, ...], encoders: tuple[ModelChoice, ...]) -> None:
        """The scorers and encoders that can be chosen."""
        for name, models in (("scorer", scorers), ("encoder", encoders)):
            field = self.fields[name]
            assert isinstance(field, ChoiceField)
            field.set_choices(tuple((one.id, word("Models", one.title)) for one in models))
            field.show_value(self._settings.settings[name])

    @Slot(object)
    def set_cache(self, info: CacheInfo | None) -> None:
        """How much is kept."""
        self.clear.setEnabled(info is not None and info.bytes > 0)
        if info is None or not info.bytes:
            self.cache.setText(self.tr("Nothing is kept yet."))
        else:
            self.cache.setText(self.tr("{size} MB are kept.").format(size=f"{Number(max(0.1, info.bytes / 1e6)):.1f}"))

    @Slot(str)
    def _on_changed(self, name: str) -> None:
        if name in self.fields:
            self.fields[name].show_value(self._settings.settings[name])

    @Slot()
    def _on_reset(self) -> None:
        for one in SETTINGS:
            self._settings.set(one.name, one.default)
        self._settings.set_keys({})

    @Slot()
    def _open_file(self) -> None:
        self._settings.write_now()
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._settings.path)))
