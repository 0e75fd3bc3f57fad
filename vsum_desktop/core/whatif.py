"""What would change the summary: how much more budget lets a shot in, what comes in if a clip is banned.

Every answer here is found by solving: the summary with the change is chosen as `summary.select` would choose it, and only what
is in it is claimed. Where that is not tried, nothing is claimed.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core import knapsack
from vsum_desktop.core.candidates import GRID, ScoreIntegral, gather
from vsum_desktop.core.edits import Budget, Edits
from vsum_desktop.core.errors import BudgetError
from vsum_desktop.core.explain import shots_in
from vsum_desktop.core.shots import Shots
from vsum_desktop.core.summary import Summary, choose, chosen_ranges
from vsum_desktop.core.video import FrameTable

REACH = Fraction(60)  # seconds of extra budget that are looked at
TRIES = 48  # budgets that are solved for
_MANY = 2000  # shots, from which on fewer are
_FEW_TRIES = 12


@dataclass(frozen=True, slots=True)
class Without:
    """The summary if one clip were banned: the shots that would come in, and those that would go beside the clip's own."""

    clip: int
    entering: tuple[int, ...]
    leaving: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """How a shot that is out comes in: with so many more seconds of budget, and without the shots that go for it then."""

    more: Fraction
    leaving: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Chosen:
    """What a summary is chosen from; see `summary.select` for the shapes."""

    score: NDArray[np.float32]
    picks: NDArray[np.int64]
    shots: Shots
    table: FrameTable
    edits: Edits

    def solve(self, edits: Edits, budget: Fraction | None = None) -> NDArray[np.bool_]:
        """Which shots are in the summary of other edits or of another budget, bool [S].

        Raises:
            BudgetError: If there is none.
        """
        integral = ScoreIntegral(self.score, self.picks, self.shots, self.table)
        plan = gather(integral, self.shots, self.table, edits, budget)
        return shots_in(chosen_ranges(plan, choose(plan, self.table), self.shots, self.table, edits), self.shots) >= 0


def entering(summary: Summary, chosen: Chosen) -> Mapping[int, Entry]:
    """How much more budget lets shots that are out come in, for those where that was found and checked.

    All budgets up to a minute more are solved at once on the grid; the smallest at which a shot seems to enter is then solved
    for by itself, up to `TRIES` of them, the smallest first. The number told is enough; that no smaller one is, is not claimed.
    """
    edits, budget = chosen.edits, summary.budget
    inside = shots_in(summary.clips, chosen.shots) >= 0
    whole = chosen.table.time(len(chosen.table)) - chosen.table.time(0)
    reach = min(REACH, whole - budget)
    if inside.all() or reach <= 0:
        return {}
    found: dict[int, Entry] = {}
    tries = TRIES if len(chosen.shots) <= _MANY else _FEW_TRIES
    for more in _promising(chosen, budget, reach, inside)[:tries]:
        try:  # as a length, which is how it is then asked for: on very short videos a share allows shorter clips
            shown = chosen.solve(dataclasses.replace(edits, budget=Budget(budget + more, relative=False)))
        except BudgetError:
            continue
        entry = Entry(more, tuple(np.flatnonzero(inside & ~shown).tolist()))
        for shot in np.flatnonzero(shown & ~inside).tolist():
            found.setdefault(shot, entry)
    return found


def without(summary: Summary, chosen: Chosen, clip: int) -> Without | None:
    """What would become of the summary if a clip were banned (and its pin let go); None if there would be none.

    Args:
        summary: What `summary.select` gave for `chosen`.
        chosen: What it was chosen from.
        clip: Number of the clip, from 0.
    """
    span = summary.clips[clip].interval
    edits = chosen.edits
    pins = tuple(pin for pin in edits.pins if not pin.overlap(span))
    changed = dataclasses.replace(edits, pins=pins, bans=(*edits.bans, span))
    try:
        shown = chosen.solve(changed, summary.budget)
    except BudgetError:
        return None
    inside = shots_in(summary.clips, chosen.shots)
    was = inside >= 0
    own = inside == clip
    entering_shots = tuple(np.flatnonzero(shown & ~was).tolist())
    return Without(clip, entering_shots, tuple(np.flatnonzero(was & ~shown & ~own).tolist()))


def _promising(chosen: Chosen, budget: Fraction, reach: Fraction, inside: NDArray[np.bool_]) -> list[Fraction]:
    """Extra budgets, ascending, at each of which some shot seems to enter for the first time, and the whole reach."""
    integral = ScoreIntegral(chosen.score, chosen.picks, chosen.shots, chosen.table)
    budgets: set[Fraction] = {reach}
    # Items differ where long shots are split by the budget: those of the present budget and of the largest are both looked at.
    for planned in (budget, budget + reach):
        try:
            plan = gather(integral, chosen.shots, chosen.table, chosen.edits, planned)
        except BudgetError:
            continue
        capacity = max(0, math.floor((budget - plan.pinned_length) / GRID))
        extra = math.floor(reach / GRID)
        solution = knapsack.solve(plan.values, plan.costs, capacity, extra)
        fresh = ~inside
        for step in (np.flatnonzero(np.diff(solution.values) > 0) + 1).tolist():
            items = solution.items(capacity + step)
            shots = plan.shot[items]
            if fresh[shots].any():
                fresh[shots] = False
                more = max(plan.pinned_length, Fraction(0)) + (capacity + step) * GRID - budget
                if 0 < more <= reach:
                    budgets.add(more)
            if not fresh.any():
                break
    return sorted(budgets)
