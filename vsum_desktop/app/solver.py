"""Solves the summary that the edits give: at once where that takes a blink, in a thread of its own where the video is long.

However many moves a slider makes in one turn of the event loop, the last one is solved. In the thread one question at a time is
answered and the newest of those that came meanwhile is next: the summary of a long video follows the hand a few steps behind,
and what the hand holds never waits for it.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from vsum_desktop.app.state import Failure, Solution
from vsum_desktop.app.thinker import Thinker
from vsum_desktop.core.edits import Edits
from vsum_desktop.core.errors import VsumError
from vsum_desktop.core.likeness import Likeness
from vsum_desktop.pipeline.analyze import Analysis
from vsum_desktop.pipeline.summarize import likeness, scores, summarize

LONG = 4_000  # samples; beyond them a solution takes more of a frame's 16 ms than the window can spare
_TOPIC = "summary"


@dataclass(frozen=True, slots=True, eq=False)
class _Solved:
    """A solution, the seconds that it took, and those of them that the processor worked for it."""

    solution: Solution
    seconds: float
    worked: float


@dataclass(frozen=True, slots=True, eq=False)
class _Ask:
    """Question: what do the edits select?"""

    analysis: Analysis
    edits: Edits
    shared: Likeness

    def answer(self) -> _Solved:
        began, worked = time.perf_counter(), time.thread_time()
        score = scores(self.analysis, self.edits.query_strength)
        try:
            solution = Solution(self.analysis, self.edits, score, summarize(self.analysis, self.edits, self.shared))
        except VsumError as error:
            solution = Solution(self.analysis, self.edits, score, None, Failure.of(error))
        return _Solved(solution, time.perf_counter() - began, time.thread_time() - worked)


class Solver(QObject):
    """Lives in the GUI thread.

    Signals:
        solved(Solution): For what was asked last, or on the way there.
    """

    solved = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.seconds = self.worked = 0.0  # that the last solution took on the clock and in work
        self._next: _Ask | None = None  # not yet begun
        self._under_way: _Ask | None = None  # in the thread
        self._likeness: tuple[Analysis, Likeness] | None = None
        self._thinker = Thinker(self)
        self._thinker.answered.connect(self._on_answered)
        self._thinker.failed.connect(self._on_failed)
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._on_turn)

    @property
    def busy(self) -> bool:
        """Whether a solution is on its way."""
        return self._next is not None or self._under_way is not None

    def ask(self, analysis: Analysis, edits: Edits) -> None:
        """Solve for these edits soon."""
        self._next = _Ask(analysis, edits, self._shared(analysis))
        self._turn.start()

    def solve(self, analysis: Analysis, edits: Edits) -> None:
        """Solve for these edits now; whatever is on its way is dropped."""
        self.drop()
        self._show(_Ask(analysis, edits, self._shared(analysis)).answer())

    def drop(self) -> None:
        """Nobody waits any more."""
        self._turn.stop()
        self._next = self._under_way = None
        self._thinker.forget(_TOPIC)

    def shut_down(self) -> None:
        """Solve nothing more."""
        self.drop()
        self._thinker.shut_down()

    def _shared(self, analysis: Analysis) -> Likeness:
        """The likeness of the shots, kept for as long as samples and shots stay."""
        known = self._likeness
        if known is None or known[0].features is not analysis.features or known[0].shots is not analysis.shots:
            known = (analysis, likeness(analysis))
        self._likeness = (analysis, known[1])
        return known[1]

    @Slot()
    def _on_turn(self) -> None:
        asked = self._next
        if asked is None or self._under_way is not None:
            return  # once the thread is free
        self._next = None
        if len(asked.analysis.features) > LONG:
            self._under_way = asked
            self._thinker.ask(_TOPIC, asked)
        else:
            self._show(asked.answer())

    @Slot(str, object)
    def _on_answered(self, topic: str, answer: object) -> None:
        self._under_way = None
        if self._next is not None:
            self._turn.start()
        if isinstance(answer, _Solved):
            self._show(answer)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._under_way = None
        raise error  # nothing that a user did: it is shown and logged as such

    def _show(self, answer: _Solved) -> None:
        self.seconds, self.worked = answer.seconds, answer.worked
        self.solved.emit(answer.solution)
