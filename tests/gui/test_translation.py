"""The language of the window, and errors in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QDoubleSpinBox, QLabel, QLineEdit, QWidget

from tests.gui.models import write_encoder
from vsum_desktop.app import numbers, translation
from vsum_desktop.app.edit_commands import budget_text
from vsum_desktop.core.edits import Budget
from vsum_desktop.core.errors import ManifestError, VideoOpenError
from vsum_desktop.inference.manifests import read_manifest
from vsum_desktop.inference.registry import Registry
from vsum_desktop.pipeline import models
from vsum_desktop.ui.actions import Actions


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (["de-AT", "en"], "de"),
        (["de_DE"], "de"),
        (["zh-Hans-CN"], "zh_CN"),
        (["zh_CN"], "zh_CN"),
        (["zh-Hant-TW", "de"], "de"),
        (["fr-FR", "en-GB", "de"], "en"),
        (["fr"], "en"),
        ([], "en"),
    ],
)
def test_nearest_language(wanted: list[str], code: str):
    assert translation.nearest(wanted) == code


def test_a_language_that_is_not_compiled_is_english(qapp: QApplication, tmp_path: Path):
    assert translation.install(qapp, "de", tmp_path) == "en"
    assert translation.install(qapp, "en", tmp_path) == "en"


def test_errors_commands_and_qt_speak_the_language(qapp: QApplication, tmp_path: Path):
    from PySide6.QtWidgets import QDialogButtonBox, QMenuBar

    from tests.translations_kit import compile_ts

    words = {
        ("Errors", "{path} cannot be opened as a video: {cause}."): "{path} lässt sich nicht als Video öffnen: {cause}.",
        ("Causes", "it does not exist"): "es gibt sie nicht",
        ("Commands", "&File"): "&Datei",
    }
    compile_ts(tmp_path / "vsum_de.ts", {key: escape(text) for key, text in words.items()})
    assert translation.install(qapp, "de", tmp_path) == "de"
    try:
        text = translation.sentence(VideoOpenError("it does not exist", path=Path("a/b.mp4")))
        assert text == "b.mp4 lässt sich nicht als Video öffnen: es gibt sie nicht."
        bar = QMenuBar()
        actions = Actions(bar, bar)
        assert bar.actions()[0].text() == "&Datei"
        assert actions["open"].text() == "&Open…"
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        assert "Abbrechen" in buttons.button(QDialogButtonBox.StandardButton.Cancel).text()
    finally:
        translation.remove(qapp)
    assert translation.sentence(VideoOpenError("x", path=Path("b.mp4"))) == "b.mp4 cannot be opened as a video: x."


def test_sentences_put_together_below_are_retold(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from tests.translations_kit import compile_ts
    from vsum_desktop.core.reasons import Code, reason
    from vsum_desktop.pipeline import messages

    words = {
        ("Warnings", "Nothing can be decoded from {0} s on."): "Ab {0} s lässt sich nichts mehr lesen.",
        ("Reasons", "Importance {importance:.2f}, above {others}."): "Wichtigkeit {importance:.2f}, mehr als {others}.",
        ("Reasons", "{share} of the other shots"): "{share} der anderen Einstellungen",
        ("Words", "Scoring"): "Bewerten",
    }
    compile_ts(tmp_path / "vsum_de.ts", {key: escape(text) for key, text in words.items()})
    given = reason(Code.IMPORTANT, importance=0.5, share=0.25)
    assert translation.install(qapp, "de", tmp_path) == "de"
    try:
        assert translation.warnings(["Nothing can be decoded from 3.5 s on."]) == "Ab 3,5 s lässt sich nichts mehr lesen."
        assert translation.warnings(["Nobody knows this."]) == "Nobody knows this."
        assert translation.reason(given) == "Wichtigkeit 0,50, mehr als 25 % der anderen Einstellungen."
    finally:
        translation.remove(qapp)
    assert given.text == "Importance 0.50, above 25% of the other shots."  # as files and the command line have it
    assert translation.reason(given) == "Importance 0.50, above 25 % of the other shots."
    assert messages.sentence(VideoOpenError("x", path=Path("b.mp4"))) == "b.mp4 cannot be opened as a video: x."


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped translations, compiled."""
    import shutil
    import subprocess
    import sys

    root = Path(__file__).resolve().parents[2]
    folder = tmp_path_factory.mktemp("languages")
    for source in (root / "resources" / "translations").glob("*.ts"):
        shutil.copy(source, folder)
    subprocess.run([sys.executable, "packaging/translations.py", "compile", str(folder)], cwd=root, check=True)
    return folder


@pytest.fixture(params=["en", "de", "zh_CN"])
def language(request: pytest.FixtureRequest, qapp: QApplication, compiled: Path) -> Iterator[str]:
    """One language after the other."""
    assert translation.install(qapp, request.param, compiled) == request.param
    yield request.param
    translation.remove(qapp)


def test_numbers_are_written_as_the_language_does(language: str):
    german = language == "de"
    assert numbers.percent(15) == ("15%" if language == "zh_CN" else "15 %")
    assert numbers.seconds(Fraction(42, 10)) == {"en": "4.2 s", "de": "4,2 s", "zh_CN": "4.2 秒"}[language]
    assert numbers.clock(Fraction(785, 10)) == ("01:18,5" if german else "01:18.5")
    assert numbers.count(72000) == ("72.000" if german else "72,000")
    assert [numbers.short(value) for value in (0.625, 0.996, 0, -0.4)] == (
        [",62", "1,0", ",00", "-,40"] if german else [".62", "1.0", ".00", "-.40"]
    )
    assert numbers.short(0.3, "+") == ("+,30" if german else "+.30")
    spin = QDoubleSpinBox()
    spin.setValue(1.5)
    assert spin.text() == ("1,50" if german else "1.50")


@pytest.mark.parametrize("text", ["15%", "12.5%", "90s", "7.25s", "0.5s", "1:30:00", "25:00"])
def test_a_budget_is_read_as_it_is_shown(language: str, text: str):
    budget = Budget.parse(text)
    assert Budget.parse(numbers.plain(budget_text(budget))) == budget
    assert Budget.parse(numbers.plain(text)) == budget


def test_no_number_of_the_german_window_has_a_point(
    qapp: QApplication, compiled: Path, make_desk, film: Path, film_cache: Path
):
    translation.install(qapp, "de", compiled)
    try:
        desk = make_desk(cache=film_cache)
        desk.open(film)
        desk.ask("red")
        window = desk.window
        field = window.summary.budget.field
        field.clear()
        desk.qtbot.keyClicks(field, "12,5 %")
        desk.qtbot.keyClick(field, Qt.Key.Key_Return)
        desk.settle()
        assert desk.session.edits.budget == Budget.parse("12.5%")
        window.docks.show("values")
        for tab in range(3):
            window.summary.tabs.setCurrentIndex(tab)
            desk.settle()
            texts = [text for part in window.findChildren(QWidget) for text in _texts(part)]
            assert sum(bool(re.search(r"\d,\d", text)) for text in texts) > 10
            assert [text for text in texts if re.search(r"\d\.\d|\d%", text)] == []
    finally:
        translation.remove(qapp)


def _texts(part: QWidget) -> list[str]:
    """What a visible part shows and tells."""
    if not part.isVisible():
        return []
    found = [getattr(part, name)() for name in ("toolTip", "accessibleDescription")]
    found += [part.text()] if isinstance(part, QLabel | QAbstractButton | QLineEdit) else []
    if isinstance(part, QAbstractItemView) and (model := part.model()) is not None:
        columns = range(model.columnCount() if isinstance(model, QAbstractTableModel) else 1)
        found += [str(model.index(row, column).data() or "") for row in range(min(20, model.rowCount())) for column in columns]
    return [text for text in found if "1:30" not in text and ".json" not in text]


def test_why_a_model_is_refused_speaks_the_language(qapp: QApplication, compiled: Path, tmp_path: Path):
    folder = write_encoder(tmp_path, "small").rename(tmp_path / "broken")
    source = tmp_path / "small.zip"
    source.write_bytes(b"no zip at all")
    with pytest.raises(ManifestError) as misnamed:
        read_manifest(folder)
    with pytest.raises(ManifestError) as odd:
        models.install(source, Registry([]), tmp_path / "target")
    translation.install(qapp, "de", compiled)
    try:
        assert "der Ordner heißt broken" in translation.sentence(misnamed.value)
        assert "es ist keine Zip-Datei" in translation.sentence(odd.value)
    finally:
        translation.remove(qapp)


def test_concepts_and_models_speak_the_language(qapp: QApplication, compiled: Path):
    translation.install(qapp, "de", compiled)
    try:
        assert translation.word("Concepts", "dog") == "Hund"
        assert translation.word("Models", "Evenly spaced") != "Evenly spaced"
        note = "Linear: what people rate high, concept by concept, here and in similar moments"
        assert translation.retell("Models", note).startswith("Linear: was")
        assert translation.retell("Models", "Graph model, version 3.1") not in ("", "Graph model, version 3.1")
    finally:
        translation.remove(qapp)


@pytest.mark.parametrize(("code", "file", "clips"), [("de", "&Datei", "Clips"), ("zh_CN", "文件(&F)", "片段")])
def test_the_whole_window_speaks_it(
    qapp: QApplication, compiled: Path, make_desk, film: Path, film_cache: Path, code: str, file: str, clips: str
):
    """Every text that a walk through the window shows can be filled in."""
    assert translation.install(qapp, code, compiled) == code
    try:
        desk = make_desk(cache=film_cache)
        assert desk.window.menuBar().actions()[0].text() == file
        desk.open(film)
        desk.ask("red")
        desk.ask("tuba")
        desk.session.pin(desk.session.analysis.shots.interval(0, desk.session.video.frames))
        desk.settle()
        assert desk.window.summary.tabs.tabText(0).startswith(clips)
        view = desk.window.application_view
        for dialog in (view.show_preferences(), view.show_models(), view.show_keys(), view.show_about()):
            desk.settle()
            dialog.close()
        desk.window.actions_["export"].trigger()
        desk.window.open_path(Path("none.mp4"))
        desk.settle()
        assert desk.window.project_view.question is not None
        desk.window.project_view.question.reject()
        desk.session.open(Path("none.mp4"))
        desk.until(lambda: desk.window.failure.sentence.text())
        desk.settle()
        assert "cannot" not in desk.window.failure.sentence.text()
    finally:
        translation.remove(qapp)
