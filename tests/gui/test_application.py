"""Preferences, models, keys, help: dialogs of the program, driven as a user would."""

from __future__ import annotations

import logging
import shutil
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, qWarning
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from tests.gui.conftest import Desk
from tests.gui.models import write_encoder
from vsum_desktop.app.failures import FailureHub, log_to
from vsum_desktop.app.state import Phase
from vsum_desktop.core.edits import Budget
from vsum_desktop.core.settings import SETTINGS
from vsum_desktop.pipeline import settings_store
from vsum_desktop.ui import keymap
from vsum_desktop.ui.actions import COMMANDS
from vsum_desktop.ui.setting_fields import BudgetField, ChoiceField, FlagField, NumberField
from vsum_desktop.ui.theme import LIGHT


def _answer(dialog, role: QMessageBox.ButtonRole) -> str:
    """Press a button of the question over a dialog; the question."""
    box = next(box for box in dialog.findChildren(QMessageBox) if box.isVisible())
    question = box.text()
    QTest.mouseClick(next(one for one in box.buttons() if box.buttonRole(one) == role), Qt.MouseButton.LeftButton)
    return question


class TestPreferences:
    def test_every_setting_has_its_control(self, desk: Desk):
        dialog = desk.window.application_view.show_preferences()
        assert set(dialog.fields) == {one.name for one in SETTINGS}
        for one in SETTINGS:
            dialog.show_group(one.group)
            assert dialog.fields[one.name].isVisible()
        desk.settle()

    def test_what_is_changed_counts_and_is_written(self, ready: Desk):
        dialog = ready.window.application_view.show_preferences()
        names = ("theme", "min_clip", "min_gap", "resume", "budget")
        theme, shortest, gap, resume, budget = (dialog.fields[name] for name in names)
        assert isinstance(theme, ChoiceField)
        assert isinstance(shortest, NumberField)
        assert isinstance(gap, NumberField)
        assert isinstance(resume, FlagField)
        assert isinstance(budget, BudgetField)
        theme.box.setCurrentIndex(theme.box.findData("light"))
        gap.spin.setValue(0.5)
        shortest.spin.setValue(2.5)
        resume.box.click()
        budget.edit.setText("1:30")
        budget.edit.editingFinished.emit()
        assert ready.window.themes.theme.tokens is LIGHT
        assert (ready.session.edits.min_clip, ready.session.edits.min_gap) == (2.5, 0.5)
        ready.window.actions_["undo"].trigger()
        assert (ready.session.edits.min_clip, ready.session.edits.min_gap) == (1, 0.5)
        ready.settle()
        loaded = settings_store.load(ready.window.workspace.settings.path)
        changed = {one.name: value for one, value in loaded.settings.changed()}
        assert changed == {"theme": "light", "min_clip": 2.5, "min_gap": 0.5, "resume": False, "budget": "1:30"}

    def test_a_wrong_text_is_put_back(self, desk: Desk):
        field = desk.window.application_view.show_preferences().fields["budget"]
        assert isinstance(field, BudgetField)
        field.edit.setText("plenty")
        field.edit.editingFinished.emit()
        assert field.edit.text() == "15 %"
        desk.settle()

    def test_none_is_a_tick(self, desk: Desk):
        field = desk.window.application_view.show_preferences().fields["max_clip"]
        assert isinstance(field, NumberField)
        assert not field.spin.isEnabled()
        field.none.click()
        assert desk.window.workspace.settings.settings["max_clip"] == 10
        assert desk.session.edits.max_clip == 10
        field.none.click()
        assert desk.session.edits.max_clip is None
        desk.settle()

    def test_what_the_next_session_begins_with(self, make_desk: Callable[..., Desk]):
        first = make_desk()
        first.window.workspace.settings.set("budget", "90s")
        first.window.close()
        second = make_desk(scorer=None)
        assert second.session.edits.budget == Budget.parse("90s")

    def test_an_emptied_cache_is_told(self, make_desk: Callable[..., Desk], film: Path, tmp_path: Path):
        desk = make_desk(cache=tmp_path / "mine")
        desk.open(film)
        dialog = desk.window.application_view.show_preferences()
        desk.settle()
        assert "MB are kept" in dialog.cache.text()
        dialog.clear.click()
        desk.settle()
        assert dialog.cache.text() == "Nothing is kept yet."
        assert not dialog.clear.isEnabled()

    def test_another_device_starts_the_engine_anew(self, ready: Desk):
        told: list[str] = []
        ready.session.engine_changed.connect(lambda engine: told.append(engine.device))
        ready.window.workspace.settings.set("device", "cpu")
        ready.settle()
        assert told
        ready.ask("green")
        assert ready.session.analysis.query == "green"

    def test_a_spoilt_file_is_told(self, make_desk: Callable[..., Desk], tmp_path: Path):
        path = tmp_path / "config" / "settings.toml"
        path.parent.mkdir()
        path.write_text("[window]\ntheme = 7\n", "utf-8")
        desk = make_desk()
        assert "settings.toml" in desk.window.notice.sentence.text()
        desk.settle()

    def test_once_only(self, desk: Desk):
        first = desk.window.application_view.show_preferences()
        assert desk.window.application_view.show_preferences() is first
        first.close()
        assert desk.window.application_view.show_preferences() is not first
        desk.settle()


class TestKeys:
    def _choose(self, dialog, name: str) -> None:
        for place in range(dialog.list.topLevelItemCount()):
            menu = dialog.list.topLevelItem(place)
            for row in range(menu.childCount()):
                menu.child(row).setSelected(menu.child(row).data(0, Qt.ItemDataRole.UserRole) == name)

    def test_the_table_has_no_conflicts(self):
        for preset in keymap.PRESETS:
            keys = [key for keys in keymap.effective(preset, {}).values() for key in keys]
            assert len(keys) == len(set(keys)), preset
        names = [command.name for command in COMMANDS if command.name]
        assert len(names) == len(set(names))

    def test_a_free_key_is_added(self, ready: Desk):
        dialog = ready.window.application_view.show_keys()
        self._choose(dialog, "pin")
        dialog.key.setKeySequence(QKeySequence("F7"))
        assert "free" in dialog.about.text()
        dialog.add.click()
        dialog.close()
        QTest.keyClick(ready.window, Qt.Key.Key_F7)
        assert len(ready.session.edits.pins) == 1
        QTest.keyClick(ready.window, Qt.Key.Key_P)
        assert ready.session.edits.pins == ()
        ready.settle()
        assert settings_store.load(ready.window.workspace.settings.path).settings.keys == {"pin": ("P", "F7")}

    def test_a_key_of_another_command_is_told_and_taken(self, ready: Desk):
        dialog = ready.window.application_view.show_keys()
        self._choose(dialog, "ban")
        dialog.key.setKeySequence(QKeySequence("P"))
        assert "Pin the shot here" in dialog.about.text()
        dialog.replace.click()
        QTest.keyClick(ready.window, Qt.Key.Key_P)
        assert len(ready.session.edits.bans) == 1
        assert ready.session.edits.pins == ()
        assert ready.window.actions_.shortcut("pin") == ""
        dialog.all_default.click()
        assert ready.window.actions_.shortcut("pin") == ""
        _answer(dialog, QMessageBox.ButtonRole.RejectRole)
        assert ready.window.actions_.shortcut("pin") == ""
        dialog.all_default.click()
        _answer(dialog, QMessageBox.ButtonRole.DestructiveRole)
        assert ready.window.actions_.shortcut("pin") == "P"
        ready.settle()

    def test_the_focus_stays_in_the_list(self, desk: Desk):
        dialog = desk.window.application_view.show_keys()
        self._choose(dialog, "pin")
        dialog.key.setKeySequence(QKeySequence("Ctrl+Y"))
        dialog.replace.setFocus()
        dialog.replace.click()
        assert dialog.focusWidget() is dialog.list
        assert dialog.list.currentItem().data(0, Qt.ItemDataRole.UserRole) == "pin"
        desk.settle()

    def test_default_and_none(self, desk: Desk):
        dialog = desk.window.application_view.show_keys()
        self._choose(dialog, "play")
        dialog.clear.click()
        assert desk.window.actions_.shortcut("play") == ""
        self._choose(dialog, "play")
        dialog.default.click()
        assert desk.window.actions_.shortcut("play") == "Space"
        assert desk.window.workspace.settings.settings.keys == {}
        desk.settle()

    def test_buttons_name_the_key_in_use(self, desk: Desk):
        desk.window.workspace.settings.set_keys({"play": ("Ctrl+P",)})
        assert "Ctrl+P" in desk.window.player.transport.play.toolTip()
        desk.settle()

    def test_like_a_player(self, ready: Desk):
        ready.window.workspace.settings.set("key_preset", "player")
        QTest.keyClick(ready.window, Qt.Key.Key_Right)
        assert ready.playback.frame == 25
        QTest.keyClick(ready.window, Qt.Key.Key_Period)
        assert ready.playback.frame == 26
        ready.settle()

    def test_searching(self, desk: Desk):
        dialog = desk.window.application_view.show_keys()
        dialog.search.setText("frame back")
        shown = [
            dialog.list.topLevelItem(place).child(row).text(0)
            for place in range(dialog.list.topLevelItemCount())
            for row in range(dialog.list.topLevelItem(place).childCount())
            if not dialog.list.topLevelItem(place).child(row).isHidden()
        ]
        assert shown == ["One frame back"]
        desk.settle()

    def test_f1_and_the_question_mark_show_them(self, desk: Desk):
        QTest.keyClick(desk.window, Qt.Key.Key_F1)
        assert desk.window.application_view.show_keys().isVisible()
        desk.settle()


class TestModels:
    @pytest.fixture
    def model(self, tmp_path: Path) -> Path:
        folder = write_encoder(tmp_path / "download", "small")
        (folder / "MODEL_CARD.md").write_text("# A small one\n", "utf-8")
        return folder

    def _rows(self, dialog) -> dict[str, str]:
        return {
            dialog.list.item(row).data(Qt.ItemDataRole.UserRole).id: dialog.list.item(row).text()
            for row in range(dialog.list.count())
        }

    def test_installed_shown_and_removed(self, desk: Desk, model: Path, monkeypatch: pytest.MonkeyPatch):
        dialog = desk.window.application_view.show_models()
        desk.settle()
        assert "verified" in self._rows(dialog)["lgrln"]
        assert "CPU" in dialog.device.text()
        assert not dialog.remove.isEnabled()
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(model))
        dialog.install.menu().actions()[1].trigger()
        desk.settle()
        assert "yours" in self._rows(dialog)["small"]
        assert "A small one" in dialog.card.toPlainText()
        dialog.remove.click()
        _answer(dialog, QMessageBox.ButtonRole.RejectRole)
        desk.settle()
        assert "small" in self._rows(dialog)
        dialog.remove.click()
        assert "colours" in _answer(dialog, QMessageBox.ButtonRole.DestructiveRole)
        desk.settle()
        assert "small" not in self._rows(dialog)
        assert (model / "manifest.json").is_file()

    def test_rows_are_whole_after_verifying(self, desk: Desk, model: Path):
        dialog = desk.window.application_view.show_models()
        dialog.install_from(model)
        dialog.resize(560, 500)
        desk.settle()
        dialog.verify.click()
        desk.settle()
        assert not dialog.list.horizontalScrollBar().isVisible()
        for row in range(dialog.list.count()):
            place = dialog.list.visualItemRect(dialog.list.item(row))
            assert place.width() <= dialog.list.viewport().width()
            assert place.height() >= 2 * dialog.list.fontMetrics().height()

    def test_one_of_that_name_is_asked_for(self, desk: Desk, model: Path):
        dialog = desk.window.application_view.show_models()
        dialog.install_from(model)
        desk.settle()
        dialog.install_from(model)
        desk.settle()
        assert dialog.notice.isVisible()
        assert "installed already" in dialog.notice.sentence.text()
        dialog.notice.retry.click()
        desk.settle()
        assert not dialog.notice.isVisible()

    def test_a_damaged_one_is_named(self, desk: Desk, model: Path, tmp_path: Path):
        place = tmp_path / "data" / "models" / "small"
        shutil.copytree(model, place)
        (place / "text.onnx").write_bytes(b"?")
        dialog = desk.window.application_view.show_models()
        desk.settle()
        assert "damaged" in self._rows(dialog)["small"]
        dialog.install_from(tmp_path / "nothing.zip")
        desk.settle()
        assert "nothing.zip" in dialog.notice.sentence.text()


class TestHelp:
    def test_the_report_names_no_files(self, ready: Desk, film: Path):
        ready.window.actions_["report"].trigger()
        ready.settle()
        report = QGuiApplication.clipboard().text()
        assert "VSum Desktop: " in report
        assert "Model: lgrln: scorer" in report
        assert "Device: CPU" in report
        assert "h264" in report
        assert film.name not in report
        assert str(Path.home()) not in report
        assert ready.window.notice.isVisible()

    def test_licences_are_shown(self, desk: Desk):
        dialog = desk.window.application_view.show_about()
        assert "LGPL" in dialog.licences.toPlainText()
        desk.settle()


class TestFailures:
    def test_details_are_copied_with_the_sentence(self, ready: Desk):
        try:
            raise RuntimeError("the roof fell in")
        except RuntimeError as error:
            ready.window.on_caught(error)
        notice = ready.window.notice
        assert "can go on" in notice.advice.text()
        notice.details.copy.click()
        text = QGuiApplication.clipboard().text()
        assert "the roof fell in" in text
        assert "test_application.py" in text
        assert notice.details.copy.text() == "Copied"

    def test_a_bad_file_says_what_to_do(self, desk: Desk, tmp_path: Path):
        bad = tmp_path / "bad.mp4"
        bad.write_bytes(b"no video" * 100)
        desk.window.open_path(bad)
        desk.until(lambda: desk.session.phase is Phase.FAILED)
        assert desk.window.failure.advice.text()
        desk.settle()

    def test_uncaught_errors_and_what_qt_says_are_logged(self, desk: Desk, tmp_path: Path, capfd: pytest.CaptureFixture[str]):
        faults = log_to(tmp_path / "logs")
        hub = FailureHub()
        hub.caught.connect(desk.window.on_caught)
        before = sys.excepthook, threading.excepthook
        hub.install()
        try:
            sys.excepthook(RuntimeError, RuntimeError("in the window"), None)
            assert "in the window" in desk.window.notice.sentence.text()
            thread = threading.Thread(target=lambda: 1 // 0)
            thread.start()
            thread.join()
            desk.until(lambda: "division" in desk.window.notice.sentence.text())
            qWarning("the toolkit complains")
        finally:
            hub.remove()
            sys.excepthook, threading.excepthook = before
            handler = logging.getLogger("vsum_desktop").handlers.pop()
            handler.close()
            assert faults is not None
            faults.close()
        text = (tmp_path / "logs" / "vsum-desktop.log").read_text("utf-8")
        assert "RuntimeError: in the window" in text
        assert "ZeroDivisionError" in text
        assert "the toolkit complains" in text
        assert "in the window" in capfd.readouterr().err
        assert desk.window.isVisible()
        desk.settle()
