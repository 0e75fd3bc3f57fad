"""The playhead: a frame index that player, timeline and lists share, moved by the user or by playback.

Qt plays sound and picture; the playhead follows the times of the frames that reach the sink, not the player's own position,
which lags by up to 100 ms. While paused the picture is the exact frame from the file. Playback walks a route of frame ranges:
the video, the span that is looped, or the summary's clips in the order in which export writes them. A second player waits at
the next range, decoded and ready, so that a join takes as long as it takes to start it. Backwards, and through a file that Qt
cannot decode (AV1 on a machine without a decoder for it), exact pictures follow a clock of our own, without sound.
"""

from __future__ import annotations

import bisect
import time
from fractions import Fraction

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame

from vsum_desktop.app.deck import Deck
from vsum_desktop.app.picture_loader import PictureLoader
from vsum_desktop.app.seeking import Seeking
from vsum_desktop.app.silent_clock import SilentClock
from vsum_desktop.core.video import VideoInfo

RATES = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
_SHUTTLE = (-4.0, -3.0, -2.0, -1.5, -1.0, 1.0, 1.5, 2.0, 3.0, 4.0)
_SEEK_EVERY_MS = 60
_WATCH = Fraction(1, 4)  # seconds before the end of a range from which on the end is timed


class PlaybackController(Seeking):
    """Moves the playhead; how it goes is set in `PlaybackSettings`, ways to move it are in `Seeking`.

    Signals:
        playhead_changed(int): The frame under the playhead.
        playing_changed(bool)
        joined(float): Playback went on to another range; seconds between the end of the last one and the first picture.
        problem(str): Qt cannot play this file; it plays without sound.
    """

    playhead_changed = Signal(int)
    playing_changed = Signal(bool)
    joined = Signal(float)
    problem = Signal(str)

    def __init__(self, loader: PictureLoader, parent: QObject | None = None) -> None:
        super().__init__(loader, parent)
        self._loader.frame_ready.connect(self._on_exact_picture)
        self._loader.failed.connect(self._on_no_picture)
        self._frame = 0
        self._playing = False
        self._part = 0
        self._deck: Deck | None = None  # what plays
        self._other: Deck | None = None  # what waits at the next range
        self._silent = False
        self._exactly = False
        self._due: float | None = None  # when the first picture after a join should be there
        self._clock = SilentClock(self)
        self._clock.ticked.connect(self._on_tick)
        self._end_timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._end_timer.timeout.connect(self._on_end_of_part)
        self._seek_later = False  # a seek waits: only the newest counts
        self._seek_timer = QTimer(self, singleShot=True, interval=_SEEK_EVERY_MS)
        self._seek_timer.timeout.connect(self._on_seek_timer)

    @property
    def frame(self) -> int:
        """The frame under the playhead."""
        return self._frame

    @property
    def playing(self) -> bool:
        """Whether playback runs."""
        return self._playing

    def open(self, info: VideoInfo | None) -> None:
        """Show another video from its first frame, or none."""
        self.pause()
        self._release_decks()
        self._silent = self._exactly = False
        self._frame = -1
        self._set_info(info)
        if info is not None:
            self.seek_frame(0)
        else:
            self._frame = 0

    # Playing

    @Slot()
    def toggle(self) -> None:
        """Play or pause."""
        if self._playing:
            self.pause()
        else:
            self.play()

    @Slot()
    def play(self) -> None:
        """Play from the playhead; from the beginning if it is at the end."""
        if self._info is None or self._playing:
            return
        self._reroute()
        route = self.route
        last = route.parts[-1][1] - 1
        start = route.parts[0][0] if self._frame == last else route.entry(self._frame)
        if self.rate < 0 and self._frame <= route.parts[0][0]:
            start = last
        self.seek_frame(start)
        self._playing = True
        self._go()
        self.playing_changed.emit(True)

    @Slot()
    def pause(self) -> None:
        """Pause on the frame that is shown, then show it exactly; speeds backwards end with it."""
        if not self._playing:
            return
        self._halt()
        self._loader.request_frame(self._frame)
        self.playing_changed.emit(False)
        if self.rate < 0:
            self.set_rate(1.0)

    @Slot()
    def toggle_summary(self) -> None:
        """Play only the clips, from the one under or after the playhead; a second call pauses."""
        if self.summary_only and self._playing:
            self.pause()
        elif self._clips:
            self.set_summary_only(True)
            self.play()

    def shuttle(self, step: int) -> None:
        """J and L: backwards or forwards when paused, and one step slower or faster in that direction when playing."""
        if not self._playing:
            self.set_rate(-1.0 if step < 0 else abs(self.rate))
            self.play()
            return
        place = (bisect.bisect_left if step < 0 else bisect.bisect_right)(_SHUTTLE, self.rate)
        self.set_rate(_SHUTTLE[min(max(place + (step if step < 0 else 0), 0), len(_SHUTTLE) - 1)])

    def change_rate(self, steps: int) -> None:
        """Faster or slower by so many of the fixed speeds, in the direction that it goes."""
        place = bisect.bisect_left(RATES, abs(self.rate)) + steps
        rate = RATES[min(max(place, 0), len(RATES) - 1)]
        self.set_rate(-rate if self.rate < 0 else rate)

    # Seeking

    def seek_frame(self, frame: int) -> None:
        """Go to a frame, clamped to the video."""
        if self._info is None:
            return
        frame = min(max(frame, 0), len(self._info.frames) - 1)
        if frame == self._frame:
            return
        self._move(frame)
        self._reroute()
        if not self._playing:
            self._loader.request_frame(frame)
        elif self._seek_timer.isActive():
            self._seek_later = True
            self._end_timer.stop()
        else:
            self._seek_timer.start()
            self._go()

    def shut_down(self) -> None:
        """Let go of the file and of the sound device."""
        self._halt()
        self._release_decks()

    @Slot()
    def _on_seek_timer(self) -> None:
        """Scrubbing while playing: the players go where the playhead has come to."""
        if self._seek_later and self._playing:
            self._seek_timer.start()
            self._go()

    # Walking the route

    def _go(self) -> None:
        """Send whatever plays to the frame under the playhead, at the speed that is set."""
        assert self._info is not None
        self._end_timer.stop()
        self._due, self._seek_later = None, False
        self._part = self.route.part_of(self._frame) or 0
        if self._silent or self.rate < 0:
            if self._deck is not None:
                self._deck.pause()
            frames = self._info.frames
            middle = (frames.time(self._frame) + frames.time(self._frame + 1)) / 2
            self._clock.start(float(middle), self.rate)
            return
        self._clock.stop()
        if self._deck is None:
            self._deck = self._made_deck()
        self._deck.play(self._frame, self.rate)
        self._cue_next()

    def _cue_next(self) -> None:
        """Let the second player wait where the next range begins."""
        following = self.route.beside(self._part, +1)
        if following is None or self.route.flows(self._part):
            return
        if self._other is None:
            self._other = self._made_deck()
        self._other.cue(self.route.parts[following][0])

    @Slot(int, QVideoFrame)
    def _on_shown(self, frame: int, picture: QVideoFrame) -> None:
        if not self._playing or self._info is None or self.sender() is not self._deck or self._clock.running:
            return
        if self._seek_later:
            return
        first, stop = self.route.parts[self._part]
        if not first <= frame < stop:
            if frame == stop and self.route.flows(self._part):
                self._part = self.route.beside(self._part, +1) or 0
                self._cue_next()
            else:
                self._on_end_of_part()
                return
        self._show(frame, picture)
        frames, stop = self._info.frames, self.route.parts[self._part][1]
        left = frames.time(stop) - frames.time(frame)
        more = stop < len(frames) or self.route.beside(self._part, +1) is not None  # else the end of the file is the end
        if left <= _WATCH and more and not self.route.flows(self._part):
            self._end_timer.start(max(0, round(1000 * left / Fraction(self.rate))))

    def _show(self, frame: int, picture: QVideoFrame) -> None:
        if self._due is not None:
            self.joined.emit(time.perf_counter() - self._due)
            self._due = None
        image = picture.toImage()
        if image.isNull():  # a pixel format that Qt converts only with a graphics card
            self._exactly = True
            self._loader.request_frame(frame)
        else:
            self.picture_changed.emit(image)
        if frame != self._frame:
            self._move(frame)

    @Slot()
    def _on_end_of_part(self) -> None:
        """Go on with the next range, or stop."""
        if not self._playing:
            return
        self._end_timer.stop()
        following = self.route.beside(self._part, +1)
        if following is None:
            self._move(self.route.parts[self._part][1] - 1)
            self.pause()
            return
        self._part = following
        first = self.route.parts[following][0]
        self._due = time.perf_counter()
        self._deck, self._other = self._other, self._deck
        if self._deck is None:
            self._deck = self._made_deck()
            self._deck.cue(first)
        cued = self._deck.cued
        self._deck.start(self.rate)
        if self._other is not None:
            self._other.pause()
        if cued is not None:
            self._show(*cued)
        self._cue_next()

    @Slot(float)
    def _on_tick(self, seconds: float) -> None:
        if not self._playing or self._info is None or self._seek_later:
            return
        frames, route = self._info.frames, self.route
        first, stop = route.parts[self._part]
        ahead = self.rate > 0
        over = seconds >= frames.time(stop) if ahead else seconds < frames.time(first)
        frame = min(max(frames.frame_at(max(0.0, seconds)), first), stop - 1)
        if frame != self._frame:
            self._loader.request_frame(frame)
            self._move(frame)
        if not over:
            return
        following = route.beside(self._part, +1 if ahead else -1)
        if following is None:
            self.pause()
            return
        self._part = following
        first, stop = route.parts[following]
        self._clock.start(float(frames.time(first) if ahead else frames.time(stop)), self.rate)

    def _halt(self) -> None:
        self._playing = self._seek_later = False
        self._due = None
        self._seek_timer.stop()
        self._clock.stop()
        self._end_timer.stop()
        for deck in (self._deck, self._other):
            if deck is not None:
                deck.pause()

    def _move(self, frame: int) -> None:
        self._frame = frame
        self.playhead_changed.emit(frame)

    # Following the settings

    def _on_rate(self, before: float) -> None:
        if not self._playing:
            return
        if self._silent or self._clock.running or self.rate < 0:
            self._go()
        elif self._deck is not None:
            self._deck.set_rate(self.rate)

    def _on_route(self) -> None:
        if self._playing:
            entry = self.route.entry(self._frame)
            if entry != self._frame:
                self.seek_frame(entry)
            else:
                self._part = self.route.part_of(self._frame) or 0
                self._end_timer.stop()
                if not self._clock.running:
                    self._cue_next()

    def _on_sound(self) -> None:
        for deck in (self._deck, self._other):
            if deck is not None:
                deck.set_sound(self.muted, self.volume)

    # Decks and pictures

    def _made_deck(self) -> Deck:
        """A player on the open file; made when first needed, for opening a file should be quick."""
        assert self._info is not None
        deck = Deck(self._info, self.muted, self.volume, self)
        deck.shown.connect(self._on_shown)
        deck.ended.connect(self._on_ended)
        deck.failed.connect(self._on_deck_failed)
        return deck

    def _release_decks(self) -> None:
        decks = (self._deck, self._other)
        self._deck = self._other = None
        for deck in decks:
            if deck is not None:
                deck.release()

    @Slot(int, QImage)
    def _on_exact_picture(self, frame: int, image: QImage) -> None:
        if not self._playing or self._clock.running or self._exactly:
            self.picture_changed.emit(image)

    @Slot()
    def _on_no_picture(self) -> None:
        """The file cannot be read any more."""
        if self._clock.running:
            self.pause()

    @Slot()
    def _on_ended(self) -> None:
        if self._info is None or not self._playing or self.sender() is not self._deck or self._clock.running:
            return
        if self._deck is not None and self._deck.pictures == 0 and self._info.end - self.time > 1:
            self._go_silent("no picture of it could be decoded")
        elif self.route.beside(self._part, +1) is not None:
            self._on_end_of_part()
        else:
            self._move_to_last()

    def _move_to_last(self) -> None:
        """The file is over: stop on the last frame, which the sink may have passed over."""
        assert self._info is not None
        self._halt()
        self.seek_frame(len(self._info.frames) - 1)
        self._loader.request_frame(self._frame)
        self.playing_changed.emit(False)

    @Slot(str)
    def _on_deck_failed(self, text: str) -> None:
        if self.sender() in (self._deck, self._other):  # and not one that was let go of meanwhile
            self._go_silent(text)

    def _go_silent(self, reason: str) -> None:
        """Go on with pictures alone, from now on and for this file."""
        if self._silent:
            return
        self._release_decks()
        self._silent = True
        self.problem.emit(reason)
        if self._playing:
            self._go()
