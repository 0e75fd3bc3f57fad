"""Calibration constants of an image–text model: sharpness, weak-match threshold, distractors and anchor statistics.

Only these constants see the timelines, and the figures that are reported for them come from leaving each video out in turn.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.relevance import Calibration
from vsum_desktop.training.mini.embedders import Embedder
from vsum_desktop.training.mini.evaluate import Embedded, Retrieval, Scored, resize_pack, score_relevance, summarise
from vsum_desktop.training.mini.packs import load_packs
from vsum_desktop.training.mini.space import normalise
from vsum_desktop.training.mini.timelines import presence_auc

SCALES = (10.0, 15.0, 20.0, 25.0, 30.0, 40.0)
FALSE_POSITIVES = 0.10


@dataclass(frozen=True, slots=True)
class Fit:
    """What calibration found.

    Attributes:
        scale: Sharpness for all videos.
        weak_threshold: Peak that 10 % of the absent queries pass.
        held_out: Figures with both constants chosen without the video that they are applied to.
        weak_present: Share of present queries under the threshold, held out.
        weak_absent: Share of absent ones.
    """

    scale: float
    weak_threshold: float
    held_out: Retrieval
    weak_present: float
    weak_absent: float


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


def peaks(embedded: Sequence[Embedded], scored: Sequence[Sequence[Scored]], present: bool) -> list[float]:
    """Peaks of all present or all absent queries."""
    return [
        result.peak
        for video, results in zip(embedded, scored, strict=True)
        for query, result in zip(video.timeline.queries, results, strict=True)
        if (query.kind != "absent") == present
    ]


def choose_scale(embedded: Sequence[Embedded], curves: dict[float, list[list[Scored]]], videos: Sequence[int]) -> float:
    """The scale with the best presence AUC on `videos`; among near equals (.01) the one nearest to 20."""
    chosen = [embedded[i] for i in videos]
    auc = {}
    for scale, scored in curves.items():
        some = [scored[i] for i in videos]
        auc[scale] = presence_auc(peaks(chosen, some, True), peaks(chosen, some, False))
    best = max(auc.values())
    return min((scale for scale in auc if auc[scale] >= best - 0.01), key=lambda scale: abs(scale - 20.0))


def threshold(absent: Sequence[float]) -> float:
    """Peak that `FALSE_POSITIVES` of the absent queries pass."""
    return float(np.quantile(absent, 1 - FALSE_POSITIVES))


def fit(embedded: Sequence[Embedded], calibration: Calibration) -> Fit:
    """Chooses scale and threshold on all videos, and measures the choice with each video left out."""
    curves = {scale: [score_relevance(video, replace(calibration, scale=scale)) for video in embedded] for scale in SCALES}
    everything = range(len(embedded))
    held_out, weak = [], {True: list[bool](), False: list[bool]()}
    for left in everything:
        others = [i for i in everything if i != left]
        scale = choose_scale(embedded, curves, others)
        limit = threshold(peaks([embedded[i] for i in others], [curves[scale][i] for i in others], False))
        held_out.append(curves[scale][left])
        for present in (True, False):
            weak[present] += [peak < limit for peak in peaks([embedded[left]], [curves[scale][left]], present)]
    scale = choose_scale(embedded, curves, everything)
    return Fit(
        scale,
        threshold(peaks(embedded, curves[scale], False)),
        summarise([video.timeline for video in embedded], held_out),
        float(np.mean(weak[True])),
        float(np.mean(weak[False])),
    )


def anchor_statistics(embedder: Embedder, anchors: Path, packs: Path) -> dict[str, object]:
    """Mean and deviation of the cosine to each anchor word over validation pictures of real resolution."""
    data = anchors.read_bytes()
    words = embedder.texts(json.loads(data)["words"])
    pictures = [pack for pack in load_packs(packs, "val") if not pack.is_small]
    cosines = np.concatenate([embedder.images(resize_pack(pack, embedder.size)) @ words.T for pack in pictures])
    mean, deviation = cosines.mean(0), cosines.std(0)
    return {
        "sha256": hashlib.sha256(data).hexdigest(),
        "mean": [round(float(value), 5) for value in mean],
        "deviation": [round(float(value), 5) for value in deviation],
    }
