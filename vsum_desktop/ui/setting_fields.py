"""One control for each kind of setting, made from its declaration."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol, cast

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

from vsum_desktop.app.translation import word
from vsum_desktop.core.errors import InputError
from vsum_desktop.core.settings import Setting, Value
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.widgets import button

CONTEXT = "Settings"


class Field(Protocol):
    """What the form asks of a control."""

    def show_value(self, value: Value) -> None:
        """Show a value without telling of it."""


class _Calm:
    """The wheel scrolls the form, not the value under it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Pass it on."""
        event.ignore()


class _Choice(_Calm, QComboBox):
    """A list to choose from."""


class _Spin(_Calm, QDoubleSpinBox):
    """A number."""


class ChoiceField(QWidget):
    """One of a few values.

    Signals:
        changed(object)
    """

    changed = Signal(object)

    def __init__(self, one: Setting, choices: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self._one = one
        self.box = _Choice()
        self.box.setAccessibleName(word(CONTEXT, one.title))
        self.box.setAccessibleDescription(word(CONTEXT, one.help))
        self.set_choices(choices)
        self.box.currentIndexChanged.connect(self._on_changed)
        _alone(self, self.box)

    def set_choices(self, choices: tuple[tuple[str, str], ...]) -> None:
        """Other values, in words that are shown as they are."""
        chosen = self.box.currentData()
        with QSignalBlocker(self.box):
            self.box.clear()
            if self._one.none:
                self.box.addItem(word(CONTEXT, self._one.none), None)
            for value, text in choices:
                self.box.addItem(text, value)
        if chosen is not None:
            self.show_value(chosen)

    def show_value(self, value: Value) -> None:
        """Show a value; one that is not offered is added."""
        with QSignalBlocker(self.box):
            place = self.box.findData(value)
            if place < 0:
                self.box.addItem(str(value), value)
                place = self.box.count() - 1
            self.box.setCurrentIndex(place)

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit(self.box.currentData())


class NumberField(QWidget):
    """A number with its unit, and a tick for none where that is possible.

    Signals:
        changed(object)
    """

    changed = Signal(object)

    def __init__(self, one: Setting, theme: Theme) -> None:
        super().__init__()
        self._one = one
        self.spin = _Spin()
        self.spin.setDecimals(max(0, len(f"{one.step:g}".partition(".")[2])))
        self.spin.setRange(one.low, one.high)
        self.spin.setSingleStep(one.step)
        self.spin.setSuffix(f" {one.unit}" if one.unit else "")
        self.spin.setKeyboardTracking(False)
        self.spin.setAccessibleName(word(CONTEXT, one.title))
        self.spin.setAccessibleDescription(word(CONTEXT, one.help))
        self.spin.setFixedWidth(theme.px(120))
        self.spin.lineEdit().setTextMargins(theme.px(6), 0, 0, 0)
        self.none = QCheckBox(word(CONTEXT, one.none)) if one.none else None
        self.spin.valueChanged.connect(self._on_changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addWidget(self.spin)
        if self.none is not None:
            self.none.toggled.connect(self._on_changed)
            row.addWidget(self.none)
        row.addStretch(1)

    def show_value(self, value: Value) -> None:
        """Show a value."""
        with QSignalBlocker(self.spin):
            if value is not None:
                self.spin.setValue(float(value))
            else:  # where a number would begin
                self.spin.setValue(float(self._one.default or max(self._one.low, 20 * self._one.step)))
        self.spin.setEnabled(value is not None)
        if self.none is not None:
            with QSignalBlocker(self.none):
                self.none.setChecked(value is None)

    @Slot()
    def _on_changed(self) -> None:
        off = self.none is not None and self.none.isChecked()
        self.spin.setEnabled(not off)
        self.changed.emit(None if off else round(self.spin.value(), self.spin.decimals()))


class FlagField(QWidget):
    """Yes or no.

    Signals:
        changed(object)
    """

    changed = Signal(object)

    def __init__(self, one: Setting) -> None:
        super().__init__()
        self.box = QCheckBox(word(CONTEXT, one.title))
        self.box.setAccessibleDescription(word(CONTEXT, one.help))
        self.box.toggled.connect(self._on_toggled)
        _alone(self, self.box)

    def show_value(self, value: Value) -> None:
        """Show a value."""
        with QSignalBlocker(self.box):
            self.box.setChecked(bool(value))

    @Slot(bool)
    def _on_toggled(self, on: bool) -> None:
        self.changed.emit(on)


class TextField(QWidget):
    """A text that is checked when it is complete; a wrong one is told and put back.

    Signals:
        changed(object)
    """

    changed = Signal(object)

    def __init__(self, one: Setting, theme: Theme) -> None:
        super().__init__()
        self._one = one
        self._value = ""
        self.edit = QLineEdit()
        self.edit.setAccessibleName(word(CONTEXT, one.title))
        self.edit.setAccessibleDescription(word(CONTEXT, one.help))
        self.edit.setFixedWidth(theme.px(120))
        self.edit.editingFinished.connect(self._on_finished)
        _alone(self, self.edit)

    def show_value(self, value: Value) -> None:
        """Show a value."""
        self._value = str(value or "")
        self.edit.setText(self._value)

    @Slot()
    def _on_finished(self) -> None:
        try:
            value = self._one.checked(self.edit.text())
        except InputError:
            self.edit.setText(self._value)
            return
        if value != self._value:
            self._value = str(value)
            self.changed.emit(value)


class FolderField(QWidget):
    """A folder, chosen in a dialog.

    Signals:
        changed(object)
    """

    changed = Signal(object)

    def __init__(self, one: Setting, theme: Theme) -> None:
        super().__init__()
        self._one = one
        self.edit = QLineEdit()
        self.edit.setReadOnly(True)
        self.edit.setAccessibleName(word(CONTEXT, one.title))
        self.edit.setPlaceholderText(word(CONTEXT, one.none))
        self.choose = button(self.tr("Choose…"), "", self.tr("Choose a folder"))
        self.choose.clicked.connect(self._on_choose)
        self.reset = button(self.tr("Reset"), "link", word(CONTEXT, one.none))
        self.reset.clicked.connect(self._on_reset)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self.edit, 1)
        row.addWidget(self.choose)
        row.addWidget(self.reset)

    def show_value(self, value: Value) -> None:
        """Show a value."""
        self.edit.setText(str(value or ""))
        self.edit.setToolTip(self.edit.text())
        self.reset.setVisible(value is not None)

    @Slot()
    def _on_choose(self) -> None:
        start = self.edit.text() or str(Path.home())
        name = QFileDialog.getExistingDirectory(self, word(CONTEXT, self._one.title), start)
        if name:
            self.show_value(name)
            self.changed.emit(name)

    @Slot()
    def _on_reset(self) -> None:
        self.show_value(None)
        self.changed.emit(None)


AnyField = ChoiceField | NumberField | FlagField | TextField | FolderField


def field_for(one: Setting, theme: Theme) -> AnyField:
    """The control of a setting."""
    if one.kind == "choice":
        return ChoiceField(one, tuple((value, word(CONTEXT, text)) for value, text in one.choices))
    if one.kind == "model":
        return ChoiceField(one, ())
    if one.kind == "number":
        return NumberField(one, theme)
    if one.kind == "flag":
        return FlagField(one)
    return cast(AnyField, FolderField(one, theme) if one.kind == "folder" else TextField(one, theme))


def _alone(widget: QWidget, content: QWidget) -> None:
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(content)
    row.addStretch(1)
    content.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
