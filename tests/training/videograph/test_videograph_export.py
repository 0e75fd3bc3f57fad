"""VideoGraph as a model folder: parity, contract, and the shipped one in the product."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import pytest
import torch

from vsum_desktop.inference.graph_scorer import GraphScorer
from vsum_desktop.inference.manifests import read_anchors, read_manifest
from vsum_desktop.inference.providers import choose
from vsum_desktop.training import parity
from vsum_desktop.training.checkpoints import Checkpoint
from vsum_desktop.training.export import export_scorer
from vsum_desktop.training.nets.videograph_table import VideoGraphTable
from vsum_desktop.training.scorers.videograph import VideoGraphDefinition, VideoGraphRecipe, table_network
from vsum_desktop.training.views import Statistics

MODELS = Path(__file__).resolve().parents[3] / "models"


@pytest.fixture(scope="module")
def checkpoints(small: VideoGraphRecipe, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder, paths = tmp_path_factory.mktemp("checkpoints"), []
    known = Statistics(np.zeros(128, np.float32), np.ones(128, np.float32))
    for seed in (0,):
        torch.manual_seed(seed)
        paths.append(folder / f"full-seed{seed}.pt")
        state = VideoGraphTable(small.network).state_dict()
        Checkpoint("videograph", small, state, known, ("tvsum/video_1",), (), seed, -1).save(paths[-1])
    return paths


@pytest.fixture(scope="module")
def exported(checkpoints: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export") / "videograph"
    lines: list[str] = []
    export_scorer("videograph", checkpoints, [], folder, lines.append, (1, 2, 60))
    assert len(lines) == 3 * 2 * 2
    return folder


def test_the_folder_is_a_model(exported: Path) -> None:
    spec = read_manifest(exported)
    assert spec.id == "videograph"
    assert spec.needs_regions
    assert spec.edge_graphs == ("A0", "A1")
    assert (spec.neighbours.tau, spec.neighbours.global_k) == (2, 3)
    assert len(read_anchors(spec).words) == 128
    assert {path.name for path in exported.iterdir()} == {*spec.files, "manifest.json"}
    assert "$" not in (exported / "MODEL_CARD.md").read_text()
    kinds = {node.op_type for node in onnx.load(exported / "scorer.onnx").graph.node}
    assert not kinds & {"ScatterElements", "ScatterND", "NonZero", "Loop", "If", "Scan"}


def test_the_contract_is_kept(exported: Path) -> None:
    scorer = GraphScorer(read_manifest(exported), choose("cpu"))
    case = parity.example(30, 2, 3, True)
    output = scorer.score(case.features, case.table, query=case.tokens, regions=case.regions)
    assert output.edge_weight.shape == (2, 30, 8)
    assert not output.edge_weight[:, ~case.table.mask].any()
    assert output.region_weight is not None
    np.testing.assert_allclose(output.region_weight.sum(axis=1), 1, atol=1e-4)
    assert output.word_weight is not None
    assert output.word_weight.shape == (30, 2)
    plain = scorer.score(case.features, case.table, regions=case.regions)
    assert plain.word_weight is None
    assert not np.array_equal(plain.importance, output.importance)


def test_a_drift_is_an_error(exported: Path, checkpoints: list[Path]) -> None:
    loaded = [Checkpoint.load(path) for path in checkpoints]
    members = [table_network(one.recipe, one.state) for one in loaded]
    with torch.no_grad():
        members[0].frame.weight += 0.05
    with pytest.raises(parity.ParityError, match="drift"):
        parity.compare(exported / "scorer.onnx", "videograph", VideoGraphDefinition(members), (30,), (1,), regions=True)


@pytest.mark.parametrize("n", [1, 2, 8, 300])
def test_the_shipped_model_scores_any_length(n: int) -> None:
    scorer = GraphScorer(read_manifest(MODELS / "videograph"), choose("cpu"))
    rule = scorer.spec.neighbours
    case = parity.example(n, rule.tau, rule.global_k, True)
    for query in (None, case.tokens):
        output = scorer.score(case.features, case.table, query=query, regions=case.regions)
        assert output.importance.shape == (n,)
        assert 0 <= output.importance.min() <= output.importance.max() <= 1


def test_the_shipped_model_says_what_it_is() -> None:
    spec = read_manifest(MODELS / "videograph")
    assert spec.metrics["evaluations"]
    assert len(spec.edge_graphs) == 6
    card = (MODELS / "videograph" / "MODEL_CARD.md").read_text()
    assert "re-implementation" in card
    assert "position τ" in card
    assert "research" in spec.licence.weights
