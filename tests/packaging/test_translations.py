"""Strings are collected from the code and its tables, compiled, and found wanting where they are."""

from __future__ import annotations

import importlib.util
import sys

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator


@pytest.fixture(scope="module")
def translations(root):
    spec = importlib.util.spec_from_file_location("packaging_translations", root / "packaging" / "translations.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_collected_translated_and_compiled(translations, tmp_path, qapp):
    translations.update(tmp_path)
    german = tmp_path / "vsum_de.ts"
    collected = translations.read(german)
    assert {("Commands", "&File"), ("Errors", "This failed: {cause}."), ("Actions", "&Dark")} <= collected.keys()
    assert not any(collected.values())
    text = german.read_text("utf-8")
    empty = '<source>&amp;Dark</source>\n        <translation type="unfinished"></translation>'
    assert empty in text
    german.write_text(
        text.replace(empty, "<source>&amp;Dark</source>\n        <translation>&amp;Dunkel</translation>"), "utf-8"
    )
    translations.update(tmp_path)
    assert translations.read(german)["Actions", "&Dark"] == "&Dunkel"
    translations.compile_all(tmp_path)
    translator = QTranslator()
    assert translator.load("vsum_de", str(tmp_path))
    qapp.installTranslator(translator)
    try:
        assert QCoreApplication.translate("Actions", "&Dark") == "&Dunkel"
    finally:
        qapp.removeTranslator(translator)


@pytest.mark.parametrize(
    ("source", "translation", "wrong"),
    [
        ("Open {name}", "{name} öffnen", ""),
        ("Open {name}", "", "no translation"),
        ("Open {name}", "öffnen", "other fields"),
        ("&Open…", "Ö&ffnen…", ""),
        ("&Open…", "Ö&ffnen", "…"),
        ("&Open", "Öffnen", "mnemonic"),
    ],
)
def test_broken_translations_are_named(translations, source, translation, wrong):
    found = translations._wrong(source, translation)
    assert (wrong in found) if wrong else not found


def test_texts_that_bypass_translation_are_named(translations, root):
    code = (
        "class Panel(QWidget):\n"
        "    def __init__(self):\n"
        "        self.a = label('Not translated')\n"
        "        self.b = label(self.tr('Translated'))\n"
        "        self.c.setText(f'{self.tr(\"lost\")} · 3')\n"
        "        self.d.setText(f'{x} / {y}')\n"
        "        self.tr(words)\n"
    )
    visitor = translations._Strings(root / "vsum_desktop" / "ui" / "panel.py")
    visitor.visit(translations.ast.parse(code))
    assert ("Panel", "Translated") in visitor.found
    assert len(visitor.problems) == 3
    assert "not translated: 'Not translated'" in visitor.problems[0]


def test_everything_is_translated(translations):
    """`packaging/translations.py check` lists the same; `update` collects what is new."""
    assert translations.problems(translations.FOLDER) == []
