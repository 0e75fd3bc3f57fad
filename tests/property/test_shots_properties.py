"""Shots on any embeddings, cuts and clocks: they cover the video, keep the cuts, and are the best division there is."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import combinations, pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from vsum_desktop.core.shots import ShotRules, find_shots
from vsum_desktop.core.video import FrameTable


def rows_of(count: int, seed: int) -> NDArray[np.float32]:
    rows = np.random.default_rng(seed).normal(size=(count, 3))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


@settings(deadline=None, derandomize=True, max_examples=200)
@given(
    st.lists(st.integers(1, 3000), min_size=1, max_size=150),
    st.integers(1, 12),
    st.sets(st.integers(-5, 160), max_size=12),
    st.integers(0, 2**16),
)
def test_shots_cover_the_video_and_keep_every_cut(steps: list[int], stride: int, cuts: set[int], seed: int) -> None:
    edges = np.cumsum([0, *steps])
    table = FrameTable(edges[:-1].astype(np.int64), Fraction(1, 1000), int(edges[-1]))
    picks = np.arange(0, len(table), stride, dtype=np.int64)
    wanted = np.array(sorted(cuts), dtype=np.int64)
    options = ShotRules()
    shots = find_shots(rows_of(len(picks), seed), picks, wanted, table, options)
    assert shots.bounds[0] == 0
    assert shots.bounds[-1] == len(table)
    assert (np.diff(shots.bounds) > 0).all()
    inner = [cut for cut in sorted(cuts) if 0 < cut < len(table)]
    assert shots.bounds[shots.hard].tolist() == [0, *inner, len(table)]
    assert set(shots.bounds[~shots.hard].tolist()) <= set(picks.tolist())
    of = shots.of_samples(picks)
    for shot in range(len(shots)):
        first, stop = shots.frames(shot)
        assert ((picks >= first) & (picks < stop)).sum() == (of == shot).sum()
        own = np.flatnonzero(of == shot)
        assert shots.keyframe[shot] in own if len(own) else 0 <= shots.keyframe[shot] < len(picks)
        if len(own) > 1:
            assert shots.interval(shot, table).length <= options.max_length or not shots.hard[shot : shot + 2].all()


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.integers(2, 9), st.integers(0, 2**16), st.sampled_from([0.05, 0.3, 1.0]))
def test_the_division_is_the_cheapest_of_all(count: int, seed: int, strength: float) -> None:
    table = FrameTable(np.arange(count * 5, dtype=np.int64), Fraction(1, 10), count * 5)
    picks = np.arange(count, dtype=np.int64) * 5
    rows = rows_of(count, seed)
    options = ShotRules(min_length=Fraction(1), max_length=Fraction(2), strength=strength)
    scatter = max(1 - float(np.square(rows.mean(axis=0, dtype=np.float64)).sum()), options.least_scatter)
    penalty = strength * scatter / 2 * math.log(options.typical_length / 0.5)

    def cost(points: tuple[int, ...]) -> float:
        edges = [0, *points, count]
        runs = [rows[low:high].astype(np.float64) for low, high in pairwise(edges)]
        forbidden = sum(len(run) < 2 for run in runs) * 1e9 + sum(len(run) > 4 for run in runs) * 1e15
        return forbidden + sum(float(np.square(run - run.mean(axis=0)).sum()) + penalty for run in runs)

    divisions = [points for size in range(count) for points in combinations(range(1, count), size)]
    best = min(map(cost, divisions))
    shots = find_shots(rows, picks, np.array([], dtype=np.int64), table, options)
    chosen = cost(tuple((shots.bounds[1:-1] // 5).tolist()))
    assert chosen <= best + 1e-4 + best * 1e-9
