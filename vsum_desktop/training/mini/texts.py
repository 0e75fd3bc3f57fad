"""What is said about pictures: class names, prompts, synonyms, hypernyms and captions, before any embedding."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.training.mini.packs import read_labels
from vsum_desktop.training.mini.wordnet import WordNet

_TOO_GENERAL = (
    "entity,physical entity,abstraction,abstract entity,object,physical object,whole,unit,artifact,artefact,matter,substance,"
    "causal agent,living thing,organism,thing,instrumentality,instrumentation,part,attribute,group,grouping,"
    "psychological feature"
)
TOO_GENERAL = frozenset(_TOO_GENERAL.split(","))
CAPTION_ARCHIVE = "captions_flickr8k_1000"


@dataclass(frozen=True, slots=True, eq=False)
class TextSet:
    """Names with all the sentences that stand for them.

    Attributes:
        names: n short names.
        variants: For each name the texts whose mean embedding is the name's.
    """

    names: tuple[str, ...]
    variants: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """All label sets of the training images.

    Attributes:
        imagenet: The 1000 names in the order of the teacher's outputs 1…1000.
        wnids: Their WordNet ids, sorted.
        tags: The 631 names of the second teacher.
        local: One name per (dataset, label) outside ImageNet.
        local_keys: The (dataset, label) pairs of `local`.
        hypernyms: Kinds of things above the ImageNet names.
        membership: bool [1000, H]: which name lies under which hypernym.
    """

    imagenet: TextSet
    wnids: tuple[str, ...]
    tags: TextSet
    local: TextSet
    local_keys: tuple[tuple[str, str], ...]
    hypernyms: TextSet
    membership: NDArray[np.bool_]


def article(name: str) -> str:
    """The name with its indefinite article."""
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"


def read_lines(path: Path) -> list[str]:
    """Lines of a text file, stripped, without empty ones."""
    return [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def imagenet_texts(names: list[str], wordnet: WordNet) -> tuple[TextSet, list[list[str]]]:
    """Variants of the teacher's names, and each name's chain of hypernym ids."""
    variants, chains = [], []
    for line in names:
        synonyms = [part.strip() for part in line.split(",")]
        synset = wordnet.find_noun(synonyms)
        chain = wordnet.ancestors(synset) if synset else []
        texts = [synonyms[0], f"a photo of {article(synonyms[0])}", *synonyms[1:2]]
        useful = [key for key in chain if not TOO_GENERAL & set(wordnet.synsets[key].lemmas)]
        texts += [f"{synonyms[0]}, {article(wordnet.synsets[key].lemmas[0])}" for key in useful[:2]]
        variants.append(tuple(texts))
        chains.append(useful)
    return TextSet(tuple(line.split(",")[0].strip() for line in names), tuple(variants)), chains


def hypernym_texts(chains: list[list[str]], wordnet: WordNet, least: int = 3) -> tuple[TextSet, NDArray[np.bool_]]:
    """Hypernyms that cover at least `least` names, most frequent first, and the membership table."""
    counts = Counter(key for chain in chains for key in dict.fromkeys(chain))
    kept = [key for key, count in counts.most_common() if count >= least]
    membership = np.zeros((len(chains), len(kept)), np.bool_)
    for column, key in enumerate(kept):
        membership[:, column] = [key in chain for chain in chains]
    lemmas = [wordnet.synsets[key].lemmas for key in kept]
    variants = tuple((words[0], f"a photo of {article(words[0])}", *words[1:2]) for words in lemmas)
    return TextSet(tuple(words[0] for words in lemmas), variants), membership


def local_texts(images: Path) -> tuple[TextSet, tuple[tuple[str, str], ...]]:
    """One entry per (dataset, label) of the training split that is no ImageNet name and no caption."""
    seen: dict[tuple[str, str], str] = {}
    for (archive, split), rows in sorted(read_labels(images).items()):
        if split == "train" and archive != CAPTION_ARCHIVE:
            for row in rows:
                if row["text"] and not row["wnid"]:
                    seen.setdefault((row["dataset"], row["label"]), row["text"])
    names, variants = [], []
    for (_, label), text in seen.items():
        name = label.replace("_", " ").strip().lower()
        names.append(name)
        variants.append((text, text, name) if not name[-1:].isdigit() else (text,))
    return TextSet(tuple(names), tuple(variants)), tuple(seen)


def read_captions(images: Path) -> list[tuple[str, ...]]:
    """The human captions of each picture of the caption archive, by its index."""
    with (images / f"{CAPTION_ARCHIVE}.csv").open(encoding="utf-8", newline="") as stream:
        rows = sorted(csv.DictReader(stream), key=lambda row: int(row["index"]))
    return [tuple(row[f"caption{n}"].strip() for n in range(1, 6) if row[f"caption{n}"].strip()) for row in rows]


def read_vocabulary(images: Path, wordnet: WordNet) -> Vocabulary:
    """Collects all label sets from the training images' folder."""
    names = read_lines(images / "teachers" / "imagenet_labels_1001.txt")[1:]
    wnids = sorted({row["wnid"] for row in read_labels(images)["imagenet_1000x1", "train"]})
    if len(names) != 1000 or len(wnids) != 1000:
        raise ValueError(f"expected 1000 names and ids, found {len(names)} and {len(wnids)}")
    imagenet, chains = imagenet_texts(names, wordnet)
    hypernyms, membership = hypernym_texts(chains, wordnet)
    tags = read_lines(images / "teachers" / "object_labels_631.txt")
    tag_set = TextSet(tuple(tags), tuple((tag.lower(), f"a photo of {article(tag.lower())}") for tag in tags))
    local, keys = local_texts(images)
    return Vocabulary(imagenet, tuple(wnids), tag_set, local, keys, hypernyms, membership)
