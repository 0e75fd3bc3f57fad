"""What is known of a model without loading it: its files, its input sizes, its calibration and its terms.

The values are read from a model's `manifest.json` by `inference.manifests`; nothing here touches a disk.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.errors import IncompatibleModelError

ModelKind = Literal["encoder", "scorer"]
ResizeMode = Literal["squash", "letterbox", "centre_crop"]
FeatureSet = Literal["concepts-v1", "relational-v1"]

MODEL_KINDS: tuple[ModelKind, ...] = ("encoder", "scorer")
RESIZE_MODES: tuple[ResizeMode, ...] = ("squash", "letterbox", "centre_crop")
FEATURE_SETS: tuple[FeatureSet, ...] = ("concepts-v1", "relational-v1")


@dataclass(frozen=True, slots=True)
class FileSpec:
    """One file of a model: its SHA-256 in lower-case hexadecimal digits and its length in bytes."""

    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class ModelLicence:
    """The terms of a model: of the code that made it, and, stated apart, of its weights."""

    code: str
    weights: str


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ModelSpec:
    """What every manifest says.

    Attributes:
        id: Name of the model and of its folder.
        kind: `encoder` or `scorer`.
        version: The model's own version.
        title: Name for people.
        folder: Where the files are.
        files: Name in `folder` → checksum and length; names are plain, without a folder part.
        licence: Terms of code and weights.
        citation: What to cite.
        metrics: Measured figures, as the manifest has them.
        manifest: The whole manifest, read-only, for display.
        manifest_sha256: Checksum of the manifest file; it names the model in cache keys and reports.
    """

    id: str
    kind: ModelKind
    version: str
    title: str
    folder: Path
    files: Mapping[str, FileSpec]
    licence: ModelLicence
    citation: str
    metrics: Mapping[str, object]
    manifest: Mapping[str, object]
    manifest_sha256: str


@dataclass(frozen=True, slots=True)
class Preprocessing:
    """How a frame becomes the encoder's picture: `size` × `size` pixels, RGB, brought there by `resize`."""

    size: int
    resize: ResizeMode


@dataclass(frozen=True, slots=True)
class Calibration:
    """How cosines to a query become relevance (core.relevance).

    Attributes:
        scale: Inverse temperature s > 0 of the softmax against the distractors.
        bias: Log-odds b ≥ 0 given to the query against a single distractor.
        prompt: Template with one `{}` that a query is put into, None for none.
        distractors: Texts that a query competes with.
        distractor_limit: Distractors whose text is closer to the query than this cosine are left out.
        weak_threshold: Relevance below which a best match counts as weak, in [0, 1].
        luma_floor: Mean brightness in [0, 1] below which a frame counts as black and matches nothing.
        presence: Weight ≥ 0 of the lead over ordinary pictures, whose embeddings are in `ordinary.npy`; 0 without that file.
    """

    scale: float
    bias: float
    prompt: str | None
    distractors: tuple[str, ...]
    distractor_limit: float
    weak_threshold: float
    luma_floor: float
    presence: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class AnchorStatistics:
    """How an encoder's cosines to the K anchor words are distributed over ordinary pictures.

    `sha256` names the anchors file they were measured with; `mean` and `deviation` are float32 [K], deviation > 0.
    """

    sha256: str
    mean: NDArray[np.float32]
    deviation: NDArray[np.float32]

    def __post_init__(self) -> None:
        self.mean.flags.writeable = False
        self.deviation.flags.writeable = False


@dataclass(frozen=True, slots=True)
class AnchorList:
    """The K anchor words of a scorer (`vsum-anchors/1`), and where they come from."""

    id: str
    words: tuple[str, ...]
    source: str
    sha256: str


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class EncoderSpec(ModelSpec):
    """An image-text model.

    Attributes:
        embedding_size: E, width of image and text embeddings.
        regions: R, region embeddings per picture; 0 for none.
        preprocessing: How a frame becomes its picture.
        calibration: How its cosines become relevance.
        anchors: Anchor list id → its statistics for that list.
        whole_words: Whether the tokenizer has a piece for every word that the text tower has learned.
    """

    embedding_size: int
    regions: int
    preprocessing: Preprocessing
    calibration: Calibration
    anchors: Mapping[str, AnchorStatistics]
    whole_words: bool = False

    @property
    def has_text(self) -> bool:
        """Whether it reads text; without, queries and anchor words are out of its reach."""
        return "text.onnx" in self.files


@dataclass(frozen=True, slots=True)
class NeighbourRule:
    """Which neighbours a scorer reads: ±`tau` samples in time, and the `global_k` nearest by cosine of the whole video."""

    tau: int
    global_k: int


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ScorerSpec(ModelSpec):
    """A graph model that gives importance.

    Attributes:
        features: The feature set of its input (core.features).
        anchors: Id of the anchor list beside it, None if it uses none.
        feature_size: D, width of its input.
        needs_regions: Whether it reads regions.
        neighbours: Which neighbours it reads.
        edge_graphs: Names of the G graphs that it draws.
        sample_rate: Samples per second that it was trained on.
    """

    features: FeatureSet
    anchors: str | None
    feature_size: int
    needs_regions: bool
    neighbours: NeighbourRule
    edge_graphs: tuple[str, ...]
    sample_rate: float


def check_compatible(encoder: EncoderSpec, scorer: ScorerSpec) -> None:
    """Check that `scorer` can run on features of `encoder`.

    Raises:
        IncompatibleModelError: If the scorer needs regions that the encoder has not, or an anchor list for which the encoder
            gives no statistics; fields `encoder`, `scorer`.
    """
    names = {"encoder": encoder.id, "scorer": scorer.id}
    if scorer.needs_regions and not encoder.regions:
        raise IncompatibleModelError(
            f"the scorer {scorer.id} reads regions of a picture, the encoder {encoder.id} gives none", **names
        )
    if scorer.anchors is None:
        return
    if not encoder.has_text:
        raise IncompatibleModelError("the scorer reads anchor words, the encoder reads no text", **names)
    statistics = encoder.anchors.get(scorer.anchors)
    if statistics is None:
        raise IncompatibleModelError(f"the encoder gives no statistics for {scorer.anchors}", **names)
    if statistics.sha256 != scorer.files[f"{scorer.anchors}.json"].sha256:
        raise IncompatibleModelError(f"encoder and scorer mean different lists by {scorer.anchors}", **names)
