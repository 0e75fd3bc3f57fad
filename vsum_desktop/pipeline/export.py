"""Writing what was chosen: the summary as a video, the curves as tables, and the receipt that the video is exact."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from vsum_desktop.core.errors import ExportError, InputError
from vsum_desktop.core.jobs import JobContext
from vsum_desktop.core.summary import Edits, Summary
from vsum_desktop.media.exporter import Receipt
from vsum_desktop.pipeline.analyze import Analysis
from vsum_desktop.pipeline.export_kinds import ENDINGS, FOLDERS, KINDS, WITHOUT_CLIPS, output_path
from vsum_desktop.pipeline.export_writers import WRITERS, ExportJob
from vsum_desktop.pipeline.names import harmless, harmless_stem, has_tokens, length

__all__ = ["KINDS", "ExportReport", "ExportRequest", "Output", "check_names", "check_targets", "default_path", "export"]


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """One file to write: a kind of `KINDS` and where."""

    kind: str
    path: Path


@dataclass(frozen=True, slots=True)
class Output:
    """One file, or folder of files, that was written."""

    kind: str
    path: Path
    bytes: int


@dataclass(frozen=True, slots=True)
class ExportReport:
    """The files written, the receipt of the video among them (None without one), the seconds it all took, and warnings."""

    outputs: tuple[Output, ...]
    receipt: Receipt | None
    seconds: float
    warnings: tuple[str, ...] = ()


def default_path(video: Path, kind: str, query: str | None, seconds: float | None) -> Path:
    """`{stem}_summary_{query}_{len}s` and the kind's ending, beside the video; stem and query are cut as in `names`."""
    words = harmless(query or "")
    middle = f"_{words}" if words else ""
    return output_path(video.with_name(f"{harmless_stem(video)}_summary{middle}_{length(seconds)}s"), kind)


def check_names(requests: Sequence[ExportRequest]) -> None:
    """Refuse names that no video could have; they may still hold tokens.

    Raises:
        InputError: If an ending does not fit its kind, or two targets are the same file; field `path`.
    """
    seen: set[Path] = set()
    for request in requests:
        path, endings = request.path, ENDINGS.get(request.kind)
        if endings is not None and path.suffix.lower() not in endings:
            raise InputError(
                f"{path.name} is no name for the output {request.kind}: it ends in {' or '.join(endings)}", path=path
            )
        if path.resolve() in seen:
            raise InputError(f"two outputs have the same name {path.name}", path=path)
        seen.add(path.resolve())


def check_targets(video: Path, requests: Sequence[ExportRequest], *, overwrite: bool) -> None:
    """Refuse before any work what could only be refused after it; `{len}` may still stand in a name.

    Raises:
        ExportError: If a target exists and may not be replaced, is the input itself or a device, or has no folder; field
            `path`.
        InputError: As in `check_names`.
    """
    check_names(requests)
    for request in requests:
        path = request.path
        if path.exists() and video.exists() and path.samefile(video):
            raise ExportError("it is the input itself, which is never touched", path=path)
        if not path.parent.is_dir() and not has_tokens(path.parent):
            raise ExportError(f"the folder {path.parent} does not exist", path=path)
        if path.is_dir() and request.kind not in FOLDERS:
            raise ExportError("it is a folder", path=path)
        if path.is_file() and request.kind in FOLDERS:
            raise ExportError("it is a file, not a folder", path=path)
        if path.exists() and not path.is_file() and not path.is_dir():
            raise ExportError("it is a device or a pipe, which is never replaced", path=path)
        if path.exists() and not overwrite:
            raise ExportError("it exists already", path=path)


def export(
    analysis: Analysis,
    edits: Edits,
    summary: Summary,
    requests: Sequence[ExportRequest],
    context: JobContext,
    *,
    overwrite: bool = False,
    written: Callable[[Output], None] = lambda output: None,
) -> ExportReport:
    """Write every requested file, the video first and checked frame by frame at its joins, the JSON last.

    `written` is told of each as it is finished.

    Raises:
        ExportError: If a file cannot be written; files finished before stay, nothing partial is left.
        Cancelled: If the context's token is set; nothing partial is left.
    """
    check_targets(analysis.video.path, requests, overwrite=overwrite)
    for request in requests:
        if not summary.clips and request.kind not in WITHOUT_CLIPS:
            raise ExportError("the summary has no clip", path=request.path)
    started = time.perf_counter()
    outputs: list[Output] = []

    def outcome() -> ExportReport:
        return ExportReport(tuple(outputs), job.receipt, time.perf_counter() - started, tuple(job.warnings))

    job = ExportJob(analysis, edits, summary, context, overwrite, outcome)
    for request in sorted(requests, key=lambda request: KINDS.index(request.kind)):
        context.cancel.raise_if_cancelled()
        WRITERS[request.kind](job, request.path)
        outputs.append(Output(request.kind, request.path, size_of(request.path)))
        written(outputs[-1])
    return outcome()


def size_of(path: Path) -> int:
    """Bytes of a file, or of all files in a folder."""
    return sum(file.stat().st_size for file in path.iterdir()) if path.is_dir() else path.stat().st_size
