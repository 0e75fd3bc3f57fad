"""The closed-form scorer and the study's networks: training, judging, export, parity, and the exact parts of a sample."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from vsum_desktop.core.graph import temporal_table, with_global
from vsum_desktop.core.linear_scorer import concept_contributions, other_part
from vsum_desktop.inference.concept_weights import read_concept_weights
from vsum_desktop.inference.manifests import read_anchors, read_manifest
from vsum_desktop.inference.providers import DeviceChoice
from vsum_desktop.inference.sessions import Session
from vsum_desktop.training import parity
from vsum_desktop.training.checkpoints import Checkpoint
from vsum_desktop.training.datasets import Fold
from vsum_desktop.training.evaluate import mean_agreement
from vsum_desktop.training.export import export_scorer
from vsum_desktop.training.judging import follow_queries
from vsum_desktop.training.main import main
from vsum_desktop.training.material import Material
from vsum_desktop.training.nets.rgcn import Rgcn, RgcnConfig
from vsum_desktop.training.scorers import kind
from vsum_desktop.training.scorers.concepts import ConceptsConfig, ConceptsRecipe, RidgeConfig, Sums, design, target
from vsum_desktop.training.scorers.rgcn import RgcnRecipe
from vsum_desktop.training.train import train
from vsum_desktop.training.views import CLEAN, inputs, statistics

SMALL = ConceptsRecipe(ConceptsConfig(windows=(1, 5), tau=2, global_k=4), RidgeConfig(penalties=(30.0, 300.0), inner_folds=2))


@pytest.fixture(autouse=True)
def one_thread() -> None:
    torch.set_num_threads(1)


@pytest.fixture(scope="module")
def checkpoint(material: Material, fold: Fold, tmp_path_factory: pytest.TempPathFactory) -> Checkpoint:
    return train("concepts", material, fold.train, fold.test, SMALL, 0, 0, tmp_path_factory.mktemp("runs"))


def test_closed_form_is_the_least_penalised_error() -> None:
    rng = np.random.default_rng(0)
    x, t = rng.standard_normal((40, 5)), rng.standard_normal(40)
    halves = Sums(x[:20].T @ x[:20], x[:20].T @ t[:20]) + Sums(x[20:].T @ x[20:], x[20:].T @ t[20:])
    stacked = np.concatenate([x, np.sqrt(3.0) * np.eye(5)])
    expected = np.linalg.lstsq(stacked, np.concatenate([t, np.zeros(5)]), rcond=None)[0]
    np.testing.assert_allclose(halves.solve([7.0, 3.0])[1], expected)


def test_it_learns_what_people_like_and_follows_queries(material: Material, fold: Fold, checkpoint: Checkpoint) -> None:
    scorer = checkpoint.scorer()
    videos = [material.collection.videos[name] for name in fold.test]
    opened = {video.id: scorer.opened(video, material, CLEAN, checkpoint.statistics) for video in videos}
    scores = {name: score(None) for name, score in opened.items()}
    assert mean_agreement(videos, scores.__getitem__).tau > 0.3
    asked, unasked = follow_queries(opened[videos[0].id], videos[0], videos, material, 20)
    assert asked > unasked + 0.2


def test_parts_that_are_left_out_weigh_nothing(material: Material, fold: Fold, tmp_path: Path) -> None:
    for number, part in enumerate(("use_anchors", "use_edges", "use_relational")):
        recipe = replace(
            SMALL, network=replace(SMALL.network, **{part: False}), ridge=replace(SMALL.ridge, views=(), queries=0)
        )
        trained = train("concepts", material, fold.train, fold.test, recipe, number, 0, tmp_path)
        weights = kind("concepts").scorer(recipe, trained.state).weights  # type: ignore[attr-defined]
        assert bool(weights.anchors.any()) == (part != "use_anchors")
        assert bool(weights.propagated.any()) == (part == "use_relational")
        assert bool(weights.relational.any()) == (part != "use_relational")
        assert not weights.query.any()


def test_the_simplest_of_equals_may_be_taken(material: Material, fold: Fold, tmp_path: Path) -> None:
    ridge = replace(SMALL.ridge, views=(), queries=0, penalties=(30.0, 31.0, 1e9))
    chosen = []
    for simplest in (False, True):
        recipe = replace(SMALL, ridge=replace(ridge, simplest=simplest))
        train("concepts", material, fold.train, fold.test, recipe, int(simplest), 0, tmp_path)
        row = (tmp_path / f"fold0-seed{int(simplest)}.csv").read_text().splitlines()[1].split(",")
        chosen.append(float(row[1]))
    assert chosen[1] >= chosen[0]
    assert chosen[1] >= 31.0


def test_design_and_target_are_centred(material: Material) -> None:
    video = material.collection.videos["tvsum/video_1"]
    known = statistics([video], CLEAN, material.anchors)
    table = with_global(temporal_table(len(video), 2), video.embeddings, 4)
    rows = design(inputs(video, CLEAN, material.anchors, known), table, SMALL.network)
    assert rows.shape == (len(video), 128 * 3 + 61 * 2)
    np.testing.assert_allclose(rows.mean(axis=0), 0, atol=1e-9)
    assert target(video).mean() == pytest.approx(0)
    assert 0.2 < target(video).std() < 1


def test_export_runs_as_defined_and_tells_its_parts(material: Material, fold: Fold, tmp_path: Path) -> None:
    everything = tuple(name for name in material.collection.videos if name.startswith("tvsum/"))
    full = train("concepts", material, everything, (), SMALL, 0, -1, tmp_path / "runs")
    assert full.fold == -1
    out = tmp_path / "concepts"
    said: list[str] = []
    export_scorer("concepts", [tmp_path / "runs" / "full-seed0.pt"], [], out, said.append, lengths=(1, 2, 5, 70))
    assert len(said) == 16
    spec = read_manifest(out)
    assert spec.kind == "scorer"
    words = read_anchors(spec).words
    weights = read_concept_weights(spec, words)
    assert weights is not None
    assert list(json.loads((out / "concepts.json").read_text())["concepts"]) == list(words)
    case = parity.example(60, 2, 4)
    session = Session(out / "scorer.onnx", "concepts", DeviceChoice("cpu", "cpu", 1))
    got = session.run({name: value for name, value in parity.feeds(case).items() if name in session.inputs})
    logits = concept_contributions(case.features, case.table, weights).sum(axis=1) + other_part(case.features, weights)
    order = np.argsort(logits)
    assert (np.diff(np.asarray(got["importance"])[order]) > -1e-5).all()
    np.testing.assert_allclose(np.asarray(got["edge_weight"]).sum(axis=2), 1, atol=1e-5)


def test_commands_train_and_judge_it(
    labels: Path, anchors: NDArray[np.float32], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recipe = tmp_path / "recipe.toml"
    recipe.write_text("[network]\nwindows = [1, 5]\n[ridge]\npenalties = [100.0]\nviews = []\nqueries = 0\n")
    np.save(tmp_path / "anchors.npy", anchors)
    common = ["--data", str(labels)]
    arguments = ["--scorer", "concepts", "--config", str(recipe), "--dataset", "summe", "--folds", "nonoverlap"]
    assert main(["train", *arguments, *common, "--out", str(tmp_path)]) == 0
    capsys.readouterr()
    evaluate = ["evaluate", "--dataset", "summe", *common, "--protocol", "P4", "--checkpoints", str(tmp_path), "--json"]
    assert main([*evaluate, "--plots", str(tmp_path / "plots")]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["scorer"] == "concepts"
    assert document["tau"] > document["floors"]["random"]["tau"]
    assert len(list((tmp_path / "plots").glob("*.png"))) == len(document["per_video"]) == 6


@pytest.mark.parametrize("changes", [{}, {"relations": ()}, {"body": "lstm"}, {"relations": ("similar", "video")}])
def test_networks_of_the_study_learn(changes: dict[str, object], material: Material, fold: Fold, tmp_path: Path) -> None:
    network = replace(RgcnConfig(hidden=8, tau=2, global_k=4, noise=0.0), **changes)  # type: ignore[arg-type]
    base = RgcnRecipe()
    recipe = replace(base, network=network, training=replace(base.training, epochs=8, learning_rate=0.02, views=()))
    trained = train("rgcn", material, fold.train, fold.test, recipe, 0, 0, tmp_path)
    videos = [material.collection.videos[name] for name in fold.test]
    scorer = trained.scorer()
    scores = {v.id: scorer.opened(v, material, CLEAN, trained.statistics)(None) for v in videos}
    assert mean_agreement(videos, scores.__getitem__).tau > 0.2
    with pytest.raises(ValueError, match="study"):
        kind("rgcn").plan([trained])


def test_relations_are_means() -> None:
    torch.manual_seed(0)
    case = parity.example(40, 8, 6)
    index, mask = torch.from_numpy(case.table.index.copy()), torch.from_numpy(case.table.mask.copy())
    weights = Rgcn(RgcnConfig()).weights(torch.from_numpy(case.features), index, mask)
    assert set(weights) == {"past", "future", "near", "similar"}
    for name, rows in weights.items():
        total = rows.sum(dim=1)
        torch.testing.assert_close(total, torch.where(total > 0, 1.0, 0.0), msg=name)
    offset = index - torch.arange(40)[:, None]
    assert ((weights["past"] > 0) <= (offset < 0)).all()
    assert (offset[weights["similar"] > 0].abs() > 8).all()
