"""Concept words of shots."""

from __future__ import annotations

import numpy as np

from vsum_desktop.core.concepts import shot_words

WORDS = ("dog", "cat", "sea", "car")
ANCHORS = np.eye(4, 6, dtype=np.float32)
MEAN, DEVIATION = np.full(4, 0.1, np.float32), np.full(4, 0.1, np.float32)
Cosines = tuple[float, float, float, float]


def _named(*samples: Cosines, shot: tuple[int, ...] | None = None, keyframe: tuple[int, ...] | None = None):
    """The words of shots; without `shot` each sample is one."""
    rest = [np.sqrt(1 - sum(value**2 for value in row)) for row in samples]
    embeddings = np.array([[*row, value, 0] for row, value in zip(samples, rest, strict=True)], np.float32)
    of = np.arange(len(samples)) if shot is None else np.array(shot)
    keyframes = np.arange(len(samples)) if keyframe is None else np.array(keyframe)
    return shot_words(embeddings, keyframes, of, ANCHORS, MEAN, DEVIATION, WORDS)


def test_what_wins_clearly_is_named():
    assert _named((0.5, 0.1, 0.1, 0.0), (0.1, 0.0, 0.2, 0.7)) == (("dog",), ("car",))


def test_two_words_that_come_equally_near_are_both_named_nearest_first():
    assert _named((0.5, 0.505, 0.1, 0.0), (0.1, 0.1, 0.1, 0.1)) == (("cat", "dog"), ())


def test_nothing_is_named_where_nothing_wins():
    assert _named((0.5, 0.5, 0.5, 0.49)) == ((),)


def test_nothing_is_named_that_ordinary_pictures_have_too():
    assert _named((0.24, 0.0, 0.0, 0.0)) == ((),)


def test_all_samples_of_a_shot_count():
    samples = ((0.5, 0.0, 0.0, 0.0), (0.0, 0.6, 0.0, 0.0), (0.0, 0.6, 0.0, 0.0))
    assert _named(*samples, shot=(0, 0, 0), keyframe=(0,)) == (("cat",),)


def test_a_shot_without_samples_is_named_by_its_keyframe():
    assert _named((0.5, 0.0, 0.0, 0.0), (0.0, 0.6, 0.0, 0.0), shot=(0, 2), keyframe=(0, 1, 1))[1] == ("cat",)


def test_what_the_whole_video_has_counts_less():
    everywhere = ((0.5, 0.44, 0.0, 0.0),) * 2
    assert _named(*everywhere) == (("dog",), ("dog",))
    assert _named(*everywhere, *((0.5, 0.0, 0.0, 0.0),) * 6)[0] != ("dog",)


def test_no_shots():
    none = np.zeros(0, np.int64)
    assert shot_words(np.zeros((0, 6), np.float32), none, none, ANCHORS, MEAN, DEVIATION, WORDS) == ()
