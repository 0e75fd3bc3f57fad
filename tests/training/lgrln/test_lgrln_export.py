"""Export, parity, the model folder, the commands, and the shipped model."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import pytest
import torch
from numpy.typing import NDArray

from vsum_desktop.inference.graph_scorer import GraphScorer
from vsum_desktop.inference.manifests import read_anchors, read_manifest
from vsum_desktop.inference.providers import choose
from vsum_desktop.inference.sessions import Session
from vsum_desktop.training import parity
from vsum_desktop.training.checkpoints import Checkpoint
from vsum_desktop.training.datasets import Collection
from vsum_desktop.training.export import ExportError, export_scorer
from vsum_desktop.training.main import main
from vsum_desktop.training.material import anchor_embeddings
from vsum_desktop.training.nets.lgrln_table import LgrlnTable
from vsum_desktop.training.scorers.lgrln import LgrlnDefinition, LgrlnRecipe, defined, network, trimmed
from vsum_desktop.training.views import Statistics

MODELS = Path(__file__).resolve().parents[3] / "models"


@pytest.fixture(scope="module")
def checkpoint(small: LgrlnRecipe) -> Checkpoint:
    torch.manual_seed(0)
    made = LgrlnTable(small.network)
    with torch.no_grad():
        made.time[:9].normal_()
    zeros = np.zeros(128, np.float32)
    return Checkpoint("lgrln", small, made.state_dict(), Statistics(zeros, zeros + 1), ("tvsum/video_1",), (), 0, -1)


@pytest.fixture(scope="module")
def exported(checkpoint: Checkpoint, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export")
    checkpoint.save(folder / "full-seed0.pt")
    lines: list[str] = []
    export_scorer("lgrln", [folder / "full-seed0.pt"], [], folder / "lgrln", lines.append, (1, 2, 5, 300))
    assert parity.lengths(5) == (1, 2, 5, 11, 300, 2001, 7200)
    assert len(lines) == 4 * 2 * 2
    assert all("flipped" in line for line in lines)
    return folder / "lgrln"


def test_the_folder_is_a_model(exported: Path) -> None:
    spec = read_manifest(exported)
    assert spec.id == "lgrln"
    assert spec.features == "concepts-v1"
    assert spec.feature_size == 197
    assert spec.edge_graphs == ("forward", "backward", "undirected")
    assert len(read_anchors(spec).words) == 128
    assert {path.name for path in exported.iterdir()} == {*spec.files, "manifest.json"}
    assert "$" not in (exported / "MODEL_CARD.md").read_text()


def test_the_graph_is_safe(exported: Path) -> None:
    model = onnx.load(exported / "scorer.onnx")
    kinds = {node.op_type for node in model.graph.node}
    assert not kinds & {"ScatterElements", "ScatterND", "NonZero", "Loop", "If", "Scan"}
    assert [entry.version for entry in model.opset_import if entry.domain == ""] == [18]
    assert {entry.key: entry.value for entry in model.metadata_props}["tau"] == "2"


def test_a_query_changes_the_scores_and_none_is_the_bypass(exported: Path) -> None:
    scorer = GraphScorer(read_manifest(exported), choose("cpu"))
    case = parity.example(60, 2)
    without = scorer.score(case.features, case.table)
    asked = scorer.score(case.features, case.table, query=case.tokens)
    assert without.edge_weight.shape == (3, 60, 5)
    assert not np.array_equal(without.importance, asked.importance)
    noise = {**parity.feeds(replace(case, tokens=None)), "query": np.random.default_rng(0).random((1, 128), np.float32)}
    np.testing.assert_array_equal(
        Session(exported / "scorer.onnx", "lgrln", choose("cpu")).run(noise)["importance"], without.importance
    )


def test_a_drift_is_an_error(exported: Path, checkpoint: Checkpoint) -> None:
    other = defined(checkpoint.recipe, checkpoint.state)
    with torch.no_grad():
        other.input.weight += 0.01
    with pytest.raises(parity.ParityError, match="drift"):
        parity.compare(exported / "scorer.onnx", "lgrln", LgrlnDefinition([other]), (30,), (1,))


def test_a_network_that_saw_held_out_videos_is_refused(checkpoint: Checkpoint, tmp_path: Path) -> None:
    replace(checkpoint, train=("summe/video_25",)).save(tmp_path / "full-seed0.pt")
    with pytest.raises(ExportError, match="video_25"):
        export_scorer("lgrln", [tmp_path / "full-seed0.pt"], [], tmp_path / "out")
    with pytest.raises(ExportError):
        export_scorer("lgrln", [], [], tmp_path / "out")


def test_an_export_without_checkpoints_blames_the_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder, words in ((tmp_path / "nowhere", "there is no folder"), (tmp_path, "no checkpoints")):
        assert main(["export", "--scorer", "lgrln", "--checkpoints", str(folder), "--out", str(tmp_path / "out")]) == 1
        said = capsys.readouterr().err
        assert said.startswith(f"vsum-train: {words}")
        assert said.rstrip().endswith(str(folder))


def test_a_checkpoint_of_the_first_version_is_lgrln(checkpoint: Checkpoint, tmp_path: Path) -> None:
    checkpoint.save(tmp_path / "new.pt")
    document = torch.load(tmp_path / "new.pt", weights_only=True)
    del document["kind"]
    torch.save(document, tmp_path / "old.pt")
    assert Checkpoint.load(tmp_path / "old.pt").recipe == checkpoint.recipe
    assert Checkpoint.load(tmp_path / "old.pt").kind == "lgrln"


def test_trimming_keeps_what_was_trained(checkpoint: Checkpoint) -> None:
    whole = network(checkpoint.recipe, checkpoint.state)
    assert trimmed(whole).time.shape[0] == 9
    assert whole.time.shape[0] == 60


def test_the_commands_work_together(
    labels: Path, anchors: NDArray[np.float32], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recipe = tmp_path / "recipe.toml"
    recipe.write_text("[network]\nchannels = [8, 4]\nlanguage_size = 8\ntime_length = 0\n[training]\nepochs = 1\nviews = []\n")
    runs = tmp_path / "runs"
    runs.mkdir()
    np.save(runs / "anchors.npy", anchors)
    common = ["--data", str(labels)]
    arguments = ["train", "--scorer", "lgrln", "--config", str(recipe), *common, "--folds", "nonoverlap", "--out", str(runs)]
    assert main([*arguments, "--seed", "0", "--seed", "1"]) == 0
    assert len(list(runs.glob("fold*-seed*.pt"))) == 6
    capsys.readouterr()
    asked = ["evaluate", "--dataset", "tvsum", *common, "--protocol", "P1", "--checkpoints", str(runs), "--json"]
    assert main(asked) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["schema"] == "vsum-evaluation/1"
    assert document["seeds"] == [0, 1]
    assert len(document["per_video"]) == 6
    assert main([*asked[:-1], "--noise", "1", "--queries", "2"]) == 0
    printed = capsys.readouterr().out
    assert "noise 1" in printed
    assert "when asked" in printed


@pytest.mark.parametrize("scorer", ["contrastive", "clusters", "random", "human", "position", "uniform"])
def test_scorers_without_checkpoints_are_measured(scorer: str, labels: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "--dataset", "summe", "--data", str(labels), "--protocol", "P4", "--scorer", scorer]) == 0
    assert "floor: position" in capsys.readouterr().out


def test_wrong_requests_are_refused(labels: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = ["evaluate", "--dataset", "summe", "--data", str(labels), "--protocol", "P1", "--scorer", "random"]
    assert main(wrong) == 2
    lost = ["evaluate", "--dataset", "tvsum", "--data", str(tmp_path), "--protocol", "P1", "--scorer", "random"]
    assert main(lost) == 1
    assert capsys.readouterr().err.count("vsum-train:") == 2


def test_a_checkpoint_never_tests_what_it_was_trained_on(
    labels: Path, checkpoint: Checkpoint, anchors: NDArray[np.float32], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    np.save(tmp_path / "anchors.npy", anchors)
    checkpoint.save(tmp_path / "full-seed0.pt")
    asked = ["evaluate", "--dataset", "tvsum", "--data", str(labels), "--protocol", "P1", "--checkpoints", str(tmp_path)]
    assert main(asked) == 1
    assert "tvsum/video_1" in capsys.readouterr().err


def test_another_sentence_encoder_is_noticed(collection: Collection, tmp_path: Path) -> None:
    def other(texts: Sequence[str]) -> NDArray[np.float32]:
        return np.random.default_rng(0).standard_normal((len(texts), 48)).astype(np.float32)

    with pytest.raises(ValueError, match="another sentence encoder"):
        anchor_embeddings(collection, tmp_path, other)


def test_help_loads_no_slow_module() -> None:
    code = (
        "import sys, vsum_desktop.training.main as m; m.parser(); print({'torch', 'onnx', 'h5py', 'scipy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


@pytest.fixture(scope="module")
def shipped() -> GraphScorer:
    return GraphScorer(read_manifest(MODELS / "lgrln"), choose("cpu"))


@pytest.mark.parametrize("n", [1, 2, 5, 300])
def test_the_shipped_model_scores_any_length(shipped: GraphScorer, n: int) -> None:
    case = parity.example(n, shipped.spec.neighbours.tau)
    assert case.tokens is not None
    for query in (None, case.tokens[:1]):
        output = shipped.score(case.features, case.table, query=query)
        assert output.importance.shape == (n,)
        assert output.importance.min() >= 0
        assert output.importance.max() <= 1
        if n == 300:
            assert np.ptp(output.importance) > 0.5


def test_the_shipped_model_says_what_it_is(shipped: GraphScorer) -> None:
    spec = shipped.spec
    assert spec.metrics["evaluations"]
    card = (MODELS / "lgrln" / "MODEL_CARD.md").read_text()
    assert "Deviations from the paper" in card
    assert "position τ" in card
    assert "research" in spec.licence.weights
