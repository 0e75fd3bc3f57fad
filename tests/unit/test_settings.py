"""Settings: declared once, so that file, options and page agree; a file that people edit, and spoil."""

from __future__ import annotations

import argparse
import tomllib
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vsum_desktop.cli.main import build_parser
from vsum_desktop.core.edits import Edits
from vsum_desktop.core.errors import InputError, UnknownSettingError
from vsum_desktop.core.settings import GROUPS, SETTINGS, Setting, Settings, page, setting
from vsum_desktop.pipeline import settings_store
from vsum_desktop.pipeline.settings_store import load, save

ROOT = Path(__file__).resolve().parents[2]


def _options(parser: argparse.ArgumentParser) -> set[str]:
    found = set(parser._option_string_actions)
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for sub in action.choices.values():
                found |= _options(sub)
    return found


def _value(one: Setting) -> st.SearchStrategy[object]:
    kinds = {
        "flag": st.booleans(),
        "choice": st.sampled_from([value for value, _ in one.choices] or [""]),
        "number": st.floats(one.low, one.high),
        "budget": st.sampled_from(["15%", "90s", "00:01:30", "33.3%"]),
        "model": st.sampled_from(["lgrln", "a-model"]),
        "folder": st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1).filter(
            lambda text: text == text.strip()
        ),
    }
    return kinds[one.kind] | st.none() if one.none else kinds[one.kind]


values = st.fixed_dictionaries({}, optional={one.name: _value(one) for one in SETTINGS})
keys = st.dictionaries(st.sampled_from(["play", "odd name"]), st.lists(st.sampled_from(["Space", "Ctrl+K", "ß"])).map(tuple))


class TestDeclarations:
    @pytest.mark.parametrize("one", SETTINGS, ids=lambda one: one.name)
    def test_sound(self, one: Setting):
        assert one.group in GROUPS
        assert one.checked(one.default) == one.default
        assert one.title
        assert one.help.endswith(".")

    def test_each_option_exists(self):
        from vsum_desktop.ui.main import build_parser as window_parser

        known = _options(build_parser()) | _options(window_parser())
        assert {one.flag for one in SETTINGS if one.flag} <= known

    def test_the_page_is_up_to_date(self):
        """`python -c "from vsum_desktop.core.settings import page; print(page(), end='')" > docs/settings.md` makes it."""
        assert (ROOT / "docs" / "settings.md").read_text("utf-8") == page()

    def test_the_defaults_are_those_of_the_rest(self):
        assert Settings.of().edits() == Edits()

    def test_an_unknown_name_is_asked_back(self):
        with pytest.raises(UnknownSettingError) as caught:
            setting("min_clips")
        assert caught.value.fields["suggestion"] == "min_clip"

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("min_clip", -1), ("min_clip", "1"), ("min_clip", True), ("min_clip", None), ("theme", "drak"), ("theme", 3),
            ("budget", "plenty"), ("budget", "0%"), ("cache", 1), ("rate", float("nan")), ("scorer", 7),
        ],
    )  # fmt: skip
    def test_wrong_values_are_refused(self, name: str, value: object):
        with pytest.raises(InputError):
            Settings.of({name: value})

    def test_no_limit_below_the_shortest(self):
        edits = Settings.of({"min_clip": 5, "max_clip": 2}).edits()
        assert (edits.min_clip, edits.max_clip) == (5, 5)
        assert Settings.of({"margin": 0.1}).edits().margin == Fraction(1, 10)


class TestFile:
    @given(values, keys)
    def test_what_is_written_is_read(self, tmp_path_factory, values: dict[str, object], keys: dict[str, tuple[str, ...]]):
        path = tmp_path_factory.mktemp("config") / "settings.toml"
        settings = Settings.of(values, keys)
        save(settings, path)
        loaded = load(path)
        assert loaded.problems == ()
        assert dict(loaded.settings.values) == dict(settings.values)
        assert dict(loaded.settings.keys) == keys

    def test_no_file_is_the_defaults(self, tmp_path):
        assert dict(load(tmp_path / "none.toml").settings.values) == dict(Settings.of().values)

    def test_defaults_stand_there_as_comments(self, tmp_path):
        path = tmp_path / "settings.toml"
        save(Settings.of({"min_clip": 2, "autosave": None}), path)
        text = path.read_text("utf-8")
        assert '\n# budget = "15%"\n' in text
        assert "\nmin_clip = 2.0\n" in text
        assert "\nautosave = false\n" in text
        assert "# Shortest clip:" in text

    def test_one_wrong_value_costs_that_value_only(self, tmp_path):
        path = tmp_path / "settings.toml"
        path.write_text('[summary]\nbudget = "20%"\nmin_clip = "long"\n[window]\ntheme = "lihgt"\n[keys]\nplay = 3', "utf-8")
        loaded = load(path)
        assert loaded.settings["budget"] == "20%"
        assert loaded.settings["min_clip"] == 1.0
        assert len(loaded.problems) == 3
        assert "min_clip" in " ".join(loaded.problems)

    def test_keys_of_a_newer_program_stay(self, tmp_path):
        path = tmp_path / "settings.toml"
        path.write_text(
            'top = 1\n[summary]\nnew = [1, "a"]\nmargin = 0.5\n[future]\n"a b" = {c = true}\nday = 2026-01-02\n', "utf-8"
        )
        save(load(path).settings.having("min_clip", 3), path)
        document = tomllib.loads(path.read_text("utf-8"))
        assert document["top"] == 1
        assert document["summary"] == {"new": [1, "a"], "margin": 0.5, "min_clip": 3.0}
        assert document["future"]["a b"] == {"c": True}

    @pytest.mark.parametrize("content", ["a = " + "[" * 5000, 'summary.budget = "' + "9" * 5000 + '"'])
    def test_whatever_stands_there_the_program_begins(self, tmp_path, content: str):
        path = tmp_path / "settings.toml"
        path.write_text(content, "utf-8")
        loaded = load(path)
        assert len(loaded.problems) == 1
        assert loaded.settings["budget"] == "15%"

    def test_a_spoilt_file_is_told_and_moved_aside(self, tmp_path):
        path = tmp_path / "settings.toml"
        path.write_text("[summary\n", "utf-8")
        loaded = load(path)
        assert "settings.toml cannot be read" in loaded.problems[0]
        save(loaded.settings.having("min_clip", 3), path)
        assert (tmp_path / "settings.toml.broken").read_text("utf-8") == "[summary\n"
        assert load(path).settings["min_clip"] == 3.0


class TestCommandLine:
    def _filled(self, monkeypatch, tmp_path, *arguments: str, **values: object) -> argparse.Namespace:
        from vsum_desktop.cli import defaults

        monkeypatch.setenv("VSUM_CONFIG_DIR", str(tmp_path))
        if values:
            settings_store.save(Settings.of(values))
        options = build_parser().parse_args(arguments)
        defaults.fill(options)
        return options

    def test_the_file_counts_where_no_option_is_given(self, monkeypatch, tmp_path):
        options = self._filled(
            monkeypatch, tmp_path, "summarize", "v.mp4", "--min-clip", "3",
            min_clip=2, margin=0.5, min_gap=0.3, rate=4, device="cpu", cache=False, budget="90s", cache_size=1,
        )  # fmt: skip
        assert (options.min_clip, options.margin, options.rate, options.device) == (3, Fraction(1, 2), 4, "cpu")
        assert options.min_gap == Fraction(3, 10)
        assert options.no_cache
        assert str(options.budget) == "90s"
        assert options.cache_limit == 10**9

    def test_without_a_file_the_defaults_count(self, monkeypatch, tmp_path):
        options = self._filled(monkeypatch, tmp_path, "summarize", "v.mp4")
        assert (options.rate, options.device, options.no_cache, options.scorer) == (2, "auto", False, None)

    def test_a_spoilt_file_is_a_warning(self, monkeypatch, tmp_path, capsys):
        (tmp_path / "settings.toml").write_text("[", "utf-8")
        self._filled(monkeypatch, tmp_path, "probe", "v.mp4", "-v")
        error = capsys.readouterr().err
        assert "vsum: warning: settings.toml cannot be read" in error
        assert f"settings of {tmp_path}" in error
