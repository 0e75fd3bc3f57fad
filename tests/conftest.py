"""Fixtures that every test folder shares."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.media_factory import MediaFactory

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real videos and labels beside the project; skips by name where it is missing."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("needs ../shared/data beside the project, which is not here")
    return folder


@pytest.fixture(scope="session")
def media_factory(tmp_path_factory: pytest.TempPathFactory) -> MediaFactory:
    """Makes small videos on demand, each once per session: `media_factory("vfr")`, `media_factory(Recipe(...))`."""
    return MediaFactory(tmp_path_factory.mktemp("media"))
