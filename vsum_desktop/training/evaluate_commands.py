"""What the command evaluate of `vsum-train` does."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from vsum_desktop.training.datasets import LabelledVideo
    from vsum_desktop.training.evaluate import Protocol

# Seed of the virtual encoder of `evaluate --noise`, which no training draws.
UNSEEN = 999_999


def evaluate(arguments: argparse.Namespace) -> int:
    """Print how a scorer agrees with people, and the floors."""
    from vsum_desktop.training.datasets import read_collection, read_folds
    from vsum_desktop.training.evaluate import PROTOCOLS, Evaluation, evaluate_runs, floors, human_agreement
    from vsum_desktop.training.judging import following
    from vsum_desktop.training.material import read_material

    protocol = cast("Protocol", arguments.protocol)
    if PROTOCOLS[protocol] != arguments.dataset:
        print(f"vsum-train: protocol {protocol} is for {PROTOCOLS[protocol]}", file=sys.stderr)
        return 2
    collection = read_collection(arguments.data)
    folds = read_folds(arguments.data, arguments.dataset, arguments.splits)
    tested = [collection.videos[name] for name in dict.fromkeys(name for fold in folds for name in fold.test)]
    ground = floors(collection.videos, tested, folds)
    name = arguments.scorer or _kind(arguments)
    if name == "human":
        results = human_agreement(tested)
        tau, rho = (float(np.mean([getattr(r, key) for r in results])) for key in ("tau", "rho"))
        report = Evaluation(
            name, arguments.dataset, protocol, arguments.splits, (), tau, rho, 0.0, results, None, ground
        )  # fmt: skip
    else:
        runs = _runs(arguments, tested)
        report = evaluate_runs(name, protocol, arguments.splits, tested, runs, ground, arguments.noise)
        if arguments.checkpoints and arguments.queries:
            material = read_material(arguments.data, arguments.checkpoints)
            report = replace(report, following=following(arguments.checkpoints, material, tested, arguments.queries))
    print(report.to_json() if arguments.json else report.to_text())
    return 0


def _kind(arguments: argparse.Namespace) -> str:
    """The kind of the checkpoints.

    Raises:
        ValueError: If there is none.
    """
    from vsum_desktop.training.checkpoints import Checkpoint

    for path in sorted(arguments.checkpoints.glob("*-seed*.pt")):
        return Checkpoint.load(path).kind
    raise ValueError(f"no checkpoints in {arguments.checkpoints}")


def _runs(arguments: argparse.Namespace, tested: Sequence[LabelledVideo]) -> Mapping[int, Mapping[str, NDArray[np.floating]]]:
    """Seed → video → scores."""
    from vsum_desktop.core.scores import contrastive
    from vsum_desktop.training.evaluate import RANDOM_SEEDS, random_scores
    from vsum_desktop.training.judging import checkpoint_runs
    from vsum_desktop.training.material import read_material
    from vsum_desktop.training.views import CLEAN, View, seen

    view = View(arguments.noise, arguments.noise, UNSEEN) if arguments.noise else CLEAN
    if arguments.scorer == "random":
        return {seed: random_scores(tested, 1000 + seed) for seed in range(RANDOM_SEEDS)}
    if arguments.scorer == "contrastive":
        return {0: {video.id: contrastive(seen(video, view).embeddings) for video in tested}}
    return checkpoint_runs(arguments.checkpoints, read_material(arguments.data, arguments.checkpoints), tested, view)
