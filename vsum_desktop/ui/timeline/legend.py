"""The gutter left of the time axis: names, switches and values of the curves."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QVBoxLayout, QWidget

from vsum_desktop.ui.theme import Theme

GUTTER = 112


class LegendButton(QAbstractButton):
    """One curve: a line in its colour, its name, its value; clicking shows or hides the curve."""

    def __init__(self, name: str, token: str, theme: Theme) -> None:
        super().__init__()
        self._token = token
        self._theme = theme
        self.value: float | None = None
        self.setText(name)
        self.setCheckable(True)
        self.setChecked(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(f"Show or hide {name}")

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
        painter.setPen(QPen(color, 2, Qt.PenStyle.SolidLine if shown else Qt.PenStyle.DotLine))
        painter.drawLine(theme.px(2), middle, theme.px(2) + dash, middle)
        painter.setPen(color)
        font = self.font()
        font.setPixelSize(max(9, round(theme.font_px * 0.86)))
        painter.setFont(font)
        metrics = painter.fontMetrics()
        value = "" if self.value is None or not shown else _short(self.value)
        value_width = metrics.horizontalAdvance(".00") if value else 0
        left = theme.px(6) + dash
        room = self.width() - left - value_width - theme.px(3)
        name = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(theme.tokens.color("dim"))
        place = QRectF(0, 0, self.width() - theme.px(2), self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, value)


def _short(value: float) -> str:
    """A value in [0, 1] without its leading nought: `.62`, `1.0`."""
    return "1.0" if value >= 0.995 else f"{value:.2f}".removeprefix("0")


class Legend(QWidget):
    """The names of the curves, the score first, with switches.

    Signals:
        toggled(str, bool): Show or hide a curve.
    """

    toggled = Signal(str, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.buttons = {
            "score": LegendButton("score", "text", theme),
            "importance": LegendButton("importance", "importance", theme),
            "relevance": LegendButton("relevance", "relevance", theme),
        }
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(8), theme.px(8), theme.px(2), 0)
        layout.setSpacing(0)
        title = QLabel("Curves")
        title.setProperty("role", "small")
        title.setContentsMargins(theme.px(4), 0, 0, theme.px(4))
        layout.addWidget(title)
        for button in self.buttons.values():
            layout.addWidget(button)
            button.toggled.connect(self._on_toggled)
        layout.addStretch(1)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        for button in self.buttons.values():
            button.apply_theme(theme)

    def set_values(self, values: dict[str, float]) -> None:
        """The values under the cursor or the playhead."""
        for name, button in self.buttons.items():
            button.set_value(values.get(name))

    def set_query(self, text: str) -> None:
        """Name the relevance curve after the query; without one it is paused."""
        button = self.buttons["relevance"]
        button.setText(f"“{text}”" if text else "relevance")
        button.setEnabled(bool(text))
        button.setToolTip(f"Relevance to “{text}”" if text else "Relevance appears with a query")

    def _on_toggled(self, checked: bool) -> None:
        for name, button in self.buttons.items():
            if button is self.sender():
                self.toggled.emit(name, checked)
