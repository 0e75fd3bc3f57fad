"""Ties marks, trims and views of the timeline to the controllers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from vsum_desktop.app.state import QueryState, Solution
from vsum_desktop.ui import presenter
from vsum_desktop.ui.timeline.bands import IN, Band
from vsum_desktop.ui.value_table import Column, csv_text

if TYPE_CHECKING:
    from vsum_desktop.ui.main_window import MainWindow

_NEEDS_VIDEO = ("mark_in", "mark_out", "clear_marks", "zoom_marks", "pan_back", "pan_on")
_PAGE = 0.8  # of the span


class TimelineView(QObject):
    """What the timeline asks for beyond playback and the summary."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.workspace.session
        self._playback = window.workspace.playback
        self._marks = window.workspace.marks
        timeline, bar, actions = window.timeline, window.timeline.range_bar, window.actions_
        self._marks.changed.connect(self._on_marks)
        self._session.video_changed.connect(self._on_video)
        self._session.solution_changed.connect(self._on_solution)
        window.workspace.waveforms.changed.connect(timeline.waveform.set_levels)
        window.workspace.pictures.thumbnail_ready.connect(timeline.hover.refresh)
        timeline.marked.connect(self._on_marked)
        self._session.query_changed.connect(self._on_query)
        self._playback.playhead_changed.connect(self._on_playhead)
        timeline.gestures.menu_wanted.connect(self._show_menu)
        window.values.shown.connect(self._show_values)
        window.values.row_chosen.connect(self._on_row)
        self._menu = QMenu(window)
        self._menu_time = 0.0
        self._menu_place: presenter.Place | None = None
        timeline.trimmed.connect(self._on_trimmed)
        timeline.trim_released.connect(self._session.end_drag)
        commands = {
            "mark_in": self._mark_in,
            "mark_out": self._mark_out,
            "clear_marks": self._marks.clear,
            "zoom_marks": self._zoom_marks,
            "pan_back": self._pan_back,
            "pan_on": self._pan_on,
            "copy_values": self._copy_values,
        }
        for name, slot in commands.items():
            actions[name].triggered.connect(slot)
        buttons = {bar.pin_wanted: "pin", bar.ban_wanted: "ban", bar.zoom_wanted: "zoom_marks", bar.clear_wanted: "clear_marks"}
        for signal, name in buttons.items():
            signal.connect(actions[name].trigger)
        self._on_video()
        self._on_solution(None)

    # The session's values

    @Slot()
    def _on_video(self) -> None:
        self._window.actions_.enable(_NEEDS_VIDEO, self._session.video is not None)

    @Slot(object)
    def _on_solution(self, solution: Solution | None) -> None:
        self._window.timeline.range_bar.set_editable(solution is not None)
        bans = [(float(ban.start), float(ban.end)) for ban in solution.edits.bans] if solution is not None else []
        self._window.timeline.curves.bands.set_bans(np.array(bans, np.float64).reshape(-1, 2))
        self._window.actions_.enable(("copy_values",), solution is not None)
        self._show_values()

    @Slot(object)
    def _on_query(self, query: QueryState) -> None:
        self._window.timeline.set_compared(presenter.compared(query))
        self._show_values()

    @Slot()
    def _on_playhead(self) -> None:
        data = self._window.timeline.curves.data
        self._window.values.show_row(data.nearest(float(self._playback.time)))

    @Slot()
    def _show_values(self) -> None:
        """Fill the table, if anybody looks at it."""
        if self._window.values.isVisible():
            self._window.values.set_columns(self._columns())

    def _columns(self) -> tuple[Column, ...]:
        solution, data = self._session.solution, self._window.timeline.curves.data
        return presenter.value_columns(solution, data) if solution is not None and data.curves else ()

    @Slot()
    def _on_marks(self) -> None:
        start, end = self._marks.start, self._marks.end
        self._window.timeline.range.set_marks(*(None if time is None else float(time) for time in (start, end)))

    # Gestures

    @Slot(float, float)
    def _on_marked(self, first: float, second: float) -> None:
        self._marks.set_times(*(time if time >= 0 else None for time in (first, second)))

    @Slot(object, float, float, int)
    def _on_trimmed(self, band: Band, start: float, end: float, edge: int) -> None:
        """The clip follows, and the picture shows the frame at its edge."""
        video = self._session.video
        if video is None or self._session.solution is None:
            return
        frames = video.frames
        first = min(frames.border_at(start), len(frames) - 1)
        stop = max(first + 1, frames.border_at(end))
        self._session.trim(band.shot, frames.interval(first, stop))
        self._playback.user_seek(frames.time(first if edge == IN else stop - 1))

    @Slot(int)
    def _on_row(self, row: int) -> None:
        if self._session.solution is not None:
            self._playback.seek_frame(int(self._session.solution.analysis.features.picks[row]))

    @Slot(object, object, float)
    def _show_menu(self, row: object, place: QPoint, time: float) -> None:
        """What can be done at a place of the timeline."""
        actions, menu = self._window.actions_, self._menu
        self._menu_time = time
        menu.clear()
        for text, slot in ((self.tr("Mark in here"), self._mark_in_there), (self.tr("Mark out here"), self._mark_out_there)):
            menu.addAction(text).triggered.connect(slot)
        menu.addActions([actions["clear_marks"], actions["zoom_marks"], actions["fit"]])
        menu.addSeparator()
        solution, video = self._session.solution, self._session.video
        if solution is not None and video is not None:
            self._menu_place = presenter.place_of(solution, video.frames.frame_at(time))
            for text, slot in self._place_commands(solution, self._menu_place):
                menu.addAction(text).triggered.connect(slot)
            menu.addSeparator()
        menu.addActions([actions["copy_values"], self._window.docks["values"].toggleViewAction()])
        menu.popup(place)

    def _place_commands(self, solution: Solution, place: presenter.Place) -> list[tuple[str, Callable[[], None]]]:
        """Pinning and banning the clip or shot at a place."""
        if place.clip:
            pinned = place.span in solution.edits.pins
            pin = self.tr("Unpin clip {number}") if pinned else self.tr("Pin clip {number}")
            words, number = (pin, self.tr("Ban clip {number}")), place.clip
        else:
            banned = place.span in solution.edits.bans
            ban = self.tr("Allow shot {number}") if banned else self.tr("Ban shot {number}")
            words, number = (self.tr("Pin shot {number}"), ban), place.shot + 1
        slots = (self._pin_there, self._ban_there)
        return [(text.format(number=number), slot) for text, slot in zip(words, slots, strict=True)]

    # Commands

    @Slot()
    def _pin_there(self) -> None:
        if self._menu_place is not None:
            self._session.pin(self._menu_place.span)

    @Slot()
    def _ban_there(self) -> None:
        if self._menu_place is not None:
            self._session.ban(self._menu_place.span)

    @Slot()
    def _mark_in_there(self) -> None:
        self._on_marked(self._menu_time, -1.0)

    @Slot()
    def _mark_out_there(self) -> None:
        self._on_marked(-1.0, self._menu_time)

    @Slot()
    def _copy_values(self) -> None:
        QGuiApplication.clipboard().setText(csv_text(self._columns()))

    @Slot()
    def _mark_in(self) -> None:
        self._marks.set_start(self._playback.frame)

    @Slot()
    def _mark_out(self) -> None:
        self._marks.set_end(self._playback.frame)

    @Slot()
    def _zoom_marks(self) -> None:
        if (span := self._marks.span) is not None:
            self._window.timeline.range.show_span(float(span.start), float(span.end))

    @Slot()
    def _pan_back(self) -> None:
        axis = self._window.timeline.range
        axis.pan(-_PAGE * axis.span)

    @Slot()
    def _pan_on(self) -> None:
        axis = self._window.timeline.range
        axis.pan(_PAGE * axis.span)
