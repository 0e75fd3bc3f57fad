"""The language of the window, and errors in it."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from PySide6.QtWidgets import QApplication

from vsum_desktop.app import translation
from vsum_desktop.core.errors import VideoOpenError
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
        assert translation.warnings(["Nothing can be decoded from 3.5 s on."]) == "Ab 3.5 s lässt sich nichts mehr lesen."
        assert translation.warnings(["Nobody knows this."]) == "Nobody knows this."
        assert translation.reason(given) == "Wichtigkeit 0.50, mehr als 25% der anderen Einstellungen."
    finally:
        translation.remove(qapp)
    assert translation.reason(given) == given.text == "Importance 0.50, above 25% of the other shots."
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
