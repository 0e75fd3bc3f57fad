"""Edits as commands: each has a name in the menu, and the moves of one drag are one command."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from vsum_desktop.core.edits import Edits


class EditCommand(QUndoCommand):
    """Replaces the edits by others.

    Args:
        text: What the menu shows, for example "budget 20 %".
        before, after: The edits on either side.
        apply: Makes edits the current ones.
        gesture: Commands of the same gesture (a drag) merge; 0 merges with nothing.
    """

    def __init__(self, text: str, before: Edits, after: Edits, apply: Callable[[Edits], None], gesture: int = 0) -> None:
        super().__init__(text)
        self._before = before
        self._after = after
        self._apply = apply
        self._gesture = gesture

    def id(self) -> int:
        """Qt asks commands with the same id to merge; −1 means never."""
        return self._gesture or -1

    def redo(self) -> None:
        """Make the later edits current."""
        self._apply(self._after)

    def undo(self) -> None:
        """Make the earlier edits current."""
        self._apply(self._before)

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take over what a later move of the same drag did; one that ends where it began disappears."""
        if not isinstance(other, EditCommand):
            return False
        self._after = other._after
        self.setText(other.text())
        self.setObsolete(self._after == self._before)
        return True
