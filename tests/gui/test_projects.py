"""Projects in the window: saved, opened, moved, recovered after a crash; and nothing lost on the way out."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from tests.gui.conftest import Desk
from tests.gui.project_kit import answer, edit, save
from vsum_desktop.app.state import Phase
from vsum_desktop.core.edits import Budget
from vsum_desktop.core.timing import Interval
from vsum_desktop.pipeline.project import read_project

ROOT = Path(__file__).resolve().parents[2]


def _clips(desk: Desk) -> list[Interval]:
    return [clip.interval for clip in desk.session.solution.summary.clips]


def test_everything_decided_comes_back(make_desk: Callable[..., Desk], film_cache: Path, video: Path, names, tmp_path: Path):
    path = tmp_path / "cut.vsum.json"
    first = make_desk(cache=film_cache)
    first.open(video)
    edit(first)
    assert first.window.isWindowModified()
    save(first, names, path)
    assert not first.window.isWindowModified()
    assert first.window.title.whole() == f"cut.vsum.json — {video.name}"
    document = json.loads(path.read_text("utf-8"))
    assert document["media"]["relative"] == f"filme/{video.name}"
    assert document["analysis"] == {"encoder": "vsum-mini", "scorer": "contrastive", "rate": 2}
    assert document["view"]["playhead"] == 4.0
    second = make_desk(cache=film_cache, scorer=None)
    second.window.open_path(path)
    second.until(lambda: second.session.phase is Phase.READY)
    second.settle()
    assert second.session.edits == first.session.edits
    assert second.session.queries == first.session.queries
    assert second.session.scorer == "contrastive"
    assert _clips(second) == _clips(first)
    assert second.playback.frame == 100
    assert not second.window.isWindowModified()
    assert not second.session.undo_stack.canUndo()


def test_undoing_to_what_was_saved_is_not_modified(ready: Desk, names, tmp_path: Path):
    edit(ready)
    save(ready, names, tmp_path / "a.vsum.json")
    ready.session.set_budget(Budget.parse("50%"))
    assert ready.window.isWindowModified()
    assert "[*]" in ready.window.windowTitle()
    ready.window.actions_["undo"].trigger()
    assert not ready.window.isWindowModified()


def test_the_question_on_opening_another(ready: Desk, names, film: Path, video: Path, tmp_path: Path):
    edit(ready)
    ready.window.open_path(video)
    assert ready.session.path == film
    answer(ready, QMessageBox.ButtonRole.RejectRole)
    assert ready.session.path == film
    assert ready.window.isWindowModified()
    ready.window.open_path(video)
    names["save"] = str(tmp_path / "a.vsum.json")
    answer(ready, QMessageBox.ButtonRole.AcceptRole)
    ready.until(lambda: ready.session.path == video and ready.session.phase is Phase.READY)
    ready.settle()
    assert read_project(tmp_path / "a.vsum.json").query == "red"
    assert ready.window.workspace.projects.path is None


def test_the_question_on_closing(ready: Desk):
    edit(ready)
    ready.window.close()
    assert ready.window.isVisible()
    answer(ready, QMessageBox.ButtonRole.RejectRole)
    assert ready.window.isVisible()
    ready.window.close()
    answer(ready, QMessageBox.ButtonRole.DestructiveRole)
    assert not ready.window.isVisible()


def test_nothing_is_asked_where_nothing_changed(ready: Desk):
    ready.window.close()
    assert not ready.window.isVisible()


def test_closing_the_video_leads_back_to_the_empty_window(ready: Desk):
    ready.window.actions_["close"].trigger()
    assert ready.session.phase is Phase.EMPTY
    assert ready.window.centre.currentWidget() is ready.window.empty
    assert ready.window.title.whole() == ""
    assert not ready.window.actions_["save"].isEnabled()
    ready.settle()


class TestMissing:
    @pytest.fixture
    def project(self, ready: Desk, names, video: Path, tmp_path: Path) -> Path:
        """A project whose video has gone elsewhere."""
        ready.open(video)
        edit(ready)
        path = tmp_path / "cut.vsum.json"
        save(ready, names, path)
        ready.window.actions_["close"].trigger()
        ready.settle()
        (tmp_path / "elsewhere").mkdir()
        video.rename(tmp_path / "elsewhere" / "film.mp4")
        ready.window.open_path(path)
        ready.until(lambda: ready.window.centre.currentWidget() is ready.window.project_view.missing)
        ready.settle()
        return path

    def test_it_has_its_page(self, ready: Desk, project: Path, video: Path):
        page = ready.window.project_view.missing
        assert video.name in page.sentence.text()
        assert page.place.text() == str(video.parent)
        assert not page.take.isVisible()
        assert ready.session.phase is Phase.EMPTY

    def test_the_video_is_shown_and_its_content_known(self, ready: Desk, names, project: Path, tmp_path: Path):
        names["open"] = str(tmp_path / "elsewhere" / "film.mp4")
        ready.window.project_view.missing.choose.click()
        ready.until(lambda: ready.session.phase is Phase.READY)
        ready.settle()
        assert ready.session.queries.text == "red"
        assert ready.window.isWindowModified()
        ready.window.actions_["save"].trigger()
        ready.settle()
        assert json.loads(project.read_text("utf-8"))["media"]["relative"] == "elsewhere/film.mp4"

    def test_another_film_is_told_and_may_be_taken(self, ready: Desk, names, project: Path, media_factory):
        other = media_factory("plain")
        page = ready.window.project_view.missing
        names["open"] = str(other)
        page.choose.click()
        ready.until(lambda: page.take.isVisible())
        assert other.name in page.differs.text()
        assert ready.session.path is None
        page.take.click()
        ready.until(lambda: ready.session.phase is Phase.READY)
        ready.settle()
        assert ready.session.path == other
        assert ready.session.edits.bans

    def test_looking_again_finds_what_came_back(self, ready: Desk, project: Path, video: Path, tmp_path: Path):
        ready.window.project_view.missing.again.click()
        ready.settle()
        assert ready.window.centre.currentWidget() is ready.window.project_view.missing
        (tmp_path / "elsewhere" / "film.mp4").rename(video)
        ready.window.project_view.missing.again.click()
        ready.until(lambda: ready.session.phase is Phase.READY)
        ready.settle()
        assert not ready.window.isWindowModified()


def test_a_broken_project_is_a_sentence_and_the_open_video_stays(ready: Desk, film: Path, tmp_path: Path):
    path = tmp_path / "a.vsum.json"
    path.write_text('{"schema": "vsum-project/9"}', "utf-8")
    ready.window.open_path(path)
    ready.until(lambda: ready.window.notice.isVisible())
    assert "a newer version" in ready.window.notice.sentence.text()
    assert ready.window.notice.advice.text()
    assert ready.session.path == film
    ready.settle()


def test_a_video_goes_on_where_it_was_left(ready: Desk, film: Path, video: Path):
    ready.playback.seek_frame(200)
    ready.settle()
    ready.open(video)
    assert ready.playback.frame == 0
    ready.open(film)
    assert ready.playback.frame == 200
    ready.window.workspace.settings.set("resume", False)
    ready.open(film)
    assert ready.playback.frame == 0
    ready.window.open_path(film, Fraction(2))
    ready.until(lambda: ready.session.phase is Phase.READY)
    ready.settle()
    assert ready.playback.frame == 50


CRASH = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from vsum_desktop.app.settings_controller import SettingsController
from vsum_desktop.app.state import Phase
from vsum_desktop.app.workspace import Workspace
from vsum_desktop.core.edits import Budget
from vsum_desktop.pipeline.services import CONTRASTIVE, Services

application = QApplication([])
settings = SettingsController()
settings.set("autosave", 5)
models, cache, video = map(Path, sys.argv[1:])
workspace = Workspace(lambda: Services.create(device="cpu", models_dir=models, cache_dir=cache), settings=settings)
workspace.session.set_scorer(CONTRASTIVE)

def on_phase(phase):
    if phase is Phase.READY:
        workspace.session.set_query("red")
        workspace.session.set_budget(Budget.parse("40%"))
        workspace.projects._timer.start(0)

workspace.session.phase_changed.connect(on_phase)
workspace.projects.autosaved.connect(lambda: os._exit(7))
workspace.projects.open_video(video)
application.exec()
"""


class TestCrash:
    @pytest.fixture
    def crashed(self, film_cache: Path, encoder_folder: Path, video: Path) -> None:
        """A real session that died with unsaved edits."""
        command = [sys.executable, "-c", CRASH, str(encoder_folder), str(film_cache), str(video)]
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
        process = subprocess.run(command, cwd=ROOT, env=environment, timeout=300, check=False, capture_output=True, text=True)
        assert process.returncode == 7, process.stderr

    def test_it_is_offered_and_restored(self, crashed, make_desk: Callable[..., Desk], film_cache: Path, video: Path):
        desk = make_desk(cache=film_cache)
        desk.window.workspace.projects.look_for_leftovers()
        desk.settle()
        bar = desk.window.project_view.recovery
        assert bar.isVisible()
        assert video.name in bar.sentence.text()
        bar.retry.click()
        desk.until(lambda: desk.session.phase is Phase.READY)
        desk.settle()
        assert not bar.isVisible()
        assert desk.session.path == video
        assert desk.session.queries.text == "red"
        assert desk.session.edits.budget == Budget.parse("40%")
        assert desk.window.isWindowModified()
        assert desk.window.status.saved.text() == "Autosaved"
        desk.window.workspace.projects.close()
        desk.open(video)
        assert not desk.window.isWindowModified(), "only what was restored has never been saved"
        assert not desk.window.status.saved.text()

    def test_it_may_be_skipped_and_is_not_offered_again(self, crashed, make_desk: Callable[..., Desk]):
        desk = make_desk()
        desk.window.workspace.projects.look_for_leftovers()
        desk.settle()
        desk.window.project_view.recovery.close_button.click()
        assert not desk.window.project_view.recovery.isVisible()
        desk.window.close()
        again = make_desk()
        again.window.workspace.projects.look_for_leftovers()
        again.settle()
        assert not again.window.project_view.recovery.isVisible()


def test_another_video_in_the_place_of_a_projects_is_told_and_stays_told(
    ready: Desk, names, video, film, media_factory, tmp_path: Path
):
    ready.open(video)
    save(ready, names, tmp_path / "a.vsum.json")
    ready.window.workspace.projects.close()
    video.unlink()
    shutil.copy(media_factory("plain"), video)
    ready.open(tmp_path / "a.vsum.json")
    assert ready.window.notice.isVisible()
    assert "another file" in ready.window.notice.sentence.text()


def test_what_was_decided_about_a_file_that_failed_is_still_modified_when_it_opens(ready: Desk, video: Path):
    content = video.read_bytes()
    video.unlink()
    video.write_bytes(b"nothing")
    ready.window.open_path(video)
    ready.until(lambda: ready.session.phase is Phase.FAILED)
    ready.session.set_budget(Budget.parse("35%"))
    ready.session.end_drag()
    video.write_bytes(content)
    ready.session.retry()
    ready.until(lambda: ready.session.phase is Phase.READY)
    ready.settle()
    assert ready.session.edits.budget == Budget.parse("35%")
    assert ready.window.isWindowModified()
