"""CLIP's byte-pair tokenizer as a `tokenizer.json`, so that the program needs neither open_clip nor Python's own matching."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

if TYPE_CHECKING:
    from open_clip.tokenizer import SimpleTokenizer

_WORDS = r"""'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"""
_END_OF_WORD = "</w>"


def as_fast(slow: SimpleTokenizer) -> Tokenizer:
    """The same tokenizer for the `tokenizers` library: start and end token around the pieces, cut at the context length.

    What open_clip does beside that, mending broken encodings and HTML entities, is left out: queries are typed, not scraped.

    Args:
        slow: open_clip's own, lower-casing.
    """
    merges = [pair for pair in slow.bpe_ranks if len(pair) == 2]
    end = slow.decoder[slow.eot_token_id]
    start = slow.decoder[slow.sot_token_id]
    tokenizer = Tokenizer(models.BPE(vocab=dict(slow.encoder), merges=merges, end_of_word_suffix=_END_OF_WORD, unk_token=end))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Lowercase()]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(_WORDS), behavior="removed", invert=True),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{start} $A {end}", special_tokens=[(start, slow.sot_token_id), (end, slow.eot_token_id)]
    )
    tokenizer.enable_truncation(slow.context_length or 77)
    tokenizer.enable_padding(pad_id=0, pad_token=slow.decoder[0])
    return tokenizer


def first_difference(fast: Tokenizer, slow: SimpleTokenizer, texts: Sequence[str]) -> str | None:
    """The first of some texts that the two cut up differently, None if there is none."""
    for text, row in zip(texts, slow(list(texts)).tolist(), strict=True):
        ids = fast.encode(text).ids
        if row[: len(ids)] != ids or any(row[len(ids) :]):
            return text
    return None
