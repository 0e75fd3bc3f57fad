"""Projects written: again, elsewhere, slowly, not at all; and what is autosaved meanwhile."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from tests.gui.conftest import Desk
from tests.gui.project_kit import answer, edit, save
from vsum_desktop.app.state import Phase
from vsum_desktop.core.edits import Budget
from vsum_desktop.pipeline.project import read_project
from vsum_desktop.pipeline.project_files import locate


def test_saving_again_asks_nothing_and_keeps_unknown_keys(ready: Desk, names, tmp_path: Path):
    path = tmp_path / "a.vsum.json"
    save(ready, names, path)
    document = json.loads(path.read_text("utf-8"))
    document["colour"] = {"note": "warm"}
    path.write_text(json.dumps(document), "utf-8")
    ready.window.open_path(path)
    ready.until(lambda: ready.session.phase is Phase.READY)
    ready.settle()
    names["save"] = ""
    ready.session.set_budget(Budget.parse("50%"))
    ready.window.actions_["save"].trigger()
    ready.settle()
    document = json.loads(path.read_text("utf-8"))
    assert document["colour"] == {"note": "warm"}
    assert document["budget"] == "50%"
    assert ready.window.status.saved.text() == "Saved"


def test_a_project_gets_its_ending(ready: Desk, names, tmp_path: Path):
    save(ready, names, tmp_path / "plain.json")
    assert (tmp_path / "plain.vsum.json").is_file()
    assert not (tmp_path / "plain.json").exists()


def test_a_folder_that_refuses_is_told_and_nothing_counts_as_saved(ready: Desk, names, tmp_path: Path):
    edit(ready)
    projects = ready.window.workspace.projects
    projects._timer.start(0)
    ready.until(lambda: ready.window.status.saved.text() == "Autosaved")
    (tmp_path / "file").touch()
    save(ready, names, tmp_path / "file" / "a.vsum.json")
    assert ready.window.notice.isVisible()
    assert ready.window.isWindowModified()
    assert projects.path is None
    assert projects._timer.isActive(), "what comes later is autosaved too"
    (side,) = (tmp_path / "state" / "autosave").iterdir()
    assert read_project(next(side.glob("*.json"))).query == "red", "what was autosaved is all there is"


@pytest.mark.parametrize("refused", [False, True])
def test_a_slow_save_says_nothing_of_the_next_video(ready: Desk, video: Path, tmp_path: Path, refused: bool):
    projects, disk, held = ready.window.workspace.projects, ready.window.workspace.disk, threading.Event()
    ready.session.set_budget(Budget.parse("30%"))
    ready.session.end_drag()
    (tmp_path / "file").touch()
    disk.run(held.wait)
    path = tmp_path / ("file" if refused else "folder") / "a.vsum.json"
    try:
        projects.save(path)
        ready.window.open_path(video)
    finally:
        held.set()
    ready.settle()
    assert path.exists() != refused
    assert projects.path is None
    assert not projects.modified
    projects.save(tmp_path / "b.vsum.json")
    ready.settle()
    saved = read_project(tmp_path / "b.vsum.json")
    assert saved.media.absolute == video
    assert locate(saved, tmp_path / "b.vsum.json").same


def test_what_was_saved_elsewhere_meanwhile_is_not_overwritten(ready: Desk, names, tmp_path: Path):
    path = tmp_path / "a.vsum.json"
    save(ready, names, path)
    ready.session.set_budget(Budget.parse("30%"))
    save(ready, names, path)
    assert read_project(path).edits.budget == Budget.parse("30%"), "saving again is saving again"
    other = path.read_text("utf-8").replace("30%", "45%")
    path.write_text(other, "utf-8")
    ready.session.set_budget(Budget.parse("20%"))
    save(ready, names, path)
    assert path.read_text("utf-8") == other
    assert "changed elsewhere" in ready.window.notice.sentence.text()
    assert ready.window.isWindowModified()
    names["save"] = str(tmp_path / "b.vsum.json")
    ready.window.actions_["save_as"].trigger()
    ready.settle()
    assert read_project(tmp_path / "b.vsum.json").edits.budget == Budget.parse("20%")


def test_work_on_a_video_that_went_is_kept_all_the_same(ready: Desk, names, video: Path, tmp_path: Path):
    ready.open(video)
    video.unlink()
    ready.session.set_budget(Budget.parse("30%"))
    ready.window.workspace.projects._timer.start(0)
    ready.until(lambda: ready.window.status.saved.text() == "Autosaved")
    save(ready, names, tmp_path / "a.vsum.json")
    assert read_project(tmp_path / "a.vsum.json").edits.budget == Budget.parse("30%")
    assert not ready.window.isWindowModified()


def test_autosaves_go_once_they_are_not_needed(ready: Desk, names, tmp_path: Path):
    folder = tmp_path / "state" / "autosave"
    edit(ready)
    ready.window.workspace.projects._timer.start(0)
    ready.until(lambda: ready.window.status.saved.text() == "Autosaved")
    (side,) = folder.iterdir()
    assert read_project(next(side.glob("*.json"))).query == "red"
    save(ready, names, tmp_path / "a.vsum.json")
    assert list(folder.iterdir()) == []
    ready.session.set_budget(Budget.parse("50%"))
    ready.window.workspace.projects._timer.start(0)
    ready.until(lambda: list(folder.iterdir()))
    ready.settle()
    ready.window.close()
    answer(ready, QMessageBox.ButtonRole.DestructiveRole)
    assert list(folder.iterdir()) == []
    assert read_project(tmp_path / "a.vsum.json").edits.budget == Budget.parse("30%")
