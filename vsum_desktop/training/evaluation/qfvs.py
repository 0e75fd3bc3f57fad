"""Query-focused summaries of the UT Egocentric videos: F1 by the meaning of shots, to validate the evaluator (no pictures).

A shot of 5 s has up to 48 concepts. Two shots are as alike as the intersection over union of their concepts (0 if both have
none). Predicted and reference shots are matched one to one with the greatest total; P and R are that total over either number
of shots, F1 their harmonic mean (0 if both are 0). Mean over a video's queries, then over the four videos. (Sharghi et al.,
CVPR 2017.)
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

FILE = "qfvs.json.gz"
CONCEPTS = 48
SCHEMA = "vsum-evaluation/1"
Predictor = Literal["oracle", "users", "random"]
PREDICTORS: tuple[Predictor, ...] = ("oracle", "users", "random")
RANDOM_SEEDS = 10
PERCENT = 2


@dataclass(frozen=True, slots=True, eq=False)
class QueryLabels:
    """A query's reference shots and those of each person, zero-based indices."""

    name: str
    oracle: NDArray[np.int64]
    users: tuple[NDArray[np.int64], ...]


@dataclass(frozen=True, slots=True, eq=False)
class EgoVideo:
    """A video: bool [S, 48] concepts of its S shots, and its queries."""

    id: str
    tags: NDArray[np.bool_]
    queries: tuple[QueryLabels, ...]


@dataclass(frozen=True, slots=True)
class QfvsEvaluation:
    """F1 of a predictor per video, their mean, the floor, and the range over single people."""

    predictor: Predictor
    per_video: Mapping[str, float]
    f1: float
    random: float

    def to_json(self) -> str:
        """A `vsum-evaluation/1` document with `f1` in the place of the coefficients."""
        rows = [{"video": video, "f1": value} for video, value in self.per_video.items()]
        document = {
            "schema": SCHEMA, "dataset": "qfvs", "protocol": "QFVS", "predictor": self.predictor, "f1": self.f1,
            "per_video": rows, "floors": {"random": {"f1": self.random}},
        }  # fmt: skip
        return json.dumps(document, indent=1)

    def to_text(self) -> str:
        """A few lines for people."""
        rows = "  ".join(f"{video} {value:.3f}" for video, value in self.per_video.items())
        return f"{self.predictor} on qfvs, F1 {self.f1:.4f}\n  {rows}\n  F1 {self.random:.4f}  floor: random {PERCENT} %"


def read_qfvs(data: Path) -> tuple[EgoVideo, ...]:
    """Read the annotations from the label folder.

    Raises:
        OSError: If the file is missing.
        ValueError: If a shot number lies outside the video.
    """
    with gzip.open(data / FILE, "rt", encoding="utf-8") as file:
        document = json.load(file)
    return tuple(_video(name, entry) for name, entry in document.items())


def evaluate_qfvs(videos: Sequence[EgoVideo], predictor: Predictor) -> QfvsEvaluation:
    """F1 of the reference itself (1 by definition), of people against it, or of 2 % of the shots drawn at random."""
    judges: dict[Predictor, Callable[[EgoVideo], float]] = {"oracle": _oracle, "users": _users, "random": _random}
    found = {video.id: judges[predictor](video) for video in videos}
    chance = found if predictor == "random" else {video.id: _random(video) for video in videos}
    return QfvsEvaluation(predictor, found, float(np.mean(list(found.values()))), float(np.mean(list(chance.values()))))


def shot_f1(tags: NDArray[np.bool_], predicted: NDArray[np.int64], reference: NDArray[np.int64]) -> float:
    """F1 of two sets of shots.

    Args:
        tags: bool [S, 48].
        predicted: int64, zero-based shots.
        reference: int64, likewise.
    """
    from scipy.optimize import linear_sum_assignment

    if not len(predicted) or not len(reference):
        return 0.0
    alike = similarity(tags[predicted], tags[reference])
    rows, columns = linear_sum_assignment(alike, maximize=True)
    total = float(alike[rows, columns].sum())
    return 2.0 * total / (len(predicted) + len(reference))


def similarity(left: NDArray[np.bool_], right: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Intersection over union of the concepts of each pair of shots, 0 for two without any; float64 [A, B]."""
    shared = left.astype(np.int64) @ right.astype(np.int64).T
    either = left.sum(axis=1, dtype=np.int64)[:, None] + right.sum(axis=1, dtype=np.int64)[None] - shared
    return shared / np.maximum(either, 1)


def _video(name: str, entry: Mapping[str, object]) -> EgoVideo:
    from typing import Any, cast

    data = cast(Any, entry)
    tags = np.zeros((int(data["shots"]), CONCEPTS), bool)
    numbers = {number for shot in data["tags"] for number in shot}
    first = 0 if 0 in numbers else 1
    for shot, concepts in enumerate(data["tags"]):
        tags[shot, np.array(concepts, np.int64) - first] = True
    queries = tuple(
        QueryLabels(query, _shots(labels["oracle"], len(tags)), tuple(_shots(row, len(tags)) for row in labels["users"]))
        for query, labels in data["queries"].items()
    )
    return EgoVideo(name, tags, queries)


def _shots(numbers: Sequence[int], shots: int) -> NDArray[np.int64]:
    zero_based = np.asarray(numbers, np.int64) - 1
    if len(zero_based) and not (zero_based.min() >= 0 and zero_based.max() < shots):
        raise ValueError(f"shot numbers from {zero_based.min() + 1} to {zero_based.max() + 1} in a video of {shots}")
    return zero_based


def _oracle(video: EgoVideo) -> float:
    return float(np.mean([shot_f1(video.tags, query.oracle, query.oracle) for query in video.queries]))


def _users(video: EgoVideo) -> float:
    return float(np.mean([shot_f1(video.tags, user, query.oracle) for query in video.queries for user in query.users]))


def _random(video: EgoVideo) -> float:
    number = PERCENT * len(video.tags) // 100
    found = []
    for seed in range(RANDOM_SEEDS):
        rng = np.random.default_rng([seed, *video.id.encode()])
        draws = (rng.choice(len(video.tags), number, replace=False) for _ in video.queries)
        found += [shot_f1(video.tags, drawn, query.oracle) for drawn, query in zip(draws, video.queries, strict=True)]
    return float(np.mean(found))
