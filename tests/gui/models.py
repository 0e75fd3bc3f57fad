"""A small encoder that sees colours and a little layout: real ONNX files, made in a moment, for tests of the window."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

SIZE, REGIONS = 16, 4
COLOURS, LAYOUT = 3, 12
WIDTH = COLOURS + LAYOUT + 1  # the last one is the same for every picture
WORDS = ("[UNK]", "a", "photo", "of", "red", "green", "blue", "something", "plain", "tuba")


def _tensor(name: str, values: Any, dtype: type = np.float32) -> onnx.TensorProto:
    return numpy_helper.from_array(np.asarray(values, dtype), name)


def _save(graph: onnx.GraphProto, path: Path, model: str) -> None:
    proto = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=10)
    helper.set_model_props(proto, {"id": model})
    onnx.checker.check_model(proto, full_check=True)
    path.write_bytes(proto.SerializeToString())


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
        [
            helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["B", WIDTH]),
            helper.make_tensor_value_info("regions", TensorProto.FLOAT, ["B", REGIONS, WIDTH]),
        ],
        [
            _tensor("whole", _projection()),
            _tensor("bias", [0.02] * (WIDTH - 1) + [0.3]),
            _tensor("full", 255.0),
            _tensor("flat", [0, -1], np.int64),
            _tensor("last", [-1], np.int64),
            _tensor("first", [1], np.int64),
            _tensor("repeats", [1, REGIONS, 1], np.int64),
        ],
    )


def _text_graph() -> onnx.GraphProto:
    table = np.random.default_rng(4).normal(size=(len(WORDS), WIDTH)) * 0.02
    for colour, word in enumerate(("red", "green", "blue")):
        table[WORDS.index(word), colour] = 1.0
    table[WORDS.index("something"), -1] = table[WORDS.index("plain"), -1] = 1.0
    table[WORDS.index("tuba"), -1] = -1.0
    return helper.make_graph(
        [
            helper.make_node("Gather", ["table", "input_ids"], ["tokens"]),
            helper.make_node("Cast", ["attention_mask"], ["weights"], to=TensorProto.FLOAT),
            helper.make_node("Unsqueeze", ["weights", "last"], ["column"]),
            helper.make_node("Mul", ["tokens", "column"], ["masked"]),
            helper.make_node("ReduceSum", ["masked", "middle"], ["sum"], keepdims=0),
            helper.make_node("ReduceL2", ["sum", "last"], ["length"]),
            helper.make_node("Div", ["sum", "length"], ["embedding"]),
        ],
        "text",
        [
            helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["B", "L"]),
            helper.make_tensor_value_info("attention_mask", TensorProto.INT64, ["B", "L"]),
        ],
        [
            helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["B", WIDTH]),
            helper.make_tensor_value_info("tokens", TensorProto.FLOAT, ["B", "L", WIDTH]),
        ],
        [_tensor("table", table), _tensor("last", [-1], np.int64), _tensor("middle", [1], np.int64)],
    )


def write_encoder(root: Path, model: str = "vsum-mini") -> Path:
    """Write the encoder into `root/model`."""
    folder = root / model
    folder.mkdir(parents=True)
    _save(_image_graph(), folder / "image.onnx", model)
    _save(_text_graph(), folder / "text.onnx", model)
    tokenizer = Tokenizer(models.WordLevel({word: index for index, word in enumerate(WORDS)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    (folder / "tokenizer.json").write_text(tokenizer.to_str(), encoding="utf-8")
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
    }
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return folder
