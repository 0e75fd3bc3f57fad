"""Do closed forms that were fitted on captions carry over to features of an encoder that they never saw?

    python -m benchmarks.carry_over --data LABELS --work DIR --config TOML --features H5 --only NAME... [--noise R] [--beside]

Each variant is fitted on the captions of the training videos of every fold, as in `study.py`, and scores the test videos of
which H5 holds features (`video_k/features`) by columns made of these. The other encoder has no text tower: its anchors, which
only weigh edges and which a relational variant never reads, are the principal directions of its features. With `--noise` the
ridges are fitted on captions as a virtual encoder sees them, its noise that long beside the signal. With `--beside` they are
fitted on the features of the training videos as well, and these alone choose the penalty. Nothing is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.closed_forms import Closed, Ridge
from benchmarks.study import Bench, arguments_of, opened
from vsum_desktop.core.features import ANCHORS
from vsum_desktop.core.scores import contrastive
from vsum_desktop.training.datasets import LabelledVideo, read_embeddings
from vsum_desktop.training.evaluate import mean_agreement
from vsum_desktop.training.evaluation.floors import RANDOM_SEEDS, position_scores, random_scores
from vsum_desktop.training.material import Material
from vsum_desktop.training.teacher import principal
from vsum_desktop.training.views import View, seen

SEED = 5


def with_features(bench: Bench, path: Path) -> Bench:
    """The videos of which a file holds features, with these in the place of their captions."""
    collection = read_embeddings(path, bench.material.collection, bench.dataset)
    _, directions = principal(collection.of(bench.dataset), ANCHORS)
    return replace(bench, material=Material(collection, directions.T.astype(np.float32)))


def through_noise(bench: Bench, noise: float) -> Bench:
    """All videos as a virtual encoder sees them."""
    collection = bench.material.collection
    view = View(noise, 1.0, SEED)
    videos = {name: replace(video, embeddings=seen(video, view).embeddings) for name, video in collection.videos.items()}
    return replace(bench, material=replace(bench.material, collection=replace(collection, videos=videos)))


def floors(bench: Bench, videos: Sequence[LabelledVideo]) -> dict[str, float]:
    """Mean τ of what needs no weights."""
    draws = [random_scores(videos, seed) for seed in range(RANDOM_SEEDS)]
    criteria = {video.id: contrastive(video.embeddings) for video in videos}
    place = position_scores(bench.material.collection.videos, bench.partitions["0"])
    return {
        "random": float(np.mean([mean_agreement(videos, draw.__getitem__).tau for draw in draws])),
        "position": mean_agreement(videos, place.__getitem__).tau,
        "contrastive": mean_agreement(videos, criteria.__getitem__).tau,
    }


def main() -> None:
    parser = arguments_of("Run closed forms on another encoder's features.")
    parser.add_argument("--features", type=Path, required=True)
    parser.add_argument("--noise", type=float, default=0.0)
    parser.add_argument("--beside", action="store_true")
    arguments = parser.parse_args()
    document, bench = opened(arguments)
    other = with_features(bench, arguments.features)
    print(f"{len(other.videos)} videos of {bench.dataset}; floors, τ:", end=" ")
    print(", ".join(f"{name} {tau:.4f}" for name, tau in floors(bench, other.videos).items()), flush=True)
    captions = Closed(through_noise(bench, arguments.noise) if arguments.noise else bench)
    features = Closed(other)
    for variant in document["closed"]:
        if variant["name"] not in (arguments.only or []):
            continue
        shown = Ridge(features, variant)
        fitted = Ridge(captions, variant, shown if arguments.beside else None)
        taus, inner = [], []
        for name in bench.whole[: variant["partitions"]]:
            scores: dict[str, NDArray[np.float64]] = {}
            for fold in bench.partitions[name]:
                weights, value = fitted.fit(fold.train)
                inner.append(value)
                scores |= {video: shown.scores(video, weights[:, None])[:, 0] for video in shown.known(fold.test)}
            taus.append(mean_agreement(other.videos, scores.__getitem__).tau)
        parts = ", ".join(f"{tau:.4f}" for tau in taus)
        print(f"{variant['name']:46s} τ {np.mean(taus):.4f} ({parts})  inner τ {np.mean(inner):.4f}", flush=True)


if __name__ == "__main__":
    main()
