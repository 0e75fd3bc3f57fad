"""`vsum-desktop` as a program: options, screenshots, exit codes, and what it loads."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parents[2]


def _run(tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "QT_LOGGING_RULES": "*=false",
        **{f"VSUM_{name}_DIR": str(tmp_path / name) for name in ("CONFIG", "DATA", "CACHE", "STATE")},
    }
    command = [sys.executable, "-m", "vsum_desktop", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False)


def _complaints(process: subprocess.CompletedProcess[str]) -> list[str]:
    """What the program itself wrote to stderr."""
    return [line for line in process.stderr.splitlines() if line.startswith("vsum-desktop:") or "Traceback" in line]


@pytest.mark.parametrize(("theme", "scale"), [("dark", 1), ("light", 2)])
def test_a_screenshot_of_an_analysed_video(tmp_path: Path, film: Path, encoder_folder: Path, theme: str, scale: int):
    picture = tmp_path / "new" / "window.png"
    process = _run(
        tmp_path, str(film), "--screenshot", str(picture), "--query", "red", "--budget", "25%", "--theme", theme,
        "--size", "1280x720", "--scale", str(scale), "--models-dir", str(encoder_folder), "--scorer", "contrastive",
        "--at", "4",
    )  # fmt: skip
    assert process.returncode == 0, process.stderr
    assert _complaints(process) == []
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (1280 * scale, 720 * scale)
    assert image.pixelColor(2, 60 * scale).lightness() < 60 if theme == "dark" else image.pixelColor(2, 60).lightness() > 200
    assert not (tmp_path / "CONFIG").exists()


def test_a_screenshot_of_the_empty_window(tmp_path: Path):
    picture = tmp_path / "empty.png"
    process = _run(tmp_path, "--screenshot", str(picture))
    assert process.returncode == 0, process.stderr
    assert not QImage(str(picture)).isNull()


def test_a_bad_file_is_exit_1_and_one_line(tmp_path: Path):
    bad = tmp_path / "bad.mp4"
    bad.write_bytes(b"nothing")
    process = _run(tmp_path, str(bad), "--screenshot", str(tmp_path / "bad.png"))
    assert process.returncode == 1
    assert len(_complaints(process)) == 1
    assert "bad.mp4" in _complaints(process)[0]


@pytest.mark.parametrize("wrong", [("--size", "large"), ("--theme", "pink"), ("--budget", "plenty"), ("--at", "noon")])
def test_wrong_usage_is_exit_2(tmp_path: Path, wrong: tuple[str, str]):
    process = _run(tmp_path, *wrong)
    assert process.returncode == 2
    assert "Traceback" not in process.stderr


def test_the_window_loads_no_torch_and_decodes_nothing_to_start():
    code = (
        "import sys, vsum_desktop.ui.main, vsum_desktop.ui.main_window\n"
        "assert 'torch' not in sys.modules and 'onnx' not in sys.modules and 'matplotlib' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, timeout=300)
