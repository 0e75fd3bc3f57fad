"""What tests of projects do over and over."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from tests.gui.conftest import Desk
from vsum_desktop.core.edits import Budget


def edit(desk: Desk) -> None:
    """Decide a few things."""
    desk.ask("red")
    desk.session.set_budget(Budget.parse("30%"))
    desk.session.end_drag()
    shots, frames = desk.session.analysis.shots, desk.session.video.frames
    desk.session.pin(shots.interval(0, frames))
    desk.session.ban(shots.interval(1, frames))
    desk.playback.seek_frame(100)
    desk.settle()


def save(desk: Desk, names: dict[str, str], path: Path) -> None:
    names["save"] = str(path)
    desk.window.actions_["save"].trigger()
    desk.settle()


def answer(desk: Desk, role: QMessageBox.ButtonRole) -> None:
    """Press a button of the question about unsaved edits."""
    box = desk.window.project_view.question
    assert box is not None
    assert box.isVisible()
    button = next(button for button in box.buttons() if box.buttonRole(button) == role)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
