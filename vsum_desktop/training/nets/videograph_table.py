"""VideoGraph on neighbour tables: the same parameters and equations as `nets.videograph`, for training, long videos and export.

Gather and batched matrix products need O(N·W) memory and export safely; the gradient of a Gather is slow, so that training
sends the same weights through a matrix of all pairs.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from vsum_desktop.training.nets.lgrln import combine
from vsum_desktop.training.nets.videograph import MASKED, VideoGraphLayers, relation_masks, unit


class VideoGraphTable(VideoGraphLayers):
    """`VideoGraph` on a neighbour table; loads the same state."""

    def forward(
        self, features: Tensor, regions: Tensor, neighbours: Tensor, mask: Tensor, query: Tensor, query_mask: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Score one video.

        Args:
            features: float [N, D].
            regions: float [N, 16, K], raw cosines to the anchors.
            neighbours: int64 [N, W].
            mask: bool [N, W].
            query: float [L, K]; one zero row for no query.
            query_mask: bool [L]; all false for no query.

        Returns:
            Logits float [N]; A_0 … A_K float [K + 1, N, W], not negative, 0 where masked; region weights float [N, 16]; word
            weights float [N, L]; the last states float [N, d].
        """
        z, region_weight, word_weight = self.frame_nodes(features, regions, query, query_mask)
        first = h = self.dropout(functional.gelu(z))
        a = self._cosines(unit(z), unit(z), neighbours)
        own = torch.cumsum(torch.ones_like(neighbours[:, :1]), dim=0) - 1
        masks = relation_masks(neighbours - own, mask, self.config)
        steps = [a]
        for step in range(self.config.steps):
            h = self.updated(step, h, self._messages(a, masks, h, neighbours))
            a = a + self.step_size * self._cosines(unit(self.theta(h)), unit(self.phi(h)), neighbours)
            steps.append(a)
        drawn = torch.stack([functional.relu(a) * mask.to(a.dtype) for a in steps])
        return self.score(first, h), drawn, region_weight, word_weight, h

    def _messages(self, a: Tensor, masks: list[Tensor], h: Tensor, neighbours: Tensor) -> Tensor:
        """The neighbours' states, float [N, relations·d]."""
        if self.config.aggregation == "symmetric":
            linked = functional.relu(a) * masks[0].to(a.dtype)
            scale = (1.0 + linked.sum(dim=1)).rsqrt()
            theirs = scale.index_select(0, neighbours.reshape(-1)).reshape(neighbours.shape)
            sent = self._sent((scale.unsqueeze(1) * linked * theirs).unsqueeze(1), h, neighbours)
            return sent.squeeze(1) + scale.square().unsqueeze(1) * h
        chosen = torch.stack(masks, dim=1)
        logits = a.unsqueeze(1) * self.cold.exp().reshape(1, -1, 1)
        weight = torch.softmax(torch.where(chosen, logits, torch.full_like(logits, MASKED)), dim=2) * chosen.to(a.dtype)
        return self._sent(weight, h, neighbours).flatten(1)

    def _cosines(self, left: Tensor, right: Tensor, neighbours: Tensor) -> Tensor:
        """left_i · right_j for the neighbours j of each i, [N, W]."""
        if self.training:
            return (left @ right.T).gather(1, neighbours)
        return torch.matmul(_gathered(right, neighbours), left.unsqueeze(2)).squeeze(2)

    def _sent(self, weight: Tensor, h: Tensor, neighbours: Tensor) -> Tensor:
        """Σ_j weight[i, r, j]·h_j over the places of each sample, [N, relations, d]."""
        if not self.training:
            return torch.matmul(weight, _gathered(h, neighbours))
        if self.config.aggregation == "symmetric":
            return _by_matrix(weight, h, neighbours)
        # The window of a table comes first and in order: there the places are shifts. Only the last relation lies beyond it.
        width, last = 2 * self.config.tau + 1, self.config.relations - 1
        shifted = functional.pad(h, (0, 0, self.config.tau, self.config.tau)).unfold(0, width, 1).transpose(1, 2)
        near = torch.matmul(weight[:, :last, :width], shifted)
        return torch.cat([near, _by_matrix(weight[:, last:, width:], h, neighbours[:, width:])], dim=1)


class VideoGraphScorer(nn.Module):
    """What is exported: the mean of several networks, each standardised over the video, squashed to [0, 1].

    Args:
        members: Networks of one configuration.
    """

    def __init__(self, members: Sequence[VideoGraphTable]) -> None:
        super().__init__()
        self.members = nn.ModuleList(members)
        self.gain = members[0].config.gain

    def forward(
        self, features: Tensor, regions: Tensor, neighbours: Tensor, mask: Tensor, query: Tensor, query_mask: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Importance float [N], edge weights [K + 1, N, W], region weights [N, 16], word weights [N, L]."""
        results = [member(features, regions, neighbours, mask, query, query_mask) for member in self.members]
        drawn, seen, asked = (torch.stack([result[place] for result in results]).mean(dim=0) for place in (1, 2, 3))
        return combine([result[0] for result in results], self.gain), drawn, seen, asked


def _gathered(x: Tensor, neighbours: Tensor) -> Tensor:
    """Rows of x [N, C] at each place, [N, W, C]."""
    return x.index_select(0, neighbours.reshape(-1)).reshape(neighbours.shape[0], neighbours.shape[1], -1)


def _by_matrix(weight: Tensor, h: Tensor, neighbours: Tensor) -> Tensor:
    """Σ_j weight[i, r, j]·h_j through a matrix of all pairs, [N, relations, d]."""
    count, relations, _ = weight.shape
    matrix = torch.zeros(relations, count, count)
    places = neighbours.expand(relations, -1, -1)
    return torch.matmul(matrix.scatter_add(2, places, weight.transpose(0, 1)), h).transpose(0, 1)
