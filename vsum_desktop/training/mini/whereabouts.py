"""Whether regions say where in the picture a thing is: labelled pictures put together in fours, each asked for by its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from vsum_desktop.training.mini.packs import Pack


class RegionEmbedder(Protocol):
    """Regions and texts in one space; `size` is the side of its pictures in pixels."""

    size: int

    def regions(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        """uint8 [n,size,size,3] RGB → unit vectors [n,R,E], a square grid in reading order."""

    def texts(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors [n,E]."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Shares in [0, 1] over all pictures of all mosaics; chance is .25 for both.

    Attributes:
        quarter: The picture's own quarter has the highest mean cosine to its text.
        peak: The best single region lies in its quarter.
    """

    quarter: float
    peak: float


def locate(embedder: RegionEmbedder, packs: Sequence[Pack], mosaics: int = 250, seed: int = 0) -> Whereabouts:
    """How often a text is found in the quarter that shows it, in mosaics of four pictures of different labels.

    Args:
        embedder: What is asked; its grid has an even side.
        packs: Labelled pictures, best of classes or pictures that were never trained on.
        mosaics: How many are put together.
        seed: Of the choice.
    """
    rng = np.random.default_rng(seed)
    places = [(pack, index) for pack in packs for index in range(len(pack)) if pack.rows[index]["text"]]
    pictures: list[NDArray[np.uint8]] = []
    texts: list[list[str]] = []
    while len(pictures) < mosaics:
        chosen = [places[int(k)] for k in rng.choice(len(places), 4, replace=False)]
        words = [pack.rows[index]["text"] for pack, index in chosen]
        if len(set(words)) == 4:
            pictures.append(_mosaic([pack.pixels[index] for pack, index in chosen], embedder.size))
            texts.append(words)
    regions = embedder.regions(np.stack(pictures))
    asked = embedder.texts([word for words in texts for word in words]).reshape(len(texts), 4, -1)
    cosines = np.einsum("mre,mqe->mqr", regions, asked)
    side = round(cosines.shape[-1] ** 0.5)
    quarters = cosines.reshape(*cosines.shape[:2], 2, side // 2, 2, side // 2)
    own = np.arange(4)
    means = quarters.mean((3, 5)).reshape(len(texts), 4, 4).argmax(-1)
    peaks = quarters.max((3, 5)).reshape(len(texts), 4, 4).argmax(-1)
    return Whereabouts(float((means == own).mean()), float((peaks == own).mean()))


def _mosaic(pictures: Sequence[NDArray[np.uint8]], size: int) -> NDArray[np.uint8]:
    """Four pictures [·,·,3] squashed to quarters of one [size,size,3], in reading order."""
    half = size // 2
    small = [np.asarray(Image.fromarray(picture).resize((half, half), Image.Resampling.BICUBIC)) for picture in pictures]
    return np.concatenate([np.concatenate(small[:2], 1), np.concatenate(small[2:], 1)])
