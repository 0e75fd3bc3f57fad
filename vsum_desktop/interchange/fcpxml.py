"""Final Cut Pro's own XML, version 1.9, as Final Cut Pro and DaVinci Resolve read it.

Written by hand: every time is a whole number of frames as a fraction of a second, the one thing that both programs insist on
and that general writers get wrong. One asset, one project, a spine of asset clips without gaps; reasons are notes and markers.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

from vsum_desktop.interchange.files import write_text
from vsum_desktop.interchange.timeline import Fact, Timeline, TimelineClip, TimelineMedia
from vsum_desktop.interchange.xml_text import document

VERSION = "1.9"
_FORMAT, _ASSET = "r1", "r2"
_PREFIX = "com.vsum."
# Sound rates that a sequence can say.
_AUDIO_RATES = {32000: "32k", 44100: "44.1k", 48000: "48k", 88200: "88.2k", 96000: "96k", 176400: "176.4k", 192000: "192k"}


def write_fcpxml(path: Path, timeline: Timeline, *, overwrite: bool = False) -> None:
    """Write the timeline as `.fcpxml`.

    Raises:
        ExportError: As in `write_text`.
    """
    root = Element("fcpxml", version=VERSION)
    _resources(SubElement(root, "resources"), timeline.media)
    event = SubElement(SubElement(root, "library"), "event", name="VSum Desktop")
    _sequence(SubElement(event, "project", name=timeline.name), timeline)
    text = document(root, "fcpxml")
    write_text(path, lambda file: file.write(text), overwrite=overwrite)


def seconds(frames: int, rate: Fraction) -> str:
    """`frames` at `rate` as FCPXML writes time: a fraction of a second on a frame boundary, `0s` for none."""
    return f"{frames * rate.denominator}/{rate.numerator}s" if frames else "0s"


def _resources(resources: Element, media: TimelineMedia) -> None:
    width, height = media.size
    SubElement(
        resources, "format", id=_FORMAT, frameDuration=seconds(1, media.rate), width=str(width), height=str(height)
    )  # no name: names stand for the formats that Final Cut Pro knows itself
    asset = SubElement(
        resources,
        "asset",
        id=_ASSET,
        name=media.stem,
        start=seconds(media.start, media.rate),
        duration=seconds(media.frames, media.rate),
        hasVideo="1",
        format=_FORMAT,
        videoSources="1",
    )
    if media.channels:
        sound = {"hasAudio": "1", "audioSources": "1", "audioChannels": str(media.channels)}
        asset.attrib.update(sound | {"audioRate": str(media.sample_rate)})
    SubElement(asset, "media-rep", kind="original-media", src=media.url)


def _sequence(project: Element, timeline: Timeline) -> None:
    media = timeline.media
    drop = "DF" if media.drop else "NDF"
    length = seconds(timeline.frames, media.rate)
    sequence = SubElement(project, "sequence", format=_FORMAT, duration=length, tcStart="0s", tcFormat=drop)
    if media.channels:
        sequence.set("audioLayout", {1: "mono", 2: "stereo"}.get(media.channels, "surround"))
        sequence.set("audioRate", _AUDIO_RATES.get(media.sample_rate, "48k"))
    SubElement(sequence, "note").text = "\n".join(f"{name}: {value}" for name, value in timeline.facts.items() if value)
    spine = SubElement(sequence, "spine")
    offset = 0
    for clip in timeline.clips:
        _clip(spine, clip, offset, media)
        offset += clip.frames
    _metadata(sequence, timeline.facts)


def _clip(spine: Element, clip: TimelineClip, offset: int, media: TimelineMedia) -> None:
    start = seconds(media.start + clip.first, media.rate)
    item = SubElement(
        spine,
        "asset-clip",
        ref=_ASSET,
        name=clip.name,
        offset=seconds(offset, media.rate),
        start=start,
        duration=seconds(clip.frames, media.rate),
        format=_FORMAT,
        tcFormat="DF" if media.drop else "NDF",
    )
    if media.channels:
        item.set("audioRole", "dialogue")
    SubElement(item, "note").text = f"{clip.headline}: {clip.reason}"
    SubElement(item, "marker", start=start, duration=seconds(1, media.rate), value=clip.headline, note=clip.reason)
    _metadata(item, clip.facts())


def _metadata(parent: Element, facts: Mapping[str, Fact]) -> None:
    metadata = SubElement(parent, "metadata")
    for name, value in facts.items():
        if value is not None:
            SubElement(metadata, "md", key=_PREFIX + name, value=str(value))
