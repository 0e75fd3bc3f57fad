"""Small translations, compiled by the real tool."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

import PySide6


def compile_ts(path: Path, words: Mapping[tuple[str, str], str]) -> Path:
    """Write (context, source) → translation as `path` and compile it beside it."""
    contexts: dict[str, str] = {}
    for (context, source), translation in words.items():
        message = f"<message><source>{escape(source)}</source><translation>{translation}</translation></message>"
        contexts[context] = contexts.get(context, "") + message
    body = "".join(f"<context><name>{name}</name>{messages}</context>" for name, messages in contexts.items())
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="de">{body}</TS>', "utf-8")
    folder = Path(PySide6.__file__).parent
    tool = next(file for file in (folder / "lrelease", folder / "lrelease.exe") if file.is_file())
    compiled = path.with_suffix(".qm")
    subprocess.run([str(tool), "-silent", str(path), "-qm", str(compiled)], check=True)
    return compiled
