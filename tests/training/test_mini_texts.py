"""Names, prompts, hypernyms and phrases come out as English that a sentence encoder can read."""

from __future__ import annotations

from pathlib import Path

import pytest

from vsum_desktop.training.mini.text_corpus import EMPTY_WORDS, fragments, gerund, plural, visible_things, words_of
from vsum_desktop.training.mini.texts import article, hypernym_texts, imagenet_texts, read_vocabulary
from vsum_desktop.training.mini.wordnet import Synset, WordNet


@pytest.fixture
def wordnet() -> WordNet:
    rows = [
        ("1-n", ("entity",), ()),
        ("2-n", ("animal", "beast"), ("1-n",)),
        ("3-n", ("dog", "domestic dog"), ("2-n",)),
        ("4-n", ("husky", "Eskimo dog"), ("3-n",)),
        ("5-n", ("husky", "strong man"), ("1-n",)),
        ("6-n", ("beagle",), ("3-n",)),
        ("7-v", ("dog", "chase"), ()),
    ]
    return WordNet(Synset(key, lemmas, "", parents, ()) for key, lemmas, parents in rows)


def test_the_sense_with_most_shared_words_is_found(wordnet: WordNet) -> None:
    found = wordnet.find_noun(["husky", "Eskimo dog"])
    assert found is not None
    assert found.id == "4-n"
    assert wordnet.find_noun(["dog"]) == wordnet.synsets["3-n"], "verbs are no nouns"
    assert wordnet.find_noun(["unheard of"]) is None


def test_ancestors_are_nearest_first(wordnet: WordNet) -> None:
    assert wordnet.ancestors(wordnet.synsets["4-n"]) == ["3-n", "2-n", "1-n"]


def test_names_get_prompts_synonyms_and_hypernyms(wordnet: WordNet) -> None:
    texts, chains = imagenet_texts(["husky, Eskimo dog", "beagle", "gadget"], wordnet)
    assert texts.names == ("husky", "beagle", "gadget")
    assert texts.variants[0] == ("husky", "a photo of a husky", "Eskimo dog", "husky, a dog", "husky, an animal")
    hypernyms, membership = hypernym_texts(chains, wordnet, least=2)
    assert hypernyms.names == ("dog", "animal"), "in the order in which they come"
    assert membership.tolist() == [[True, True], [True, True], [False, False]]


@pytest.mark.parametrize(
    ("verb", "form"),
    [("run", "running"), ("ride", "riding"), ("look at", "looking at"), ("see", "seeing"), ("play", "playing")],
)
def test_gerunds(verb: str, form: str) -> None:
    assert gerund(verb) == form


@pytest.mark.parametrize(("noun", "form"), [("dog", "dogs"), ("bus", "buses"), ("city", "cities"), ("boy", "boys")])
def test_plurals(noun: str, form: str) -> None:
    assert plural(noun) == form


def test_articles() -> None:
    assert [article(name) for name in ("owl", "dog")] == ["an owl", "a dog"]


def test_fragments_begin_and_end_with_meaning() -> None:
    sentences = ["A brown dog runs over the green grass in the park.", "Two women are talking to a man with a hat."]
    runs = fragments(sentences, 15, seed=0)
    assert len(runs) > 5
    assert fragments(sentences, 15, seed=0) == runs
    for run in runs:
        assert 2 <= len(run.split()) <= 5
        assert run.split()[-1] not in EMPTY_WORDS
        assert any(run in sentence.lower() for sentence in sentences)


def test_things_are_visible_and_their_words_in_use() -> None:
    rows = [
        ("noun.animal", ("octopus", "devilfish", "sea devil")),
        ("noun.artifact", ("Ferris wheel", "big dipper", "flying machine shop")),
        ("noun.person", ("Einstein",)),
        ("noun.cognition", ("idea",)),
    ]
    wordnet = WordNet(Synset(str(n), lemmas, "", (), (), domain) for n, (domain, lemmas) in enumerate(rows))
    used = words_of(["An octopus in the sea: the devil's idea.", "wheel; big machine shop, flying"])
    assert used["the"] == 2
    assert visible_things(wordnet, used) == ["Ferris wheel", "octopus", "sea devil"]


def test_real_label_sets_are_complete(shared_data: Path) -> None:
    vocabulary = read_vocabulary(shared_data / "images", WordNet.read(shared_data / "labels" / "wordnet.jsonl.gz"))
    assert (len(vocabulary.imagenet.names), len(vocabulary.tags.names)) == (1000, 631)
    assert vocabulary.imagenet.names[0] == "tench"
    assert vocabulary.wnids[0] == "n01440764"
    assert vocabulary.membership.shape == (1000, len(vocabulary.hypernyms.names))
    dogs = vocabulary.membership[:, vocabulary.hypernyms.names.index("dog")]
    assert 100 < dogs.sum() < 130
    held_out = {"caltech101": {"panda", "emu"}, "sports22": {"chess", "fencing"}}
    assert not [key for key in vocabulary.local_keys if key[1] in held_out.get(key[0], ())]
