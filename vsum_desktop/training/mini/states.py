"""Training states of the image tower as files: written in one step, packed small, averaged."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor


def write_state(state: dict[str, Any], path: Path) -> None:
    """Writes a state in one step."""
    partial = path.with_suffix(".part")
    torch.save(state, partial)
    partial.replace(path)


def pack_state(path: Path, target: Path) -> None:
    """Writes the weights of a state at half the precision, without averages of any kind: small enough to be kept with the code.

    A run that has come to its end has let its optimisers rest; one that goes on from here finds their averages in a few steps.
    """
    state = torch.load(path, map_location="cpu", weights_only=True)
    del state["average"], state["optimizers"]
    for part in ("tower", "heads"):
        state[part] = {key: _narrowed(value) for key, value in state[part].items()}
    write_state(state, target)


def average_states(paths: Sequence[Path], target: Path) -> None:
    """Writes the mean of the weights of packed states of one tower; what else a state says is taken from the last one.

    Often better than each where one run went on from the other (Wortsman et al., 2022).
    """
    states = [torch.load(path, map_location="cpu", weights_only=True) for path in paths]
    mean = states[-1]
    for part in ("tower", "heads"):
        for key, value in mean[part].items():
            if value.is_floating_point():
                mean[part][key] = torch.stack([state[part][key].float() for state in states]).mean(0).half()
    write_state(mean, target)


def _narrowed(value: Tensor) -> Tensor:
    narrow = value.half() if value.is_floating_point() else value
    if not torch.isfinite(narrow).all():
        raise FloatingPointError(f"a value up to {float(value.abs().max()):.3g} does not fit into float16")
    return narrow
