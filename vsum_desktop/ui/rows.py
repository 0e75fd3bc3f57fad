"""Rows of the lists of clips and of shots left out, made when they are looked at: there may be ten thousand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QWidget

from vsum_desktop.app.numbers import clock, seconds
from vsum_desktop.core.timing import Interval

MIME = "application/x-vsum-rows"

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """One clip or shot, with its reason in a few words and as a sentence.

    `number` is its place in the summary from 1, 0 outside it; `frame` is the picture to show; `score` its mean score.
    """

    span: Interval
    title: str
    reason: str
    sentence: str
    frame: int
    shot: int
    score: float
    number: int = 0
    pinned: bool = False
    banned: bool = False
    trimmed: bool = False

    @property
    def times(self) -> str:
        """`00:38.2 – 00:42.4 · 4.2 s`."""
        start, end = clock(self.span.start), clock(self.span.end)
        return f"{start} – {end} · {seconds(self.span.length)}"


class Sorting(Enum):
    """What a list is sorted by."""

    SHOWN = "shown"
    TIME = "time"
    SCORE = "score"
    LENGTH = "length"


@dataclass(frozen=True, eq=False)
class Rows:
    """A list of rows.

    Attributes:
        keys: int64 [n], what each row is known by, for as long as it is the same clip or shot: its first frame, or the shot's
            number.
        make: Makes the row at a place.
        starts, scores, lengths: float64 [n], what it can be sorted by.
    """

    keys: NDArray[np.int64]
    make: Callable[[int], Row]
    values: Callable[[], tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]]

    def __len__(self) -> int:
        return len(self.keys)

    def __iter__(self) -> Iterator[Row]:
        return (self.make(place) for place in range(len(self.keys)))

    def place(self, key: int | None) -> int | None:
        """Where the row of a key is; None for no key, and for one that is not listed."""
        if key is None:
            return None
        found = np.flatnonzero(self.keys == key)
        return int(found[0]) if len(found) else None

    def sorted(self, by: Sorting) -> NDArray[np.int64] | None:
        """The places in another order: early, good or long ones first; None for the order that there is."""
        if by is Sorting.SHOWN or not len(self):
            return None
        starts, scores, lengths = self.values()
        wanted = {Sorting.TIME: starts, Sorting.SCORE: -scores, Sorting.LENGTH: -lengths}[by]
        return np.argsort(wanted, kind="stable")


def _none(place: int) -> Row:
    raise IndexError(place)


def no_rows() -> Rows:
    """An empty list."""
    return Rows(np.zeros(0, np.int64), _none, lambda: (np.zeros(0),) * 3)


class RowModel(QStringListModel):
    """The rows of a list, sorted.

    The strings of the base class are empty: they are there to be counted without Python, once for every row of every layout.

    Signals:
        reworded: Rows say something else, all at the same lines. Not `dataChanged`, for which a view measures every row anew.
    """

    reworded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = no_rows()
        self._made: dict[int, Row] = {}
        self._order: NDArray[np.int64] | None = None
        self._place_of: NDArray[np.int64] | None = None
        self.sorting = Sorting.SHOWN
        self.movable = False

    def set_rows(self, rows: Rows) -> None:
        """Show other rows; where only the words changed, selection and scrolling stay."""
        order = rows.sorted(self.sorting)
        same = np.array_equal(rows.keys, self._rows.keys) and _equal(order, self._order)
        self._rows, self._made, self._order = rows, {}, order
        self._place_of = np.argsort(order) if order is not None else None
        if not same:
            self.setStringList([""] * len(rows))  # resets
        else:
            self.reworded.emit()

    def set_sorting(self, by: Sorting) -> None:
        """Sort by something else."""
        if by is not self.sorting:
            self.sorting = by
            self.set_rows(self._rows)

    def row(self, number: int) -> Row:
        """The row that is shown at a line."""
        place = int(self._order[number]) if self._order is not None else number
        if place not in self._made:
            self._made[place] = self._rows.make(place)
        return self._made[place]

    def key(self, number: int) -> int:
        """What the row at a line is known by."""
        return int(self._rows.keys[self._order[number] if self._order is not None else number])

    def line(self, key: int | None) -> int | None:
        """The line at which a row is shown, None if there is no such row."""
        place = self._rows.place(key)
        return int(self._place_of[place]) if place is not None and self._place_of is not None else place

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row says: as text for assistive technology, as a `Row` for the delegate."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.UserRole:
            return self.row(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            row = self.row(index.row())
            return f"{row.title}, {row.times}. {row.sentence}"
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Rows can be dragged where their order is the user's, and dropped between each other."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled if self.movable else Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsDragEnabled if self.movable and self.sorting is Sorting.SHOWN else flags

    def mimeTypes(self) -> list[str]:
        """Rows travel inside the list only."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The lines of the rows that are dragged."""
        data = QMimeData()
        data.setData(MIME, ",".join(str(index.row()) for index in indexes).encode())
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows are moved."""
        return Qt.DropAction.MoveAction


def _equal(one: NDArray[np.int64] | None, other: NDArray[np.int64] | None) -> bool:
    if one is None or other is None:
        return one is other
    return np.array_equal(one, other)
