"""CSV and JSON files are written whole or not at all."""

from __future__ import annotations

import errno
import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from vsum_desktop.core.errors import ExportError
from vsum_desktop.interchange.files import write_bytes
from vsum_desktop.interchange.tables import to_json, write_csv, write_json


def test_csv_has_header_rows_and_empty_cells(tmp_path: Path) -> None:
    path = tmp_path / "Übersicht.csv"
    write_csv(path, ("a", "b"), [(1, None), ("x, y", "“z”")])
    assert path.read_text("utf-8") == 'a,b\n1,\n"x, y",“z”\n'


def test_json_is_unicode_and_strict(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_json(path, {"query": "ein Hund 犬", "values": [0.5, None]})
    assert json.loads(path.read_text("utf-8")) == {"query": "ein Hund 犬", "values": [0.5, None]}
    assert "犬" in path.read_text("utf-8")
    assert json.loads(to_json({"latin\udce9": "😀\udce9"})) == {"latin\ufffd": "😀\ufffd"}
    with pytest.raises(ValueError, match="JSON"):
        to_json({"bad": float("nan")})


def test_existing_file_is_kept_unless_told_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("precious", "utf-8")
    with pytest.raises(ExportError, match="exists already"):
        write_json(path, {})
    assert path.read_text("utf-8") == "precious"
    write_json(path, {}, overwrite=True)
    assert path.read_text("utf-8") == "{}\n"


def test_failure_in_the_middle_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("precious", "utf-8")

    def rows() -> object:
        yield (1,)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_csv(path, ("a",), rows(), overwrite=True)  # type: ignore[arg-type]
    assert path.read_text("utf-8") == "precious"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_came_meanwhile_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"

    def rows() -> Iterator[tuple[int]]:
        path.write_text("precious", "utf-8")
        yield (1,)

    with pytest.raises(ExportError, match="exists already"):
        write_csv(path, ("a",), rows())  # type: ignore[arg-type]
    assert path.read_text("utf-8") == "precious"
    assert list(tmp_path.iterdir()) == [path]


def test_names_may_be_as_long_as_the_disk_allows(tmp_path: Path) -> None:
    path = tmp_path / ("a" * 250 + ".json")
    write_json(path, {})
    assert list(tmp_path.iterdir()) == [path]
    path = tmp_path / ("a" * 300 + ".json")
    with pytest.raises(ExportError, match="too long") as caught:
        write_json(path, {})
    assert caught.value.fields["path"] == path


def test_what_cannot_be_cleared_away_hides_no_error(tmp_path: Path) -> None:
    def fill(file: BinaryIO) -> None:
        part = Path(file.name)
        part.unlink()
        part.mkdir()
        raise OSError(errno.EIO, "the cause", str(part))

    path = tmp_path / "a.bin"
    with pytest.raises(ExportError, match="the cause") as caught:
        write_bytes(path, fill)
    assert caught.value.fields["path"] == path


def test_missing_folder_is_an_export_error(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="No such file"):
        write_json(tmp_path / "nowhere" / "a.json", {})
