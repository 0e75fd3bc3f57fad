"""Everything of one window that is not shown: threads and controllers, made together and shut down in the right order."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from vsum_desktop.app.cache_controller import CacheController
from vsum_desktop.app.disk import Disk
from vsum_desktop.app.explainer import Explainer
from vsum_desktop.app.export_controller import ExportController
from vsum_desktop.app.graph_controller import GraphController
from vsum_desktop.app.job_runner import JobRunner
from vsum_desktop.app.jobs import Engine
from vsum_desktop.app.marks import Marks
from vsum_desktop.app.models_controller import ModelsController
from vsum_desktop.app.picture_loader import PictureLoader
from vsum_desktop.app.playback_controller import PlaybackController
from vsum_desktop.app.project_controller import ProjectController
from vsum_desktop.app.session_controller import SessionController
from vsum_desktop.app.settings_controller import SettingsController
from vsum_desktop.app.state import Solution
from vsum_desktop.app.thinker import Thinker
from vsum_desktop.app.undo import Decisions
from vsum_desktop.app.waveform_loader import WaveformLoader
from vsum_desktop.core.errors import InputError
from vsum_desktop.core.video import VideoInfo
from vsum_desktop.pipeline import paths
from vsum_desktop.pipeline.services import DEFAULT_ENCODER, Services

_CLIPS = ("min_clip", "max_clip", "margin", "min_gap")  # settings that the open video follows at once


class Workspace(QObject):
    """Settings, jobs, pictures, thoughts, session, playback, graph, project and export of one window."""

    def __init__(
        self,
        services: Callable[[], Services],
        parent: QObject | None = None,
        *,
        settings: SettingsController | None = None,
        state: Path | None = None,
    ) -> None:
        """Start the threads.

        Args:
            services: Called in the job thread, and again when the settings of device or cache change.
            parent: The owner.
            settings: The user's settings, by default those of the user's file.
            state: Where autosaves go, by default the user's state folder.
        """
        super().__init__(parent)
        self.disk = Disk(self)
        self.settings = settings or SettingsController(parent=self)
        self.settings.write_with(self.disk)
        self.jobs = JobRunner(services, self)
        self.exports = JobRunner(services, self, "exports")  # which go on while another video is opened
        self.pictures = PictureLoader(self)
        self.thinker = Thinker(self)
        self.session = SessionController(self.jobs, self)
        self.explainer = Explainer(self.session, self.thinker, self)
        self.graph = GraphController(self.thinker, self)
        self.playback = PlaybackController(self.pictures, self)
        self.export = ExportController(self.exports, self)
        self.marks = Marks(self)
        self.waveforms = WaveformLoader(self)
        self.session.engine_changed.connect(self._on_engine)
        self.session.video_changed.connect(self._on_video)
        self.session.video_changed.connect(self.marks.open)
        self.marks.changed.connect(self._on_marks)
        self.session.analysis_changed.connect(self.graph.set_analysis)
        self.session.solution_changed.connect(self._on_solution)
        folder = (state or paths.state_folder()) / "autosave"
        self.projects = ProjectController(self.session, self.playback, self.settings, self.disk, folder, self)
        self.models = ModelsController(self.disk, self)
        self.models.installed.connect(self._on_models)
        self.models.removed.connect(self._on_models)
        self.cache = CacheController(self.disk, self)
        self._begin()
        self.settings.changed.connect(self._on_setting)

    @property
    def idle(self) -> bool:
        """Whether nothing is under way: no job, no picture, nothing to solve."""
        threads = (self.jobs, self.exports, self.pictures, self.thinker, self.explainer, self.waveforms, self.disk)
        return self.session.idle and self.settings.idle and not any(thread.busy for thread in threads)

    def shut_down(self) -> None:
        """Cancel what runs, end all threads and let go of every file."""
        self.exports.shut_down()
        self.jobs.shut_down()
        self.explainer.shut_down()
        self.thinker.shut_down()
        self.projects.shut_down()
        self.settings.shut_down()
        self.session.shut_down()
        self.playback.shut_down()
        self.pictures.shut_down()
        self.waveforms.shut_down()
        self.disk.shut_down()

    def _begin(self) -> None:
        """What the first video begins with."""
        chosen = self.settings.settings
        self.session.rate = chosen.exact("rate")
        self.session.encoder = chosen.text("encoder") or DEFAULT_ENCODER
        self.session.restore(Decisions(chosen.edits(), scorer=chosen.text("scorer") or None))

    @Slot()
    def _on_models(self) -> None:
        """Look again for models and device."""
        self.jobs.renew()
        self.session.start()

    @Slot(str)
    def _on_setting(self, name: str) -> None:
        """Follow a setting."""
        chosen, session = self.settings.settings, self.session
        if name in ("device", "cache", "cache_folder", "cache_size"):
            self._on_models()
        elif name == "rate":
            session.rate = chosen.exact("rate")
        elif name == "encoder":
            session.encoder = chosen.text("encoder") or DEFAULT_ENCODER
        elif name == "scorer":
            session.set_scorer(chosen.text("scorer") or None)
        elif session.path is None:
            if name in ("budget", "query_strength", *_CLIPS):
                self._begin()
        elif name in _CLIPS:
            edits = chosen.edits()
            try:
                changed = dataclasses.replace(session.edits, **{name: getattr(edits, name)})
            except InputError:  # the others of this video do not go with it
                changed = dataclasses.replace(session.edits, **{clips: getattr(edits, clips) for clips in _CLIPS})
            session.change(self.tr("clip lengths"), changed)

    @Slot(object)
    def _on_video(self, video: VideoInfo | None) -> None:
        self.pictures.open(video)
        self.playback.open(video)
        self.waveforms.open(video)

    @Slot(object)
    def _on_engine(self, engine: Engine) -> None:
        self.waveforms.cache = engine.cache
        self.cache.set_engine(engine)

    @Slot()
    def _on_marks(self) -> None:
        self.playback.set_marked(self.marks.span)

    @Slot(object)
    def _on_solution(self, solution: Solution | None) -> None:
        summary = solution.summary if solution else None
        self.playback.set_clips([clip.frames for clip in summary.clips] if summary else ())
