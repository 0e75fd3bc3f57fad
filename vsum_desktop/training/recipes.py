"""How a scorer is trained, as values: a frozen dataclass whose fields are the tables of a configuration file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal, TypeVar, get_type_hints

OpinionScale = Literal["published", "ranks", "spread"]
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class TrainingConfig:
    """How a network is trained by gradients (`training.supervised`).

    Attributes:
        epochs: Passes over the training videos.
        videos_per_step: Videos whose gradients are added before a step (paper: 1).
        learning_rate, weight_decay: Of AdamW.
        warm_up: Share of the steps with a rising rate; a cosine falls to 0 after it. (Published: a period of 10 epochs.)
        average: Decay of the moving average of the weights that becomes the result.
        clip: Largest gradient norm.
        opinions: `published`: the scale of the files; `ranks`: mid-ranks within the video (guess); `spread`: ranks, their mean
            standardised over the video and spread over [0, 1] by a sigmoid of slope 1.702 (guess).
        distilled: Share of a teacher's scores in the mean opinion (`training.teacher`, guess); 0 for people alone.
        weigh_agreement: Videos count by how much people agree on them (guess).
        views: Virtual encoders beside the clean captions as (noise, gap); each is drawn with `view_draws` seeds.
        view_draws: Seeds per view.
        clean_share: Share of steps on clean captions.
        anchor_dropout: Share of anchor columns set to their mean in a step.
        relational_dropout: Share of relational columns set to 0 in a step.
        input_noise: Deviation of the noise that is added to anchor and relational columns in a step.
        language_share: Share of steps with a query.
        query_strength: β, how far a query moves the target.
        watched: Share of the training videos that choose the epoch; 0: none, the last epoch counts.
    """

    epochs: int = 10
    videos_per_step: int = 2
    learning_rate: float = 1e-3
    weight_decay: float = 0.02
    warm_up: float = 0.1
    average: float = 0.98
    clip: float = 5.0
    opinions: OpinionScale = "spread"
    distilled: float = 0.0
    weigh_agreement: bool = True
    views: tuple[tuple[float, float], ...] = ((0.5, 0.5), (1.0, 0.5), (1.0, 1.0), (1.5, 1.0))
    view_draws: int = 1
    clean_share: float = 0.35
    anchor_dropout: float = 0.1
    relational_dropout: float = 0.0
    input_noise: float = 0.0
    language_share: float = 0.35
    query_strength: float = 0.5
    watched: float = 0.0


def read_recipe(path: Path, kind: type[R]) -> R:
    """Read a TOML file with the tables of `kind`; keys left out keep their defaults.

    Raises:
        ValueError: If a table or key does not exist.
        OSError: If the file cannot be read.
    """
    return recipe_from(tomllib.loads(path.read_text()), kind)


def recipe_from(document: Mapping[str, Mapping[str, Any]], kind: type[R]) -> R:
    """The recipe in a parsed configuration or checkpoint.

    Raises:
        ValueError: If a table or key does not exist.
    """
    tables = get_type_hints(kind)
    if unknown := set(document) - set(tables):
        raise ValueError(f"unknown tables: {sorted(unknown)}")
    return kind(**{name: _filled(table, document.get(name, {})) for name, table in tables.items()})


def _filled(kind: Any, values: Mapping[str, Any]) -> Any:
    if unknown := set(values) - {entry.name for entry in fields(kind)}:
        raise ValueError(f"unknown keys: {sorted(unknown)}")
    return kind(**{name: _tuples(value) for name, value in values.items()})


def _tuples(value: Any) -> Any:
    return tuple(_tuples(item) for item in value) if isinstance(value, list) else value
