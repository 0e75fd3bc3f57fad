"""The query box: asks while one writes, completes from what was asked before, and takes further queries to compare."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from vsum_desktop.ui.icons import icon
from vsum_desktop.ui.theme import Theme

_ASK_AFTER_MS = 450


class QueryEdit(QLineEdit):
    """The box. Return asks at once, a pause in typing asks too, Escape clears, ↓ in an empty box shows what was asked before.

    Signals:
        typed(str): A pause in typing; more may follow.
        asked(str): Return, a choice from the list, or cleared.
        added(str): To be asked beside what is asked for already; typing may go on.
        refused: There is no room for another query.
        left: The box lost the focus: what follows is another query.
    """

    typed = Signal(str)
    asked = Signal(str)
    added = Signal(str)
    refused = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._adding = False
        self._shown = ""  # what is asked for
        self._more = False  # whether another query can be asked beside it
        self._full = False  # whether as many are asked as can be
        self._unasked = False  # whether what is written was refused
        self.setProperty("role", "query")
        self.setAccessibleName(self.tr("Query"))
        self.setToolTip(self.tr("What the summary should show (Ctrl+F or /)"))
        self.setMaxLength(300)
        self._pause = QTimer(self, singleShot=True, interval=_ASK_AFTER_MS)
        self._pause.timeout.connect(self._on_pause)
        self._search = QAction(self)
        self.addAction(self._search, QLineEdit.ActionPosition.LeadingPosition)
        self.compare = QAction(self.tr("Compare with another query"), self)
        self.compare.setToolTip(self.tr("Compare with another query (Ctrl+Return)"))
        self.compare.triggered.connect(self.start_adding)
        self.addAction(self.compare, QLineEdit.ActionPosition.TrailingPosition)
        self._clear = QAction(self.tr("Clear the query"), self)
        self._clear.setToolTip(self.tr("Clear the query (Esc)"))
        self._clear.triggered.connect(self.reset)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self.textChanged.connect(self._on_text_changed)
        self.textEdited.connect(self._pause.start)
        self.returnPressed.connect(self.ask)
        self.apply_theme(theme)
        self._on_text_changed("")
        self._set_adding(False)

    @property
    def adding(self) -> bool:
        """Whether what is written will be asked beside what is asked for already."""
        return self._adding

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._search.setIcon(icon("search", theme, "dim"))
        self._clear.setIcon(icon("close", theme, "dim"))
        self.compare.setIcon(icon("add", theme, "dim"))

    def set_history(self, model: QAbstractItemModel) -> None:
        """Complete from these texts."""
        completer = QCompleter(model, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(8)
        popup = QListView()
        popup.setProperty("role", "popup")
        completer.setPopup(popup)
        completer.activated.connect(self._on_completed)
        self.setCompleter(completer)

    def set_query(self, text: str, more: bool) -> None:
        """Show what is asked for, unless the user is writing; `more` says whether another can be asked beside it."""
        writing = self.hasFocus() and self.isModified()
        self._shown = text
        self._more, self._full = bool(text) and more, not more
        self._on_text_changed(self.text())
        if not self._adding and not writing and " ".join(self.text().split()) != text:
            self.setText(text)

    @Slot()
    def ask(self) -> None:
        """Ask for what is written."""
        self._pause.stop()
        self._close_list()
        self._unasked = False
        self.setModified(False)
        text, adding = self.text(), self._adding
        self._set_adding(False)
        if adding and text.strip():
            self.added.emit(text)
        self.asked.emit(text if text.strip() or not adding else self._shown)

    @Slot()
    def reset(self) -> None:
        """Ask for nothing."""
        self._set_adding(False)
        self.clear()
        self.ask()

    @Slot()
    def start_adding(self) -> None:
        """Take another query beside the one that is asked for: what is written if that is new, else what is written next."""
        self._close_list()
        if self._full:
            self._pause.stop()
            self._unasked = True
            self.refused.emit()
        if not self._more:
            return
        text = " ".join(self.text().split())
        self._set_adding(True)
        if text and text != self._shown:
            self.ask()
            return
        self._pause.stop()
        self.clear()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return asks and gives the keys back to the player; Escape leaves comparing, then clears, then leaves the box."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if control:
                self.start_adding()
            else:
                super().keyPressEvent(event)
                self.clearFocus()
        elif event.key() == Qt.Key.Key_Down and not self.text() and self.completer() is not None:
            self.completer().setCompletionPrefix("")
            self.completer().complete()
        elif event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._adding or self._unasked:
            self._pause.stop()
            self._set_adding(False)
            self._unasked = False
            self.setText(self._shown)
        elif self.text():
            self.reset()
        else:
            self.clearFocus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What is written is asked for; another query begins when the box is entered again."""
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.PopupFocusReason:
            return
        if self._pause.isActive():
            self._on_pause()
        self.setModified(False)
        if self._adding or self._unasked:
            self._set_adding(False)
            self._unasked = False
            self.setText(self._shown)
        self.left.emit()

    def _close_list(self) -> None:
        popup = self.completer().popup() if self.completer() is not None else None
        if popup is not None:
            popup.hide()

    def _set_adding(self, adding: bool) -> None:
        self._adding = adding
        self.setPlaceholderText(
            self.tr("Compare “{text}” with …").format(text=self._shown)
            if adding
            else self.tr("Ask for something in this video, for example “a dog playing”")
        )

    @Slot()
    def _on_pause(self) -> None:
        self._pause.stop()
        self._unasked = False
        text = self.text()
        if not self._adding:
            self.typed.emit(text)
        elif text.strip():
            self._set_adding(False)
            self.added.emit(text)

    @Slot(str)
    def _on_completed(self, text: str) -> None:
        self.setText(text)
        self.ask()

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self.compare.setVisible(self._more and bool(text))
