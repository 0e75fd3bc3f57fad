"""The one place that imports ONNX Runtime: late, since it is slow, and quiet, both to the terminal and to its makers."""

from __future__ import annotations

import functools
from types import ModuleType

from vsum_desktop.core.errors import DeviceError

ERROR_SEVERITY = 3
FATAL_SEVERITY = 4


@functools.cache
def runtime() -> ModuleType:
    """The `onnxruntime` module.

    Raises:
        DeviceError: If it is not installed or cannot be loaded.
    """
    try:
        import onnxruntime
    except ImportError as error:
        raise DeviceError(f"ONNX Runtime cannot be loaded: {error}", device="cpu") from error
    onnxruntime.set_default_logger_severity(ERROR_SEVERITY)
    onnxruntime.disable_telemetry_events()
    module: ModuleType = onnxruntime
    return module


@functools.cache
def runtime_errors() -> tuple[type[Exception], ...]:
    """What ONNX Runtime raises: its own classes, which share no root, and the ones that its bindings borrow from Python."""
    runtime()
    from onnxruntime.capi import onnxruntime_pybind11_state as state

    own = (getattr(state, name) for name in dir(state))
    classes = tuple(item for item in own if isinstance(item, type) and issubclass(item, Exception))
    return (*classes, RuntimeError, ValueError, MemoryError)
