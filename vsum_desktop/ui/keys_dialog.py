"""The sheet of keys: every command with its keys, found by typing, changed in place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from vsum_desktop.app.settings_controller import SettingsController
from vsum_desktop.app.translation import word
from vsum_desktop.ui import keymap
from vsum_desktop.ui.actions import COMMANDS, Command, shown_key
from vsum_desktop.ui.question import ask
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.widgets import button, label, surface

_NAME = Qt.ItemDataRole.UserRole


class KeysDialog(QDialog):
    """Every command with its keys; not modal. What is changed counts at once."""

    def __init__(self, settings: SettingsController, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard"))
        surface(self, "panel")
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a command or a key"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.list = QTreeWidget()
        self.list.setColumnCount(2)
        self.list.setHeaderLabels([self.tr("Command"), self.tr("Keys")])
        self.list.setRootIsDecorated(False)
        self.list.setIndentation(theme.px(12))
        self.list.setAccessibleName(self.tr("Commands and their keys"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setStretchLastSection(False)
        self.list.header().setMinimumHeight(theme.px(30))
        self.list.itemSelectionChanged.connect(self._on_selected)
        self.about = label("", "", wrap=True)
        self.key = QKeySequenceEdit()
        self.key.setMaximumSequenceLength(1)
        self.key.setAccessibleName(self.tr("New key"))
        self.key.setToolTip(self.tr("Press the key here"))
        self.key.keySequenceChanged.connect(self._on_key)
        self.add = button(self.tr("Add"), "", self.tr("Let this key run the command too"))
        self.add.clicked.connect(self._on_add)
        self.replace = button(self.tr("Replace"), "", self.tr("Let this key alone run the command"))
        self.replace.clicked.connect(self._on_replace)
        self.clear = button(self.tr("No key"), "", self.tr("Let no key run the command"))
        self.clear.clicked.connect(self._on_clear)
        self.default = button(self.tr("Default"), "", self.tr("Go back to the keys that the command had at first"))
        self.default.clicked.connect(self._on_default)
        self.all_default = button(self.tr("All back to default"), "link")
        self.all_default.clicked.connect(self._on_all_default)
        self._lay_out(theme)
        self._fill()
        settings.changed.connect(self._on_setting)
        self._on_selected()

    def _lay_out(self, theme: Theme) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.key, 1)
        for widget in (self.add, self.replace, self.clear, self.default):
            row.addWidget(widget)
        foot = QHBoxLayout()
        foot.addWidget(
            label(
                self.tr(
                    "Timeline: Ctrl+wheel zooms, the wheel pans, a double-click shows the whole video; Shift and drag mark a "
                    "range, a clip is trimmed by its edges; both snap to shot borders, the playhead and the marks unless Alt "
                    "is held. The dashed line is the budget."
                ),
                "small",
                wrap=True,
            ),
            1,
        )
        foot.addWidget(self.all_default)
        layout = QVBoxLayout(self)
        pad = theme.px(16)
        layout.setContentsMargins(pad, pad, pad, theme.px(12))
        layout.setSpacing(theme.px(8))
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.about)
        layout.addLayout(row)
        layout.addLayout(foot)
        self.resize(theme.px(600), theme.px(640))

    def showEvent(self, event: QShowEvent) -> None:
        """Typing searches."""
        super().showEvent(event)
        self.search.setFocus()

    # The list

    def _fill(self) -> None:
        chosen = self._chosen()
        self.list.clear()
        keys = self._keys()
        menus: dict[str, QTreeWidgetItem] = {}
        for command in COMMANDS:
            if not command.name or (not command.keys and command.name in ("recent", "theme", "scorer")):
                continue
            menu = menus.get(command.menu)
            if menu is None:
                menu = menus[command.menu] = QTreeWidgetItem(self.list, [_plain(word("Commands", command.menu))])
                menu.setFlags(Qt.ItemFlag.ItemIsEnabled)
                menu.setFirstColumnSpanned(True)
                menu.setExpanded(True)
                font = menu.font(0)
                font.setBold(True)
                menu.setFont(0, font)
            item = QTreeWidgetItem(menu, [_title(command), "   ".join(map(shown_key, keys[command.name]))])
            item.setData(0, _NAME, command.name)
            item.setToolTip(0, word("Commands", command.tip))
            if command.name == chosen:
                self.list.setCurrentItem(item)
        self._filter(self.search.text())

    @Slot(str)
    def _filter(self, text: str) -> None:
        """Show the commands whose name or keys hold all the words."""
        words = text.casefold().split()
        for place in range(self.list.topLevelItemCount()):
            menu = self.list.topLevelItem(place)
            if menu is None:
                continue
            shown = 0
            for row in range(menu.childCount()):
                item = menu.child(row)
                if item is None:
                    continue
                line = f"{item.text(0)} {item.text(1)}".casefold()
                item.setHidden(not all(one in line for one in words))
                shown += not item.isHidden()
            menu.setHidden(not shown)

    def _chosen(self) -> str:
        items = self.list.selectedItems()
        return str(items[0].data(0, _NAME) or "") if items else ""

    def _keys(self) -> dict[str, tuple[str, ...]]:
        return keymap.effective(self._settings.settings.text("key_preset"), self._settings.settings.keys)

    # Changing

    @Slot()
    def _on_selected(self) -> None:
        name = self._chosen()
        for widget in (self.key, self.clear, self.default):
            widget.setEnabled(bool(name))
        if name and self.key.keySequence().isEmpty():
            self.about.setText(self.tr("Press a new key for “{command}” below.").format(command=_title(_command(name))))
        elif not name:
            self.about.setText(self.tr("Choose a command to change its keys."))
        self._on_key()

    @Slot()
    def _on_key(self) -> None:
        """Say whose key it is already."""
        name, key = self._chosen(), self._typed()
        free = bool(name and key)
        self.add.setEnabled(free)
        self.replace.setEnabled(free)
        if not free:
            return
        other = keymap.owner(self._keys(), key)
        if other == name:
            self.about.setText(self.tr("{key} runs this command already.").format(key=shown_key(key)))
            self.add.setEnabled(False)
        elif other:
            words = self.tr("{key} runs “{other}” now; it would be taken from there.")
            self.about.setText(words.format(key=shown_key(key), other=_title(_command(other))))
        else:
            self.about.setText(self.tr("{key} is free.").format(key=shown_key(key)))

    def _typed(self) -> str:
        return self.key.keySequence().toString(QKeySequence.SequenceFormat.PortableText)

    @Slot()
    def _on_add(self) -> None:
        name = self._chosen()
        self._assign(name, (*self._keys()[name], self._typed()))

    @Slot()
    def _on_replace(self) -> None:
        self._assign(self._chosen(), (self._typed(),))

    @Slot()
    def _on_clear(self) -> None:
        self._assign(self._chosen(), ())

    @Slot()
    def _on_default(self) -> None:
        name = self._chosen()
        self._assign(name, keymap.preset_keys(self._settings.settings.text("key_preset"))[name])

    @Slot()
    def _on_all_default(self) -> None:
        ask(
            self,
            self.tr("All keys back to the preset?"),
            self.tr("The keys that you changed are forgotten."),
            self.tr("All back to default"),
            self.tr("Cancel"),
            self._forget_all,
        )

    def _forget_all(self) -> None:
        self._settings.set_keys({})

    def _assign(self, name: str, keys: tuple[str, ...]) -> None:
        settings = self._settings.settings
        self.key.clear()
        self._settings.set_keys(keymap.assigned(settings.text("key_preset"), settings.keys, name, keys))
        self.list.setFocus()

    @Slot(str)
    def _on_setting(self, name: str) -> None:
        if name in ("keys", "key_preset"):
            self._fill()


def _command(name: str) -> Command:
    return next(command for command in COMMANDS if command.name == name)


def _plain(text: str) -> str:
    """A menu's text without its mnemonic, also where that stands in brackets behind it."""
    start = text.find("(&")
    return (text[:start] + text[start + 4 :] if start >= 0 else text).replace("&", "").strip()


def _title(command: Command) -> str:
    return _plain(word("Commands", command.text)).rstrip("…")
