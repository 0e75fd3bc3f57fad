"""Rank agreement between a scorer and people, protocols P1 (TVSum) and P4 (SumMe), with their floors.

P1: the raw sampled scores against each annotator's ratings, P4: against each user's 0/1 choices, both at the sampled frames;
Kendall's τ_b and Spearman's ρ, mean over people, then over videos. A constant prediction or person counts as 0. Only these two
are built.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.training.datasets import Dataset, Fold, LabelledVideo, opinion_ranks

Protocol = Literal["P1", "P4"]
PROTOCOLS: dict[Protocol, Dataset] = {"P1": "tvsum", "P4": "summe"}
SCHEMA = "vsum-evaluation/1"
RANDOM_SEEDS = 10


@dataclass(frozen=True, slots=True)
class Agreement:
    """τ_b and ρ, each in [−1, 1]."""

    tau: float
    rho: float


@dataclass(frozen=True, slots=True)
class VideoResult:
    """Agreement on one video, mean over people (and over seeds)."""

    video: str
    tau: float
    rho: float


@dataclass(frozen=True, slots=True)
class Following:
    """Mean Spearman's ρ of the scores with the relevance of `draws` queries per video, with the query given and without."""

    draws: int
    asked: float
    unasked: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A scorer under a protocol.

    Attributes:
        scorer: What was measured.
        dataset, protocol, splits: On what and how.
        seeds: Of the training runs (or random draws) behind it.
        tau, rho: Mean over videos, then over seeds.
        std: Deviation of τ over the seeds (0 for one).
        per_video: Mean over seeds.
        ensemble: The mean of the seeds' standardised scores, None for a single one.
        floors: `random` and `position`.
        noise: Noise of the virtual encoder that the samples were seen through.
        following: How well it follows queries; None if not asked for.
    """

    scorer: str
    dataset: Dataset
    protocol: Protocol
    splits: str
    seeds: tuple[int, ...]
    tau: float
    rho: float
    std: float
    per_video: tuple[VideoResult, ...]
    ensemble: Agreement | None
    floors: Mapping[str, Agreement]
    noise: float = 0.0
    following: Following | None = None

    def to_json(self) -> str:
        """The document of schema `vsum-evaluation/1`."""
        return json.dumps({"schema": SCHEMA, **asdict(self)}, indent=1)

    def to_text(self) -> str:
        """A few lines for people, protocol and floors included."""
        lines = [
            f"{self.scorer} on {self.dataset}, protocol {self.protocol}, {self.splits} folds, noise {self.noise:g}",
            f"  τ {self.tau:.4f}  ρ {self.rho:.4f}  (mean of {len(self.seeds)}, deviation of τ {self.std:.4f})",
        ]
        if self.ensemble is not None:
            lines.append(f"  τ {self.ensemble.tau:.4f}  ρ {self.ensemble.rho:.4f}  ensemble of {len(self.seeds)}")
        if self.following is not None:
            found = self.following
            lines.append(f"  ρ with relevance {found.asked:.3f} when asked, {found.unasked:.3f} when not")
        lines += [f"  τ {floor.tau:.4f}  ρ {floor.rho:.4f}  floor: {name}" for name, floor in self.floors.items()]
        return "\n".join(lines)


def agreement_with_people(scores: NDArray[np.floating], opinions: NDArray[np.floating]) -> Agreement:
    """Mean τ_b and ρ of a prediction with each person.

    Args:
        scores: float [N].
        opinions: float [U, N].
    """
    from scipy.stats import kendalltau, rankdata

    if np.ptp(scores) == 0:
        return Agreement(0.0, 0.0)
    ranks = rankdata(scores)
    taus, rhos = [], []
    for row in opinions:
        constant = np.ptp(row) == 0
        taus.append(0.0 if constant else float(kendalltau(scores, row).statistic))
        rhos.append(0.0 if constant else float(np.corrcoef(ranks, rankdata(row))[0, 1]))
    return Agreement(float(np.mean(taus)), float(np.mean(rhos)))


def evaluate_runs(
    scorer: str,
    protocol: Protocol,
    splits: str,
    videos: Sequence[LabelledVideo],
    runs: Mapping[int, Mapping[str, NDArray[np.floating]]],
    floors: Mapping[str, Agreement],
    noise: float = 0.0,
) -> Evaluation:
    """Evaluate one or more runs of a scorer.

    Args:
        scorer: Its name.
        protocol: P1 or P4.
        splits: Name of the folds.
        videos: All test videos.
        runs: Seed → video id → scores float [N].
        floors: Agreement of the floors on the same videos.
        noise: Of the virtual encoder.
    """
    results = {
        seed: [agreement_with_people(scores[video.id], video.opinions) for video in videos] for seed, scores in runs.items()
    }
    taus = np.array([[r.tau for r in row] for row in results.values()])
    rhos = np.array([[r.rho for r in row] for row in results.values()])
    together = None
    if len(runs) > 1:
        mean = {video.id: np.mean([_standard(scores[video.id]) for scores in runs.values()], axis=0) for video in videos}
        together = mean_agreement(videos, mean.__getitem__)
    per_video = tuple(
        VideoResult(video.id, float(t), float(r)) for video, t, r in zip(videos, taus.mean(0), rhos.mean(0), strict=True)
    )
    return Evaluation(
        scorer, PROTOCOLS[protocol], protocol, splits, tuple(runs), float(taus.mean()), float(rhos.mean()),
        float(taus.mean(axis=1).std()), per_video, together, floors, noise,
    )  # fmt: skip


def mean_agreement(videos: Sequence[LabelledVideo], scores: Callable[[str], NDArray[np.floating]]) -> Agreement:
    """Mean over videos of the agreement of `scores(id)` with people."""
    results = [agreement_with_people(scores(video.id), video.opinions) for video in videos]
    return Agreement(float(np.mean([r.tau for r in results])), float(np.mean([r.rho for r in results])))


def random_scores(videos: Sequence[LabelledVideo], seed: int) -> dict[str, NDArray[np.float64]]:
    """Uniform random scores for each video, by seed."""
    return {video.id: np.random.default_rng([seed, *video.id.encode()]).random(len(video)) for video in videos}


def position_scores(videos: Mapping[str, LabelledVideo], folds: Sequence[Fold]) -> dict[str, NDArray[np.float64]]:
    """Scores that know nothing but the place in the video.

    A cubic in the relative position, fitted to each training fold's mean opinion ranks. A video tested in several folds keeps
    the last one's.
    """
    scores: dict[str, NDArray[np.float64]] = {}
    for fold in folds:
        design = np.concatenate([_powers(len(videos[name])) for name in fold.train])
        target = np.concatenate([opinion_ranks(videos[name]).mean(axis=0) for name in fold.train])
        weights = np.linalg.lstsq(design, target, rcond=None)[0]
        for name in fold.test:
            scores[name] = _powers(len(videos[name])) @ weights
    return scores


def human_agreement(videos: Sequence[LabelledVideo]) -> tuple[VideoResult, ...]:
    """One person against each of the others, mean over people: the ceiling of a single prediction of the same kind."""
    results = []
    for video in videos:
        rows = [
            agreement_with_people(video.opinions[u], np.delete(video.opinions, u, axis=0)) for u in range(len(video.opinions))
        ]
        results.append(VideoResult(video.id, float(np.mean([r.tau for r in rows])), float(np.mean([r.rho for r in rows]))))
    return tuple(results)


def floors(videos: Mapping[str, LabelledVideo], tested: Sequence[LabelledVideo], folds: Sequence[Fold]) -> dict[str, Agreement]:
    """The two floors of every table: random (mean of 10 draws) and position."""
    draws = [mean_agreement(tested, random_scores(tested, seed).__getitem__) for seed in range(RANDOM_SEEDS)]
    random = Agreement(float(np.mean([d.tau for d in draws])), float(np.mean([d.rho for d in draws])))
    return {"random": random, "position": mean_agreement(tested, position_scores(videos, folds).__getitem__)}


def _powers(n: int) -> NDArray[np.float64]:
    place = np.linspace(-1.0, 1.0, n)
    return np.stack([np.ones(n), place, place**2, place**3], axis=1)


def _standard(scores: NDArray[np.floating]) -> NDArray[np.float64]:
    deviation = float(scores.std())
    return (np.asarray(scores, np.float64) - scores.mean()) / (deviation if deviation > 1e-12 else 1.0)
