"""Projects in the window: menu, title, questions, the page for a missing video, and the offer to recover."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QObject, QSettings, Slot
from PySide6.QtWidgets import QFileDialog, QMessageBox

from vsum_desktop.app import translation
from vsum_desktop.app.positions import Positions
from vsum_desktop.app.project_controller import Missing
from vsum_desktop.app.state import Failure, Phase
from vsum_desktop.core.video import VideoInfo
from vsum_desktop.pipeline.autosave import Recovered
from vsum_desktop.pipeline.batch import VIDEO_ENDINGS
from vsum_desktop.pipeline.project import SUFFIX, is_project
from vsum_desktop.ui.pages import Notice
from vsum_desktop.ui.project_pages import MissingPage

if TYPE_CHECKING:
    from vsum_desktop.ui.main_window import MainWindow

# A moving picture can be opened too, but a folder's are seldom meant as videos.
VIDEO_PATTERNS = " ".join(f"*{ending}" for ending in sorted({*VIDEO_ENDINGS, ".gif"}))
_NAME = "VSum Desktop"


class ProjectView(QObject):
    """What a project looks like in a window, and every way to open something."""

    def __init__(self, window: MainWindow, settings: QSettings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._session = window.workspace.session
        self._projects = window.workspace.projects
        self._projects.positions = Positions(settings)
        self._then: Callable[[], None] | None = None
        self.question: QMessageBox | None = None
        theme = window.themes.theme
        self.missing = MissingPage(theme)
        self.recovery = Notice(theme, self.tr("Restore"))
        self.recovery.retry.setToolTip(self.tr("Take up the work where it was autosaved"))
        window.centre.addWidget(self.missing)
        window.notices.addWidget(self.recovery)
        self._connect()
        self._show_title()

    def _connect(self) -> None:
        window, projects, page = self._window, self._projects, self.missing
        actions = window.actions_
        for signal in (page.open_wanted, window.empty.open_wanted, window.failure.open_wanted, window.query.open.clicked):
            signal.connect(self.choose_file)
        for name, slot in (
            ("open", self.choose_file), ("save", self.save), ("save_as", self.save_as), ("close", self.close_video),
        ):  # fmt: skip
            actions[name].triggered.connect(slot)
        window.recent.chosen.connect(self._on_chosen)
        page.find_wanted.connect(self._find_video)
        page.look_again_wanted.connect(projects.look_again)
        page.take_wanted.connect(self._take_anyway)
        projects.changed.connect(self._show_title)
        projects.saved.connect(self._on_saved)
        projects.autosaved.connect(self._on_autosaved)
        projects.failed.connect(self._on_failed)
        projects.missing.connect(self._on_missing)
        projects.differs.connect(page.show_other)
        projects.replaced.connect(self._on_replaced)
        projects.recoverable.connect(self._on_recoverable)
        self.recovery.retry_wanted.connect(self._restore)
        self.recovery.dismissed.connect(projects.forget_recovered)
        self._session.video_changed.connect(self._on_video)
        self._session.phase_changed.connect(self._on_phase)
        window.themes.changed.connect(page.apply_theme)
        window.themes.changed.connect(self.recovery.apply_theme)

    # Opening

    def open_path(self, path: Path, at: Fraction | None = None) -> None:
        """Open a video or a project, once unsaved edits are dealt with; `at` is the moment to show first, in seconds."""
        self.ask_first(lambda: self.open_now(path, at))

    def open_now(self, path: Path, at: Fraction | None = None) -> None:
        """Open a video or a project and give up what is open."""
        if is_project(path):
            self._projects.open_project(path)
        else:
            self._projects.open_video(path, at)

    @Slot()
    def choose_file(self) -> None:
        """Ask for files; open the first, the others wait."""
        kinds = self.tr("Videos and projects ({patterns});;All files (*)").format(patterns=f"{VIDEO_PATTERNS} *{SUFFIX}")
        names, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Open videos or projects"), self._folder(), kinds)
        if names:
            self._window.open_all([Path(name) for name in names])

    @Slot()
    def close_video(self) -> None:
        """Let go of the video."""
        self.ask_first(self._projects.close)

    @Slot(object)
    def _on_chosen(self, path: Path) -> None:
        self.open_path(path)

    @Slot()
    def _find_video(self) -> None:
        kinds = self.tr("Videos ({patterns});;All files (*)").format(patterns=VIDEO_PATTERNS)
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Find the video"), self._folder(), kinds)
        if name:
            self.missing.show_other(None)
            self._projects.relink(Path(name))

    @Slot(object)
    def _take_anyway(self, video: Path) -> None:
        self._projects.relink(video, anyway=True)

    def _folder(self) -> str:
        return str(self._settings.value("folder", str(Path.home())))

    # Saving

    @Slot()
    def save(self) -> None:
        """Save the project, under the name it has or under one that is asked for."""
        self._save(None)

    @Slot()
    def save_as(self) -> None:
        """Save the project under another name."""
        path = self._ask_name()
        if path is not None:
            self._projects.save(path)

    def _save(self, done: Callable[[], None] | None) -> None:
        path = self._projects.path or self._ask_name()
        if path is not None and self._session.path is not None:
            self._projects.save(path, done)

    def _ask_name(self) -> Path | None:
        video = self._session.path
        if video is None:
            return None
        known = self._projects.path or video.with_name(f"{video.stem}{SUFFIX}")
        kinds = self.tr("Projects ({pattern})").format(pattern=f"*{SUFFIX}")
        name, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save the project"), str(known), kinds)
        if not name:
            return None
        path = Path(name)
        return path if is_project(path) else path.with_name(f"{path.name.removesuffix('.json').removesuffix('.vsum')}{SUFFIX}")

    # Unsaved edits

    def ask_first(self, then: Callable[[], None]) -> None:
        """Do something that gives up the open edits: at once if they are saved, else when the user has said what to do."""
        if not self._projects.modified:
            then()
            return
        self._then = then
        if self.question is not None:
            self.question.raise_()
            return
        video = self._session.path
        box = self.question = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setWindowTitle(_NAME)
        project = self._projects.path
        if project is not None:
            question = self.tr("Save the changes to “{name}”?").format(name=project.name)
            otherwise = self.tr("Otherwise what you decided since the last save is lost.")
        else:
            question = self.tr("Save your work on “{name}” as a project?").format(name=video.name if video is not None else "")
            otherwise = self.tr("Otherwise queries, budget, pins, bans and trims are lost. The video itself stays as it is.")
        box.setText(question)
        box.setInformativeText(otherwise)
        save = box.addButton(self.tr("Save"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("Do not save"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        save.setProperty("role", "primary")
        save.style().polish(save)
        box.setDefaultButton(save)
        box.setEscapeButton(cancel)
        box.finished.connect(self._on_answered)
        box.open()

    @Slot()
    def _on_answered(self) -> None:
        box, then = self.question, self._then
        self.question = self._then = None
        if box is None or then is None:
            return
        role = box.buttonRole(box.clickedButton()) if box.clickedButton() is not None else QMessageBox.ButtonRole.RejectRole
        box.deleteLater()
        if role == QMessageBox.ButtonRole.AcceptRole:
            self._save(then)
        elif role == QMessageBox.ButtonRole.DestructiveRole:
            then()

    # Following the project

    @Slot()
    def _show_title(self) -> None:
        window, projects, video = self._window, self._projects, self._session.path
        names = [path.name for path in (projects.path, video) if path is not None]
        window.title.set_whole(" — ".join(names))
        window.setWindowTitle(f"{names[0]}[*] — {_NAME}" if names else f"{_NAME}[*]")
        window.setWindowModified(projects.modified)
        window.actions_.enable(("save", "save_as", "close"), video is not None)
        if not projects.modified and projects.path is None:
            window.status.set_saved("")

    @Slot(object)
    def _on_video(self, video: VideoInfo | None) -> None:
        path = self._session.path
        if video is None:
            self._window.status.set_saved("")
        elif path is not None:
            self._window.recent.add(self._projects.path or path)
            self._settings.setValue("folder", str((self._projects.path or path).parent))
        self._show_title()

    @Slot(object)
    def _on_phase(self, phase: Phase) -> None:
        if phase is not Phase.EMPTY:
            self.missing.show_other(None)
        self._show_title()

    @Slot(object)
    def _on_saved(self, path: Path) -> None:
        self._window.recent.add(path)
        self._settings.setValue("folder", str(path.parent))
        self._window.status.set_saved(self.tr("Saved"))

    @Slot()
    def _on_autosaved(self) -> None:
        self._window.status.set_saved(self.tr("Autosaved"))

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        self._window.notice.show_failure(failure)

    @Slot(object)
    def _on_missing(self, missing: Missing) -> None:
        self.missing.show_missing(missing)
        self._window.centre.setCurrentWidget(self.missing)
        self.missing.choose.setFocus()

    @Slot(object)
    def _on_replaced(self, video: Path) -> None:
        words = self.tr("“{name}” is another file than the one this project was made with: pins and trims may lie elsewhere.")
        self._window.notice.show_sentence(words.format(name=video.name))

    @Slot(object)
    def _on_recoverable(self, found: Recovered) -> None:
        name = found.path or found.project.media.absolute
        when = translation.locale().toString(
            QDateTime.fromSecsSinceEpoch(int(found.saved.timestamp())), QLocale.FormatType.ShortFormat
        )
        words = self.tr("The program did not end properly. Unsaved work on “{name}” of {when} can be restored.")
        self.recovery.show_sentence(words.format(name=name.name, when=when), retry=True, name="info")

    @Slot()
    def _restore(self) -> None:
        self.recovery.hide()
        self.ask_first(self._projects.restore)
