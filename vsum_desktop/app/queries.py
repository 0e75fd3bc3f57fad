"""The queries of a session as a value: a few rows, of which one at most drives the score and others are compared."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

MAX_QUERIES = 4
_LONGEST = 48  # letters of a query that is named in a sentence


def shortened(text: str) -> str:
    """A query as it is named in menus and sentences, which a long one would stretch beyond the screen."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"


@dataclass(frozen=True, slots=True)
class Query:
    """One query: its text, and the slot that its colour comes from: 0 for the active one, 1 … for the others."""

    text: str
    slot: int = 0


@dataclass(frozen=True, slots=True)
class Queries:
    """At most `MAX_QUERIES` rows with different texts; `active` is a place among them, −1 for none.

    A row keeps its colour as long as it is not active; when another becomes active, the two swap.
    """

    rows: tuple[Query, ...] = ()
    active: int = -1

    @property
    def text(self) -> str:
        """What drives the score, empty for nothing."""
        return self.rows[self.active].text if self.active >= 0 else ""

    @property
    def full(self) -> bool:
        """Whether there is no room for another row."""
        return len(self.rows) >= MAX_QUERIES

    def asked(self, text: str) -> Queries:
        """The active row asks for `text` instead; without one, or with an empty text, a row comes or goes."""
        if not text:
            return self.removed(self.active) if self.active >= 0 else self
        known = self.place(text)
        if known >= 0:
            return self.activated(known)
        if self.active < 0:
            return self.added(text)
        return self._with(self.active, Query(text))

    def added(self, text: str) -> Queries:
        """Another row, which becomes active; the one of the same text where there is one, the last one where all are taken."""
        known = self.place(text)
        if known >= 0:
            return self.activated(known)
        if self.full:
            return self.activated(len(self.rows) - 1).asked(text)
        idle = self.activated(-1)
        return Queries((*idle.rows, Query(text)), len(idle.rows))

    def removed(self, place: int) -> Queries:
        """Without a row; the active one stays active if it is another."""
        rows = (*self.rows[:place], *self.rows[place + 1 :])
        if place == self.active:
            return Queries(rows)
        return Queries(rows, self.active - (place < self.active))

    def activated(self, place: int) -> Queries:
        """With another row driving the score, or, at −1, none."""
        if place == self.active:
            return self
        changed = self
        if self.active >= 0:
            taken = {row.slot for row in self.rows}
            free = self.rows[place].slot if place >= 0 else next(slot for slot in range(1, len(taken) + 2) if slot not in taken)
            changed = self._with(self.active, dataclasses.replace(self.rows[self.active], slot=free))
        if place >= 0:
            changed = changed._with(place, dataclasses.replace(changed.rows[place], slot=0))
        return Queries(changed.rows, place)

    def place(self, text: str) -> int:
        """The row of a text, −1 if there is none."""
        return next((place for place, row in enumerate(self.rows) if row.text == text), -1)

    def _with(self, place: int, row: Query) -> Queries:
        return Queries((*self.rows[:place], row, *self.rows[place + 1 :]), self.active)
