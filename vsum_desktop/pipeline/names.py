"""Names of output files made from what is known of a summary: `{stem}_{query}_{len}s.mp4`."""

from __future__ import annotations

import re
from pathlib import Path

_LONGEST_QUERY = 40  # characters
# Bytes: with what stands around them, a name stays under the 255 that file systems take.
_MOST_STEM, _MOST_QUERY = 125, 80
_TOKEN = re.compile(r"\{(stem|ext|parent|query|len)\}")

TOKENS = "{stem} (the video's name), {ext} (its ending), {parent} (its folder's name), {query}, {len} (seconds)"


def harmless(text: str) -> str:
    """The words of a text joined by hyphens, without characters that a file system might refuse, in any alphabet."""
    words = "-".join("".join(char if char.isalnum() else " " for char in text).split())
    return _cut(words[:_LONGEST_QUERY], _MOST_QUERY)


def harmless_stem(video: Path) -> str:
    """The video's name without ending, cut where it would leave no room for what follows it."""
    return _cut(video.stem, _MOST_STEM)


def has_tokens(path: Path) -> bool:
    """Whether a path is made complete only by a summary."""
    return _TOKEN.search(str(path)) is not None


def expand(path: Path, video: Path, query: str | None, seconds: float | None) -> Path:
    """The path with its tokens replaced; other braces stay as they are, and `{len}` while the seconds are not known."""
    values = {**_of_video(video), "query": harmless(query or ""), "len": length(seconds)}
    return Path(_TOKEN.sub(lambda match: values[match[1]], str(path)))


def length(seconds: float | None) -> str:
    """Whole seconds, or `{len}` while they are not known."""
    return "{len}" if seconds is None else str(round(seconds))


def telling_apart(video: Path, other: Path) -> str:
    """The token that differs for two videos, such as `{parent}`; empty if none does."""
    one, two = _of_video(video), _of_video(other)
    return next((f"{{{name}}}" for name in one if one[name] != two[name]), "")


def _of_video(video: Path) -> dict[str, str]:
    return {"stem": harmless_stem(video), "ext": video.suffix[1:], "parent": video.absolute().parent.name}


def _cut(text: str, most: int) -> str:
    """The longest beginning of whole characters that has at most so many bytes."""
    while len(text.encode("utf-8", "surrogatepass")) > most:
        text = text[:-1]
    return text
