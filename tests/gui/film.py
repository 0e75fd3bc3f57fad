"""A film made for the tests of the window: scenes in plain colours with something moving, and a tone."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame

SIZE = (192, 108)
RATE = 25
SOUND_RATE = 48000

GREY, RED, GREEN, BLUE = (128, 128, 128), (200, 40, 40), (40, 170, 60), (50, 60, 190)


@dataclass(frozen=True)
class Scene:
    """A colour for some seconds."""

    colour: tuple[int, int, int]
    seconds: int


SCENES = (
    Scene(GREY, 3),
    Scene(RED, 2),
    Scene(GREEN, 3),
    Scene(GREY, 2),
    Scene(BLUE, 3),
    Scene(RED, 2),
    Scene(GREY, 2),
    Scene(GREEN, 3),
)
SECONDS = sum(scene.seconds for scene in SCENES)


def make_film(path: Path, scenes: tuple[Scene, ...] = SCENES) -> Path:
    """Write the film as H.264 and AAC."""
    with av.open(str(path), "w") as container:
        video = container.add_stream("libx264", rate=RATE, options={"preset": "ultrafast", "crf": "24"})
        video.width, video.height = SIZE
        video.pix_fmt = "yuv420p"
        video.codec_context.gop_size = 25
        video.codec_context.thread_count = 1
        sound = container.add_stream("aac", rate=SOUND_RATE, layout="mono")
        number = 0
        for scene in scenes:
            for _ in range(scene.seconds * RATE):
                frame = VideoFrame.from_ndarray(_picture(scene, number), format="rgb24")
                frame.pts, frame.time_base = number, Fraction(1, RATE)
                container.mux(video.encode(frame))
                number += 1
        container.mux(video.encode(None))
        samples = np.arange(number * SOUND_RATE // RATE)
        tone = (0.1 * np.sin(2 * np.pi * 330 * samples / SOUND_RATE)).astype(np.float32)
        block = AudioFrame.from_ndarray(tone[None], format="fltp", layout="mono")
        block.sample_rate, block.pts = SOUND_RATE, 0
        container.mux(sound.encode(block))
        container.mux(sound.encode(None))
    return path


def _picture(scene: Scene, number: int) -> np.ndarray:
    width, height = SIZE
    picture = np.full((height, width, 3), scene.colour, np.uint8)
    shade = np.linspace(0.85, 1.1, width)[None, :, None]
    picture = np.clip(picture * shade, 0, 255).astype(np.uint8)
    left = (number * 3) % (width - 24)
    picture[40:64, left : left + 24] = (240, 240, 240)
    return picture
