"""Going on from exported weights where the training state is lost: the int8 `image.onnx` back into a trainable tower.

Export folds every batch norm into its convolution. Here each convolution gets its folded kernel back, and each norm the mean
and deviation that it sees on training pictures, with scale and shift that undo them: the tower computes what the file computes,
and can learn again. What only training needs (heads, optimiser states) starts anew.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor, nn

from vsum_desktop.core.errors import IncompatibleModelError
from vsum_desktop.training.mini.image_tower import ImageTower

KERNEL_GAIN = 2.0  # root mean square of a kernel's singular values, so that Muon's steps of a fixed length change it evenly


def read_kernels(path: Path) -> list[tuple[NDArray[np.float32], NDArray[np.float32]]]:
    """Kernels and biases of all convolutions of an exported tower, in the order of execution, as float32."""
    graph = onnx.load(path).graph
    stored = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    made = {name: node for node in graph.node for name in node.output}

    def constant(name: str) -> NDArray[np.float32]:
        if name in stored:
            return stored[name].astype(np.float32)
        node = made[name]
        values, scale = stored[node.input[0]].astype(np.float32), stored[node.input[1]]
        zero = stored[node.input[2]].astype(np.float32) if len(node.input) > 2 else np.zeros_like(scale)
        shape = [-1, *[1] * (values.ndim - 1)] if np.ndim(scale) else [1] * values.ndim
        return np.asarray((values - zero.reshape(shape)) * scale.reshape(shape), np.float32)

    return [(constant(node.input[1]), constant(node.input[2])) for node in graph.node if node.op_type == "Conv"]


@torch.no_grad()
def restore_tower(tower: ImageTower, path: Path, pixels: Tensor) -> None:
    """Fills `tower` from `path`.

    Args:
        tower: A tower of the shape that was exported.
        path: `image.onnx`, float32 or int8.
        pixels: f32 [B,3,S,S] in 0–255, training pictures that set the norms; a few hundred.

    Raises:
        IncompatibleModelError: The file holds a tower of another shape.
    """
    kernels = read_kernels(path)
    convolutions = [part for part in tower.modules() if isinstance(part, nn.Conv2d)]
    shapes = [tuple(kernel.shape) for kernel, _ in kernels]
    if shapes != [tuple(part.weight.shape) for part in convolutions]:
        raise IncompatibleModelError("the file holds a tower of another shape", model="vsum-mini", path=path)
    shifts: dict[nn.Module, Tensor] = {}
    norms = {id(part[0]): part[1] for part in tower.modules() if isinstance(part, nn.Sequential) and _is_unit(part)}
    gains: dict[nn.Module, float] = {}
    for convolution, (kernel, bias) in zip(convolutions, kernels, strict=True):
        weight, shift = torch.from_numpy(kernel), torch.from_numpy(bias)
        norm = norms.get(id(convolution))
        if norm is None:
            convolution.weight.copy_(weight)
            assert convolution.bias is not None
            convolution.bias.copy_(shift)
            continue
        rows = weight.flatten(1)
        gains[norm] = KERNEL_GAIN * math.sqrt(min(rows.shape)) / float(rows.norm())
        convolution.weight.copy_(weight * gains[norm])
        shifts[norm] = shift
    handles = [norm.register_forward_pre_hook(_settle(shifts[norm], gains[norm])) for norm in shifts]
    try:
        tower.eval()(pixels)
    finally:
        for handle in handles:
            handle.remove()


def _is_unit(part: nn.Sequential) -> bool:
    return len(part) >= 2 and isinstance(part[1], nn.BatchNorm2d)


def _settle(shift: Tensor, gain: float) -> Any:
    """A hook that makes a norm compute x / gain + shift on what it is given."""

    def hook(norm: nn.BatchNorm2d, inputs: tuple[Tensor, ...]) -> None:
        values = inputs[0].float()
        mean, variance = values.mean((0, 2, 3)), values.var((0, 2, 3), unbiased=False)
        assert norm.running_mean is not None
        assert norm.running_var is not None
        norm.running_mean.copy_(mean)
        norm.running_var.copy_(variance)
        norm.weight.copy_((variance + norm.eps).sqrt() / gain)
        norm.bias.copy_(shift.to(mean.device) + mean / gain)

    return hook
