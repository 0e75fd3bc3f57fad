"""A small made-up benchmark in the files' own layout, for all kinds of scorer."""

from __future__ import annotations

import json
from pathlib import Path

import h5py
import numpy as np
import pytest
from numpy.typing import NDArray

from vsum_desktop.training.datasets import Collection, Fold, read_collection, read_folds
from vsum_desktop.training.material import Material

SIZE = 48
WORDS = 30


def unit(rows: NDArray[np.floating]) -> NDArray[np.float32]:
    return (rows / np.linalg.norm(rows, axis=-1, keepdims=True)).astype(np.float32)


@pytest.fixture(scope="session")
def anchors() -> NDArray[np.float32]:
    return unit(np.random.default_rng(11).standard_normal((128, SIZE)))


@pytest.fixture(scope="session")
def labels(tmp_path_factory: pytest.TempPathFactory, anchors: NDArray[np.float32]) -> Path:
    """Six videos a benchmark; people like what shows the first anchor."""
    folder = tmp_path_factory.mktemp("labels")
    rng = np.random.default_rng(5)
    vocabulary = unit(rng.standard_normal((WORDS, SIZE)))
    with h5py.File(folder / "caption_features.h5", "w") as file:
        file["vocab"] = np.array([f"word{k}" for k in range(WORDS)], "S8")
        file["vocab_features"] = vocabulary.astype(np.float16)
        for dataset, key, people in (("tvsum", "user_scores", 5), ("summe", "user_summary", 4)):
            for number in range(1, 7):
                n, captions = 40 + number, 8
                index = np.sort(rng.integers(0, captions, n))
                liked = rng.random(captions)
                rows = unit(0.6 * rng.standard_normal((captions, SIZE)) / np.sqrt(SIZE) + liked[:, None] * anchors[0])
                frames = 15 * n
                opinion = np.repeat(liked[index], 15) + 0.1 * rng.standard_normal((people, frames))
                raw = (
                    np.clip(1 + 4 * opinion, 1, 5).astype(np.uint8) if dataset == "tvsum" else (opinion > 0.6).astype(np.uint8)
                )
                group = file.create_group(f"{dataset}/video_{number}")
                picks = 15 * np.arange(n)
                mean = raw[:, picks].mean(axis=0)
                words = np.full((captions, 16), -1, np.int32)
                words[:, :3] = rng.integers(0, WORDS, (captions, 3))
                values = {
                    "features": rows[index].astype(np.float16),
                    "picks": picks,
                    "fps": 30.0,
                    "cap_index": index.astype(np.int32),
                    "word_index": words,
                    "gtscore": ((mean - 1) / 4 if dataset == "tvsum" else mean).astype(np.float32),
                    key: raw,
                }
                if dataset == "tvsum":
                    values["title_feature"] = anchors[0].astype(np.float16)
                for name, value in values.items():
                    group[name] = value
    for dataset in ("tvsum", "summe"):
        keys = [f"video_{k}" for k in range(1, 7)]
        folds = [{"train_keys": keys[:k] + keys[k + 2 :], "test_keys": keys[k : k + 2]} for k in (0, 2, 4)]
        (folder / f"non_overlap_random_{dataset}_splits.json").write_text(json.dumps(folds))
    return folder


@pytest.fixture(scope="session")
def collection(labels: Path) -> Collection:
    return read_collection(labels)


@pytest.fixture(scope="session")
def material(collection: Collection, anchors: NDArray[np.float32]) -> Material:
    return Material(collection, anchors)


@pytest.fixture(scope="session")
def fold(labels: Path) -> Fold:
    return read_folds(labels, "tvsum", "nonoverlap")[0]
