"""Analysing a film with the shipped models: what stays the same when the question changes, and what does not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.films import FILM
from tests.media_factory import MediaFactory
from vsum_desktop.core.edits import Edits
from vsum_desktop.core.errors import BudgetError, Cancelled, DecodeError, EmptyQueryError, ModelNotFoundError
from vsum_desktop.core.jobs import CancelToken, JobContext, Progress
from vsum_desktop.core.summary import Budget
from vsum_desktop.media.probe import probe
from vsum_desktop.pipeline.analyze import Analysis, AnalyzeRequest, analyze, rescore
from vsum_desktop.pipeline.encode import BATCH
from vsum_desktop.pipeline.export import ExportRequest, check_targets, default_path, export
from vsum_desktop.pipeline.services import CONTRASTIVE, Services
from vsum_desktop.pipeline.summarize import explain_shots, next_clip, scores, summarize

CONTEXT = JobContext()


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Services:
    return Services.create(device="cpu", cache_dir=tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="module")
def film(media_factory: MediaFactory) -> Path:
    return media_factory(FILM)


@pytest.fixture(scope="module")
def analysis(film: Path, services: Services) -> Analysis:
    return analyze(AnalyzeRequest(film), services, CONTEXT)


def test_stages_are_reported_in_order(film: Path, services: Services) -> None:
    seen: list[str] = []

    def report(progress: Progress) -> None:
        if progress.stage not in seen:
            seen.append(progress.stage)

    fresh = Services(services.registry, "cpu", None)
    analyze(AnalyzeRequest(film), fresh, JobContext(report))
    assert seen == ["probe", "encode", "shots", "score"]


@pytest.mark.parametrize("scorer", ["concepts", "videograph", CONTRASTIVE])
def test_what_is_seen_so_far_is_scored_when_asked_for(scorer: str, film: Path, services: Services) -> None:
    reports: list[Progress] = []
    fresh = Services(services.registry, "cpu", None)
    whole = analyze(AnalyzeRequest(film, scorer=scorer, query="a dog", glimpses=True), fresh, JobContext(reports.append))
    glimpses = [progress.glimpse for progress in reports if progress.glimpse is not None]
    first = glimpses[0]
    seen = len(first.times)
    assert 0 < seen < len(whole.features)
    assert np.array_equal(first.times, whole.features.times[:seen])
    assert first.importance.shape == (seen,)
    assert first.relevance is not None
    assert whole.relevance is not None
    np.testing.assert_allclose(first.relevance, whole.relevance.values[:seen], atol=0.03)  # fitted over the samples of a video
    analyze(AnalyzeRequest(film), fresh, JobContext(lambda progress: reports.append(progress)))
    assert sum(progress.glimpse is not None for progress in reports) == len(glimpses)


def test_a_resumed_analysis_shows_what_was_seen_before(film: Path, tmp_path: Path) -> None:
    services, token = Services.create(device="cpu", cache_dir=tmp_path), CancelToken()

    def stop(progress: Progress) -> None:
        if progress.stage == "encode":
            token.cancel()

    with pytest.raises(Cancelled):
        analyze(AnalyzeRequest(film), services, JobContext(stop, token))
    found: list[Progress] = []
    whole = analyze(AnalyzeRequest(film, glimpses=True), services, JobContext(found.append))
    first = next(progress.glimpse for progress in found if progress.glimpse is not None)
    assert len(first.times) > BATCH
    assert np.array_equal(first.times, whole.features.times[: len(first.times)])


def test_a_video_without_one_picture_is_said_so_and_not_kept(film: Path, tmp_path: Path) -> None:
    services, broken = Services.create(device="cpu", cache_dir=tmp_path / "cache"), tmp_path / "broken.mp4"
    content = bytearray(film.read_bytes())
    broken.write_bytes(content)
    info = probe(broken)
    start = content.find(b"mdat")
    size = int.from_bytes(content[start - 4 : start], "big") - 8
    content[start + 4 : start + 4 + size] = bytes(size)
    broken.write_bytes(content)
    for _ in range(2):
        with pytest.raises(DecodeError, match="not one picture"):
            analyze(AnalyzeRequest(broken), services, CONTEXT, info)
    assert services.cache is not None
    assert services.cache.info().entries == 0


def test_shots_cover_every_frame_and_keep_the_cuts(analysis: Analysis) -> None:
    bounds = analysis.shots.bounds
    assert (bounds[0], bounds[-1]) == (0, 750)
    assert {100, 260, 380, 500, 640} <= set(bounds.tolist())


def test_a_query_changes_relevance_but_no_feature(analysis: Analysis, services: Services) -> None:
    asked = rescore(analysis, services, CONTEXT, query=" a  dog ")
    assert asked.query == "a dog"
    assert asked.relevance is not None
    assert asked.relevance.values.shape == (60,)
    assert asked.features is analysis.features
    assert asked.shots is analysis.shots
    back = rescore(asked, services, CONTEXT, query=None)
    assert back.relevance is None
    np.testing.assert_array_equal(back.importance, analysis.importance)


def test_asking_at_once_or_later_is_the_same(film: Path, analysis: Analysis, services: Services) -> None:
    once = analyze(AnalyzeRequest(film, query="a dog"), services, CONTEXT)
    later = rescore(analysis, services, CONTEXT, query="a dog")
    assert once.cached
    assert once.relevance is not None
    assert later.relevance is not None
    np.testing.assert_array_equal(once.relevance.values, later.relevance.values)
    np.testing.assert_array_equal(once.importance, later.importance)
    assert once.scored.edges == later.scored.edges


@pytest.mark.parametrize("scorer", ["concepts", "lgrln", CONTRASTIVE])
def test_every_scorer_gives_importance_and_edges(scorer: str, analysis: Analysis, services: Services) -> None:
    scored = rescore(analysis, services, CONTEXT, query=None, scorer=scorer).scored
    assert scored.scorer == scorer
    assert scored.importance.shape == (60,)
    assert 0 <= scored.importance.min() < scored.importance.max() <= 1
    assert scored.edge_weight.shape == (len(scored.graphs), *scored.table.mask.shape)
    assert 0 < len(scored.edges) <= 500
    weights = [edge.weight for edge in scored.edges]
    assert weights == sorted(weights, reverse=True)
    assert {edge.kind for edge in scored.edges} <= {"temporal", "visual"}


def test_concepts_of_the_linear_scorer_are_exact(analysis: Analysis, services: Services) -> None:
    scored = rescore(analysis, services, CONTEXT, query=None, scorer="concepts").scored
    assert scored.concepts is not None
    assert scored.concepts.fidelity == 1
    told = scored.concepts.columns @ scored.concepts.weight
    assert np.corrcoef(told, scored.importance)[0, 1] > 0.3


def test_every_choice_can_be_taken(analysis: Analysis, services: Services) -> None:
    choices = [choice.id for choice in services.scorer_choices()]
    assert choices[0] == services.default_scorer == "concepts"
    assert choices[-4:] == [CONTRASTIVE, "clusters", "uniform", "random"]
    for choice in choices:
        assert rescore(analysis, services, CONTEXT, query="a dog", scorer=choice).scorer.id == choice


def test_score_is_the_mixture_of_both(analysis: Analysis, services: Services) -> None:
    asked = rescore(analysis, services, CONTEXT, query="a dog")
    assert asked.relevance is not None
    np.testing.assert_allclose(scores(asked, 0.25), 0.75 * asked.importance + 0.25 * asked.relevance.values, atol=1e-6)
    np.testing.assert_array_equal(scores(analysis, 1.0), analysis.importance)


def test_summaries_are_pure_and_explained(analysis: Analysis) -> None:
    edits = Edits(budget=Budget.parse("20%"))
    first, second = summarize(analysis, edits), summarize(analysis, edits)
    assert [clip.interval for clip in first.clips] == [clip.interval for clip in second.clips]
    assert first.duration <= first.budget == 6
    reasons = explain_shots(analysis, edits, first)
    assert len(reasons) == len(analysis.shots)
    more = next_clip(analysis, edits, first)
    assert more is not None
    longer = summarize(analysis, replace(edits, budget=Budget.of_seconds(first.budget + more.seconds)))
    assert len({clip.shot for clip in longer.clips}) > len({clip.shot for clip in first.clips})
    with pytest.raises(BudgetError):
        summarize(analysis, Edits(budget=Budget.parse("0.1s")))


def test_bad_requests_fail_before_any_work(film: Path, services: Services) -> None:
    def no_work(progress: Progress) -> None:
        raise AssertionError(f"{progress.stage} was begun")

    for request, error in (
        (AnalyzeRequest(film, query=" ?! "), EmptyQueryError),
        (AnalyzeRequest(film, scorer="nobody"), ModelNotFoundError),
        (AnalyzeRequest(film, encoder="nobody"), ModelNotFoundError),
    ):
        with pytest.raises(error):
            analyze(request, services, JobContext(no_work))


def test_a_cancelled_token_stops_at_once(film: Path, services: Services) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        analyze(AnalyzeRequest(film), Services(services.registry, "cpu", None), JobContext(cancel=token))


def test_targets_are_checked_before_any_work(film: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.csv"
    with pytest.raises(Exception, match="same name"):
        check_targets(film, [ExportRequest("csv", out), ExportRequest("json", tmp_path / "." / "a.csv")], overwrite=True)
    with pytest.raises(Exception, match="does not exist"):
        check_targets(film, [ExportRequest("csv", tmp_path / "nowhere" / "a.csv")], overwrite=False)
    with pytest.raises(Exception, match="folder"):
        check_targets(film, [ExportRequest("csv", tmp_path)], overwrite=True)


def test_default_names_are_harmless_in_any_alphabet() -> None:
    path = default_path(Path("a/ünï.mkv"), "mp4", "ein Hund / 犬: “x”?", 12.4)
    assert path == Path("a/ünï_summary_ein-Hund-犬-x_12s.mp4")
    assert default_path(Path("a/b.mkv"), "csv", None, 3) == Path("a/b_summary_3s.csv")


def test_cancelling_an_export_keeps_no_partial_file(analysis: Analysis, tmp_path: Path) -> None:
    token = CancelToken()
    summary = summarize(analysis, Edits())
    requests = [ExportRequest("csv", tmp_path / "a.csv"), ExportRequest("mp4", tmp_path / "a.mp4")]
    with pytest.raises(Cancelled):
        export(analysis, Edits(), summary, requests, JobContext(lambda _: token.cancel(), token))
    assert list(tmp_path.iterdir()) == []
