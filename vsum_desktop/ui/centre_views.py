"""What the centre shows above the transport: the picture, or another view in its place, with a switch that floats over both."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QStackedWidget, QWidget

from vsum_desktop.ui.theme import Theme


class ViewSwitch(QFrame):
    """Small buttons side by side, one of them down."""

    chosen = Signal(int)

    def __init__(self, names: tuple[str, ...], tips: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("surface", "switch")
        self.group = QButtonGroup(self)
        self._layout = QHBoxLayout(self)
        self._layout.setSpacing(0)
        for number, (name, tip) in enumerate(zip(names, tips, strict=True)):
            one = QPushButton(name)
            one.setCheckable(True)
            one.setProperty("role", "switch")
            one.setToolTip(tip)
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            one.setCursor(Qt.CursorShape.PointingHandCursor)
            self.group.addButton(one, number)
            self._layout.addWidget(one)
        self.group.idClicked.connect(self.chosen)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._layout.setContentsMargins(theme.px(2), theme.px(2), theme.px(2), theme.px(2))
        self.adjustSize()


class CentreViews(QStackedWidget):
    """The picture and the other views, one on top.

    Signals:
        shown(int): Another view is on top.
    """

    shown = Signal(int)

    def __init__(self, views: tuple[QWidget, ...], names: tuple[str, ...], tips: tuple[str, ...], theme: Theme) -> None:
        super().__init__()
        for view in views:
            self.addWidget(view)
        self._theme = theme
        self.switch = ViewSwitch(names, tips, self)
        self.switch.chosen.connect(self.show_view)
        self.installEventFilter(self)
        self.apply_theme(theme)
        self.show_view(0)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self.switch.apply_theme(theme)
        self._place()

    @Slot(int)
    def show_view(self, number: int) -> None:
        """Put a view on top."""
        self.setCurrentIndex(number)
        button = self.switch.group.button(number)
        button.setChecked(True)
        self.switch.raise_()
        self.shown.emit(number)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the switch in its corner."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._place()
        return False

    def _place(self) -> None:
        self.switch.adjustSize()
        self.switch.move(self.width() - self.switch.width() - self._theme.px(12), self._theme.px(6))
        self.switch.raise_()
