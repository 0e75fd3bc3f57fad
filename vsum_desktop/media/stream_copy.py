"""The chosen clips copied without encoding them anew: quick and without loss, but a clip can only begin at a sync frame.

What a clip really holds is said in the result. Everything else of this program cuts to the frame.
"""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.container import InputContainer, OutputContainer
from av.packet import Packet

from vsum_desktop.core.errors import ExportError
from vsum_desktop.core.jobs import JobContext, Progress
from vsum_desktop.core.timing import Interval
from vsum_desktop.core.video import VideoInfo
from vsum_desktop.media.decoder import open_input, raw_pts, sync_before
from vsum_desktop.media.exporter import plan_clips
from vsum_desktop.media.files import whole_file
from vsum_desktop.media.results import WrittenClip
from vsum_desktop.media.translate import translate_av_errors

FORMATS = {".mkv": "matroska", ".mp4": "mp4", ".m4v": "mp4", ".mov": "mov", ".webm": "webm", ".ts": "mpegts"}
WITHOUT_ROTATION = frozenset({".ts"})
_TS_PICTURES = frozenset({"h264", "hevc", "mpeg1video", "mpeg2video", "mpeg4", "vc1"})
_TS_SOUND = frozenset({"aac", "aac_latm", "ac3", "dts", "eac3", "mp1", "mp2", "mp3", "opus", "truehd"})
_BACK = Fraction(1)  # seconds before the sync frame from which sound is looked for
_PATIENCE = Fraction(2)  # seconds behind the end after which no more sound is waited for


@dataclass(frozen=True, slots=True)
class CopiedClip:
    """One clip: the span that was asked for, and the span that the file holds instead, one for clips that are copied as one."""

    asked: Interval
    held: Interval


def copy_clips(
    info: VideoInfo, clips: Sequence[Interval], target: Path, *, overwrite: bool = False, context: JobContext
) -> tuple[CopiedClip, ...]:
    """Write the clips, in the given order, with picture and default sound as they are stored.

    Args:
        info: The probed source.
        clips: Spans of the presentation.
        target: The file to write; its ending, one of `FORMATS`, says what container.
        overwrite: Whether an existing file may be replaced.
        context: Progress in clips (stage `export`), and the cancel token.

    Raises:
        ExportError: If the target exists, has another ending or cannot hold these streams, or the source's time stamps
            cannot be relied on; no partial file is left.
        MediaError: If the source cannot be read.
        Cancelled: If the token is set; no partial file is left.
    """
    kind = FORMATS.get(target.suffix.lower())
    if kind is None:
        raise ExportError(f"copies end in {', '.join(FORMATS)}", path=target)
    for codec in (info.video.codec, *(sound.codec for sound in info.audio[:1])):
        if kind == "mpegts" and codec not in _TS_PICTURES | _TS_SOUND:
            raise ExportError(f"a {target.suffix} file cannot hold {codec}", path=target)
    if info.counted:
        raise ExportError("the video's time stamps cannot be relied on, so it can only be cut by encoding it anew", path=target)
    with (
        whole_file(target, overwrite=overwrite) as part,
        open_input(info.path) as source,
        translate_av_errors(target, ExportError),
        _opened(part, kind) as output,
    ):
        job = _Copy(info, source, output, context)
        copied: list[CopiedClip] = []
        for run in _runs(info, plan_clips(info, clips)):
            held = job.copy(run[0].first_frame, run[-1].stop_frame, len(copied), len(clips))
            copied += [CopiedClip(clip.source, held) for clip in run]
        context.cancel.raise_if_cancelled()
        output.close()
    context.report(Progress("export", len(clips), len(clips)))
    return tuple(copied)


def _runs(info: VideoInfo, plan: Sequence[WrittenClip]) -> list[list[WrittenClip]]:
    """Clips that are copied as one: where a clip's sync frame lies in the clip before, its start would be shown twice."""
    runs: list[list[WrittenClip]] = []
    for clip in plan:
        before = runs[-1][-1] if runs else None
        if before and before.stop_frame <= clip.first_frame and sync_before(info, clip.first_frame) < before.stop_frame:
            runs[-1].append(clip)
        else:
            runs.append([clip])
    return runs


@contextlib.contextmanager
def _opened(part: Path, kind: str) -> Iterator[OutputContainer]:
    """The file being written; closed in any case, for an unfinished one is removed by whoever asked for it."""
    output = av.open(str(part.absolute()), "w", format=kind)
    try:
        yield output
    finally:
        with contextlib.suppress(av.error.FFmpegError, OSError, ValueError):
            output.close()


class _Copy:
    """One copy under way."""

    def __init__(self, info: VideoInfo, source: InputContainer, output: OutputContainer, context: JobContext) -> None:
        self._info = info
        self._raw = raw_pts(info)
        self._source = source
        self._output = output
        self._context = context
        self._picture: Any = source.streams[info.stream_index]
        streams = [self._picture, *([source.streams[info.audio[0].index]] if info.audio else [])]
        for other in source.streams:
            if other not in streams:
                other.discard = av.stream.Discard.all
        # Not opaque, an encoder of the decoder's name would be looked for.
        self._streams: dict[int, Any] = {
            stream.index: output.add_stream_from_template(stream, opaque=True) for stream in streams
        }
        self._at = Fraction(0)  # where the next clip begins in the output
        self._last: dict[int, Fraction] = {}  # the last decoding time of each stream in the output

    def copy(self, first: int, stop: int, number: int, total: int) -> Interval:
        """Copy the packets that frames [first, stop) need, clip `number` of `total`; returns the span that they show."""
        self._context.report(Progress("export", number, total))
        first = sync_before(self._info, first)
        begin = int(self._raw[first]) * self._picture.time_base
        wanted = {int(pts) for pts in self._raw[first:stop]}
        self._seek(first, begin)
        started, latest = False, int(self._raw[stop - 1])
        held = self._span(first, latest)
        sound: deque[Packet[Any]] = deque()  # behind the pictures so far
        for packet in self._with_decoding_times(self._source.demux(list(self._source.streams))):
            self._context.cancel.raise_if_cancelled()
            if packet.dts is None or packet.pts is None or packet.stream.index not in self._streams:
                continue
            if packet.stream.index != self._info.stream_index:
                if packet.pts * packet.time_base >= begin:
                    sound.append(packet)
            elif packet.pts >= self._raw[first] and (started or packet.pts == self._raw[first]):
                if not started:
                    self._make_room(packet, begin)
                    started = True
                if wanted:
                    if packet.pts > latest:  # others of the clip are made from this frame: what is shown before it comes too
                        wanted |= {int(pts) for pts in self._raw[(self._raw > latest) & (self._raw < packet.pts)]}
                        latest = packet.pts
                        held = self._span(first, latest)
                    wanted.discard(packet.pts)
                    self._mux(packet, begin)
            if started:
                self._mux_sound(sound, begin, begin + held.length)
            heard = bool(sound) or len(self._streams) == 1
            if not wanted and (heard or packet.dts * packet.time_base > begin + held.length + _PATIENCE):
                break
        if wanted:
            raise ExportError("not all frames of a clip could be found in the file", path=self._info.path, clip=number)
        self._at += held.length
        return held

    def _span(self, first: int, latest: int) -> Interval:
        """The span of the frames from `first` on up to the one with time stamp `latest`."""
        return self._info.frames.interval(first, int(np.searchsorted(self._raw, latest, side="right")))

    def _mux_sound(self, sound: deque[Packet[Any]], begin: Fraction, until: Fraction) -> None:
        """Write the packets that begin before `until`."""
        while sound and (sound[0].pts or 0) * sound[0].time_base < until:
            self._mux(sound.popleft(), begin)

    def _with_decoding_times(self, packets: Iterator[Packet[Any]]) -> Iterator[Packet[Any]]:
        """The packets; the first after a jump, whose decoding time Matroska does not tell, get one by those behind."""
        held: list[Packet[Any]] = []
        step = max(1, int(np.median(np.diff(self._raw)))) if len(self._raw) > 1 else 1
        for packet in packets:
            if packet.stream.index == self._info.stream_index and packet.size:
                if packet.dts is None:
                    held.append(packet)
                    continue
                for place, early in enumerate(held):
                    early.dts = packet.dts - (len(held) - place) * step
                yield from held
                held.clear()
            yield packet
        for place, early in enumerate(held):
            early.dts = int(self._raw[0]) - (len(held) - place) * step
        yield from held

    def _seek(self, first: int, begin: Fraction) -> None:
        if first == 0:
            self._source.seek(0)
        else:
            target = int((begin - _BACK) / self._picture.time_base)
            self._source.seek(target, stream=self._picture, backward=True)

    def _make_room(self, packet: Packet[Any], begin: Fraction) -> None:
        """Begin the clip late enough that decoding times go on increasing."""
        assert packet.dts is not None
        last = self._last.get(packet.stream.index)
        due = self._at + packet.dts * packet.time_base - begin
        if last is not None and due <= last:
            self._at += last - due + packet.time_base

    def _mux(self, packet: Packet[Any], begin: Fraction) -> None:
        """Write a packet, moved to where its clip lies in the output."""
        assert packet.pts is not None
        assert packet.dts is not None
        index, unit = packet.stream.index, packet.time_base
        shift = round((self._at - begin) / unit)
        decoded = (packet.dts + shift) * unit
        last = self._last.get(index)
        if last is not None and decoded <= last:
            return  # sound that reaches into the clip before
        self._last[index] = decoded
        packet.pts, packet.dts = packet.pts + shift, packet.dts + shift
        packet.stream = self._streams[index]
        self._output.mux(packet)
