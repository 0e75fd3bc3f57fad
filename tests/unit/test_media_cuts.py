"""Cut detection: frame-exact on hard cuts, silent on flashes, motion, fades and stills."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from tests.media_factory import CUTS, MediaFactory, draw_frame
from vsum_desktop.media.cuts import CutDetector, SmallLuma
from vsum_desktop.media.probe import probe
from vsum_desktop.media.reader import SampleReader

Small = NDArray[np.uint8]


def found_in(pictures: Iterable[Small]) -> list[int]:
    detector = CutDetector()
    for frame, small in enumerate(pictures):
        detector.push(frame, small)
    detector.finish()
    return detector.cuts.tolist()


def scene(seed: int) -> NDArray[np.float64]:
    """A smooth random picture, float [45, 80]."""
    random = np.random.default_rng(seed)
    coarse = random.uniform(20, 230, (6, 8))
    rows = np.linspace(0, 5, 45)[:, None]
    columns = np.linspace(0, 7, 80)
    return np.array([[coarse[int(r), int(c)] for c in columns] for (r,) in rows])


def noisy(picture: NDArray[np.float64], count: int, seed: int = 0) -> list[Small]:
    random = np.random.default_rng(seed)
    return [np.clip(picture + random.normal(0, 3, picture.shape), 0, 255).astype(np.uint8) for _ in range(count)]


def test_cuts_in_a_decoded_video_are_found_to_the_frame(media_factory: MediaFactory) -> None:
    info = probe(media_factory(CUTS))
    reader = SampleReader(info, rate=1, size=(32, 32))
    for _ in reader:
        pass
    assert reader.cuts.tolist() == list(CUTS.cuts)


@pytest.mark.parametrize(
    "pixel_format", ["yuv420p", "yuv422p10le", "nv12", "p010le", "yuyv422", "rgb24", "bgra", "gbrp", "gray", "gray16be"]
)
def test_every_pixel_format_gives_the_same_small_picture(pixel_format: str) -> None:
    picture = draw_frame(5, replace(CUTS, size=(320, 180)))
    frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
    reference = SmallLuma()(frame.reformat(format="yuv420p")).astype(int)
    small = SmallLuma()(frame.reformat(format=pixel_format)).astype(int)
    assert small.shape == (45, 80)
    # Full range and limited range differ by up to 20 grey levels, which no decision depends on.
    assert np.abs(small - reference).mean() < 20
    assert np.corrcoef(small.ravel(), reference.ravel())[0, 1] > 0.98


def test_two_cuts_a_few_frames_apart_are_both_found() -> None:
    assert found_in(noisy(scene(1), 20) + noisy(scene(2), 5) + noisy(scene(3), 20)) == [20, 25]


@pytest.mark.parametrize("length", [1, 2, 4])
def test_a_flash_is_no_cut(length: int) -> None:
    flash = np.full((45, 80), 250.0)
    assert found_in(noisy(scene(1), 20) + noisy(flash, length) + noisy(scene(1), 20)) == []


def test_motion_fades_noise_and_black_are_no_cuts() -> None:
    wide = np.tile(scene(4), (1, 3))
    pan = [wide[:, 4 * k : 4 * k + 80].astype(np.uint8) for k in range(30)]
    fade = [(scene(5) * (1 - k / 30)).astype(np.uint8) for k in range(31)]
    dissolve = [(scene(6) * (1 - k / 25) + scene(7) * k / 25).astype(np.uint8) for k in range(26)]
    static = np.random.default_rng(1).integers(0, 256, (40, 45, 80)).astype(np.uint8)
    black = noisy(np.full((45, 80), 4.0), 40)
    for pictures in (pan, fade, dissolve, list(static), black):
        assert found_in(pictures) == []


def test_frames_shown_twice_do_not_hide_a_cut_nor_make_one() -> None:
    wide = np.tile(scene(8), (1, 3))
    slow = [wide[:, 6 * (k // 3) : 6 * (k // 3) + 80].astype(np.uint8) for k in range(40)]
    assert found_in(slow) == []
    assert found_in(slow + noisy(scene(9), 20)) == [40]


def test_a_cut_into_black_and_out_of_it_is_found() -> None:
    black = np.full((45, 80), 16.0)
    assert found_in(noisy(scene(1), 20) + noisy(black, 20) + noisy(scene(2), 20)) == [20, 40]


def test_the_ends_of_a_video_are_decided_too() -> None:
    assert found_in(noisy(scene(1), 3) + noisy(scene(2), 20) + noisy(scene(3), 2)) == [3, 23]
    assert found_in([]) == []
    assert found_in(noisy(scene(1), 1)) == []


def test_a_detector_that_starts_late_reports_only_what_it_can_know() -> None:
    pictures = noisy(scene(1), 40) + noisy(scene(2), 40) + noisy(scene(3), 40)
    detector = CutDetector(first=70)
    for frame in range(54, 120):
        detector.push(frame, pictures[frame])
    detector.finish()
    assert detector.cuts.tolist() == [80]
