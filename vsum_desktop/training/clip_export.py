"""An open_clip model as a model folder of the program: both towers as ONNX, tokenizer, anchor statistics, ordinary pictures.

For models of CLIP's kind: any picture tower of open_clip, and a causal text tower with byte-pair tokens and an end token.
Weights are the user's own; the program ships none. There are no `regions`: a patch's state is not trained to lie in the joint
space, so nothing is claimed of it, and scorers that read regions say that they cannot use this encoder.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError
from torch import Tensor, nn

from vsum_desktop.core.errors import IncompatibleModelError
from vsum_desktop.core.specs import ResizeMode
from vsum_desktop.inference.manifests import ORDINARY
from vsum_desktop.media.pictures import inner_size, placed
from vsum_desktop.training.clip_tokenizer import as_fast, first_difference
from vsum_desktop.training.mini.calibrate import anchor_statistics, to_ordinary
from vsum_desktop.training.mini.embedders import ModelEmbedder
from vsum_desktop.training.mini.manifest import digest, write_manifest
from vsum_desktop.training.mini.towers_onnx import export_graph, look_up, stamp
from vsum_desktop.training.torch_setup import prepare_torchvision

LEAST_COSINE = 0.9999
FEWEST_PICTURES = 100
PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".bmp"})
_RESIZE: dict[str, ResizeMode] = {"shortest": "centre_crop", "longest": "letterbox", "squash": "squash"}
_TOOLS = ("torch", "open_clip_torch", "onnx", "onnxscript", "onnxruntime", "tokenizers", "numpy")


@dataclass(frozen=True, slots=True)
class ClipSource:
    """What to export.

    Attributes:
        model: open_clip's name of the architecture, or `local-dir:` and a folder.
        pretrained: File with its weights, or one of open_clip's tags; None for a `local-dir:`.
        pictures: Folder with at least 100 pictures about anything.
        licence: Terms of the weights, in words.
        title: Name for people.
        version: The model's own version.
    """

    model: str
    pretrained: str | None
    pictures: Path
    licence: str
    title: str
    version: str = "1"


class PictureGraph(nn.Module):
    """What `image.onnx` computes: uint8 [B,S,S,3] → embedding f32 [B,E], unit vectors."""

    mean: Tensor
    deviation: Tensor

    def __init__(self, visual: nn.Module, mean: Sequence[float], deviation: Sequence[float]) -> None:
        super().__init__()
        self.visual = visual
        self.register_buffer("mean", 255.0 * torch.tensor(mean).view(1, 3, 1, 1))
        self.register_buffer("deviation", 255.0 * torch.tensor(deviation).view(1, 3, 1, 1))

    def forward(self, pixels: Tensor) -> Tensor:
        """Embeddings."""
        x = (pixels.permute(0, 3, 1, 2).float() - self.mean) / self.deviation
        return F.normalize(self.visual(x), dim=-1)


class TextGraph(nn.Module):
    """What `text.onnx` computes: ids and mask int64 [B,L] → embedding f32 [B,E] and tokens f32 [B,L,E], unit vectors.

    A causal tower reads no token behind the end token, so padding to the longest text gives what padding to 77 tokens gives.
    A token's vector is the tower's state there: what it says of the text up to this word.

    Args:
        text: The text tower, or the whole model where its parts lie there.
    """

    def __init__(self, text: nn.Module) -> None:
        super().__init__()
        self.text: Any = text

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> tuple[Tensor, Tensor]:
        """Embedding and tokens."""
        length, text = input_ids.shape[1], self.text
        x = look_up(text.token_embedding.weight, input_ids) + text.positional_embedding[:length]
        x = text.ln_final(text.transformer(x, attn_mask=text.attn_mask[:length, :length]))
        projection = text.text_projection
        x = projection(x) if isinstance(projection, nn.Linear) else x @ projection
        tokens = F.normalize(x, dim=-1)
        ends = (attention_mask.sum(1) - 1).view(-1, 1, 1).expand(-1, 1, tokens.shape[2])
        return tokens.gather(1, ends).squeeze(1), tokens


def export_clip(source: ClipSource, target: Path, anchors: Path, say: Callable[[str], None]) -> dict[str, float]:
    """Write the model folder `target`, whose name is the model's id; nothing is left there if something fails.

    Args:
        source: The model.
        target: Folder to be made.
        anchors: File of the anchor words; they are the distractors too.
        say: Takes lines of progress.

    Returns:
        Least cosine between ONNX Runtime and open_clip over pictures (`image`) and anchor words (`text`).

    Raises:
        IncompatibleModelError: If the model is of another kind, or a file does not compute what open_clip does; `model`.
        ValueError: If there are too few pictures, or the folder exists.
    """
    if target.exists():
        raise ValueError(f"{target} exists already")
    paths = picture_files(source.pictures)
    say(f"{len(paths)} pictures; loading {source.model}")
    model, slow = open_model(source)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
        folder = Path(scratch) / target.name
        folder.mkdir()
        words = json.loads(anchors.read_text(encoding="utf-8"))
        pixels, drift = _write_towers(model, slow, folder, paths, words["words"], say)
        say("measuring anchor words and ordinary pictures")
        embedder = ModelEmbedder(folder)
        rows = embedder.images(pixels)
        np.save(folder / ORDINARY, to_ordinary(rows))
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        manifest |= {
            "version": source.version,
            "title": source.title,
            "licence": {"code": "MIT", "weights": source.licence},
            "citation": f"{source.title}, exported from open_clip {source.model}",
            "anchors": {words["id"]: anchor_statistics(rows, embedder.texts(words["words"]), anchors)},
            "training": {"source": source.model, "weights": source.pretrained, "ordinary_pictures": len(rows)},
            "metrics": {"cosine_to_open_clip": drift},
        }
        manifest["files"][ORDINARY] = digest(folder / ORDINARY)
        (folder / "LICENSE").write_text(f"Weights: {source.licence}\n", encoding="utf-8")
        write_manifest(folder, manifest)
        shutil.move(folder, target)
    return drift


def picture_files(folder: Path) -> list[Path]:
    """The pictures in a folder and those below it, by name.

    Raises:
        ValueError: If there are fewer than 100.
    """
    found = sorted(path for path in folder.rglob("*") if path.suffix.lower() in PICTURES)
    if len(found) < FEWEST_PICTURES:
        raise ValueError(f"{folder} has {len(found)} pictures; at least {FEWEST_PICTURES} are needed to measure anchor words")
    return found


def read_pictures(paths: Sequence[Path], size: int, resize: ResizeMode) -> NDArray[np.uint8]:
    """Pictures as the program shows frames to an encoder, uint8 [n,size,size,3].

    Raises:
        ValueError: If one cannot be read; names it.
    """
    pictures = np.empty((len(paths), size, size, 3), np.uint8)
    for at, path in enumerate(paths):
        try:
            with Image.open(path) as image:
                shown = image.convert("RGB")
        except (OSError, UnidentifiedImageError) as error:
            raise ValueError(f"{path}: not a picture that can be read") from error
        inner = inner_size(shown.size, (size, size), resize)
        pictures[at] = placed(np.asarray(shown.resize(inner, Image.Resampling.BICUBIC)), (size, size))
    return pictures


def open_model(source: ClipSource) -> tuple[Any, Any]:
    """The model in evaluation mode, and its tokenizer.

    Raises:
        IncompatibleModelError: If open_clip has no such model, its weights do not fit, or its text tower is of another kind.
    """
    prepare_torchvision()
    import open_clip
    from open_clip.tokenizer import SimpleTokenizer

    try:
        model = open_clip.create_model(source.model, pretrained=source.pretrained, require_pretrained=True)
        slow = open_clip.get_tokenizer(source.model)
    except (OSError, RuntimeError, ValueError, KeyError) as error:
        raise IncompatibleModelError(str(error).splitlines()[0], model=source.model) from error
    text = text_tower(model)
    ends = getattr(text, "pool_type", None) or getattr(text, "text_pool_type", None)
    causal = getattr(text, "attn_mask", None) is not None and getattr(text, "cls_emb", None) is None
    if not isinstance(slow, SimpleTokenizer) or not causal or ends not in {"argmax", "eos"} or text.text_projection is None:
        raise IncompatibleModelError("its text tower is not of CLIP's kind", model=source.model)
    return model.eval(), slow


def text_tower(model: Any) -> Any:
    """The module that holds the text tower's parts."""
    return getattr(model, "text", model)


def _write_towers(
    model: Any, slow: Any, folder: Path, paths: Sequence[Path], words: Sequence[str], say: Callable[[str], None]
) -> tuple[NDArray[np.uint8], dict[str, float]]:
    """Both towers, the tokenizer and an unfitted manifest; the pictures as the encoder sees them, and the least cosines."""
    config = model.visual.preprocess_cfg
    size = config["size"][0] if isinstance(config["size"], tuple | list) else int(config["size"])
    resize = _RESIZE[config["resize_mode"]]
    say("writing image.onnx")
    picture = PictureGraph(model.visual, config["mean"], config["std"]).eval()
    example = torch.zeros(2, size, size, 3, dtype=torch.uint8)
    batch, length = torch.export.Dim("batch"), torch.export.Dim("length", max=slow.context_length)
    export_graph(picture, (example,), ["pixels"], ["embedding"], ({0: batch},), folder / "image.onnx")
    say("writing text.onnx")
    fast = as_fast(slow)
    if odd := first_difference(fast, slow, words):
        raise IncompatibleModelError(f"its tokenizer reads “{odd}” differently", model=folder.name)
    ids = torch.from_numpy(np.array([fast.encode(word).ids[:3] for word in words[:2]]))
    axes = ({0: batch, 1: length}, {0: batch, 1: length})
    names = ["input_ids", "attention_mask"], ["embedding", "tokens"]
    export_graph(TextGraph(text_tower(model)).eval(), (ids, torch.ones_like(ids)), *names, axes, folder / "text.onnx")
    (folder / "tokenizer.json").write_text(fast.to_str(), encoding="utf-8")
    for name in ("image.onnx", "text.onnx"):
        stamp(folder / name, folder.name)
    with torch.inference_mode():
        told = F.normalize(model.encode_text(slow(list(words))), dim=-1).numpy()
        pixels = read_pictures(paths, size, resize)
        seen = picture(torch.from_numpy(pixels[:16])).numpy()
    write_manifest(folder, new_manifest(folder, told.shape[1], size, resize, words, model.logit_scale.exp().item()))
    embedder = ModelEmbedder(folder)
    drift = {
        "image": round(float((embedder.images(pixels[:16]) * seen).sum(1).min()), 6),
        "text": round(float((embedder.texts(words) * told).sum(1).min()), 6),
    }
    for name, cosine in drift.items():
        if cosine < LEAST_COSINE:
            raise IncompatibleModelError(
                f"{name}.onnx: cosine {cosine} to open_clip is under {LEAST_COSINE}", model=folder.name
            )
    return pixels, drift


def new_manifest(
    folder: Path, width: int, size: int, resize: ResizeMode, distractors: Sequence[str], scale: float
) -> dict[str, Any]:
    """A manifest with the constants that the model itself was trained with: its logit scale against the distractors.

    No prior, no presence term and a low threshold for the weak note: nothing was fitted on labelled videos.
    """
    ids: dict[str, Any] = {"dtype": "int64", "shape": ["B", "L"]}
    files = ("image.onnx", "text.onnx", "tokenizer.json")
    return {
        "schema": "vsum-model/1",
        "id": folder.name,
        "kind": "encoder",
        "version": "1",
        "title": folder.name,
        "files": {name: digest(folder / name) for name in files},
        "inputs": {
            "image.onnx": {"pixels": {"dtype": "uint8", "shape": ["B", size, size, 3]}},
            "text.onnx": {"input_ids": ids, "attention_mask": ids},
        },
        "outputs": {
            "image.onnx": {"embedding": {"dtype": "float32", "shape": ["B", width]}},
            "text.onnx": {
                "embedding": {"dtype": "float32", "shape": ["B", width]},
                "tokens": {"dtype": "float32", "shape": ["B", "L", width]},
            },
        },
        "embedding_size": width,
        "regions": 0,
        "preprocessing": {"size": size, "resize": resize, "colour": "rgb"},
        "calibration": {
            "scale": scale,
            "bias": 0.0,
            "prompt": "a photo of {}",
            "distractors": list(distractors),
            "distractor_limit": 0.9,
            "weak_threshold": 0.1,
            "luma_floor": 0.04,
            "presence": 0.0,
        },
        "anchors": {},
        "licence": {"code": "MIT", "weights": "not stated"},
        "citation": folder.name,
        "training_data": ["not known to this program: see the licence and the card of the weights"],
        "training": {},
        "metrics": {},
        "tools": {tool: version(tool) for tool in _TOOLS},
    }
