"""One control for each kind of setting, made from its declaration."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QWidget,
)

from vsum_desktop.app.edit_commands import budget_text
from vsum_desktop.app.numbers import plain
from vsum_desktop.app.translation import word
from vsum_desktop.core.edits import Budget
from vsum_desktop.core.errors import InputError
from vsum_desktop.core.settings import Setting, Value
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.widgets import button

CONTEXT = "Settings"


class Field(QWidget):
    """The control of a setting: parts in a row, of which the first is called what the setting is called.

    Signals:
        changed(object): The user has given another value.
    """

    changed = Signal(object)

    def __init__(self, one: Setting) -> None:
        super().__init__()
        self._one = one
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)

    def show_value(self, value: Value) -> None:
        """Show a value without telling of it."""
        with QSignalBlocker(self):
            self._show(value)

    def _show(self, value: Value) -> None:
        raise NotImplementedError

    def _begin_with(self, part: QWidget) -> None:
        part.setAccessibleName(word(CONTEXT, self._one.title))
        part.setAccessibleDescription(word(CONTEXT, self._one.help))
        part.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._row.addWidget(part)


class _Calm:
    """The wheel scrolls the form, not the value under it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Pass it on."""
        event.ignore()


class _Choice(_Calm, QComboBox):
    """A list to choose from."""


class _Spin(_Calm, QDoubleSpinBox):
    """A number."""


class ChoiceField(Field):
    """One of a few values."""

    def __init__(self, one: Setting, choices: tuple[tuple[str, str], ...]) -> None:
        super().__init__(one)
        self.box = _Choice()
        self._begin_with(self.box)
        self._row.addStretch(1)
        self.set_choices(choices)
        self.box.currentIndexChanged.connect(self._on_changed)

    def set_choices(self, choices: tuple[tuple[str, str], ...]) -> None:
        """Other values, in words that are shown as they are."""
        chosen = self.box.currentData()
        with QSignalBlocker(self):
            self.box.clear()
            if self._one.none:
                self.box.addItem(word(CONTEXT, self._one.none), None)
            for value, text in choices:
                self.box.addItem(text, value)
        if chosen is not None:
            self.show_value(chosen)

    def _show(self, value: Value) -> None:
        """One that is not offered is added."""
        if self.box.findData(value) < 0:
            self.box.addItem(str(value), value)
        self.box.setCurrentIndex(self.box.findData(value))

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit(self.box.currentData())


class NumberField(Field):
    """A number with its unit, and a tick for none where that is possible."""

    def __init__(self, one: Setting, theme: Theme) -> None:
        super().__init__(one)
        self.spin = _Spin()
        self.spin.setDecimals(max(0, len(f"{one.step:g}".partition(".")[2])))
        self.spin.setRange(one.low, one.high)
        self.spin.setSingleStep(one.step)
        self.spin.setSuffix(f" {one.unit}" if one.unit else "")
        self.spin.setKeyboardTracking(False)
        self.spin.setFixedWidth(theme.px(120))
        self.spin.lineEdit().setTextMargins(theme.px(6), 0, 0, 0)
        self.spin.valueChanged.connect(self._on_changed)
        self._begin_with(self.spin)
        self._row.setSpacing(theme.px(12))
        self.none = QCheckBox(word(CONTEXT, one.none)) if one.none else None
        if self.none is not None:
            self.none.toggled.connect(self._on_changed)
            self._row.addWidget(self.none)
        self._row.addStretch(1)

    def _show(self, value: Value) -> None:
        """In place of none stands where a number would begin."""
        begin = self._one.default or max(self._one.low, 20 * self._one.step)
        self.spin.setValue(float(begin if value is None else value))
        if self.none is not None:
            self.none.setChecked(value is None)

    @Slot()
    def _on_changed(self) -> None:
        off = self.none is not None and self.none.isChecked()
        self.spin.setEnabled(not off)
        self.changed.emit(None if off else round(self.spin.value(), self.spin.decimals()))


class FlagField(Field):
    """Yes or no."""

    def __init__(self, one: Setting) -> None:
        super().__init__(one)
        self.box = QCheckBox(word(CONTEXT, one.title))
        self.box.toggled.connect(self._on_toggled)
        self._begin_with(self.box)
        self._row.addStretch(1)

    def _show(self, value: Value) -> None:
        self.box.setChecked(bool(value))

    @Slot(bool)
    def _on_toggled(self, on: bool) -> None:
        self.changed.emit(on)


class BudgetField(Field):
    """A budget, which is checked when it is complete; a wrong one is put back."""

    def __init__(self, one: Setting, theme: Theme) -> None:
        super().__init__(one)
        self._value = str(one.default)
        self.edit = QLineEdit()
        self.edit.setFixedWidth(theme.px(120))
        self.edit.editingFinished.connect(self._on_finished)
        self._begin_with(self.edit)
        self._row.addStretch(1)

    def _show(self, value: Value) -> None:
        self._value = str(value)
        self.edit.setText(budget_text(Budget.parse(self._value)))

    @Slot()
    def _on_finished(self) -> None:
        try:
            value = str(self._one.checked(plain(self.edit.text())))
        except InputError:
            value = self._value
        changed = Budget.parse(value) != Budget.parse(self._value)
        self._show(value)
        if changed:
            self.changed.emit(value)


class FolderField(Field):
    """A folder, chosen in a dialog."""

    def __init__(self, one: Setting, theme: Theme) -> None:
        super().__init__(one)
        self.edit = QLineEdit()
        self.edit.setReadOnly(True)
        self.edit.setPlaceholderText(word(CONTEXT, one.none))
        self._begin_with(self.edit)
        self.choose = button(self.tr("Choose…"), "", self.tr("Choose a folder"))
        self.choose.clicked.connect(self._on_choose)
        self.reset = button(self.tr("Reset"), "link", word(CONTEXT, one.none))
        self.reset.clicked.connect(self._on_reset)
        self._row.setSpacing(theme.px(8))
        self._row.addWidget(self.choose)
        self._row.addWidget(self.reset)

    def _show(self, value: Value) -> None:
        self.edit.setText(str(value or ""))
        self.edit.setToolTip(self.edit.text())
        self.reset.setVisible(value is not None)

    @Slot()
    def _on_choose(self) -> None:
        start = self.edit.text() or str(Path.home())
        name = QFileDialog.getExistingDirectory(self, word(CONTEXT, self._one.title), start)
        if name:
            self._show(name)
            self.changed.emit(name)

    @Slot()
    def _on_reset(self) -> None:
        self._show(None)
        self.changed.emit(None)


def field_for(one: Setting, theme: Theme) -> Field:
    """The control of a setting."""
    if one.kind in ("choice", "model"):
        return ChoiceField(one, tuple((value, word(CONTEXT, text)) for value, text in one.choices))
    if one.kind == "flag":
        return FlagField(one)
    if one.kind == "number":
        return NumberField(one, theme)
    return FolderField(one, theme) if one.kind == "folder" else BudgetField(one, theme)
