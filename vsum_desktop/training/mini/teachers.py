"""The two teacher classifiers as torch graphs, and their outputs over all training pictures.

A teacher's `.layers.json` lists its layers in order; weights are float16 in the `.npz` beside it. Only outputs are used: no
weight of a teacher enters a tower.
"""

from __future__ import annotations

import json
import tempfile
import warnings
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from numpy.typing import NDArray
from torch import Tensor, nn

from vsum_desktop.inference.providers import DeviceChoice
from vsum_desktop.inference.sessions import Session
from vsum_desktop.training.mini.packs import Pack, load_packs
from vsum_desktop.training.mini.towers_onnx import stamp

IMAGENET = "mobilenet_v2_imagenet"
LABELER = "object_labeler_631"
TEACHER_SIZE = 224


def same_padding(extent: int, stride: int, kernel: int) -> tuple[int, int]:
    """Zero padding before and after, as TensorFlow's SAME places it (uneven for stride 2)."""
    total = max((-(-extent // stride) - 1) * stride + kernel - extent, 0)
    return total // 2, total - total // 2


class Teacher(nn.Module):
    """A stored classifier; input uint8 or float RGB [B,3,224,224] in 0–255, output logits f32 [B,C].

    Args:
        folder: Folder of the teachers.
        name: `mobilenet_v2_imagenet` or `object_labeler_631`.
    """

    def __init__(self, folder: Path, name: str) -> None:
        super().__init__()
        graph = json.loads((folder / f"{name}.layers.json").read_text(encoding="utf-8"))
        self.layers: list[dict] = graph["layers"]
        self.zero_point, self.scale = float(graph["zero_point"]), float(graph["scale"])
        with np.load(folder / f"{name}.npz") as stored:
            for key in stored.files:
                value = torch.from_numpy(stored[key].astype(np.float32))
                if value.ndim == 4:
                    value = value.contiguous(memory_format=torch.channels_last)
                self.register_buffer(key.replace(".", "_"), value, persistent=False)

    def forward(self, pixels: Tensor) -> Tensor:
        """Logits of a batch."""
        values = {"input": ((pixels.float() - self.zero_point) * self.scale).contiguous(memory_format=torch.channels_last)}
        last_use = {source: index for index, layer in enumerate(self.layers) for source in layer["inputs"]}
        result = values["input"]
        for index, layer in enumerate(self.layers):
            result = self._run(layer, [values[source] for source in layer["inputs"]])
            bounds = [layer[key] for key in ("clamp_act", "clamp") if layer.get(key)]
            if bounds:
                result.clamp_(max(low for low, _ in bounds), min(high for _, high in bounds))
            values[layer["name"]] = result
            for source in layer["inputs"]:
                if last_use[source] == index:
                    del values[source]
        return result.flatten(1)

    def _run(self, layer: dict, inputs: list[Tensor]) -> Tensor:
        match layer["op"]:
            case "add":
                return inputs[0] + inputs[1]
            case "global_avg_pool":
                return inputs[0].mean((2, 3), keepdim=True)
        weight, bias = getattr(self, f"{layer['name']}_weight"), getattr(self, f"{layer['name']}_bias")
        if layer["op"] == "linear":
            return F.linear(inputs[0].flatten(1), weight, bias)
        kernel, stride = weight.shape[-1], layer["stride"]
        top, bottom = same_padding(inputs[0].shape[2], stride, kernel)
        left, right = same_padding(inputs[0].shape[3], stride, kernel)
        if (top, left) == (bottom, right):
            return F.conv2d(inputs[0], weight, bias, stride=stride, padding=(top, left), groups=layer["groups"])
        padded = F.pad(inputs[0], (left, right, top, bottom))
        return F.conv2d(padded, weight, bias, stride=stride, groups=layer["groups"])


def enlarge(pixels: NDArray[np.uint8]) -> Tensor:
    """Pack pictures [B,S,S,3] as float [B,3,224,224] in 0–255 (bicubic)."""
    picture = torch.from_numpy(np.array(pixels)).permute(0, 3, 1, 2)
    return F.interpolate(picture, TEACHER_SIZE, mode="bicubic", antialias=True).float()


def as_session(teacher: Teacher) -> Session:
    """The teacher for ONNX Runtime on one thread: the same logits to 2e-5, almost three times as fast on a CPU."""
    example = torch.zeros(2, 3, TEACHER_SIZE, TEACHER_SIZE)
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # sizes are constants here
        path = Path(folder) / "teacher.onnx"
        torch.onnx.export(
            teacher.eval(),
            (example,),
            path,
            dynamo=False,
            opset_version=18,
            input_names=["pixels"],
            output_names=["logits"],
            dynamic_axes={"pixels": {0: "batch"}, "logits": {0: "batch"}},
        )
        stamp(path, "teacher")
        return Session(path, "teacher", DeviceChoice("cpu", "cpu", 1))


def label_pack(session: Session, pack: Pack, target: Path, batch: int = 32) -> None:
    """Writes the teacher's logits of every picture of a pack as float16 [n,C]; a finished file is left as it is."""
    if target.exists():
        return
    starts = range(0, len(pack), batch)
    rows = [
        session.run({"pixels": enlarge(pack.pixels[at : at + batch]).numpy()})["logits"].astype(np.float16) for at in starts
    ]
    partial = target.with_suffix(".part")
    with partial.open("wb") as stream:
        np.save(stream, np.concatenate(rows))
    partial.replace(target)


def label_packs(teachers: Path, packs: Path, split: str, name: str) -> None:
    """Runs one teacher over all packs of a split, the smallest pack first."""
    session = as_session(Teacher(teachers, name))
    for pack in sorted(load_packs(packs, split), key=len):
        label_pack(session, pack, logits_path(packs, pack, name))


def logits_path(packs: Path, pack: Pack, name: str) -> Path:
    """Where a teacher's logits of a pack lie."""
    return packs / f"{pack.name}.{pack.split}.{name}.npy"
