"""One training of any kind of scorer: deterministic by its seed, resumable after any epoch, logged.

Nothing is selected on test videos: by default a run has a fixed number of epochs; with a watched share, part of the training
videos chooses the epoch instead.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import torch

from vsum_desktop.training.checkpoints import Checkpoint, write_tensors
from vsum_desktop.training.datasets import held_out_part
from vsum_desktop.training.material import Material
from vsum_desktop.training.scorers import kind


def train(
    name: str,
    material: Material,
    train_ids: Sequence[str],
    test_ids: Sequence[str],
    recipe: Any,
    seed: int,
    fold: int,
    out: Path,
    report: Callable[[str], None] = lambda line: None,
) -> Checkpoint:
    """Train one scorer; continues an interrupted run from its last whole epoch, and returns a finished one as it is.

    Args:
        name: Its kind.
        material: All videos and the anchors.
        train_ids: Videos to learn from.
        test_ids: Videos that the run must not see; only noted.
        recipe: How, of the kind's own dataclass. A table `training` with a share `watched` splits the training videos.
        seed: Of the weights and all choices.
        fold: Number of the fold, −1 for none.
        out: Folder for `fold{fold}-seed{seed}.pt` (or `full-seed{seed}.pt`), its `.csv` log and, while running, its `.part`.
        report: Gets a line per epoch.

    Raises:
        ValueError: If the folder holds a run of another recipe or of other videos under this name, finished or not.
        ArithmeticError: If the loss is no number any more.
    """
    stem = out / f"{'full' if fold < 0 else f'fold{fold}'}-seed{seed}"
    if stem.with_suffix(".pt").exists():
        finished = Checkpoint.load(stem.with_suffix(".pt"))
        if (finished.kind, finished.recipe, finished.train) != (name, recipe, tuple(train_ids)):
            raise ValueError(f"{stem.name} in {out} was trained with another recipe or on other videos")
        return finished
    learn, watch = held_out_part(train_ids, getattr(getattr(recipe, "training", None), "watched", 0.0), seed)
    torch.manual_seed(seed)
    run = kind(name).start(material, learn, watch, recipe, seed)
    part, origin = stem.with_suffix(".part"), repr((name, recipe, tuple(train_ids)))
    out.mkdir(parents=True, exist_ok=True)
    if part.exists():
        run.restore(_begun(part, origin))
    while run.epoch < run.epochs:
        row = run.one_epoch()
        write_tensors({"of": origin, "run": run.snapshot()}, part)
        _log(stem.with_suffix(".csv"), row)
        report(f"{name} fold {fold} seed {seed} " + " ".join(f"{key} {value:.4g}" for key, value in row.items()))
    checkpoint = Checkpoint(name, recipe, run.result(), run.known, tuple(train_ids), tuple(test_ids), seed, fold)
    checkpoint.save(stem.with_suffix(".pt"))
    part.unlink(missing_ok=True)
    return checkpoint


def _begun(part: Path, origin: str) -> Mapping[str, Any]:
    """The snapshot of an interrupted run.

    Raises:
        ValueError: If it is of another origin.
    """
    begun = torch.load(part, map_location="cpu", weights_only=True)
    if begun.get("of") != origin:
        raise ValueError(f"{part.name} in {part.parent} was begun with another recipe or on other videos")
    return dict(begun["run"])


def _log(path: Path, row: Mapping[str, float]) -> None:
    fresh = not path.exists()
    with path.open("a", newline="") as file:
        writer = csv.DictWriter(file, list(row))
        if fresh:
            writer.writeheader()
        writer.writerow(row)
