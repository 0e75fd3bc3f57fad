"""Kendall's τ_b and Spearman's ρ of one prediction with many people at once, exactly, without a loop over pairs.

People answer on few levels (1–5, or 0 and 1). So the concordant and discordant pairs of a prediction and a person are counted
level by level along the sorted prediction, in int64: O(N·L) for L levels after one sort. SciPy is the test oracle, and serves
for opinions with more levels.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_MOST_LEVELS = 32


def rank_agreement(
    scores: NDArray[np.floating], opinions: NDArray[np.floating]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """τ_b and ρ of a prediction with each person; 0 where either is constant.

    Args:
        scores: float [N], finite.
        opinions: float [U, N].

    Returns:
        float64 [U] and float64 [U], in [−1, 1].

    Raises:
        ValueError: If a score is no finite number, or the lengths differ.
    """
    exact = np.asarray(scores, np.float64)
    if exact.shape != opinions.shape[1:] or not np.isfinite(exact).all():
        raise ValueError(f"{exact.shape} scores for {opinions.shape[1:]} samples, or scores that are no finite numbers")
    _, place = np.unique(exact, return_inverse=True)
    values, level = np.unique(opinions, return_inverse=True)
    if len(values) > _MOST_LEVELS:
        found = [_by_scipy(exact, row) for row in opinions]
        return np.array([tau for tau, _ in found]), np.array([rho for _, rho in found])
    return _by_counts(place, level.reshape(opinions.shape), len(values))


def _by_counts(
    place: NDArray[np.int64], level: NDArray[np.int64], levels: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """`place` int64 [N] is which of the R different scores a sample has, `level` int64 [U, N] which of the L opinions."""
    people, number = level.shape
    ranks = int(place.max()) + 1
    cells = (level * ranks + place) * people + np.arange(people)[:, None]
    table = np.bincount(cells.ravel(), minlength=levels * ranks * people).reshape(levels, ranks, people).astype(np.int64)
    below = np.cumsum(table, axis=1) - table  # samples of each level with a smaller score
    lower, higher = np.zeros_like(below[0]), below.sum(axis=0)
    difference = np.zeros(people, np.int64)
    for own, smaller in zip(table, below, strict=True):
        higher = higher - smaller
        difference += (own * (lower - higher)).sum(axis=0)
        lower = lower + smaller
    same_score, same_level = np.bincount(place, minlength=ranks).astype(np.int64), table.sum(axis=1).T
    pairs = number * (number - 1) // 2
    untied_scores = pairs - int((same_score * (same_score - 1) // 2).sum())
    untied_levels = pairs - (same_level * (same_level - 1) // 2).sum(axis=1)
    scale = np.sqrt(float(untied_scores) * untied_levels.astype(np.float64))
    by_score, by_level = _mid_ranks(same_score), _mid_ranks(same_level)
    product = (np.tensordot(by_score, table, axes=(0, 1)).T * by_level).sum(axis=1)
    spread = np.sqrt(float(same_score @ by_score**2) * (same_level * by_level**2).sum(axis=1))
    alike = scale == 0  # one of the two is constant
    zero = np.zeros(people)
    return (
        np.divide(difference, scale, out=zero.copy(), where=~alike),
        np.divide(product, spread, out=zero, where=~alike),
    )


def _mid_ranks(counts: NDArray[np.int64]) -> NDArray[np.float64]:
    """Average rank of each different value less the mean rank, float64 [..., R], given how often each comes."""
    ends = np.cumsum(counts, axis=-1)
    return ends - (counts - 1) / 2.0 - (ends[..., -1:] + 1) / 2.0


def _by_scipy(scores: NDArray[np.float64], row: NDArray[np.floating]) -> tuple[float, float]:
    from scipy.stats import kendalltau, rankdata

    if np.ptp(scores) == 0 or np.ptp(row) == 0:
        return 0.0, 0.0
    rho = np.corrcoef(rankdata(scores), rankdata(row))[0, 1]
    return float(kendalltau(scores, row).statistic), float(rho)
