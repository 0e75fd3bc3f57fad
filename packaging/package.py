"""Build the frozen program and try it out: package.py [--only-smoke]. What is said goes to build/package.log as well.

The result is the folder build/dist/vsum-desktop with `vsum` and `vsum-desktop` in it. The licences of everything inside are put
beside them.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
BUNDLE = BUILD / "dist" / "vsum-desktop"
LOG = BUILD / "package.log"

# What is inside, by the names of their distributions; those that are not installed (the other ONNX Runtime) are passed over.
SHIPPED = (
    "PySide6_Essentials", "PySide6_Addons", "shiboken6", "av", "numpy", "opencv-python-headless", "onnxruntime",
    "onnxruntime-gpu", "tokenizers", "huggingface-hub", "pyqtgraph", "colorama", "opentimelineio", "otio-cmx3600-adapter",
    "otio-fcp-adapter", "pillow", "pyinstaller",
)  # fmt: skip
_LICENCE = re.compile(r"(licen[cs]e|copying|notice|authors)[^/]*$", re.IGNORECASE)


def main(arguments: list[str]) -> int:
    """Build, copy the licences, try it out; returns the exit code."""
    BUILD.mkdir(exist_ok=True)
    with LOG.open("w", encoding="utf-8") as log:
        if "--only-smoke" not in arguments:
            started = time.perf_counter()
            places = ["--distpath", str(BUNDLE.parent), "--workpath", str(BUILD / "work")]
            options = ["--noconfirm", "--log-level", "WARN", *places, str(ROOT / "packaging" / "vsum.spec")]
            if _run([sys.executable, "-m", "PyInstaller", *options], log):
                return 1
            copied = copy_licences(BUNDLE / "licences")
            _say(f"built in {time.perf_counter() - started:.0f} s, licences of {copied} parts copied", log)
        return _run([sys.executable, str(ROOT / "packaging" / "smoke.py"), str(BUNDLE)], log)


def copy_licences(folder: Path) -> int:
    """Copy the licence texts of what is shipped, a folder each; returns of how many parts."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "packaging" / "licences", folder)
    count = 0
    for name in SHIPPED:
        try:
            distribution = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        texts = [Path(str(distribution.locate_file(file))) for file in distribution.files or () if _LICENCE.search(str(file))]
        target = folder / name
        target.mkdir(parents=True)
        (target / "METADATA").write_text(distribution.read_text("METADATA") or "", encoding="utf-8")
        for text in texts:
            if text.is_file() and ".py" not in text.suffix:
                shutil.copyfile(text, target / text.name)
        count += 1
    return count


def _run(command: list[str], log) -> int:
    """Run a command, its output shown and logged."""
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace"
    ) as process:
        for line in process.stdout:
            _say(line.rstrip("\n"), log)
    return process.returncode


def _say(text: str, log) -> None:
    print(text, flush=True)
    log.write(text + "\n")
    log.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
