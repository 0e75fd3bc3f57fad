"""The linear read-out of importance from concepts."""

from __future__ import annotations

import numpy as np
import pytest

from vsum_desktop.core.attribution import read_out

WORDS = tuple(f"word{k}" for k in range(128))


def test_the_concept_that_makes_the_curve_is_found() -> None:
    rng = np.random.default_rng(0)
    columns = rng.standard_normal((300, 128)).astype(np.float32)
    importance = (0.5 + 0.1 * columns[:, 7] - 0.05 * columns[:, 9]).astype(np.float32)
    found = read_out(columns, importance, WORDS)
    assert found.fidelity > 0.9
    assert found.trusted
    assert int(np.argmax(found.weight)) == 7
    assert int(np.argmin(found.weight)) == 9
    near = importance.mean() + found.columns @ found.weight
    assert np.abs(near - importance).max() < 0.1
    sample = int(np.argmax(columns[:, 7]))
    first = found.of_samples(np.array([sample]))[0]
    assert first.word == "word7"
    assert first.share == pytest.approx(found.columns[sample, 7] * found.weight[7])
    assert len(found.of_samples(slice(0, 10), 2)) == 2


def test_a_curve_that_has_nothing_to_do_with_them_is_not_explained() -> None:
    rng = np.random.default_rng(1)
    columns = rng.standard_normal((300, 128)).astype(np.float32)
    found = read_out(columns, rng.random(300, np.float32), WORDS)
    assert found.fidelity < 0.2
    assert not found.trusted


@pytest.mark.parametrize("n", [1, 2, 49])
def test_short_or_flat_videos_explain_nothing(n: int) -> None:
    columns = np.random.default_rng(n).standard_normal((n, 128)).astype(np.float32)
    found = read_out(columns, np.full(n, 0.5, np.float32), WORDS)
    assert found.fidelity == 0
    assert found.of_samples(slice(None)) == ()


def test_long_videos_are_thinned() -> None:
    rng = np.random.default_rng(2)
    columns = rng.standard_normal((9000, 128)).astype(np.float32)
    found = read_out(columns, (columns[:, 3] * 0.1 + 0.5).astype(np.float32), WORDS)
    assert found.columns.shape == (9000, 128)
    assert found.of_samples(slice(0, 1), 1)[0].word == "word3"
    assert not found.columns.flags.writeable
