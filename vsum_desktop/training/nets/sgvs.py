"""SG-UVS: semantic-guided unsupervised summarization, after arXiv 2601.14773 (no public code; methods C).

A selector rates the samples, a Transformer generator restores the video from what was selected, a discriminator tells the
restored from the true. Nobody's opinion is used. Only the selector is exported. What the published description leaves open is a
field of `SgvsConfig`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, cast

import torch
from torch import Tensor, nn

from vsum_desktop.core.features import ANCHORS, QUERY_COLUMNS
from vsum_desktop.core.relational import RELATIONAL_COLUMNS
from vsum_desktop.training.nets.context import smoothed

GRAPHS = ("states",)
_PRESENT, _STANDARD = QUERY_COLUMNS.index("query_present"), QUERY_COLUMNS.index("query_standard")
Alignment = Literal["sample", "video", "theme", "none"]


@dataclass(frozen=True, slots=True)
class SgvsConfig:
    """What the paper fixes, and what it leaves open (marked: guess).

    Attributes:
        visual: Width of X. Guess: the relational descriptors instead of CNN features.
        semantic: Width of T. Guess: z-scored cosines to anchor words instead of CLIP features.
        alignment: What the semantics of a sample are compared with (see `Selector`). `sample`: with the sample's own X, the
            published formula; `video`: with the mean semantics of the whole video (guess); `theme`: the same after a learned
            weighing of concepts (guess); `none`: S = h alone, the ablation without semantics (the selector of the CAAN kind).
        reticence: κ of `video` and `theme`: how much a sample has to say before it can align (guess; 0: a plain cosine).
        question: β: how much of the alignment a query takes over, where one is asked (guess; see `Selector`).
        joint: Width that X and T are projected to before their cosine (guess; only `sample`).
        states, layers: Size of each direction of the LSTM, and its layers (AAE: 500, 2).
        alpha: a at the start; α = sigmoid(a) (guess).
        compressed: Width of the selected content (AAE: 500).
        generator_layers, heads: Layers of the encoder and as many of the decoder, attention heads (guess).
        judge: Size of the discriminator's LSTM of `judge_layers` layers (AAE: 500, 2).
        dropout: In the generator (guess).
        tau: Reach of the temporal table whose cosines are drawn; the selector itself reads no neighbours.
        smoothing: Deviation in samples of the Gaussian that the scores of a video are smoothed with (guess).
        gain: Slope of the last squashing (guess).
    """

    visual: int = len(RELATIONAL_COLUMNS)
    semantic: int = ANCHORS
    alignment: Alignment = "sample"
    reticence: float = 1.0
    question: float = 0.5
    joint: int = 512
    states: int = 500
    layers: int = 2
    alpha: float = 0.0
    compressed: int = 512
    generator_layers: int = 4
    heads: int = 8
    judge: int = 500
    judge_layers: int = 2
    dropout: float = 0.1
    tau: int = 5
    smoothing: float = 0.0
    gain: float = 1.702

    @property
    def content(self) -> int:
        """Width of what is restored: X beside T."""
        return self.visual + self.semantic


def split(features: Tensor, config: SgvsConfig) -> tuple[Tensor, Tensor, Tensor]:
    """X float [..., 61], T float [..., 128] and the query columns float [..., 8] of a `concepts-v1` matrix."""
    stop = config.semantic + config.visual
    return features[..., config.semantic : stop], features[..., : config.semantic], features[..., stop:]


class Selection(NamedTuple):
    """What a selector says of B videos of N samples.

    Attributes:
        share: S, float [B, N] in [0, 1].
        seen: h, float [B, N] in [0, 1], from what is seen alone.
        aligned: c, float [B, N] in [−1, 1], the semantic alignment.
        states: float [B, N, 2·states], of the LSTM.
    """

    share: Tensor
    seen: Tensor
    aligned: Tensor
    states: Tensor


class Selector(nn.Module):
    """Frame-level semantic alignment: S_t = α·(1 + c_t)/2 + (1 − α)·h_t, with h_t = sigmoid(Linear(BiLSTM(X)_t)).

    α = sigmoid(a) is learned, and the alignment c_t ∈ [−1, 1] is

    * `sample`: cos(P X_t, Q T_t) with learned projections;
    * `video` (guess, for X and T that share no meaning): the cosine of T_t with the video's mean T̄, times
      |T_t|/√(|T_t|² + κ·m), m the video's mean of |T|²: a sample that says little aligns with nothing;
    * `theme` (guess): the same with g ∘ unit(T̄) + b in the place of T̄, g and b learned: which concepts make a theme, and which
      are worth showing in any video. At first g = 1 and b = 0, which is `video`.

    A query is the semantics that the video is asked to align with (guess): c_t ← (1 − β)·c_t + β·tanh(z_t/2), z the
    standardised cosine of the sample to the query. Without one this is bypassed exactly; nothing of it is learned.
    """

    def __init__(self, config: SgvsConfig) -> None:
        super().__init__()
        self.config = config
        self.lstm = nn.LSTM(config.visual, config.states, config.layers, batch_first=True, bidirectional=True)
        self.score = nn.Linear(2 * config.states, 1)
        nn.init.zeros_(self.score.weight)  # h = ½ at first: what is restored decides what is selected, not chance
        nn.init.zeros_(self.score.bias)
        if config.alignment == "sample":
            self.see = nn.Linear(config.visual, config.joint)
            self.mean = nn.Linear(config.semantic, config.joint)
        if config.alignment == "theme":
            self.gain = nn.Parameter(torch.ones(config.semantic))
            self.bias = nn.Parameter(torch.zeros(config.semantic))
        if config.alignment != "none":
            self.balance = nn.Parameter(torch.tensor(config.alpha))

    def forward(self, visual: Tensor, semantic: Tensor, query: Tensor) -> Selection:
        """Args: visual X float [B, N, 61], semantic T float [B, N, 128], query columns float [B, N, 8], 0 without a query."""
        states, _ = self.lstm(visual)
        # Not self.score(states): the exporter would fix the length of the video in a reshape beside the matrix product.
        seen = torch.sigmoid((states * self.score.weight[0]).sum(dim=2) + self.score.bias)
        aligned = self.align(visual, semantic)
        if self.config.alignment != "none":
            followed = torch.tanh(query[..., _STANDARD] / 2.0)
            aligned = aligned + query[..., _PRESENT] * self.config.question * (followed - aligned)
        share = seen
        if self.config.alignment != "none":
            alpha = torch.sigmoid(self.balance)
            share = alpha * (1.0 + aligned) / 2.0 + (1.0 - alpha) * seen
        return Selection(share, seen, aligned, states)

    def align(self, visual: Tensor, semantic: Tensor) -> Tensor:
        """c, float [B, N] in [−1, 1]; zeros without semantics."""
        if self.config.alignment == "none":
            return torch.zeros_like(visual[..., 0])
        if self.config.alignment == "sample":
            return (_unit(self.see(visual)) * _unit(self.mean(semantic))).sum(dim=2)
        theme = _unit(semantic.mean(dim=1, keepdim=True))
        if self.config.alignment == "theme":
            theme = _unit(self.gain * theme + self.bias)
        length = semantic.square().sum(dim=2)
        floor = self.config.reticence * length.mean(dim=1, keepdim=True)
        return (semantic * theme).sum(dim=2) / (length + floor + 1e-6).sqrt()


class Generator(nn.Module):
    """Restores the video from the selected content with a Transformer; queries of the decoder are positions only.

    e_t = W·[X_t; T_t];  x̃_t = S_t·e_t + (1 − S_t)·(m + ν_t)   m learned, ν noise as large as e (guess: what is not selected is
    not merely scaled down, which a norm would undo, but replaced);  x̂ = Linear(Decoder(PE, Encoder(x̃ + PE))).
    """

    def __init__(self, config: SgvsConfig) -> None:
        super().__init__()
        width = config.compressed
        self.compress = nn.Linear(config.content, width)
        self.missing = nn.Parameter(torch.zeros(width))
        layers, heads, dropout = config.generator_layers, config.heads, config.dropout
        self.encoder = nn.TransformerEncoder(
            nn.TransformerEncoderLayer(width, heads, 2 * width, dropout, "gelu", batch_first=True),
            layers,
            enable_nested_tensor=False,
        )
        self.decoder = nn.TransformerDecoder(
            nn.TransformerDecoderLayer(width, heads, 2 * width, dropout, "gelu", batch_first=True), layers
        )
        self.restore = nn.Linear(width, config.content)
        for layer in self.decoder.layers:
            # Stabiliser: at first a query finds its own place and those near it; the PE does the rest.
            weight = layer.multihead_attn.in_proj_weight
            with torch.no_grad():
                weight[: 2 * width] = torch.eye(width).repeat(2, 1)

    def forward(self, content: Tensor, selection: Tensor, noise: float) -> Tensor:
        """Restore.

        Args:
            content: [X; T], float [B, N, 189].
            selection: S, float [B, N] in [0, 1].
            noise: Size of ν beside the content's.

        Returns:
            x̂ float [B, N, 189].
        """
        coded = self.compress(content)
        place = positions(coded.shape[1], coded.shape[2]).to(coded)
        spread = coded.detach().std() * noise
        missing = self.missing + spread * torch.randn_like(coded)
        gate = selection.unsqueeze(2)
        memory = self.encoder(gate * coded + (1.0 - gate) * missing + place)
        restored: Tensor = self.restore(self.decoder(place.expand_as(memory), memory))
        return restored


class Discriminator(nn.Module):
    """A two-layer LSTM over the content; its last hidden state φ says whether the video is true (AAE)."""

    def __init__(self, config: SgvsConfig) -> None:
        super().__init__()
        self.lstm = nn.LSTM(config.content, config.judge, config.judge_layers, batch_first=True)
        self.score = nn.Linear(config.judge, 1)

    def forward(self, content: Tensor) -> tuple[Tensor, Tensor]:
        """Args: content float [B, N, 189]. Returns: φ float [B, judge] and logits float [B]."""
        _, (last, _) = self.lstm(content)
        return last[-1], self.score(last[-1]).squeeze(1)


class SgvsScorer(nn.Module):
    """What is exported: the mean of several selectors, each standardised over the video, squashed to [0, 1].

    Args:
        members: Selectors of one configuration.
    """

    def __init__(self, members: Sequence[Selector]) -> None:
        super().__init__()
        self.members = nn.ModuleList(members)
        self.config = members[0].config

    def balances(self) -> list[float]:
        """α of each member; 0 without semantics."""
        if self.config.alignment == "none":
            return [0.0] * len(self.members)
        return [float(torch.sigmoid(cast(Selector, member).balance.detach())) for member in self.members]

    def forward(self, features: Tensor, neighbours: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Importance float [N] in [0, 1] and edge weights float [1, N, W].

        An edge's weight is the cosine of the LSTM states of its ends, mean over the members, negative ones cut to 0: how alike
        the two samples are to the selector, which passes no messages along edges.

        Args:
            features: float [N, 197], `concepts-v1`.
            neighbours: int64 [N, W].
            mask: bool [N, W].
        """
        parts = split(features.unsqueeze(0), self.config)
        n, width = neighbours.shape
        scores, alike = [], []
        for member in self.members:
            selection = member(*parts)
            scores.append(selection.share.squeeze(0))
            rows = _unit(selection.states.squeeze(0))
            near = rows.index_select(0, neighbours.reshape(-1)).reshape(n, width, -1)
            alike.append(torch.matmul(near, rows.unsqueeze(2)).squeeze(2))
        weight = torch.stack(alike).mean(dim=0).clamp(0.0, 1.0)
        return combined(scores, self.config), torch.where(mask, weight, torch.zeros_like(weight)).unsqueeze(0)


def combined(scores: Sequence[Tensor], config: SgvsConfig) -> Tensor:
    """Importance float [N] in [0, 1]: sigmoid(gain · mean of the smoothed scores, each standardised over the video).

    A deviation under 0.005 counts as 0.005: a video without differences gets 0.5 throughout.
    """
    total = torch.zeros_like(scores[0])
    for values in scores:
        even = smoothed(values, config.smoothing)
        centred = even - even.mean()
        total = total + centred / centred.square().mean().sqrt().clamp_min(0.005)
    return torch.sigmoid(config.gain * total / len(scores))


def positions(n: int, width: int) -> Tensor:
    """The sinusoidal position code of the Transformer, float [n, width]."""
    place = torch.arange(n, dtype=torch.float32).unsqueeze(1)
    rate = torch.exp(torch.arange(0, width, 2, dtype=torch.float32) * (-math.log(10_000.0) / width))
    code = torch.zeros(n, width)
    code[:, 0::2] = torch.sin(place * rate)
    code[:, 1::2] = torch.cos(place * rate[: width // 2])
    return code


def _unit(rows: Tensor) -> Tensor:
    return rows / (rows.square().sum(dim=-1, keepdim=True) + 1e-12).sqrt()
