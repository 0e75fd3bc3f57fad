"""Finding, reading and checking model folders."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from vsum_desktop.core.errors import ChecksumError, IncompatibleModelError, ManifestError, ModelNotFoundError
from vsum_desktop.core.specs import EncoderSpec, NeighbourRule, Preprocessing, ScorerSpec, check_compatible
from vsum_desktop.inference.manifests import ORDINARY, read_ordinary
from vsum_desktop.inference.registry import Registry


def edited(folder: Path, **changes: Any) -> None:
    """Change keys of a manifest; a dotted key goes into objects, None as a whole deletes."""
    path = folder / "manifest.json"
    values = json.loads(path.read_text(encoding="utf-8"))
    for dotted, value in changes.items():
        *parents, key = dotted.split("__")
        place = values
        for parent in parents:
            place = place[parent]
        if value is ...:
            del place[key]
        else:
            place[key] = value
    path.write_text(json.dumps(values), encoding="utf-8")


def test_an_encoder_is_read_whole(tmp_path, make_encoder):
    folder = make_encoder()
    spec = Registry([tmp_path]).encoder("tiny")
    assert (spec.id, spec.kind, spec.version, spec.folder) == ("tiny", "encoder", "1.0", folder)
    assert (spec.embedding_size, spec.regions, spec.has_text) == (6, 4, True)
    assert spec.preprocessing == Preprocessing(8, "squash")
    assert spec.calibration.distractors == ("sky", "sea")
    assert spec.calibration.prompt == "a photo of {}"
    assert spec.licence.weights == "MIT"
    assert spec.metrics == {"accuracy": 0.5}
    assert spec.manifest["title"] == spec.title
    np.testing.assert_array_equal(spec.anchors["anchors-v1"].mean, np.full(5, 0.1, np.float32))
    assert not spec.anchors["anchors-v1"].deviation.flags.writeable
    with pytest.raises(TypeError):
        spec.files["more"] = spec.files["image.onnx"]


def test_a_scorer_is_read_whole(tmp_path, make_scorer):
    make_scorer()
    registry = Registry([tmp_path])
    spec = registry.scorer("graph")
    assert isinstance(spec, ScorerSpec)
    assert (spec.features, spec.anchors, spec.feature_size, spec.needs_regions) == ("concepts-v1", "anchors-v1", 7, False)
    assert spec.neighbours == NeighbourRule(2, 0)
    assert spec.edge_graphs == ("undirected", "directed")
    assert spec.sample_rate == 2.0
    anchors = registry.anchors("graph")
    assert anchors.words == ("cat", "dog", "roof", "sky", "sea")
    assert anchors.sha256 == spec.files["anchors-v1.json"].sha256


def test_models_are_listed_by_id_and_kind(tmp_path, make_encoder, make_scorer):
    make_scorer("b")
    make_encoder("a")
    make_scorer("c")
    registry = Registry([tmp_path, tmp_path / "missing"])
    assert [spec.id for spec in registry.list()] == ["a", "b", "c"]
    assert [spec.id for spec in registry.encoders()] == ["a"]
    assert [spec.id for spec in registry.scorers()] == ["b", "c"]
    assert registry.broken() == ()


def test_an_earlier_directory_wins(tmp_path, make_scorer):
    mine, shipped = tmp_path / "mine", tmp_path / "shipped"
    make_scorer(root=shipped, version="1")
    make_scorer(root=mine, version="2")
    assert Registry([mine, shipped]).spec("graph").version == "2"
    assert Registry([shipped, mine]).spec("graph").version == "1"
    assert len(Registry([mine, shipped]).list()) == 1


def test_folders_with_names_from_everywhere(tmp_path, make_encoder):
    root = tmp_path / "Модели für 猫"
    make_encoder(root=root)
    assert Registry([root]).encoder("tiny").folder == root / "tiny"


def test_an_unknown_id_is_answered_with_the_nearest(tmp_path, make_encoder, make_scorer):
    make_encoder("vsum-mini")
    make_scorer("lgrln")
    with pytest.raises(ModelNotFoundError) as caught:
        Registry([tmp_path]).spec("lgrnl")
    assert caught.value.fields == {"model": "lgrnl", "suggestion": "lgrln", "known": ("lgrln", "vsum-mini")}
    with pytest.raises(ModelNotFoundError) as caught:
        Registry([]).load("lgrln")
    assert caught.value.fields["suggestion"] is None


def test_the_wrong_kind_is_not_found(tmp_path, make_encoder, make_scorer):
    make_encoder("tiny")
    make_scorer("graph")
    registry = Registry([tmp_path])
    with pytest.raises(ModelNotFoundError, match="it is no scorer"):
        registry.scorer("tiny")
    with pytest.raises(ModelNotFoundError, match="it is no encoder"):
        registry.encoder("graph")


def test_ordinary_pictures_are_read_as_unit_rows(tmp_path, make_encoder):
    folder = make_encoder()
    assert read_ordinary(Registry([tmp_path]).encoder("tiny")).shape == (0, 6)
    rows = np.random.default_rng(0).integers(-127, 128, (5, 6), np.int8)
    np.save(folder / ORDINARY, rows)
    data = (folder / ORDINARY).read_bytes()
    edited(folder, **{f"files__{ORDINARY}": {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}})
    with pytest.raises(ManifestError, match="missing"):
        Registry([tmp_path]).encoder("tiny")
    edited(folder, calibration__presence=0.5)
    spec = Registry([tmp_path]).encoder("tiny")
    assert spec.calibration.presence == 0.5
    np.testing.assert_allclose(np.linalg.norm(read_ordinary(spec), axis=1), 1.0, rtol=1e-5)
    for wrong in (rows[:, :4], rows.astype(np.float32)):
        np.save(folder / ORDINARY, wrong)
        with pytest.raises(ManifestError, match="not int8"):
            read_ordinary(spec)
    (folder / ORDINARY).write_bytes(b"nothing")
    with pytest.raises(ManifestError) as caught:
        read_ordinary(spec)
    assert caught.value.fields["path"] == folder / ORDINARY


def test_a_broken_manifest_does_not_hide_the_others(tmp_path, make_encoder, make_scorer):
    make_encoder("tiny")
    (make_scorer("graph") / "manifest.json").write_text("{", encoding="utf-8")
    registry = Registry([tmp_path])
    assert [spec.id for spec in registry.list()] == ["tiny"]
    (broken,) = registry.broken()
    assert broken.id == "graph"
    assert isinstance(broken.error, ManifestError)
    with pytest.raises(ManifestError, match="not JSON"):
        registry.spec("graph")


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"schema": "vsum-model/2"}, "schema"),
        ({"schema": ...}, "schema"),
        ({"id": "other"}, "id"),
        ({"id": "../tiny"}, "id"),
        ({"kind": "oracle"}, "kind"),
        ({"version": ""}, "version"),
        ({"title": 3}, "title"),
        ({"licence__weights": ...}, "licence.weights"),
        ({"metrics": []}, "metrics"),
        ({"files": {}}, "files.image.onnx"),
        ({"files": {"../../image.onnx": {"sha256": "0" * 64, "bytes": 1}}}, "files.../../image.onnx"),
        ({"files__text.onnx__sha256": "ABC"}, "files.text.onnx.sha256"),
        ({"files__text.onnx__bytes": True}, "files.text.onnx.bytes"),
        ({"files__tokenizer.json": ...}, "files.tokenizer.json"),
        ({"embedding_size": 0}, "embedding_size"),
        ({"regions": 1.5}, "regions"),
        ({"preprocessing__resize": "stretch"}, "preprocessing.resize"),
        ({"preprocessing__colour": "bgr"}, "preprocessing.colour"),
        ({"calibration__scale": 0}, "calibration.scale"),
        ({"calibration__scale": float("nan")}, "calibration.scale"),
        ({"calibration__prompt": "a photo"}, "calibration.prompt"),
        ({"calibration__distractors": ["sky", ""]}, "calibration.distractors"),
        ({"calibration__weak_threshold": 1.5}, "calibration.weak_threshold"),
        ({"whole_words": "yes"}, "whole_words"),
        ({"anchors__anchors-v1__deviation": [0.1] * 4}, "anchors.anchors-v1.deviation"),
        ({"anchors__anchors-v1__deviation": [0.0] * 5}, "anchors.anchors-v1.deviation"),
        ({"anchors__anchors-v1__mean": ["a"]}, "anchors.anchors-v1.mean"),
    ],
)
def test_every_wrong_value_of_an_encoder_is_named(tmp_path, make_encoder, changes, key):
    folder = make_encoder()
    edited(folder, **changes)
    with pytest.raises(ManifestError) as caught:
        Registry([tmp_path]).spec("tiny")
    assert caught.value.fields == {"path": folder / "manifest.json", "key": key}


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"features": "concepts-v9"}, "features"),
        ({"anchors": "anchors-v2"}, "files.anchors-v2.json"),
        ({"anchors": "../x"}, "anchors"),
        ({"feature_size": "7"}, "feature_size"),
        ({"needs_regions": 0}, "needs_regions"),
        ({"neighbours__tau": -1}, "neighbours.tau"),
        ({"neighbours": 5}, "neighbours"),
        ({"edge_graphs": "all"}, "edge_graphs"),
        ({"sample_rate": -2.0}, "sample_rate"),
        ({"files__scorer.onnx": ...}, "files.scorer.onnx"),
    ],
)
def test_every_wrong_value_of_a_scorer_is_named(tmp_path, make_scorer, changes, key):
    folder = make_scorer()
    edited(folder, **changes)
    with pytest.raises(ManifestError) as caught:
        Registry([tmp_path]).spec("graph")
    assert caught.value.fields == {"path": folder / "manifest.json", "key": key}


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff\xfe", b"[" * 100_000])
def test_a_manifest_that_is_no_object(tmp_path, make_scorer, content):
    folder = make_scorer()
    (folder / "manifest.json").write_bytes(content)
    with pytest.raises(ManifestError) as caught:
        Registry([tmp_path]).spec("graph")
    assert caught.value.fields["path"] == folder / "manifest.json"


@pytest.mark.parametrize("words", [[], ["cat", "cat"], "cat"])
def test_anchor_lists_must_be_lists_of_different_words(tmp_path, make_scorer, words):
    folder = make_scorer()
    data = json.dumps({"schema": "vsum-anchors/1", "id": "anchors-v1", "words": words, "source": "x"}).encode()
    (folder / "anchors-v1.json").write_bytes(data)
    from vsum_desktop.inference.manifests import read_anchors

    with pytest.raises(ManifestError) as caught:
        read_anchors(Registry([tmp_path]).spec("graph"))
    assert caught.value.fields["key"] == "words"


def test_a_scorer_without_anchors_has_no_list(tmp_path, make_scorer):
    make_scorer(anchors=None, features="relational-v1")
    with pytest.raises(ManifestError, match="names no anchor list"):
        Registry([tmp_path]).anchors("graph")


class TestChecksums:
    def test_sound_files_pass(self, tmp_path, make_encoder):
        make_encoder()
        registry = Registry([tmp_path])
        assert registry.verify("tiny").id == "tiny"
        assert registry.load("tiny").id == "tiny"

    def test_a_missing_file_is_named(self, tmp_path, make_encoder):
        folder = make_encoder()
        (folder / "text.onnx").unlink()
        with pytest.raises(ChecksumError, match="missing") as caught:
            Registry([tmp_path]).load("tiny")
        assert caught.value.fields == {"model": "tiny", "path": folder / "text.onnx"}

    def test_a_truncated_file_is_named(self, tmp_path, make_encoder):
        folder = make_encoder()
        (folder / "image.onnx").write_bytes((folder / "image.onnx").read_bytes()[:-1])
        with pytest.raises(ChecksumError, match="bytes long") as caught:
            Registry([tmp_path]).load("tiny")
        assert caught.value.fields["path"] == folder / "image.onnx"

    def test_one_flipped_bit_is_seen_by_both(self, tmp_path, make_encoder):
        folder = make_encoder()
        registry = Registry([tmp_path])
        registry.load("tiny")
        path = folder / "image.onnx"
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        before = path.stat()
        path.write_bytes(data)
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns + 1_000_000_000))
        for check in (registry.load, registry.verify, Registry([tmp_path]).load):
            with pytest.raises(ChecksumError, match="SHA-256"):
                check("tiny")

    def test_a_file_in_the_same_state_is_hashed_once_by_load_and_again_by_verify(self, tmp_path, make_encoder):
        folder = make_encoder()
        registry = Registry([tmp_path])
        registry.load("tiny")
        path = folder / "image.onnx"
        before = path.stat()
        data = bytearray(path.read_bytes())
        data[-1] ^= 1
        path.write_bytes(data)
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert registry.load("tiny").id == "tiny"
        with pytest.raises(ChecksumError):
            registry.verify("tiny")


class TestCompatibility:
    @pytest.fixture
    def pair(self, tmp_path, make_encoder, make_scorer):
        def make(encoder: dict[str, Any], scorer: dict[str, Any]) -> tuple[EncoderSpec, ScorerSpec]:
            make_encoder(**encoder)
            make_scorer(**scorer)
            registry = Registry([tmp_path])
            return registry.encoder("tiny"), registry.scorer("graph")

        return make

    def test_the_pair_fits(self, pair):
        check_compatible(*pair({}, {}))

    def test_regions_are_missing(self, pair):
        with pytest.raises(IncompatibleModelError, match="regions") as caught:
            check_compatible(*pair({"regions": 0}, {"needs_regions": True}))
        assert caught.value.fields == {"encoder": "tiny", "scorer": "graph"}

    def test_statistics_are_missing(self, pair):
        with pytest.raises(IncompatibleModelError, match="no statistics for anchors-v1"):
            check_compatible(*pair({"anchors": {}}, {}))

    def test_the_lists_differ(self, pair):
        statistics = {"sha256": "0" * 64, "mean": [0.1] * 5, "deviation": [1.0] * 5}
        with pytest.raises(IncompatibleModelError, match="different lists"):
            check_compatible(*pair({"anchors": {"anchors-v1": statistics}}, {}))

    def test_a_scorer_without_anchors_runs_on_every_encoder(self, pair):
        check_compatible(*pair({"anchors": {}}, {"anchors": None, "features": "relational-v1"}))

    def test_anchor_words_need_a_text_tower(self, pair):
        encoder, scorer = pair({}, {})
        edited(encoder.folder, **{"files__text.onnx": ...})
        with pytest.raises(IncompatibleModelError, match="reads no text"):
            check_compatible(Registry([encoder.folder.parent]).encoder("tiny"), scorer)
