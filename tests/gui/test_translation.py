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
