"""Losses, data, views, queries, training runs and evaluation on a small made-up benchmark."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from vsum_desktop.training.checkpoints import Checkpoint
from vsum_desktop.training.datasets import (
    Collection,
    Fold,
    held_out_part,
    joined,
    read_folds,
)
from vsum_desktop.training.evaluate import agreement_with_people, mean_agreement
from vsum_desktop.training.judging import follow_queries
from vsum_desktop.training.losses import LossConfig, loss, mixture_target
from vsum_desktop.training.material import Material
from vsum_desktop.training.queries import ask, follow
from vsum_desktop.training.recipes import read_recipe, recipe_from
from vsum_desktop.training.scorers.lgrln import LgrlnRecipe, LgrlnRun
from vsum_desktop.training.supervised import people
from vsum_desktop.training.train import train
from vsum_desktop.training.views import CLEAN, View, seen, statistics


def test_hard_mixture_keeps_the_best_fitting_people() -> None:
    logits = torch.tensor([4.0, -4.0, 4.0])
    opinions = torch.tensor([[1.0, 0, 1], [1, 0, 0], [0, 1, 0]])
    consensus = torch.full((3,), 0.5)
    target = mixture_target(logits, opinions, consensus, LossConfig(experts=2, consensus=0.0))
    torch.testing.assert_close(target, torch.tensor([1.0, 0, 0.5]))
    mixed = mixture_target(logits, opinions, consensus, LossConfig(experts=2, consensus=0.5))
    torch.testing.assert_close(mixed, torch.tensor([0.75, 0.25, 0.5]))


def test_soft_mixture_lies_between_all_and_the_best() -> None:
    logits = torch.tensor([2.0, -2.0])
    opinions = torch.tensor([[1.0, 0], [0, 1]])
    consensus = torch.zeros(2)
    cold, hot = (
        mixture_target(logits, opinions, consensus, LossConfig(mixture="soft", temperature=t, consensus=0.0))
        for t in (0.01, 1e6)
    )
    torch.testing.assert_close(cold, opinions[0])
    torch.testing.assert_close(hot, torch.tensor([0.5, 0.5]))


def test_losses_by_hand() -> None:
    logits = torch.tensor([0.0, 2.0, -2.0])
    target = torch.tensor([1.0, 1.0, 0.0])
    clear = -np.log(1 / (1 + np.exp(-2)))
    assert float(loss(logits, target, LossConfig())) == pytest.approx((np.log(2) + 2 * clear) / 3)
    assert float(loss(logits, target, LossConfig(kind="margin", margin=0.6))) == pytest.approx(np.log(2))
    undecided = torch.tensor([0.5, 0.9, 0.1])
    assert float(loss(logits, undecided, LossConfig(kind="band"))) == pytest.approx(clear)
    assert float(loss(logits, torch.full((3,), 0.5), LossConfig(kind="band"))) == 0
    spread = np.array([0.2, 1.7, -1.9])  # target standardised: mean 2/3, deviation √2/3
    standard = (np.array([1.0, 1.0, 0.0]) - 2 / 3) / (np.sqrt(2) / 3)
    square = loss(torch.from_numpy(spread), target.double(), LossConfig(kind="square"))
    assert float(square) == pytest.approx(float(np.square(spread - standard).mean()))
    assert float(loss(logits, torch.full((3,), 0.5), LossConfig(kind="square"))) == pytest.approx(8 / 3)


def test_noise_and_dropped_columns_leave_the_query_alone(material: Material, small: LgrlnRecipe) -> None:
    settings = replace(small.training, input_noise=0.3, relational_dropout=0.5, language_share=1.0)
    run = LgrlnRun(material, ["tvsum/video_1"], [], replace(small, training=settings), 0)
    rng = np.random.default_rng(0)
    matrix = rng.standard_normal((20, 197)).astype(np.float32)
    spoilt = run._spoilt(matrix, np.arange(128) < 10, rng)
    assert not spoilt[:, :10].any()
    zero = ~spoilt[:, 128:189].any(axis=0)
    assert 10 < zero.sum() < 50
    assert np.array_equal(spoilt[:, 189:], matrix[:, 189:])
    moved = (spoilt - matrix)[:, 10:128]
    assert abs(moved.std() - 0.3) < 0.02


def test_videos_are_read_as_they_are(collection: Collection) -> None:
    assert len(collection.videos) == 12
    video = collection.videos["tvsum/video_3"]
    assert len(video) == 43
    np.testing.assert_allclose(np.linalg.norm(video.embeddings, axis=1), 1, atol=1e-5)
    assert video.opinions.shape == (5, 43)
    assert 1 <= video.opinions.min() <= video.opinions.max() <= 5
    assert set(np.unique(collection.videos["summe/video_1"].opinions)) <= {0, 1}
    assert video.times[1] == 0.5


def test_folds_and_held_out_parts(labels: Path) -> None:
    folds = read_folds(labels, "tvsum", "nonoverlap")
    assert sorted(name for fold in folds for name in fold.test) == [f"tvsum/video_{k}" for k in range(1, 7)]
    learn, watch = held_out_part(folds[0].train, 0.25, 3)
    assert (learn, watch) == held_out_part(folds[0].train, 0.25, 3)
    assert len(watch) == 1
    assert set(learn) | set(watch) == set(folds[0].train)
    assert held_out_part(folds[0].train, 0.0, 3) == (folds[0].train, ())
    both = joined([folds, read_folds(labels, "summe", "nonoverlap")])
    assert both[1].test == ("tvsum/video_3", "tvsum/video_4", "summe/video_3", "summe/video_4")


def test_opinion_scales(collection: Collection) -> None:
    video = collection.videos["tvsum/video_1"]
    for scale in ("published", "ranks", "spread"):
        opinions, mean = people(video, scale)
        assert opinions.min() >= 0
        assert opinions.max() <= 1
        assert mean.shape == (len(video),)
        assert agreement_with_people(mean, video.opinions).tau > 0.3
    assert people(video, "spread")[1].std() > people(video, "ranks")[1].std()
    np.testing.assert_allclose(people(video, "published")[1], video.gtscore)


def test_views_are_repeatable_encoders_of_their_own(collection: Collection, anchors: NDArray[np.float32]) -> None:
    video = collection.videos["tvsum/video_2"]
    view = View(1.0, 0.5, 7)
    first, again = seen(video, view), seen(video, view)
    np.testing.assert_array_equal(first.embeddings, again.embeddings)
    assert not np.array_equal(first.embeddings, seen(video, View(1.0, 0.5, 8)).embeddings)
    np.testing.assert_array_equal(seen(video, CLEAN).embeddings, video.embeddings)
    known = statistics(collection.of("tvsum"), view, anchors)
    assert known.mean.shape == known.deviation.shape == (128,)
    assert (known.deviation > 0).all()


def test_queries_raise_what_they_ask_for(collection: Collection, anchors: NDArray[np.float32]) -> None:
    videos = collection.of("tvsum")
    rng = np.random.default_rng(0)
    queries = [ask(videos[0], videos, collection, anchors, rng) for _ in range(200)]
    absent = [query for query in queries if query.relevance is None]
    assert 5 < len(absent) < 60
    for query in queries:
        assert query.tokens.shape[1] == 128
        assert 1 <= len(query.tokens) <= 17
        assert np.linalg.norm(query.embedding) == pytest.approx(1, abs=1e-4)
    target = np.full(len(videos[0]), 0.5, np.float32)
    present = next(query for query in queries if query.relevance is not None)
    np.testing.assert_allclose(follow(target, present, 0.5), 0.25 + 0.5 * present.relevance, atol=1e-6)
    assert follow(target, absent[0], 0.5) is target
    assert follow(target, None, 0.5) is target


def test_training_learns_what_people_like(material: Material, small: LgrlnRecipe, fold: Fold, tmp_path: Path) -> None:
    lines: list[str] = []
    checkpoint = train("lgrln", material, fold.train, fold.test, small, 0, 0, tmp_path, lines.append)
    assert len(lines) == small.training.epochs
    assert len((tmp_path / "fold0-seed0.csv").read_text().splitlines()) == small.training.epochs + 1
    videos = [material.collection.videos[name] for name in fold.test]
    scorer = checkpoint.scorer()
    opened = {video.id: scorer.opened(video, material, CLEAN, checkpoint.statistics) for video in videos}
    scores = {name: score(None) for name, score in opened.items()}
    found = mean_agreement(videos, scores.__getitem__)
    assert found.tau > 0.3
    asked, unasked = follow_queries(opened[videos[0].id], videos[0], videos, material, 20)
    assert -1 <= unasked <= 1
    assert asked > unasked
    loaded = Checkpoint.load(tmp_path / "fold0-seed0.pt")
    assert loaded.recipe == checkpoint.recipe
    assert loaded.test == fold.test
    again = loaded.scorer().opened(videos[0], material, CLEAN, loaded.statistics)(None)
    np.testing.assert_array_equal(again, scores[videos[0].id])


def test_an_interrupted_run_ends_where_an_uninterrupted_one_does(
    material: Material, small: LgrlnRecipe, fold: Fold, tmp_path: Path
) -> None:
    recipe = replace(small, training=replace(small.training, epochs=3))
    whole = train("lgrln", material, fold.train, fold.test, recipe, 4, 1, tmp_path / "whole")

    class StopRunError(Exception):
        pass

    def stop(line: str) -> None:
        if "epoch 2" in line:
            raise StopRunError

    with pytest.raises(StopRunError):
        train("lgrln", material, fold.train, fold.test, recipe, 4, 1, tmp_path / "cut", stop)
    assert not (tmp_path / "cut" / "fold1-seed4.pt").exists()
    with pytest.raises(ValueError, match="begun with another recipe"):
        train("lgrln", material, fold.train, fold.test, small, 4, 1, tmp_path / "cut")
    with pytest.raises(ValueError, match="other videos"):
        train("lgrln", material, fold.train[1:], fold.test, recipe, 4, 1, tmp_path / "cut")
    resumed = train("lgrln", material, fold.train, fold.test, recipe, 4, 1, tmp_path / "cut")
    for name, value in whole.state.items():
        assert torch.equal(resumed.state[name], value), name
    assert not (tmp_path / "cut" / "fold1-seed4.part").exists()
    lines: list[str] = []
    again = train("lgrln", material, fold.train, fold.test, recipe, 4, 1, tmp_path / "cut", lines.append)
    assert not lines
    assert torch.equal(again.state["input.weight"], whole.state["input.weight"])
    with pytest.raises(ValueError, match="another recipe"):
        train("lgrln", material, fold.train, fold.test, small, 4, 1, tmp_path / "cut")


def test_seeds_differ_and_watching_keeps_the_best_epoch(
    material: Material, small: LgrlnRecipe, fold: Fold, tmp_path: Path
) -> None:
    recipe = replace(small, training=replace(small.training, epochs=2, watched=0.25, views=()))
    lines: list[str] = []
    one = train("lgrln", material, fold.train, fold.test, recipe, 0, 0, tmp_path, lines.append)
    two = train("lgrln", material, fold.train, fold.test, recipe, 1, 0, tmp_path, lines.append)
    assert all("watched_tau" in line for line in lines)
    assert any(not torch.equal(two.state[name], value) for name, value in one.state.items())


def test_recipes_name_unknown_keys(tmp_path: Path) -> None:
    path = tmp_path / "recipe.toml"
    path.write_text('[network]\nchannels = [8, 4]\nthreshold_mode = "intended"\n[training]\nviews = [[0.5, 0.5]]\n')
    recipe = read_recipe(path, LgrlnRecipe)
    assert recipe.network.channels == (8, 4)
    assert recipe.training.views == ((0.5, 0.5),)
    with pytest.raises(ValueError, match="chanels"):
        recipe_from({"network": {"chanels": [8, 4]}}, LgrlnRecipe)
    with pytest.raises(ValueError, match="net"):
        recipe_from({"net": {}}, LgrlnRecipe)


def test_agreement_by_hand() -> None:
    opinions = np.array([[1.0, 2, 3], [3, 2, 1], [2, 2, 2], [1, 1, 3]])
    found = agreement_with_people(np.array([0.1, 0.2, 0.9]), opinions)
    # τ: 1, −1, 0 for the constant person, and τ_b = 2/√(3·2) with one tie; ρ: 1, −1, 0, √3/2.
    assert found.tau == pytest.approx((1 - 1 + 0 + 2 / np.sqrt(6)) / 4)
    assert found.rho == pytest.approx((1 - 1 + 0 + np.sqrt(3) / 2) / 4)
    assert agreement_with_people(np.ones(3), opinions).tau == 0
