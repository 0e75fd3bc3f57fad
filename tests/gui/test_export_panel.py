"""The export page: kinds by keyboard, what it remembers, what it says was written."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from tests.gui.conftest import Desk
from vsum_desktop.app.state import ExportPhase
from vsum_desktop.core.edits import Budget
from vsum_desktop.pipeline.export_estimate import mp4_bytes
from vsum_desktop.pipeline.export_kinds import KINDS
from vsum_desktop.ui.widgets import ElidedLabel


def _show(desk: Desk, folder: Path):
    desk.window.query.export.click()
    panel = desk.window.summary.export
    panel.folder.setText(str(folder))
    panel.name.setText("Schnitt 1")
    return panel


def test_every_kind_can_be_chosen_and_is_explained(ready: Desk, tmp_path: Path):
    panel = _show(ready, tmp_path)
    assert sorted(panel.kinds.boxes) == sorted(KINDS)
    for box in panel.kinds.boxes.values():
        assert box.text()
        assert box.toolTip()
        assert box.accessibleName()
        assert box.accessibleDescription()
        assert box.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert panel.kinds.chosen() == ("mp4",)
    panel.kinds.set_chosen(())
    assert not panel.export.isEnabled()
    panel.kinds.set_chosen(("mp4",))
    assert panel.export.isEnabled()
    panel.folder.setText(" ")
    assert not panel.export.isEnabled()


def test_timelines_by_keyboard_several_in_one_go(ready: Desk, tmp_path: Path, monkeypatch):
    panel = _show(ready, tmp_path)
    panel.kinds.boxes["mp4"].setFocus()
    for number in range(7):
        QTest.keyClick(panel.window().focusWidget(), Qt.Key.Key_Tab)
        if number < 3:  # the other videos
            continue
        QTest.keyClick(panel.window().focusWidget(), Qt.Key.Key_Space)
    QTest.keyClick(panel.kinds.boxes["mp4"], Qt.Key.Key_Space)
    assert panel.kinds.chosen() == ("otio", "fcpxml", "fcp7", "edl")
    QTest.keyClick(panel.name, Qt.Key.Key_Return)
    ready.until(lambda: ready.window.workspace.export.state.phase is ExportPhase.DONE)
    names = {"Schnitt 1.otio", "Schnitt 1.fcpxml", "Schnitt 1.xml", "Schnitt 1.edl"}
    assert {path.name for path in tmp_path.iterdir() if path.is_file()} >= names
    assert panel.outcome.receipt.text() == "Written."
    assert len(panel.outcome.buttons) == 4
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    monkeypatch.setattr("sys.platform", "linux")
    panel.outcome.buttons[0].click()
    assert [Path(url.toLocalFile()) for url in opened] == [tmp_path]


def test_long_names_keep_their_endings(ready: Desk, tmp_path: Path):
    panel = _show(ready, tmp_path)
    panel.name.setText("a name that is far longer than the panel is wide, as names with a query in them are")
    panel.kinds.set_chosen(("otio", "edl"))
    panel.export.click()
    ready.until(lambda: ready.window.workspace.export.state.phase is ExportPhase.DONE)
    shown = [label.text() for label in panel.outcome.findChildren(ElidedLabel)]
    assert sorted(Path(text).suffix for text in shown) == [".edl", ".otio"]
    assert all("…" in text for text in shown)


def test_the_title_is_whole_where_there_is_no_summary(ready: Desk, tmp_path: Path):
    panel = _show(ready, tmp_path)
    ready.session.set_budget(Budget.of_seconds(Fraction(1, 4)))
    ready.settle()
    assert panel.summary.text() == "There is no summary to export yet."
    assert "Export the summary" in [label.text() for label in panel.findChildren(ElidedLabel)]


def test_what_was_chosen_is_remembered(make_desk: Callable[..., Desk]):
    first = make_desk()
    first.window.summary.export.kinds.set_chosen(("otio", "sheet"))
    first.window.close()
    assert make_desk().window.summary.export.kinds.chosen() == ("otio", "sheet")


def test_the_size_of_the_video_is_foretold(ready: Desk, tmp_path: Path):
    panel = _show(ready, tmp_path)
    panel.name.setText("{stem} {len}")
    solution = ready.session.solution
    about = mp4_bytes(solution.analysis.video, float(solution.summary.duration))
    panel.export.click()
    ready.until(lambda: ready.window.workspace.export.state.phase is ExportPhase.DONE)
    written = (tmp_path / f"colours {round(solution.summary.duration)}.mp4").stat().st_size
    assert about / 5 < written < about * 5


def test_export_opens_from_a_text_field_and_return_presses_its_button(ready: Desk, tmp_path: Path):
    window, panel = ready.window, ready.window.summary.export
    window.query.edit.setFocus()
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    event.accept()
    QApplication.sendEvent(window.query.edit, event)
    if event.matches(QKeySequence.StandardKey.MoveToEndOfLine):  # on X11 and macOS
        assert not event.isAccepted()
    window.actions_["export"].trigger()
    panel.folder.setText(str(tmp_path))
    panel.export.setFocus()
    QTest.keyClick(panel.export, Qt.Key.Key_Return)
    assert window.workspace.export.state.phase is ExportPhase.RUNNING
    assert panel.isAncestorOf(QApplication.focusWidget())
    assert not isinstance(QApplication.focusWidget(), QAbstractButton)
    ready.settle()
    assert list(tmp_path.glob("*.mp4"))
