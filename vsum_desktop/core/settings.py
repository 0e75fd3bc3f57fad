"""The settings, each declared once: name, default, bounds, unit, words.

The form, the file, the command-line options they stand behind and the page `docs/settings.md` follow from the declarations.
What counts, from the strongest: an option on the command line, the project, the user's file, the default.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType
from typing import Literal

from vsum_desktop.core.edits import DEFAULT_MIN_CLIP, DEFAULT_QUERY_STRENGTH, Budget, Edits
from vsum_desktop.core.errors import InputError, UnknownSettingError

Kind = Literal["choice", "number", "flag", "budget", "model", "folder"]
Value = str | float | bool | None


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting.

    Attributes:
        name: Its key in the file and in the code.
        group: Name of the group it belongs to, one of `GROUPS`.
        kind: What values it takes: one of `choices`, a number, yes or no, a budget, a model's id, a folder.
        default: Its value where nobody says otherwise.
        title, help: English words for the form and the page.
        unit: Of a number, as written behind it.
        low, high, step: Of a number, inclusive.
        choices: Value → words.
        none: Words for None; empty where there must be a value.
        flag: The option of `vsum` and `vsum-desktop` that overrides it; empty for none.
    """

    name: str
    group: str
    kind: Kind
    default: Value
    title: str
    help: str
    unit: str = ""
    low: float = 0.0
    high: float = 0.0
    step: float = 0.1
    choices: tuple[tuple[str, str], ...] = ()
    none: str = ""
    flag: str = ""

    def checked(self, value: object) -> Value:
        """`value` as this setting holds it; false stands for None, which TOML does not know.

        Raises:
            UnknownSettingError: If it is none of the choices; fields `setting`, `value`, `suggestion`.
            InputError: If it is of another kind or out of bounds; the field is the setting's name.
        """
        if value is None or (value is False and self.none):
            if self.none:
                return None
            raise self._error("not empty", value)
        if self.kind == "flag":
            if isinstance(value, bool):
                return value
            raise self._error("true or false", value)
        if self.kind == "number":
            return self._number(value)
        if not isinstance(value, str) or "\0" in value:
            raise self._error("a text", value)
        if self.kind == "budget":
            Budget.parse(value)
        if self.kind == "choice" and value not in dict(self.choices):
            near = difflib.get_close_matches(value, dict(self.choices), n=1)
            known = ", ".join(dict(self.choices))
            raise UnknownSettingError(
                f"{self.name} is one of {known}", setting=self.name, value=value, suggestion=near[0] if near else None
            )
        return value.strip() or (None if self.none else value)

    def _number(self, value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not self.low <= value <= self.high:
            raise self._error(f"a number from {self.low:g} to {self.high:g}", value)
        return float(value)

    def _error(self, wanted: str, value: object) -> InputError:
        return InputError(f"the setting {self.name} is {wanted}, not {value!r}", **{self.name: value})


GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "window": "Window",
        "summary": "Summary",
        "analysis": "Analysis",
        "projects": "Projects",
        "storage": "Storage",
        "keyboard": "Keyboard",
    }
)

SETTINGS: tuple[Setting, ...] = (
    Setting(
        "language", "window", "choice", "system", "Language",
        "Language of menus and texts. Takes effect when the program is started again.",
        choices=(("system", "Like the system"), ("en", "English"), ("de", "Deutsch"), ("zh_CN", "简体中文")),
        flag="--language",
    ),
    Setting(
        "theme", "window", "choice", "system", "Theme", "Colours of the window.",
        choices=(("system", "Like the system"), ("dark", "Dark"), ("light", "Light")), flag="--theme",
    ),
    Setting(
        "resume", "window", "flag", True, "Go on where you stopped",
        "Opening a video again shows the moment it was left at.",
    ),
    Setting(
        "budget", "summary", "budget", "15%", "Summary budget",
        "What the first summary begins with: a share (15%) or a time (90s, 00:01:30). Later ones keep what was set last.",
        flag="--budget",
    ),
    Setting(
        "query_strength", "summary", "number", DEFAULT_QUERY_STRENGTH, "Query strength",
        "How much relevance to the query counts against importance: 0 ignores the query, 1 follows it alone.",
        low=0, high=1, step=0.05, flag="--query-strength",
    ),
    Setting(
        "min_clip", "summary", "number", float(DEFAULT_MIN_CLIP), "Shortest clip",
        "No clip is shorter than this, except pinned and trimmed ones.", unit="s", low=0, high=60, step=0.5, flag="--min-clip",
    ),
    Setting(
        "max_clip", "summary", "number", None, "Longest clip",
        "Longer shots are divided, except pinned and trimmed ones.", unit="s", low=0.5, high=3600, step=0.5,
        none="No limit", flag="--max-clip",
    ),
    Setting(
        "margin", "summary", "number", 0.0, "Margin",
        "Added at both ends of a clip where no hard cut is in the way.", unit="s", low=0, high=10, step=0.1, flag="--margin",
    ),
    Setting(
        "min_gap", "summary", "number", 0.0, "Shortest gap",
        "What lies between two clips nearer than this is kept too, where the budget allows and nothing of it is banned or "
        "trimmed away. 0 keeps every gap.",
        unit="s", low=0, high=10, step=0.1, flag="--min-gap",
    ),
    Setting(
        "rate", "analysis", "number", 2.0, "Samples per second",
        "How many frames of a second are looked at; more takes longer. Counts for the next analysis.",
        unit="/s", low=0.25, high=10, step=0.25, flag="--rate",
    ),
    Setting(
        "encoder", "analysis", "model", None, "Encoder",
        "What compares pictures and words. Counts for the next analysis.", none="The one that comes with the program",
        flag="--encoder",
    ),
    Setting(
        "scorer", "analysis", "model", None, "Scorer", "What decides importance.", none="The recommended one", flag="--scorer",
    ),
    Setting(
        "device", "analysis", "choice", "auto", "Device", "What runs the models.",
        choices=(("auto", "GPU where it works, else CPU"), ("cpu", "CPU"), ("cuda", "GPU (CUDA)")), flag="--device",
    ),
    Setting(
        "autosave", "projects", "number", 30.0, "Autosave after",
        "Unsaved changes are kept in a side file this long after a change, for a crash; the project itself is not touched.",
        unit="s", low=5, high=600, step=5, none="Never",
    ),
    Setting(
        "generations", "projects", "number", 5.0, "Autosaved states kept",
        "Older autosaved states of the same session are deleted.", low=1, high=50, step=1,
    ),
    Setting(
        "cache", "storage", "flag", True, "Keep analyses",
        "A video analysed before opens at once. Nothing but features is kept, no pictures and no sound.", flag="--no-cache",
    ),
    Setting(
        "cache_folder", "storage", "folder", None, "Folder for analyses", "Where analyses are kept.",
        none="The system's cache folder", flag="--cache-dir",
    ),
    Setting(
        "cache_size", "storage", "number", 4.0, "Largest size",
        "Analyses that were not used for longest are deleted first.", unit="GB", low=0.1, high=1000, step=0.5,
    ),
    Setting(
        "key_preset", "keyboard", "choice", "editor", "Keys",
        "Editor: arrows go by one frame. Player: arrows jump by one and ten seconds.",
        choices=(("editor", "Like an editor"), ("player", "Like a player")),
    ),
)  # fmt: skip

_BY_NAME = {setting.name: setting for setting in SETTINGS}


def setting(name: str) -> Setting:
    """The declaration of a setting.

    Raises:
        UnknownSettingError: If there is none of this name; fields `setting`, `value`, `suggestion`.
    """
    if name not in _BY_NAME:
        near = difflib.get_close_matches(name, _BY_NAME, n=1)
        raise UnknownSettingError("no such setting", setting="setting", value=name, suggestion=near[0] if near else None)
    return _BY_NAME[name]


@dataclass(frozen=True, slots=True)
class Settings:
    """Values of all settings, and the keys of commands that were changed (command → keys)."""

    values: Mapping[str, Value]
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of(cls, values: Mapping[str, object] | None = None, keys: Mapping[str, tuple[str, ...]] | None = None) -> Settings:
        """The defaults with these values instead.

        Raises:
            InputError: If a name or a value is wrong.
        """
        chosen = {one.name: one.default for one in SETTINGS}
        chosen |= {name: setting(name).checked(value) for name, value in (values or {}).items()}
        return cls(MappingProxyType(chosen), MappingProxyType(dict(keys or {})))

    def __getitem__(self, name: str) -> Value:
        return self.values[name]

    def changed(self) -> Iterator[tuple[Setting, Value]]:
        """The settings that differ from their default."""
        return ((one, self.values[one.name]) for one in SETTINGS if self.values[one.name] != one.default)

    def having(self, name: str, value: object) -> Settings:
        """With another value.

        Raises:
            InputError: If the value is wrong.
        """
        return Settings(MappingProxyType({**self.values, name: setting(name).checked(value)}), self.keys)

    def having_keys(self, keys: Mapping[str, tuple[str, ...]]) -> Settings:
        """With other keys."""
        return Settings(self.values, MappingProxyType(dict(keys)))

    def number(self, name: str) -> float:
        """The value of a number that is not None."""
        value = self.values[name]
        assert isinstance(value, float | int)
        return float(value)

    def text(self, name: str) -> str:
        """The value of a text, empty for none."""
        return str(self.values[name] or "")

    def exact(self, name: str) -> Fraction:
        """A number as the decimal fraction that a person reads."""
        return Fraction(repr(self.number(name)))

    def edits(self) -> Edits:
        """What a summary begins with."""
        low = self.exact("min_clip")
        return Edits(
            budget=Budget.parse(self.text("budget")),
            query_strength=self.number("query_strength"),
            min_clip=low,
            max_clip=max(low, self.exact("max_clip")) if self.values["max_clip"] is not None else None,
            margin=self.exact("margin"),
            min_gap=self.exact("min_gap"),
        )


def page() -> str:
    """The page `docs/settings.md`."""
    lines = [
        "# Settings",
        "",
        "Made from the declarations in `vsum_desktop/core/settings.py`; a test keeps it true. Everything is set in",
        "*Edit ▸ Preferences* or in the file that the form names: `settings.toml` in the user's configuration folder, which",
        "`VSUM_CONFIG_DIR` replaces. The headless `vsum` follows the same file. What counts, from the strongest: an option on",
        "the command line, the project, the file, the default. `VSUM_DATA_DIR` (installed models), `VSUM_CACHE_DIR` (what can",
        "be computed again) and `VSUM_STATE_DIR` (work saved aside, logs) replace the user's other folders.",
    ]
    for group, title in GROUPS.items():
        lines += [
            "",
            f"## {title}",
            "",
            "| setting in the file | default | values | option | what it does |",
            "|---|---|---|---|---|",
        ]
        for one in SETTINGS:
            if one.group == group:
                default = f"*{one.none.lower()}*" if one.default is None else f"`{_toml(one.default)}`"
                flag = f"`{one.flag}`" if one.flag else ""
                lines.append(f"| `{group}.{one.name}` | {default} | {_values(one)} | {flag} | **{one.title}.** {one.help} |")
    lines += [
        "",
        "## Keys",
        "",
        'Keys that were changed stand in the table `keys`, as `play = ["Space", "K"]`; *Help ▸ Keyboard* changes them.',
        "",
    ]
    return "\n".join(lines)


def _values(one: Setting) -> str:
    if one.kind == "choice":
        return " · ".join(f"`{value}`" for value, _ in one.choices)
    if one.kind == "number":
        never = " · `false`: " + one.none.lower() if one.none else ""
        return f"{one.low:g} – {one.high:g} {one.unit}".rstrip() + never
    return {"flag": "`true` · `false`", "budget": "`15%`, `90s`", "model": "a model's id", "folder": "a path"}[one.kind]


def _toml(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f'"{value}"' if isinstance(value, str) else f"{value:g}"
