"""Does the graph earn its keep? Runs the variants of a TOML file over folds and seeds; resumable; results as small CSV files.

    python -m benchmarks.study --data LABELS --work DIR [--config TOML] [--only NAME]...

Closed-form variants (`[[closed]]`) are ridges on blocks of columns, their penalty chosen by five-fold cross-validation inside
each train fold; networks (`[[network]]`) kinds of `vsum-train train` with changes to their recipe or to a shipped one
(`recipe`); ensembles (`[[ensemble]]`) are means of the standardised scores of finished variants. Partition 0 is the official
non-overlapping one, the others are drawn by seed; for `nested.py` there are trainings without two of a partition's folds as
well. Anchor statistics of closed forms come from the captions of all videos, without labels, as an encoder's own do.

Beside the work folder (scores, checkpoints), results go to `docs/study/`: `DATASET-results.csv`, a row per variant, partition
and seed (seed −1: the mean of the seeds' scores; `inner` is the validation τ inside the train folds), and `DATASET-videos.csv`,
τ per video of the ensemble of each variant's seeds, mean over its partitions.
"""

from __future__ import annotations

import argparse
import csv
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.closed_forms import Closed, Scores
from vsum_desktop.core.features import ANCHORS
from vsum_desktop.training.datasets import Dataset, Fold, LabelledVideo, read_folds
from vsum_desktop.training.evaluate import agreement_with_people, standard
from vsum_desktop.training.evaluation.pairs import compare
from vsum_desktop.training.material import Material, read_material
from vsum_desktop.training.recipes import recipe_from
from vsum_desktop.training.scorers import kind
from vsum_desktop.training.teacher import principal
from vsum_desktop.training.train import train
from vsum_desktop.training.views import CLEAN

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "docs" / "study"


@dataclass(frozen=True, eq=False)
class Bench:
    """What all variants share: videos of one benchmark, partitions, a folder for scores."""

    material: Material
    dataset: Dataset
    partitions: Mapping[str, Sequence[Fold]]
    work: Path

    @property
    def whole(self) -> list[str]:
        """Names of the partitions of all videos, the official one first."""
        return [name for name in self.partitions if "." not in name]

    @property
    def videos(self) -> tuple[LabelledVideo, ...]:
        """Of the benchmark."""
        return self.material.collection.of(self.dataset)

    @cached_property
    def raw(self) -> Material:
        """The material with the principal directions of the captions in the place of the anchor words."""
        _, directions = principal(self.videos, ANCHORS)
        return Material(self.material.collection, directions.T.astype(np.float32))

    def scores(self, name: str, partition: str, seed: int) -> dict[str, NDArray[np.floating]] | None:
        """What `keep` kept, None if nothing."""
        path = self.path(name, partition, seed)
        if not path.exists():
            return None
        with np.load(path) as file:
            return {key: file[key] for key in file.files}

    def keep(self, name: str, partition: str, seed: int, scores: Scores) -> None:
        """Keep the scores of all videos."""
        path = self.path(name, partition, seed)
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(".part.npz")
        np.savez(partial, **{key: np.asarray(value, np.float32) for key, value in scores.items()})
        partial.replace(path)

    def path(self, name: str, partition: str, seed: int) -> Path:
        """Where they are kept."""
        return self.work / "scores" / self.dataset / f"{name}-{partition}-{seed}.npz"


def partitions(data: Path, dataset: Dataset, count: int) -> dict[str, tuple[Fold, ...]]:
    """Folds by name: the official ones are "0", fresh random ones "1" and so on.

    "0.13" is a single fold that leaves out the test videos of the folds 1 and 3 of "0".
    """
    official = read_folds(data, dataset, "nonoverlap")
    names = sorted({name for fold in official for name in fold.test})
    found = [official]
    for seed in range(1, count):
        order = np.random.default_rng([77, seed]).permutation(len(names))
        parts = [{names[k] for k in order[part::5]} for part in range(5)]
        found.append(tuple(Fold(tuple(n for n in names if n not in part), tuple(sorted(part))) for part in parts))
    named = {str(number): folds for number, folds in enumerate(found)}
    for number, folds in enumerate(found):
        for one, other in combinations(range(len(folds)), 2):
            left_out = {*folds[one].test, *folds[other].test}
            rest = tuple(name for name in folds[one].train if name not in left_out)
            named[f"{number}.{one}{other}"] = (Fold(rest, tuple(sorted(left_out))),)
    return named


def run_network(bench: Bench, variant: Mapping[str, Any], partition: str, seed: int) -> Scores:
    """Train a kind of scorer on each fold and score its test videos."""
    recipe = recipe_from(changed_recipe(variant), kind(variant["scorer"]).recipe)
    material = bench.raw if variant.get("inputs") == "raw" else bench.material
    out = bench.work / "checkpoints" / bench.dataset / f"{variant['name']}-{partition}"
    scores: dict[str, NDArray[np.floating]] = {}
    for number, fold in enumerate(bench.partitions[partition]):
        found = train(variant["scorer"], material, fold.train, fold.test, recipe, seed, number, out)
        scorer = found.scorer()
        for name in fold.test:
            video = material.collection.videos[name]
            scores[name] = scorer.opened(video, material, CLEAN, found.statistics)(None)
    return scores


def changed_recipe(variant: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
    """The tables of the shipped recipe that a variant names, or none, with the changes that it makes."""
    changes = variant.get("config", {})
    if "recipe" not in variant:
        return dict(changes)
    shipped = tomllib.loads((files("vsum_desktop.training") / "data" / f"{variant['recipe']}.toml").read_text())
    return {table: shipped.get(table, {}) | changes.get(table, {}) for table in {**shipped, **changes}}


def mean_scores(many: Sequence[Scores]) -> Scores:
    """Mean of standardised scores."""
    return {name: np.mean([standard(scores[name]) for scores in many], axis=0) for name in many[0]}


def judged(bench: Bench, scores: Scores) -> tuple[float, float, dict[str, float]]:
    """Mean τ and ρ, and τ per video."""
    found = {video.id: agreement_with_people(scores[video.id], video.opinions) for video in bench.videos}
    taus = {name: one.tau for name, one in found.items()}
    return float(np.mean(list(taus.values()))), float(np.mean([one.rho for one in found.values()])), taus


class Table:
    """The two CSV files, read at the start and written after every result."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.results: dict[tuple[str, str, int], tuple[float, float, float]] = {}
        self.videos: dict[str, dict[str, float]] = {}
        for row in self._read("results.csv"):
            key = row["variant"], row["partition"], int(row["seed"])
            self.results[key] = float(row["tau"]), float(row["rho"]), float(row["inner"])
        for row in self._read("videos.csv"):
            self.videos.setdefault(row["variant"], {})[row["video"]] = float(row["tau"])

    def write(self) -> None:
        """Write both files."""
        RESULTS.mkdir(parents=True, exist_ok=True)
        with self._path("results.csv").open("w", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["variant", "partition", "seed", "tau", "rho", "inner"])
            for key, values in sorted(self.results.items()):
                writer.writerow([*key, *(f"{value:.5f}" for value in values)])
        with self._path("videos.csv").open("w", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["variant", "video", "tau"])
            for name, taus in sorted(self.videos.items()):
                writer.writerows([name, video, f"{tau:.5f}"] for video, tau in sorted(taus.items()))

    def _read(self, name: str) -> list[dict[str, str]]:
        path = self._path(name)
        return list(csv.DictReader(path.open(newline=""))) if path.exists() else []

    def _path(self, name: str) -> Path:
        return RESULTS / f"{self.dataset}-{name}"


def finish(bench: Bench, table: Table, name: str, found: Mapping[str, Mapping[int, Scores]]) -> None:
    """Note the ensemble of a variant's seeds in each partition, and its τ per video."""
    per_video: list[dict[str, float]] = []
    for partition, runs in found.items():
        together = mean_scores(list(runs.values()))
        bench.keep(name, partition, -1, together)
        tau, rho, taus = judged(bench, together)
        table.results[name, partition, -1] = tau, rho, float("nan")
        per_video.append(taus)
    table.videos[name] = {video: float(np.mean([taus[video] for taus in per_video])) for video in per_video[0]}
    table.write()
    whole = [table.results[name, partition, -1][:2] for partition in found]
    print(f"{name:32s} τ/ρ {np.mean([w[0] for w in whole]):.4f}/{np.mean([w[1] for w in whole]):.4f}  official "
          f"{whole[0][0]:.4f}/{whole[0][1]:.4f}  {len(found)} partitions", flush=True)  # fmt: skip


def run_variant(bench: Bench, table: Table, variant: Mapping[str, Any], closed: list[Closed]) -> None:
    """Run what is missing of a closed form or a network."""
    name, found = variant["name"], {}
    for partition in bench.whole[: variant.get("partitions", 1)]:
        runs: dict[int, Scores] = {}
        for seed in range(variant.get("seeds", 1)):
            runs[seed], value = scored(bench, variant, partition, seed, closed)
            tau, rho, _ = judged(bench, runs[seed])
            value = table.results.get((name, partition, seed), (0.0, 0.0, value))[2] if np.isnan(value) else value
            table.results[name, partition, seed] = tau, rho, value
            table.write()
        found[partition] = runs
    finish(bench, table, name, found)


def scored(bench: Bench, variant: Mapping[str, Any], partition: str, seed: int, closed: list[Closed]) -> tuple[Scores, float]:
    """Scores of a variant on all videos of a partition, kept or made now, and its inner τ (NaN if kept or without one)."""
    known, value = bench.scores(variant["name"], partition, seed), float("nan")
    if known is None:
        if "blocks" in variant:
            if not closed:
                closed.append(Closed(bench))
            known, value = closed[0].run(variant, partition)
        else:
            known = run_network(bench, variant, partition, seed)
        bench.keep(variant["name"], partition, seed, known)
    return known, value


def run_ensemble(bench: Bench, table: Table, variant: Mapping[str, Any]) -> None:
    """The mean of finished variants, in the partitions that all of them have."""
    found: dict[str, dict[int, Scores]] = {}
    for partition in bench.whole:
        parts = [bench.scores(name, partition, -1) for name in variant["of"]]
        if all(part is not None for part in parts):
            found[partition] = {k: part for k, part in enumerate(parts) if part is not None}
    if not found:
        print(f"{variant['name']}: its parts are not finished", flush=True)
        return
    finish(bench, table, variant["name"], found)


def say_pair(bench: Bench, first: str, second: str) -> None:
    """A paired test over videos, τ averaged over the partitions that both have."""
    taus: dict[str, list[dict[str, float]]] = {first: [], second: []}
    for partition in bench.whole:
        both = {name: bench.scores(name, partition, -1) for name in (first, second)}
        for name, scores in both.items():
            if all(found is not None for found in both.values()) and scores is not None:
                taus[name].append(judged(bench, scores)[2])
    if not taus[first]:
        return
    means = {name: {v.id: float(np.mean([one[v.id] for one in many])) for v in bench.videos} for name, many in taus.items()}
    found = compare(first, means[first], second, means[second], f"τ, {len(taus[first])} partitions")
    print(found.to_text(), flush=True)


def arguments_of(description: str) -> argparse.ArgumentParser:
    """What every program of the study is told."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("study.toml"))
    parser.add_argument("--only", action="append", help="names of variants")
    return parser


def opened(arguments: argparse.Namespace) -> tuple[dict[str, Any], Bench]:
    """The configuration and what all variants share."""
    import torch

    torch.set_num_threads(1)
    document = tomllib.loads(arguments.config.read_text())
    dataset: Dataset = document["dataset"]
    material = read_material(arguments.data, arguments.work)
    bench = Bench(material, dataset, partitions(arguments.data, dataset, document["partitions"]), arguments.work)
    return document, bench


def main() -> None:
    arguments = arguments_of("Run the ablation study.").parse_args()
    document, bench = opened(arguments)
    table: Table = Table(bench.dataset)
    closed: list[Closed] = []
    wanted = set(arguments.only or [])
    for variant in (*document.get("closed", []), *document.get("network", [])):
        if variant.get("partitions", 1) and (not wanted or variant["name"] in wanted):
            run_variant(bench, table, variant, closed)
    for variant in document.get("ensemble", []):
        if not wanted or variant["name"] in wanted:
            run_ensemble(bench, table, variant)
    for first, second in document.get("pairs", []):
        say_pair(bench, first, second)


if __name__ == "__main__":
    main()
