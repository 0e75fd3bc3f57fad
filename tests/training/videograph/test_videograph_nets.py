"""VideoGraph's definition by hand, and its twin on neighbour tables."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor
from torch.nn import functional

from vsum_desktop.training.nets.videograph import (
    SpatialGraph,
    VideoGraph,
    VideoGraphConfig,
    relation_masks,
    row_standard,
    standard,
    unit,
)
from vsum_desktop.training.nets.videograph_table import VideoGraphTable
from vsum_desktop.training.parity import Case, example
from vsum_desktop.training.scorers.videograph import VideoGraphDefinition, query_tensors, table_tensors

SMALL: dict[str, Any] = {"size": 8, "heads": 2, "affinity": 4, "tau": 3, "near": 1, "global_k": 4, "steps": 5}


def network(seed: int = 0, **changes: Any) -> VideoGraphTable:
    torch.manual_seed(seed)
    made = VideoGraphTable(VideoGraphConfig(**{**SMALL, **changes}))
    torch.nn.init.normal_(made.frame_norm.bias, std=0.3)
    return made.eval()


def run(made: VideoGraphTable, case: Case) -> tuple[Tensor, ...]:
    assert case.regions is not None
    features, regions = torch.from_numpy(case.features), torch.from_numpy(case.regions)
    with torch.no_grad():
        found: tuple[Tensor, ...] = made(features, regions, *table_tensors(case.table), *query_tensors(case.tokens))
    return found


@pytest.mark.parametrize("aggregation", ["softmax", "symmetric"])
@pytest.mark.parametrize("n", [1, 2, 3, 7, 90])
def test_the_twin_computes_the_definition(n: int, aggregation: str) -> None:
    made = network(n, aggregation=aggregation, share_steps=n != 7, norm=n != 3)
    case = example(n, 3, 4, True)
    dense, table = VideoGraphDefinition([made])(case), VideoGraphDefinition([made], limit=0)(case)
    assert dense["edge_weight"].shape == (6, case.table.mask.sum())
    for name, value in dense.items():
        np.testing.assert_allclose(table[name], value, atol=1e-5, rtol=0, err_msg=name)


@pytest.mark.parametrize("aggregation", ["softmax", "symmetric"])
def test_a_band_over_the_whole_video_is_the_dense_graph(aggregation: str) -> None:
    made = network(1, aggregation=aggregation, tau=20, global_k=0)
    dense = VideoGraph(made.config).eval()
    dense.load_state_dict(made.state_dict())
    case = example(15, 20, 0, True)
    assert case.regions is not None
    features, regions = torch.from_numpy(case.features), torch.from_numpy(case.regions)
    with torch.no_grad():
        whole = dense(features, regions, torch.ones(15, 15, dtype=torch.bool), *query_tensors(case.tokens))
    torch.testing.assert_close(run(made, case)[0], whole[0], atol=1e-5, rtol=0)


def test_training_sends_messages_as_scoring_does() -> None:
    made = network(2, dropout=0.0)
    case = example(40, 3, 4, True)
    calm = run(made, case)
    for found, wanted in zip(run(made.train(), case), calm, strict=True):
        torch.testing.assert_close(found, wanted, atol=1e-5, rtol=0)


def test_without_recursion_the_first_graph_stays() -> None:
    case = example(20, 3, 4, True)
    logits, edges, *_ = run(network(3, steps=0), case)
    assert edges.shape == (1, 20, 11)
    assert logits.shape == (20,)
    with_steps = run(network(3, steps=5), case)[1]
    assert with_steps.shape[0] == 6
    assert not torch.equal(with_steps[0], with_steps[5])


def test_one_recursion_by_hand() -> None:
    made = network(4, spatial=False, aggregation="symmetric", norm=False, steps=1, tau=5, global_k=0)
    case = example(6, 5, 0, True)
    features = torch.from_numpy(case.features)
    with torch.no_grad():
        z = made.frame_norm(made.frame(features))
        h = functional.gelu(z)
        a = functional.relu(unit(z) @ unit(z).T)
        linked = a - torch.diag(a.diag()) + torch.eye(6)
        scale = torch.diag(linked.sum(dim=1) ** -0.5)
        h1 = h + functional.gelu(made.update[0](scale @ linked @ scale @ h))
        a1 = unit(z) @ unit(z).T + 0.1 * unit(made.theta(h1)) @ unit(made.phi(h1)).T
        logits = made.head(torch.cat([h, h1], dim=1)).squeeze(1)
    found = run(made, case)
    torch.testing.assert_close(found[0], logits, atol=1e-5, rtol=0)
    index, mask = table_tensors(case.table)
    torch.testing.assert_close(found[1][1], functional.relu(a1).gather(1, index) * mask, atol=1e-5, rtol=0)


def test_relations_divide_the_neighbours() -> None:
    offset = torch.tensor([-9, -3, -1, 0, 1, 3, 9])
    allowed = torch.tensor([True, True, True, True, True, False, True])
    before, after, window, similar = relation_masks(offset, allowed, VideoGraphConfig(tau=3, near=1))
    assert before.tolist() == [False, False, True, False, False, False, False]
    assert after.tolist() == [False, False, False, False, True, False, False]
    assert window.tolist() == [False, True, True, True, True, False, False]
    assert similar.tolist() == [True, False, False, False, False, False, True]


def test_no_query_is_the_exact_bypass() -> None:
    made = network(5)
    case = example(12, 3, 4, True)
    assert case.regions is not None
    arguments = (torch.from_numpy(case.features), torch.from_numpy(case.regions), *table_tensors(case.table))
    masked = torch.tensor([False])
    with torch.no_grad():
        plain = made(*arguments, torch.zeros(1, 128), masked)[0]
        noise = made(*arguments, torch.randn(7, 128), masked.expand(7))[0]
        asked = made(*arguments, torch.randn(1, 128), ~masked)[0]
    assert torch.equal(plain, noise)
    assert not torch.equal(plain, asked)


def spatial() -> SpatialGraph:
    torch.manual_seed(6)
    return SpatialGraph(VideoGraphConfig(**SMALL)).eval()


def test_region_and_word_weights_follow_the_flow() -> None:
    regions = torch.randn(4, 16, 128) * 0.1
    regions[0, 3:] = 0
    regions[1] = 0
    with torch.no_grad():
        out, seen, words = spatial()(regions, torch.randn(2, 128) * 0.1, torch.tensor([True, False]))
    assert out.shape == (4, 8)
    torch.testing.assert_close(seen.sum(dim=1), torch.tensor([1.0, 0, 1, 1]), atol=1e-5, rtol=0)
    assert not seen[0, 3:].any()
    assert (words[:, 0] > 0).all()
    assert not words[:, 1].any()


def test_a_gap_of_the_encoder_changes_nothing() -> None:
    regions, gap = torch.randn(5, 16, 128) * 0.1, 0.3 * torch.randn(128)
    query, mask = torch.zeros(1, 128), torch.tensor([False])
    with torch.no_grad():
        first, again = spatial()(regions, query, mask)[0], spatial()(regions + gap, query, mask)[0]
    torch.testing.assert_close(first, again, atol=1e-4, rtol=0)


def test_standard_rows() -> None:
    rows = row_standard(torch.randn(3, 128))
    torch.testing.assert_close(rows.mean(dim=1), torch.zeros(3), atol=1e-6, rtol=0)
    torch.testing.assert_close(rows.square().mean(dim=1), torch.ones(3), atol=1e-2, rtol=0)
    there = torch.tensor([[1.0, 0.0]])
    assert not standard(torch.ones(1, 2, 128), there).any()
