"""The language-guided embedding of LGRLN: samples attend to the words of a query."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional


class LanguageGuide(nn.Module):
    """Cross-modal attention from samples to query tokens, averaged over heads, with half residuals (methods A8).

    With V ∈ R^{N×D} the samples and T ∈ R^{L×K} the tokens::

        Q = V·Wq,  P = T·Wk           split into H heads of A/H channels
        a_h = softmax(Q_h P_hᵀ / √A)  the full width, not the head's
        o = ½ · mean_h(a_h · T·Wv) + ½ · V
        V' = ½ · FFN(dropout(o)) + ½ · V,   FFN = LayerNorm → Linear → GELU → Linear

    Guesses: A is a configured size, because D is not divisible by the heads; tokens are cosines to anchor words instead of the
    hidden states of a language model, z-scored over the anchors, so that they do not depend on the encoder.

    A query without a true mask entry returns V itself, bit for bit.

    Args:
        features: D.
        anchors: K.
        heads: H.
        size: A, divisible by H.
        dropout: Of the attended rows.
    """

    def __init__(self, features: int, anchors: int, heads: int, size: int, dropout: float) -> None:
        super().__init__()
        self.heads, self.size = heads, size
        self.to_query = nn.Linear(features, size, bias=False)
        self.to_key = nn.Linear(anchors, size, bias=False)
        self.to_value = nn.Linear(anchors, features, bias=False)
        self.norm = nn.LayerNorm(features)
        self.widen = nn.Linear(features, 2 * size)
        self.narrow = nn.Linear(2 * size, features)
        self.dropout = nn.Dropout(dropout)

    def forward(self, samples: Tensor, query: Tensor, query_mask: Tensor) -> Tensor:
        """Guide the samples.

        Args:
            samples: float [N, D].
            query: float [L, K], L ≥ 1.
            query_mask: bool [L].

        Returns:
            float [N, D].
        """
        tokens = query - query.mean(dim=1, keepdim=True)
        tokens = tokens / (tokens.square().mean(dim=1, keepdim=True).sqrt() + 1e-4)
        width = self.size // self.heads
        queries = self.to_query(samples).reshape(-1, self.heads, width).transpose(0, 1)
        keys = self.to_key(tokens).reshape(-1, self.heads, width).permute(1, 2, 0)
        logits = torch.matmul(queries, keys) * self.size**-0.5
        logits = torch.where(query_mask, logits, torch.full_like(logits, -1e4))
        attention = torch.softmax(logits, dim=2).mean(dim=0)
        attended = 0.5 * torch.matmul(attention, self.to_value(tokens)) + 0.5 * samples
        hidden = functional.gelu(self.widen(self.norm(self.dropout(attended))))
        guided = 0.5 * self.narrow(hidden) + 0.5 * samples
        return torch.where(query_mask.any(), guided, samples)
