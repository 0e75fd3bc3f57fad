"""The whole way through the window, and the ways out of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from tests.gui.conftest import Desk
from tests.gui.film import RATE, SECONDS
from vsum_desktop.app.state import ExportPhase, Phase
from vsum_desktop.core.edits import Budget
from vsum_desktop.media.probe import probe
from vsum_desktop.pipeline.services import DEFAULT_ENCODER


def _shown_colours(desk: Desk) -> list[str]:
    """The strongest colour of each clip's first frame."""
    colours = []
    for row in desk.window.summary.clips.rows:
        desk.playback.seek_time(row.span.start + (row.span.length / 2))
        desk.settle()
        pixel = desk.window.player.picture.image.pixelColor(10, 95)
        channels = {"red": pixel.red(), "green": pixel.green(), "blue": pixel.blue()}
        strongest = max(channels, key=channels.get)
        colours.append(strongest if channels[strongest] > 1.5 * sorted(channels.values())[1] else "grey")
    return colours


def test_open_analyse_query_budget_export(desk: Desk, film: Path, tmp_path: Path):
    desk.open(film)
    assert len(desk.session.analysis.features) == 2 * SECONDS
    assert desk.window.timeline.curves.data.get("relevance") is None

    desk.qtbot.keyClicks(desk.window.query.edit, "red")
    desk.qtbot.keyClick(desk.window.query.edit, Qt.Key.Key_Return)
    desk.settle()
    assert desk.session.analysis.query == "red"
    assert desk.window.timeline.curves.data.get("relevance") is not None
    desk.session.set_query_strength(1.0)
    desk.settle()
    assert set(_shown_colours(desk)) == {"red"}

    slider = desk.window.summary.budget.slider
    before = desk.session.solution.summary.duration
    slider.setValue(round(0.35 * slider.maximum()))
    desk.settle()
    summary = desk.session.solution.summary
    assert before < summary.duration <= Budget.of_share(0.35).seconds(desk.session.video.duration)

    desk.window.query.export.click()
    panel = desk.window.summary.export
    panel.folder.setText(str(tmp_path))
    panel.name.setText("out")
    panel.kinds.set_chosen(("mp4", "csv", "json"))
    panel.export.click()
    desk.until(lambda: desk.window.workspace.export.state.phase is ExportPhase.DONE)
    written = probe(tmp_path / "out.mp4")
    assert written.video.frames == sum(clip.frames[1] - clip.frames[0] for clip in summary.clips)
    assert written.has_audio
    assert (tmp_path / "out.csv").read_text(encoding="utf-8").count("\n") == 1 + 2 * SECONDS
    assert (tmp_path / "out.json").exists()
    assert panel.outcome.receipt.text().startswith("Exact:")
    assert not panel.outcome.isHidden()
    assert len(panel.outcome.buttons) == 3


def test_an_existing_file_is_not_replaced_unasked(ready: Desk, tmp_path: Path):
    (tmp_path / "out.mp4").write_bytes(b"mine")
    ready.window.query.export.click()
    panel = ready.window.summary.export
    panel.folder.setText(str(tmp_path))
    panel.name.setText("out")
    panel.export.click()
    ready.until(lambda: ready.window.workspace.export.state.phase is ExportPhase.FAILED)
    assert "exists already" in panel.problem.text()
    assert (tmp_path / "out.mp4").read_bytes() == b"mine"
    panel.overwrite.setChecked(True)
    panel.export.click()
    ready.until(lambda: ready.window.workspace.export.state.phase is ExportPhase.DONE)
    assert (tmp_path / "out.mp4").stat().st_size > 1000


def test_a_cancelled_export_leaves_nothing(ready: Desk, tmp_path: Path):
    ready.session.set_budget(Budget.of_share(1))
    ready.settle()
    ready.window.query.export.click()
    panel = ready.window.summary.export
    folder = tmp_path / "there"
    folder.mkdir()
    panel.folder.setText(str(folder))
    panel.name.setText("out")
    panel.export.click()
    panel.cancel.click()
    ready.until(lambda: ready.window.workspace.export.state.phase is ExportPhase.CANCELLED)
    assert list(folder.iterdir()) == []
    assert "Cancelled" in panel.problem.text()
    assert panel.export.isEnabled()


def test_cancel_during_analysis_and_again(desk: Desk, film: Path):
    desk.window.open_path(film)
    desk.until(lambda: desk.session.phase is Phase.ANALYSING)
    desk.session.set_query("red")
    assert desk.session.query.searching
    desk.window.status.cancel.click()
    assert desk.session.phase is Phase.STOPPED
    assert not desk.session.query.searching
    desk.until(lambda: not desk.window.workspace.jobs.busy)
    assert desk.session.analysis is None
    assert "cancelled" in desk.window.notice.sentence.text()
    assert desk.playback.frame == 0
    desk.window.notice.retry.click()
    desk.until(lambda: desk.session.phase is Phase.READY)
    assert desk.window.notice.isHidden()
    desk.settle()


def test_close_during_analysis(desk: Desk, film: Path):
    desk.window.open_path(film)
    desk.until(lambda: desk.session.phase is Phase.ANALYSING)
    desk.window.close()
    assert not desk.window.isVisible()
    assert not desk.window.workspace.jobs.busy


def test_close_while_pictures_are_made(desk: Desk, film: Path):
    desk.window.open_path(film)
    desk.until(lambda: desk.session.video is not None)
    desk.playback.seek_frame(SECONDS * RATE - 1)
    assert desk.window.workspace.pictures.busy
    desk.window.close()
    assert not desk.window.workspace.pictures.busy


def test_another_video_replaces_one_that_is_being_analysed(desk: Desk, film: Path, media_factory):
    desk.window.open_path(film)
    desk.until(lambda: desk.session.phase is Phase.ANALYSING)
    other = media_factory("plain")
    desk.open(other)
    assert desk.session.analysis.video.path == other
    assert desk.window.title.whole() == other.name
    assert len(desk.window.timeline.curves.data.times) == len(desk.session.analysis.features)


def test_a_bad_file_shows_a_sentence_and_the_window_stays_usable(desk: Desk, film: Path, tmp_path: Path):
    bad = tmp_path / "bad.mp4"
    bad.write_bytes(b"this is no video" * 100)
    desk.window.open_path(bad)
    desk.until(lambda: desk.session.phase is Phase.FAILED)
    page = desk.window.failure
    assert desk.window.centre.currentWidget() is page
    assert "bad.mp4" in page.sentence.text()
    assert "Traceback" not in page.sentence.text()
    assert page.details.text.isHidden()
    page.details.toggle.click()
    assert not page.details.text.isHidden()
    assert "Traceback" in page.details.text.toPlainText()
    bad.write_bytes(film.read_bytes())
    page.retry.click()
    desk.until(lambda: desk.session.phase is Phase.READY)
    assert desk.window.centre.currentWidget() is desk.window.player
    desk.settle()


def test_a_missing_file(desk: Desk, tmp_path: Path):
    desk.window.open_path(tmp_path / "gone.mp4")
    desk.until(lambda: desk.session.phase is Phase.FAILED)
    assert "gone.mp4" in desk.window.failure.sentence.text()


def test_dropping_a_file_opens_it(desk: Desk, film: Path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(film))])
    place, copy = QPoint(300, 300), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(place, copy, data, left, none)
    QApplication.sendEvent(desk.window, entering)
    assert entering.isAccepted()
    assert desk.window.empty.title.text() == "Let go to open it"
    dropping = QDropEvent(QPointF(place), copy, data, left, none)
    QApplication.sendEvent(desk.window, dropping)
    desk.until(lambda: desk.session.phase is Phase.READY)
    assert desk.session.path == film
    desk.settle()


def test_dropping_text_is_refused(desk: Desk):
    data = QMimeData()
    data.setText("no file")
    event = QDragEnterEvent(
        QPoint(1, 1), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()
    QApplication.sendEvent(desk.window, event)
    assert not event.isAccepted()


def test_a_second_look_comes_from_the_cache(desk: Desk, film: Path):
    desk.open(film)
    assert not desk.session.analysis.cached
    desk.open(film)
    assert desk.session.analysis.cached
    assert "cached" in desk.window.status.outcome.text()
    assert desk.session.video.video.frames == SECONDS * RATE


def test_a_query_asked_during_the_analysis_is_answered_after_it(desk: Desk, film: Path):
    desk.window.open_path(film)
    desk.until(lambda: desk.session.phase is Phase.ANALYSING)
    desk.session.set_query("green")
    desk.until(lambda: desk.session.phase is Phase.READY)
    desk.settle()
    assert desk.session.analysis.query == "green"


def test_the_shipped_models(make_desk: Callable[..., Desk], film: Path):
    desk = make_desk(models=None, scorer=None)
    desk.open(film)
    analysis = desk.session.analysis
    assert analysis.encoder.id == DEFAULT_ENCODER
    choices = [action.data() for action in desk.window.query.scorer_actions()]
    assert analysis.scorer.id == choices[0]
    assert desk.window.query.scorer.text() == analysis.scorer.title
    desk.ask("a red wall")
    assert desk.session.analysis.relevance is not None
    for scorer in choices:
        desk.session.set_scorer(scorer)
        desk.settle()
        assert desk.session.analysis.scorer.id == scorer
        assert desk.session.solution.summary.clips


def test_a_real_video_with_the_shipped_models(make_desk: Callable[..., Desk], shared_data: Path, tmp_path: Path):
    desk = make_desk(models=None, scorer=None)
    desk.open(shared_data / "timelines" / "t3_animals_4x3_24.mp4")
    desk.ask("a cockatoo")
    desk.session.set_budget(Budget.of_share(0.2))
    desk.settle()
    summary = desk.session.solution.summary
    assert 0 < summary.duration <= Budget.of_share(0.2).seconds(desk.session.video.duration)
    desk.window.query.export.click()
    panel = desk.window.summary.export
    panel.folder.setText(str(tmp_path))
    panel.name.setText("reel")
    panel.export.click()
    desk.until(lambda: desk.window.workspace.export.state.phase is ExportPhase.DONE)
    assert probe(tmp_path / "reel.mp4").video.frames == sum(clip.frames[1] - clip.frames[0] for clip in summary.clips)
    assert panel.outcome.receipt.text().startswith("Exact:")
