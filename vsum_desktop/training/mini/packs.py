"""Image packs: the WebP archives decoded once into memory-mapped squares.

A pack is one archive and one split, `<archive>.<split>.npy` (uint8 [n, size, size, 3], RGB, the whole picture squashed to a
square) beside `<archive>.<split>.json` (labels). Archives of 64 px pictures keep 64 px, so that nothing is enlarged twice.
"""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

SMALL_ARCHIVES = ("tiny_imagenet_64px", "tiny_imagenet_val_64px", "scenes6_64px")
LABEL_FIELDS = ("index", "dataset", "label", "text", "category", "wnid")


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """One archive's pictures of one split.

    Attributes:
        name: Archive name.
        split: `train`, `val`, `heldout`, or `crop1` … for the crops of the training pictures.
        pixels: uint8 [n, size, size, 3], RGB, read-only memory map.
        rows: n label rows with the keys of `LABEL_FIELDS`.
    """

    name: str
    split: str
    pixels: NDArray[np.uint8]
    rows: tuple[dict[str, str], ...]

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def is_small(self) -> bool:
        """Whether the pictures were only 64 px to begin with."""
        return self.pixels.shape[1] <= 64


def read_labels(images: Path) -> dict[tuple[str, str], list[dict[str, str]]]:
    """Label rows by (archive, split), in the order of the file.

    Raises:
        ValueError: A held-out class appears in a training or validation row.
    """
    with (images / "heldout_classes.csv").open(encoding="utf-8", newline="") as stream:
        heldout = {(row["dataset"], row["label"]) for row in csv.DictReader(stream)}
    groups: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    with (images / "labels.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["split"] != "heldout" and (row["dataset"], row["label"]) in heldout:
                raise ValueError(f"held-out class {row['dataset']}/{row['label']} in split {row['split']}")
            groups[row["archive"], row["split"]].append({key: row[key] for key in LABEL_FIELDS})
    return dict(groups)


def decode(data: NDArray[np.uint8], offsets: NDArray[np.int64], index: int, size: int) -> NDArray[np.uint8]:
    """Picture `index` of an archive as uint8 [size, size, 3], squashed (bicubic, antialiased)."""
    picture = Image.open(io.BytesIO(data[offsets[index] : offsets[index + 1]].tobytes())).convert("RGB")
    return np.asarray(picture.resize((size, size), Image.Resampling.BICUBIC))


def build_pack(images: Path, folder: Path, archive: str, split: str, rows: list[dict[str, str]], size: int) -> None:
    """Decodes one archive's split into `folder`; a finished pack is left as it is."""
    target = folder / f"{archive}.{split}.json"
    if target.exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    side = min(size, 64) if archive in SMALL_ARCHIVES else size
    with np.load(images / f"{archive}.npz") as stored:
        data, offsets = stored["data"], stored["offsets"]
    pictures = (decode(data, offsets, int(row["index"]), side) for row in rows)
    write_pack(target, rows, pictures, side)


def write_pack(target: Path, rows: Sequence[dict[str, str]], pictures: Iterable[NDArray[np.uint8]], side: int) -> None:
    """Writes a pack: the pixels first, and `target`, its labels, in one step when they are complete."""
    pixels = np.lib.format.open_memmap(target.with_suffix(".npy"), mode="w+", dtype=np.uint8, shape=(len(rows), side, side, 3))
    for position, picture in enumerate(pictures):
        pixels[position] = picture
    pixels.flush()
    partial = target.with_suffix(".part")
    partial.write_text(json.dumps(rows), encoding="utf-8")
    partial.replace(target)


def build_packs(images: Path, folder: Path, size: int = 144) -> list[tuple[str, str, int]]:
    """Decodes every archive; returns (archive, split, pictures)."""
    done = []
    for (archive, split), rows in sorted(read_labels(images).items()):
        build_pack(images, folder, archive, split, rows, size)
        done.append((archive, split, len(rows)))
    return done


def load_pack(folder: Path, archive: str, split: str) -> Pack:
    """Opens a pack without reading its pixels."""
    rows = json.loads((folder / f"{archive}.{split}.json").read_text(encoding="utf-8"))
    pixels = np.load(folder / f"{archive}.{split}.npy", mmap_mode="r")
    return Pack(archive, split, pixels, tuple(rows))


def crop_split(number: int) -> str:
    """Split of the pack that holds crop `number` of every training picture, from 1."""
    return f"crop{number}"


def training_splits(crops: int) -> list[str]:
    """The training pictures themselves and so many crops of each."""
    return ["train", *(crop_split(number) for number in range(1, crops + 1))]


def load_packs(folder: Path, split: str) -> list[Pack]:
    """All packs of a split, by name."""
    suffix = f".{split}.json"
    return [load_pack(folder, path.name.removesuffix(suffix), split) for path in sorted(folder.glob(f"*{suffix}"))]
