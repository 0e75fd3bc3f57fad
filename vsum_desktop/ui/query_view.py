"""Ties the query bar to the session: what is asked, compared, remembered, and how much it counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Slot

from vsum_desktop.app.queries import shortened
from vsum_desktop.app.state import QueryState
from vsum_desktop.ui.query_history import QueryHistory

if TYPE_CHECKING:
    from vsum_desktop.ui.main_window import MainWindow


def corrected(query: QueryState) -> str:
    """The query with the nearest learned word for each unknown one that has such, empty if none has."""
    text = query.text
    for word in query.unknown:
        if word.near:
            text = re.sub(rf"\b{re.escape(word.text)}\b", word.near[0], text)
    return text if text != query.text else ""


class QueryView(QObject):
    """What asking looks like in a window."""

    def __init__(self, window: MainWindow, settings: QSettings) -> None:
        super().__init__(window)
        self._session = window.workspace.session
        self._panel, self._note = window.query, window.match_note
        self._corrected = ""
        self.history = QueryHistory(settings, self)
        edit, session = self._panel.edit, self._session
        edit.set_history(self.history.model)
        edit.typed.connect(self._on_typed)
        edit.asked.connect(self._on_asked)
        edit.added.connect(self._on_added)
        edit.refused.connect(self._on_refused)
        edit.left.connect(self._on_left)
        self._panel.chips.activated.connect(session.activate_query)
        self._panel.chips.removed.connect(session.remove_query)
        self._panel.strength_changed.connect(session.set_query_strength)
        self._panel.strength_released.connect(session.end_drag)
        window.actions_["compare"].triggered.connect(edit.start_adding)
        self._note.retry_wanted.connect(self._on_corrected)
        session.query_changed.connect(self._on_query)
        self._on_query(session.query)

    @Slot(object)
    def _on_query(self, query: QueryState) -> None:
        self._panel.set_query(query.text, not self._session.queries.full)
        self._panel.chips.set_queries(query)
        self._say(query)

    def _say(self, query: QueryState) -> None:
        """What is to be known of the query, in the strip under the bar."""
        if query.failure is not None:
            self._note.show_sentence(query.failure.sentence, query.failure.details)
        elif query.unknown and not query.searching:
            words = ", ".join(f"“{shortened(word.text)}”" for word in query.unknown)
            sentence = self.tr("The encoder has not learned {words}; the curve may show something else.").format(words=words)
            advice = self.tr("Check the spelling, or say it in other words.")
            self._corrected = corrected(query)
            offer = self.tr("Search for “{text}”").format(text=shortened(self._corrected)) if self._corrected else ""
            self._note.show_sentence(sentence, name="search", advice=advice, offer=offer)
        elif query.weak and not query.searching:
            sentence = self.tr("“{text}” hardly matches anything here; the curve shows the nearest moments.").format(
                text=shortened(query.text)
            )
            self._note.show_sentence(sentence, name="search")
        else:
            self._note.dismiss()

    @Slot()
    def _on_corrected(self) -> None:
        self._session.end_drag()
        self._session.set_query(self._corrected)
        self.history.add(self._corrected)

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self._session.set_query(text, typing=True)

    @Slot(str)
    def _on_asked(self, text: str) -> None:
        """The end of typing, so that the next query is another step to undo."""
        self._session.set_query(text, typing=True)
        self._session.end_drag()
        self.history.add(text)

    @Slot(str)
    def _on_added(self, text: str) -> None:
        self._session.end_drag()
        self._session.add_query(text, typing=True)

    @Slot()
    def _on_refused(self) -> None:
        self._note.show_sentence(self.tr("Four queries at most; remove one first."), name="search")

    @Slot()
    def _on_left(self) -> None:
        self._session.end_drag()
        self.history.add(self._session.query.text)
