"""What the commands train, evaluate and export of `vsum-train` do."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from vsum_desktop.training.checkpoints import Checkpoint
    from vsum_desktop.training.datasets import Collection, Dataset, LabelledVideo
    from vsum_desktop.training.evaluate import Following, Protocol
    from vsum_desktop.training.views import View

Encode = Callable[[Sequence[str]], NDArray[np.float32]]

# Seed of the virtual encoder of `evaluate --noise`, which no training draws.
UNSEEN = 999_999
CHECKED_WORDS = 64
CLOSE = 0.99


def train(arguments: argparse.Namespace) -> int:
    """Train networks: one per fold and seed, or one per seed on all videos that are not held out."""
    import torch

    from vsum_desktop.training.datasets import DATASETS, HELD_OUT, Fold, joined, read_collection, read_folds
    from vsum_desktop.training.recipes import read_recipe
    from vsum_desktop.training.train import train as run

    torch.set_num_threads(arguments.threads)
    with as_file(files("vsum_desktop.training") / "data" / "lgrln.toml") as shipped:
        recipe = read_recipe(arguments.config or shipped)
    collection = read_collection(arguments.data)
    anchors = anchor_embeddings(collection, arguments.out)
    chosen: Sequence[Dataset] = DATASETS if arguments.dataset == "both" else (arguments.dataset,)
    if arguments.folds:
        numbered = list(enumerate(joined([read_folds(arguments.data, dataset, arguments.folds) for dataset in chosen])))
    else:
        everything = tuple(v.id for v in collection.videos.values() if v.dataset in chosen and v.id not in HELD_OUT)
        numbered = [(-1, Fold(everything, ()))]
    for seed in arguments.seed or [0]:
        for number, fold in numbered:
            run(collection, anchors, fold.train, fold.test, recipe, seed, number, arguments.out, say)
    return 0


def evaluate(arguments: argparse.Namespace) -> int:
    """Print how a scorer agrees with people, and the floors."""
    from vsum_desktop.training.datasets import read_collection, read_folds
    from vsum_desktop.training.evaluate import PROTOCOLS, Evaluation, evaluate_runs, floors, human_agreement

    protocol = cast("Protocol", arguments.protocol)
    if PROTOCOLS[protocol] != arguments.dataset:
        print(f"vsum-train: protocol {protocol} is for {PROTOCOLS[protocol]}", file=sys.stderr)
        return 2
    collection = read_collection(arguments.data)
    folds = read_folds(arguments.data, arguments.dataset, arguments.splits)
    tested = [collection.videos[name] for name in dict.fromkeys(name for fold in folds for name in fold.test)]
    ground = floors(collection.videos, tested, folds)
    name = arguments.scorer or "lgrln"
    if name == "human":
        results = human_agreement(tested)
        tau, rho = (float(np.mean([getattr(r, key) for r in results])) for key in ("tau", "rho"))
        report = Evaluation(
            name, arguments.dataset, protocol, arguments.splits, (), tau, rho, 0.0, results, None, ground
        )  # fmt: skip
    else:
        runs = _runs(arguments, collection, tested)
        report = evaluate_runs(name, protocol, arguments.splits, tested, runs, ground, arguments.noise)
        if arguments.checkpoints and arguments.queries:
            following = _following(arguments.checkpoints, collection, tested, arguments.queries)
            report = replace(report, following=following)
    print(report.to_json() if arguments.json else report.to_text())
    return 0


def export(arguments: argparse.Namespace) -> int:
    """Write the model's folder from the checkpoints that were trained on all videos."""
    from vsum_desktop.training.export import ExportError, export_lgrln
    from vsum_desktop.training.parity import ParityError

    checkpoints = sorted(arguments.checkpoints.glob("full-seed*.pt"))
    reports = sorted(arguments.checkpoints.glob("evaluation*.json"))
    try:
        export_lgrln(checkpoints, reports, arguments.out, say)
    except (ExportError, ParityError) as error:
        print(f"vsum-train: {error}", file=sys.stderr)
        return 1
    return 0


def say(line: str) -> None:
    """A line of progress on stderr, at once."""
    print(line, file=sys.stderr, flush=True)


def anchor_embeddings(collection: Collection, folder: Path, encode: Encode | None = None) -> NDArray[np.float32]:
    """Embeddings of the anchor words in the captions' space, float32 [128, 384]; kept in `folder`.

    Args:
        collection: Its words show whether the encoder is the right one.
        folder: Where `anchors.npy` is or goes.
        encode: Embeds sentences; None for the packaged sentence encoder.

    Raises:
        ValueError: If the sentence encoder is not the one that embedded the captions.
    """
    from vsum_desktop.training.mini.space import encode_sentences

    words = json.loads((files("vsum_desktop.training") / "data" / "anchors-v1.json").read_text())["words"]
    kept = folder / "anchors.npy"
    if kept.exists():
        known: NDArray[np.float32] = np.load(kept)
        return known
    probe = list(collection.vocabulary[:CHECKED_WORDS])
    rows = (encode or encode_sentences)([*words, *probe])
    rows = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    agreement = (rows[len(words) :] * collection.word_embeddings[: len(probe)]).sum(axis=1)
    if agreement.min() < CLOSE:
        raise ValueError(f"another sentence encoder made the caption features (cosine {agreement.min():.3f})")
    folder.mkdir(parents=True, exist_ok=True)
    np.save(kept, rows[: len(words)])
    return rows[: len(words)]


def _runs(
    arguments: argparse.Namespace, collection: Collection, tested: Sequence[LabelledVideo]
) -> Mapping[int, Mapping[str, NDArray[np.floating]]]:
    """Seed → video → scores."""
    from vsum_desktop.core.scores import contrastive
    from vsum_desktop.training.evaluate import RANDOM_SEEDS, random_scores
    from vsum_desktop.training.views import CLEAN, View, seen

    view = View(arguments.noise, arguments.noise, UNSEEN) if arguments.noise else CLEAN
    if arguments.scorer == "random":
        return {seed: random_scores(tested, 1000 + seed) for seed in range(RANDOM_SEEDS)}
    if arguments.scorer == "contrastive":
        return {0: {video.id: contrastive(seen(video, view).embeddings) for video in tested}}
    return _checkpoint_runs(arguments.checkpoints, collection, tested, view)


def _checkpoint_runs(
    folder: Path, collection: Collection, tested: Sequence[LabelledVideo], view: View
) -> Mapping[int, Mapping[str, NDArray[np.floating]]]:
    """Scores of each video by the checkpoint of the fold that tests it, else by one that was trained without it.

    Raises:
        ValueError: If every checkpoint of a seed was trained on a video.
    """
    from vsum_desktop.training.train import score_video
    from vsum_desktop.training.views import CLEAN, statistics

    anchors = anchor_embeddings(collection, folder)
    runs: dict[int, dict[str, NDArray[np.floating]]] = {}
    for checkpoint, videos in _judges(folder, tested):
        known = checkpoint.statistics
        if view != CLEAN:
            known = statistics([collection.videos[name] for name in checkpoint.train], view, anchors)
        network = checkpoint.network()
        scores = {video.id: score_video(network, video, view, anchors, known) for video in videos}
        runs.setdefault(checkpoint.seed, {}).update(scores)
    return runs


def _following(folder: Path, collection: Collection, tested: Sequence[LabelledVideo], draws: int) -> Following:
    """How well the checkpoints follow queries, mean over videos and seeds; judged like scores are."""
    from vsum_desktop.training.evaluate import Following
    from vsum_desktop.training.train import follow_queries

    anchors = anchor_embeddings(collection, folder)
    found = [
        follow_queries(checkpoint.network(), video, tested, collection, anchors, checkpoint.statistics, draws)
        for checkpoint, videos in _judges(folder, tested)
        for video in videos
    ]
    mean = np.nanmean(np.array(found), axis=0)
    return Following(draws, float(mean[0]), float(mean[1]))


def _judges(folder: Path, tested: Sequence[LabelledVideo]) -> list[tuple[Checkpoint, list[LabelledVideo]]]:
    """The checkpoints that may be tested, each with the videos that it is to score."""
    from vsum_desktop.training.checkpoints import Checkpoint

    by_seed: dict[int, list[Checkpoint]] = {}
    for path in sorted(folder.glob("*-seed*.pt")):
        checkpoint = Checkpoint.load(path)
        by_seed.setdefault(checkpoint.seed, []).append(checkpoint)
    if not by_seed:
        raise ValueError(f"no checkpoints in {folder}")
    judges = []
    for seed, checkpoints in sorted(by_seed.items()):
        judged = {video.id: _judge(video.id, seed, checkpoints) for video in tested}
        shared = ((one, [video for video in tested if judged[video.id] is one]) for one in checkpoints)
        judges += [(one, videos) for one, videos in shared if videos]
    return judges


def _judge(video: str, seed: int, checkpoints: Sequence[Checkpoint]) -> Checkpoint:
    """The checkpoint that may be tested on a video."""
    for checkpoint in checkpoints:
        if video in checkpoint.test:
            return checkpoint
    for checkpoint in checkpoints:
        if checkpoint.fold < 0 and video not in checkpoint.train:
            return checkpoint
    raise ValueError(f"every checkpoint of seed {seed} was trained on {video}, or is of other folds")
