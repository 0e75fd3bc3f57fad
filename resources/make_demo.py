"""Make the demo video from photographs that the wheels of scikit-image and scikit-learn carry.

One minute, 1280 × 720 at 25 frames per second, H.264 and AAC: slow pans and zooms over known subjects, hard cuts between
them, a tone of its own for each subject. Some subjects come twice, so that a summary has something to leave out. The licences
of the photographs are listed in docs/licences.md.

Usage: python resources/make_demo.py [--output FILE] [--force]
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
from numpy.typing import NDArray

WIDTH, HEIGHT, FPS = 1280, 720, 25
SAMPLE_RATE = 48_000
SAMPLES_PER_FRAME = SAMPLE_RATE // FPS
TONE_LEVEL, FADE_SECONDS = 0.12, 0.02

DEFAULT_OUTPUT = Path(__file__).resolve().parent / "demo" / "demo.mp4"


@dataclass(frozen=True, slots=True)
class Subject:
    """A photograph: the package and file that hold it, and the frequency of its tone in hertz."""

    package: str
    file: str
    tone: float


@dataclass(frozen=True, slots=True)
class View:
    """A 16:9 window on a photograph: its centre, as shares of width and height, and its width, as a share of the widest."""

    x: float
    y: float
    zoom: float


@dataclass(frozen=True, slots=True)
class Scene:
    """One uninterrupted move from one view of a subject to another."""

    subject: str
    seconds: float
    start: View
    end: View


SUBJECTS = {
    "cat": Subject("skimage", "data/chelsea.png", 262.0),
    "coffee": Subject("skimage", "data/coffee.png", 294.0),
    "astronaut": Subject("skimage", "data/astronaut.png", 330.0),
    "rocket": Subject("skimage", "data/rocket.jpg", 349.0),
    "stars": Subject("skimage", "data/hubble_deep_field.jpg", 392.0),
    "temple": Subject("sklearn", "datasets/images/china.jpg", 440.0),
    "flower": Subject("sklearn", "datasets/images/flower.jpg", 494.0),
}

SCENES = (
    Scene("temple", 5.2, View(0.40, 0.50, 1.00), View(0.60, 0.45, 0.80)),
    Scene("coffee", 4.8, View(0.45, 0.50, 0.95), View(0.50, 0.50, 0.70)),
    Scene("cat", 6.0, View(0.50, 0.50, 1.00), View(0.45, 0.42, 0.62)),
    Scene("flower", 5.0, View(0.60, 0.45, 0.80), View(0.45, 0.50, 1.00)),
    Scene("astronaut", 5.6, View(0.50, 0.30, 0.80), View(0.45, 0.28, 1.00)),
    Scene("coffee", 4.4, View(0.55, 0.55, 0.72), View(0.48, 0.48, 0.90)),
    Scene("rocket", 5.6, View(0.50, 0.62, 0.78), View(0.50, 0.42, 0.95)),
    Scene("stars", 5.0, View(0.40, 0.45, 0.70), View(0.60, 0.55, 0.85)),
    Scene("cat", 5.2, View(0.42, 0.42, 0.60), View(0.55, 0.50, 0.90)),
    Scene("temple", 4.8, View(0.55, 0.50, 0.75), View(0.42, 0.48, 0.95)),
    Scene("flower", 4.4, View(0.48, 0.48, 0.95), View(0.58, 0.45, 0.75)),
    Scene("rocket", 4.0, View(0.52, 0.45, 0.90), View(0.50, 0.55, 0.72)),
)


def photograph(subject: Subject) -> NDArray[np.uint8]:
    """The subject's pixels, uint8 [H, W, 3] RGB; found without importing its package."""
    spec = importlib.util.find_spec(subject.package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{subject.package} is not installed; install the extra “demo”")
    data = np.fromfile(Path(spec.origin).parent / subject.file, np.uint8)
    return cv2.cvtColor(cv2.imdecode(data, cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)


def picture(photo: NDArray[np.uint8], scene: Scene, progress: float) -> NDArray[np.uint8]:
    """The view of `photo` at `progress` in [0, 1] of the scene, uint8 [720, 1280, 3], placed to a fraction of a pixel."""
    height, width = photo.shape[:2]
    widest = min(width, height * WIDTH / HEIGHT)
    eased = progress * progress * (3 - 2 * progress)
    x, y, zoom = (a + (b - a) * eased for a, b in zip(_values(scene.start), _values(scene.end), strict=True))
    scale = widest * zoom / WIDTH
    left = np.clip(x * width - scale * WIDTH / 2, 0, width - scale * WIDTH)
    top = np.clip(y * height - scale * HEIGHT / 2, 0, height - scale * HEIGHT)
    place = np.array([[scale, 0, left], [0, scale, top]])
    return cv2.warpAffine(
        photo, place, (WIDTH, HEIGHT), flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_REPLICATE
    )


def _values(view: View) -> tuple[float, float, float]:
    return view.x, view.y, view.zoom


def tone(frequency: float, count: int) -> NDArray[np.float32]:
    """A soft tone of `count` samples in stereo, float32 [2, count], faded at both ends."""
    time = np.arange(count) / SAMPLE_RATE
    wave = np.sin(2 * np.pi * frequency * time) + 0.3 * np.sin(4 * np.pi * frequency * time)
    fade = np.clip(np.minimum(time, time[::-1]) / FADE_SECONDS, 0, 1)
    return np.tile((TONE_LEVEL * wave * fade).astype(np.float32), (2, 1))


def frames() -> Iterator[tuple[NDArray[np.uint8], NDArray[np.float32]]]:
    """Every picture with the sound that lasts as long, float32 [2, 1920]."""
    for scene in SCENES:
        subject = SUBJECTS[scene.subject]
        photo = photograph(subject)
        count = round(scene.seconds * FPS)
        sound = tone(subject.tone, count * SAMPLES_PER_FRAME)
        for index in range(count):
            part = slice(index * SAMPLES_PER_FRAME, (index + 1) * SAMPLES_PER_FRAME)
            yield picture(photo, scene, index / (count - 1)), np.ascontiguousarray(sound[:, part])


def write(output: Path) -> None:
    """Write the video to `output`, which appears only when it is complete."""
    output.parent.mkdir(parents=True, exist_ok=True)
    partial = output.with_name(f".{output.name}.{os.getpid()}.part")
    try:
        with av.open(str(partial), "w", format="mp4", options={"movflags": "+faststart"}) as container:
            video = container.add_stream("libx264", rate=FPS, options={"preset": "veryfast", "crf": "20"})
            video.width, video.height, video.pix_fmt = WIDTH, HEIGHT, "yuv420p"
            video.codec_context.time_base = Fraction(1, FPS)
            audio = container.add_stream("aac", rate=SAMPLE_RATE, layout="stereo")
            for index, (pixels, samples) in enumerate(frames()):
                shown = av.VideoFrame.from_ndarray(pixels, format="rgb24")
                shown.pts, shown.time_base = index, Fraction(1, FPS)
                container.mux(video.encode(shown))
                heard = av.AudioFrame.from_ndarray(samples, format="fltp", layout="stereo")
                heard.sample_rate = SAMPLE_RATE
                heard.pts, heard.time_base = index * SAMPLES_PER_FRAME, Fraction(1, SAMPLE_RATE)
                container.mux(audio.encode(heard))
            container.mux(video.encode())
            container.mux(audio.encode())
        partial.replace(output)
    finally:
        partial.unlink(missing_ok=True)


def up_to_date(output: Path) -> bool:
    """Whether `output` is newer than this recipe."""
    return output.is_file() and output.stat().st_mtime_ns >= Path(__file__).stat().st_mtime_ns


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description="Make the demo video.")
    parser.add_argument("--output", type=Path, default=DEFAULT_OUTPUT)
    parser.add_argument("--force", action="store_true", help="make it even if it is up to date")
    options = parser.parse_args()
    if options.force or not up_to_date(options.output):
        write(options.output)
    return 0


if __name__ == "__main__":
    sys.exit(main())
