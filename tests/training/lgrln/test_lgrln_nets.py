"""LGRLN's definition and its twin on neighbour tables."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import Tensor
from torch_geometric.nn import GraphNorm

from vsum_desktop.core.graph import table_to_edges, temporal_table, with_global
from vsum_desktop.training.nets.context import Context, smoothed
from vsum_desktop.training.nets.language import LanguageGuide
from vsum_desktop.training.nets.lgrln import Lgrln, LgrlnConfig, ThresholdConv, combine, gate
from vsum_desktop.training.nets.lgrln_table import LgrlnScorer, LgrlnTable, TableConv, VideoNorm

NO_QUERY = (torch.zeros(1, 128), torch.tensor([False]))
SMALL = {"channels": (24, 12), "tau": 3, "time_length": 50, "language_size": 16, "language_heads": 4}


def tensors(*arrays: np.ndarray) -> list[Tensor]:
    return [torch.from_numpy(np.array(a)) for a in arrays]


def pair(seed: int = 0, **changes: object) -> tuple[Lgrln, LgrlnTable]:
    torch.manual_seed(seed)
    config = LgrlnConfig(**{**SMALL, **changes})  # type: ignore[arg-type]
    edges, table = Lgrln(config).eval(), LgrlnTable(config).eval()
    torch.nn.init.normal_(edges.time, std=0.3)
    table.load_state_dict(edges.state_dict())
    return edges, table


@pytest.mark.parametrize("aggregation", ["sum", "mean", "open"])
@pytest.mark.parametrize("mode", ["released", "intended"])
@pytest.mark.parametrize("n", [1, 2, 3, 7, 120])
def test_the_twin_computes_the_definition(n: int, mode: str, aggregation: str) -> None:
    edges, table = pair(n, threshold_mode=mode, aggregation=aggregation)
    places = temporal_table(n, 3)
    features = torch.randn(n, 197)
    query, mask = torch.randn(3, 128), torch.tensor([True, True, False])
    with torch.no_grad():
        logits, drawn = edges(features, *tensors(*table_to_edges(places)), query, mask)
        again, cells = table(features, *tensors(places.index, places.direction, places.mask), query, mask)
    torch.testing.assert_close(again, logits, atol=1e-5, rtol=0)
    torch.testing.assert_close(cells[:, torch.from_numpy(places.mask.copy())], drawn, atol=1e-5, rtol=0)
    assert not cells[:, ~torch.from_numpy(places.mask.copy())].any()


@pytest.mark.parametrize("aggregation", ["sum", "mean", "open"])
@pytest.mark.parametrize("n", [1, 2, 9, 80])
def test_the_twin_computes_every_deviation(n: int, aggregation: str) -> None:
    changes = {"similar": 4, "windows": (3, 9), "video_mean": True, "direct": True, "ramp": 0.05, "aggregation": aggregation}
    edges, table = pair(n, **changes)
    assert edges.direct is not None
    torch.nn.init.normal_(edges.direct.weight, std=0.05)
    table.load_state_dict(edges.state_dict())
    features = torch.randn(n, 197)
    places = with_global(temporal_table(n, 3), torch.nn.functional.normalize(features).numpy(), 4)
    with torch.no_grad():
        logits, drawn = edges(features, *tensors(*table_to_edges(places)), *NO_QUERY)
        again, cells = table(features, *tensors(places.index, places.direction, places.mask), *NO_QUERY)
    torch.testing.assert_close(again, logits, atol=1e-5, rtol=0)
    torch.testing.assert_close(cells[:, torch.from_numpy(places.mask.copy())], drawn, atol=1e-5, rtol=0)


def test_gradients_agree() -> None:
    edges, table = pair(4)
    places = temporal_table(30, 3)
    features = torch.randn(30, 197)
    edges(features, *tensors(*table_to_edges(places)), *NO_QUERY)[0].square().sum().backward()
    table(features, *tensors(places.index, places.direction, places.mask), *NO_QUERY)[0].square().sum().backward()
    for (name, one), other in zip(edges.named_parameters(), table.parameters(), strict=True):
        if one.grad is not None or other.grad is not None:
            assert one.grad is not None, name
            assert other.grad is not None, name
            torch.testing.assert_close(other.grad, one.grad, atol=1e-4, rtol=1e-3)


def published_gate(cosine: Tensor) -> Tensor:
    """The public code's three masked assignments, in place, one after the other."""
    weight = cosine.clone()
    weight[weight < 0.2] = 0
    weight[weight > 0.2] = 0.5
    weight[weight > 0.5] = 0.8
    return weight


def test_the_released_gate_is_the_public_code_and_never_reaches_its_second_threshold() -> None:
    cosine = torch.linspace(-1, 1, 2001)
    cosine = cosine[(cosine - 0.2).abs() > 1e-6]
    torch.testing.assert_close(gate(cosine, LgrlnConfig()), published_gate(cosine))
    assert gate(cosine, LgrlnConfig()).max() == 0.5


def test_the_intended_gate_has_three_levels() -> None:
    levels = gate(torch.tensor([-1.0, 0.1, 0.3, 0.5, 0.6, 1.0]), LgrlnConfig(threshold_mode="intended"))
    torch.testing.assert_close(levels, torch.tensor([0.0, 0.0, 0.5, 0.5, 0.8, 0.8]))


def test_a_ramp_meets_the_steps_and_is_continuous() -> None:
    for mode in ("released", "intended"):
        steps, ramp = (LgrlnConfig(threshold_mode=mode, ramp=width) for width in (0.0, 0.02))  # type: ignore[arg-type]
        clear = torch.tensor([-1.0, 0.0, 0.18, 0.22, 0.48, 0.52, 1.0])
        torch.testing.assert_close(gate(clear, ramp), gate(clear, steps))
        fine = gate(torch.linspace(-1, 1, 20_001), ramp)
        assert fine.diff().min() >= 0
        assert fine.diff().max() < 0.01


def test_context_by_hand() -> None:
    x = torch.tensor([[0.0], [3.0], [6.0], [3.0]])
    got = Context((3,), True)(x)
    torch.testing.assert_close(got, torch.tensor([[0.0, 1.5, 3.0], [3.0, 3.0, 3.0], [6.0, 4.0, 3.0], [3.0, 4.5, 3.0]]))
    assert torch.equal(Context((), False)(x), x)
    assert Context((81,), False)(x[:1]).shape == (1, 2)
    with pytest.raises(ValueError, match="odd"):
        Context((4,), False)


def test_smoothing_keeps_levels_and_mirrors() -> None:
    torch.testing.assert_close(smoothed(torch.full((7,), 3.0), 2.0), torch.full((7,), 3.0))
    peak = smoothed(torch.tensor([0.0, 0, 0, 1, 0, 0, 0]), 1.0)
    torch.testing.assert_close(peak, peak.flip(0))
    assert peak.argmax() == 3
    values = torch.randn(5)
    assert torch.equal(smoothed(values, 0.0), values)
    torch.testing.assert_close(smoothed(values[:1], 2.0), values[:1])


def test_convolution_against_the_equation() -> None:
    config = LgrlnConfig()
    torch.manual_seed(1)
    conv = ThresholdConv(6, 4, config).eval()
    x = torch.rand(5, 6)
    index, _ = table_to_edges(temporal_table(5, 1))
    got = conv(x, torch.from_numpy(index))
    for i in range(5):
        message = torch.zeros(6)
        for j in range(max(0, i - 1), min(5, i + 2)):
            cosine = torch.nn.functional.cosine_similarity(x[i], x[j], dim=0)
            message = message + gate(cosine, config) * x[j]
        wanted = conv.second(torch.nn.functional.gelu(conv.first(x[i] + 0.5 * message))) + conv.shortcut(x[i])
        torch.testing.assert_close(got[i], wanted, atol=1e-5, rtol=1e-4)


def test_a_zero_row_stays_a_number() -> None:
    x = torch.zeros(4, 6, requires_grad=True)
    places = temporal_table(4, 1)
    conv = TableConv(6, 6, LgrlnConfig())
    y, cosine = conv(x, *tensors(places.index, places.mask))
    y.sum().backward()
    assert torch.isfinite(y).all()
    assert not cosine.any()
    assert x.grad is not None
    assert torch.isfinite(x.grad).all()


def test_video_norm_is_graph_norm() -> None:
    torch.manual_seed(2)
    x = torch.randn(50, 8)
    graph, video = GraphNorm(8), VideoNorm(8)
    for parameter in graph.parameters():
        torch.nn.init.normal_(parameter)
    video.load_state_dict(graph.state_dict())
    torch.testing.assert_close(video(x), graph(x), atol=1e-5, rtol=1e-4)


def test_no_query_bypasses_the_language_module_exactly() -> None:
    guide = LanguageGuide(20, 128, 4, 16, 0.0).eval()
    samples = torch.randn(9, 20)
    assert torch.equal(guide(samples, *NO_QUERY), samples)
    assert torch.equal(guide(samples, torch.randn(3, 128), torch.zeros(3, dtype=torch.bool)), samples)
    assert not torch.equal(guide(samples, torch.randn(3, 128), torch.ones(3, dtype=torch.bool)), samples)


def test_masked_tokens_do_not_count() -> None:
    guide = LanguageGuide(20, 128, 4, 16, 0.0).eval()
    samples, query = torch.randn(9, 20), torch.randn(3, 128)
    masked = guide(samples, query, torch.tensor([True, True, False]))
    torch.testing.assert_close(masked, guide(samples, query[:2], torch.tensor([True, True])))


def test_tokens_count_by_direction_not_by_scale() -> None:
    guide = LanguageGuide(20, 128, 4, 16, 0.0).eval()
    samples, query, mask = torch.randn(9, 20), torch.randn(2, 128), torch.ones(2, dtype=torch.bool)
    torch.testing.assert_close(guide(samples, 5 * query + 3, mask), guide(samples, query, mask), atol=1e-3, rtol=1e-3)


def test_the_time_embedding_continues_with_zeros() -> None:
    edges, table = pair(0, time_length=10)
    places = temporal_table(25, 3)
    features = torch.randn(25, 197)
    longer = LgrlnTable(LgrlnConfig(**{**SMALL, "time_length": 25})).eval()  # type: ignore[arg-type]
    state = table.state_dict()
    state["time"] = torch.cat([state["time"], torch.zeros(15, 24)])
    longer.load_state_dict(state)
    arguments = (features, *tensors(places.index, places.direction, places.mask), *NO_QUERY)
    with torch.no_grad():
        torch.testing.assert_close(table(*arguments)[0], longer(*arguments)[0])
        torch.testing.assert_close(
            edges(features, *tensors(*table_to_edges(places)), *NO_QUERY)[0], longer(*arguments)[0], atol=1e-5, rtol=0
        )


def test_streams_draw_their_own_direction() -> None:
    _, table = pair(3)
    places = temporal_table(40, 3)
    with torch.no_grad():
        _, drawn = table(torch.randn(40, 197), *tensors(places.index, places.direction, places.mask), *NO_QUERY)
    later, earlier = torch.from_numpy(places.direction > 0), torch.from_numpy(places.direction < 0)
    assert not drawn[0][later].any()
    assert not drawn[1][earlier].any()
    assert drawn[2][later].any()
    assert drawn.max() <= 1 + 1e-5


def test_combine_keeps_ranks_and_fills_the_range() -> None:
    logits = torch.randn(200)
    one = combine([logits], 1.702)
    assert torch.equal(one.argsort(), logits.argsort())
    assert one.min() < 0.1
    assert one.max() > 0.9
    torch.testing.assert_close(combine([logits, 3 * logits + 1], 1.702), one, atol=1e-5, rtol=0)
    assert torch.equal(combine([torch.full((5,), 2.0)], 1.702), torch.full((5,), 0.5))
    assert combine([torch.tensor([7.0])], 1.702) == 0.5


def test_an_ensemble_is_the_mean_of_its_members() -> None:
    members = [pair(seed)[1] for seed in (1, 2)]
    places = temporal_table(20, 3)
    arguments = (torch.randn(20, 197), *tensors(places.index, places.direction, places.mask), *NO_QUERY)
    with torch.no_grad():
        importance, drawn = LgrlnScorer(members)(*arguments)
        apart = [member(*arguments) for member in members]
    torch.testing.assert_close(importance, combine([logits for logits, _ in apart], 1.702))
    torch.testing.assert_close(drawn, (apart[0][1] + apart[1][1]) / 2)
