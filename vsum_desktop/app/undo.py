"""Edits as commands: each has a name in the menu, and the moves of one drag are one command."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtGui import QUndoCommand

from vsum_desktop.app.queries import Queries
from vsum_desktop.core.edits import Edits


@dataclass(frozen=True, slots=True)
class Decisions:
    """Everything that undo brings back: the edits, the queries, and the scorer (None for the default)."""

    edits: Edits = field(default_factory=Edits)
    queries: Queries = field(default_factory=Queries)
    scorer: str | None = None


@dataclass(frozen=True, slots=True)
class Gesture:
    """One drag, or one stretch of typing: its number, and what it changes. Commands of equal gestures merge."""

    number: int
    kind: str


class EditCommand(QUndoCommand):
    """Replaces the decisions by others.

    Args:
        text: What the menu shows, for example "budget 20 %".
        before, after: The decisions on either side.
        apply: Makes decisions the current ones.
        gesture: Commands of the same gesture merge; None merges with nothing.
    """

    def __init__(
        self,
        text: str,
        before: Decisions,
        after: Decisions,
        apply: Callable[[Decisions], None],
        gesture: Gesture | None = None,
    ) -> None:
        super().__init__(text)
        self._before = before
        self._after = after
        self._apply = apply
        self._gesture = gesture

    def id(self) -> int:
        """Qt asks commands with the same id to merge; −1 means never."""
        return self._gesture.number if self._gesture else -1

    def redo(self) -> None:
        """Make the later decisions current."""
        self._apply(self._after)

    def undo(self) -> None:
        """Make the earlier decisions current."""
        self._apply(self._before)

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take over what a later move of the same drag did; one that ends where it began disappears."""
        if not isinstance(other, EditCommand) or other._gesture != self._gesture:
            return False
        self._after = other._after
        self.setText(other.text())
        self.setObsolete(self._after == self._before)
        return True
