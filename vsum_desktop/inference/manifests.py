"""Reading `manifest.json`: schema `vsum-model/1` for encoders and scorers, `vsum-anchors/1` for the words beside a scorer.

Unknown keys are kept and ignored, so that a manifest may grow; a missing or wrong one is named with its place.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.errors import ManifestError
from vsum_desktop.core.specs import (
    FEATURE_SETS,
    MODEL_KINDS,
    RESIZE_MODES,
    AnchorList,
    AnchorStatistics,
    Calibration,
    EncoderSpec,
    FileSpec,
    ModelLicence,
    NeighbourRule,
    Preprocessing,
    ScorerSpec,
)

MODEL_SCHEMA = "vsum-model/1"
ANCHOR_SCHEMA = "vsum-anchors/1"
MANIFEST = "manifest.json"
ORDINARY = "ordinary.npy"

_ID = re.compile(r"[a-z0-9][a-z0-9._-]*")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")

_Choice = TypeVar("_Choice", bound=str)


@dataclass(frozen=True, slots=True)
class _Node:
    """One JSON object of a file, read key by key; a wrong value names the file and the key."""

    values: Mapping[str, Any]
    path: Path
    place: str = ""

    def error(self, key: str, cause: str) -> ManifestError:
        return ManifestError(cause, path=self.path, key=f"{self.place}{key}")

    def raw(self, key: str) -> Any:
        if key not in self.values:
            raise self.error(key, "missing")
        return self.values[key]

    def child(self, key: str) -> _Node:
        value = self.raw(key)
        if not isinstance(value, dict):
            raise self.error(key, "not an object")
        return _Node(value, self.path, f"{self.place}{key}.")

    def children(self) -> list[tuple[str, _Node]]:
        return [(key, self.child(key)) for key in self.values]

    def text(self, key: str) -> str:
        value = self.raw(key)
        if not isinstance(value, str) or not value.strip():
            raise self.error(key, "not a text")
        return value

    def matching(self, key: str, pattern: re.Pattern[str]) -> str:
        value = self.text(key)
        if not pattern.fullmatch(value):
            raise self.error(key, f"not of the form {pattern.pattern}")
        return value

    def choice(self, key: str, choices: tuple[_Choice, ...]) -> _Choice:
        value = self.text(key)
        for known in choices:
            if value == known:
                return known
        raise self.error(key, f"not one of {', '.join(choices)}")

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.raw(key)
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self.error(key, "not a list of texts")
        return tuple(value)

    def integer(self, key: str, low: int) -> int:
        value = self.raw(key)
        if isinstance(value, bool) or not isinstance(value, int) or value < low:
            raise self.error(key, f"not an integer of at least {low}")
        return value

    def number(self, key: str, low: float, high: float = math.inf) -> float:
        value = self.raw(key)
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise self.error(key, f"not a number from {low} to {high}")
        return float(value)

    def positive(self, key: str) -> float:
        return self.number(key, math.ulp(0.0))

    def flag(self, key: str) -> bool:
        value = self.raw(key)
        if not isinstance(value, bool):
            raise self.error(key, "not true or false")
        return value

    def vector(self, key: str) -> NDArray[np.float32]:
        value = self.raw(key)
        if not isinstance(value, list) or not all(isinstance(item, int | float) for item in value):
            raise self.error(key, "not a list of numbers")
        try:
            array = np.asarray(value, dtype=np.float32)
        except OverflowError:
            raise self.error(key, "not a list of finite numbers") from None
        if not array.size or not np.isfinite(array).all():
            raise self.error(key, "not a list of finite numbers")
        return array


def read_manifest(folder: Path) -> EncoderSpec | ScorerSpec:
    """Read the manifest of the model in `folder`.

    Raises:
        ManifestError: If it is missing, no JSON, of another schema, or a value is wrong; fields `path`, and `key` for a value.
    """
    root, digest = _read_object(folder / MANIFEST, MODEL_SCHEMA)
    if root.matching("id", _ID) != folder.name:
        raise root.error("id", f"the folder is called {folder.name}")
    files = _files(root)
    common: dict[str, Any] = {
        "id": folder.name,
        "version": root.text("version"),
        "title": root.text("title"),
        "folder": folder,
        "files": files,
        "licence": ModelLicence(root.child("licence").text("code"), root.child("licence").text("weights")),
        "citation": root.text("citation"),
        "metrics": MappingProxyType(dict(root.child("metrics").values)),
        "manifest": MappingProxyType(dict(root.values)),
        "manifest_sha256": digest,
    }
    if root.choice("kind", MODEL_KINDS) == "encoder":
        return _encoder(root, files, common)
    return _scorer(root, files, common)


def read_anchors(spec: ScorerSpec) -> AnchorList:
    """Read the anchor words beside a scorer.

    Raises:
        ManifestError: If the scorer names no list, or the file is missing or malformed; fields `path`, `key`.
    """
    if spec.anchors is None:
        raise ManifestError("the scorer names no anchor list", path=spec.folder / MANIFEST, key="anchors")
    root, digest = _read_object(spec.folder / f"{spec.anchors}.json", ANCHOR_SCHEMA)
    if root.text("id") != spec.anchors:
        raise root.error("id", f"the manifest calls it {spec.anchors}")
    words = root.texts("words")
    if not words or len(set(words)) != len(words):
        raise root.error("words", "empty, or a word comes twice")
    return AnchorList(spec.anchors, words, root.text("source"), digest)


def read_ordinary(spec: EncoderSpec) -> NDArray[np.float32]:
    """Unit embeddings of pictures about anything, float32 [M, E], kept as int8 beside an encoder; M is 0 if it has none.

    Raises:
        ManifestError: If the file is missing or holds something else; field `path`.
    """
    if ORDINARY not in spec.files:
        return np.zeros((0, spec.embedding_size), np.float32)
    path = spec.folder / ORDINARY
    try:
        rows = np.load(path, allow_pickle=False)
    except OSError as error:
        raise ManifestError(error.strerror or str(error), path=path) from error
    except ValueError as error:
        raise ManifestError(f"not an array: {error}", path=path) from error
    if rows.dtype != np.int8 or rows.ndim != 2 or rows.shape[1] != spec.embedding_size:
        raise ManifestError(f"not int8 [M, {spec.embedding_size}]", path=path)
    embeddings = rows.astype(np.float32)
    unit: NDArray[np.float32] = embeddings / np.maximum(np.linalg.norm(embeddings, axis=1, keepdims=True), 1e-6)
    return unit


def _read_object(path: Path, schema: str) -> tuple[_Node, str]:
    """The JSON object in `path`, checked for `schema`, and the SHA-256 of the file."""
    try:
        data = path.read_bytes()
        values = json.loads(data.decode("utf-8"))
    except OSError as error:
        raise ManifestError(error.strerror or str(error), path=path) from error
    except (ValueError, RecursionError) as error:
        raise ManifestError(f"not JSON: {error}", path=path) from error
    if not isinstance(values, dict):
        raise ManifestError("not a JSON object", path=path)
    root = _Node(values, path)
    if root.text("schema") != schema:
        raise root.error("schema", f"not of the schema {schema}")
    return root, hashlib.sha256(data).hexdigest()


def _files(root: _Node) -> Mapping[str, FileSpec]:
    files = {}
    for name, node in root.child("files").children():
        if not _FILE.fullmatch(name):
            raise root.error(f"files.{name}", "not a plain file name")
        files[name] = FileSpec(node.matching("sha256", _SHA256), node.integer("bytes", 1))
    return MappingProxyType(files)


def _require(root: _Node, files: Mapping[str, FileSpec], *names: str) -> None:
    for name in names:
        if name not in files:
            raise root.error(f"files.{name}", "missing")


def _encoder(root: _Node, files: Mapping[str, FileSpec], common: Mapping[str, Any]) -> EncoderSpec:
    _require(root, files, "image.onnx")
    if "text.onnx" in files:
        _require(root, files, "tokenizer.json")
    preprocessing = root.child("preprocessing")
    preprocessing.choice("colour", ("rgb",))
    return EncoderSpec(
        kind="encoder",
        embedding_size=root.integer("embedding_size", 1),
        regions=root.integer("regions", 0),
        preprocessing=Preprocessing(preprocessing.integer("size", 1), preprocessing.choice("resize", RESIZE_MODES)),
        calibration=_calibration(root.child("calibration"), ORDINARY in files),
        anchors=MappingProxyType({name: _statistics(node) for name, node in root.child("anchors").children()}),
        whole_words="whole_words" in root.values and root.flag("whole_words"),
        **common,
    )


def _calibration(node: _Node, knows_ordinary: bool) -> Calibration:
    prompt = None if node.raw("prompt") is None else node.text("prompt")
    if prompt is not None and prompt.count("{}") != 1:
        raise node.error("prompt", "not null and without one {}")
    return Calibration(
        scale=node.positive("scale"),
        bias=node.number("bias", 0.0),
        prompt=prompt,
        distractors=node.texts("distractors"),
        distractor_limit=node.number("distractor_limit", -1.0, 1.0),
        weak_threshold=node.number("weak_threshold", 0.0, 1.0),
        luma_floor=node.number("luma_floor", 0.0, 1.0),
        presence=node.number("presence", 0.0) if knows_ordinary else 0.0,
    )


def _statistics(node: _Node) -> AnchorStatistics:
    mean, deviation = node.vector("mean"), node.vector("deviation")
    if mean.shape != deviation.shape or not (deviation > 0).all():
        raise node.error("deviation", "not as long as mean, or not positive")
    return AnchorStatistics(node.matching("sha256", _SHA256), mean, deviation)


def _scorer(root: _Node, files: Mapping[str, FileSpec], common: Mapping[str, Any]) -> ScorerSpec:
    _require(root, files, "scorer.onnx")
    anchors = None if root.raw("anchors") is None else root.matching("anchors", _ID)
    if anchors is not None:
        _require(root, files, f"{anchors}.json")
    neighbours = root.child("neighbours")
    return ScorerSpec(
        kind="scorer",
        features=root.choice("features", FEATURE_SETS),
        anchors=anchors,
        feature_size=root.integer("feature_size", 1),
        needs_regions=root.flag("needs_regions"),
        neighbours=NeighbourRule(neighbours.integer("tau", 0), neighbours.integer("global_k", 0)),
        edge_graphs=root.texts("edge_graphs"),
        sample_rate=root.positive("sample_rate"),
        **common,
    )
