"""Every shipped model keeps the contract: files, checksums, ONNX names, types and shapes, and what its values promise."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import pytest

from vsum_desktop.core.features import ANCHORS, CONCEPTS_V1_SIZE, RELATIONAL_V1_SIZE
from vsum_desktop.core.graph import temporal_table, with_global
from vsum_desktop.core.specs import check_compatible
from vsum_desktop.inference.graph_scorer import GraphScorer
from vsum_desktop.inference.image_encoder import ImageEncoder
from vsum_desktop.inference.manifests import read_anchors
from vsum_desktop.inference.providers import DeviceChoice
from vsum_desktop.inference.registry import Registry
from vsum_desktop.inference.sessions import Session
from vsum_desktop.inference.text_encoder import TextEncoder

MODELS = Path(__file__).resolve().parents[2] / "models"
REGISTRY = Registry([MODELS])
FOLDERS = sorted(folder.name for folder in MODELS.iterdir() if folder.is_dir())
ENCODERS = [spec.id for spec in REGISTRY.encoders()]
SCORERS = [spec.id for spec in REGISTRY.scorers()]

ONE_THREAD, TWO_THREADS = DeviceChoice("cpu", "cpu", 1), DeviceChoice("cpu", "cpu", 2)
FEATURE_SIZES = {"concepts-v1": CONCEPTS_V1_SIZE, "relational-v1": RELATIONAL_V1_SIZE}
FLOAT, BOOL, UINT8, INT8, INT64 = "float32", "bool", "uint8", "int8", "int64"


def signature(values):
    """Name → (type, shape), a free dimension as None."""
    result = {}
    for value in values:
        kind = value.type.tensor_type
        shape = tuple(size.dim_value if size.HasField("dim_value") else None for size in kind.shape.dim)
        result[value.name] = (onnx.helper.tensor_dtype_to_np_dtype(kind.elem_type).name, shape)
    return result


def fits(found, expected):
    """Whether a signature is one that is allowed: the same type, and in each dimension the same size or a free one."""
    (kind, shape), (wanted, sizes) = found, expected
    pairs = zip(shape, sizes, strict=True) if len(shape) == len(sizes) else [(0, 1)]
    return kind == wanted and all(have is None or want is None or have == want for have, want in pairs)


def check_file(path, model, inputs, outputs, optional):
    """Check an ONNX file's names, types, shapes, operator set and metadata."""
    proto = onnx.load(path)
    onnx.checker.check_model(proto)
    assert {entry.key: entry.value for entry in proto.metadata_props}["id"] == model
    assert next(item.version for item in proto.opset_import if item.domain in ("", "ai.onnx")) >= 18
    for found, expected in ((signature(proto.graph.input), inputs), (signature(proto.graph.output), outputs)):
        assert set(expected) - optional <= set(found) <= set(expected)
        for name, value in found.items():
            assert fits(value, expected[name]), (name, value, expected[name])
    assert not [item.name for item in proto.graph.initializer if item.external_data]
    return proto


def samples(count, width, seed=5):
    return np.random.default_rng(seed).normal(size=(count, width)).astype(np.float32)


def test_the_first_models_are_shipped():
    assert "vsum-mini" in ENCODERS
    assert {"concepts", "lgrln"} <= set(SCORERS)
    assert REGISTRY.broken() == ()


@pytest.mark.parametrize("model", FOLDERS)
class TestFolder:
    def test_every_file_is_as_the_manifest_says(self, model):
        assert REGISTRY.verify(model).id == model

    def test_no_file_is_unaccounted_for(self, model):
        found = {path.name for path in (MODELS / model).iterdir()}
        assert found == {*REGISTRY.spec(model).files, "manifest.json", "MODEL_CARD.md", "LICENSE"}

    def test_the_manifest_says_where_the_model_comes_from(self, model):
        manifest = REGISTRY.spec(model).manifest
        for key in ("inputs", "outputs", "training_data", "tools", "metrics", "citation"):
            assert manifest[key], key

    def test_text_files_are_readable(self, model):
        for name in ("MODEL_CARD.md", "LICENSE"):
            assert (MODELS / model / name).read_text(encoding="utf-8").strip()


@pytest.mark.parametrize("model", ENCODERS)
class TestEncoder:
    def test_image_file(self, model):
        spec = REGISTRY.encoder(model)
        size, width = spec.preprocessing.size, spec.embedding_size
        outputs = {"embedding": (FLOAT, (None, width)), "regions": (FLOAT, (None, spec.regions, width))}
        if not spec.regions:
            del outputs["regions"]
        check_file(spec.folder / "image.onnx", model, {"pixels": (UINT8, (None, size, size, 3))}, outputs, set())

    def test_text_file(self, model):
        spec = REGISTRY.encoder(model)
        if not spec.has_text:
            pytest.skip(f"{model} reads no text by design")
        inputs = {"input_ids": (INT64, (None, None)), "attention_mask": (INT64, (None, None))}
        outputs = {
            "embedding": (FLOAT, (None, spec.embedding_size)),
            "tokens": (FLOAT, (None, None, spec.embedding_size)),
        }
        check_file(spec.folder / "text.onnx", model, inputs, outputs, set())

    def test_pictures_become_unit_vectors_whatever_their_batch_and_the_threads(self, model):
        spec = REGISTRY.encoder(model)
        size = spec.preprocessing.size
        pixels = np.random.default_rng(6).integers(0, 256, (3, size, size, 3), dtype=np.uint8)
        pixels[1] //= 8
        pixels[2] = 0
        encoder = ImageEncoder(spec, ONE_THREAD)
        batch = encoder.encode(pixels)
        assert np.isfinite(batch.embedding).all()
        np.testing.assert_allclose(np.linalg.norm(batch.embedding[:2], axis=-1), 1, atol=1e-3)
        alone = np.concatenate([encoder.encode(picture[None]).embedding for picture in pixels])
        np.testing.assert_allclose(alone, batch.embedding, atol=2e-3)
        np.testing.assert_allclose(ImageEncoder(spec, TWO_THREADS).encode(pixels).embedding, batch.embedding, atol=2e-3)
        if spec.regions:
            assert np.isfinite(batch.regions).all()
            assert (np.linalg.norm(batch.regions, axis=-1) < 1 + 1e-3).all()

    def test_texts_become_unit_vectors_whatever_stands_beside_them(self, model):
        spec = REGISTRY.encoder(model)
        if not spec.has_text:
            pytest.skip(f"{model} reads no text by design")
        encoder = TextEncoder(spec, ONE_THREAD)
        texts = ["a cat", "A dog running on the beach at sunset, with two children behind it", "猫 ñandú 🐈", "cat " * 500]
        together = encoder.encode(texts)
        assert np.isfinite(together.tokens).all()
        np.testing.assert_allclose(np.linalg.norm(together.embedding, axis=-1), 1, atol=1e-3)
        for index, text in enumerate(texts):
            np.testing.assert_allclose(encoder.encode([text]).embedding[0], together.embedding[index], atol=2e-3)

    def test_anchor_statistics_are_of_a_shipped_list(self, model):
        spec = REGISTRY.encoder(model)
        lists = {scorer.anchors: read_anchors(scorer) for scorer in REGISTRY.scorers() if scorer.anchors}
        for name, statistics in spec.anchors.items():
            assert statistics.sha256 == lists[name].sha256
            assert len(statistics.mean) == len(lists[name].words)


@pytest.mark.parametrize("model", SCORERS)
class TestScorer:
    def test_file(self, model):
        spec = REGISTRY.scorer(model)
        size, graphs = spec.feature_size, len(spec.edge_graphs)
        inputs = {
            "features": (FLOAT, (None, size)),
            "regions": (FLOAT, (None, None, ANCHORS)),
            "neighbours": (INT64, (None, None)),
            "direction": (INT8, (None, None)),
            "mask": (BOOL, (None, None)),
            "query": (FLOAT, (None, ANCHORS)),
            "query_mask": (BOOL, (None,)),
        }
        outputs = {
            "importance": (FLOAT, (None,)),
            "edge_weight": (FLOAT, (graphs, None, None)),
            "region_weight": (FLOAT, (None, None)),
            "word_weight": (FLOAT, (None, None)),
        }
        optional = {"regions", "direction", "query", "query_mask", "region_weight", "word_weight"}
        proto = check_file(spec.folder / "scorer.onnx", model, inputs, outputs, optional)
        operators = {node.op_type for node in proto.graph.node}
        assert not {name for name in operators if name.startswith("Scatter")} | (operators & {"Loop", "NonZero"})

    def test_the_feature_set_is_the_one_of_core(self, model):
        spec = REGISTRY.scorer(model)
        assert spec.feature_size == FEATURE_SIZES[spec.features]
        if spec.anchors:
            assert len(read_anchors(spec).words) == ANCHORS

    def test_it_runs_on_every_encoder_that_gives_what_it_reads(self, model):
        spec = REGISTRY.scorer(model)
        for encoder in REGISTRY.encoders():
            if encoder.has_text and (encoder.regions or not spec.needs_regions):
                check_compatible(encoder, spec)

    @staticmethod
    def inputs(spec, count):
        table = temporal_table(count, spec.neighbours.tau)
        if spec.neighbours.global_k:
            embeddings = samples(count, 16)
            table = with_global(table, embeddings / np.linalg.norm(embeddings, axis=1, keepdims=True), spec.neighbours.global_k)
        regions = None
        if spec.needs_regions:
            regions = np.tanh(samples(count * 16, ANCHORS)).reshape(count, 16, ANCHORS)
        return samples(count, spec.feature_size), table, regions

    @pytest.mark.parametrize("length", ["1", "2", "tau", "2 * tau + 1", "501"])
    def test_videos_of_any_length(self, model, length):
        spec = REGISTRY.scorer(model)
        count = max(1, {"1": 1, "2": 2, "tau": spec.neighbours.tau, "501": 501}.get(length, 2 * spec.neighbours.tau + 1))
        features, table, regions = self.inputs(spec, count)
        query = np.tanh(samples(4, ANCHORS))
        scorer, wide = GraphScorer(spec, ONE_THREAD), GraphScorer(spec, TWO_THREADS)
        for tokens in (None, query):
            output = scorer.score(features, table, tokens, regions)
            assert output.importance.shape == (count,)
            assert np.isfinite(output.edge_weight).all()
            again = wide.score(features, table, tokens, regions)
            np.testing.assert_allclose(again.importance, output.importance, atol=1e-5)

    def test_places_without_a_neighbour_change_nothing(self, model):
        spec = REGISTRY.scorer(model)
        features, table, regions = self.inputs(spec, 40)
        moved = type(table)(np.where(table.mask, table.index, 0), table.direction.copy(), table.mask.copy())
        scorer = GraphScorer(spec, ONE_THREAD)
        first, second = (scorer.score(features, each, None, regions) for each in (table, moved))
        np.testing.assert_allclose(first.importance, second.importance, atol=1e-6)
        assert not first.edge_weight[:, ~table.mask].any()

    def test_without_a_query_its_words_are_bypassed_exactly(self, model):
        spec = REGISTRY.scorer(model)
        session = Session(spec.folder / "scorer.onnx", model, ONE_THREAD)
        if "query" not in session.inputs:
            pytest.skip(f"{model} reads no words of a query by design")
        features, table, regions = self.inputs(spec, 30)
        feeds = {"features": features, "neighbours": table.index, "direction": table.direction, "mask": table.mask}
        if regions is not None:
            feeds["regions"] = regions
        results = []
        for words in (np.zeros((1, ANCHORS), np.float32), samples(7, ANCHORS)):
            query = {"query": words, "query_mask": np.zeros(len(words), np.bool_)}
            known = {name: array for name, array in (feeds | query).items() if name in session.inputs}
            results.append(session.run(known)["importance"])
        np.testing.assert_array_equal(*results)


@pytest.mark.parametrize("model", FOLDERS)
def test_the_manifest_is_small_and_standard_json(model):
    def refuse(name):
        raise ValueError(f"{name} is not JSON")

    text = (MODELS / model / "manifest.json").read_text(encoding="utf-8")
    assert len(text) < 200_000
    assert json.loads(text, parse_constant=refuse)["id"] == model
