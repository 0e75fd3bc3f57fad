"""Decoding and encoding together: resume after a stop at any batch gives the arrays of an undisturbed run."""

from __future__ import annotations

import threading
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from tests.films import FILM
from tests.media_factory import MediaFactory
from vsum_desktop.core.errors import Cancelled, InferenceError
from vsum_desktop.core.jobs import CancelToken, JobContext, Progress
from vsum_desktop.core.video import VideoInfo
from vsum_desktop.inference.image_encoder import EncodedBatch, ImageEncoder
from vsum_desktop.media.probe import probe
from vsum_desktop.pipeline import encode
from vsum_desktop.pipeline.cache import Arrays, FeatureCache
from vsum_desktop.pipeline.encode import BATCH, EncodedVideo, encode_video, open_partial
from vsum_desktop.pipeline.services import DEFAULT_ENCODER, Services

RATE = Fraction(5)


@pytest.fixture(scope="module")
def encoder() -> ImageEncoder:
    return Services.create(device="cpu", use_cache=False).encoder(DEFAULT_ENCODER).image


@pytest.fixture(scope="module")
def film(media_factory: MediaFactory) -> VideoInfo:
    return probe(media_factory(FILM))


def _run(film: VideoInfo, encoder: ImageEncoder, cache: FeatureCache | None, context: JobContext) -> EncodedVideo:
    with open_partial(cache, "key") as partial:
        return encode_video(film, encoder, RATE, partial, context)


@pytest.fixture(scope="module")
def whole(film: VideoInfo, encoder: ImageEncoder) -> Arrays:
    return _run(film, encoder, None, JobContext()).arrays


def _assert_same(found: Arrays, expected: Arrays) -> None:
    assert found.keys() == expected.keys()
    for name, array in expected.items():
        np.testing.assert_array_equal(found[name], array, err_msg=name)
        assert found[name].dtype == array.dtype


def test_samples_and_cuts_of_a_whole_run(whole: Arrays) -> None:
    np.testing.assert_array_equal(whole["picks"], np.arange(0, 750, 5))
    np.testing.assert_allclose(whole["times"], np.arange(150) / 5)
    assert whole["embeddings"].shape[0] == whole["regions"].shape[0] == 150
    assert {100, 260, 380, 500, 640} <= set(whole["cuts"].tolist()), "the number bars change like cuts too"


@pytest.mark.parametrize("stop_after", [1, 2, 4, 9, 10])
def test_a_cancelled_run_is_continued(
    stop_after: int, film: VideoInfo, encoder: ImageEncoder, whole: Arrays, tmp_path: Path
) -> None:
    cache = FeatureCache(tmp_path)
    token = CancelToken()
    seen: list[Progress] = []

    def report(progress: Progress) -> None:
        seen.append(progress)
        if len(seen) == stop_after:
            token.cancel()

    with pytest.raises(Cancelled):
        _run(film, encoder, cache, JobContext(report, token))
    assert len(list((tmp_path / "partial" / "key").iterdir())) == stop_after
    resumed: list[Progress] = []
    _assert_same(_run(film, encoder, cache, JobContext(resumed.append)).arrays, whole)
    assert all(progress.done > seen[-1].done for progress in resumed), "what was done is not done again"


@pytest.mark.parametrize("name", ["vfr", "vfr_gap", "start_offset", "late_picture", "single_sync", "transport"])
def test_any_timing_is_continued(name: str, encoder: ImageEncoder, media_factory: MediaFactory, tmp_path: Path) -> None:
    info = probe(media_factory(name))
    with open_partial(None, "key") as partial:
        whole = encode_video(info, encoder, Fraction(30), partial, JobContext()).arrays
    token = CancelToken()
    cache = FeatureCache(tmp_path)
    with cache.partial("key") as partial, pytest.raises(Cancelled):
        encode_video(info, encoder, Fraction(30), partial, JobContext(lambda _: token.cancel(), token))
    with cache.partial("key") as partial:
        assert len(list(partial.batches())) == 1
        _assert_same(encode_video(info, encoder, Fraction(30), partial, JobContext()).arrays, whole)


def test_a_damaged_batch_is_encoded_again(film: VideoInfo, encoder: ImageEncoder, whole: Arrays, tmp_path: Path) -> None:
    cache = FeatureCache(tmp_path)
    _run(film, encoder, cache, JobContext())
    (tmp_path / "partial" / "key" / "batch-000003.npz").write_bytes(b"")
    _assert_same(_run(film, encoder, cache, JobContext()).arrays, whole)


def test_large_arrays_are_joined_in_a_file(
    film: VideoInfo, encoder: ImageEncoder, whole: Arrays, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encode, "_IN_MEMORY", 100_000)
    found = _run(film, encoder, FeatureCache(tmp_path), JobContext()).arrays
    assert isinstance(found["regions"], np.memmap)
    assert not isinstance(found["picks"], np.memmap)
    _assert_same(found, whole)


def test_progress_grows_to_the_end_with_time_left(film: VideoInfo, encoder: ImageEncoder) -> None:
    seen: list[Progress] = []
    _run(film, encoder, None, JobContext(seen.append))
    done = [progress.done for progress in seen]
    assert done == sorted(done)
    assert len(done) == -(-150 // BATCH)
    assert all(progress.total == 30.0 for progress in seen)
    assert seen[-1].share == pytest.approx(1.0, abs=0.02)


def test_an_unwritable_cache_costs_a_warning_only(
    film: VideoInfo, encoder: ImageEncoder, whole: Arrays, tmp_path: Path
) -> None:
    (tmp_path / "partial").mkdir()
    (tmp_path / "partial" / "key").write_text("a file where the folder should be", "utf-8")
    result = _run(film, encoder, FeatureCache(tmp_path), JobContext())
    _assert_same(result.arrays, whole)
    assert len(result.store_warnings) == 1
    assert "cannot be kept" in result.store_warnings[0]


def test_pictures_are_scaled_as_the_manifest_says(encoder: ImageEncoder, media_factory: MediaFactory) -> None:
    seen: list[np.ndarray] = []

    class Watching:
        size = encoder.size
        spec = replace(encoder.spec, preprocessing=replace(encoder.spec.preprocessing, resize="letterbox"))

        def encode(self, pixels: np.ndarray, cancel: CancelToken) -> EncodedBatch:
            seen.append(pixels)
            return encoder.encode(pixels, cancel)

    info = probe(media_factory("rotated90"))
    assert info.video.width > info.video.height
    with open_partial(None, "key") as partial:
        encode_video(info, Watching(), RATE, partial, JobContext())  # type: ignore[arg-type]
    pixels = np.concatenate(seen)
    assert not pixels[:, [0, -1]].any(), "black bars above and below"
    assert pixels[:, 64].any()


def test_no_thread_is_left_after_a_failing_encoder(film: VideoInfo, encoder: ImageEncoder) -> None:
    class Failing:
        size, spec = encoder.size, encoder.spec

        def encode(self, pixels: np.ndarray, cancel: CancelToken) -> None:
            raise InferenceError("out of luck", model="x")

    before = threading.active_count()
    with pytest.raises(InferenceError):
        _run(film, Failing(), None, JobContext())  # type: ignore[arg-type]
    assert threading.active_count() == before
