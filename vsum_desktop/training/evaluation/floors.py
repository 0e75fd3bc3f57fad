"""What every figure must stand beside: chance, the place in the video, and people themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.training.datasets import Fold, LabelledVideo, opinion_ranks
from vsum_desktop.training.evaluation.protocols import Agreement, Rules, mean_of, measure_all, measure_person

RANDOM_SEEDS = 100
RANK_SEEDS = 20  # where there is no F1: the mean of a coefficient over 50 videos is known well enough


def floors(
    videos: Mapping[str, LabelledVideo], tested: Sequence[LabelledVideo], folds: Sequence[Fold], rules: Rules
) -> dict[str, Agreement]:
    """The two floors of every table: `random` (mean of 100 draws through the same knapsack, 20 without one) and `position`."""
    seeds = RANDOM_SEEDS if any(video.frames is not None for video in tested) else RANK_SEEDS
    draws = [mean_of(measure_all(tested, random_scores(tested, seed).__getitem__, rules)) for seed in range(seeds)]
    place = position_scores(videos, folds)
    return {"random": mean_of(draws), "position": mean_of(measure_all(tested, place.__getitem__, rules))}


def title_floor(tested: Sequence[LabelledVideo], rules: Rules) -> Agreement:
    """What the title alone says: the cosine of each sample to it."""
    alone = {video.id: video.embeddings @ video.title for video in tested if video.title is not None}
    return mean_of(measure_all(tested, alone.__getitem__, rules))


def random_scores(videos: Sequence[LabelledVideo], seed: int) -> dict[str, NDArray[np.float64]]:
    """Uniform random scores for each video, by seed."""
    return {video.id: np.random.default_rng([seed, *video.id.encode()]).random(len(video)) for video in videos}


def position_scores(videos: Mapping[str, LabelledVideo], folds: Sequence[Fold]) -> dict[str, NDArray[np.float64]]:
    """Scores that know nothing but the place in the video.

    A cubic in the relative position, fitted to each training fold's mean opinion ranks. A video tested in several folds keeps
    the last one's.
    """
    scores: dict[str, NDArray[np.float64]] = {}
    for fold in folds:
        design = np.concatenate([_powers(len(videos[name])) for name in fold.train])
        target = np.concatenate([opinion_ranks(videos[name]).mean(axis=0) for name in fold.train])
        weights = np.linalg.lstsq(design, target, rcond=None)[0]
        for name in fold.test:
            scores[name] = _powers(len(videos[name])) @ weights
    return scores


def people_against_people(videos: Sequence[LabelledVideo], rules: Rules) -> tuple[Agreement, ...]:
    """One person against the others, mean over people, for each video: what a single prediction of the same kind can reach."""
    return tuple(mean_of([measure_person(video, u, rules) for u in range(len(video.opinions))]) for video in videos)


def _powers(n: int) -> NDArray[np.float64]:
    place = np.linspace(-1.0, 1.0, n)
    return np.stack([np.ones(n), place, place**2, place**3], axis=1)
