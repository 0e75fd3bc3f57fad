"""The exact 0/1 knapsack on an integer grid, fast enough to run while a slider moves.

Most items are decided without a dynamic programme. Sorted by value per cost, the items far before the break (where the budget
runs out) are surely in and those far behind surely out; only a small core around the break is open. The core is solved by
dynamic programming over the capacity that is left to it, and the Lagrangian bound then proves item by item that no better
selection treats a decided item otherwise; items for which it does not are added to the core, and the core is solved again
(Balas and Zemel's core idea with Martello and Toth's reduction). Deciding the surely-in items first is also what solving the
complement does for budgets above one half.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

_HALF_CORE = 24  # items on each side of the break that are open from the start
_MAX_CELLS = 1 << 25  # open items × capacity of the largest exact table; beyond it costs are coarsened
_TOLERANCE = 1e-12  # relative; bounds nearer than this count as equal


@dataclass(frozen=True, slots=True, eq=False)
class Solution:
    """The best selections for every capacity from `low` to `high`.

    Attributes:
        low: Smallest capacity solved for.
        high: Largest capacity solved for.
        values: float64 [high − low + 1], value of the best selection per capacity, non-decreasing.
        exact: Whether it is proven that no selection has a greater value.
    """

    low: int
    high: int
    values: NDArray[np.float64]
    exact: bool
    _inside: NDArray[np.int64]
    _core: NDArray[np.int64]
    _costs: NDArray[np.int64]
    _spent: int
    _unit: int
    _taken: NDArray[np.bool_]

    def items(self, capacity: int) -> NDArray[np.int64]:
        """The items of the best selection whose costs sum to at most `capacity`, ascending indices."""
        left = (capacity - self._spent) // self._unit
        chosen = []
        for row in range(len(self._core) - 1, -1, -1):
            if self._taken[row, left]:
                chosen.append(int(self._core[row]))
                left -= int(self._costs[row])
        return np.sort(np.concatenate((self._inside, np.array(chosen, dtype=np.int64))))


def solve(values: NDArray[np.float64], costs: NDArray[np.int64], capacity: int, extra: int = 0) -> Solution:
    """Choose items of greatest total value whose costs sum to at most a capacity.

    Among equal selections the one that needs fewer late items in order of value per cost is taken; the same input always
    gives the same answer.

    Args:
        values: float64 [n], each > 0.
        costs: int64 [n], each > 0.
        capacity: The smallest capacity to solve for, ≥ 0.
        extra: All capacities up to capacity + extra are solved as well.
    """
    fitting = np.flatnonzero(costs <= capacity + extra)
    order = fitting[np.lexsort((fitting, -values[fitting] / costs[fitting]))]
    cost = np.concatenate(([0], np.cumsum(costs[order])))
    value = np.concatenate(([0.0], np.cumsum(values[order])))
    first = int(np.searchsorted(cost, capacity, side="right")) - 1
    last = int(np.searchsorted(cost, capacity + extra, side="right")) - 1
    inside = np.zeros(len(order), dtype=bool)
    inside[: max(0, first - _HALF_CORE)] = True
    outside = np.zeros(len(order), dtype=bool)
    outside[last + _HALF_CORE :] = True
    solution = _solve_core(values, costs, capacity, extra, order[inside], order[~(inside | outside)])
    relaxed = np.interp(np.arange(capacity, capacity + extra + 1), cost, value)
    gap = float(np.max(relaxed - solution.values))
    doubtful = _loss(values[order], costs[order], first, last, inside, outside) < gap - _TOLERANCE * float(value[-1])
    if doubtful.any():
        inside &= ~doubtful
        outside &= ~doubtful
        better = _solve_core(values, costs, capacity, extra, order[inside], order[~(inside | outside)])
        solution = better if better.exact or better.values[0] > solution.values[0] else replace(solution, exact=False)
    return solution


def _loss(
    values: NDArray[np.float64],
    costs: NDArray[np.int64],
    first: int,
    last: int,
    inside: NDArray[np.bool_],
    outside: NDArray[np.bool_],
) -> NDArray[np.float64]:
    """By how much at least the Lagrangian bound falls if a decided item is treated otherwise; +∞ for open items.

    Items are in order of value per cost; `first` and `last` are the break items at the smallest and the largest capacity.
    """
    count = len(values)
    dear = values[first] / costs[first] if first < count else 0.0
    cheap = values[last] / costs[last] if last < count else 0.0
    loss = np.full(count, np.inf)
    loss[inside] = values[inside] - dear * costs[inside]
    loss[outside] = cheap * costs[outside] - values[outside]
    return loss


def _solve_core(
    values: NDArray[np.float64],
    costs: NDArray[np.int64],
    capacity: int,
    extra: int,
    inside: NDArray[np.int64],
    core: NDArray[np.int64],
) -> Solution:
    """Solve for the open items `core`, all of `inside` being in, whose costs must not exceed `capacity`."""
    spent = int(costs[inside].sum())
    room = capacity + extra - spent
    unit = max(1, -(-(room + 1) * max(1, len(core)) // _MAX_CELLS))
    weights = -(-costs[core] // unit)
    room //= unit
    best = np.zeros(room + 1)
    taken = np.zeros((len(core), room + 1), dtype=bool)
    for row, (weight, value) in enumerate(zip(weights.tolist(), values[core].tolist(), strict=True)):
        if weight > room:
            continue
        with_item = best[: room + 1 - weight] + value
        np.greater(with_item, best[weight:], out=taken[row, weight:])
        np.maximum(with_item, best[weight:], out=best[weight:])
    low = np.arange(capacity, capacity + extra + 1)
    total = float(values[inside].sum()) + best[(low - spent) // unit]
    return Solution(capacity, capacity + extra, total, unit == 1, inside, core, weights, spent, unit, taken)
