"""A first look at a long video: right pictures from sync frames, a provisional analysis, and only where it pays."""

from __future__ import annotations

import dataclasses
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from tests.films import FILM
from tests.media_factory import RECIPES, MediaFactory, steady
from vsum_desktop.core.edits import Budget, Edits, Trim
from vsum_desktop.core.errors import Cancelled
from vsum_desktop.core.jobs import CancelToken, JobContext
from vsum_desktop.core.timing import Interval
from vsum_desktop.media.probe import probe
from vsum_desktop.media.sync_reader import SyncReader, spread_sync_frames
from vsum_desktop.media.thumbnails import Thumbnails
from vsum_desktop.pipeline.analyze import (
    COARSE_FROM,
    COARSE_SAMPLES,
    Analysis,
    AnalyzeRequest,
    analyze,
    rescore,
    worth_a_look,
)
from vsum_desktop.pipeline.services import Services
from vsum_desktop.pipeline.summarize import summarize

CONTEXT = JobContext()
RECIPE_NAMES = ("plain", "vfr", "rotated90", "odd_size", "ten_bit", "start_offset", "late_picture", "open_gop", "single_sync")
#: Five minutes at four frames a second, a sync frame every five seconds.
LONG = replace(FILM, name="five minutes.mp4", times=steady(1200, 4), size=(96, 54), gop=20, sounds=(), cuts=(300, 700))


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Services:
    return Services.create(device="cpu", cache_dir=tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="module")
def long_film(media_factory: MediaFactory) -> Path:
    return media_factory(LONG)


@pytest.fixture(scope="module")
def first_look(long_film: Path, services: Services) -> Analysis:
    return analyze(AnalyzeRequest(long_film, mode="coarse", query="a dog"), services, CONTEXT)


@pytest.mark.parametrize("name", RECIPE_NAMES)
def test_pictures_of_sync_frames_are_exact(name: str, media_factory: MediaFactory) -> None:
    info = probe(media_factory(RECIPES[name]))
    samples = list(SyncReader(info, info.sync_frames, (64, 48)))
    assert [sample.frame for sample in samples] == info.sync_frames.tolist()
    with Thumbnails(info) as thumbnails:
        for sample in samples:
            np.testing.assert_array_equal(sample.picture, thumbnails.frame(sample.frame, (64, 48)))
            assert sample.time == info.frames.time(sample.frame)


@pytest.mark.parametrize("number", [1, 2, 7, 59, 60, 1000])
def test_sync_frames_are_spread_over_the_whole_video(number: int, long_film: Path) -> None:
    info = probe(long_film)
    chosen = spread_sync_frames(info, number)
    assert set(chosen.tolist()) <= set(info.sync_frames.tolist())
    assert len(chosen) == min(number, len(info.sync_frames))
    assert (np.diff(chosen) > 0).all()
    if number > 1:
        assert (chosen[0], chosen[-1]) == (info.sync_frames[0], info.sync_frames[-1])


def test_a_first_look_is_a_whole_analysis_of_few_samples(first_look: Analysis, long_film: Path, services: Services) -> None:
    assert first_look.provisional
    assert not first_look.cached
    assert len(first_look.features) == 60 <= COARSE_SAMPLES
    assert first_look.rate == Fraction(60, 300)
    assert (first_look.shots.bounds[0], first_look.shots.bounds[-1]) == (0, 1200)
    assert first_look.relevance is not None
    assert first_look.importance.shape == (60,)
    summary = summarize(first_look, Edits(budget=Budget.parse("20%")))
    assert 0 < summary.duration <= 60
    again = rescore(first_look, services, CONTEXT, query=None)
    assert again.provisional
    full = analyze(AnalyzeRequest(long_film), services, CONTEXT)
    assert not full.provisional
    assert not full.cached


def test_trims_wait_for_the_shots_that_they_name(first_look: Analysis) -> None:
    edits = Edits(budget=Budget.parse("20%"), trims=(Trim(0, Interval(Fraction(0), Fraction(2))),))
    free = summarize(first_look, dataclasses.replace(edits, trims=()))
    assert [clip.interval for clip in summarize(first_look, edits).clips] == [clip.interval for clip in free.clips]


def test_only_long_videos_that_are_not_cached_are_looked_at(long_film: Path, media_factory: MediaFactory) -> None:
    fresh = Services.create(device="cpu", use_cache=False)
    info = probe(long_film)
    assert info.duration >= COARSE_FROM
    assert worth_a_look(info, AnalyzeRequest(long_film), fresh)
    short = media_factory(FILM)
    assert not worth_a_look(probe(short), AnalyzeRequest(short), fresh)
    unseekable = dataclasses.replace(info, sync_frames=np.zeros(1, np.int64))
    assert not worth_a_look(unseekable, AnalyzeRequest(long_film), fresh)


def test_a_cached_video_is_not_looked_at(long_film: Path, services: Services, first_look: Analysis) -> None:
    analyze(AnalyzeRequest(long_film), services, CONTEXT)
    assert not worth_a_look(first_look.video, AnalyzeRequest(long_film), services)


def test_a_look_can_be_cancelled(long_film: Path, services: Services) -> None:
    token = CancelToken()
    with pytest.raises(Cancelled):
        analyze(AnalyzeRequest(long_film, mode="coarse"), services, JobContext(lambda _: token.cancel(), token))
