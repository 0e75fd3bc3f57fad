"""Speed of everything that runs while a slider moves, on made-up videos of 1 minute to 10 hours at 2 samples per second.

The bar: `select` for 1 h (7,200 samples, 900 shots) at 15 % within 50 ms.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from fractions import Fraction

import numpy as np

from vsum_desktop.core import knapsack
from vsum_desktop.core.candidates import ScoreIntegral, gather
from vsum_desktop.core.edits import Budget, Edits
from vsum_desktop.core.explain import explain_shots, next_clip
from vsum_desktop.core.shots import Shots, find_shots
from vsum_desktop.core.summary import select
from vsum_desktop.core.video import FrameTable

EMBEDDING = 256
STEP = 15  # frames between samples, at 29.97 frames per second
VIDEOS = (("1 min", 120, 15), ("20 min", 2400, 300), ("1 h", 7200, 900), ("10 h", 72_000, 9000))
BUDGETS = ("1%", "15%", "50%")


def best_of(runs: int, work: Callable[[], object]) -> float:
    """Milliseconds of the quickest run."""
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return 1000 * min(times)


def row(name: str, samples: int, shot_count: int) -> None:
    random = np.random.default_rng(7)
    frames = samples * STEP
    table = FrameTable(np.arange(frames, dtype=np.int64) * 1001, Fraction(1, 30_000), frames * 1001)
    picks = np.arange(samples, dtype=np.int64) * STEP
    borders = np.sort(random.choice(np.arange(1, samples), shot_count - 1, replace=False))
    scene = random.normal(size=(shot_count, EMBEDDING))[np.searchsorted(borders, np.arange(samples), side="right")]
    rows = scene + 0.5 * random.normal(size=scene.shape)
    features = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    cuts = borders[random.random(len(borders)) < 0.5] * STEP
    bounds = np.concatenate(([0], borders * STEP, [frames]))
    first = np.searchsorted(picks, bounds[:-1])
    shots = Shots(bounds, first, np.isin(bounds, [0, *cuts, frames]))
    score = np.convolve(random.random(samples), np.ones(9) / 9, "same").astype(np.float32)
    finding = best_of(2, lambda: find_shots(features, picks, cuts, table))
    for text in BUDGETS:
        edits = Edits(budget=Budget.parse(text), min_clip=Fraction(1, 2))
        given = (score, score, None, features, picks, shots, table, edits)
        plan = gather(ScoreIntegral(score, picks, shots, table), shots, table, edits)
        solving = best_of(5, lambda: knapsack.solve(plan.values, plan.costs, plan.capacity))  # noqa: B023
        selecting = best_of(5, lambda: select(*given))  # noqa: B023
        summary = select(*given)
        explaining = best_of(2, lambda: explain_shots(summary, *given))  # noqa: B023
        following = best_of(2, lambda: next_clip(summary, score, picks, shots, table, edits))  # noqa: B023
        print(
            f"{name:>7} {samples:7d} {shot_count:6d} {text:>6} {len(summary.clips):6d}"
            f" {solving:9.1f} {selecting:9.1f} {explaining:9.1f} {following:9.1f} {finding:9.1f}"
        )


def main() -> None:
    print("milliseconds; the bar: select of 1 h at 15 % within 50")
    print("  video samples  shots budget  clips  knapsack    select   explain      next     shots")
    for name, samples, shot_count in VIDEOS:
        row(name, samples, shot_count)


if __name__ == "__main__":
    main()
