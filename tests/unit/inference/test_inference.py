"""Sessions, encoders and scorers on small real ONNX files."""

from __future__ import annotations

import logging
import threading

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from tests.model_kit import save, tensor
from vsum_desktop.core.errors import (
    Cancelled,
    DeviceError,
    IncompatibleModelError,
    InferenceError,
    UnknownSettingError,
)
from vsum_desktop.core.graph import temporal_table
from vsum_desktop.core.jobs import CancelToken
from vsum_desktop.inference import exactness, providers, sessions
from vsum_desktop.inference.graph_scorer import GraphScorer
from vsum_desktop.inference.image_encoder import ImageEncoder
from vsum_desktop.inference.providers import DeviceChoice, choose
from vsum_desktop.inference.registry import Registry
from vsum_desktop.inference.sessions import Session


class SubscribedToken(CancelToken):
    """Tells when a run has begun to listen."""

    def __init__(self):
        super().__init__()
        self.subscribed = threading.Event()

    def subscribe(self, callback):
        unsubscribe = super().subscribe(callback)
        self.subscribed.set()
        return unsubscribe


def pictures(count, seed=0):
    return np.random.default_rng(seed).integers(0, 256, (count, 8, 8, 3), dtype=np.uint8)


class TestDevices:
    def test_the_cpu_leaves_one_core(self):
        choice = choose("cpu")
        assert (choice.device, choice.providers, choice.reason) == ("cpu", ("CPUExecutionProvider",), "")
        assert choice.threads == max(1, providers._cores() - 1)

    def test_auto_always_finds_a_device(self):
        choice = choose("auto")
        assert choice.device in ("cpu", "cuda")
        assert not (choice.device == "cuda" and choice.reason)

    def test_cuda_is_an_error_where_it_cannot_be_had(self):
        if choose("auto").device == "cuda":
            assert choose("cuda").device == "cuda"
        else:
            with pytest.raises(DeviceError) as caught:
                choose("cuda")
            assert caught.value.fields == {"device": "cuda"}

    def test_an_unknown_device(self):
        with pytest.raises(UnknownSettingError) as caught:
            choose("tpu")
        assert caught.value.fields["known"] == ("auto", "cpu", "cuda")

    def test_the_warm_up_model_is_the_one_described(self):
        from onnx import TensorProto, helper

        picture = helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, 1, 1, 1])
        result = helper.make_tensor_value_info("y", TensorProto.FLOAT, [1, 1, 1, 1])
        graph = helper.make_graph([helper.make_node("Conv", ["x", "x"], ["y"])], "g", [picture], [result])
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=8)
        assert model.SerializeToString() == providers.WARM_UP_MODEL

    def test_a_model_that_does_not_start_on_cuda_runs_on_the_cpu_and_says_so(self, make_encoder):
        if choose("auto").device == "cuda":
            pytest.skip("CUDA works here")
        path = make_encoder() / "image.onnx"
        session = Session(path, "tiny", DeviceChoice("auto", "cuda", 1))
        assert session.device.device == "cpu"
        assert session.device.reason.startswith("tiny does not start on CUDA")
        with pytest.raises(DeviceError):
            Session(path, "tiny", DeviceChoice("cuda", "cuda", 1))


class TestSession:
    def test_shapes_are_known(self, make_encoder, cpu):
        session = Session(make_encoder() / "image.onnx", "tiny", cpu)
        assert session.inputs == {"pixels": (None, 8, 8, 3)}
        assert session.outputs == {"embedding": (None, 6), "regions": (None, 4, 6)}

    def test_a_path_from_everywhere(self, tmp_path, make_encoder, cpu):
        folder = make_encoder(root=tmp_path / "Ünïcödé 模型 🎬")
        assert Session(folder / "text.onnx", "tiny", cpu).device is cpu

    def test_a_missing_file(self, tmp_path, cpu):
        with pytest.raises(IncompatibleModelError) as caught:
            Session(tmp_path / "none.onnx", "tiny", cpu)
        assert caught.value.fields == {"model": "tiny", "path": tmp_path / "none.onnx"}

    @pytest.mark.parametrize("content", [b"", b"no model", b"\x08\x08"])
    def test_a_file_that_is_no_model(self, tmp_path, cpu, content):
        path = tmp_path / "image.onnx"
        path.write_bytes(content)
        with pytest.raises(IncompatibleModelError):
            Session(path, "tiny", cpu)

    def test_a_truncated_model(self, make_encoder, cpu):
        path = make_encoder() / "image.onnx"
        path.write_bytes(path.read_bytes()[:-40])
        with pytest.raises(IncompatibleModelError):
            Session(path, "tiny", cpu)

    def test_a_file_of_another_model(self, make_encoder, cpu):
        with pytest.raises(IncompatibleModelError, match="names the model 'tiny'"):
            Session(make_encoder() / "image.onnx", "other", cpu)

    def test_wrong_inputs_are_an_inference_error(self, make_encoder, cpu):
        session = Session(make_encoder() / "image.onnx", "tiny", cpu)
        for inputs in ({}, {"pixels": np.zeros((1, 8, 8, 3), np.float32)}, {"pixels": np.zeros((1, 4, 4, 3), np.uint8)}):
            with pytest.raises(InferenceError) as caught:
                session.run(inputs)
            assert caught.value.fields["memory"] is False

    def test_a_cancelled_token_stops_before_the_run(self, endless):
        cancel = CancelToken()
        cancel.cancel()
        with pytest.raises(Cancelled):
            endless.run({"x": np.ones(1, np.float32)}, cancel)

    def test_a_long_run_is_stopped_from_another_thread_and_the_session_lives_on(self, endless):
        for _ in range(2):
            cancel = SubscribedToken()
            outcome = []

            def work(cancel=cancel, outcome=outcome):
                try:
                    endless.run({"x": np.ones(1, np.float32)}, cancel)
                except Cancelled:
                    outcome.append("cancelled")

            thread = threading.Thread(target=work, daemon=True)
            thread.start()
            assert cancel.subscribed.wait(60)
            cancel.cancel()
            thread.join(60)
            assert outcome == ["cancelled"]


class TestImageEncoder:
    @pytest.fixture
    def spec(self, tmp_path, make_encoder):
        make_encoder()
        return Registry([tmp_path]).encoder("tiny")

    def test_embeddings_and_regions_are_unit_vectors(self, spec, cpu):
        encoder = ImageEncoder(spec, cpu)
        batch = encoder.encode(pictures(3))
        assert (encoder.size, batch.embedding.shape, batch.regions.shape) == (8, (3, 6), (3, 4, 6))
        assert batch.embedding.dtype == batch.regions.dtype == np.float32
        np.testing.assert_allclose(np.linalg.norm(batch.embedding, axis=-1), 1, rtol=1e-5)
        np.testing.assert_allclose(np.linalg.norm(batch.regions, axis=-1), 1, rtol=1e-5)
        assert not batch.embedding.flags.writeable

    def test_a_picture_does_not_depend_on_its_batch(self, spec, cpu):
        encoder = ImageEncoder(spec, cpu)
        whole = encoder.encode(pictures(5)).embedding
        parts = [encoder.encode(picture[None]).embedding for picture in pictures(5)]
        np.testing.assert_allclose(np.concatenate(parts), whole, atol=1e-6)

    def test_values_that_are_no_numbers(self, spec, cpu):
        black = np.zeros((1, 8, 8, 3), np.uint8)  # this model divides by the length of a zero vector
        with pytest.raises(InferenceError, match="no numbers"):
            ImageEncoder(spec, cpu).encode(black)

    def test_without_regions(self, tmp_path, make_encoder, cpu):
        make_encoder("flat", regions=0)
        assert ImageEncoder(Registry([tmp_path]).encoder("flat"), cpu).encode(pictures(1)).regions is None

    @pytest.mark.parametrize("shape", [(1, 8, 9, 3), (8, 8, 3), (1, 8, 8, 4)])
    def test_wrong_pictures(self, spec, cpu, shape):
        with pytest.raises(IncompatibleModelError) as caught:
            ImageEncoder(spec, cpu).encode(np.zeros(shape, np.uint8))
        assert caught.value.fields["name"] == "pixels"

    @pytest.mark.parametrize("wrong", [{"embedding_size": 7}, {"regions": 9}])
    def test_a_manifest_that_promises_other_sizes(self, tmp_path, make_encoder, cpu, wrong):
        make_encoder("liar", **wrong)
        encoder = ImageEncoder(Registry([tmp_path]).encoder("liar"), cpu)
        with pytest.raises(IncompatibleModelError, match="wrong shape"):
            encoder.encode(pictures(1))

    def test_a_file_with_other_inputs(self, spec, cpu):
        (spec.folder / "image.onnx").write_bytes((spec.folder / "text.onnx").read_bytes())
        with pytest.raises(IncompatibleModelError, match="attention_mask"):
            ImageEncoder(spec, cpu)

    def test_too_large_batches_are_halved_until_they_fit(self, spec, make_encoder, cpu, tmp_path, caplog):
        make_encoder("greedy", starved_above=2)
        encoder = ImageEncoder(Registry([tmp_path]).encoder("greedy"), cpu)
        with caplog.at_level(logging.WARNING):
            batch = encoder.encode(pictures(9))
        expected = ImageEncoder(spec, cpu).encode(pictures(9))
        np.testing.assert_allclose(batch.embedding, expected.embedding, atol=1e-6)
        np.testing.assert_allclose(batch.regions, expected.regions, atol=1e-6)
        assert len(caplog.records) == 2
        encoder.encode(pictures(9))
        assert len(caplog.records) == 2

    def test_one_picture_that_does_not_fit_is_an_error(self, make_encoder, cpu, tmp_path):
        make_encoder("greedy", starved_above=0)
        with pytest.raises(InferenceError) as caught:
            ImageEncoder(Registry([tmp_path]).encoder("greedy"), cpu).encode(pictures(3))
        assert caught.value.fields["memory"] is True

    def test_a_gpu_without_room_for_one_picture_gives_way_to_the_cpu(self, spec, cpu):
        gpu = DeviceChoice("auto", "cuda", 1)

        class FullGpu(Session):
            """A session that, while on the GPU, has no memory."""

            def __init__(self, path, model, device):
                super().__init__(path, model, cpu)
                self.device = device

            def run(self, inputs, cancel=None):
                if self.device.device == "cuda":
                    raise InferenceError("out of memory", model=self.model, path=self.path, memory=True)
                return super().run(inputs, cancel)

        encoder = ImageEncoder(spec, gpu, FullGpu)
        assert encoder.device is gpu
        batch = encoder.encode(pictures(5))
        np.testing.assert_array_equal(batch.embedding, ImageEncoder(spec, cpu).encode(pictures(5)).embedding)
        assert encoder.device.device == "cpu"
        assert "memory of the GPU" in encoder.device.reason


class TestGraphScorer:
    @pytest.fixture
    def scorer(self, tmp_path, make_scorer, cpu):
        make_scorer()
        return GraphScorer(Registry([tmp_path]).scorer("graph"), cpu)

    @pytest.mark.parametrize("count", [1, 2, 5, 200])
    def test_importance_is_what_the_graph_computes(self, scorer, count):
        features = np.random.default_rng(3).normal(size=(count, 7)).astype(np.float32)
        neighbours = temporal_table(count, 2)
        output = scorer.score(features, neighbours)
        sums = np.where(neighbours.mask, features.sum(axis=1)[neighbours.index], 0)
        np.testing.assert_allclose(output.importance, 1 / (1 + np.exp(-sums.mean(axis=1))), atol=1e-5)
        assert output.edge_graphs == ("undirected", "directed")
        np.testing.assert_array_equal(output.edge_weight[0], neighbours.mask)
        np.testing.assert_array_equal(output.edge_weight[1], neighbours.mask * neighbours.direction)
        assert output.word_weight is None
        assert output.region_weight is None
        assert not output.importance.flags.writeable

    def test_a_query_counts(self, scorer):
        features = np.zeros((4, 7), np.float32)
        query = np.full((3, 5), 0.1, np.float32)
        output = scorer.score(features, temporal_table(4, 2), query)
        np.testing.assert_allclose(output.importance, 1 / (1 + np.exp(-1.5)), atol=1e-6)
        assert output.word_weight.shape == (4, 3)

    def test_inputs_that_do_not_fit(self, scorer):
        features = np.zeros((4, 7), np.float32)
        wrong = {
            "features": (features[:, :6], temporal_table(4, 2), None),
            "neighbours": (features, temporal_table(3, 2), None),
            "query": (features, temporal_table(4, 2), np.zeros((2, 4), np.float32)),
        }
        for name, arguments in wrong.items():
            with pytest.raises(IncompatibleModelError) as caught:
                scorer.score(*arguments)
            assert caught.value.fields["name"] == name

    def test_values_that_are_no_numbers(self, scorer):
        with pytest.raises(InferenceError, match="no numbers"):
            scorer.score(np.full((4, 7), np.nan, np.float32), temporal_table(4, 2))

    def test_a_manifest_that_promises_other_graphs(self, tmp_path, make_scorer, cpu):
        make_scorer("liar", edge_graphs=["one"])
        scorer = GraphScorer(Registry([tmp_path]).scorer("liar"), cpu)
        with pytest.raises(IncompatibleModelError, match="wrong shape"):
            scorer.score(np.zeros((4, 7), np.float32), temporal_table(4, 2))

    def test_a_manifest_that_promises_regions(self, tmp_path, make_scorer, cpu):
        make_scorer("liar", needs_regions=True)
        with pytest.raises(IncompatibleModelError, match="differ on regions"):
            GraphScorer(Registry([tmp_path]).scorer("liar"), cpu)

    def test_a_file_that_is_no_scorer(self, scorer, make_encoder, cpu):
        path = make_encoder("graph", root=scorer.spec.folder / "elsewhere") / "image.onnx"
        (scorer.spec.folder / "scorer.onnx").write_bytes(path.read_bytes())
        with pytest.raises(IncompatibleModelError, match="pixels"):
            GraphScorer(scorer.spec, cpu)


@pytest.fixture
def convolution():
    """Adds 255 · 127 up 64 times; twice that is more than 16 bits hold."""
    channels = 64
    nodes = [
        helper.make_node("QuantizeLinear", ["x", "one", "zero"], ["whole"]),
        helper.make_node("DequantizeLinear", ["whole", "one", "zero"], ["rounded"]),
        helper.make_node("DequantizeLinear", ["weights", "ones", "zeros"], ["kernel"], axis=0),
        helper.make_node("Conv", ["rounded", "kernel"], ["sum"]),
        helper.make_node("QuantizeLinear", ["sum", "step", "zero"], ["coarse"]),
        helper.make_node("DequantizeLinear", ["coarse", "step", "zero"], ["y"]),
    ]
    constants = [
        tensor("one", 1.0),
        tensor("zero", 0, np.uint8),
        tensor("step", 127 * channels),
        tensor("weights", np.full((2, channels, 1, 1), 127), np.int8),
        tensor("ones", np.ones(2)),
        tensor("zeros", np.zeros(2), np.int8),
    ]
    shapes = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, ["B", size, 4, 4]) for name, size in (("x", channels), ("y", 2))
    ]
    return helper.make_graph(nodes, "conv", shapes[:1], shapes[1:], constants)


def test_the_probe_is_what_it_says(convolution):
    assert onnx.load_from_string(exactness.convolution()).graph == convolution


@pytest.mark.parametrize("asked", [False, True])
def test_sums_of_large_int8_products_do_not_overflow(convolution, tmp_path, monkeypatch, asked):
    """By the way that this processor needs, and by the exact one, which others take."""
    if asked:
        monkeypatch.setattr(sessions, "sums_are_exact", lambda: False)
    path = tmp_path / "conv.onnx"
    save(convolution, path, "conv")
    found = Session(path, "conv", choose("cpu")).run({"x": np.full((1, 64, 4, 4), 255, np.float32)})["y"]
    np.testing.assert_allclose(found, 255.0 * 127 * 64, rtol=0.01)
