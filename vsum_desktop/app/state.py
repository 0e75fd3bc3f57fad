"""The values that controllers hand to the window; all of them frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.app import translation
from vsum_desktop.core.edits import Edits
from vsum_desktop.core.explain import NextClip, Reason
from vsum_desktop.core.relevance import Relevance
from vsum_desktop.core.summary import Summary
from vsum_desktop.pipeline import messages
from vsum_desktop.pipeline.analyze import Analysis
from vsum_desktop.pipeline.export import ExportReport


class Phase(Enum):
    """Where the session stands.

    EMPTY: no video. OPENING: a file is being looked at. FAILED: it could not be opened. ANALYSING: a video is open, curves are
    on their way. STOPPED: a video is open without curves: the analysis failed or was cancelled. READY: curves are there.
    """

    EMPTY = auto()
    OPENING = auto()
    FAILED = auto()
    ANALYSING = auto()
    STOPPED = auto()
    READY = auto()


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong: one sentence, what a report should hold, and what to do about it (empty if the sentence says it)."""

    sentence: str
    details: str
    advice: str = ""

    @classmethod
    def of(cls, error: BaseException) -> Failure:
        """An error in words."""
        return cls(translation.sentence(error), messages.details(error), translation.advice(error))


@dataclass(frozen=True, slots=True)
class QueryRow:
    """One of the queries kept: its colour's slot (0 for the active one), and what it finds, None until that is known."""

    text: str
    slot: int
    found: Relevance | None = None

    @property
    def weak(self) -> bool:
        """Whether hardly anything matches."""
        return self.found is not None and self.found.weak


@dataclass(frozen=True, slots=True)
class QueryState:
    """The query that drives the score: `searching` until its curve is there, `weak` if hardly anything matches, or a failure.

    `rows` are all queries that are kept, `active` is its place among them, −1 for none.
    """

    text: str = ""
    searching: bool = False
    weak: bool = False
    failure: Failure | None = None
    rows: tuple[QueryRow, ...] = ()
    active: int = -1


@dataclass(frozen=True, slots=True, eq=False)
class Solution:
    """What the edits select: `score` float32 [N] is what it was chosen by; `failure` if no summary can keep the budget."""

    analysis: Analysis
    edits: Edits
    score: NDArray[np.float32]
    summary: Summary | None
    failure: Failure | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Explanation:
    """Why each of the S shots is in or out, and what a little more budget would add (None if nothing is left).

    `entering` comes a little later: with how many more seconds of budget shots that are out come in.
    """

    reasons: tuple[Reason, ...]
    next_clip: NextClip | None
    entering: Mapping[int, Fraction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """What the user asks to be written: kinds, and the path without a kind's own ending."""

    kinds: tuple[str, ...]
    stem: Path
    overwrite: bool


class ExportPhase(Enum):
    """Where an export stands."""

    IDLE = auto()
    RUNNING = auto()
    DONE = auto()
    FAILED = auto()
    CANCELLED = auto()


@dataclass(frozen=True, slots=True, eq=False)
class ExportState:
    """An export in words and values: the name of its files without ending, the report once done, the failure once failed."""

    phase: ExportPhase = ExportPhase.IDLE
    name: str = ""
    report: ExportReport | None = None
    failure: Failure | None = None
