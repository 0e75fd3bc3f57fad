"""What playback walks through: runs of frames one after another, and whether it begins anew behind the last one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Loop(Enum):
    """What is played again and again: nothing; all there is; the span between the marks; the clip under the playhead."""

    OFF = "off"
    WHOLE = "whole"
    MARKS = "marks"
    CLIP = "clip"


@dataclass(frozen=True, slots=True)
class Route:
    """Frame ranges [first, stop), not overlapping, in the order in which they are played."""

    parts: tuple[tuple[int, int], ...] = ()
    repeats: bool = False

    def part_of(self, frame: int) -> int | None:
        """The part that holds a frame, None outside all of them."""
        return next((number for number, (first, stop) in enumerate(self.parts) if first <= frame < stop), None)

    def entry(self, frame: int) -> int:
        """Where to begin from a frame: that frame, or, outside all parts, the next one's start, or the first one's."""
        if self.part_of(frame) is not None:
            return frame
        later = [first for first, _ in self.parts if first > frame]
        return min(later, default=self.parts[0][0])

    def beside(self, part: int, step: int) -> int | None:
        """The part played after one (+1) or before it (−1), None at the end of a route that does not repeat."""
        if self.repeats:
            return (part + step) % len(self.parts)
        return part + step if 0 <= part + step < len(self.parts) else None

    def flows(self, part: int) -> bool:
        """Whether the next part goes on where this one stops, so that nothing needs to jump."""
        following = self.beside(part, +1)
        return following is not None and self.parts[following][0] == self.parts[part][1]
