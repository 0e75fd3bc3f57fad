"""Where the program looks for data: the same places as Qt, and the shipped folders."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest

from vsum_desktop.pipeline import paths
from vsum_desktop.pipeline.paths import UserFolders, user_folders

HOME = Path("/home/ada")

ASK_QT = """
import json, sys
from PySide6.QtCore import QCoreApplication, QStandardPaths as Paths
app = QCoreApplication([])
app.setOrganizationName("VSum")
app.setApplicationName("VSum Desktop")
kinds = (Paths.StandardLocation.AppConfigLocation, Paths.StandardLocation.AppDataLocation, Paths.StandardLocation.CacheLocation)
json.dump([Paths.writableLocation(kind) for kind in kinds], sys.stdout)
"""


@pytest.mark.parametrize(
    "variables", [{}, {"XDG_CACHE_HOME": "/var/x", "XDG_DATA_HOME": "relative", "XDG_CONFIG_HOME": "/etc/y"}]
)
def test_the_folders_are_those_of_qt(variables):
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "VSUM_"))}
    environment = clean | variables
    answer = subprocess.run([sys.executable, "-c", ASK_QT], env=environment, capture_output=True, check=True, encoding="utf-8")
    config, data, cache = map(Path, json.loads(answer.stdout))
    folders = user_folders(sys.platform, environment, Path.home())
    assert (folders.config, folders.data, folders.cache) == (config, data, cache)


def test_linux():
    folders = user_folders("linux", {}, HOME)
    assert folders.config == HOME / ".config/VSum/VSum Desktop"
    assert folders.data == HOME / ".local/share/VSum/VSum Desktop"
    assert folders.cache == HOME / ".cache/VSum/VSum Desktop"
    assert folders.state == HOME / ".local/state/VSum/VSum Desktop"


def test_macos():
    folders = user_folders("darwin", {"XDG_CACHE_HOME": "/var/x"}, HOME)
    assert folders.data == HOME / "Library/Application Support/VSum/VSum Desktop"
    assert folders.cache == HOME / "Library/Caches/VSum/VSum Desktop"


def test_windows():
    folders = user_folders("win32", {"LOCALAPPDATA": "/c/Local", "APPDATA": "/c/Roaming"}, HOME)
    assert folders.config == Path("/c/Local/VSum/VSum Desktop")
    assert folders.data == Path("/c/Roaming/VSum/VSum Desktop")
    assert folders.cache == Path("/c/Local/VSum/VSum Desktop/cache")
    assert user_folders("win32", {}, HOME).data == HOME / "AppData/Roaming/VSum/VSum Desktop"


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_the_environment_replaces_them(platform):
    variables = {"VSUM_CONFIG_DIR": "/a", "VSUM_DATA_DIR": "/b", "VSUM_CACHE_DIR": "/c", "VSUM_STATE_DIR": "/d"}
    assert user_folders(platform, variables, HOME) == UserFolders(Path("/a"), Path("/b"), Path("/c"), Path("/d"))


def test_models_are_searched_from_the_nearest_to_the_shipped(monkeypatch, tmp_path):
    monkeypatch.setenv("VSUM_DATA_DIR", str(tmp_path))
    shipped = paths.data_folder("models")
    assert paths.model_directories() == [tmp_path / "models", shipped]
    assert paths.model_directories(Path("mine")) == [Path("mine"), tmp_path / "models", shipped]


@pytest.mark.parametrize("name", ["models", "resources"])
def test_shipped_folders_are_there(name):
    assert paths.data_folder(name).is_dir()
    assert PurePosixPath(paths.data_folder(name).name) == PurePosixPath(name)
