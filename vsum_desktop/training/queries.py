"""Language training: what somebody might ask of a video, and what should then count as important.

A query is a caption of a stretch of the same video, or one or two of its words; sometimes a caption of another video, which
changes nothing. It is given as the product gives it: a vector in the joint space for the query channels, and tokens as cosines
to the anchors.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.features import anchor_cosines
from vsum_desktop.core.relational import mid_ranks
from vsum_desktop.training.datasets import Collection, LabelledVideo

ABSENT_SHARE = 0.15
CAPTION_SHARE = 0.5
FEW_TOKENS_SHARE = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Query:
    """A question about a video.

    Attributes:
        embedding: float32 [E], unit.
        tokens: float32 [L, 128], cosines to the anchors; the first is the whole query.
        relevance: float32 [N] in [0, 1], mid-ranks of the samples' similarity to it; None if it asks for something absent.
    """

    embedding: NDArray[np.float32]
    tokens: NDArray[np.float32]
    relevance: NDArray[np.float32] | None

    def whole(self) -> Query:
        """The same with its first token alone, as the product asks."""
        return replace(self, tokens=self.tokens[:1])


def ask(
    video: LabelledVideo,
    others: Sequence[LabelledVideo],
    collection: Collection,
    anchors: NDArray[np.float32],
    rng: np.random.Generator,
) -> Query:
    """Draw a query for a video.

    Args:
        video: The video that is asked about.
        others: Training videos to take absent queries from.
        collection: Holds the word embeddings.
        anchors: float32 [128, E].
        rng: Source of all choices.
    """
    absent = rng.random() < ABSENT_SHARE and len(others) > 1
    source = others[int(rng.integers(len(others)))] if absent else video
    absent = source.id != video.id
    sample = int(rng.integers(len(source)))
    words = source.words[source.captions[sample]]
    words = words[words >= 0]
    if len(words) == 0 or rng.random() < CAPTION_SHARE:
        whole = source.embeddings[sample]
        parts = words
    else:
        parts = rng.permutation(words)[: rng.integers(1, 3)]
        whole = _unit(collection.word_embeddings[parts].mean(axis=0))
    vectors = np.concatenate([whole[None], collection.word_embeddings[parts]])
    if rng.random() < FEW_TOKENS_SHARE:
        vectors = vectors[:1]
    relevance = None if absent else (mid_ranks(video.embeddings @ whole) + 1.0) / 2.0
    return Query(whole, anchor_cosines(vectors, anchors), relevance)


def title_query(video: LabelledVideo, anchors: NDArray[np.float32]) -> Query:
    """The video's title as a query of one token, as the product asks.

    Raises:
        ValueError: If the video has no title.
    """
    if video.title is None:
        raise ValueError(f"{video.id} has no title")
    return Query(video.title, anchor_cosines(video.title[None], anchors), None)


def follow(target: NDArray[np.float32], query: Query | None, strength: float) -> NDArray[np.float32]:
    """What should count as important: (1 − β)·target + β·relevance, unchanged without a query or for an absent one.

    Args:
        target: float32 [..., N] in [0, 1].
        query: The query or None.
        strength: β in [0, 1].
    """
    if query is None or query.relevance is None:
        return target
    return ((1.0 - strength) * target + strength * query.relevance).astype(np.float32)


def _unit(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    unit: NDArray[np.float32] = (vector / max(float(np.linalg.norm(vector)), 1e-12)).astype(np.float32)
    return unit
