"""The evaluator: coefficients against SciPy, summaries and F1 by hand, knapsack by brute force, protocols, floors, tests."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import kendalltau, spearmanr

from vsum_desktop.training.datasets import Fold, FrameLabels, LabelledVideo, read_collection
from vsum_desktop.training.evaluate import agreement_with_people, evaluate_runs
from vsum_desktop.training.evaluation import qfvs
from vsum_desktop.training.evaluation.floors import floors, people_against_people, position_scores, random_scores
from vsum_desktop.training.evaluation.pairs import compare
from vsum_desktop.training.evaluation.plots import plot_video
from vsum_desktop.training.evaluation.protocols import (
    Agreement,
    Rules,
    mean_of,
    measure,
    measure_all,
    measure_person,
    unit_range,
)
from vsum_desktop.training.evaluation.ranks import rank_agreement
from vsum_desktop.training.evaluation.summaries import f1, frame_scores, knapsack, summarise
from vsum_desktop.training.main import main


def video(opinions: list[list[float]], frames: FrameLabels | None = None, gtscore: list[float] | None = None) -> LabelledVideo:
    rows = np.array(opinions, np.float32)
    n = rows.shape[1]
    mean = rows.mean(axis=0) if gtscore is None else np.array(gtscore, np.float32)
    embeddings = np.eye(n, 4, dtype=np.float32)
    none = np.zeros(n, np.int64)
    return LabelledVideo("summe/video_1", "summe", embeddings, np.arange(n) / 2, none, none[:1, None], rows, mean, frames)


@pytest.mark.parametrize("levels", [2, 5, 60])
def test_coefficients_are_those_of_scipy(levels: int) -> None:
    rng = np.random.default_rng(levels)
    opinions = rng.integers(0, levels, (6, 80)).astype(np.float32)
    for scores in (rng.random(80), rng.integers(0, 4, 80).astype(np.float64)):
        taus, rhos = rank_agreement(scores, opinions)
        np.testing.assert_allclose(taus, [kendalltau(scores, row).statistic for row in opinions], atol=1e-12)
        np.testing.assert_allclose(rhos, [spearmanr(scores, row).statistic for row in opinions], atol=1e-12)


def test_someone_constant_counts_as_nothing() -> None:
    taus, rhos = rank_agreement(np.array([1.0, 2, 3]), np.array([[1, 1, 1], [1, 2, 3.0]]))
    assert taus.tolist() == rhos.tolist() == [0, 1]
    assert rank_agreement(np.ones(3), np.array([[1, 2, 3.0]]))[0].tolist() == [0]
    many = np.arange(40.0)[None]
    assert rank_agreement(np.ones(40), many)[1].tolist() == [0]
    assert rank_agreement(np.arange(1), np.zeros((2, 1)))[0].tolist() == [0, 0]
    with pytest.raises(ValueError, match="finite"):
        rank_agreement(np.array([0, np.nan, 1]), np.ones((1, 3)))
    with pytest.raises(ValueError, match="samples"):
        rank_agreement(np.arange(3), np.ones((1, 4)))


def test_pairs_of_a_long_video_do_not_overflow() -> None:
    scores = np.arange(70_000)
    taus, rhos = rank_agreement(scores, np.stack([scores >= 35_000, scores < 35_000]).astype(np.float32))
    np.testing.assert_allclose(taus, [np.sqrt(35_000 / 69_999), -np.sqrt(35_000 / 69_999)])
    np.testing.assert_allclose(rhos, [np.sqrt(0.75), -np.sqrt(0.75)], atol=1e-8)


def test_scores_hold_until_the_next_sample() -> None:
    spread = frame_scores(np.array([0.2, 0.8]), np.array([1, 4]), 7)
    assert spread.tolist() == [0, 0.2, 0.2, 0.2, 0.8, 0.8, 0.8]


@pytest.mark.parametrize("seed", range(8))
def test_knapsack_against_brute_force(seed: int) -> None:
    rng = np.random.default_rng(seed)
    values, costs = rng.random(9), rng.integers(1, 12, 9)
    capacity = int(rng.integers(0, 40))
    subsets = [list(s) for size in range(10) for s in itertools.combinations(range(9), size)]
    best = max(values[s].sum() for s in subsets if costs[s].sum() <= capacity)
    chosen = knapsack(values, costs, capacity)
    assert costs[chosen].sum() <= capacity
    assert values[chosen].sum() == pytest.approx(best)


def test_knapsack_leaves_out_the_later_of_two_equals() -> None:
    assert knapsack(np.array([1.0, 1.0]), np.array([3, 3]), 3).tolist() == [True, False]


def test_summary_by_hand() -> None:
    """40 frames, 4 shots of 6, 14, 6 and 14: 15 % are 6 frames, so one short shot fits, the one with the higher mean."""
    shots = np.array([[0, 5], [6, 19], [20, 25], [26, 39]])
    picks = np.array([0, 6, 20, 26])
    summary = summarise(np.array([0.4, 1.0, 0.5, 0.9]), picks, 40, shots)
    assert np.flatnonzero(summary).tolist() == list(range(20, 26))
    loses = summarise(np.array([0.4, 1.0, 0.5, 0.9]), picks, 40, shots, ends="exclusive")
    assert np.flatnonzero(loses).tolist() == list(range(20, 25))


def test_f1_by_hand() -> None:
    summary = np.array([1, 1, 0, 0], bool)
    people = np.array([[1, 0, 1, 0], [1, 1, 0, 0], [0, 0, 0, 0]], bool)
    np.testing.assert_allclose(f1(summary, people), [0.5, 1.0, 0.0])
    assert f1(np.zeros(4, bool), people[2:]).tolist() == [0]
    assert f1(np.ones(300, bool), np.ones((1, 300), bool)).tolist() == [1]


def test_protocols_by_hand() -> None:
    shots = np.array([[0, 2], [3, 9], [10, 19]])
    users = np.zeros((2, 20), bool)
    users[:, :3] = True
    users[1, 12:14] = True
    labelled = video([[1, 0, 0, 0], [1, 0, 1, 0]], FrameLabels(np.array([0, 5, 12, 16]), shots, users), [0.9, 0.1, 0.5, 0.3])
    scores = np.array([4.0, 1, 3, 2])
    p2, p3, p4 = (measure(labelled, scores, Rules(p)) for p in ("P2", "P3", "P4"))
    assert p2.tau == p2.rho == 1
    assert p3.tau == pytest.approx(kendalltau(users[0], users.mean(axis=0)).statistic)
    assert p4.tau == pytest.approx(np.mean([kendalltau(scores, row).statistic for row in labelled.opinions]))
    assert (p3.f1_max, p3.f1_mean) == (1, pytest.approx((1 + 6 / 8) / 2))
    assert measure(labelled, np.ones(4), Rules("P3")) == Agreement(0, 0, 0, 0)
    person = measure_person(labelled, 0, Rules("P3"))
    assert person.f1_max == pytest.approx(6 / 8)
    assert person.tau == pytest.approx(kendalltau(users[0], users[1]).statistic)
    assert measure_person(labelled, 1, Rules("P2")).tau == pytest.approx(
        kendalltau(labelled.opinions[1], labelled.opinions[0]).statistic
    )


def test_means_and_ranges() -> None:
    assert mean_of([Agreement(0, 1), Agreement(1, 0)]) == Agreement(0.5, 0.5)
    assert mean_of([Agreement(0, 1, 1, 0), Agreement(1, 0, 0, 1)]) == Agreement(0.5, 0.5, 0.5, 0.5)
    assert unit_range(np.array([-1.0, 0, 3])).tolist() == [0, 0.25, 1]
    assert agreement_with_people(np.arange(3.0), np.array([[1, 2, 3.0], [3, 2, 1]])) == Agreement(0, 0)


def rated(number: int) -> LabelledVideo:
    rng = np.random.default_rng(number)
    n = 20 + number
    rows = np.clip(np.round(3 + np.sin(np.arange(n) / 3) + rng.standard_normal((4, n))), 1, 5).astype(np.float32)
    none = np.zeros(n, np.int64)
    words = none[:1, None]
    embeddings = np.eye(n, 4, dtype=np.float32)
    return LabelledVideo(f"tvsum/video_{number}", "tvsum", embeddings, np.arange(n) / 2, none, words, rows, rows.mean(axis=0))


def test_reports() -> None:
    videos = [rated(number) for number in range(1, 7)]
    names = [v.id for v in videos]
    runs = {seed: random_scores(videos, seed) for seed in range(3)}
    folds = [Fold(tuple(n for n in names if n not in names[k : k + 2]), tuple(names[k : k + 2])) for k in (0, 2, 4)]
    ground = floors({v.id: v for v in videos}, videos, folds, Rules("P1"))
    report = evaluate_runs("random", "tvsum", "nonoverlap", Rules("P1"), videos, runs, ground)
    document = json.loads(report.to_json())
    assert document["schema"] == "vsum-evaluation/1"
    assert {"dataset", "protocol", "splits", "seeds", "tau", "rho", "std", "per_video", "floors"} <= set(document)
    assert set(document["floors"]) == {"random", "position"}
    assert document["tau"] == pytest.approx(np.mean([row["tau"] for row in document["per_video"]]))
    assert document["std"] > 0
    assert document["ensemble"].keys() == {"tau", "rho"}
    assert "P1" in report.to_text()
    assert "floor: position" in report.to_text()
    exact = {0: {v.id: v.opinions.mean(axis=0) for v in videos}}
    best = evaluate_runs("mean", "tvsum", "nonoverlap", Rules("P1"), videos, exact, ground)
    assert best.mean.tau > report.mean.tau
    assert best.std == 0
    place = position_scores({v.id: v for v in videos}, folds)
    assert set(place) == {v.id for v in videos}


def test_two_scorers_are_compared_video_by_video() -> None:
    left = {f"v{k}": 0.1 * k for k in range(12)}
    found = compare("a", left, "b", {name: value - 0.05 for name, value in left.items()}, "P1 tau")
    assert found.difference == pytest.approx(0.05)
    assert found.low == pytest.approx(0.05)
    assert (found.better, found.worse, found.videos) == (12, 0, 12)
    assert found.p_value < 0.001
    assert json.loads(found.to_json())["schema"] == "vsum-comparison/1"
    assert "a − b" in found.to_text()
    assert compare("a", left, "a", left, "P1 tau").p_value == 1
    with pytest.raises(ValueError, match="same videos"):
        compare("a", left, "b", {"v0": 0.0}, "P1 tau")


def test_meaning_of_shots_by_hand(tmp_path: Path) -> None:
    tags = np.zeros((4, 48), bool)
    tags[0, [0, 1]] = tags[1, [0]] = tags[2, [2]] = True
    np.testing.assert_allclose(qfvs.similarity(tags, tags)[0], [1, 0.5, 0, 0])
    assert qfvs.similarity(tags, tags)[3, 3] == 0
    assert qfvs.shot_f1(tags, np.array([0, 2]), np.array([1])) == pytest.approx(2 * 0.5 / 3)
    assert qfvs.shot_f1(tags, np.array([], np.int64), np.array([1])) == 0
    assert qfvs.shot_f1(tags, np.array([0, 1]), np.array([1, 0])) == 1


def test_plot_is_a_picture(tmp_path: Path) -> None:
    labelled = video([[1, 0, 0, 1], [1, 0, 1, 0]])
    plot_video(labelled, {"one": np.array([0.1, 0.4, 0.2, 0.3])}, tmp_path / "video.png")
    assert (tmp_path / "video.png").read_bytes()[:4] == b"\x89PNG"


@pytest.mark.shared
def test_chance_and_people_on_the_real_labels(shared_data: Path) -> None:
    """Random gives 0 ± .005 and one annotator against the others .177/.204 under P1, as published."""
    videos = read_collection(shared_data / "labels").of("tvsum")
    draws = [mean_of(measure_all(videos, random_scores(videos, seed).__getitem__, Rules("P1"))).tau for seed in range(5)]
    assert abs(np.mean(draws)) < 0.005
    people = mean_of(people_against_people(videos, Rules("P1")))
    assert people.tau == pytest.approx(0.177, abs=0.001)
    assert people.rho == pytest.approx(0.204, abs=0.001)


@pytest.mark.shared
def test_chance_and_people_on_summe(shared_data: Path) -> None:
    """One user against the others .205 (P4) and F1 .54/.31, as published; chance is far above 0 in F1 and under P3."""
    videos = read_collection(shared_data / "labels").of("summe")
    assert sum(len(labelled.opinions) for labelled in videos) == 390
    people = mean_of(people_against_people(videos, Rules("P4")))
    assert people.tau == pytest.approx(0.205, abs=0.01)
    assert people.f1_max == pytest.approx(0.54, abs=0.01)
    assert people.f1_mean == pytest.approx(0.31, abs=0.01)
    chance = mean_of([mean_of(measure_all(videos, random_scores(videos, k).__getitem__, Rules("P3"))) for k in range(5)])
    assert chance.tau == pytest.approx(0.095, abs=0.02)
    assert chance.f1_max == pytest.approx(0.404, abs=0.02)
    assert chance.f1_mean == pytest.approx(0.184, abs=0.01)


@pytest.mark.shared
def test_people_and_chance_on_the_query_focused_labels(shared_data: Path) -> None:
    videos = qfvs.read_qfvs(shared_data / "labels")
    people = qfvs.evaluate_qfvs(videos, "users")
    assert all(0.70 <= value <= 0.80 for value in people.per_video.values())
    chance = qfvs.evaluate_qfvs(videos, "random")
    assert all(0.33 <= value <= 0.60 for value in chance.per_video.values())
    assert json.loads(chance.to_json())["floors"]["random"]["f1"] == pytest.approx(chance.f1)


@pytest.mark.shared
def test_benchmark_shots_are_inclusive_and_whole(shared_data: Path) -> None:
    for labelled in read_collection(shared_data / "labels").of("summe"):
        assert labelled.frames is not None
        shots, frames = labelled.frames.shots, labelled.frames.summaries.shape[1]
        assert shots[0, 0] == 0
        np.testing.assert_array_equal(shots[1:, 0], shots[:-1, 1] + 1)
        assert shots[-1, 1] in {frames - 1, frames}


def test_evaluations_are_compared_by_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"video": f"v{k}", "tau": 0.01 * k * k, "rho": 0.0} for k in range(9)]
    common = {"schema": "vsum-evaluation/1", "dataset": "tvsum", "protocol": "P1", "splits": "nonoverlap"}
    documents = {
        "a": {**common, "scorer": "a", "per_video": rows},
        "b": {**common, "scorer": "b", "per_video": [{**row, "tau": 0.0} for row in rows]},
        "other": {**common, "protocol": "P2", "scorer": "c", "per_video": rows},
        "none": {"schema": "vsum-probe/1"},
    }
    for name, document in documents.items():
        (tmp_path / name).write_text(json.dumps(document))
    assert main(["compare", str(tmp_path / "a"), str(tmp_path / "b"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["difference"] == pytest.approx(np.mean([row["tau"] for row in rows]))
    for wrong in (["other"], ["none"], ["b", "--measure", "f1_max"]):
        assert main(["compare", str(tmp_path / "a"), str(tmp_path / wrong[0]), *wrong[1:]]) == 1
    said = capsys.readouterr().err
    assert "differ in protocol" in said
    assert "no vsum-evaluation/1" in said
    assert "no f1_max" in said


def test_query_focused_labels_have_predictors_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "--dataset", "qfvs", "--data", str(tmp_path), "--scorer", "random"]) == 2
    assert main(["evaluate", "--dataset", "tvsum", "--data", str(tmp_path), "--predictor", "users"]) == 2
    asked = ["evaluate", "--dataset", "tvsum", "--data", str(tmp_path), "--protocol", "P1", "--scorer", "random", "--titles"]
    assert main(asked) == 2
    assert capsys.readouterr().err.count("--predictor goes with") == 2
