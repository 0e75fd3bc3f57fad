"""SG-UVS as a kind of scorer: learned without anybody's opinion, and only its selector is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from vsum_desktop.training.datasets import LabelledVideo
from vsum_desktop.training.material import Material
from vsum_desktop.training.nets.context import smoothed
from vsum_desktop.training.nets.onnx_lstm import OnnxLstm
from vsum_desktop.training.nets.sgvs import GRAPHS, Selector, SgvsConfig, SgvsScorer, split
from vsum_desktop.training.parity import Case
from vsum_desktop.training.queries import Query
from vsum_desktop.training.scorers.protocol import TABLE_INPUTS, TABLE_OUTPUTS, ExportPlan, Opened, State
from vsum_desktop.training.sgvs_training import SgvsRun, SgvsTraining
from vsum_desktop.training.views import Statistics, View, asked, inputs, seen

if TYPE_CHECKING:
    from vsum_desktop.training.checkpoints import Checkpoint

VERSION = "0.4.0"
CITATION = "Semantic-guided unsupervised video summarization, arXiv:2601.14773"


@dataclass(frozen=True, slots=True)
class SgvsRecipe:
    """Network and training of a run: the two tables of a configuration file."""

    network: SgvsConfig = field(default_factory=SgvsConfig)
    training: SgvsTraining = field(default_factory=SgvsTraining)


class SgvsVideos:
    """A trained selector at work on labelled videos."""

    def __init__(self, selector: Selector) -> None:
        self.selector = selector

    def opened(self, video: LabelledVideo, material: Material, view: View, known: Statistics) -> Opened:
        """Read a video; the result gives S, smoothed."""
        plain, config = inputs(video, view, material.anchors, known), self.selector.config

        def score(query: Query | None) -> NDArray[np.float32]:
            matrix = torch.from_numpy(asked(plain, seen(video, view), query, known)).unsqueeze(0)
            with torch.no_grad():
                share = self.selector(*split(matrix, config)).share.squeeze(0)
            scores: NDArray[np.float32] = smoothed(share, config.smoothing).numpy()
            return scores

        return score


class SgvsKind:
    """SG-UVS as a kind of scorer."""

    name = "sgvs"
    recipe = SgvsRecipe

    def start(self, material: Material, learn: Sequence[str], watch: Sequence[str], recipe: SgvsRecipe, seed: int) -> SgvsRun:
        """Begin a training; `watch` is empty, for nothing is chosen by labels."""
        return SgvsRun(material, learn, recipe.network, recipe.training, seed)

    def scorer(self, recipe: SgvsRecipe, state: State) -> SgvsVideos:
        """The scorer of a state."""
        return SgvsVideos(selector(recipe, state))

    def plan(self, checkpoints: Sequence[Checkpoint]) -> ExportPlan:
        """The mean of the checkpoints' selectors."""
        network = SgvsScorer([selector(one.recipe, one.state) for one in checkpoints]).eval()
        config, training = network.config, checkpoints[0].recipe.training
        return ExportPlan(
            title="SG-UVS",
            version=VERSION,
            citation=CITATION,
            network=exportable(network),
            inputs=TABLE_INPUTS,
            outputs=TABLE_OUTPUTS,
            definition=SgvsDefinition(network),
            edge_graphs=GRAPHS,
            card={
                "alignment": config.alignment,
                "states": config.states,
                "epochs": training.epochs,
                "length": training.length,
                "words": training.guide_words,
                "alpha": ", ".join(f"{alpha:.2f}" for alpha in network.balances()),
            },
            metadata={"alignment": config.alignment},
            opinions=False,
        )


class SgvsDefinition:
    """The selectors in PyTorch, combined, on the table."""

    global_k = 0

    def __init__(self, network: SgvsScorer) -> None:
        self.network = network
        self.tau = network.config.tau

    def __call__(self, case: Case) -> Mapping[str, NDArray[np.float32]]:
        """Importance and the edges' weights by the definition."""
        index, mask = (torch.from_numpy(np.array(value)) for value in (case.table.index, case.table.mask))
        with torch.no_grad():
            importance, edges = self.network(torch.from_numpy(case.features), index, mask)
        return {"importance": importance.numpy(), "edge_weight": edges.numpy()[:, case.table.mask]}


def exportable(network: SgvsScorer) -> SgvsScorer:
    """A copy whose LSTMs can be exported for any length."""
    copy = deepcopy(network)
    for member in copy.members:
        member.lstm = OnnxLstm(cast(nn.LSTM, member.lstm))
    return copy.eval()


def selector(recipe: SgvsRecipe, state: State) -> Selector:
    """The selector of a state, in evaluation mode."""
    made = Selector(recipe.network)
    made.load_state_dict(state)
    return made.eval()


KIND = SgvsKind()
