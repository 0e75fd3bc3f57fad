"""Training of LGRLN: one network on one list of videos, deterministic by its seed, resumable after any epoch.

Nothing is selected on test videos: by default a run has a fixed number of epochs and its result is the moving average of the
weights; with a watched share, part of the training videos chooses the epoch instead.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from vsum_desktop.core.features import replace_query
from vsum_desktop.core.graph import NeighbourTable, temporal_table
from vsum_desktop.training.checkpoints import Checkpoint, write_tensors
from vsum_desktop.training.datasets import Collection, LabelledVideo, agreement, held_out_part, opinion_ranks
from vsum_desktop.training.evaluate import agreement_with_people
from vsum_desktop.training.losses import loss, mixture_target
from vsum_desktop.training.nets.lgrln_table import LgrlnTable
from vsum_desktop.training.queries import ask, follow
from vsum_desktop.training.recipes import OpinionScale, Recipe
from vsum_desktop.training.views import CLEAN, Statistics, View, inputs, seen, statistics


@dataclass(frozen=True, slots=True, eq=False)
class _Example:
    """A training video made ready: its inputs by view, table, opinions, mean opinion and weight."""

    video: LabelledVideo
    inputs: Mapping[View, NDArray[np.float32]]
    table: NeighbourTable
    opinions: NDArray[np.float32]
    consensus: NDArray[np.float32]
    weight: float


def train(
    collection: Collection,
    anchors: NDArray[np.float32],
    train_ids: Sequence[str],
    test_ids: Sequence[str],
    recipe: Recipe,
    seed: int,
    fold: int,
    out: Path,
    report: Callable[[str], None] = lambda line: None,
) -> Checkpoint:
    """Train one network; continues an interrupted run from its last whole epoch, and returns a finished one as it is.

    Args:
        collection: All videos.
        anchors: float32 [128, E], embeddings of the anchor words in the captions' space.
        train_ids: Videos to learn from.
        test_ids: Videos that the run must not see; only noted.
        recipe: How.
        seed: Of the weights and all choices.
        fold: Number of the fold, −1 for none.
        out: Folder for `fold{fold}-seed{seed}.pt` (or `full-seed{seed}.pt`), its `.csv` log and, while running, its `.part`.
        report: Gets a line per epoch.

    Raises:
        ValueError: If the folder holds a finished run of another recipe or of other videos under this name.
        ArithmeticError: If the loss is no number any more.
    """
    settings = recipe.training
    stem = out / f"{'full' if fold < 0 else f'fold{fold}'}-seed{seed}"
    if stem.with_suffix(".pt").exists():
        finished = Checkpoint.load(stem.with_suffix(".pt"))
        if finished.recipe != recipe or finished.train != tuple(train_ids):
            raise ValueError(f"{stem.name} in {out} was trained with another recipe or on other videos")
        return finished
    learn, watch = held_out_part(train_ids, settings.watched, seed)
    torch.manual_seed(seed)
    run = _Run(collection, anchors, learn, watch, recipe, seed)
    part = stem.with_suffix(".part")
    out.mkdir(parents=True, exist_ok=True)
    if part.exists():
        run.restore(torch.load(part, map_location="cpu", weights_only=True))
    while run.epoch < settings.epochs:
        row = run.one_epoch()
        write_tensors(run.snapshot(), part)
        _log(stem.with_suffix(".csv"), row)
        report(f"fold {fold} seed {seed} " + " ".join(f"{key} {value:.4g}" for key, value in row.items()))
    checkpoint = Checkpoint(recipe, run.result(), run.known[CLEAN], tuple(train_ids), tuple(test_ids), seed, fold)
    checkpoint.save(stem.with_suffix(".pt"))
    part.unlink()
    return checkpoint


class _Run:
    """The moving parts of one training."""

    def __init__(
        self,
        collection: Collection,
        anchors: NDArray[np.float32],
        learn: Sequence[str],
        watch: Sequence[str],
        recipe: Recipe,
        seed: int,
    ) -> None:
        self.collection, self.anchors, self.recipe, self.seed = collection, anchors, recipe, seed
        videos = [collection.videos[name] for name in learn]
        settings = recipe.training
        drawn = range(1, settings.view_draws + 1)
        views = [CLEAN, *(View(noise, gap, 1000 * seed + draw) for noise, gap in settings.views for draw in drawn)]
        self.known = {view: statistics(videos, view, anchors) for view in views}
        weights = [agreement(video) for video in videos]
        mean = float(np.mean(weights))
        self.examples = [
            self._example(video, views, weight / mean if settings.weigh_agreement else 1.0)
            for video, weight in zip(videos, weights, strict=True)
        ]
        self.watched = [collection.videos[name] for name in watch]
        self.network = LgrlnTable(recipe.network)
        self.average = LgrlnTable(recipe.network).eval()
        self.average.load_state_dict(self.network.state_dict())
        self.optimiser = torch.optim.AdamW(
            self.network.parameters(), lr=settings.learning_rate, weight_decay=settings.weight_decay
        )
        self.steps_per_epoch = math.ceil(len(self.examples) / settings.videos_per_step)
        self.epoch = 0
        self.best: dict[str, Tensor] | None = None
        self.best_tau = -math.inf

    def one_epoch(self) -> dict[str, float]:
        """One pass over the videos; returns the log's row."""
        settings = self.recipe.training
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
                value = self._loss(self.examples[place], rng) / len(chosen)
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

    def result(self) -> dict[str, Tensor]:
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

    def _example(self, video: LabelledVideo, views: Sequence[View], weight: float) -> _Example:
        matrices = {view: inputs(video, view, self.anchors, self.known[view]) for view in views}
        opinions, consensus = people(video, self.recipe.training.opinions)
        table = temporal_table(len(video), self.recipe.network.tau)
        return _Example(video, matrices, table, opinions, consensus, weight)

    def _loss(self, example: _Example, rng: np.random.Generator) -> Tensor:
        settings = self.recipe.training
        others = list(example.inputs)[1:]
        view = CLEAN if not others or rng.random() < settings.clean_share else others[rng.integers(len(others))]
        matrix = example.inputs[view]
        query = None
        if rng.random() < settings.language_share:
            videos = [other.video for other in self.examples]
            query = ask(example.video, videos, self.collection, self.anchors, rng)
            known = self.known[view]
            matrix = replace_query(matrix, seen(example.video, view), query.embedding, known.mean, known.deviation)
        dropped = rng.random(len(self.anchors)) < settings.anchor_dropout
        matrix = matrix.copy()
        matrix[:, : len(self.anchors)][:, dropped] = 0.0
        tokens = query.tokens if query is not None else None
        logits = run_table(self.network, matrix, example.table, tokens)
        opinions = torch.from_numpy(follow(example.opinions, query, settings.query_strength))
        consensus = torch.from_numpy(follow(example.consensus, query, settings.query_strength))
        target = mixture_target(logits, opinions, consensus, self.recipe.loss)
        return example.weight * loss(logits, target, self.recipe.loss)

    def _set_rate(self, step: int) -> None:
        settings = self.recipe.training
        steps = settings.epochs * self.steps_per_epoch
        rise = max(1, round(settings.warm_up * steps))
        factor = (step + 1) / rise if step < rise else 0.5 * (1.0 + math.cos(math.pi * (step - rise) / max(1, steps - rise)))
        for group in self.optimiser.param_groups:
            group["lr"] = settings.learning_rate * factor

    def _follow_average(self, step: int) -> None:
        decay = min(self.recipe.training.average, (step + 1) / (step + 10))
        with torch.no_grad():
            for kept, new in zip(self.average.parameters(), self.network.parameters(), strict=True):
                kept.lerp_(new, 1.0 - decay)

    def _watch(self) -> float:
        """Mean τ on the watched videos; keeps the weights if it is the best so far."""
        taus = []
        for video in self.watched:
            scores = score_video(self.average, video, CLEAN, self.anchors, self.known[CLEAN])
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


def run_table(
    network: LgrlnTable, matrix: NDArray[np.float32], table: NeighbourTable, tokens: NDArray[np.float32] | None
) -> Tensor:
    """Logits of a video, float [N]; `tokens` float32 [L, 128] or None for no query."""
    anchors = network.config.anchors
    query = torch.zeros(1, anchors) if tokens is None else torch.from_numpy(np.ascontiguousarray(tokens))
    mask = torch.full((len(query),), tokens is not None)
    index, direction, places = (torch.from_numpy(np.array(a)) for a in (table.index, table.direction, table.mask))
    logits, _ = network(torch.from_numpy(matrix), index, direction, places, query, mask)
    return logits


def score_video(
    network: LgrlnTable, video: LabelledVideo, view: View, anchors: NDArray[np.float32], known: Statistics
) -> NDArray[np.float32]:
    """Logits of a video as a view sees it, without a query, float32 [N]."""
    table = temporal_table(len(video), network.config.tau)
    with torch.no_grad():
        result: NDArray[np.float32] = run_table(network, inputs(video, view, anchors, known), table, None).numpy()
    return result


def follow_queries(
    network: LgrlnTable,
    video: LabelledVideo,
    others: Sequence[LabelledVideo],
    collection: Collection,
    anchors: NDArray[np.float32],
    known: Statistics,
    draws: int,
) -> tuple[float, float]:
    """Spearman's ρ of the scores with the relevance of drawn queries: with the query given, and without.

    The query is one token, as the product gives it. Means over the queries that ask for something present; NaN if there is
    none. Deterministic by video.
    """
    rng = np.random.default_rng([41, *video.id.encode()])
    matrix, table, frames = (
        inputs(video, CLEAN, anchors, known),
        temporal_table(len(video), network.config.tau),
        seen(video, CLEAN),
    )
    pairs = []
    with torch.no_grad():
        plain = run_table(network, matrix, table, None).numpy()
        for query in (ask(video, others, collection, anchors, rng) for _ in range(draws)):
            if query.relevance is not None and np.ptp(query.relevance) > 0:
                asked = replace_query(matrix, frames, query.embedding, known.mean, known.deviation)
                logits = run_table(network, asked, table, query.tokens[:1]).numpy()
                pairs.append([agreement_with_people(row, query.relevance[None]).rho for row in (logits, plain)])
    mean = np.mean(pairs, axis=0) if pairs else np.full(2, np.nan)
    return float(mean[0]), float(mean[1])


def _copied(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    return {name: value.detach().clone() for name, value in state.items()}


def _log(path: Path, row: Mapping[str, float]) -> None:
    fresh = not path.exists()
    with path.open("a", newline="") as file:
        writer = csv.DictWriter(file, list(row))
        if fresh:
            writer.writeheader()
        writer.writerow(row)
