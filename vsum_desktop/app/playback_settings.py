"""How playback goes: speed, sound, what is looped, and the route that all this gives."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal, Slot

from vsum_desktop.app.route import Loop, Route
from vsum_desktop.core.timing import Interval
from vsum_desktop.core.video import VideoInfo


class PlaybackSettings(QObject):
    """The part of playback that stands still.

    Signals:
        rate_changed(float), muted_changed(bool), volume_changed(float), summary_only_changed(bool), loop_changed(Loop)
    """

    rate_changed = Signal(float)
    muted_changed = Signal(bool)
    volume_changed = Signal(float)
    summary_only_changed = Signal(bool)
    loop_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._info: VideoInfo | None = None
        self._clips: tuple[tuple[int, int], ...] = ()
        self._marked: tuple[int, int] | None = None
        self.rate = 1.0
        self.muted = False
        self.volume = 1.0
        self.summary_only = False
        self.loop = Loop.OFF
        self.route = Route()

    @property
    def frame(self) -> int:
        """The frame under the playhead."""
        raise NotImplementedError

    def set_clips(self, clips: Iterable[tuple[int, int]]) -> None:
        """The frames [first, stop) of the summary's clips, in the order in which export writes them."""
        self._clips = tuple(clips) if self._info is not None else ()
        if not self._clips:
            self.set_summary_only(False)
        self._reroute()

    def set_marked(self, span: Interval | None) -> None:
        """The span between the in and the out mark."""
        self._marked = self._frames(span) if span is not None and self._info is not None else None
        self._reroute()

    def set_rate(self, rate: float) -> None:
        """Speed, 1 as recorded, negative for backwards."""
        if rate != self.rate:
            before, self.rate = self.rate, rate
            self._on_rate(before)
            self.rate_changed.emit(rate)

    @Slot(bool)
    def set_muted(self, muted: bool) -> None:
        """Sound on or off."""
        if muted != self.muted:
            self.muted = muted
            self._on_sound()
            self.muted_changed.emit(muted)

    @Slot(float)
    def set_volume(self, volume: float) -> None:
        """How loud, in [0, 1]; turning it up or down turns the sound on."""
        volume = min(max(volume, 0.0), 1.0)
        if volume != self.volume:
            self.volume = volume
            self._on_sound()
            self.volume_changed.emit(volume)
            self.set_muted(False)

    @Slot(bool)
    def set_summary_only(self, on: bool) -> None:
        """Whether playback goes from clip to clip."""
        if on != self.summary_only:
            self.summary_only = on
            self._reroute()
            self.summary_only_changed.emit(on)

    def set_loop(self, loop: Loop) -> None:
        """What is played again and again."""
        if loop is not self.loop:
            self.loop = loop
            self._reroute()
            self.loop_changed.emit(loop)

    def next_loop(self) -> None:
        """Nothing, all, the marked span if there is one, the clip."""
        kinds = [kind for kind in Loop if kind is not Loop.MARKS or self._marked is not None]
        self.set_loop(kinds[(kinds.index(self.loop) + 1) % len(kinds)] if self.loop in kinds else Loop.OFF)

    def _set_info(self, info: VideoInfo | None) -> None:
        self._info, self._clips, self._marked = info, (), None
        self.set_summary_only(False)
        self._reroute()

    def _frames(self, span: Interval) -> tuple[int, int]:
        assert self._info is not None
        return self._info.frames.first_from(span.start), self._info.frames.first_from(span.end)

    def _reroute(self) -> None:
        """Work out what is played; a loop without what it would repeat plays on as if there were none."""
        route = self._routed()
        if route != self.route:
            self.route = route
            self._on_route()

    def _routed(self) -> Route:
        if self._info is None:
            return Route()
        everything = self._clips if self.summary_only else ((0, len(self._info.frames)),)
        if self.loop is Loop.MARKS and self._marked is not None:
            return Route((self._marked,), repeats=True)
        if self.loop is Loop.CLIP:
            here = [clip for clip in self._clips if clip[0] <= self.frame < clip[1]]
            if here:
                return Route((here[0],), repeats=True)
        return Route(everything, repeats=self.loop is Loop.WHOLE)

    # What follows from a change

    def _on_rate(self, before: float) -> None:
        raise NotImplementedError

    def _on_sound(self) -> None:
        raise NotImplementedError

    def _on_route(self) -> None:
        raise NotImplementedError
