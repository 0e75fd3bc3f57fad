"""Which frames a file holds and when each is shown.

The rule: the packets' time stamps make the table where they can be trusted, a decoding pass makes it where they cannot.

* Packets that an edit list hides, empty ones, and VP8's hidden reference frames are no frames.
* A video that is decoded in a moment anyway (`_QUICK_AREA`) is decoded through, whatever its packets say.
* A longer one is decoded through if its packets lack time stamps or repeat one, if their decoding times fall back (a clock
  that was reset), if one is marked corrupt, or if reading stopped with an error.
* Otherwise the first frames are decoded and must come out as the packets promised; undecodable leading frames (a file that
  begins inside a group of pictures) are dropped, any other difference asks for the decoding pass. The frames after the last
  sync frame are decoded as well; those that do not come out (a cut file) are dropped.
* If decoded frames have no time stamps or come out of their order (AVI has none of its own), the stamps are rebuilt in the
  decoder's order and the frames are told apart by counting (`VideoInfo.counted`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice

import av
import numpy as np
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from numpy.typing import NDArray

from vsum_desktop.core.jobs import CancelToken
from vsum_desktop.core.video import FrameTable
from vsum_desktop.media.bitstream import is_clean_sync, is_hidden

# Pixels that are decoded in about half a second.
_QUICK_AREA = 150_000_000
_HEAD = 24
_CHECK_EVERY = 256
# Stamps this many places off are swapped ones (AVI with B-frames); farther off, the clock was reset.
_SWAPPED = 4


@dataclass(frozen=True, slots=True, eq=False)
class PacketScan:
    """What demuxing says of the picture stream; arrays are in presentation order, times in the stream's unit.

    Attributes:
        pts: int64 [P], the time stamps of the packets that are to be shown.
        durations: int64 [P], 0 where unknown.
        sync: bool [P], whether decoding may start there.
        packets: All picture packets, hidden ones included.
        trusted: Whether every shown packet has its own time stamp and none is marked corrupt.
        error: Why reading stopped early, empty if it did not.
        end: Where the last packet of any stream ends, seconds on the container's clock.
    """

    pts: NDArray[np.int64]
    durations: NDArray[np.int64]
    sync: NDArray[np.bool_]
    packets: int
    trusted: bool
    error: str
    end: Fraction


@dataclass(frozen=True, slots=True, eq=False)
class RawTable:
    """Frames in the stream's own unit: `pts` int64 [F] strictly increasing, `end` of the last, and which are sync frames.

    `pictures` is the number of frames that were decoded to make it, `damaged` how many packets the decoder refused or could
    only patch, `dropped` how many frames cannot be decoded and were left out at the ends.
    """

    pts: NDArray[np.int64]
    end: int
    sync: NDArray[np.int64]
    counted: bool = False
    damaged: int = 0
    dropped: int = 0


def scan_packets(container: InputContainer, stream: VideoStream, cancel: CancelToken | None) -> PacketScan:
    """Demux the whole file once, without decoding.

    Raises:
        Cancelled: If the token is set.
    """
    rows: list[tuple[int, int, bool]] = []
    packets = 0
    clean = True
    clock = -(2**63)
    error = ""
    ends: dict[int, Fraction] = {}
    wanted = [s for s in container.streams if s.index == stream.index or s.type == "audio"]
    try:
        for number, packet in enumerate(container.demux(wanted)):
            if cancel is not None and number % _CHECK_EVERY == 0:
                cancel.raise_if_cancelled()
            if not packet.size:
                continue
            stamp = packet.pts if packet.pts is not None else packet.dts
            if stamp is not None:
                ends[packet.stream_index] = max(
                    ends.get(packet.stream_index, Fraction(0)), (stamp + (packet.duration or 0)) * packet.time_base
                )
            if packet.stream_index != stream.index:
                continue
            packets += 1
            if packet.dts is not None:
                clean = clean and packet.dts >= clock
                clock = packet.dts
            if packet.is_discard or is_hidden(packet, stream):
                continue
            clean = clean and packet.pts is not None and not packet.is_corrupt
            if packet.pts is not None:
                rows.append((packet.pts, packet.duration or 0, bool(packet.is_keyframe) and is_clean_sync(packet, stream)))
    except (av.error.FFmpegError, OSError) as foreign:
        error = str(foreign)
    rows.sort()
    pts = np.array([row[0] for row in rows], np.int64)
    return PacketScan(
        pts=pts,
        durations=np.array([row[1] for row in rows], np.int64),
        sync=np.array([row[2] for row in rows], np.bool_),
        packets=packets,
        trusted=clean and not error and len(pts) > 0 and bool(np.all(np.diff(pts) > 0)),
        error=error,
        end=max(ends.values(), default=Fraction(0)),
    )


def is_quick(scan: PacketScan, width: int, height: int) -> bool:
    """Whether decoding the whole video takes no longer than a moment."""
    return scan.packets * width * height <= _QUICK_AREA


def table_from_packets(scan: PacketScan, fallback: int) -> RawTable:
    """The table that the packets promise; `fallback` is the length of a frame where no other is known."""
    end = int(scan.pts[-1]) + _last_length(scan.pts, int(scan.durations[-1]), fallback)
    return RawTable(scan.pts, end, _with_start(np.flatnonzero(scan.sync)))


def check_head(table: RawTable, pictures: Iterator[VideoFrame]) -> RawTable | None:
    """Compare the table's beginning with the first decoded pictures; drop leading frames that do not come out.

    Returns:
        The table, without its undecodable leading frames, or None if it cannot be trusted.
    """
    stamps = [picture.pts for picture in islice(pictures, _HEAD)]
    if not stamps or stamps[0] is None:
        return None
    first = int(np.searchsorted(table.pts, stamps[0]))
    if stamps != table.pts[first : first + len(stamps)].tolist():
        return None
    if first == 0:
        return table
    sync = table.sync[table.sync >= first] - first
    return RawTable(table.pts[first:], table.end, _with_start(sync), dropped=first)


def table_from_pictures(
    pictures: Iterator[VideoFrame], scan: PacketScan, fallback: int, cancel: CancelToken | None
) -> RawTable | None:
    """The table of a decoding pass, None if not one picture came out.

    Raises:
        Cancelled: If the token is set.
    """
    stamps: list[int | None] = []
    last_duration, patched = 0, 0
    for number, picture in enumerate(pictures):
        if cancel is not None and number % 16 == 0:
            cancel.raise_if_cancelled()
        stamps.append(picture.pts)
        last_duration = int(picture.duration or 0)
        patched += picture.is_corrupt
    if not stamps:
        return None
    pts, rebuilt = _increasing(stamps, fallback)
    end = int(pts[-1]) + _last_length(pts, last_duration, fallback)
    sync = np.zeros(1, np.int64) if rebuilt else _with_start(np.flatnonzero(np.isin(pts, scan.pts[scan.sync])))
    return RawTable(pts, end, sync, counted=rebuilt, damaged=patched)


def to_frame_table(table: RawTable, time_base: Fraction, zero: Fraction) -> FrameTable:
    """The table counted from time zero (container clock, seconds), in a unit that both fit into."""
    shift = zero / time_base
    fine = shift.denominator
    return FrameTable(table.pts * fine - shift.numerator, time_base / fine, table.end * fine - shift.numerator)


def is_variable(table: FrameTable) -> bool:
    """Whether some frame interval differs from the median by more than 10 % and 2.5 ms."""
    intervals = np.diff(table.times())
    if not len(intervals):
        return False
    median = float(np.median(intervals))
    return bool(np.any(np.abs(intervals - median) > max(0.1 * median, 0.0025)))


def _with_start(sync: NDArray[np.intp]) -> NDArray[np.int64]:
    """Sync frames, frame 0 always among them: the start of the file is a place to decode from."""
    return np.union1d(np.zeros(1, np.int64), sync.astype(np.int64))


def _last_length(pts: NDArray[np.int64], stored: int, fallback: int) -> int:
    if stored > 0:
        return stored
    return max(1, int(np.median(np.diff(pts)))) if len(pts) > 1 else fallback


def _increasing(stamps: list[int | None], fallback: int) -> tuple[NDArray[np.int64], bool]:
    """The stamps strictly increasing in the given order, and whether they had to be rebuilt for that."""
    known = np.unique(np.array([stamp for stamp in stamps if stamp is not None], np.int64))
    if len(known) == len(stamps) and known.tolist() == stamps:
        return known, False
    if len(known) == len(stamps):
        places = np.searchsorted(known, np.array(stamps, np.int64))
        if np.abs(places - np.arange(len(places))).max() <= _SWAPPED:
            return known, True
    step = max(1, int(np.median(np.diff(known)))) if len(known) > 1 else fallback
    pts = np.zeros(len(stamps), np.int64)
    for k, stamp in enumerate(stamps):
        after = int(pts[k - 1]) + step if k else 0
        if stamp is None or (k and stamp <= pts[k - 1]):
            pts[k] = after
        else:
            pts[k] = stamp
    return pts, True
