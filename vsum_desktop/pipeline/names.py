"""Names of output files made from what is known of a summary: `{stem}_{query}_{len}s.mp4`."""

from __future__ import annotations

import re
from pathlib import Path

_LONGEST_QUERY = 40
_TOKEN = re.compile(r"\{(stem|query|len)\}")

TOKENS = "{stem} (the video's name), {query}, {len} (seconds)"


def harmless(text: str) -> str:
    """The words of a text joined by hyphens, without characters that a file system might refuse, in any alphabet."""
    return "-".join("".join(char if char.isalnum() else " " for char in text).split())[:_LONGEST_QUERY]


def has_tokens(path: Path) -> bool:
    """Whether a path is made complete only by a summary."""
    return _TOKEN.search(str(path)) is not None


def expand(path: Path, video: Path, query: str | None, seconds: float) -> Path:
    """The path with its tokens replaced; other braces stay as they are."""
    values = {"stem": video.stem, "query": harmless(query or ""), "len": str(round(seconds))}
    return Path(_TOKEN.sub(lambda match: values[match[1]], str(path)))
