"""Many videos one after another, or some at a time: each is summarized and exported; one that fails does not stop the rest."""

from __future__ import annotations

import dataclasses
import re
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path

from vsum_desktop.core.edits import Edits
from vsum_desktop.core.errors import Cancelled, ExportError, InputError
from vsum_desktop.core.jobs import JobContext
from vsum_desktop.core.summary import Summary
from vsum_desktop.pipeline.analyze import Analysis, AnalyzeRequest, analyze
from vsum_desktop.pipeline.export import (
    ExportReport,
    ExportRequest,
    Output,
    check_names,
    check_targets,
    default_path,
    export,
)
from vsum_desktop.pipeline.names import expand, telling_apart
from vsum_desktop.pipeline.services import Services
from vsum_desktop.pipeline.summarize import summarize

#: Endings by which videos in a folder are known; a file that is named itself may have any.
VIDEO_ENDINGS = frozenset(
    ".mp4 .m4v .mov .mkv .webm .avi .ts .m2ts .mts .mpg .mpeg .wmv .flv .ogv .3gp .mxf .vob".split()  # noqa: SIM905
)
_OURS = re.compile(r"_summary(_.*)?_\d+s(_copy)?$")


@dataclass(frozen=True, slots=True)
class BatchPlan:
    """What to do with each video.

    Attributes:
        request: What to analyse with; its own video does not count.
        edits: The same decisions for all.
        exports: Kinds, each with a name that holds tokens of `pipeline.names`, or None for the default one.
        folder: Where everything goes; None for beside each video.
        overwrite: Whether existing files may be replaced; never one written in the same batch.
    """

    request: AnalyzeRequest
    edits: Edits
    exports: tuple[tuple[str, Path | None], ...]
    folder: Path | None = None
    overwrite: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class BatchResult:
    """One video: what came of it, or why nothing did; `outputs` are what was written, also before a failure."""

    video: Path
    analysis: Analysis | None = None
    summary: Summary | None = None
    report: ExportReport | None = None
    error: Exception | None = None
    outputs: tuple[Output, ...] = ()


def videos_in(folder: Path, below: bool = True) -> list[Path]:
    """The videos in a folder, and `below` it, in order of their names; hidden ones and what we wrote are passed over."""
    inside = sorted(folder.rglob("*") if below else folder.glob("*"))
    return [
        file
        for file in inside
        if file.suffix.lower() in VIDEO_ENDINGS
        and not any(part.startswith(".") for part in file.relative_to(folder).parts)
        and not _OURS.search(file.stem)
        and file.is_file()
    ]


def find_videos(paths: Sequence[Path]) -> list[Path]:
    """The files named, and the videos in the folders named and below, each once; what we wrote ourselves is passed over there.

    Raises:
        InputError: If a path does not exist, or there is no video at all.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        if not path.exists():
            raise InputError(f"{path} does not exist", path=path)
        for video in videos_in(path) if path.is_dir() else [path]:
            found.setdefault(video.resolve(), video)
    if not found:
        raise InputError(f"there is no video in {', '.join(map(str, paths))}")
    return list(found.values())


def check_plan(plan: BatchPlan, services: Services) -> None:
    """Refuse before any work what every video would be refused for.

    Raises:
        InputError: As in `export.check_names`.
        ModelError: If a model is missing or damaged, or the two do not fit together.
    """
    any_video = Path("{parent}/{stem}.{ext}")
    check_names([ExportRequest(kind, name or default_path(any_video, kind, None, None)) for kind, name in plan.exports])
    services.check(plan.request.encoder, plan.request.scorer or services.default_scorer)


def run_batch(
    videos: Sequence[Path], plan: BatchPlan, services: Services, context: JobContext, jobs: int = 1
) -> Iterator[BatchResult]:
    """Summarize and export each video, `jobs` at a time; yields each as it is done.

    Raises:
        ExportError: If the folder cannot be made.
        Cancelled: If the context's token is set; what was finished before stays, nothing partial is left.
    """
    taken = _Taken(videos)

    def work(video: Path) -> BatchResult:
        return _one(video, plan, services, context, taken)

    if jobs == 1:
        yield from map(work, videos)
        return
    with ThreadPoolExecutor(jobs, "batch") as pool:
        waiting = {pool.submit(work, video) for video in videos}
        try:
            while waiting:
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                while done:  # nothing here may hold a result that was yielded: each has all features of a video
                    yield done.pop().result()
        finally:
            for future in waiting:
                future.cancel()


def _one(video: Path, plan: BatchPlan, services: Services, context: JobContext, taken: _Taken) -> BatchResult:
    context.cancel.raise_if_cancelled()
    analysis: Analysis | None = None
    summary: Summary | None = None
    outputs: list[Output] = []
    try:
        early = _requests(video, plan, plan.request.query, None)
        taken.check(video, early)
        check_targets(video, early, overwrite=plan.overwrite)
        analysis = analyze(dataclasses.replace(plan.request, video=video), services, context)
        summary = summarize(analysis, plan.edits)
        requests = _requests(video, plan, analysis.query, float(summary.duration))
        taken.claim(video, requests)
        report = export(analysis, plan.edits, summary, requests, context, overwrite=plan.overwrite, written=outputs.append)
    except Cancelled:
        raise
    except Exception as error:  # of this video only: the others are still to come
        return BatchResult(video, analysis, summary, error=error, outputs=tuple(outputs))
    return BatchResult(video, analysis, summary, report, outputs=report.outputs)


def _requests(video: Path, plan: BatchPlan, query: str | None, seconds: float | None) -> list[ExportRequest]:
    """What to write for a video; `{len}` stays in the names while the seconds are not known."""
    folder = plan.folder if plan.folder is not None else video.parent
    requests = []
    for kind, name in plan.exports:
        path = expand(name, video, query, seconds) if name is not None else default_path(video, kind, query, seconds)
        requests.append(ExportRequest(kind, folder / (path if name is not None else path.name)))
    return requests


class _Taken:
    """The files of this batch: what is written for a video must not replace another one, nor what was written for it."""

    def __init__(self, videos: Sequence[Path]) -> None:
        self._lock = threading.RLock()
        self._videos = {_identity(video) for video in videos}
        self._owners: dict[Path, Path] = {}

    def check(self, video: Path, requests: Sequence[ExportRequest]) -> None:
        """Refuse files that the video may not have.

        Raises:
            ExportError: If one is a video of the batch.
            InputError: If one was written for another video of the batch.
        """
        with self._lock:
            for request in requests:
                if _identity(request.path) in self._videos:
                    raise ExportError("it is a video of this batch, which is never touched", path=request.path)
                owner = self._owners.get(request.path.resolve(), video)
                if owner != video:
                    raise InputError(_same_output(request.path, video, owner), path=request.path)

    def claim(self, video: Path, requests: Sequence[ExportRequest]) -> None:
        """Take the files for a video.

        Raises:
            VsumError: As in `check`.
        """
        with self._lock:
            self.check(video, requests)
            self._owners |= {request.path.resolve(): video for request in requests}


def _same_output(path: Path, video: Path, owner: Path) -> str:
    cause = f"another video of this batch has the output {path.name}"
    token = telling_apart(video, owner)
    return f"{cause}; {token} in --export KIND:PATH tells them apart" if token else cause


def _identity(path: Path) -> tuple[int, int] | Path:
    """What a path stands for, however it is written: the file, or the path itself where there is none."""
    try:
        state = path.stat()
    except OSError:
        return path.resolve()
    return state.st_dev, state.st_ino
