"""Autosaves: generations, what a crash leaves, and that it is offered once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from vsum_desktop.core.errors import ProjectError
from vsum_desktop.pipeline.autosave import Autosaves, recover
from vsum_desktop.pipeline.project import Media, Project, to_document

PROJECT = Project(Media(Path("/v/film.mp4")), query="zero", queries=("zero",))

CRASH = """
import os, sys
from pathlib import Path
from tests.unit.test_autosave import PROJECT, asking
from vsum_desktop.pipeline.autosave import Autosaves
session = Autosaves(Path(sys.argv[1])).session()
for number in range(7):
    session.save(asking(str(number)), Path("/cuts/a.vsum.json"))
os._exit(3)
"""


def asking(text: str) -> Project:
    return replace(PROJECT, query=text, queries=(text,))


@pytest.fixture
def crashed(tmp_path) -> Path:
    """The autosave folder after a real process has died while it worked."""
    folder = tmp_path / "autosave"
    root = Path(__file__).resolve().parents[2]
    process = subprocess.run([sys.executable, "-c", CRASH, str(folder)], cwd=root, check=False)
    assert process.returncode == 3
    return folder


def test_a_crash_leaves_the_last_generations(crashed):
    left = Autosaves(crashed).next_leftover()
    assert len([file for file in left.iterdir() if file.suffix == ".json"]) == 5
    found = recover(left)
    assert found.project.query == "6"
    assert found.path == Path("/cuts/a.vsum.json")
    assert abs(found.saved.timestamp() - time.time()) < 60
    assert "autosave" not in to_document(found.project)


def test_it_is_offered_once_and_kept_for_a_while(crashed):
    left = Autosaves(crashed).next_leftover()
    assert Autosaves(crashed).next_leftover() is None
    assert recover(left).project.query == "6"
    old = time.time() - 15 * 86400
    os.utime(left / "offered", (old, old))
    assert Autosaves(crashed).next_leftover() is None
    assert not left.exists()


def test_a_broken_generation_is_passed_over(crashed):
    left = Autosaves(crashed).next_leftover()
    files = sorted(file for file in left.iterdir() if file.suffix == ".json")
    files[-1].write_bytes(files[-1].read_bytes()[:100])
    assert recover(left).project.query == "5"
    for file in files:
        file.write_text("{", "utf-8")
    with pytest.raises(ProjectError):
        recover(left)


def test_a_living_session_is_nobody_elses_business(tmp_path):
    autosaves = Autosaves(tmp_path / "autosave")
    session = autosaves.session()
    session.save(PROJECT, None)
    assert autosaves.next_leftover() is None
    assert session.folder.is_dir()
    session.discard()
    assert not session.folder.exists()
    session.save(PROJECT, None)
    assert recover(session.folder).path is None
    session.discard()


def test_a_session_that_saved_nothing_leaves_nothing(tmp_path):
    autosaves = Autosaves(tmp_path / "autosave")
    autosaves.session().discard()
    assert not autosaves.folder.exists()
    assert autosaves.next_leftover() is None


def test_a_folder_that_is_taken_away_is_made_again(tmp_path):
    session = Autosaves(tmp_path / "autosave").session()
    session.save(PROJECT, None)
    shutil.rmtree(session.folder)
    session.save(PROJECT, None)
    assert recover(session.folder).project.query == "zero"
    session.discard()


def test_several_are_offered_one_after_another(crashed):
    root = Path(__file__).resolve().parents[2]
    subprocess.run([sys.executable, "-c", CRASH, str(crashed)], cwd=root, check=False)
    first, second = Autosaves(crashed).next_leftover(), Autosaves(crashed).next_leftover()
    assert first is not None
    assert second is not None
    assert first.name > second.name
    assert Autosaves(crashed).next_leftover() is None
