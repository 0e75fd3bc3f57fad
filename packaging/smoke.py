"""Try a frozen program out: smoke.py FOLDER. Prints one line for each thing that was tried; exits 1 if any failed.

The folder is moved elsewhere meanwhile, and its programs run with an empty PATH, without any PYTHON variable, with a new home
and in a folder of their own, so that nothing of the checkout or of an installed Python can help them.
"""

from __future__ import annotations

import json
import os
import re
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

KINDS = ("mp4", "otio", "edl", "fcpxml", "fcp7", "srt", "sheet", "html", "csv", "json")
# What must not be inside: training, and a second Qt.
FORBIDDEN = {
    "torch": re.compile(r"(^|/)(lib)?torch(vision|_geometric|_cpu)?(\.|/|$)|open_clip|sentence_transformers"),
    "training": re.compile(r"vsum_desktop/training"),
    "a second Qt": re.compile(r"PyQt\d|PySide2|[Ll]ib[Qq]t5|/Qt5|opencv_python(_headless)?\.libs/libQt"),
}
_QT_CORE = re.compile(r"/(libQt6Core\.so[^/]*|Qt6Core\.dll|QtCore\.framework/Versions/A/QtCore)$")
SECONDS = 900


class CheckError(Exception):
    """Something did not work; one sentence."""


def main(folder: Path) -> int:
    """Try everything; returns the exit code."""
    failures = 0
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix="smoke ünï ") as place, moved(folder, Path(place)) as bundle:
        work = Path(place) / "work"
        work.mkdir()
        for name, check in CHECKS.items():
            started = time.perf_counter()
            try:
                said = check(bundle, work)
            except (CheckError, OSError, subprocess.TimeoutExpired, ValueError, KeyError) as error:
                failures += 1
                said = f"FAILED: {error}"
            print(f"{name:24} {time.perf_counter() - started:6.1f} s  {said}", flush=True)
    print(f"{failures} of {len(CHECKS)} failed" if failures else f"all {len(CHECKS)} passed")
    return 1 if failures else 0


@contextmanager
def moved(folder: Path, place: Path) -> Iterator[Path]:
    """The folder under another path, and back."""
    other = place / "somewhere else"
    folder.rename(other)
    try:
        yield other
    finally:
        other.rename(folder)


def run(bundle: Path, work: Path, program: str, *arguments: str) -> str:
    """Run one of the programs with nothing to lean on; returns its standard output.

    Raises:
        CheckError: If it ends with another code than 0.
    """
    kept = {name: value for name, value in os.environ.items() if name in ("LANG", "LC_ALL", "SYSTEMROOT", "TMPDIR", "TEMP")}
    variables = {"PATH": "", "HOME": str(work), "USERPROFILE": str(work), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [str(program_path(bundle, program)), *arguments],
        cwd=work,
        env=kept | variables,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=SECONDS,
        check=False,
    )
    if done.returncode:
        raise CheckError(f"{program} {' '.join(arguments[:1])} ended with {done.returncode}: {done.stderr.strip()[-800:]}")
    return done.stdout


def program_path(bundle: Path, name: str) -> Path:
    """One of the programs."""
    return bundle / (f"{name}.exe" if sys.platform == "win32" else name)


def size(bundle: Path, work: Path) -> str:
    """How large it is."""
    files = [file for file in bundle.rglob("*") if file.is_file() and not file.is_symlink()]
    total = sum(file.stat().st_size for file in files)
    largest: dict[str, int] = {}
    for file in files:
        parts = file.relative_to(bundle).parts
        name = parts[1] if parts[0] == "_internal" and len(parts) > 1 else parts[0]
        largest[name] = largest.get(name, 0) + file.stat().st_size
    top = sorted(largest.items(), key=lambda item: -item[1])[:8]
    return f"{total / 1e6:.0f} MB in {len(files)} files; " + ", ".join(f"{name} {size / 1e6:.0f} MB" for name, size in top)


def nothing_forbidden(bundle: Path, work: Path) -> str:
    """Neither torch nor training nor a second Qt, among the files and in the archives of modules."""
    names = [file.relative_to(bundle).as_posix() for file in bundle.rglob("*")]
    for what, pattern in FORBIDDEN.items():
        found = [name for name in names if pattern.search(name)]
        if found:
            raise CheckError(f"{what} is inside: {found[0]}")
    cores = [name for name in names if _QT_CORE.search(name) and not (bundle / name).is_symlink()]
    if len(cores) != 1:
        raise CheckError(f"there is not exactly one Qt: {cores}")
    for program in ("vsum", "vsum-desktop"):
        modules = archived_modules(program_path(bundle, program))
        bad = [name for name in modules if name.split(".")[0] in ("torch", "open_clip") or "vsum_desktop.training" in name]
        if bad:
            raise CheckError(f"{program} holds the module {bad[0]}")
    return f"no torch, no training, one Qt ({cores[0]})"


def archived_modules(program: Path) -> list[str]:
    """The modules that a program carries in its archive."""
    from PyInstaller.archive.readers import CArchiveReader

    archive = CArchiveReader(str(program))
    return [module for name in archive.toc if name.startswith("PYZ") for module in archive.open_embedded_archive(name).toc]


def translations(bundle: Path, work: Path) -> str:
    """The window's languages are there."""
    found = sorted(path.stem for path in bundle.rglob("vsum_*.qm"))
    if found != ["vsum_de", "vsum_zh_CN"]:
        raise CheckError(f"not all translations are inside: {found}")
    return ", ".join(found)


def command_line(bundle: Path, work: Path) -> str:
    """It says its version, lists sound models and reads a video."""
    version = run(bundle, work, "vsum", "--version").strip()
    models = json.loads(run(bundle, work, "vsum", "models", "list", "--json"))
    if not models or not all(model["verified"] for model in models):
        raise CheckError(f"the models are not sound: {models}")
    return f"{version}; models {', '.join(model['id'] for model in models)}"


def exports(bundle: Path, work: Path) -> str:
    """It analyses and exports a real video."""
    words = [word for kind in KINDS for word in ("--export", f"{kind}:{work / f'out.{kind}'}")]
    words[words.index(f"sheet:{work / 'out.sheet'}")] = f"sheet:{work / 'out.png'}"
    document = json.loads(run(bundle, work, "vsum", "summarize", str(video(bundle)), "--query", "a cat", *words, "--json"))
    written = {output["kind"]: Path(output["path"]) for output in document["outputs"]}
    if set(written) != set(KINDS) or not all(path.stat().st_size for path in written.values()):
        raise CheckError(f"not everything was written: {sorted(written)}")
    if not document["receipt"]["exact"]:
        raise CheckError("the video is not exact")
    clips = document["summary"]["clips"]
    timeline = json.loads(written["otio"].read_text("utf-8"))
    tracks = timeline["tracks"]["children"]
    if len(tracks[0]["children"]) != len(clips):
        raise CheckError("the OTIO timeline has another number of clips")
    length = json.loads(run(bundle, work, "vsum", "probe", str(written["mp4"]), "--json"))["duration"]
    if abs(length - document["summary"]["duration"]) > 0.05:
        raise CheckError(f"the video lasts {length} s")
    return f"{len(clips)} clips, {length:.2f} s, exact; {', '.join(written)}; {document['timings']['total']:.1f} s in all"


def window(bundle: Path, work: Path) -> str:
    """The window opens, analyses the video and is drawn."""
    picture = work / "window.png"
    arguments = ["--query", "a cat", "--size", "1280x720", "--theme", "dark", "--screenshot", str(picture)]
    run(bundle, work, "vsum-desktop", str(video(bundle)), *arguments)
    width, height, colours = png_facts(picture)
    if (width, height) != (1280, 720) or colours < 500:
        raise CheckError(f"the window was not drawn: {width} × {height}, {colours} colours")
    return f"{width} × {height}, {colours} different pixels"


def video(bundle: Path) -> Path:
    """The demo video in the bundle."""
    found = next(bundle.rglob("demo.mp4"), None)
    if found is None:
        raise CheckError("there is no demo video in the bundle")
    return found


def png_facts(path: Path) -> tuple[int, int, int]:
    """Width, height and the number of different (filtered) pixels of a PNG."""
    data = path.read_bytes()
    width, height = struct.unpack(">II", data[16:24])
    at, packed = 8, b""
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        if data[at + 4 : at + 8] == b"IDAT":
            packed += data[at + 8 : at + 8 + length]
        at += 12 + length
    pixels = zlib.decompress(packed)
    return width, height, len({pixels[k : k + 4] for k in range(0, len(pixels), 4)})


CHECKS: dict[str, Callable[[Path, Path], str]] = {
    "size": size,
    "nothing that may not be": nothing_forbidden,
    "translations": translations,
    "command line": command_line,
    "analysis and exports": exports,
    "window": window,
}

if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
