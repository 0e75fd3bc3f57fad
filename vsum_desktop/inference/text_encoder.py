"""The text tower: texts to embeddings, tokenised by the tokenizer that travels with the model."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.errors import EmptyQueryError, IncompatibleModelError
from vsum_desktop.core.jobs import CancelToken
from vsum_desktop.core.relevance import UnknownWord
from vsum_desktop.core.specs import EncoderSpec
from vsum_desktop.inference.providers import DeviceChoice
from vsum_desktop.inference.sessions import Session, as_float32, checked_shape

if TYPE_CHECKING:
    from tokenizers import Tokenizer

# Where tokenizer.json sets no limit of its own. A query is a phrase, not a page.
MAX_TOKENS = 64

# What may follow a known word without making it another one.
ENDINGS = frozenset(f"##{ending}" for ending in ("s", "es", "d", "ed", "ing", "er", "ers", "r", "rs", "ly", "y"))

# How alike (Ratcliff and Obershelp, 1988; 1 is equal) a learned word must be to be offered for another, and how many are.
_ALIKE = 0.8
_OFFERED = 2

_BATCH = 128


@dataclass(frozen=True, slots=True, eq=False)
class EncodedText:
    """What the text tower gives for B texts of at most L tokens.

    Attributes:
        embedding: float32 [B, E], L2-normalised rows.
        tokens: float32 [B, L, E], an embedding per token, zero where there is none.
        mask: bool [B, L], where there is a token.
    """

    embedding: NDArray[np.float32]
    tokens: NDArray[np.float32]
    mask: NDArray[np.bool_]


class TextEncoder:
    """Runs `text.onnx` and `tokenizer.json` of an encoder.

    Args:
        spec: The encoder.
        device: Where to run.

    Raises:
        IncompatibleModelError: If the encoder reads no text, or a file does not do what the manifest says.
        DeviceError: If CUDA was asked for explicitly and this model does not start on it.
    """

    def __init__(self, spec: EncoderSpec, device: DeviceChoice) -> None:
        if not spec.has_text:
            raise IncompatibleModelError("this encoder reads no text", model=spec.id)
        self.spec = spec
        self._tokenizer = _tokenizer(spec.folder / "tokenizer.json", spec.id)
        self._session = Session(spec.folder / "text.onnx", spec.id, device)
        inputs, outputs = set(self._session.inputs), set(self._session.outputs)
        if inputs != {"input_ids", "attention_mask"} or not {"embedding", "tokens"} <= outputs:
            raise IncompatibleModelError(
                f"inputs {sorted(inputs)}, outputs {sorted(outputs)}", model=spec.id, path=self._session.path
            )

    @property
    def device(self) -> DeviceChoice:
        """Where it runs."""
        return self._session.device

    def encode(self, texts: Sequence[str], cancel: CancelToken | None = None) -> EncodedText:
        """Encode texts.

        Args:
            texts: One or more, none of them blank; what exceeds the tokenizer's limit is cut off.
            cancel: Stops the run from another thread.

        Raises:
            EmptyQueryError: If a text has no token; field `text`.
            Cancelled: If `cancel` was set.
            InferenceError: If the run failed.
            IncompatibleModelError: If what the model gives has a wrong shape.
        """
        if not texts:
            raise EmptyQueryError("no text", text="")
        ids, mask = self._tokenise(texts)
        rows, width = mask.shape[1], self.spec.embedding_size
        embedding = np.empty((len(texts), width), np.float32)
        tokens = np.empty((len(texts), rows, width), np.float32)
        for start in range(0, len(texts), _BATCH):
            part = slice(start, start + _BATCH)
            outputs = self._session.run({"input_ids": ids[part], "attention_mask": mask[part].astype(np.int64)}, cancel)
            count = len(ids[part])
            embedding[part] = checked_shape(outputs["embedding"], (count, width), "embedding", self._session)
            tokens[part] = checked_shape(outputs["tokens"], (count, rows, width), "tokens", self._session)
        tokens[~mask] = 0
        mask.flags.writeable = False
        return EncodedText(as_float32(embedding), as_float32(tokens), mask)

    def unknown_words(self, text: str) -> tuple[UnknownWord, ...]:
        """Words of a text that the tower has not learned; none where the tokenizer cannot tell.

        Of an encoder with `whole_words` a word in several pieces is unknown, unless it is a piece with a usual ending.
        """
        if not self.spec.whole_words:
            return ()
        encoding = self._tokenizer.encode(text)
        words: dict[int, list[int]] = {}
        for place, word in enumerate(encoding.word_ids):
            if word is not None:
                words.setdefault(word, []).append(place)
        unread = getattr(self._tokenizer.model, "unk_token", None)
        found = []
        for places in words.values():
            first, *rest = (encoding.tokens[place] for place in places)
            if first == unread or (rest and (len(rest) > 1 or rest[0] not in ENDINGS)):
                found.append(text[encoding.offsets[places[0]][0] : encoding.offsets[places[-1]][1]])
        named = dict.fromkeys(word for word in found if word.isalpha() and (len(word) > 1 or not word.isascii()))
        return tuple(UnknownWord(word, self._near(word.lower())) for word in named)

    @cached_property
    def _words(self) -> tuple[str, ...]:
        """The words that are a piece of their own."""
        return tuple(sorted(piece for piece in self._tokenizer.get_vocab() if piece.isalpha() and len(piece) > 2))

    def _near(self, word: str) -> tuple[str, ...]:
        """Learned words that look like a word, the likest first; its own plural has the same mistake."""
        known = [other for other in self._words if abs(len(other) - len(word)) <= 2 and other != f"{word}s"]
        return tuple(difflib.get_close_matches(word, known, _OFFERED, _ALIKE))

    def _tokenise(self, texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """Token ids int64 [B, L], padded, and where they are real, bool [B, L]."""
        for text in texts:
            if not text.strip():
                raise EmptyQueryError("a blank text", text=text)
        encodings = self._tokenizer.encode_batch(list(texts))
        ids = np.asarray([encoding.ids for encoding in encodings], dtype=np.int64)
        mask = np.asarray([encoding.attention_mask for encoding in encodings], dtype=np.bool_)
        for text, row in zip(texts, mask, strict=True):
            if not row.any():
                raise EmptyQueryError("no word that the model could read", text=text)
        return ids, mask


def _tokenizer(path: Path, model: str) -> Tokenizer:
    """The tokenizer in `path`, set to cut and to pad; read by Python, since the library cannot open every path."""
    from tokenizers import Tokenizer

    try:
        tokenizer = Tokenizer.from_str(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise IncompatibleModelError(error.strerror or str(error), model=model, path=path) from error
    except Exception as error:  # the library raises nothing narrower
        raise IncompatibleModelError(str(error), model=model, path=path) from error
    if tokenizer.truncation is None:
        tokenizer.enable_truncation(MAX_TOKENS)
    if tokenizer.padding is None:
        tokenizer.enable_padding()
    return tokenizer
