"""The image tower: a plain residual convnet of dense 3×3 convolutions, random weights, four stages down to 1/32.

Dense convolutions instead of depthwise ones, because matrix units of current CPUs train and run them faster. The embedding is
the mean over cells of a linear projection, so a cell's own projection lies in the joint space too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from vsum_desktop.training.mini.space import EMBEDDING_SIZE

PIXEL_MEAN, PIXEL_DEVIATION = 118.0, 64.0


@dataclass(frozen=True, slots=True)
class TowerConfig:
    """Shape of an image tower.

    Attributes:
        stem: Channels after the 7×7 stride-4 stem.
        stages: (channels, blocks, hidden channels) at strides 4, 8, 16, 32.
        head: Channels that the projection and the auxiliary heads see.
    """

    stem: int = 64
    stages: tuple[tuple[int, int, int], ...] = ((64, 1, 64), (128, 2, 96), (224, 3, 112), (352, 2, 128))
    head: int = 640


def unit(inputs: int, outputs: int, kernel: int = 3, stride: int = 1, act: bool = True) -> nn.Sequential:
    """Convolution, batch norm and, if `act`, ReLU."""
    layers: list[nn.Module] = [
        nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False),
        nn.BatchNorm2d(outputs),
    ]
    return nn.Sequential(*layers, *([nn.ReLU(inplace=True)] if act else []))


class Block(nn.Module):
    """Residual block of two 3×3 convolutions with a narrower middle."""

    def __init__(self, channels: int, hidden: int) -> None:
        super().__init__()
        self.first = unit(channels, hidden)
        self.second = unit(hidden, channels, act=False)
        nn.init.zeros_(cast(nn.BatchNorm2d, self.second[1]).weight)

    def forward(self, x: Tensor) -> Tensor:
        """[B,C,h,w] → the same shape."""
        return F.relu(x + self.second(self.first(x)))


class ImageTower(nn.Module):
    """Pictures [B,3,S,S] in 0–255 → cells [B,256,s,s] of the joint space, not unit, and features [B,head,s,s]; s = S/32."""

    def __init__(self, config: TowerConfig) -> None:
        super().__init__()
        self.stem = unit(3, config.stem, 7, 4)
        layers: list[nn.Module] = []
        width = config.stem
        for index, (channels, blocks, hidden) in enumerate(config.stages):
            if index or channels != width:
                layers.append(unit(width, channels, 3, 2 if index else 1))
            layers += [Block(channels, hidden) for _ in range(blocks)]
            width = channels
        self.stages = nn.Sequential(*layers)
        self.head = unit(width, config.head, 1)
        self.project = nn.Conv2d(config.head, EMBEDDING_SIZE, 1)

    def forward(self, pixels: Tensor) -> tuple[Tensor, Tensor]:
        """Cells and features."""
        x = (pixels - PIXEL_MEAN) * (1.0 / PIXEL_DEVIATION)
        features = self.head(self.stages(self.stem(x)))
        return self.project(features), features

    def embed(self, pixels: Tensor) -> Tensor:
        """Unit vectors [B,256]."""
        return F.normalize(self(pixels)[0].float().mean((2, 3)), dim=-1)


class TrainingHeads(nn.Module):
    """What only training needs: linear heads for both teachers, and scales and biases of the text-aligned losses."""

    def __init__(self, features: int, classes: int, tags: int, hypernyms: int) -> None:
        super().__init__()
        self.classes = nn.Linear(features, classes)
        self.tags = nn.Linear(features, tags)
        self.log_scale = nn.Parameter(torch.tensor(3.0))
        self.tag_scale = nn.Parameter(torch.tensor(8.0))
        self.tag_bias = nn.Parameter(torch.full((tags,), -5.0))
        self.hypernym_scale = nn.Parameter(torch.tensor(8.0))
        self.hypernym_bias = nn.Parameter(torch.full((hypernyms,), -4.0))
        self.class_bias = nn.Parameter(torch.zeros(classes - 1))
        nn.init.constant_(self.tags.bias, -5.0)

    @property
    def scale(self) -> Tensor:
        """Factor of the cosines before a softmax, at most 50."""
        return self.log_scale.clamp(max=3.9).exp()
