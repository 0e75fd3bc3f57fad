"""The linear scorer's parts against obvious loops, and how a sample's importance divides among concepts."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from vsum_desktop.core.features import ANCHORS, CONCEPTS_V1_SIZE, RELATIONAL_V1_SIZE
from vsum_desktop.core.graph import NeighbourTable, temporal_table, with_global
from vsum_desktop.core.linear_scorer import (
    ConceptWeights,
    concept_contributions,
    exact_readout,
    gaussian,
    other_part,
    propagate,
    similarity,
    window_mean,
)

WINDOWS = (1, 5, 9)
REACH = 2


def rows(count: int, size: int = CONCEPTS_V1_SIZE, seed: int = 0) -> NDArray[np.float32]:
    return np.random.default_rng(seed).standard_normal((count, size)).astype(np.float32)


def table(count: int) -> NeighbourTable:
    unit = rows(count, 8, 1)
    return with_global(temporal_table(count, REACH), unit / np.linalg.norm(unit, axis=1, keepdims=True), 3)


def weights(seed: int = 3, query: float = 1.0) -> ConceptWeights:
    rng, places = np.random.default_rng(seed), len(WINDOWS)
    relational = RELATIONAL_V1_SIZE - 8
    shapes = ((places, ANCHORS), (ANCHORS,), (places, relational), (places, 8))
    one, two, three, four = (rng.standard_normal(shape).astype(np.float32) for shape in shapes)
    return ConceptWeights(WINDOWS, one, two, three, query * four, REACH, 0.2, 1.5)


def loop(features: NDArray[np.float32], neighbours: NeighbourTable, known: ConceptWeights) -> NDArray[np.float64]:
    """The equation of the module, sample by sample."""
    n = len(features)
    anchors = features[:, :ANCHORS].astype(np.float64)
    centred = anchors - anchors.mean(axis=0)
    logits = np.zeros(n)
    for i in range(n):
        for place, width in enumerate(known.windows):
            near = features[max(0, i - width // 2) : i + width // 2 + 1].mean(axis=0, dtype=np.float64)
            whole = np.concatenate([known.anchors[place], known.relational[place], known.query[place]])
            logits[i] += near @ whole
        alike = []
        for j, filled in zip(neighbours.index[i], neighbours.mask[i], strict=True):
            if filled and abs(i - j) > known.reach:
                cosine = centred[i] @ centred[j] / np.linalg.norm(centred[i]) / np.linalg.norm(centred[j])
                alike.append((np.exp(cosine / known.temperature), anchors[j] @ known.propagated))
        if alike:
            logits[i] += sum(w * value for w, value in alike) / sum(w for w, _ in alike)
    reach = int(4 * known.smoothing + 0.5)
    smooth = np.empty(n)
    for i in range(n):
        near = range(max(0, i - reach), min(n, i + reach + 1))
        kernel = np.array([np.exp(-0.5 * ((i - j) / known.smoothing) ** 2) for j in near])
        smooth[i] = kernel @ logits[list(near)] / kernel.sum()
    return smooth


@pytest.mark.parametrize("count", [1, 2, 5, 6, 30])
def test_parts_add_up_to_the_equation(count: int) -> None:
    features, neighbours, known = rows(count), table(count), weights()
    parts = concept_contributions(features, neighbours, known)
    expected = loop(features, neighbours, known)
    found = parts.sum(axis=1) + other_part(features, known)
    np.testing.assert_allclose(found, expected - expected.mean(), atol=2e-4)
    np.testing.assert_allclose(parts.mean(axis=0), 0, atol=1e-5)


def test_similar_samples_are_those_beyond_the_window() -> None:
    features, neighbours = rows(30)[:, :ANCHORS], table(30)
    alike = similarity(features, neighbours, REACH, 0.2)
    near = np.abs(neighbours.index - np.arange(30)[:, None]) <= REACH
    assert (alike[near] == 0).all()
    np.testing.assert_allclose(alike.sum(axis=1), 1, atol=1e-5)
    assert (similarity(features[:4], temporal_table(4, REACH), REACH, 0.2) == 0).all()
    moved = propagate(np.ones((30, 2)), neighbours, alike)
    np.testing.assert_allclose(moved, 1, atol=1e-5)


def test_windows_and_smoothing_keep_a_constant() -> None:
    for count in (1, 3, 40):
        flat = np.full((count, 1), 0.3)
        np.testing.assert_allclose(window_mean(flat, 9), flat)
        np.testing.assert_allclose(gaussian(flat, 2.0), flat)


def test_without_a_query_its_weights_do_nothing() -> None:
    features = rows(20)
    features[:, -8:] = 0
    np.testing.assert_array_equal(other_part(features, weights()), other_part(features, weights(query=0.0)))


def test_the_product_tells_the_parts_as_they_are() -> None:
    features, neighbours, known = rows(30), table(30), weights()
    words = [f"word{k}" for k in range(ANCHORS)]
    readout = exact_readout(features, neighbours, known, words)
    parts = concept_contributions(features, neighbours, known)
    assert readout.fidelity == 1
    assert readout.trusted
    told = readout.of_samples(slice(4, 7), count=2)
    mean = parts[4:7].mean(axis=0)
    order = np.argsort(-np.abs(mean))[:2]
    assert [concept.word for concept in told] == [words[k] for k in order]
    assert np.sign([concept.share for concept in told]).tolist() == np.sign(mean[order]).tolist()
