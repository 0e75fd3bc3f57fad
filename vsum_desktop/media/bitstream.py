"""The few bits of a packet that tell whether it is shown and whether decoding may start with it."""

from __future__ import annotations

from collections.abc import Iterator

from av.packet import Packet
from av.stream import Stream
from av.video.stream import VideoStream

# Parameter sets and messages come before the first slice; no need to look further.
_HEAD_BYTES = 4096
_IDR, _SEI = 5, 6
_RECOVERY_POINT = 6


def is_hidden(packet: Packet[Stream], stream: VideoStream) -> bool:
    """Whether the packet is a VP8 reference frame that is never shown (RFC 6386, 9.1: bit 4 of the first byte)."""
    return stream.codec_context.name == "vp8" and not memoryview(packet)[0] >> 4 & 1


def is_clean_sync(packet: Packet[Stream], stream: VideoStream) -> bool:
    """Whether all frames shown from this sync packet on come out right when decoding starts with it.

    H.264 also marks pictures as sync that recover only after some frames (gradual refresh): an IDR slice or a recovery point
    with a frame count of 0 is asked for (ITU-T H.264, 7.4.1.2.4 and D.2.8). Other codecs' marks are taken as they are.
    """
    if stream.codec_context.name != "h264":
        return True
    for unit in _nal_units(packet, stream.codec_context.extradata):
        kind = unit[0] & 31
        if kind == _IDR:
            return True
        # The recovery frame count is an Exp-Golomb number: 0 is a single set bit.
        if kind == _SEI and len(unit) > 3 and unit[1] == _RECOVERY_POINT and unit[3] & 0x80:
            return True
    return False


def _nal_units(packet: Packet[Stream], extradata: bytes | None) -> Iterator[bytes]:
    """The first bytes of each NAL unit, from either packing (length prefixes or start codes)."""
    view = memoryview(packet)
    if extradata and extradata[0] == 1 and len(extradata) > 4:
        size = (extradata[4] & 3) + 1
        at = 0
        while at + size < len(view):
            length = int.from_bytes(view[at : at + size], "big")
            yield bytes(view[at + size : at + size + 8])
            at += size + max(1, length)
        return
    head = bytes(view[:_HEAD_BYTES])
    at = head.find(b"\0\0\1")
    while 0 <= at < len(head) - 4:
        yield head[at + 3 : at + 11]
        at = head.find(b"\0\0\1", at + 3)
