"""Targets and losses for labels that many people gave (methods A9)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor
from torch.nn import functional

Mixture = Literal["hard", "soft"]
LossKind = Literal["bce", "margin", "band", "square"]


@dataclass(frozen=True, slots=True)
class LossConfig:
    """How opinions become a target, and the target a loss.

    Attributes:
        mixture: `hard`: the k people whom the present prediction fits best (the published rule); `soft`: all, weighted by fit
        (guess).
        experts: k.
        consensus: ε, the share of the mean opinion in the target (TVSum as published: 0.999).
        temperature: T of the soft mixture.
        kind: `bce`; or one of two readings of the bi-threshold loss that the paper names and the public code lacks (guesses):
            `margin`, no loss where the prediction is already clear; `band`, no loss where people are undecided; `square`, the
            squared distance to the target standardised over the video (guess).
        margin: m of `margin`.
        low, high: Borders of `band`.
    """

    mixture: Mixture = "hard"
    experts: int = 10
    consensus: float = 0.999
    temperature: float = 0.05
    kind: LossKind = "bce"
    margin: float = 0.6
    low: float = 0.35
    high: float = 0.65


def mixture_target(logits: Tensor, opinions: Tensor, consensus: Tensor, config: LossConfig) -> Tensor:
    """One EM step of a mixture of Bernoulli experts: whom the prediction fits (E), and what to predict next (M).

    b_u = mean_i BCE(logit_i, y_ui). Hard: the k people of least b_u count alike. Soft: r_u ∝ exp(−b_u/T).
    ŷ = (1 − ε)·Σ_u r_u y_u + ε·R.

    Args:
        logits: float [N]; no gradient flows through.
        opinions: y, float [U, N] in [0, 1].
        consensus: R, float [N] in [0, 1].
        config: k, T, ε and the kind of mixture.

    Returns:
        ŷ, float [N] in [0, 1].
    """
    with torch.no_grad():
        fit = functional.binary_cross_entropy_with_logits(logits.expand_as(opinions), opinions, reduction="none").mean(dim=1)
        if config.mixture == "hard":
            chosen = torch.topk(fit, min(config.experts, len(fit)), largest=False).indices
            expert = opinions[chosen].mean(dim=0)
        else:
            expert = torch.softmax(-fit / config.temperature, dim=0) @ opinions
        return (1.0 - config.consensus) * expert + config.consensus * consensus


def loss(logits: Tensor, target: Tensor, config: LossConfig) -> Tensor:
    """Mean loss of a video under the configured reading: a cross-entropy, or a squared distance.

    * `bce`: −ŷ log p − (1 − ŷ) log(1 − p) over all samples.
    * `margin`: without samples of ŷ ≥ ½ with p > m and of ŷ < ½ with p < 1 − m.
    * `band`: ŷ ≥ high counts as 1, ŷ ≤ low as 0, what lies between is left out.
    * `square`: (logit − (ŷ − mean ŷ)/deviation of ŷ)².

    Args:
        logits: float [N].
        target: ŷ, float [N] in [0, 1].
        config: The kind and its thresholds.

    Returns:
        A scalar; 0 if every sample is left out.
    """
    if config.kind == "square":
        centred = target - target.mean()
        return (logits - centred / centred.square().mean().sqrt().clamp_min(1e-3)).square().mean()
    if config.kind == "margin":
        probability = torch.sigmoid(logits.detach())
        clear = torch.where(target >= 0.5, probability > config.margin, probability < 1.0 - config.margin)
        kept = ~clear
    elif config.kind == "band":
        kept = (target >= config.high) | (target <= config.low)
        target = (target >= config.high).to(logits.dtype)
    else:
        kept = torch.ones_like(target, dtype=torch.bool)
    terms = functional.binary_cross_entropy_with_logits(logits, target, reduction="none")
    return (terms * kept).sum() / kept.sum().clamp_min(1)
