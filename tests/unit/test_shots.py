"""Shots: change points where the pictures change, bounds at every hard cut, keyframes that are typical."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
import ruptures
from numpy.typing import NDArray

from vsum_desktop.core.shots import ShotRules, Shots, find_shots
from vsum_desktop.core.video import FrameTable

STEP = 15  # frames between samples, at 30 frames per second


def table_of(frames: int, fps: int = 30) -> FrameTable:
    return FrameTable(np.arange(frames, dtype=np.int64), Fraction(1, fps), frames)


def scenes(lengths: list[int], noise: float = 0.1, seed: int = 0, size: int = 32) -> NDArray[np.float32]:
    """Unit rows: one direction per scene, `lengths` samples each, plus noise."""
    random = np.random.default_rng(seed)
    rows = np.repeat(random.normal(size=(len(lengths), size)), lengths, axis=0)
    rows += noise * random.normal(size=rows.shape)
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def run(embeddings: NDArray[np.float32], cuts: list[int] = [], **settings: object) -> Shots:  # noqa: B006
    picks = np.arange(len(embeddings), dtype=np.int64) * STEP
    chosen = ShotRules(**settings)  # type: ignore[arg-type]
    return find_shots(embeddings, picks, np.array(cuts, dtype=np.int64), table_of(len(embeddings) * STEP), chosen)


def test_scenes_are_found_at_their_first_sample() -> None:
    shots = run(scenes([8, 12, 6, 10]))
    assert shots.bounds.tolist() == [0, 8 * STEP, 20 * STEP, 26 * STEP, 36 * STEP]
    assert shots.hard.tolist() == [True, False, False, False, True]


def test_a_cut_takes_the_place_of_the_change_point_beside_it() -> None:
    shots = run(scenes([8, 12]), cuts=[8 * STEP - 4])
    assert shots.bounds.tolist() == [0, 8 * STEP - 4, 20 * STEP]
    assert shots.hard.all()


def test_every_cut_is_a_bound_however_near_the_next() -> None:
    cuts = [31, 33, 34, 200]
    shots = run(scenes([30]), cuts=[200, 34, 33, 31, 31, 0, 450, 999])
    assert set(cuts) <= set(shots.bounds.tolist())
    assert shots.bounds[shots.hard].tolist() == [0, *cuts, 450]


def test_a_shot_without_a_sample_borrows_the_nearest() -> None:
    shots = run(scenes([4]), cuts=[16, 29])
    index = shots.bounds.tolist().index(16)
    assert shots.keyframe[index] == 1  # frames 16–28 hold no sample; their middle is nearer to frame 15 than to frame 30


def test_the_keyframe_is_the_sample_nearest_to_the_mean() -> None:
    rows = scenes([9], noise=0.6, seed=3)
    shots = run(rows, max_length=Fraction(60), strength=50.0)
    assert len(shots) == 1
    mean = rows.mean(axis=0)
    assert shots.keyframe[0] == int(np.argmax([row @ mean for row in rows]))


@pytest.mark.parametrize("count", [1, 2, 3])
def test_very_short_videos_are_one_shot(count: int) -> None:
    shots = run(scenes([count]))
    assert shots.bounds.tolist() == [0, count * STEP]
    assert 0 <= shots.keyframe[0] < count


def test_a_single_frame_is_a_shot() -> None:
    shots = find_shots(scenes([1]), np.array([0]), np.array([], dtype=np.int64), table_of(1))
    assert (shots.bounds.tolist(), shots.keyframe.tolist()) == ([0, 1], [0])


def test_a_still_video_is_divided_only_by_the_longest_length() -> None:
    still = np.tile(scenes([1]), (100, 1))
    shots = run(still, max_length=Fraction(10))
    lengths = np.diff(shots.bounds) / 30
    assert len(shots) == 5
    assert lengths.max() <= 10


def test_noise_makes_no_short_shots() -> None:
    shots = run(scenes([60], noise=1.0))
    assert (np.diff(shots.bounds) / 30 >= 1).all()


def test_a_sample_that_lasts_longer_than_the_longest_shot_is_kept_whole() -> None:
    pts = np.concatenate((np.arange(60), 2000 + np.arange(60))).astype(np.int64)
    table = FrameTable(pts, Fraction(1, 30), 2060)
    picks = np.arange(0, 120, 15, dtype=np.int64)
    shots = find_shots(scenes([4, 4]), picks, np.array([], dtype=np.int64), table, ShotRules(max_length=Fraction(5)))
    assert shots.bounds[0] == 0
    assert shots.bounds[-1] == 120
    assert shots.interval(int(shots.of_frames(np.array([59]))[0]), table).length > 5


@pytest.mark.parametrize("seed", range(4))
def test_change_points_are_those_of_ruptures(seed: int) -> None:
    random = np.random.default_rng(seed)
    rows = scenes(random.integers(3, 15, size=12).tolist(), noise=0.5, seed=seed)
    settings = ShotRules(min_length=Fraction(1), max_length=Fraction(10_000), strength=0.5)
    shots = run(rows, min_length=Fraction(1), max_length=Fraction(10_000), strength=0.5)
    scatter = 1 - float(np.square(rows.mean(axis=0, dtype=np.float64)).sum())
    penalty = settings.strength * scatter / 2 * np.log(settings.typical_length * 30 / STEP)
    expected = ruptures.KernelCPD("linear", min_size=2).fit(rows.astype(np.float64)).predict(pen=penalty)
    assert shots.bounds[1:].tolist() == [point * STEP for point in expected]


@pytest.mark.parametrize("block", [1, 7, 64, 10_000])
def test_the_block_size_leaves_no_trace(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = scenes([7, 9, 11] * 12, noise=0.8)
    expected = run(rows).bounds.tolist()
    monkeypatch.setattr("vsum_desktop.core.shots._BLOCK", block)
    assert run(rows).bounds.tolist() == expected


def test_samples_and_frames_know_their_shot() -> None:
    shots = Shots(np.array([0, 20, 50]), np.array([0, 2]), np.array([True, False, True]))
    assert shots.of_samples(np.array([0, 15, 30, 45])).tolist() == [0, 0, 1, 1]
    assert shots.of_frames(np.array([19, 20, 49])).tolist() == [0, 1, 1]
    assert shots.frames(1) == (20, 50)
    assert len(shots) == 2
    assert not shots.bounds.flags.writeable
