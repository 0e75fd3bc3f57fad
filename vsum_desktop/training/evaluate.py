"""One report on a scorer under one protocol, with its floors: `vsum-evaluation/1`. The parts are in `training.evaluation`."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.training.datasets import Dataset, LabelledVideo
from vsum_desktop.training.evaluation.protocols import Agreement, Rules, Scores, mean_of, measure_all
from vsum_desktop.training.evaluation.ranks import rank_agreement

SCHEMA = "vsum-evaluation/1"
Runs = Mapping[int, Mapping[str, Scores]]


@dataclass(frozen=True, slots=True)
class VideoResult:
    """Agreement on one video, mean over people (and over seeds)."""

    video: str
    agreement: Agreement

    def document(self) -> dict[str, str | float]:
        """As JSON."""
        return {"video": self.video, **self.agreement.document()}


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
        dataset, splits: On what.
        rules: How.
        seeds: Of the training runs (or random draws) behind it.
        mean: Mean over videos, then over seeds.
        std: Deviation of τ over the seeds (0 for one).
        per_video: Mean over seeds.
        ensemble: The mean of the seeds' standardised scores, None for a single one.
        floors: `random` and `position`; with titles also `title`.
        noise: Noise of the virtual encoder that the samples were seen through.
        titles: Whether each video was asked for its own title.
        following: How well it follows queries; None if not asked for.
    """

    scorer: str
    dataset: Dataset
    splits: str
    rules: Rules
    seeds: tuple[int, ...]
    mean: Agreement
    std: float
    per_video: tuple[VideoResult, ...]
    ensemble: Agreement | None
    floors: Mapping[str, Agreement]
    noise: float = 0.0
    titles: bool = False
    following: Following | None = None

    def document(self) -> dict[str, object]:
        """The document of schema `vsum-evaluation/1` as JSON values."""
        return {
            "schema": SCHEMA,
            "scorer": self.scorer,
            "dataset": self.dataset,
            "protocol": self.rules.protocol,
            "splits": self.splits,
            "shot_ends": self.rules.ends,
            "seeds": list(self.seeds),
            **self.mean.document(),
            "std": self.std,
            "per_video": [result.document() for result in self.per_video],
            "ensemble": self.ensemble.document() if self.ensemble is not None else None,
            "floors": {name: floor.document() for name, floor in self.floors.items()},
            "noise": self.noise,
            "titles": self.titles,
            "following": asdict(self.following) if self.following is not None else None,
        }

    def to_json(self) -> str:
        """The document as text."""
        return json.dumps(self.document(), indent=1)

    def to_text(self) -> str:
        """A few lines for people, protocol and floors included."""
        noise = f", noise {self.noise:g}" if self.noise else ""
        noise += ", asked for the title" if self.titles else ""
        ends = ", exclusive shot ends" if self.rules.ends == "exclusive" else ""
        lines = [f"{self.scorer} on {self.dataset}, protocol {self.rules.protocol}, {self.splits} folds{noise}{ends}"]
        lines.append(f"{_figures(self.mean)}  (mean of {max(1, len(self.seeds))}, deviation of τ {self.std:.4f})")
        if self.ensemble is not None:
            lines.append(f"{_figures(self.ensemble)}  ensemble of {len(self.seeds)}")
        if self.following is not None:
            found = self.following
            lines.append(f"  ρ with relevance {found.asked:.3f} when asked, {found.unasked:.3f} when not")
        lines += [f"{_figures(floor)}  floor: {name}" for name, floor in self.floors.items()]
        return "\n".join(lines)


def evaluate_runs(
    scorer: str,
    dataset: Dataset,
    splits: str,
    rules: Rules,
    videos: Sequence[LabelledVideo],
    runs: Runs,
    floors: Mapping[str, Agreement],
    noise: float = 0.0,
    titles: bool = False,
) -> Evaluation:
    """Evaluate one or more runs of a scorer.

    Args:
        scorer: Its name.
        dataset: The benchmark.
        splits: Name of the folds.
        rules: The protocol.
        videos: All test videos.
        runs: Seed → video id → scores float [N].
        floors: Agreement of the floors on the same videos.
        noise: Of the virtual encoder.
        titles: Whether each video was asked for its own title.
    """
    results = {seed: measure_all(videos, scores.__getitem__, rules) for seed, scores in runs.items()}
    taus = [mean_of(row).tau for row in results.values()]
    together = None
    if len(runs) > 1:
        mean = ensemble(videos, runs)
        together = mean_of(measure_all(videos, mean.__getitem__, rules))
    per_video = tuple(
        VideoResult(video.id, mean_of([row[place] for row in results.values()])) for place, video in enumerate(videos)
    )
    whole = mean_of([result.agreement for result in per_video])
    return Evaluation(
        scorer, dataset, splits, rules, tuple(runs), whole, float(np.std(taus)), per_video, together, floors, noise, titles
    )


def ensemble(videos: Sequence[LabelledVideo], runs: Runs) -> dict[str, NDArray[np.float64]]:
    """The mean of the runs' standardised scores for each video."""
    return {video.id: np.mean([standard(scores[video.id]) for scores in runs.values()], axis=0) for video in videos}


def agreement_with_people(scores: Scores, opinions: NDArray[np.floating]) -> Agreement:
    """Mean τ_b and ρ of a prediction with each person; someone constant, or a constant prediction, counts as 0.

    Args:
        scores: float [N].
        opinions: float [U, N].
    """
    taus, rhos = rank_agreement(scores, opinions)
    return Agreement(float(taus.mean()), float(rhos.mean()))


def mean_agreement(videos: Sequence[LabelledVideo], scores: Callable[[str], Scores]) -> Agreement:
    """Mean over videos of the agreement of `scores(id)` with each person, P1 or P4."""
    return mean_of([agreement_with_people(scores(video.id), video.opinions) for video in videos])


def standard(scores: Scores) -> NDArray[np.float64]:
    """Scores with mean 0 and deviation 1 over the video; 0 throughout where they do not differ."""
    deviation = float(scores.std())
    return (np.asarray(scores, np.float64) - scores.mean()) / (deviation if deviation > 1e-12 else 1.0)


def _figures(found: Agreement) -> str:
    line = f"  τ {found.tau:.4f}  ρ {found.rho:.4f}"
    return line if found.f1_max is None else f"{line}  F1 max {found.f1_max:.3f} mean {found.f1_mean:.3f}"
