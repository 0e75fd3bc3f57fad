"""Every command that edits a summary, each one step to undo; the moves of a drag are one step.

What a command changes is a frozen `Decisions` value, so that undoing back to the opened state is exact.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from vsum_desktop.app.numbers import clock, percent, seconds
from vsum_desktop.app.queries import Queries, shortened
from vsum_desktop.app.undo import Decisions, EditCommand, Gesture
from vsum_desktop.core.edits import Budget, Edits, Trim
from vsum_desktop.core.timing import Interval


class EditCommands(QObject):
    """The decisions of a session and the commands that change them.

    Signals:
        edits_changed(Edits)
    """

    edits_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._decisions = Decisions()
        self._gesture = 1
        self._kind = ""  # of the drag that goes on
        self._dragged: Decisions | None = None  # what its last move led to
        self._base = self._decisions  # what there was before it
        self._trimmed: Interval | None = None  # the clip that a drag trims
        self._whole = False  # whether its shot has no other
        self.undo_stack = QUndoStack(self)

    @property
    def decisions(self) -> Decisions:
        """Everything that undo brings back."""
        return self._decisions

    @property
    def edits(self) -> Edits:
        """The edits that the summary follows."""
        return self._decisions.edits

    @property
    def queries(self) -> Queries:
        """What is asked for."""
        return self._decisions.queries

    @property
    def scorer(self) -> str | None:
        """The scorer that was chosen, None for the default."""
        return self._decisions.scorer

    def restore(self, decisions: Decisions) -> None:
        """Begin from these decisions, with nothing to undo."""
        self.undo_stack.clear()
        self.undo_stack.setClean()  # an empty stack may be marked as unclean, and clearing it leaves that
        self.end_drag()
        self._apply(decisions)

    def end_drag(self) -> None:
        """The mouse let go, or typing ended: the next move is another edit."""
        self._gesture += 1
        self._dragged = None

    # Budget and query strength

    def set_budget(self, budget: Budget) -> None:
        """Allow the summary another length; moves of one drag are one step to undo until `end_drag`."""
        text = self.tr("budget {budget}").format(budget=budget_text(budget))
        self._edit(text, dataclasses.replace(self.edits, budget=budget), "budget")

    def set_query_strength(self, strength: float) -> None:
        """Let the query count more or less, in [0, 1]; moves of one drag are one step to undo until `end_drag`."""
        text = self.tr("query strength {percent}").format(percent=percent(100 * strength))
        self._edit(text, dataclasses.replace(self.edits, query_strength=strength), "strength")

    # Pins and bans

    def pin(self, *spans: Interval) -> None:
        """Keep spans in the summary whatever they score; if all of them are pinned already, let them go."""
        spans, edits = tuple(map(self._snapped, spans)), self.edits
        if set(spans) <= set(edits.pins):
            pins, bans, text = _without(edits.pins, spans), edits.bans, self.tr("unpin {what}")
        else:
            pins, bans, text = _with(edits.pins, spans), _clear_of(edits.bans, spans), self.tr("pin {what}")
        self._edit(text.format(what=self._named(spans)), dataclasses.replace(edits, pins=pins, bans=bans))

    def ban(self, *spans: Interval) -> None:
        """Keep spans out of the summary whatever they score; if all of them are banned already, allow them."""
        spans, edits = tuple(map(self._snapped, spans)), self.edits
        if set(spans) <= set(edits.bans):
            bans, pins, text = _without(edits.bans, spans), edits.pins, self.tr("allow {what}")
        else:
            bans, pins, text = _with(edits.bans, spans), _clear_of(edits.pins, spans), self.tr("ban {what}")
        self._edit(text.format(what=self._named(spans)), dataclasses.replace(edits, pins=pins, bans=bans))

    # Trims

    def trim(self, shot: int, interval: Interval) -> None:
        """Have exactly `interval` of a shot in the summary, whatever it scores: a hand edit is never outvoted.

        It replaces the clip of the shot that it meets most, and may reach beyond the shot, but not into what else is pinned.
        Moves of one drag are one step to undo until `end_drag`.
        """
        before = self._before("trim")
        if before is self._decisions:
            self._trimmed, self._whole = self._clip_to_trim(shot, interval)
        edits, clip = before.edits, self._trimmed
        assert clip is not None
        others = tuple(pin for pin in edits.pins if not pin.overlap(clip))
        start = max([interval.start, *(pin.end for pin in others if pin.end <= clip.start)])
        end = min([interval.end, *(pin.start for pin in others if pin.start >= clip.end)])
        if start >= end:
            return
        span, trims = self._snapped(Interval(start, end)), edits.trims
        inside = span.clamped(self._shot_interval(shot))
        if self._whole and inside is not None:
            trims = (*(trim for trim in trims if trim.shot != shot), Trim(shot, inside))
        text = self.tr("trim {what}").format(what=self._named((clip,)))
        self._edit(text, dataclasses.replace(edits, pins=_with(others, (span,)), trims=trims), "trim")

    def untrim(self, shot: int) -> None:
        """Give a shot its own limits back, and let the scores decide about it again."""
        edits = self.edits
        held = [trim for trim in edits.trims if trim.shot == shot]
        trims = tuple(trim for trim in edits.trims if trim.shot != shot)
        pins = tuple(pin for pin in edits.pins if not any(pin.overlap(trim.interval) for trim in held))
        text = self.tr("reset trim of shot {number}").format(number=shot + 1)
        self._edit(text, dataclasses.replace(edits, trims=trims, pins=pins))

    # Order

    def reorder(self, order: Sequence[Interval]) -> None:
        """Show the clips in this order (`core.order` moves spans in a list); in that of time, the user's own order is gone."""
        spans = tuple(order)
        kept = () if list(spans) == sorted(spans) else spans
        self._edit(self.tr("reorder"), dataclasses.replace(self.edits, order=kept))

    def reset_order(self) -> None:
        """Show the clips in the order of time again."""
        self._edit(self.tr("order of time"), dataclasses.replace(self.edits, order=()))

    # Queries and scorer

    def set_query(self, text: str, *, typing: bool = False) -> None:
        """Ask for something else in the active row, or for nothing; what is asked while typing is one step until `end_drag`."""
        text = " ".join(text.split())
        changed = self.queries.asked(text)
        name = self.tr("query “{text}”").format(text=shortened(text)) if text else self.tr("clear query")
        self._decide(name, dataclasses.replace(self._decisions, queries=changed), "query" if typing else "")

    def add_query(self, text: str, *, typing: bool = False) -> None:
        """Ask for something beside what is asked for already, and let it drive the score; typing may go on in its row."""
        text = " ".join(text.split())
        if text:
            changed = dataclasses.replace(self._decisions, queries=self.queries.added(text))
            self._decide(self.tr("compare “{text}”").format(text=shortened(text)), changed, "query" if typing else "")

    def activate_query(self, place: int) -> None:
        """Let another row drive the score, or, at −1, none."""
        changed = self.queries.activated(place)
        name = self.tr("use “{text}”").format(text=shortened(changed.text)) if changed.text else self.tr("use no query")
        self._decide(name, dataclasses.replace(self._decisions, queries=changed))

    def remove_query(self, place: int) -> None:
        """Ask no longer for what a row says."""
        name = self.tr("remove “{text}”").format(text=shortened(self.queries.rows[place].text))
        self._decide(name, dataclasses.replace(self._decisions, queries=self.queries.removed(place)))

    def set_scorer(self, scorer: str | None) -> None:
        """Take another scorer; None for the recommended one."""
        text = self.tr("scorer {name}").format(name=scorer) if scorer else self.tr("recommended scorer")
        self._decide(text, dataclasses.replace(self._decisions, scorer=scorer))

    # How commands work

    def change(self, text: str, edits: Edits) -> None:
        """Replace the edits by any others, as one step with this name."""
        self._edit(text, edits)

    def _edit(self, text: str, edits: Edits, drag: str = "") -> None:
        self._decide(text, dataclasses.replace(self._decisions, edits=edits), drag)

    def _decide(self, text: str, after: Decisions, drag: str = "") -> None:
        if after == self._decisions:
            return
        if drag:
            self._base = self._before(drag)
        else:
            self.end_drag()
        gesture = Gesture(self._gesture, drag) if drag else None
        if self._undoable:
            self.undo_stack.push(EditCommand(text, self._decisions, after, self._apply, gesture))
        else:
            self._apply(after)
        self._kind, self._dragged = drag, self._decisions if drag else None

    def _before(self, drag: str) -> Decisions:
        """The decisions before the drag that goes on; the present ones if this is its first move."""
        if self._dragged is self._decisions and self._kind == drag:
            return self._base
        self.end_drag()
        return self._decisions

    def _apply(self, decisions: Decisions) -> None:
        before, self._decisions = self._decisions, decisions
        if decisions.edits != before.edits:
            self.edits_changed.emit(decisions.edits)
        self._on_decided(before)

    # What a session knows beyond its decisions

    @property
    def _undoable(self) -> bool:
        """Whether there is anything yet whose edits could be undone."""
        raise NotImplementedError

    def _on_decided(self, before: Decisions) -> None:
        """Follow the decisions, which were others before."""
        raise NotImplementedError

    def _snapped(self, span: Interval) -> Interval:
        """The frames that are on screen at some moment of a span, as a span."""
        raise NotImplementedError

    def _shot_interval(self, shot: int) -> Interval:
        """The span of a shot."""
        raise NotImplementedError

    def _clip_to_trim(self, shot: int, interval: Interval) -> tuple[Interval, bool]:
        """The clip of a shot that meets an interval most (the shot itself without one), and whether the shot has no other."""
        raise NotImplementedError

    def _named(self, spans: Sequence[Interval]) -> str:
        if len(spans) == 1:
            return clock(spans[0].start)
        return self.tr("{number} clips").format(number=len(spans))


def budget_text(budget: Budget) -> str:
    """A budget as people write it, its `numbers.plain` for `Budget.parse`: `15 %`, `90 s`, or `1:30:00` from 1,000 s on."""
    if budget.relative:
        return percent(100 * budget.amount, ".3g")
    if budget.amount < 1000:
        return seconds(budget.amount, ".4g")
    minutes, rest = divmod(round(budget.amount), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}" if minutes >= 60 else f"{minutes}:{rest:02}"


def _with(spans: Sequence[Interval], more: Sequence[Interval]) -> tuple[Interval, ...]:
    """The spans and, in place of those that they overlap, more of them; in order of time."""
    return tuple(sorted({*_clear_of(spans, more), *more}))


def _without(spans: Sequence[Interval], fewer: Sequence[Interval]) -> tuple[Interval, ...]:
    return tuple(span for span in spans if span not in fewer)


def _clear_of(spans: Sequence[Interval], others: Sequence[Interval]) -> tuple[Interval, ...]:
    """The spans that overlap none of the others."""
    return tuple(span for span in spans if not any(span.overlap(other) for other in others))
