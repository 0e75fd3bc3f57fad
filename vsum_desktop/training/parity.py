"""Does an exported scorer compute what its definition says? Compared over lengths, queries and threads; a drift is an error.

The definition is the PyTorch Geometric network on edges, run eagerly; the exported file runs on the neighbour table in ONNX
Runtime. Where a cosine lies within rounding of a threshold the two may open a gate differently (a flipped edge); flips are
counted and named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from vsum_desktop.core.features import ANCHORS, FrameFeatures, anchor_cosines, concepts_v1
from vsum_desktop.core.graph import NeighbourTable, table_to_edges, temporal_table
from vsum_desktop.inference.providers import DeviceChoice
from vsum_desktop.inference.sessions import Session
from vsum_desktop.training.nets.lgrln import Lgrln, combine

TOLERANCE = 1e-5
THREADS = (1, 2)
_FLIP = 1e-3
_SIZE = 64


class ParityError(Exception):
    """The exported file differs from its definition."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One case: N samples, with or without a query, on so many threads.

    `drift` is the largest difference of importance, `edge_drift` of the edge weights that did not flip; `flipped` the share of
    edges whose weights differ by more than a rounding error.
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
    file: Path, model: str, members: Sequence[Lgrln], samples: Sequence[int], threads: Sequence[int] = THREADS
) -> tuple[Comparison, ...]:
    """Compare an exported scorer with its definition.

    Args:
        file: `scorer.onnx`.
        model: Its id.
        members: The networks of the ensemble, in evaluation mode.
        samples: Lengths to try.
        threads: Thread counts to try.

    Raises:
        ParityError: If importance or an edge weight drifts by more than 1e-5.
    """
    sessions = {count: Session(file, model, DeviceChoice("cpu", "cpu", count)) for count in threads}
    results = []
    for n in samples:
        features, tokens = example(n)
        table = temporal_table(n, members[0].config.tau)
        for query in (None, tokens):
            importance, edges = _defined(members, features, table, query)
            for count, session in sessions.items():
                got = session.run(feeds(features, table, query))
                results.append(_compared(n, query is not None, count, importance, edges, got, table))
    if drifted := [result for result in results if max(result.drift, result.edge_drift) > TOLERANCE]:
        raise ParityError("\n".join(str(result) for result in drifted))
    return tuple(results)


def example(n: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """A made-up video with shots: its `concepts-v1` matrix float32 [n, 197] and two query tokens float32 [2, 128]."""
    rng = np.random.default_rng(n)
    shots = np.cumsum(rng.random(n) < 0.08)
    rows = rng.standard_normal((n + 1, _SIZE))[shots] + 0.5 * rng.standard_normal((n, _SIZE))
    rows = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    anchors = rng.standard_normal((ANCHORS, _SIZE)).astype(np.float32)
    features = FrameFeatures(np.arange(n) / 2.0, np.arange(n, dtype=np.int64), rows, None, np.full(n, 0.5, np.float32))
    mean, deviation = np.zeros(ANCHORS, np.float32), np.full(ANCHORS, _SIZE**-0.5, np.float32)
    return concepts_v1(features, anchors, mean, deviation), anchor_cosines(anchors[:2] + 0.5 * rows[:1], anchors)


def feeds(
    features: NDArray[np.float32], table: NeighbourTable, tokens: NDArray[np.float32] | None
) -> dict[str, NDArray[np.generic]]:
    """The inputs of a scorer by the contract."""
    query = np.zeros((1, ANCHORS), np.float32) if tokens is None else tokens
    return {
        "features": features,
        "neighbours": table.index,
        "direction": table.direction,
        "mask": table.mask,
        "query": query,
        "query_mask": np.full(len(query), tokens is not None),
    }


def _defined(
    members: Sequence[Lgrln], features: NDArray[np.float32], table: NeighbourTable, tokens: NDArray[np.float32] | None
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Importance float32 [N] and edge weights float32 [3, M] by the definition."""
    index, direction = table_to_edges(table)
    given = feeds(features, table, tokens)
    arguments = [
        torch.from_numpy(np.array(value)) for value in (features, index, direction, given["query"], given["query_mask"])
    ]
    with torch.no_grad():
        outputs: list[tuple[Tensor, Tensor]] = [member(*arguments) for member in members]
        importance = combine([logits for logits, _ in outputs], members[0].config.gain)
        edges = torch.stack([drawn for _, drawn in outputs]).mean(dim=0)
    return importance.numpy(), edges.numpy()


def _compared(
    n: int,
    query: bool,
    threads: int,
    importance: NDArray[np.float32],
    edges: NDArray[np.float32],
    got: dict[str, NDArray[np.generic]],
    table: NeighbourTable,
) -> Comparison:
    drift = float(np.abs(importance - np.asarray(got["importance"], np.float32)).max())
    difference = np.abs(edges - np.asarray(got["edge_weight"], np.float32)[:, table.mask])
    flipped = difference > _FLIP
    kept = difference[~flipped]
    return Comparison(n, query, threads, drift, float(kept.max(initial=0.0)), float(flipped.mean()))
