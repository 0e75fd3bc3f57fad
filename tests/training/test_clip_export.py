"""An open_clip model becomes a folder that the program's own inference runs like open_clip itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image

from vsum_desktop.core.errors import IncompatibleModelError
from vsum_desktop.inference.providers import choose
from vsum_desktop.inference.registry import Registry
from vsum_desktop.inference.text_encoder import TextEncoder
from vsum_desktop.training.clip_export import ClipSource, TextGraph, export_clip, read_pictures, text_tower
from vsum_desktop.training.clip_tokenizer import as_fast, first_difference
from vsum_desktop.training.main import main
from vsum_desktop.training.mini.embedders import ModelEmbedder
from vsum_desktop.training.torch_setup import prepare_torchvision

ANCHORS = Path(__file__).resolve().parents[2] / "vsum_desktop" / "training" / "data" / "anchors-v1.json"
WIDTH = 32
CONFIG = {
    "embed_dim": WIDTH,
    "vision_cfg": {"image_size": 32, "layers": 1, "width": 64, "head_width": 32, "patch_size": 8},
    "text_cfg": {"context_length": 77, "vocab_size": 49408, "width": 64, "heads": 2, "layers": 1},
}
QUERIES = ["a dog runs along the beach", "GOAL!", "it's 12 o'clock at the café", "two", "word " * 100]


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small open_clip model with random weights, in a folder that open_clip itself can load."""
    prepare_torchvision()
    from open_clip.model import CLIP

    folder = tmp_path_factory.mktemp("clip") / "small"
    folder.mkdir()
    torch.manual_seed(3)
    model = CLIP(**CONFIG)  # type: ignore[arg-type]
    torch.save(model.state_dict(), folder / "open_clip_pytorch_model.bin")
    preprocess = {"mean": [0.48, 0.46, 0.41], "std": [0.27, 0.26, 0.28], "interpolation": "bicubic", "resize_mode": "shortest"}
    (folder / "open_clip_config.json").write_text(json.dumps({"model_cfg": CONFIG, "preprocess_cfg": preprocess}))
    return folder


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hundred pictures of coloured noise, wide and high."""
    folder = tmp_path_factory.mktemp("pictures")
    rng = np.random.default_rng(5)
    for at in range(100):
        shape = (24, 40, 3) if at % 2 else (40, 24, 3)
        noise = rng.integers(0, 256, (4, 4, 3), dtype=np.uint8)
        Image.fromarray(noise).resize(shape[1::-1], Image.Resampling.NEAREST).save(folder / f"{at:03}.png")
    return folder


@pytest.fixture(scope="module")
def exported(clip: Path, pictures: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the command writes."""
    target = tmp_path_factory.mktemp("models") / "small-clip"
    asked = ["--model", f"local-dir:{clip}", "--pictures", str(pictures), "--licence", "MIT", "--title", "Small CLIP"]
    assert main(["export-clip", *asked, "--out", str(target)]) == 0
    return target


def open_clip_model(clip: Path) -> tuple[Any, Any]:
    import open_clip

    model, _, preprocess = open_clip.create_model_and_transforms(f"local-dir:{clip}")
    return model.eval(), preprocess


@torch.inference_mode()
def test_pictures_are_embedded_as_open_clip_embeds_them(clip: Path, pictures: Path, exported: Path) -> None:
    model, preprocess = open_clip_model(clip)
    embedder = ModelEmbedder(exported)
    paths = sorted(pictures.iterdir())[:6]
    batch = torch.stack([preprocess(Image.open(path)) for path in paths])
    wanted = model.encode_image(batch, normalize=True).numpy()
    spec = embedder.spec
    assert (spec.preprocessing.size, spec.preprocessing.resize, spec.regions) == (32, "centre_crop", 0)
    found = embedder.images(read_pictures(paths, 32, spec.preprocessing.resize))
    assert (found * wanted).sum(axis=1).min() > 0.9999


@torch.inference_mode()
def test_texts_of_any_length_are_embedded_as_open_clip_embeds_them(clip: Path, exported: Path) -> None:
    import open_clip

    model, _ = open_clip_model(clip)
    wanted = model.encode_text(open_clip.get_tokenizer(f"local-dir:{clip}")(QUERIES), normalize=True).numpy()
    encoder = TextEncoder(Registry([exported.parent]).encoder("small-clip"), choose("cpu"))
    found = encoder.encode(QUERIES)
    np.testing.assert_allclose(found.embedding, wanted, atol=1e-5)
    last = found.mask.sum(axis=1) - 1
    np.testing.assert_allclose(found.tokens[np.arange(len(QUERIES)), last], found.embedding, atol=1e-6)
    alone = encoder.encode(QUERIES[1:2])
    np.testing.assert_allclose(alone.embedding[0], found.embedding[1], atol=1e-5)


def test_the_tokenizer_cuts_texts_as_open_clip_does() -> None:
    prepare_torchvision()
    import open_clip

    slow = open_clip.get_tokenizer("ViT-B-32")
    texts = [*QUERIES, "Straße 猫 3.5€", "don't we'll they've I'm", "  tabs\tand\nlines  ", "(semi-)final: 3:2?!", "a" * 300]
    fast = as_fast(slow)
    assert first_difference(fast, slow, texts) is None
    assert fast.get_vocab_size() == 49408
    fast.normalizer = None  # upper case is not in the vocabulary as such
    assert first_difference(fast, slow, texts) == "GOAL!"


def test_anchor_words_and_ordinary_pictures_are_measured(exported: Path, pictures: Path) -> None:
    words = json.loads(ANCHORS.read_text(encoding="utf-8"))
    embedder = ModelEmbedder(exported)
    rows = embedder.images(read_pictures(sorted(pictures.iterdir()), 32, "centre_crop"))
    cosines = rows @ embedder.texts(words["words"]).T
    statistics = embedder.spec.anchors[words["id"]]
    np.testing.assert_allclose(statistics.mean, cosines.mean(0), atol=2e-5)
    np.testing.assert_allclose(statistics.deviation, cosines.std(0), atol=2e-5)
    assert len(np.load(exported / "ordinary.npy")) == 100
    assert embedder.spec.licence.weights == "MIT"
    assert embedder.spec.calibration.scale == pytest.approx(1 / 0.07, rel=1e-4)
    assert Registry([exported.parent]).verify("small-clip").title == "Small CLIP"


def test_a_model_of_another_kind_is_named(clip: Path, pictures: Path, tmp_path: Path) -> None:
    folder = tmp_path / "two-way"
    folder.mkdir()
    config = json.loads((clip / "open_clip_config.json").read_text())
    config["model_cfg"]["text_cfg"] |= {"no_causal_mask": True, "pool_type": "last"}
    (folder / "open_clip_config.json").write_text(json.dumps(config))
    (folder / "open_clip_pytorch_model.bin").write_bytes((clip / "open_clip_pytorch_model.bin").read_bytes())
    target = tmp_path / "models" / "two-way"
    with pytest.raises(IncompatibleModelError, match="not of CLIP's kind"):
        export_clip(ClipSource(f"local-dir:{folder}", None, pictures, "MIT", "x"), target, ANCHORS, lambda line: None)
    assert not target.exists()


def test_bad_input_is_one_sentence(clip: Path, pictures: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    model, out = ["--model", f"local-dir:{clip}", "--licence", "MIT"], ["--out", str(tmp_path / "models" / "x")]
    (tmp_path / "few").mkdir()
    assert main(["export-clip", *model, "--pictures", str(tmp_path / "few"), *out]) == 1
    assert "at least 100 are needed" in capsys.readouterr().err
    assert main(["export-clip", *model, "--pictures", str(pictures), "--out", str(tmp_path)]) == 1
    assert "exists already" in capsys.readouterr().err
    nowhere = ["--model", "ViT-Nowhere", "--pretrained", "none", "--licence", "MIT", "--pictures", str(pictures)]
    assert main(["export-clip", *nowhere, *out]) == 1
    assert "ViT-Nowhere" in capsys.readouterr().err
    assert not (tmp_path / "models" / "x").exists()


def test_padding_does_not_change_what_a_text_says(clip: Path) -> None:
    graph = TextGraph(text_tower(open_clip_model(clip)[0])).eval()
    ids = torch.tensor([[49406, 320, 1929, 49407]])
    padded, mask = torch.cat([ids, torch.zeros(1, 5, dtype=torch.int64)], 1), torch.tensor([[1] * 4 + [0] * 5])
    with torch.inference_mode():
        torch.testing.assert_close(graph(padded, mask)[0], graph(ids, torch.ones_like(ids))[0], atol=1e-6, rtol=1e-5)
