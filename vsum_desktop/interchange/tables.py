"""Curves and summaries as CSV and JSON."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from vsum_desktop.interchange.files import write_text
from vsum_desktop.interchange.texts import readable


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]], *, overwrite: bool = False) -> None:
    """Write a header row and rows, UTF-8, comma-separated; None is an empty cell.

    Raises:
        ExportError: As in `write_text`.
    """

    def write(file: TextIO) -> None:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)

    write_text(path, write, overwrite=overwrite)


def to_json(document: Mapping[str, object] | Sequence[object]) -> str:
    """The document as strict JSON (no NaN), indented by 2, in Unicode, ending with a line feed."""
    return readable(json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)) + "\n"


def write_json(path: Path, document: Mapping[str, object], *, overwrite: bool = False) -> None:
    """Write `to_json(document)`.

    Raises:
        ExportError: As in `write_text`.
    """
    text = to_json(document)

    def write(file: TextIO) -> None:
        file.write(text)

    write_text(path, write, overwrite=overwrite)
