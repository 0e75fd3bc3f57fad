"""A real window on real files for each test, with its own settings and folders, and guards against anything left behind."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import shiboken6
from PySide6.QtCore import QSettings, QThread, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.gui.film import make_film
from tests.gui.models import write_encoder
from vsum_desktop.app.state import Phase
from vsum_desktop.app.workspace import Workspace
from vsum_desktop.pipeline.services import CONTRASTIVE, Services
from vsum_desktop.ui.main_window import MainWindow
from vsum_desktop.ui.theming import ThemeSwitch

# What the platform says of itself: the offscreen plugin of what it cannot do, sound of a machine that has none.
_PLATFORM_WORDS = (
    "This plugin does not support",
    "PulseAudioService",
    "symbolsresolver",
    "Using Qt multimedia with FFmpeg",
    "No RHI backend",
    "No HW decoder found",
    "Couldn't load va",
    "Couldn't resolve va",
)

PATIENCE = 120  # seconds: no assertion, only where a test gives up; a busy machine takes long for what is done in a moment


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            own = item.get_closest_marker("qt_log_ignore")
            words = (*_PLATFORM_WORDS, *(own.args if own else ()))
            item.add_marker(pytest.mark.qt_log_ignore(*words), append=False)


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"VSUM_{name}_DIR", str(tmp_path / name.lower()))


@pytest.fixture(autouse=True)
def nothing_left_behind(qapp: QApplication) -> Iterator[None]:
    """Fails a test that leaves a running thread, an active timer or an open window."""
    before = {id(thing) for thing in _running()}
    yield
    qapp.processEvents()
    gc.collect()
    left = [repr(thing) for thing in _running() if id(thing) not in before]
    left += [repr(widget) for widget in qapp.topLevelWidgets() if widget.isVisible()]
    assert not left


def _running() -> list[object]:
    """Every thread and timer at work. Asked by type: `isinstance` would wake the lazy proxies of other libraries."""
    found: list[object] = []
    for thing in gc.get_objects():
        kind = type(thing)
        if issubclass(kind, QThread) and shiboken6.isValid(thing) and thing.isRunning():
            found.append(thing)
        if issubclass(kind, QTimer) and shiboken6.isValid(thing) and thing.isActive():
            found.append(thing)
    return found


@pytest.fixture(scope="session")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twenty seconds: grey, red, green, grey, blue, red, grey, green."""
    return make_film(tmp_path_factory.mktemp("film") / "colours.mp4")


@pytest.fixture(scope="session")
def encoder_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A models folder with an encoder that sees colours."""
    root = tmp_path_factory.mktemp("models")
    write_encoder(root)
    return root


@dataclass(eq=False)
class Desk:
    """A window under test, and how to wait for it."""

    window: MainWindow
    settings: QSettings
    qtbot: QtBot

    @property
    def session(self):
        return self.window.workspace.session

    @property
    def playback(self):
        return self.window.workspace.playback

    def until(self, condition: Callable[[], object], seconds: float = PATIENCE) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=round(1000 * seconds))

    def settle(self) -> None:
        """Wait until nothing is under way."""
        self.until(lambda: self.window.workspace.idle)

    def open(self, path: Path) -> None:
        """Open a video and wait for its curves and pictures."""
        self.window.open_path(path)
        self.until(lambda: self.session.phase is Phase.READY)
        self.settle()

    def ask(self, text: str) -> None:
        """Ask for something and wait for the answer."""
        edit = self.window.query.edit
        edit.setText(text)
        edit.ask()
        self.settle()


@pytest.fixture
def make_desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path, encoder_folder: Path) -> Iterator[Callable[..., Desk]]:
    made: list[MainWindow] = []

    def make(
        theme: str = "dark",
        models: Path | None = encoder_folder,
        scorer: str | None = CONTRASTIVE,
        demo: Path | None = None,
        cache: Path = tmp_path / "features",
        device: str = "cpu",
    ) -> Desk:
        settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
        workspace = Workspace(lambda: Services.create(device=device, models_dir=models, cache_dir=cache))
        window = MainWindow(workspace, ThemeSwitch(qapp, theme), settings, demo)
        made.append(window)
        window.resize(1280, 720)
        if scorer is not None:
            workspace.session.set_scorer(scorer)
        workspace.session.start()
        window.show()
        qtbot.waitExposed(window)
        return Desk(window, settings, qtbot)

    yield make
    for window in made:
        window.workspace.session.undo_stack.setClean()  # nobody is there to be asked
        window._may_stop = True
        window.close()
        shiboken6.delete(window.workspace)
        shiboken6.delete(window)


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    """An empty window."""
    return make_desk()


@pytest.fixture(scope="session")
def film_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the film's features are kept from one test to the next."""
    return tmp_path_factory.mktemp("features")


@pytest.fixture
def ready(make_desk: Callable[..., Desk], film: Path, film_cache: Path) -> Desk:
    """A window on the analysed film."""
    desk = make_desk(cache=film_cache)
    desk.open(film)
    return desk


@pytest.fixture
def video(film: Path, tmp_path: Path) -> Path:
    """A film of the test's own, in a folder of its own."""
    video = tmp_path / "filme" / "Bläuliches 影.mp4"
    video.parent.mkdir()
    os.link(film, video)
    return video


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What the file dialogs answer."""
    answers = {"save": "", "open": ""}
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (answers["save"], ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (answers["open"], ""))
    return answers
