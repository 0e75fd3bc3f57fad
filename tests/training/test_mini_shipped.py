"""The model folder that ships is whole, small, normalised, and finds what it never saw better than chance."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import pytest

from vsum_desktop.core.relevance import UnknownWord
from vsum_desktop.core.specs import EncoderSpec
from vsum_desktop.inference.providers import choose
from vsum_desktop.inference.registry import Registry
from vsum_desktop.inference.text_encoder import TextEncoder
from vsum_desktop.training.mini.embedders import ModelEmbedder
from vsum_desktop.training.mini.packs import decode, read_labels
from vsum_desktop.training.mini.space import JointSpace, as_said, read_space, write_space
from vsum_desktop.training.mini.texts import read_vocabulary
from vsum_desktop.training.mini.wordnet import WordNet

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "models" / "vsum-mini"


@pytest.fixture(scope="module")
def spec() -> EncoderSpec:
    verified = Registry([FOLDER.parent]).verify(FOLDER.name)
    assert isinstance(verified, EncoderSpec)
    return verified


@pytest.fixture(scope="module")
def embedder() -> ModelEmbedder:
    return ModelEmbedder(FOLDER)


def test_the_folder_is_whole_and_small(spec: EncoderSpec) -> None:
    assert {"MODEL_CARD.md", "LICENSE", "manifest.json", *spec.files} == {path.name for path in FOLDER.iterdir()}
    assert sum(file.bytes for name, file in spec.files.items() if name.endswith(".onnx")) <= 16_000_000
    assert "basic" in spec.title
    assert "basic" in (FOLDER / "MODEL_CARD.md").read_text(encoding="utf-8")


def test_the_files_carry_the_id_and_opset(spec: EncoderSpec) -> None:
    for name in ("image.onnx", "text.onnx"):
        model = onnx.load(FOLDER / name)
        assert {entry.key: entry.value for entry in model.metadata_props} == {"id": spec.id}
        assert {entry.version for entry in model.opset_import if entry.domain == ""} == {18}


def test_anchor_statistics_belong_to_the_list_in_the_project(spec: EncoderSpec) -> None:
    statistics = spec.anchors["anchors-v1"]
    assert statistics.mean.shape == statistics.deviation.shape == (128,)
    assert (statistics.deviation > 0.005).all()


def test_vectors_are_unit_vectors(embedder: ModelEmbedder) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (3, embedder.size, embedder.size, 3), np.uint8)
    for vectors in (embedder.images(pixels), embedder.texts(["a dog", "people dancing at night"])):
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-4)


def test_like_texts_lie_near_each_other(embedder: ModelEmbedder) -> None:
    dog, puppy, car, vehicle = embedder.texts(["a dog", "a puppy", "a car", "a vehicle on the road"])
    assert min(dog @ puppy, car @ vehicle) > max(dog @ car, dog @ vehicle, puppy @ car) + 0.1


def test_words_never_seen_are_read_as_pieces(embedder: ModelEmbedder) -> None:
    vectors = embedder.texts(["Zxqvbl", "日本語", "🙂", "dog's", "a-b_c/d 123"])
    assert np.isfinite(vectors).all()


def test_rare_things_are_words_and_lie_near_their_like(spec: EncoderSpec, embedder: ModelEmbedder) -> None:
    tower = TextEncoder(spec, choose("cpu"))
    assert tower.unknown_words("An octopus, a pagoda and two snowboarders at the Ferris wheel") == ()
    near = ("accordion", "according")
    assert tower.unknown_words("the accordian of Zxqvbl") == (UnknownWord("accordian", near), UnknownWord("Zxqvbl"))
    assert [word.near[0] for word in tower.unknown_words("moutain saxofone")] == ["mountain", "saxophone"]
    octopus, squid, pagoda, temple = embedder.texts(["an octopus", "a squid", "a pagoda", "a Buddhist temple"])
    assert min(octopus @ squid, pagoda @ temple) > max(octopus @ temple, pagoda @ squid, octopus @ pagoda) + 0.1


def test_unseen_classes_are_found_better_than_by_chance(embedder: ModelEmbedder, shared_data: Path) -> None:
    images, archive, per_class = shared_data / "images", "zero_shot_heldout", 20
    with np.load(images / f"{archive}.npz") as stored:
        data, offsets = stored["data"], stored["offsets"]
    rows = read_labels(images)[archive, "heldout"]
    texts = sorted({row["text"] for row in rows})
    chosen = [row for text in texts for row in [row for row in rows if row["text"] == text][:per_class]]
    vectors = embedder.images(np.stack([decode(data, offsets, int(row["index"]), embedder.size) for row in chosen]))
    true = np.array([texts.index(row["text"]) for row in chosen])
    scores = vectors @ embedder.texts(texts).T
    ranks = (scores > scores[np.arange(len(true)), true][:, None]).sum(1)
    assert (ranks == 0).mean() > 2 / len(texts)
    assert ranks.mean() < 0.6 * (len(texts) - 1) / 2


def test_classes_as_the_text_tower_says_them(embedder: ModelEmbedder, shared_data: Path, tmp_path: Path) -> None:
    vocabulary = read_vocabulary(shared_data / "images", WordNet.read(shared_data / "labels" / "wordnet.jsonl.gz"))
    empty = JointSpace(np.zeros(384, np.float32), np.zeros((384, 256), np.float32), 1.0)
    nothing = np.zeros((1, 256), np.float32)
    write_space(tmp_path / "space.npz", empty, vocabulary, [nothing] * 4, nothing)
    as_said(tmp_path / "space.npz", shared_data, embedder.texts, tmp_path / "said.npz")
    _, tables = read_space(tmp_path / "said.npz")
    assert tables["captions"].shape == (964, 256)
    said = embedder.texts(vocabulary.tags.variants[7]).mean(0)
    np.testing.assert_allclose(tables["tags"][7], said / np.linalg.norm(said), atol=1e-5)
