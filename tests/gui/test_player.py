"""The player: exact paused frames, keys, playback, and the summary alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QAudioBufferOutput, QMediaPlayer

from tests.gui.conftest import Desk
from tests.media_factory import PLAIN, read_number
from vsum_desktop.app.route import Loop
from vsum_desktop.app.state import ExportPlan
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
    transport = desk.window.player.transport
    desk.qtbot.keyClicks(desk.window, "<<")
    assert desk.playback.rate == 0.5
    assert transport.rate.text() == "0.5×"
    desk.qtbot.keyClicks(desk.window, ">>>>>>>>>>")
    assert desk.playback.rate == 4.0
    transport.rate.menu().actions()[-1].trigger()
    assert desk.playback.rate == 0.25


def test_l_and_j_play_both_ways(ready: Desk):
    playback = ready.playback
    _key(ready, Qt.Key.Key_L)
    assert playback.playing
    assert playback.rate == 1.0
    ready.qtbot.keyClick(ready.window, Qt.Key.Key_L)
    assert playback.rate == 1.5
    ready.until(lambda: playback.frame > 20)
    ready.qtbot.keyClick(ready.window, Qt.Key.Key_J)
    assert playback.rate == 1.0
    ready.qtbot.keyClick(ready.window, Qt.Key.Key_J)
    assert playback.rate == -1.0
    assert ready.window.player.transport.rate.text() == "−1×"
    ready.qtbot.keyClick(ready.window, Qt.Key.Key_J)
    seen: list[int] = []
    playback.playhead_changed.connect(seen.append)
    ready.until(lambda: not playback.playing)
    assert playback.frame == 0
    assert seen == sorted(seen, reverse=True)
    assert playback.rate == 1.0
    ready.settle()


def test_backwards_from_the_end(ready: Desk):
    ready.playback.seek_frame(499)
    ready.qtbot.keyClick(ready.window, Qt.Key.Key_J)
    ready.until(lambda: ready.playback.frame < 480)
    ready.qtbot.keyClick(ready.window, Qt.Key.Key_K)
    assert not ready.playback.playing
    ready.settle()


def test_the_marked_span_goes_round(ready: Desk):
    playback = ready.playback
    playback.seek_frame(100)
    _key(ready, Qt.Key.Key_I)
    playback.seek_frame(114)
    _key(ready, Qt.Key.Key_O)
    playback.set_loop(Loop.MARKS)
    shown: list[int] = []
    joins: list[float] = []
    playback.joined.connect(joins.append)
    playback.seek_frame(300)
    playback.playhead_changed.connect(shown.append)
    _key(ready, Qt.Key.Key_Space)
    ready.until(lambda: len(joins) >= 2)
    _key(ready, Qt.Key.Key_Space)
    assert set(shown) <= set(range(100, 115))
    ready.window.workspace.marks.clear()
    assert not playback.route.repeats


def test_repeating_goes_round_what_there_is(ready: Desk):
    playback = ready.playback
    for loop in (Loop.WHOLE, Loop.CLIP, Loop.OFF):
        _key(ready, Qt.Key.Key_R)
        assert playback.loop is loop
    playback.set_marked(Interval(Fraction(2), Fraction(3)))
    _key(ready, Qt.Key.Key_R)
    _key(ready, Qt.Key.Key_R)
    assert playback.loop is Loop.MARKS
    playback.set_loop(Loop.WHOLE)
    playback.seek_frame(490)
    _key(ready, Qt.Key.Key_Space)
    ready.until(lambda: 0 < playback.frame < 100)
    _key(ready, Qt.Key.Key_Space)


def _two_clips(desk: Desk) -> list[tuple[int, int]]:
    table = desk.session.video.frames
    spans = [Interval(table.time(first), table.time(stop)) for first, stop in ((50, 75), (300, 325))]
    desk.session.pin(*spans)
    desk.session.set_budget(Budget.of_seconds(2))
    desk.session.reorder(spans[::-1])
    desk.settle()
    return [clip.frames for clip in desk.session.solution.summary.clips]


def test_the_summary_is_played_in_the_order_that_export_writes(ready: Desk, tmp_path):
    assert _two_clips(ready) == [(300, 325), (50, 75)]
    shown: list[int] = []
    ready.playback.seek_frame(300)
    ready.playback.playhead_changed.connect(shown.append)
    ready.window.player.transport.summary.click()
    ready.until(lambda: not ready.playback.playing)
    assert set(shown) <= {*range(300, 325), *range(50, 75)}
    first = [frame for frame in shown if frame >= 300]
    assert shown == [*first, *shown[len(first) :]]
    assert shown[-1] == 74
    assert min(shown) < 62
    ready.settle()
    ready.window.workspace.export.export(ready.session.solution, ExportPlan(("json",), tmp_path / "summary", overwrite=False))
    ready.settle()
    written = json.loads((tmp_path / "summary.json").read_text(encoding="utf-8"))
    assert [clip["start"] for clip in written["summary"]["clips"]] == [12.0, 2.0]


def test_the_summary_is_heard_without_what_lies_between(ready: Desk):
    """Sound through a buffer output, which needs no device."""
    _two_clips(ready)
    ready.playback.seek_frame(300)
    ready.playback.set_summary_only(True)
    heard: list[tuple[int, int]] = []

    def listen(player: QMediaPlayer) -> None:
        output = QAudioBufferOutput(player)
        output.audioBufferReceived.connect(lambda block: heard.append((block.startTime(), block.duration())))
        player.setAudioBufferOutput(output)

    ready.playback.play()
    players = ready.playback.findChildren(QMediaPlayer)
    assert len(players) == 2
    for player in players:
        listen(player)
    ready.until(lambda: not ready.playback.playing)
    ready.settle()
    assert heard
    slack = 0.35  # what is decoded ahead of what is heard
    spans = ((12.0, 13.0), (2.0, 3.0))
    for start, _ in heard:
        assert any(begin - slack <= start / 1e6 <= end + slack for begin, end in spans)
    assert {next(number for number, (begin, end) in enumerate(spans) if begin - slack <= start / 1e6 <= end + slack)
            for start, _ in heard} == {0, 1}  # fmt: skip


def test_sound_is_remembered(make_desk: Callable[..., Desk]):
    first = make_desk()
    first.playback.set_volume(0.25)
    first.playback.set_muted(True)
    first.window.close()
    second = make_desk()
    assert second.playback.volume == 0.25
    assert second.playback.muted
    assert second.window.player.transport.volume.value() == 5


def test_sound(ready: Desk):
    playback, transport = ready.playback, ready.window.player.transport
    _key(ready, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert playback.volume == pytest.approx(0.9)
    assert transport.volume.value() == 18
    _key(ready, Qt.Key.Key_M, Qt.KeyboardModifier.ShiftModifier)
    assert playback.muted
    assert transport.mute.accessibleName() == "Sound on"
    transport.volume.setValue(10)
    assert playback.volume == 0.5
    assert not playback.muted
    assert not ready.window.actions_["mute"].isChecked()


def test_scrubbing_while_playing_goes_where_the_hand_stops(ready: Desk):
    playback = ready.playback
    playback.play()
    ready.until(lambda: playback.frame > 2)
    for frame in range(100, 300, 10):
        playback.seek_frame(frame)
    assert playback.frame == 290
    ready.until(lambda: playback.frame > 295)
    assert playback.frame < 400
    playback.pause()
    ready.settle()


def test_a_far_jump_shows_a_thumbnail_until_the_frame_is_there(ready: Desk):
    ready.window.workspace.pictures.thumbnail(400)
    ready.settle()
    sizes: list[int] = []
    ready.playback.picture_changed.connect(lambda image: sizes.append(image.width()))
    for seconds in (5, 10, 13, 16):
        ready.playback.user_seek(seconds)
    ready.settle()
    assert len(sizes) > 1
    assert ready.window.player.picture.image.width() == ready.session.video.video.width
    assert ready.playback.frame == 400


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
