"""Entry point of `vsum-desktop`: arguments, application, window."""

from __future__ import annotations

import argparse
import faulthandler
import gc
import logging
import os
import re
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from vsum_desktop import __version__

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from vsum_desktop.app.settings_controller import SettingsController
    from vsum_desktop.core.edits import Budget
    from vsum_desktop.pipeline.services import Services
    from vsum_desktop.ui.main_window import MainWindow

DONE, FAILED, USAGE = 0, 1, 2


def build_parser() -> argparse.ArgumentParser:
    """The options of `vsum-desktop`."""
    parser = argparse.ArgumentParser(prog="vsum-desktop", description="Summaries of videos, guided by language and graphs.")
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="a video, a folder of videos or a project to open")
    parser.add_argument("--query", default="", metavar="TEXT", help="ask for something")
    parser.add_argument("--budget", metavar="B", help="summary budget, such as 15%% or 90s")
    parser.add_argument("--scorer", metavar="ID", help="what decides importance")
    parser.add_argument("--at", metavar="TIME", help="show this moment at first")
    parser.add_argument("--tab", choices=("player", "graph"), default="player", help="what the centre shows")
    parser.add_argument("--language", metavar="CODE", help="speak en, de or zh_CN, instead of the language chosen last")
    parser.add_argument("--theme", choices=("system", "dark", "light"), help="instead of the theme chosen last")
    parser.add_argument("--size", type=_size, metavar="1280x720", help="size of the window in logical pixels")
    parser.add_argument("--scale", type=float, metavar="2", help="device pixels per logical pixel")
    parser.add_argument("--screenshot", type=Path, metavar="PNG", help="wait until idle, save the window, quit")
    parser.add_argument("--device", choices=("auto", "cpu", "cuda"), help="what runs the models")
    parser.add_argument("--models-dir", type=Path, metavar="DIR", help="search models here first")
    parser.add_argument("--cache-dir", type=Path, metavar="DIR", help="keep analyses here")
    parser.add_argument("--no-cache", action="store_true", help="keep no analyses")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    return parser


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{3,5})x(\d{3,5})", text)
    if match is None:
        raise argparse.ArgumentTypeError("write a size as 1280x720")
    return int(match[1]), int(match[2])


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the desktop app with the given arguments (default: those of the process) and return its exit code."""
    options = build_parser().parse_args(arguments)
    if options.scale is not None:
        os.environ["QT_SCALE_FACTOR"] = str(options.scale)
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtWidgets import QApplication

    from vsum_desktop.core.errors import VsumError
    from vsum_desktop.pipeline import messages, paths

    QCoreApplication.setOrganizationName(paths.ORGANISATION)
    QCoreApplication.setApplicationName(paths.APPLICATION)
    QCoreApplication.setApplicationVersion(__version__)
    application = QApplication([sys.argv[0]])
    application.setDesktopFileName("vsum-desktop")  # whose badge tells of progress
    try:
        return _run(application, options)
    except VsumError as error:
        print(f"vsum-desktop: {messages.sentence(error)}", file=sys.stderr)
        return USAGE


def _run(application: QApplication, options: argparse.Namespace) -> int:
    from PySide6.QtCore import QTemporaryDir

    from vsum_desktop.app.failures import FailureHub, log_to
    from vsum_desktop.core.edits import Budget
    from vsum_desktop.core.timing import parse_time
    from vsum_desktop.pipeline import paths
    from vsum_desktop.ui.screenshot import Screenshot

    budget = Budget.parse(options.budget) if options.budget else None
    at = parse_time(options.at) if options.at else None
    scratch = QTemporaryDir()  # a screenshot neither follows nor changes what the user has set
    faults = log_to(paths.logs_folder())
    logging.getLogger("vsum_desktop").info("VSum Desktop %s begins", __version__)
    hub = FailureHub()
    hub.install()
    window = _window(application, options, Path(scratch.path()) if options.screenshot is not None else None)
    hub.caught.connect(window.on_caught)
    _begin(window, options, budget)
    gc.freeze()  # what is there by now stays: collecting garbage, for which every thread waits, no longer looks at it
    if options.screenshot is None:
        window.workspace.projects.look_for_leftovers()
    if options.file is not None:
        path = options.file.absolute()
        path = path.resolve() if ".." in path.parts else path  # for it is shown
        if path.is_dir():
            window.open_all([path])
        else:
            window.open_path(path, at)
    shot = Screenshot(window, options.screenshot) if options.screenshot is not None else None
    application.exec()
    hub.remove()
    if faults is not None:
        faulthandler.disable()
        faults.close()
    if shot is not None and shot.problem:
        print(f"vsum-desktop: {shot.problem}", file=sys.stderr)
        return FAILED
    return DONE


def _window(application: QApplication, options: argparse.Namespace, scratch: Path | None) -> MainWindow:
    """The window with all that is behind it; its settings lie in `scratch` if that is given, else where the user's are."""
    from PySide6.QtCore import QSettings

    from vsum_desktop.app import translation
    from vsum_desktop.app.settings_controller import SettingsController
    from vsum_desktop.app.workspace import Workspace
    from vsum_desktop.pipeline import paths, settings_store
    from vsum_desktop.ui import hint
    from vsum_desktop.ui.main_window import MainWindow
    from vsum_desktop.ui.theming import ThemeSwitch

    place = scratch or paths.config_folder()
    settings = QSettings(str(place / "window.ini"), QSettings.Format.IniFormat)
    if scratch is not None:
        settings.setValue(hint.KEY, True)
    chosen = SettingsController(place / settings_store.NAME)
    translation.install(application, options.language or chosen.settings.text("language"))
    themes = ThemeSwitch(application, options.theme or chosen.settings.text("theme"))
    workspace = Workspace(partial(_services, options, chosen), settings=chosen, state=scratch)
    workspace.models.extra = options.models_dir
    demo = paths.data_folder("resources") / "demo" / "demo.mp4"
    window = MainWindow(workspace, themes, settings, demo if demo.is_file() else None)
    window.closed.connect(application.quit)
    return window


def _begin(window: MainWindow, options: argparse.Namespace, budget: Budget | None) -> None:
    """Show the window as the options ask for it, which is nothing to undo."""
    session = window.workspace.session
    if options.size is not None:
        window.resize(*options.size)
    if options.scorer:
        session.set_scorer(options.scorer)
    session.start()
    if options.query:
        window.query.edit.setText(options.query)
        session.set_query(options.query)
    if budget is not None:
        session.set_budget(budget)
    session.undo_stack.clear()
    window.show()
    if options.tab == "graph":
        window.graph_view.show_page()


def _services(options: argparse.Namespace, chosen: SettingsController) -> Services:
    """Made in the job thread, for finding models and trying out the device takes a while; options count before settings."""
    from vsum_desktop.pipeline.services import Services

    return Services.create(
        device=options.device or chosen.settings.text("device"),
        models_dir=options.models_dir,
        cache_dir=options.cache_dir or chosen.cache_folder,
        use_cache=not options.no_cache and bool(chosen.settings["cache"]),
        cache_limit=chosen.cache_limit,
    )


if __name__ == "__main__":
    raise SystemExit(main())
