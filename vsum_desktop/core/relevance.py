"""Relevance: how well each sample answers the text query, as a number that means the same for every query.

A raw cosine ranks the moments of a video well but says nothing about presence: stretching it per query to [0, 1] makes an
absent thing look found. The probability p = 1 / (1 + exp(−b − s·c_q − o_q) · Σ_D exp(s·c_d)) of the query against distractor
texts D, with log-odds b of the query against a single one, is comparable between queries, but is no monotone function of c_q,
so that it ranks worse within a video. Relevance takes the order from the first and the height from the second: it is the
isotonic regression of p on c_q over the video's samples (the non-decreasing function of the raw cosine that is closest to p
in least squares), with a small strictly increasing part that keeps the order inside its plateaus.

o_q = w·s·(max c_q over the video − max c_q over ordinary pictures) asks whether the video's best moment is more like the query
than the best of some thousand pictures that are about anything: some queries have high cosines to everything. An absent query
gives a low, flat curve because every p is low.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.errors import EmptyQueryError, IncompatibleModelError

_BLOCK = 2048
_FEWEST = 16
_TIE_SHARE = 0.1


@dataclass(frozen=True, slots=True, eq=False)
class Calibration:
    """How an encoder's cosines become probabilities; from its manifest.

    Attributes:
        scale: s > 0, the sharpness of the softmax.
        distractors: float32 [D, E], unit text embeddings of common names.
        bias: b ≥ 0, fitted together with s so that p is near the share of samples that are right.
        limit: Distractors whose cosine to the query is larger mean the same and are dropped; the 16 farthest always stay.
        weak_threshold: Peak under which the query is called weakly matched.
        luma_floor: Brightness under which a sample is black and has no relevance.
        ordinary: float32 [M, E], unit embeddings of pictures about anything; none if M is 0.
        presence: w ≥ 0, how much the video's best moment counts against the best of `ordinary`.
    """

    scale: float
    distractors: NDArray[np.float32]
    limit: float = 0.6
    weak_threshold: float = 0.1
    luma_floor: float = 0.04
    bias: float = 0.0
    ordinary: NDArray[np.float32] = field(default_factory=lambda: np.zeros((0, 0), np.float32))
    presence: float = 0.0


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """A word of a query that the encoder has not learned, as typed, and learned ones that look like it, if any."""

    text: str
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Relevance:
    """What a query finds in a video.

    Attributes:
        values: float32 [N] in [0, 1]; within a video in the order of the raw cosine, black samples 0.
        peak: The largest value before the order of plateaus is restored: the calibrated presence in [0, 1].
        weak: Whether the peak is under the encoder's threshold; shown as a low-confidence note, never as "not found".
        unknown: Words of the query that the encoder has not learned: the curve may not be about them.
    """

    values: NDArray[np.float32]
    peak: float
    weak: bool
    unknown: tuple[UnknownWord, ...] = ()

    def __post_init__(self) -> None:
        self.values.flags.writeable = False


def relevance(
    embeddings: NDArray[np.float32], luma: NDArray[np.float32], query: NDArray[np.float32], calibration: Calibration
) -> Relevance:
    """Relevance of each sample to a query.

    Args:
        embeddings: float32 [N, E], unit rows.
        luma: float32 [N] in [0, 1].
        query: float32 [E], text embedding of the query.
        calibration: The encoder's.

    Returns:
        The curve, its peak and whether the match is weak.

    Raises:
        EmptyQueryError: If the query's embedding is zero.
        IncompatibleModelError: If the embedding sizes differ.
    """
    evidence = look_for(embeddings, luma, query, calibration)
    return evidence.relevance(calibration.bias, calibration.presence, calibration.weak_threshold)


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """What was found for a query under a scale s, before it is weighed.

    Attributes:
        cosines: float64 [N], c_q.
        odds: float64 [N], s·c_q − log Σ_D exp(s·c_d).
        visible: bool [N], samples that are not black.
        lead: s·(max c_q over the visible samples − max c_q over the ordinary pictures), 0 without such pictures.
    """

    cosines: NDArray[np.float64]
    odds: NDArray[np.float64]
    visible: NDArray[np.bool_]
    lead: float

    def relevance(self, bias: float, presence: float, weak_threshold: float) -> Relevance:
        """The curve, with b = `bias` and w = `presence`."""
        values = np.zeros(len(self.cosines), np.float32)
        if not self.visible.any():
            return Relevance(values, 0.0, True)
        cosines, odds = self.cosines[self.visible], self.odds[self.visible] + (bias + presence * self.lead)
        fitted = isotonic(cosines, 0.5 * (1.0 + np.tanh(0.5 * odds)))
        peak = float(fitted.max())
        values[self.visible] = (1.0 - _TIE_SHARE) * fitted + _TIE_SHARE * peak * _shape(cosines)
        return Relevance(np.clip(values, 0.0, 1.0), peak, peak < weak_threshold)


def look_for(
    embeddings: NDArray[np.float32], luma: NDArray[np.float32], query: NDArray[np.float32], calibration: Calibration
) -> Evidence:
    """The part of `relevance` that bias and presence do not change; the same arguments and errors."""
    if not embeddings.shape[1] == len(query) == calibration.distractors.shape[1]:
        raise IncompatibleModelError("embedding sizes differ", samples=embeddings.shape[1], query=len(query))
    norm = float(np.linalg.norm(query))
    if norm < 1e-6:
        raise EmptyQueryError("the query has no embedding")
    direction = np.asarray(query, np.float32) / np.float32(norm)
    cosines, odds = _odds(embeddings, direction, _kept_distractors(direction, calibration), calibration.scale)
    visible = np.asarray(luma) >= calibration.luma_floor
    lead = 0.0
    if len(calibration.ordinary) and visible.any():
        lead = calibration.scale * float(cosines[visible].max() - (calibration.ordinary @ direction).max())
    return Evidence(cosines, odds, visible, lead)


def isotonic(x: NDArray[np.floating], y: NDArray[np.floating]) -> NDArray[np.float64]:
    """Isotonic regression: the non-decreasing function of x that is closest to y in least squares, at x.

    Pool adjacent violators; samples of equal x share a value. O(N log N).

    Args:
        x: float [N].
        y: float [N].

    Returns:
        float64 [N].
    """
    _, place = np.unique(x, return_inverse=True)
    weight = np.bincount(place).astype(np.float64)
    mean = np.bincount(place, weights=y) / weight
    means: list[float] = []
    weights: list[float] = []
    counts: list[int] = []
    for value, size in zip(mean.tolist(), weight.tolist(), strict=True):
        count = 1
        while means and means[-1] >= value:
            total = weights[-1] + size
            value = (means.pop() * weights.pop() + value * size) / total
            size, count = total, count + counts.pop()
        means.append(value)
        weights.append(size)
        counts.append(count)
    fitted: NDArray[np.float64] = np.repeat(np.array(means), counts)
    return fitted[place]


def _kept_distractors(query: NDArray[np.float32], calibration: Calibration) -> NDArray[np.float32]:
    """The distractors that mean something else than the query, float32 [D', E]."""
    closeness = calibration.distractors @ query
    allowed = closeness <= calibration.limit
    allowed[np.argsort(closeness, kind="stable")[:_FEWEST]] = True
    return calibration.distractors[allowed]


def _odds(
    embeddings: NDArray[np.float32], query: NDArray[np.float32], distractors: NDArray[np.float32], scale: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Cosine to the query and its log-odds against the distractors, float64 [N] each; overflow-free."""
    cosines = np.empty(len(embeddings), np.float64)
    odds = np.empty(len(embeddings), np.float64)
    for start in range(0, len(embeddings), _BLOCK):
        rows = np.asarray(embeddings[start : start + _BLOCK], np.float32)
        own = (rows @ query).astype(np.float64)
        others = scale * (rows @ distractors.T).astype(np.float64)
        top = others.max(axis=1)
        total = top + np.log(np.exp(others - top[:, None]).sum(axis=1))
        cosines[start : start + _BLOCK] = own
        odds[start : start + _BLOCK] = scale * own - total
    return cosines, odds


def _shape(cosines: NDArray[np.float64]) -> NDArray[np.float64]:
    """Raw cosines stretched to [0, 1]; ones if they are all alike."""
    span = float(np.ptp(cosines))
    return (cosines - cosines.min()) / span if span > 1e-6 else np.ones_like(cosines)
