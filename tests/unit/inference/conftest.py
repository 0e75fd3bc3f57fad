"""Small models with real ONNX files, made on the spot: one encoder, one scorer, and the files that go wrong."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from tests.model_kit import image_outputs, save, tensor, text_graph, write_tokenizer
from vsum_desktop.inference.providers import DeviceChoice
from vsum_desktop.inference.sessions import Session

SIZE, REGIONS, WIDTH, ANCHORS, FEATURES = 8, 4, 6, 5, 7

Values = dict[str, Any]
MakeModel = Callable[..., Path]


def image_graph(starved_above: int | None) -> onnx.GraphProto:
    """Two linear maps of the pixels. With `starved_above`, a batch of more pictures asks for more memory than there is."""
    rng = np.random.default_rng(1)
    constants = [
        tensor("whole", rng.normal(size=(SIZE * SIZE * 3, WIDTH))),
        tensor("part", rng.normal(size=(SIZE * SIZE * 3 // REGIONS, WIDTH))),
        tensor("flat", [0, -1], np.int64),
        tensor("parts", [0, REGIONS, -1], np.int64),
        tensor("last", [-1], np.int64),
    ]
    nodes = [
        helper.make_node("Cast", ["pixels"], ["floats"], to=TensorProto.FLOAT),
        helper.make_node("Reshape", ["floats", "flat"], ["rows"]),
        helper.make_node("MatMul", ["rows", "whole"], ["projected"]),
        helper.make_node("ReduceL2", ["projected", "last"], ["length"]),
        helper.make_node("Div", ["projected", "length"], ["unit"]),
        helper.make_node("Reshape", ["floats", "parts"], ["cells"]),
        helper.make_node("MatMul", ["cells", "part"], ["cells_projected"]),
        helper.make_node("ReduceL2", ["cells_projected", "last"], ["cells_length"]),
        helper.make_node("Div", ["cells_projected", "cells_length"], ["regions"]),
    ]
    if starved_above is None:
        nodes.append(helper.make_node("Identity", ["unit"], ["embedding"]))
    else:
        constants += [
            tensor("limit", [starved_above], np.int64),
            tensor("huge", [1 << 50], np.int64),
            tensor("one", [1], np.int64),
        ]
        nodes += [
            helper.make_node("Shape", ["pixels"], ["batch"], start=0, end=1),
            helper.make_node("Greater", ["batch", "limit"], ["many"]),
            helper.make_node("Where", ["many", "huge", "one"], ["count"]),
            helper.make_node("ConstantOfShape", ["count"], ["zeros"]),
            helper.make_node("ReduceSum", ["zeros"], ["zero"], keepdims=0),
            helper.make_node("Add", ["unit", "zero"], ["embedding"]),
        ]
    return helper.make_graph(
        nodes,
        "image",
        [helper.make_tensor_value_info("pixels", TensorProto.UINT8, ["B", SIZE, SIZE, 3])],
        image_outputs(REGIONS, WIDTH),
        constants,
    )


def scorer_graph(gain: float) -> onnx.GraphProto:
    """Importance = sigmoid(gain · mean over neighbours of the features' sum + sum of the masked query)."""
    return helper.make_graph(
        [
            helper.make_node("ReduceSum", ["features", "last"], ["sums"], keepdims=0),
            helper.make_node("Gather", ["sums", "neighbours"], ["gathered"]),
            helper.make_node("Cast", ["mask"], ["gate"], to=TensorProto.FLOAT),
            helper.make_node("Mul", ["gathered", "gate"], ["gated"]),
            helper.make_node("ReduceMean", ["gated", "last"], ["mean"], keepdims=0),
            helper.make_node("Mul", ["mean", "gain"], ["scaled"]),
            helper.make_node("Cast", ["query_mask"], ["present"], to=TensorProto.FLOAT),
            helper.make_node("ReduceSum", ["query", "last"], ["words"], keepdims=0),
            helper.make_node("Mul", ["words", "present"], ["asked"]),
            helper.make_node("ReduceSum", ["asked"], ["question"], keepdims=0),
            helper.make_node("Add", ["scaled", "question"], ["logit"]),
            helper.make_node("Sigmoid", ["logit"], ["importance"]),
            helper.make_node("Cast", ["direction"], ["sign"], to=TensorProto.FLOAT),
            helper.make_node("Mul", ["gate", "sign"], ["signed"]),
            helper.make_node("Unsqueeze", ["gate", "first"], ["undirected"]),
            helper.make_node("Unsqueeze", ["signed", "first"], ["directed"]),
            helper.make_node("Concat", ["undirected", "directed"], ["edge_weight"], axis=0),
            helper.make_node("Unsqueeze", ["importance", "last"], ["rows"]),
            helper.make_node("Unsqueeze", ["asked", "first"], ["columns"]),
            helper.make_node("Mul", ["rows", "columns"], ["word_weight"]),
        ],
        "scorer",
        [
            helper.make_tensor_value_info("features", TensorProto.FLOAT, ["N", FEATURES]),
            helper.make_tensor_value_info("neighbours", TensorProto.INT64, ["N", "W"]),
            helper.make_tensor_value_info("direction", TensorProto.INT8, ["N", "W"]),
            helper.make_tensor_value_info("mask", TensorProto.BOOL, ["N", "W"]),
            helper.make_tensor_value_info("query", TensorProto.FLOAT, ["L", ANCHORS]),
            helper.make_tensor_value_info("query_mask", TensorProto.BOOL, ["L"]),
        ],
        [
            helper.make_tensor_value_info("importance", TensorProto.FLOAT, ["N"]),
            helper.make_tensor_value_info("edge_weight", TensorProto.FLOAT, [2, "N", "W"]),
            helper.make_tensor_value_info("word_weight", TensorProto.FLOAT, ["N", "L"]),
        ],
        [tensor("last", [-1], np.int64), tensor("first", [0], np.int64), tensor("gain", gain)],
    )


def endless_graph() -> onnx.GraphProto:
    """A loop of 2⁶² steps: nothing but a cancellation ends it."""
    body = helper.make_graph(
        [helper.make_node("Identity", ["going_in"], ["going"]), helper.make_node("Mul", ["state_in", "state_in"], ["state"])],
        "body",
        [
            helper.make_tensor_value_info("step", TensorProto.INT64, []),
            helper.make_tensor_value_info("going_in", TensorProto.BOOL, []),
            helper.make_tensor_value_info("state_in", TensorProto.FLOAT, [1]),
        ],
        [
            helper.make_tensor_value_info("going", TensorProto.BOOL, []),
            helper.make_tensor_value_info("state", TensorProto.FLOAT, [1]),
        ],
    )
    return helper.make_graph(
        [helper.make_node("Loop", ["steps", "yes", "x"], ["y"], body=body)],
        "endless",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [1])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, [1])],
        [tensor("steps", 1 << 62, np.int64), tensor("yes", True, np.bool_)],
    )


def write_manifest(folder: Path, values: Values, overrides: Values) -> None:
    files = {
        path.name: {"sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "bytes": path.stat().st_size}
        for path in sorted(folder.iterdir())
    }
    common: Values = {
        "schema": "vsum-model/1",
        "id": folder.name,
        "version": "1.0",
        "title": "A model made for a test",
        "files": files,
        "licence": {"code": "MIT", "weights": "MIT"},
        "citation": "none",
        "metrics": {"accuracy": 0.5},
    }
    (folder / "manifest.json").write_text(json.dumps(common | values | overrides), encoding="utf-8")


def anchors_file(words: list[str]) -> bytes:
    return json.dumps({"schema": "vsum-anchors/1", "id": "anchors-v1", "words": words, "source": "made up"}).encode()


@pytest.fixture(scope="session")
def cpu() -> DeviceChoice:
    return DeviceChoice("cpu", "cpu", 1)


@pytest.fixture
def make_encoder(tmp_path: Path) -> MakeModel:
    """Write an encoder; keyword arguments replace keys of its manifest."""

    def make(model: str = "tiny", root: Path = tmp_path, starved_above: int | None = None, **overrides: object) -> Path:
        folder = root / model
        folder.mkdir(parents=True)
        save(image_graph(starved_above), folder / "image.onnx", model)
        words = ["[UNK]", "a", "cat", "dog", "on", "the", "roof"]
        write_tokenizer(words, folder / "tokenizer.json")
        save(text_graph(np.random.default_rng(2).normal(size=(len(words), WIDTH))), folder / "text.onnx", model)
        digest = hashlib.sha256(anchors_file(["cat", "dog", "roof", "sky", "sea"])).hexdigest()
        values: Values = {
            "kind": "encoder",
            "embedding_size": WIDTH,
            "regions": REGIONS,
            "preprocessing": {"size": SIZE, "resize": "squash", "colour": "rgb"},
            "calibration": {
                "bias": 0.0,
                "scale": 20.0,
                "prompt": "a photo of {}",
                "distractors": ["sky", "sea"],
                "distractor_limit": 0.6,
                "weak_threshold": 0.2,
                "luma_floor": 0.05,
            },
            "anchors": {"anchors-v1": {"sha256": digest, "mean": [0.1] * ANCHORS, "deviation": [0.05] * ANCHORS}},
        }
        write_manifest(folder, values, overrides)
        return folder

    return make


@pytest.fixture
def make_scorer(tmp_path: Path) -> MakeModel:
    """Write a scorer; keyword arguments replace keys of its manifest."""

    def make(model: str = "graph", root: Path = tmp_path, gain: float = 1.0, **overrides: object) -> Path:
        folder = root / model
        folder.mkdir(parents=True)
        save(scorer_graph(gain), folder / "scorer.onnx", model)
        (folder / "anchors-v1.json").write_bytes(anchors_file(["cat", "dog", "roof", "sky", "sea"]))
        values: Values = {
            "kind": "scorer",
            "features": "concepts-v1",
            "anchors": "anchors-v1",
            "feature_size": FEATURES,
            "needs_regions": False,
            "neighbours": {"tau": 2, "global_k": 0},
            "edge_graphs": ["undirected", "directed"],
            "sample_rate": 2.0,
        }
        write_manifest(folder, values, overrides)
        return folder

    return make


@pytest.fixture
def endless(tmp_path: Path, cpu: DeviceChoice) -> Session:
    """A session whose run never ends by itself."""
    save(endless_graph(), tmp_path / "endless.onnx", "endless")
    return Session(tmp_path / "endless.onnx", "endless", cpu)
