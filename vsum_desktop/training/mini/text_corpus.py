"""Texts to distil the text tower on: queries, captions, names, words, definitions, and phrases put together from them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from vsum_desktop.training.mini.space import encode_sentences
from vsum_desktop.training.mini.texts import Vocabulary, article, read_captions, read_lines, read_vocabulary
from vsum_desktop.training.mini.wordnet import Synset, WordNet

_COLOURS = "red,blue,green,yellow,white,black,brown,orange,pink,purple,grey"
_KINDS = "big,small,old,young,wooden,bright,dark,colourful,empty,crowded,wild,little,happy,wet,shiny,broken,new"
_PLACES = (
    "in a street,in the snow,on a beach,in a kitchen,at night,under water,in a park,on a table,in a field,"
    "in the mountains,indoors,in a stadium,by a river,in the rain,on stage,in front of a house,at sunset,"
    "in the city,in an office"
)
_PEOPLE = "a man,a woman,people,a child,two men,a girl,a boy,someone,a person,a group of friends,an old man,a couple"
COLOURS = tuple(_COLOURS.split(","))
KINDS = tuple(_KINDS.split(","))
PLACES = tuple(_PLACES.split(","))
PEOPLE = tuple(_PEOPLE.split(","))
PROMPTS = ("a photo of {}", "a video of {}", "{} in the background", "a close-up of {}", "the moment with {}", "show me {}")


def common_words(wordnet: WordNet) -> list[Synset]:
    """Synsets without proper names."""
    return [synset for synset in wordnet.synsets.values() if all(lemma[:1].islower() for lemma in synset.lemmas)]


def compose(vocabulary: Vocabulary, nouns: Sequence[str], verbs: Sequence[str], count: int, seed: int) -> list[str]:
    """Phrases of colour, kind, noun, place, person and activity, at random."""
    rng = np.random.default_rng(seed)
    names = [*vocabulary.imagenet.names, *vocabulary.tags.names, *vocabulary.local.names, *vocabulary.hypernyms.names, *nouns]
    names = [name.lower() for name in names]
    activities = [text for variants in vocabulary.local.variants for text in variants]

    def pick(options: Sequence[str]) -> str:
        return options[int(rng.integers(len(options)))]

    def phrase(kind: int) -> str:
        noun, verb = pick(names), pick(verbs)
        match kind:
            case 0:
                return f"{article(pick(COLOURS))} {noun}"
            case 1:
                return f"{article(pick(KINDS))} {noun} {pick(PLACES)}"
            case 2:
                return f"{pick(PEOPLE)} with {article(noun)}"
            case 3:
                return f"{pick(PEOPLE)} {gerund(verb)} {article(noun)}"
            case 4:
                return f"{article(noun)} and {article(pick(names))}"
            case 5:
                return f"{pick(activities)} {pick(PLACES)}"
            case 6:
                return pick(PROMPTS).format(article(noun))
            case 7:
                return f"{noun} {pick(PLACES)}"
            case _:
                return f"{pick(PEOPLE)} {gerund(verb)} {pick(PLACES)}"

    return [phrase(int(kind)) for kind in rng.integers(0, 9, count)]


def gerund(verb: str) -> str:
    """The -ing form, well enough for training texts."""
    word, *rest = verb.split(" ")
    if word.endswith("e") and not word.endswith(("ee", "ye", "oe")):
        word = word[:-1]
    elif len(word) >= 3 and word[-1] in "bdgmnprt" and word[-2] in "aeiou" and word[-3] not in "aeiou" and len(word) <= 4:
        word += word[-1]
    return " ".join([f"{word}ing", *rest])


def collect_texts(data: Path, composed: int, definitions: int, lemmas: int, seed: int = 0) -> list[str]:
    """All texts, without repeats, most useful kinds complete and WordNet sampled.

    Args:
        data: Folder with `images/` and `labels/`.
        composed: Number of composed phrases.
        definitions: Number of definitions and of example sentences, each.
        lemmas: Number of WordNet words.
        seed: Of every random choice.
    """
    wordnet = WordNet.read(data / "labels" / "wordnet.jsonl.gz")
    vocabulary = read_vocabulary(data / "images", wordnet)
    rng = np.random.default_rng(seed)
    synsets = common_words(wordnet)
    order = rng.permutation(len(synsets))
    nouns = [synsets[i].lemmas[0] for i in order if synsets[i].id.endswith("-n") and len(synsets[i].lemmas[0]) < 14][:4000]
    verbs = [synsets[i].lemmas[0] for i in order if synsets[i].id.endswith("-v") and " " not in synsets[i].lemmas[0]][:1500]
    sets = (vocabulary.imagenet, vocabulary.tags, vocabulary.local, vocabulary.hypernyms)
    texts = [text for group in sets for variants in group.variants for text in variants]
    texts += [synonym for line in read_lines(data / "images/teachers/imagenet_labels_1001.txt") for synonym in line.split(", ")]
    texts += [caption for group in read_captions(data / "images") for caption in group]
    texts += read_lines(data / "labels" / "queries_qvhighlights.txt")
    texts += [synsets[i].definition for i in order[:definitions]]
    texts += [text for i in order for text in synsets[i].examples[:1]][:definitions]
    words = sorted({lemma for synset in synsets for lemma in synset.lemmas}, key=lambda word: (word.count(" "), len(word)))
    texts += [words[i] for i in rng.permutation(len(words))[:lemmas]]
    texts += compose(vocabulary, nouns, verbs, composed, seed)
    return list(dict.fromkeys(text.strip() for text in texts if text.strip()))


def embed_corpus(texts: Sequence[str], target: Path, chunk: int = 4096) -> None:
    """Sentence embeddings of all texts into `target` (`.npz`: texts, float16 [n,384]), chunk by chunk, resumable."""
    parts = target.with_suffix("")
    parts.mkdir(parents=True, exist_ok=True)
    vectors = []
    for start in range(0, len(texts), chunk):
        part = parts / f"{start:06d}.npz"
        rows = list(texts[start : start + chunk])
        if part.exists():
            with np.load(part) as stored:
                if json.loads(str(stored["texts"])) == rows:
                    vectors.append(stored["vectors"])
                    continue
        vectors.append(encode_sentences(rows).astype(np.float16))
        np.savez(part, texts=np.array(json.dumps(rows)), vectors=vectors[-1])
    partial = target.with_suffix(".part")
    with partial.open("wb") as stream:
        np.savez(stream, texts=np.array(json.dumps(list(texts))), vectors=np.concatenate(vectors))
    partial.replace(target)


def read_corpus(path: Path) -> tuple[list[str], np.ndarray]:
    """Texts and their sentence embeddings, float32 [n,384]."""
    with np.load(path) as stored:
        return json.loads(str(stored["texts"])), stored["vectors"].astype(np.float32)
