"""What the timelines of the tests say, read by another library where there is one: spans of media and record, in frames."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse
from xml.etree import ElementTree

import opentimelineio as otio
import pytest


@dataclass(frozen=True)
class Spans:
    """What was read back: spans [begin, end) of whole frames, in the media from its first frame, and in the timeline."""

    media: list[tuple[int, int]]
    record: list[tuple[int, int]]
    path: Path


def _local(url: str) -> Path:
    assert url.startswith("file:///")
    assert url.isascii()
    assert " " not in url
    return Path(unquote(urlparse(url).path))


def _spans_of_otio(timeline: Any, rate: float) -> Spans:
    track = timeline.video_tracks()[0]
    media, record = [], []
    path = Path()
    for clip in track:
        start = clip.media_reference.available_range.start_time if clip.media_reference.available_range else None
        first = clip.source_range.start_time - (start or otio.opentime.RationalTime(0, rate))
        assert clip.source_range.start_time.rate == pytest.approx(rate, rel=1e-9)
        placed = clip.range_in_parent()
        media.append((int(first.value), int(first.value + clip.source_range.duration.value)))
        record.append((int(placed.start_time.value), int(placed.end_time_exclusive().value)))
        path = _local(clip.media_reference.target_url)
    return Spans(media, record, path)


def _read_otio(path: Path, rate: Fraction) -> Spans:
    return _spans_of_otio(otio.adapters.read_from_file(str(path)), float(rate))


def _read_edl(path: Path, rate: Fraction) -> Spans:
    """At the whole rate that timecode counts with."""
    text = path.read_text("utf-8")
    timeline = otio.adapters.read_from_string(text, "cmx_3600", rate=float(round(rate)))
    return _spans_of_otio(timeline, float(round(rate)))


def _read_fcp7(path: Path, rate: Fraction) -> Spans:
    spans = _spans_of_otio(otio.adapters.read_from_file(str(path), "fcp_xml"), float(rate))
    # The adapter reads what it wrote; the numbers are looked at once more without it.
    items = ElementTree.parse(path).findall(".//sequence/media/video/track/clipitem")
    assert [(int(text_of(item, "in")), int(text_of(item, "out"))) for item in items] == spans.media
    assert [(int(text_of(item, "start")), int(text_of(item, "end"))) for item in items] == spans.record
    return spans


def text_of(element: ElementTree.Element, path: str) -> str:
    """The text of a child."""
    return str(element.findtext(path))


def _read_fcpxml(path: Path, rate: Fraction) -> Spans:
    root = ElementTree.parse(path).getroot()
    assert (root.tag, root.get("version")) == ("fcpxml", "1.9")
    formats = {element.get("id"): element for element in root.iter("format")}
    (asset,) = root.iter("asset")
    assert 1 / _seconds(formats[asset.get("format")], "frameDuration") == rate
    start = frames_of(asset, "start", rate)
    length = frames_of(asset, "duration", rate)
    media, record = [], []
    sequence = next(root.iter("sequence"))
    for clip in sequence.findall("./spine/asset-clip"):
        assert clip.get("ref") == asset.get("id")
        assert clip.get("format") in formats
        first, offset, frames = (frames_of(clip, name, rate) for name in ("start", "offset", "duration"))
        media.append((first - start, first - start + frames))
        record.append((offset, offset + frames))
        assert start <= first
        assert first + frames <= start + length
    assert frames_of(sequence, "duration", rate) == record[-1][1]
    return Spans(media, record, _local(str(asset[0].get("src"))))


def _seconds(element: ElementTree.Element, name: str) -> Fraction:
    match = re.fullmatch(r"(\d+)(?:/(\d+))?s", str(element.get(name)))
    assert match is not None
    return Fraction(int(match[1]), int(match[2] or 1))


def frames_of(element: ElementTree.Element, name: str, rate: Fraction) -> int:
    """A time of FCPXML in frames; it has to be a whole number of them."""
    frames = _seconds(element, name) * rate
    assert frames.denominator == 1, f"{name} is not on a frame boundary"
    return int(frames)


READERS: dict[str, Callable[[Path, Fraction], Spans]] = {
    "otio": _read_otio,
    "edl": _read_edl,
    "fcp7": _read_fcp7,
    "fcpxml": _read_fcpxml,
}
"""How a timeline of each kind is read: file and frame rate → its spans."""
