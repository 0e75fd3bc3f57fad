"""The frozen program, as far as it can be looked at without building it: `make package` builds it and tries it out."""

from __future__ import annotations

import ast
import importlib.util
import re
import struct
import sys
import tomllib
import zlib
from importlib import metadata
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def project(root: Path) -> dict:
    return tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]


@pytest.fixture(scope="session")
def spec(root: Path) -> str:
    return (root / "packaging" / "vsum.spec").read_text("utf-8")


def load(root: Path, name: str):
    path = root / "packaging" / f"{name}.py"
    found = importlib.util.spec_from_file_location(f"packaging_{name}", path)
    module = importlib.util.module_from_spec(found)
    sys.modules[module.__name__] = module
    found.loader.exec_module(module)
    return module


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=!\[~;]", one)[0].strip().lower().replace("_", "-") for one in requirements}


def value(spec: str, name: str):
    for node in ast.parse(spec).body:
        if isinstance(node, ast.Assign) and node.targets[0].id == name:
            return ast.literal_eval(node.value)
    raise AssertionError(name)


def test_nothing_that_runs_is_left_out_and_nothing_of_training_is_let_in(project, spec):
    excluded = {name.lower().replace("_", "-") for name in value(spec, "EXCLUDED")}
    assert not excluded & names(project["dependencies"])
    training = {
        "torch",
        "torchvision",
        "torch-geometric",
        "open-clip",
        "onnx",
        "sentence-transformers",
        "vsum-desktop.training",
    }
    assert training <= excluded


def test_both_programs_have_an_entry(root, spec, project):
    programs = value(spec, "PROGRAMS")
    assert set(programs) == {"vsum", "vsum-desktop"}
    for name in programs:
        text = (root / "packaging" / "entry" / f"{name}.py").read_text("utf-8")
        target = {**project["scripts"], **project["gui-scripts"]}[name].split(":")[0]
        assert f"from {target} import main" in text


def test_the_adapters_of_timelines_are_collected_with_their_metadata(spec):
    for name in ("otio_cmx3600_adapter", "otio_fcp_adapter"):
        assert name in spec
        points = metadata.distribution(name).entry_points
        assert [point for point in points if point.group == "opentimelineio.plugins"]


def test_every_library_that_runs_is_shipped_with_its_licence_and_listed(root, project):
    package = load(root, "package")
    shipped = {name.lower().replace("_", "-") for name in package.SHIPPED}
    runtime = names(
        [*project["dependencies"], *project["optional-dependencies"]["cpu"], *project["optional-dependencies"]["gpu"]]
    )
    assert runtime <= shipped
    page = (root / "docs" / "licences.md").read_text("utf-8").lower()
    for name in ("pyav", "pyside6", "onnx runtime", "opentimelineio", "pillow", "pyinstaller", "libx264", "libx265"):
        assert name in page


def test_licences_are_copied(root, tmp_path):
    folder = tmp_path / "licences"
    assert load(root, "package").copy_licences(folder) > 8
    assert (folder / "GPL-3.txt").exists()
    assert "PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2" in (folder / "PSF-2.txt").read_text("utf-8")
    for name in ("av", "opentimelineio", "pillow"):
        assert any("licen" in file.name.lower() for file in (folder / name).iterdir())


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("_internal/torch/lib/libtorch_cpu.so", "torch"),
        ("_internal/libtorch.so", "torch"),
        ("_internal/vsum_desktop/training/train.pyc", "training"),
        ("_internal/PyQt5/QtCore.so", "a second Qt"),
        ("_internal/opencv_python.libs/libQt5Core.so.5", "a second Qt"),
        ("_internal/PySide6/Qt/lib/libQt6Core.so.6", None),
        ("_internal/vsum_desktop/_data/models/lgrln/scorer.onnx", None),
        ("_internal/storch/a.so", None),
    ],
)
def test_what_may_not_be_inside_is_found(root, name, what):
    forbidden = load(root, "smoke").FORBIDDEN
    assert [key for key, pattern in forbidden.items() if pattern.search(name)] == ([what] if what else [])


def test_a_drawn_picture_is_told_from_an_empty_one(root, tmp_path):
    def png(rows: list[bytes]) -> Path:
        def chunk(kind: bytes, data: bytes) -> bytes:
            return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

        size = struct.pack(">IIBBBBB", len(rows[0]) // 4, len(rows), 8, 6, 0, 0, 0)
        data = zlib.compress(b"".join(b"\0" + row for row in rows))
        path = tmp_path / "a.png"
        path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", data) + chunk(b"IEND", b""))
        return path

    facts = load(root, "smoke").png_facts
    assert facts(png([bytes(64)] * 16))[:2] == (16, 16)
    assert facts(png([bytes(64)] * 16))[2] < 3
    assert facts(png([bytes(range(row, row + 64)) for row in range(16)]))[2] > 30
