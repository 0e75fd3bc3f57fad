"""Why the shot under the playhead is in the summary or out of it, what would change that, and which concepts carry it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vsum_desktop.app.numbers import Number, short
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.widgets import button, label, rule, surface
from vsum_desktop.ui.words import seconds_text


@dataclass(frozen=True, slots=True)
class Word:
    """A concept and how far it raised (+) or lowered (−) the importance."""

    text: str
    share: float


@dataclass(frozen=True, slots=True)
class Why:
    """All that is said of one shot.

    `more` is the extra budget with which it comes in, None where that is not known; `without` says what a ban would change.
    """

    title: str
    inside: bool
    sentence: str
    more: Fraction | None = None
    without: str = ""
    words: tuple[Word, ...] = ()
    words_note: str = ""


class WordBars(QWidget):
    """A bar for each word: to the right what raised the importance, to the left what lowered it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words: tuple[Word, ...] = ()

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def set_words(self, words: tuple[Word, ...]) -> None:
        """Show other words."""
        self._words = words
        self.setAccessibleName(", ".join(f"{word.text} {Number(word.share):+.2f}" for word in words))
        self.setToolTip("\n".join(f"{word.text} {Number(word.share):+.3f}" for word in words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A line for each word."""
        return QSize(self._theme.px(200), self._theme.px(20) * len(self._words))

    def minimumSizeHint(self) -> QSize:
        """Every line is shown."""
        return QSize(self._theme.px(120), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Word, bar, value."""
        painter, theme, tokens = QPainter(self), self._theme, self._theme.tokens
        line, left, right = theme.px(20), theme.px(92), theme.px(44)
        largest = max((abs(word.share) for word in self._words), default=0.0) or 1.0
        signs = {word.share < 0 for word in self._words}
        room = self.width() - left - right
        zero = left + (room // 2 if len(signs) == 2 else room if signs == {True} else 0)
        unit = (room // 2 if len(signs) == 2 else room) / largest
        for number, word in enumerate(self._words):
            top = number * line
            painter.setPen(tokens.color("text"))
            name = painter.fontMetrics().elidedText(word.text, Qt.TextElideMode.ElideRight, left - theme.px(8))
            flags = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, top, left - theme.px(8), line), flags | Qt.AlignmentFlag.AlignLeft, name)
            length = word.share * unit
            bar = QRectF(min(zero, zero + length), top + line / 2 - theme.px(3), max(1.0, abs(length)), theme.px(6))
            painter.fillRect(bar, tokens.color("importance") if word.share >= 0 else tokens.color("dim"))
            painter.setPen(tokens.color("dim"))
            value = QRectF(self.width() - right, top, right, line)
            painter.drawText(value, flags | Qt.AlignmentFlag.AlignRight, short(word.share, "+"))
        painter.fillRect(QRectF(zero, 0, 1, line * len(self._words)), tokens.color("line"))


class WhyView(QWidget):
    """The head of the details.

    Signals:
        more_wanted(Fraction): Allow so many more seconds.
    """

    more_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        surface(self, "panel")
        self._why: Why | None = None
        self._more: Fraction | None = None
        self.title = label("", "title", wrap=True)
        self.sentence = label("", wrap=True)
        self.more = button("", "link")
        self.more.clicked.connect(self._on_more)
        self.without = label("", "dim", wrap=True)
        self.words_title = label(self.tr("Concepts in its importance"), "small")
        self.words = WordBars(theme)
        self.words_note = label("", "small", wrap=True)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self.title)
        self._layout.addWidget(self.sentence)
        self._layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._layout.addWidget(self.without)
        self._layout.addWidget(self.words_title)
        self._layout.addWidget(self.words)
        self._layout.addWidget(self.words_note)
        self._layout.addWidget(rule())
        self.apply_theme(theme)
        self.set_why(None)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        pad = theme.px(12)
        self._layout.setContentsMargins(pad, pad, pad, 0)
        self._layout.setSpacing(theme.px(6))
        self.words.apply_theme(theme)

    def set_why(self, why: Why | None) -> None:
        """Say it of another shot; None of none."""
        if why is not None and why == self._why:
            return
        self._why = why
        self.setVisible(why is not None)
        if why is None:
            return
        self.title.setText(why.title)
        self.sentence.setText(why.sentence)
        self._more = why.more
        self.more.setVisible(why.more is not None)
        if why.more is not None:
            self.more.setText(self.tr("{seconds} more of budget lets it in").format(seconds=seconds_text(why.more)))
            self.more.setToolTip(self.tr("Allow the summary so much more"))
        self.without.setText(why.without)
        self.without.setVisible(bool(why.without))
        self.words_title.setVisible(bool(why.words))
        self.words.setVisible(bool(why.words))
        self.words.set_words(why.words)
        self.words_note.setText(why.words_note)
        self.words_note.setVisible(bool(why.words and why.words_note))

    def _on_more(self) -> None:
        if self._more is not None:
            self.more_wanted.emit(self._more)
