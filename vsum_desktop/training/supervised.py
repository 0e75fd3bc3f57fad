"""The run of a network that learns from people's opinions by gradients: examples, views, queries, steps, moving average.

Its result is the moving average of the weights after the last epoch, or after the epoch that watched videos chose.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from vsum_desktop.core.relational import RELATIONAL_COLUMNS
from vsum_desktop.training.datasets import LabelledVideo, agreement, opinion_ranks
from vsum_desktop.training.evaluate import agreement_with_people, standard
from vsum_desktop.training.material import Material
from vsum_desktop.training.queries import Query, ask, follow
from vsum_desktop.training.recipes import OpinionScale, TrainingConfig
from vsum_desktop.training.scorers.protocol import State, VideoScorer
from vsum_desktop.training.teacher import out_of_fold
from vsum_desktop.training.views import CLEAN, View, asked, inputs, seen, statistics


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """A training video made ready: its `concepts-v1` inputs by view, opinions, mean opinion and weight."""

    video: LabelledVideo
    inputs: Mapping[View, NDArray[np.float32]]
    opinions: NDArray[np.float32]
    consensus: NDArray[np.float32]
    weight: float


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """What a step shows of an example, and what it asks for.

    Attributes:
        video: The video.
        view: The virtual encoder that sees it.
        matrix: float32 [N, 197], its inputs with the query's columns; some anchor columns are set to their mean.
        dropped: bool [128], which.
        query: The query, None for none.
        opinions: float32 [U, N] in [0, 1], moved towards the query.
        consensus: float32 [N] in [0, 1], likewise.
    """

    video: LabelledVideo
    view: View
    matrix: NDArray[np.float32]
    dropped: NDArray[np.bool_]
    query: Query | None
    opinions: Tensor
    consensus: Tensor


class SupervisedRun(ABC):
    """The moving parts of one training; a kind says what its network is, what its loss is, and how it scores.

    Args:
        material: All videos and the anchors.
        learn: Ids of the videos to learn from.
        watch: Ids of those that choose the epoch.
        settings: How.
        seed: Of all choices; the caller seeds torch.
    """

    def __init__(
        self, material: Material, learn: Sequence[str], watch: Sequence[str], settings: TrainingConfig, seed: int
    ) -> None:
        self.material, self.settings, self.seed = material, settings, seed
        videos = [material.collection.videos[name] for name in learn]
        drawn = range(1, settings.view_draws + 1)
        self.views = [CLEAN, *(View(noise, gap, 1000 * seed + draw) for noise, gap in settings.views for draw in drawn)]
        self.statistics = {view: statistics(videos, view, material.anchors) for view in self.views}
        self.known = self.statistics[CLEAN]
        self.taught = out_of_fold(material, tuple(learn)) if settings.distilled else {}
        weights = [agreement(video) for video in videos]
        mean = float(np.mean(weights))
        self.examples = [
            self._example(video, weight / mean if settings.weigh_agreement else 1.0)
            for video, weight in zip(videos, weights, strict=True)
        ]
        self.watched = [material.collection.videos[name] for name in watch]
        self.network = self.made()
        self.average = self.made().eval()
        self.average.load_state_dict(self.network.state_dict())
        self.optimiser = torch.optim.AdamW(
            self.network.parameters(), lr=settings.learning_rate, weight_decay=settings.weight_decay
        )
        self.steps_per_epoch = math.ceil(len(self.examples) / settings.videos_per_step)
        self.epoch, self.epochs = 0, settings.epochs
        self.best: State | None = None
        self.best_tau = -math.inf

    @abstractmethod
    def made(self) -> nn.Module:
        """A new network."""

    @abstractmethod
    def loss(self, drawn: Drawn) -> Tensor:
        """The loss of the network on what a step shows, a scalar."""

    @abstractmethod
    def scorer(self, network: nn.Module) -> VideoScorer:
        """A network of this kind at work."""

    def one_epoch(self) -> dict[str, float]:
        """One pass over the videos; returns the log's row."""
        settings = self.settings
        rng = np.random.default_rng([self.seed, self.epoch, 3])
        torch.manual_seed(int(rng.integers(2**31)))
        order = rng.permutation(len(self.examples))
        self.network.train()
        total = 0.0
        for step in range(self.steps_per_epoch):
            chosen = order[step * settings.videos_per_step : (step + 1) * settings.videos_per_step]
            self._set_rate(self.epoch * self.steps_per_epoch + step)
            self.optimiser.zero_grad()
            for place in chosen:
                example = self.examples[place]
                value = example.weight * self.loss(self._drawn(example, rng)) / len(chosen)
                value.backward()
                total += float(value.detach())
            if not math.isfinite(total):
                raise FloatingPointError(f"the loss of step {step} in epoch {self.epoch} is no number")
            torch.nn.utils.clip_grad_norm_(self.network.parameters(), settings.clip)
            self.optimiser.step()
            self._follow_average(self.epoch * self.steps_per_epoch + step)
        self.epoch += 1
        row = {"epoch": float(self.epoch), "loss": total / self.steps_per_epoch}
        if self.watched:
            row["watched_tau"] = self._watch()
        return row

    def result(self) -> State:
        """The weights to keep."""
        return self.best if self.best is not None else _copied(self.average.state_dict())

    def snapshot(self) -> dict[str, Any]:
        """All that `restore` needs."""
        return {
            "epoch": self.epoch,
            "network": self.network.state_dict(),
            "average": self.average.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "best": self.best,
            "best_tau": self.best_tau,
        }

    def restore(self, snapshot: Mapping[str, Any]) -> None:
        """Continue where a snapshot was taken."""
        self.epoch, self.best, self.best_tau = snapshot["epoch"], snapshot["best"], snapshot["best_tau"]
        self.network.load_state_dict(snapshot["network"])
        self.average.load_state_dict(snapshot["average"])
        self.optimiser.load_state_dict(snapshot["optimiser"])

    def _example(self, video: LabelledVideo, weight: float) -> Example:
        matrices = {view: inputs(video, view, self.material.anchors, self.statistics[view]) for view in self.views}
        opinions, consensus = people(video, self.settings.opinions)
        if self.taught:
            consensus = taught(consensus, self.taught[video.id], self.settings.distilled)
        return Example(video, matrices, opinions, consensus, weight)

    def _drawn(self, example: Example, rng: np.random.Generator) -> Drawn:
        settings, anchors = self.settings, self.material.anchors
        others = self.views[1:]
        view = CLEAN if not others or rng.random() < settings.clean_share else others[rng.integers(len(others))]
        matrix = example.inputs[view]
        query = None
        if rng.random() < settings.language_share:
            videos = [other.video for other in self.examples]
            query = ask(example.video, videos, self.material.collection, anchors, rng)
            matrix = asked(matrix, seen(example.video, view), query, self.statistics[view])
        dropped = rng.random(len(anchors)) < settings.anchor_dropout
        matrix = self._spoilt(matrix, dropped, rng)
        opinions = torch.from_numpy(follow(example.opinions, query, settings.query_strength))
        consensus = torch.from_numpy(follow(example.consensus, query, settings.query_strength))
        return Drawn(example.video, view, matrix, dropped, query, opinions, consensus)

    def _spoilt(self, matrix: NDArray[np.float32], dropped: NDArray[np.bool_], rng: np.random.Generator) -> NDArray[np.float32]:
        """The inputs with noise and without the columns that are dropped in a step; the query's columns stay."""
        settings, first, end = self.settings, len(dropped), len(dropped) + len(RELATIONAL_COLUMNS)
        matrix = matrix.copy()
        if settings.input_noise:
            matrix[:, :end] += settings.input_noise * rng.standard_normal((len(matrix), end), np.float32)
        matrix[:, :first][:, dropped] = 0.0
        if settings.relational_dropout:
            matrix[:, first:end][:, rng.random(end - first) < settings.relational_dropout] = 0.0
        return matrix

    def _set_rate(self, step: int) -> None:
        settings = self.settings
        steps = settings.epochs * self.steps_per_epoch
        rise = max(1, round(settings.warm_up * steps))
        factor = (step + 1) / rise if step < rise else 0.5 * (1.0 + math.cos(math.pi * (step - rise) / max(1, steps - rise)))
        for group in self.optimiser.param_groups:
            group["lr"] = settings.learning_rate * factor

    def _follow_average(self, step: int) -> None:
        decay = min(self.settings.average, (step + 1) / (step + 10))
        with torch.no_grad():
            for kept, new in zip(self.average.parameters(), self.network.parameters(), strict=True):
                kept.lerp_(new, 1.0 - decay)

    def _watch(self) -> float:
        """Mean τ on the watched videos; keeps the weights if it is the best so far."""
        scorer = self.scorer(self.average)
        taus = []
        for video in self.watched:
            scores = scorer.opened(video, self.material, CLEAN, self.known)(None)
            taus.append(agreement_with_people(scores, video.opinions).tau)
        tau = float(np.mean(taus))
        if tau > self.best_tau:
            self.best, self.best_tau = _copied(self.average.state_dict()), tau
        return tau


def people(video: LabelledVideo, scale: OpinionScale) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Opinions float32 [U, N] and mean opinion float32 [N], both in [0, 1], as `TrainingConfig.opinions` says.

    The published scale is (rating − 1)/4 with gtscore as the mean opinion for TVSum, choices with their mean for SumMe.
    """
    if scale != "published":
        opinions = opinion_ranks(video)
        mean = opinions.mean(axis=0)
        if scale == "spread":
            standard = (mean - mean.mean()) / max(float(mean.std()), 1e-3)
            mean = (1.0 / (1.0 + np.exp(-1.702 * standard))).astype(np.float32)
        return opinions, mean
    if video.dataset == "tvsum":
        return (video.opinions - 1.0) / 4.0, video.gtscore
    return video.opinions, video.opinions.mean(axis=0)


def taught(consensus: NDArray[np.float32], scores: NDArray[np.float64], share: float) -> NDArray[np.float32]:
    """A mean opinion mixed with a teacher's scores; its mean and deviation stay, up to what [0, 1] cuts.

    Args:
        consensus: float32 [N] in [0, 1].
        scores: float [N], standardised.
        share: Of the scores.

    Returns:
        float32 [N] in [0, 1].
    """
    mixed = standard((1.0 - share) * standard(consensus) + share * scores)
    return np.clip(consensus.mean() + consensus.std() * mixed, 0.0, 1.0).astype(np.float32)


def _copied(state: Mapping[str, Tensor]) -> State:
    return {name: value.detach().clone() for name, value in state.items()}
