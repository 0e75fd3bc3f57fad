"""Trained networks as files: tensors and plain values, written atomically, read without running code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from vsum_desktop.training.nets.lgrln_table import LgrlnTable
from vsum_desktop.training.recipes import Recipe, recipe_from
from vsum_desktop.training.views import Statistics


@dataclass(frozen=True, slots=True, eq=False)
class Checkpoint:
    """A trained network with all that is needed to run and judge it.

    Attributes:
        recipe: How it was made.
        state: Its weights.
        statistics: Anchor statistics of the clean captions of its training videos.
        train, test: Ids of the videos; a test is honest on `test` only.
        seed, fold: Which run of which fold; fold −1 is none.
    """

    recipe: Recipe
    state: dict[str, Tensor]
    statistics: Statistics
    train: tuple[str, ...]
    test: tuple[str, ...]
    seed: int
    fold: int

    def save(self, path: Path) -> None:
        """Write it as tensors and plain values, atomically."""
        document = {
            "recipe": asdict(self.recipe),
            "state": self.state,
            "mean": torch.from_numpy(self.statistics.mean),
            "deviation": torch.from_numpy(self.statistics.deviation),
            "train": list(self.train),
            "test": list(self.test),
            "seed": self.seed,
            "fold": self.fold,
        }
        write_tensors(document, path)

    @classmethod
    def load(cls, path: Path) -> Checkpoint:
        """Read what `save` wrote; no code in the file is run."""
        d = torch.load(path, map_location="cpu", weights_only=True)
        known = Statistics(d["mean"].numpy(), d["deviation"].numpy())
        return cls(recipe_from(d["recipe"]), d["state"], known, tuple(d["train"]), tuple(d["test"]), d["seed"], d["fold"])

    def network(self) -> LgrlnTable:
        """The network in evaluation mode."""
        network = LgrlnTable(self.recipe.network)
        network.load_state_dict(self.state)
        return network.eval()


def write_tensors(document: Mapping[str, Any], path: Path) -> None:
    """Write tensors and plain values so that the file is whole or not there."""
    partial = path.with_name(path.name + ".tmp")
    torch.save(dict(document), partial)
    partial.replace(path)
