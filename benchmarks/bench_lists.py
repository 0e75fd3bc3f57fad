"""How quick the lists of clips are with ten thousand rows. Prints one table.

Usage: python benchmarks/bench_lists.py [--rows N]

Milliseconds of the GUI thread alone, from the change to the painted list: what it takes on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable
from fractions import Fraction

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def main() -> int:
    import numpy as np
    from PySide6.QtWidgets import QApplication  # noqa: TID251  a bench of widgets

    from vsum_desktop.core.timing import Interval
    from vsum_desktop.ui.clip_list import RowList
    from vsum_desktop.ui.rows import Row, Rows, Sorting
    from vsum_desktop.ui.theme import Theme

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=10_000)
    number = parser.parse_args().rows
    application = QApplication(sys.argv[:1])

    class NoPictures:
        def thumbnail(self, frame: int) -> None:
            return None

    def make(place: int) -> Row:
        span = Interval(Fraction(place), Fraction(place + 1))
        return Row(span, f"Shot {place} · dog", "importance 0.50", "It is important.", place, place, 0.5, place + 1)

    def frame(change: Callable[[], object]) -> float:
        began = time.thread_time()
        change()
        application.processEvents()
        return 1000 * (time.thread_time() - began)

    values = (np.arange(number, dtype=np.float64), np.linspace(0, 1, number), np.ones(number))
    rows = RowList("Clips", "", NoPictures(), Theme.of("dark", application.font()))
    rows.resize(376, 600)
    rows.show()
    rows.set_rows(Rows(np.arange(number), make, lambda: values))
    application.processEvents()
    other = [Rows(np.arange(turn, number + turn), make, lambda: values) for turn in range(40)]
    same = [Rows(other[-1].keys, make, lambda: values) for _ in range(40)]
    scroll = rows.verticalScrollBar()
    table = (
        ("another summary", [frame(lambda given=given: rows.set_rows(given)) for given in other]),
        ("the same clips, other words", [frame(lambda given=given: rows.set_rows(given)) for given in same]),
        ("sorted", [frame(lambda by=by: rows.set_sorting(by)) for by in (*Sorting,) * 5]),
        ("scrolled by half a page", [frame(lambda at=at: scroll.setValue(300 * at)) for at in range(100)]),
        ("a row selected", [frame(lambda at=at: rows.select_key(other[-1].keys[at])) for at in range(0, number, number // 50)]),
    )
    print(f"{number} rows · {os.cpu_count()} cores · load {os.getloadavg()[0]:.1f}")
    for name, costs in table:
        ordered = sorted(costs)
        print(f"{name:<28} {statistics.median(ordered):5.1f} / {ordered[-1]:5.1f} ms  (median / longest of {len(ordered)})")
    rows.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
