"""Ties the lists of clips to the controllers: pin, ban, trim and order, by mouse, menu and key."""

from __future__ import annotations

import dataclasses
from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from vsum_desktop.app.numbers import seconds
from vsum_desktop.app.state import Phase, Solution
from vsum_desktop.core.edits import DEFAULT_MIN_CLIP, Budget, Edits
from vsum_desktop.core.order import moved, stepped
from vsum_desktop.core.timing import Interval
from vsum_desktop.ui import presenter
from vsum_desktop.ui.clip_list import TrimTo
from vsum_desktop.ui.motion import fade_time
from vsum_desktop.ui.rows import Row, Sorting

if TYPE_CHECKING:
    from vsum_desktop.ui.main_window import MainWindow

_NEEDS_SUMMARY = ("pin", "ban", "trim_start", "trim_end", "untrim", "clip_up", "clip_down", "time_order")


class ClipView(QObject):
    """What can be done to clips in a window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.workspace.session
        self._playback = window.workspace.playback
        self._marks = window.workspace.marks
        summary = window.summary
        for rows in (summary.clips, summary.left_out):
            rows.chosen.connect(self._on_chosen)
            rows.doubleClicked.connect(self._playback.play)
            rows.pin_wanted.connect(self._on_pin)
            rows.ban_wanted.connect(self._on_ban)
            rows.trim_wanted.connect(self._on_trim)
        summary.clips.moved.connect(self._on_moved)
        summary.clips.stepped.connect(self._on_stepped)
        summary.clips.way_out_wanted.connect(self._on_way_out)
        summary.bar.sorted.connect(self._on_sorted)
        summary.bar.reset_wanted.connect(self._session.reset_order)
        commands = {
            "pin": self._pin_here,
            "ban": self._ban_here,
            "trim_start": self._trim_start,
            "trim_end": self._trim_end,
            "untrim": self._untrim,
            "clip_up": self._clip_up,
            "clip_down": self._clip_down,
            "time_order": self._session.reset_order,
        }
        for name, slot in commands.items():
            window.actions_[name].triggered.connect(slot)
        window.workspace.disk.run(fade_time, self._on_fade_time, lambda _: None)
        self._session.edits_changed.connect(self._on_edits)
        self._session.analysis_changed.connect(self._on_analysis)
        self._session.solution_changed.connect(self._show_way_out)
        self._session.phase_changed.connect(self._show_way_out)
        self._on_edits(self._session.edits)
        self._on_analysis()

    def _on_fade_time(self, milliseconds: int) -> None:
        for rows in (self._window.summary.clips, self._window.summary.left_out):
            rows.fade.setDuration(milliseconds)

    @Slot(object)
    def _on_edits(self, edits: Edits) -> None:
        self._window.summary.bar.set_own_order(bool(edits.order))
        self._window.actions_["time_order"].setEnabled(bool(edits.order))

    @Slot()
    def _on_analysis(self) -> None:
        self._window.actions_.enable(_NEEDS_SUMMARY, self._session.analysis is not None)
        self._on_edits(self._session.edits)

    # A summary without clips

    @Slot()
    def _show_way_out(self) -> None:
        """Say why there are no clips, with one step that brings some."""
        solution, clips = self._session.solution, self._window.summary.clips
        if self._session.phase is not Phase.READY or solution is None:
            return
        enough = _enough(solution)
        if enough is not None:
            offer = self.tr("Allow {seconds}").format(seconds=seconds(enough, ".3g"))
            clips.set_empty_text(self.tr("The budget is too short for a clip."), offer)
        elif solution.edits.bans:
            clips.set_empty_text(self.tr("Nothing is left that may be taken."), self.tr("Lift all bans"))
        else:
            clips.set_empty_text("")

    @Slot()
    def _on_way_out(self) -> None:
        solution = self._session.solution
        if solution is None:
            return
        self._session.end_drag()
        enough = _enough(solution)
        if enough is not None:
            self._session.set_budget(Budget.of_seconds(enough))
            self._session.end_drag()
        else:
            self._session.change(self.tr("lift all bans"), dataclasses.replace(self._session.edits, bans=()))

    # Rows

    @Slot(object)
    def _on_chosen(self, row: Row) -> None:
        if self._session.video is not None:
            self._playback.seek_frame(self._session.video.frames.first_from(row.span.start))

    @Slot(list)
    def _on_pin(self, rows: list[Row]) -> None:
        self._session.pin(*(row.span for row in rows))

    @Slot(list)
    def _on_ban(self, rows: list[Row]) -> None:
        self._session.ban(*(row.span for row in rows))

    @Slot(object, object)
    def _on_trim(self, row: Row, to: TrimTo) -> None:
        self._trim(row.shot, row.span, to)

    @Slot(list, int)
    def _on_moved(self, rows: list[Row], line: int) -> None:
        self._session.reorder(moved(self._shown(), [row.span for row in rows], line))

    @Slot(list, int)
    def _on_stepped(self, rows: list[Row], step: int) -> None:
        self._session.reorder(stepped(self._shown(), [row.span for row in rows], step))

    @Slot(object)
    def _on_sorted(self, by: Sorting) -> None:
        self._window.summary.clips.set_sorting(by)
        self._window.summary.left_out.set_sorting(by)

    # Commands

    @Slot()
    def _pin_here(self) -> None:
        if spans := self._spans_here():
            self._session.pin(*spans)
            self._marks.clear()

    @Slot()
    def _ban_here(self) -> None:
        if spans := self._spans_here():
            self._session.ban(*spans)
            self._marks.clear()

    @Slot()
    def _trim_start(self) -> None:
        self._trim_here(TrimTo.START)

    @Slot()
    def _trim_end(self) -> None:
        self._trim_here(TrimTo.END)

    @Slot()
    def _untrim(self) -> None:
        self._trim_here(TrimTo.RESET)

    @Slot()
    def _clip_up(self) -> None:
        self._step(-1)

    @Slot()
    def _clip_down(self) -> None:
        self._step(+1)

    def _step(self, step: int) -> None:
        """Move the selected clips."""
        self._on_stepped(self._window.summary.clips.selected_rows(), step)

    def _shown(self) -> list[Interval]:
        solution = self._session.solved()
        return [clip.interval for clip in solution.summary.clips] if solution is not None and solution.summary else []

    def _spans_here(self) -> list[Interval]:
        """What is marked, else what is selected in the list that has the focus, else the clip or shot under the playhead."""
        if self._marks.span is not None:
            return [self._marks.span]
        for rows in (self._window.summary.clips, self._window.summary.left_out):
            if rows.hasFocus() and (selected := rows.selected_rows()):
                return [row.span for row in selected]
        solution = self._session.solved()
        return [presenter.place_of(solution, self._playback.frame).span] if solution is not None else []

    def _trim_here(self, to: TrimTo) -> None:
        solution = self._session.solved()
        if solution is not None:
            place = presenter.place_of(solution, self._playback.frame)
            self._trim(place.shot, place.span, to)

    def _trim(self, shot: int, span: Interval, to: TrimTo) -> None:
        """Give a clip other limits; one that would be empty stays as it is."""
        assert self._session.video is not None
        frames, here = self._session.video.frames, self._playback.frame
        start, end = span.start, span.end
        if to is TrimTo.RESET:
            self._session.untrim(shot)
            return
        if to is TrimTo.START:
            start = frames.time(here)
        elif to is TrimTo.END:
            end = frames.time(here + 1)
        elif self._marks.span is not None:
            start, end = self._marks.span.start, self._marks.span.end
        if start < end and (start, end) != (span.start, span.end):
            self._session.end_drag()
            self._session.trim(shot, Interval(start, end))
            self._session.end_drag()


def _enough(solution: Solution) -> Fraction | None:
    """The shortest budget that surely gives a clip, in seconds, if it was for want of budget that there is none."""
    edits, duration = solution.edits, solution.analysis.video.duration
    enough = max(edits.min_clip, DEFAULT_MIN_CLIP)
    missing = solution.failure is not None and edits.budget.seconds(duration) < enough <= duration
    return enough if missing else None
