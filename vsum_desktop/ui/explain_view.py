"""Shows explanations: on the picture, in the details, and what it takes in the rows of what was left out."""

from __future__ import annotations

import dataclasses
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Slot

from vsum_desktop.app.numbers import percent
from vsum_desktop.app.state import Solution
from vsum_desktop.app.translation import word
from vsum_desktop.core.edits import Budget
from vsum_desktop.core.reasons import Code
from vsum_desktop.core.whatif import Without
from vsum_desktop.ui import presenter
from vsum_desktop.ui.summary_panel import DETAILS
from vsum_desktop.ui.why_view import Why, Word

if TYPE_CHECKING:
    from vsum_desktop.ui.main_window import MainWindow


_WORDS = 6  # concepts shown


class ExplainView(QObject):
    """Made after the session's view, whose verdict on the picture it completes."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.workspace.session
        self._playback = window.workspace.playback
        self._explainer = window.workspace.explainer
        self._session.solution_changed.connect(self.show_place)
        self._session.explanation_changed.connect(self.show_place)
        self._explainer.without_changed.connect(self.show_place)
        self._playback.playhead_changed.connect(self.show_place)
        window.summary.tabs.currentChanged.connect(self.show_place)
        window.summary.why.more_wanted.connect(self._on_more)
        self.show_place()

    @Slot()
    def show_place(self) -> None:
        """Say it of the frame under the playhead."""
        solution = self._session.solution
        if solution is None or solution.summary is None:
            self._window.summary.why.set_why(None)
            return
        frame = self._playback.frame
        place = presenter.place_of(solution, frame)
        verdict = presenter.verdict(solution, self._session.explanation, frame)
        if verdict is None:
            return
        more = self._more(place.shot) if not place.clip else None
        if more is not None:
            text = presenter.with_more(verdict.text, self._session.explanation, place.shot)
            self._window.player.picture.set_verdict(dataclasses.replace(verdict, text=text))
        if self._window.summary.tabs.currentIndex() == DETAILS:  # what a ban would change is worked out only for who looks
            self._window.summary.why.set_why(self._why(solution, place, verdict.text, more))

    def _why(self, solution: Solution, place: presenter.Place, text: str, more: Fraction | None) -> Why:
        title = presenter.shot_title(solution.analysis, place.shot)
        return Why(title, bool(place.clip), text, more, self._without_text(solution, place), *self._words(solution, place))

    def _more(self, shot: int) -> Fraction | None:
        explanation = self._session.explanation
        entry = explanation.entering.get(shot) if explanation is not None else None
        return entry.more if entry is not None else None

    def _without_text(self, solution: Solution, place: presenter.Place) -> str:
        """What a ban of the clip here would change, or of the clip that the shot here is like."""
        if place.clip:
            found = self._explainer.without(place.clip - 1)
            return self._in_its_place(found) if found is not None else ""
        explanation = self._session.explanation
        reason = explanation.reasons[place.shot] if explanation is not None else None
        if reason is None or reason.code != Code.REDUNDANT:
            return ""
        number = int(str(reason.fields["clip"]))
        found = self._explainer.without(number - 1)
        if found is None:
            return ""
        if place.shot in found.entering:
            return self.tr("Ban clip {number} and this shot comes in.").format(number=number)
        return self.tr("Even if clip {number} were banned, this shot would not come in.").format(number=number)

    def _in_its_place(self, found: Without) -> str:
        shots = ", ".join(str(shot + 1) for shot in found.entering[:6])
        if not found.entering:
            return self.tr("Ban it and nothing comes in its place.")
        if len(found.entering) == 1:
            return self.tr("Ban it and shot {shots} comes in.").format(shots=shots)
        return self.tr("Ban it and shots {shots} come in.").format(shots=shots)

    def _words(self, solution: Solution, place: presenter.Place) -> tuple[tuple[Word, ...], str]:
        """The concepts that go with the importance of the samples here, where the scorer's curve can be told in concepts."""
        concepts = solution.analysis.scored.concepts
        if concepts is None or not concepts.trusted:
            return (), ""
        analysis = solution.analysis
        samples = np.flatnonzero(analysis.shots.of_samples(analysis.features.picks) == place.shot)
        if not len(samples):
            return (), ""
        words = tuple(Word(word("Concepts", one.word), one.share) for one in concepts.of_samples(samples, _WORDS))
        if concepts.fidelity >= 1:  # a linear scorer: no approach, but what it computed
            return words, self.tr("Against the mean of the video, as the scorer itself adds them up.")
        note = self.tr("Against the mean of the video; the concepts explain {share} of the curve.")
        return words, note.format(share=percent(100 * concepts.fidelity))

    @Slot(object)
    def _on_more(self, more: Fraction) -> None:
        solution = self._session.solution
        if solution is not None and solution.summary is not None:
            self._session.set_budget(Budget.of_seconds(solution.summary.budget + more))
            self._session.end_drag()
