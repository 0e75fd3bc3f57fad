"""The videos that tests of the whole program work on: several scenes, sound, and frames that tell their number."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from tests.media_factory import PLAIN, Recipe, steady

#: Half a minute in six scenes, with sound: long enough to have something to choose from.
FILM: Recipe = replace(
    PLAIN,
    name="film.mp4",
    times=steady(750, 25),
    size=(320, 180),
    cuts=(100, 260, 380, 500, 640),
    gop=50,
    sounds=(Fraction(30),),
)

#: Long enough that a signal arrives in the middle of its analysis at a high sampling rate.
LONG_FILM: Recipe = replace(FILM, name="long film.mp4", times=steady(1500, 25), cuts=(300, 750, 1100), sounds=())
