"""The losses of the image tower: soft labels, text-aligned softmax and sigmoids, cosine to what is said about a picture."""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor

from vsum_desktop.training.mini.image_data import Batch, TextTables
from vsum_desktop.training.mini.image_tower import TrainingHeads


@dataclass(frozen=True, slots=True)
class LossWeights:
    """Factors of the terms; `truth` is the share of the true label where both label and teacher are known."""

    truth: float = 0.5
    text: float = 1.0
    local: float = 1.0
    classes: float = 1.0
    tags: float = 0.05
    tag_text: float = 0.05
    hypernyms: float = 0.05
    cosine: float = 2.0


def soft_cross_entropy(logits: Tensor, target: Tensor) -> Tensor:
    """Mean over the batch of −Σ target · log softmax(logits)."""
    return -(target * F.log_softmax(logits, -1)).sum(-1).mean()


def name_targets(batch: Batch, truth: float) -> Tensor:
    """Distribution over the 1000 names: the teacher's without its background, mixed with the true name where there is one."""
    teacher = F.softmax(batch.teacher[:, 1:], -1)
    known = (batch.imagenet >= 0)[:, None]
    true = F.one_hot(batch.imagenet.clamp(min=0), teacher.shape[1]).to(teacher.dtype)
    return torch.where(known, truth * true + (1 - truth) * teacher, teacher)


def text_targets(batch: Batch, tables: TextTables, names: Tensor) -> Tensor:
    """Vectors [B,256]: own caption or label text where there is one, and the mean of the names weighted by `names`.

    The mean is taken from what is usual, `tables.usual`: without that, all pictures would share its direction. A short vector
    says that little is known of a picture.
    """
    mixture = names @ tables.imagenet - tables.usual
    own = torch.where((batch.caption >= 0)[:, None], tables.captions[batch.caption.clamp(min=0)], 0.0)
    own = torch.where((batch.local >= 0)[:, None], tables.local[batch.local.clamp(min=0)], own)
    return own * 1.5 + mixture


def image_losses(
    cells: Tensor, features: Tensor, heads: TrainingHeads, batch: Batch, tables: TextTables, weights: LossWeights
) -> dict[str, Tensor]:
    """All terms, already weighted.

    Args:
        cells: f32 [B,256,h,w].
        features: f32 [B,head].
        heads: Training heads.
        batch: Targets.
        tables: Class vectors.
        weights: Factors of the terms.
    """
    embedding = F.normalize(cells.mean((2, 3)), dim=-1)
    names, tags = name_targets(batch, weights.truth), torch.sigmoid(batch.tags)
    under = (names @ tables.membership).clamp(0, 1)
    target = text_targets(batch, tables, names)
    sure = target.norm(dim=-1).clamp(max=1.0)
    cosine = F.cosine_similarity(embedding, target, dim=-1)
    terms = {
        "text": weights.text * soft_cross_entropy(heads.scale * embedding @ tables.imagenet.T + heads.class_bias, names),
        "classes": weights.classes * soft_cross_entropy(heads.classes(features)[:, 1:], names),
        "cosine": weights.cosine * (sure * (1 - cosine)).mean(),
        "tags": weights.tags * summed_bce(heads.tags(features), tags),
        "tag_text": weights.tag_text * summed_bce(heads.tag_scale * embedding @ tables.tags.T + heads.tag_bias, tags),
        "hypernyms": weights.hypernyms
        * summed_bce(heads.hypernym_scale * embedding @ tables.hypernyms.T + heads.hypernym_bias, under),
    }
    has_local = batch.local >= 0
    if has_local.any():
        true = batch.local[has_local]
        logits = heads.scale * embedding[has_local] @ tables.local.T
        logits = logits.masked_fill(~tables.rivals[true], -1e4)
        share = has_local.float().mean()
        terms["local"] = weights.local * share * F.cross_entropy(logits, true)
    return terms


def summed_bce(logits: Tensor, target: Tensor) -> Tensor:
    """Binary cross-entropy, summed over labels, mean over the batch."""
    return F.binary_cross_entropy_with_logits(logits, target, reduction="none").sum(-1).mean()
