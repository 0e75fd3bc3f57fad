"""Every state has its look."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import onnxruntime
import pytest
from PySide6.QtGui import QColor

from tests.gui.conftest import Desk
from tests.gui.models import write_encoder
from vsum_desktop.app.jobs import Engine
from vsum_desktop.app.state import Phase
from vsum_desktop.core.jobs import Progress
from vsum_desktop.core.relevance import UnknownWord
from vsum_desktop.pipeline.services import ModelChoice
from vsum_desktop.ui.theme import DARK, LIGHT


def _colour(desk: Desk, x: int, y: int) -> QColor:
    return desk.window.grab().toImage().pixelColor(x, y)


def test_empty(make_desk: Callable[..., Desk], film: Path):
    desk = make_desk(demo=film)
    window = desk.window
    assert window.centre.currentWidget() is window.empty
    assert not window.query.export.isEnabled()
    assert not window.player.transport.isEnabled()
    assert not window.actions_["play"].isEnabled()
    assert window.empty.demo.isVisible()
    window.empty.demo.click()
    desk.until(lambda: desk.session.phase is Phase.READY)
    assert desk.session.path == film
    desk.settle()


def test_empty_without_a_demo_offers_none(desk: Desk):
    assert not desk.window.empty.demo.isVisible()


def test_opening(desk: Desk, film: Path):
    desk.window.open_path(film)
    assert desk.session.phase is Phase.OPENING
    assert desk.window.centre.currentWidget() is desk.window.opening
    assert film.name in desk.window.opening.text.whole()
    desk.until(lambda: desk.session.phase is Phase.READY)
    desk.settle()


def test_analysing_shows_progress_time_left_and_how_far_it_is(desk: Desk, film: Path):
    shown: list[tuple[str, float | None]] = []
    status, bands = desk.window.status, desk.window.timeline.curves.bands
    desk.session.progress_changed.connect(lambda _: shown.append((status.stage.text(), bands.front)))
    desk.window.open_path(film)
    desk.until(lambda: desk.session.phase is Phase.ANALYSING)
    assert status.cancel.isVisible()
    assert desk.window.actions_["cancel"].isEnabled()
    desk.until(lambda: desk.session.phase is Phase.READY)
    assert any("Looking at frames" in text and front for text, front in shown)
    assert bands.front is None
    assert not status.cancel.isVisible()
    status.set_progress(Progress("encode", 3, 10, 75))
    assert status.stage.text() == "Looking at frames · 30 % · 75 s left"
    status.set_work("")
    desk.settle()


def test_ready_names_device_encoder_samples_and_shots(ready: Desk):
    facts = ready.window.status.facts.text()
    assert "CPU" in facts
    assert "Encoder colours" in facts
    assert "40 samples · 2/s" in facts
    assert f"{len(ready.session.analysis.shots)} shots" in facts
    assert ready.window.status.outcome.text().startswith("Analysed in")
    number = len(ready.session.solution.summary.clips)
    assert ready.window.summary.tabs.tabText(0) == f"Clips {number}"


def test_weak_match(ready: Desk):
    ready.ask("tuba")
    assert ready.session.query.weak
    assert "“tuba” hardly matches anything here" in ready.window.match_note.sentence.text()
    assert ready.window.match_note.isVisible()
    ready.ask("red")
    assert not ready.session.query.weak
    assert not ready.window.match_note.isVisible()


@pytest.fixture
def sure(make_desk: Callable[..., Desk], film: Path, tmp_path: Path) -> Desk:
    """An open film and an encoder that knows which words it has learned."""
    root = tmp_path / "models"
    write_encoder(root, whole_words=True)
    desk = make_desk(models=root)
    desk.open(film)
    return desk


def test_words_that_the_encoder_has_not_learned_are_named(sure: Desk):
    sure.ask("a red Trombone")
    assert sure.session.query.unknown == (UnknownWord("Trombone"),)
    note = sure.window.match_note
    assert not note.retry.isVisible(), "nothing that it knows looks like it"
    assert note.isVisible()
    assert "has not learned “Trombone”" in note.sentence.text()
    assert "spelling" in note.advice.text()
    sure.window.query.edit.compare.trigger()
    sure.ask("red")
    assert not sure.session.query.unknown
    assert not note.isVisible()
    tips = [chip.name.toolTip() for chip in sure.window.query.chips.chips]
    assert ["not learned “Trombone”" in tip for tip in tips] == [True, False]


def test_a_misspelt_word_is_put_right_by_a_button(sure: Desk):
    sure.ask("a greeen Thing")
    note, session = sure.window.match_note, sure.session
    assert note.retry.isVisible()
    assert note.retry.text() == "Search for “a green Thing”"
    note.retry.click()
    sure.settle()
    assert session.analysis.query == "a green Thing"
    assert session.query.unknown == (UnknownWord("Thing"),)
    assert not note.retry.isVisible()
    session.undo_stack.undo()
    assert session.query.text == "a greeen Thing"


def test_a_query_without_a_word(ready: Desk):
    ready.ask("?!")
    assert ready.session.query.failure is not None
    assert "write a word" in ready.window.match_note.sentence.text()
    assert ready.session.phase is Phase.READY
    ready.ask("green")
    assert not ready.window.match_note.isVisible()
    assert ready.session.analysis.query == "green"


def test_a_query_without_a_word_does_not_stand_in_the_way_of_the_next_video(ready: Desk, film: Path):
    ready.window.query.edit.compare.trigger()
    ready.ask("red")
    ready.window.query.edit.compare.trigger()
    ready.ask("?!")
    ready.open(film)
    assert ready.session.phase is Phase.READY
    assert ready.session.query.failure is not None
    rows = {row.text: row.found is not None for row in ready.session.query.rows}
    assert rows == {"red": True, "?!": False}


def test_cancelling_a_search_leads_back_to_what_is_there(ready: Desk):
    session = ready.session
    session.set_scorer("clusters")
    ready.settle()
    session.set_scorer(None)
    session.set_query("red")
    session.cancel()
    ready.settle()
    assert not session.query.searching
    assert session.analysis.scorer.id == (session.scorer or session._default_scorer)
    assert (session.analysis.query or "") == session.queries.text


def test_a_damaged_model_says_so_and_can_be_tried_again(make_desk: Callable[..., Desk], film: Path, tmp_path: Path):
    root = tmp_path / "models"
    folder = write_encoder(root)
    sound = (folder / "image.onnx").read_bytes()
    (folder / "image.onnx").write_bytes(sound[:-1] + b"\0" if sound[-1:] != b"\0" else sound[:-1] + b"\1")
    desk = make_desk(models=root)
    desk.window.open_path(film)
    desk.until(lambda: desk.session.phase is Phase.STOPPED)
    notice = desk.window.notice
    assert notice.isVisible()
    assert "vsum-mini" in notice.sentence.text()
    assert notice.retry.isVisible()
    desk.until(lambda: desk.window.player.picture.has_picture)
    (folder / "image.onnx").write_bytes(sound)
    notice.retry.click()
    desk.until(lambda: desk.session.phase is Phase.READY)
    assert not notice.isVisible()
    desk.settle()


def test_a_fall_back_is_named_with_its_reason(ready: Desk):
    reason = "CPU · ONNX Runtime (the GPU ran out of memory)"
    ready.session.engine_changed.emit(Engine(reason, (ModelChoice("contrastive", "Contrastive", ""),), "contrastive"))
    assert ready.window.status.facts.text().startswith(reason)


def test_a_device_that_is_not_there_says_so_at_once(make_desk: Callable[..., Desk]):
    if "CUDAExecutionProvider" in onnxruntime.get_available_providers():
        pytest.skip("this machine has a GPU runtime")
    desk = make_desk(device="cuda")
    desk.until(lambda: desk.window.notice.isVisible())
    assert "cuda" in desk.window.notice.sentence.text()
    assert desk.session.phase is Phase.EMPTY


@pytest.mark.qt_log_ignore("Could not open media")
def test_a_video_that_goes_away_while_open(desk: Desk, film: Path, tmp_path: Path):
    copy = tmp_path / "copy.mp4"
    copy.write_bytes(film.read_bytes())
    desk.open(copy)
    rows = desk.window.summary.clips.rows
    copy.unlink()
    desk.playback.play()
    desk.until(lambda: desk.window.notice.isVisible())
    assert desk.window.notice.sentence.text()
    desk.playback.pause()
    desk.settle()
    assert not desk.playback.playing
    assert desk.window.summary.clips.rows == rows


def test_an_unexpected_error_is_a_sentence_in_the_window(ready: Desk):
    ready.window.on_caught(RuntimeError("the roof fell in"))
    assert "the roof fell in" in ready.window.notice.sentence.text()
    assert "RuntimeError" in ready.window.notice.details.text.toPlainText()
    ready.window.notice.close_button.click()
    assert not ready.window.notice.isVisible()


def test_the_theme_changes_everything_and_is_remembered(ready: Desk):
    assert _colour(ready, 5, 60) == QColor(DARK.panel)
    light = next(action for action in ready.window.actions_.themes.actions() if action.data() == "light")
    light.trigger()
    ready.settle()
    assert _colour(ready, 5, 60) == QColor(LIGHT.panel)
    assert 'theme = "light"' in ready.window.workspace.settings.path.read_text("utf-8")


def test_the_layout_is_remembered(make_desk: Callable[..., Desk]):
    first = make_desk()
    first.window.summary_dock.toggleViewAction().trigger()
    assert first.window.summary_dock.isHidden()
    first.window.resize(1111, 733)
    first.window.close()
    second = make_desk()
    assert second.window.summary_dock.isHidden()


def test_recent_files(ready: Desk, film: Path):
    menu = ready.window.actions_.menus["recent"]
    menu.aboutToShow.emit()
    assert [action.data() for action in menu.actions()] == [str(film)]
    menu.actions()[0].trigger()
    ready.until(lambda: ready.session.analysis is not None and ready.session.analysis.cached)
    ready.settle()


def test_another_scorer_is_a_menu_away(ready: Desk):
    names = [action.text() for action in ready.window.query.scorer_actions()]
    assert "Contrastive" in names
    assert ready.window.query.scorer.text() == "Contrastive"


def test_every_command_of_one_key_is_in_the_sheet(ready: Desk):
    ready.window.actions_["keys"].trigger()
    sheet = next(child for child in ready.window.children() if type(child).__name__ == "KeysDialog")
    assert sheet.isVisible()
    sheet.close()
    ready.window.actions_["about"].trigger()
    about = next(child for child in ready.window.children() if type(child).__name__ == "AboutDialog")
    about.close()


def test_controls_have_names_for_assistive_technology(ready: Desk):
    window = ready.window
    for widget in (
        window.query.edit, window.query.strength, window.summary.budget.slider, window.summary.budget.field,
        window.player.picture, window.timeline.filmstrip, window.timeline.curves, window.summary.clips,
        window.player.transport.play, window.query.undo, window.summary.export.folder, window.summary.export.name,
    ):  # fmt: skip
        assert widget.accessibleName()
    assert window.player.picture.accessibleDescription()
