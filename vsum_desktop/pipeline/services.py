"""The composition root: which models, which device, which cache, each made once and only when it is needed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.builtin import BUILT_IN
from vsum_desktop.core.errors import IncompatibleModelError
from vsum_desktop.core.jobs import CancelToken
from vsum_desktop.core.linear_scorer import ConceptWeights
from vsum_desktop.core.relevance import Calibration
from vsum_desktop.core.specs import AnchorList, EncoderSpec, ScorerSpec, check_compatible
from vsum_desktop.inference.concept_weights import read_concept_weights
from vsum_desktop.inference.graph_scorer import GraphScorer
from vsum_desktop.inference.image_encoder import ImageEncoder
from vsum_desktop.inference.manifests import read_ordinary
from vsum_desktop.inference.providers import DeviceChoice, choose
from vsum_desktop.inference.registry import Registry
from vsum_desktop.inference.text_encoder import EncodedText, TextEncoder
from vsum_desktop.pipeline import paths
from vsum_desktop.pipeline.cache import DEFAULT_LIMIT, FeatureCache

DEFAULT_ENCODER = "vsum-mini"
GRAPH_NOTE = "Graph model, version {0}"
CONTRASTIVE = "contrastive"
# The best by validation inside the training folds first, see docs/study.md.
_PREFERRED_SCORERS = ("concepts", "lgrln")

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """A scorer or an encoder that can be chosen: its id, its name for people and one line about it."""

    id: str
    title: str
    note: str


@dataclass(frozen=True, slots=True, eq=False)
class AnchorEmbeddings:
    """Anchor words as one encoder reads them: `embeddings` float32 [K, E], its cosine statistics, and the words."""

    embeddings: NDArray[np.float32]
    mean: NDArray[np.float32]
    deviation: NDArray[np.float32]
    words: tuple[str, ...]


class Encoder:
    """An image-text model with everything that is computed from it once."""

    def __init__(self, spec: EncoderSpec, device: DeviceChoice) -> None:
        self.spec = spec
        self._device = device
        self._anchors: dict[str, AnchorEmbeddings] = {}

    @cached_property
    def image(self) -> ImageEncoder:
        """The image tower."""
        return ImageEncoder(self.spec, self._device)

    @cached_property
    def text(self) -> TextEncoder:
        """The text tower.

        Raises:
            IncompatibleModelError: If the encoder has none.
        """
        if not self.spec.has_text:
            raise IncompatibleModelError("this encoder reads no text, so it cannot take a query", encoder=self.spec.id)
        return TextEncoder(self.spec, self._device)

    @cached_property
    def calibration(self) -> Calibration:
        """How cosines become relevance, with the distractors embedded."""
        values = self.spec.calibration
        return Calibration(
            scale=values.scale,
            distractors=self.text.encode(self._prompted(values.distractors)).embedding,
            limit=values.distractor_limit,
            weak_threshold=values.weak_threshold,
            bias=values.bias,
            luma_floor=values.luma_floor,
            ordinary=read_ordinary(self.spec),
            presence=values.presence,
        )

    def encode_query(self, query: str, cancel: CancelToken | None = None) -> EncodedText:
        """The query, in the prompt that the encoder was calibrated with.

        Raises:
            EmptyQueryError: If there is no word in it.
        """
        return self.text.encode(self._prompted((query,)), cancel)

    def anchors(self, anchors: AnchorList) -> AnchorEmbeddings:
        """A scorer's anchor words in this encoder's space.

        Raises:
            IncompatibleModelError: If the encoder was measured with another list of the same name, or with none.
        """
        known = self._anchors.get(anchors.sha256)
        if known is None:
            statistics = self.spec.anchors.get(anchors.id)
            if statistics is None or statistics.sha256 != anchors.sha256:
                raise IncompatibleModelError(
                    f"{self.spec.id} was measured with another list {anchors.id}", encoder=self.spec.id
                )
            embeddings = self.text.encode(anchors.words).embedding
            known = AnchorEmbeddings(embeddings, statistics.mean, statistics.deviation, anchors.words)
            self._anchors[anchors.sha256] = known
        return known

    def _prompted(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        prompt = self.spec.calibration.prompt
        return tuple(prompt.replace("{}", text) if text.strip() else text for text in texts) if prompt else texts


def _note(spec: ScorerSpec) -> str:
    """One line about a model, its own or else its kind and version."""
    own = spec.manifest.get("note")
    return own if isinstance(own, str) and own else GRAPH_NOTE.format(spec.version)


class Services:
    """What pipeline functions work with. Loading is guarded by a lock; use one instance per program."""

    def __init__(self, registry: Registry, device: str, cache: FeatureCache | None) -> None:
        self.registry = registry
        self.cache = cache
        self._requested_device = device
        self._lock = threading.RLock()
        self._encoders: dict[str, Encoder] = {}
        self._scorers: dict[str, GraphScorer] = {}
        self._concept_weights: dict[str, ConceptWeights | None] = {}

    @classmethod
    def create(
        cls,
        *,
        device: str = "auto",
        models_dir: Path | None = None,
        cache_dir: Path | None = None,
        use_cache: bool = True,
        cache_limit: int = DEFAULT_LIMIT,
    ) -> Services:
        """Services for the usual folders; `models_dir` is searched first, `cache_dir` replaces the user's cache folder.

        `cache_limit` is in bytes.

        Raises:
            UnknownSettingError: If `device` is none of auto, cpu and cuda.
        """
        cache = FeatureCache(cache_dir or paths.cache_folder() / "features", cache_limit) if use_cache else None
        return cls(Registry(paths.model_directories(models_dir)), device, cache)

    @cached_property
    def device(self) -> DeviceChoice:
        """The device that runs the models.

        Raises:
            DeviceError: If the one asked for does not work here.
        """
        return choose(self._requested_device)

    def device_text(self) -> str:
        """The device as the status bar names it, with the reason of a fall-back."""
        name = "GPU · CUDA" if self.device.device == "cuda" else "CPU · ONNX Runtime"
        return f"{name} ({self.device.reason})" if self.device.reason else name

    def encoder(self, model: str) -> Encoder:
        """The encoder with id `model`, its files checked.

        Raises:
            ModelError: If it is missing, damaged or no encoder.
        """
        return self._once(self._encoders, model, lambda: Encoder(self.registry.encoder(model), self.device))

    def graph_scorer(self, model: str) -> GraphScorer:
        """The graph model with id `model`, its files checked.

        Raises:
            ModelError: If it is missing, damaged or no scorer.
        """
        return self._once(self._scorers, model, lambda: GraphScorer(self.registry.scorer(model), self.device))

    def concept_weights(self, model: str) -> ConceptWeights | None:
        """The weights of a scorer that is linear in concepts, None for any other.

        Raises:
            ModelError: If the scorer or its weights are missing or damaged.
        """

        def read() -> ConceptWeights | None:
            spec = self.graph_scorer(model).spec
            return read_concept_weights(spec, self.registry.anchors(model).words) if spec.anchors is not None else None

        return self._once(self._concept_weights, model, read)

    def scorer_choices(self) -> tuple[ModelChoice, ...]:
        """Every scorer that can be chosen, the default first."""
        order = {name: place for place, name in enumerate(_PREFERRED_SCORERS)}
        models = sorted(self.registry.scorers(), key=lambda spec: (order.get(spec.id, len(order)), spec.id))
        found = [ModelChoice(spec.id, spec.title, _note(spec)) for spec in models]
        return (*found, *(ModelChoice(one.id, one.title, one.note) for one in BUILT_IN.values()))

    def encoder_choices(self) -> tuple[ModelChoice, ...]:
        """Every encoder that can be chosen, the default first."""
        models = sorted(self.registry.encoders(), key=lambda spec: (spec.id != DEFAULT_ENCODER, spec.id))
        return tuple(ModelChoice(spec.id, spec.title, "") for spec in models)

    @property
    def default_scorer(self) -> str:
        """The scorer used when none is named."""
        return self.scorer_choices()[0].id

    def check(self, encoder: str, scorer: str) -> None:
        """Check before any long work that both models exist and fit together.

        Raises:
            ModelError: If they do not.
        """
        known = self.encoder(encoder).spec
        if scorer not in BUILT_IN:
            check_compatible(known, self.graph_scorer(scorer).spec)

    def reads_regions(self, scorer: str) -> bool:
        """Whether a scorer reads regions.

        Raises:
            ModelError: If it is missing or damaged.
        """
        return scorer not in BUILT_IN and self.graph_scorer(scorer).spec.needs_regions

    def close(self) -> None:
        """Let go of all sessions."""
        with self._lock:
            self._encoders.clear()
            self._scorers.clear()
            self._concept_weights.clear()

    def _once(self, known: dict[str, _T], model: str, make: Callable[[], _T]) -> _T:
        with self._lock:
            if model not in known:
                known[model] = make()
            return known[model]
