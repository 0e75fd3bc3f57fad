"""Texts to distil the text tower on: queries, captions, names, words, definitions, and phrases put together from them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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
_EMPTY_WORDS = (
    "a,an,the,of,in,on,at,to,and,or,with,for,is,are,was,were,be,by,his,her,their,its,from,as,that,this,while,it,he,she,they,"
    "has,have,into,up,out,off,through,about,over,some,two,who,which,another,very,being"
)
EMPTY_WORDS = frozenset(_EMPTY_WORDS.split(","))
_VISIBLE = "animal,artifact,body,event,food,object,person,phenomenon,plant"
VISIBLE = frozenset(f"noun.{domain}" for domain in _VISIBLE.split(","))
COLOURS = tuple(_COLOURS.split(","))
KINDS = tuple(_KINDS.split(","))
PLACES = tuple(_PLACES.split(","))
PEOPLE = tuple(_PEOPLE.split(","))
PROMPTS = ("a photo of {}", "a video of {}", "{} in the background", "a close-up of {}", "the moment with {}", "show me {}")


def common_words(wordnet: WordNet) -> list[Synset]:
    """Synsets without proper names."""
    return [synset for synset in wordnet.synsets.values() if all(lemma[:1].islower() for lemma in synset.lemmas)]


def words_of(texts: Iterable[str]) -> Counter[str]:
    """How often each lower-case word occurs."""
    return Counter(word for text in texts for word in re.findall("[a-z]+", text.lower()))


def visible_things(wordnet: WordNet, used: Counter[str]) -> list[str]:
    """Names of one or two words for what can be seen, in order of the alphabet.

    Args:
        wordnet: Where they come from, by the lexicographers' files.
        used: Counts of words; a name with a word that does not occur is too rare to be asked for, unless it is somebody's name
            ("Ferris wheel").
    """
    lemmas = {lemma for synset in wordnet.synsets.values() if synset.domain in VISIBLE for lemma in synset.lemmas}
    common = [lemma for lemma in lemmas if re.fullmatch("[a-z]+|[A-Za-z][a-z]* [a-z]+", lemma)]
    return sorted(lemma for lemma in common if all(used[word] for word in lemma.split() if word.islower()))


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


def fragments(sentences: Sequence[str], count: int, seed: int) -> list[str]:
    """Runs of two to five words out of sentences, which begin and end with a word that carries meaning."""
    rng = np.random.default_rng(seed)
    found: dict[str, None] = {}
    for index in rng.integers(0, len(sentences), 6 * count):
        words = sentences[int(index)].lower().rstrip(".!?").split()
        length = int(rng.integers(2, 6))
        if len(words) <= length:
            continue
        start = int(rng.integers(0, len(words) - length))
        run = words[start : start + length]
        if run[-1] not in EMPTY_WORDS and (run[0] in ("a", "an", "two", "the") or run[0] not in EMPTY_WORDS):
            found[" ".join(run).strip(",;:")] = None
        if len(found) >= count:
            break
    return list(found)


def plural(noun: str) -> str:
    """The plural, well enough for training texts."""
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return f"{noun}es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}s"


@dataclass(frozen=True, slots=True, eq=False)
class Corpus:
    """Texts to learn from, without repeats, and the words among them that get a piece of their own."""

    texts: list[str]
    words: list[str]


def collect_texts(
    data: Path, composed: int, definitions: int, lemmas: int, cut: int, plurals: int, least: int, seed: int = 0
) -> Corpus:
    """All texts, most useful kinds complete and the rest of WordNet sampled.

    Words of queries, captions, names and visible things are whole, and words that explain others: a word that is put together
    from pieces means what its pieces mean, and "octopus", of "oct" and "opus", was nowhere near an octopus.

    Args:
        data: Folder with `images/` and `labels/`.
        composed: Number of composed phrases.
        definitions: Number of definitions and of example sentences, each.
        lemmas: Number of other WordNet words.
        cut: Number of fragments of queries and captions.
        plurals: Number of visible things in the plural, beside all names.
        least: How often a word of WordNet's occurs in its definitions and examples to be whole.
        seed: Of every random choice.
    """
    wordnet = WordNet.read(data / "labels" / "wordnet.jsonl.gz")
    vocabulary = read_vocabulary(data / "images", wordnet)
    rng = np.random.default_rng(seed)
    synsets = common_words(wordnet)
    order = rng.permutation(len(synsets))
    verbs = [synsets[i].lemmas[0] for i in order if synsets[i].id.endswith("-v") and " " not in synsets[i].lemmas[0]][:1500]
    sets = (vocabulary.imagenet, vocabulary.tags, vocabulary.local, vocabulary.hypernyms)
    texts = [text for group in sets for variants in group.variants for text in variants]
    texts += [synonym for line in read_lines(data / "images/teachers/imagenet_labels_1001.txt") for synonym in line.split(", ")]
    captions = [caption for group in read_captions(data / "images") for caption in group]
    queries = read_lines(data / "labels" / "queries_qvhighlights.txt")
    texts += captions + queries
    asked = words_of(texts)
    explained = words_of(text for synset in wordnet.synsets.values() for text in (synset.definition, *synset.examples))
    things = visible_things(wordnet, asked + explained)
    texts += things + [f"a photo of {article(thing)}" for thing in things]
    texts += [synsets[i].definition for i in order[:definitions]]
    texts += [text for i in order for text in synsets[i].examples[:1]][:definitions]
    others = sorted({lemma for synset in synsets for lemma in synset.lemmas} - set(things))
    texts += [others[i] for i in rng.permutation(len(others))[:lemmas]]
    texts += compose(vocabulary, things, verbs, composed, seed)
    texts += fragments([*queries, *captions], cut, seed)
    texts += [plural(name.lower()) for group in sets for name in group.names]
    texts += [plural(things[i]) for i in rng.permutation(len(things))[:plurals]]
    common = {lemma for synset in synsets for lemma in synset.lemmas if explained[lemma] >= least}
    words = sorted(word for word in {*asked, *words_of(things), *common} if len(word) > 1)
    return Corpus(list(dict.fromkeys(text.strip() for text in texts if text.strip())), words)


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
