"""Several files at once: the first is opened, the others wait, and none of them is forgotten."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from tests.gui.conftest import Desk
from vsum_desktop.app.state import Phase
from vsum_desktop.app.video_queue import VideoQueue


@pytest.fixture
def videos(film: Path, tmp_path: Path) -> list[Path]:
    """Four films in a folder, in order of their names."""
    folder = tmp_path / "films"
    folder.mkdir()
    for name in ("a & b.mp4", "c.mkv", "d.mp4", "e.mp4"):
        os.link(film, folder / name)
    return sorted(folder.iterdir())


@pytest.fixture
def desk(make_desk: Callable[..., Desk], film_cache: Path) -> Desk:
    return make_desk(cache=film_cache)


def _drop(desk: Desk, *paths: Path) -> None:
    """Let files go over the window, and wait for what comes of it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place, copy = QPoint(300, 300), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for event in (QDragEnterEvent(place, copy, data, left, none), QDropEvent(QPointF(place), copy, data, left, none)):
        QApplication.sendEvent(desk.window, event)
        assert event.isAccepted()
    desk.settle()


def _next(desk: Desk) -> None:
    QTest.mouseClick(desk.window.status.next, Qt.MouseButton.LeftButton)
    desk.settle()


def _shown(desk: Desk) -> tuple[str, int]:
    """The name of the open file, and how many wait."""
    path = desk.session.path
    return path.name if path is not None else "", len(desk.window.queue_view.waiting)


def _answer(desk: Desk, role: QMessageBox.ButtonRole) -> None:
    box = desk.window.project_view.question
    assert box is not None
    button = next(button for button in box.buttons() if box.buttonRole(button) == role)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    desk.settle()


def test_the_order_in_which_they_came_each_once():
    queue = VideoQueue()
    queue.add(map(Path, "bca"))
    queue.add(map(Path, "adbd"))
    assert "".join(map(str, queue.waiting)) == "bcad"
    queue.drop(Path("c"))
    queue.drop(Path("x"))
    queue.add([Path("c")])
    assert "".join(map(str, queue.waiting)) == "badc"
    queue.clear()
    assert not queue.waiting


def test_the_first_opens_and_the_others_wait_for_their_turn(desk: Desk, videos: list[Path]):
    action, status = desk.window.actions_["next_video"], desk.window.status
    assert not action.isEnabled()
    assert not status.next.isVisible()
    _drop(desk, videos[2], videos[0], videos[1])
    assert desk.session.phase is Phase.READY
    assert _shown(desk) == ("d.mp4", 2)
    assert status.waiting.text() == "2 more videos wait"
    assert "Ctrl+N" in status.next.toolTip()
    _next(desk)
    assert desk.session.phase is Phase.READY
    assert _shown(desk) == ("a & b.mp4", 1)
    assert status.waiting.text() == "1 more video waits"
    QTest.keyClick(desk.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert _shown(desk) == ("c.mkv", 0)
    assert not action.isEnabled()
    assert not status.next.isVisible()
    assert not status.waiting.isVisible()


def test_one_file_is_opened_and_more_go_behind_those_that_wait(desk: Desk, videos: list[Path]):
    _drop(desk, *videos[:2])
    _drop(desk, videos[2])
    assert _shown(desk) == ("d.mp4", 1)
    _drop(desk, videos[0], videos[3])
    assert desk.window.queue_view.waiting == (videos[1], videos[3])
    _drop(desk, videos[1])
    assert desk.window.queue_view.waiting == (videos[3],)


def test_a_folder_gives_its_own_videos_by_name(desk: Desk, videos: list[Path], tmp_path: Path):
    folder = videos[0].parent
    (folder / "notes.txt").touch()
    below = folder / "b.mp4"  # a folder, whatever its name says
    below.mkdir()
    os.link(videos[0], below / "deep.mp4")
    empty = tmp_path / "leer"
    empty.mkdir()
    _drop(desk, empty, folder)
    assert desk.session.path == videos[0]
    assert desk.window.queue_view.waiting == tuple(videos[1:])
    assert desk.window.queue_view.refused.sentence.text() == "There is no video in “leer”."
    _next(desk)
    assert not desk.window.queue_view.refused.isVisible()
    _drop(desk, empty)
    assert desk.window.queue_view.refused.isVisible()
    assert _shown(desk) == ("c.mkv", 2)


def test_several_may_be_chosen(desk: Desk, videos: list[Path], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path) for path in videos], ""))
    desk.window.actions_["open"].trigger()
    desk.settle()
    assert _shown(desk) == ("a & b.mp4", 3)


def test_unsaved_changes_are_asked_about(desk: Desk, videos: list[Path]):
    _drop(desk, *videos[:2])
    desk.session.pin(desk.session.analysis.shots.interval(0, desk.session.video.frames))
    _next(desk)
    assert _shown(desk) == ("a & b.mp4", 1)
    _answer(desk, QMessageBox.ButtonRole.RejectRole)
    _drop(desk, *videos[2:])
    _answer(desk, QMessageBox.ButtonRole.RejectRole)
    assert _shown(desk) == ("a & b.mp4", 1)
    assert desk.session.edits.pins
    _next(desk)
    _answer(desk, QMessageBox.ButtonRole.DestructiveRole)
    assert _shown(desk) == ("c.mkv", 0)
    assert not desk.session.edits.pins


def test_what_is_no_video_makes_room_for_the_next(desk: Desk, videos: list[Path], tmp_path: Path):
    text, project = tmp_path / "notes.txt", tmp_path / "broken.vsum.json"
    text.write_text("no video")
    project.write_text("{")
    strip = desk.window.queue_view.refused
    _drop(desk, videos[0], text, videos[1], text.with_name("gone.mp4"), project, videos[2])
    _next(desk)
    assert _shown(desk) == ("c.mkv", 3)
    assert desk.session.phase is Phase.READY
    assert strip.isVisible()
    assert "notes.txt" in strip.sentence.text()
    _next(desk)
    assert _shown(desk) == ("d.mp4", 0)
    assert desk.session.phase is Phase.READY
    assert strip.sentence.text() == "2 files could not be opened."
    for name in ("gone.mp4", project.name):
        assert name in strip.details.text.toPlainText()
    assert not desk.window.notice.isVisible()


def test_the_last_one_and_a_single_one_are_refused_as_any_file(desk: Desk, videos: list[Path], tmp_path: Path):
    text = tmp_path / "notes.txt"
    text.write_text("no video")
    _drop(desk, *videos[:2])
    _drop(desk, text)
    assert desk.window.centre.currentWidget() is desk.window.failure
    assert _shown(desk) == ("notes.txt", 1)
    _drop(desk, videos[0], text)
    _next(desk)
    _next(desk)
    assert desk.window.centre.currentWidget() is desk.window.failure
    assert "notes.txt" in desk.window.failure.sentence.text()
    assert not desk.window.queue_view.refused.isVisible()


def test_the_menu_lets_one_be_chosen_or_all_be_dropped(desk: Desk, videos: list[Path]):
    menu = desk.window.actions_.menus["waiting"]
    assert not menu.menuAction().isEnabled()
    _drop(desk, *videos)
    assert menu.menuAction().isEnabled()
    assert desk.window.status.waiting.menu() is menu
    menu.aboutToShow.emit()
    rows = menu.actions()
    assert [row.data() for row in rows[:-2]] == [str(path) for path in videos[1:]]
    rows[1].trigger()
    desk.settle()
    assert _shown(desk) == ("d.mp4", 2)
    assert desk.window.queue_view.waiting == (videos[1], videos[3])
    menu.aboutToShow.emit()
    menu.actions()[-1].trigger()
    assert _shown(desk) == ("d.mp4", 0)
    assert not menu.menuAction().isEnabled()
    assert not desk.window.actions_["next_video"].isEnabled()


def test_a_long_queue_has_a_short_menu_and_whole_names(desk: Desk, videos: list[Path], tmp_path: Path):
    many = [tmp_path / f"{number:02}.mp4" for number in range(22)]
    _drop(desk, videos[1], videos[0], *many)
    menu = desk.window.actions_.menus["waiting"]
    menu.aboutToShow.emit()
    texts = [action.text() for action in menu.actions()]
    assert texts[0].startswith("a && b.mp4")
    assert texts[20] == "… and 3 more"
    assert len(texts) == 23
