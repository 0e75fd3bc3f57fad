"""The best of several scorers without a look at the test videos: nested cross-validation; resumable like `study.py`.

    python -m benchmarks.nested --data LABELS --work DIR [--config TOML] [--only NAME]...

For each fold of a partition the candidates of a `[[nested]]` table first score the videos of its training part by
cross-validation inside it: the inner folds are the partition's other folds, so that a training without the folds i and j
scores the videos of j for the outer fold i and those of i for the outer fold j. Weights for their standardised scores, not
negative, are fitted to people's mean opinion on those scores alone (least squares; a video counts as much as any other). Then
candidates that were trained on the whole training part score the test videos, once, and are added up with these weights. Each
seed is a run of its own from the first network to the weights; the mean of the seeds' scores is the ensemble. The choices go
to `docs/study/DATASET-nested.csv`: a row per fold, seed and candidate, with its τ inside the training part.

An `[[inside]]` table compares recipes by trainings without two folds, of which no test figure is ever made.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.study import RESULTS, Bench, Closed, Scores, Table, arguments_of, finish, judged, opened, say_pair, scored
from vsum_desktop.training.evaluate import mean_agreement, standard
from vsum_desktop.training.scorers.concepts import target

Choice = tuple[str, str, int, int, str, float, float]


def stacked(bench: Bench, candidates: Sequence[Scores]) -> NDArray[np.float64]:
    """Weights ≥ 0 of the candidates' standardised scores that come nearest to people's mean opinion, float64 [C]."""
    from scipy.optimize import nnls

    videos = bench.material.collection.videos
    rows, wanted = [], []
    for name in candidates[0]:
        weight = 1.0 / np.sqrt(len(videos[name]))
        rows.append(weight * np.stack([standard(scores[name]) for scores in candidates], axis=1))
        wanted.append(weight * target(videos[name]))
    found: NDArray[np.float64] = nnls(np.concatenate(rows), np.concatenate(wanted))[0]
    return found


def weighted(
    candidates: Sequence[Scores], weights: NDArray[np.float64], names: Sequence[str]
) -> dict[str, NDArray[np.float64]]:
    """The weighted sum of standardised scores of some videos."""
    return {
        name: np.sum([w * standard(scores[name]) for w, scores in zip(weights, candidates, strict=True)], axis=0)
        for name in names
    }


def inner_tau(bench: Bench, scores: Scores) -> float:
    """Mean τ over the videos that there are scores for."""
    videos = bench.material.collection.videos
    return mean_agreement([videos[name] for name in scores], scores.__getitem__).tau


class Nested:
    """Runs of the nested tables over partitions, folds and seeds."""

    def __init__(self, bench: Bench, variants: Mapping[str, Mapping[str, Any]]) -> None:
        self.bench, self.variants = bench, variants
        self.closed: list[Closed] = []
        self.choices: dict[tuple[str, str, int], list[Choice]] = {}

    def run(self, name: str, of: Sequence[str], partition: str, seed: int) -> tuple[Scores, float]:
        """Scores of all videos, and the mean τ of the stack inside the training parts."""
        found: dict[str, NDArray[np.float64]] = {}
        values = []
        outer = [self._scores(candidate, partition, seed) for candidate in of]
        for number, fold in enumerate(self.bench.partitions[partition]):
            seen = [self._inner_scores(candidate, partition, number, seed) for candidate in of]
            weights = stacked(self.bench, seen)
            found |= weighted(outer, weights, fold.test)
            values.append(inner_tau(self.bench, weighted(seen, weights, fold.train)))
            rows = [
                (name, partition, seed, number, candidate, float(weight), inner_tau(self.bench, scores))
                for candidate, weight, scores in zip(of, weights, seen, strict=True)
            ]
            self.choices.setdefault((name, partition, seed), []).extend(rows)
        return found, float(np.mean(values))

    def inside(self, table: Table, name: str, pairs: Sequence[str]) -> None:
        """Note the τ and ρ of a variant's first seed in trainings without two folds, on the videos of these."""
        videos = self.bench.material.collection.videos
        for pair in pairs:
            scores = self._scores(name, pair, 0)
            found = mean_agreement([videos[video] for video in scores], scores.__getitem__)
            table.results[name, pair, 0] = found.tau, found.rho, float("nan")
        table.write()
        print(
            f"{name:32s} τ inside the training folds {np.mean([table.results[name, p, 0][0] for p in pairs]):.4f}", flush=True
        )

    def write(self) -> None:
        """Write the choices made so far."""
        path = RESULTS / f"{self.bench.dataset}-nested.csv"
        rows = list(csv.reader(path.open(newline="")))[1:] if path.exists() else []
        kept = [row for row in rows if (row[0], row[1], int(row[2])) not in self.choices]
        made = [[*map(str, one[:5]), f"{one[5]:.4f}", f"{one[6]:.4f}"] for many in self.choices.values() for one in many]
        with path.open("w", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["nested", "partition", "seed", "fold", "candidate", "weight", "inner"])
            writer.writerows(sorted(kept + made, key=lambda row: row[:4]))

    def _scores(self, candidate: str, partition: str, seed: int) -> Scores:
        variant = self.variants[candidate]
        return scored(self.bench, variant, partition, seed if "scorer" in variant else 0, self.closed)[0]

    def _inner_scores(self, candidate: str, partition: str, outer: int, seed: int) -> Scores:
        """Scores of the videos that an outer fold trains on, each by a training without it and without the outer fold's own."""
        found: dict[str, NDArray[np.floating]] = {}
        for other, fold in enumerate(self.bench.partitions[partition]):
            if other != outer:
                pair = f"{partition}.{min(outer, other)}{max(outer, other)}"
                scores = self._scores(candidate, pair, seed)
                found |= {name: scores[name] for name in fold.test}
        return found


def main() -> None:
    arguments = arguments_of("Choose among scorers inside each training fold.").parse_args()
    document, bench = opened(arguments)
    table = Table(bench.dataset)
    nested = Nested(bench, {v["name"]: v for v in (*document.get("closed", []), *document.get("network", []))})
    for variant in document.get("nested", []):
        name, found = variant["name"], {}
        if arguments.only and name not in arguments.only:
            continue
        for partition in bench.whole[: variant["partitions"]]:
            runs: dict[int, Scores] = {}
            for seed in range(variant["seeds"]):
                runs[seed], value = nested.run(name, variant["of"], partition, seed)
                tau, rho, _ = judged(bench, runs[seed])
                bench.keep(name, partition, seed, runs[seed])
                table.results[name, partition, seed] = tau, rho, value
                nested.write()
                print(f"{name} {partition} seed {seed}: inner τ {value:.4f}, τ/ρ {tau:.4f}/{rho:.4f}", flush=True)
            found[partition] = runs
        finish(bench, table, name, found)
    for name, pairs in ((name, one["pairs"]) for one in document.get("inside", []) for name in one["of"]):
        if not arguments.only or name in arguments.only:
            nested.inside(table, name, pairs)
    for first, second in document.get("nested_pairs", []):
        say_pair(bench, first, second)


if __name__ == "__main__":
    main()
