"""XML documents as text."""

from __future__ import annotations

import re
from xml.etree import ElementTree

# What XML 1.0 cannot hold at all.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def document(root: ElementTree.Element, doctype: str) -> str:
    """The whole document, indented, with declaration and document type; characters that XML cannot hold become spaces."""
    for element in root.iter():
        element.text = clean(element.text) if element.text else element.text
        for name, value in element.attrib.items():
            element.set(name, clean(value))
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE {doctype}>\n\n{text}\n'


def clean(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return _FORBIDDEN.sub(" ", text)
