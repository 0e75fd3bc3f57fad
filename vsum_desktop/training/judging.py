"""Which checkpoint may judge which video, and what checkpoints of any kind say of the videos that they never saw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.training.checkpoints import Checkpoint
from vsum_desktop.training.datasets import LabelledVideo
from vsum_desktop.training.evaluate import Following, agreement_with_people
from vsum_desktop.training.material import Material
from vsum_desktop.training.queries import ask, title_query
from vsum_desktop.training.scorers.protocol import Opened
from vsum_desktop.training.views import CLEAN, View, statistics


def checkpoint_runs(
    folder: Path, material: Material, tested: Sequence[LabelledVideo], view: View, titles: bool = False
) -> Mapping[int, Mapping[str, NDArray[np.floating]]]:
    """Scores of each video by the checkpoint of the fold that tests it, else by one that was trained without it.

    With `titles` each video is asked for its own title, as by somebody who types what the video is about.

    Returns:
        Seed → video id → scores float32 [N].

    Raises:
        ValueError: If every checkpoint of a seed was trained on a video, or a title is asked for where there is none.
    """
    runs: dict[int, dict[str, NDArray[np.floating]]] = {}
    for checkpoint, videos in judges(folder, tested):
        known = checkpoint.statistics
        if view != CLEAN:
            known = statistics([material.collection.videos[name] for name in checkpoint.train], view, material.anchors)
        scorer = checkpoint.scorer()
        asked = {video.id: title_query(video, material.anchors) if titles else None for video in videos}
        scores = {video.id: scorer.opened(video, material, view, known)(asked[video.id]) for video in videos}
        runs.setdefault(checkpoint.seed, {}).update(scores)
    return runs


def following(folder: Path, material: Material, tested: Sequence[LabelledVideo], draws: int) -> Following:
    """How well the checkpoints follow queries, mean over videos and seeds; judged like scores are."""
    found = []
    for checkpoint, videos in judges(folder, tested):
        scorer = checkpoint.scorer()
        for video in videos:
            opened = scorer.opened(video, material, CLEAN, checkpoint.statistics)
            found.append(follow_queries(opened, video, tested, material, draws))
    mean = np.nanmean(np.array(found), axis=0)
    return Following(draws, float(mean[0]), float(mean[1]))


def follow_queries(
    opened: Opened, video: LabelledVideo, others: Sequence[LabelledVideo], material: Material, draws: int
) -> tuple[float, float]:
    """Spearman's ρ of the scores with the relevance of drawn queries: with the query given, and without.

    The query is one token, as the product gives it. Means over the queries that ask for something present; NaN if there is
    none. Deterministic by video.
    """
    rng = np.random.default_rng([41, *video.id.encode()])
    plain = opened(None)
    pairs = []
    for query in (ask(video, others, material.collection, material.anchors, rng) for _ in range(draws)):
        if query.relevance is not None and np.ptp(query.relevance) > 0:
            rows = (opened(query.whole()), plain)
            pairs.append([agreement_with_people(row, query.relevance[None]).rho for row in rows])
    mean = np.mean(pairs, axis=0) if pairs else np.full(2, np.nan)
    return float(mean[0]), float(mean[1])


def judges(folder: Path, tested: Sequence[LabelledVideo]) -> list[tuple[Checkpoint, list[LabelledVideo]]]:
    """The checkpoints that may be tested, each with the videos that it is to score.

    Raises:
        ValueError: If there is no checkpoint, or every one of a seed was trained on a video.
    """
    by_seed: dict[int, list[Checkpoint]] = {}
    for path in sorted(folder.glob("*-seed*.pt")):
        checkpoint = Checkpoint.load(path)
        by_seed.setdefault(checkpoint.seed, []).append(checkpoint)
    if not by_seed:
        raise ValueError(f"no checkpoints in {folder}")
    found = []
    for seed, checkpoints in sorted(by_seed.items()):
        judged = {video.id: _judge(video.id, seed, checkpoints) for video in tested}
        shared = ((one, [video for video in tested if judged[video.id] is one]) for one in checkpoints)
        found += [(one, videos) for one, videos in shared if videos]
    return found


def _judge(video: str, seed: int, checkpoints: Sequence[Checkpoint]) -> Checkpoint:
    """The checkpoint that may be tested on a video."""
    unseen = [checkpoint for checkpoint in checkpoints if video not in checkpoint.train]
    for checkpoint in unseen:
        if video in checkpoint.test:
            return checkpoint
    for checkpoint in unseen:
        if checkpoint.fold < 0:
            return checkpoint
    raise ValueError(f"every checkpoint of seed {seed} was trained on {video}, or is of other folds")
