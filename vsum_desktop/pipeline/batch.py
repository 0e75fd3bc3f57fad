"""Many videos one after another, or some at a time: each is summarized and exported; one that fails does not stop the rest."""

from __future__ import annotations

import dataclasses
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from vsum_desktop.core.edits import Edits
from vsum_desktop.core.errors import Cancelled, InputError
from vsum_desktop.core.jobs import JobContext
from vsum_desktop.core.summary import Summary
from vsum_desktop.pipeline.analyze import Analysis, AnalyzeRequest, analyze
from vsum_desktop.pipeline.export import ExportReport, ExportRequest, default_path, export
from vsum_desktop.pipeline.names import expand
from vsum_desktop.pipeline.services import Services
from vsum_desktop.pipeline.summarize import summarize

#: Endings by which videos in a folder are known; a file that is named itself may have any.
VIDEO_ENDINGS = frozenset(
    ".mp4 .m4v .mov .mkv .webm .avi .ts .m2ts .mts .mpg .mpeg .wmv .flv .ogv .3gp .mxf .vob".split()  # noqa: SIM905
)
_OURS = re.compile(r"_summary(_.*)?_\d+s$")


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
    """One video: what came of it, or why nothing did."""

    video: Path
    analysis: Analysis | None = None
    summary: Summary | None = None
    report: ExportReport | None = None
    error: Exception | None = None


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
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found |= dict.fromkeys(videos_in(path))
        elif path.exists():
            found[path] = None
        else:
            raise InputError(f"{path} does not exist", path=path)
    if not found:
        raise InputError(f"there is no video in {', '.join(map(str, paths))}")
    return list(found)


def run_batch(
    videos: Sequence[Path], plan: BatchPlan, services: Services, context: JobContext, jobs: int = 1
) -> Iterator[BatchResult]:
    """Summarize and export each video, `jobs` at a time; yields each as it is done.

    Raises:
        ExportError: If the folder cannot be made.
        Cancelled: If the context's token is set; what was finished before stays, nothing partial is left.
    """
    taken = _Taken()

    def work(video: Path) -> BatchResult:
        return _one(video, plan, services, context, taken.claim)

    if jobs == 1:
        yield from map(work, videos)
        return
    with ThreadPoolExecutor(jobs, "batch") as pool:
        futures = [pool.submit(work, video) for video in videos]
        try:
            for future in as_completed(futures):
                yield future.result()
        finally:
            for future in futures:
                future.cancel()


def _one(
    video: Path, plan: BatchPlan, services: Services, context: JobContext, claim: Callable[[Sequence[ExportRequest]], None]
) -> BatchResult:
    context.cancel.raise_if_cancelled()
    analysis: Analysis | None = None
    summary: Summary | None = None
    try:
        analysis = analyze(dataclasses.replace(plan.request, video=video), services, context)
        summary = summarize(analysis, plan.edits)
        requests = _requests(video, plan, analysis.query, float(summary.duration))
        claim(requests)
        report = export(analysis, plan.edits, summary, requests, context, overwrite=plan.overwrite)
    except Cancelled:
        raise
    except Exception as error:  # of this video only: the others are still to come
        return BatchResult(video, analysis, summary, error=error)
    return BatchResult(video, analysis, summary, report)


def _requests(video: Path, plan: BatchPlan, query: str | None, seconds: float) -> list[ExportRequest]:
    folder = plan.folder if plan.folder is not None else video.parent
    requests = []
    for kind, name in plan.exports:
        path = expand(name, video, query, seconds) if name is not None else default_path(video, kind, query, seconds)
        requests.append(ExportRequest(kind, folder / (path if name is not None else path.name)))
    return requests


class _Taken:
    """The files of this batch: two videos of one name must not write over each other."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._paths: set[Path] = set()

    def claim(self, requests: Sequence[ExportRequest]) -> None:
        """Take the files.

        Raises:
            InputError: If another video of the batch has one of them.
        """
        with self._lock:
            for request in requests:
                if request.path.resolve() in self._paths:
                    raise InputError(f"another video of this batch has the output {request.path.name}", path=request.path)
            self._paths |= {request.path.resolve() for request in requests}
