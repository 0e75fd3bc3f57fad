"""What a kind of scorer has to offer, see the docstring of this room."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray
from torch import Tensor, nn

from vsum_desktop.core.features import CONCEPTS_V1_SIZE
from vsum_desktop.training.material import Material
from vsum_desktop.training.parity import Definition
from vsum_desktop.training.queries import Query
from vsum_desktop.training.views import Statistics, View

if TYPE_CHECKING:
    from vsum_desktop.training.checkpoints import Checkpoint
    from vsum_desktop.training.datasets import LabelledVideo

R = TypeVar("R")
State: TypeAlias = dict[str, Tensor]
# Scores a video that has been read before: float32 [N] for a query or for none. Only their order and spread mean something.
Opened: TypeAlias = Callable[[Query | None], NDArray[np.float32]]


class Run(Protocol):
    """One training, deterministic by its seed."""

    epoch: int  # whole epochs done
    epochs: int  # epochs there will be
    known: Statistics  # anchor statistics of the clean captions of the training videos

    def one_epoch(self) -> dict[str, float]:
        """Go on for an epoch.

        Returns:
            The log's row, the same keys every time, `epoch` among them.

        Raises:
            ArithmeticError: If the loss is no number any more.
        """

    def result(self) -> State:
        """What has been learned."""

    def snapshot(self) -> dict[str, Any]:
        """All that `restore` needs, as tensors and plain values."""

    def restore(self, snapshot: Mapping[str, Any]) -> None:
        """Continue in a fresh run of the same arguments where a snapshot was taken."""


class VideoScorer(Protocol):
    """What has been learned, at work on labelled videos."""

    def opened(self, video: LabelledVideo, material: Material, view: View, known: Statistics) -> Opened:
        """Read a video as `view` sees it, with the anchor statistics of that view; the result scores it for any query."""


class Kind(Protocol[R]):
    """A kind of scorer."""

    name: str
    recipe: type[R]

    def start(self, material: Material, learn: Sequence[str], watch: Sequence[str], recipe: R, seed: int) -> Run:
        """Begin a training on the videos `learn`; `watch` may choose the epoch and nothing else."""

    def scorer(self, recipe: R, state: State) -> VideoScorer:
        """The scorer of a state."""

    def plan(self, checkpoints: Sequence[Checkpoint]) -> ExportPlan:
        """What to export for checkpoints of one configuration."""


# Shapes of a scorer that reads nothing beside features and neighbours: dtype and axes by name.
TABLE_INPUTS: dict[str, tuple[str, tuple[str | int, ...]]] = {
    "features": ("float32", ("N", CONCEPTS_V1_SIZE)),
    "neighbours": ("int64", ("N", "W")),
    "mask": ("bool", ("N", "W")),
}
TABLE_OUTPUTS: dict[str, tuple[str, tuple[str | int, ...]]] = {
    "importance": ("float32", ("N",)),
    "edge_weight": ("float32", ("G", "N", "W")),
}


@dataclass(frozen=True, slots=True, eq=False)
class ExportPlan:
    """What `training.export` needs to know of a scorer.

    Attributes:
        title: Name for people.
        version: The model's own.
        citation: The paper.
        network: The module that is exported; its arguments are `inputs`, its results `outputs`, in their order.
        inputs, outputs: Name → [type, sizes] as the manifest says them; sizes with a name are dynamic.
        definition: What it must compute.
        edge_graphs: Names of the graphs in `edge_weight`.
        card: Values of the card's template, beside those that every card has.
        metadata: Written into the ONNX file, beside the id and what every scorer has.
        regions: Whether it reads regions.
        files: Further files of the model's folder, by name.
        note: One line about it for the list of scorers; empty: its kind and version.
        opinions: Whether people's opinions were learned from, beside the captions.
    """

    title: str
    version: str
    citation: str
    network: nn.Module
    inputs: Mapping[str, tuple[str, tuple[str | int, ...]]]
    outputs: Mapping[str, tuple[str, tuple[str | int, ...]]]
    definition: Definition
    edge_graphs: tuple[str, ...]
    card: Mapping[str, object] = field(default_factory=dict)
    metadata: Mapping[str, object] = field(default_factory=dict)
    regions: bool = False
    files: Mapping[str, bytes] = field(default_factory=dict)
    note: str = ""
    opinions: bool = True
