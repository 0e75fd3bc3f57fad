"""`vsum batch`: many videos, one line each."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from vsum_desktop.cli.console import job, print_json, tell_written, usage, warn, wrong_names
from vsum_desktop.core.edits import Edits
from vsum_desktop.core.errors import ExportError, VsumError
from vsum_desktop.core.jobs import JobContext
from vsum_desktop.pipeline.analyze import AnalyzeRequest
from vsum_desktop.pipeline.batch import BatchPlan, BatchResult, check_plan, find_videos, run_batch
from vsum_desktop.pipeline.messages import details, sentence
from vsum_desktop.pipeline.names import TOKENS, has_tokens

if TYPE_CHECKING:
    from vsum_desktop.pipeline.services import Services


def run(options: argparse.Namespace, request: AnalyzeRequest, edits: Edits, services: Services) -> list[dict[str, Any]]:
    """Do it; returns a row for each video, for `--json`.

    Raises:
        SystemExit: If the options make no sense for several videos.
        VsumError: If any video failed, after all have been tried.
    """
    for kind, path in options.export:
        if path is not None and not has_tokens(path):
            usage(f"--export {kind}:{path} names one file for all videos; use {TOKENS}")
    videos = find_videos(options.paths)
    exports = tuple(options.export) or (("mp4", None),)
    plan = BatchPlan(request, edits, exports, options.out, options.overwrite)
    with wrong_names():
        check_plan(plan, services)
    if options.out is not None:
        try:
            options.out.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ExportError(error.strerror or str(error), path=options.out) from error
    rows: list[dict[str, Any]] = []
    with job(quiet=options.quiet) as context:
        shown = context if options.jobs == 1 else JobContext(cancel=context.cancel)
        for result in run_batch(videos, plan, services, shown, options.jobs):
            clear: Callable[[], None] = getattr(context.report, "clear", lambda: None)
            clear()
            rows.append(_row(result))
            _tell(result, len(rows), len(videos), options)
    failed = sum(1 for row in rows if row["error"])
    if options.json:
        place = {str(video): number for number, video in enumerate(videos)}
        rows.sort(key=lambda row: place[row["video"]])  # they came in the order in which they were done
        print_json(rows)
    if failed:
        raise VsumError(f"{failed} of {len(videos)} videos could not be summarized")
    return rows


def _tell(result: BatchResult, number: int, total: int, options: argparse.Namespace) -> None:
    """One line for a video: on stdout what was written, on stderr why nothing was."""
    if result.error is not None:
        print(f"vsum: [{number}/{total}] {result.video}: {sentence(result.error)}", file=sys.stderr, flush=True)
        if options.verbose:
            print(details(result.error), file=sys.stderr)
        tell_written(result.outputs)
        return
    assert result.analysis is not None
    assert result.summary is not None
    assert result.report is not None
    texts = (*result.analysis.warnings, *result.summary.warnings, *result.report.warnings)
    warn(tuple(f"{result.video.name}: {text}" for text in texts), quiet=options.quiet)
    if options.json:
        return
    length, whole = float(result.summary.duration), float(result.analysis.video.duration)
    names = ", ".join(output.path.name for output in result.report.outputs)
    receipt = result.report.receipt
    doubt = "" if receipt is None or receipt.exact else " (NOT exact)"
    clips = f"{len(result.summary.clips)} {'clip' if len(result.summary.clips) == 1 else 'clips'}"
    print(f"[{number}/{total}] {result.video}: {clips}, {length:.1f} s of {whole:.1f} s, wrote {names}{doubt}", flush=True)


def _row(result: BatchResult) -> dict[str, Any]:
    """A video for `--json`."""
    summary, report = result.summary, result.report
    return {
        "video": str(result.video),
        "error": sentence(result.error) if result.error is not None else None,
        "clips": len(summary.clips) if summary is not None else 0,
        "duration": float(summary.duration) if summary is not None else 0.0,
        "exact": report.receipt.exact if report is not None and report.receipt is not None else None,
        "outputs": [{"kind": output.kind, "path": str(output.path), "bytes": output.bytes} for output in result.outputs],
    }
