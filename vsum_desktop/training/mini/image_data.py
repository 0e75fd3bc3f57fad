"""Training batches of the image tower: weighted sampling, random crops, colours, and the targets of every loss."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor

from vsum_desktop.training.mini.packs import load_packs, training_splits
from vsum_desktop.training.mini.space import read_space
from vsum_desktop.training.mini.teachers import IMAGENET, LABELER, logits_path
from vsum_desktop.training.mini.texts import CAPTION_ARCHIVE


@dataclass(frozen=True, slots=True, eq=False)
class TextTables:
    """Class vectors of the joint space as tensors, f32 rows of unit length.

    Attributes:
        imagenet, tags, local, hypernyms, captions: [n,256] each.
        membership: f32 [1000,H], rows of hypernyms by name.
        usual: f32 [256], the teacher's mean mixture of names over the training pictures; zero until it is measured.
        rivals: bool [K,K]: which local labels compete with each local label (its data set's, and unlike ones of others).
    """

    imagenet: Tensor
    tags: Tensor
    local: Tensor
    hypernyms: Tensor
    captions: Tensor
    membership: Tensor
    usual: Tensor
    rivals: Tensor


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """One training batch; −1 means none.

    Attributes:
        pixels: f32 [B,3,S,S] in 0–255.
        imagenet, local, caption: i64 [B], true class.
        teacher: f32 [B,1001] logits of the first teacher.
        tags: f32 [B,631] logits of the second.
    """

    pixels: Tensor
    imagenet: Tensor
    local: Tensor
    caption: Tensor
    teacher: Tensor
    tags: Tensor


@dataclass(frozen=True, slots=True)
class Augmentation:
    """Ranges of the random changes: crop area share, crop aspect, colour strength, chances of grey and of black bars."""

    area: tuple[float, float] = (0.45, 1.0)
    aspect: float = 1.6
    colour: float = 0.3
    grey: float = 0.05
    bars: float = 0.05


def read_tables(space: Path, unlike: float = 0.5) -> tuple[TextTables, dict[str, int], dict[tuple[str, str], int]]:
    """Class vectors, and the indices of WordNet ids and of local (dataset, label) pairs."""
    _, stored = read_space(space)
    keys = [tuple(key.split("\t")) for key in stored["local_keys"].tolist()]
    data_sets = np.array([key[0] for key in keys])
    local = torch.from_numpy(stored["local"])
    rivals = torch.from_numpy(data_sets[:, None] == data_sets[None]) | (local @ local.T < unlike)
    tables = TextTables(
        imagenet=torch.from_numpy(stored["imagenet"]),
        tags=torch.from_numpy(stored["tags"]),
        local=local,
        hypernyms=torch.from_numpy(stored["hypernyms"]),
        captions=torch.from_numpy(stored["captions"]),
        membership=torch.from_numpy(stored["membership"].astype(np.float32)),
        usual=torch.zeros(local.shape[1]),
        rivals=rivals,
    )
    wnids = {wnid: index for index, wnid in enumerate(stored["wnids"].tolist())}
    return tables, wnids, {(key[0], key[1]): index for index, key in enumerate(keys)}


class TrainingSet:
    """All training packs with targets, sampled at random with weights.

    Args:
        packs: Folder of packs and teacher logits.
        space: File of the joint space.
        small_share: Share of the samples taken from archives of 64 px.
        balance: Exponent of a class's size in its weight; 1 keeps the sizes, 0 makes classes equal.
        crops: How many packs of crops stand beside every pack, all drawn from alike.
    """

    def __init__(self, packs: Path, space: Path, small_share: float = 0.33, balance: float = 0.6, crops: int = 0) -> None:
        self.tables, wnids, keys = read_tables(space)
        self.packs = [pack for split in training_splits(crops) for pack in load_packs(packs, split)]
        self.teacher = [np.load(logits_path(packs, pack, IMAGENET), mmap_mode="r") for pack in self.packs]
        self.tags = [np.load(logits_path(packs, pack, LABELER), mmap_mode="r") for pack in self.packs]
        self.starts = np.cumsum([0, *map(len, self.packs)])
        self.imagenet = np.concatenate([[wnids.get(row["wnid"], -1) for row in pack.rows] for pack in self.packs])
        self.local = np.concatenate([[self._local(row, keys) for row in pack.rows] for pack in self.packs])
        self.caption = np.concatenate(
            [[int(row["index"]) if pack.name == CAPTION_ARCHIVE else -1 for row in pack.rows] for pack in self.packs]
        )
        self.tables = replace(self.tables, usual=self._usual())
        self.cumulative = np.cumsum(self._weights(small_share, balance))

    def _usual(self, per_pack: int = 300) -> Tensor:
        """Mean mixture of names over evenly spaced pictures of every pack, packs weighted alike."""
        means = []
        for logits in self.teacher:
            rows = logits[np.unique(np.linspace(0, len(logits) - 1, min(per_pack, len(logits))).astype(int))]
            names = torch.softmax(torch.from_numpy(rows.astype(np.float32))[:, 1:], -1)
            means.append((names @ self.tables.imagenet).mean(0))
        return torch.stack(means).mean(0)

    @staticmethod
    def _local(row: dict[str, str], keys: dict[tuple[str, str], int]) -> int:
        return keys.get((row["dataset"], row["label"]), -1) if row["text"] and not row["wnid"] else -1

    def _weights(self, small_share: float, balance: float) -> NDArray[np.float64]:
        parts, small = [], []
        for pack in self.packs:
            labels = [(row["dataset"], row["label"] if pack.name != CAPTION_ARCHIVE else "") for row in pack.rows]
            sizes = Counter(labels)
            parts.append(np.array([sizes[label] ** (balance - 1.0) for label in labels]))
            if pack.name.startswith("imagenet"):
                parts[-1] *= 0.4
            small.append(np.full(len(pack), pack.is_small))
        weights, is_small = np.concatenate(parts), np.concatenate(small)
        for chosen, share in ((is_small, small_share), (~is_small, 1.0 - small_share)):
            if chosen.any():
                weights[chosen] *= share / weights[chosen].sum()
        return np.asarray(weights / weights.sum())

    def __len__(self) -> int:
        return int(self.starts[-1])

    def draw(self, rng: np.random.Generator, count: int, size: int, augmentation: Augmentation) -> Batch:
        """A random batch of `count` pictures at `size` px; everything random comes from `rng`."""
        chosen = np.minimum(np.searchsorted(self.cumulative, rng.random(count)), len(self) - 1)
        homes = np.searchsorted(self.starts, chosen, side="right") - 1
        places = chosen - self.starts[homes]
        pictures = np.empty((count, size, size, 3), np.uint8)
        for at, (home, place) in enumerate(zip(homes, places, strict=True)):
            pictures[at] = random_crop(self.packs[home].pixels[place], rng, size, augmentation)
        return Batch(
            jitter(torch.from_numpy(pictures), rng, augmentation),
            torch.from_numpy(self.imagenet[chosen]),
            torch.from_numpy(self.local[chosen]),
            torch.from_numpy(self.caption[chosen]),
            self._gather(self.teacher, homes, places),
            self._gather(self.tags, homes, places),
        )

    @staticmethod
    def _gather(tables: list[NDArray[np.float16]], homes: NDArray[np.int64], places: NDArray[np.int64]) -> Tensor:
        rows = [tables[home][place] for home, place in zip(homes, places, strict=True)]
        return torch.from_numpy(np.stack(rows).astype(np.float32))


def random_crop(picture: NDArray[np.uint8], rng: np.random.Generator, size: int, how: Augmentation) -> NDArray[np.uint8]:
    """A random box of the picture, squashed to [size,size,3], mirrored half the time."""
    side = picture.shape[0]
    area, aspect = rng.uniform(*how.area), np.exp(rng.uniform(-1, 1) * np.log(how.aspect))
    width, height = (min(side, side * np.sqrt(area * ratio)) for ratio in (aspect, 1 / aspect))
    left, top = rng.uniform(0, side - width), rng.uniform(0, side - height)
    image = Image.fromarray(picture).resize(
        (size, size), Image.Resampling.BILINEAR, box=(left, top, left + width, top + height)
    )
    crop = np.asarray(image)
    if rng.random() < 0.5:
        crop = crop[:, ::-1]
    if rng.random() < how.bars:
        bar = rng.integers(1, size // 6 + 1)
        crop = np.array(crop)
        if rng.random() < 0.5:
            crop[:bar], crop[-bar:] = 0, 0
        else:
            crop[:, :bar], crop[:, -bar:] = 0, 0
    return crop


def jitter(pictures: Tensor, rng: np.random.Generator, how: Augmentation) -> Tensor:
    """uint8 [B,S,S,3] → f32 [B,3,S,S] (channels last), each picture with its own brightness, contrast and saturation."""
    count = len(pictures)
    x = pictures.permute(0, 3, 1, 2).float()
    bright, contrast, colour = (
        torch.from_numpy(rng.uniform(1 - how.colour, 1 + how.colour, (count, 1, 1, 1)).astype(np.float32)) for _ in range(3)
    )
    colour = torch.where(torch.from_numpy(rng.random((count, 1, 1, 1)) < how.grey), 0.0, colour)
    grey = x.mean(1, keepdim=True)
    level = grey.mean((2, 3), keepdim=True)
    return ((grey + (x - grey) * colour - level) * contrast + level * bright).clamp_(0, 255)
