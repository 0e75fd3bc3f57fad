"""The scripts that `make` calls: finding Python, system libraries, the demo, the closing line of a test run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import av
import pytest

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash, which is not here")


def run(command, cwd, **variables):
    environment = os.environ | {key: str(value) for key, value in variables.items()}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False)


def script(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return path


class TestFindPython:
    def test_a_name_that_does_not_run_is_passed_over(self, root, tmp_path):
        script(tmp_path / "bin" / "python3.13", "#!/bin/sh\nexit 127\n")
        working = script(tmp_path / "bin" / "python3.12", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
        result = run(["bash", "packaging/find-python"], root, PATH=f"{tmp_path / 'bin'}:/usr/bin:/bin")
        assert result.stdout.strip() == str(working)

    def test_none_at_all_is_a_sentence(self, root, tmp_path):
        bash = shutil.which("bash")
        result = run([bash, "packaging/find-python"], root, PATH=tmp_path)
        assert result.returncode == 1
        assert result.stdout == ""
        assert "No Python from 3.11 to 3.13" in result.stderr


class TestSystemLibraries:
    @pytest.fixture
    def without_libraries(self, tmp_path):
        """A path on which no library is known and nothing can be installed."""
        script(tmp_path / "bin" / "ldconfig", "#!/bin/sh\nexit 0\n")
        return f"{tmp_path / 'bin'}:{os.environ['PATH']}"

    @pytest.mark.skipif(sys.platform != "linux", reason="about Linux packages")
    def test_missing_libraries_are_listed_and_nothing_fails(self, root, without_libraries):
        result = run(["bash", "packaging/system-libraries", "--list"], root, PATH=without_libraries)
        assert result.returncode == 0
        assert "apt-get install" in result.stdout
        for package in ("libegl1", "libpulse0", "libxcb-cursor0", "libxkbcommon-x11-0"):
            assert package in result.stdout

    @pytest.mark.skipif(sys.platform != "linux", reason="about Linux packages")
    def test_libraries_that_are_there_are_not_listed(self, root, tmp_path, without_libraries):
        script(tmp_path / "bin" / "ldconfig", "#!/bin/sh\necho '	libEGL.so.1 (libc6,x86-64) => /usr/lib/libEGL.so.1'\n")
        result = run(["bash", "packaging/system-libraries", "--list"], root, PATH=without_libraries)
        assert "libegl1" not in result.stdout
        assert "libgl1" in result.stdout


class TestCiRun:
    @pytest.mark.parametrize(
        ("output", "status", "last"),
        [
            ("=== 3 passed in 0.10s ===\\nbye", 0, "=== 3 passed in 0.10s ==="),
            ("=== 1 failed, 2 passed in 9.00s ===", 2, "=== 1 failed, 2 passed in 9.00s ==="),
            ("=== 1 error in 1.50s (0:00:01) ===\\nmake: Error 2", 2, "=== 1 error in 1.50s (0:00:01) ==="),
        ],
    )
    def test_the_closing_line_comes_last_and_the_status_passes_through(self, root, tmp_path, output, status, last):
        shutil.copytree(root / ".ci", tmp_path / ".ci")
        path = f"{tmp_path / 'bin'}:{os.environ['PATH']}"
        script(tmp_path / "bin" / "make", f"#!/bin/sh\nprintf '{output}\\n'\nexit {status}\n")
        result = run([str(tmp_path / ".ci" / "run")], tmp_path, PATH=path)
        assert result.returncode == status
        assert result.stdout.splitlines()[-1] == last


def test_the_demo_video_is_complete(root):
    output = root / "resources" / "demo" / "demo.mp4"
    result = run([sys.executable, "resources/make_demo.py"], root)  # set-up has made it; if not, this does
    assert result.returncode == 0, result.stderr
    assert [path.name for path in output.parent.iterdir()] == ["demo.mp4"]
    with av.open(str(output)) as container:
        video, audio = container.streams.video[0], container.streams.audio[0]
        assert (video.codec_context.name, video.width, video.height, video.frames) == ("h264", 1280, 720, 1500)
        assert (audio.codec_context.name, audio.codec_context.sample_rate, audio.codec_context.channels) == ("aac", 48_000, 2)
        assert container.duration == 60 * av.time_base


def test_the_demo_video_is_not_made_again(root, tmp_path):
    output = tmp_path / "Демо.mp4"
    output.write_bytes(b"newer than the recipe")
    assert run([sys.executable, "resources/make_demo.py", "--output", str(output)], root).returncode == 0
    assert output.read_bytes() == b"newer than the recipe"


def test_cpu_and_gpu_bring_different_runtimes_and_no_other_extra_brings_one(root):
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    names = {extra: {item.split("[")[0].split(">")[0].split("=")[0] for item in items} for extra, items in extras.items()}
    assert names["cpu"] == {"onnxruntime"}
    assert names["gpu"] == {"onnxruntime-gpu"}
    others = set().union(*(items for extra, items in names.items() if extra not in ("cpu", "gpu")))
    assert not {name for name in others if name.startswith("onnxruntime")}
    assert not [item for item in project["dependencies"] if item.startswith("onnxruntime")]
