"""What SG-UVS is led by beside the restoration: criteria that a video's own captions give, without anybody's opinion or title.

A title helps because it says what a video is about; the captions say so too. The words that are frequent in a video's captions
and rare in those of other videos are taken for its title, and how near a sample is to them stands beside the contrastive
criterion (what differs locally and recurs globally). Only training knows the captions' words: the selector learns to tell the
two from the inputs that it has for any video.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.scores import contrastive
from vsum_desktop.training.datasets import Collection, LabelledVideo
from vsum_desktop.training.standardise import standardised


def own_words(videos: Sequence[LabelledVideo], vocabulary: int, count: int) -> list[NDArray[np.int64]]:
    """The words that tell each video from the others, the most telling first: share of its samples × log inverse frequency.

    Args:
        videos: The videos, each the others' background.
        vocabulary: How many words there are.
        count: Most words of a video.

    Returns:
        int64 [≤ count] for each video, places in the vocabulary; empty where no caption has a word.
    """
    shares = np.zeros((len(videos), vocabulary))
    for row, video in zip(shares, videos, strict=True):
        said = video.words[video.captions]
        row += np.bincount(said[said >= 0], minlength=vocabulary) / len(video)
    rarity = np.log((len(videos) + 1) / ((shares > 0).sum(axis=0) + 1))
    telling = shares * rarity
    order = np.argsort(-telling, axis=1, kind="stable")[:, :count]
    return [places[row[places] > 0] for places, row in zip(order, telling, strict=True)]


def guides(videos: Sequence[LabelledVideo], collection: Collection, words: int) -> list[NDArray[np.float32]]:
    """What leads the selector in each video: nearness to its own words plus the contrastive criterion, both standardised.

    Args:
        videos: Training videos.
        collection: Holds the embeddings of words.
        words: How many make the theme, ≥ 0; with 0 the contrastive criterion is alone.

    Returns:
        float32 [N] with mean 0 and deviation 1 for each video; 0 throughout where nothing differs.
    """
    found = []
    for video, own in zip(videos, own_words(videos, len(collection.vocabulary), words), strict=True):
        total = standardised(contrastive(video.embeddings))
        if len(own):
            total = total + standardised(video.embeddings @ collection.word_embeddings[own].mean(axis=0))
        found.append(standardised(total).astype(np.float32))
    return found
