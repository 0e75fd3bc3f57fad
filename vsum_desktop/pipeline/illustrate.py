"""Pictures of a summary's clips, and what is shown with them: the contact sheet, single pictures, the HTML report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.edits import Edits
from vsum_desktop.core.explain import shots_in
from vsum_desktop.core.jobs import JobContext, Progress
from vsum_desktop.core.scores import shot_means
from vsum_desktop.core.summary import Clip, Summary
from vsum_desktop.core.timing import format_time
from vsum_desktop.core.video import VideoInfo
from vsum_desktop.interchange.files import whole_folder
from vsum_desktop.interchange.pictures import Card, card_width, jpeg, write_picture, write_sheet
from vsum_desktop.interchange.report import Report, ReportClip, ReportShot, write_report
from vsum_desktop.media.thumbnails import Thumbnails
from vsum_desktop.pipeline.analyze import Analysis
from vsum_desktop.pipeline.names import harmless_stem
from vsum_desktop.pipeline.summarize import explain_shots, scores
from vsum_desktop.pipeline.timeline import facts_of

_REPORT_WIDTH = 320
_HIGHEST = 1.4  # height to width from which a picture is made narrower instead


def export_sheet(
    analysis: Analysis, edits: Edits, summary: Summary, path: Path, context: JobContext, *, overwrite: bool
) -> None:
    """Write the contact sheet: every clip by its best frame, with its time codes, score and reason.

    Raises:
        ExportError: As in `interchange.pictures.write_sheet`.
        MediaError: If a frame cannot be decoded.
        Cancelled: If the context's token is set.
    """
    width = card_width(len(summary.clips))
    pictures = _pictures(analysis, edits, summary, _size(analysis.video, width), context)
    cards = [
        Card(picture, _headline(number, clip), clip.reason.text)
        for number, (clip, picture) in enumerate(zip(summary.clips, pictures, strict=True), 1)
    ]
    write_sheet(path, analysis.video.path.name, _subtitle(analysis, summary), cards, overwrite=overwrite)


def export_stills(
    analysis: Analysis, edits: Edits, summary: Summary, folder: Path, context: JobContext, *, overwrite: bool
) -> None:
    """Write the best frame of every clip at full size into `folder`: `{video}_clip001_00-01-12.5.jpg`.

    The video's pictures of another time go; a folder stays as it was if this fails.

    Raises:
        ExportError: As in `interchange.files.whole_folder`.
        MediaError: If a frame cannot be decoded.
        Cancelled: If the context's token is set.
    """
    stem = harmless_stem(analysis.video.path)
    with whole_folder(folder, re.compile(rf"{re.escape(stem)}_clip\d{{3,}}_[\d.-]+\.jpg"), overwrite=overwrite) as part:
        pictures = _pictures(analysis, edits, summary, None, context)
        for number, (clip, picture) in enumerate(zip(summary.clips, pictures, strict=True), 1):
            start = format_time(clip.interval.start).replace(":", "-")
            write_picture(part / f"{stem}_clip{number:03d}_{start}.jpg", picture)
        context.cancel.raise_if_cancelled()


def export_report(
    analysis: Analysis,
    edits: Edits,
    summary: Summary,
    path: Path,
    context: JobContext,
    warnings: tuple[str, ...],
    *,
    overwrite: bool,
) -> None:
    """Write the report as one HTML file.

    Raises:
        ExportError: As in `interchange.report.write_report`.
        MediaError: If a frame cannot be decoded.
        Cancelled: If the context's token is set.
    """
    pictures = _pictures(analysis, edits, summary, _size(analysis.video, _REPORT_WIDTH), context)
    clips = [
        ReportClip(
            float(clip.interval.start), float(clip.interval.end), _headline(number, clip), clip.reason.text, jpeg(picture)
        )
        for number, (clip, picture) in enumerate(zip(summary.clips, pictures, strict=True), 1)
    ]
    score = scores(analysis, edits.query_strength)
    curves = {"importance": analysis.importance}
    if analysis.relevance is not None:
        curves |= {"relevance": analysis.relevance.values, "score": score}
    report = Report(
        title=f"{analysis.video.path.name}: summary",
        subtitle=_subtitle(analysis, summary),
        duration=float(analysis.video.frames.time(len(analysis.video.frames))),
        times=analysis.features.times,
        curves=curves,
        clips=clips,
        shots=_shots(analysis, edits, summary, score),
        facts={"video": str(analysis.video.path), **facts_of(analysis, edits, summary)},
        warnings=(*analysis.warnings, *summary.warnings, *warnings),
    )
    write_report(path, report, overwrite=overwrite)


def _shots(analysis: Analysis, edits: Edits, summary: Summary, score: NDArray[np.float32]) -> list[ReportShot]:
    shots, table = analysis.shots, analysis.video.frames
    means = shot_means(score, shots, analysis.features.picks)
    shown = shots_in(summary.clips, shots)
    rows = []
    for number, reason in enumerate(explain_shots(analysis, edits, summary)):
        span = shots.interval(number, table)
        rows.append(
            ReportShot(
                number + 1,
                f"{format_time(span.start)} – {format_time(span.end)}",
                f"{means[number]:.2f}",
                bool(shown[number] >= 0),
                reason.text,
            )
        )
    return rows


def _pictures(
    analysis: Analysis, edits: Edits, summary: Summary, size: tuple[int, int] | None, context: JobContext
) -> Iterator[NDArray[np.uint8]]:
    """The best frame of each clip, in the order of the summary."""
    score = scores(analysis, edits.query_strength)
    with Thumbnails(analysis.video) as thumbnails:
        for number, clip in enumerate(summary.clips):
            context.cancel.raise_if_cancelled()
            context.report(Progress("pictures", number, len(summary.clips)))
            yield thumbnails.frame(_best_frame(clip, analysis.features.picks, score), size)


def _best_frame(clip: Clip, picks: NDArray[np.int64], score: NDArray[np.float32]) -> int:
    """The sample of the clip with the highest score; the frame in its middle if it holds none."""
    first, stop = np.searchsorted(picks, clip.frames).tolist()
    if first == stop:
        return sum(clip.frames) // 2
    return int(picks[first + int(np.argmax(score[first:stop]))])


def _size(video: VideoInfo, width: int) -> tuple[int, int]:
    """A picture's size at this width, narrower for one that stands upright."""
    ratio = video.video.height / video.video.width
    if ratio > _HIGHEST:
        width = max(1, round(width * _HIGHEST / ratio))
    return width, max(1, round(width * ratio))


def _headline(number: int, clip: Clip) -> str:
    span = clip.interval
    return f"{number} · {format_time(span.start)} – {format_time(span.end)} · score {clip.score:.2f}"


def _subtitle(analysis: Analysis, summary: Summary) -> str:
    asked = [f"query “{analysis.query}”"] if analysis.query is not None else []
    number = len(summary.clips)
    clips = f"{number} {'clip' if number == 1 else 'clips'}"
    length = f"{format_time(summary.duration)} of {format_time(analysis.video.duration)}"
    return " · ".join([*asked, clips, length, f"importance by {analysis.scorer.id}"])
