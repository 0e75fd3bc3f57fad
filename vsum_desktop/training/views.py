"""Virtual encoders: caption embeddings made to look like those of an image encoder, as `concepts-v1` inputs.

An image encoder's embeddings lie apart from text by a constant gap and scatter around what a caption says. A view adds both
to the caption embeddings of a video: e' = unit(e + gap·g + noise·(√ρ·n_caption + √(1−ρ)·n_sample)), with unit directions g
(one for the view) and n (one per caption of the video, one per sample). Each view has its own anchor statistics, as each
encoder has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.features import CLIP, FrameFeatures, anchor_cosines, concepts_v1, replace_query
from vsum_desktop.training.datasets import LabelledVideo
from vsum_desktop.training.queries import Query

SHARED_NOISE = 0.5


@dataclass(frozen=True, slots=True)
class View:
    """A virtual encoder. `noise` and `gap` are lengths beside the unit embeddings; the clean captions have both 0."""

    noise: float
    gap: float
    seed: int


@dataclass(frozen=True, slots=True, eq=False)
class Statistics:
    """Mean and deviation of a view's cosines to each anchor, float32 [128]."""

    mean: NDArray[np.float32]
    deviation: NDArray[np.float32]


CLEAN = View(0.0, 0.0, 0)


@lru_cache(maxsize=256)
def seen(video: LabelledVideo, view: View) -> FrameFeatures:
    """What the virtual encoder makes of a video; the same for the same video and view."""
    n, size = video.embeddings.shape
    rows = video.embeddings
    if view.noise or view.gap:
        shared = np.random.default_rng([view.seed, 1])
        own = np.random.default_rng([view.seed, 2, *video.id.encode()])
        gap = _directions(shared, 1, size)
        captions = _directions(own, int(video.captions.max()) + 1, size)[video.captions]
        samples = _directions(own, n, size)
        noise = np.sqrt(SHARED_NOISE) * captions + np.sqrt(1.0 - SHARED_NOISE) * samples
        moved = rows + view.gap * gap + view.noise * noise
        rows = (moved / np.linalg.norm(moved, axis=1, keepdims=True)).astype(np.float32)
    return FrameFeatures(video.times, np.arange(n, dtype=np.int64), rows, None, np.full(n, 0.5, np.float32))


def seen_words(video: LabelledVideo, view: View, embeddings: NDArray[np.float32]) -> NDArray[np.float32]:
    """The words of each caption as the virtual encoder would see what they name: with the view's gap and noise of their own.

    Args:
        video: Its `words`, [C, 16].
        view: The virtual encoder.
        embeddings: float32 [V, E], of the vocabulary.

    Returns:
        float32 [C, 16, E], unit rows; a zero row where there is no word.
    """
    there = video.words >= 0
    rows = np.where(there[..., None], embeddings[np.maximum(video.words, 0)], np.float32(0))
    if view.noise or view.gap:
        count, places, size = rows.shape
        gap = _directions(np.random.default_rng([view.seed, 1]), 1, size)
        noise = _directions(np.random.default_rng([view.seed, 3, *video.id.encode()]), count * places, size)
        moved = rows + view.gap * gap + view.noise * noise.reshape(rows.shape)
        moved /= np.linalg.norm(moved, axis=2, keepdims=True)
        rows = (moved * there[..., None]).astype(np.float32)
    return rows


def statistics(videos: Sequence[LabelledVideo], view: View, anchors: NDArray[np.float32]) -> Statistics:
    """Anchor statistics of a view over some videos, each weighing the same.

    Args:
        videos: Training videos only.
        view: The virtual encoder.
        anchors: float32 [128, E].
    """
    means, squares = [], []
    for video in videos:
        cosines = anchor_cosines(seen(video, view).embeddings, anchors).astype(np.float64)
        means.append(cosines.mean(axis=0))
        squares.append(np.square(cosines).mean(axis=0))
    mean = np.mean(means, axis=0)
    deviation = np.sqrt(np.maximum(np.mean(squares, axis=0) - np.square(mean), 1e-8))
    return Statistics(mean.astype(np.float32), deviation.astype(np.float32))


def inputs(video: LabelledVideo, view: View, anchors: NDArray[np.float32], known: Statistics) -> NDArray[np.float32]:
    """The `concepts-v1` matrix of a video as the view sees it, without a query, float32 [N, 197].

    What does not depend on the statistics is kept for the next fold or seed.
    """
    held = _raw(video, view, _Anchors.of(anchors))
    matrix = held.copy()
    cosines = matrix[:, : len(anchors)]
    matrix[:, : len(anchors)] = np.clip((cosines - known.mean) / np.maximum(known.deviation, 1e-4), -CLIP, CLIP)
    return matrix


@dataclass(frozen=True, slots=True, eq=False)
class _Anchors:
    """Anchors as a key: equal only to itself."""

    rows: NDArray[np.float32]

    @classmethod
    def of(cls, rows: NDArray[np.float32]) -> _Anchors:
        for held in _HELD:
            if held.rows is rows:
                return held
        _HELD.append(cls(rows))
        del _HELD[:-4]
        return _HELD[-1]


_HELD: list[_Anchors] = []


def asked(plain: NDArray[np.float32], frames: FrameFeatures, query: Query | None, known: Statistics) -> NDArray[np.float32]:
    """The inputs float32 [N, D] of a view without a query, with the query's columns instead; the same array for None."""
    if query is None:
        return plain
    return replace_query(plain, frames, query.embedding, known.mean, known.deviation)


@lru_cache(maxsize=2048)
def _raw(video: LabelledVideo, view: View, anchors: _Anchors) -> NDArray[np.float32]:
    """The matrix with plain cosines in the place of the z-scored ones."""
    count = len(anchors.rows)
    matrix = concepts_v1(seen(video, view), anchors.rows, np.zeros(count, np.float32), np.ones(count, np.float32))
    matrix.flags.writeable = False
    return matrix


def _directions(rng: np.random.Generator, count: int, size: int) -> NDArray[np.float64]:
    rows = rng.standard_normal((count, size))
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)
