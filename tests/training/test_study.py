"""The study's nested selection: no inner score may come from a training that saw the video or the outer test fold."""

from pathlib import Path

import numpy as np

from benchmarks.nested import Nested, stacked
from benchmarks.study import Bench, partitions
from vsum_desktop.training.material import Material
from vsum_desktop.training.scorers.concepts import target


def test_trainings_without_two_folds_saw_neither(labels: Path) -> None:
    named = partitions(labels, "tvsum", 2)
    whole = [name for name in named if "." not in name]
    assert whole == ["0", "1"]
    for name, (fold,) in ((name, folds) for name, folds in named.items() if "." in name):
        outer, one, other = name[0], int(name[2]), int(name[3])
        assert set(fold.test) == {*named[outer][one].test, *named[outer][other].test}
        assert not set(fold.train) & set(fold.test)
        assert fold.train


def test_the_stack_finds_the_candidate_that_people_agree_with(material: Material, labels: Path, tmp_path: Path) -> None:
    bench = Bench(material, "tvsum", partitions(labels, "tvsum", 1), tmp_path)
    rng = np.random.default_rng(0)
    good = {video.id: target(video) for video in bench.videos}
    bad = {name: -row for name, row in good.items()}
    noise = {name: rng.standard_normal(len(row)) for name, row in good.items()}
    weights = stacked(bench, [bad, good, noise])
    assert weights[1] > 0.1
    assert weights[0] == 0
    assert weights[2] < 0.1 * weights[1]


def test_nested_scores_of_closed_forms_cover_every_video_once(material: Material, labels: Path, tmp_path: Path) -> None:
    bench = Bench(material, "tvsum", partitions(labels, "tvsum", 1), tmp_path)
    nested = Nested(bench, {name: {"name": name, "blocks": [name]} for name in ("c1", "r1")})
    scores, inner = nested.run("both", ["c1", "r1"], "0", 0)
    assert set(scores) == {video.id for video in bench.videos}
    assert np.isfinite(inner)
    assert len(nested.choices["both", "0", 0]) == 2 * len(bench.partitions["0"])
