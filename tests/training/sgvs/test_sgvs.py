"""SG-UVS: the selector's equation, the phases and passes of its training, its ablation, and its file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from vsum_desktop.core.graph import temporal_table
from vsum_desktop.inference.graph_scorer import GraphScorer
from vsum_desktop.inference.manifests import read_manifest
from vsum_desktop.inference.providers import choose
from vsum_desktop.training import parity
from vsum_desktop.training.checkpoints import Checkpoint
from vsum_desktop.training.export import write_onnx
from vsum_desktop.training.judging import checkpoint_runs
from vsum_desktop.training.material import Material
from vsum_desktop.training.nets.sgvs import Generator, Selector, SgvsConfig, SgvsScorer, combined, split
from vsum_desktop.training.queries import title_query
from vsum_desktop.training.recipes import read_recipe
from vsum_desktop.training.scorers.sgvs import KIND, SgvsRecipe
from vsum_desktop.training.sgvs_training import SgvsRun, SgvsTraining, Shown, rarity
from vsum_desktop.training.train import train
from vsum_desktop.training.views import CLEAN

SMALL = SgvsConfig(
    joint=8, states=6, layers=1, compressed=16, generator_layers=1, heads=2, judge=5, judge_layers=1, dropout=0.0, smoothing=1.0
)
QUICK = SgvsTraining(
    epochs=4, warm_up=1, adversarial_from=2, window=16, videos_per_step=2, selector_rate=1e-2, generator_rate=1e-2,
    judge_rate=1e-2, restored=1.0, hidden=0.1, distinct=1.0, spread=0.1, views=((1.0, 1.0),), clean_share=0.5,
)  # fmt: skip
LEARN = ("tvsum/video_1", "tvsum/video_2", "tvsum/video_3")


def scattered(network: nn.Module, seed: int = 0) -> nn.Module:
    torch.manual_seed(seed)
    for parameter in network.parameters():
        nn.init.normal_(parameter, std=0.3)
    return network.eval()


def example(n: int, seed: int = 0) -> tuple[Tensor, Tensor, Tensor]:
    """X, T and no query."""
    torch.manual_seed(seed)
    features = torch.randn(1, n, 197)
    features[..., 189:] = 0.0
    return split(features, SMALL)


def test_the_columns_are_split_by_what_they_mean() -> None:
    visual, semantic, query = split(torch.arange(197.0)[None], SMALL)
    assert query.tolist() == [list(range(189, 197))]
    assert visual.tolist() == [list(range(128, 189))]
    assert semantic.tolist() == [list(range(128))]


def test_the_published_formula_by_hand() -> None:
    selector = scattered(Selector(SMALL))
    visual, semantic, none = example(7)
    with torch.no_grad():
        found = selector(visual, semantic, none)
        states, _ = selector.lstm(visual)
        seen = torch.sigmoid(selector.score(states))[0, :, 0]
        cosine = torch.cosine_similarity(selector.see(visual)[0], selector.mean(semantic)[0], dim=1)
        alpha = torch.sigmoid(selector.balance)
        wanted = alpha * (1 + cosine) / 2 + (1 - alpha) * seen
    torch.testing.assert_close(found.share[0], wanted)
    torch.testing.assert_close(found.aligned[0], cosine, atol=1e-5, rtol=0)
    assert found.share.min() >= 0
    assert found.share.max() <= 1


def test_alignment_with_the_video_by_hand() -> None:
    selector = Selector(replace(SMALL, alignment="video", reticence=2.0))
    visual, semantic, _ = example(9)
    rows = semantic[0].numpy()
    theme = rows.mean(axis=0) / np.linalg.norm(rows.mean(axis=0))
    length = np.square(rows).sum(axis=1)
    wanted = rows @ theme / np.sqrt(length + 2.0 * length.mean())
    np.testing.assert_allclose(selector.align(visual, semantic)[0].numpy(), wanted, atol=1e-5)


def test_a_learned_theme_starts_as_that_of_the_video() -> None:
    config = replace(SMALL, alignment="theme", reticence=2.0)
    learned, plain = Selector(config), Selector(replace(config, alignment="video"))
    visual, semantic, _ = example(9)
    torch.testing.assert_close(learned.align(visual, semantic), plain.align(visual, semantic))
    with torch.no_grad():
        learned.gain.zero_()
        learned.bias[3] = 2.0
    rows = semantic[0]
    length = rows.square().sum(dim=1)
    torch.testing.assert_close(learned.align(visual, semantic)[0], rows[:, 3] / (length + 2.0 * length.mean() + 1e-6).sqrt())


def test_a_query_takes_its_share_of_the_alignment() -> None:
    selector = scattered(Selector(replace(SMALL, alignment="video", question=0.25)))
    visual, semantic, query = example(9)
    query[..., 0], query[..., 4] = 1.0, torch.linspace(-3.0, 3.0, 9)
    with torch.no_grad():
        plain = selector(visual, semantic, torch.zeros_like(query)).aligned
        torch.testing.assert_close(plain, selector.align(visual, semantic), atol=0, rtol=0)
        found = selector(visual, semantic, query).aligned
    torch.testing.assert_close(found, 0.75 * plain + 0.25 * torch.tanh(query[..., 4] / 2))


def test_without_semantics_the_concepts_change_nothing() -> None:
    selector = scattered(Selector(replace(SMALL, alignment="none")))
    visual, semantic, none = example(9)
    with torch.no_grad():
        found, other = selector(visual, semantic, none), selector(visual, torch.randn_like(semantic), torch.ones_like(none))
    assert torch.equal(found.share, other.share)
    assert torch.equal(found.share, found.seen)
    assert not hasattr(selector, "balance")


def test_selection_is_even_before_training() -> None:
    found = Selector(SMALL)(*example(9))
    torch.testing.assert_close(found.seen, torch.full_like(found.seen, 0.5))


def test_what_is_not_selected_does_not_pass() -> None:
    generator = scattered(Generator(SMALL))
    content = torch.randn(1, 10, 189)
    nothing, one = torch.zeros(1, 10), torch.zeros(1, 10)
    one[0, 4] = 1.0
    with torch.no_grad():
        blank = generator(content, nothing, 0.0)
        torch.testing.assert_close(generator(content + 1, nothing, 0.0), blank)
        assert not torch.allclose(generator(content, one, 0.0), blank, atol=1e-3)


def test_each_different_content_counts_once() -> None:
    rows = np.eye(4, dtype=np.float32)[[0, 0, 0, 0, 0, 0, 1, 2]]
    weight = rarity(rows, 1.0)
    assert weight.mean() == pytest.approx(1.0)
    assert weight[0] < weight[6]
    assert np.array_equal(rarity(rows, 0.0), np.ones(8, np.float32))


def run_of(material: Material, **changes: object) -> SgvsRun:
    torch.manual_seed(0)
    return SgvsRun(material, LEARN, SMALL, replace(QUICK, **changes), 0)  # type: ignore[arg-type]


def test_the_guide_moves_the_selector_only_and_is_followed(material: Material) -> None:
    torch.manual_seed(0)
    run = SgvsRun(
        material,
        LEARN,
        replace(SMALL, alignment="theme"),
        replace(QUICK, warm_up=30, adversarial_from=30, hidden=0.0, guide_rate=3e-2),
        0,
    )
    before = [copied(part) for part in (run.selector, run.generator, run.judge)]
    losses = [run.one_epoch()["guide"] for _ in range(24)]
    assert moved(run.selector, before[0])
    assert not moved(run.judge, before[2])
    assert np.mean(losses[-4:]) < np.mean(losses[:4]) - 0.1
    assert all(0 <= loss <= 2 for loss in losses)


def copied(part: nn.Module) -> dict[str, Tensor]:
    return {name: value.clone() for name, value in part.state_dict().items()}


def moved(part: nn.Module, before: dict[str, Tensor]) -> bool:
    return any(not torch.equal(value, before[name]) for name, value in part.state_dict().items())


def test_phases_move_their_own_parts_only(material: Material) -> None:
    run = run_of(material, hidden=0.0)
    for epoch, expected in enumerate([(False, True, False), (True, True, False), (True, True, True)]):
        assert run.epoch == epoch
        before = [copied(part) for part in (run.selector, run.generator, run.judge)]
        row = run.one_epoch()
        parts = (run.selector, run.generator, run.judge)
        assert tuple(moved(part, old) for part, old in zip(parts, before, strict=True)) == expected
        assert (row["selected"] == 1.0) == (epoch == 0)


def test_a_pass_moves_nothing_else(material: Material) -> None:
    run = run_of(material)
    run.epoch = 3
    shown = Shown(torch.randn(2, 16, 197), torch.ones(2, 16), torch.randn(2, 16))
    order: list[str] = []
    move = run._move

    def watched(part: str, value: Tensor) -> float:
        before = [copied(one) for one in (run.selector, run.generator, run.judge)]
        result = move(part, value)
        parts = zip((run.selector, run.generator, run.judge), before, strict=True)
        changed = tuple(moved(one, old) for one, old in parts)
        compress = not torch.equal(run.generator.compress.weight, before[1]["compress.weight"])
        rest = any(
            not torch.equal(value, before[1][name])
            for name, value in run.generator.state_dict().items()
            if not name.startswith("compress")
        )
        order.append(part)
        assert (changed[0], compress, rest, changed[2]) == {
            "selector": (True, True, False, False),
            "generator": (False, True, True, False),
            "judge": (False, False, False, True),
        }[part]
        return result

    run._move = watched  # type: ignore[method-assign]
    run.one_step(shown)
    assert order == ["selector", "generator", "judge"]


@pytest.mark.parametrize("adversarial", ["least_squares", "log", "none"])
def test_training_is_repeatable_and_resumable(adversarial: str, material: Material, tmp_path: Path) -> None:
    settings = replace(QUICK, adversarial=adversarial)  # type: ignore[arg-type]
    recipe = SgvsRecipe(SMALL, settings)
    whole = train("sgvs", material, LEARN, (), recipe, 1, -1, tmp_path / "whole")
    torch.manual_seed(1)
    run = KIND.start(material, LEARN, (), recipe, 1)
    run.one_epoch()
    run.one_epoch()
    torch.manual_seed(99)
    again = KIND.start(material, LEARN, (), recipe, 1)
    again.restore(run.snapshot())
    while again.epoch < again.epochs:
        again.one_epoch()
    for name, value in again.result().items():
        assert torch.equal(value, whole.state[name]), name


def test_opinions_are_not_read(material: Material, tmp_path: Path) -> None:
    videos = {
        name: replace(video, opinions=np.zeros_like(video.opinions), gtscore=np.zeros_like(video.gtscore))
        for name, video in material.collection.videos.items()
    }
    blind = Material(replace(material.collection, videos=videos), material.anchors)
    one, other = (
        train("sgvs", source, LEARN, (), SgvsRecipe(SMALL, QUICK), 2, -1, tmp_path / name)
        for name, source in (("seeing", material), ("blind", blind))
    )
    assert all(torch.equal(value, other.state[name]) for name, value in one.state.items())


def test_a_checkpoint_scores_a_video(material: Material, tmp_path: Path) -> None:
    made = train("sgvs", material, LEARN, (), SgvsRecipe(SMALL, QUICK), 0, -1, tmp_path)
    loaded = Checkpoint.load(tmp_path / "full-seed0.pt")
    video = material.collection.videos["tvsum/video_4"]
    scores = loaded.scorer().opened(video, material, CLEAN, loaded.statistics)(None)
    assert scores.shape == (len(video),)
    assert np.ptp(scores) > 0
    assert np.array_equal(scores, made.scorer().opened(video, material, CLEAN, made.statistics)(None))


def test_a_title_is_asked_like_a_query(material: Material, tmp_path: Path) -> None:
    made = train("sgvs", material, LEARN, (), SgvsRecipe(replace(SMALL, alignment="video"), QUICK), 0, -1, tmp_path)
    videos = [material.collection.videos[f"{dataset}/video_5"] for dataset in ("tvsum", "summe")]
    plain, asked = (checkpoint_runs(tmp_path, material, videos[:1], CLEAN, titles)[0] for titles in (False, True))
    name = videos[0].id
    query = title_query(videos[0], material.anchors)
    assert np.array_equal(asked[name], made.scorer().opened(videos[0], material, CLEAN, made.statistics)(query))
    likeness = videos[0].embeddings @ query.embedding
    assert np.corrcoef(asked[name], likeness)[0, 1] > np.corrcoef(plain[name], likeness)[0, 1] + 0.1
    with pytest.raises(ValueError, match="summe/video_5 has no title"):
        checkpoint_runs(tmp_path, material, videos, CLEAN, titles=True)


def test_the_file_computes_the_definition(material: Material, tmp_path: Path) -> None:
    recipe = SgvsRecipe(replace(SMALL, alignment="video"), QUICK)
    made = [train("sgvs", material, LEARN, (), recipe, seed, -1, tmp_path) for seed in (0, 1)]
    plan = KIND.plan(made)
    write_onnx("sgvs", plan, 2, tmp_path / "scorer.onnx")
    for result in parity.compare(tmp_path / "scorer.onnx", "sgvs", plan.definition, (1, 2, 5, 11, 120)):
        assert result.drift <= parity.TOLERANCE


def test_edges_are_likeness_of_states() -> None:
    scorer = SgvsScorer([scattered(Selector(SMALL), 3)])  # type: ignore[list-item]
    places = temporal_table(12, 2)
    index, mask = torch.from_numpy(places.index.copy()), torch.from_numpy(places.mask.copy())
    with torch.no_grad():
        importance, edges = scorer(torch.randn(12, 197), index, mask)
    assert edges.shape == (1, 12, 5)
    torch.testing.assert_close(edges[0, :, 2], torch.ones(12), atol=1e-5, rtol=0)
    assert not edges[0][~mask].any()
    assert importance.min() >= 0
    assert importance.max() <= 1
    torch.testing.assert_close(combined([torch.full((4,), 0.7)], SMALL), torch.full((4,), 0.5), atol=1e-4, rtol=0)


def test_the_shipped_recipe_is_whole() -> None:
    recipe = read_recipe(Path("vsum_desktop/training/data/sgvs.toml"), SgvsRecipe)
    assert recipe.training.warm_up < recipe.training.adversarial_from < recipe.training.epochs


def test_the_shipped_model_scores_any_length() -> None:
    shipped = GraphScorer(read_manifest(Path("models/sgvs")), choose("cpu"))
    for n in (1, 2, 5, 300):
        case = parity.example(n, shipped.spec.neighbours.tau)
        output = shipped.score(case.features, case.table)
        assert output.importance.shape == (n,)
        assert output.edge_graphs == ("states",)
    assert np.ptp(output.importance) > 0.5
    assert "without their annotations" in shipped.spec.licence.weights
    assert shipped.spec.metrics["evaluations"]
