"""The curves of the timeline as values: any number of them over the same times, in drawing order."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SCORE, IMPORTANCE, RELEVANCE, DIFFERENCE = "score", "importance", "relevance", "difference"

# How the line of each further query is dashed, so that colour is not all that tells them apart.
DASHES = {"dim": (2.0, 2.0), "query2": (7.0, 3.0), "query3": (3.0, 2.0), "query4": (9.0, 3.0, 2.0, 3.0), "query5": (12.0, 4.0)}


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """One curve over N samples.

    Attributes:
        key: What it is known by: `score`, `importance`, `relevance`, or whatever another query goes by; unique.
        name: What the legend calls it.
        values: float32 [N] in [0, 1]; those of a difference in [−1, 1].
        token: The name of its colour in `theme.Tokens`; those in `theme.QUERY_TOKENS` come with a dash of their own.
    """

    key: str
    name: str
    values: NDArray[np.float32]
    token: str

    @property
    def heights(self) -> NDArray[np.float32]:
        """Where it is drawn on the axis from 0 to 1, float32 [N]; a difference of nothing lies in the middle."""
        return 0.5 + 0.5 * self.values if self.key == DIFFERENCE else self.values


@dataclass(frozen=True, slots=True, eq=False)
class CurveData:
    """Curves over `times` float64 [N] in seconds; `provisional` ones are drawn dotted."""

    times: NDArray[np.float64]
    curves: tuple[Curve, ...] = ()
    provisional: bool = False

    def same_as(self, other: CurveData) -> bool:
        """Whether the other holds the very same values under the same names."""
        return (
            self.times is other.times
            and self.provisional == other.provisional
            and len(self.curves) == len(other.curves)
            and all(
                (one.key, one.name, one.token) == (two.key, two.name, two.token) and one.values is two.values
                for one, two in zip(self.curves, other.curves, strict=True)
            )
        )

    def get(self, key: str) -> NDArray[np.float32] | None:
        """The values of a curve, None if there is none of that key."""
        return next((curve.values for curve in self.curves if curve.key == key), None)

    def nearest(self, time: float) -> int:
        """The sample nearest to a time; −1 if there is none."""
        if not len(self.times):
            return -1
        after = min(int(np.searchsorted(self.times, time)), len(self.times) - 1)
        before = max(0, after - 1)
        return before if time - self.times[before] < self.times[after] - time else after

    def values_at(self, time: float) -> dict[str, float]:
        """Each curve's value at the sample nearest to `time`."""
        sample = self.nearest(time)
        return {curve.key: float(curve.values[sample]) for curve in self.curves} if sample >= 0 else {}

    def with_others(self, others: tuple[Curve, ...]) -> CurveData:
        """The same with more curves, drawn under the score; those of another length are left out."""
        fitting = tuple(curve for curve in others if len(curve.values) == len(self.times))
        return dataclasses.replace(self, curves=(*self.curves[:-1], *fitting, *self.curves[-1:])) if self.curves else self


NO_CURVES = CurveData(np.zeros(0))
