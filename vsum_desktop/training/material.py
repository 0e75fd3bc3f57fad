"""What every training and every judgement starts from: the labelled videos, and the anchor words in their captions' space."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.training.datasets import Collection, read_collection

Encode = Callable[[Sequence[str]], NDArray[np.float32]]

CHECKED_WORDS = 64
CLOSE = 0.99


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """All videos, and the embeddings of the anchor words, float32 [128, E]."""

    collection: Collection
    anchors: NDArray[np.float32]


def read_material(data: Path, folder: Path) -> Material:
    """Read the videos of the label folder `data`; the anchors' embeddings are kept in `folder`.

    Raises:
        OSError: If a file is missing.
        ValueError: If the sentence encoder is not the one that embedded the captions.
    """
    collection = read_collection(data)
    return Material(collection, anchor_embeddings(collection, folder))


def anchor_embeddings(collection: Collection, folder: Path, encode: Encode | None = None) -> NDArray[np.float32]:
    """Embeddings of the anchor words in the captions' space, float32 [128, 384]; kept in `folder`.

    Args:
        collection: Its words show whether the encoder is the right one.
        folder: Where `anchors.npy` is or goes.
        encode: Embeds sentences; None for the packaged sentence encoder.

    Raises:
        ValueError: If the sentence encoder is not the one that embedded the captions.
    """
    from vsum_desktop.training.mini.space import encode_sentences

    words = json.loads((files("vsum_desktop.training") / "data" / "anchors-v1.json").read_text())["words"]
    kept = folder / "anchors.npy"
    if kept.exists():
        known: NDArray[np.float32] = np.load(kept)
        return known
    probe = list(collection.vocabulary[:CHECKED_WORDS])
    rows = (encode or encode_sentences)([*words, *probe])
    rows = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    agreement = (rows[len(words) :] * collection.word_embeddings[: len(probe)]).sum(axis=1)
    if agreement.min() < CLOSE:
        raise ValueError(f"another sentence encoder made the caption features (cosine {agreement.min():.3f})")
    folder.mkdir(parents=True, exist_ok=True)
    np.save(kept, rows[: len(words)])
    return rows[: len(words)]
