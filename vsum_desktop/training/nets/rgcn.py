"""A relational graph network on the neighbour table, and a BiLSTM control of the same size: the study's learned competitors.

Each layer adds to a sample what its relations say, every relation with weights of its own and a row-normalised *mean* over
its neighbours: h ← h + dropout(GELU(norm(W₀h + Σ_r W_r·P_r h))). Relations: the two samples before and after, all within the
window, the most similar ones beyond it (softmax of similarity), the whole video. (Schlichtkrull et al., ESWC 2018, with means.)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor, nn

from vsum_desktop.core.features import ANCHORS, CLIP, CONCEPTS_V1_SIZE
from vsum_desktop.training.nets.lgrln_table import VideoNorm

Relation = Literal["past", "future", "near", "similar", "video"]
RELATIONS: tuple[Relation, ...] = ("past", "future", "near", "similar", "video")
_STEP = 2


@dataclass(frozen=True, slots=True)
class RgcnConfig:
    """The network.

    Attributes:
        body: `graph`, or `lstm`: a bidirectional LSTM of the same width instead of the layers.
        hidden: Width.
        layers: Number of graph layers.
        relations: Those used; none leaves a perceptron on single samples.
        tau: Reach of the window in samples.
        global_k: Most similar samples beyond it.
        temperature: Of the similarities.
        dropout: Of every layer's addition.
        noise: Deviation of the noise on inputs in training.
        use_anchors: Whether anchor columns are read.
        use_relational: Whether relational descriptors are read.
        smoothing: Deviation of the Gaussian over the final scores, in samples.
        gain: Slope of the squashing.
    """

    body: Literal["graph", "lstm"] = "graph"
    hidden: int = 32
    layers: int = 2
    relations: tuple[Relation, ...] = RELATIONS
    tau: int = 8
    global_k: int = 32
    temperature: float = 0.2
    dropout: float = 0.3
    noise: float = 0.3
    use_anchors: bool = True
    use_relational: bool = True
    smoothing: float = 2.0
    gain: float = 1.702


class Rgcn(nn.Module):
    """Logits of a video from its `concepts-v1` matrix and its neighbours."""

    def __init__(self, config: RgcnConfig) -> None:
        super().__init__()
        self.config = config
        kept = torch.ones(CONCEPTS_V1_SIZE)
        kept[:ANCHORS] *= float(config.use_anchors)
        kept[ANCHORS:-8] *= float(config.use_relational)
        self.kept: Tensor
        self.register_buffer("kept", kept)
        self.input = nn.Linear(CONCEPTS_V1_SIZE, config.hidden)
        self.input_norm = VideoNorm(config.hidden)
        size, ways = config.hidden, 1 + len(config.relations)
        layers = config.layers if config.body == "graph" else 0
        self.mixes = nn.ModuleList(nn.Linear(size * ways, size) for _ in range(layers))
        self.norms = nn.ModuleList(VideoNorm(size) for _ in range(layers))
        self.lstm = nn.LSTM(size, size // 2, bidirectional=True, batch_first=True) if config.body == "lstm" else None
        self.dropout = nn.Dropout(config.dropout)
        self.output = nn.Linear(size, 1)

    def forward(self, features: Tensor, neighbours: Tensor, mask: Tensor) -> Tensor:
        """Run on one video.

        Args:
            features: Float [N, 197].
            neighbours: Int64 [N, W].
            mask: Bool [N, W].

        Returns:
            Float [N].
        """
        x = features.clamp(-CLIP, CLIP) * self.kept
        if self.training and self.config.noise:
            x = x + self.config.noise * torch.randn_like(x) * self.kept
        h = torch.nn.functional.gelu(self.input_norm(self.input(x)))
        if self.lstm is not None:
            h = h + self.dropout(self.lstm(h[None])[0][0])
        elif self.mixes:
            weights = self.weights(features, neighbours, mask)
            for mix, norm in zip(self.mixes, self.norms, strict=True):
                told = mix(torch.cat([h, *self._told(h, neighbours, weights)], dim=1))
                h = h + self.dropout(torch.nn.functional.gelu(norm(told)))
        logits: Tensor = self.output(self.dropout(h))[:, 0]
        return logits

    def weights(self, features: Tensor, neighbours: Tensor, mask: Tensor) -> dict[Relation, Tensor]:
        """Row-normalised weights of each relation that goes by the table, float [N, W]."""
        offset = neighbours - torch.arange(neighbours.shape[0], device=neighbours.device)[:, None]
        near = mask & (offset.abs() <= self.config.tau)
        found: dict[Relation, Tensor] = {}
        for relation in self.config.relations:
            if relation == "past":
                found[relation] = _rows((near & (offset < 0) & (offset >= -_STEP)).to(features.dtype))
            elif relation == "future":
                found[relation] = _rows((near & (offset > 0) & (offset <= _STEP)).to(features.dtype))
            elif relation == "near":
                found[relation] = _rows(near.to(features.dtype))
            elif relation == "similar":
                found[relation] = self._similar(features, neighbours, mask & ~near)
        return found

    def _similar(self, features: Tensor, neighbours: Tensor, far: Tensor) -> Tensor:
        anchors = features[:, :ANCHORS]
        rows = anchors - anchors.mean(dim=0)
        rows = rows / rows.square().sum(dim=1, keepdim=True).sqrt().clamp_min(1e-6)
        cosines = (rows @ rows.T).gather(1, neighbours)
        return _rows(torch.exp((cosines - 1.0) / self.config.temperature) * far.to(features.dtype))

    def _told(self, h: Tensor, neighbours: Tensor, weights: dict[Relation, Tensor]) -> list[Tensor]:
        """Mean of the neighbours by relation, in the order of the relations, the video last; each [N, hidden]."""
        found = []
        if weights:
            stacked = torch.stack(list(weights.values()), dim=1)
            gathered = h.index_select(0, neighbours.flatten()).reshape(*neighbours.shape, -1)
            found = list(torch.matmul(stacked, gathered).unbind(dim=1))
        if "video" in self.config.relations:
            found.append(h.mean(dim=0).expand_as(h))
        return found


def _rows(weights: Tensor) -> Tensor:
    """Rows that sum to 1, or to 0 where nothing is there."""
    return weights / weights.sum(dim=1, keepdim=True).clamp_min(1e-12)
