"""What the graph view shows of a scorer's edges: the strongest, those of one sample, how strong all are, and their matrix.

All functions are pure and vectorised over the neighbour table, so that ten hours of samples (72,000 rows) take milliseconds to
a few tenths of a second; nothing here grows with N².
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.graph import KINDS, EdgeKind, NeighbourTable, edge_kinds, temporal_table, with_global
from vsum_desktop.core.reasons import UNLIKE
from vsum_desktop.core.video import frozen

LIMIT = 500  # arcs drawn at most: more is not a picture any more
BINS = 100  # of the histogram of weights, over [0, 1]

Towards = Literal["from", "to", "both"]

_NUMBERED = re.compile(r"(?P<stem>.*?)[\s_-]*(?P<number>\d+)")


@dataclass(frozen=True, slots=True, eq=False)
class Arcs:
    """M directed edges between different samples.

    Attributes:
        source: int64 [M], samples that say something.
        target: int64 [M], samples that hear it.
        weight: float32 [M], > 0.
        kind: uint8 [M], places in `KINDS`.
    """

    source: NDArray[np.int64]
    target: NDArray[np.int64]
    weight: NDArray[np.float32]
    kind: NDArray[np.uint8]

    def __post_init__(self) -> None:
        for array in (self.source, self.target, self.weight, self.kind):
            frozen(array)

    def __len__(self) -> int:
        return len(self.source)

    def where(self, mask: NDArray[np.bool_]) -> Arcs:
        """Those of the M edges that a bool [M] picks."""
        return Arcs(self.source[mask], self.target[mask], self.weight[mask], self.kind[mask])

    def kind_name(self, number: int) -> EdgeKind:
        """The kind of one edge."""
        return KINDS[int(self.kind[number])]


NO_ARCS = Arcs(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.float32), np.zeros(0, np.uint8))


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One sample that another is joined to: `towards` says whether the edge comes from it, goes to it, or both do."""

    sample: int
    weight: float
    kind: EdgeKind
    towards: Towards


@dataclass(frozen=True, slots=True)
class GraphSet:
    """One graph of a scorer, or a numbered series of graphs (the steps of a refinement), of which one is shown at a time.

    `members` are places in the scorer's list of graphs; more than one is a series in order of its numbers.
    """

    name: str
    members: tuple[int, ...]
    numbers: tuple[int, ...] = ()

    @property
    def is_series(self) -> bool:
        """Whether there are steps to choose from."""
        return len(self.members) > 1


def graph_sets(names: Sequence[str]) -> tuple[GraphSet, ...]:
    """The graphs as they are offered: names that differ only in a number at their end are one series.

    `("forward", "backward")` gives two sets, `("step 0", "step 1", "step 2")` one series called `step`.
    """
    stems: dict[str, list[tuple[int, int]]] = {}
    order: list[tuple[str, int]] = []
    for place, name in enumerate(names):
        found = _NUMBERED.fullmatch(name)
        stem = found["stem"].strip() if found else name
        if found:
            stems.setdefault(stem, []).append((int(found["number"]), place))
        order.append((stem, place))
    sets: list[GraphSet] = []
    done: set[str] = set()
    for stem, place in order:
        steps = sorted(stems.get(stem, ()))
        if len(steps) < 2 or place not in {member for _, member in steps}:
            sets.append(GraphSet(names[place], (place,)))
        elif stem not in done:
            done.add(stem)
            sets.append(GraphSet(stem or "step", tuple(member for _, member in steps), tuple(number for number, _ in steps)))
    return tuple(sets)


def combined(edge_weight: NDArray[np.float32], graphs: Collection[int]) -> NDArray[np.float32]:
    """The strongest of the chosen graphs at each place; zero everywhere if none is chosen.

    Args:
        edge_weight: float32 [G, N, W].
        graphs: Places in G.

    Returns:
        float32 [N, W].
    """
    chosen = sorted(graphs)
    if not chosen:
        return np.zeros(edge_weight.shape[1:], np.float32)
    weight: NDArray[np.float32] = edge_weight[chosen[0]]
    for graph in chosen[1:]:
        weight = np.maximum(weight, edge_weight[graph])
    return weight


def strongest(
    table: NeighbourTable,
    weight: NDArray[np.float32],
    limit: int = LIMIT,
    *,
    kinds: Collection[EdgeKind] = KINDS,
    tau: int | None = None,
    relevance: NDArray[np.float32] | None = None,
) -> Arcs:
    """The strongest directed edges between different samples, in falling order of weight; ties by target, then by place.

    Each kind has an equal share of the limit (what one does not use goes to the others), because neighbours in time are nearly
    always stronger than anything far apart and would leave no room for it. Opposite edges are two. Edges of weight 0 or less
    are none. Kinds are those of `graph.edge_kinds`: `query` if both samples have a relevance of at least `RELATED`, else
    `temporal` within τ, else `visual`.

    Args:
        table: The neighbours, [N, W].
        weight: float32 [N, W].
        limit: Most edges returned.
        kinds: Only edges of these.
        tau: Reach of the temporal window; None: every edge is temporal.
        relevance: float32 [N] in [0, 1], or None without a query.
    """
    target, place, value, kind = _edges(table, weight, kinds, tau, relevance)
    if len(value) > limit:
        there = np.bincount(kind, minlength=len(KINDS)).tolist()
        kept = [
            members[_largest(value[members], share)]
            for number, share in enumerate(_shares(there, limit))
            for members in (np.flatnonzero(kind == number),)
        ]
        chosen = np.sort(np.concatenate(kept))
        target, place, value, kind = target[chosen], place[chosen], value[chosen], kind[chosen]
    order = np.argsort(-value, kind="stable")
    target, place = target[order], place[order]
    return Arcs(table.index[target, place], target, value[order], kind[order])


def _shares(there: list[int], limit: int) -> list[int]:
    """How many of each kind are kept: equal shares of the limit, what a kind lacks divided among the rest, the first first."""
    shares = [0] * len(there)
    left = limit
    while left and (open_ := [kind for kind, number in enumerate(there) if shares[kind] < number]):
        each = max(1, left // len(open_))
        for kind in open_:
            more = min(each, there[kind] - shares[kind], left)
            shares[kind] += more
            left -= more
    return shares


def _largest(value: NDArray[np.float32], number: int) -> NDArray[np.int64]:
    """Places of the largest values, ties to the earlier place; in no order."""
    if number >= len(value):
        return np.arange(len(value))
    if number == 0:
        return np.zeros(0, np.int64)
    bound = np.partition(value, len(value) - number)[len(value) - number]
    clear = np.flatnonzero(value > bound)
    return np.concatenate((clear, np.flatnonzero(value == bound)[: number - len(clear)]))


def look_alikes(
    embeddings: NDArray[np.float32],
    keyframes: NDArray[np.int64],
    *,
    relevance: NDArray[np.float32] | None = None,
    each: int = 3,
    floor: float = UNLIKE,
) -> Arcs:
    """Shots that look alike: for each keyframe the edges to the `each` most similar other ones by cosine, from `floor` on.

    Similarity has no direction: every pair is there once, from the earlier sample to the later one. Works in row blocks.

    Args:
        embeddings: float32 [N, E], unit rows.
        keyframes: int64 [S], samples; one that stands for two shots counts once.
        relevance: float32 [N] in [0, 1], or None without a query.
        each: Edges per keyframe.
        floor: Cosine under which two pictures are called unlike.
    """
    samples = np.unique(keyframes)
    keys = embeddings[samples]
    table = with_global(temporal_table(len(samples), 0), keys, each)
    row, place = np.nonzero(table.mask & (table.direction != 0))
    other = table.index[row, place]
    pairs = np.unique(np.stack((np.minimum(row, other), np.maximum(row, other)), axis=1), axis=0)
    cosine = np.clip(np.einsum("me,me->m", keys[pairs[:, 0]], keys[pairs[:, 1]]), 0.0, 1.0).astype(np.float32)
    return _alike(samples[pairs[:, 0]], samples[pairs[:, 1]], cosine, relevance, floor)


def look_alikes_of(
    embeddings: NDArray[np.float32],
    keyframes: NDArray[np.int64],
    sample: int,
    own: int,
    *,
    relevance: NDArray[np.float32] | None = None,
    number: int = 6,
    floor: float = UNLIKE,
) -> Arcs:
    """The keyframes of other shots that look most like one sample, in falling order; `own` is its own shot's keyframe."""
    samples = np.unique(keyframes[(keyframes != own) & (keyframes != sample)])
    cosine = np.clip(embeddings[samples] @ embeddings[sample], 0.0, 1.0).astype(np.float32)
    best = np.argsort(-cosine, kind="stable")[:number]
    other = samples[best]
    return _alike(np.minimum(other, sample), np.maximum(other, sample), cosine[best], relevance, floor)


def _alike(
    source: NDArray[np.int64],
    target: NDArray[np.int64],
    cosine: NDArray[np.float32],
    relevance: NDArray[np.float32] | None,
    floor: float,
) -> Arcs:
    kept = cosine >= floor
    source, target, cosine = source[kept], target[kept], cosine[kept]
    order = np.argsort(-cosine, kind="stable")
    return Arcs(source[order], target[order], cosine[order], edge_kinds(source[order], target[order], 0, relevance))


def joined(first: Arcs, second: Arcs, limit: int = LIMIT) -> Arcs:
    """Both, the strongest first; of more than `limit` the weakest of `first` are left out before any of `second`."""
    second = second.where(np.arange(len(second)) < limit)
    first = first.where(np.arange(len(first)) < limit - len(second))
    fields = [np.concatenate((getattr(first, name), getattr(second, name))) for name in Arcs.__slots__]
    order = np.argsort(-fields[2], kind="stable")
    return Arcs(*(field[order] for field in fields))


def of_sample(
    table: NeighbourTable,
    weight: NDArray[np.float32],
    sample: int,
    *,
    tau: int | None = None,
    relevance: NDArray[np.float32] | None = None,
) -> Arcs:
    """All edges into and out of one sample, in falling order of weight; the arguments are those of `strongest`."""
    inwards = np.flatnonzero(table.mask[sample] & (table.direction[sample] != 0) & (weight[sample] > 0))
    far, place = np.nonzero((table.index == sample) & table.mask & (table.direction != 0) & (weight > 0))
    source = np.concatenate((table.index[sample, inwards], np.full(len(far), sample, dtype=np.int64)))
    target = np.concatenate((np.full(len(inwards), sample, dtype=np.int64), far))
    value = np.concatenate((weight[sample, inwards], weight[far, place]))
    order = np.argsort(-value, kind="stable")
    source, target = source[order], target[order]
    return Arcs(source, target, value[order], edge_kinds(source, target, tau, relevance))


def neighbours(arcs: Arcs, sample: int, limit: int = 24) -> tuple[Neighbour, ...]:
    """The samples that `sample` is joined to, the strongest edge first; `arcs` are those of `of_sample`, or any others."""
    found: dict[int, Neighbour] = {}
    for number in np.flatnonzero((arcs.source == sample) | (arcs.target == sample)).tolist():
        inwards = int(arcs.target[number]) == sample
        other = int(arcs.source[number] if inwards else arcs.target[number])
        towards: Towards = "from" if inwards else "to"
        before = found.get(other)
        if before is None:
            found[other] = Neighbour(other, float(arcs.weight[number]), arcs.kind_name(number), towards)
        elif before.towards != towards:
            found[other] = Neighbour(other, max(before.weight, float(arcs.weight[number])), before.kind, "both")
    return tuple(sorted(found.values(), key=lambda one: (-one.weight, one.sample)))[:limit]


def weight_histogram(
    table: NeighbourTable,
    weight: NDArray[np.float32],
    bins: int = BINS,
    *,
    kinds: Collection[EdgeKind] = KINDS,
    tau: int | None = None,
    relevance: NDArray[np.float32] | None = None,
) -> NDArray[np.int64]:
    """How many directed edges have which weight: int64 [bins] over [0, 1]; bin k holds k/bins ≤ weight < (k+1)/bins.

    A weight of 1 or more is in the last bin. The other arguments are those of `strongest`.
    """
    _, _, value, _ = _edges(table, weight, kinds, tau, relevance)
    return frozen(_bins(value, bins))


def counted(counts: NDArray[np.int64], more: Arcs) -> NDArray[np.int64]:
    """A histogram of `weight_histogram` with further edges counted in."""
    return frozen(counts + _bins(more.weight, len(counts)))


def _bins(value: NDArray[np.float32], bins: int) -> NDArray[np.int64]:
    return np.bincount(np.clip((value * bins).astype(np.int64), 0, bins - 1), minlength=bins)


def adjacency(
    table: NeighbourTable, weight: NDArray[np.float32], first: int, stop: int, cells: int, more: Arcs | None = None
) -> tuple[NDArray[np.float32], int]:
    """The graph among the samples [first, stop), with `more` edges, as a square picture of at most `cells` cells a side.

    Returns:
        float32 [C, C], the strongest edge of each block of samples: row the target, column the source; and the samples per
        cell.
    """
    length = max(1, stop - first)
    block = -(-length // max(1, cells))
    side = -(-length // block)
    picture = np.zeros(side * side, np.float32)
    rows = slice(first, stop)
    index, inner = table.index[rows], weight[rows]
    used = table.mask[rows] & (table.direction[rows] != 0) & (inner > 0) & (index >= first) & (index < stop)
    target, place = np.nonzero(used)
    cell = target // block * side + (index[target, place] - first) // block
    value = inner[target, place]
    if more is not None:
        inside = more.where((np.minimum(more.source, more.target) >= first) & (np.maximum(more.source, more.target) < stop))
        cell = np.concatenate((cell, (inside.target - first) // block * side + (inside.source - first) // block))
        value = np.concatenate((value, inside.weight))
    np.maximum.at(picture, cell, value)
    return frozen(picture.reshape(side, side)), block


def _edges(
    table: NeighbourTable,
    weight: NDArray[np.float32],
    kinds: Collection[EdgeKind],
    tau: int | None,
    relevance: NDArray[np.float32] | None,
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32], NDArray[np.uint8]]:
    """Target, place, weight and kind of all edges between different samples of some kinds, by target and then by place."""
    target, place = np.nonzero(table.mask & (table.direction != 0) & (weight > 0))
    value = weight[target, place]
    kind = edge_kinds(table.index[target, place], target, tau, relevance)
    if set(kinds) == set(KINDS):
        return target, place, value, kind
    wanted = np.isin(kind, [KINDS.index(one) for one in kinds])
    return target[wanted], place[wanted], value[wanted], kind[wanted]
