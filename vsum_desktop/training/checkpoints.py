"""Trained scorers as files: tensors and plain values, written atomically, read without running code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor

from vsum_desktop.training.recipes import recipe_from
from vsum_desktop.training.scorers import kind
from vsum_desktop.training.views import Statistics

if TYPE_CHECKING:
    from vsum_desktop.training.scorers.protocol import VideoScorer


@dataclass(frozen=True, slots=True, eq=False)
class Checkpoint:
    """A trained scorer with all that is needed to run and judge it.

    Attributes:
        kind: Name of its kind, see `training.scorers`.
        recipe: How it was made, the kind's own dataclass.
        state: Its weights.
        statistics: Anchor statistics of the clean captions of its training videos.
        train, test: Ids of the videos; a test is honest on `test` only.
        seed, fold: Which run of which fold; fold −1 is none.
    """

    kind: str
    recipe: Any
    state: dict[str, Tensor]
    statistics: Statistics
    train: tuple[str, ...]
    test: tuple[str, ...]
    seed: int
    fold: int

    def save(self, path: Path) -> None:
        """Write it as tensors and plain values, atomically."""
        document = {
            "kind": self.kind,
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
        """Read what `save` wrote; no code in the file is run. Files of the first version name no kind: they are LGRLN's."""
        d = torch.load(path, map_location="cpu", weights_only=True)
        name = d.get("kind", "lgrln")
        recipe = recipe_from(d["recipe"], kind(name).recipe)
        known = Statistics(d["mean"].numpy(), d["deviation"].numpy())
        return cls(name, recipe, d["state"], known, tuple(d["train"]), tuple(d["test"]), d["seed"], d["fold"])

    def scorer(self) -> VideoScorer:
        """It at work."""
        return kind(self.kind).scorer(self.recipe, self.state)


def write_tensors(document: Mapping[str, Any], path: Path) -> None:
    """Write tensors and plain values so that the file is whole or not there."""
    partial = path.with_name(path.name + ".tmp")
    torch.save(dict(document), partial)
    partial.replace(path)
