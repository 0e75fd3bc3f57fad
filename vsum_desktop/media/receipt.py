"""Checking a written video: it is opened anew, and the first and last frame of every clip are decoded and compared."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from vsum_desktop.core.errors import MediaError
from vsum_desktop.core.jobs import JobContext, Progress
from vsum_desktop.core.video import VideoInfo
from vsum_desktop.media.probe import probe
from vsum_desktop.media.results import ExportResult
from vsum_desktop.media.thumbnails import Thumbnails

# Compared size, and the mean difference (grey levels) that encoding and scaling may cause.
_SIZE = (64, 64)
_BOUND = 10.0


@dataclass(frozen=True, slots=True)
class ClipCheck:
    """One clip: found minus expected time stamp of its first and last frame, in seconds; `alike`: both pictures agree."""

    first_pts_error: float
    last_pts_error: float
    alike: bool


@dataclass(frozen=True, slots=True)
class Receipt:
    """The outcome of the check.

    Attributes:
        checked: Whether the written file could be opened and compared.
        exact: Whether the number of frames is right, every time stamp is right to half a unit of the file's clock, and every
            compared picture agrees with the source's.
        clips: In the order of the output; empty if not checked.
    """

    checked: bool
    exact: bool
    clips: tuple[ClipCheck, ...]


def check_export(info: VideoInfo, result: ExportResult, context: JobContext | None = None) -> Receipt:
    """Compare a written file with its source. Frames that could not be decoded in the source make it inexact.

    Raises:
        Cancelled: If the context's token is set.
    """
    context = context or JobContext()
    try:
        written = probe(result.path, context.cancel)
        with Thumbnails(info) as source, Thumbnails(written) as output:
            checks: list[ClipCheck] = []
            at = 0
            for number, clip in enumerate(result.clips):
                context.cancel.raise_if_cancelled()
                context.report(Progress("check", number, len(result.clips)))
                count = clip.stop_frame - clip.first_frame
                errors, alike = [], True
                for frame, place in ((clip.first_frame, at), (clip.stop_frame - 1, at + count - 1)):
                    place = min(place, len(written.frames) - 1)
                    due = clip.output.start + info.frames.time(frame) - clip.source.start
                    errors.append(float(written.frames.time(place) - due))
                    alike = alike and _difference(source, frame, output, place) <= _BOUND
                checks.append(ClipCheck(errors[0], errors[1], alike))
                at += count
    except MediaError:
        return Receipt(checked=False, exact=False, clips=())
    half = float(result.time_base) / 2 + 1e-9
    exact = (
        not result.missing
        and len(written.frames) == at
        and all(max(abs(check.first_pts_error), abs(check.last_pts_error)) <= half and check.alike for check in checks)
    )
    context.report(Progress("check", len(result.clips), len(result.clips)))
    return Receipt(checked=True, exact=exact, clips=tuple(checks))


def _difference(source: Thumbnails, frame: int, output: Thumbnails, place: int) -> float:
    """Mean absolute difference of the two pictures in grey levels."""
    one, other = source.frame(frame, _SIZE), output.frame(place, _SIZE)
    return float(np.abs(one.mean(axis=2) - other.mean(axis=2)).mean())
