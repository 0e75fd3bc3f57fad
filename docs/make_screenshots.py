"""Takes the pictures of the guide: the real window on the demo video, in scenes, both themes, 100 % and 200 %.

Usage: python docs/make_screenshots.py [--only NAME]...

Every scene is reached by the commands that a user has. Pictures go to docs/screenshots as WebP. Each combination of theme and
scale runs in a process of its own, for Qt reads the scale once.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vsum_desktop.ui.main_window import MainWindow

HERE = Path(__file__).resolve().parent
DEMO = HERE.parent / "resources" / "demo" / "demo.mp4"
SIZE = (1600, 1000)
QUALITY = 88

Scene = Callable[["MainWindow"], "QWidget"]


def settle(window: MainWindow, looks: int = 6) -> None:
    """Lets the window finish what it has begun."""
    from PySide6.QtCore import QEventLoop, QTimer

    still = 0
    while still < looks:
        loop = QEventLoop()
        QTimer.singleShot(60, loop.quit)
        loop.exec()
        still = still + 1 if window.workspace.idle else 0


def ask(window: MainWindow, text: str) -> None:
    """Types a query and waits for its curve."""
    window.query.edit.setText(text)
    window.query.edit.returnPressed.emit()
    settle(window)


def trigger(window: MainWindow, *names: str) -> None:
    """Runs commands of the menus."""
    for name in names:
        window.actions_[name].trigger()
        settle(window, 2)


def empty(window: MainWindow) -> QWidget:
    """No video yet."""
    return window


def answered(window: MainWindow) -> QWidget:
    """A query, its curve, and the summary that follows it."""
    window.open_path(DEMO)
    settle(window)
    window.hint.dismiss()
    ask(window, "a cat")
    trigger(window, "clip_on", "second_on")
    return window


def compared(window: MainWindow) -> QWidget:
    """Two queries on one axis."""
    window.workspace.session.add_query("a rocket at night")
    settle(window)
    return window


def marked(window: MainWindow) -> QWidget:
    """A marked span on the timeline."""
    trigger(window, "start", "ten_on", "ten_on", "mark_in", "second_on", "second_on", "second_on", "mark_out")
    return window.timeline


def graph(window: MainWindow) -> QWidget:
    """The graph in the centre, one sample in focus."""
    trigger(window, "clear_marks", "graph")
    focus = window.workspace.graph
    analysis = window.workspace.session.analysis
    assert analysis is not None
    focus.set_focus(int(analysis.importance.argmax()))
    settle(window)
    return window


def left_out(window: MainWindow) -> QWidget:
    """Why the other shots are out."""
    trigger(window, "graph")
    window.summary.tabs.setCurrentIndex(1)
    settle(window)
    return window.summary


def export(window: MainWindow) -> QWidget:
    """The export page."""
    trigger(window, "export")
    window.summary.export.folder.setText("~/Videos")  # not where this machine keeps the demo
    return window.summary


def preferences(window: MainWindow) -> QWidget:
    """Preferences."""
    window.summary.hide_export()
    dialog = window.application_view.show_preferences()
    settle(window)
    return dialog


def models(window: MainWindow) -> QWidget:
    """Models, verified."""
    window.application_view.close_all()
    dialog = window.application_view.show_models()
    settle(window)
    return dialog


def keys(window: MainWindow) -> QWidget:
    """The sheet of keys."""
    window.application_view.close_all()
    dialog = window.application_view.show_keys()
    settle(window)
    return dialog


SCENES: dict[str, Scene] = {
    "empty": empty,
    "window": answered,
    "queries": compared,
    "marks": marked,
    "graph": graph,
    "left-out": left_out,
    "export": export,
    "preferences": preferences,
    "models": models,
    "keys": keys,
}
IN_LIGHT_TOO = ("window", "graph", "export")
RUNS = (("dark", 1, tuple(SCENES)), ("light", 1, IN_LIGHT_TOO), ("dark", 2, ("window",)), ("light", 2, ("window",)))


def take(theme: str, scale: int, wanted: tuple[str, ...]) -> None:
    """Opens the window once and walks it through all scenes; keeps the pictures of those wanted."""
    from PySide6.QtCore import QCoreApplication, QSettings
    from PySide6.QtWidgets import QApplication

    from vsum_desktop.app.settings_controller import SettingsController
    from vsum_desktop.app.workspace import Workspace
    from vsum_desktop.pipeline import paths
    from vsum_desktop.pipeline.services import Services
    from vsum_desktop.ui.main_window import MainWindow
    from vsum_desktop.ui.theming import ThemeSwitch

    QCoreApplication.setOrganizationName(paths.ORGANISATION)
    QCoreApplication.setApplicationName(paths.APPLICATION)
    application = QApplication([])
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        services = partial(Services.create, device="cpu", cache_dir=folder / "cache")
        workspace = Workspace(services, settings=SettingsController(folder / "settings.json"), state=folder)
        small = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        window = MainWindow(workspace, ThemeSwitch(application, theme), small, DEMO)
        window.resize(*SIZE)
        workspace.session.start()
        window.show()
        settle(window)
        for name, scene in SCENES.items():
            part = scene(window)
            if name in wanted:
                target = HERE / "screenshots" / f"{name}-{theme}{'' if scale == 1 else f'-{scale}00'}.webp"
                if not part.grab().save(str(target), "WEBP", QUALITY):
                    raise OSError(f"{target} could not be written")
                print(target.name, flush=True)
        window.application_view.close_all()
        workspace.session.undo_stack.setClean()
        window.close()


def main() -> int:
    """Takes all pictures, or those named."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", action="append", choices=tuple(SCENES), help="only this scene")
    parser.add_argument("--run", type=int, choices=range(len(RUNS)), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run is not None:
        theme, scale, names = RUNS[options.run]
        take(theme, scale, tuple(name for name in names if not options.only or name in options.only))
        return 0
    for number, (_, scale, names) in enumerate(RUNS):
        if options.only and not set(options.only) & set(names):
            continue
        environment = {**os.environ, "QT_SCALE_FACTOR": str(scale)}
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        chosen = [word for name in options.only or () for word in ("--only", name)]
        subprocess.run([sys.executable, __file__, "--run", str(number), *chosen], check=True, env=environment)
    return 0


if __name__ == "__main__":
    sys.exit(main())
