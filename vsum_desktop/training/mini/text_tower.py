"""The text tower: static piece vectors, a trigram layer for word order, weighted pooling and a residual layer."""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from vsum_desktop.training.mini.space import EMBEDDING_SIZE


@dataclass(frozen=True, slots=True)
class TextTowerConfig:
    """Shape of a text tower: pieces, and hidden units of the trigram and of the residual layer."""

    pieces: int
    trigram: int = 192
    hidden: int = 512


class TextTower(nn.Module):
    """Piece ids and mask, i64 [B,L] → embedding f32 [B,256] and tokens f32 [B,L,256], unit vectors.

    A token's own vector is the pooled map applied to that token with its neighbours, so it lies in the joint space as well.
    """

    def __init__(self, config: TextTowerConfig) -> None:
        super().__init__()
        width = EMBEDDING_SIZE
        self.table = nn.Embedding(config.pieces, width)
        self.weight = nn.Embedding(config.pieces, 1)
        self.trigram = nn.Conv1d(width, width, 3, padding=1, groups=width)
        self.mix_in = nn.Linear(width, config.trigram)
        self.mix_out = nn.Linear(config.trigram, width)
        self.norm = nn.LayerNorm(width)
        self.expand = nn.Linear(width, config.hidden)
        self.contract = nn.Linear(config.hidden, width)
        nn.init.normal_(self.table.weight, std=0.3 / width**0.5)
        nn.init.zeros_(self.weight.weight)
        nn.init.zeros_(self.contract.weight)
        nn.init.normal_(self.mix_out.weight, std=0.02)

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Embeddings of texts and of their tokens."""
        return self.compose(self.table(ids), self.weight(ids), mask)

    def embed(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Embeddings alone."""
        return self.finish(self._pool(self.table(ids), self.weight(ids), mask)[0])

    def compose(self, pieces: Tensor, weight: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """What follows the look-up: pieces f32 [B,L,256], weight f32 [B,L,1]."""
        pooled, context = self._pool(pieces, weight, mask)
        return self.finish(pooled), self.finish(context) * mask.unsqueeze(-1).to(pieces.dtype)

    def _pool(self, pieces: Tensor, weight: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        present = mask.unsqueeze(-1).to(pieces.dtype)
        pieces = pieces * present
        around = self.trigram(pieces.transpose(1, 2)).transpose(1, 2)
        context = pieces + self.mix_out(F.gelu(self.mix_in(around)))
        share = torch.exp(weight) * present
        return (context * share).sum(1) / share.sum(1).clamp(min=1e-6), context

    def finish(self, vectors: Tensor) -> Tensor:
        """Residual layer and unit length."""
        moved = vectors + self.contract(F.gelu(self.expand(self.norm(vectors))))
        return moved / moved.norm(dim=-1, keepdim=True).clamp(min=1e-6)
