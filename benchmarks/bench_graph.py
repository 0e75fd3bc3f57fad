"""How quick the graph view is on made-up videos of 2 minutes to 10 hours. Prints one table.

Finding edges happens in a thread of its own; painting is what a user waits for: with arcs smoothed, as at rest, and without,
as while the timeline is panned (the bar: 16 ms).
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np

from vsum_desktop.core import arcs
from vsum_desktop.core.graph import temporal_table

TAU = 20
EMBEDDING = 256
VIDEOS = (("2 min", 240, 30), ("1 h", 7200, 900), ("10 h", 72_000, 9000))


def best_of(runs: int, work: Callable[[], object]) -> float:
    """Milliseconds of processor time of the quickest run: other programs do not count."""
    times = []
    for _ in range(runs):
        began = time.thread_time()
        work()
        times.append(time.thread_time() - began)
    return 1000 * min(times)


def main() -> None:
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QApplication  # noqa: TID251  a bench of widgets

    from vsum_desktop.ui.graph.arcs_painting import ArcsData
    from vsum_desktop.ui.graph.arcs_view import ArcsView
    from vsum_desktop.ui.theme import Theme
    from vsum_desktop.ui.timeline.time_range import TimeRange

    application = QApplication([])
    theme = Theme.of("dark", application.font())
    print(f"milliseconds · {os.cpu_count()} cores · load {os.getloadavg()[0]:.1f}")
    print("  video samples    edges  strongest  histogram  look-alikes  one sample  matrix   at rest   panned")
    for name, samples, shots in VIDEOS:
        random = np.random.default_rng(3)
        table = temporal_table(samples, TAU)
        weight = random.random(table.mask.shape).astype(np.float32)
        relevance = random.random(samples).astype(np.float32)
        rows = random.standard_normal((shots, EMBEDDING))[np.arange(samples) * shots // samples]
        rows = (rows + 0.5 * random.standard_normal(rows.shape)).astype(np.float32)
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        keyframes = np.arange(min(shots, 3000)) * samples // min(shots, 3000)
        finding = best_of(2, lambda: arcs.strongest(table, weight, tau=TAU, relevance=relevance))  # noqa: B023
        counting = best_of(2, lambda: arcs.weight_histogram(table, weight, tau=TAU, relevance=relevance))  # noqa: B023
        alike = best_of(1, lambda: arcs.look_alikes(rows, keyframes, floor=0.0))  # noqa: B023
        one = best_of(3, lambda: arcs.of_sample(table, weight, samples // 2, tau=TAU))  # noqa: B023
        matrix = best_of(2, lambda: arcs.adjacency(table, weight, 0, samples, 600))  # noqa: B023
        found = arcs.joined(
            arcs.strongest(table, weight, tau=TAU, relevance=relevance), arcs.look_alikes(rows, keyframes, floor=0.0)
        )
        time_range = TimeRange()
        time_range.set_duration(samples / 2)
        view = ArcsView(time_range, theme)
        view.resize(1600, 200)
        view.set_data(ArcsData(np.arange(samples) / 2, relevance, found))
        canvas = QPixmap(1600, 200)

        def paint(moving: bool) -> None:
            if moving:
                time_range.changed.emit()  # noqa: B023
            else:
                view._on_rest()  # noqa: B023
            view.render(canvas)  # noqa: B023

        resting, panning = (best_of(5, lambda moving=moving: paint(moving)) for moving in (False, True))
        view._rest.stop()
        print(
            f"{name:>7} {samples:7d} {int(table.mask.sum()):8d} {finding:10.1f} {counting:10.1f} {alike:12.1f} {one:11.1f}"
            f" {matrix:7.1f} {resting:9.1f} {panning:8.1f}"
        )


if __name__ == "__main__":
    main()
