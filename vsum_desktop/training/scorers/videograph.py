"""VideoGraph as a kind of scorer: regions and words beside the samples, its losses, and how it leaves for ONNX."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from vsum_desktop.core.features import ANCHORS, CONCEPTS_V1_SIZE, QUERY_COLUMNS, anchor_cosines
from vsum_desktop.core.graph import NeighbourTable, temporal_table, with_global
from vsum_desktop.training.datasets import LabelledVideo
from vsum_desktop.training.material import Material
from vsum_desktop.training.nets.lgrln import combine
from vsum_desktop.training.nets.videograph import REGIONS, VideoGraph, VideoGraphConfig
from vsum_desktop.training.nets.videograph_table import VideoGraphScorer, VideoGraphTable
from vsum_desktop.training.parity import Case, feeds
from vsum_desktop.training.queries import Query
from vsum_desktop.training.recipes import TrainingConfig
from vsum_desktop.training.scorers.protocol import ExportPlan, Opened, State
from vsum_desktop.training.supervised import Drawn, SupervisedRun
from vsum_desktop.training.videograph_losses import VideoGraphLossConfig, videograph_loss
from vsum_desktop.training.views import Statistics, View, asked, inputs, seen, seen_words

if TYPE_CHECKING:
    from vsum_desktop.training.checkpoints import Checkpoint

VERSION = "0.1.0"
CITATION = "VideoGraph (arXiv:2509.05604), after SumGraph (ECCV 2020): a re-implementation in that style"
DENSE_LIMIT = 4096  # longest video that the definition on the matrix of all pairs compares
INPUTS: dict[str, tuple[str, tuple[str | int, ...]]] = {
    "features": ("float32", ("N", CONCEPTS_V1_SIZE)),
    "regions": ("float32", ("N", REGIONS, ANCHORS)),
    "neighbours": ("int64", ("N", "W")),
    "mask": ("bool", ("N", "W")),
    "query": ("float32", ("L", ANCHORS)),
    "query_mask": ("bool", ("L",)),
}
OUTPUTS: dict[str, tuple[str, tuple[str | int, ...]]] = {
    "importance": ("float32", ("N",)),
    "edge_weight": ("float32", ("G", "N", "W")),
    "region_weight": ("float32", ("N", REGIONS)),
    "word_weight": ("float32", ("N", "L")),
}


@dataclass(frozen=True, slots=True)
class NoiseConfig:
    """What a step hides or blurs, beside the views (repair).

    Attributes:
        features: Deviation of Gaussian noise on the anchor and relational columns.
        relational_dropout: Share of relational columns set to 0.
        region_dropout: Share of a sample's regions that are hidden.
    """

    features: float = 0.3
    relational_dropout: float = 0.2
    region_dropout: float = 0.3


@dataclass(frozen=True, slots=True)
class VideoGraphRecipe:
    """Network, loss, noise and training of a run: the four tables of a configuration file."""

    network: VideoGraphConfig = field(default_factory=VideoGraphConfig)
    loss: VideoGraphLossConfig = field(default_factory=VideoGraphLossConfig)
    noise: NoiseConfig = field(default_factory=NoiseConfig)
    training: TrainingConfig = field(default_factory=TrainingConfig)


@dataclass(frozen=True, slots=True, eq=False)
class _Surroundings:
    """What a view shows of a video beside its features: neighbours, and regions [C, 16, 128] of each caption."""

    table: NeighbourTable
    regions: NDArray[np.float32]


class VideoGraphRun(SupervisedRun):
    """One training of VideoGraph."""

    network: VideoGraphTable

    def __init__(
        self, material: Material, learn: Sequence[str], watch: Sequence[str], recipe: VideoGraphRecipe, seed: int
    ) -> None:
        self.recipe = recipe
        super().__init__(material, learn, watch, recipe.training, seed)

    def made(self) -> VideoGraphTable:
        """A new network."""
        return VideoGraphTable(self.recipe.network)

    def loss(self, drawn: Drawn) -> Tensor:
        """The weighted sum of the parts that the recipe names."""
        network = self.recipe.network
        around = surroundings(drawn.video, self.material, drawn.view, network.tau, network.global_k)
        features, regions = self._blurred(drawn, around)
        tokens = drawn.query.tokens if drawn.query is not None else None
        logits, edges, _, _, states = self.network(features, regions, *table_tensors(around.table), *query_tensors(tokens))
        mask = torch.from_numpy(np.array(around.table.mask))
        rebuilt = self.network.decoder(states)
        return videograph_loss(logits, edges[-1], mask, states, drawn.consensus, features, rebuilt, self.recipe.loss)

    def scorer(self, network: torch.nn.Module) -> VideoGraphVideos:
        """A network at work."""
        assert isinstance(network, VideoGraphTable)
        return VideoGraphVideos(network)

    def _blurred(self, drawn: Drawn, around: _Surroundings) -> tuple[Tensor, Tensor]:
        """Features and regions of a step, with what `NoiseConfig` and the dropped anchors take away."""
        noise = self.recipe.noise
        features = torch.from_numpy(drawn.matrix)
        own = features.shape[1] - len(QUERY_COLUMNS)
        shaken = features[:, :own] + noise.features * torch.randn(len(features), own)
        kept = torch.rand(own) >= noise.relational_dropout
        kept[:ANCHORS] = torch.from_numpy(~drawn.dropped)
        features = torch.cat([shaken * kept, features[:, own:]], dim=1)
        regions = torch.from_numpy(around.regions[drawn.video.captions])
        visible = torch.rand(regions.shape[:2]) >= noise.region_dropout
        return features, regions * visible.unsqueeze(2)


class VideoGraphVideos:
    """A trained network at work on labelled videos: the words of a sample's caption are its regions."""

    def __init__(self, network: VideoGraphTable) -> None:
        self.network = network

    def opened(self, video: LabelledVideo, material: Material, view: View, known: Statistics) -> Opened:
        """Read a video; the result gives its logits for a query."""
        config = self.network.config
        around = surroundings(video, material, view, config.tau, config.global_k)
        regions = torch.from_numpy(around.regions[video.captions])
        frames = seen(video, view)
        plain = inputs(video, view, material.anchors, known)

        def score(query: Query | None) -> NDArray[np.float32]:
            matrix = asked(plain, frames, query, known)
            tokens = None if query is None else query.tokens
            with torch.no_grad():
                found = self.network(torch.from_numpy(matrix), regions, *table_tensors(around.table), *query_tensors(tokens))
            logits: NDArray[np.float32] = found[0].numpy()
            return logits

        return score


class VideoGraphKind:
    """VideoGraph as a kind of scorer."""

    name = "videograph"
    recipe = VideoGraphRecipe

    def start(
        self, material: Material, learn: Sequence[str], watch: Sequence[str], recipe: VideoGraphRecipe, seed: int
    ) -> VideoGraphRun:
        """Begin a training."""
        return VideoGraphRun(material, learn, watch, recipe, seed)

    def scorer(self, recipe: VideoGraphRecipe, state: State) -> VideoGraphVideos:
        """The scorer of a state."""
        return VideoGraphVideos(table_network(recipe, state))

    def plan(self, checkpoints: Sequence[Checkpoint]) -> ExportPlan:
        """The mean of the checkpoints' networks."""
        members = [table_network(one.recipe, one.state) for one in checkpoints]
        recipe: VideoGraphRecipe = checkpoints[0].recipe
        config = recipe.network
        return ExportPlan(
            title="VideoGraph",
            version=VERSION,
            citation=CITATION,
            network=VideoGraphScorer(members).eval(),
            inputs=INPUTS,
            outputs=OUTPUTS,
            definition=VideoGraphDefinition(members),
            edge_graphs=tuple(f"A{step}" for step in range(config.steps + 1)),
            card={
                "size": config.size,
                "steps": config.steps,
                "tau": config.tau,
                "near": config.near,
                "global_k": config.global_k,
                "aggregation": config.aggregation,
                "epochs": recipe.training.epochs,
                "noise": recipe.noise.features,
            },
            metadata={"global_k": config.global_k, "steps": config.steps, "aggregation": config.aggregation},
            regions=True,
        )


class VideoGraphDefinition:
    """The networks on the matrix of all pairs, combined; on the table for videos too long for one."""

    def __init__(self, members: Sequence[VideoGraphTable], limit: int = DENSE_LIMIT) -> None:
        self.table_members = members
        self.members = [_dense(member) for member in members]
        self.limit = limit
        self.tau, self.global_k = members[0].config.tau, members[0].config.global_k

    def __call__(self, case: Case) -> Mapping[str, NDArray[np.float32]]:
        """All outputs by the definition."""
        given = {name: torch.from_numpy(np.array(value)) for name, value in feeds(case).items()}
        graph = table_tensors(case.table)
        dense = len(case.features) <= self.limit
        members: Sequence[torch.nn.Module] = self.members if dense else self.table_members
        between = (_allowed(case.table),) if dense else graph
        with torch.no_grad():
            results = [
                member(given["features"], given["regions"], *between, given["query"], given["query_mask"]) for member in members
            ]
            drawn, seen, asked = (torch.stack([result[place] for result in results]).mean(dim=0) for place in (1, 2, 3))
            importance = combine([result[0] for result in results], self.members[0].config.gain)
        edges = drawn.gather(2, graph[0].expand(len(drawn), -1, -1)) if dense else drawn
        return {
            "importance": importance.numpy(),
            "edge_weight": edges.numpy()[:, case.table.mask],
            "region_weight": seen.numpy(),
            "word_weight": asked.numpy(),
        }


@lru_cache(maxsize=512)
def surroundings(video: LabelledVideo, material: Material, view: View, tau: int, global_k: int) -> _Surroundings:
    """Neighbours and regions of a video as a view sees it; the same for every fold, hence kept."""
    table = temporal_table(len(video), tau)
    if global_k:
        table = with_global(table, seen(video, view).embeddings, global_k)
    words = seen_words(video, view, material.collection.word_embeddings)
    return _Surroundings(table, anchor_cosines(words, material.anchors))


def table_tensors(table: NeighbourTable) -> tuple[Tensor, Tensor]:
    """Neighbours int64 [N, W] and mask bool [N, W]."""
    return torch.from_numpy(np.array(table.index)), torch.from_numpy(np.array(table.mask))


def query_tensors(tokens: NDArray[np.float32] | None) -> tuple[Tensor, Tensor]:
    """Query float [L, 128] and its mask bool [L]; one masked zero row for none."""
    query = torch.zeros(1, ANCHORS) if tokens is None else torch.from_numpy(np.ascontiguousarray(tokens))
    return query, torch.full((len(query),), tokens is not None)


def table_network(recipe: VideoGraphRecipe, state: State) -> VideoGraphTable:
    """The network of a state on neighbour tables, in evaluation mode."""
    made = VideoGraphTable(recipe.network)
    made.load_state_dict(state)
    return made.eval()


def _dense(network: VideoGraphTable) -> VideoGraph:
    made = VideoGraph(network.config)
    made.load_state_dict(network.state_dict())
    return made.eval()


def _allowed(table: NeighbourTable) -> Tensor:
    """A table as bool [N, N]."""
    allowed = np.zeros((len(table), len(table)), bool)
    rows, places = np.nonzero(table.mask)
    allowed[rows, table.index[rows, places]] = True
    return torch.from_numpy(allowed)


KIND = VideoGraphKind()
