"""What a project remembers of the window beside the playhead: marks, the visible part of the timeline, the chosen views."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from vsum_desktop.core.video import VideoInfo

if TYPE_CHECKING:
    from vsum_desktop.ui.main_window import MainWindow

_CENTRES = ("picture", "graph")
_LISTS = ("clips", "left-out", "details")
_LONGEST = 1e9  # seconds; nothing that a file says of a time is beyond


class SavedView(QObject):
    """Looking elsewhere is no edit: it is saved with the project, but neither undone nor a reason to save.

    Made after everything else that follows the session, so that what it restores is not laid out anew.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._axis = window.timeline.range
        self._marks = window.workspace.marks
        self._centre = window.graph_view.views
        self._tabs = window.summary.tabs
        self._projects = window.workspace.projects
        self._projects.views.append(self._state)
        window.workspace.session.video_changed.connect(self._on_video)

    def _state(self) -> dict[str, Any]:
        axis, marks = self._axis, (self._marks.start, self._marks.end)
        return {
            "marks": [None if time is None else float(time) for time in marks],
            "timeline": None if axis.fitted else [round(axis.start, 3), round(axis.end, 3)],
            "centre": _CENTRES[self._centre.currentIndex()],
            "list": _LISTS[self._tabs.currentIndex()],
        }

    @Slot(object)
    def _on_video(self, video: VideoInfo | None) -> None:
        """Show a project as it was saved; what its file does not say, or says wrongly, stays as it is."""
        view = self._projects.view if video is not None else {}
        start, end = _times(view.get("marks"))
        self._marks.set_times(start, end)
        start, end = _times(view.get("timeline"))
        if start is not None and end is not None and start < end:
            self._axis.show_span(start, end)
        if (centre := view.get("centre")) in _CENTRES:
            self._centre.show_view(_CENTRES.index(centre))
        if (chosen := view.get("list")) in _LISTS:
            self._tabs.setCurrentIndex(_LISTS.index(chosen))


def _times(value: object) -> tuple[float | None, float | None]:
    """Two times in seconds, each None if there is none."""
    if not isinstance(value, list) or len(value) != 2:
        return None, None
    first, second = (
        float(item) if isinstance(item, int | float) and not isinstance(item, bool) and 0 <= item < _LONGEST else None
        for item in value
    )
    return first, second
