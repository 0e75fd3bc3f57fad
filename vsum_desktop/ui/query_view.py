"""Ties the query bar to the session: what is asked, compared, remembered, and how much it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Slot

from vsum_desktop.app.state import QueryState
from vsum_desktop.ui.query_history import QueryHistory

if TYPE_CHECKING:
    from vsum_desktop.ui.main_window import MainWindow


class QueryView(QObject):
    """What asking looks like in a window."""

    def __init__(self, window: MainWindow, settings: QSettings) -> None:
        super().__init__(window)
        self._session = window.workspace.session
        self._panel = window.query
        self.history = QueryHistory(settings, self)
        edit, session = self._panel.edit, self._session
        edit.set_history(self.history.model)
        edit.typed.connect(self._on_typed)
        edit.asked.connect(self._on_asked)
        edit.added.connect(self._on_added)
        edit.left.connect(self._on_left)
        self._panel.chips.activated.connect(session.activate_query)
        self._panel.chips.removed.connect(session.remove_query)
        self._panel.strength_changed.connect(session.set_query_strength)
        self._panel.strength_released.connect(session.end_drag)
        window.actions_["compare"].triggered.connect(edit.start_adding)
        session.query_changed.connect(self._on_query)
        self._on_query(session.query)

    @Slot(object)
    def _on_query(self, query: QueryState) -> None:
        self._panel.set_query(query.text, not self._session.queries.full)
        self._panel.chips.set_queries(query)

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
    def _on_left(self) -> None:
        self._session.end_drag()
        self.history.add(self._session.query.text)
