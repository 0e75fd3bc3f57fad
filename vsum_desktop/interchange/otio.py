"""Timelines by OpenTimelineIO: its own JSON, CMX 3600 EDL and Final Cut Pro 7 XML.

Scores, ranks and reasons travel as metadata under `vsum` and as markers (OTIO, FCP 7), and as comments (EDL).
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import opentimelineio as otio

from vsum_desktop.core.errors import ExportError
from vsum_desktop.interchange.files import write_text
from vsum_desktop.interchange.timeline import Timeline, TimelineClip, TimelineMedia
from vsum_desktop.interchange.xml_text import document

NAMESPACE = "vsum"
_REEL = 8  # characters that every reader of EDLs takes
_EVENT = re.compile(r"^(\d{3,}  .{8} )V {4}( C )", re.MULTILINE)
_MOST_EVENTS = 999  # what the three digits of an event hold


def write_otio(path: Path, timeline: Timeline, *, overwrite: bool = False) -> None:
    """Write an `.otio` file: a picture track and, if the media has sound, a sound track.

    Raises:
        ExportError: As in `write_text`.
    """
    built = _build(timeline, float(timeline.media.rate), audio_tracks=1 if timeline.media.channels else 0)
    _write(path, lambda: str(built.to_json_string(indent=2)) + "\n", overwrite)


def write_edl(path: Path, timeline: Timeline, *, overwrite: bool = False) -> tuple[str, ...]:
    """Write a CMX 3600 EDL; returns what such a file cannot hold, as English sentences.

    Timecode is counted non-drop unless the media's own is drop-frame; the reel is plain and at most 8 characters long; the clip
    name is the file's, by which editing programs find it.

    Raises:
        ExportError: As in `write_text`.
    """
    media = timeline.media
    rate = float(media.rate) if media.drop else float(round(media.rate))
    built = _build(timeline, rate, audio_tracks=0)
    for number, (item, clip) in enumerate(zip(built.tracks[0], timeline.clips, strict=True), 1):
        item.name = _line(media.name)
        item.markers.clear()
        comments = [f"COMMENT: CLIP {number} SHOT {clip.shot} SCORE {clip.score:.4f} RANK {clip.rank}"]
        comments.append(f"COMMENT: REASON {_line(clip.reason)}")
        if number == 1:
            comments += [f"COMMENT: {name.upper()} {_line(str(value))}" for name, value in timeline.facts.items() if value]
        item.metadata["cmx_3600"] = {"reel": reel(media.stem), "comments": comments}

    def text() -> str:
        lines = str(otio.adapters.write_to_string(built, "cmx_3600", rate=rate, style="avid", reelname_len=_REEL))
        sound = {0: "V    ", 1: "B    "}.get(media.channels, "AA/V ")
        lines = _EVENT.sub(rf"\g<1>{sound}\g<2>", lines)
        title, _, events = lines.partition("\n\n")
        return f"{title}\nFCM: {'DROP FRAME' if media.drop else 'NON-DROP FRAME'}\n\n{events}"

    _write(path, text, overwrite)
    if len(timeline.clips) > _MOST_EVENTS:
        return (f"The EDL has {len(timeline.clips)} events; some programs read only {_MOST_EVENTS}.",)
    return ()


def write_fcp7(path: Path, timeline: Timeline, *, overwrite: bool = False) -> None:
    """Write Final Cut Pro 7 XML (`xmeml`), which Premiere Pro and DaVinci Resolve read: one sound track a channel, linked.

    Raises:
        ExportError: As in `write_text`.
    """
    media = timeline.media
    built = _build(timeline, float(media.rate), audio_tracks=media.channels)
    width, height = (str(length) for length in media.size)
    picture: dict[str, Any] = {"samplecharacteristics": {"width": width, "height": height, "pixelaspectratio": "square"}}
    sound: dict[str, Any] = {}
    if media.channels:
        characteristics = {"depth": "16", "samplerate": str(media.sample_rate)}
        sound = {"audio": {"samplecharacteristics": characteristics, "channelcount": str(media.channels)}}
    built.metadata["fcp_xml"] = {"media": {"video": {"format": picture}}}
    for number, track in enumerate(built.tracks):
        for item in track:
            reference = item.media_reference
            reference.metadata["fcp_xml"] = {
                "media": {"video": picture, **sound},
                "timecode": {"displayformat": "DF" if media.drop else "NDF"},
            }
            for marker in item.markers:  # counted from the file's first frame there, not by its timecode
                marked = marker.marked_range
                marker.marked_range = _range(int(marked.start_time.value) - media.start, 1, float(media.rate))
            if number:
                item.metadata["fcp_xml"] = {"sourcetrack": {"mediatype": "audio", "trackindex": str(number)}}
                item.markers.clear()

    def text() -> str:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # the adapter asks XML elements for their truth
            root = ElementTree.fromstring(str(otio.adapters.write_to_string(built, "fcp_xml")))
        _link(root)
        return document(root, "xmeml")

    _write(path, text, overwrite)


def reel(stem: str) -> str:
    """A reel name: at most 8 plain capitals and digits of the file's name; AX, as for files without a tape, if it has none."""
    plain = re.sub(r"[^A-Z0-9]", "", stem.upper().encode("ascii", "ignore").decode())[:_REEL]
    return {"": "AX", "BL": "BL1"}.get(plain, plain)  # BL is black


def _build(timeline: Timeline, rate: float, *, audio_tracks: int) -> Any:
    """The OTIO timeline at `rate`: one picture track, then the sound tracks, all alike."""
    built = otio.schema.Timeline(timeline.name, global_start_time=otio.opentime.RationalTime(0, rate))
    built.metadata[NAMESPACE] = dict(timeline.facts)
    kinds = [("V1", otio.schema.TrackKind.Video)]
    kinds += [(f"A{number}", otio.schema.TrackKind.Audio) for number in range(1, audio_tracks + 1)]
    for name, kind in kinds:
        track = otio.schema.Track(name, kind=kind)
        track.extend([_clip(clip, timeline.media, rate, marked=name == "V1") for clip in timeline.clips])
        built.tracks.append(track)
    return built


def _clip(clip: TimelineClip, media: TimelineMedia, rate: float, *, marked: bool) -> Any:
    reference = otio.schema.ExternalReference(media.url, _range(media.start, media.frames, rate))
    reference.name = media.name
    built = otio.schema.Clip(clip.name, reference, _range(media.start + clip.first, clip.frames, rate))
    built.metadata[NAMESPACE] = clip.facts()
    if marked:
        marker = otio.schema.Marker(
            f"{clip.headline}: {clip.reason}",
            _range(media.start + clip.first, 1, rate),
            otio.schema.MarkerColor.GREEN,
            {NAMESPACE: clip.facts()},
        )
        built.markers.append(marker)
    return built


def _range(first: int, frames: int, rate: float) -> Any:
    return otio.opentime.TimeRange(otio.opentime.RationalTime(first, rate), otio.opentime.RationalTime(frames, rate))


def _link(root: ElementTree.Element) -> None:
    """Tie picture and sound of each clip together, which the adapter does not, so that they move as one; say rates once."""
    media = root.find(".//sequence/media")
    assert media is not None
    tracks = [track.findall("clipitem") for kind in ("video", "audio") for track in media.findall(f"{kind}/track")]
    for number, items in enumerate(zip(*tracks, strict=True), 1):
        for track, item in enumerate(items):
            item.set("id", f"clipitem-{number}-{track}")
            for again in item.findall("rate")[1:]:
                item.remove(again)
        for item in items if len(items) > 1 else ():
            for track in range(len(items)):
                link = ElementTree.SubElement(item, "link")
                ElementTree.SubElement(link, "linkclipref").text = f"clipitem-{number}-{track}"
                ElementTree.SubElement(link, "mediatype").text = "audio" if track else "video"
                ElementTree.SubElement(link, "trackindex").text = str(track or 1)
                ElementTree.SubElement(link, "clipindex").text = str(number)


def _line(text: str) -> str:
    """The text on one line: an EDL is read line by line."""
    return " ".join(text.split())


def _write(path: Path, text: Callable[[], str], overwrite: bool) -> None:
    """Write what `text` makes; the library's refusals become ours."""
    try:
        made = text()
    except (otio.exceptions.OTIOError, ValueError) as error:
        raise ExportError(str(error), path=path) from error
    write_text(path, lambda file: file.write(made), overwrite=overwrite)
