"""LGRLN on neighbour tables: the same parameters and equations as `nets.lgrln`, without a scatter, for training and export.

Messages are two Gathers and two batched matrix products per convolution, which every runtime computes the same way on any
number of threads; scatter-adds do not export safely. No gradient flows through cosines and weights.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from vsum_desktop.training.nets.lgrln import LEAST_TOTAL, LgrlnConfig, LgrlnLayers, combine, drawn_edge, gate, unit_rows


class VideoNorm(nn.Module):
    """GraphNorm of a single graph: γ·(x − a·μ)/√(mean((x − a·μ)²) + 1e-5) + β per channel, as plain means."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(channels))
        self.bias = nn.Parameter(torch.zeros(channels))
        self.mean_scale = nn.Parameter(torch.ones(channels))

    def forward(self, x: Tensor) -> Tensor:
        """Args: x float [N, C]. Returns: float [N, C]."""
        centred = x - x.mean(dim=0, keepdim=True) * self.mean_scale
        variance = centred.square().mean(dim=0, keepdim=True)
        return self.weight * centred / (variance + 1e-5).sqrt() + self.bias


class TableConv(nn.Module):
    """`ThresholdConv` on a neighbour table."""

    def __init__(self, inputs: int, outputs: int, config: LgrlnConfig) -> None:
        super().__init__()
        self.config = config
        self.alpha = nn.Parameter(torch.tensor(config.alpha))
        self.similar = nn.Parameter(torch.tensor(config.alpha)) if config.similar else None
        self.first = nn.Linear(inputs, outputs, bias=False)
        self.second = nn.Linear(outputs, outputs, bias=False)
        self.shortcut = nn.Identity() if inputs == outputs else nn.Linear(inputs, outputs, bias=False)

    def forward(self, x: Tensor, neighbours: Tensor, allowed: Tensor) -> tuple[Tensor, Tensor]:
        """Convolve.

        Args:
            x: float [N, C].
            neighbours: int64 [N, W].
            allowed: bool [N, W], places of the stream.

        Returns:
            float [N, outputs], and the cosines where the gate is open, else 0, float [N, W].
        """
        n, width = neighbours.shape
        places = neighbours.reshape(-1)
        unit, _ = unit_rows(x.detach())
        near = unit.index_select(0, places).reshape(n, width, -1)
        cosine = torch.matmul(near, unit.unsqueeze(2)).squeeze(2)
        weight = torch.where(allowed, gate(cosine, self.config), torch.zeros_like(cosine))
        told = torch.matmul(self._shares(weight, neighbours, allowed), x.index_select(0, places).reshape(n, width, -1))
        gathered = x + self.alpha * told[:, 0]
        if self.similar is not None:
            gathered = gathered + self.similar * told[:, 1]
        y = self.second(functional.gelu(self.first(gathered))) + self.shortcut(x)
        return y, drawn_edge(cosine, weight, self.config)

    def _shares(self, weight: Tensor, neighbours: Tensor, allowed: Tensor) -> Tensor:
        """The weights of each relation, the window and the similar samples if any, divided as configured, float [N, R, W]."""
        if self.similar is None:
            weights, counted = weight.unsqueeze(1), allowed.unsqueeze(1)
        else:
            within = (neighbours - _order(weight).unsqueeze(1)).abs() <= self.config.tau
            relations = torch.stack([within, ~within], dim=1)
            weights = torch.where(relations, weight.unsqueeze(1), torch.zeros_like(weight).unsqueeze(1))
            counted = allowed.unsqueeze(1) & relations
        if self.config.aggregation == "sum":
            return weights
        total = counted.to(weight.dtype) if self.config.aggregation == "mean" else weights
        return weights / total.sum(dim=2, keepdim=True).clamp_min(LEAST_TOTAL)


class LgrlnTable(LgrlnLayers):
    """`Lgrln` on a neighbour table; loads the same state dict."""

    def __init__(self, config: LgrlnConfig) -> None:
        super().__init__(config, TableConv, VideoNorm)

    def forward(
        self, features: Tensor, neighbours: Tensor, direction: Tensor, mask: Tensor, query: Tensor, query_mask: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Score one video.

        Args:
            features: float [N, D].
            neighbours: int64 [N, W].
            direction: int8 [N, W], sign of neighbour − sample.
            mask: bool [N, W].
            query: float [L, K]; one zero row for no query.
            query_mask: bool [L]; all false for no query.

        Returns:
            Logits float [N] and the open edges' cosines per stream, float [3, N, W].
        """
        x = self.language(features, query, query_mask) if self.language is not None else features
        entered, logits = self._enter(x)
        h = functional.gelu(self.input_norm(entered))
        clock = self._clock(features)
        drawn = []
        sign = direction.to(torch.int64)
        for s, allowed in enumerate((mask & (sign <= 0), mask & (sign >= 0), mask)):
            z, _ = self.first[s](h, neighbours, allowed)
            z = self.dropout(functional.gelu(self.first_norm[s](z)) + clock)
            y, edges = self.second(z, neighbours, allowed)
            drawn.append(edges)
            z = self.dropout(functional.gelu(self.second_norm(y)))
            logits = logits + self.last[s](z, neighbours, allowed)[0].squeeze(1)
        return logits, torch.stack(drawn)

    def _enter(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """The first layer's linear map, float [N, C], and what the input adds to the logits directly, float [N]."""
        if self.direct is None:
            return self.context.mapped(x, self.input.weight) + self.input.bias, torch.zeros_like(x[:, 0])
        both = self.context.mapped(x, torch.cat([self.input.weight, self.direct.weight]))
        return both[:, :-1] + self.input.bias, both[:, -1]

    def _clock(self, features: Tensor) -> Tensor:
        """The time embedding of each sample, continued by a zero row, float [N, C]."""
        table = torch.cat([self.time, self.time.new_zeros(1, self.time.shape[1])])
        return table.index_select(0, _order(features).clamp_max(len(self.time)))


class LgrlnScorer(nn.Module):
    """What is exported: the mean of several networks, each standardised over the video, squashed to [0, 1].

    Args:
        members: Networks of one configuration.
    """

    def __init__(self, members: Sequence[LgrlnTable]) -> None:
        super().__init__()
        self.members = nn.ModuleList(members)
        self.config = members[0].config

    def forward(
        self, features: Tensor, neighbours: Tensor, direction: Tensor, mask: Tensor, query: Tensor, query_mask: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Importance float [N] in [0, 1] and edge weights float [3, N, W]; arguments as for `LgrlnTable`."""
        results = [member(features, neighbours, direction, mask, query, query_mask) for member in self.members]
        importance = combine([logits for logits, _ in results], self.config.gain, self.config.smoothing)
        return importance, torch.stack([edges for _, edges in results]).mean(dim=0)


def _order(x: Tensor) -> Tensor:
    """0, 1, …, N − 1, int64 [N], in a way that every exporter sees as dynamic."""
    return torch.cumsum(torch.ones_like(x[:, 0], dtype=torch.int64), dim=0) - 1
