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
from vsum_desktop.training.nets.context import Context, smoothed
from vsum_desktop.training.nets.language import LanguageGuide

with warnings.catch_warnings():
    # PyTorch Geometric scripts some classes on import, which torch calls deprecated.
    warnings.simplefilter("ignore", DeprecationWarning)
    from torch_geometric.nn import GraphNorm, MessagePassing

STREAMS = ("forward", "backward", "undirected")
# A sample none of whose edges is open gets nothing from them.
LEAST_TOTAL = 1e-3
ThresholdMode = Literal["released", "intended"]
Aggregation = Literal["sum", "mean", "open"]


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
        ramp: Width over which a threshold rises (guess): 0 is a step as published, more makes the network continuous, so that
            rounding cannot open or close an edge.
        aggregation: `sum` as published; `mean` divides by the number of neighbours in the stream, `open` by the sum of their
            weights (guesses, against edge effects).
        similar: Places beside the window for the most similar samples of the whole video, a relation of its own (guess; the
            paper's graph is temporal only: 0).
        alpha: Initial weight of the messages of a relation.
        dropout: After each hidden layer (paper 0.4).
        time_length: Rows of the learned time embedding (paper 2000); 0 for none. Longer videos get zeros there.
        language: Whether there is a language-guided embedding before the first layer (the place is a guess).
        language_heads, language_size, language_dropout: Its heads, inner size (guess) and dropout.
        windows: Widths in samples of centred means of the input that stand beside it (guess; paper none).
        video_mean: Whether the mean of the whole video stands there too (guess).
        direct: Whether a linear map of the first layer's input is added to the logit (guess).
        smoothing: Deviation in samples of the Gaussian that the logits of a video are smoothed with (guess; paper 0).
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
    ramp: float = 0.0
    aggregation: Aggregation = "sum"
    similar: int = 0
    alpha: float = 0.5
    dropout: float = 0.4
    time_length: int = 2000
    language: bool = True
    language_heads: int = 8
    language_size: int = 64
    language_dropout: float = 0.1
    windows: tuple[int, ...] = ()
    video_mean: bool = False
    direct: bool = False
    smoothing: float = 0.0
    gain: float = 1.702


def gate(cosine: Tensor, config: LgrlnConfig) -> Tensor:
    """The weight w(c) of an edge by the cosine of its ends; no gradient flows through either.

    In the public code three masked assignments run in place: c < low → 0, then c > low → low_weight, then c > high →
    high_weight; after the second none exceeds `high`, so that the third never acts. `intended` takes all masks from the
    untouched cosine. (The single value c = low, which the public code keeps, counts as 0 here.)
    """
    weight = config.low_weight * _step(cosine, config.low, config.ramp)
    if config.threshold_mode == "intended":
        weight = weight + (config.high_weight - config.low_weight) * _step(cosine, config.high, config.ramp)
    return weight


def drawn_edge(cosine: Tensor, weight: Tensor, config: LgrlnConfig) -> Tensor:
    """What is drawn of an edge: its cosine as far as the first threshold lets it through."""
    return cosine * (weight / config.low_weight).clamp_max(1.0)


def _step(cosine: Tensor, threshold: float, ramp: float) -> Tensor:
    """0 up to the threshold and 1 beyond, or a straight rise of width `ramp` around it."""
    if ramp:
        return ((cosine - threshold) / ramp + 0.5).clamp(0.0, 1.0)
    return (cosine > threshold).to(cosine.dtype)


def unit_rows(x: Tensor) -> tuple[Tensor, Tensor]:
    """Rows of unit length and their lengths [N, 1]; a zero row stays zero, so that its cosines and weights are 0, never NaN."""
    norm = (x.square().sum(dim=1, keepdim=True) + 1e-12).sqrt()
    return x / norm, norm


def combine(logits: Sequence[Tensor], gain: float, smoothing: float = 0.0) -> Tensor:
    """Importance in [0, 1] from the logits of one or more networks: sigmoid(gain · mean of the standardised, smoothed logits).

    Without smoothing increasing in the logit of a single network, so that no rank changes; with a gain of 1.702 (the normal
    distribution's) the curve of a video uses the whole range. A deviation under 0.05 counts as 0.05: a video without
    differences gets 0.5 throughout.

    Args:
        logits: Float [N] for each network.
        gain: Slope of the squashing.
        smoothing: Deviation of the Gaussian in samples, 0 for none.

    Returns:
        float [N].
    """
    total = torch.zeros_like(logits[0])
    for values in logits:
        even = smoothed(values, smoothing)
        centred = even - even.mean()
        total = total + centred / centred.square().mean().sqrt().clamp_min(0.05)
    return torch.sigmoid(gain * total / len(logits))


class ThresholdConv(MessagePassing):
    """Dual-threshold convolution (methods A3): y_i = W2·GELU(W1·(x_i + α·Σ_j w(c_ij)·x_j)) + S·x_i.

    c_ij = cos(x_i, x_j); α is learned; W1, W2 and S have no bias; S is the identity where sizes agree. Edges that reach beyond
    the window are a second relation with a sum and an α of its own (guess; the paper has none).
    """

    def __init__(self, inputs: int, outputs: int, config: LgrlnConfig) -> None:
        super().__init__(aggr="add")
        self.config = config
        self.alpha = nn.Parameter(torch.tensor(config.alpha))
        self.similar = nn.Parameter(torch.tensor(config.alpha)) if config.similar else None
        self.first = nn.Linear(inputs, outputs, bias=False)
        self.second = nn.Linear(outputs, outputs, bias=False)
        self.shortcut = nn.Identity() if inputs == outputs else nn.Linear(inputs, outputs, bias=False)

    def forward(self, x: Tensor, edge_index: Tensor) -> Tensor:
        """Args: x float [N, C], edge_index int64 [2, M] (sources, targets). Returns: float [N, outputs]."""
        if self.similar is None:
            gathered = x + self.alpha * self._messages(x, edge_index)
        else:
            near = (edge_index[0] - edge_index[1]).abs() <= self.config.tau
            far = self._messages(x, edge_index[:, ~near])
            gathered = x + self.alpha * self._messages(x, edge_index[:, near]) + self.similar * far
        return self.second(functional.gelu(self.first(gathered))) + self.shortcut(x)

    def _messages(self, x: Tensor, edge_index: Tensor) -> Tensor:
        """Σ_j w(c_ij)·x_j over the edges of a relation, divided as configured, float [N, C]."""
        weight = gate(edge_cosine(x, edge_index), self.config)
        messages: Tensor = self.propagate(edge_index, x=x, weight=weight)
        if self.config.aggregation == "sum":
            return messages
        counted = torch.ones_like(weight) if self.config.aggregation == "mean" else weight
        total = torch.zeros_like(x[:, 0]).index_add(0, edge_index[1], counted)
        return messages / total.clamp_min(LEAST_TOTAL)[:, None]

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
        self.context = Context(config.windows, config.video_mean)
        width = config.features * self.context.parts
        self.input = nn.Linear(width, wide)
        self.input_norm = norm(wide)
        self.first = nn.ModuleList(conv(wide, wide, config) for _ in STREAMS)
        self.first_norm = nn.ModuleList(norm(wide) for _ in STREAMS)
        self.second = conv(wide, narrow, config)
        self.second_norm = norm(narrow)
        self.last = nn.ModuleList(conv(narrow, 1, config) for _ in STREAMS)
        self.time = nn.Parameter(torch.zeros(config.time_length, wide))
        self.dropout = nn.Dropout(config.dropout)
        self.direct = nn.Linear(width, 1, bias=False) if config.direct else None
        if self.direct is not None:
            nn.init.zeros_(self.direct.weight)


class Lgrln(LgrlnLayers):
    """The network (methods A4–A8), for one video at a time.

    ::

        x  = language-guided embedding of (features, query), exactly the features without a query;
             beside it, if configured, its means over windows and over the video
        h  = GELU(GraphNorm(Linear(x)))
        for each stream s with its edges E_s:
            z   = GELU(GraphNorm_s(Thres_s(h, E_s))) + time embedding, dropout
            z   = GELU(GraphNorm'(Thres'(z, E_s))), dropout              Thres' and GraphNorm' shared by the streams
            o_s = Thres''_s(z, E_s) ∈ R^N
        logit = Σ_s o_s (+ Linear(x), if configured)
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
        x = self.context(x)
        h = functional.gelu(self.input_norm(self.input(x)))
        clock = self._clock(len(features))
        logits = self.direct(x).squeeze(1) if self.direct is not None else torch.zeros_like(x[:, 0])
        drawn = []
        for s, chosen in enumerate((direction <= 0, direction >= 0, direction == direction)):
            edges = edge_index[:, chosen]
            z = self.dropout(functional.gelu(self.first_norm[s](self.first[s](h, edges))) + clock)
            cosine = edge_cosine(z, edge_index)
            weight = torch.where(chosen, gate(cosine, self.config), torch.zeros_like(cosine))
            drawn.append(drawn_edge(cosine, weight, self.config))
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
