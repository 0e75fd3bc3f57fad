"""Small towers export to ONNX files that compute what torch computes, for any batch."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import pytest
import torch
from numpy.typing import NDArray

from vsum_desktop.core.errors import IncompatibleModelError
from vsum_desktop.inference.providers import choose
from vsum_desktop.inference.sessions import Session
from vsum_desktop.training.mini.export import SIZE, check_drift, least_cosine, mean_embedding
from vsum_desktop.training.mini.image_tower import ImageTower, TowerConfig
from vsum_desktop.training.mini.quantize import quantize_image
from vsum_desktop.training.mini.restore import restore_tower
from vsum_desktop.training.mini.text_growth import grow
from vsum_desktop.training.mini.text_tower import TextTower, TextTowerConfig
from vsum_desktop.training.mini.towers_onnx import export_image, export_text, stamp
from vsum_desktop.training.mini.vocabulary import learn_vocabulary, read_tokenizer, tokenise, whole_words

TEXTS = ["a dog chases a man", "a man chases a dog", "Café at night!", "two birds", "a dog", "a man at night"]
TINY = TowerConfig(stem=8, stages=((8, 1, 8), (12, 1, 8), (16, 1, 8), (24, 1, 8)), head=32)


@pytest.fixture(scope="module")
def pictures() -> NDArray[np.uint8]:
    rng = np.random.default_rng(0)
    coarse = rng.integers(0, 256, (24, 8, 8, 3), np.uint8)
    return coarse.repeat(SIZE // 8, 1).repeat(SIZE // 8, 2)


@pytest.fixture(scope="module")
def image_tower(pictures: NDArray[np.uint8]) -> ImageTower:
    """A small tower with random weights whose norms know the pictures' statistics."""
    torch.manual_seed(0)
    tower = ImageTower(TINY)
    with torch.no_grad():
        for name, parameter in tower.named_parameters():
            if name.endswith("second.1.weight"):
                parameter.fill_(0.5)
    tower.train()
    for _ in range(20):
        tower(torch.from_numpy(pictures).permute(0, 3, 1, 2).float())
    return tower.eval()


@pytest.fixture(scope="module")
def image_file(image_tower: ImageTower, pictures: NDArray[np.uint8], tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("image") / "image.onnx"
    export_image(image_tower, mean_embedding(image_tower, pictures), SIZE, target, "tiny")
    return target


@torch.inference_mode()
def test_image_file_agrees_with_torch(image_tower: ImageTower, image_file: Path, pictures: NDArray[np.uint8]) -> None:
    outputs = Session(image_file, "tiny", choose("cpu")).run({"pixels": pictures[:5]})
    assert outputs["embedding"].shape == (5, 256)
    assert outputs["regions"].shape == (5, 16, 256)
    seen = torch.from_numpy(pictures[:5]).permute(0, 3, 1, 2).float()
    cells = 0.5 * (image_tower(seen)[0] + image_tower(seen.flip(3))[0].flip(3))
    centre = mean_embedding(image_tower, pictures)
    for ours, vectors in (("embedding", cells.mean((2, 3))), ("regions", cells.flatten(2).transpose(1, 2))):
        wanted = torch.nn.functional.normalize(torch.nn.functional.normalize(vectors, dim=-1) - centre, dim=-1)
        np.testing.assert_allclose(outputs[ours], wanted.numpy(), atol=1e-4)


def test_a_mirrored_picture_has_the_same_embedding_and_mirrored_regions(image_file: Path, pictures: NDArray[np.uint8]) -> None:
    session = Session(image_file, "tiny", choose("cpu"))
    plain, mirrored = (session.run({"pixels": each}) for each in (pictures[:4], pictures[:4, :, ::-1].copy()))
    np.testing.assert_allclose(mirrored["embedding"], plain["embedding"], atol=1e-5)
    grids = (outputs["regions"].reshape(4, 4, 4, 256) for outputs in (mirrored, plain))
    np.testing.assert_allclose(next(grids)[:, :, ::-1], next(grids), atol=1e-5)


def test_image_file_takes_one_picture_and_carries_its_id(image_file: Path, pictures: NDArray[np.uint8]) -> None:
    session = Session(image_file, "tiny", choose("cpu"))
    many = session.run({"pixels": pictures[:3]})["embedding"]
    one = session.run({"pixels": pictures[1:2]})["embedding"]
    np.testing.assert_allclose(one[0], many[1], atol=1e-5)
    assert {entry.key: entry.value for entry in onnx.load(image_file).metadata_props} == {"id": "tiny"}


@torch.inference_mode()
@pytest.mark.parametrize("int8", [False, True])
def test_an_exported_tower_can_learn_again(
    image_tower: ImageTower, image_file: Path, pictures: NDArray[np.uint8], tmp_path: Path, int8: bool
) -> None:
    source = image_file
    if int8:
        source = tmp_path / "image.onnx"
        quantize_image(image_file, source, pictures)
    x = torch.from_numpy(pictures).permute(0, 3, 1, 2).float()
    again = ImageTower(TINY)
    restore_tower(again, source, x)
    wanted = image_tower.embed(x)
    assert (again.eval().embed(x) * wanted).sum(-1).min() > (0.98 if int8 else 0.9999)
    assert (again.train().embed(x) * wanted).sum(-1).min() > (0.98 if int8 else 0.9999)


def test_a_tower_of_another_shape_is_refused(image_file: Path) -> None:
    with pytest.raises(IncompatibleModelError, match="another shape"):
        restore_tower(ImageTower(replace(TINY, head=24)), image_file, torch.zeros(2, 3, SIZE, SIZE))


def test_int8_file_stays_near_float32(image_file: Path, pictures: NDArray[np.uint8], tmp_path: Path) -> None:
    target = tmp_path / "image.onnx"
    quantize_image(image_file, target, pictures)
    stamp(target, "tiny")
    plain = Session(image_file, "tiny", choose("cpu")).run({"pixels": pictures})["embedding"]
    small = Session(target, "tiny", choose("cpu")).run({"pixels": pictures})["embedding"]
    assert (plain * small).sum(1).mean() > 0.95
    assert "QuantizeLinear" in {node.op_type for node in onnx.load(target).graph.node}


def test_drift_under_the_bar_is_refused() -> None:
    rows = np.eye(2, 4, dtype=np.float32)
    assert check_drift("x", least_cosine(rows, rows), Path("x.onnx")) == 1.0
    with pytest.raises(Exception, match=r"under 0\.995"):
        check_drift("x", 0.99, Path("x.onnx"))


def test_sizes_without_a_four_by_four_grid_are_refused(image_tower: ImageTower, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="4 × 4"):
        export_image(image_tower, torch.zeros(256), 96, tmp_path / "image.onnx", "tiny")


def test_vocabulary_survives_its_file_and_reads_as_people_write(tmp_path: Path) -> None:
    tokenizer = learn_vocabulary(TEXTS, 120, least=1)
    path = tmp_path / "tokenizer.json"
    path.write_text(tokenizer.to_str(), encoding="utf-8")
    again = read_tokenizer(path)
    ids, mask = tokenise(again, TEXTS)
    np.testing.assert_array_equal(ids, tokenise(tokenizer, TEXTS)[0])
    assert ids[mask == 0].sum() == 0, "padding is piece 0"
    assert again.encode("CAFE at Night").ids == again.encode("café at night").ids
    assert "dog" in whole_words(again)
    assert len(again.encode("dog " * 500).ids) == 48


def test_words_that_are_asked_for_are_whole_and_the_size_holds() -> None:
    plain = learn_vocabulary(TEXTS, 50, least=1)
    named = learn_vocabulary(TEXTS, 50, least=1, words=["octopus", "joshua", "dog"])
    assert named.get_vocab_size() == plain.get_vocab_size() == 50
    assert sorted(named.get_vocab().values()) == list(range(50))
    assert named.encode("an Octopus, a dog").tokens[-1] == "dog"
    assert "octopus" in named.encode("an Octopus, a dog").tokens
    assert "octopus" not in plain.encode("octopus").tokens
    assert [named.token_to_id(each) for each in ("[PAD]", "[UNK]")] == [0, 1]
    assert 1 not in named.encode(" ".join(TEXTS)).ids, "letters are kept"


@torch.no_grad()
def text_tower(pieces: int) -> TextTower:
    """A small text tower, all of whose random weights matter."""
    torch.manual_seed(0)
    tower = TextTower(TextTowerConfig(pieces, 16, 32)).eval()
    torch.nn.init.normal_(tower.contract.weight, std=0.05)
    torch.nn.init.normal_(tower.weight.weight)
    torch.nn.init.normal_(tower.table.weight)
    torch.nn.init.normal_(tower.mix_out.weight)
    return tower


@torch.inference_mode()
def test_text_file_agrees_with_torch_and_ignores_padding(tmp_path: Path) -> None:
    tokenizer = learn_vocabulary(TEXTS, 120, least=1)
    ids, mask = tokenise(tokenizer, TEXTS)
    tower = text_tower(tokenizer.get_vocab_size())
    graph = export_text(tower, tmp_path / "text.onnx", "tiny")
    session = Session(tmp_path / "text.onnx", "tiny", choose("cpu"))
    outputs = session.run({"input_ids": ids, "attention_mask": mask})
    for name, wanted in zip(("embedding", "tokens"), graph(torch.from_numpy(ids), torch.from_numpy(mask)), strict=True):
        np.testing.assert_allclose(outputs[name], wanted.numpy(), atol=1e-5)
    exact = tower(torch.from_numpy(ids), torch.from_numpy(mask))[0].numpy()
    assert least_cosine(outputs["embedding"], exact) > 0.999, "int8 piece vectors"
    stored = {each.data_type for each in onnx.load(tmp_path / "text.onnx").graph.initializer if len(each.dims) == 2}
    assert stored <= {onnx.TensorProto.FLOAT16, onnx.TensorProto.INT8, onnx.TensorProto.FLOAT}
    assert onnx.TensorProto.FLOAT16 in stored
    assert not outputs["tokens"][mask == 0].any()
    short = int(mask[3].sum())
    alone = session.run({"input_ids": ids[3:4, :short], "attention_mask": mask[3:4, :short]})["embedding"]
    np.testing.assert_allclose(alone[0], outputs["embedding"][3], atol=1e-5)
    assert outputs["embedding"][0] @ outputs["embedding"][1] < 0.9999, "who chases whom is read"


@torch.inference_mode()
def test_a_tower_that_grows_says_the_same_of_what_it_knew(tmp_path: Path) -> None:
    tokenizer = learn_vocabulary(TEXTS, 120, least=1)
    export_text(text_tower(tokenizer.get_vocab_size()), tmp_path / "text.onnx", "tiny")
    (tmp_path / "tokenizer.json").write_text(tokenizer.to_str(), encoding="utf-8")
    ids, mask = tokenise(tokenizer, TEXTS)
    wanted = Session(tmp_path / "text.onnx", "tiny", choose("cpu")).run({"input_ids": ids, "attention_mask": mask})["embedding"]

    larger = learn_vocabulary([*TEXTS, "cats and dogs"], 140, least=1, words=["dogs", *whole_words(tokenizer)])
    tower = TextTower(TextTowerConfig(larger.get_vocab_size(), 16, 32)).eval()
    kept = grow(tower, larger, tmp_path)
    names = {place: piece for piece, place in larger.get_vocab().items()}
    assert {names[place] for place in kept.tolist()} == larger.get_vocab().keys() & tokenizer.get_vocab().keys()
    ids, mask = tokenise(larger, TEXTS)
    found = tower.embed(torch.from_numpy(ids), torch.from_numpy(mask)).numpy()
    assert least_cosine(found, wanted) > 0.9999

    pieces = tokenizer.encode("dogs").tokens
    assert pieces == ["dog", "##s"]
    mean = tower.table.weight[[larger.token_to_id(piece) for piece in pieces]].mean(0)
    torch.testing.assert_close(tower.table.weight[larger.token_to_id("dogs")], mean)
    with pytest.raises(IncompatibleModelError, match="another shape"):
        grow(TextTower(TextTowerConfig(larger.get_vocab_size(), 8, 32)), larger, tmp_path)
