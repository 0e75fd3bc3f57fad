"""Speed and memory of the shipped LGRLN on made-up videos of 1 h and 10 h, 2 threads, and of its definition run eagerly.

Bars: 7,200 samples within 0.6 s and 0.5 GB and at least twice as fast as the definition (PyTorch Geometric) in the same run;
72,000 samples within 10 s and 4 GB. Every case has a process of its own; its memory is the largest that process ever held.
"""

from __future__ import annotations

import json
import multiprocessing
import resource
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

THREADS = 2
RUNS = 3
HOUR, TEN_HOURS = 7200, 72_000
MODEL = Path(__file__).parents[1] / "models" / "lgrln"
DATA = Path(__file__).parents[1] / "vsum_desktop" / "training" / "data"


def exported(samples: int) -> tuple[float, float, float]:
    """Seconds and CPU seconds of the quickest run of the file, and the process's memory in GB."""
    from vsum_desktop.core.graph import temporal_table
    from vsum_desktop.inference.providers import DeviceChoice
    from vsum_desktop.inference.sessions import Session

    manifest = json.loads((MODEL / "manifest.json").read_text())
    session = Session(MODEL / "scorer.onnx", "lgrln", DeviceChoice("cpu", "cpu", THREADS))
    table = temporal_table(samples, manifest["neighbours"]["tau"])
    given = {
        "features": made_up(samples),
        "neighbours": table.index,
        "direction": table.direction,
        "mask": table.mask,
        "query": np.zeros((1, 128), np.float32),
        "query_mask": np.zeros(1, np.bool_),
    }
    return *quickest(lambda: session.run(given)), peak()


def defined(samples: int) -> tuple[float, float, float]:
    """The same for the definition: as many networks of the shipped recipe, their weights by chance."""
    import torch

    from vsum_desktop.core.graph import table_to_edges, temporal_table
    from vsum_desktop.training.nets.lgrln import Lgrln
    from vsum_desktop.training.recipes import read_recipe
    from vsum_desktop.training.scorers.lgrln import LgrlnRecipe

    torch.set_num_threads(THREADS)
    members = len(json.loads((MODEL / "manifest.json").read_text())["metrics"]["shipped_seeds"])
    network = read_recipe(DATA / "lgrln.toml", LgrlnRecipe).network
    networks = [Lgrln(network).eval() for _ in range(members)]
    edges, direction = (torch.from_numpy(np.array(a)) for a in table_to_edges(temporal_table(samples, network.tau)))
    arguments = (torch.from_numpy(made_up(samples)), edges, direction, torch.zeros(1, 128), torch.zeros(1, dtype=torch.bool))

    def run() -> None:
        with torch.no_grad():
            for one in networks:
                one(*arguments)

    return *quickest(run), peak()


def made_up(samples: int) -> NDArray[np.float32]:
    """`concepts-v1` numbers by chance, float32 [samples, 197]: time and memory do not depend on them."""
    features = np.random.default_rng(3).standard_normal((samples, 197), np.float32)
    features[:, 189:] = 0.0
    return features


def quickest(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds and CPU seconds (which other programs hardly change) of the quickest run, after one that does not count."""
    work()
    times = []
    for _ in range(RUNS):
        begin, busy = time.perf_counter(), time.process_time()
        work()
        times.append((time.perf_counter() - begin, time.process_time() - busy))
    seconds, cpu = zip(*times, strict=True)
    return min(seconds), min(cpu)


def peak() -> float:
    """The most memory that this process ever held, in GB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def main() -> None:
    manifest = json.loads((MODEL / "manifest.json").read_text())
    members = len(manifest["metrics"]["shipped_seeds"])
    print(f"LGRLN {manifest['version']}, {members} networks, {THREADS} threads; CPU of both threads; memory of the process")
    print("                        samples  seconds      CPU     GB    bars")
    cases = (
        ("file", exported, HOUR, "0.6 s, 0.5 GB"),
        ("definition, eager", defined, HOUR, ""),
        ("file", exported, TEN_HOURS, "10 s, 4 GB"),
    )
    found = []
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        for name, work, samples, bars in cases:
            seconds, busy, memory = pool.apply(work, (samples,))
            found.append((seconds, busy))
            print(f"{name:22s} {samples:8d} {seconds:8.2f} {busy:8.2f} {memory:6.2f}    {bars}", flush=True)
    ratios = [definition / file for file, definition in zip(found[0], found[1], strict=True)]
    print(f"definition / file at {HOUR}: {ratios[0]:.1f} × the time, {ratios[1]:.1f} × the CPU    bar 2 ×")


if __name__ == "__main__":
    main()
