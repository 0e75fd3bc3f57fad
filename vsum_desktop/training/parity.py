"""Does an exported scorer compute what its definition says? Compared over lengths, queries and threads; a drift is an error.

The definition is the network in PyTorch, run eagerly; the exported file runs in ONNX Runtime. Where a cosine lies within
rounding of a threshold the two may open a gate differently (a flipped edge); flips are counted and named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.features import ANCHORS, FrameFeatures, anchor_cosines, concepts_v1
from vsum_desktop.core.graph import NeighbourTable, temporal_table, with_global
from vsum_desktop.inference.providers import DeviceChoice
from vsum_desktop.inference.sessions import Session

TOLERANCE = 1e-5
THREADS = (1, 2)
REGIONS = 16
_FLIP = 1e-3
_SIZE = 64


class ParityError(Exception):
    """The exported file differs from its definition."""


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """One input of a scorer.

    Attributes:
        features: float32 [N, D].
        table: Its neighbours.
        tokens: float32 [L, 128], the query, or None.
        regions: float32 [N, 16, 128], or None for a scorer that reads none.
    """

    features: NDArray[np.float32]
    table: NeighbourTable
    tokens: NDArray[np.float32] | None
    regions: NDArray[np.float32] | None = None


class Definition(Protocol):
    """What a scorer must compute, with the neighbours that it looks at."""

    tau: int
    global_k: int

    def __call__(self, case: Case) -> Mapping[str, NDArray[np.float32]]:
        """The outputs by name; `edge_weight` as float32 [G, M] for the M filled places of the table, by sample, then place."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One case: N samples, with or without a query, on so many threads.

    `drift` is the largest difference of importance and other outputs, `edge_drift` of the edge weights that did not flip;
    `flipped` the share of edges whose weights differ by more than a rounding error.
    """

    samples: int
    query: bool
    threads: int
    drift: float
    edge_drift: float
    flipped: float

    def __str__(self) -> str:
        asked = "query" if self.query else "no query"
        return (
            f"N {self.samples:5d}  {asked:8s}  {self.threads} threads  drift {self.drift:.1e}  "
            f"edges {self.edge_drift:.1e}  flipped {self.flipped:.1e}"
        )


def lengths(tau: int) -> tuple[int, ...]:
    """The lengths that are compared: the smallest, the border cases of the window, beyond the time embedding, and an hour."""
    return (1, 2, tau, 2 * tau + 1, 300, 2001, 7200)


def compare(
    file: Path,
    model: str,
    definition: Definition,
    samples: Sequence[int],
    threads: Sequence[int] = THREADS,
    regions: bool = False,
) -> tuple[Comparison, ...]:
    """Compare an exported scorer with its definition.

    Args:
        file: `scorer.onnx`.
        model: Its id.
        definition: What it must compute.
        samples: Lengths to try.
        threads: Thread counts to try.
        regions: Whether it reads regions.

    Raises:
        ParityError: If an output drifts by more than 1e-5.
    """
    sessions = {count: Session(file, model, DeviceChoice("cpu", "cpu", count)) for count in threads}
    results = []
    for n in samples:
        asked = example(n, definition.tau, definition.global_k, regions)
        for case in (replace(asked, tokens=None), asked):
            wanted = definition(case)
            for count, session in sessions.items():
                given = {name: value for name, value in feeds(case).items() if name in session.inputs}
                results.append(_compared(case, count, wanted, session.run(given)))
    if drifted := [result for result in results if max(result.drift, result.edge_drift) > TOLERANCE]:
        raise ParityError("\n".join(str(result) for result in drifted))
    return tuple(results)


def example(n: int, tau: int, global_k: int = 0, regions: bool = False) -> Case:
    """A made-up video with shots, as `concepts-v1` float32 [n, 197], and two query tokens float32 [2, 128]."""
    rng = np.random.default_rng(n)
    shots = np.cumsum(rng.random(n) < 0.08)
    rows = rng.standard_normal((n + 1, _SIZE))[shots] + 0.5 * rng.standard_normal((n, _SIZE))
    rows = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    anchors = rng.standard_normal((ANCHORS, _SIZE)).astype(np.float32)
    features = FrameFeatures(np.arange(n) / 2.0, np.arange(n, dtype=np.int64), rows, None, np.full(n, 0.5, np.float32))
    mean, deviation = np.zeros(ANCHORS, np.float32), np.full(ANCHORS, _SIZE**-0.5, np.float32)
    tokens = anchor_cosines(anchors[:2] + 0.5 * rows[:1], anchors)
    table = temporal_table(n, tau)
    if global_k:
        table = with_global(table, rows, global_k)
    seen = None
    if regions:
        seen = anchor_cosines(rows[:, None] + 0.2 * rng.standard_normal((n, REGIONS, _SIZE)).astype(np.float32), anchors)
    return Case(concepts_v1(features, anchors, mean, deviation), table, tokens, seen)


def feeds(case: Case) -> dict[str, NDArray[np.generic]]:
    """The inputs of a scorer by the contract."""
    query = np.zeros((1, ANCHORS), np.float32) if case.tokens is None else case.tokens
    given: dict[str, NDArray[np.generic]] = {
        "features": case.features,
        "neighbours": case.table.index,
        "direction": case.table.direction,
        "mask": case.table.mask,
        "query": query,
        "query_mask": np.full(len(query), case.tokens is not None),
    }
    if case.regions is not None:
        given["regions"] = case.regions
    return given


def _compared(
    case: Case, threads: int, wanted: Mapping[str, NDArray[np.float32]], got: Mapping[str, NDArray[np.generic]]
) -> Comparison:
    others = (name for name in wanted if name != "edge_weight")
    drift = max(float(np.abs(wanted[name] - np.asarray(got[name], np.float32)).max(initial=0.0)) for name in others)
    difference = np.abs(wanted["edge_weight"] - np.asarray(got["edge_weight"], np.float32)[:, case.table.mask])
    flipped = difference > _FLIP
    kept = difference[~flipped]
    edges = float(kept.max(initial=0.0))
    return Comparison(len(case.features), case.tokens is not None, threads, drift, edges, float(flipped.mean()))
