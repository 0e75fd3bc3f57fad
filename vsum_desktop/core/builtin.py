"""Scorers that need no model: one training-free criterion each, and the two floors that every figure stands beside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.clusters import clusters
from vsum_desktop.core.features import FrameFeatures
from vsum_desktop.core.jobs import CancelToken
from vsum_desktop.core.scores import contrastive

EVEN_MOMENTS = 12
Score = Callable[[FrameFeatures, CancelToken | None], NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class BuiltIn:
    """A scorer without a model: id, name for people, one line about it, and `score`: samples ↦ float32 [N] in [0, 1]."""

    id: str
    title: str
    note: str
    score: Score


def uniform(samples: int) -> NDArray[np.float32]:
    """Importance that looks at nothing: twelve evenly spaced moments are 1, falling to 0 halfway between; float32 [N]."""
    phase = (np.arange(samples) + 0.5) / max(samples, 1) * EVEN_MOMENTS % 1.0
    return (1.0 - 2.0 * np.abs(phase - 0.5)).astype(np.float32)


def random(samples: int, seed: int = 0) -> NDArray[np.float32]:
    """Importance by chance, the same for the same seed; float32 [N] in [0, 1]."""
    return np.random.default_rng(seed).random(samples, dtype=np.float32)


BUILT_IN: Mapping[str, BuiltIn] = MappingProxyType(
    {
        one.id: one
        for one in (
            BuiltIn(
                "contrastive",
                "Contrastive",
                "Training-free: what differs locally and recurs globally",
                lambda features, cancel: contrastive(features.embeddings, cancel),
            ),
            BuiltIn(
                "clusters",
                "Themes",
                "Training-free: typical moments of what the video shows longest",
                lambda features, cancel: clusters(features.embeddings, features.times, cancel),
            ),
            BuiltIn(
                "uniform",
                "Evenly spaced",
                "Looks at nothing: twelve evenly spaced moments, to compare with",
                lambda features, cancel: uniform(len(features)),
            ),
            BuiltIn(
                "random",
                "Random",
                "Looks at nothing: chance, the same every time, to compare with",
                lambda features, cancel: random(len(features)),
            ),
        )
    }
)
