"""The values that controllers hand to the window; all of them frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.app import translation
from vsum_desktop.core.edits import Edits
from vsum_desktop.core.explain import NextClip, Reason
from vsum_desktop.core.relevance import Relevance, UnknownWord
from vsum_desktop.core.summary import Summary
from vsum_desktop.core.video import FrameTable
from vsum_desktop.core.whatif import Entry
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

    `unknown` are words of it that the encoder has not learned. `rows` are all queries that are kept, `active` is its place
    among them, −1 for none.
    """

    text: str = ""
    searching: bool = False
    weak: bool = False
    failure: Failure | None = None
    unknown: tuple[UnknownWord, ...] = ()
    rows: tuple[QueryRow, ...] = ()
    active: int = -1


@dataclass(frozen=True, slots=True, eq=False)
class ClipTable:
    """The C clips of a summary column by column, in the order in which they are shown: a long video has thousands.

    Attributes:
        frames: int64 [C, 2], first and one past the last frame.
        times: float64 [C, 2], start and end in seconds.
        shot: int64 [C].
        shows: int64 [C, 2], first and one past the last of the shots that each shows.
        pinned: bool [C].
    """

    frames: NDArray[np.int64]
    times: NDArray[np.float64]
    shot: NDArray[np.int64]
    shows: NDArray[np.int64]
    pinned: NDArray[np.bool_]

    @classmethod
    def of(cls, summary: Summary | None, table: FrameTable) -> ClipTable:
        """The clips of a summary; those of none are none."""
        clips = summary.clips if summary is not None else ()
        frames = np.array([clip.frames for clip in clips], np.int64).reshape(-1, 2)
        shot = np.array([clip.shot for clip in clips], np.int64)
        shows = np.array([clip.shows for clip in clips], np.int64).reshape(-1, 2)
        return cls(frames, table.seconds(frames), shot, shows, np.array([clip.pinned for clip in clips], bool))

    def __len__(self) -> int:
        return len(self.frames)

    def numbers(self, frames: NDArray[np.int64]) -> NDArray[np.int64]:
        """The clip that each frame is in, counted from 1, 0 outside all of them; int64 of the same shape."""
        if not len(self):
            return np.zeros_like(frames)
        order = np.argsort(self.frames[:, 0], kind="stable")
        first, stop = self.frames[order].T
        found = np.searchsorted(first, frames, side="right") - 1
        return np.where((found >= 0) & (frames < stop[found]), order[found] + 1, 0)


_NONE = np.zeros((0, 2), np.int64)
NO_CLIPS = ClipTable(_NONE, np.zeros((0, 2)), np.zeros(0, np.int64), _NONE, np.zeros(0, bool))


@dataclass(frozen=True, slots=True, eq=False)
class Solution:
    """What the edits select.

    Attributes:
        score: float32 [N], what it was chosen by; the same object from one solution to the next where it does not change.
        means: float32 [S], its mean over each shot.
        clips: The summary's clips as a table.
        failure: Why there is no summary, if none can keep the budget.
    """

    analysis: Analysis
    edits: Edits
    score: NDArray[np.float32]
    means: NDArray[np.float32]
    clips: ClipTable
    summary: Summary | None
    failure: Failure | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Explanation:
    """Why each of the S shots is in or out, and what a little more budget would add (None if nothing is left).

    `entering` comes a little later: how much more budget lets shots that are out come in.
    """

    reasons: tuple[Reason, ...]
    next_clip: NextClip | None
    entering: Mapping[int, Entry] = field(default_factory=dict)


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
