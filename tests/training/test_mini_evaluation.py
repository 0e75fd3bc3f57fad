"""Figures are what their names say, and constants are chosen without the video that they are judged on."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from vsum_desktop.core.relevance import Calibration
from vsum_desktop.training.mini.calibrate import Prompted, fit, pick_distractors, presence_loss
from vsum_desktop.training.mini.evaluate import Embedded, Scored, score_cosine, summarise
from vsum_desktop.training.mini.packs import Pack
from vsum_desktop.training.mini.space import normalise
from vsum_desktop.training.mini.timelines import (
    Query,
    Timeline,
    average_precision,
    presence_auc,
    random_precision,
    read_timeline,
)
from vsum_desktop.training.mini.whereabouts import locate


def test_average_precision_by_hand() -> None:
    right = np.array([True, False, True, False])
    assert average_precision(np.array([4.0, 3.0, 2.0, 1.0]), right) == pytest.approx((1 + 2 / 3) / 2)
    assert average_precision(np.array([1.0, 3.0, 2.0, 4.0]), right) == pytest.approx((1 / 3 + 2 / 4) / 2)
    assert random_precision(np.array([True] + [False] * 9)) == pytest.approx(0.29, abs=0.06)


def test_presence_auc_counts_ties_half() -> None:
    assert presence_auc([2.0, 1.0], [1.0, 0.0]) == pytest.approx(3.5 / 4)


def directions(seed: int, count: int, size: int = 32) -> NDArray[np.float32]:
    return normalise(np.random.default_rng(seed).normal(size=(count, size)))


def toy_video(seed: int) -> Embedded:
    """Twenty samples of four things; queries for two of them, and for two that are not there."""
    things = directions(0, 8)
    samples = normalise(things[np.repeat(np.arange(4), 5)] + 0.1 * np.random.default_rng(seed).normal(size=(20, 32)))
    queries = []
    for thing, kind in ((0, "noun"), (2, "scene"), (5, "absent"), (6, "absent")):
        right = np.repeat(np.arange(4), 5) == thing
        queries.append(Query(str(thing), kind, right, np.ones(20, np.bool_)))
    timeline = Timeline(str(seed), np.zeros((20, 2, 2, 3), np.uint8), np.ones(20, np.float32), tuple(queries))
    return Embedded(timeline, samples.astype(np.float32), things[[0, 2, 5, 6]])


def test_a_model_that_knows_is_given_full_marks() -> None:
    videos = [toy_video(seed) for seed in range(1, 4)]
    figures = summarise([video.timeline for video in videos], [score_cosine(video) for video in videos])
    assert figures.precision == 1.0
    assert figures.first == 1.0
    assert figures.presence == 1.0
    assert figures.kinds == {"noun": 1.0, "scene": 1.0}
    assert figures.chance < 0.5


def test_calibration_separates_present_from_absent() -> None:
    videos = [toy_video(seed) for seed in range(1, 11)]
    pools = {20: directions(9, 20), 40: directions(8, 40)}
    blind = [dataclasses.replace(video, queries=directions(7, 4)) for video in videos]
    candidates = {"seen as {}": Prompted(blind, pools), None: Prompted(videos, pools)}
    found = fit(candidates, Calibration(20.0, directions(9, 20)))
    assert found.choice.prompt is None, "the other prompt makes the queries mean nothing"
    assert found.choice.count in (20, 40)
    assert found.held_out.presence == 1.0
    assert found.weak_present <= 0.2, "the threshold lies where one present query in ten is missed; here are twenty"
    assert found.weak_absent == 1.0
    assert found.log_loss < 0.3


def test_peaks_are_held_against_presence() -> None:
    timeline = toy_video(1).timeline
    scored = [Scored(np.zeros(20), peak) for peak in (0.9, 0.8, 0.1, 0.2)]
    wanted = -np.mean([np.log([0.9, 0.8]), np.log([0.9, 0.8])])
    assert presence_loss(timeline, scored) == pytest.approx(wanted)
    assert presence_loss(timeline, scored[::-1]) > presence_loss(timeline, scored)


def test_calibration_takes_ordinary_pictures_into_account() -> None:
    videos = [toy_video(seed) for seed in range(1, 6)]
    ordinary = normalise(directions(0, 8)[5:7].repeat(3, 0) + 0.05 * np.random.default_rng(2).normal(size=(6, 32)))
    asked = [dataclasses.replace(video, queries=normalise(video.queries + 0.6 * directions(0, 8)[0])) for video in videos]
    pools = {20: directions(9, 20)}
    blind = fit({None: Prompted(asked, pools)}, Calibration(20.0, directions(9, 20)))
    knowing = fit({None: Prompted(asked, pools)}, Calibration(20.0, directions(9, 20), ordinary=ordinary))
    assert knowing.choice.presence > 0
    assert blind.choice.presence == 0
    assert knowing.held_out.presence >= blind.held_out.presence


def test_black_samples_come_last() -> None:
    video = toy_video(1)
    luma = np.ones(20, np.float32)
    luma[0] = 0.0
    dark = Timeline("dark", video.timeline.pixels, luma, video.timeline.queries)
    scored = score_cosine(Embedded(dark, video.samples, video.queries))
    assert all(int(np.argmin(result.values)) == 0 for result in scored)


def test_distractors_cover_the_names_evenly() -> None:
    centres = directions(0, 5)
    vectors = normalise(np.repeat(centres, 10, 0) + 0.05 * np.random.default_rng(1).normal(size=(50, 32)))
    names = [f"{group}-{place}" for group in range(5) for place in range(10)]
    chosen = pick_distractors(names, vectors, 5, seed=3)
    assert len(chosen) == len(set(chosen)) <= 5
    assert pick_distractors(names, vectors, 5, seed=3) == chosen
    assert sorted(pick_distractors(names, vectors, 50)) == sorted(names)


def test_real_timeline_has_its_labels(shared_data: Path) -> None:
    timeline = read_timeline(shared_data / "timelines" / "t5_vfr_360p.json", 32)
    assert timeline.pixels.shape[1:] == (32, 32, 3)
    assert len(timeline.pixels) == pytest.approx(2 * 95.4, abs=2)
    assert len(timeline.queries) == 10
    for query in timeline.queries:
        assert query.right.any() == (query.kind != "absent")


COLOURS = {"red": (1, 0, 0), "green": (0, 1, 0), "blue": (0, 0, 1), "white": (0.6, 0.6, 0.6)}


class CornerEmbedder:
    """Regions are the mean colours of a 4 × 4 grid; texts are colours."""

    size = 16

    def regions(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        cells = pixels.reshape(len(pixels), 4, 4, 4, 4, 3).mean((2, 4)).reshape(len(pixels), 16, 3)
        return normalise(cells / 255)

    def texts(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return normalise(np.array([COLOURS[text] for text in texts], np.float32))


def colour_pack(names: Sequence[str], shuffle: bool) -> Pack:
    """Pictures of one colour each, called by their colour or by another one."""
    pixels = np.stack([np.full((8, 8, 3), np.array(COLOURS[name]) * 255, np.uint8) for name in names])
    said = [names[(place + shuffle) % len(names)] for place in range(len(names))]
    return Pack("colours", "val", pixels, tuple({"text": name} for name in said))


def test_regions_tell_where_a_thing_is() -> None:
    names = ["red", "green", "blue", "white"]
    right = locate(CornerEmbedder(), [colour_pack(names, False)], mosaics=20)
    assert (right.quarter, right.peak) == (1.0, 1.0)
    wrong = locate(CornerEmbedder(), [colour_pack(names, True)], mosaics=20)
    assert wrong.quarter < 0.3
