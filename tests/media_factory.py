"""Small videos made for the tests: codecs, containers and edge cases, each frame telling its number.

The top sixth of the upright picture is a row of 20 equal cells: white, black, 16 bits of the frame number (highest first, white
is 1), a parity cell (white for an odd number of ones), white. The rest is a scene of its own between two cuts, with something
moving. Sound is a tone of 300 Hz in the first second and 50 Hz more in each further one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
from av.audio.frame import AudioFrame
from av.container import OutputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from numpy.typing import NDArray

_CELLS = 20
_SOUND_BLOCK = 1024


def steady(count: int, rate: Fraction | int) -> tuple[Fraction, ...]:
    """Start times of `count` frames at a constant rate."""
    return tuple(Fraction(k) / rate for k in range(count))


def uneven(count: int, intervals: tuple[Fraction, ...]) -> tuple[Fraction, ...]:
    """Start times of `count` frames whose lengths repeat `intervals`."""
    times = [Fraction(0)]
    for k in range(count - 1):
        times.append(times[-1] + intervals[k % len(intervals)])
    return tuple(times)


@dataclass(frozen=True)
class Recipe:
    """One video. `size` is as displayed; `name` ends in the container's suffix; times are in seconds.

    `offset` shifts picture and sound, `delay` the picture only. `cuts` are the first frames of new scenes, `flashes` white
    frames. `sounds` gives the length of each sound stream.
    """

    name: str
    times: tuple[Fraction, ...] = steady(60, 25)
    codec: str = "libx264"
    size: tuple[int, int] = (160, 120)
    pixel_format: str = "yuv420p"
    time_base: Fraction = Fraction(1, 12800)
    gop: int = 12
    b_frames: int = 2
    aspect: Fraction = Fraction(1)
    rotation: int = 0
    offset: Fraction = Fraction(0)
    delay: Fraction = Fraction(0)
    cuts: tuple[int, ...] = ()
    flashes: tuple[int, ...] = ()
    sounds: tuple[Fraction, ...] = ()
    sound_codec: str = "aac"
    transfer: int = 2
    numbered: bool = True
    options: tuple[tuple[str, str], ...] = ()
    container_options: tuple[tuple[str, str], ...] = ()

    @property
    def count(self) -> int:
        """Number of frames."""
        return len(self.times)


def _fast(**more: str) -> tuple[tuple[str, str], ...]:
    return (("preset", "ultrafast"), ("crf", "20"), *more.items())


_S = Fraction(1)
PLAIN = Recipe("plain.mp4", options=_fast(), sounds=(Fraction(12, 5),))

#: Videos in which the bars can be read on every frame.
RECIPES: dict[str, Recipe] = {
    "plain": PLAIN,
    "silent": replace(PLAIN, name="silent.mp4", sounds=()),
    "sound_longer": replace(PLAIN, name="sound_longer.mp4", sounds=(4 * _S,)),
    "sound_shorter": replace(PLAIN, name="sound_shorter.mkv", sounds=(_S,), time_base=Fraction(1, 1000)),
    "two_sounds": replace(PLAIN, name="two_sounds.mkv", sounds=(2 * _S, 2 * _S), time_base=Fraction(1, 1000)),
    "ntsc": replace(PLAIN, name="ntsc.mp4", times=steady(60, Fraction(30000, 1001)), time_base=Fraction(1, 30000)),
    "vfr": replace(
        PLAIN,
        name="vfr.mp4",
        times=uneven(60, (Fraction(1, 60), Fraction(1, 25), Fraction(1, 8))),
        time_base=Fraction(1, 90000),
        sounds=(3 * _S,),
    ),
    "vfr_gap": replace(
        PLAIN,
        name="vfr_gap.mkv",
        times=steady(20, 25) + tuple(Fraction(27, 10) + time for time in steady(30, 20)),
        time_base=Fraction(1, 1000),
        sounds=(4 * _S,),
    ),
    "rotated90": replace(PLAIN, name="rotated90.mp4", rotation=90, size=(160, 120)),
    "rotated180": replace(PLAIN, name="rotated180.mp4", rotation=180),
    "rotated270": replace(PLAIN, name="rotated270.mp4", rotation=270),
    "anamorphic": replace(PLAIN, name="anamorphic.mp4", aspect=Fraction(2)),
    "odd_size": replace(PLAIN, name="odd_size.mkv", size=(161, 121), pixel_format="yuv444p", time_base=Fraction(1, 1000)),
    "ten_bit": replace(PLAIN, name="ten_bit.mp4", pixel_format="yuv420p10le"),
    "start_offset": replace(PLAIN, name="start_offset.mkv", offset=5 * _S, time_base=Fraction(1, 1000)),
    "late_picture": replace(PLAIN, name="late_picture.mp4", delay=Fraction(3, 4), sounds=(3 * _S,)),
    "single_sync": replace(PLAIN, name="single_sync.mp4", gop=1000),
    "open_gop": replace(
        PLAIN,
        name="open_gop.mkv",
        time_base=Fraction(1, 1000),
        options=(("preset", "veryfast"), ("x264-params", "open-gop=1:keyint=12:min-keyint=12:bframes=3:b-adapt=0:scenecut=0")),
    ),
    "gradual_refresh": replace(
        PLAIN, name="gradual_refresh.ts", time_base=Fraction(1, 90000), options=_fast(**{"x264-params": "intra-refresh=1"})
    ),
    "one_frame": replace(PLAIN, name="one_frame.mp4", times=(Fraction(0),), sounds=()),
    "fragmented": replace(PLAIN, name="fragmented.mp4", container_options=(("movflags", "frag_keyframe+empty_moov"),)),
    "transport": replace(
        PLAIN, name="transport.ts", codec="mpeg2video", time_base=Fraction(1, 90000), sound_codec="mp2", options=(("b", "2M"),)
    ),
    "program": replace(
        PLAIN, name="program.mpg", codec="mpeg2video", time_base=Fraction(1, 90000), sound_codec="mp2", options=(("b", "2M"),)
    ),
    "avi": replace(PLAIN, name="avi.avi", codec="mpeg4", sounds=(), time_base=Fraction(1, 25), options=(("b", "2M"),)),
    "vp8": replace(
        PLAIN,
        name="vp8.webm",
        codec="libvpx",
        b_frames=0,
        time_base=Fraction(1, 1000),
        sound_codec="libopus",
        options=(("b", "1M"), ("deadline", "good"), ("cpu-used", "4")),
    ),
    "intra": replace(PLAIN, name="intra.mkv", codec="ffv1", b_frames=0, gop=1, time_base=Fraction(1, 1000), options=()),
    "interlaced": replace(
        PLAIN, name="interlaced.ts", time_base=Fraction(1, 90000), options=_fast(**{"x264-params": "interlaced=1:tff=1"})
    ),
    "unicode": replace(PLAIN, name="ünï – 视频 “it's” & 100 % #1: [a].mp4"),
}

#: Hard cuts between scenes, with flashes that are none. No bars: many of their cells change at once.
CUTS = Recipe(
    "cuts.mp4",
    numbered=False,
    times=steady(240, 25),
    cuts=(31, 75, 80, 150, 203),
    flashes=(50, 51, 120),
    options=_fast(),
    gop=40,
)
#: The tags of a PQ picture on ordinary content.
HDR = replace(PLAIN, name="hdr.mp4", pixel_format="yuv420p10le", transfer=16, sounds=())


class MediaFactory:
    """Makes videos once per test session, on demand."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[Recipe, Path] = {}

    def __call__(self, recipe: Recipe | str = PLAIN) -> Path:
        """The file of a recipe, or of a name in `RECIPES`."""
        wanted = RECIPES[recipe] if isinstance(recipe, str) else recipe
        if wanted not in self._made:
            path = self._folder / f"{len(self._made)}" / wanted.name
            path.parent.mkdir()
            make_video(path, wanted)
            self._made[wanted] = path
        return self._made[wanted]


def make_video(path: Path, recipe: Recipe) -> None:
    """Write the recipe's video."""
    with av.open(str(path), "w", container_options=dict(recipe.container_options)) as container:
        video = _picture_stream(container, recipe)
        rate = 48000
        sounds = [container.add_stream(recipe.sound_codec, rate=rate, layout="mono") for _ in recipe.sounds]
        container.start_encoding()
        blocks = [_tone(seconds, rate) for seconds in recipe.sounds]
        written = [0] * len(sounds)
        for number, picture in enumerate(_stored_pictures(recipe)):
            time = recipe.offset + recipe.delay + recipe.times[number]
            picture.pts = round(time / recipe.time_base)
            picture.time_base = recipe.time_base
            container.mux(video.encode(picture))
            for k, sound in enumerate(sounds):
                until = min(len(blocks[k]), int((time - recipe.offset + 1) * rate))
                written[k] = _write_sound(container, sound, blocks[k], written[k], until, recipe.offset)
        container.mux(video.encode(None))
        for k, sound in enumerate(sounds):
            _write_sound(container, sound, blocks[k], written[k], len(blocks[k]), recipe.offset)
            container.mux(sound.encode(None))


def _picture_stream(container: OutputContainer, recipe: Recipe) -> VideoStream:
    rate = Fraction(recipe.count - 1) / recipe.times[-1] if recipe.count > 1 else Fraction(25)
    stream = container.add_stream(recipe.codec, rate=rate.limit_denominator(1001), options=dict(recipe.options))
    width, height = _stored_size(recipe)
    stream.width, stream.height, stream.pix_fmt = width, height, recipe.pixel_format
    context = stream.codec_context
    context.time_base = recipe.time_base if recipe.codec not in ("mpeg4", "mpeg2video") else Fraction(1, 25)
    context.thread_count = 1
    context.gop_size, context.max_b_frames = recipe.gop, recipe.b_frames
    context.sample_aspect_ratio = recipe.aspect
    if recipe.transfer != 2:
        context.color_trc, context.color_primaries, context.colorspace = recipe.transfer, 9, 9
    if recipe.rotation:
        stream.set_display_rotation(recipe.rotation)
    return stream


def _stored_size(recipe: Recipe) -> tuple[int, int]:
    width, height = recipe.size if recipe.rotation % 180 == 0 else recipe.size[::-1]
    return round(width / recipe.aspect), height


def _stored_pictures(recipe: Recipe) -> Iterator[VideoFrame]:
    size = _stored_size(recipe)
    for number in range(recipe.count):
        upright = draw_frame(number, recipe)
        turned = np.ascontiguousarray(np.rot90(upright, -recipe.rotation // 90))
        stored = cv2.resize(turned, size, interpolation=cv2.INTER_AREA) if turned.shape[1::-1] != size else turned
        yield VideoFrame.from_ndarray(stored, format="rgb24").reformat(format=recipe.pixel_format)


def draw_frame(number: int, recipe: Recipe) -> NDArray[np.uint8]:
    """The upright picture of a frame, uint8 [H, W, 3]."""
    width, height = recipe.size
    scene = sum(number >= cut for cut in recipe.cuts)
    random = np.random.default_rng(scene + 1)
    coarse = random.integers(30, 220, (5, 6, 3), np.uint8)
    picture = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
    at = (number * 2) % max(1, width - 20)
    picture[height // 2 : height // 2 + 16, at : at + 16] = (250, 240, 20)
    if number in recipe.flashes:
        picture[:] = 255
    if recipe.numbered:
        _draw_number(picture, number)
    return np.ascontiguousarray(picture, np.uint8)


def _draw_number(picture: NDArray[np.uint8], number: int) -> None:
    bits = [number >> k & 1 for k in range(15, -1, -1)]
    cells = [1, 0, *bits, sum(bits) % 2, 1]
    height, width = picture.shape[:2]
    borders = [round(k * width / _CELLS) for k in range(_CELLS + 1)]
    for k, white in enumerate(cells):
        picture[: height // 6, borders[k] : borders[k + 1]] = 235 if white else 16


def read_number(picture: NDArray[np.uint8]) -> int:
    """The frame number in an upright picture, uint8 [H, W, 3].

    Raises:
        ValueError: If the bars are not there or their parity is wrong.
    """
    height, width = picture.shape[:2]
    rows = picture[int(height / 6 * 0.3) : int(height / 6 * 0.7)].mean(axis=(0, 2))
    cells = [int(rows[int((k + 0.3) * width / _CELLS) : int((k + 0.7) * width / _CELLS)].mean() > 118) for k in range(_CELLS)]
    bits = cells[2:18]
    if (cells[0], cells[1], cells[19]) != (1, 0, 1) or sum(bits) % 2 != cells[18]:
        raise ValueError(f"no frame number in {cells}")
    return int("".join(map(str, bits)), 2)


def _tone(seconds: Fraction, rate: int) -> NDArray[np.float32]:
    """The tone that tells the second, float32 [n]."""
    time = np.arange(int(seconds * rate)) / rate
    phase = 2 * np.pi * np.cumsum(300 + 50 * np.floor(time)) / rate
    return (0.2 * np.sin(phase)).astype(np.float32)


def _write_sound(
    container: OutputContainer, stream: av.AudioStream, sound: NDArray[np.float32], begin: int, end: int, offset: Fraction
) -> int:
    """Encode samples [begin, end) in whole blocks; returns where it stopped."""
    size = stream.codec_context.frame_size or _SOUND_BLOCK
    wants = stream.codec_context.format.name
    while begin + size <= end or begin < end == len(sound):
        block = sound[begin : min(begin + size, end)]
        if wants.startswith("s16"):
            frame = AudioFrame.from_ndarray((block * 32767).astype(np.int16)[None], format="s16p", layout="mono")
        else:
            frame = AudioFrame.from_ndarray(block[None], format="fltp", layout="mono")
        frame.sample_rate = 48000
        frame.time_base = Fraction(1, 48000)
        frame.pts = begin + round(offset * 48000)
        container.mux(stream.encode(frame))
        begin += len(block)
    return begin


def dominant_frequency(samples: NDArray[np.float32], rate: int) -> float:
    """Frequency in Hz of the loudest tone in samples [n]."""
    size = 8 * len(samples)
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples)), size))
    return float(spectrum.argmax()) * rate / size
