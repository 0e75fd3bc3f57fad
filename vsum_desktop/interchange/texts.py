"""Text as a document can hold it."""

from __future__ import annotations

import re

_SURROGATE = re.compile("[\ud800-\udfff]")


def readable(text: str) -> str:
    """The text with � for what no encoding knows: in the names of files it stands for bytes that are no UTF-8."""
    return _SURROGATE.sub("\ufffd", text)
