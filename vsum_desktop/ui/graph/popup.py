"""A few controls that a button unfolds, for where there is no room to show them always."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.widgets import surface


class Popup(QFrame):
    """Opens above its button; a click elsewhere or Escape closes it."""

    def __init__(self, button: QToolButton, content: QWidget, theme: Theme) -> None:
        super().__init__(button, Qt.WindowType.Popup)
        self._button = button
        surface(self, "panel")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(content)
        button.clicked.connect(self.unfold)
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        pad = theme.px(12)
        self._layout.setContentsMargins(pad, theme.px(8), pad, theme.px(8))

    @Slot()
    def unfold(self) -> None:
        """Open."""
        self.adjustSize()
        self.move(self._button.mapToGlobal(QPoint(0, -self.height())))
        self.show()
        first = next((child for child in self.findChildren(QWidget) if child.focusPolicy() & Qt.FocusPolicy.TabFocus), None)
        if first is not None:
            first.setFocus()
