"""What the commands train, export and export-clip of `vsum-train` do."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vsum_desktop.training.datasets import Dataset


def train(arguments: argparse.Namespace) -> int:
    """Train scorers: one per fold and seed, or one per seed on all videos that are not held out."""
    import torch

    from vsum_desktop.training.datasets import DATASETS, HELD_OUT, Fold, joined, read_folds
    from vsum_desktop.training.material import read_material
    from vsum_desktop.training.recipes import read_recipe
    from vsum_desktop.training.scorers import kind
    from vsum_desktop.training.train import train as run

    torch.set_num_threads(arguments.threads)
    with as_file(files("vsum_desktop.training") / "data" / f"{arguments.scorer}.toml") as shipped:
        recipe = read_recipe(arguments.config or shipped, kind(arguments.scorer).recipe)
    material = read_material(arguments.data, arguments.out)
    chosen: Sequence[Dataset] = DATASETS if arguments.dataset == "both" else (arguments.dataset,)
    if arguments.folds:
        numbered = list(enumerate(joined([read_folds(arguments.data, dataset, arguments.folds) for dataset in chosen])))
    else:
        videos = material.collection.videos.values()
        numbered = [(-1, Fold(tuple(v.id for v in videos if v.dataset in chosen and v.id not in HELD_OUT), ()))]
    for seed in arguments.seed or [0]:
        for number, fold in numbered:
            run(arguments.scorer, material, fold.train, fold.test, recipe, seed, number, arguments.out, say)
    return 0


def export(arguments: argparse.Namespace) -> int:
    """Write the model's folder from the checkpoints that were trained on all videos.

    Raises:
        ValueError: If there are none.
    """
    from vsum_desktop.training.export import ExportError, export_scorer
    from vsum_desktop.training.parity import ParityError

    checkpoints = sorted(arguments.checkpoints.glob("full-seed*.pt"))
    if not checkpoints:
        missing = "no checkpoints (full-seed*.pt) in" if arguments.checkpoints.is_dir() else "there is no folder"
        raise ValueError(f"{missing} {arguments.checkpoints}")
    reports = sorted(arguments.checkpoints.glob("evaluation*.json"))
    try:
        export_scorer(arguments.scorer, checkpoints, reports, arguments.out, say)
    except (ExportError, ParityError) as error:
        print(f"vsum-train: {error}", file=sys.stderr)
        return 1
    return 0


def export_clip(arguments: argparse.Namespace) -> int:
    """Write an open_clip model's folder."""
    from vsum_desktop.training.clip_export import ClipSource, export_clip

    title = arguments.title or arguments.out.name
    source = ClipSource(arguments.model, arguments.pretrained, arguments.pictures, arguments.licence, title)
    with as_file(files("vsum_desktop.training") / "data" / "anchors-v1.json") as anchors:
        drift = export_clip(source, arguments.out, anchors, say)
    say(f"{arguments.out}: cosine to open_clip at least {drift['image']} (pictures), {drift['text']} (texts)")
    return 0


def say(line: str) -> None:
    """A line of progress on stderr, at once."""
    print(line, file=sys.stderr, flush=True)
