"""The image tower: pictures to embeddings."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.errors import IncompatibleModelError, InferenceError
from vsum_desktop.core.jobs import CancelToken
from vsum_desktop.core.specs import EncoderSpec
from vsum_desktop.inference.providers import DeviceChoice
from vsum_desktop.inference.sessions import Session, as_float32, checked_shape

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class EncodedBatch:
    """What the image tower gives for B pictures.

    `embedding` is float32 [B, E] with L2-normalised rows; `regions` float32 [B, R, E], None for an encoder without regions.
    """

    embedding: NDArray[np.float32]
    regions: NDArray[np.float32] | None


class ImageEncoder:
    """Runs `image.onnx` of an encoder.

    Args:
        spec: The encoder.
        device: Where to run.
        open_session: Opens the file.

    Raises:
        IncompatibleModelError: If the file does not do what the manifest says.
        DeviceError: If CUDA was asked for explicitly and this model does not start on it.
    """

    def __init__(
        self, spec: EncoderSpec, device: DeviceChoice, open_session: Callable[[Path, str, DeviceChoice], Session] = Session
    ) -> None:
        self.spec = spec
        self._open_session = open_session
        self._session = self._open(device)
        self._largest: int | None = None

    @property
    def size(self) -> int:
        """S, side of a picture in pixels."""
        return self.spec.preprocessing.size

    @property
    def device(self) -> DeviceChoice:
        """Where it runs now; `reason` says why not elsewhere."""
        return self._session.device

    def encode(self, pixels: NDArray[np.uint8], cancel: CancelToken | None = None) -> EncodedBatch:
        """Encode pictures; where memory does not suffice, in halves, and at last on the CPU.

        Args:
            pixels: uint8 [B, S, S, 3], RGB, B ≥ 1.
            cancel: Stops the run from another thread.

        Raises:
            Cancelled: If `cancel` was set.
            InferenceError: If the run failed or gave values that are no numbers, or not even one picture fits into memory.
            IncompatibleModelError: If `pixels` or what the model gives has a wrong shape.
        """
        checked_shape(pixels, (None, self.size, self.size, 3), "pixels", self._session)
        batches, start = [], 0
        while start < len(pixels):
            count = min(self._largest or len(pixels), len(pixels) - start)
            try:
                batches.append(self._run(pixels[start : start + count], cancel))
            except InferenceError as error:
                if not error.fields["memory"]:
                    raise
                self._back_off(count, error)
            else:
                start += count
        if len(batches) == 1:
            return batches[0]
        parts = [batch.regions for batch in batches if batch.regions is not None]
        return EncodedBatch(
            as_float32(np.concatenate([batch.embedding for batch in batches])),
            as_float32(np.concatenate(parts)) if parts else None,
        )

    def _back_off(self, count: int, error: InferenceError) -> None:
        """Ask for less after `count` pictures did not fit into memory; raises `error` when nothing smaller is left."""
        if count > 1:
            self._largest = count // 2
            _log.warning("%s: %d pictures do not fit into memory, going on with %d", self.spec.id, count, self._largest)
        elif self.device.device == "cuda":
            self._session = self._open(self.device.on_cpu(f"{self.spec.id} does not fit into the memory of the GPU"))
            self._largest = None
            _log.warning("%s", self.device.reason)
        else:
            raise error

    def _run(self, pixels: NDArray[np.uint8], cancel: CancelToken | None) -> EncodedBatch:
        outputs = self._session.run({"pixels": pixels}, cancel)
        rows, width = len(pixels), self.spec.embedding_size
        embedding = checked_shape(outputs["embedding"], (rows, width), "embedding", self._session)
        regions: NDArray[Any] | None = None
        if self.spec.regions:
            regions = checked_shape(outputs["regions"], (rows, self.spec.regions, width), "regions", self._session)
        if not np.isfinite(embedding).all():
            raise InferenceError(
                "embedding holds values that are no numbers", model=self.spec.id, path=self._session.path, memory=False
            )
        return EncodedBatch(as_float32(embedding), None if regions is None else as_float32(regions))

    def _open(self, device: DeviceChoice) -> Session:
        session = self._open_session(self.spec.folder / "image.onnx", self.spec.id, device)
        wanted = {"embedding", "regions"} if self.spec.regions else {"embedding"}
        if set(session.inputs) != {"pixels"} or not wanted <= set(session.outputs):
            raise IncompatibleModelError(
                f"inputs {sorted(session.inputs)}, outputs {sorted(session.outputs)}", model=self.spec.id, path=session.path
            )
        return session
