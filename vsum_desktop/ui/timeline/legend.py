"""The gutter left of the time axis: names, switches and values of the curves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QEnterEvent, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from vsum_desktop.app.numbers import short
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.timeline.curve_data import DASHES, DIFFERENCE, IMPORTANCE, RELEVANCE, SCORE, Curve
from vsum_desktop.ui.widgets import label, surface
from vsum_desktop.ui.words import quoted

GUTTER = 112


class LegendButton(QAbstractButton):
    """One curve: a line in its colour, its name, its value; clicking shows or hides the curve.

    Signals:
        pointed(bool): The mouse or the focus is on it, or has left it.
    """

    pointed = Signal(bool)

    def __init__(self, name: str, token: str, theme: Theme, sign: str = "") -> None:
        super().__init__()
        self._token = token
        self._theme = theme
        self._sign = sign
        self.value: float | None = None
        self.setCheckable(True)
        self.setChecked(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # beside a scroll bar there is less room
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """What the curve is called."""
        self.setText(name)
        self.setAccessibleName(name)
        self.setToolTip(self.tr("Show or hide the curve of {name}").format(name=name))

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def set_value(self, value: float | None) -> None:
        """The value under the cursor or the playhead."""
        if value != self.value:
            self.value = value
            self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Under the mouse."""
        super().enterEvent(event)
        self.pointed.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        """No longer."""
        super().leaveEvent(event)
        self.pointed.emit(self.hasFocus())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Reached by key; a window that becomes active may put the focus here unasked."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.pointed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Left by key."""
        super().focusOutEvent(event)
        self.pointed.emit(self.underMouse())

    def sizeHint(self) -> QSize:
        """As wide as the gutter allows."""
        return QSize(self._theme.px(GUTTER - 16), self._theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint line, name and value."""
        painter, theme = QPainter(self), self._theme
        shown = self.isChecked() and self.isEnabled()
        color = theme.tokens.color(self._token) if shown else theme.tokens.color("dim", 0.55)
        if self.hasFocus() or self.underMouse():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(theme.tokens.color("accent") if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.tokens.color("raised"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        middle, dash = self.height() // 2, theme.px(8)
        pen = QPen(color, 2, Qt.PenStyle.SolidLine if shown else Qt.PenStyle.DotLine)
        if shown and self._token in DASHES:
            pen.setDashPattern([size / 3 for size in DASHES[self._token]])
        painter.setPen(pen)
        painter.drawLine(theme.px(4), middle, theme.px(4) + dash, middle)
        painter.setPen(color)
        font = self.font()
        font.setPixelSize(max(9, round(theme.font_px * 0.86)))
        painter.setFont(font)
        metrics = painter.fontMetrics()
        value = "" if self.value is None or not shown else short(self.value, self._sign)
        value_width = metrics.horizontalAdvance(short(0, self._sign)) if value else 0
        left = theme.px(9) + dash
        room = self.width() - left - value_width - theme.px(4)
        name = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(theme.tokens.color("dim"))
        place = QRectF(0, 0, self.width() - theme.px(2), self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, value)


class Legend(QScrollArea):
    """The names of the curves, the score first, with switches; scrolls where they do not fit.

    Signals:
        toggled(str, bool): Show or hide the curve of a key.
        pointed(str): Let the curve of a key stand out; empty for none.
    """

    toggled = Signal(str, bool)
    pointed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._query = ""
        self._found = ""  # what the relevance curve that is drawn is called
        self._off = {DIFFERENCE}  # by key, also of curves that are gone and may come back
        self.buttons: dict[str, LegendButton] = {}
        self._body = QWidget()
        surface(self._body, "panel")
        self.setWidget(self._body)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._layout = QVBoxLayout(self._body)
        self._layout.setSpacing(0)
        self._title = label(self.tr("Curves"), "small")
        self._layout.addWidget(self._title)
        self._layout.addStretch(1)
        self.apply_theme(theme)
        self.set_curves(())

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self._layout.setContentsMargins(theme.px(8), theme.px(6), theme.px(2), 0)
        self._title.setContentsMargins(theme.px(4), 0, 0, theme.px(4))
        for button in self.buttons.values():
            button.apply_theme(theme)

    def set_curves(self, curves: tuple[Curve, ...]) -> None:
        """List other curves, given in drawing order; importance, relevance and score have their place even without values."""
        usual = {SCORE: "text", IMPORTANCE: "importance", RELEVANCE: "relevance"}
        others = {curve.key: curve.token for curve in curves if curve.key not in usual}
        wanted = usual | others
        for key in [key for key in self.buttons if key not in wanted]:
            button = self.buttons.pop(key)
            self._layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        words = {SCORE: self.tr("score"), IMPORTANCE: self.tr("importance"), RELEVANCE: self.tr("relevance")}
        names = {curve.key: curve.name for curve in curves if curve.key in others}
        for order, (key, token) in enumerate(wanted.items()):
            if key not in self.buttons:
                self._add(key, token, order)
            if key != RELEVANCE:
                self.buttons[key].set_name(names.get(key) or words[key])
            if key == DIFFERENCE:
                self.buttons[key].set_name(self.tr("difference"))
                tip = self.tr("Show or hide the difference {name}: in the middle where both fit alike")
                self.buttons[key].setToolTip(tip.format(name=names[key]))
        self._found = next((curve.name for curve in curves if curve.key == RELEVANCE), "")
        self.set_query(self._query)

    def _add(self, key: str, token: str, order: int) -> None:
        button = self.buttons[key] = LegendButton(key, token, self._theme, "+" if key == DIFFERENCE else "")
        button.setChecked(key not in self._off)
        button.toggled.connect(self._on_toggled)
        button.pointed.connect(self._on_pointed)
        self._layout.insertWidget(1 + order, button)

    def set_values(self, values: dict[str, float]) -> None:
        """The values under the cursor or the playhead, by key."""
        for key, button in self.buttons.items():
            button.set_value(values.get(key))

    def set_query(self, text: str) -> None:
        """Name the relevance curve after the query until it has a name of its own; without either it is paused."""
        self._query = text
        name, button = self._found or (quoted(text) if text else ""), self.buttons[RELEVANCE]
        button.set_name(name or self.tr("relevance"))
        button.setEnabled(bool(name))
        if not name:
            button.setToolTip(self.tr("Relevance appears with a query"))

    @Slot(bool)
    def _on_pointed(self, pointed: bool) -> None:
        for key, button in self.buttons.items():
            if button is self.sender():
                self.pointed.emit(key if pointed and button.isChecked() else "")

    @Slot(bool)
    def _on_toggled(self, checked: bool) -> None:
        for key, button in self.buttons.items():
            if button is self.sender():
                (self._off.discard if checked else self._off.add)(key)
                self.toggled.emit(key, checked)
