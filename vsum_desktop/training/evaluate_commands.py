"""What the commands evaluate, compare and pixels of `vsum-train` do."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vsum_desktop.training.datasets import Collection, LabelledVideo
    from vsum_desktop.training.evaluate import Evaluation, Runs
    from vsum_desktop.training.evaluation.protocols import Rules, Scores

# Seed of the virtual encoder of `evaluate --noise`, which no training draws.
UNSEEN = 999_999
SCORERS = ("contrastive", "clusters", "random", "human", "position", "uniform")
MEASURES = ("tau", "rho", "f1_max", "f1_mean")


def add_commands(verbs: Any) -> None:
    """Add evaluate, compare and pixels to the verbs of `vsum-train`."""
    evaluating = verbs.add_parser("evaluate", help="measure a scorer against people")
    evaluating.add_argument("--dataset", required=True, choices=("tvsum", "summe", "qfvs"))
    evaluating.add_argument("--data", type=Path, required=True, help="folder with the labels")
    evaluating.add_argument("--splits", choices=("nonoverlap", "usual"), default="nonoverlap")
    evaluating.add_argument(
        "--protocol",
        choices=("P1", "P2", "P3", "P4"),
        help="P1: ratings (tvsum), P2: averaged opinion, P3: summary and P4: choices (summe)",
    )
    what = evaluating.add_mutually_exclusive_group(required=True)
    what.add_argument("--checkpoints", type=Path, help="folder of checkpoints")
    what.add_argument("--scorer", choices=SCORERS)
    what.add_argument("--predictor", choices=("oracle", "users", "random"), help="for qfvs")
    evaluating.add_argument("--embeddings", type=Path, help="HDF5 file with other features of some of the videos")
    evaluating.add_argument(
        "--noise", type=float, default=0.0, help="see the samples through a virtual encoder with this noise"
    )
    evaluating.add_argument(
        "--queries", type=int, default=0, help="queries per video to measure how well checkpoints follow them"
    )
    evaluating.add_argument(
        "--titles", action="store_true", help="ask each video for its own title (tvsum, with --checkpoints)"
    )
    evaluating.add_argument(
        "--shot-ends",
        choices=("inclusive", "exclusive"),
        default="inclusive",
        help="exclusive: lose each shot's last frame, as the public GraVi-T code does",
    )
    evaluating.add_argument("--plots", type=Path, help="folder for a picture per video: the scorer's curve and people's")
    evaluating.add_argument("--json", action="store_true", help="print a vsum-evaluation/1 document")
    evaluating.set_defaults(run=evaluate)
    comparing = verbs.add_parser("compare", help="test two evaluations of the same videos against each other")
    comparing.add_argument("first", type=Path, help="a vsum-evaluation/1 document")
    comparing.add_argument("second", type=Path, help="another of the same protocol")
    comparing.add_argument("--measure", choices=MEASURES, default="tau")
    comparing.add_argument("--json", action="store_true", help="print a vsum-comparison/1 document")
    comparing.set_defaults(run=compare)
    seeing = verbs.add_parser("pixels", help="hold the product's scorers against people on a labelled video file")
    seeing.add_argument("--video", type=Path, required=True)
    seeing.add_argument("--labels", type=Path, required=True, help="its .npz with user_summary and change_points")
    seeing.add_argument("--data", type=Path, required=True, help="folder with the labels, for the position floor")
    seeing.add_argument("--encoder", default="vsum-mini")
    seeing.add_argument("--scorer", action="append", default=[], help="may be repeated (default: all there are)")
    seeing.add_argument("--models-dir", type=Path)
    seeing.add_argument("--json", action="store_true", help="print a vsum-pixels/1 document")
    seeing.set_defaults(run=pixels)


def evaluate(arguments: argparse.Namespace) -> int:
    """Print how a scorer agrees with people, and the floors."""
    from vsum_desktop.training.evaluation.protocols import PROTOCOLS, Rules

    if (arguments.dataset == "qfvs") != (arguments.predictor is not None):
        return _usage("--predictor goes with --dataset qfvs, and the other way round")
    if arguments.dataset == "qfvs":
        return _evaluate_qfvs(arguments)
    if arguments.protocol is None or arguments.dataset not in PROTOCOLS[arguments.protocol]:
        known = ", ".join(name for name, datasets in PROTOCOLS.items() if arguments.dataset in datasets)
        return _usage(f"the protocols of {arguments.dataset} are {known}")
    if arguments.titles and (arguments.dataset != "tvsum" or arguments.checkpoints is None):
        return _usage("--titles goes with --dataset tvsum and --checkpoints")
    report, curves, tested = _measured(arguments, Rules(arguments.protocol, arguments.shot_ends))
    if arguments.plots:
        _plot(arguments.plots, report.scorer, curves, tested)
    print(report.to_json() if arguments.json else report.to_text())
    return 0


def compare(arguments: argparse.Namespace) -> int:
    """Print a paired test of two evaluations.

    Raises:
        ValueError: If one is no evaluation, or the two are not of the same protocol and videos.
    """
    from vsum_desktop.training.evaluation.pairs import compare as compared

    first, second = (_document(path) for path in (arguments.first, arguments.second))
    if differing := [key for key in ("dataset", "protocol", "splits") if first[key] != second[key]]:
        raise ValueError(f"the two evaluations differ in {', '.join(differing)}")
    rows = [_figures(document, arguments.measure, path) for document, path in zip(
        (first, second), (arguments.first, arguments.second), strict=True
    )]  # fmt: skip
    found = compared(first["scorer"], rows[0], second["scorer"], rows[1], f"{first['protocol']} {arguments.measure}")
    print(found.to_json() if arguments.json else found.to_text())
    return 0


def pixels(arguments: argparse.Namespace) -> int:
    """Print how the product's scorers agree with people on one video file, end to end."""
    from vsum_desktop.core.jobs import JobContext
    from vsum_desktop.pipeline.services import Services
    from vsum_desktop.training.datasets import HELD_OUT, read_collection
    from vsum_desktop.training.pixels import measure_pixels

    others = {video.id: video for video in read_collection(arguments.data).of("summe") if video.id not in HELD_OUT}
    services = Services.create(models_dir=arguments.models_dir, device="cpu")
    report = measure_pixels(
        arguments.video, arguments.labels, services, arguments.encoder, arguments.scorer, others, JobContext()
    )
    print(report.to_json() if arguments.json else report.to_text())
    return 0


def _evaluate_qfvs(arguments: argparse.Namespace) -> int:
    from vsum_desktop.training.evaluation.qfvs import evaluate_qfvs, read_qfvs

    report = evaluate_qfvs(read_qfvs(arguments.data), arguments.predictor)
    print(report.to_json() if arguments.json else report.to_text())
    return 0


def _measured(arguments: argparse.Namespace, rules: Rules) -> tuple[Evaluation, Mapping[str, Scores], Sequence[LabelledVideo]]:
    """The report, the curve of each video (mean of the seeds), and the videos."""
    from vsum_desktop.training.datasets import read_collection, read_embeddings, read_folds
    from vsum_desktop.training.evaluate import Evaluation, VideoResult, ensemble, evaluate_runs
    from vsum_desktop.training.evaluation.floors import floors, people_against_people, title_floor
    from vsum_desktop.training.evaluation.protocols import mean_of
    from vsum_desktop.training.judging import following
    from vsum_desktop.training.material import Material, anchor_embeddings

    dataset, splits = arguments.dataset, arguments.splits
    collection = read_collection(arguments.data)
    if arguments.embeddings:
        collection = read_embeddings(arguments.embeddings, collection, dataset)
    folds = [fold.within(collection.videos) for fold in read_folds(arguments.data, dataset, splits)]
    tested = [collection.videos[name] for name in dict.fromkeys(name for fold in folds for name in fold.test)]
    ground = floors(collection.videos, tested, folds, rules)
    if arguments.titles:
        ground["title"] = title_floor(tested, rules)
    if arguments.scorer == "human":
        results = people_against_people(tested, rules)
        rows = tuple(VideoResult(video.id, found) for video, found in zip(tested, results, strict=True))
        return Evaluation("human", dataset, splits, rules, (), mean_of(results), 0.0, rows, None, ground), {}, tested
    runs = _runs(arguments, collection, tested)
    name = arguments.scorer or _kind(arguments.checkpoints)
    report = evaluate_runs(name, dataset, splits, rules, tested, runs, ground, arguments.noise, arguments.titles)
    if arguments.checkpoints and arguments.queries:
        material = Material(collection, anchor_embeddings(collection, arguments.checkpoints))
        report = replace(report, following=following(arguments.checkpoints, material, tested, arguments.queries))
    return report, ensemble(tested, runs), tested


def _runs(arguments: argparse.Namespace, collection: Collection, tested: Sequence[LabelledVideo]) -> Runs:
    """Seed → video → scores."""
    from vsum_desktop.core.builtin import BUILT_IN
    from vsum_desktop.training.datasets import read_folds
    from vsum_desktop.training.evaluation.floors import RANK_SEEDS, position_scores, random_scores
    from vsum_desktop.training.judging import checkpoint_runs
    from vsum_desktop.training.material import Material, anchor_embeddings
    from vsum_desktop.training.views import CLEAN, View, seen

    view = View(arguments.noise, arguments.noise, UNSEEN) if arguments.noise else CLEAN
    if arguments.scorer == "random":
        return {seed: random_scores(tested, 1000 + seed) for seed in range(RANK_SEEDS)}
    if arguments.scorer == "position":
        folds = read_folds(arguments.data, arguments.dataset, arguments.splits)
        return {0: position_scores(collection.videos, [fold.within(collection.videos) for fold in folds])}
    if arguments.scorer:
        score = BUILT_IN[arguments.scorer].score
        return {0: {video.id: score(seen(video, view), None) for video in tested}}
    material = Material(collection, anchor_embeddings(collection, arguments.checkpoints))
    return checkpoint_runs(arguments.checkpoints, material, tested, view, arguments.titles)


def _kind(folder: Path) -> str:
    """The kind of the checkpoints.

    Raises:
        ValueError: If there is none.
    """
    from vsum_desktop.training.checkpoints import Checkpoint

    for path in sorted(folder.glob("*-seed*.pt")):
        return Checkpoint.load(path).kind
    raise ValueError(f"no checkpoints in {folder}")


def _plot(folder: Path, scorer: str, curves: Mapping[str, Scores], tested: Sequence[LabelledVideo]) -> None:
    from vsum_desktop.training.evaluation.plots import plot_video

    folder.mkdir(parents=True, exist_ok=True)
    for video in tested:
        own = {scorer: curves[video.id]} if video.id in curves else {}
        plot_video(video, own, folder / f"{video.id.replace('/', '-')}.png")


def _document(path: Path) -> Mapping[str, Any]:
    """An evaluation's JSON.

    Raises:
        ValueError: If it is none.
    """
    document = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(document, dict) or document.get("schema") != "vsum-evaluation/1" or "splits" not in document:
        raise ValueError(f"{path} is no vsum-evaluation/1 document of tvsum or summe")
    return document


def _figures(document: Mapping[str, Any], measure: str, path: Path) -> dict[str, float]:
    if any(measure not in row for row in document["per_video"]):
        raise ValueError(f"{path} has no {measure} per video")
    return {row["video"]: float(row[measure]) for row in document["per_video"]}


def _usage(sentence: str) -> int:
    print(f"vsum-train: {sentence}", file=sys.stderr)
    return 2
