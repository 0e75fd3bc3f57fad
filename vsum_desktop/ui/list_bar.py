"""Above the lists: what they are sorted by, beside the tabs, and a line with the way back from an order of one's own."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from vsum_desktop.ui.rows import Sorting
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.widgets import ElidedLabel, button, surface


class ListBar(QWidget):
    """The line; `sorting` is a button to be put elsewhere.

    Signals:
        sorted(Sorting), reset_wanted
    """

    sorted = Signal(object)
    reset_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        surface(self, "panel")
        self.note = ElidedLabel(self.tr("The clips are in your order"), "small")
        self.reset = button(self.tr("Order of time"), "link", self.tr("Show the clips in the order of time again"))
        self.reset.clicked.connect(self.reset_wanted)
        self.sorting = QToolButton()
        self.sorting.setProperty("role", "slim")
        self.sorting.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.sorting.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.sorting.setAccessibleName(self.tr("Sorting of the lists"))
        self.sorting.setToolTip(self.tr("What the list is sorted by; the summary keeps its own order"))
        menu, self._group = QMenu(self.sorting), QActionGroup(self)
        names = {
            Sorting.SHOWN: self.tr("As shown"),
            Sorting.TIME: self.tr("By time"),
            Sorting.SCORE: self.tr("By score"),
            Sorting.LENGTH: self.tr("By length"),
        }
        for by, text in names.items():
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setData(by)
            self._group.addAction(action)
        self._group.triggered.connect(self._on_sorted)
        self.sorting.setMenu(menu)
        self._own, self._of_clips = False, True
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self.note, 1)
        self._layout.addWidget(self.reset)
        self.apply_theme(theme)
        self.set_sorting(Sorting.SHOWN)
        self.set_own_order(False)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._layout.setContentsMargins(theme.px(12), theme.px(4), theme.px(8), theme.px(4))
        self._layout.setSpacing(theme.px(8))
        self.sorting.setMinimumWidth(theme.px(80))

    def set_sorting(self, by: Sorting) -> None:
        """Show what the lists are sorted by."""
        for action in self._group.actions():
            if action.data() is by:
                action.setChecked(True)
                self.sorting.setText(action.text() + " ▾")

    def set_own_order(self, own: bool) -> None:
        """Offer the way back where the clips are shown in an order of the user's own."""
        self._own = own
        self.setVisible(self._own and self._of_clips)

    def set_above_clips(self, of_clips: bool) -> None:
        """Whether the clips are the list underneath: no other has an order of the user's own."""
        self._of_clips = of_clips
        self.setVisible(self._own and self._of_clips)

    @Slot(QAction)
    def _on_sorted(self, action: QAction) -> None:
        self.set_sorting(action.data())
        self.sorted.emit(action.data())
