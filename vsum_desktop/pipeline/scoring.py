"""Running a scorer on frame features: building its inputs, and naming the strongest of its edges."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.attribution import ConceptReadout, read_out
from vsum_desktop.core.builtin import BUILT_IN, BuiltIn
from vsum_desktop.core.features import FrameFeatures, anchor_cosines, concepts_v1, relational_v1
from vsum_desktop.core.graph import Edge, NeighbourTable, strongest_edges, temporal_table, with_global
from vsum_desktop.core.jobs import CancelToken
from vsum_desktop.core.linear_scorer import exact_readout
from vsum_desktop.core.relational import BLOCK
from vsum_desktop.core.relevance import Relevance
from vsum_desktop.core.specs import ScorerSpec
from vsum_desktop.inference.graph_scorer import GraphScorer
from vsum_desktop.pipeline.services import AnchorEmbeddings, Encoder, Services

EDGES = 500
_MOST_EXACT = 20_000  # samples: the parts of 128 concepts are as many numbers each
# The neighbours that the graph of a built-in scorer shows: it has no window of its own.
_SHOWN_TAU = 3
_SHOWN_GLOBAL = 4
_SHOWN_GLOBAL_UP_TO = 6000  # samples; beyond, comparing every pair takes longer than anybody waits to see a graph


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """A query as the encoder reads it, float32 [E], and what it finds in the video."""

    embedding: NDArray[np.float32]
    relevance: Relevance


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """What a scorer says of N samples.

    Attributes:
        scorer: Its id.
        title: Its name for people.
        sha256: Checksum of its manifest, None for a built-in one.
        importance: float32 [N] in [0, 1].
        table: The neighbours that it looked at, [N, W].
        edge_weight: float32 [G, N, W], one slice for each of `graphs`.
        graphs: Names of the G graphs.
        edges: The strongest of all edges.
        tau: Reach of the temporal window in samples; edges beyond it are visual. None: every edge is temporal.
        region_weight: float32 [N, R], how much each region of a sample counted; None if the scorer does not say.
        word_weight: float32 [N, L], how much each token of the query counted; None without a query or if it does not say.
        concepts: Which anchor words go with the importance; None for a scorer that reads none.
    """

    scorer: str
    title: str
    sha256: str | None
    importance: NDArray[np.float32]
    table: NeighbourTable
    edge_weight: NDArray[np.float32]
    graphs: tuple[str, ...]
    edges: tuple[Edge, ...]
    tau: int | None = None
    region_weight: NDArray[np.float32] | None = None
    word_weight: NDArray[np.float32] | None = None
    concepts: ConceptReadout | None = None


def score(
    features: FrameFeatures,
    encoder: Encoder,
    scorer: str,
    asked: Asked | None,
    services: Services,
    cancel: CancelToken | None = None,
) -> Scored:
    """Run `scorer` on the features; `asked` is None without a query.

    Raises:
        ModelError: If the scorer is missing, does not fit or fails.
        Cancelled: If the token is set.
    """
    if scorer in BUILT_IN:
        return _built_in(features, BUILT_IN[scorer], asked, cancel)
    return _graph(features, encoder, services.graph_scorer(scorer), asked, services, cancel)


def _built_in(features: FrameFeatures, scorer: BuiltIn, asked: Asked | None, cancel: CancelToken | None) -> Scored:
    embeddings = features.embeddings
    far = _SHOWN_GLOBAL if len(features) <= _SHOWN_GLOBAL_UP_TO else 0
    table = with_global(temporal_table(len(features), _SHOWN_TAU), embeddings, far)
    cosines = np.einsum("ne,nwe->nw", embeddings, embeddings[table.index], dtype=np.float32)
    weight = np.where(table.mask, np.clip(cosines, 0.0, 1.0), 0.0).astype(np.float32)[None]
    edges = _strongest(table, weight[0], _SHOWN_TAU, asked)
    importance = scorer.score(features, cancel)
    return Scored(scorer.id, scorer.title, None, importance, table, weight, ("similarity",), edges, _SHOWN_TAU)


def _graph(
    features: FrameFeatures,
    encoder: Encoder,
    model: GraphScorer,
    asked: Asked | None,
    services: Services,
    cancel: CancelToken | None,
) -> Scored:
    spec = model.spec
    query = asked.embedding if asked is not None else None
    table = temporal_table(len(features), spec.neighbours.tau)
    if spec.neighbours.global_k:
        table = with_global(table, features.embeddings, spec.neighbours.global_k)
    anchors = encoder.anchors(services.registry.anchors(spec.id)) if spec.anchors is not None else None
    inputs = _inputs(spec, features, anchors, query)
    tokens = anchor_cosines(query[None], anchors.embeddings) if query is not None and anchors is not None else None
    regions = None
    if spec.needs_regions and features.regions is not None and anchors is not None:
        blocks = (features.regions[start : start + BLOCK] for start in range(0, len(features), BLOCK))
        regions = np.concatenate([anchor_cosines(np.asarray(block, np.float32), anchors.embeddings) for block in blocks])
    output = model.score(inputs, table, query=tokens, regions=regions, cancel=cancel)
    edges = _strongest(table, output.edge_weight.max(axis=0), spec.neighbours.tau, asked)
    readout = _concepts(services, spec, inputs, table, output.importance, anchors) if anchors is not None else None
    return Scored(
        spec.id, spec.title, spec.manifest_sha256, output.importance, table, output.edge_weight, spec.edge_graphs, edges,
        spec.neighbours.tau, output.region_weight, output.word_weight, readout,
    )  # fmt: skip


def _concepts(
    services: Services,
    spec: ScorerSpec,
    inputs: NDArray[np.float32],
    table: NeighbourTable,
    importance: NDArray[np.float32],
    anchors: AnchorEmbeddings,
) -> ConceptReadout:
    """Which concepts go with the importance: exactly for a linear scorer, approached for any other and for very long videos."""
    weights = services.concept_weights(spec.id) if len(inputs) <= _MOST_EXACT else None
    if weights is not None:
        return exact_readout(inputs, table, weights, anchors.words)
    return read_out(inputs[:, : len(anchors.words)], importance, anchors.words)


def _strongest(table: NeighbourTable, weight: NDArray[np.float32], tau: int, asked: Asked | None) -> tuple[Edge, ...]:
    relevance = asked.relevance.values if asked is not None else None
    return strongest_edges(table, weight, EDGES, tau=tau, relevance=relevance)


def _inputs(
    spec: ScorerSpec, features: FrameFeatures, anchors: AnchorEmbeddings | None, query: NDArray[np.float32] | None
) -> NDArray[np.float32]:
    """The scorer's input, float32 [N, D]."""
    if spec.features == "relational-v1" or anchors is None:
        return relational_v1(features, query)
    return concepts_v1(features, anchors.embeddings, anchors.mean, anchors.deviation, query)
