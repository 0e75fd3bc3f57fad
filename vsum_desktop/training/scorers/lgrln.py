"""LGRLN as a kind of scorer: what it reads, its loss, and how it scores and leaves for ONNX."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from vsum_desktop.core.features import ANCHORS, CONCEPTS_V1_SIZE, FrameFeatures
from vsum_desktop.core.graph import NeighbourTable, table_to_edges, temporal_table, with_global
from vsum_desktop.training.datasets import LabelledVideo
from vsum_desktop.training.losses import LossConfig, loss, mixture_target
from vsum_desktop.training.material import Material
from vsum_desktop.training.nets.context import smoothed
from vsum_desktop.training.nets.lgrln import STREAMS, Lgrln, LgrlnConfig, combine
from vsum_desktop.training.nets.lgrln_table import LgrlnScorer, LgrlnTable
from vsum_desktop.training.parity import Case, feeds
from vsum_desktop.training.queries import Query
from vsum_desktop.training.recipes import TrainingConfig
from vsum_desktop.training.scorers.protocol import ExportPlan, Opened, State
from vsum_desktop.training.supervised import Drawn, SupervisedRun
from vsum_desktop.training.views import CLEAN, Statistics, View, asked, inputs, seen

if TYPE_CHECKING:
    from vsum_desktop.training.checkpoints import Checkpoint

VERSION = "0.2.0"
CITATION = "Language-guided graph representation learning for video summarization, arXiv:2511.10953"
INPUTS: dict[str, tuple[str, tuple[str | int, ...]]] = {
    "features": ("float32", ("N", CONCEPTS_V1_SIZE)),
    "neighbours": ("int64", ("N", "W")),
    "direction": ("int8", ("N", "W")),
    "mask": ("bool", ("N", "W")),
    "query": ("float32", ("L", ANCHORS)),
    "query_mask": ("bool", ("L",)),
}
OUTPUTS: dict[str, tuple[str, tuple[str | int, ...]]] = {
    "importance": ("float32", ("N",)),
    "edge_weight": ("float32", ("G", "N", "W")),
}


@dataclass(frozen=True, slots=True)
class LgrlnRecipe:
    """Network, loss and training of a run: the three tables of a configuration file."""

    network: LgrlnConfig = field(default_factory=LgrlnConfig)
    loss: LossConfig = field(default_factory=LossConfig)
    training: TrainingConfig = field(default_factory=TrainingConfig)


class LgrlnRun(SupervisedRun):
    """One training of LGRLN."""

    network: LgrlnTable

    def __init__(self, material: Material, learn: Sequence[str], watch: Sequence[str], recipe: LgrlnRecipe, seed: int) -> None:
        self.recipe = recipe
        super().__init__(material, learn, watch, recipe.training, seed)
        self.tables = _Tables(recipe.network)

    def made(self) -> LgrlnTable:
        """A new network."""
        return LgrlnTable(self.recipe.network)

    def loss(self, drawn: Drawn) -> Tensor:
        """The cross-entropy to the mixture's target."""
        tokens = drawn.query.tokens if drawn.query is not None else None
        logits = run_table(self.network, drawn.matrix, self.tables.of(drawn.video, drawn.view), tokens)
        target = mixture_target(logits, drawn.opinions, drawn.consensus, self.recipe.loss)
        return loss(logits, target, self.recipe.loss)

    def scorer(self, network: torch.nn.Module) -> LgrlnVideos:
        """A network at work."""
        assert isinstance(network, LgrlnTable)
        return LgrlnVideos(network)


class _Tables:
    """The neighbours of each training video, as each view sees it; the window alone is the same for all views."""

    def __init__(self, config: LgrlnConfig) -> None:
        self.config = config
        self.known: dict[tuple[str, View], NeighbourTable] = {}

    def of(self, video: LabelledVideo, view: View) -> NeighbourTable:
        """The table of a video, made once."""
        key = (video.id, view if self.config.similar else CLEAN)
        if key not in self.known:
            self.known[key] = neighbours(seen(video, key[1]), self.config)
        return self.known[key]


class LgrlnVideos:
    """A trained network at work on labelled videos."""

    def __init__(self, network: LgrlnTable) -> None:
        self.network = network

    def opened(self, video: LabelledVideo, material: Material, view: View, known: Statistics) -> Opened:
        """Read a video; the result gives its smoothed logits for a query."""
        frames = seen(video, view)
        table = neighbours(frames, self.network.config)
        plain = inputs(video, view, material.anchors, known)

        def score(query: Query | None) -> NDArray[np.float32]:
            matrix = asked(plain, frames, query, known)
            tokens = None if query is None else query.tokens
            with torch.no_grad():
                logits = run_table(self.network, matrix, table, tokens)
                scores: NDArray[np.float32] = smoothed(logits, self.network.config.smoothing).numpy()
            return scores

        return score


class LgrlnKind:
    """LGRLN as a kind of scorer."""

    name = "lgrln"
    recipe = LgrlnRecipe

    def start(self, material: Material, learn: Sequence[str], watch: Sequence[str], recipe: LgrlnRecipe, seed: int) -> LgrlnRun:
        """Begin a training."""
        return LgrlnRun(material, learn, watch, recipe, seed)

    def scorer(self, recipe: LgrlnRecipe, state: State) -> LgrlnVideos:
        """The scorer of a state."""
        return LgrlnVideos(network(recipe, state))

    def plan(self, checkpoints: Sequence[Checkpoint]) -> ExportPlan:
        """The mean of the checkpoints' networks, each with its time embedding cut."""
        members = [network(one.recipe, one.state) for one in checkpoints]
        config, training = members[0].config, checkpoints[0].recipe.training
        return ExportPlan(
            title="LGRLN",
            version=VERSION,
            citation=CITATION,
            network=LgrlnScorer([trimmed(member) for member in members]).eval(),
            inputs=INPUTS,
            outputs=OUTPUTS,
            definition=LgrlnDefinition([defined(one.recipe, one.state) for one in checkpoints]),
            edge_graphs=STREAMS,
            card={
                "channels": " and ".join(str(c) for c in config.channels),
                "tau": config.tau,
                "mode": config.threshold_mode,
                "aggregation": config.aggregation,
                "time": config.time_length or "none",
                "windows": ", ".join(str(width) for width in config.windows) or "no",
                "ramp": config.ramp,
                "epochs": training.epochs,
            },
            metadata={"threshold_mode": config.threshold_mode},
        )


class LgrlnDefinition:
    """The PyTorch Geometric networks on edges, combined."""

    def __init__(self, members: Sequence[Lgrln]) -> None:
        self.members = members
        self.tau, self.global_k = members[0].config.tau, members[0].config.similar

    def __call__(self, case: Case) -> Mapping[str, NDArray[np.float32]]:
        """Importance and the edges' weights by the definition."""
        index, direction = table_to_edges(case.table)
        given = feeds(case)
        arguments = [
            torch.from_numpy(np.array(value))
            for value in (case.features, index, direction, given["query"], given["query_mask"])
        ]
        with torch.no_grad():
            outputs: list[tuple[Tensor, Tensor]] = [member(*arguments) for member in self.members]
            config = self.members[0].config
            importance = combine([logits for logits, _ in outputs], config.gain, config.smoothing)
            edges = torch.stack([drawn for _, drawn in outputs]).mean(dim=0)
        return {"importance": importance.numpy(), "edge_weight": edges.numpy()}


def neighbours(frames: FrameFeatures, config: LgrlnConfig) -> NeighbourTable:
    """The graph of a video by the configuration."""
    table = temporal_table(len(frames), config.tau)
    return with_global(table, frames.embeddings, config.similar) if config.similar else table


def network(recipe: LgrlnRecipe, state: State) -> LgrlnTable:
    """The network of a state, in evaluation mode."""
    made = LgrlnTable(recipe.network)
    made.load_state_dict(state)
    return made.eval()


def defined(recipe: LgrlnRecipe, state: State) -> Lgrln:
    """Its definition on edges, in evaluation mode."""
    made = Lgrln(recipe.network)
    made.load_state_dict(state)
    return made.eval()


def trimmed(network: LgrlnTable) -> LgrlnTable:
    """A copy whose time embedding ends at its last row that was ever trained; the rest is zero in any case."""
    trained = torch.nonzero(network.time.abs().sum(dim=1)).flatten()
    last = int(trained[-1]) + 1 if len(trained) else 0
    copy = LgrlnTable(network.config)
    copy.load_state_dict(network.state_dict())
    copy.time = torch.nn.Parameter(network.time[:last].detach().clone())
    return copy.eval()


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


KIND = LgrlnKind()
