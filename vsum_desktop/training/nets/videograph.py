"""VideoGraph: regions and words as a spatial graph, samples as a temporal graph that is refined step by step.

After *VideoGraph* (arXiv 2509.05604) and SumGraph, whose code is not public: a re-implementation in that style from what is
published. What that leaves open is a field of `VideoGraphConfig`; fields marked "repair" are changes that do better on folds
inside the training videos.

The network has two forms, which load the same state: `VideoGraph`, the definition on a matrix of all pairs of samples, and
`nets.videograph_table.VideoGraphTable` on neighbour tables. Both take one video at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor, nn
from torch.nn import functional

from vsum_desktop.core.features import ANCHORS, CONCEPTS_V1_SIZE
from vsum_desktop.training.nets.lgrln_table import VideoNorm

Aggregation = Literal["softmax", "symmetric"]
REGIONS = 16
MASKED = -1e4
_EPSILON = 1e-6


@dataclass(frozen=True, slots=True)
class VideoGraphConfig:
    """What the paper fixes, and what it leaves open.

    Attributes:
        features: D. Guess: `concepts-v1` instead of GoogLeNet or CLIP features of the frame.
        anchors: K, width of a region and of a query token: cosines to the anchor words instead of detector and text features.
        size: d, width of all states (guess; 512 would fit a large data set).
        heads: Of the cross-attention (guess).
        sharpness: Inverse temperature of the words that name a region (guess).
        spatial: Whether regions and words enter at all (ablation).
        tau, global_k: The neighbours: ±τ samples, and the most similar others (guess; the paper joins all).
        near: Reach of the relations "just before" and "just after" (guess).
        steps: K, recursions (paper 5; 0 keeps A_0).
        affinity: Width of θ and φ (guess).
        step_size: Initial s of the update of A (guess).
        aggregation: `symmetric`: D^-1/2 (relu(A) + I) D^-1/2, one matrix for all neighbours (guess); `softmax` (repair): a mean
            of the neighbours of each relation (just before, just after, within τ, similar), weighted by exp(A/T_r), beside the
            mean of the whole video.
        temporal_heat, visual_heat: Initial T of the relations in time and of the similar samples; learned.
        share_steps: One W for all recursions (repair: few parameters) or one each.
        norm: Whether updates are normalised over the video (repair).
        dropout: Of states and updates (guess).
        gain: Slope of the last squashing (guess, see `nets.lgrln.combine`).
    """

    features: int = CONCEPTS_V1_SIZE
    anchors: int = ANCHORS
    size: int = 32
    heads: int = 4
    sharpness: float = 2.0
    spatial: bool = True
    tau: int = 8
    global_k: int = 16
    near: int = 2
    steps: int = 5
    affinity: int = 16
    step_size: float = 0.1
    aggregation: Aggregation = "softmax"
    temporal_heat: float = 1.0
    visual_heat: float = 0.2
    share_steps: bool = True
    norm: bool = True
    dropout: float = 0.3
    gain: float = 1.702

    @property
    def relations(self) -> int:
        """Kinds of neighbours that have weights of their own."""
        return 4 if self.aggregation == "softmax" else 1


def unit(x: Tensor) -> Tensor:
    """Vectors of unit length along the last axis; a zero vector stays zero."""
    return x / (x.square().sum(dim=-1, keepdim=True) + 1e-6).sqrt()


class SpatialGraph(nn.Module):
    """The spatial relation network: language asks, regions answer, and both become one vector for the sample.

    ::

        O_t = objects of sample t          R × d     centred regions, projected
        L_t = [words of the regions; query tokens]   word queries, row-aligned with the objects, and sentence queries
        V_t = LN(L_t + MHCA(Q = L_t, K = V = O_t) [+ O_t for the word rows])
        A^s = relu(cos(θV_t, φV_t))
        o_t = mean over rows of GELU(Â^s V_t W)      Â^s: rows of A^s + I divided by their sums

    A region is given as raw cosines to the anchors. The mean region of the video is taken off and each is divided by its own
    root mean square, so that neither an encoder's modality gap nor its scale matters. Its words are a softmax over the anchors
    (guess: they stand for a detector's class names). An all-zero region is none. A token whose mask is false takes no part.
    """

    def __init__(self, config: VideoGraphConfig) -> None:
        super().__init__()
        self.config = config
        d = config.size
        self.objects = nn.Linear(config.anchors, d)
        self.words = nn.Linear(config.anchors, d)
        self.to_query = nn.Linear(d, d, bias=False)
        self.to_key = nn.Linear(d, d, bias=False)
        self.to_value = nn.Linear(d, d, bias=False)
        self.norm = nn.LayerNorm(d)
        self.theta = nn.Linear(d, config.affinity, bias=False)
        self.phi = nn.Linear(d, config.affinity, bias=False)
        self.mix = nn.Linear(d, d)

    def forward(self, regions: Tensor, query: Tensor, query_mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Look at the regions.

        Args:
            regions: float [N, R, K], raw cosines; zero rows for none.
            query: float [L, K], raw cosines.
            query_mask: bool [L].

        Returns:
            o float [N, d]; how much each region counted, float [N, R]; and each token, float [N, L]. Both follow the weights
            from o back through Â^s and the attention; region weights add up to 1 where there is a region.
        """
        there = (regions.abs().sum(dim=2) > 0).to(regions.dtype)
        profile = standard(regions, there)
        objects = functional.gelu(self.objects(profile))
        words = self.words(torch.softmax(self.config.sharpness * profile, dim=2))
        plain, plain_seen, _ = self._graph(words, there, objects, there)
        if self.training and not bool(query_mask.any()):
            return plain, plain_seen, torch.zeros(len(regions), len(query))
        tokens = self.words(torch.softmax(self.config.sharpness * row_standard(query), dim=1))
        language = torch.cat([words, tokens.unsqueeze(0).expand(words.shape[0], -1, -1)], dim=1)
        asked = query_mask.to(regions.dtype).unsqueeze(0).expand(words.shape[0], -1)
        out, seen, flow = self._graph(language, torch.cat([there, asked], dim=1), objects, there)
        # Without a query the smaller graph counts, bit for bit, however many masked tokens there are.
        some = query_mask.any()
        return torch.where(some, out, plain), torch.where(some, seen, plain_seen), flow

    def _graph(self, language: Tensor, rows: Tensor, objects: Tensor, there: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Attention and spatial graph for the given language rows, the first of them paired with the objects.

        Args:
            language: float [N, Q, d].
            rows: float [N, Q], 1 for a row that takes part.
            objects: float [N, R, d].
            there: float [N, R].

        Returns:
            o float [N, d], region weights [N, R], weights of the rows beyond the regions [N, Q − R].
        """
        count = objects.shape[1]
        answer, attention = self._attend(language, objects, there)
        paired = torch.cat([objects, torch.zeros_like(language[:, count:])], dim=1)
        nodes = self.norm(language + answer + paired) * rows.unsqueeze(2)
        cosine = torch.matmul(unit(self.theta(nodes)), unit(self.phi(nodes)).transpose(1, 2))
        place = torch.cumsum(torch.ones_like(rows[:1]), dim=1)
        own = (place == place.T).to(nodes.dtype)
        linked = (functional.relu(cosine) + own) * rows.unsqueeze(1)
        linked = linked / linked.sum(dim=2, keepdim=True).clamp_min(_EPSILON)
        hidden = functional.gelu(self.mix(torch.matmul(linked, nodes)))
        share = rows / rows.sum(dim=1, keepdim=True).clamp_min(1.0)
        out = torch.matmul(share.unsqueeze(1), hidden).squeeze(1)
        flow = torch.matmul(share.unsqueeze(1), linked)
        return out, torch.matmul(flow, attention).squeeze(1), flow.squeeze(1)[:, count:]

    def _attend(self, language: Tensor, objects: Tensor, there: Tensor) -> tuple[Tensor, Tensor]:
        """MHCA(Q = language, K = V = objects): float [N, Q, d], and the mean attention of the heads float [N, Q, R]."""
        heads = self.config.heads
        width = self.config.size // heads
        q = self.to_query(language).unflatten(2, (heads, width)).transpose(1, 2)
        k = self.to_key(objects).unflatten(2, (heads, width)).permute(0, 2, 3, 1)
        v = self.to_value(objects).unflatten(2, (heads, width)).transpose(1, 2)
        logits = torch.matmul(q, k) * width**-0.5 + (1.0 - there)[:, None, None, :] * MASKED
        attention = torch.softmax(logits, dim=3) * there[:, None, None, :]
        answer = torch.matmul(attention, v).transpose(1, 2).flatten(2)
        return answer, attention.mean(dim=1)


def standard(regions: Tensor, there: Tensor) -> Tensor:
    """Regions without the video's mean region, each divided by its own root mean square over the anchors; none stays zero.

    Args:
        regions: float [N, R, K].
        there: float [N, R], 1 where there is a region.
    """
    weight = there.unsqueeze(2)
    mean = (regions * weight).sum(dim=(0, 1), keepdim=True) / weight.sum().clamp_min(1.0)
    return row_standard((regions - mean) * weight)


def row_standard(rows: Tensor) -> Tensor:
    """Rows minus their mean, divided by their root mean square (at least 0.01)."""
    centred = rows - rows.mean(dim=-1, keepdim=True)
    return centred / (centred.square().mean(dim=-1, keepdim=True) + 1e-4).sqrt()


class VideoGraphLayers(nn.Module):
    """The parameters of VideoGraph, the same by name and shape for both of its forms, and what does not look at neighbours."""

    def __init__(self, config: VideoGraphConfig) -> None:
        super().__init__()
        self.config = config
        d = config.size
        self.spatial = SpatialGraph(config) if config.spatial else None
        self.frame = nn.Linear(config.features + (d if config.spatial else 0), d)
        self.frame_norm = VideoNorm(d)
        self.theta = nn.Linear(d, config.affinity, bias=False)
        self.phi = nn.Linear(d, config.affinity, bias=False)
        self.step_size = nn.Parameter(torch.tensor(config.step_size))
        heats = [config.temporal_heat] * 3 + [config.visual_heat]
        self.cold = nn.Parameter(torch.tensor(heats).log().neg())
        inputs = d * (config.relations + (2 if config.aggregation == "softmax" else 0))
        count = max(1, 1 if config.share_steps else config.steps)
        self.update = nn.ModuleList(nn.Linear(inputs, d) for _ in range(count))
        self.update_norm = nn.ModuleList(VideoNorm(d) if config.norm else nn.Identity() for _ in range(count))
        self.head = nn.Linear(2 * d, 1)
        self.decoder = nn.Linear(d, config.features)
        self.dropout = nn.Dropout(config.dropout)

    def frame_nodes(self, features: Tensor, regions: Tensor, query: Tensor, query_mask: Tensor) -> tuple[Tensor, ...]:
        """Frame nodes before activation z^0 = Norm(Linear([g_t; o_t])), float [N, d]; region and word weights."""
        if self.spatial is None:
            nothing = regions[:, :, 0] * 0.0
            return self.frame_norm(self.frame(features)), nothing, torch.matmul(nothing[:, :1], query[:, :1].T * 0.0)
        seen, region_weight, word_weight = self.spatial(regions, query, query_mask)
        z = self.frame_norm(self.frame(torch.cat([features, seen], dim=1)))
        return z, region_weight, word_weight

    def updated(self, step: int, z: Tensor, messages: Tensor) -> Tensor:
        """z^k = z^(k−1) + dropout(GELU(Norm(W_k m))), where m is [Â z] or, by relation, [z; Â_1 z; …; mean of the video]."""
        if self.config.aggregation == "softmax":
            whole = z.mean(dim=0, keepdim=True).expand_as(z)
            messages = torch.cat([z, messages, whole], dim=1)
        place = 0 if self.config.share_steps else step
        change = self.update_norm[place](self.update[place](messages))
        return z + self.dropout(functional.gelu(change))

    def score(self, first: Tensor, last: Tensor) -> Tensor:
        """Logit of "keyframe" (two classes whose logits add up to 0) from the frame node and the last state, float [N]."""
        return self.head(torch.cat([first, last], dim=1)).squeeze(1)


class VideoGraph(VideoGraphLayers):
    """The definition, on the matrix of all pairs.

    ::

        z^0 = frame nodes                                      h = GELU(z^0), dropout
        A_0 = cos(z_i^0, z_j^0)                                visual similarity
        for k = 1 … K:
            h   = h + GELU(Norm(W_k [Â_(k−1) h]))
            A_k = A_(k−1) + s · cos(θ h_i, φ h_j)              θ, φ shared by the steps
        logit = head([GELU(z^0); h])
    """

    def forward(
        self, features: Tensor, regions: Tensor, allowed: Tensor, query: Tensor, query_mask: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Score one video.

        Args:
            features: float [N, D].
            regions: float [N, 16, K], raw cosines to the anchors.
            allowed: bool [N, N]; row i are the neighbours of sample i, itself among them. All true for the paper's dense graph.
            query: float [L, K]; one zero row for no query.
            query_mask: bool [L]; all false for no query.

        Returns:
            Logits float [N]; A_0 … A_K float [K + 1, N, N], not negative, 0 where not allowed; region weights float [N, 16];
            word weights float [N, L]; the last states float [N, d].
        """
        z, region_weight, word_weight = self.frame_nodes(features, regions, query, query_mask)
        first = h = self.dropout(functional.gelu(z))
        normal = unit(z)
        a = normal @ normal.T
        place = torch.arange(len(z), device=z.device)
        offset = place[None, :] - place[:, None]
        masks = relation_masks(offset, allowed, self.config)
        steps = [a]
        for step in range(self.config.steps):
            h = self.updated(step, h, self._messages(a, masks, h))
            a = a + self.step_size * (unit(self.theta(h)) @ unit(self.phi(h)).T)
            steps.append(a)
        drawn = torch.stack([functional.relu(a) * allowed for a in steps])
        return self.score(first, h), drawn, region_weight, word_weight, h

    def _messages(self, a: Tensor, masks: list[Tensor], h: Tensor) -> Tensor:
        """The neighbours' states, float [N, relations·d]."""
        if self.config.aggregation == "symmetric":
            own = torch.eye(len(a), dtype=a.dtype, device=a.device)
            linked = functional.relu(a) * masks[0] + own
            scale = linked.sum(dim=1).rsqrt()
            return (scale[:, None] * linked * scale[None, :]) @ h
        found = []
        for mask, cold in zip(masks, self.cold.exp(), strict=True):
            weight = torch.softmax(torch.where(mask, a * cold, torch.full_like(a, MASKED)), dim=1) * mask
            found.append(weight @ h)
        return torch.cat(found, dim=1)


def relation_masks(offset: Tensor, allowed: Tensor, config: VideoGraphConfig) -> list[Tensor]:
    """Which places belong to each relation, bool like `allowed`; for `symmetric` all neighbours but the sample itself.

    Args:
        offset: int, neighbour − sample.
        allowed: bool, the same shape.
        config: The reaches.
    """
    if config.aggregation == "symmetric":
        return [allowed & (offset != 0)]
    before = allowed & (offset < 0) & (offset >= -config.near)
    after = allowed & (offset > 0) & (offset <= config.near)
    window = allowed & (offset.abs() <= config.tau)
    return [before, after, window, allowed & (offset.abs() > config.tau)]
