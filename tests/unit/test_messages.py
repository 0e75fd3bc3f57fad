"""Every error of the tree becomes one sentence that names what failed."""

from __future__ import annotations

from pathlib import Path

import pytest

from vsum_desktop.core import errors
from vsum_desktop.pipeline.messages import SENTENCES, details, sentence


def _all_kinds(root: type[errors.VsumError]) -> list[type[errors.VsumError]]:
    return [root, *(kind for child in root.__subclasses__() for kind in _all_kinds(child))]


@pytest.mark.parametrize("kind", _all_kinds(errors.VsumError), ids=lambda kind: kind.__name__)
def test_every_kind_has_words_of_its_own(kind: type[errors.VsumError]) -> None:
    assert kind in SENTENCES
    text = sentence(kind("moov atom not found.", path=Path("/somewhere/clip ü.mp4"), model="lgrln", text="1%", device="cuda"))
    assert "\n" not in text
    assert text.endswith((".", "?"))
    assert "?" not in text.replace("Did you mean", "") or "“?”" in text
    assert "/somewhere" not in text


def test_file_and_cause_are_named() -> None:
    text = sentence(errors.VideoOpenError("Invalid data found", path=Path("a/b/clip.mp4")))
    assert text == "clip.mp4 cannot be opened as a video: Invalid data found."


def test_suggestion_is_offered() -> None:
    text = sentence(errors.ModelNotFoundError("", model="lgrn", suggestion="lgrln"))
    assert text == "There is no model “lgrn” here. Did you mean “lgrln”?"


def test_no_suggestion_asks_nothing() -> None:
    assert "Did you mean" not in sentence(errors.ModelNotFoundError("", model="x", suggestion=None))


def test_foreign_errors_get_a_sentence_too() -> None:
    assert sentence(FileNotFoundError(2, "No such file", "x/y.mp4")) == "x/y.mp4 cannot be used: it does not exist."
    assert sentence(MemoryError()) == "There is not enough memory for this."
    assert sentence(RuntimeError("two\nlines")) == "Something unexpected went wrong: two lines."
    assert sentence(KeyError()) == "Something unexpected went wrong: KeyError."


def test_details_hold_the_chain_of_causes() -> None:
    try:
        try:
            raise OSError(28, "No space left on device")
        except OSError as cause:
            raise errors.DiskFullError("disk full", path=Path("out.mp4")) from cause
    except errors.DiskFullError as error:
        text = details(error)
    assert "No space left on device" in text
    assert "out.mp4" in text


def test_a_path_without_a_name_is_shown_whole() -> None:
    for text in (".", "/"):
        assert sentence(errors.VideoOpenError("it is a folder", path=Path(text))).startswith(f"{Path(text)} cannot be opened")


def test_a_model_is_named_with_its_file() -> None:
    broken = errors.ManifestError("not JSON", path=Path("models/lgrln/manifest.json"))
    assert sentence(broken) == "The model in lgrln/manifest.json cannot be used: not JSON."
    unreadable = errors.IncompatibleModelError("Permission denied", model="lgrln", path=Path("models/lgrln/scorer.onnx"))
    assert sentence(unreadable) == "The model “lgrln” cannot be used: scorer.onnx: Permission denied."
    apart = errors.IncompatibleModelError("the encoder gives none", encoder="a", scorer="b")
    assert sentence(apart) == "The models do not fit together: the encoder gives none."
