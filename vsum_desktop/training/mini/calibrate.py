"""Calibration constants of an image–text model: distractors, sharpness, weak-match threshold and anchor statistics.

Only these constants see the timelines, and the figures that are reported for them come from leaving each video out in turn.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.relevance import Calibration, look_for
from vsum_desktop.training.mini.embedders import Embedder
from vsum_desktop.training.mini.evaluate import Embedded, Retrieval, Scored, resize_pack, summarise
from vsum_desktop.training.mini.packs import load_packs
from vsum_desktop.training.mini.space import normalise
from vsum_desktop.training.mini.timelines import Timeline

SCALES = (7.0, 10.0, 15.0, 20.0, 30.0)
BIASES = (0.0, 1.0, 2.0, 3.0, 4.0, 5.0)
COUNTS = (350, 80, 20)
PRESENCES = (0.0, 0.25, 0.5, 1.0)
FALSE_ALARMS = 0.10
ODDS = 2.0


@dataclass(frozen=True, slots=True)
class Choice:
    """One setting: the prompt, the number of distractors, and scale, bias and presence of `core.relevance`."""

    prompt: str | None
    count: int
    scale: float
    bias: float
    presence: float = 0.0


@dataclass(frozen=True, slots=True)
class Fit:
    """What calibration found.

    Attributes:
        choice: For all videos.
        weak_threshold: Peak that 10 % of the present queries miss, so that the note is seldom wrong.
        held_out: Figures with all constants chosen without the video that they are applied to.
        log_loss: `log_loss`, held out.
        weak_present: Share of present queries under the threshold, held out.
        weak_absent: Share of absent ones.
    """

    choice: Choice
    weak_threshold: float
    held_out: Retrieval
    log_loss: float
    weak_present: float
    weak_absent: float


@dataclass(frozen=True, slots=True, eq=False)
class Prompted:
    """The videos under one prompt: their embeddings, and the vectors of the distractors, f32 [n,E], by their number."""

    videos: Sequence[Embedded]
    pools: dict[int, NDArray[np.float32]]


Curves = dict[Choice, list[list[Scored]]]


def pick_distractors(
    names: Sequence[str], vectors: NDArray[np.float32], count: int, seed: int = 0, rounds: int = 15
) -> list[str]:
    """The names nearest to the centres of a spherical k-means, so that they cover what can be named evenly.

    Args:
        names: n different names.
        vectors: f32 [n,E], unit rows.
        count: Number of centres.
        seed: Of the first centres.
        rounds: Iterations.
    """
    count = min(count, len(names))
    centres = vectors[np.random.default_rng(seed).permutation(len(names))[:count]]
    for _ in range(rounds):
        home = np.argmax(vectors @ centres.T, axis=1)
        sums = np.zeros_like(centres)
        np.add.at(sums, home, vectors)
        empty = np.bincount(home, minlength=count) == 0
        centres = np.where(empty[:, None], centres, normalise(sums))
    return sorted({names[int(k)] for k in np.argmax(vectors @ centres.T, axis=0)})


def peaks(timelines: Sequence[Timeline], scored: Sequence[Sequence[Scored]], present: bool) -> list[float]:
    """Peaks of all present or all absent queries."""
    return [
        result.peak
        for timeline, results in zip(timelines, scored, strict=True)
        for query, result in zip(timeline.queries, results, strict=True)
        if (query.kind != "absent") == present
    ]


def log_loss(timeline: Timeline, results: Sequence[Scored], floor: float = 1e-3) -> float:
    """Mean over queries of −log of the probability given to the label, wrong samples against right ones at `ODDS`.

    With odds that do not depend on how rare a thing is, relevance has about the range of importance, with which it is mixed. An
    absent query has wrong samples only.
    """
    losses = []
    for query, result in zip(timeline.queries, results, strict=True):
        chance, right = np.clip(result.values[query.counted], floor, 1 - floor), query.right[query.counted]
        wrong_loss = float(-np.log(1 - chance[~right]).mean())
        right_loss = float(-np.log(chance[right]).mean()) if right.any() else wrong_loss
        losses.append((ODDS * wrong_loss + right_loss) / (ODDS + 1))
    return float(np.mean(losses))


def presence_loss(timeline: Timeline, results: Sequence[Scored], floor: float = 1e-3) -> float:
    """Mean of −log of the probability that a peak gives to the presence of what was asked for, present and absent alike."""
    losses: dict[bool, list[float]] = {True: [], False: []}
    for query, result in zip(timeline.queries, results, strict=True):
        there = query.kind != "absent"
        losses[there].append(-float(np.log(np.clip(result.peak if there else 1 - result.peak, floor, 1))))
    return float(np.mean([np.mean(kind) for kind in losses.values() if kind]))


def threshold(present: Sequence[float]) -> float:
    """Peak that `FALSE_ALARMS` of the present queries miss: only they are called weak wrongly."""
    return float(np.quantile(present, FALSE_ALARMS))


def all_curves(candidates: dict[str | None, Prompted], calibration: Calibration) -> Curves:
    """Relevance of every query of every video for every setting; `calibration` gives the other constants."""
    curves: Curves = {}
    weights = PRESENCES if len(calibration.ordinary) else (0.0,)
    for prompt, prompted in candidates.items():
        for (count, pool), scale in product(prompted.pools.items(), SCALES):
            known = replace(calibration, scale=scale, distractors=pool.copy())
            found = [
                [look_for(video.samples, video.timeline.luma, query, known) for query in video.queries]
                for video in prompted.videos
            ]
            for bias, presence in product(BIASES, weights):
                curves[Choice(prompt, count, scale, bias, presence)] = [
                    [Scored.of(evidence.relevance(bias, presence, known.weak_threshold)) for evidence in video]
                    for video in found
                ]
    return curves


def fit(candidates: dict[str | None, Prompted], calibration: Calibration) -> Fit:
    """Chooses the constants by both losses on all videos, and measures that choice with each video left out.

    Args:
        candidates: The same videos under each prompt, None for the bare query.
        calibration: The constants that are not chosen.
    """
    timelines = [video.timeline for video in next(iter(candidates.values())).videos]
    curves = all_curves(candidates, calibration)
    choices = list(curves)
    curve_losses, losses = np.array(
        [[_losses(*pair) for pair in zip(timelines, curves[choice], strict=True)] for choice in choices]
    ).transpose(2, 0, 1)
    held_out, lost, weak = [], [], {True: list[bool](), False: list[bool]()}
    for left in range(len(timelines)):
        others = [i for i in range(len(timelines)) if i != left]
        best = int(losses[:, others].mean(1).argmin())
        scored = curves[choices[best]]
        limit = threshold(peaks([timelines[i] for i in others], [scored[i] for i in others], True))
        held_out.append(scored[left])
        lost.append(curve_losses[best, left])
        for present in (True, False):
            weak[present] += [peak < limit for peak in peaks([timelines[left]], [scored[left]], present)]
    choice = choices[int(losses.mean(1).argmin())]
    return Fit(
        choice,
        threshold(peaks(timelines, curves[choice], True)),
        summarise(timelines, held_out),
        float(np.mean(lost)),
        float(np.mean(weak[True])),
        float(np.mean(weak[False])),
    )


def _losses(timeline: Timeline, results: Sequence[Scored]) -> tuple[float, float]:
    """The loss of the curves, and what constants are chosen by: half of it is the loss of the peaks."""
    curves = log_loss(timeline, results)
    return curves, 0.5 * (curves + presence_loss(timeline, results))


def ordinary_pictures(embedder: Embedder, packs: Path) -> NDArray[np.float32]:
    """Embeddings f32 [M,E] of all validation pictures of real resolution: what a query is like when nobody asked."""
    pictures = [pack for pack in load_packs(packs, "val") if not pack.is_small]
    return np.concatenate([embedder.images(resize_pack(pack, embedder.size)) for pack in pictures])


def to_ordinary(rows: NDArray[np.float32]) -> NDArray[np.int8]:
    """Embeddings [M,E] as they are kept beside an encoder, int8; only their directions count."""
    return np.round(rows / np.abs(rows).max(axis=1, keepdims=True) * 127.0).astype(np.int8)


def anchor_statistics(rows: NDArray[np.float32], words: NDArray[np.float32], anchors: Path) -> dict[str, object]:
    """Mean and deviation of the cosine to each anchor word over ordinary pictures, as the manifest has them.

    Args:
        rows: f32 [M,E], unit embeddings of the pictures.
        words: f32 [K,E], unit embeddings of the words.
        anchors: File of the words, whose checksum names them.
    """
    cosines = rows @ words.T
    mean, deviation = cosines.mean(0), cosines.std(0)
    return {
        "sha256": hashlib.sha256(anchors.read_bytes()).hexdigest(),
        "mean": [round(float(value), 5) for value in mean],
        "deviation": [round(float(value), 5) for value in deviation],
    }
