"""The text tower pads, cuts and orders texts as it should, and says which words it has not learned."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from vsum_desktop.core.errors import EmptyQueryError, IncompatibleModelError
from vsum_desktop.core.relevance import UnknownWord
from vsum_desktop.inference.registry import Registry
from vsum_desktop.inference.text_encoder import MAX_TOKENS, TextEncoder


class TestTextEncoder:
    @pytest.fixture
    def encoder(self, tmp_path, make_encoder, cpu):
        make_encoder(root=tmp_path / "テスト")
        return TextEncoder(Registry([tmp_path / "テスト"]).encoder("tiny"), cpu)

    def test_texts_are_padded_and_masked(self, encoder):
        text = encoder.encode(["a cat", "The dog on the roof"])
        assert (text.embedding.shape, text.tokens.shape, text.mask.shape) == ((2, 6), (2, 5, 6), (2, 5))
        np.testing.assert_array_equal(text.mask.sum(axis=1), [2, 5])
        assert not text.tokens[0, 2:].any()
        np.testing.assert_allclose(np.linalg.norm(text.embedding, axis=-1), 1, rtol=1e-5)

    def test_padding_changes_nothing(self, encoder):
        alone = encoder.encode(["a cat"])
        beside = encoder.encode(["a cat", "the dog on the roof"])
        np.testing.assert_allclose(beside.embedding[0], alone.embedding[0], atol=1e-6)
        np.testing.assert_allclose(beside.tokens[0, :2], alone.tokens[0], atol=1e-6)

    def test_many_texts_come_back_in_order(self, encoder):
        texts = ["cat", "dog", "roof"] * 100
        embedding = encoder.encode(texts).embedding
        np.testing.assert_allclose(embedding, np.tile(encoder.encode(texts[:3]).embedding, (100, 1)), atol=1e-6)

    def test_a_page_is_cut(self, encoder):
        assert encoder.encode(["cat " * 1000]).mask.shape == (1, MAX_TOKENS)

    @pytest.mark.parametrize("texts", [[], [""], ["cat", " \t\n"]])
    def test_blank_queries(self, encoder, texts):
        with pytest.raises(EmptyQueryError):
            encoder.encode(texts)

    def test_unknown_words_are_named_as_typed(self, encoder, cpu):
        assert encoder.unknown_words("a zebra") == (), "most tokenizers cannot tell"
        sure = TextEncoder(replace(encoder.spec, whole_words=True), cpu)
        unknown = sure.unknown_words("A Zebra on the roof, a Zebra and 12 日本")
        assert [word.text for word in unknown] == ["Zebra", "and", "日本"]
        assert not any(word.near for word in unknown)
        assert sure.unknown_words("the dog") == ()

    def test_a_known_word_may_have_an_ending(self, encoder, cpu):
        pieces = ["[UNK]", "a", "dog", "##s", "##go", "pa", "##da", "snow", "##board", "##er", "snowboard"]
        tokenizer = Tokenizer(models.WordPiece({piece: number for number, piece in enumerate(pieces)}, unk_token="[UNK]"))
        tokenizer.normalizer = normalizers.BertNormalizer()
        tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
        (encoder.spec.folder / "tokenizer.json").write_text(tokenizer.to_str(), encoding="utf-8")
        sure = TextEncoder(replace(encoder.spec, whole_words=True), cpu)
        assert sure.unknown_words("Dogs, a snowboarder") == ()
        assert sure.unknown_words("a Pagoda's dogs") == (UnknownWord("Pagoda"),)
        assert sure.unknown_words("a Snowbaord") == (UnknownWord("Snowbaord", ("snowboard",)),)
        assert sure.unknown_words("snowboar") == (UnknownWord("snowboar", ("snowboard",)),)
        assert sure.unknown_words("dag") == (UnknownWord("dag"),), "two of three letters are not alike enough"

    def test_an_encoder_without_text(self, encoder, cpu):
        files = {"image.onnx": encoder.spec.files["image.onnx"]}
        with pytest.raises(IncompatibleModelError, match="reads no text"):
            TextEncoder(replace(encoder.spec, files=files), cpu)

    @pytest.mark.parametrize("content", ["", "{}", json.dumps({"model": {"type": "Guess"}})])
    def test_a_broken_tokenizer(self, encoder, cpu, content):
        path = encoder.spec.folder / "tokenizer.json"
        path.write_text(content, encoding="utf-8")
        with pytest.raises(IncompatibleModelError) as caught:
            TextEncoder(encoder.spec, cpu)
        assert caught.value.fields == {"model": "tiny", "path": path}
