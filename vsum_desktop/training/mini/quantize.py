"""Post-training int8 of the image tower: quantised and dequantised around every convolution, one scale per channel."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnxruntime.quantization import CalibrationDataReader, CalibrationMethod, QuantFormat, QuantType, quantize_static
from onnxruntime.quantization.shape_inference import quant_pre_process


class PictureReader(CalibrationDataReader):
    """Hands out pictures uint8 [n,S,S,3] in batches."""

    def __init__(self, pixels: NDArray[np.uint8], batch: int = 16) -> None:
        self._batches: Iterator[NDArray[np.uint8]] = (pixels[at : at + batch] for at in range(0, len(pixels), batch))

    def get_next(self) -> dict[str, NDArray[np.uint8]] | None:
        """The next batch as model inputs, None at the end."""
        batch = next(self._batches, None)
        return None if batch is None else {"pixels": np.ascontiguousarray(batch)}


def quantize_image(source: Path, target: Path, pixels: NDArray[np.uint8]) -> None:
    """Writes an int8 version of a float32 image tower.

    Args:
        source: `image.onnx` in float32.
        target: File to write.
        pixels: uint8 [n,S,S,3], training pictures that set the ranges of the activations.
    """
    logging.getLogger().setLevel(logging.ERROR)
    prepared = target.with_suffix(".prepared.onnx")
    quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
    convolutions = [node.name for node in onnx.load(prepared).graph.node if node.op_type == "Conv"]
    quantize_static(
        str(prepared),
        str(target),
        PictureReader(pixels),
        quant_format=QuantFormat.QDQ,
        op_types_to_quantize=["Conv", "Relu", "Add"],
        nodes_to_exclude=convolutions[-1:],
        per_channel=True,
        activation_type=QuantType.QUInt8,
        weight_type=QuantType.QInt8,
        calibrate_method=CalibrationMethod.MinMax,
        extra_options={
            "CalibMovingAverage": True
        },  # ranges of ordinary pictures: the widest of all cost precision for one picture
    )
    prepared.unlink()
