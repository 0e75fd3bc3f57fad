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
