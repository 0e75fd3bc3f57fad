"""Distils the sentence encoder into the text tower: cosine and similarity structure on the training texts."""

from __future__ import annotations

import json
import time
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from vsum_desktop.training.mini.space import read_space
from vsum_desktop.training.mini.text_corpus import read_corpus
from vsum_desktop.training.mini.text_growth import PIECES, grow
from vsum_desktop.training.mini.text_tower import TextTower, TextTowerConfig
from vsum_desktop.training.mini.vocabulary import tokenise

if TYPE_CHECKING:
    from tokenizers import Tokenizer


@dataclass(frozen=True, slots=True)
class TextConfig:
    """Everything that a run depends on beside its texts; see `text.toml`."""

    pieces: int = 24000
    trigram: int = 192
    hidden: int = 512
    epochs: int = 24
    batch: int = 256
    lr: float = 0.003
    weight_decay: float = 0.02
    piece_dropout: float = 0.1
    similarity: float = 1.0
    holdout: int = 2000
    seed: int = 0

    @classmethod
    def read(cls, path: Path) -> TextConfig:
        """Reads a TOML file; unknown keys raise TypeError."""
        return cls(**tomllib.loads(path.read_text(encoding="utf-8"))["tower"])


@dataclass(frozen=True, slots=True, eq=False)
class TextSamples:
    """Tokenised texts with their targets: ids and mask i64 [n,L], target f32 [n,256]."""

    ids: Tensor
    mask: Tensor
    target: Tensor

    def __len__(self) -> int:
        return len(self.ids)

    def rows(self, chosen: NDArray[np.int64]) -> TextSamples:
        """Some of the texts, cut to the longest of them."""
        index = torch.from_numpy(chosen)
        mask = self.mask[index]
        longest = max(1, int(mask.sum(1).max()))
        return TextSamples(self.ids[index, :longest], mask[:, :longest], self.target[index])


def prepare_samples(corpus: Path, space: Path, tokenizer: Tokenizer) -> TextSamples:
    """Tokenises the corpus and projects its sentence embeddings."""
    texts, sentences = read_corpus(corpus)
    ids, mask = tokenise(tokenizer, texts)
    joint, _ = read_space(space)
    return TextSamples(torch.from_numpy(ids), torch.from_numpy(mask), torch.from_numpy(joint.project(sentences)))


def text_loss(output: Tensor, target: Tensor, similarity: float) -> Tensor:
    """1 − cosine, plus the squared error of the similarities inside the batch (× 10)."""
    cosine = 1 - (output * target).sum(-1).mean()
    structure = ((output @ output.T) - (target @ target.T)).square().mean()
    return cosine + 10 * similarity * structure


class TextTrainer:
    """One run of the text tower.

    Args:
        config: What to train.
        samples: Texts; the last `holdout` of a seeded shuffle are kept for validation.
        pieces: Size of the vocabulary.
    """

    def __init__(self, config: TextConfig, samples: TextSamples, pieces: int) -> None:
        torch.manual_seed(config.seed)
        self.config, self.samples = config, samples
        self.tower = TextTower(TextTowerConfig(pieces, config.trigram, config.hidden))
        self.optimizer = torch.optim.AdamW(
            self.tower.parameters(), config.lr, betas=(0.9, 0.98), weight_decay=config.weight_decay, fused=True
        )
        order = np.random.default_rng(config.seed).permutation(len(samples))
        holdout = min(config.holdout, len(samples) // 10)
        self.training, self.validation = order[holdout:], order[:holdout]
        self.lengths = samples.mask.sum(1).numpy()
        self.epoch = 0
        self._kept = torch.zeros(0, dtype=torch.int64)
        self._before: dict[str, Tensor] = {}

    def keep(self, pieces: Tensor) -> None:
        """Learns new pieces only: the layers, and the vectors of these pieces, i64 [K], stay as they are now."""
        for name, parameter in self.tower.named_parameters():
            parameter.requires_grad_(name in PIECES)
        self._kept = pieces
        self._before = {name: self.tower.get_parameter(name).detach()[pieces].clone() for name in PIECES}

    def run_epoch(self) -> float:
        """One pass in random order; returns the mean loss."""
        rng = np.random.default_rng([self.config.seed, self.epoch])
        torch.manual_seed(self.config.seed * 1000 + self.epoch)
        batches = self._batches(rng)
        steps = len(batches)
        self.tower.train()
        losses = []
        for step, chosen in enumerate(batches):
            done = (self.epoch + step / steps) / self.config.epochs
            for group in self.optimizer.param_groups:
                group["lr"] = self.config.lr * min(1.0, (self.epoch * steps + step + 1) / 200) * max(0.0, 1 - done)
            losses.append(self._step(self.samples.rows(chosen)))
        self.epoch += 1
        return float(np.mean(losses))

    def _batches(self, rng: np.random.Generator, pool: int = 16) -> list[NDArray[np.int64]]:
        """Random batches of texts of like length: shuffled, sorted inside pools of `pool` batches, shuffled again."""
        order = rng.permutation(self.training)
        span = self.config.batch * pool
        batches = []
        for start in range(0, len(order), span):
            part = order[start : start + span]
            part = part[np.argsort(self.lengths[part], kind="stable")]
            batches += [part[at : at + self.config.batch] for at in range(0, len(part), self.config.batch)]
        return [batches[i] for i in rng.permutation(len(batches))]

    def _step(self, batch: TextSamples) -> float:
        ids = batch.ids
        if self.config.piece_dropout:
            lost = torch.rand(ids.shape) < self.config.piece_dropout
            lost &= batch.mask.sum(1, keepdim=True) > 3
            ids = torch.where(lost, 1, ids)
        output = self.tower.embed(ids, batch.mask)
        loss = text_loss(output, batch.target, self.config.similarity)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        self.optimizer.step()
        with torch.no_grad():  # kept pieces stand beside new ones in a text, and are learned with them: take that back
            for name, values in self._before.items():
                self.tower.get_parameter(name)[self._kept] = values
        return loss.item()

    @torch.inference_mode()
    def validate(self) -> float:
        """Mean cosine to the teacher on held-back texts."""
        self.tower.eval()
        if not len(self.validation):
            return float("nan")
        batch = self.samples.rows(self.validation)
        return float((self.tower.embed(batch.ids, batch.mask) * batch.target).sum(-1).mean())

    def save(self, path: Path) -> None:
        """Writes the state in one step."""
        partial = path.with_suffix(".part")
        state = {"tower": self.tower.state_dict(), "optimizer": self.optimizer.state_dict(), "epoch": self.epoch}
        torch.save(state, partial)
        partial.replace(path)

    def load(self, path: Path) -> None:
        """Goes on from a saved state."""
        state = torch.load(path, weights_only=True)
        self.tower.load_state_dict(state["tower"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.epoch = state["epoch"]


def train_text(
    config: TextConfig, corpus: Path, space: Path, tokenizer: Tokenizer, run: Path, before: Path | None = None
) -> TextTower:
    """Trains to the end, saving after each epoch; a run that was stopped goes on where it was.

    Args:
        config: What to train.
        corpus: Texts and their sentence embeddings (`embed_corpus`).
        space: The joint space.
        tokenizer: The word pieces.
        run: Folder of the state and the log.
        before: A model folder: its text tower gets new words and is otherwise left as it is (`text_growth`).
    """
    run.mkdir(parents=True, exist_ok=True)
    trainer = TextTrainer(config, prepare_samples(corpus, space, tokenizer), tokenizer.get_vocab_size())
    kept = grow(trainer.tower, tokenizer, before) if before is not None else None
    state = run / "text.pt"
    if state.exists():
        trainer.load(state)
    if kept is not None:
        trainer.keep(kept)
    while trainer.epoch < config.epochs:
        started = time.monotonic()
        loss = trainer.run_epoch()
        trainer.save(state)
        line = {"epoch": trainer.epoch, "loss": round(loss, 4), "validation": round(trainer.validate(), 4)}
        with (run / "text.log").open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(line | {"seconds": round(time.monotonic() - started, 1)}) + "\n")
    return trainer.tower
