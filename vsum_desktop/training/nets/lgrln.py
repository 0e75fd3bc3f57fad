"""LGRLN: language-guided graph representation learning, after arXiv 2511.10953, on PyTorch Geometric.

One node per sample; an edge j → i iff |i − j| ≤ τ, self-loops included. Three streams see the edges from the past, from the
future and all of them (the self-loop belongs to each). Re-implemented from the published description; what that leaves open or
gets wrong is a field of `LgrlnConfig`.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor, nn
from torch.nn import functional

from vsum_desktop.core.features import ANCHORS, CONCEPTS_V1_SIZE
from vsum_desktop.training.nets.language import LanguageGuide

with warnings.catch_warnings():
    # PyTorch Geometric scripts some classes on import, which torch calls deprecated.
    warnings.simplefilter("ignore", DeprecationWarning)
    from torch_geometric.nn import GraphNorm, MessagePassing

STREAMS = ("forward", "backward", "undirected")
ThresholdMode = Literal["released", "intended"]
Aggregation = Literal["sum", "mean"]


@dataclass(frozen=True, slots=True)
class LgrlnConfig:
    """What the paper fixes, and what it leaves open (marked: guess).

    Attributes:
        features: D. Guess: `concepts-v1` instead of GoogLeNet or BLIP features.
        anchors: K, width of a query token.
        channels: Widths of the first and the second layer (paper 256, 128).
        tau: Reach of the graph in samples (paper 5 for TVSum).
        threshold_mode: `released`: the public code, whose second threshold cannot be reached (0 up to 0.2, then 0.5);
            `intended`: 0 up to 0.2, 0.5 up to 0.5, then 0.8.
        low, high: The thresholds.
        low_weight, high_weight: Weights between and above them.
        aggregation: `sum` as published; `mean` divides by the number of neighbours in the stream (guess, against edge effects).
        alpha: Initial weight of the messages.
        dropout: After each hidden layer (paper 0.4).
        time_length: Rows of the learned time embedding (paper 2000); 0 for none. Longer videos get zeros there.
        language: Whether there is a language-guided embedding before the first layer (the place is a guess).
        language_heads, language_size, language_dropout: Its heads, inner size (guess) and dropout.
        gain: Slope of the last squashing (guess, see `combine`).
    """

    features: int = CONCEPTS_V1_SIZE
    anchors: int = ANCHORS
    channels: tuple[int, int] = (256, 128)
    tau: int = 5
    threshold_mode: ThresholdMode = "released"
    low: float = 0.2
    high: float = 0.5
    low_weight: float = 0.5
    high_weight: float = 0.8
    aggregation: Aggregation = "sum"
    alpha: float = 0.5
    dropout: float = 0.4
    time_length: int = 2000
    language: bool = True
    language_heads: int = 8
    language_size: int = 64
    language_dropout: float = 0.1
    gain: float = 1.702


def gate(cosine: Tensor, config: LgrlnConfig) -> Tensor:
    """The weight w(c) of an edge by the cosine of its ends; no gradient flows through either.

    In the public code three masked assignments run in place: c < low → 0, then c > low → low_weight, then c > high →
    high_weight; after the second none exceeds `high`, so that the third never acts. `intended` takes all masks from the
    untouched cosine. (The single value c = low, which the public code keeps, counts as 0 here.)
    """
    zero = torch.zeros_like(cosine)
    weight = torch.where(cosine > config.low, zero + config.low_weight, zero)
    if config.threshold_mode == "intended":
        weight = torch.where(cosine > config.high, zero + config.high_weight, weight)
    return weight


def unit_rows(x: Tensor) -> tuple[Tensor, Tensor]:
    """Rows of unit length and their lengths [N, 1]; a zero row stays zero, so that its cosines and weights are 0, never NaN."""
    norm = (x.square().sum(dim=1, keepdim=True) + 1e-12).sqrt()
    return x / norm, norm


def combine(logits: Sequence[Tensor], gain: float) -> Tensor:
    """Importance in [0, 1] from the logits of one or more networks: sigmoid(gain · mean of the standardised logits), float [N].

    For one network increasing in its logit, so that no rank changes; with a gain of 1.702 (the normal distribution's) the curve
    of a video uses the whole range. A deviation under 0.05 counts as 0.05: a video without differences gets 0.5 throughout.

    Args:
        logits: Float [N] for each network.
        gain: Slope of the squashing.
    """
    total = torch.zeros_like(logits[0])
    for values in logits:
        centred = values - values.mean()
        total = total + centred / centred.square().mean().sqrt().clamp_min(0.05)
    return torch.sigmoid(gain * total / len(logits))


class ThresholdConv(MessagePassing):
    """Dual-threshold convolution (methods A3): y_i = W2·GELU(W1·(x_i + α·Σ_j w(c_ij)·x_j)) + S·x_i.

    c_ij = cos(x_i, x_j); α is learned; W1, W2 and S have no bias; S is the identity where sizes agree.
    """

    def __init__(self, inputs: int, outputs: int, config: LgrlnConfig) -> None:
        super().__init__(aggr="add" if config.aggregation == "sum" else "mean")
        self.config = config
        self.alpha = nn.Parameter(torch.tensor(config.alpha))
        self.first = nn.Linear(inputs, outputs, bias=False)
        self.second = nn.Linear(outputs, outputs, bias=False)
        self.shortcut = nn.Identity() if inputs == outputs else nn.Linear(inputs, outputs, bias=False)

    def forward(self, x: Tensor, edge_index: Tensor) -> Tensor:
        """Args: x float [N, C], edge_index int64 [2, M] (sources, targets). Returns: float [N, outputs]."""
        messages = self.propagate(edge_index, x=x, weight=gate(edge_cosine(x, edge_index), self.config))
        return self.second(functional.gelu(self.first(x + self.alpha * messages))) + self.shortcut(x)

    def message(self, x_j: Tensor, weight: Tensor) -> Tensor:
        """w(c_ij)·x_j for each edge."""
        return weight[:, None] * x_j


def edge_cosine(x: Tensor, edge_index: Tensor) -> Tensor:
    """Cosine of the ends of each edge, without gradient, float [M]."""
    unit, _ = unit_rows(x.detach())
    return (unit[edge_index[0]] * unit[edge_index[1]]).sum(dim=1)


class LgrlnLayers(nn.Module):
    """The layers of LGRLN, the same by name and shape for both of its forms.

    Args:
        config: Sizes.
        conv: Makes a threshold convolution from sizes in and out and the configuration.
        norm: Makes a norm over the video from a size.
    """

    def __init__(
        self, config: LgrlnConfig, conv: Callable[[int, int, LgrlnConfig], nn.Module], norm: Callable[[int], nn.Module]
    ) -> None:
        super().__init__()
        self.config = config
        wide, narrow = config.channels
        self.language = language_guide(config)
        self.input = nn.Linear(config.features, wide)
        self.input_norm = norm(wide)
        self.first = nn.ModuleList(conv(wide, wide, config) for _ in STREAMS)
        self.first_norm = nn.ModuleList(norm(wide) for _ in STREAMS)
        self.second = conv(wide, narrow, config)
        self.second_norm = norm(narrow)
        self.last = nn.ModuleList(conv(narrow, 1, config) for _ in STREAMS)
        self.time = nn.Parameter(torch.zeros(config.time_length, wide))
        self.dropout = nn.Dropout(config.dropout)


class Lgrln(LgrlnLayers):
    """The network (methods A4–A8), for one video at a time.

    ::

        x  = language-guided embedding of (features, query), exactly the features without a query
        h  = GELU(GraphNorm(Linear(x)))
        for each stream s with its edges E_s:
            z   = GELU(GraphNorm_s(Thres_s(h, E_s))) + time embedding, dropout
            z   = GELU(GraphNorm'(Thres'(z, E_s))), dropout              Thres' and GraphNorm' shared by the streams
            o_s = Thres''_s(z, E_s) ∈ R^N
        logit = Σ_s o_s
    """

    def __init__(self, config: LgrlnConfig) -> None:
        super().__init__(config, ThresholdConv, GraphNorm)

    def forward(
        self, features: Tensor, edge_index: Tensor, direction: Tensor, query: Tensor, query_mask: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Score one video.

        Args:
            features: float [N, D].
            edge_index: int64 [2, M], sources and targets, self-loops included.
            direction: int [M], sign of source − target.
            query: float [L, K]; one zero row for no query.
            query_mask: bool [L]; all false for no query.

        Returns:
            Logits float [N] and, per stream and edge, the cosine of the first round's states where the stream's gate is open,
            else 0, float [3, M].
        """
        x = self.language(features, query, query_mask) if self.language is not None else features
        h = functional.gelu(self.input_norm(self.input(x)))
        clock = self._clock(len(features))
        logits = torch.zeros(len(features), dtype=features.dtype, device=features.device)
        drawn = []
        for s, chosen in enumerate((direction <= 0, direction >= 0, direction == direction)):
            edges = edge_index[:, chosen]
            z = self.dropout(functional.gelu(self.first_norm[s](self.first[s](h, edges))) + clock)
            cosine = edge_cosine(z, edge_index)
            drawn.append(torch.where(chosen & (gate(cosine, self.config) > 0), cosine, torch.zeros_like(cosine)))
            z = self.dropout(functional.gelu(self.second_norm(self.second(z, edges))))
            logits = logits + self.last[s](z, edges).squeeze(1)
        return logits, torch.stack(drawn)

    def _clock(self, n: int) -> Tensor:
        """The time embedding of n samples, continued by zeros, float [n, C]."""
        known = self.time[:n]
        return functional.pad(known, (0, 0, 0, n - len(known)))


def language_guide(config: LgrlnConfig) -> LanguageGuide | None:
    """The language module of a configuration, None if it has none."""
    if not config.language:
        return None
    return LanguageGuide(config.features, config.anchors, config.language_heads, config.language_size, config.language_dropout)
