"""Solves the summary that the edits give: at once where that takes a blink, in a thread of its own where the video is long.

However many moves a slider makes in one turn of the event loop, the last one is solved. In the thread one question at a time is
answered and the newest of those that came meanwhile is next: the summary of a long video follows the hand a few steps behind,
and what the hand holds never waits for it.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from vsum_desktop.app.state import ClipTable, Failure, Solution
from vsum_desktop.app.thinker import Thinker
from vsum_desktop.core.edits import Edits
from vsum_desktop.core.errors import VsumError
from vsum_desktop.core.likeness import Likeness
from vsum_desktop.core.scores import shot_means
from vsum_desktop.pipeline.analyze import Analysis
from vsum_desktop.pipeline.summarize import likeness, scores, summarize

LONG = 4_000  # samples; beyond them a solution takes more of a frame's 16 ms than the window can spare
_TOPIC = "summary"


@dataclass(frozen=True, slots=True, eq=False)
class _Solved:
    """A solution with the likeness behind it, the seconds that it took, and those that the processor worked for it."""

    solution: Solution
    likeness: Likeness
    seconds: float
    worked: float


@dataclass(frozen=True, slots=True, eq=False)
class _Ask:
    """Question: what do the edits select? What the last answer holds is taken over where it still holds."""

    analysis: Analysis
    edits: Edits
    last: _Solved | None

    def answer(self) -> _Solved:
        began, worked = time.perf_counter(), time.thread_time()
        analysis, edits, shared = self.analysis, self.edits, self._likeness()
        score, means = self._scores()
        summary = failure = None
        try:
            summary = summarize(analysis, edits, shared)
        except VsumError as error:
            failure = Failure.of(error)
        table = ClipTable.of(summary, analysis.video.frames)
        solution = Solution(analysis, edits, score, means, table, summary, failure)
        return _Solved(solution, shared, time.perf_counter() - began, time.thread_time() - worked)

    def _likeness(self) -> Likeness:
        """The likeness of the shots, kept for as long as samples and shots stay."""
        analysis, last = self.analysis, self.last
        if last is not None:
            before = last.solution.analysis
            if before.features is analysis.features and before.shots is analysis.shots:
                return last.likeness
        return likeness(analysis)

    def _scores(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """The score and its means over the shots, kept for as long as analysis and query strength stay."""
        analysis, strength, last = self.analysis, self.edits.query_strength, self.last
        if last is not None:
            before = last.solution
            if before.analysis is analysis and before.edits.query_strength == strength:
                return before.score, before.means
        score = scores(analysis, strength)
        return score, shot_means(score, analysis.shots, analysis.features.picks)


class Solver(QObject):
    """Lives in the GUI thread.

    Signals:
        solved(Solution): For what was asked last, or on the way there.
    """

    solved = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.seconds = self.worked = 0.0  # that the last solution took on the clock and in work
        self._next: tuple[Analysis, Edits] | None = None  # not yet begun
        self._under_way = False  # in the thread
        self._last: _Solved | None = None
        self._thinker = Thinker(self)
        self._thinker.answered.connect(self._on_answered)
        self._thinker.failed.connect(self._on_failed)
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._on_turn)

    @property
    def busy(self) -> bool:
        """Whether a solution is on its way."""
        return self._next is not None or self._under_way

    def ask(self, analysis: Analysis, edits: Edits) -> None:
        """Solve for these edits soon."""
        self._next = (analysis, edits)
        self._turn.start()

    def solve(self, analysis: Analysis, edits: Edits) -> None:
        """Solve for these edits now; whatever is on its way is dropped."""
        self.drop()
        self._show(_Ask(analysis, edits, self._last).answer())

    def begin(self, analysis: Analysis, edits: Edits) -> None:
        """Solve for another analysis, now if that takes a blink, else soon; whatever is on its way is dropped."""
        self.drop()
        (self.ask if len(analysis.features) > LONG else self.solve)(analysis, edits)

    def drop(self) -> None:
        """Nobody waits any more."""
        self._turn.stop()
        self._next, self._under_way = None, False
        self._thinker.forget(_TOPIC)

    def shut_down(self) -> None:
        """Solve nothing more."""
        self.drop()
        self._thinker.shut_down()

    @Slot()
    def _on_turn(self) -> None:
        if self._next is None or self._under_way:
            return  # once the thread is free
        asked, self._next = _Ask(*self._next, self._last), None
        if len(asked.analysis.features) > LONG:
            self._under_way = True
            self._thinker.ask(_TOPIC, asked)
        else:
            self._show(asked.answer())

    @Slot(str, object)
    def _on_answered(self, topic: str, answer: object) -> None:
        self._under_way = False
        if self._next is not None:
            self._turn.start()
        if isinstance(answer, _Solved):
            self._show(answer)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._under_way = False
        raise error  # nothing that a user did: it is shown and logged as such

    def _show(self, answer: _Solved) -> None:
        self._last, self.seconds, self.worked = answer, answer.seconds, answer.worked
        self.solved.emit(answer.solution)
