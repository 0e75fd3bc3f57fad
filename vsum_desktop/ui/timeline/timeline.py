"""The timeline: filmstrip, curves and ruler on one time axis, with the gutter at their left."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from vsum_desktop.app.numbers import Number
from vsum_desktop.app.state import NO_CLIPS, ClipTable
from vsum_desktop.core.video import VideoInfo
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.timeline.curve_data import NO_CURVES, Curve, CurveData
from vsum_desktop.ui.timeline.curves import Curves
from vsum_desktop.ui.timeline.filmstrip import Filmstrip, PictureSource
from vsum_desktop.ui.timeline.gestures import TimeGestures
from vsum_desktop.ui.timeline.handles import BudgetHandle, EdgeHandle, LineHandle, MarkHandle, RangeHandle
from vsum_desktop.ui.timeline.hover_picture import HoverPicture, PreviewSource
from vsum_desktop.ui.timeline.legend import GUTTER, Legend
from vsum_desktop.ui.timeline.range_bar import RangeBar
from vsum_desktop.ui.timeline.ruler import Ruler
from vsum_desktop.ui.timeline.time_range import TimeRange
from vsum_desktop.ui.timeline.waveform_row import WaveformRow
from vsum_desktop.ui.widgets import label


class Pictures(PictureSource, PreviewSource, Protocol):
    """Whoever has small pictures of the open video."""


class Timeline(QWidget):
    """All rows over time.

    Signals:
        sought(float): The user points at a time, seconds.
        span_changed: Another part of the video is visible.
        level_dragged(float), level_released: The budget's handle moves to a score, and is let go of.
        trimmed(Band, float, float, int), trim_released: An edge of a clip moves: the clip as it was, where it begins and ends
            now, which edge; and it is let go of.
        marked(float, float): The marks move, seconds; −1 for one that is not set.
    """

    sought = Signal(float)
    span_changed = Signal()
    level_dragged = Signal(float)
    level_released = Signal()
    trimmed = Signal(object, float, float, int)
    trim_released = Signal()
    marked = Signal(float, float)

    def __init__(self, pictures: Pictures, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._others: tuple[Curve, ...] = ()
        self._base = NO_CURVES
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.range = TimeRange(self)
        self.range.changed.connect(self.span_changed)
        self.range.cursor_changed.connect(self._show_values)
        self.range.playhead_changed.connect(self._show_values)
        self.gestures = TimeGestures(self.range, self)
        self.gestures.sought.connect(self.sought)
        self.filmstrip = Filmstrip(self.range, pictures, theme)
        self.waveform = WaveformRow(self.range, theme)
        self.curves = Curves(self.range, theme)
        self.ruler = Ruler(self.range, theme)
        self.budget_handle = BudgetHandle(self.curves)
        self.legend = Legend(theme)
        self.legend.toggled.connect(self.curves.set_visible)
        self.legend.pointed.connect(self.curves.set_emphasis)
        self.hover = HoverPicture(self.range, self.filmstrip, pictures, theme)
        self.gestures.dragging.connect(self.hover.set_suppressed)
        self.range_bar = RangeBar(self.range, self.curves, theme)
        self._watch_rows()
        self._strip_title = label(self.tr("Filmstrip"), "small")
        self._sound_title = label(self.tr("Sound"), "small")
        self._note = QLabel(self.curves)
        self._note.setProperty("role", "dim")
        self._note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._note.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        for line, (title, row) in enumerate(((self._strip_title, self.filmstrip), (self._sound_title, self.waveform))):
            self._layout.addWidget(title, line, 0)
            self._layout.addWidget(row, line, 1)
        self._layout.addWidget(self.legend, 2, 0, 2, 1)
        self._layout.addWidget(self.curves, 2, 1)
        self._layout.addWidget(self.ruler, 3, 1)
        self._layout.setColumnStretch(1, 1)
        self._layout.setRowStretch(2, 1)
        self.apply_theme(theme)

    def _watch_rows(self) -> None:
        """What can be grabbed where: marks and new ranges everywhere, budget and clips on the curves."""
        given = (self.range, self._reach, self._stops)
        edges, marks = EdgeHandle(self.curves, *given), MarkHandle(*given, self)
        stretch, line = RangeHandle(*given, self), LineHandle(self.curves, self._reach)
        for handle in (self.budget_handle, line):
            handle.dragged.connect(self.level_dragged)
            handle.released.connect(self.level_released)
        line.passed.connect(self._on_passed)
        edges.dragged.connect(self.trimmed)
        edges.released.connect(self.trim_released)
        marks.dragged.connect(self.marked)
        stretch.dragged.connect(self.marked)
        self.gestures.watch(self.curves.viewport(), (stretch, self.budget_handle, edges, marks, line))
        for row in (self.filmstrip, self.waveform, self.ruler):
            self.gestures.watch(row, (stretch, marks))

    @Slot(float)
    def _on_passed(self, x: float) -> None:
        self.sought.emit(self.range.time_at(x, self.curves.viewport().width()))

    def _reach(self) -> int:
        return self._theme.px(6)

    def _stops(self) -> list[float]:
        """What a drag is drawn to: borders of shots, the playhead and the marks."""
        marks = [time for time in self.range.marks if time is not None]
        return [*self.curves.bands.borders.tolist(), self.range.playhead, *marks]

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self._layout.setColumnMinimumWidth(0, theme.px(GUTTER))
        self.legend.setFixedWidth(theme.px(GUTTER))
        for title in (self._strip_title, self._sound_title):
            title.setContentsMargins(theme.px(12), 0, 0, 0)
        for row in (self.filmstrip, self.waveform, self.hover, self.curves, self.ruler, self.legend, self.range_bar):
            row.apply_theme(theme)

    def set_video(self, info: VideoInfo | None) -> None:
        """Show another video, or none, without curves."""
        self.range.set_duration(float(info.end) if info else 0.0)
        self.filmstrip.set_video(info)
        self.hover.set_video(info)
        for part in (self.waveform, self._sound_title):
            part.setVisible(info is not None and info.has_audio)
        self._others = ()
        self.set_curves(NO_CURVES)
        self.curves.bands.set_shots(np.zeros(0))
        self.curves.set_clips(NO_CLIPS)
        self.set_budget(None, "")
        self.set_playhead(0.0)
        self.curves.show_playhead(info is not None)

    def set_curves(self, data: CurveData) -> None:
        """Show other values: those that the summary is made of, the score last."""
        if not data.same_as(self._base):
            self._base = data
            self._show_curves()

    def set_compared(self, curves: tuple[Curve, ...]) -> None:
        """Curves of further queries, drawn beside the others; over the same samples, kept until another video is opened."""
        self._others = curves
        self._show_curves()

    def _show_curves(self) -> None:
        data = self._base.with_others(self._others)
        self.curves.set_data(data)
        self.legend.set_curves(data.curves)
        self._show_values()

    def set_shots(self, borders: NDArray[np.float64]) -> None:
        """Show the S+1 borders of the shots, in seconds."""
        self.curves.bands.set_shots(borders)

    def set_clips(self, clips: ClipTable) -> None:
        """Shade what is in the summary."""
        self.curves.set_clips(clips)

    def set_budget(self, level: float | None, text: str) -> None:
        """Draw the budget at a score; None draws none."""
        self.curves.budget.set_level(level, text)

    def set_selected_clip(self, number: int) -> None:
        """Show a clip as selected; 0 for none."""
        self.curves.bands.set_selected(number)

    def set_query(self, text: str) -> None:
        """Name the relevance curve."""
        self.legend.set_query(text)

    def set_analysed(self, time: float | None) -> None:
        """How far a running analysis has come; None if none runs."""
        self.curves.bands.set_front(time)

    def set_note(self, text: str) -> None:
        """One dim sentence where the curves will be; empty removes it."""
        self._note.setText(text)
        self._note.setVisible(bool(text))
        self._note.setGeometry(self.curves.rect())

    def set_playhead(self, time: float) -> None:
        """Move the playhead through all rows, turning the page where it leaves it."""
        if self.range.duration > 0:
            self.range.reveal(time)
        self.range.set_playhead(time)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the sentence in the middle."""
        super().resizeEvent(event)
        self._note.setGeometry(self.curves.rect())
        self.range_bar.place()

    @Slot()
    def _show_values(self) -> None:
        """The values under the cursor, else those under the playhead; the latter are also told to assistive technology."""
        cursor, data = self.range.cursor, self.curves.data
        values = data.values_at(cursor if cursor >= 0 else self.range.playhead)
        self.legend.set_values(values)
        if cursor < 0:
            told = ", ".join(f"{curve.name} {Number(values[curve.key]):.2f}" for curve in data.curves)
            self.curves.setAccessibleDescription(told)
