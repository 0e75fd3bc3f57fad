"""Concept words of shots."""

from __future__ import annotations

import numpy as np

from vsum_desktop.core.concepts import shot_words

WORDS = ("dog", "cat", "sea", "car")
ANCHORS = np.eye(4, 6, dtype=np.float32)
MEAN, DEVIATION = np.full(4, 0.1, np.float32), np.full(4, 0.1, np.float32)


def _named(*cosines: tuple[float, float, float, float]) -> tuple[tuple[str, ...], ...]:
    rest = [np.sqrt(1 - sum(value**2 for value in row)) for row in cosines]
    keyframes = np.array([[*row, value, 0] for row, value in zip(cosines, rest, strict=True)], np.float32)
    return shot_words(keyframes, ANCHORS, MEAN, DEVIATION, WORDS)


def test_what_stands_out_is_named_nearest_first():
    assert _named((0.5, 0.6, 0.1, 0.0), (0.1, 0.0, 0.2, 0.7)) == (("cat", "dog"), ("car",))


def test_nothing_is_named_where_nothing_stands_out():
    assert _named((0.3, 0.3, 0.2, 0.1)) == ((),)


def test_a_second_word_has_to_come_near_the_first():
    assert _named((0.8, 0.5, 0.0, 0.0)) == (("dog",),)


def test_two_words_are_enough():
    assert _named((0.5, 0.5, 0.5, 0.49)) == (("dog", "cat"),)


def test_no_shots():
    assert shot_words(np.zeros((0, 6), np.float32), ANCHORS, MEAN, DEVIATION, WORDS) == ()
