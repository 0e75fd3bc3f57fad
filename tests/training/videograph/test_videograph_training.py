"""VideoGraph's losses by hand, its inputs, and its training on a small made-up benchmark."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from vsum_desktop.training.checkpoints import Checkpoint
from vsum_desktop.training.datasets import Collection, Fold
from vsum_desktop.training.evaluate import agreement_with_people
from vsum_desktop.training.judging import follow_queries
from vsum_desktop.training.material import Material
from vsum_desktop.training.scorers import kind
from vsum_desktop.training.scorers.videograph import VideoGraphRecipe
from vsum_desktop.training.train import train
from vsum_desktop.training.videograph_losses import (
    VideoGraphLossConfig,
    classification,
    diversity,
    keyframes,
    ranking,
    reconstruction,
    sparsity,
    videograph_loss,
)
from vsum_desktop.training.views import CLEAN, View, seen_words


def test_classification_weighs_the_rarer_class_more() -> None:
    # One keyframe in four: w = .5/.25 and .5/.75; logits 0, so each term is log 2.
    target = torch.tensor([1.0, 0, 0, 0])
    assert float(classification(torch.zeros(4), target)) == pytest.approx(math.log(2) * (2 + 3 * (0.5 / 0.75)) / 4)
    assert float(classification(torch.tensor([9.0, -9, -9, -9]), target)) < 1e-3


def test_keyframes_are_the_best_rated() -> None:
    assert keyframes(torch.tensor([0.1, 0.9, 0.4, 0.8]), 0.5).tolist() == [0, 1, 0, 1]
    assert keyframes(torch.tensor([0.1, 0.9]), 0.1).tolist() == [0, 1]


def test_sparsity_and_reconstruction_by_hand() -> None:
    edges, mask = torch.tensor([[0.5, -0.5, 9.0]]), torch.tensor([[True, True, False]])
    assert float(sparsity(edges, mask)) == pytest.approx(0.5)
    given, rebuilt = torch.zeros(2, 2), torch.tensor([[1.0, 1], [3, 1]])
    assert float(reconstruction(torch.tensor([1.0, 0.5]), given, rebuilt)) == pytest.approx((1 + 0.5 * 5) / 1.5)


def test_diversity_is_the_loop_over_pairs() -> None:
    torch.manual_seed(0)
    p, z = torch.rand(7), torch.randn(7, 3)
    pairs = [(i, j) for i in range(7) for j in range(7) if i != j]
    above = sum(float(p[i] * p[j] * torch.cosine_similarity(z[i], z[j], dim=0)) for i, j in pairs)
    below = sum(float(p[i] * p[j]) for i, j in pairs)
    assert float(diversity(p, z)) == pytest.approx(above / below, abs=1e-5)


def test_ranking_wants_a_margin() -> None:
    opinion = torch.tensor([0.0, 1.0])
    assert float(ranking(torch.tensor([0.2, 0.8]), opinion, 0.1, 64)) == 0
    assert float(ranking(torch.tensor([0.5, 0.5]), opinion, 0.1, 64)) == pytest.approx(0.1)
    assert float(ranking(torch.tensor([0.2, 0.8]), torch.ones(2), 0.1, 64)) == 0


def test_the_unsupervised_loss_never_looks_at_opinions() -> None:
    torch.manual_seed(1)
    edges, mask, states = torch.rand(6, 4), torch.ones(6, 4, dtype=torch.bool), torch.randn(6, 3)
    given = torch.randn(6, 5)
    config = VideoGraphLossConfig(supervision="unsupervised")
    values = [
        videograph_loss(torch.full((6,), 2.0), edges, mask, states, opinion, given, given * 0.5, config)
        for opinion in (torch.zeros(6), torch.ones(6))
    ]
    assert torch.equal(*values)
    short = videograph_loss(torch.full((6,), -0.847), edges, mask, states, torch.zeros(6), given, given * 0.5, config)
    assert short < values[0]


def test_words_of_a_caption_become_regions(collection: Collection) -> None:
    video = collection.videos["tvsum/video_1"]
    clean = seen_words(video, CLEAN, collection.word_embeddings)
    assert clean.shape == (len(video.words), 16, 48)
    np.testing.assert_array_equal(clean[0, 0], collection.word_embeddings[video.words[0, 0]])
    noisy = seen_words(video, View(0.5, 0.5, 3), collection.word_embeddings)
    np.testing.assert_allclose(np.linalg.norm(noisy[:, :3], axis=2), 1, atol=1e-4)
    assert not noisy[:, 3:].any()
    assert not np.array_equal(noisy, clean)


def test_training_learns_what_people_like_and_follows_queries(
    material: Material, small: VideoGraphRecipe, fold: Fold, tmp_path: Path
) -> None:
    checkpoint = train("videograph", material, fold.train, fold.test, small, 0, 0, tmp_path)
    loaded = Checkpoint.load(tmp_path / "fold0-seed0.pt")
    assert loaded.recipe == small
    videos = [material.collection.videos[name] for name in fold.test]
    opened = [loaded.scorer().opened(video, material, CLEAN, loaded.statistics) for video in videos]
    taus = [agreement_with_people(score(None), video.opinions).tau for score, video in zip(opened, videos, strict=True)]
    assert np.mean(taus) > 0.2
    asked, unasked = follow_queries(opened[0], videos[0], videos, material, 10)
    assert asked > unasked
    again = train("videograph", material, fold.train, fold.test, small, 0, 0, tmp_path)
    assert all(torch.equal(again.state[name], value) for name, value in checkpoint.state.items())


def test_an_interrupted_run_ends_where_an_uninterrupted_one_does(
    material: Material, small: VideoGraphRecipe, fold: Fold
) -> None:
    recipe = replace(small, training=replace(small.training, epochs=2))
    states = []
    for cut in (False, True):
        torch.manual_seed(3)
        run = kind("videograph").start(material, fold.train, (), recipe, 3)
        run.one_epoch()
        if cut:
            snapshot = run.snapshot()
            run = kind("videograph").start(material, fold.train, (), recipe, 3)
            run.restore(snapshot)
        run.one_epoch()
        states.append(run.result())
    assert all(torch.equal(states[1][name], value) for name, value in states[0].items())


@pytest.mark.parametrize("steps", [0, 8])
def test_ablations_and_the_unsupervised_variant_train(
    steps: int, material: Material, small: VideoGraphRecipe, fold: Fold, tmp_path: Path
) -> None:
    network = replace(small.network, steps=steps, spatial=steps > 0, aggregation="symmetric", share_steps=False)
    loss = VideoGraphLossConfig(supervision="unsupervised", labels="hard")
    training = replace(small.training, epochs=1, watched=0.25)
    lines: list[str] = []
    recipe = replace(small, network=network, loss=loss, training=training)
    checkpoint = train("videograph", material, fold.train, fold.test, recipe, 0, 0, tmp_path, lines.append)
    assert "watched_tau" in lines[0]
    assert all(torch.isfinite(value).all() for value in checkpoint.state.values())


def test_anchors_are_the_only_space(material: Material, anchors: NDArray[np.float32]) -> None:
    assert material.anchors is anchors
