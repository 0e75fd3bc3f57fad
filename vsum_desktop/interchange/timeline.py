"""A summary as a timeline of whole frames: what every writer of timelines is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from vsum_desktop.interchange.texts import readable

Fact = str | int | float | None


@dataclass(frozen=True, slots=True)
class TimelineMedia:
    """The video that the clips are taken from.

    Attributes:
        path: The file.
        rate: Frames per second that it is counted with, a standard rate.
        start: Its first frame's timecode in frames.
        drop: Whether its timecode is drop-frame.
        frames: Its length in frames.
        size: Displayed width and height.
        channels: Of its sound, 0 without sound.
        sample_rate: Of its sound in Hz, 0 without sound.
    """

    path: Path
    rate: Fraction
    start: int
    drop: bool
    frames: int
    size: tuple[int, int]
    channels: int
    sample_rate: int

    @property
    def name(self) -> str:
        """The file's name, as a document can hold it."""
        return readable(self.path.name)

    @property
    def stem(self) -> str:
        """The same without its ending."""
        return readable(self.path.stem)

    @property
    def url(self) -> str:
        """`file:///…`, percent-encoded."""
        return self.path.absolute().as_uri()


@dataclass(frozen=True, slots=True)
class TimelineClip:
    """One clip: frames [first, first + frames) of the media, counted from its first one, and why it is there.

    `rank` is 1 for the highest score; `shot` counts from 1.
    """

    name: str
    first: int
    frames: int
    shot: int
    score: float
    rank: int
    code: str
    reason: str

    @property
    def headline(self) -> str:
        """Score and rank in a few words."""
        return f"score {self.score:.2f}, rank {self.rank}"

    def facts(self) -> dict[str, Fact]:
        """What travels along as metadata."""
        return {
            "score": round(self.score, 6),
            "rank": self.rank,
            "shot": self.shot,
            "reason_code": self.code,
            "reason": self.reason,
        }


@dataclass(frozen=True, slots=True)
class Timeline:
    """The clips one after another, without gaps, in the order of the summary.

    `facts` says how they were chosen: query, budget, models with the checksums of their manifests.
    """

    name: str
    media: TimelineMedia
    clips: tuple[TimelineClip, ...]
    facts: Mapping[str, Fact]

    @property
    def frames(self) -> int:
        """The length in frames."""
        return sum(clip.frames for clip in self.clips)
