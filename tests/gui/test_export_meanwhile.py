"""Another video while an export runs: it opens at once, and the export goes on and is told of."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from tests.gui.conftest import Desk
from vsum_desktop.app.state import ExportPhase, Phase
from vsum_desktop.core.jobs import JobContext, Progress
from vsum_desktop.media.probe import probe
from vsum_desktop.pipeline.services import Services


@dataclass(frozen=True)
class _Hold:
    """Keeps the thread of exports busy until it is let go."""

    over: threading.Event = field(default_factory=threading.Event)

    def run(self, services: Services, context: JobContext) -> None:
        self.over.wait(120)


@pytest.fixture
def other(film: Path, tmp_path: Path) -> Path:
    """Another video of the same content."""
    path = tmp_path / "another.mp4"
    os.link(film, path)
    return path


@pytest.fixture
def held(ready: Desk, tmp_path: Path) -> Iterator[_Hold]:
    """An export that is under way for as long as the test likes."""
    hold = _Hold()
    ready.window.workspace.exports.submit(hold)
    ready.window.query.export.click()
    panel = ready.window.summary.export
    (tmp_path / "out").mkdir()
    panel.folder.setText(str(tmp_path / "out"))
    panel.name.setText("holiday")
    panel.export.click()
    yield hold
    hold.over.set()


def test_it_opens_at_once_and_the_export_goes_on(ready: Desk, held: _Hold, other: Path, tmp_path: Path):
    window, export = ready.window, ready.window.workspace.export
    length = ready.session.solution.summary.duration
    window.summary.hide_export()
    window.open_path(other)
    ready.until(lambda: ready.session.path == other and ready.session.phase is Phase.READY)
    assert export.state.phase is ExportPhase.RUNNING
    assert window.status.export.isVisible()
    assert "holiday" in window.status.export.text()
    held.over.set()
    ready.until(lambda: export.state.phase is ExportPhase.DONE)
    ready.settle()
    assert abs(probe(tmp_path / "out" / "holiday.mp4").duration - length) < 0.1
    assert not window.status.export.isVisible()
    assert "holiday" in window.work_view.written.sentence.text()
    window.work_view.written.retry.click()
    assert window.summary.exporting
    assert window.summary.export.outcome.isVisible()
    assert window.work_view.written.isHidden()


def test_what_is_seen_on_its_page_is_not_told_again(ready: Desk, held: _Hold, other: Path):
    window, panel = ready.window, ready.window.summary.export
    window.summary.hide_export()
    window.status.export.click()
    assert panel.running.whole() == "Exporting holiday"
    held.over.set()
    ready.until(lambda: window.workspace.export.state.phase is ExportPhase.DONE)
    assert window.work_view.written.isHidden()


def test_the_title_tells_of_the_analysis_before_the_export(ready: Desk, held: _Hold):
    window = ready.window
    name = window.windowTitle()
    window.workspace.export.progressed.emit(Progress("export", 1, 5, 8))
    assert window.work_view.percent == 20
    assert window.status.export.text() == "holiday · Writing the video · 20 % · 8 s left"
    ready.session.progress_changed.emit(Progress("encode", 3, 10))
    assert window.work_view.percent == 30
    ready.session.progress_changed.emit(None)
    assert window.work_view.percent == 20
    held.over.set()
    ready.until(lambda: window.workspace.export.state.phase is ExportPhase.DONE)
    assert window.windowTitle() == name


def test_a_window_that_closes_asks_and_then_ends_it(ready: Desk, held: _Hold, tmp_path: Path):
    window, roles = ready.window, QMessageBox.ButtonRole
    for role in (roles.RejectRole, roles.DestructiveRole):
        window.close()
        assert window.isVisible()
        assert window.workspace.export.state.phase is ExportPhase.RUNNING
        box = window.question
        assert box is not None
        if role == roles.DestructiveRole:
            held.over.set()
        next(button for button in box.buttons() if box.buttonRole(button) == role).click()
    assert not window.isVisible()
    assert not window.workspace.exports.busy
    assert {path.name for path in (tmp_path / "out").iterdir()} <= {"holiday.mp4"}


def test_a_failure_that_nobody_watches_is_told(ready: Desk, held: _Hold, tmp_path: Path):
    window = ready.window
    window.summary.hide_export()
    (tmp_path / "out").rmdir()
    held.over.set()
    ready.until(lambda: window.workspace.export.state.phase is ExportPhase.FAILED)
    assert "holiday.mp4 could not be written" in window.work_view.written.sentence.text()
