"""Concept words: what a shot shows, in words that the encoder finds unusually near to its keyframe."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

MOST = 2
# How many deviations above its mean over ordinary pictures the cosine to a word has to be before it is said, and how near the
# second word has to come to the first. A wrong word is worse than none: on the labelled test videos fewer deviations named
# offices and make-up that are not there.
UNUSUAL = 3.5
NEAR = 0.75


def shot_words(
    keyframes: NDArray[np.float32],
    anchors: NDArray[np.float32],
    mean: NDArray[np.float32],
    deviation: NDArray[np.float32],
    words: Sequence[str],
) -> tuple[tuple[str, ...], ...]:
    """The words that fit each shot, the nearest first.

    Args:
        keyframes: float32 [S, E], unit embeddings of the shots' keyframes.
        anchors: float32 [K, E], unit embeddings of the words.
        mean: float32 [K], mean cosine to each word over ordinary pictures.
        deviation: float32 [K], its standard deviation, > 0.
        words: K words.

    Returns:
        Per shot at most `MOST` words, none where nothing stands out.
    """
    cosine = keyframes @ anchors.T
    cosine = np.where((cosine - mean) / deviation >= UNUSUAL, cosine, -1.0)
    best = np.argsort(-cosine, axis=1, kind="stable")[:, :MOST]
    named = []
    for row, places in zip(cosine, best, strict=True):
        least = max(0.0, NEAR * float(row[places[0]]))
        named.append(tuple(words[place] for place in places if row[place] > 0 and row[place] >= least))
    return tuple(named)
