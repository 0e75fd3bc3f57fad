"""SG-UVS: semantic-guided unsupervised summarization, after arXiv 2601.14773 (no public code; methods C).

A selector rates the samples, a Transformer generator restores the video from what was selected, a discriminator tells the
restored from the true. Nobody's opinion is used. Only the selector is exported. What the published description leaves open is a
field of `SgvsConfig`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from vsum_desktop.core.features import ANCHORS
from vsum_desktop.core.relational import RELATIONAL_COLUMNS

GRAPHS = ("states",)


@dataclass(frozen=True, slots=True)
class SgvsConfig:
    """What the paper fixes, and what it leaves open (marked: guess).

    Attributes:
        visual: Width of X. Guess: the relational descriptors instead of CNN features.
        semantic: Width of T. Guess: z-scored cosines to anchor words instead of CLIP features.
        semantics: False: S = h alone, the ablation without semantics (the selector of the CAAN kind).
        joint: Width that X and T are projected to before their cosine (guess).
        states, layers: Size of each direction of the LSTM, and its layers (AAE: 500, 2).
        alpha: a at the start; α = sigmoid(a) (guess).
        compressed: Width of the selected content (AAE: 500).
        generator_layers, heads: Layers of the encoder and as many of the decoder, attention heads (guess).
        judge: Size of the discriminator's LSTM of `judge_layers` layers (AAE: 500, 2).
        dropout: In the generator and on the selector's inputs (guess).
        tau: Reach of the temporal table whose cosines are drawn; the selector itself reads no neighbours.
        gain: Slope of the last squashing (see `nets.lgrln.combine`).
    """

    visual: int = len(RELATIONAL_COLUMNS)
    semantic: int = ANCHORS
    semantics: bool = True
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
    gain: float = 1.702

    @property
    def content(self) -> int:
        """Width of what is restored: X beside T."""
        return self.visual + self.semantic


def split(features: Tensor, config: SgvsConfig) -> tuple[Tensor, Tensor]:
    """X float [..., 61] and T float [..., 128] in a `concepts-v1` matrix; the query columns are not read."""
    return features[..., config.semantic : config.semantic + config.visual], features[..., : config.semantic]


class Selector(nn.Module):
    """Frame-level semantic alignment: S_t = α·(1 + cos(P X_t, Q T_t))/2 + (1 − α)·h_t.

    h_t = sigmoid(Linear(BiLSTM(X)_t)); α = sigmoid(a) is learned. The projections P and Q, and mapping the cosine to [0, 1], are
    guesses.
    """

    def __init__(self, config: SgvsConfig) -> None:
        super().__init__()
        self.config = config
        self.lstm = nn.LSTM(config.visual, config.states, config.layers, batch_first=True, bidirectional=True)
        self.score = nn.Linear(2 * config.states, 1)
        if config.semantics:
            self.see = nn.Linear(config.visual, config.joint)
            self.mean = nn.Linear(config.semantic, config.joint)
            self.balance = nn.Parameter(torch.tensor(config.alpha))

    def forward(self, visual: Tensor, semantic: Tensor) -> tuple[Tensor, Tensor]:
        """Select.

        Args:
            visual: X, float [B, N, 61].
            semantic: T, float [B, N, 128].

        Returns:
            S float [B, N] in [0, 1] and the LSTM's states float [B, N, 2·states].
        """
        states, _ = self.lstm(visual)
        share = torch.sigmoid(self.score(states)).squeeze(2)
        if not self.config.semantics:
            return share, states
        seen, meant = self.project(visual, semantic)
        alpha = torch.sigmoid(self.balance)
        return alpha * (1.0 + (seen * meant).sum(dim=2)) / 2.0 + (1.0 - alpha) * share, states

    def project(self, visual: Tensor, semantic: Tensor) -> tuple[Tensor, Tensor]:
        """Unit rows of P X and Q T, float [B, N, joint] each."""
        return _unit(self.see(visual)), _unit(self.mean(semantic))


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

    def __init__(self, members: list[Selector]) -> None:
        super().__init__()
        self.members = nn.ModuleList(members)
        self.config = members[0].config

    def forward(self, features: Tensor, neighbours: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Importance float [N] in [0, 1] and edge weights float [1, N, W].

        An edge's weight is the cosine of the LSTM states of its ends, mean over the members, negative ones cut to 0: how alike
        the two samples are to the selector, which passes no messages along edges.

        Args:
            features: float [N, 197], `concepts-v1`.
            neighbours: int64 [N, W].
            mask: bool [N, W].
        """
        from vsum_desktop.training.nets.lgrln import combine

        visual, semantic = split(features.unsqueeze(0), self.config)
        n, width = neighbours.shape
        logits, alike = [], []
        for member in self.members:
            selection, states = member(visual, semantic)
            logits.append(selection.squeeze(0))
            rows = _unit(states.squeeze(0))
            near = rows.index_select(0, neighbours.reshape(-1)).reshape(n, width, -1)
            alike.append(torch.matmul(near, rows.unsqueeze(2)).squeeze(2))
        weight = torch.stack(alike).mean(dim=0).clamp(0.0, 1.0)
        return combine(logits, self.config.gain), torch.where(mask, weight, torch.zeros_like(weight)).unsqueeze(0)


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
