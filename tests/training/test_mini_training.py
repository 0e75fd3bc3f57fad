"""Training goes on exactly where it stopped, and its batches and losses say what they should."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import numpy as np
import pytest
import torch

from vsum_desktop.training.mini.crops import build_crops
from vsum_desktop.training.mini.image_data import Augmentation, TrainingSet, random_crop
from vsum_desktop.training.mini.image_losses import LossWeights, image_losses, name_targets, text_targets
from vsum_desktop.training.mini.image_tower import TowerConfig, TrainingHeads
from vsum_desktop.training.mini.image_training import (
    ImageConfig,
    ImageTrainer,
    Stage,
    from_mosaics,
    to_mosaics,
)
from vsum_desktop.training.mini.optim import orthogonalise
from vsum_desktop.training.mini.space import JointSpace, normalise
from vsum_desktop.training.mini.states import average_states, pack_state
from vsum_desktop.training.mini.text_growth import PIECES
from vsum_desktop.training.mini.text_training import TextConfig, TextSamples, TextTrainer

TINY = TowerConfig(stem=8, stages=((8, 1, 8), (8, 1, 8), (16, 1, 8), (16, 1, 8)), head=16)
CONFIG = ImageConfig((Stage(32, 10_000, 1.0, 1.0),), batch=8, average_every=2, tower=TINY)


def unit(rng: np.random.Generator, count: int) -> np.ndarray:
    return normalise(rng.normal(size=(count, 256)).astype(np.float32))


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two packs of random pictures, one at 64 px, with targets of every kind."""
    torch.set_num_threads(1)
    folder, rng = tmp_path_factory.mktemp("packs"), np.random.default_rng(0)
    for name, side, wnid in (("toys", 96, ""), ("tiny_imagenet_64px", 64, "n2")):
        rows = [
            {"index": str(i), "dataset": name, "label": f"l{i % 3}", "text": "a thing", "category": "", "wnid": wnid}
            for i in range(12)
        ]
        (folder / f"{name}.train.json").write_text(json.dumps(rows), encoding="utf-8")
        np.save(folder / f"{name}.train.npy", rng.integers(0, 256, (12, side, side, 3), np.uint8))
        np.save(folder / f"{name}.train.mobilenet_v2_imagenet.npy", rng.normal(size=(12, 1001)).astype(np.float16))
        np.save(folder / f"{name}.train.object_labeler_631.npy", rng.normal(size=(12, 9)).astype(np.float16))
    np.savez(
        folder / "space.npz",
        mean=np.zeros(384, np.float32),
        axes=np.zeros((384, 256), np.float32),
        kept=1.0,
        imagenet=unit(rng, 1000),
        tags=unit(rng, 9),
        local=unit(rng, 3),
        hypernyms=unit(rng, 4),
        captions=unit(rng, 2),
        wnids=np.array([f"n{i}" for i in range(1000)]),
        local_keys=np.array([f"toys\tl{i}" for i in range(3)]),
        membership=rng.random((1000, 4)) < 0.1,
    )
    return folder


@pytest.fixture(scope="module")
def training_set(packs: Path) -> TrainingSet:
    return TrainingSet(packs, packs / "space.npz")


def test_crops_bring_answers_of_their_own(packs: Path) -> None:
    build_crops(packs, 1)
    for name in ("toys", "tiny_imagenet_64px"):
        np.save(packs / f"{name}.crop1.mobilenet_v2_imagenet.npy", np.full((12, 1001), 7, np.float16))
        np.save(packs / f"{name}.crop1.object_labeler_631.npy", np.full((12, 9), 7, np.float16))
    data = TrainingSet(packs, packs / "space.npz", crops=1)
    batch = data.draw(np.random.default_rng(0), 64, 32, Augmentation())
    of_crops = (batch.teacher == 7).all(1)
    assert torch.equal(of_crops, (batch.tags == 7).all(1))
    assert 16 < of_crops.sum() < 48, "pictures and crops are drawn alike"
    assert ((batch.local >= 0) | (batch.imagenet >= 0)).all(), "a crop has its picture's label"


def test_a_resumed_run_equals_a_straight_one(training_set: TrainingSet, tmp_path: Path) -> None:
    straight = ImageTrainer(CONFIG, training_set)
    terms = [straight.train_step() for _ in range(4)]
    first = ImageTrainer(CONFIG, training_set)
    for _ in range(2):
        first.train_step()
    first.save(tmp_path / "image.pt")
    second = ImageTrainer(CONFIG, training_set)
    second.load(tmp_path / "image.pt")
    assert [second.train_step() for _ in range(2)] == terms[2:]
    assert (second.step, second.seen) == (4, 32)
    for states in ((straight.tower.state_dict(), second.tower.state_dict()), (straight.average, second.average)):
        for key, value in states[0].items():
            assert torch.equal(value, states[1][key]), key


def test_a_packed_state_is_small_and_goes_on(training_set: TrainingSet, tmp_path: Path) -> None:
    trainer = ImageTrainer(CONFIG, training_set)
    for _ in range(2):
        trainer.train_step()
    trainer.save(tmp_path / "image.pt")
    pack_state(tmp_path / "image.pt", tmp_path / "packed.pt")
    assert (tmp_path / "packed.pt").stat().st_size < 0.5 * (tmp_path / "image.pt").stat().st_size
    again = ImageTrainer(CONFIG, training_set)
    again.load(tmp_path / "packed.pt")
    assert (again.step, again.seen) == (trainer.step, trainer.seen)
    for name, value in trainer.tower.state_dict().items():
        torch.testing.assert_close(again.tower.state_dict()[name], value, rtol=1e-3, atol=1e-4)
    ours, theirs = again.train_step(), trainer.train_step()
    assert ours is not None
    assert theirs is not None
    assert ours == pytest.approx(theirs, rel=0.05)
    rates = [trainer_.optimizers[0].param_groups[0]["lr"] for trainer_ in (again, trainer)]
    assert rates[0] < rates[1], "the optimisers begin anew, and so does the rise of the rates"


def test_states_are_averaged_weight_by_weight(training_set: TrainingSet, tmp_path: Path) -> None:
    trainer, packed = ImageTrainer(CONFIG, training_set), []
    for name in ("before", "after"):
        trainer.train_step()
        trainer.save(tmp_path / "image.pt")
        packed.append(tmp_path / f"{name}.pt")
        pack_state(tmp_path / "image.pt", packed[-1])
    average_states(packed, tmp_path / "mean.pt")
    again = ImageTrainer(CONFIG, training_set)
    again.load(tmp_path / "mean.pt")
    assert again.seen == trainer.seen, "the newest says how much was seen"
    before, after = (torch.load(path, weights_only=True)["tower"] for path in packed)
    for name, value in again.tower.state_dict().items():
        if value.is_floating_point():
            torch.testing.assert_close(value, (before[name].float() + after[name].float()) / 2, rtol=1e-3, atol=1e-4)


def test_mosaics_are_taken_apart_as_they_were_put_together() -> None:
    pictures = torch.arange(8 * 3 * 4 * 4.0).view(8, 3, 4, 4)
    mosaics = to_mosaics(pictures)
    assert mosaics.shape == (2, 3, 8, 8)
    for place, (top, left) in enumerate(((0, 0), (0, 4), (4, 0), (4, 4))):
        assert torch.equal(mosaics[1, :, top : top + 4, left : left + 4], pictures[4 + place])
    assert torch.equal(from_mosaics(mosaics), pictures)


def test_a_step_in_mosaics_learns_from_every_picture(training_set: TrainingSet) -> None:
    trainer = ImageTrainer(dataclasses.replace(CONFIG, stages=(Stage(32, 100, 1.0, 1.0, mosaic=1.0),)), training_set)
    before = {key: value.clone() for key, value in trainer.tower.state_dict().items()}
    terms = trainer.train_step()
    assert terms is not None
    assert trainer.seen == CONFIG.batch
    assert all(np.isfinite(value) for value in terms.values())
    assert not torch.equal(trainer.tower.project.weight, before["project.weight"])


def test_pictures_over_each_other_share_their_targets(training_set: TrainingSet) -> None:
    trainer = ImageTrainer(dataclasses.replace(CONFIG, stages=(Stage(32, 100, 1.0, 1.0, blend=1.0),)), training_set)
    batch = training_set.draw(np.random.default_rng(5), 6, 32, Augmentation())
    cells, features = torch.randn(6, 256, 1, 1), torch.randn(6, TINY.head)
    alone = trainer._losses(cells, features, batch, 1.0)
    flipped = trainer._losses(cells.flip(0), features.flip(0), batch, 1.0)
    shared = trainer._losses(cells, features, batch, 0.7)
    for name, term in shared.items():
        torch.testing.assert_close(term, 0.7 * alone[name] + 0.3 * flipped[name], rtol=1e-4, atol=1e-5)
    terms = trainer.train_step()
    assert terms is not None
    assert all(np.isfinite(value) for value in terms.values())


def test_processes_see_different_pictures_of_the_same_step(training_set: TrainingSet) -> None:
    batches = [training_set.draw(np.random.default_rng([1, 7, rank]), 6, 32, Augmentation()).pixels for rank in (0, 1, 0)]
    assert torch.equal(batches[0], batches[2])
    assert not torch.equal(batches[0], batches[1])


def test_stages_follow_each_other_and_end() -> None:
    config = dataclasses.replace(CONFIG, stages=(Stage(64, 100, 1.0, 1.0), Stage(96, 100, 1.0, 0.0)))
    first, second = config.stages
    assert config.plan(99) == (first, 1.0)
    assert config.plan(100) == (second, 1.0)
    assert config.plan(150) == (second, 0.5)
    assert config.plan(200) is None


def test_the_shipped_config_is_read() -> None:
    folder = Path(__file__).resolve().parents[2] / "vsum_desktop" / "training" / "mini"
    config = ImageConfig.read(folder / "image.toml")
    assert config.stages[-1].last == 0.0
    assert TextConfig.read(folder / "text.toml").pieces == TextConfig.read(folder / "text_second.toml").pieces == 25900


def test_small_pictures_come_as_often_as_asked(training_set: TrainingSet) -> None:
    batch = training_set.draw(np.random.default_rng(0), 600, 8, Augmentation())
    assert (batch.imagenet >= 0).float().mean().item() == pytest.approx(0.33, abs=0.06)
    assert set(batch.imagenet.tolist()) == {-1, 2}
    assert ((batch.local >= 0) == (batch.imagenet < 0)).all()


def test_crops_stay_inside_the_picture() -> None:
    picture = np.full((48, 48, 3), 200, np.uint8)
    picture[::2] = 100
    how = Augmentation(area=(0.2, 1.0), bars=0.0)
    rng = np.random.default_rng(0)
    crops = np.stack([random_crop(picture, rng, 24, how) for _ in range(50)])
    assert crops.min() >= 100
    assert crops.max() <= 200


def test_losses_fall_for_an_embedding_that_says_the_truth(training_set: TrainingSet) -> None:
    tables = training_set.tables
    batch = training_set.draw(np.random.default_rng(0), 16, 32, Augmentation())
    torch.manual_seed(0)
    heads = TrainingHeads(16, 1001, 9, 4)
    features = torch.zeros(16, 16)
    target = text_targets(batch, tables, name_targets(batch, 0.5))
    good, bad = (
        image_losses(cells[:, :, None, None], features, heads, batch, tables, LossWeights()) for cells in (target, -target)
    )
    for name in ("cosine", "text", "local"):
        assert good[name] < bad[name], name
    assert good["cosine"].item() == pytest.approx(0.0, abs=1e-5)


def test_labels_and_teacher_share_the_target(training_set: TrainingSet) -> None:
    batch = training_set.draw(np.random.default_rng(0), 64, 8, Augmentation())
    names = name_targets(batch, 0.5)
    known = batch.imagenet >= 0
    torch.testing.assert_close(names.sum(1), torch.ones(64))
    assert (names[known, 2] >= 0.5).all()
    assert (names[~known].amax(1) < 0.5).all()


def test_orthogonalised_updates_have_unit_singular_values() -> None:
    torch.manual_seed(0)
    for shape in ((12, 40), (40, 12)):
        values = torch.linalg.svdvals(orthogonalise(torch.randn(shape)).float())
        assert values.min() > 0.5
        assert values.max() < 1.4


def test_the_space_keeps_what_varies() -> None:
    rng = np.random.default_rng(0)
    sentences = (rng.normal(size=(400, 6)) @ rng.normal(size=(6, 20)) + 5).astype(np.float32)
    space = JointSpace.fit(sentences, 6)
    assert space.kept == pytest.approx(1.0, abs=1e-5)
    centred = normalise(sentences - sentences.mean(0))
    np.testing.assert_allclose(space.project(sentences) @ space.project(sentences).T, centred @ centred.T, atol=1e-4)


def test_text_training_learns_and_resumes(tmp_path: Path) -> None:
    torch.set_num_threads(1)
    rng = np.random.default_rng(0)
    ids = torch.from_numpy(rng.integers(2, 30, (200, 5)))
    targets = torch.nn.functional.normalize(torch.from_numpy(unit(rng, 30))[ids].sum(1), dim=-1)
    samples = TextSamples(ids, torch.ones_like(ids), targets)
    config = TextConfig(trigram=8, hidden=16, epochs=8, batch=32, lr=0.02, holdout=20, piece_dropout=0.0)
    straight = TextTrainer(config, samples, 30)
    before = straight.validate()
    losses = [straight.run_epoch() for _ in range(4)]
    assert losses[-1] < losses[0]
    assert straight.validate() > before + 0.2
    first = TextTrainer(config, samples, 30)
    first.run_epoch()
    first.run_epoch()
    first.save(tmp_path / "text.pt")
    second = TextTrainer(config, samples, 30)
    second.load(tmp_path / "text.pt")
    assert [second.run_epoch(), second.run_epoch()] == losses[2:]


def test_only_new_pieces_are_learned_where_the_others_are_kept() -> None:
    rng = np.random.default_rng(0)
    ids = torch.from_numpy(rng.integers(2, 30, (64, 4)))
    samples = TextSamples(ids, torch.ones_like(ids), torch.from_numpy(unit(rng, 64)))
    trainer = TextTrainer(TextConfig(pieces=30, trigram=8, hidden=16, epochs=2, batch=16, lr=0.01), samples, 30)
    kept = torch.arange(0, 20)
    before = {name: values.clone() for name, values in trainer.tower.state_dict().items()}
    trainer.keep(kept)
    trainer.run_epoch()
    for name, values in trainer.tower.state_dict().items():
        if name in PIECES:
            torch.testing.assert_close(values[kept], before[name][kept], rtol=0, atol=0)
            assert (values[20:] != before[name][20:]).any()
        else:
            torch.testing.assert_close(values, before[name], rtol=0, atol=0)
