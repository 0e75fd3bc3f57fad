"""What a report of a problem should say about the machine and the program: versions, device, models; no names, no paths."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterable
from importlib import metadata

from vsum_desktop import __version__
from vsum_desktop.core.settings import Settings
from vsum_desktop.core.video import VideoInfo
from vsum_desktop.pipeline.models import InstalledModel

_PACKAGES = (
    "numpy",
    "av",
    "opencv-python-headless",
    "onnxruntime",
    "onnxruntime-gpu",
    "tokenizers",
    "pyqtgraph",
    "PySide6-Essentials",
)
_PRIVATE = ("cache_folder",)  # settings that hold a path


def system_report(
    device: str,
    models: Iterable[InstalledModel],
    settings: Settings,
    video: VideoInfo | None = None,
    more: Iterable[tuple[str, str]] = (),
) -> str:
    """The report, plain text.

    Args:
        device: What runs the models, with the reason of a fall-back.
        models: The models that are there.
        settings: The user's settings.
        video: The open video, if there is one; its name is left out.
        more: Further lines, as (name, value).
    """
    frozen = ", frozen" if getattr(sys, "frozen", False) else ""
    lines = [
        ("VSum Desktop", __version__ + frozen),
        ("System", f"{platform.system()} {platform.release()} {platform.machine()}, {os.cpu_count()} cores{_memory()}"),
        ("Python", f"{platform.python_implementation()} {platform.python_version()}"),
        ("Packages", ", ".join(f"{name} {version}" for name, version in _versions())),
        ("Device", device or "not known yet"),
        *more,
    ]
    for model in models:
        state = f"unusable: {model.problem.cause}" if model.problem is not None else "verified"
        about = f"{model.spec.kind} {model.spec.version}, {model.spec.manifest_sha256}" if model.spec is not None else "?"
        lines.append(("Model", f"{model.id}: {about}, {'installed by the user' if model.own else 'shipped'}, {state}"))
    changed = [f"{one.name} = {'(set)' if one.name in _PRIVATE else value}" for one, value in settings.changed()]
    lines.append(("Settings", ", ".join(changed) or "all defaults"))
    if settings.keys:
        lines.append(("Keys", ", ".join(sorted(settings.keys))))
    if video is not None:
        lines.append(("Video", _video(video)))
    return "\n".join(f"{name}: {value}" for name, value in lines) + "\n"


def _versions() -> list[tuple[str, str]]:
    found = []
    for name in _PACKAGES:
        try:
            found.append((name, metadata.version(name)))
        except metadata.PackageNotFoundError:
            continue
    return found


def _memory() -> str:
    try:
        size = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return ""
    return f", {size / 1e9:.1f} GB memory"


def _video(video: VideoInfo) -> str:
    picture = video.video
    traits = [name for name, there in (("variable rate", video.vfr), ("HDR", video.hdr)) if there]
    sound = ", ".join(stream.codec for stream in video.audio) or "no sound"
    size = f"{picture.width} × {picture.height}, {float(picture.fps):.3f} fps, {picture.frames} frames"
    return ", ".join([video.container, picture.codec, picture.pixel_format, size, sound, *traits])
