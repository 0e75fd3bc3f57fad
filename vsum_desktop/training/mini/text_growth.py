"""More words for a text tower that pictures were learned with: what it says of the texts that it knows stays as it is.

Pictures lie where the tower's own vectors pointed when they were learned. So the layers and the vectors of all pieces that both
vocabularies have are those of the exported tower, and are not learned again; a new piece begins as the mean of the pieces that
it was read in before.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from tokenizers import Tokenizer
from torch import Tensor

from vsum_desktop.core.errors import IncompatibleModelError
from vsum_desktop.training.mini.manifest import MODEL
from vsum_desktop.training.mini.text_tower import TextTower
from vsum_desktop.training.mini.vocabulary import read_tokenizer

PIECES = ("table.weight", "weight.weight")  # what a tower has for every piece


@torch.no_grad()
def grow(tower: TextTower, tokenizer: Tokenizer, folder: Path) -> Tensor:
    """Fills `tower`, whose pieces are those of `tokenizer`, from the model in `folder`.

    Returns:
        The pieces that both have, i64 [K].

    Raises:
        IncompatibleModelError: The model holds a tower of another shape.
    """
    before = read_tokenizer(folder / "tokenizer.json")
    layers, table, weight = read_text_tower(folder / "text.onnx")
    state = tower.state_dict()
    for name, values in layers.items():
        if name not in state or state[name].shape != values.shape:
            raise IncompatibleModelError("the file holds a tower of another shape", model=MODEL, path=folder / "text.onnx")
        state[name].copy_(values)
    if {*state} != {*layers, *PIECES}:
        raise IncompatibleModelError("the file lacks layers of the tower", model=MODEL, path=folder / "text.onnx")
    known = before.get_vocab()
    kept = []
    for piece, place in tokenizer.get_vocab().items():
        if piece in known:
            ids = [known[piece]]
            kept.append(place)
        elif piece.startswith("##"):
            continue  # nothing to begin from
        else:
            ids = before.encode(piece).ids
        state["table.weight"][place] = table[ids].mean(0)
        state["weight.weight"][place] = weight[ids].mean(0)
    return torch.tensor(sorted(kept))


def read_text_tower(path: Path) -> tuple[dict[str, Tensor], Tensor, Tensor]:
    """Layers of an exported tower by their names in `TextTower`, its table f32 [V,256] and its weights f32 [V,1]."""
    graph = onnx.load(path).graph
    constants = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    for node in graph.node:
        if node.op_type == "Cast" and node.input[0] in constants:  # stored in half the bytes
            constants[node.output[0]] = constants.pop(node.input[0])
    # The two layers of the trigram are products without a name; theirs are the first two.
    products = [constants[node.input[1]] for node in graph.node if node.op_type == "MatMul" and node.input[1] in constants]
    layers = {name.removeprefix("tower."): values for name, values in constants.items() if name.startswith("tower.")}
    layers |= {"mix_in.weight": products[0].T, "mix_out.weight": products[1].T}
    tensors = {name: _tensor(values) for name, values in layers.items()}
    return tensors, _tensor(constants["table"]) * _tensor(constants["scale"]), _tensor(constants["weight"])


def _tensor(values: NDArray[np.generic]) -> Tensor:
    return torch.from_numpy(np.array(values, np.float32))
