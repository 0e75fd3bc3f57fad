"""Explains every summary, away from the GUI thread: first why each shot is in or out, then what would let it in.

Slider moves come faster than explanations: one is asked for only once the summary has rested for a moment.
"""

from __future__ import annotations

import dataclasses
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from vsum_desktop.app.session_controller import SessionController
from vsum_desktop.app.state import Explanation, Solution
from vsum_desktop.app.thinker import Thinker
from vsum_desktop.core.whatif import Entry, Without
from vsum_desktop.pipeline.summarize import entering, explain_shots, next_clip, without

_REST_MS = 60
_REASONS, _ENTERING, _WITHOUT = "reasons", "entering", "without"
_KEPT = 200  # bans tried out


@dataclass(frozen=True, slots=True, eq=False)
class _Answer:
    """An answer with the summary that it is about."""

    solution: Solution
    value: object


@dataclass(frozen=True, slots=True, eq=False)
class _Why:
    """Question: why each shot is in or out, and what comes next."""

    solution: Solution

    def answer(self) -> _Answer:
        summary = self.solution.summary
        assert summary is not None
        given = (self.solution.analysis, self.solution.edits, summary)
        return _Answer(self.solution, Explanation(explain_shots(*given), next_clip(*given)))


@dataclass(frozen=True, slots=True, eq=False)
class _HowMuchMore:
    """Question: how much more budget lets which shots in."""

    solution: Solution

    def answer(self) -> _Answer:
        summary = self.solution.summary
        assert summary is not None
        return _Answer(self.solution, entering(self.solution.analysis, self.solution.edits, summary))


@dataclass(frozen=True, slots=True, eq=False)
class _IfBanned:
    """Question: what becomes of the summary without a clip."""

    solution: Solution
    clip: int

    def answer(self) -> _Answer:
        summary = self.solution.summary
        assert summary is not None
        return _Answer(self.solution, (self.clip, without(self.solution.analysis, self.solution.edits, summary, self.clip)))


class Explainer(QObject):
    """Hands explanations to the session as they are worked out.

    Signals:
        without_changed(int): What would become of the summary without this clip (from 0) is known now.
    """

    without_changed = Signal(int)

    def __init__(self, session: SessionController, thinker: Thinker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._thinker = thinker
        self._without: OrderedDict[int, Without | None] = OrderedDict()
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._on_rest)
        session.solution_changed.connect(self._on_solution)
        thinker.answered.connect(self._on_answered)

    @property
    def busy(self) -> bool:
        """Whether an explanation will be asked for in a moment."""
        return self._rest.isActive()

    def without(self, clip: int) -> Without | None:
        """What would become of the summary without a clip (from 0); None while that is not known, and asked for then."""
        solution = self._session.solution
        if clip not in self._without and solution is not None and solution.summary is not None:
            self._thinker.ask(_WITHOUT, _IfBanned(solution, clip))
        return self._without.get(clip)

    def shut_down(self) -> None:
        """Ask nothing more."""
        self._rest.stop()

    @Slot(object)
    def _on_solution(self, solution: Solution | None) -> None:
        self._without.clear()
        for topic in (_REASONS, _ENTERING, _WITHOUT):
            self._thinker.forget(topic)
        if solution is not None and solution.summary is not None:
            self._rest.start()
        else:
            self._rest.stop()

    @Slot()
    def _on_rest(self) -> None:
        solution = self._session.solution
        if solution is not None and solution.summary is not None:
            self._thinker.ask(_REASONS, _Why(solution))

    @Slot(str, object)
    def _on_answered(self, topic: str, answer: object) -> None:
        if not isinstance(answer, _Answer) or answer.solution is not self._session.solution:
            return
        if topic == _REASONS and isinstance(answer.value, Explanation):
            self._session.set_explanation(answer.value)
            self._thinker.ask(_ENTERING, _HowMuchMore(answer.solution))
        elif topic == _ENTERING and isinstance(answer.value, Mapping):
            self._enrich(answer.value)
        elif topic == _WITHOUT and isinstance(answer.value, tuple):
            clip, found = answer.value
            self._without[clip] = found
            while len(self._without) > _KEPT:
                self._without.popitem(last=False)
            self.without_changed.emit(clip)

    def _enrich(self, found: Mapping[int, Entry]) -> None:
        explanation = self._session.explanation
        if explanation is not None and found:
            self._session.set_explanation(dataclasses.replace(explanation, entering=found))
