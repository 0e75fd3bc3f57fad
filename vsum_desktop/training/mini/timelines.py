"""The labelled timelines as samples: pictures by the program's own reader, and what is right for each query."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.media.probe import probe
from vsum_desktop.media.reader import SampleReader

RATE = 2.0


@dataclass(frozen=True, slots=True, eq=False)
class Query:
    """A text with what is right for it.

    Attributes:
        text: The query.
        kind: `noun`, `action`, `scene`, or `absent` where nothing is right.
        right: bool [N], samples of relevant segments.
        counted: bool [N], false where the labels are unsure.
    """

    text: str
    kind: str
    right: NDArray[np.bool_]
    counted: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Timeline:
    """One video: pictures uint8 [N,S,S,3], luma float32 [N], queries."""

    name: str
    pixels: NDArray[np.uint8]
    luma: NDArray[np.float32]
    queries: tuple[Query, ...]


def read_timeline(truth_path: Path, size: int) -> Timeline:
    """Samples one video at 2 per second, squashed to `size`."""
    truth = json.loads(truth_path.read_text(encoding="utf-8"))
    samples = list(SampleReader(probe(truth_path.parent / truth["file"]), RATE, (size, size)))
    firsts = [segment["first_frame"] for segment in truth["segments"]]
    segment = np.searchsorted(firsts, [sample.frame for sample in samples], side="right") - 1
    queries = tuple(
        Query(
            query["text"],
            query["kind"],
            np.isin(segment, query["relevant_segments"]),
            ~np.isin(segment, query["unsure_segments"]),
        )
        for query in truth["queries"]
    )
    luma = np.array([sample.luma for sample in samples], np.float32)
    return Timeline(truth_path.stem, np.stack([sample.picture for sample in samples]), luma, queries)


def read_timelines(folder: Path, size: int, cache: Path | None = None) -> list[Timeline]:
    """All timelines of a folder, by name; with `cache`, pictures are decoded once per size and kept there."""
    timelines = []
    for path in sorted(folder.glob("*.json")):
        kept = cache / f"{path.stem}.{size}.npz" if cache else None
        if kept is not None and kept.exists():
            timelines.append(_from_cache(path.stem, kept))
            continue
        timelines.append(read_timeline(path, size))
        if kept is not None:
            _to_cache(timelines[-1], kept)
    return timelines


def _to_cache(timeline: Timeline, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez(
        path,
        pixels=timeline.pixels,
        luma=timeline.luma,
        texts=np.array([query.text for query in timeline.queries]),
        kinds=np.array([query.kind for query in timeline.queries]),
        right=np.stack([query.right for query in timeline.queries]),
        counted=np.stack([query.counted for query in timeline.queries]),
    )


def _from_cache(name: str, path: Path) -> Timeline:
    with np.load(path) as stored:
        queries = tuple(
            Query(str(text), str(kind), right, counted)
            for text, kind, right, counted in zip(
                stored["texts"], stored["kinds"], stored["right"], stored["counted"], strict=True
            )
        )
        return Timeline(name, stored["pixels"], stored["luma"], queries)


def average_precision(values: NDArray[np.floating], right: NDArray[np.bool_]) -> float:
    """Mean precision at each right sample, samples in falling order of value, equal values in order of time."""
    ranked = right[np.argsort(-values, kind="stable")]
    return float((np.cumsum(ranked) / np.arange(1, len(ranked) + 1))[ranked].mean())


def random_precision(right: NDArray[np.bool_], seeds: int = 100) -> float:
    """Average precision of random values, mean over fixed seeds."""
    return float(np.mean([average_precision(np.random.default_rng(seed).random(len(right)), right) for seed in range(seeds)]))


def presence_auc(present: Sequence[float], absent: Sequence[float]) -> float:
    """Chance that a present query peaks higher than an absent one, ties half."""
    high, low = np.array(present)[:, None], np.array(absent)[None, :]
    return float(((high > low) + 0.5 * (high == low)).mean())
