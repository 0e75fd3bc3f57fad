"""`concepts` as a kind of scorer: ridge regression, in closed form, on anchors with context, similar samples and relations.

The target of a video is the mean over people of each one's standardised ranks. Inputs and target are centred per video; a video
counts as much as any other. The penalty is chosen by cross-validation inside the training videos; nothing else is chosen.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from numpy.typing import NDArray

from vsum_desktop.core.features import ANCHORS, CONCEPTS_V1_SIZE, QUERY_COLUMNS, relational_v1
from vsum_desktop.core.graph import NeighbourTable, temporal_table, with_global
from vsum_desktop.core.linear_scorer import (
    ConceptWeights,
    concept_contributions,
    gaussian,
    other_part,
    propagate,
    similarity,
    window_mean,
)
from vsum_desktop.core.relational import RELATIONAL_COLUMNS
from vsum_desktop.training.datasets import LabelledVideo, opinion_ranks
from vsum_desktop.training.evaluate import mean_agreement
from vsum_desktop.training.material import Material
from vsum_desktop.training.nets.concepts import ConceptsTable
from vsum_desktop.training.nets.lgrln import combine
from vsum_desktop.training.parity import Case
from vsum_desktop.training.queries import Query, ask
from vsum_desktop.training.scorers.protocol import TABLE_INPUTS, TABLE_OUTPUTS, ExportPlan, Opened, State
from vsum_desktop.training.standardise import centred, standardised
from vsum_desktop.training.views import CLEAN, Statistics, View, asked, inputs, seen, statistics

if TYPE_CHECKING:
    from vsum_desktop.training.checkpoints import Checkpoint

VERSION = "0.1.0"
CITATION = "Ridge regression on concept anchors with context and similar samples; no paper"
GRAPHS = ("similar",)
WEIGHTS_FILE = "concepts.json"
_SAMPLES = 470  # of a typical video: what a video counts is scaled to this many


@dataclass(frozen=True, slots=True)
class ConceptsConfig:
    """What is computed.

    Attributes:
        windows: Odd lengths in samples; 1 is the sample alone.
        tau, global_k: The neighbours: near ones (left out of the mean over similar samples) and most similar ones.
        temperature: Of the similarities.
        smoothing: Deviation of the Gaussian in samples.
        gain: Slope of the squashing.
        use_anchors, use_edges, use_relational: Parts that an ablation may leave out.
    """

    windows: tuple[int, ...] = (1, 9, 33, 81)
    tau: int = 4
    global_k: int = 32
    temperature: float = 0.2
    smoothing: float = 2.0
    gain: float = 1.702
    use_anchors: bool = True
    use_edges: bool = True
    use_relational: bool = True


@dataclass(frozen=True, slots=True)
class RidgeConfig:
    """How the weights are found.

    Attributes:
        penalties: To choose from, by agreement with people, in rising order.
        simplest: Take the largest penalty whose agreement is within a standard error of the best, not the best itself.
        inner_folds: Of the choice.
        anchor_scale: Factor on anchor columns before the common penalty.
        views: Virtual encoders beside the clean captions as (noise, gap).
        clean_share: Weight of the clean captions among the views.
        queries: Drawn per video to learn the query's columns; 0: a query changes nothing.
    """

    penalties: tuple[float, ...] = (1000.0, 3000.0, 10000.0, 30000.0)
    simplest: bool = False
    inner_folds: int = 5
    anchor_scale: float = 1.0
    views: tuple[tuple[float, float], ...] = ((1.0, 1.0),)
    clean_share: float = 0.6
    queries: int = 3


@dataclass(frozen=True, slots=True)
class ConceptsRecipe:
    """The tables of a configuration file."""

    network: ConceptsConfig = field(default_factory=ConceptsConfig)
    ridge: RidgeConfig = field(default_factory=RidgeConfig)


@dataclass(frozen=True, slots=True, eq=False)
class Sums:
    """What a ridge needs to know of some videos: Σ w·XᵀX float64 [C, C] and Σ w·Xᵀt float64 [C]."""

    gram: NDArray[np.float64]
    moment: NDArray[np.float64]

    def __add__(self, other: Sums) -> Sums:
        return Sums(self.gram + other.gram, self.moment + other.moment)

    def solve(self, penalties: Sequence[float]) -> NDArray[np.float64]:
        """Weights for each penalty, float64 [len(penalties), C]."""
        values, vectors = np.linalg.eigh(self.gram)
        turned = vectors.T @ self.moment
        return np.stack([vectors @ (turned / (np.maximum(values, 0.0) + penalty)) for penalty in penalties])


class ConceptsRun:
    """One closed-form training, a single epoch."""

    def __init__(
        self, material: Material, learn: Sequence[str], watch: Sequence[str], recipe: ConceptsRecipe, seed: int
    ) -> None:
        self.material, self.recipe, self.seed = material, recipe, seed
        self.videos = [material.collection.videos[name] for name in (*learn, *watch)]
        self.known = statistics(self.videos, CLEAN, material.anchors)
        self.epoch, self.epochs = 0, 1
        self.state: State = {}

    def one_epoch(self) -> dict[str, float]:
        """Everything: sums, choice of the penalty, weights."""
        ridge = self.recipe.ridge
        parts = self._sums_by_part()
        penalty, tau = self._chosen(parts)
        whole = _total(parts)
        weights = whole.solve([penalty])[0] * _scales(self.recipe)
        self.state = {"weights": torch.from_numpy(weights), "query": torch.zeros(len(self.recipe.network.windows), 8)}
        if ridge.queries and self.recipe.network.use_anchors:
            self.state["query"] = torch.from_numpy(self._query_weights())
        self.epoch = 1
        return {"epoch": 1.0, "penalty": penalty, "inner_tau": tau}

    def result(self) -> State:
        """The weights."""
        return self.state

    def snapshot(self) -> dict[str, Any]:
        """All that `restore` needs."""
        return {"epoch": self.epoch, "state": self.state}

    def restore(self, snapshot: Mapping[str, Any]) -> None:
        """Continue where a snapshot was taken."""
        self.epoch, self.state = snapshot["epoch"], snapshot["state"]

    def _sums_by_part(self) -> list[Sums]:
        """Sums of each inner fold's videos, over all views."""
        ridge = self.recipe.ridge
        views = [CLEAN, *(View(noise, gap, 1000 * self.seed + 1) for noise, gap in ridge.views)]
        shares = (
            [1.0] if len(views) == 1 else [ridge.clean_share] + [(1 - ridge.clean_share) / len(ridge.views)] * len(ridge.views)
        )
        scale = _scales(self.recipe)
        parts: list[list[Sums]] = [[] for _ in range(ridge.inner_folds)]
        for view, share in zip(views, shares, strict=True):
            known = self.known if view == CLEAN else statistics(self.videos, view, self.material.anchors)
            for place, video in enumerate(self.videos):
                matrix = matrix_of(video, view, self.material, known, self.recipe.network)
                rows = design(matrix, _table(video, view, self.recipe.network), self.recipe.network) * scale
                weight = share * _SAMPLES / len(video)
                parts[place % ridge.inner_folds].append(Sums(weight * rows.T @ rows, weight * rows.T @ target(video)))
        return [_total(part) for part in parts if part]

    def _chosen(self, parts: Sequence[Sums]) -> tuple[float, float]:
        """The penalty with the best agreement on the inner folds, and that agreement."""
        if len(self.recipe.ridge.penalties) == 1 or len(parts) < 2:
            return self.recipe.ridge.penalties[0], float("nan")
        return self._left_out(parts)[:2]

    def out_of_fold(self) -> dict[str, NDArray[np.float64]]:
        """Scores of each video, float64 [N], by weights that never saw it, with the penalty that all of them choose."""
        return self._left_out(self._sums_by_part())[2]

    def _left_out(self, parts: Sequence[Sums]) -> tuple[float, float, dict[str, NDArray[np.float64]]]:
        """The penalty with the best agreement on the inner folds, that agreement, and the scores that it rests on."""
        ridge, config = self.recipe.ridge, self.recipe.network
        scale = _scales(self.recipe)
        found: list[list[float]] = [[] for _ in ridge.penalties]
        scores: dict[str, NDArray[np.float64]] = {}
        for left_out in range(len(parts)):
            weights = _total([part for place, part in enumerate(parts) if place != left_out]).solve(ridge.penalties) * scale
            for video in self.videos[left_out :: ridge.inner_folds]:
                matrix = matrix_of(video, CLEAN, self.material, self.known, config)
                rows = design(matrix, _table(video, CLEAN, config), config) @ weights.T
                scores[video.id] = gaussian(rows, config.smoothing)
                for place, column in enumerate(scores[video.id].T):
                    found[place].append(mean_agreement([video], lambda _, column=column: column).tau)  # type: ignore[misc]
        means = [float(np.mean(taus)) for taus in found]
        best = int(np.argmax(means))
        if ridge.simplest:
            least = means[best] - float(np.std(found[best])) / np.sqrt(len(self.videos))
            best = max(place for place, mean in enumerate(means) if mean >= least)
        return ridge.penalties[best], means[best], {name: rows[:, best] for name, rows in scores.items()}

    def _query_weights(self) -> NDArray[np.float32]:
        """Weights of the query's columns: what people ask for counts as much as what they like without asking.

        A ridge from the query's columns in their windows to the standardised ranks of its relevance (0 if absent), times
        the deviation that the scores have without a query.
        """
        config, rng = self.recipe.network, np.random.default_rng([self.seed, 5])
        scorer = ConceptsVideos(self.recipe, self.state)
        sums, spread = [], []
        for video in self.videos:
            spread.append(float(scorer.opened(video, self.material, CLEAN, self.known)(None).std()))
            plain, frames = inputs(video, CLEAN, self.material.anchors, self.known), seen(video, CLEAN)
            for _ in range(self.recipe.ridge.queries):
                query = ask(video, self.videos, self.material.collection, self.material.anchors, rng)
                matrix = asked(plain, frames, query, self.known)
                columns = centred(np.concatenate([window_mean(matrix[:, -8:], w) for w in config.windows], axis=1))
                wanted = np.zeros(len(video)) if query.relevance is None else standardised(query.relevance)
                sums.append(Sums(columns.T @ columns / len(video), columns.T @ wanted / len(video)))
        weights = _total(sums).solve([0.1 * len(sums)])[0] * float(np.mean(spread))
        return weights.reshape(len(config.windows), len(QUERY_COLUMNS)).astype(np.float32)


class ConceptsVideos:
    """The weights at work on labelled videos."""

    def __init__(self, recipe: ConceptsRecipe, state: State) -> None:
        self.recipe, self.weights = recipe, concept_weights(recipe, state)

    def opened(self, video: LabelledVideo, material: Material, view: View, known: Statistics) -> Opened:
        """Read a video; the result gives its logits for a query."""
        table, frames = _table(video, view, self.recipe.network), seen(video, view)
        plain = matrix_of(video, view, material, known, self.recipe.network)
        own = concept_contributions(plain, table, self.weights).sum(axis=1)

        def score(query: Query | None) -> NDArray[np.float32]:
            matrix = asked(plain, frames, query if self.recipe.network.use_anchors else None, known)
            return own + other_part(matrix, self.weights)

        return score


class ConceptsKind:
    """`concepts` as a kind of scorer."""

    name = "concepts"
    recipe = ConceptsRecipe

    def start(
        self, material: Material, learn: Sequence[str], watch: Sequence[str], recipe: ConceptsRecipe, seed: int
    ) -> ConceptsRun:
        """Begin a training; the choice of the penalty has folds of its own, so videos to watch are learned from too."""
        return ConceptsRun(material, learn, watch, recipe, seed)

    def scorer(self, recipe: ConceptsRecipe, state: State) -> ConceptsVideos:
        """The scorer of a state."""
        return ConceptsVideos(recipe, state)

    def plan(self, checkpoints: Sequence[Checkpoint]) -> ExportPlan:
        """The mean of the checkpoints' weights."""
        recipe: ConceptsRecipe = checkpoints[0].recipe
        state = {name: torch.stack([one.state[name] for one in checkpoints]).mean(dim=0) for name in checkpoints[0].state}
        weights = concept_weights(recipe, state)
        words = json.loads((files("vsum_desktop.training") / "data" / "anchors-v1.json").read_text())["words"]
        strongest = np.argsort(-weights.anchors.sum(axis=0) - weights.propagated)
        return ExportPlan(
            title="Concepts",
            version=VERSION,
            citation=CITATION,
            network=ConceptsTable(weights, recipe.network.gain).eval(),
            inputs=TABLE_INPUTS,
            outputs=TABLE_OUTPUTS,
            definition=ConceptsDefinition(weights, recipe.network),
            edge_graphs=GRAPHS,
            card={
                "tau": recipe.network.tau,
                "global_k": recipe.network.global_k,
                "windows": ", ".join(str(width) for width in recipe.network.windows),
                "raised": ", ".join(words[k] for k in strongest[:12]),
                "lowered": ", ".join(words[k] for k in strongest[::-1][:12]),
            },
            note="Linear: what people rate high, concept by concept, here and in similar moments",
            files={WEIGHTS_FILE: readable(weights, words)},
        )


class ConceptsDefinition:
    """The functions of `core.linear_scorer`, in numpy."""

    def __init__(self, weights: ConceptWeights, config: ConceptsConfig) -> None:
        self.weights, self.gain = weights, config.gain
        self.tau, self.global_k = config.tau, config.global_k

    def __call__(self, case: Case) -> Mapping[str, NDArray[np.float32]]:
        """Importance and similarities by the definition."""
        own = concept_contributions(case.features, case.table, self.weights).sum(axis=1)
        logits = torch.from_numpy((own + other_part(case.features, self.weights)).astype(np.float64))
        alike = similarity(case.features[:, :ANCHORS], case.table, self.weights.reach, self.weights.temperature)
        importance: NDArray[np.float32] = combine([logits], self.gain).float().numpy()
        return {"importance": importance, "edge_weight": alike[None][:, case.table.mask]}


def concept_weights(recipe: ConceptsRecipe, state: State) -> ConceptWeights:
    """What a state says, block by block; parts that an ablation left out are zero."""
    config = recipe.network
    flat, views = state["weights"].numpy(), len(config.windows)
    anchors, propagated = np.zeros((views, ANCHORS)), np.zeros(ANCHORS)
    relational = np.zeros((views, len(RELATIONAL_COLUMNS)))
    start = 0
    if config.use_anchors:
        anchors, start = flat[: views * ANCHORS].reshape(views, ANCHORS), views * ANCHORS
        if config.use_edges:
            propagated, start = flat[start : start + ANCHORS], start + ANCHORS
    if config.use_relational:
        relational = flat[start:].reshape(views, len(RELATIONAL_COLUMNS))
    exact = (anchors, propagated, relational, state["query"].numpy())
    one, two, three, four = (np.array(part, np.float32) for part in exact)
    return ConceptWeights(config.windows, one, two, three, four, config.tau, config.temperature, config.smoothing)


def matrix_of(
    video: LabelledVideo, view: View, material: Material, known: Statistics, config: ConceptsConfig
) -> NDArray[np.float32]:
    """The `concepts-v1` matrix of a video; without anchors theirs are zero, so that embeddings of any size serve."""
    if config.use_anchors:
        return inputs(video, view, material.anchors, known)
    matrix = np.zeros((len(video), CONCEPTS_V1_SIZE), np.float32)
    matrix[:, ANCHORS:] = relational_v1(seen(video, view))
    return matrix


def design(matrix: NDArray[np.float32], table: NeighbourTable, config: ConceptsConfig) -> NDArray[np.float64]:
    """Columns of the regression for a video, centred, float64 [N, C]: anchors by window and over similar samples, relations."""
    anchors, relational = matrix[:, :ANCHORS], matrix[:, ANCHORS : -len(QUERY_COLUMNS)]
    columns: list[NDArray[np.floating]] = []
    if config.use_anchors:
        columns += [window_mean(anchors, width) for width in config.windows]
        if config.use_edges:
            columns.append(propagate(anchors, table, similarity(anchors, table, config.tau, config.temperature)))
    if config.use_relational:
        columns += [window_mean(relational, width) for width in config.windows]
    return centred(np.concatenate(columns, axis=1))


def target(video: LabelledVideo) -> NDArray[np.float64]:
    """Mean over people of each one's standardised ranks, centred, float64 [N]."""
    return centred(np.mean([standardised(row) for row in opinion_ranks(video)], axis=0))


def readable(weights: ConceptWeights, words: Sequence[str]) -> bytes:
    """The weights as JSON, by name: what the product tells contributions with, and what people can read."""

    def rounded(values: NDArray[np.float32]) -> list[float]:
        return [float(f"{value:.6g}") for value in values.tolist()]

    document = {
        "schema": "vsum-concepts/1",
        "windows": list(weights.windows),
        "reach": weights.reach,
        "temperature": weights.temperature,
        "smoothing": weights.smoothing,
        "concepts": {word: rounded(np.append(weights.anchors[:, k], weights.propagated[k])) for k, word in enumerate(words)},
        "relational": {name: rounded(weights.relational[:, k]) for k, name in enumerate(RELATIONAL_COLUMNS)},
        "query": {name: rounded(weights.query[:, k]) for k, name in enumerate(QUERY_COLUMNS)},
    }
    return (json.dumps(document, indent=1, ensure_ascii=False) + "\n").encode()


def _scales(recipe: ConceptsRecipe) -> NDArray[np.float64]:
    """Factor of each column before the common penalty, float64 [C]."""
    config, views = recipe.network, len(recipe.network.windows)
    anchors = ANCHORS * (views + config.use_edges) if config.use_anchors else 0
    relational = len(RELATIONAL_COLUMNS) * views if config.use_relational else 0
    return np.concatenate([np.full(anchors, recipe.ridge.anchor_scale), np.ones(relational)])


def _table(video: LabelledVideo, view: View, config: ConceptsConfig) -> NeighbourTable:
    return with_global(temporal_table(len(video), config.tau), seen(video, view).embeddings, config.global_k)


def _total(sums: Sequence[Sums]) -> Sums:
    total = sums[0]
    for one in sums[1:]:
        total = total + one
    return total


KIND = ConceptsKind()
