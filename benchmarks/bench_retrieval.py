"""Does a text query find its moments? Mean average precision of `relevance` on the labelled timelines, beside its random floor.

Every sample (2 per second) is right or wrong for a query by the segment it lies in; samples of unsure segments do not count.
Queries without a relevant segment ("absent") have no average precision; they tell how well presence is judged.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.jobs import JobContext
from vsum_desktop.pipeline.analyze import Analysis, AnalyzeRequest, analyze, rescore
from vsum_desktop.pipeline.services import CONTRASTIVE, Services

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "timelines"
SEEDS = 200


def average_precision(values: NDArray[np.floating], right: NDArray[np.bool_]) -> float:
    """Mean precision at each right sample, samples in falling order of value (ties in order of time)."""
    ranked = right[np.argsort(-values, kind="stable")]
    return float((np.cumsum(ranked) / np.arange(1, len(ranked) + 1))[ranked].mean())


def random_floor(right: NDArray[np.bool_]) -> float:
    """Average precision of random values, mean over fixed seeds."""
    return float(np.mean([average_precision(np.random.default_rng(seed).random(len(right)), right) for seed in range(SEEDS)]))


def area_under_roc(present: list[float], absent: list[float]) -> float:
    """Chance that a present query peaks higher than an absent one, ties half."""
    high, low = np.array(present)[:, None], np.array(absent)[None, :]
    return float(((high > low) + 0.5 * (high == low)).mean())


def labels(analysis: Analysis, truth: dict, query: dict) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which samples are right, and which count at all; bool [N] each."""
    firsts = np.array([segment["first_frame"] for segment in truth["segments"]])
    segment = np.searchsorted(firsts, analysis.features.picks, side="right") - 1
    return np.isin(segment, query["relevant_segments"]), ~np.isin(segment, query["unsure_segments"])


def main() -> int:
    """Measure and print one table."""
    truths = sorted(SHARED.glob("*.json"))
    if not truths:
        print("bench_retrieval: skipped, it needs ../shared/data/timelines")
        return 0
    services = Services.create()
    rows: dict[str, list[tuple[float, float, float]]] = {}
    peaks: dict[bool, list[float]] = {True: [], False: []}
    weak: dict[bool, list[bool]] = {True: [], False: []}
    for path in truths:
        truth = json.loads(path.read_text("utf-8"))
        video = next(file for file in path.parent.glob(f"{path.stem}.*") if file.suffix != ".json")
        analysis = analyze(AnalyzeRequest(video, scorer=CONTRASTIVE), services, JobContext())
        for query in truth["queries"]:
            asked = rescore(analysis, services, JobContext(), query=query["text"])
            assert asked.relevance is not None
            present = query["kind"] != "absent"
            peaks[present].append(asked.relevance.peak)
            weak[present].append(asked.relevance.weak)
            if present:
                right, counts = labels(asked, truth, query)
                values = asked.relevance.values[counts]
                right = right[counts]
                figures = (average_precision(values, right), random_floor(right), float(right[int(np.argmax(values))]))
                rows.setdefault(query["kind"], []).append(figures)
                rows.setdefault("all present", []).append(figures)
    print("\nretrieval on the labelled timelines (protocol: samples at 2/s, unsure segments left out)")
    print(f"{'queries':14} {'n':>3} {'mean AP':>8} {'random':>8} {'R@1':>6}")
    for kind in ("noun", "action", "scene", "all present"):
        if kind in rows:
            table = np.array(rows[kind])
            print(f"{kind:14} {len(table):3d} {table[:, 0].mean():8.3f} {table[:, 1].mean():8.3f} {table[:, 2].mean():6.2f}")
    print(f"presence AUC {area_under_roc(peaks[True], peaks[False]):.2f} (chance .50)", end="; ")
    print(f"called weak: {np.mean(weak[True]):.0%} of present, {np.mean(weak[False]):.0%} of absent queries")
    ours, floor = np.array(rows["all present"])[:, :2].mean(axis=0)
    return int(ours <= floor)


if __name__ == "__main__":
    sys.exit(main())
