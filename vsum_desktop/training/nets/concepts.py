"""The linear scorer `concepts` on the neighbour table, for export; equations in `core.linear_scorer`, which is its definition.

Columns are weighed before they are moved in time, so that windows act on one series each. Windows are average pooling that does
not count the padding, the Gaussian a convolution divided by that of ones: Gather, Conv and Pad, no scatter, any length.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from vsum_desktop.core.features import ANCHORS
from vsum_desktop.core.linear_scorer import ConceptWeights
from vsum_desktop.training.nets.lgrln import combine


class ConceptsTable(nn.Module):
    """Importance and the row-normalised similarities that it uses.

    Args:
        weights: What was learned.
        gain: Slope of the squashing, see `nets.lgrln.combine`.
    """

    def __init__(self, weights: ConceptWeights, gain: float) -> None:
        super().__init__()
        self.windows, self.reach, self.temperature, self.gain = weights.windows, weights.reach, weights.temperature, gain
        parts = [torch.from_numpy(part.copy()) for part in (weights.anchors, weights.relational, weights.query)]
        self.columns: Tensor
        self.propagated: Tensor
        self.kernel: Tensor
        self.register_buffer("columns", torch.cat(parts, dim=1))
        self.register_buffer("propagated", torch.from_numpy(weights.propagated.copy()))
        half = int(4 * weights.smoothing + 0.5)
        kernel = torch.exp(-0.5 * (torch.arange(-half, half + 1, dtype=torch.float64) / weights.smoothing) ** 2)
        self.register_buffer("kernel", kernel.float()[None, None])

    def forward(self, features: Tensor, neighbours: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Run on one video.

        Args:
            features: Float [N, 197].
            neighbours: Int64 [N, W].
            mask: Bool [N, W].

        Returns:
            Importance, float [N] in [0, 1], and the similarities, float [1, N, W].
        """
        logits, weight = self.logits(features, neighbours, mask)
        return combine([logits], self.gain), weight[None]

    def logits(self, features: Tensor, neighbours: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """The weighted sum, float [N], and the similarities, float [N, W]."""
        series = features @ self.columns.T
        total = torch.zeros_like(series[:, 0])
        for place, width in enumerate(self.windows):
            total = total + _window_mean(series[:, place], width)
        weight = self.similarity(features[:, :ANCHORS], neighbours, mask)
        carried = features[:, :ANCHORS] @ self.propagated
        total = total + (weight * carried[neighbours]).sum(dim=1)
        return self._smooth(total), weight

    def similarity(self, anchors: Tensor, neighbours: Tensor, mask: Tensor) -> Tensor:
        """Softmax of the centred cosines over the neighbours beyond the window's reach, float [N, W]; 0 elsewhere."""
        rows = anchors - anchors.mean(dim=0)
        rows = rows / rows.square().sum(dim=1, keepdim=True).sqrt().clamp_min(1e-6)
        cosines = torch.matmul(rows[neighbours], rows[:, :, None])[:, :, 0]
        own = torch.arange(neighbours.shape[0])[:, None]
        far = mask & ((neighbours - own).abs() > self.reach)
        raised = torch.exp((cosines - 1.0) / self.temperature) * far.to(cosines.dtype)
        return raised / raised.sum(dim=1, keepdim=True).clamp_min(1e-12)

    def _smooth(self, values: Tensor) -> Tensor:
        half = self.kernel.shape[-1] // 2
        both = torch.stack([values, torch.ones_like(values)])[:, None]
        moved = nn.functional.conv1d(both, self.kernel, padding=half)[:, 0]
        return moved[0] / moved[1]


def _window_mean(values: Tensor, width: int) -> Tensor:
    if width == 1:
        return values
    pooled = nn.functional.avg_pool1d(values[None, None], width, 1, width // 2, count_include_pad=False)
    return pooled[0, 0]
