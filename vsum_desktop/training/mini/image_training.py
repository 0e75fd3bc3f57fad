"""The training loop of the image tower: local steps in one-thread processes whose weights are averaged every few steps.

Two one-thread processes are several times faster than one process with two threads on busy cores. State is saved right after an
averaging step, when all processes hold the same numbers: one file is enough to go on exactly. The data of a step depend on
seed, step and process alone.
"""

from __future__ import annotations

import json
import time
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import torch
import torch.distributed as dist
from torch import Tensor
from torch.multiprocessing.spawn import spawn

from vsum_desktop.training.mini.image_data import Augmentation, Batch, TextTables, TrainingSet
from vsum_desktop.training.mini.image_losses import LossWeights, image_losses
from vsum_desktop.training.mini.image_tower import ImageTower, TowerConfig, TrainingHeads
from vsum_desktop.training.mini.optim import Muon, split_parameters
from vsum_desktop.training.mini.precision import narrow
from vsum_desktop.training.mini.restore import restore_tower
from vsum_desktop.training.mini.states import write_state

Moved = TypeVar("Moved", Batch, TextTables)


@dataclass(frozen=True, slots=True)
class Stage:
    """A stretch of training at one picture size; learning rates are factors, moved linearly from first to last.

    `mosaic` is the share of steps in which four pictures lie in one of twice the size, each with its own targets: so a cell of
    the last feature map learns what is at its place. `blend` is the share of the other steps in which two pictures lie over
    each other (mixup, Zhang et al., 2018), each with its share of the targets: so few pictures are learned less by heart.
    """

    size: int
    images: int
    first: float
    last: float
    mosaic: float = 0.0
    blend: float = 0.0


@dataclass(frozen=True, slots=True)
class ImageConfig:
    """Everything that a run depends on beside its data; see `image.toml`."""

    stages: tuple[Stage, ...]
    seed: int = 0
    batch: int = 128
    average_every: int = 12
    muon_lr: float = 0.02
    adam_lr: float = 0.001
    weight_decay: float = 0.02
    ema: float = 0.98
    small_share: float = 0.33
    balance: float = 0.6
    crops: int = 0
    tower: TowerConfig = field(default_factory=TowerConfig)
    augmentation: Augmentation = field(default_factory=Augmentation)
    losses: LossWeights = field(default_factory=LossWeights)

    @classmethod
    def read(cls, path: Path) -> ImageConfig:
        """Reads a TOML file; unknown keys raise TypeError."""
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        tower = raw.pop("tower", {})
        if "stages" in tower:
            tower["stages"] = tuple(tuple(stage) for stage in tower["stages"])
        augmentation: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value for key, value in raw.pop("augmentation", {}).items()
        }
        return cls(
            stages=tuple(Stage(**stage) for stage in raw.pop("stages")),
            tower=TowerConfig(**tower),
            augmentation=Augmentation(**augmentation),
            losses=LossWeights(**raw.pop("losses", {})),
            **raw,
        )

    def plan(self, seen: int) -> tuple[Stage, float] | None:
        """Stage and rate factor after `seen` images; None at the end."""
        for stage in self.stages:
            if seen < stage.images:
                return stage, stage.first + (stage.last - stage.first) * seen / stage.images
            seen -= stage.images
        return None


@dataclass(frozen=True, slots=True)
class Paths:
    """Where a run reads and writes: packs, joint space, and its own folder with `image.pt` and `image.log`.

    Without `image.pt`, weights are those of the exported `start`, which has seen `start_seen` images, or random ones.
    """

    packs: Path
    space: Path
    run: Path
    start: Path | None = None
    start_seen: int = 0


class ImageTrainer:
    """One process of a run.

    Args:
        config: What to train.
        data: Where batches come from.
        rank: Number of this process.
        world: How many processes there are.
        device: Where it computes, `cpu` or `cuda`; batches are always made on the CPU.
        compiled: Whether the tower is compiled for every picture size: a minute each, then a fifth faster on a CPU.
    """

    def __init__(
        self,
        config: ImageConfig,
        data: TrainingSet,
        rank: int = 0,
        world: int = 1,
        device: str = "cpu",
        compiled: bool = False,
    ) -> None:
        torch.manual_seed(config.seed)
        self.config, self.data, self.rank, self.world, self.device = config, data, rank, world, device
        self.tables = moved(data.tables, device)
        self.tower = channels_last(ImageTower(config.tower)).to(device)
        self.usual_tower: Callable[[Tensor], tuple[Tensor, Tensor]] = (
            torch.compile(self.tower, dynamic=False) if compiled else self.tower
        )
        self.heads = TrainingHeads(config.tower.head, 1001, len(self.tables.tags), len(self.tables.hypernyms)).to(device)
        matrices, rest = split_parameters([self.tower.stem, self.tower.stages, self.tower.head])
        rest += [*self.tower.project.parameters(), *self.heads.parameters()]
        self.optimizers = (
            Muon(matrices, config.muon_lr, weight_decay=config.weight_decay),
            torch.optim.AdamW(rest, config.adam_lr, betas=(0.9, 0.99), weight_decay=config.weight_decay),
        )
        self.rates = tuple(optimizer.param_groups[0]["lr"] for optimizer in self.optimizers)
        self.step = self.seen = self.seen_before = 0
        self.rested = 0  # step at which the optimisers knew nothing; rates rise from there
        self.average = {key: value.clone() for key, value in self.tower.state_dict().items()}

    def train_step(self) -> dict[str, float] | None:
        """One step on a batch of its own; None when the plan is done."""
        plan = self.config.plan(self.seen)
        if plan is None:
            return None
        stage, factor = plan
        factor *= min(1.0, (self.step - self.rested + 1) / 100)
        for optimizer, rate in zip(self.optimizers, self.rates, strict=True):
            optimizer.param_groups[0]["lr"] = rate * factor
        rng = np.random.default_rng([self.config.seed, self.step, self.rank])
        batch = moved(self.data.draw(rng, self.config.batch, stage.size, self.config.augmentation), self.device)
        in_mosaics = rng.random() < stage.mosaic
        share = float(rng.beta(0.5, 0.5)) if not in_mosaics and rng.random() < stage.blend else 1.0
        pixels = to_mosaics(batch.pixels) if in_mosaics else batch.pixels.lerp(batch.pixels.flip(0), 1 - share)
        self.tower.train()
        with narrow(self.device):
            tower = self.tower if in_mosaics else self.usual_tower
            cells, features = tower(pixels.contiguous(memory_format=torch.channels_last))
        if in_mosaics:
            cells, features = from_mosaics(cells), from_mosaics(features)
        pooled = features.float().mean((2, 3))
        terms = self._losses(cells.float(), pooled, batch, share)
        total: Tensor = torch.stack(list(terms.values())).sum()
        if not torch.isfinite(total):
            raise FloatingPointError(f"loss is {total.item()} at step {self.step}")
        for optimizer in self.optimizers:
            optimizer.zero_grad(set_to_none=True)
        total.backward()
        for optimizer in self.optimizers:
            optimizer.step()
        self.step += 1
        self.seen += self.config.batch * self.world
        if self.step % self.config.average_every == 0:
            self.synchronise()
        return {name: term.item() for name, term in terms.items()}

    def _losses(self, cells: Tensor, features: Tensor, batch: Batch, share: float) -> dict[str, Tensor]:
        """All terms; where pictures lie over each other, `share` of each and the rest of the one that lies over it."""
        terms = image_losses(cells, features, self.heads, batch, self.tables, self.config.losses)
        if share == 1.0:
            return terms
        over = replace(batch, **{entry.name: getattr(batch, entry.name).flip(0) for entry in fields(batch)})
        others = image_losses(cells, features, self.heads, over, self.tables, self.config.losses)
        return {name: share * term + (1 - share) * others[name] for name, term in terms.items()}

    @torch.no_grad()
    def synchronise(self) -> None:
        """Averages weights, statistics and optimiser states over the processes, then moves the running average."""
        if self.world > 1:
            shared = [
                value
                for module in (self.tower, self.heads)
                for value in module.state_dict().values()
                if value.is_floating_point()
            ]
            for optimizer in self.optimizers:
                for state in optimizer.state.values():
                    shared += [value for key, value in state.items() if key != "step"]
            flat = torch.cat([value.flatten() for value in shared])
            dist.all_reduce(flat)
            flat /= self.world
            for value, part in zip(shared, flat.split([value.numel() for value in shared]), strict=True):
                value.copy_(part.view(value.shape))
        decay = min(self.config.ema, 1 - 1 / (self.step / self.config.average_every + 1))
        for key, value in self.tower.state_dict().items():
            if value.is_floating_point():
                self.average[key].lerp_(value, 1 - decay)
            else:
                self.average[key].copy_(value)

    def save(self, path: Path) -> None:
        """Writes the newest state in one step."""
        state = {
            "tower": self.tower.state_dict(),
            "heads": self.heads.state_dict(),
            "average": self.average,
            "optimizers": [optimizer.state_dict() for optimizer in self.optimizers],
            "step": self.step,
            "seen": self.seen,
            "seen_before": self.seen_before,
        }
        write_state(state, path)

    def load(self, path: Path) -> None:
        """Goes on from a saved state, or from a packed one (`states.pack_state`), whose running average is the tower itself."""
        state = torch.load(path, map_location=self.device, weights_only=True)
        self.tower.load_state_dict(state["tower"])
        self.heads.load_state_dict(state["heads"])
        self.average = state.get("average") or {key: value.clone() for key, value in self.tower.state_dict().items()}
        self.step, self.seen, self.seen_before = state["step"], state["seen"], state["seen_before"]
        if "optimizers" in state:
            for optimizer, stored in zip(self.optimizers, state["optimizers"], strict=True):
                optimizer.load_state_dict(stored)
        else:
            self.rested = self.step

    def start_from(self, exported: Path, seen_before: int, pictures: int = 384, size: int = 96) -> None:
        """Takes over the weights of an exported tower that saw `seen_before` images; the plan begins anew.

        Args:
            exported: `image.onnx`.
            seen_before: Images that it has seen.
            pictures: How many training pictures set the norms.
            size: Their side in pixels.
        """
        rng = np.random.default_rng([self.config.seed, 0, 10_000])
        batch = self.data.draw(rng, pictures, size, self.config.augmentation)
        restore_tower(self.tower, exported, batch.pixels.to(self.device))
        self.seen_before = seen_before
        self.average = {key: value.clone() for key, value in self.tower.state_dict().items()}


def to_mosaics(pictures: Tensor) -> Tensor:
    """[4B,C,h,w] → [B,C,2h,2w]: four at a time, in reading order."""
    count, channels, height, width = pictures.shape
    tiles = pictures.contiguous().view(count // 4, 2, 2, channels, height, width)
    return tiles.permute(0, 3, 1, 4, 2, 5).reshape(count // 4, channels, 2 * height, 2 * width)


def from_mosaics(maps: Tensor) -> Tensor:
    """[B,C,2h,2w] → [4B,C,h,w], the inverse of `to_mosaics`."""
    count, channels, height, width = maps.shape
    tiles = maps.contiguous().view(count, channels, 2, height // 2, 2, width // 2)
    return tiles.permute(0, 2, 4, 1, 3, 5).reshape(4 * count, channels, height // 2, width // 2)


def run_process(
    rank: int, world: int, config_path: Path, paths: Paths, save_every: float, device: str = "cpu", compiled: bool = False
) -> None:
    """Trains until the plan is done or a file `stop` appears in the run folder; saves at averaging steps only."""
    torch.set_num_threads(1)
    if world > 1:
        meeting = paths.run / "meeting"
        dist.init_process_group("gloo", init_method=f"file://{meeting.resolve()}", rank=rank, world_size=world)
    config = ImageConfig.read(config_path)
    data = TrainingSet(paths.packs, paths.space, config.small_share, config.balance, config.crops)
    trainer = ImageTrainer(config, data, rank, world, device, compiled)
    state = paths.run / "image.pt"
    if state.exists():
        trainer.load(state)
    elif paths.start is not None:
        trainer.start_from(paths.start, paths.start_seen)
    started = saved = time.monotonic()
    begun_at, sums = trainer.seen, dict[str, float]()
    while (terms := trainer.train_step()) is not None:
        sums = {name: 0.98 * sums.get(name, value) + 0.02 * value for name, value in terms.items()}
        if trainer.step % config.average_every:
            continue
        stop = torch.tensor([float((paths.run / "stop").exists()), float(time.monotonic() - saved > save_every)])
        if world > 1:
            dist.broadcast(stop, 0)
        if stop.any():
            saved = time.monotonic()
            if rank == 0:
                trainer.save(state)
                report(paths.run / "image.log", trainer, sums, (trainer.seen - begun_at) / (saved - started))
        if stop[0]:
            break
    if rank == 0:
        trainer.save(state)
    if world > 1:
        dist.destroy_process_group()


def report(log: Path, trainer: ImageTrainer, sums: dict[str, float], rate: float) -> None:
    """Appends one JSON line: images seen, images per second, smoothed terms."""
    plan = trainer.config.plan(trainer.seen)
    line = {"seen": trainer.seen, "step": trainer.step, "rate": round(rate, 1), "size": plan[0].size if plan else None}
    line["factor"] = round(plan[1], 4) if plan else None
    with log.open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(line | {name: round(value, 4) for name, value in sums.items()}) + "\n")


def train_image(
    config_path: Path,
    paths: Paths,
    processes: int = 2,
    save_every: float = 60.0,
    device: str = "cpu",
    compiled: bool = False,
) -> None:
    """Starts the processes and waits for them; a run that was stopped goes on where it was, on either device.

    Args:
        config_path: The TOML file; its stages may be changed between runs.
        paths: Inputs and the run folder.
        processes: One-thread processes, usually one per core.
        save_every: Seconds between two states.
        device: `cpu`, or `cuda` for one process on one GPU.
        compiled: Whether the tower is compiled, which needs a C++ compiler.
    """
    paths.run.mkdir(parents=True, exist_ok=True)
    for leftover in ("meeting", "stop"):
        (paths.run / leftover).unlink(missing_ok=True)
    if processes == 1 or device == "cuda":
        run_process(0, 1, config_path, paths, save_every, device, compiled)
        return
    spawn(run_process, (processes, config_path, paths, save_every, device, compiled), nprocs=processes)


def moved(values: Moved, device: str) -> Moved:
    """The same tensors on another device."""
    return replace(values, **{entry.name: getattr(values, entry.name).to(device) for entry in fields(values)})


def channels_last(tower: ImageTower) -> ImageTower:
    """The tower with its kernels laid out as its pictures are."""
    for parameter in tower.parameters():
        if parameter.ndim == 4:
            parameter.data = parameter.data.contiguous(memory_format=torch.channels_last)
    return tower
