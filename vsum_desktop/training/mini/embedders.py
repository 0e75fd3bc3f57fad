"""What evaluation asks: something that turns pictures and texts into unit vectors of one space."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import torch
from numpy.typing import NDArray

from vsum_desktop.core.errors import IncompatibleModelError
from vsum_desktop.core.specs import EncoderSpec
from vsum_desktop.inference.image_encoder import ImageEncoder
from vsum_desktop.inference.providers import choose
from vsum_desktop.inference.registry import Registry
from vsum_desktop.inference.text_encoder import TextEncoder
from vsum_desktop.training.mini.space import encode_sentences, normalise, read_space
from vsum_desktop.training.mini.teachers import IMAGENET, TEACHER_SIZE, Teacher

BATCH = 32


class Embedder(Protocol):
    """Pictures and texts in one space.

    Attributes:
        size: Side of the pictures that `images` takes, in pixels.
    """

    size: int

    def images(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        """uint8 [n,size,size,3] RGB → unit vectors [n,E]."""

    def texts(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors [n,E]."""


class ModelEmbedder:
    """A model folder through the program's own inference code."""

    def __init__(self, folder: Path) -> None:
        self.spec: EncoderSpec = Registry([folder.parent]).encoder(folder.name)
        self.size = self.spec.preprocessing.size
        self._image, self._text = ImageEncoder(self.spec, choose("cpu")), TextEncoder(self.spec, choose("cpu"))

    def images(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        """uint8 [n,size,size,3] RGB → unit vectors [n,E]."""
        parts = [self._image.encode(pixels[at : at + BATCH]).embedding for at in range(0, len(pixels), BATCH)]
        return np.concatenate(parts)

    def regions(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        """uint8 [n,size,size,3] RGB → unit vectors [n,R,E] of the cells in reading order.

        Raises:
            IncompatibleModelError: The model has no regions.
        """
        parts = [self._image.encode(pixels[at : at + BATCH]).regions for at in range(0, len(pixels), BATCH)]
        found = [part for part in parts if part is not None]
        if len(found) < len(parts):
            raise IncompatibleModelError("the encoder gives no regions", encoder=self.spec.id)
        return np.concatenate(found)

    def texts(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors [n,E]."""
        parts = [self._text.encode(texts[at : at + BATCH]).embedding for at in range(0, len(texts), BATCH)]
        return np.concatenate(parts)


class SentenceTexts:
    """Texts by the sentence encoder itself, in the joint space."""

    def __init__(self, space: Path) -> None:
        self._space, _ = read_space(space)

    def texts(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors [n,256]."""
        return self._space.project(encode_sentences(texts))


class TeacherEmbedder(SentenceTexts):
    """The recipe's ceiling: the classifier's probabilities times the names' vectors."""

    size = TEACHER_SIZE

    def __init__(self, teachers: Path, space: Path) -> None:
        super().__init__(space)
        self._teacher = Teacher(teachers, IMAGENET).eval()
        self._names = read_space(space)[1]["imagenet"]

    @torch.inference_mode()
    def images(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        """uint8 [n,224,224,3] RGB → unit vectors [n,256]."""
        parts = []
        for at in range(0, len(pixels), BATCH):
            x = torch.from_numpy(np.array(pixels[at : at + BATCH])).permute(0, 3, 1, 2).float()
            parts.append(torch.softmax(self._teacher(x)[:, 1:], -1).numpy() @ self._names)
        return normalise(np.concatenate(parts))
