"""The teacher never sees the opinions on a video that it scores; mixing keeps the mean opinion's place and spread."""

from dataclasses import replace

import numpy as np
import pytest

from vsum_desktop.training.datasets import Collection, Fold
from vsum_desktop.training.evaluate import agreement_with_people, standard
from vsum_desktop.training.material import Material
from vsum_desktop.training.recipes import TrainingConfig
from vsum_desktop.training.scorers.rgcn import RgcnRecipe, RgcnRun
from vsum_desktop.training.supervised import people, taught
from vsum_desktop.training.teacher import out_of_fold


def test_the_teacher_agrees_with_people_whom_it_never_heard(material: Material, fold: Fold) -> None:
    scores = out_of_fold(material, fold.train)
    assert set(scores) == set(fold.train)
    taus = []
    for name, row in scores.items():
        assert (row.mean(), row.std()) == pytest.approx((0.0, 1.0))
        taus.append(agreement_with_people(row, material.collection.videos[name].opinions).tau)
    assert np.mean(taus) > 0.2


def test_a_videos_own_opinions_do_not_teach_its_scores(material: Material, fold: Fold) -> None:
    chosen = fold.train[0]
    changed = dict(material.collection.videos)
    changed[chosen] = replace(changed[chosen], opinions=6.0 - changed[chosen].opinions)
    other = Material(Collection(changed, material.collection.vocabulary, material.collection.word_embeddings), material.anchors)
    first, second = out_of_fold(material, fold.train), out_of_fold(other, fold.train)
    # All but the penalty, which all of them choose together: turned round they would turn its scores round.
    assert agreement_with_people(first[chosen], second[chosen][None]).tau > 0.8
    assert any(not np.allclose(first[name], second[name]) for name in fold.train[1:])


def test_mixing_keeps_mean_and_deviation(material: Material) -> None:
    video = material.collection.videos["tvsum/video_1"]
    consensus = people(video, "ranks")[1]
    scores = standard(np.random.default_rng(0).standard_normal(len(video)))
    half = taught(consensus, scores, 0.5)
    assert half.dtype == np.float32
    assert (half.mean(), half.std()) == pytest.approx((consensus.mean(), consensus.std()), rel=0.05)
    assert np.corrcoef(half, consensus)[0, 1] == pytest.approx(np.corrcoef(half, scores)[0, 1], abs=0.05)
    np.testing.assert_allclose(taught(consensus, scores, 0.0), consensus, atol=1e-6)


def test_a_run_learns_the_mixture(material: Material, fold: Fold) -> None:
    plain = RgcnRecipe(training=TrainingConfig(epochs=1, views=(), language_share=0.0))
    mixed = replace(plain, training=replace(plain.training, distilled=0.5))
    first, second = (RgcnRun(material, fold.train, (), recipe, 0) for recipe in (plain, mixed))
    scores = out_of_fold(material, fold.train)
    for one, other in zip(first.examples, second.examples, strict=True):
        assert not np.allclose(one.consensus, other.consensus)
        np.testing.assert_allclose(other.consensus, taught(one.consensus, scores[one.video.id], 0.5))
        assert np.array_equal(one.opinions, other.opinions)
