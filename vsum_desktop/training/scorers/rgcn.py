"""`rgcn` as a kind of scorer: the relational graph network and its edge-free and BiLSTM controls, for the study.

It learns the mean over people of their ranks, standardised per video, by squared error; videos count by how much people agree.
It is no model of the product: `plan` refuses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from vsum_desktop.core.graph import NeighbourTable, temporal_table, with_global
from vsum_desktop.core.linear_scorer import gaussian
from vsum_desktop.training.datasets import LabelledVideo
from vsum_desktop.training.material import Material
from vsum_desktop.training.nets.rgcn import Rgcn, RgcnConfig
from vsum_desktop.training.queries import Query
from vsum_desktop.training.recipes import TrainingConfig
from vsum_desktop.training.scorers.protocol import ExportPlan, Opened, State
from vsum_desktop.training.supervised import Drawn, SupervisedRun
from vsum_desktop.training.views import CLEAN, Statistics, View, asked, inputs, seen

if TYPE_CHECKING:
    from vsum_desktop.training.checkpoints import Checkpoint

_LEAST_DEVIATION = 1e-3


@dataclass(frozen=True, slots=True)
class RgcnRecipe:
    """The tables of a configuration file."""

    network: RgcnConfig = field(default_factory=RgcnConfig)
    training: TrainingConfig = field(
        default_factory=lambda: TrainingConfig(
            learning_rate=2e-3, opinions="ranks", views=((1.0, 1.0),), anchor_dropout=0.2, language_share=0.0, average=0.95
        )
    )


class RgcnRun(SupervisedRun):
    """One training."""

    def __init__(self, material: Material, learn: Sequence[str], watch: Sequence[str], recipe: RgcnRecipe, seed: int) -> None:
        self.recipe = recipe
        super().__init__(material, learn, watch, recipe.training, seed)
        self.tables = {
            (example.video.id, view): table(example.video, view, recipe.network)
            for example in self.examples
            for view in self.views
        }

    def made(self) -> Rgcn:
        """A new network."""
        return Rgcn(self.recipe.network)

    def loss(self, drawn: Drawn) -> Tensor:
        """Squared error to the standardised consensus."""
        logits = run_table(self.network, drawn.matrix, self.tables[drawn.video.id, drawn.view])
        centred = drawn.consensus - drawn.consensus.mean()
        wanted = centred / centred.square().mean().sqrt().clamp_min(_LEAST_DEVIATION)
        return (logits - wanted).square().mean()

    def scorer(self, network: nn.Module) -> RgcnVideos:
        """A network at work."""
        assert isinstance(network, Rgcn)
        return RgcnVideos(network)


class RgcnVideos:
    """A trained network at work on labelled videos."""

    def __init__(self, network: Rgcn) -> None:
        self.network = network

    def opened(self, video: LabelledVideo, material: Material, view: View, known: Statistics) -> Opened:
        """Read a video; the result gives its smoothed logits for a query."""
        config, frames = self.network.config, seen(video, view)
        neighbours = table(video, view, config)
        plain = inputs(video, view, material.anchors, known)

        def score(query: Query | None) -> NDArray[np.float32]:
            matrix = asked(plain, frames, query, known)
            with torch.no_grad():
                logits = run_table(self.network, matrix, neighbours).numpy()
            return gaussian(logits[:, None], config.smoothing)[:, 0].astype(np.float32)

        return score


class RgcnKind:
    """`rgcn` as a kind of scorer."""

    name = "rgcn"
    recipe = RgcnRecipe

    def start(self, material: Material, learn: Sequence[str], watch: Sequence[str], recipe: RgcnRecipe, seed: int) -> RgcnRun:
        """Begin a training."""
        return RgcnRun(material, learn, watch, recipe, seed)

    def scorer(self, recipe: RgcnRecipe, state: State) -> RgcnVideos:
        """The scorer of a state."""
        network = Rgcn(recipe.network)
        network.load_state_dict(state)
        return RgcnVideos(network.eval())

    def plan(self, checkpoints: Sequence[Checkpoint]) -> ExportPlan:
        """Refuses: it serves the study only.

        Raises:
            ValueError: Always.
        """
        raise ValueError("rgcn is a network of the study and no model of the product")


def table(video: LabelledVideo, view: View, config: RgcnConfig) -> NeighbourTable:
    """The neighbours of a video's samples as a view sees them."""
    near = temporal_table(len(video), config.tau)
    return with_global(near, seen(video, view if "similar" in config.relations else CLEAN).embeddings, config.global_k)


def run_table(network: nn.Module, matrix: NDArray[np.float32], neighbours: NeighbourTable) -> Tensor:
    """Logits of a video, float [N]."""
    index, mask = (torch.from_numpy(np.array(part)) for part in (neighbours.index, neighbours.mask))
    logits: Tensor = network(torch.from_numpy(matrix), index, mask)
    return logits


KIND = RgcnKind()
