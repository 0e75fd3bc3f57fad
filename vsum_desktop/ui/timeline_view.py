"""Ties marks, trims and views of the timeline to the controllers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from vsum_desktop.app.state import Solution
from vsum_desktop.ui.timeline.bands import IN, Band

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
        window.workspace.waveforms.changed.connect(timeline.waveform.set_waveform)
        window.workspace.pictures.thumbnail_ready.connect(timeline.hover.refresh)
        timeline.marked.connect(self._on_marked)
        timeline.trimmed.connect(self._on_trimmed)
        timeline.trim_released.connect(self._session.end_drag)
        commands = {
            "mark_in": self._mark_in,
            "mark_out": self._mark_out,
            "clear_marks": self._marks.clear,
            "zoom_marks": self._zoom_marks,
            "pan_back": self._pan_back,
            "pan_on": self._pan_on,
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

    @Slot()
    def _on_marks(self) -> None:
        start, end = self._marks.start, self._marks.end
        self._window.timeline.range.set_marks(*(None if time is None else float(time) for time in (start, end)))

    # Gestures

    @Slot(float, float)
    def _on_marked(self, first: float, second: float) -> None:
        if first >= 0 and second >= 0:
            self._marks.set_span(first, second)
        elif self._session.video is not None:
            border = self._session.video.frames.border_at(max(first, second))
            if first >= 0:
                self._marks.set_start(min(border, len(self._session.video.frames) - 1))
            else:
                self._marks.set_end(max(0, border - 1))

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
        self._playback.user_seek(float(frames.time(first if edge == IN else stop - 1)))

    # Commands

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
