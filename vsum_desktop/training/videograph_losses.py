"""The losses of VideoGraph, supervised and unsupervised (methods B), after SumGraph; the weights are guesses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor
from torch.nn import functional

Supervision = Literal["supervised", "unsupervised"]
Labels = Literal["soft", "hard"]
_LEAST_FREQUENCY = 1e-3


@dataclass(frozen=True, slots=True)
class VideoGraphLossConfig:
    """How the parts add up.

    Attributes:
        supervision: `supervised`: classification + sparsity + diversity + ranking; `unsupervised`: sparsity + diversity +
            reconstruction + length.
        labels: `hard`: the share `keyframes` of the samples with the highest mean opinion are keyframes (after SumGraph);
            `soft` (repair): the mean opinion itself.
        keyframes: Share of keyframes; also the target of the unsupervised length.
        sparsity, diversity, ranking, reconstruction, length: Weights λ.
        margin: Of the ranking, in probabilities.
        pairs: Pairs of samples drawn for the ranking.
    """

    supervision: Supervision = "supervised"
    labels: Labels = "soft"
    keyframes: float = 0.3
    sparsity: float = 1e-3
    diversity: float = 1e-2
    ranking: float = 1e-1
    reconstruction: float = 1.0
    length: float = 1.0
    margin: float = 0.1
    pairs: int = 512


def classification(logits: Tensor, target: Tensor) -> Tensor:
    """Class-weighted cross-entropy: L_cls = −Σ_c w_c y_c log p_c / N with w_c = median frequency / frequency of class c.

    Args:
        logits: float [N] of the class "keyframe" against the background.
        target: float [N] in [0, 1], the keyframe's share of the label.
    """
    frequency = torch.stack([target.mean(), 1.0 - target.mean()]).clamp_min(_LEAST_FREQUENCY)
    weight = frequency.mean() / frequency
    terms = weight[0] * target * functional.logsigmoid(logits) + weight[1] * (1.0 - target) * functional.logsigmoid(-logits)
    return -terms.mean()


def keyframes(opinion: Tensor, share: float) -> Tensor:
    """1 for the share of samples with the highest mean opinion (at least one), else 0; float [N]."""
    count = max(1, round(share * len(opinion)))
    return torch.zeros_like(opinion).index_fill(0, torch.topk(opinion, count).indices, 1.0)


def sparsity(edges: Tensor, mask: Tensor) -> Tensor:
    """L_sp: the mean of |A_K| over the neighbours.

    Args:
        edges: float [N, W], the last recursion's.
        mask: bool [N, W].
    """
    return (edges.abs() * mask).sum() / mask.sum().clamp_min(1)


def diversity(probability: Tensor, states: Tensor) -> Tensor:
    """L_div = Σ_{t≠t'} p_t p_t' cos(z_t, z_t') / Σ_{t≠t'} p_t p_t', in O(N·d): |Σ p u|² − Σ p² over all pairs.

    Args:
        probability: float [N].
        states: z, float [N, d].
    """
    direction = functional.normalize(states, dim=1, eps=1e-3)
    own = (probability.square() * direction.square().sum(dim=1)).sum()
    together = (probability[:, None] * direction).sum(dim=0).square().sum() - own
    pairs = probability.sum().square() - probability.square().sum()
    return together / pairs.clamp_min(1e-3)


def reconstruction(probability: Tensor, given: Tensor, rebuilt: Tensor) -> Tensor:
    """L_rec = Σ_t p_t ‖x_t − dec(z_t)‖² / (D Σ_t p_t); x, dec(z) float [N, D]."""
    error = (given - rebuilt).square().mean(dim=1)
    return (probability * error).sum() / probability.sum().clamp_min(1e-3)


def ranking(probability: Tensor, opinion: Tensor, margin: float, pairs: int) -> Tensor:
    """L_rank: mean max(0, margin − (p_i − p_j)) over drawn pairs with y_i > y_j; 0 if there is none."""
    left, right = torch.randint(len(opinion), (2, pairs))
    sign = torch.sign(opinion[left] - opinion[right])
    lost = functional.relu(margin - sign * (probability[left] - probability[right])) * sign.abs()
    return lost.sum() / sign.abs().sum().clamp_min(1.0)


def videograph_loss(
    logits: Tensor,
    edges: Tensor,
    mask: Tensor,
    states: Tensor,
    opinion: Tensor,
    given: Tensor,
    rebuilt: Tensor,
    config: VideoGraphLossConfig,
) -> Tensor:
    """The loss of a video, a scalar.

    Args:
        logits: float [N].
        edges: A_K, float [N, W]; `mask` bool [N, W].
        mask: Its places.
        states: z^K, float [N, d].
        opinion: float [N] in [0, 1], the mean opinion; not looked at when unsupervised.
        given: The features, float [N, D].
        rebuilt: What the decoder makes of the states, float [N, D].
        config: Which parts, and their weights.
    """
    probability = torch.sigmoid(logits)
    shared = config.sparsity * sparsity(edges, mask) + config.diversity * diversity(probability, states)
    if config.supervision == "unsupervised":
        length = (probability.mean() - config.keyframes).abs()
        rebuilding = reconstruction(probability, given, rebuilt)
        return shared + config.reconstruction * rebuilding + config.length * length
    target = opinion if config.labels == "soft" else keyframes(opinion, config.keyframes)
    ranked = ranking(probability, opinion, config.margin, config.pairs)
    return classification(logits, target) + shared + config.ranking * ranked
