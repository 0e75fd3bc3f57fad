"""The two teacher classifiers as torch graphs, and their outputs over all training pictures.

A teacher's `.layers.json` lists its layers in order; weights are float16 in the `.npz` beside it. Only outputs are used: no
weight of a teacher enters a tower.
"""

from __future__ import annotations

import json
import tempfile
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.multiprocessing.spawn import spawn

from vsum_desktop.inference.providers import DeviceChoice
from vsum_desktop.inference.sessions import Session
from vsum_desktop.training.mini.packs import Pack, load_packs
from vsum_desktop.training.mini.precision import multiplies_bfloat16, narrow
from vsum_desktop.training.mini.towers_onnx import stamp

IMAGENET = "mobilenet_v2_imagenet"
LABELER = "object_labeler_631"
TEACHER_SIZE = 224
# (teacher, whether small pictures, share of the time): what one process does in one piece, the longest first
WORK = ((IMAGENET, False, 0.5), (LABELER, False, 0.19), (IMAGENET, True, 0.23), (LABELER, True, 0.08))

Answer = Callable[[Tensor], NDArray[np.float32]]
"""A teacher that can be asked: pictures f32 [B,3,S,S] in 0–255 → logits f32 [B,C]."""


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


def enlarge(pixels: NDArray[np.uint8], size: int = TEACHER_SIZE) -> Tensor:
    """Pack pictures [B,S,S,3] as float [B,3,size,size] in 0–255 (bicubic)."""
    picture = torch.from_numpy(np.array(pixels)).permute(0, 3, 1, 2)
    return F.interpolate(picture, size, mode="bicubic", antialias=True).float()


def label_size(pack: Pack) -> int:
    """Side at which pictures of a pack are shown to the teachers.

    Pictures of 64 px are named better when they are enlarged less (500 of tiny ImageNet, among 1000 names: 23 % at 160, 19 % at
    224), larger ones almost as well at 192 as at 224, in two thirds of the time.
    """
    return 160 if pack.is_small else 192


def as_session(teacher: Teacher, size: int) -> Answer:
    """The teacher in ONNX Runtime on one thread: the same logits to 2e-5, almost three times as fast on a CPU as in torch."""
    example = torch.zeros(2, 3, size, size)
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
        session = Session(path, "teacher", DeviceChoice("cpu", "cpu", 1))
    return lambda pixels: session.run({"pixels": pixels.numpy()})["logits"]


def as_compiled(teacher: Teacher) -> Answer:
    """The teacher compiled, in bfloat16: where a CPU multiplies that itself, twice as fast again (logits correlate by .998)."""
    compiled = torch.compile(teacher.eval(), dynamic=False)

    def answer(pixels: Tensor) -> NDArray[np.float32]:
        with torch.inference_mode(), narrow("cpu"):
            logits: Tensor = compiled(pixels)
        return logits.float().numpy()

    return answer


def label_pack(answer: Answer, pack: Pack, target: Path, batch: int = 32) -> None:
    """Writes the teacher's logits of every picture of a pack as float16 [n,C]."""
    rows = []
    for at in range(0, len(pack), batch):
        chosen = np.minimum(np.arange(at, at + batch), len(pack) - 1)  # full batches only: one shape to compile for
        logits = answer(enlarge(pack.pixels[chosen], label_size(pack)))
        rows.append(logits[: len(pack) - at].astype(np.float16))
    partial = target.with_suffix(".part")
    with partial.open("wb") as stream:
        np.save(stream, np.concatenate(rows))
    partial.replace(target)


def label_packs(teachers: Path, packs: Path, splits: Sequence[str], processes: int = 2, compiled: bool = False) -> None:
    """Runs both teachers over all packs of some splits.

    Args:
        teachers: Folder of the teachers.
        packs: Folder of the packs, where the logits go too.
        splits: Splits to label, in this order.
        processes: One-thread processes.
        compiled: Whether the teachers are compiled, which needs a C++ compiler, where the CPU multiplies bfloat16.
    """
    homes = [list[tuple[str, bool]]() for _ in range(processes)]
    loads = [0.0] * processes
    for name, small, cost in WORK:
        if unlabelled(packs, splits, name, small):
            home = loads.index(min(loads))
            homes[home].append((name, small))
            loads[home] += cost
    if busy := [home for home in homes if home]:
        spawn(label_share, (teachers, packs, splits, busy, compiled), nprocs=len(busy))


def label_share(
    rank: int, teachers: Path, packs: Path, splits: Sequence[str], homes: Sequence[Sequence[tuple[str, bool]]], compiled: bool
) -> None:
    """Process `rank` of `label_packs`: some teachers over the packs of small pictures, or over the others."""
    torch.set_num_threads(1)
    for name, small in homes[rank]:
        todo = unlabelled(packs, splits, name, small)
        teacher = Teacher(teachers, name)
        answer = as_compiled(teacher) if compiled and multiplies_bfloat16("cpu") else as_session(teacher, label_size(todo[0]))
        for pack in todo:
            label_pack(answer, pack, logits_path(packs, pack, name))


def unlabelled(packs: Path, splits: Sequence[str], name: str, small: bool) -> list[Pack]:
    """The packs of small pictures, or the others, for which a teacher has no finished file."""
    found = (pack for split in splits for pack in load_packs(packs, split) if pack.is_small == small)
    return [pack for pack in found if not logits_path(packs, pack, name).exists()]


def logits_path(packs: Path, pack: Pack, name: str) -> Path:
    """Where a teacher's logits of a pack lie."""
    return packs / f"{pack.name}.{pack.split}.{name}.npy"
