"""Small pieces that several panels share."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QSlider, QToolButton, QWidget

from vsum_desktop.ui.icons import icon
from vsum_desktop.ui.theme import Theme


def label(text: str = "", role: str = "", wrap: bool = False) -> QLabel:
    """A text in one of the style sheet's roles; plain text always, for it may come from a file."""
    result = QLabel(text)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setProperty("role", role)
    result.setWordWrap(wrap)
    return result


class _Button(QPushButton):
    """Return presses it as Space does, outside of dialogs too."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Click, or what any button does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class WindowKeys(QObject):
    """Given to a text field, lets the window's commands have keys with Ctrl that would only move the cursor there.

    On X11 Ctrl+E is such a key; whoever exports has often just typed a budget.
    """

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        """Qt's hook: keeps the question whether the field wants the key from it."""
        if event.type() != QEvent.Type.ShortcutOverride:
            return False
        key = cast(QKeyEvent, event)
        moves = key.matches(QKeySequence.StandardKey.MoveToEndOfLine) or key.matches(QKeySequence.StandardKey.MoveToStartOfLine)
        if not moves or not key.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        event.ignore()
        return True


def button(text: str, role: str = "", tip: str = "") -> QPushButton:
    """A push button in one of the style sheet's roles."""
    result = _Button(text)
    result.setProperty("role", role)
    result.setToolTip(tip)
    result.setCursor(Qt.CursorShape.PointingHandCursor)
    result.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return result


def rule() -> QFrame:
    """A separator, 1 px high."""
    result = QFrame()
    result.setProperty("surface", "rule")
    return result


def surface(widget: QWidget, name: str) -> None:
    """Give a plain widget one of the style sheet's grounds."""
    widget.setProperty("surface", name)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)


def tabular(font: QFont) -> QFont:
    """The font with figures of equal width."""
    result = QFont(font)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


def writes(event: QKeyEvent) -> bool:
    """Whether a key writes a character. Tables would search for it; here it is a command of the window."""
    return bool(event.text()) and event.text().isprintable()


class IconButton(QToolButton):
    """A button that shows only an icon; its tooltip names what it does and the shortcut."""

    def __init__(
        self, name: str, tip: str, shortcut: str = "", role: str = "icon", token: str = "text", size: float = 18
    ) -> None:
        super().__init__()
        self._icon = name
        self._token = token
        self._size = size
        self._theme: Theme | None = None
        self._tip = tip
        self._shortcut = shortcut
        self.setProperty("role", role)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_tip(tip)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self.setIcon(icon(self._icon, theme, self._token, self._size))
        self.setIconSize(QSize(theme.px(self._size), theme.px(self._size)))

    def set_icon(self, name: str) -> None:
        """Show another drawing."""
        if name != self._icon:
            self._icon = name
            if self._theme is not None:
                self.apply_theme(self._theme)

    def set_token(self, token: str) -> None:
        """Draw it in another colour."""
        if token != self._token:
            self._token = token
            if self._theme is not None:
                self.apply_theme(self._theme)

    def set_tip(self, tip: str) -> None:
        """Say what a click does."""
        self._tip = tip
        self.setToolTip(f"{tip} ({self._shortcut})" if self._shortcut else tip)
        self.setAccessibleName(tip)

    def set_shortcut(self, shortcut: str) -> None:
        """The key that does the same, for the tooltip."""
        self._shortcut = shortcut
        self.set_tip(self._tip)


class Slider(QSlider):
    """A horizontal slider that says when a stretch of moves is over, by mouse or by key.

    Signals:
        let_go: The mouse or a key was let go of, or the focus went.
    """

    let_go = Signal()

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.sliderReleased.connect(self.let_go)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """The end of moves by key."""
        super().keyReleaseEvent(event)
        if not event.isAutoRepeat():
            self.let_go.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The end of moves by wheel."""
        super().focusOutEvent(event)
        self.let_go.emit()


class ElidedLabel(QLabel):
    """One line that ends in … where it does not fit, or has it in the middle; the whole text is the tooltip then."""

    def __init__(self, text: str = "", role: str = "", middle: bool = False) -> None:
        super().__init__()
        self._whole = ""
        self._mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.set_whole(text)

    def set_whole(self, text: str) -> None:
        """The text to show."""
        self._whole = text
        self._elide()

    def whole(self) -> str:
        """The text, uncut."""
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, self._mode, max(0, self.contentsRect().width()))
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")
