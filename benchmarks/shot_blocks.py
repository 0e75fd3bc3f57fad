"""Columns of `study.py` that see a video as shots: these as nodes, edges between them, and what is known of each.

Shots are those of `sample_events`, the change points of the program's own shot detection where no frames and cuts are known.
Every block is brought back to samples: those of a shot have the same row, but for a sample's own place in it.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.clusters import clusters, themes
from vsum_desktop.core.graph import NeighbourTable, temporal_table, with_global
from vsum_desktop.core.linear_scorer import propagate, similarity
from vsum_desktop.core.relational import mid_ranks
from vsum_desktop.core.scores import contrastive
from vsum_desktop.core.shots import ShotRules, sample_events
from vsum_desktop.training.datasets import LabelledVideo
from vsum_desktop.training.sgvs_training import rarity

RULES: Mapping[str, ShotRules] = {
    "shot": ShotRules(),
    "scene": ShotRules(min_length=Fraction(4), max_length=Fraction(40), typical_length=20.0),
}
ALIKE_SHOTS = 8
TEMPERATURE = 0.2
STRONGEST = 3


def shot_bounds(video: LabelledVideo, rules: str) -> NDArray[np.int64]:
    """Bounds int64 [S+1] in samples by the rules of `RULES`."""
    return sample_events(video.embeddings, video.times, RULES[rules])


def shot_means(values: NDArray[np.floating], bounds: NDArray[np.int64]) -> NDArray[np.float64]:
    """Mean of each shot, float64 [S, C], of values [N, C]."""
    sums = np.add.reduceat(np.asarray(values, np.float64), bounds[:-1], axis=0)
    means: NDArray[np.float64] = sums / np.diff(bounds)[:, None]
    return means


def pooled(values: NDArray[np.floating], bounds: NDArray[np.int64]) -> NDArray[np.float64]:
    """The mean of its shot at each sample, float64 [N, C]."""
    return np.repeat(shot_means(values, bounds), np.diff(bounds), axis=0)


def shot_blocks(
    video: LabelledVideo, anchors: NDArray[np.float32], relational: NDArray[np.float32], rules: str
) -> dict[str, NDArray[np.float64]]:
    """The blocks of one way to divide a video, each float64 [N, C]; with `scene` for `shot` by the coarser rules.

    `shot_c`, `shot_r`: means of the shot; `shot_like_c`, `shot_like_r`: of the most similar other shots, by softmax(cosine/0.2)
    of their centred anchors; `shot_d`: `descriptors`.
    """
    bounds = shot_bounds(video, rules)
    c, r = shot_means(anchors, bounds).astype(np.float32), shot_means(relational, bounds).astype(np.float32)
    unit = shot_means(video.embeddings, bounds)
    unit = (unit / np.maximum(np.linalg.norm(unit, axis=1, keepdims=True), 1e-12)).astype(np.float32)
    table = with_global(temporal_table(len(c), 0), unit, ALIKE_SHOTS)
    alike = similarity(c, table, 0, TEMPERATURE)
    sizes = np.diff(bounds)
    nodes = {"c": c, "r": r, "like_c": propagate(c, table, alike), "like_r": propagate(r, table, alike)}
    found = {f"{rules}_{name}": np.repeat(rows, sizes, axis=0).astype(np.float64) for name, rows in nodes.items()}
    return found | {f"{rules}_d": descriptors(video.embeddings, bounds)}


def descriptors(embeddings: NDArray[np.float32], bounds: NDArray[np.int64]) -> NDArray[np.float64]:
    """What is known of a sample's shot, float64 [N, 12] in [−1, 1]: ten mid-ranks in the video and two places.

    Length of the shot; of all shots of its theme (`themes`), their number, and how far away the nearest is; distance from the
    mean of the video, from the shot before, from the one after, from the most similar other shot; scatter within the shot;
    distance of the sample from the shot's mean; place in the shot (−1 first … 1 last), distance from its middle.
    """
    sizes = np.diff(bounds)
    rows = embeddings.astype(np.float64) - embeddings.mean(axis=0, dtype=np.float64)
    means = shot_means(rows, bounds)
    unit = means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-6)
    cosines = unit @ unit.T
    beside = np.array([cosines[s, s + 1] for s in range(len(sizes) - 1)])
    others = cosines - 2.0 * np.eye(len(sizes))
    own = np.square(rows - np.repeat(means, sizes, axis=0)).sum(axis=1)
    theme = themes(shot_means(embeddings, bounds))
    same = theme[:, None] == theme[None, :]
    middles = (bounds[:-1] + bounds[1:]) / 2
    gaps = np.where(same & ~np.eye(len(sizes), dtype=bool), np.abs(middles[:, None] - middles[None, :]), len(rows)).min(axis=1)
    per_shot = np.stack(
        [
            sizes.astype(np.float64),
            same @ sizes.astype(np.float64),
            same.sum(axis=1),
            gaps,
            np.linalg.norm(means, axis=1),
            1.0 - np.concatenate([[1.0], beside]),
            1.0 - np.concatenate([beside, [1.0]]),
            1.0 - others.max(axis=1),
            np.sqrt(shot_means(own[:, None], bounds)[:, 0]),
        ],
        axis=1,
    )
    spread = np.repeat(per_shot, sizes, axis=0)
    place = np.concatenate([np.linspace(-1.0, 1.0, n) if n > 1 else np.zeros(1) for n in sizes.tolist()])
    ranked = [mid_ranks(column) for column in (*spread.T, np.sqrt(own))]
    return np.stack([*ranked, place, 2.0 * np.abs(place) - 1.0], axis=1).astype(np.float64)


def free_criteria(video: LabelledVideo) -> NDArray[np.float64]:
    """What needs no training, as mid-ranks, float64 [N, 3]: contrastive, themes, rarity of the content."""
    columns = [
        contrastive(video.embeddings),
        clusters(video.embeddings, video.times),
        rarity(video.embeddings, 1.0),
    ]
    return np.stack([mid_ranks(column) for column in columns], axis=1).astype(np.float64)


def edge_blocks(
    video: LabelledVideo, anchors: NDArray[np.float32], relational: NDArray[np.float32]
) -> dict[str, NDArray[np.float64]]:
    """The mean over similar samples with other neighbours (`similar4_c`) and other temperatures (`similar@0.1_c`)."""
    found: dict[str, NDArray[np.float64]] = {}
    near = temporal_table(len(video), 4)
    kinds = [(str(k), k, TEMPERATURE) for k in (4, 8, 16)] + [(f"@{t}", 32, t) for t in (0.1, 0.4)]
    for (name, k, temperature), (letter, rows) in itertools.product(kinds, (("c", anchors), ("r", relational))):
        table = with_global(near, video.embeddings, k)
        weight = similarity(anchors, table, 4, temperature)
        found[f"similar{name}_{letter}"] = propagate(rows, table, weight).astype(np.float64)
    return found


def gate_blocks(
    anchors: NDArray[np.float32], table: NeighbourTable, alike: NDArray[np.float32]
) -> dict[str, NDArray[np.float64]]:
    """The mean over similar samples behind gates of anchors.

    `shared_c` is the mean over those neighbours that share one of their `STRONGEST` anchors; in `gated_c` the cosine to an
    anchor passes where both ends are more than a deviation above the encoder's usual.

    Args:
        anchors: float32 [N, K], z-scored.
        table: Neighbours, [N, W].
        alike: float32 [N, W], from `similarity`.
    """
    strong = anchors >= np.sort(anchors, axis=1)[:, -STRONGEST, None]
    common = np.stack([(strong & strong[table.index[:, place]]).any(axis=1) for place in range(table.width)], axis=1)
    kept = alike * common
    kept /= np.maximum(kept.sum(axis=1, keepdims=True), 1e-12)
    opened = anchors > 1.0
    return {
        "shared_c": propagate(anchors, table, kept).astype(np.float64),
        "gated_c": opened * propagate(anchors * opened, table, alike).astype(np.float64),
    }
