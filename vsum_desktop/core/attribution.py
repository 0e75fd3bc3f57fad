"""Which concepts go with a scorer's importance: a linear read-out of the curve from the anchor columns, with its own honesty.

Whatever a scorer computes, its curve over one video can be approached by a weighted sum of how strongly each anchor word fits
each sample. The weights are a ridge regression inside the video; its strength is the one that predicts left-out samples best;
how well it predicts them is told (`fidelity`). It describes the curve and proves no cause.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LEAST_FIDELITY = 0.2  # below it the concepts say too little of the curve to be shown
_STRENGTHS = (1.0, 3.0, 10.0, 30.0, 100.0, 300.0, 1000.0, 3000.0, 10000.0)
_MOST_ROWS = 4096


@dataclass(frozen=True, slots=True)
class Concept:
    """A word and how far it raised (or lowered) the importance of a sample above the video's mean."""

    word: str
    share: float


@dataclass(frozen=True, slots=True, eq=False)
class ConceptReadout:
    """A linear approach to the importance of N samples from K concepts.

    Attributes:
        words: The K concepts.
        columns: float32 [N, K], how strongly each fits each sample, minus its mean over the video.
        weight: float32 [K]; importance ≈ its mean + columns @ weight.
        fidelity: Share of the variance of importance that it explains in samples left out of the fit, 1 at best; 0 or less:
            nothing.
    """

    words: tuple[str, ...]
    columns: NDArray[np.float32]
    weight: NDArray[np.float32]
    fidelity: float

    def __post_init__(self) -> None:
        self.columns.flags.writeable = False
        self.weight.flags.writeable = False

    @property
    def trusted(self) -> bool:
        """Whether it explains enough of the curve to be shown."""
        return self.fidelity >= LEAST_FIDELITY

    def of_samples(self, samples: NDArray[np.int64] | slice, count: int = 3) -> tuple[Concept, ...]:
        """The concepts that moved the importance of some samples most (their mean), the strongest first.

        Args:
            samples: Indices or a range of samples, not empty.
            count: Most concepts returned; those that moved nothing are left out.
        """
        share = self.columns[samples].mean(axis=0) * self.weight
        order = np.argsort(-np.abs(share), kind="stable")[:count]
        return tuple(Concept(self.words[k], float(share[k])) for k in order if share[k] != 0)


def read_out(columns: NDArray[np.float32], importance: NDArray[np.float32], words: Sequence[str]) -> ConceptReadout:
    """Fit the read-out.

    Long videos are fitted on at most 4,096 evenly spaced samples. A neighbour of a sample is almost the same sample: blocks of
    ten are left out together.

    Args:
        columns: float32 [N, K], z-scored fit of each word to each sample.
        importance: float32 [N].
        words: The K words.
    """
    count = len(importance)
    chosen = np.arange(count) if count <= _MOST_ROWS else (np.arange(_MOST_ROWS) * count) // _MOST_ROWS
    x = np.asarray(columns[chosen], np.float64)
    y = np.asarray(importance[chosen], np.float64)
    best, strength = _best_strength(x, y)
    weight = _ridge(x, y, strength) if best > 0 else np.zeros(x.shape[1])
    centred = np.asarray(columns, np.float32) - np.asarray(columns, np.float32).mean(axis=0)
    return ConceptReadout(tuple(words), centred, weight.astype(np.float32), best)


def _best_strength(x: NDArray[np.float64], y: NDArray[np.float64]) -> tuple[float, float]:
    """The best share of variance explained in left-out blocks, and the strength that reaches it."""
    blocks = np.arange(len(y)) // 10 % 5
    total = float(np.square(y - y.mean()).sum())
    if total <= 1e-9 or blocks.max() < 4:
        return 0.0, _STRENGTHS[-1]
    lost = np.zeros(len(_STRENGTHS))
    for block in range(5):
        kept = blocks != block
        middle_x, middle_y = x[kept].mean(axis=0), y[kept].mean()
        values, vectors = np.linalg.eigh((x[kept] - middle_x).T @ (x[kept] - middle_x))
        product = vectors.T @ ((x[kept] - middle_x).T @ (y[kept] - middle_y))
        outside = (x[~kept] - middle_x) @ vectors
        for place, strength in enumerate(_STRENGTHS):
            error = y[~kept] - middle_y - outside @ (product / (np.maximum(values, 0.0) + strength))
            lost[place] += float(np.square(error).sum())
    best = int(np.argmin(lost))
    return 1.0 - float(lost[best]) / total, _STRENGTHS[best]


def _ridge(x: NDArray[np.float64], y: NDArray[np.float64], strength: float) -> NDArray[np.float64]:
    centred = x - x.mean(axis=0)
    gram = centred.T @ centred + strength * np.eye(x.shape[1])
    weight: NDArray[np.float64] = np.linalg.solve(gram, centred.T @ (y - y.mean()))
    return weight
