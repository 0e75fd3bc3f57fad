"""A small encoder that sees colours and a little layout: real ONNX files, made in a moment, for tests of the window."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper

from tests.model_kit import image_outputs, save, tensor, text_graph, write_tokenizer

SIZE, REGIONS = 16, 4
COLOURS, LAYOUT = 3, 12
WIDTH = COLOURS + LAYOUT + 1  # the last one is the same for every picture
WORDS = ("[UNK]", "a", "photo", "of", "red", "green", "blue", "something", "plain", "tuba")


def _projection() -> np.ndarray:
    """[S·S·3, E]: how much of each colour stands out from grey, and a random look at the layout."""
    pixels = SIZE * SIZE
    colour = np.tile(np.eye(3) - 1 / 3, (pixels, 1)) * 4 / pixels
    layout = np.random.default_rng(3).normal(size=(pixels * 3, LAYOUT)) / np.sqrt(pixels * 3) / 4
    return np.hstack((colour, layout, np.zeros((pixels * 3, 1))))


def _image_graph() -> onnx.GraphProto:
    return helper.make_graph(
        [
            helper.make_node("Cast", ["pixels"], ["floats"], to=TensorProto.FLOAT),
            helper.make_node("Div", ["floats", "full"], ["scaled"]),
            helper.make_node("Reshape", ["scaled", "flat"], ["rows"]),
            helper.make_node("MatMul", ["rows", "whole"], ["projected"]),
            helper.make_node("Add", ["projected", "bias"], ["shifted"]),
            helper.make_node("ReduceL2", ["shifted", "last"], ["length"]),
            helper.make_node("Div", ["shifted", "length"], ["embedding"]),
            helper.make_node("Unsqueeze", ["embedding", "first"], ["one"]),
            helper.make_node("Tile", ["one", "repeats"], ["regions"]),
        ],
        "image",
        [helper.make_tensor_value_info("pixels", TensorProto.UINT8, ["B", SIZE, SIZE, 3])],
        image_outputs(REGIONS, WIDTH),
        [
            tensor("whole", _projection()),
            tensor("bias", [0.02] * (WIDTH - 1) + [0.3]),
            tensor("full", 255.0),
            tensor("flat", [0, -1], np.int64),
            tensor("last", [-1], np.int64),
            tensor("first", [1], np.int64),
            tensor("repeats", [1, REGIONS, 1], np.int64),
        ],
    )


def _text_graph() -> onnx.GraphProto:
    table = np.random.default_rng(4).normal(size=(len(WORDS), WIDTH)) * 0.02
    for colour, word in enumerate(("red", "green", "blue")):
        table[WORDS.index(word), colour] = 1.0
    table[WORDS.index("something"), -1] = table[WORDS.index("plain"), -1] = 1.0
    table[WORDS.index("tuba"), -1] = -1.0
    return text_graph(table)


def write_encoder(root: Path, model: str = "vsum-mini", whole_words: bool = False) -> Path:
    """Write the encoder into `root/model`; with `whole_words` it says which words it has not learned."""
    folder = root / model
    folder.mkdir(parents=True)
    save(_image_graph(), folder / "image.onnx", model)
    save(_text_graph(), folder / "text.onnx", model)
    write_tokenizer(WORDS, folder / "tokenizer.json")
    files = {
        path.name: {"sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "bytes": path.stat().st_size}
        for path in sorted(folder.iterdir())
    }
    manifest = {
        "schema": "vsum-model/1",
        "id": model,
        "version": "1.0",
        "title": "colours",
        "kind": "encoder",
        "files": files,
        "licence": {"code": "MIT", "weights": "MIT"},
        "citation": "none",
        "metrics": {"accuracy": 0.5},
        "embedding_size": WIDTH,
        "regions": REGIONS,
        "preprocessing": {"size": SIZE, "resize": "squash", "colour": "rgb"},
        "calibration": {
            "scale": 8.0,
            "bias": 0.0,
            "prompt": "{}",
            "distractors": ["something", "plain"],
            "distractor_limit": 0.6,
            "weak_threshold": 0.3,
            "luma_floor": 0.0,
        },
        "anchors": {},
        "whole_words": whole_words,
    }
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return folder
