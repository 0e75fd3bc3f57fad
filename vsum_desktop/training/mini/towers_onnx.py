"""Both towers as ONNX files: opset 18, dynamic batch, normalisation inside the graph."""

from __future__ import annotations

import copy
import logging
import warnings
from pathlib import Path
from typing import cast

import numpy as np
import onnx
import torch
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from vsum_desktop.training.mini.image_tower import PIXEL_DEVIATION, PIXEL_MEAN, ImageTower
from vsum_desktop.training.mini.text_tower import TextTower

OPSET = 18
GRID = 4
HALF_FROM = 4096


def fuse_norms(module: ImageTower) -> ImageTower:
    """A copy in evaluation mode whose batch norms are folded into the convolutions before them."""
    fused = copy.deepcopy(module).eval()
    for part in fused.modules():
        if isinstance(part, nn.Sequential) and len(part) >= 2 and isinstance(part[1], nn.BatchNorm2d):
            part[0] = fuse_conv_bn_eval(cast(nn.Conv2d, part[0]), part[1])
            part[1] = nn.Identity()
    return fused


class ImageGraph(nn.Module):
    """What `image.onnx` computes: uint8 [B,S,S,3] → embedding f32 [B,256], regions f32 [B,16,256], unit vectors.

    Each picture is seen as it is and mirrored, in one batch, and its cells are the mean of both: left and right mean nothing to
    the tower, and two views are right more often than one.

    Args:
        tower: The trained tower.
        centre: f32 [256], mean embedding of ordinary pictures; it is taken off, since what all pictures share tells none apart.
    """

    centre: Tensor

    def __init__(self, tower: ImageTower, centre: Tensor) -> None:
        super().__init__()
        self.tower = fuse_norms(tower)
        self.register_buffer("centre", centre.clone())

    def forward(self, pixels: Tensor) -> tuple[Tensor, Tensor]:
        """Embedding and regions; cells lie in reading order."""
        views = torch.cat([pixels, pixels.flip(2)]).permute(0, 3, 1, 2)
        x = (views.float() - PIXEL_MEAN) * (1.0 / PIXEL_DEVIATION)
        tower = self.tower
        maps = tower.project(tower.head(tower.stages(tower.stem(x))))
        count = pixels.shape[0]
        cells = (0.5 * (maps[:count] + maps[count:].flip(3))).flatten(2).transpose(1, 2)
        return self.finish(cells.mean(1)), self.finish(cells)

    def finish(self, vectors: Tensor) -> Tensor:
        """Unit vectors around the centre."""
        return unit_rows(unit_rows(vectors) - self.centre)


class TextGraph(nn.Module):
    """What `text.onnx` computes: the text tower with piece vectors in int8, one scale per piece, and layers in float16."""

    table: Tensor
    scale: Tensor
    weight: Tensor

    def __init__(self, tower: TextTower) -> None:
        super().__init__()
        self.tower = copy.deepcopy(tower).eval()
        weight = tower.table.weight.detach()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("table", (weight / scale).round().clamp(-127, 127).to(torch.int8))
        self.register_buffer("scale", scale)
        self.register_buffer("weight", tower.weight.weight.detach().clone())
        del self.tower.table, self.tower.weight
        for layer in self.tower.parameters():
            layer.requires_grad_(False)
            if layer.numel() >= HALF_FROM:
                layer.copy_(layer.half())

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> tuple[Tensor, Tensor]:
        """Embedding and tokens."""
        pieces = look_up(self.table, input_ids).float() * look_up(self.scale, input_ids)
        return self.tower.compose(pieces, look_up(self.weight, input_ids), attention_mask)


def look_up(table: Tensor, ids: Tensor) -> Tensor:
    """Rows of a table [V,W] by ids [B,L], as [B,L,W]."""
    return table.index_select(0, ids.flatten()).unflatten(0, ids.shape)


def unit_rows(vectors: Tensor) -> Tensor:
    """Unit length along the last axis."""
    return vectors / vectors.norm(dim=-1, keepdim=True).clamp(min=1e-6)


def export_image(tower: ImageTower, centre: Tensor, size: int, target: Path, model: str) -> ImageGraph:
    """Writes `image.onnx` in float32; returns the graph that it must agree with."""
    if size != GRID * 32:
        raise ValueError(f"the last feature map must be {GRID} × {GRID}: size {GRID * 32}, not {size}")
    graph = ImageGraph(tower, centre).eval()
    example = torch.zeros(2, size, size, 3, dtype=torch.uint8)
    export_graph(graph, (example,), ["pixels"], ["embedding", "regions"], ({0: torch.export.Dim("batch")},), target)
    stamp(target, model)
    return graph


def export_text(tower: TextTower, target: Path, model: str) -> TextGraph:
    """Writes `text.onnx` with an int8 table and layers in float16; returns the graph that it must agree with."""
    graph = TextGraph(tower).eval()
    ids = torch.ones(2, 5, dtype=torch.int64)
    batch, length = torch.export.Dim("batch"), torch.export.Dim("length")
    axes = ({0: batch, 1: length}, {0: batch, 1: length})
    export_graph(graph, (ids, torch.ones_like(ids)), ["input_ids", "attention_mask"], ["embedding", "tokens"], axes, target)
    store_as_half(target)
    stamp(target, model)
    return graph


def store_as_half(path: Path) -> None:
    """Stores layers of at least `HALF_FROM` float32 values in half the bytes; they are widened when the file is loaded.

    The values are float16 already (`TextGraph`); vectors, a value per piece, stay as they are.
    """
    loaded = onnx.load(path)
    graph = loaded.graph
    casts = []
    for tensor in graph.initializer:
        values = onnx.numpy_helper.to_array(tensor)
        if values.dtype == np.float32 and values.size >= HALF_FROM and values.shape[-1] > 1:
            stored = f"{tensor.name}_half"
            casts.append(onnx.helper.make_node("Cast", [stored], [tensor.name], to=onnx.TensorProto.FLOAT))
            tensor.CopyFrom(onnx.numpy_helper.from_array(values.astype(np.float16), stored))
    nodes = [*casts, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
    onnx.save(loaded, path)


def stamp(path: Path, model: str) -> None:
    """Writes the model's id into the file's metadata."""
    loaded = onnx.load(path)
    del loaded.metadata_props[:]
    loaded.metadata_props.append(onnx.StringStringEntryProto(key="id", value=model))
    loaded.producer_name, loaded.doc_string = "vsum-train", ""
    onnx.checker.check_model(loaded, full_check=True)
    onnx.save(loaded, path)


def export_graph(
    module: nn.Module, example: tuple[Tensor, ...], inputs: list[str], outputs: list[str], axes: tuple, target: Path
) -> None:
    """Writes a module as ONNX, opset 18; `axes` are the dynamic shapes of the inputs."""
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)
    with warnings.catch_warnings(), torch.inference_mode():
        warnings.simplefilter("ignore")
        program = torch.onnx.export(
            module,
            example,
            dynamo=True,
            opset_version=OPSET,
            input_names=inputs,
            output_names=outputs,
            dynamic_shapes=axes,
            external_data=False,
            verbose=False,
        )
    assert program is not None
    for node in program.model.graph.all_nodes():
        node.metadata_props.clear()
        node.doc_string = None
    program.save(target)
