"""The text tower's own word pieces, learned from its training texts, as a `tokenizer.json`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

PAD, UNKNOWN = "[PAD]", "[UNK]"
MAX_TOKENS = 48
LONGEST_WORD = 64


def learn_vocabulary(texts: Iterable[str], size: int, least: int = 2, words: Sequence[str] = ()) -> Tokenizer:
    """Word pieces of lower-cased, accent-free words; padding is piece 0; texts are cut at 48 pieces.

    Args:
        texts: What to learn from.
        size: Number of pieces at most.
        least: Pieces seen less often are not made.
        words: Lower-case words that are pieces of their own however rare they are, in the place of the rarest others.
    """
    tokenizer = Tokenizer(models.WordPiece({}, unk_token=UNKNOWN, max_input_chars_per_word=LONGEST_WORD))
    tokenizer.normalizer = normalizers.BertNormalizer(clean_text=True, strip_accents=True, lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    trainer = trainers.WordPieceTrainer(
        vocab_size=size, min_frequency=least, special_tokens=[PAD, UNKNOWN], show_progress=False, limit_alphabet=200
    )
    tokenizer.train_from_iterator(texts, trainer)
    if words:
        pieces = _with_words(tokenizer.get_vocab(), words, size)
        tokenizer.model = models.WordPiece(pieces, unk_token=UNKNOWN, max_input_chars_per_word=LONGEST_WORD)
    tokenizer.enable_padding(pad_id=0, pad_token=PAD)
    tokenizer.enable_truncation(MAX_TOKENS)
    return tokenizer


def _with_words(pieces: dict[str, int], words: Sequence[str], size: int) -> dict[str, int]:
    """The first pieces, which are the most frequent, and all words, `size` in all.

    Both special pieces keep their ids; the others follow the alphabet, since the trainer numbers equals by chance.
    """
    special, wanted = (PAD, UNKNOWN), {*words}
    others = [piece for piece in sorted(pieces, key=pieces.__getitem__) if piece not in wanted and piece not in special]
    chosen = sorted(wanted.union(others[: size - len(wanted) - len(special)]))
    return {piece: number for number, piece in enumerate([*special, *chosen])}


def read_tokenizer(path: Path) -> Tokenizer:
    """The tokenizer in a file."""
    return Tokenizer.from_str(path.read_text(encoding="utf-8"))


def whole_words(tokenizer: Tokenizer) -> list[str]:
    """Pieces that are words of their own, by id."""
    pieces = sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])
    return [piece for piece, _ in pieces if piece.isalpha() and len(piece) > 1]


def tokenise(tokenizer: Tokenizer, texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Ids and mask, int64 [B,L] each, padded to the longest."""
    encodings = tokenizer.encode_batch(list(texts))
    ids = np.array([encoding.ids for encoding in encodings], np.int64)
    return ids, np.array([encoding.attention_mask for encoding in encodings], np.int64)
