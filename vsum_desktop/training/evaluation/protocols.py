"""The protocols by which a prediction is held against people, each under its id.

| id | prediction | reference |
|---|---|---|
| P1 | scores of the samples | ratings of each TVSum annotator at the samples, mean over annotators |
| P2 | scores of the samples | the averaged opinion (`gtscore`), one coefficient |
| P3 | knapsack summary, all frames | mean of the users' summaries, one coefficient |
| P4 | scores of the samples | choices of each SumMe user at the samples, mean over users |

Where the labels have shots (SumMe), F1 with the users' summaries stands beside the coefficients. A constant prediction,
summary or person counts as 0.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.training.datasets import Dataset, FrameLabels, LabelledVideo
from vsum_desktop.training.evaluation.ranks import rank_agreement
from vsum_desktop.training.evaluation.summaries import ShotEnds, f1, summarise

Protocol = Literal["P1", "P2", "P3", "P4"]
PROTOCOLS: dict[Protocol, tuple[Dataset, ...]] = {
    "P1": ("tvsum",),
    "P2": ("tvsum", "summe"),
    "P3": ("summe",),
    "P4": ("summe",),
}
Scores = NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement with people: τ_b and ρ in [−1, 1]; best and mean F1 over users in [0, 1], None without shots."""

    tau: float
    rho: float
    f1_max: float | None = None
    f1_mean: float | None = None

    def document(self) -> dict[str, float]:
        """As JSON: what there is."""
        values = {entry.name: getattr(self, entry.name) for entry in fields(self)}
        return {name: value for name, value in values.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Rules:
    """A protocol, and how shots end: `exclusive` only to approach figures of public code that slices them so."""

    protocol: Protocol
    ends: ShotEnds = "inclusive"


def measure(video: LabelledVideo, scores: Scores, rules: Rules) -> Agreement:
    """Hold the scores of a video's samples, float [N], against people."""
    frames = video.frames
    if frames is None:
        return _ranks(video, scores, rules.protocol)
    summary = summarise(unit_range(scores), frames.picks, frames.summaries.shape[1], frames.shots, rules.ends)
    found = _summary_ranks(summary, frames) if rules.protocol == "P3" else _ranks(video, scores, rules.protocol)
    with_people = f1(summary, frames.summaries)
    return Agreement(found.tau, found.rho, float(with_people.max()), float(with_people.mean()))


def measure_person(video: LabelledVideo, person: int, rules: Rules) -> Agreement:
    """Hold one person against the others: ratings or choices as the scores (P1, P2, P4), the summary itself (P3, F1)."""
    others = np.arange(len(video.opinions)) != person
    own = video.opinions[person]
    if rules.protocol == "P2":
        taus, rhos = rank_agreement(own, video.opinions[others].mean(axis=0, dtype=np.float64)[None])
    else:
        taus, rhos = rank_agreement(own, video.opinions[others])
    tau, rho = float(taus.mean()), float(rhos.mean())
    if video.frames is None:
        return Agreement(tau, rho)
    summary, people = video.frames.summaries[person], video.frames.summaries[others]
    if rules.protocol == "P3":
        taus, rhos = rank_agreement(people.mean(axis=0), summary[None].astype(np.float64))
        tau, rho = float(taus[0]), float(rhos[0])
    with_people = f1(summary, people)
    return Agreement(tau, rho, float(with_people.max()), float(with_people.mean()))


def measure_all(videos: Sequence[LabelledVideo], scores: Callable[[str], Scores], rules: Rules) -> tuple[Agreement, ...]:
    """`measure` for each video, with `scores(id)`."""
    return tuple(measure(video, scores(video.id), rules) for video in videos)


def mean_of(results: Sequence[Agreement]) -> Agreement:
    """Mean of each figure; F1 only if every result has it."""
    values = []
    for entry in fields(Agreement):
        column = [getattr(result, entry.name) for result in results]
        values.append(None if any(value is None for value in column) else float(np.mean(column)))
    tau, rho, best, mean = values
    return Agreement(tau or 0.0, rho or 0.0, best, mean)


def unit_range(scores: Scores) -> NDArray[np.float64]:
    """Scores moved and stretched to fill [0, 1], which changes no rank; 0 throughout where they do not differ."""
    exact = np.asarray(scores, np.float64)
    span = float(np.ptp(exact))
    return (exact - exact.min()) / span if span > 0 else np.zeros_like(exact)


def _ranks(video: LabelledVideo, scores: Scores, protocol: Protocol) -> Agreement:
    reference = video.gtscore[None] if protocol == "P2" else video.opinions
    taus, rhos = rank_agreement(scores, reference)
    return Agreement(float(taus.mean()), float(rhos.mean()))


def _summary_ranks(summary: NDArray[np.bool_], frames: FrameLabels) -> Agreement:
    taus, rhos = rank_agreement(frames.summaries.mean(axis=0), summary[None].astype(np.float64))
    return Agreement(float(taus[0]), float(rhos[0]))
