"""The queries that are kept, one chip each: colour, words, whether they hardly match, and a cross."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from vsum_desktop.app.numbers import Number
from vsum_desktop.app.state import QueryRow, QueryState
from vsum_desktop.ui.theme import QUERY_TOKENS, Theme
from vsum_desktop.ui.timeline.curve_data import DASHES
from vsum_desktop.ui.widgets import IconButton

_LONGEST = 200  # px of words


class QueryChip(QFrame):
    """One query.

    Signals:
        clicked, removed
    """

    clicked = Signal()
    removed = Signal()

    def __init__(self, theme: Theme, row: QueryRow, active: bool) -> None:
        super().__init__()
        self.setProperty("role", "chip")
        self.setProperty("active", active)
        self.name = QToolButton()
        self.name.setProperty("role", "chip")
        self.name.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.name.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        shown = self.name.fontMetrics().elidedText(row.text, Qt.TextElideMode.ElideRight, theme.px(_LONGEST))
        self.name.setText(self.tr("{text} · hardly here").format(text=shown) if row.weak else shown)
        self.name.setIcon(_line(theme, QUERY_TOKENS[row.slot % len(QUERY_TOKENS)]))
        self.name.setIconSize(QSize(theme.px(18), theme.px(12)))
        what = self.tr("“{text}” drives the score; a click lets none do") if active else self.tr("Let “{text}” drive the score")
        tip = what.format(text=row.text)
        if row.weak:
            tip += "\n" + self.tr("It hardly matches anything here; the curve shows the nearest moments.")
        elif row.found is not None:
            tip += "\n" + self.tr("Best match {peak:.2f}").format(peak=Number(row.found.peak))
        for word in row.found.unknown if row.found is not None else ():
            tip += "\n" + self.tr("The encoder has not learned “{word}”.").format(word=word.text)
        self.name.setToolTip(tip)
        self.name.setAccessibleName(self.tr("Query “{text}”").format(text=row.text))
        self.name.setAccessibleDescription(tip)
        self.name.clicked.connect(self.clicked)
        self.close_ = IconButton("close", self.tr("Remove “{text}”").format(text=row.text), role="slim")
        self.close_.apply_theme(theme)
        self.close_.setIconSize(QSize(theme.px(12), theme.px(12)))
        self.close_.clicked.connect(self.removed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(2), 0, theme.px(2), 0)
        layout.setSpacing(0)
        layout.addWidget(self.name)
        layout.addWidget(self.close_)


class QueryChips(QWidget):
    """The line of chips; it is there once there is something to compare.

    Signals:
        activated(int): A row is to drive the score; −1 for none.
        removed(int): A row is no longer wanted.
    """

    activated = Signal(int)
    removed = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._state = QueryState()
        self.chips: list[QueryChip] = []
        self._layout = QHBoxLayout(self)
        self._layout.addStretch(1)
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.px(8))
        self._rebuild()

    def set_queries(self, state: QueryState) -> None:
        """Show what is asked for."""
        if (state.rows, state.active) != (self._state.rows, self._state.active):
            self._state = state
            self._rebuild()

    def _rebuild(self) -> None:
        rows, active = self._state.rows, self._state.active
        focused = next((place for place, chip in enumerate(self.chips) if chip.isAncestorOf(self._focused())), -1)
        for chip in self.chips:
            self._layout.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        shown = rows if len(rows) > 1 or (rows and active < 0) else ()
        self.chips = [QueryChip(self._theme, row, place == active) for place, row in enumerate(shown)]
        for place, chip in enumerate(self.chips):
            chip.clicked.connect(self._on_clicked)
            chip.removed.connect(self._on_removed)
            self._layout.insertWidget(place, chip)
        self.setVisible(bool(self.chips))
        if focused >= 0 and self.chips:
            self.chips[min(focused, len(self.chips) - 1)].name.setFocus()

    def _focused(self) -> QWidget:
        return self.window().focusWidget() or self

    @Slot()
    def _on_clicked(self) -> None:
        place = self._place()
        self.activated.emit(-1 if place == self._state.active else place)

    @Slot()
    def _on_removed(self) -> None:
        self.removed.emit(self._place())

    def _place(self) -> int:
        return next(place for place, chip in enumerate(self.chips) if chip is self.sender())


def _line(theme: Theme, token: str) -> QIcon:
    """A piece of the query's curve: its colour and its dash."""
    scale = 3
    picture = QPixmap(theme.px(18) * scale, theme.px(12) * scale)
    picture.fill(Qt.GlobalColor.transparent)
    picture.setDevicePixelRatio(scale)
    pen = QPen(theme.tokens.color(token), theme.px(3))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if token in DASHES:
        pen.setDashPattern([length / 3 for length in DASHES[token]])
    painter = QPainter(picture)
    painter.setPen(pen)
    painter.drawLine(QPointF(theme.px(1), theme.px(6)), QPointF(theme.px(17), theme.px(6)))
    painter.end()
    return QIcon(picture)
