"""The teacher graphs compute what their files describe."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch
import torch.nn.functional as F  # noqa: N812

from vsum_desktop.training.mini.packs import Pack, decode, read_labels, training_splits
from vsum_desktop.training.mini.teachers import (
    IMAGENET,
    LABELER,
    TEACHER_SIZE,
    Teacher,
    as_session,
    enlarge,
    label_pack,
    label_packs,
    label_size,
    same_padding,
)


@pytest.mark.parametrize(
    ("extent", "stride", "kernel", "padding"), [(224, 2, 3, (0, 1)), (7, 2, 3, (1, 1)), (8, 1, 3, (1, 1)), (5, 1, 1, (0, 0))]
)
def test_padding_is_that_of_tensorflow(extent: int, stride: int, kernel: int, padding: tuple[int, int]) -> None:
    assert same_padding(extent, stride, kernel) == padding


def test_a_small_graph_is_followed_layer_by_layer(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    shapes = {"a": (4, 3, 3, 3), "b": (4, 1, 3, 3), "d": (5, 4, 1, 1)}
    weights = {f"{name}.weight": rng.normal(size=shape).astype(np.float16) for name, shape in shapes.items()}
    biases = {f"{name}.bias": rng.normal(size=shape[0]).astype(np.float32) for name, shape in shapes.items()}
    np.savez(tmp_path / "tiny.npz", **weights, **biases)
    layers = [
        {"name": "a", "inputs": ["input"], "op": "conv", "groups": 1, "stride": 2, "clamp_act": [0, 6], "clamp": [0.0, 5.0]},
        {"name": "b", "inputs": ["a"], "op": "conv", "groups": 4, "stride": 1, "clamp": [-4.0, 4.0]},
        {"name": "c", "inputs": ["a", "b"], "op": "add"},
        {"name": "p", "inputs": ["c"], "op": "global_avg_pool"},
        {"name": "d", "inputs": ["p"], "op": "conv", "groups": 1, "stride": 1},
    ]
    (tmp_path / "tiny.layers.json").write_text(
        json.dumps({"zero_point": 127, "scale": 0.01, "layers": layers}), encoding="utf-8"
    )
    pixels = torch.from_numpy(rng.integers(0, 256, (2, 3, 8, 8)).astype(np.float32))
    w = {key: torch.from_numpy(value.astype(np.float32)) for key, value in {**weights, **biases}.items()}
    first = F.conv2d(F.pad((pixels - 127) * 0.01, (0, 1, 0, 1)), w["a.weight"], w["a.bias"], stride=2).clamp(0, 5)
    second = F.conv2d(first, w["b.weight"], w["b.bias"], padding=1, groups=4).clamp(-4, 4)
    wanted = (first + second).mean((2, 3)) @ w["d.weight"].flatten(1).T + w["d.bias"]
    torch.testing.assert_close(Teacher(tmp_path, "tiny")(pixels), wanted, atol=1e-5, rtol=1e-5)


@torch.inference_mode()
def test_the_real_teacher_names_real_photographs(shared_data: Path) -> None:
    images = shared_data / "images"
    wnids = sorted({row["wnid"] for row in read_labels(images)["imagenet_1000x1", "train"]})
    rows = read_labels(images)["imagenet_like_1000", "train"][:48]
    with np.load(images / "imagenet_like_1000.npz") as stored:
        data, offsets = stored["data"], stored["offsets"]
    pixels = np.stack([decode(data, offsets, int(row["index"]), TEACHER_SIZE) for row in rows])
    guesses = Teacher(images / "teachers", IMAGENET)(enlarge(pixels))[:, 1:].argmax(1).numpy()
    right = np.mean([wnids[guess] == row["wnid"] for guess, row in zip(guesses, rows, strict=True)])
    assert right > 0.4, "58 % of the first 300 photographs are named rightly"


@torch.inference_mode()
def test_the_labeler_gives_one_logit_per_label(shared_data: Path) -> None:
    teachers = shared_data / "images" / "teachers"
    logits = Teacher(teachers, LABELER)(torch.zeros(1, 3, TEACHER_SIZE, TEACHER_SIZE))
    labels = (teachers / "object_labels_631.txt").read_text(encoding="utf-8").splitlines()
    assert logits.shape == (1, len(labels))


@torch.inference_mode()
def test_labels_of_a_pack_are_the_teachers_own_logits(shared_data: Path, tmp_path: Path) -> None:
    teacher = Teacher(shared_data / "images" / "teachers", LABELER)
    pixels = np.random.default_rng(7).integers(0, 256, (5, 64, 64, 3), dtype=np.uint8)
    pack = Pack("noise", "train", pixels, ({},) * len(pixels))
    label_pack(as_session(teacher, label_size(pack)), pack, tmp_path / "noise.npy", batch=2)
    wanted = teacher(enlarge(pixels, label_size(pack))).numpy()
    np.testing.assert_allclose(np.load(tmp_path / "noise.npy"), wanted, atol=0.02, rtol=1e-3)


def test_processes_share_the_packs(shared_data: Path, tmp_path: Path) -> None:
    rng = np.random.default_rng(7)
    for name, split, side, count in (("large", "train", 72, 3), ("small", "train", 64, 2), ("large", "crop1", 72, 3)):
        np.save(tmp_path / f"{name}.{split}.npy", rng.integers(0, 256, (count, side, side, 3), dtype=np.uint8))
        (tmp_path / f"{name}.{split}.json").write_text(json.dumps([{}] * count), encoding="utf-8")
    label_packs(shared_data / "images" / "teachers", tmp_path, training_splits(1))
    for name, width in ((IMAGENET, 1001), (LABELER, 631)):
        found = {path.name: np.load(path).shape for path in tmp_path.glob(f"*.{name}.npy")}
        assert found == {
            f"large.train.{name}.npy": (3, width),
            f"small.train.{name}.npy": (2, width),
            f"large.crop1.{name}.npy": (3, width),
        }
