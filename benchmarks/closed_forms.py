"""The closed forms of `study.py`: ridges on chosen blocks of columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.shot_blocks import edge_blocks, free_criteria, gate_blocks, pooled, shot_blocks, shot_bounds
from vsum_desktop.core.features import ANCHORS
from vsum_desktop.core.graph import temporal_table, with_global
from vsum_desktop.core.linear_scorer import gaussian, propagate, similarity, window_mean
from vsum_desktop.core.relational import mid_ranks
from vsum_desktop.training.datasets import LabelledVideo, agreement
from vsum_desktop.training.evaluate import agreement_with_people, standard
from vsum_desktop.training.scorers.concepts import target
from vsum_desktop.training.teacher import PENALTIES, principal
from vsum_desktop.training.views import CLEAN, inputs, statistics

if TYPE_CHECKING:
    from benchmarks.study import Bench

TYPICAL = 470
AGREED = 0.15  # how much people agree on a usual video: what the power of `agreement` is taken of is about 1
Scores = Mapping[str, NDArray[np.floating]]


class Closed:
    """All columns of all videos of a benchmark, made once."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        known = statistics(bench.videos, CLEAN, bench.material.anchors)
        self.centre, self.directions = principal(bench.videos, ANCHORS)
        self.columns: dict[str, NDArray[np.int64]] = {}
        self.rows: dict[str, NDArray[np.float32]] = {}
        self.bounds = {(v.id, rules): shot_bounds(v, rules) for v in bench.videos for rules in ("shot", "scene")}
        for video in bench.videos:
            blocks = self._blocks(video, inputs(video, CLEAN, bench.material.anchors, known))
            ends = np.cumsum([block.shape[1] for block in blocks.values()])
            sizes = zip(blocks, ends, blocks.values(), strict=True)
            self.columns = {name: np.arange(end - block.shape[1], end) for name, end, block in sizes}
            rows = np.concatenate(list(blocks.values()), axis=1)
            self.rows[video.id] = (rows - rows.mean(axis=0)).astype(np.float32)

    def _blocks(self, video: LabelledVideo, matrix: NDArray[np.float32]) -> dict[str, NDArray[np.float64]]:
        c, r = matrix[:, :ANCHORS], matrix[:, ANCHORS:-8]
        raw = (video.embeddings - self.centre) @ self.directions
        table = with_global(temporal_table(len(video), 4), video.embeddings, 32)
        alike = similarity(c, table, 4, 0.2)
        blocks = {"c1": c.astype(np.float64), "r1": r.astype(np.float64)}
        for width in (5, 9, 17, 33, 81, 161):
            blocks[f"c{width}"], blocks[f"r{width}"] = window_mean(c, width), window_mean(r, width)
        blocks["similar_c"], blocks["similar_r"] = propagate(c, table, alike), propagate(r, table, alike)
        blocks["similar2_c"] = propagate(blocks["similar_c"], table, alike)
        blocks |= {"raw1": raw, "raw9": window_mean(raw, 9), "raw33": window_mean(raw, 33)}
        blocks["similar_raw"] = propagate(raw, table, alike)
        for rules in ("shot", "scene"):
            blocks |= shot_blocks(video, c, r, rules)
        blocks |= gate_blocks(c, table, alike)
        return blocks | edge_blocks(video, c, r) | {"free": free_criteria(video)}

    def run(self, variant: Mapping[str, Any], partition: str) -> tuple[Scores, float]:
        """Scores of every video of the partition, and the mean inner validation τ."""
        ridge = Ridge(self, variant)
        scores: dict[str, NDArray[np.floating]] = {}
        inner = []
        for fold in self.bench.partitions[partition]:
            weights, value = ridge.fit(fold.train)
            inner.append(value)
            for name in fold.test:
                scores[name] = ridge.scores(name, weights[:, None])[:, 0]
        return scores, float(np.mean(inner))


class Ridge:
    """A `[[closed]]` variant over the columns of `Closed`.

    Its keys: `blocks`; `scales`, a factor by block or by a block's first letter; `smoothing` in samples, 0 for none; `pool`,
    the share of the shot's mean in a sample's score, by the rules `pool_by`; `target`, see `wanted`; `agreement`, the power
    of people's agreement on a video by which it counts; `bags`, of how many ridges on a random half of the columns each the
    mean is taken (bagging, Breiman, 1996). With a ridge of the same variant on another encoder's columns of some of the videos
    `beside` it, these count as well, and they alone choose the penalty.
    """

    def __init__(self, columns: Closed, variant: Mapping[str, Any], beside: Ridge | None = None) -> None:
        self.columns, self.variant, self.beside = columns, variant, beside
        blocks, scales = variant["blocks"], variant.get("scales", {})
        self.chosen = np.concatenate([columns.columns[block] for block in blocks])
        self.scale = np.concatenate([np.full(len(columns.columns[b]), scales.get(b, scales.get(b[0], 1.0))) for b in blocks])
        self.sums: dict[str, tuple[NDArray[np.float64], NDArray[np.float64]]] = {}
        for video in columns.bench.videos:
            rows = columns.rows[video.id][:, self.chosen] * self.scale
            weight = TYPICAL / len(video) * (agreement(video) / AGREED) ** variant.get("agreement", 0.0)
            self.sums[video.id] = weight * rows.T @ rows, weight * rows.T @ wanted(video, variant.get("target", "people"))

    def fit(self, train_ids: Sequence[str]) -> tuple[NDArray[np.float64], float]:
        """Weights float64 [C] of the penalty that is best in five folds of the training videos, and its τ there."""
        parts = [self._total(train_ids[k::5]) for k in range(5)]
        gram, moment = (sum(part[k] for part in parts) for k in (0, 1))
        judge = self.beside or self
        taus: list[list[float]] = []
        for k, (left_gram, left_moment) in enumerate(parts):
            weights = self._ridges(gram - left_gram, moment - left_moment, PENALTIES) * self.scale[:, None]
            for name in judge.known(train_ids[k::5]):
                opinions = judge.columns.bench.material.collection.videos[name].opinions
                taus.append([agreement_with_people(column, opinions).tau for column in judge.scores(name, weights).T])
        means = np.mean(taus, axis=0)
        best = int(np.argmax(means))
        return self._ridges(gram, moment, PENALTIES[best : best + 1])[:, 0] * self.scale, float(means[best])

    def scores(self, name: str, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """Scores float64 [N, P] of a video for P columns of weights."""
        values = self.columns.rows[name][:, self.chosen] @ weights
        smoothing, pool = self.variant.get("smoothing", 2.0), self.variant.get("pool", 0.0)
        smooth = gaussian(values, smoothing) if smoothing else values
        if not pool:
            return smooth
        return (1.0 - pool) * smooth + pool * pooled(values, self.columns.bounds[name, self.variant.get("pool_by", "shot")])

    def _ridges(
        self, gram: NDArray[np.float64], moment: NDArray[np.float64], penalties: Sequence[float]
    ) -> NDArray[np.float64]:
        bags = self.variant.get("bags", 0)
        if not bags:
            return ridges(gram, moment, penalties)
        rng, total = np.random.default_rng(5), np.zeros((len(gram), len(penalties)))
        for _ in range(bags):
            bag = np.sort(rng.permutation(len(gram))[: len(gram) // 2])
            total[bag] += ridges(gram[np.ix_(bag, bag)], moment[bag], penalties)
        return total / bags

    def known(self, names: Sequence[str]) -> list[str]:
        """Those that it has columns of."""
        return [name for name in names if name in self.sums]

    def _total(self, names: Sequence[str]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        size = len(self.chosen)
        sums = [self.sums[name] for name in names]
        if self.beside:
            sums += [self.beside.sums[name] for name in self.beside.known(names)]
        return sum((gram for gram, _ in sums), np.zeros((size, size))), sum((moment for _, moment in sums), np.zeros(size))


def wanted(video: LabelledVideo, kind: str) -> NDArray[np.float64]:
    """What a ridge is fitted to, float64 [N], centred.

    `people`: the mean of people's standardised ranks; `choices`: the mean of what they gave, nobody standardised; `ranks`: the
    standardised mid-ranks of that mean.
    """
    if kind == "people":
        return target(video)
    mean = video.opinions.mean(axis=0, dtype=np.float64)
    return mean - mean.mean() if kind == "choices" else standard(mid_ranks(mean))


def ridges(gram: NDArray[np.float64], moment: NDArray[np.float64], penalties: Sequence[float]) -> NDArray[np.float64]:
    """Weights for every penalty, float64 [C, P]."""
    from scipy.linalg import cho_factor, cho_solve

    ground = np.eye(len(gram))
    return np.stack([cho_solve(cho_factor(gram + penalty * ground), moment) for penalty in penalties], axis=1)
