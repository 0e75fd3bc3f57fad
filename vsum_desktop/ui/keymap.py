"""Which keys run which command: those of the table, those of a preset over them, and the user's own over both."""

from __future__ import annotations

from collections.abc import Mapping

from vsum_desktop.ui.actions import COMMANDS

Keys = Mapping[str, tuple[str, ...]]

PRESETS: dict[str, dict[str, tuple[str, ...]]] = {
    "editor": {},
    "player": {
        "frame_back": (",",),
        "frame_on": (".",),
        "second_back": ("Left",),
        "second_on": ("Right",),
        "ten_back": ("Shift+Left", "Ctrl+Left"),
        "ten_on": ("Shift+Right", "Ctrl+Right"),
        "play": ("Space",),
    },
}


def preset_keys(preset: str) -> dict[str, tuple[str, ...]]:
    """Command → keys of a preset."""
    chosen = PRESETS.get(preset, {})
    return {command.name: chosen.get(command.name, command.keys) for command in COMMANDS if command.name}


def effective(preset: str, own: Keys) -> dict[str, tuple[str, ...]]:
    """Command → keys in use: a key that the user gave to one command is no longer that of another."""
    known = preset_keys(preset)
    given = {name: keys for name, keys in own.items() if name in known}
    taken = {key for keys in given.values() for key in keys}
    result = {name: tuple(key for key in keys if key not in taken) for name, keys in known.items()}
    seen: set[str] = set()
    for name, keys in given.items():
        result[name] = tuple(key for key in dict.fromkeys(keys) if key not in seen)
        seen.update(keys)
    return result


def owner(keys: Keys, key: str) -> str:
    """The command that a key runs, empty for none."""
    return next((name for name, own in keys.items() if key in own), "")


def assigned(preset: str, own: Keys, name: str, keys: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The user's keys once `name` has `keys`: they are taken from every other command; what equals the preset is left out."""
    result = {other: tuple(key for key in theirs if key not in keys) for other, theirs in effective(preset, own).items()}
    result[name] = keys
    known = preset_keys(preset)
    return {other: theirs for other, theirs in result.items() if theirs != known[other]}
