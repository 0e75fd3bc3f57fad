"""The user's settings on the disk: `settings.toml` in the configuration folder, made to be read and edited by people.

Values that are the defaults stand there as comments. What cannot be understood is told and left out, one value at a time; keys
of a newer program are kept; a file that is no TOML at all is moved aside before it would be overwritten.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from vsum_desktop.core.errors import InputError
from vsum_desktop.core.settings import GROUPS, SETTINGS, Setting, Settings
from vsum_desktop.interchange.files import write_text
from vsum_desktop.pipeline import paths

NAME = "settings.toml"


@dataclass(frozen=True, slots=True, eq=False)
class Loaded:
    """Settings as read: `problems` are English sentences, `unknown` what this program does not know, `broken` says no TOML."""

    settings: Settings
    problems: tuple[str, ...] = ()
    unknown: Mapping[str, Any] = field(default_factory=dict)
    broken: bool = False


def settings_path() -> Path:
    """The user's file; may not exist."""
    return paths.config_folder() / NAME


def load(path: Path | None = None) -> Loaded:
    """Read the settings; never fails: what is wrong counts as not set."""
    path = path or settings_path()
    try:
        document = tomllib.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        return Loaded(Settings.of())
    except (OSError, ValueError, RecursionError) as error:
        cause = error.strerror if isinstance(error, OSError) else str(error)
        return Loaded(Settings.of(), (f"{path.name} cannot be read, so the defaults are used: {cause}.",), broken=True)
    values, problems, unknown = {}, [], dict(document)
    for group in GROUPS:
        table = unknown.pop(group, {})
        if not isinstance(table, dict):
            problems.append(f"{path.name}: {group} is a table.")
            continue
        rest = dict(table)
        for one in SETTINGS:
            if one.group == group and one.name in rest:
                value = rest.pop(one.name)
                try:
                    values[one.name] = one.checked(value)
                except InputError as error:
                    problems.append(f"{path.name}: {error.cause}; the default is used.")
        if rest:
            unknown[group] = rest
    keys = _keys(unknown.pop("keys", {}), path.name, problems)
    return Loaded(Settings.of(values, keys), tuple(problems), unknown)


def save(settings: Settings, path: Path | None = None) -> None:
    """Write the settings, whole or not at all, with the unknown keys of the file that is there.

    Raises:
        ExportError: If the file cannot be written.
    """
    path = path or settings_path()
    before = load(path)
    if before.broken and path.is_file():
        path.replace(path.with_suffix(".toml.broken"))
    path.parent.mkdir(parents=True, exist_ok=True)
    text = to_toml(settings, before.unknown)
    write_text(path, lambda file: _put(file, text), overwrite=True)


def _put(file: TextIO, text: str) -> None:
    file.write(text)


def to_toml(settings: Settings, unknown: Mapping[str, Any] | None = None) -> str:
    """The file's text."""
    rest = dict(unknown or {})
    lines = ["# Settings of VSum Desktop and vsum; see docs/settings.md. A line without # is not the default."]
    top = {key: rest.pop(key) for key in list(rest) if not isinstance(rest[key], dict)}
    lines += [f"{_key(key)} = {_value(value)}" for key, value in top.items()]
    for group in GROUPS:
        lines += ["", f"[{group}]"]
        for one in SETTINGS:
            if one.group == group:
                lines += [f"# {one.title}: {one.help}", _line(one, settings)]
        lines += [f"{_key(key)} = {_value(value)}" for key, value in rest.pop(group, {}).items()]
    lines += ["", "[keys]", *(f"{_key(name)} = {_value(list(keys))}" for name, keys in settings.keys.items())]
    for group, table in rest.items():
        lines += ["", f"[{_key(group)}]", *(f"{_key(key)} = {_value(value)}" for key, value in table.items())]
    return "\n".join(lines) + "\n"


def _keys(table: object, name: str, problems: list[str]) -> dict[str, tuple[str, ...]]:
    keys: dict[str, tuple[str, ...]] = {}
    for command, given in table.items() if isinstance(table, dict) else ():
        if isinstance(given, list) and all(isinstance(key, str) for key in given):
            keys[command] = tuple(given)
        else:
            problems.append(f"{name}: keys.{command} is a list of keys.")
    return keys


def _line(one: Setting, settings: Settings) -> str:
    value = settings[one.name]
    line = f"{one.name} = {_value(value if value is not None else False)}"
    return line if value != one.default else f"# {line}"


def _key(key: str) -> str:
    bare = key.isascii() and key.replace("_", "").replace("-", "").isalnum()
    return key if bare else json.dumps(key, ensure_ascii=False)


def _value(value: object) -> str:
    """A value in TOML."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list):
        return f"[{', '.join(_value(item) for item in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_key(key)} = {_value(item)}' for key, item in value.items())}}}"
    return value.isoformat() if hasattr(value, "isoformat") else json.dumps(str(value))
