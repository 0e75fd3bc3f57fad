"""The unsupervised training of SG-UVS: three phases, and in each step three passes in turn. No opinion of anybody is read.

A step shows windows of several videos. In the first phase the generator learns to restore the whole from the whole (S ≡ 1); in
the second the selector learns what to leave out; in the third the discriminator joins. Within a step the passes are made one
after the other, each with a fresh forward, and each moves its own parts only. The last epoch counts: no label chooses.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from vsum_desktop.training.material import Material
from vsum_desktop.training.nets.sgvs import Discriminator, Generator, Selection, Selector, SgvsConfig, split
from vsum_desktop.training.sgvs_guide import guides
from vsum_desktop.training.views import CLEAN, View, inputs, seen, statistics

Adversarial = Literal["least_squares", "log", "none"]
# How alike two samples must be to say the same: half way at a cosine of about 0.86 of the centred embeddings.
_ALIKE = 0.2


@dataclass(frozen=True, slots=True)
class SgvsTraining:
    """How SG-UVS is trained (all but the losses' forms are guesses or AAE's values, methods C).

    Attributes:
        epochs: Passes over the videos.
        warm_up: First epochs, with S ≡ 1, in which only the generator learns (stabiliser).
        adversarial_from: Epoch from which the discriminator takes part (stabiliser).
        window: Samples of a video in a step; 0: whole videos, one a step (AAE).
        videos_per_step: Windows in a step.
        selector_rate, generator_rate, judge_rate: Learning rates of Adam (AAE 1e-4, 1e-4, 1e-5).
        clip: Largest gradient norm.
        length: σ, the share that is to be selected: |mean S − σ|.
        length_weight: Of that loss.
        spread: Weight of max(0, least_spread − deviation of h), against selecting everything alike (stabiliser).
        least_spread: The deviation of h below which `spread` acts.
        restored: Weight of the squared error of the restored content.
        hidden: Weight of ‖φ(x) − φ(x̂)‖ (AAE's only restoration loss).
        distinct: Power of the inverse density by which samples count in the restoration: 0 all alike, 1 each different content
            once, however long it is shown (stabiliser against selecting what stands still).
        noise: Size of the noise that stands for what was not selected, beside the content's deviation.
        adversarial: `least_squares` (AAE), `log` (CAAN) or `none`.
        adversarial_weight: Of L_gen beside the restoration.
        guide_rate: Learning rate of Adam in the guide's pass, which lowers 1 − r, r the correlation of S with what the captions
            say of themselves (`sgvs_guide`; stabiliser). It is the first pass of every step, from the first epoch on, and
            moves the selector only; 0: there is none.
        guide_words: How many words of its captions make a video's theme; 0: the contrastive criterion alone.
        views: Virtual encoders beside the clean captions, as (noise, gap).
        clean_share: Share of windows on clean captions.
    """

    epochs: int = 100
    warm_up: int = 5
    adversarial_from: int = 10
    window: int = 0
    videos_per_step: int = 1
    selector_rate: float = 1e-4
    generator_rate: float = 1e-4
    judge_rate: float = 1e-5
    clip: float = 5.0
    length: float = 0.3
    length_weight: float = 1.0
    spread: float = 0.0
    least_spread: float = 0.25
    restored: float = 0.0
    hidden: float = 1.0
    distinct: float = 0.0
    noise: float = 1.0
    adversarial: Adversarial = "least_squares"
    adversarial_weight: float = 1.0
    guide_rate: float = 0.0
    guide_words: int = 8
    views: tuple[tuple[float, float], ...] = ()
    clean_share: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class _Video:
    """The inputs of a video by view, float32 [N, 197], how much each sample counts, float32 [N], mean 1, and its guide [N]."""

    inputs: Mapping[View, NDArray[np.float32]]
    weight: NDArray[np.float32]
    guide: NDArray[np.float32]


class Shown(NamedTuple):
    """A step's windows: inputs float [B, N, 197], how much each sample counts float [B, N], the guide float [B, N]."""

    matrix: Tensor
    weight: Tensor
    guide: Tensor


class SgvsRun:
    """The moving parts of one training; see `scorers.protocol.Run`."""

    def __init__(
        self, material: Material, learn: Sequence[str], network: SgvsConfig, training: SgvsTraining, seed: int
    ) -> None:
        self.settings, self.seed = training, seed
        videos = [material.collection.videos[name] for name in learn]
        self.views = [CLEAN, *(View(noise, gap, 1000 * seed + 1) for noise, gap in training.views)]
        known = {view: statistics(videos, view, material.anchors) for view in self.views}
        self.known = known[CLEAN]
        leads = guides(videos, material.collection, training.guide_words)
        self.videos = [
            _Video(
                {view: inputs(video, view, material.anchors, known[view]) for view in self.views},
                rarity(seen(video, CLEAN).embeddings, training.distinct),
                lead,
            )
            for video, lead in zip(videos, leads, strict=True)
        ]
        self.config = network
        self.selector, self.generator, self.judge = Selector(network), Generator(network), Discriminator(network)
        compress = list(self.generator.compress.parameters())
        self.optimisers = {
            "selector": torch.optim.Adam([*self.selector.parameters(), *compress], lr=training.selector_rate),
            "generator": torch.optim.Adam(self.generator.parameters(), lr=training.generator_rate),
            "judge": torch.optim.Adam(self.judge.parameters(), lr=training.judge_rate),
            "guide": torch.optim.Adam(self.selector.parameters(), lr=training.guide_rate),
        }
        self.epoch, self.epochs = 0, training.epochs

    def one_epoch(self) -> dict[str, float]:
        """One pass over the videos; returns the log's row."""
        settings = self.settings
        rng = np.random.default_rng([self.seed, self.epoch, 7])
        torch.manual_seed(int(rng.integers(2**31)))
        order = rng.permutation(len(self.videos))
        size = settings.videos_per_step if settings.window else 1
        totals = dict.fromkeys(("guide", "selector", "generator", "judge", "selected"), 0.0)
        steps = math.ceil(len(order) / size)
        for start in range(0, len(order), size):
            shown = self._shown([self.videos[place] for place in order[start : start + size]], rng)
            for name, value in self.one_step(shown).items():
                totals[name] += value / steps
        if not all(math.isfinite(value) for value in totals.values()):
            raise FloatingPointError(f"a loss of epoch {self.epoch} is no number")
        self.epoch += 1
        return {"epoch": float(self.epoch), **totals}

    def one_step(self, shown: Shown) -> dict[str, float]:
        """The passes of this phase: guide, selector, generator, discriminator, in turn; a pass that is off gives 0."""
        visual, semantic, query = split(shown.matrix, self.config)
        weight = shown.weight
        content = torch.cat([visual, semantic], dim=2)
        warm, judged = self.epoch < self.settings.warm_up, self._judging()
        losses = {"guide": 0.0, "selector": 0.0, "generator": 0.0, "judge": 0.0, "selected": 1.0}
        if self.settings.guide_rate:
            share = self.selector(visual, semantic, query).share
            losses["guide"] = self._move("guide", (1.0 - correlation(share, shown.guide)).mean())
        if not warm:
            selection = self.selector(visual, semantic, query)
            restored = self.generator(content, selection.share, self.settings.noise)
            value = self._restoration(content, restored, weight) + self._length(selection)
            losses["selector"] = self._move("selector", value)
        with torch.no_grad():
            share = torch.ones_like(weight) if warm else self.selector(visual, semantic, query).share
            losses["selected"] = float(share.mean())
        restored = self.generator(content, share, self.settings.noise)
        value = self._restoration(content, restored, weight)
        if judged:
            value = value + self.settings.adversarial_weight * self._fooling(self.judge(restored)[1])
        losses["generator"] = self._move("generator", value)
        if judged or self.settings.hidden:
            with torch.no_grad():
                restored = self.generator(content, share, self.settings.noise)
            value = self._telling(self.judge(content)[1], self.judge(restored)[1])
            losses["judge"] = self._move("judge", value)
        return losses

    def result(self) -> dict[str, Tensor]:
        """The selector's weights after the last epoch."""
        return {name: value.detach().clone() for name, value in self.selector.state_dict().items()}

    def snapshot(self) -> dict[str, Any]:
        """All that `restore` needs."""
        parts = {"epoch": self.epoch, "selector": self.selector, "generator": self.generator, "judge": self.judge}
        parts = {name: part.state_dict() if isinstance(part, nn.Module) else part for name, part in parts.items()}
        return {**parts, "optimisers": {name: one.state_dict() for name, one in self.optimisers.items()}}

    def restore(self, snapshot: Mapping[str, Any]) -> None:
        """Continue where a snapshot was taken."""
        self.epoch = snapshot["epoch"]
        for name in ("selector", "generator", "judge"):
            getattr(self, name).load_state_dict(snapshot[name])
        for name, one in self.optimisers.items():
            one.load_state_dict(snapshot["optimisers"][name])

    def _judging(self) -> bool:
        return self.settings.adversarial != "none" and self.epoch >= self.settings.adversarial_from

    def _shown(self, videos: Sequence[_Video], rng: np.random.Generator) -> Shown:
        """A window of each video as some view sees it; short videos repeat."""
        rows: list[tuple[NDArray[np.float32], ...]] = []
        for video in videos:
            others = self.views[1:]
            clean = not others or rng.random() < self.settings.clean_share
            matrix = video.inputs[CLEAN if clean else others[int(rng.integers(len(others)))]]
            size = self.settings.window or len(matrix)
            start = int(rng.integers(max(1, len(matrix) - size + 1)))
            places = (start + np.arange(size)) % len(matrix)
            rows.append((matrix[places], video.weight[places], video.guide[places]))
        return Shown(*(torch.from_numpy(np.stack(part)) for part in zip(*rows, strict=True)))

    def _restoration(self, content: Tensor, restored: Tensor, weight: Tensor) -> Tensor:
        """L_rec: the weighted squared error of the content, and the distance of the judge's last hidden states."""
        value = self.settings.restored * ((restored - content).square().mean(dim=2) * weight).mean()
        if self.settings.hidden:
            with torch.no_grad():
                true = self.judge(content)[0]
            value = value + self.settings.hidden * (true - self.judge(restored)[0]).norm(dim=1).mean()
        return value

    def _length(self, selection: Selection) -> Tensor:
        """L_len = |mean S − σ|, and what keeps h from being the same everywhere."""
        settings = self.settings
        value = settings.length_weight * (selection.share.mean(dim=1) - settings.length).abs().mean()
        if settings.spread:
            deviation = (selection.seen.var(dim=1) + 1e-6).sqrt()
            value = value + settings.spread * functional.relu(settings.least_spread - deviation).mean()
        return value

    def _fooling(self, logits: Tensor) -> Tensor:
        """L_gen = (1 − D(x̂))², or log(1 − D(x̂)), which saturates as published for CAAN."""
        if self.settings.adversarial == "log":
            return -functional.softplus(logits).mean()
        return (1.0 - torch.sigmoid(logits)).square().mean()

    def _telling(self, true: Tensor, restored: Tensor) -> Tensor:
        """L_orig + L_sum = (1 − D(x))² + D(x̂)², or the cross-entropy."""
        if self.settings.adversarial == "log":
            return functional.softplus(-true).mean() + functional.softplus(restored).mean()
        return (1.0 - torch.sigmoid(true)).square().mean() + torch.sigmoid(restored).square().mean()

    def _move(self, part: str, value: Tensor) -> float:
        """A step of one part's optimiser; the others keep their weights."""
        for one in self.optimisers.values():
            one.zero_grad(set_to_none=True)
        value.backward()
        optimiser = self.optimisers[part]
        nn.utils.clip_grad_norm_([p for group in optimiser.param_groups for p in group["params"]], self.settings.clip)
        optimiser.step()
        return float(value.detach())


def correlation(share: Tensor, guide: Tensor) -> Tensor:
    """Pearson's r of S and the guide in each window, float [B]; both float [B, N]. 0 where one of them does not differ."""
    centred, lead = share - share.mean(dim=1, keepdim=True), guide - guide.mean(dim=1, keepdim=True)
    spread = (centred.square().mean(dim=1) + 1e-6).sqrt() * (lead.square().mean(dim=1) + 1e-6).sqrt()
    return (centred * lead).mean(dim=1) / spread


def rarity(embeddings: NDArray[np.float32], power: float) -> NDArray[np.float32]:
    """How much each sample counts: (mean_j exp((cos_ij − 1)/0.2))^−power over the video, scaled to mean 1, float32 [N].

    Args:
        embeddings: float32 [N, E]; they are centred on the video.
        power: 0 gives ones.
    """
    rows = embeddings - embeddings.mean(axis=0)
    rows = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
    density = np.exp((rows @ rows.T - 1.0) / _ALIKE).mean(axis=1)
    weight = density**-power
    scaled: NDArray[np.float32] = (weight / weight.mean()).astype(np.float32)
    return scaled
