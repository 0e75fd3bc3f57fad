"""Packs hold what the archives hold, squashed, and never a held-out class."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from vsum_desktop.training.mini.crops import build_crops
from vsum_desktop.training.mini.packs import LABEL_FIELDS, build_packs, load_pack, load_packs, read_labels, training_splits

SHAPES = ((60, 90), (80, 80), (40, 30), (50, 50))


def webp(shape: tuple[int, int], colour: tuple[int, int, int]) -> bytes:
    stream = io.BytesIO()
    Image.fromarray(np.full((*shape, 3), colour, np.uint8)).save(stream, "WEBP", lossless=True)
    return stream.getvalue()


@pytest.fixture
def images(tmp_path: Path) -> Path:
    """A folder in the layout of the training images: one archive of four plain pictures."""
    folder = tmp_path / "images"
    folder.mkdir()
    files = [webp(shape, (60 * index, 100, 200)) for index, shape in enumerate(SHAPES)]
    offsets = np.cumsum([0, *map(len, files)])
    np.savez(folder / "toys.npz", data=np.frombuffer(b"".join(files), np.uint8), offsets=offsets.astype(np.int64))
    with (folder / "labels.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, ["archive", "split", "also", *LABEL_FIELDS])
        writer.writeheader()
        for index, (split, label) in enumerate([("train", "cat"), ("val", "cat"), ("train", "dog"), ("heldout", "emu")]):
            row = {"index": index, "dataset": "toys", "label": label, "text": f"a {label}", "category": "animal", "wnid": ""}
            writer.writerow({"archive": "toys", "split": split, "also": "", **row})
    (folder / "heldout_classes.csv").write_text("archive,dataset,label,text,images\ntoys,toys,emu,an emu,1\n", encoding="utf-8")
    return folder


def test_packs_hold_each_split_squashed(images: Path, tmp_path: Path) -> None:
    packs = tmp_path / "packs"
    assert sorted(build_packs(images, packs, size=32)) == [("toys", "heldout", 1), ("toys", "train", 2), ("toys", "val", 1)]
    pack = load_pack(packs, "toys", "train")
    assert pack.pixels.shape == (2, 32, 32, 3)
    assert [row["label"] for row in pack.rows] == ["cat", "dog"]
    np.testing.assert_array_equal(pack.pixels[1], np.full((32, 32, 3), (120, 100, 200), np.uint8))


def test_training_packs_hold_no_held_out_class(images: Path, tmp_path: Path) -> None:
    build_packs(images, tmp_path / "packs", size=32)
    labels = {row["label"] for pack in load_packs(tmp_path / "packs", "train") for row in pack.rows}
    assert labels == {"cat", "dog"}


def test_a_held_out_class_among_training_rows_is_refused(images: Path) -> None:
    path = images / "labels.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("heldout", "train"), encoding="utf-8")
    with pytest.raises(ValueError, match="held-out class toys/emu in split train"):
        read_labels(images)


def test_finished_packs_are_kept(images: Path, tmp_path: Path) -> None:
    build_packs(images, tmp_path / "packs", size=32)
    before = (tmp_path / "packs" / "toys.train.npy").stat().st_mtime_ns
    build_packs(images, tmp_path / "packs", size=32)
    assert (tmp_path / "packs" / "toys.train.npy").stat().st_mtime_ns == before


def test_crops_are_parts_of_their_pictures_the_same_each_time(images: Path, tmp_path: Path) -> None:
    made = []
    for name in ("first", "second"):
        build_packs(images, tmp_path / name, size=32)
        build_crops(tmp_path / name, 2)
        made.append([load_pack(tmp_path / name, "toys", split) for split in ("train", "crop1", "crop2")])
    (whole, *crops), (_, *again) = made
    for crop, other in zip(crops, again, strict=True):
        np.testing.assert_array_equal(crop.pixels, other.pixels)
        assert crop.rows == whole.rows
        shown = crop.pixels.reshape(len(crop), -1, 3)
        for picture, colours in zip(whole.pixels, shown, strict=True):
            kept = {tuple(colour) for colour in colours.tolist()} - {(0, 0, 0)}
            assert kept == {tuple(picture[0, 0].tolist())}, "plain pictures have plain crops, but for black bars"


def test_crops_of_a_picture_differ(tmp_path: Path) -> None:
    rng = np.random.default_rng(3)
    np.save(tmp_path / "noise.train.npy", rng.integers(0, 256, (2, 80, 80, 3), dtype=np.uint8))
    (tmp_path / "noise.train.json").write_text("[{}, {}]", encoding="utf-8")
    build_crops(tmp_path, 2)
    one, two = (load_pack(tmp_path, "noise", split).pixels for split in training_splits(2)[1:])
    assert one.shape == two.shape == (2, 128, 128, 3)
    assert not np.array_equal(one, two)


def test_real_labels_keep_held_out_classes_apart(shared_data: Path) -> None:
    groups = read_labels(shared_data / "images")
    assert sum(len(rows) for rows in groups.values()) == 69046
    with (shared_data / "images" / "heldout_classes.csv").open(encoding="utf-8", newline="") as stream:
        held_out = {(row["dataset"], row["label"]) for row in csv.DictReader(stream)}
    seen = {(row["dataset"], row["label"]) for (_, split), rows in groups.items() if split != "heldout" for row in rows}
    assert len(held_out) == 29
    assert not seen & held_out
