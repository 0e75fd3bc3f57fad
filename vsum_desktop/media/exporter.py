"""Writing chosen clips as one video, frame-exact, and checking what was written.

A clip [start, end) holds exactly the stored frames that begin in it; it is shown from its first frame's own start until `end`
(or until the next frame, if that comes first), so that no clip grows by what was not asked for. Picture time stamps are the
source's, moved; the sound is cut to the sample over the same spans.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import numpy as np
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from vsum_desktop.core.errors import ExportError
from vsum_desktop.core.jobs import JobContext, Progress
from vsum_desktop.core.timing import Interval
from vsum_desktop.core.video import AudioStreamInfo, VideoInfo
from vsum_desktop.media.audio import SoundReader
from vsum_desktop.media.decoder import VideoDecoder
from vsum_desktop.media.export_pictures import ExportPictures, progressive
from vsum_desktop.media.files import whole_file
from vsum_desktop.media.receipt import ClipCheck, Receipt, check_export
from vsum_desktop.media.results import ExportResult, WrittenClip
from vsum_desktop.media.writer import Mp4Writer

__all__ = ["ClipCheck", "ExportResult", "Receipt", "WrittenClip", "check_export", "export_clips", "plan_clips"]

_FADE = Fraction(8, 1000)
# Units of the output's clock: fine enough for any cut, coarse enough for the container's 32 bits.
_COARSEST, _FINEST = 10_000, 500_000
_MPEG_CLOCK = Fraction(1, 90_000)
_REPORT_EVERY = 10


def plan_clips(info: VideoInfo, clips: Sequence[Interval]) -> tuple[WrittenClip, ...]:
    """Which frames each clip holds and where it lies in the output, gapless in the given order.

    Raises:
        ExportError: If there is no clip, or one in which no frame begins; field `clip`.
    """
    if not clips:
        raise ExportError("no clips to write", path=info.path)
    planned: list[WrittenClip] = []
    at = Fraction(0)
    for number, clip in enumerate(clips):
        first, stop = info.frames.first_from(clip.start), info.frames.first_from(clip.end)
        if first >= stop:
            raise ExportError("no frame begins in this clip", path=info.path, clip=number)
        source = Interval(info.frames.time(first), min(clip.end, info.frames.time(stop)))
        planned.append(WrittenClip(first, stop, source, Interval(at, at + source.length)))
        at += source.length
    return tuple(planned)


def export_clips(
    info: VideoInfo,
    clips: Sequence[Interval],
    target: Path,
    *,
    overwrite: bool = False,
    audio_index: int | None = None,
    context: JobContext | None = None,
) -> ExportResult:
    """Write the clips, in the given order, to one MP4 file (H.264, AAC if the source has sound).

    Args:
        info: The probed source.
        clips: Spans of the presentation; they may overlap and come in any order.
        target: The file to write.
        overwrite: Whether an existing file may be replaced.
        audio_index: Which sound stream (its number in the container); None for the default one.
        context: Progress in seconds of output (stage `export`), and the cancel token, checked at every frame.

    Raises:
        ExportError: If the target exists, is the source, or cannot be written, or no frame could be decoded; DiskFullError if
            the disk is full. No partial file is left.
        MediaError: If the source cannot be read.
        Cancelled: If the token is set; no partial file is left.
    """
    context = context or JobContext()
    _check_target(info, target)
    plan = plan_clips(info, clips)
    sound = _sound(info, audio_index)
    with whole_file(target, overwrite=overwrite) as part, VideoDecoder(info, context.cancel) as decoder:
        job = _Job(info, plan, target, sound, context)
        written = job.run(decoder, part)
        damaged = decoder.damaged
    missing = sum(clip.stop_frame - clip.first_frame for clip in plan) - written
    return ExportResult(target, target.stat().st_size, plan, job.time_base, missing, _warnings(missing, damaged))


def _warnings(missing: int, damaged: int) -> tuple[str, ...]:
    """What is to be said of `missing` frames and of `damaged` packets, which may have cost a part of a picture only."""
    if missing == 1:
        return ("One frame could not be decoded and is missing.",)
    if missing:
        return (f"{missing} frames could not be decoded and are missing.",)
    return ("Some pictures are damaged; they are shown as far as they can be decoded.",) if damaged else ()


def _check_target(info: VideoInfo, target: Path) -> None:
    if target.exists():
        if info.path.exists() and target.samefile(info.path):
            raise ExportError("it is the source itself, which is never touched", path=target)
        if target.is_dir():
            raise ExportError("it is a folder", path=target)
    if not target.parent.is_dir():
        raise ExportError("its folder does not exist", path=target)


def _sound(info: VideoInfo, index: int | None) -> AudioStreamInfo | None:
    if index is None:
        return info.audio[0] if info.audio else None
    for stream in info.audio:
        if stream.index == index:
            return stream
    raise ExportError("no such sound stream", path=info.path, stream=index)


class _Job:
    """One export under way."""

    def __init__(
        self, info: VideoInfo, plan: tuple[WrittenClip, ...], target: Path, sound: AudioStreamInfo | None, context: JobContext
    ) -> None:
        self._info = info
        self._plan = plan
        self._target = target
        self._sound = sound
        self._context = context
        self._pictures = ExportPictures(info)
        self._last_pts = -1
        self.time_base = _output_clock(info.frames.time_base)

    def run(self, decoder: VideoDecoder, part: Path) -> int:
        """Write everything to `part`; returns the number of pictures written."""
        written = 0
        total = float(self._plan[-1].output.end)
        writer: Mp4Writer | None = None
        reader = SoundReader(self._info, self._sound) if self._sound else None
        try:
            for number, clip in enumerate(self._plan):
                sound = self._sound_of(number, reader) if reader else iter(())
                heard = clip.output.start
                key = True
                for frame, picture in self._frames(decoder, clip):
                    self._context.cancel.raise_if_cancelled()
                    if writer is None:
                        writer = self._open(part, picture, reader)
                    begin, end = self._shown(clip, frame)
                    writer.write_picture(self._pictures.prepare(picture), *self._stamp(begin, end), key=key)
                    while reader and heard < end and (samples := next(sound, None)) is not None:
                        writer.write_sound(samples)
                        heard += Fraction(samples.shape[1], reader.rate)
                    if written % _REPORT_EVERY == 0:
                        self._context.report(Progress("export", float(end), total))
                    written += 1
                    key = False
                if writer is None:
                    raise ExportError("no picture of the first clip can be decoded", path=self._info.path)
                for samples in sound:
                    writer.write_sound(samples)
            assert writer is not None
            self._context.cancel.raise_if_cancelled()
            writer.finish()
        finally:
            if writer is not None:
                writer.__exit__(None, None, None)
            if reader is not None:
                reader.close()
        self._context.report(Progress("export", total, total))
        return written

    def _open(self, part: Path, picture: VideoFrame, reader: SoundReader | None) -> Mp4Writer:
        return Mp4Writer(
            part,
            self._target,
            self._pictures.size,
            self.time_base,
            self._info.video.fps,
            self._pictures.tags(picture),
            (reader.rate, reader.channels) if reader else None,
        )

    def _frames(self, decoder: VideoDecoder, clip: WrittenClip) -> Iterator[tuple[int, VideoFrame]]:
        def inside() -> Iterator[tuple[int, VideoFrame]]:
            for frame, picture in decoder.frames(clip.first_frame):
                if frame >= clip.stop_frame:
                    return
                yield frame, picture

        return progressive(inside(), self._info.path) if self._info.interlaced else inside()

    def _shown(self, clip: WrittenClip, frame: int) -> tuple[Fraction, Fraction]:
        """Start and end of a frame of the clip in the output."""
        shift = clip.output.start - clip.source.start
        return self._info.frames.time(frame) + shift, min(clip.source.end, self._info.frames.time(frame + 1)) + shift

    def _stamp(self, begin: Fraction, end: Fraction) -> tuple[int, int]:
        """Time stamp and duration in the output's unit; time stamps increase by at least one unit."""
        pts = max(round(begin / self.time_base), self._last_pts + 1)
        self._last_pts = pts
        return pts, max(1, round(end / self.time_base) - pts)

    def _sound_of(self, number: int, reader: SoundReader) -> Iterator[NDArray[np.float32]]:
        """The clip's sound, cut to the sample in the output and faded where it does not go on in the source."""
        clip = self._plan[number]
        begin, end = (round(time * reader.rate) for time in (clip.output.start, clip.output.end))
        before = self._plan[number - 1] if number else None
        after = self._plan[number + 1] if number + 1 < len(self._plan) else None
        fade = min(round(_FADE * reader.rate), (end - begin) // 2)
        rise = 0 if before is not None and before.source.end == clip.source.start else fade
        fall = 0 if after is not None and after.source.start == clip.source.end else fade
        at = 0
        for samples in reader.blocks(clip.source.start, end - begin):
            yield samples * _gain(at, samples.shape[1], end - begin, rise, fall)
            at += samples.shape[1]


def _gain(at: int, count: int, total: int, rise: int, fall: int) -> NDArray[np.float32]:
    """Gain of samples [at, at + count) of `total`: up over the first `rise`, down over the last `fall` (half cosines)."""
    place = np.arange(at, at + count) + 0.5
    ramp = np.minimum(place / rise if rise else 1.0, np.minimum((total - place) / fall if fall else 1.0, 1.0))
    return (0.5 - 0.5 * np.cos(np.pi * np.minimum(ramp, 1.0))).astype(np.float32) * np.ones(count, np.float32)


def _output_clock(source: Fraction) -> Fraction:
    """A unit in which the source's time stamps are whole numbers, between 1/500000 and 1/10000 s; else MPEG's 1/90000."""
    if source.denominator > _FINEST:
        return _MPEG_CLOCK
    return Fraction(1, source.denominator * max(1, -(-_COARSEST // source.denominator)))
