"""Options that were not given take the user's settings."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from vsum_desktop.cli.console import warn
from vsum_desktop.core.edits import Budget
from vsum_desktop.core.settings import Settings
from vsum_desktop.pipeline import settings_store

_BYTES = 10**9  # in the unit of the setting `cache_size`


def fill(options: argparse.Namespace) -> None:
    """Complete the options of a command in place, `settled` names those; tells with `-v` which file counted."""
    path = settings_store.settings_path()
    loaded = settings_store.load(path)
    warn(loaded.problems, quiet=options.quiet)
    if options.verbose and path.is_file():
        print(f"vsum: settings of {path}", file=sys.stderr)
    given, chosen = vars(options), loaded.settings
    values = _values(chosen)
    options.settled = frozenset(name for name in values if name in given and given[name] is None)
    for name in options.settled:
        setattr(options, name, values[name])
    if "no_cache" in given:
        options.no_cache = options.no_cache or not chosen["cache"]
    options.cache_limit = round(chosen.number("cache_size") * _BYTES)


def _values(settings: Settings) -> dict[str, object]:
    """The settings by the names of the options."""
    edits = settings.edits()
    folder = settings.text("cache_folder")
    return {
        "budget": Budget.parse(settings.text("budget")),
        "query_strength": edits.query_strength,
        "min_clip": edits.min_clip,
        "max_clip": edits.max_clip,
        "margin": edits.margin,
        "min_gap": edits.min_gap,
        "rate": settings.exact("rate"),
        "encoder": settings["encoder"],
        "scorer": settings["scorer"],
        "device": settings["device"],
        "cache_dir": Path(folder).expanduser() if folder else None,
    }
