"""From a decoded frame to the picture that a viewer sees: upright, square pixels, progressive, SDR, RGB."""

from __future__ import annotations

import cv2
import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import Colorspace, Interpolation, VideoReformatter
from numpy.typing import NDArray

from vsum_desktop.core.errors import DecodeError
from vsum_desktop.core.specs import ResizeMode
from vsum_desktop.core.video import VideoInfo
from vsum_desktop.media.tone import to_sdr
from vsum_desktop.media.translate import translate_av_errors

# ITU-T H.273 matrix coefficients → swscale's matrices.
_MATRICES = {
    1: Colorspace.ITU709,
    4: Colorspace.FCC,
    5: Colorspace.ITU601,
    6: Colorspace.ITU601,
    7: Colorspace.SMPTE240M,
    9: Colorspace.BT2020,
    10: Colorspace.BT2020,
}
_SD_HEIGHT = 576
_LUMA = np.array([0.2126, 0.7152, 0.0722]) / 255


def matrix_of(frame: VideoFrame) -> Colorspace:
    """The frame's YUV matrix; where it is not said, BT.601 up to standard definition and BT.709 above, as players do."""
    return _MATRICES.get(frame.colorspace, Colorspace.ITU601 if frame.height <= _SD_HEIGHT else Colorspace.ITU709)


def mean_luma(picture: NDArray[np.uint8]) -> float:
    """Mean brightness of an RGB picture uint8 [H, W, 3], in [0, 1]."""
    return float(min(1.0, np.dot(cv2.mean(picture)[:3], _LUMA)))


def inner_size(shown: tuple[int, int], wanted: tuple[int, int], resize: ResizeMode) -> tuple[int, int]:
    """Width and height, at least 1, that a picture of size `shown` is scaled to before it is placed in `wanted`."""
    if resize == "squash":
        return wanted
    ratios = wanted[0] / shown[0], wanted[1] / shown[1]
    scale = min(ratios) if resize == "letterbox" else max(ratios)
    return max(1, round(shown[0] * scale)), max(1, round(shown[1] * scale))


def placed(picture: NDArray[np.uint8], wanted: tuple[int, int]) -> NDArray[np.uint8]:
    """The middle of a picture uint8 [h, w, 3], cut or with black bars to width and height `wanted`."""
    width, height = wanted
    if picture.shape[:2] == (height, width):
        return picture
    top, left = (max(0, (have - want) // 2) for have, want in zip(picture.shape[:2], (height, width), strict=True))
    middle = picture[top : top + height, left : left + width]
    whole = np.zeros((height, width, 3), np.uint8)
    top, left = (height - middle.shape[0]) // 2, (width - middle.shape[1]) // 2
    whole[top : top + middle.shape[0], left : left + middle.shape[1]] = middle
    return whole


class PictureMaker:
    """Turns decoded frames of one video into RGB pictures. Not to be shared between threads.

    Args:
        info: The video.
        size: Width and height of the pictures, upright; None for the displayed size.
        resize: How another shape is reached: squashed, whole between black bars, or filled and cut around its centre.
    """

    def __init__(self, info: VideoInfo, size: tuple[int, int] | None = None, resize: ResizeMode = "squash") -> None:
        shown = (info.video.width, info.video.height)
        self._wanted = size or shown
        width, height = inner_size(shown, self._wanted, resize)
        self._path = info.path
        self._turns = info.rotation // 90
        self._size = (width, height) if self._turns % 2 == 0 else (height, width)
        self._hdr = info.hdr
        self._reformatter = VideoReformatter()

    def rgb(self, frame: VideoFrame) -> NDArray[np.uint8]:
        """The picture, uint8 [H, W, 3] RGB, contiguous.

        Raises:
            DecodeError: If the pixel format cannot be converted.
        """
        picture = self._one_field(frame) if frame.interlaced_frame else self._convert(frame, *self._size)
        upright = np.ascontiguousarray(np.rot90(picture, self._turns)) if self._turns else picture
        return placed(upright, self._wanted)

    def _convert(self, frame: VideoFrame, width: int, height: int) -> NDArray[np.uint8]:
        smaller = width * height < frame.width * frame.height
        with translate_av_errors(self._path, DecodeError):
            scaled = self._reformatter.reformat(
                frame,
                width=width,
                height=height,
                format="rgb48le" if self._hdr else "rgb24",
                src_colorspace=matrix_of(frame),
                interpolation=Interpolation.AREA if smaller else Interpolation.BICUBIC,
            ).to_ndarray()
        return (
            to_sdr(scaled.astype(np.uint16, copy=False), frame.color_trc) if self._hdr else scaled.astype(np.uint8, copy=False)
        )

    def _one_field(self, frame: VideoFrame) -> NDArray[np.uint8]:
        """The frame's upper field, stretched: the two fields are of different moments and must not be mixed."""
        field = self._convert(frame, self._size[0], frame.height)[0::2]
        smaller = self._size[1] < len(field)
        scaled = cv2.resize(field, self._size, interpolation=cv2.INTER_AREA if smaller else cv2.INTER_LINEAR)
        return np.asarray(scaled, np.uint8)
