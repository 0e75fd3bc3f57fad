"""What closed forms say of training videos that they did not learn from: a network may learn it beside people's opinions.

Distillation with cross-fitting: a teacher that had seen a video's opinions would only repeat them. (A guess; no paper of the
product's scorers does this.)
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.features import ANCHORS
from vsum_desktop.training.datasets import LabelledVideo
from vsum_desktop.training.evaluate import standard
from vsum_desktop.training.material import Material
from vsum_desktop.training.scorers.concepts import ConceptsConfig, ConceptsRecipe, ConceptsRun, RidgeConfig

PENALTIES = (1000.0, 3000.0, 10000.0, 30000.0, 100000.0)
DIRECTIONS_WINDOWS = (1, 9, 33)


@lru_cache(maxsize=8)
def out_of_fold(material: Material, names: tuple[str, ...]) -> dict[str, NDArray[np.float64]]:
    """Scores of videos by cross-validation among them, standardised per video, float64 [N].

    The mean of two ridges with edges between similar moments: one on the anchors, which a scorer of the product can follow,
    and one on the principal directions of these videos' captions, which know more and live in one space only. Each chooses its
    penalty by the same cross-validation.

    Args:
        material: All videos and the anchors.
        names: The training videos, two at least; no others are looked at.
    """
    videos = [material.collection.videos[name] for name in names]
    _, directions = principal(videos, ANCHORS)
    rows = np.zeros((ANCHORS, len(directions)), np.float32)
    rows[: directions.shape[1]] = directions.T
    rotated = Material(material.collection, rows)
    ridge = RidgeConfig(penalties=PENALTIES, views=(), queries=0)
    found = [
        ConceptsRun(known, names, (), ConceptsRecipe(ConceptsConfig(windows=windows), ridge), 0).out_of_fold()
        for known, windows in ((material, ConceptsConfig().windows), (rotated, DIRECTIONS_WINDOWS))
    ]
    return {name: standard(np.mean([standard(scores[name]) for scores in found], axis=0)) for name in names}


def principal(videos: Sequence[LabelledVideo], count: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Mean embedding [E] and the main directions [E, count] scaled to unit deviation: the encoder's own space."""
    rows = np.concatenate([video.embeddings for video in videos]).astype(np.float64)
    centre = rows.mean(axis=0)
    values, vectors = np.linalg.eigh(np.cov(rows - centre, rowvar=False))
    return centre, vectors[:, ::-1][:, :count] / np.sqrt(np.maximum(values[::-1][:count], 1e-12))
