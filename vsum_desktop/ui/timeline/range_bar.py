"""A small bar over the marked stretch: how long it is, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from vsum_desktop.app.numbers import seconds
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.timeline.time_range import TimeRange
from vsum_desktop.ui.widgets import IconButton, button, label, tabular


class RangeBar(QFrame):
    """Lies over a row, at its bottom, in the middle of what both marks enclose.

    Signals:
        pin_wanted, ban_wanted, zoom_wanted, clear_wanted
    """

    pin_wanted = Signal()
    ban_wanted = Signal()
    zoom_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, time_range: TimeRange, row: QWidget, theme: Theme) -> None:
        super().__init__(row)
        self._range = time_range
        self._row = row
        self._theme = theme
        self._offers_edits = False
        self.setProperty("surface", "bubble")
        self.setAccessibleName(self.tr("The marked range"))
        self.length = label("", "small")
        self.length.setFont(tabular(self.length.font()))
        self.pin = button(self.tr("Pin"), "small", self.tr("Keep the marked range in the summary (P)"))
        self.ban = button(self.tr("Ban"), "small", self.tr("Keep the marked range out of the summary (X)"))
        self.zoom = button(self.tr("Zoom"), "small", self.tr("Show only the marked range (Ctrl+M)"))
        self.clear = IconButton("close", self.tr("Clear marks"), "Esc", role="slim", token="dim", size=13)
        for source, wanted in (
            (self.pin, self.pin_wanted),
            (self.ban, self.ban_wanted),
            (self.zoom, self.zoom_wanted),
            (self.clear, self.clear_wanted),
        ):
            source.clicked.connect(wanted)
        self._layout = QHBoxLayout(self)
        for widget in (self.length, self.pin, self.ban, self.zoom, self.clear):
            self._layout.addWidget(widget)
        time_range.changed.connect(self.place)
        time_range.marks_changed.connect(self.place)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.apply_theme(theme)
        self.hide()

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self._layout.setContentsMargins(theme.px(8), theme.px(2), theme.px(2), theme.px(2))
        self._layout.setSpacing(theme.px(4))
        self.clear.apply_theme(theme)

    def set_editable(self, editable: bool) -> None:
        """Whether pinning and banning are offered: only once there is a summary."""
        self.pin.setVisible(editable)
        self.ban.setVisible(editable)
        self.place()

    @Slot()
    def place(self) -> None:
        """Go where the marks are, or away with them."""
        start, end = self._range.marks
        if start is None or end is None or end < self._range.start or start > self._range.end:
            self.hide()
            return
        self.length.setText(seconds(end - start, ".2f"))
        self.adjustSize()
        width = self._row.width()
        left, right = self._range.x_at(start, width), self._range.x_at(end, width)
        middle = (max(0.0, left) + min(float(width), right)) / 2
        gap = self._theme.px(6)
        x = min(max(gap, round(middle - self.width() / 2)), max(gap, width - self.width() - gap))
        self.move(x, self._row.height() - self.height() - gap)
        self.show()
        self.raise_()
