"""The one place that knows where data are: what is shipped with the program, and the user's own folders.

The user's folders are those that Qt's `QStandardPaths` gives for the organisation "VSum" and the application "VSum Desktop", so
that the window and the headless command share them, and they are found here without Qt. `VSUM_CONFIG_DIR`, `VSUM_DATA_DIR`,
`VSUM_CACHE_DIR` and `VSUM_STATE_DIR` replace them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

ORGANISATION = "VSum"
APPLICATION = "VSum Desktop"

_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class UserFolders:
    """A user's folders; none of them need exist.

    Attributes:
        config: Settings.
        data: Models that the user installed, and what else must not be lost.
        cache: What can be computed again.
        state: What is neither set by the user nor computed: autosaved projects, logs.
    """

    config: Path
    data: Path
    cache: Path
    state: Path


def user_folders(platform: str, environment: Mapping[str, str], home: Path) -> UserFolders:
    """Where a user's files lie, by the conventions of the system.

    Args:
        platform: As `sys.platform`.
        environment: As `os.environ`; relative paths in XDG variables are ignored, as the XDG specification asks.
        home: The user's home folder.
    """
    own = PurePath(ORGANISATION, APPLICATION)
    if platform == "win32":
        local = Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local")
        roaming = Path(environment.get("APPDATA") or home / "AppData" / "Roaming")
        folders = UserFolders(config=local / own, data=roaming / own, cache=local / own / "cache", state=local / own / "state")
    elif platform == "darwin":
        library = home / "Library"
        data = library / "Application Support" / own
        folders = UserFolders(library / "Preferences" / own, data, library / "Caches" / own, data / "state")
    else:
        folders = UserFolders(
            _xdg(environment, "XDG_CONFIG_HOME", home / ".config") / own,
            _xdg(environment, "XDG_DATA_HOME", home / ".local" / "share") / own,
            _xdg(environment, "XDG_CACHE_HOME", home / ".cache") / own,
            _xdg(environment, "XDG_STATE_HOME", home / ".local" / "state") / own,
        )
    return UserFolders(
        Path(environment.get("VSUM_CONFIG_DIR") or folders.config),
        Path(environment.get("VSUM_DATA_DIR") or folders.data),
        Path(environment.get("VSUM_CACHE_DIR") or folders.cache),
        Path(environment.get("VSUM_STATE_DIR") or folders.state),
    )


def config_folder() -> Path:
    """The user's folder for settings; may not exist yet."""
    return _mine().config


def user_data_folder() -> Path:
    """The user's folder for installed models and other lasting data; may not exist yet."""
    return _mine().data


def cache_folder() -> Path:
    """The user's folder for what can be computed again; may not exist yet."""
    return _mine().cache


def state_folder() -> Path:
    """The user's folder for autosaved projects and logs; may not exist yet."""
    return _mine().state


def logs_folder() -> Path:
    """Where the window's log lies; may not exist yet."""
    return state_folder() / "logs"


def user_models_folder() -> Path:
    """Where the user's own models are installed; may not exist yet."""
    return user_data_folder() / "models"


def data_folder(name: str) -> Path:
    """A shipped folder, `models`, `resources` or `docs`: inside an installed or frozen package, else in the checkout."""
    bundled = _PACKAGE / "_data" / name
    return bundled if bundled.is_dir() else _PACKAGE.parent / name


def model_directories(extra: Path | None = None) -> list[Path]:
    """Where models are searched, first come first served: `extra`, the user's models, the shipped ones."""
    return [*([extra] if extra else []), user_models_folder(), data_folder("models")]


def _mine() -> UserFolders:
    return user_folders(sys.platform, os.environ, Path.home())


def _xdg(environment: Mapping[str, str], name: str, default: Path) -> Path:
    value = environment.get(name, "")
    return Path(value) if value.startswith("/") else default
