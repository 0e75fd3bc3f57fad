"""How each kind of output is written: from a summary to one file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from vsum_desktop.core.jobs import JobContext, Progress
from vsum_desktop.core.summary import Edits, Summary
from vsum_desktop.core.timing import Interval, format_time
from vsum_desktop.interchange.subtitles import write_chapters, write_srt
from vsum_desktop.interchange.tables import write_csv, write_json
from vsum_desktop.media.animation import export_animation
from vsum_desktop.media.exporter import Receipt, check_export, export_clips
from vsum_desktop.media.stream_copy import WITHOUT_ROTATION, CopiedClip, copy_clips
from vsum_desktop.pipeline import report
from vsum_desktop.pipeline.analyze import Analysis
from vsum_desktop.pipeline.timeline import captions_of, conform_warnings, timeline_of

if TYPE_CHECKING:
    from vsum_desktop.pipeline.export import ExportReport


@dataclass(slots=True)
class ExportJob:
    """An export under way: what is written, and what has been found out on the way.

    Attributes:
        outcome: What has been written so far, for the JSON.
        receipt: Of the video, None before one is written.
        warnings: English sentences, each once.
    """

    analysis: Analysis
    edits: Edits
    summary: Summary
    context: JobContext
    overwrite: bool
    outcome: Callable[[], ExportReport]
    receipt: Receipt | None = None
    warnings: list[str] = field(default_factory=list)

    def warn(self, texts: tuple[str, ...]) -> None:
        """Keep warnings that are not there yet."""
        self.warnings += [text for text in texts if text not in self.warnings]


def _mp4(job: ExportJob, path: Path) -> None:
    video = job.analysis.video
    intervals = [clip.interval for clip in job.summary.clips]
    result = export_clips(video, intervals, path, overwrite=job.overwrite, context=job.context)
    job.warn(result.warnings)
    job.receipt = check_export(video, result, job.context)


def _copy(job: ExportJob, path: Path) -> None:
    video = job.analysis.video
    intervals = [clip.interval for clip in job.summary.clips]
    copied = copy_clips(video, intervals, path, overwrite=job.overwrite, context=job.context)
    job.warn(copy_warnings(copied) + turn_warnings(video.rotation, path))


def _animation(job: ExportJob, path: Path, kind: str) -> None:
    intervals = [clip.interval for clip in job.summary.clips]
    export_animation(job.analysis.video, intervals, path, kind, overwrite=job.overwrite, context=job.context)


def _gif(job: ExportJob, path: Path) -> None:
    _animation(job, path, "gif")


def _webp(job: ExportJob, path: Path) -> None:
    _animation(job, path, "webp")


def _timeline(job: ExportJob, path: Path, kind: str) -> None:
    """The timelines; OpenTimelineIO takes long to load and is only loaded here."""
    from vsum_desktop.interchange import fcpxml, otio

    job.context.report(Progress("timeline"))
    timeline = timeline_of(job.analysis, job.edits, job.summary)
    job.warn(conform_warnings(job.analysis.video))
    if kind == "edl":
        job.warn(otio.write_edl(path, timeline, overwrite=job.overwrite))
    else:
        write = {"otio": otio.write_otio, "fcp7": otio.write_fcp7, "fcpxml": fcpxml.write_fcpxml}[kind]
        write(path, timeline, overwrite=job.overwrite)


def _otio(job: ExportJob, path: Path) -> None:
    _timeline(job, path, "otio")


def _edl(job: ExportJob, path: Path) -> None:
    _timeline(job, path, "edl")


def _fcpxml(job: ExportJob, path: Path) -> None:
    _timeline(job, path, "fcpxml")


def _fcp7(job: ExportJob, path: Path) -> None:
    _timeline(job, path, "fcp7")


def _srt(job: ExportJob, path: Path) -> None:
    write_srt(path, captions_of(job.analysis, job.summary), overwrite=job.overwrite)


def _chapters(job: ExportJob, path: Path) -> None:
    write_chapters(path, captions_of(job.analysis, job.summary), overwrite=job.overwrite)


def _sheet(job: ExportJob, path: Path) -> None:
    """The pictures; Pillow is only loaded here."""
    from vsum_desktop.pipeline.illustrate import export_sheet

    export_sheet(job.analysis, job.edits, job.summary, path, job.context, overwrite=job.overwrite)


def _stills(job: ExportJob, path: Path) -> None:
    from vsum_desktop.pipeline.illustrate import export_stills

    export_stills(job.analysis, job.edits, job.summary, path, job.context, overwrite=job.overwrite)


def _html(job: ExportJob, path: Path) -> None:
    from vsum_desktop.pipeline.illustrate import export_report

    warnings = tuple(job.warnings)
    export_report(job.analysis, job.edits, job.summary, path, job.context, warnings, overwrite=job.overwrite)


def _csv(job: ExportJob, path: Path) -> None:
    rows = report.csv_rows(job.analysis, job.edits, job.summary)
    write_csv(path, report.CSV_HEADER, rows, overwrite=job.overwrite)


def _json(job: ExportJob, path: Path) -> None:
    document = report.summary_document(job.analysis, job.edits, job.summary, job.outcome())
    write_json(path, document, overwrite=job.overwrite)


def copy_warnings(copied: Sequence[CopiedClip]) -> tuple[str, ...]:
    """A sentence for each clip, or run of clips copied as one, that holds more than was asked for, with its actual start."""
    runs: list[list[CopiedClip]] = []
    for clip in copied:
        before = runs[-1][-1] if runs else None
        if before and before.held == clip.held and before.asked.end <= clip.asked.start:
            runs[-1].append(clip)
        else:
            runs.append([clip])
    texts, last = [], 0
    for run in runs:
        first, last = last + 1, last + len(run)
        asked = _joined([clip.asked for clip in run])
        if asked != [run[0].held]:
            held, spans = _span(run[0].held), ", ".join(map(_span, asked))
            if first == last:
                texts.append(f"Copied without encoding, clip {first} holds {held} instead of {spans}.")
            else:
                texts.append(f"Copied without encoding, clips {first} to {last} hold {held} instead of {spans}.")
    return tuple(texts)


def _joined(spans: Sequence[Interval]) -> list[Interval]:
    """Spans in order, those that meet as one."""
    joined: list[Interval] = []
    for span in spans:
        if joined and joined[-1].end == span.start:
            joined[-1] = Interval(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _span(span: Interval) -> str:
    return f"{format_time(span.start, 2)} – {format_time(span.end, 2)}"


def turn_warnings(rotation: int, path: Path) -> tuple[str, ...]:
    """A sentence if the copied picture has to be turned to be upright and its container cannot say so."""
    if not rotation or path.suffix.lower() not in WITHOUT_ROTATION:
        return ()
    return (
        f"A {path.suffix} file cannot say that its picture is to be turned by {rotation}°: the copy plays without that turn.",
    )


WRITERS: dict[str, Callable[[ExportJob, Path], None]] = {
    "mp4": _mp4,
    "copy": _copy,
    "gif": _gif,
    "webp": _webp,
    "otio": _otio,
    "edl": _edl,
    "fcpxml": _fcpxml,
    "fcp7": _fcp7,
    "srt": _srt,
    "chapters": _chapters,
    "sheet": _sheet,
    "stills": _stills,
    "html": _html,
    "csv": _csv,
    "json": _json,
}
