"""Requests that the job thread runs: frozen values in, frozen results out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Protocol

from vsum_desktop.core.edits import Edits
from vsum_desktop.core.jobs import JobContext
from vsum_desktop.core.relevance import Relevance
from vsum_desktop.core.summary import Summary
from vsum_desktop.core.video import VideoInfo
from vsum_desktop.media.probe import probe
from vsum_desktop.pipeline.analyze import Analysis, AnalyzeRequest, analyze, ask, rescore, worth_a_look
from vsum_desktop.pipeline.cache import FeatureCache
from vsum_desktop.pipeline.export import ExportReport, ExportRequest, export
from vsum_desktop.pipeline.services import DEFAULT_ENCODER, ModelChoice, Services


class Job(Protocol):
    """One piece of work for the job thread."""

    def run(self, services: Services, context: JobContext) -> object:
        """Do it; raises what goes wrong, `Cancelled` when told to stop."""


@dataclass(frozen=True, slots=True)
class Engine:
    """What there is to work with: the device in words, scorers, the one that is used if none is named, the cache, encoders."""

    device: str
    scorers: tuple[ModelChoice, ...]
    default_scorer: str
    cache: FeatureCache | None = None
    encoders: tuple[ModelChoice, ...] = ()


@dataclass(frozen=True, slots=True)
class StartEngine:
    """Find the models and the device."""

    def run(self, services: Services, context: JobContext) -> Engine:
        """Ask the services; slow the first time, because the device is tried out."""
        context.cancel.raise_if_cancelled()
        scorers, encoders = services.scorer_choices(), services.encoder_choices()
        return Engine(services.device_text(), scorers, services.default_scorer, services.cache, encoders)


@dataclass(frozen=True, slots=True)
class OpenVideo:
    """Find out what a file holds."""

    path: Path

    def run(self, services: Services, context: JobContext) -> VideoInfo:
        """Probe it.

        Raises:
            MediaError: If it is no usable video.
        """
        context.cancel.raise_if_cancelled()
        return probe(self.path, context.cancel)


@dataclass(frozen=True, slots=True)
class AnalyzeVideo:
    """Analyse a video; `scorer` None takes the default one. `video` is what a probe has just found, None to probe anew."""

    path: Path
    scorer: str | None
    query: str | None
    rate: Fraction = Fraction(2)
    encoder: str = DEFAULT_ENCODER
    video: VideoInfo | None = None

    def run(self, services: Services, context: JobContext) -> Analysis:
        """Run the slow part of the pipeline."""
        scorer = self.scorer or services.default_scorer
        request = AnalyzeRequest(self.path, self.encoder, scorer, self.query, self.rate)
        if self.video is None or not worth_a_look(self.video, request, services):
            request = replace(request, glimpses=True)  # else a first look shows the whole video by now
        return analyze(request, services, context, self.video)


@dataclass(frozen=True, slots=True, eq=False)
class LookAtVideo:
    """Have a first look at a long video before it is analysed."""

    video: VideoInfo
    scorer: str | None
    query: str | None
    rate: Fraction = Fraction(2)
    encoder: str = DEFAULT_ENCODER

    def run(self, services: Services, context: JobContext) -> Analysis | None:
        """A provisional analysis, None where the full one comes about as soon."""
        scorer = self.scorer or services.default_scorer
        request = AnalyzeRequest(self.video.path, self.encoder, scorer, self.query, self.rate, mode="coarse")
        return analyze(request, services, context, self.video) if worth_a_look(self.video, request, services) else None


@dataclass(frozen=True, slots=True, eq=False)
class Rescore:
    """Score the same features again for another query or scorer."""

    analysis: Analysis
    query: str | None
    scorer: str

    def run(self, services: Services, context: JobContext) -> Analysis:
        """Run the text tower and the scorer."""
        return rescore(self.analysis, services, context, query=self.query, scorer=self.scorer)


@dataclass(frozen=True, slots=True, eq=False)
class Compare:
    """Ask the same features for other things, without scoring them anew."""

    analysis: Analysis
    queries: tuple[str, ...]

    def run(self, services: Services, context: JobContext) -> Compared:
        """Run the text tower."""
        return Compared(self.analysis, ask(self.analysis, services, context, self.queries))


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """What each of several queries finds in the features of an analysis."""

    analysis: Analysis
    found: Mapping[str, Relevance]


@dataclass(frozen=True, slots=True, eq=False)
class WriteSummary:
    """Write the summary as it was when this was asked for."""

    analysis: Analysis
    edits: Edits
    summary: Summary
    requests: tuple[ExportRequest, ...]
    overwrite: bool

    def run(self, services: Services, context: JobContext) -> ExportReport:
        """Run the export; no partial file is left when it fails or is cancelled."""
        return export(self.analysis, self.edits, self.summary, self.requests, context, overwrite=self.overwrite)
