"""Is one scorer better than another? Compared video by video: Wilcoxon's signed-rank test and a bootstrap interval."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

import numpy as np

SCHEMA = "vsum-comparison/1"
DRAWS = 10_000


@dataclass(frozen=True, slots=True)
class Comparison:
    """The difference of two scorers over the same videos, first − second.

    Attributes:
        first, second: Their names.
        measure: What was compared, as `P1 tau`.
        videos: How many.
        difference: Mean over videos.
        low, high: Ends of the 95 % bootstrap interval of it (10,000 draws of videos, by percentile).
        p_value: Of Wilcoxon's two-sided signed-rank test; 1 where no video differs.
        better, worse: On how many videos the first is better or worse.
    """

    first: str
    second: str
    measure: str
    videos: int
    difference: float
    low: float
    high: float
    p_value: float
    better: int
    worse: int

    def document(self) -> dict[str, object]:
        """As JSON values."""
        return {"schema": SCHEMA, **asdict(self)}

    def to_json(self) -> str:
        """A document of schema `vsum-comparison/1`."""
        return json.dumps(self.document(), indent=1)

    def to_text(self) -> str:
        """One line for people."""
        return (
            f"{self.measure}: {self.first} − {self.second} {self.difference:+.4f} "
            f"[{self.low:+.4f}, {self.high:+.4f}], better on {self.better} and worse on {self.worse} of {self.videos} videos, "
            f"Wilcoxon p {self.p_value:.3g}"
        )


def compare(first: str, left: Mapping[str, float], second: str, right: Mapping[str, float], measure: str) -> Comparison:
    """Compare two scorers.

    Args:
        first: Name of the one.
        left: Its figure by video id.
        second: Name of the other.
        right: Its figure by video id.
        measure: Name of the figure.

    Raises:
        ValueError: If the two do not have the same videos, or none.
    """
    from scipy.stats import wilcoxon

    if set(left) != set(right) or not left:
        raise ValueError(f"{first} and {second} were not measured on the same videos")
    difference = np.array([left[video] - right[video] for video in sorted(left)])
    rng = np.random.default_rng(0)
    means = difference[rng.integers(0, len(difference), (DRAWS, len(difference)))].mean(axis=1)
    low, high = np.quantile(means, [0.025, 0.975])
    p_value = float(wilcoxon(difference).pvalue) if np.any(difference) else 1.0
    better, worse = int((difference > 0).sum()), int((difference < 0).sum())
    return Comparison(
        first, second, measure, len(difference), float(difference.mean()), float(low), float(high), p_value, better, worse
    )
