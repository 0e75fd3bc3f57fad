"""From a video file to an `Analysis`: the slow, cached step, and the fast one that asks the same features anew."""

from __future__ import annotations

import contextlib
import dataclasses
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.concepts import shot_words
from vsum_desktop.core.errors import EmptyQueryError, ModelError
from vsum_desktop.core.features import FrameFeatures
from vsum_desktop.core.jobs import Glimpse, JobContext, Progress
from vsum_desktop.core.relevance import Relevance, relevance
from vsum_desktop.core.shots import Shots, find_shots
from vsum_desktop.core.video import VideoInfo
from vsum_desktop.media.probe import probe
from vsum_desktop.media.sync_reader import spread_sync_frames
from vsum_desktop.pipeline.cache import Arrays, cache_key, fingerprint
from vsum_desktop.pipeline.encode import Peek, encode_sync_frames, encode_video, open_partial
from vsum_desktop.pipeline.scoring import Asked, Scored, score
from vsum_desktop.pipeline.services import DEFAULT_ENCODER, Encoder, Services

DEFAULT_RATE = Fraction(2)
COARSE_SAMPLES = 160  # of a first look, at most
COARSE_FROM = Fraction(240)  # seconds; a shorter video is analysed about as quickly as it is looked at
_COARSE_LEAST = 24  # sync frames of which a first look is made
_PEEK_EVERY = 0.3  # seconds
_PEEK_REGIONS = 3600.0  # seconds of a video of which regions are kept in memory to be peeked at

Mode = Literal["full", "coarse"]


@dataclass(frozen=True, slots=True)
class AnalyzeRequest:
    """What to analyse, and with what: `scorer` None takes the default, `rate` is in samples per second.

    `mode` `coarse` looks at sync frames only, at most `COARSE_SAMPLES`, and gives a provisional analysis within seconds.
    With `glimpses` the progress of a full one shows its curves as they grow.
    """

    video: Path
    encoder: str = DEFAULT_ENCODER
    scorer: str | None = None
    query: str | None = None
    rate: Fraction = DEFAULT_RATE
    mode: Mode = "full"
    glimpses: bool = False


@dataclass(frozen=True, slots=True)
class ModelRef:
    """A model that was used: `sha256` is of its manifest, None for a built-in scorer."""

    id: str
    title: str
    sha256: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """Everything that a summary is chosen from. Immutable; safe to hand to another thread.

    Attributes:
        video: The probed file.
        rate: Samples per second; of a provisional one on average.
        encoder: The encoder used.
        device: What ran the models, `cpu` or `cuda`.
        device_note: Why not a better one; empty if nothing was given up.
        features: Of the N samples.
        shots: S shots.
        scored: Importance [N], its graph and its strongest edges, with the scorer's name.
        query: The text asked for, None if nothing was.
        relevance: Of the N samples to the query, None without one.
        cached: Whether the features came from the cache.
        warnings: English sentences.
        timings: Seconds by stage: probe, decode, encode, shots, score; and `total`, what it took in all (decoding and encoding
            overlap).
        provisional: Whether this is a first look at a few samples, to be replaced by the full analysis: nothing is exported
            from it, and trims, which name shots of the full one, do not hold in it.
        words: Per shot the concept words that fit it, the nearest first; empty for an encoder that reads no text.
    """

    video: VideoInfo
    rate: Fraction
    encoder: ModelRef
    device: str
    device_note: str
    features: FrameFeatures
    shots: Shots
    scored: Scored
    query: str | None
    relevance: Relevance | None
    cached: bool
    warnings: tuple[str, ...]
    timings: Mapping[str, float]
    provisional: bool = False
    words: tuple[tuple[str, ...], ...] = ()

    @property
    def importance(self) -> NDArray[np.float32]:
        """Importance of each sample, float32 [N] in [0, 1]."""
        return self.scored.importance

    @property
    def scorer(self) -> ModelRef:
        """The scorer used."""
        return ModelRef(self.scored.scorer, self.scored.title, self.scored.sha256)


def analyze(request: AnalyzeRequest, services: Services, context: JobContext, info: VideoInfo | None = None) -> Analysis:
    """Probe, sample, encode, find shots and score a video. Features come from the cache where they can.

    `info` is what a probe of the file has just found, None to probe it.

    Raises:
        EmptyQueryError: If the query holds no word.
        MediaError: If the file cannot be read.
        ModelError: If a model is missing, damaged or fails.
        Cancelled: If the context's token is set; finished batches are kept for the next run.
    """
    query = _checked_query(request.query)
    scorer = request.scorer or services.default_scorer
    services.check(request.encoder, scorer)
    encoder = services.encoder(request.encoder)
    timings: dict[str, float] = {}

    started = time.perf_counter()
    if info is None:
        context.report(Progress("probe"))
        info = probe(request.video, context.cancel)
    timings["probe"] = time.perf_counter() - started

    coarse = request.mode == "coarse"
    if coarse:
        arrays, cached, warnings = _first_look(info, encoder, context, timings)
    else:
        peek = _Peek(encoder, scorer, query, services, context) if request.glimpses else None
        arrays, cached, warnings = _features(info, encoder, request.rate, services, context, timings, peek)
    features = _frame_features(arrays)
    context.cancel.raise_if_cancelled()

    shots = _shots(features, arrays, info, context, timings)
    spec = encoder.spec
    found, scored, timings["score"] = _answer(features, encoder, scorer, query, services, context)
    timings["total"] = time.perf_counter() - started
    return Analysis(
        video=info,
        rate=Fraction(len(features)) / info.duration if coarse else request.rate,
        encoder=ModelRef(spec.id, spec.title, spec.manifest_sha256),
        device=services.device.device,
        device_note=services.device.reason,
        features=features,
        shots=shots,
        scored=scored,
        query=query,
        relevance=found,
        cached=cached,
        warnings=(*info.warnings, *warnings),
        timings=timings,
        provisional=coarse,
        words=_words(features, shots, encoder, services),
    )


def worth_a_look(info: VideoInfo, request: AnalyzeRequest, services: Services) -> bool:
    """Whether a coarse analysis comes much sooner than the full one: a long video, not cached, that can be sought in.

    Raises:
        ModelError: If the encoder is missing or damaged.
    """
    if info.duration < COARSE_FROM or len(info.sync_frames) < _COARSE_LEAST:
        return False
    if services.cache is None:
        return True
    key = cache_key(fingerprint(info.path), services.encoder(request.encoder).spec.manifest_sha256, str(request.rate))
    return services.cache.load(key) is None


def rescore(
    analysis: Analysis, services: Services, context: JobContext, *, query: str | None, scorer: str | None = None
) -> Analysis:
    """The same features asked anew: another query, another scorer, or none.

    Raises:
        EmptyQueryError: If the query holds no word.
        ModelError: If the scorer is missing, does not fit or fails.
        Cancelled: If the context's token is set.
    """
    query = _checked_query(query)
    scorer = scorer or analysis.scored.scorer
    services.check(analysis.encoder.id, scorer)
    encoder = services.encoder(analysis.encoder.id)
    found, scored, seconds = _answer(analysis.features, encoder, scorer, query, services, context)
    timings = {**analysis.timings, "score": seconds, "total": analysis.timings["total"] - analysis.timings["score"] + seconds}
    return dataclasses.replace(analysis, scored=scored, query=query, relevance=found, timings=timings)


def ask(analysis: Analysis, services: Services, context: JobContext, queries: Sequence[str]) -> Mapping[str, Relevance]:
    """What several queries find in the same features, without scoring importance: for curves that are compared.

    Those without a word are left out.

    Raises:
        ModelError: If the encoder reads no text.
        Cancelled: If the context's token is set.
    """
    encoder = services.encoder(analysis.encoder.id)
    found: dict[str, Relevance] = {}
    for query in queries:
        context.cancel.raise_if_cancelled()
        with contextlib.suppress(EmptyQueryError):
            found[query] = _asked(analysis.features, encoder, _checked_query(query) or "", context).relevance
    return found


def has_word(query: str) -> bool:
    """Whether a query holds a word, and so is not refused."""
    return any(character.isalnum() for character in query)


def _checked_query(query: str | None) -> str | None:
    """The query without blanks around it.

    Raises:
        EmptyQueryError: If it is given but holds no word.
    """
    if query is None:
        return None
    if not has_word(query):
        raise EmptyQueryError(query=query)
    return " ".join(query.split())


class _Peek:
    """Scores what is encoded so far as if it were the whole video, for at most a twentieth of the time that goes by."""

    def __init__(self, encoder: Encoder, scorer: str, query: str | None, services: Services, context: JobContext) -> None:
        self._given = (encoder, scorer, query, services, context)
        self._regions = services.reads_regions(scorer)
        names = ("times", "picks", "luma", "embeddings", *(("regions",) if self._regions else ()))
        self._parts: dict[str, list[NDArray[np.generic]]] = {name: [] for name in names}
        self._next = time.monotonic()
        self._loaded = False

    def add(self, batch: Arrays) -> None:
        if self._regions and batch["times"][-1] > _PEEK_REGIONS:
            self._parts = {}
        for name, parts in self._parts.items():
            parts.append(batch[name])

    def look(self) -> Glimpse | None:
        began = time.monotonic()
        if began < self._next or not self._parts:
            return None
        features = _frame_features({name: np.concatenate(parts) for name, parts in self._parts.items()})
        found, scored = _answered(features, *self._given)
        now = time.monotonic()
        loaded, self._loaded = self._loaded, True  # what the first time takes is mostly loading, which is to be done anyway
        self._next = now + (max(_PEEK_EVERY, 20 * (now - began)) if loaded else _PEEK_EVERY)
        return Glimpse(features.times, scored.importance, found.values if found is not None else None)


def _features(
    info: VideoInfo,
    encoder: Encoder,
    rate: Fraction,
    services: Services,
    context: JobContext,
    timings: dict[str, float],
    peek: Peek | None = None,
) -> tuple[Arrays, bool, tuple[str, ...]]:
    """The cached arrays of the video, or freshly encoded ones, then cached."""
    key = cache_key(fingerprint(info.path), encoder.spec.manifest_sha256, str(rate))
    cache = services.cache
    entry = cache.load(key) if cache is not None else None
    if entry is not None:
        arrays, about = entry
        timings |= {"decode": 0.0, "encode": 0.0}
        return arrays, True, tuple(about.get("warnings", ()))
    with open_partial(cache, key) as partial:
        encoded = encode_video(info, encoder.image, rate, partial, context, peek)
        timings |= {"decode": encoded.decode_seconds, "encode": encoded.encode_seconds}
        if cache is None:
            return encoded.arrays, False, encoded.warnings
        try:
            cache.store(key, encoded.arrays, {"video": info.path.name, "warnings": encoded.media_warnings})
        except OSError as error:
            note = f"The analysis cannot be kept for next time: {error.strerror or error}."
            return encoded.arrays, False, tuple(dict.fromkeys((*encoded.warnings, note)))
        entry = cache.load(key)
        arrays = entry[0] if entry is not None else encoded.arrays
        partial.discard()
    return arrays, False, encoded.warnings


def _first_look(
    info: VideoInfo, encoder: Encoder, context: JobContext, timings: dict[str, float]
) -> tuple[Arrays, bool, tuple[str, ...]]:
    """Arrays of a few sync frames; never cached."""
    clock = time.perf_counter()
    arrays = encode_sync_frames(info, encoder.image, spread_sync_frames(info, COARSE_SAMPLES), context)
    timings |= {"decode": 0.0, "encode": time.perf_counter() - clock}
    return arrays, False, ()


def _shots(features: FrameFeatures, arrays: Arrays, info: VideoInfo, context: JobContext, timings: dict[str, float]) -> Shots:
    clock = time.perf_counter()
    context.report(Progress("shots"))
    shots = find_shots(features.embeddings, features.picks, arrays["cuts"], info.frames)
    timings["shots"] = time.perf_counter() - clock
    return shots


def _frame_features(arrays: Arrays) -> FrameFeatures:
    """The cached arrays as values; regions stay float16 and, from the cache, on disk."""
    embeddings = np.asarray(arrays["embeddings"], np.float32)
    return FrameFeatures(
        times=np.asarray(arrays["times"], np.float64),
        picks=np.asarray(arrays["picks"], np.int64),
        embeddings=embeddings / np.maximum(np.linalg.norm(embeddings, axis=1, keepdims=True), 1e-12),
        regions=arrays.get("regions"),
        luma=np.asarray(arrays["luma"], np.float32),
    )


def _words(features: FrameFeatures, shots: Shots, encoder: Encoder, services: Services) -> tuple[tuple[str, ...], ...]:
    """Concept words of shots, with the first anchor list that the encoder was measured with; none without one."""
    for spec in services.registry.scorers():
        if encoder.spec.has_text and spec.anchors in encoder.spec.anchors:
            try:
                anchors = encoder.anchors(services.registry.anchors(spec.id))
            except ModelError:  # of a scorer that nobody asked for
                continue
            shot = shots.of_samples(features.picks)
            facts = (anchors.embeddings, anchors.mean, anchors.deviation, anchors.words)
            return shot_words(features.embeddings, shots.keyframe, shot, *facts)
    return ()


def _answer(
    features: FrameFeatures, encoder: Encoder, scorer: str, query: str | None, services: Services, context: JobContext
) -> tuple[Relevance | None, Scored, float]:
    """Relevance of every sample (None without a query), what the scorer says, and the seconds that both took."""
    clock = time.perf_counter()
    context.report(Progress("score"))
    found, scored = _answered(features, encoder, scorer, query, services, context)
    return found, scored, time.perf_counter() - clock


def _answered(
    features: FrameFeatures, encoder: Encoder, scorer: str, query: str | None, services: Services, context: JobContext
) -> tuple[Relevance | None, Scored]:
    asked = _asked(features, encoder, query, context) if query is not None else None
    scored = score(features, encoder, scorer, asked, services, context.cancel)
    return asked.relevance if asked else None, scored


def _asked(features: FrameFeatures, encoder: Encoder, query: str, context: JobContext) -> Asked:
    """The query as the encoder reads it, and what it finds."""
    embedding = encoder.encode_query(query, context.cancel).embedding[0]
    found = relevance(features.embeddings, features.luma, embedding, encoder.calibration)
    return Asked(embedding, dataclasses.replace(found, unknown=encoder.text.unknown_words(query)))
