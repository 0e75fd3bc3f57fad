"""The summary against brute force on small videos, and its promises on any video and any edits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise, product
from random import Random

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from vsum_desktop.core import knapsack
from vsum_desktop.core.candidates import FILL, GRID, frame_range
from vsum_desktop.core.errors import BudgetError
from vsum_desktop.core.explain import explain_shots, next_clip, shots_in
from vsum_desktop.core.shots import Shots
from vsum_desktop.core.summary import Budget, Edits, Summary, Trim, select
from vsum_desktop.core.timing import Interval
from vsum_desktop.core.video import FrameTable

SLOW = settings(deadline=None, derandomize=True, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


@dataclass(frozen=True)
class Video:
    """A small made-up video with everything that a selection needs."""

    table: FrameTable
    picks: NDArray[np.int64]
    shots: Shots
    score: NDArray[np.float32]
    features: NDArray[np.float32]

    def select(self, edits: Edits) -> Summary:
        return select(self.score, self.score, None, self.features, self.picks, self.shots, self.table, edits)


@st.composite
def frame_tables(draw: st.DrawFn, most: int = 120, *, regular: bool = False) -> FrameTable:
    """Constant and variable rates, coarse and fine clocks, late starts, and single frames that last for seconds."""
    count = draw(st.integers(1, most))
    base = draw(st.sampled_from([Fraction(1, 25), Fraction(1001, 30000), Fraction(1, 1000), Fraction(1, 90000)]))
    frame = max(1, round(draw(st.sampled_from([Fraction(1, 60), Fraction(1, 24), Fraction(1, 5), Fraction(1)])) / base))
    if regular or draw(st.booleans()):
        steps = [frame] * count
    else:
        steps = draw(st.lists(st.integers(1, 4 * frame), min_size=count, max_size=count))
    edges = np.cumsum([draw(st.integers(0, 3 * frame)), *steps])
    return FrameTable(edges[:-1].astype(np.int64), base, int(edges[-1]))


@st.composite
def videos(draw: st.DrawFn, *, regular: bool = False) -> Video:
    table = draw(frame_tables(regular=regular))
    count = len(table)
    picks = np.arange(0, count, draw(st.integers(1, 10)), dtype=np.int64)
    inner = sorted(draw(st.sets(st.integers(1, max(1, count - 1)), max_size=8))) if count > 1 else []
    bounds = np.array([0, *inner, count], dtype=np.int64)
    hard = np.array([True, *(draw(st.booleans()) for _ in inner), True])
    keyframe = np.clip(np.searchsorted(picks, bounds[:-1]), 0, len(picks) - 1).astype(np.int64)
    random = np.random.default_rng(draw(st.integers(0, 2**16)))
    score = draw(st.sampled_from([random.random(len(picks)), np.zeros(len(picks)), np.ones(len(picks))]))
    features = random.normal(size=(len(picks), 4))
    features /= np.linalg.norm(features, axis=1, keepdims=True)
    return Video(table, picks, Shots(bounds, keyframe, hard), score.astype(np.float32), features.astype(np.float32))


@st.composite
def intervals(draw: st.DrawFn, table: FrameTable) -> Interval:
    end = table.time(len(table))
    start = end * draw(st.fractions(0, Fraction(11, 10), max_denominator=50))
    return Interval(start, start + end * draw(st.fractions(Fraction(1, 50), 1, max_denominator=50)))


@st.composite
def cases(draw: st.DrawFn) -> tuple[Video, Edits]:
    video = draw(videos())
    share = Budget.of_share(draw(st.fractions(Fraction(1, 100), 1, max_denominator=100)))
    budget = draw(st.sampled_from([share, Budget(Fraction(1)), Budget.of_seconds(draw(st.fractions(Fraction(1, 10), 20)))]))
    min_clip = draw(st.sampled_from([Fraction(0), Fraction(1, 10), Fraction(1), Fraction(2)]))
    longest = draw(st.none() | st.fractions(max(min_clip, Fraction(1, 10)), min_clip + 5, max_denominator=20))
    trims = st.builds(Trim, st.integers(0, len(video.shots) - 1), intervals(video.table))
    edits = Edits(
        budget=budget,
        pins=tuple(draw(st.lists(intervals(video.table), max_size=2))),
        bans=tuple(draw(st.lists(intervals(video.table), max_size=2))),
        trims=tuple(draw(st.lists(trims, max_size=1))),
        min_clip=min_clip,
        max_clip=longest,
        margin=draw(st.sampled_from([Fraction(0), Fraction(1, 10), Fraction(1, 2)])),
        min_gap=draw(st.sampled_from([Fraction(0), Fraction(0), Fraction(1, 10), Fraction(1), Fraction(5)])),
    )
    return video, edits


def shown(ranges: list[tuple[int, int]], count: int) -> NDArray[np.bool_]:
    frames = np.zeros(count, dtype=bool)
    for first, stop in ranges:
        frames[first:stop] = True
    return frames


@SLOW
@given(cases())
def test_every_promise_holds_on_any_video(case: tuple[Video, Edits]) -> None:
    video, edits = case
    table, count = video.table, len(video.table)
    pinned = shown([frame_range(pin, table) for pin in edits.pins], count)
    try:
        summary = video.select(edits)
    except BudgetError:
        assert not pinned.any()
        return
    clips = summary.clips
    banned = shown([frame_range(ban, table) for ban in edits.bans], count) & ~pinned
    inside = shown([clip.frames for clip in clips], count)
    assert inside[pinned].all(), "a pinned frame is missing"
    assert not inside[banned].any(), "a banned frame is in"
    assert all(before.frames[1] <= after.frames[0] for before, after in pairwise(clips))
    assert all(table.interval(*clip.frames) == clip.interval for clip in clips)
    assert sum((clip.interval.length for clip in clips), Fraction(0)) == summary.duration
    pins_alone = sum((clip.interval.length for clip in clips if clip.pinned), Fraction(0))
    assert summary.duration <= max(summary.budget, pins_alone)
    assert clips or summary.warnings, "empty without saying why"
    cuts = video.shots.bounds[video.shots.hard]
    for clip in clips:
        assert 0 <= clip.score <= 1
        if clip.pinned or edits.min_gap:
            continue  # what fills a gap may span cuts and make a clip longer
        assert not ((cuts > clip.frames[0]) & (cuts < clip.frames[1])).any(), "a clip spans a hard cut"
        if clip.shot not in {trim.shot for trim in edits.trims} and edits.max_clip is not None:
            assert clip.interval.length <= edits.max_clip
    reasons = explain_shots(summary, video.score, video.score, None, video.features, video.picks, video.shots, table, edits)
    assert len(reasons) == len(video.shots)


@SLOW
@given(cases(), st.randoms(use_true_random=False))
def test_an_order_changes_only_the_order(case: tuple[Video, Edits], random: Random) -> None:
    video, edits = case
    try:
        clips = video.select(edits).clips
    except BudgetError:
        return
    order = [clip.interval for clip in clips]
    random.shuffle(order)
    shown_ = video.select(replace(edits, order=tuple(order)))
    assert [clip.interval for clip in shown_.clips] == order
    assert repr(sorted(shown_.clips, key=lambda clip: clip.frames)) == repr(list(clips))


@SLOW
@given(cases())
def test_a_short_gap_remains_only_where_a_hand_or_the_budget_wants_it(case: tuple[Video, Edits]) -> None:
    """And all that comes in for it is short gaps, whole."""
    video, edits = case
    edits = replace(edits, max_clip=None, min_gap=edits.min_gap or Fraction(20))
    table, shots, count = video.table, video.shots, len(video.table)
    try:
        plain, summary = video.select(replace(edits, min_gap=Fraction(0))), video.select(edits)
    except BudgetError:
        return
    pinned, banned = (shown([frame_range(one, table) for one in spans], count) for spans in (edits.pins, edits.bans))
    for shot, kept in {trim.shot: trim.interval for trim in edits.trims}.items():
        banned |= shown([shots.frames(shot)], count) & ~shown([frame_range(kept, table)], count)
    assert summary.duration <= max(summary.budget, plain.duration)
    for before, after in pairwise(summary.clips):
        gap = after.interval.start - before.interval.end
        if 0 < gap < edits.min_gap:
            assert banned[before.frames[1] : after.frames[0]].any() or gap > summary.budget - summary.duration
    more = shown([clip.frames for clip in summary.clips], count) & ~shown([clip.frames for clip in plain.clips], count)
    assert not more[banned & ~pinned].any()
    for before, after in pairwise(plain.clips):
        inner = slice(before.frames[1], after.frames[0])
        if after.interval.start - before.interval.end < edits.min_gap:
            assert more[inner].all() or not more[inner].any()
            more[inner] = False
    assert not more.any(), "something else than a short gap came in"
    assert {clip.frames for clip in plain.clips if clip.pinned} <= {clip.frames for clip in summary.clips if clip.pinned}
    if summary.duration == plain.duration:
        assert repr(summary) == repr(plain)


@SLOW
@given(videos(regular=True), st.fractions(0, 1, max_denominator=100), st.fractions(0, 1, max_denominator=100))
def test_a_budget_of_the_shortest_clip_yields_one(video: Video, part: Fraction, share: Fraction) -> None:
    """And it is as long as asked for, to a frame and a grid step, unless no shot is."""
    table = video.table
    duration = table.time(len(table)) - table.time(0)
    frame = duration / len(table)
    assume(frame + GRID < duration)
    budget = frame + GRID + (duration - frame - GRID) * part
    min_clip = budget * share
    summary = video.select(Edits(budget=Budget(budget, relative=False), min_clip=min_clip))
    assert summary.clips
    assert summary.duration <= budget
    lengths = [video.shots.interval(shot, table).length for shot in range(len(video.shots))]
    if any(length >= min_clip for length in lengths) and budget < duration:
        assert all(clip.interval.length > min_clip - frame - GRID for clip in summary.clips)


@SLOW
@given(videos(), st.fractions(Fraction(1, 100), 1, max_denominator=100))
def test_the_value_is_that_of_brute_force(video: Video, share: Fraction) -> None:
    """At least the best selection of whole shots on the grid, at most the best in exact time."""
    table, shots = video.table, video.shots
    spans = [shots.interval(shot, table).length for shot in range(len(shots))]
    duration = table.time(len(table)) - table.time(0)
    budget = max(spans) + GRID + (duration - max(spans) - GRID) * share
    assume(budget <= duration)
    frames = np.arange(len(table))
    sample = np.searchsorted(video.picks, frames, side="right") - 1
    of = shots.of_frames(frames)
    for shot in range(len(shots)):  # a frame before its shot's first sample has that sample's score
        own = np.flatnonzero(shots.of_samples(video.picks) == shot)
        mine = of == shot
        sample[mine] = np.maximum(sample[mine], own[0]) if len(own) else shots.keyframe[shot]
    seconds = np.diff(np.append(table.pts, table.end)) * float(table.time_base)
    weight = (video.score[sample].astype(np.float64) + FILL) * seconds
    values = [float(weight[of == shot].sum()) for shot in range(len(shots))]
    steps = [-(-span // GRID) for span in spans]

    def best(costs: list[Fraction] | list[int], limit: Fraction | int) -> float:
        choices = product((False, True), repeat=len(costs))
        sums = ((sum(c for c, take in zip(costs, choice, strict=True) if take), choice) for choice in choices)
        return max(sum(v for v, take in zip(values, choice, strict=True) if take) for total, choice in sums if total <= limit)

    summary = video.select(Edits(budget=Budget(budget, relative=False), min_clip=Fraction(0)))
    value = sum(float(weight[slice(*clip.frames)].sum()) for clip in summary.clips)
    assert value >= best(steps, int(budget / GRID)) - 1e-9
    assert value <= best(spans, budget) + 1e-9


@settings(deadline=None, derandomize=True, max_examples=300)
@given(
    st.lists(st.tuples(st.integers(1, 12), st.floats(0.001, 1.0)), min_size=1, max_size=10),
    st.integers(0, 60),
    st.integers(0, 20),
    st.sampled_from([1, 2, 24]),
)
def test_the_knapsack_is_brute_force_for_every_capacity(
    items: list[tuple[int, float]], capacity: int, extra: int, core: int
) -> None:
    costs = np.array([cost for cost, _ in items], dtype=np.int64)
    values = np.array([value for _, value in items])
    choices = np.array(list(product((0, 1), repeat=len(items))))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(knapsack, "_HALF_CORE", core)  # so small that the reduction has work to do
        solution = knapsack.solve(values, costs, capacity, extra)
    assert solution.exact
    for limit in range(capacity, capacity + extra + 1):
        expected = (choices @ values)[choices @ costs <= limit].max()
        chosen = solution.items(limit)
        assert costs[chosen].sum() <= limit
        assert values[chosen].sum() == pytest.approx(expected, abs=1e-9)
        assert solution.values[limit - capacity] == pytest.approx(expected, abs=1e-9)


@settings(deadline=None, derandomize=True, max_examples=40)
@given(st.integers(0, 2**16), st.booleans(), st.floats(0.02, 0.98))
def test_the_core_changes_no_value(seed: int, alike: bool, share: float) -> None:
    """A hundred items against the plain table over all of them."""
    random = np.random.default_rng(seed)
    costs = random.integers(20, 300, size=100)
    values = costs * (0.5 if alike else random.random(100) + 0.01)
    capacity = int(share * costs.sum())
    table = np.zeros(capacity + 1)
    for cost, value in zip(costs.tolist(), values.tolist(), strict=True):
        if cost <= capacity:
            table[cost:] = np.maximum(table[cost:], table[: capacity + 1 - cost] + value)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(knapsack, "_HALF_CORE", 4)
        solution = knapsack.solve(values, costs, capacity)
    assert solution.values[0] == pytest.approx(table[capacity], rel=1e-9)
    assert values[solution.items(capacity)].sum() == pytest.approx(table[capacity], rel=1e-9)


@SLOW
@given(cases())
def test_the_next_clip_enters_at_the_budget_named(case: tuple[Video, Edits]) -> None:
    video, edits = case
    try:
        summary = video.select(edits)
    except BudgetError:
        return
    found = next_clip(summary, video.score, video.picks, video.shots, video.table, edits)
    if found is None:
        return
    assert found.seconds > 0
    assert shots_in(summary.clips, video.shots)[found.shot] < 0
    larger = replace(edits, budget=Budget(summary.budget + found.seconds, relative=False))
    again = video.select(larger)
    assert shots_in(again.clips, video.shots)[found.shot] >= 0
    before, after = (np.sum(shots_in(one.clips, video.shots) >= 0) for one in (summary, again))
    assert after > before
