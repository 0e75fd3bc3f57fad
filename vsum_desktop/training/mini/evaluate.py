"""How good an image–text model is: retrieval on the timelines and zero-shot naming of classes never trained, beside chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from vsum_desktop.core.relevance import Calibration, Relevance, relevance
from vsum_desktop.training.mini.embedders import Embedder
from vsum_desktop.training.mini.packs import Pack, load_pack
from vsum_desktop.training.mini.timelines import Timeline, average_precision, presence_auc, random_precision

ZERO_SHOT = (("caltech_heldout20", "heldout"), ("zero_shot_heldout", "heldout"), ("tiny_imagenet_val_64px", "val"))


@dataclass(frozen=True, slots=True)
class Retrieval:
    """Figures of one scorer over queries, all in [0, 1].

    Attributes:
        precision: Mean average precision over present queries.
        chance: The same for random values.
        first: Share of present queries whose best sample is right.
        first_chance: The share of right samples, which is what a random sample gets.
        presence: AUC of the peaks of present against absent queries; .5 is chance.
        kinds: Mean average precision by kind.
    """

    precision: float
    chance: float
    first: float
    first_chance: float
    presence: float
    kinds: dict[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """One query's values on one video: the curve float [N], and its peak as a statement about presence."""

    values: NDArray[np.floating]
    peak: float

    @classmethod
    def of(cls, found: Relevance) -> Scored:
        """What `core.relevance` found."""
        return cls(found.values, found.peak)


@dataclass(frozen=True, slots=True, eq=False)
class Embedded:
    """A timeline with its embeddings: samples f32 [N,E] and queries f32 [Q,E]."""

    timeline: Timeline
    samples: NDArray[np.float32]
    queries: NDArray[np.float32]


def embed_timelines(embedder: Embedder, timelines: Sequence[Timeline], prompt: str | None = None) -> list[Embedded]:
    """Samples and queries of all timelines; `prompt` has one `{}` for the query."""
    done = []
    for timeline in timelines:
        texts = [prompt.format(query.text) if prompt else query.text for query in timeline.queries]
        done.append(Embedded(timeline, embedder.images(timeline.pixels), embedder.texts(texts)))
    return done


def score_cosine(embedded: Embedded, luma_floor: float = 0.04) -> list[Scored]:
    """Raw cosines of every query; black samples get the lowest value."""
    values = embedded.queries @ embedded.samples.T
    values[:, embedded.timeline.luma < luma_floor] = -1.0
    return [Scored(row, float(row.max())) for row in values]


def score_relevance(embedded: Embedded, calibration: Calibration) -> list[Scored]:
    """`core.relevance` of every query."""
    results = [relevance(embedded.samples, embedded.timeline.luma, query, calibration) for query in embedded.queries]
    return [Scored.of(result) for result in results]


def summarise(timelines: Sequence[Timeline], scored: Sequence[Sequence[Scored]]) -> Retrieval:
    """Figures over all queries; samples of unsure segments do not count."""
    rows: list[tuple[str, float, float, float, float]] = []
    peaks: dict[bool, list[float]] = {True: [], False: []}
    for timeline, results in zip(timelines, scored, strict=True):
        for query, result in zip(timeline.queries, results, strict=True):
            peaks[query.kind != "absent"].append(result.peak)
            if query.kind == "absent":
                continue
            values, right = result.values[query.counted], query.right[query.counted]
            best = float(right[int(np.argmax(values))])
            rows.append((query.kind, average_precision(values, right), random_precision(right), best, float(right.mean())))
    table = np.array([row[1:] for row in rows])
    kinds = {kind: float(np.mean([row[1] for row in rows if row[0] == kind])) for kind in sorted({row[0] for row in rows})}
    mean = table.mean(0)
    auc = presence_auc(peaks[True], peaks[False])
    return Retrieval(float(mean[0]), float(mean[1]), float(mean[2]), float(mean[3]), auc, kinds)


def resize_pack(pack: Pack, size: int) -> NDArray[np.uint8]:
    """A pack's pictures at another size, uint8 [n,size,size,3]."""
    if pack.pixels.shape[1] == size:
        return np.asarray(pack.pixels)
    pictures = (Image.fromarray(picture).resize((size, size), Image.Resampling.BICUBIC) for picture in pack.pixels)
    return np.stack([np.asarray(picture) for picture in pictures])


def zero_shot(embedder: Embedder, pack: Pack) -> tuple[float, float, int]:
    """(top-1 by the classes' texts, mean over classes of top-1, number of classes)."""
    texts = sorted({row["text"] for row in pack.rows})
    true = np.array([texts.index(row["text"]) for row in pack.rows])
    guesses = np.argmax(embedder.images(resize_pack(pack, embedder.size)) @ embedder.texts(texts).T, axis=1)
    per_class = [float((guesses[true == k] == k).mean()) for k in range(len(texts))]
    return float((guesses == true).mean()), float(np.mean(per_class)), len(texts)


def zero_shot_all(embedder: Embedder, packs: Path) -> dict[str, tuple[float, float, int]]:
    """`zero_shot` on the three packs whose classes or pictures were never trained on."""
    return {archive: zero_shot(embedder, load_pack(packs, archive, split)) for archive, split in ZERO_SHOT}
