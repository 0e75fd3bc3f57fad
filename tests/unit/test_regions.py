"""A scorer that reads regions, in the product."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.films import FILM
from tests.media_factory import MediaFactory
from vsum_desktop.core.errors import IncompatibleModelError
from vsum_desktop.core.jobs import JobContext
from vsum_desktop.core.specs import check_compatible
from vsum_desktop.pipeline.analyze import Analysis, AnalyzeRequest, analyze, rescore
from vsum_desktop.pipeline.messages import sentence
from vsum_desktop.pipeline.services import DEFAULT_ENCODER, Services

SCORER = "videograph"


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Services:
    return Services.create(device="cpu", cache_dir=tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="module")
def film(media_factory: MediaFactory) -> Path:
    return media_factory(FILM)


@pytest.fixture(scope="module")
def analysis(film: Path, services: Services) -> Analysis:
    return analyze(AnalyzeRequest(film, scorer=SCORER), services, JobContext())


def test_regions_and_all_graphs_reach_the_analysis(analysis: Analysis) -> None:
    scored, count = analysis.scored, len(analysis.features)
    assert scored.graphs == ("A0", "A1", "A2", "A3", "A4", "A5")
    assert scored.edge_weight.shape == (6, *scored.table.mask.shape)
    assert scored.region_weight is not None
    assert scored.region_weight.shape == (count, 16)
    np.testing.assert_allclose(scored.region_weight.sum(axis=1), 1, atol=1e-4)
    assert scored.word_weight is None
    assert {edge.kind for edge in scored.edges} == {"temporal", "visual"}
    assert np.ptp(analysis.importance) > 0.3


def test_a_query_is_weighed_token_by_token(analysis: Analysis, services: Services) -> None:
    asked = rescore(analysis, services, JobContext(), query="a dog")
    assert asked.scored.word_weight is not None
    assert asked.scored.word_weight.shape == (len(analysis.features), 1)
    assert not np.array_equal(asked.importance, analysis.importance)


def test_an_encoder_without_regions_is_refused_in_one_sentence(services: Services) -> None:
    encoder = replace(services.encoder(DEFAULT_ENCODER).spec, regions=0)
    with pytest.raises(IncompatibleModelError) as caught:
        check_compatible(encoder, services.graph_scorer(SCORER).spec)
    said = sentence(caught.value)
    assert "regions" in said
    assert SCORER in said
    assert DEFAULT_ENCODER in said
