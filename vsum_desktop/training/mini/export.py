"""From training states to a model folder: both towers as ONNX, checked against torch, with manifest and licence."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor

from vsum_desktop.core.errors import IncompatibleModelError
from vsum_desktop.inference.providers import choose
from vsum_desktop.inference.sessions import Session
from vsum_desktop.training.mini.calibrate import pick_distractors
from vsum_desktop.training.mini.image_tower import ImageTower
from vsum_desktop.training.mini.image_training import ImageConfig
from vsum_desktop.training.mini.manifest import FILES, MODEL, TOWERS, new_manifest, read_manifest, write_manifest
from vsum_desktop.training.mini.packs import Pack, load_packs
from vsum_desktop.training.mini.quantize import quantize_image
from vsum_desktop.training.mini.space import EMBEDDING_SIZE, read_space
from vsum_desktop.training.mini.text_tower import TextTower, TextTowerConfig
from vsum_desktop.training.mini.text_training import TextConfig
from vsum_desktop.training.mini.towers_onnx import GRID, export_image, export_text, stamp
from vsum_desktop.training.mini.vocabulary import read_tokenizer, tokenise

SIZE = GRID * 32
LEAST_COSINE = 0.995
MOST_BYTES = 16_000_000
DISTRACTORS = 350
LICENSE_TEXT = """The code that trains and runs this model is under the MIT licence (see the project's LICENSE).

The weights are stated apart. They were trained from random numbers on photographs and texts of public collections, many of
which are offered for research or non-commercial use only or without stated terms (MODEL_CARD.md lists them), and on outputs
of teacher models under Apache-2.0. No third-party weights and no training pictures are contained. Use the weights for
research and personal use; for any other use, settle the terms of the training material first. No warranty of any kind.
"""


@dataclass(frozen=True, slots=True)
class RunFiles:
    """Inputs of an export: a run folder with `image.pt` and `text.pt`, the configs, packs, space and tokenizer."""

    run: Path
    image_config: Path
    text_config: Path
    packs: Path
    space: Path
    tokenizer: Path


def load_image_tower(state: Path, config: ImageConfig, average: bool) -> tuple[ImageTower, int]:
    """The tower of a training state, or its running average, and the images that it has seen."""
    stored = torch.load(state, weights_only=True)
    tower = ImageTower(config.tower)
    tower.load_state_dict(stored["average" if average else "tower"])
    return tower.eval(), int(stored["seen"]) + int(stored["seen_before"])


def load_text_tower(state: Path, config: TextConfig, pieces: int) -> TextTower:
    """The text tower of a training state."""
    tower = TextTower(TextTowerConfig(pieces, config.trigram, config.hidden))
    tower.load_state_dict(torch.load(state, weights_only=True)["tower"])
    return tower.eval()


def sample_pictures(packs: list[Pack], per_pack: int, size: int, seed: int = 0) -> NDArray[np.uint8]:
    """Pictures of all real-resolution packs, uint8 [n,size,size,3]."""
    rng = np.random.default_rng(seed)
    pictures = []
    for pack in packs:
        if not pack.is_small:
            for index in rng.permutation(len(pack))[:per_pack]:
                image = Image.fromarray(pack.pixels[index]).resize((size, size), Image.Resampling.BICUBIC)
                pictures.append(np.asarray(image))
    return np.stack(pictures)


def least_cosine(ours: NDArray[np.float32], theirs: NDArray[np.float32]) -> float:
    """The smallest cosine between matching unit rows."""
    return float((ours * theirs).sum(-1).min())


def check_drift(name: str, cosine: float, path: Path) -> float:
    """Returns the cosine.

    Raises:
        IncompatibleModelError: It is under `LEAST_COSINE`.
    """
    if cosine < LEAST_COSINE:
        raise IncompatibleModelError(f"{name}: cosine {cosine:.4f} to float32 is under {LEAST_COSINE}", model=MODEL, path=path)
    return round(cosine, 5)


@torch.inference_mode()
def mean_embedding(tower: ImageTower, pixels: NDArray[np.uint8], batch: int = 32) -> Tensor:
    """Mean unit embedding f32 [256] of pictures uint8 [n,S,S,3]."""
    total = torch.zeros(EMBEDDING_SIZE)
    for at in range(0, len(pixels), batch):
        total += tower.embed(torch.from_numpy(pixels[at : at + batch]).permute(0, 3, 1, 2).float()).sum(0)
    return total / len(pixels)


def build_image(tower: ImageTower, packs: Path, folder: Path) -> float:
    """Writes the int8 `image.onnx`; returns the least cosine to float32 over validation pictures."""
    target, plain = folder / "image.onnx", folder / "image.float.onnx"
    centre = mean_embedding(tower, sample_pictures(load_packs(packs, "train"), 200, SIZE, seed=1))
    graph = export_image(tower, centre, SIZE, plain, MODEL)
    quantize_image(plain, target, sample_pictures(load_packs(packs, "train"), 40, SIZE))
    stamp(target, MODEL)
    plain.unlink()
    pictures = sample_pictures(load_packs(packs, "val"), 20, SIZE)
    with torch.inference_mode():
        wanted = graph(torch.from_numpy(pictures))[0].numpy()
    got = Session(target, MODEL, choose("cpu")).run({"pixels": pictures})["embedding"]
    return check_drift("image.onnx", least_cosine(got, wanted), target)


def build_text(tower: TextTower, tokenizer: Path, texts: list[str], folder: Path) -> float:
    """Writes `text.onnx` with its int8 table and the tokenizer; returns the least cosine to float32 over `texts`."""
    target = folder / "text.onnx"
    export_text(tower, target, MODEL)
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
    ids, mask = tokenise(read_tokenizer(tokenizer), texts)
    with torch.inference_mode():
        wanted = tower(torch.from_numpy(ids), torch.from_numpy(mask))[0].numpy()
    got = Session(target, MODEL, choose("cpu")).run({"input_ids": ids, "attention_mask": mask})["embedding"]
    return check_drift("text.onnx", least_cosine(got, wanted), target)


def keep_tower(tower: str, old: Path, folder: Path) -> float:
    """Takes a tower of the model folder `old` as it is (`image`, or `text` with its tokenizer); returns the drift it states."""
    for name in TOWERS[tower]:
        shutil.copyfile(old / name, folder / name)
    return float(read_manifest(old)["training"]["cosine_to_float32"][tower])


def export_model(files: RunFiles, target: Path, model_version: str, average: bool = False) -> dict[str, object]:
    """Writes the whole folder `target` from the newest states; its calibration is that of an unfitted model.

    Args:
        files: What to read. Without a state of one tower, `target` keeps the one that it has.
        target: The folder to write.
        model_version: Version of the model.
        average: Take the running average of the image tower: better while its learning rate is high, behind once
            the rate has fallen.

    Returns:
        Images seen, drifts and bytes.
    """
    _, tables = read_space(files.space)
    names = {str(n).lower(): v for key in ("hypernym", "tag", "local") for n, v in _named(tables, key)}
    distractors = pick_distractors(list(names), np.stack(list(names.values())), DISTRACTORS)
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
        folder = Path(scratch)
        if (files.run / "image.pt").exists():
            config = ImageConfig.read(files.image_config)
            tower, seen = load_image_tower(files.run / "image.pt", config, average)
            seed, image_drift = config.seed, build_image(tower, files.packs, folder)
        else:
            before = read_manifest(target)["training"]
            seed, seen, image_drift = before["seed"], before["images_seen"], keep_tower("image", target, folder)
        if (files.run / "text.pt").exists():
            pieces = read_tokenizer(files.tokenizer).get_vocab_size()
            text = load_text_tower(files.run / "text.pt", TextConfig.read(files.text_config), pieces)
            text_drift = build_text(text, files.tokenizer, distractors, folder)
        else:
            text_drift = keep_tower("text", target, folder)
        for path in sorted(folder.glob("*")):
            shutil.copyfile(path, target / path.name)
    size = sum((target / name).stat().st_size for name in FILES)
    if size > MOST_BYTES:
        raise IncompatibleModelError(f"both towers have {size} bytes, more than {MOST_BYTES}", model=MODEL, path=target)
    drifts = {"image": image_drift, "text": text_drift}
    trained = {"seed": seed, "images_seen": seen, "cosine_to_float32": drifts, "distractor_pool": distractors}
    (target / "LICENSE").write_text(LICENSE_TEXT, encoding="utf-8")
    write_manifest(target, new_manifest(target, SIZE, distractors, model_version, trained))
    return {"images_seen": seen, "bytes": size, **drifts}


def _named(tables: dict[str, NDArray], key: str) -> list[tuple[str, NDArray[np.float32]]]:
    plural = {"hypernym": "hypernyms", "tag": "tags", "local": "local"}[key]
    return list(zip(tables[f"{key}_names"].tolist(), tables[plural], strict=True))
