"""Labelled videos as training inputs: samples as caption embeddings, people's opinions, words to ask with, and folds.

The labels hold no pictures. A sample is the sentence embedding of its caption; the virtual encoders of `training.views` make it
look like an image encoder's. All inputs are `concepts-v1` matrices, so that what is trained here runs on any encoder.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.relational import mid_ranks

Dataset = Literal["tvsum", "summe"]
DATASETS: tuple[Dataset, ...] = ("tvsum", "summe")
SPLITS = {"nonoverlap": "non_overlap_random_{}_splits.json", "usual": "{}_splits.json"}
FEATURES = "caption_features.h5"
# Kept out of every shipped model: their pictures serve as an end-to-end test.
HELD_OUT: tuple[str, ...] = ("summe/video_24", "summe/video_25")
HELD_OUT_NAMES: tuple[str, ...] = ("paluma_jump", "playing_ball")


@dataclass(frozen=True, slots=True, eq=False)
class FrameLabels:
    """Labels of a video's F frames.

    Attributes:
        picks: int64 [N], frame of each sample.
        shots: int64 [S, 2], first and last frame of each shot, both inclusive.
        summaries: bool [U, F], the frames in each person's summary.
    """

    picks: NDArray[np.int64]
    shots: NDArray[np.int64]
    summaries: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class LabelledVideo:
    """One video of a benchmark.

    Attributes:
        id: `dataset/key`.
        dataset: The benchmark.
        embeddings: float32 [N, E], unit rows: the caption of each sample.
        times: float64 [N], seconds.
        captions: int64 [N], which of the video's C different captions a sample has.
        words: int64 [C, 16], words of each caption as rows of the vocabulary, −1 for none.
        opinions: float32 [U, N]: TVSum each annotator's rating 1–5, SumMe each user's choice 0 or 1.
        gtscore: float32 [N], the mean opinion as published.
        frames: What the file says of whole frames; None where it has no shots (TVSum).
        title: float32 [E], unit: what its uploader called it; None where it has no title (SumMe).
    """

    id: str
    dataset: Dataset
    embeddings: NDArray[np.float32]
    times: NDArray[np.float64]
    captions: NDArray[np.int64]
    words: NDArray[np.int64]
    opinions: NDArray[np.float32]
    gtscore: NDArray[np.float32]
    frames: FrameLabels | None = None
    title: NDArray[np.float32] | None = None

    def __len__(self) -> int:
        return len(self.times)


@dataclass(frozen=True, slots=True, eq=False)
class Collection:
    """Videos by id, and the V words that their captions are made of; `word_embeddings` is float32 [V, E], unit rows."""

    videos: Mapping[str, LabelledVideo]
    vocabulary: tuple[str, ...]
    word_embeddings: NDArray[np.float32]

    def of(self, dataset: Dataset) -> tuple[LabelledVideo, ...]:
        """The videos of one benchmark."""
        return tuple(video for video in self.videos.values() if video.dataset == dataset)


@dataclass(frozen=True, slots=True)
class Fold:
    """Ids of the videos to train on and to test on."""

    train: tuple[str, ...]
    test: tuple[str, ...]

    def within(self, videos: Iterable[str]) -> Fold:
        """The fold without the videos that are not among these."""
        known = set(videos)
        return Fold(tuple(name for name in self.train if name in known), tuple(name for name in self.test if name in known))


def read_collection(data: Path) -> Collection:
    """Read TVSum and SumMe from the label folder.

    Args:
        data: The folder that holds `caption_features.h5`.

    Raises:
        OSError: If the file is missing or no HDF5.
    """
    import h5py

    videos: dict[str, LabelledVideo] = {}
    with h5py.File(data / FEATURES) as file:
        for dataset in DATASETS:
            for key in sorted(file[dataset], key=lambda name: int(name.rsplit("_", 1)[1])):
                videos[f"{dataset}/{key}"] = _video(f"{dataset}/{key}", dataset, file[dataset][key])
        vocabulary = tuple(word.decode() for word in file["vocab"][:])
        words = _unit(file["vocab_features"][:])
    return Collection(videos, vocabulary, words)


def read_embeddings(path: Path, collection: Collection, dataset: Dataset) -> Collection:
    """The videos of which a file holds other features, as `video_k/features`, with these instead of their captions.

    Raises:
        OSError: If the file is missing or no HDF5.
        ValueError: If a video has another number of samples there.
    """
    import h5py

    videos: dict[str, LabelledVideo] = {}
    with h5py.File(path) as file:
        for key in sorted(file, key=lambda name: int(name.rsplit("_", 1)[1])):
            video = collection.videos[f"{dataset}/{key}"]
            rows = _unit(file[key]["features"][:])
            if len(rows) != len(video):
                raise ValueError(f"{path} has {len(rows)} samples of {video.id}, the labels {len(video)}")
            videos[video.id] = replace(video, embeddings=rows)
    return replace(collection, videos=videos)


def _video(name: str, dataset: Dataset, group: Mapping[str, object]) -> LabelledVideo:
    from typing import Any, cast

    data = cast(Any, group)
    picks = data["picks"][:].astype(np.int64)
    raw = data["user_scores" if dataset == "tvsum" else "user_summary"][:]
    return LabelledVideo(
        id=name,
        dataset=dataset,
        embeddings=_unit(data["features"][:]),
        times=picks / float(data["fps"][()]),
        captions=data["cap_index"][:].astype(np.int64),
        words=data["word_index"][:].astype(np.int64),
        opinions=raw[:, np.minimum(picks, raw.shape[1] - 1)].astype(np.float32),
        gtscore=data["gtscore"][:].astype(np.float32),
        frames=FrameLabels(picks, data["change_points"][:].astype(np.int64), raw > 0) if "change_points" in data else None,
        title=_unit(data["title_feature"][:]) if "title_feature" in data else None,
    )


def read_folds(data: Path, dataset: Dataset, splits: str) -> tuple[Fold, ...]:
    """The five folds of a benchmark; `splits` is `nonoverlap` (every video tested once) or `usual` (overlapping).

    Raises:
        OSError: If the file is missing.
    """
    entries = json.loads((data / SPLITS[splits].format(dataset)).read_text())
    return tuple(Fold(_ids(dataset, entry["train_keys"]), _ids(dataset, entry["test_keys"])) for entry in entries)


def joined(folds: Sequence[Sequence[Fold]]) -> tuple[Fold, ...]:
    """The k-th folds of several benchmarks as one, for networks that learn from all of them."""
    return tuple(
        Fold(tuple(n for fold in same for n in fold.train), tuple(n for fold in same for n in fold.test))
        for same in zip(*folds, strict=True)
    )


def _ids(dataset: str, keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{dataset}/{key.rsplit('/', 1)[-1]}" for key in keys)


def held_out_part(train: Sequence[str], share: float, seed: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Split a training fold into a part to learn from and a part to watch, by seed; both in the order given."""
    count = round(share * len(train))
    chosen = set(np.random.default_rng([seed, 17]).permutation(len(train))[:count].tolist())
    watched = tuple(name for place, name in enumerate(train) if place in chosen)
    return tuple(name for name in train if name not in set(watched)), watched


def opinion_ranks(video: LabelledVideo) -> NDArray[np.float32]:
    """Each person's opinion as mid-ranks within the video, float32 [U, N] in [0, 1]: 0.5 for one who saw no difference."""
    return np.stack([(mid_ranks(row) + 1.0) / 2.0 for row in video.opinions])


def agreement(video: LabelledVideo) -> float:
    """How much people agree on a video: the deviation over samples of their mean rank (0 for noise)."""
    return float(opinion_ranks(video).mean(axis=0).std())


def _unit(rows: NDArray[np.floating]) -> NDArray[np.float32]:
    rows = np.asarray(rows, np.float32)
    unit: NDArray[np.float32] = rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), np.float32(1e-12))
    return unit
