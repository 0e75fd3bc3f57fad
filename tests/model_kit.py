"""Pieces of small but real models that tests put together: ONNX files with their id, a text tower, a tokenizer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers


def tensor(name: str, values: Any, dtype: type = np.float32) -> onnx.TensorProto:
    """A constant of a graph."""
    return numpy_helper.from_array(np.asarray(values, dtype), name)


def save(graph: onnx.GraphProto, path: Path, model: str) -> None:
    """Check a graph and write it as a file of model `model`."""
    proto = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=10)
    helper.set_model_props(proto, {"id": model})
    onnx.checker.check_model(proto, full_check=True)
    path.write_bytes(proto.SerializeToString())


def text_graph(table: NDArray[np.floating]) -> onnx.GraphProto:
    """A text tower: token embeddings [words, E] and their normalised sum."""
    width = table.shape[1]
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
            helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["B", width]),
            helper.make_tensor_value_info("tokens", TensorProto.FLOAT, ["B", "L", width]),
        ],
        [tensor("table", table), tensor("last", [-1], np.int64), tensor("middle", [1], np.int64)],
    )


def image_outputs(regions: int, width: int) -> list[onnx.ValueInfoProto]:
    """What an image tower gives."""
    return [
        helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["B", width]),
        helper.make_tensor_value_info("regions", TensorProto.FLOAT, ["B", regions, width]),
    ]


def write_tokenizer(words: Sequence[str], path: Path) -> None:
    """A tokenizer that knows whole words; the first of them stands for all others."""
    tokenizer = Tokenizer(models.WordLevel({word: index for index, word in enumerate(words)}, unk_token=words[0]))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    path.write_text(tokenizer.to_str(), encoding="utf-8")
