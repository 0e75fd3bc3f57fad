"""The player: exact paused frames, keys, playback, and the summary alone."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QMediaPlayer

from tests.gui.conftest import Desk
from tests.media_factory import PLAIN, read_number
from vsum_desktop.core.edits import Budget
from vsum_desktop.core.timing import Interval


def _number(image: QImage) -> int:
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    return read_number(rows[:, : 3 * rgb.width()].reshape(rgb.height(), rgb.width(), 3))


def _key(desk: Desk, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    desk.qtbot.keyClick(desk.window, key, modifier)
    desk.settle()


@pytest.mark.parametrize("name", ["plain", "vfr", "rotated90", "start_offset", "late_picture", "single_sync", "unicode"])
def test_a_paused_frame_is_that_frame(desk: Desk, media_factory, name):
    desk.open(media_factory(name))
    view = desk.window.player.picture
    for frame in (0, 37, 5, 6, 59, 58):
        desk.playback.seek_frame(frame)
        desk.settle()
        assert _number(view.image) == frame


def test_keys_move_the_playhead(desk: Desk, media_factory):
    desk.open(media_factory("plain"))
    view, playback = desk.window.player.picture, desk.playback
    steps = [
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, 1),
        (Qt.Key.Key_Period, Qt.KeyboardModifier.NoModifier, 2),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, 1),
        (Qt.Key.Key_Comma, Qt.KeyboardModifier.NoModifier, 0),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, 0),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier, 25),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier, 0),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier, 59),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier, 0),
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier, 59),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier, 0),
    ]
    for key, modifier, frame in steps:
        _key(desk, key, modifier)
        assert playback.frame == frame
        assert _number(view.image) == frame
    assert desk.window.player.transport.clock.text() == "00:00:00:00"


def test_up_and_down_go_from_clip_to_clip(ready: Desk):
    ready.session.set_budget(Budget.of_share(0.5))
    ready.settle()
    starts = [clip.frames[0] for clip in ready.session.solution.summary.clips]
    assert len(starts) > 1
    visited = []
    ready.window.setFocus()
    while ready.playback.frame < starts[-1]:
        _key(ready, Qt.Key.Key_Down)
        visited.append(ready.playback.frame)
    assert visited == [start for start in starts if start > 0]
    _key(ready, Qt.Key.Key_Up)
    assert ready.playback.frame == starts[-2]


def test_letters_belong_to_the_query_while_it_has_the_focus(ready: Desk):
    _key(ready, Qt.Key.Key_Slash)
    edit = ready.window.query.edit
    assert edit.hasFocus()
    ready.qtbot.keyClicks(edit, "plain kjl,.")
    assert edit.text() == "plain kjl,."
    assert not ready.playback.playing
    assert ready.playback.frame == 0
    ready.qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert edit.text() == ""
    ready.settle()
    assert ready.session.analysis.query is None


AV1 = replace(
    PLAIN, name="av1.mkv", codec="libsvtav1", b_frames=0, time_base=Fraction(1, 1000), options=(("preset", "12"), ("crf", "20"))
)


@pytest.mark.qt_log_ignore("AV1", "av1", "Failed to", "hardware", "codec")
@pytest.mark.parametrize("video", ["plain", "ten_bit", "transport", "silent", AV1], ids=["plain", "ten", "ts", "silent", "av1"])
def test_playing_moves_the_playhead_and_ends_on_the_last_frame(desk: Desk, media_factory, video):
    desk.open(media_factory(video))
    seen: list[int] = []
    desk.playback.playhead_changed.connect(seen.append)
    pictures: list[int] = []
    desk.playback.picture_changed.connect(lambda image: pictures.append(_number(image)))
    _key(desk, Qt.Key.Key_Space)
    assert desk.playback.playing
    assert desk.window.player.transport.play.accessibleName() == "Pause"
    desk.until(lambda: not desk.playback.playing)
    desk.settle()
    assert desk.playback.frame == 59
    assert _number(desk.window.player.picture.image) == 59
    assert seen == sorted(seen)
    assert len(seen) > 10
    assert len(set(pictures)) > 5


def test_playing_from_the_middle(desk: Desk, media_factory):
    desk.open(media_factory("plain"))
    desk.playback.seek_frame(30)
    desk.settle()
    pictures: list[int] = []
    desk.playback.picture_changed.connect(lambda image: pictures.append(_number(image)))
    _key(desk, Qt.Key.Key_K)
    desk.until(lambda: not desk.playback.playing)
    desk.settle()
    assert set(pictures) <= set(range(30, 60))
    assert len(set(pictures)) > 5


def test_what_qt_cannot_decode_plays_by_our_own_clock(ready: Desk):
    """The way that a file goes for which Qt's player reports an error."""
    ready.playback.play()
    ready.until(lambda: ready.playback.frame > 2)
    ready.window.workspace.playback.findChild(QMediaPlayer).errorOccurred.emit(QMediaPlayer.Error.FormatError, "no decoder")
    ready.until(lambda: ready.window.notice.isVisible())
    assert "without sound" in ready.window.notice.sentence.text()
    assert "no decoder" in ready.window.notice.details.text.toPlainText()
    frame = ready.playback.frame
    ready.until(lambda: ready.playback.frame > frame + 10)
    ready.playback.set_rate(4.0)
    ready.playback.seek_frame(490)
    ready.until(lambda: not ready.playback.playing)
    assert ready.playback.frame == 499
    ready.settle()


def test_pausing_shows_the_exact_frame_under_the_playhead(desk: Desk, media_factory):
    desk.open(media_factory("vfr"))
    _key(desk, Qt.Key.Key_K)
    desk.until(lambda: desk.playback.frame > 8)
    _key(desk, Qt.Key.Key_K)
    assert not desk.playback.playing
    assert _number(desk.window.player.picture.image) == desk.playback.frame


def test_speed(desk: Desk, media_factory):
    desk.open(media_factory("plain"))
    _key(desk, Qt.Key.Key_L)
    assert desk.playback.rate == 1.25
    assert desk.window.player.transport.rate.text() == "1.25×"
    _key(desk, Qt.Key.Key_J)
    _key(desk, Qt.Key.Key_J)
    assert desk.playback.rate == 0.75


def test_playing_the_summary_shows_only_its_frames(ready: Desk):
    table = ready.session.video.frames
    for first, stop in ((50, 75), (300, 325)):
        ready.session.pin(Interval(table.time(first), table.time(stop)))
    ready.session.set_budget(Budget.of_seconds(2))
    ready.settle()
    clips = [clip.frames for clip in ready.session.solution.summary.clips]
    assert clips == [(50, 75), (300, 325)]
    shown: list[int] = []
    ready.playback.playhead_changed.connect(shown.append)
    ready.window.player.transport.summary.click()
    assert ready.playback.playing
    ready.until(lambda: not ready.playback.playing)
    inside = {frame for first, stop in clips for frame in range(first, stop)}
    assert set(shown) <= inside
    assert min(shown) == 50
    assert max(shown) >= 320
    ready.settle()


def test_a_click_on_the_picture_plays_and_pauses(ready: Desk):
    view = ready.window.player.picture
    ready.qtbot.mouseClick(view, Qt.MouseButton.LeftButton)
    assert ready.playback.playing
    ready.qtbot.mouseClick(view, Qt.MouseButton.LeftButton)
    assert not ready.playback.playing
    ready.settle()
