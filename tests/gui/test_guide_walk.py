"""The guide's walk "by keyboard alone", step by step: nothing here touches a mouse or calls a controller to change anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from tests.gui.conftest import Desk
from vsum_desktop.app.state import ExportPhase
from vsum_desktop.pipeline.project import read_project

Key, Mod = Qt.Key, Qt.KeyboardModifier


class Keyboard:
    """Presses keys where the focus is, as the system does."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.desk.window

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = Mod.NoModifier) -> None:
        for key in keys:
            QTest.keyClick(self.focus(), key, held)
            self.desk.settle()

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focus(), text)


class SaveDialog(QObject):
    """Types a name into the file dialog once it is there, and confirms."""

    def __init__(self, target: Path) -> None:
        super().__init__()
        self._target = target
        self.seen = False
        self.timer = QTimer(self, interval=20)
        self.timer.timeout.connect(self._look)
        self.timer.start()

    @Slot()
    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            self.seen = True
            name = dialog.findChild(QLineEdit)
            assert name is not None
            if name.text() != str(self._target):
                name.selectAll()
                QTest.keyClicks(name, str(self._target))
            QTest.keyClick(name, Key.Key_Return)  # which does nothing before the dialog has looked into the folder
        elif self.seen:
            self.timer.stop()


@pytest.fixture
def keyboard(ready: Desk) -> Keyboard:
    ready.window.activateWindow()
    ready.qtbot.waitActive(ready.window)
    return Keyboard(ready)


def ask_for_red(keyboard: Keyboard) -> None:
    keyboard.press(Key.Key_Slash)
    keyboard.type("red")
    keyboard.press(Key.Key_Return)


def test_ask_look_and_listen(keyboard: Keyboard):
    desk = keyboard.desk
    ask_for_red(keyboard)
    assert desk.session.analysis.query == "red"
    assert desk.window.timeline.curves.data.get("relevance") is not None
    clips = desk.session.solution.summary.clips
    keyboard.press(Key.Key_Down)
    assert desk.playback.time == clips[0].interval.start
    QTest.keyClick(keyboard.focus(), Key.Key_Space)
    desk.until(lambda: desk.playback.playing)
    QTest.keyClick(keyboard.focus(), Key.Key_Space)
    desk.until(lambda: not desk.playback.playing)
    keyboard.press(Key.Key_Home)
    assert desk.playback.frame == 0


def test_budget_pins_bans_and_undo(keyboard: Keyboard):
    desk = keyboard.desk
    ask_for_red(keyboard)
    before = desk.session.edits
    few = len(desk.session.solution.summary.clips)
    keyboard.press(Key.Key_BracketRight)
    assert len(desk.session.solution.summary.clips) > few
    keyboard.press(Key.Key_Z, held=Mod.ControlModifier)
    assert desk.session.edits == before
    keyboard.press(Key.Key_Right, held=Mod.ControlModifier)
    keyboard.press(Key.Key_P)
    assert len(desk.session.edits.pins) == 1
    keyboard.press(Key.Key_Home, Key.Key_X)
    assert len(desk.session.edits.bans) == 1
    keyboard.press(Key.Key_Right, held=Mod.ControlModifier)
    keyboard.press(Key.Key_Right, Key.Key_Right, Key.Key_Right, held=Mod.ShiftModifier)
    keyboard.press(Key.Key_I)
    keyboard.press(Key.Key_Right, held=Mod.ShiftModifier)
    keyboard.press(Key.Key_O, Key.Key_P)
    assert len(desk.session.edits.pins) == 2
    marked = desk.session.edits.pins[1]
    assert 1 <= marked.length < 1.1
    keyboard.press(Key.Key_Escape)
    assert desk.window.workspace.marks.span is None
    while desk.session.edits != before:
        keyboard.press(Key.Key_Z, held=Mod.ControlModifier)


def test_trim_and_order(keyboard: Keyboard):
    desk = keyboard.desk
    ask_for_red(keyboard)
    keyboard.press(Key.Key_BracketRight, Key.Key_Home, Key.Key_Down)
    keyboard.press(*[Key.Key_Right] * 3)
    keyboard.press(Key.Key_Q)
    assert desk.session.edits.trims[0].interval.start == desk.playback.time
    keyboard.press(*[Key.Key_Right] * 25)
    keyboard.press(Key.Key_W)
    assert len(desk.session.edits.trims) == 1
    assert desk.session.edits.trims[0].interval.length >= 1
    keyboard.press(Key.Key_W, held=Mod.ShiftModifier)
    assert not desk.session.edits.trims
    order = [clip.interval for clip in desk.session.solution.summary.clips]
    assert len(order) > 1
    keyboard.press(Key.Key_Home, Key.Key_Down)
    keyboard.press(Key.Key_Down, held=Mod.AltModifier)
    moved = [clip.interval for clip in desk.session.solution.summary.clips]
    assert moved != order
    assert sorted(moved) == sorted(order)


def test_graph_project_and_export(keyboard: Keyboard, tmp_path: Path):
    desk = keyboard.desk
    ask_for_red(keyboard)
    keyboard.press(Key.Key_G)
    assert desk.window.graph_view.page.isVisible()
    keyboard.press(Key.Key_Right, Key.Key_Right, Key.Key_Return)
    assert desk.window.workspace.graph.focused is not None
    assert desk.playback.time > 0
    keyboard.press(Key.Key_G)
    assert desk.window.player.picture.isVisible()
    keyboard.press(Key.Key_E, held=Mod.ControlModifier)
    panel = desk.window.summary.export
    panel.folder.setText(str(tmp_path))
    keyboard.press(Key.Key_Return)
    desk.until(lambda: desk.window.workspace.export.state.phase is ExportPhase.DONE)
    assert panel.outcome.receipt.text().startswith("Exact:")
    keyboard.press(Key.Key_Escape)
    assert not desk.window.summary.exporting
    dialog = SaveDialog(tmp_path / "walk.vsum.json")
    keyboard.press(Key.Key_S, held=Mod.ControlModifier)
    desk.until(lambda: dialog.seen and (tmp_path / "walk.vsum.json").exists())
    dialog.timer.stop()
    assert read_project(tmp_path / "walk.vsum.json").query == "red"
