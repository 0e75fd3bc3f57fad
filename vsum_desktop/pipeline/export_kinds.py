"""The kinds of output that can be written, apart so that the command line can name them without loading anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of output: its name on the command line, what its file's name ends in, and what it is, in a few words."""

    name: str
    ending: str
    what: str


ALL: tuple[Kind, ...] = (
    Kind("mp4", ".mp4", "the summary as a video, cut to the frame"),
    Kind("copy", "_copy.mkv", "the clips without encoding anew: quick, but each begins at a sync frame"),
    Kind("gif", ".gif", "the summary as a moving picture"),
    Kind("webp", ".webp", "the same, smaller"),
    Kind("otio", ".otio", "OpenTimelineIO, for Resolve, Kdenlive and others"),
    Kind("edl", ".edl", "CMX 3600 edit decision list"),
    Kind("fcpxml", ".fcpxml", "Final Cut Pro X, DaVinci Resolve"),
    Kind("fcp7", ".xml", "Final Cut Pro 7 XML, for Premiere Pro"),
    Kind("srt", ".srt", "subtitles of the summary: scores and reasons"),
    Kind("chapters", "_chapters.txt", "chapter list of the summary, for video platforms"),
    Kind("sheet", "_sheet.jpg", "contact sheet of the clips (JPEG, or PNG or WebP by PATH)"),
    Kind("stills", "_stills", "folder with the best frame of every clip"),
    Kind("html", ".html", "report with pictures, curves and reasons"),
    Kind("csv", ".csv", "curves, one row a sample"),
    Kind("json", ".json", "everything, for other programs"),
)
"""In the order in which they are written: the video, whose receipt the JSON holds, first, the JSON last."""

FOLDERS = frozenset({"stills"})
"""Kinds that are a folder of files."""

WITHOUT_CLIPS = frozenset({"html", "csv", "json"})
"""Kinds that say something even of an empty summary."""

KINDS: tuple[str, ...] = tuple(kind.name for kind in ALL)

ENDINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "mp4": (".mp4", ".m4v"),
        "copy": (".mkv", ".mp4", ".m4v", ".mov", ".webm", ".ts"),
        "gif": (".gif",),
        "webp": (".webp",),
        "sheet": (".png", ".jpg", ".jpeg", ".webp"),
    }
)
"""What files of a kind may end in, for those that hold what their ending says; text may end in anything."""


def output_ending(kind: str) -> str:
    """What the file of a kind ends in.

    Raises:
        KeyError: If there is no such kind.
    """
    return {each.name: each.ending for each in ALL}[kind]


def output_path(stem: Path, kind: str) -> Path:
    """Where a kind goes: the path without an ending, and the kind's own ending.

    Raises:
        KeyError: If there is no such kind.
    """
    return stem.with_name(f"{stem.name}{output_ending(kind)}")
