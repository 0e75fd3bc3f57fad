"""What the centre shows when there is no picture: the drop target, waiting, and what went wrong."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from vsum_desktop import __version__
from vsum_desktop.app.state import Failure
from vsum_desktop.ui.icons import pixmap
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.widgets import ElidedLabel, IconButton, button, label, surface


class EmptyPage(QWidget):
    """The drop target.

    Signals:
        open_wanted, demo_wanted
    """

    open_wanted = Signal()
    demo_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._hovered = False
        surface(self, "ground")
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title = label(self.tr("Drop a video here"), "large")
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.text = label(
            self.tr("It is analysed on this computer; then ask for something and set how long the summary may be."),
            "dim",
            wrap=True,
        )
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.open = button(self.tr("Open a video…"), "", self.tr("Open a video or a project"))
        self.open.clicked.connect(self.open_wanted)
        self.demo = button(self.tr("Try the demo video"), "link", self.tr("A minute of photographs, made at set-up"))
        self.demo.clicked.connect(self.demo_wanted)
        layout = self._layout = QVBoxLayout(self)
        layout.setSpacing(theme.px(12))
        layout.addStretch(1)
        for widget in (self._picture, self.title, self.text):
            layout.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addStretch(1)
        row.addWidget(self.open)
        row.addWidget(self.demo)
        row.addStretch(1)
        layout.addSpacing(theme.px(4))
        layout.addLayout(row)
        layout.addStretch(1)
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self._picture.setPixmap(pixmap("film", theme.tokens.dim, theme.px(56), scale=self.devicePixelRatioF()))
        margin = theme.px(48)
        self._layout.setContentsMargins(margin, margin, margin, margin)

    def set_hovered(self, hovered: bool) -> None:
        """Whether a file hangs over the window."""
        self._hovered = hovered
        self.title.setText(self.tr("Let go to open it") if hovered else self.tr("Drop a video here"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The dashed frame of a drop target."""
        super().paintEvent(event)
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.tokens.color("accent" if self._hovered else "line"), theme.px(2), Qt.PenStyle.DashLine)
        painter.setPen(pen)
        margin = theme.px(24)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(margin, margin, -margin, -margin), theme.px(12), theme.px(12))


class OpeningPage(QWidget):
    """A file is being looked at."""

    def __init__(self) -> None:
        super().__init__()
        surface(self, "ground")
        self.text = ElidedLabel("", "dim", middle=True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.addWidget(self.text)

    def set_name(self, name: str) -> None:
        """The file's name."""
        self.text.set_whole(self.tr("Opening {name} …").format(name=name))


class Details(QWidget):
    """Technical details, folded away under a line that opens them, and a button that copies them with the sentence."""

    def __init__(self, theme: Theme, centred: bool = False) -> None:
        super().__init__()
        self._report = ""
        self.toggle = button(self.tr("Details"), "link", self.tr("Show what a report of this should hold"))
        self.toggle.setCheckable(True)
        self.toggle.toggled.connect(self._on_toggled)
        self.copy = button(self.tr("Copy"), "link", self.tr("Copy the sentence and its details"))
        self.copy.clicked.connect(self._on_copy)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setMaximumHeight(theme.px(160))
        self.text.setAccessibleName(self.tr("Technical details"))
        self.text.hide()
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        if centred:
            row.addStretch(1)
        row.addWidget(self.toggle)
        row.addWidget(self.copy)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(4))
        layout.addLayout(row)
        layout.addWidget(self.text)

    def set_text(self, text: str, sentence: str = "") -> None:
        """Other details, folded; `sentence` goes before them when they are copied."""
        self._report = f"{sentence}\n\n{text}".strip()
        self.text.setPlainText(text)
        self.toggle.setChecked(False)
        self.copy.setText(self.tr("Copy"))
        self.setVisible(bool(text))

    @Slot(bool)
    def _on_toggled(self, opened: bool) -> None:
        self.text.setVisible(opened)
        self.toggle.setText(self.tr("Hide details") if opened else self.tr("Details"))

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(f"VSum Desktop {__version__}\n{self._report}\n")
        self.copy.setText(self.tr("Copied"))


class FailurePage(QWidget):
    """A file could not be opened: one sentence, what to do, details folded.

    Signals:
        retry_wanted, open_wanted
    """

    retry_wanted = Signal()
    open_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        surface(self, "ground")
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence = label("", "title", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.sentence.setMinimumWidth(theme.px(160))  # however long a name is, it does not widen the window
        self.advice = label("", "dim", wrap=True)
        self.advice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.retry = button(self.tr("Try again"))
        self.retry.clicked.connect(self.retry_wanted)
        self.open = button(self.tr("Open another video…"))
        self.open.clicked.connect(self.open_wanted)
        self.details = Details(theme, centred=True)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(theme.px(16))
        self._layout.addStretch(1)
        self._layout.addWidget(self._picture)
        self._layout.addWidget(self.sentence)
        self._layout.addWidget(self.advice)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addStretch(1)
        row.addWidget(self.retry)
        row.addWidget(self.open)
        row.addStretch(1)
        self._layout.addLayout(row)
        self._layout.addWidget(self.details)
        self._layout.addStretch(1)
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self._picture.setPixmap(pixmap("warning", theme.tokens.dim, theme.px(40), scale=self.devicePixelRatioF()))
        self._layout.setContentsMargins(theme.px(48), theme.px(24), theme.px(48), theme.px(24))

    def show_failure(self, sentence: str, details: str, advice: str = "") -> None:
        """What went wrong, and what to do about it."""
        self.sentence.setText(sentence)
        self.advice.setText(advice)
        self.advice.setVisible(bool(advice))
        self.details.set_text(details, sentence)


class Notice(QWidget):
    """A strip with one sentence, for what does not take the picture away.

    Signals:
        retry_wanted: The button was pressed, "Try again" unless `action` or an offer names it otherwise.
        dismissed
    """

    retry_wanted = Signal()
    dismissed = Signal()

    def __init__(self, theme: Theme, action: str = "") -> None:
        super().__init__()
        surface(self, "bar")
        self._icon = QLabel()
        self._name = "warning"
        self.sentence = label("", "", wrap=True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.sentence.setMinimumWidth(theme.px(160))  # however long a word is, it does not widen the window
        self.advice = label("", "dim", wrap=True)
        self._action = action or self.tr("Try again")
        self.retry = button(self._action)
        self.retry.clicked.connect(self.retry_wanted)
        self.close_button = IconButton("close", self.tr("Dismiss"))
        self.close_button.clicked.connect(self.dismiss)
        self.details = Details(theme)
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addStretch(1)
        words.addWidget(self.sentence)
        words.addWidget(self.advice)
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        row.addWidget(self.retry)
        row.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(12), theme.px(6), theme.px(12), theme.px(6))
        layout.setSpacing(theme.px(4))
        layout.addLayout(row)
        layout.addWidget(self.details)
        self.apply_theme(theme)
        self.hide()

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self._icon.setPixmap(pixmap(self._name, theme.tokens.dim, theme.px(18), scale=self.devicePixelRatioF()))
        self.close_button.apply_theme(theme)

    def show_failure(self, failure: Failure, retry: bool = False) -> None:
        """Say what went wrong and what to do about it."""
        self.show_sentence(failure.sentence, failure.details, retry, advice=failure.advice)

    def show_sentence(
        self, sentence: str, details: str = "", retry: bool = False, name: str = "warning", advice: str = "", offer: str = ""
    ) -> None:
        """Say something until it is dismissed or replaced; an offer is what the button says instead."""
        self._name = name
        self.apply_theme(self._theme)
        self.sentence.setText(sentence)
        self.advice.setText(advice)
        self.advice.setVisible(bool(advice))
        self.details.set_text(details, sentence)
        self.retry.setText(offer or self._action)
        self.retry.setVisible(retry or bool(offer))
        self.show()

    @Slot()
    def dismiss(self) -> None:
        """Go away."""
        if not self.isHidden():
            self.hide()
            self.dismissed.emit()
