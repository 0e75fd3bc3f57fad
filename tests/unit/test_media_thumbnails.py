"""Single pictures on demand."""

from __future__ import annotations

import numpy as np
import pytest

from tests.media_factory import RECIPES, MediaFactory, read_number
from vsum_desktop.media.probe import probe
from vsum_desktop.media.thumbnails import Thumbnails


@pytest.mark.parametrize("name", RECIPES)
def test_any_frame_in_any_order(name: str, media_factory: MediaFactory) -> None:
    info = probe(media_factory(name))
    last = len(info.frames) - 1
    order = [0, last // 2, last // 2 + 1, last // 2 - 1, last, 0, last // 3, last // 3 + 9, last]
    with Thumbnails(info) as thumbnails:
        for frame in (min(index, last) for index in order if index >= 0):
            picture = thumbnails.frame(frame)
            assert read_number(picture) == frame
            assert picture.shape == (info.video.height, info.video.width, 3)


def test_stepping_through_is_the_same_as_jumping(media_factory: MediaFactory) -> None:
    info = probe(media_factory("open_gop"))
    with Thumbnails(info) as stepping, Thumbnails(info) as jumping:
        for frame in (*range(20, 40), *range(40, 20, -1)):
            jumping.close()
            np.testing.assert_array_equal(stepping.frame(frame, (64, 48)), jumping.frame(frame, (64, 48)))


def test_sizes_and_bounds(media_factory: MediaFactory) -> None:
    with Thumbnails(probe(media_factory("rotated90"))) as thumbnails:
        assert thumbnails.frame(3, (50, 20)).shape == (20, 50, 3)
        assert not thumbnails.frame(3).flags.writeable
        for outside in (-1, 60):
            with pytest.raises(IndexError):
                thumbnails.frame(outside)
