"""A thread with an event loop that stays one and the same thread to Python as well."""

from __future__ import annotations

from PySide6.QtCore import QThread


class PythonThread(QThread):
    """Runs the event loop from Python.

    A bare `QThread` is a new thread to Python in every slot: libraries that keep what Python knows of a thread (those made with
    pybind11, such as OpenTimelineIO and ONNX Runtime) would use it after its end, and crash the program.
    """

    def run(self) -> None:
        """Until `quit`."""
        self.exec()
