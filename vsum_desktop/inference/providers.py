"""Which device runs the models.

ONNX Runtime lists CUDA as available wherever it was built with it. Whether it is usable shows only when a session has run.
"""

from __future__ import annotations

import base64
import contextlib
import io
import os
from dataclasses import dataclass
from typing import Literal

import numpy as np

from vsum_desktop.core.errors import DeviceError, UnknownSettingError
from vsum_desktop.inference.runtime import ERROR_SEVERITY, FATAL_SEVERITY, runtime, runtime_errors

Device = Literal["cpu", "cuda"]

DEVICES = ("auto", "cpu", "cuda")
CPU_PROVIDER = "CPUExecutionProvider"
CUDA_PROVIDER = "CUDAExecutionProvider"

# y = Conv(x, x) on a 1 × 1 picture, opset 18: it needs the driver, the CUDA runtime and cuDNN.
WARM_UP_MODEL = base64.b64decode(
    "CAg6TgoPCgF4CgF4EgF5IgRDb252EgFnWhsKAXgSFgoUCAESEAoCCAEKAggBCgIIAQoCCAFiGwoBeRIWChQIARIQCgIIAQoCCAEKAggBCgIIAUIECgAQEg=="
)


@dataclass(frozen=True, slots=True)
class DeviceChoice:
    """Where models run.

    Attributes:
        requested: What was asked for, one of `DEVICES`.
        device: What is used.
        threads: ONNX Runtime threads inside one operator; one core is left for the decoder and the window.
        reason: Why `device` is not the better one that was asked for or hoped for; empty if nothing was given up.
    """

    requested: str
    device: Device
    threads: int
    reason: str = ""

    @property
    def providers(self) -> tuple[str, ...]:
        """The execution providers to ask ONNX Runtime for."""
        return (CUDA_PROVIDER, CPU_PROVIDER) if self.device == "cuda" else (CPU_PROVIDER,)

    def on_cpu(self, reason: str) -> DeviceChoice:
        """The same request, served by the CPU, and why."""
        return DeviceChoice(self.requested, "cpu", self.threads, reason)


def choose(device: str = "auto") -> DeviceChoice:
    """Choose the device that runs the models.

    With `auto`, an ONNX Runtime built without CUDA means the CPU without a word; one that has CUDA and cannot use it means the
    CPU with a `reason`.

    Args:
        device: `cpu`, `cuda`, or `auto` for CUDA where it works.

    Raises:
        DeviceError: If CUDA was asked for and does not work, or ONNX Runtime is not installed; field `device`.
        UnknownSettingError: If `device` is none of the three; fields `setting`, `value`, `known`, `suggestion`.
    """
    if device not in DEVICES:
        raise UnknownSettingError("no such device", setting="device", value=device, known=DEVICES, suggestion="auto")
    threads = max(1, _cores() - 1)
    if device == "cpu":
        return DeviceChoice(device, "cpu", threads)
    if CUDA_PROVIDER not in runtime().get_available_providers():
        if device == "cuda":
            raise DeviceError("this ONNX Runtime has no CUDA support", device=device)
        return DeviceChoice(device, "cpu", threads)
    problem = _cuda_problem()
    if problem and device == "cuda":
        raise DeviceError(problem, device=device)
    return DeviceChoice(device, "cpu" if problem else "cuda", threads, problem)


def _cores() -> int:
    """Processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _cuda_problem() -> str:
    """Why CUDA cannot be used; empty if a model has just run on it."""
    ort = runtime()
    notes = io.StringIO()
    # The caller shows the reason; ONNX Runtime would print it to the terminal as well.
    ort.set_default_logger_severity(FATAL_SEVERITY)
    try:
        with contextlib.redirect_stdout(notes):
            ort.preload_dlls()
        session = ort.InferenceSession(WARM_UP_MODEL, providers=[CUDA_PROVIDER, CPU_PROVIDER], enable_fallback=0)
        session.run(None, {"x": np.ones((1, 1, 1, 1), np.float32)})
        active = session.get_providers()
    except runtime_errors() as error:
        return f"CUDA failed: {first_line(error)}"
    finally:
        ort.set_default_logger_severity(ERROR_SEVERITY)
    if CUDA_PROVIDER in active:
        return ""
    return f"CUDA could not be started: {notes.getvalue().partition(chr(10))[0] or 'no driver, or no CUDA libraries'}"


def first_line(error: Exception) -> str:
    """The first line of a foreign error's own words, or its class."""
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__
