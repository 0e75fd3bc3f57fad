"""One ONNX Runtime session: loading, running, stopping, and the translation of its errors."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.errors import Cancelled, DeviceError, IncompatibleModelError, InferenceError
from vsum_desktop.core.jobs import CancelToken
from vsum_desktop.inference.exactness import sums_are_exact
from vsum_desktop.inference.providers import CUDA_PROVIDER, DeviceChoice, first_line
from vsum_desktop.inference.runtime import FATAL_SEVERITY, runtime, runtime_errors

Shape = tuple[int | None, ...]

# The words of ONNX Runtime, CUDA and cuDNN for "out of memory"; there is no error code for it.
_MEMORY = ("bad allocation", "bad_alloc", "failed to allocate", "out of memory", "alloc_failed", "arena")


class Session:
    """A loaded ONNX file.

    The file is read by Python, not by ONNX Runtime, which cannot open every path on every system.

    Args:
        path: The file; its metadata key `id` must be `model`.
        model: Id of the model that it belongs to.
        device: Where to run.

    Raises:
        IncompatibleModelError: If the file is no model that this ONNX Runtime can run, or belongs to another model; fields
            `model`, `path`.
        DeviceError: If CUDA was asked for explicitly and this model does not start on it; field `device`.

    Attributes:
        device: Where it runs in fact; with `auto` the CPU if the model does not start on CUDA.
        inputs: Input name → shape, None for a free dimension.
        outputs: Output name → shape, likewise.
    """

    def __init__(self, path: Path, model: str, device: DeviceChoice) -> None:
        self.path = path
        self.model = model
        try:
            data = path.read_bytes()
        except OSError as error:
            raise IncompatibleModelError(error.strerror or str(error), model=model, path=path) from error
        self._session, self.device = self._start(data, device)
        self.inputs = _shapes(self._session.get_inputs())
        self.outputs = _shapes(self._session.get_outputs())
        found = self._session.get_modelmeta().custom_metadata_map.get("id")
        if found != model:
            raise IncompatibleModelError(f"the file names the model {found!r}", model=model, path=path)

    def run(self, inputs: Mapping[str, NDArray[Any]], cancel: CancelToken | None = None) -> dict[str, NDArray[Any]]:
        """Run the model once; stops within milliseconds of a cancellation, at the end of the running operator.

        Args:
            inputs: Name → array, exactly the inputs that the model has.
            cancel: Stops the run from another thread.

        Raises:
            Cancelled: If `cancel` was set before or during the run.
            InferenceError: If the run failed; fields `model`, `path`, and `memory`, true if there was not enough of it.
        """
        if cancel:
            cancel.raise_if_cancelled()
        options = runtime().RunOptions()
        options.log_severity_level = FATAL_SEVERITY
        names = list(self.outputs)

        def terminate() -> None:
            options.terminate = True

        unsubscribe = cancel.subscribe(terminate) if cancel else None
        try:
            with self._translated(cancel):
                values = self._session.run(names, dict(inputs), options)
        finally:
            if unsubscribe:
                unsubscribe()
        if cancel:
            cancel.raise_if_cancelled()
        return dict(zip(names, values, strict=True))

    def _start(self, data: bytes, device: DeviceChoice) -> tuple[Any, DeviceChoice]:
        """A session, and where it runs: on `device`, or on the CPU in the open."""
        if device.device == "cuda":
            problem = "ONNX Runtime left it to the CPU"
            try:
                session = self._open(data, device)
            except IncompatibleModelError as error:
                problem = error.cause
            else:
                if CUDA_PROVIDER in session.get_providers():
                    return session, device
            reason = f"{self.model} does not start on CUDA: {problem}"
            if device.requested == "cuda":
                raise DeviceError(reason, device="cuda", model=self.model)
            device = device.on_cpu(reason)
        return self._open(data, device), device

    def _open(self, data: bytes, device: DeviceChoice) -> Any:
        ort = runtime()
        options = ort.SessionOptions()
        options.intra_op_num_threads = device.threads
        options.inter_op_num_threads = 1
        options.log_severity_level = FATAL_SEVERITY
        # A plan made in a first run takes as much memory again in the second: 2 GB for a ten-hour video, and it is no faster.
        options.enable_mem_pattern = False
        if not sums_are_exact():
            options.add_session_config_entry("session.x64quantprecision", "1")
        available = ort.get_available_providers()
        providers = [provider for provider in device.providers if provider in available]
        try:
            # Its own fall-back prints to the terminal and tells nobody else.
            return ort.InferenceSession(data, options, providers=providers, enable_fallback=0)
        except runtime_errors() as error:
            raise IncompatibleModelError(first_line(error), model=self.model, path=self.path) from error

    @contextlib.contextmanager
    def _translated(self, cancel: CancelToken | None) -> Iterator[None]:
        try:
            yield
        except runtime_errors() as error:
            if cancel and cancel.cancelled:
                raise Cancelled from None
            words = str(error).lower()
            memory = isinstance(error, MemoryError) or any(word in words for word in _MEMORY)
            raise InferenceError(first_line(error), model=self.model, path=self.path, memory=memory) from error


def _shapes(values: Any) -> Mapping[str, Shape]:
    return MappingProxyType(
        {value.name: tuple(size if isinstance(size, int) else None for size in value.shape) for value in values}
    )


def checked_shape(array: NDArray[Any], shape: Shape, name: str, session: Session) -> NDArray[Any]:
    """`array`, if it fits `shape` (None for any size) in every dimension.

    Raises:
        IncompatibleModelError: If it does not; fields `model`, `path`, `name`, `expected`, `found`.
    """
    fits = len(array.shape) == len(shape) and all(
        want is None or want == have for want, have in zip(shape, array.shape, strict=True)
    )
    if not fits:
        raise IncompatibleModelError(
            "wrong shape", model=session.model, path=session.path, name=name, expected=shape, found=array.shape
        )
    return array


def as_float32(array: NDArray[Any]) -> NDArray[np.float32]:
    """A read-only float32 array that owns its memory."""
    result: NDArray[np.float32] = np.ascontiguousarray(array, dtype=np.float32)
    result.flags.writeable = False
    return result
