"""What a sample's surroundings add to it without a graph: means over windows and over the video, and smoothing along time."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

REACH = 4.0


class Context(nn.Module):
    """Puts centred means of the columns beside them; without windows and video mean the columns pass as they are.

    Args:
        windows: Odd widths in samples; a window is cut at the ends of the video.
        video: Whether the mean over the whole video is one of them.

    Raises:
        ValueError: If a width is even or negative.
    """

    def __init__(self, windows: tuple[int, ...], video: bool) -> None:
        super().__init__()
        if any(width < 1 or width % 2 == 0 for width in windows):
            raise ValueError(f"windows must be odd: {windows}")
        self.windows, self.video = windows, video
        self.parts = 1 + len(windows) + int(video)

    def forward(self, x: Tensor) -> Tensor:
        """Args: x float [N, D]. Returns: float [N, D·parts]."""
        rows = [x, *(self._mean(x, width) for width in self.windows)]
        if self.video:
            rows.append(x.mean(dim=0, keepdim=True).expand_as(x))
        return torch.cat(rows, dim=1) if len(rows) > 1 else x

    def mapped(self, x: Tensor, weight: Tensor) -> Tensor:
        """The same, mapped by a matrix: forward(x) · weightᵀ, but averaging the few columns of the result, not the many of x.

        Args:
            x: float [N, D].
            weight: float [C, D·parts].

        Returns:
            float [N, C].
        """
        own, *others = weight.split(x.shape[1], dim=1)
        total = functional.linear(x, own)
        for width, part in zip(self.windows, others, strict=False):
            total = total + self._mean(functional.linear(x, part), width)
        return total + functional.linear(x.mean(dim=0, keepdim=True), others[-1]) if self.video else total

    @staticmethod
    def _mean(x: Tensor, width: int) -> Tensor:
        """Centred mean of each column, float [N, C]."""
        pooled = functional.avg_pool1d(x.T.unsqueeze(0), width, stride=1, padding=width // 2, count_include_pad=False)
        return pooled.squeeze(0).T


def smoothed(values: Tensor, deviation: float) -> Tensor:
    """A curve smoothed by a Gaussian that is cut at the ends of the video, float [N].

    Args:
        values: float [N].
        deviation: Of the Gaussian, in samples; 0 for none.
    """
    if not deviation:
        return values
    reach = math.ceil(REACH * deviation)
    offsets = torch.arange(-reach, reach + 1, dtype=values.dtype)
    kernel = torch.exp(-0.5 * (offsets / deviation).square()).reshape(1, 1, -1)
    rows = torch.stack([values, torch.ones_like(values)]).unsqueeze(1)
    total = functional.conv1d(rows, kernel, padding=reach).squeeze(1)
    return total[0] / total[1]
