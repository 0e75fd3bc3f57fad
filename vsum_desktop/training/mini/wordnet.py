"""Open English WordNet as a small lookup: lemmas to synsets, synsets to hypernyms."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Synset:
    """One sense: its words, what it means, its parents' ids, and the lexicographers' file that it stands in (`noun.animal`)."""

    id: str
    lemmas: tuple[str, ...]
    definition: str
    hypernyms: tuple[str, ...]
    examples: tuple[str, ...]
    domain: str = ""


class WordNet:
    """All synsets of a `wordnet.jsonl.gz`."""

    def __init__(self, synsets: Iterable[Synset]) -> None:
        self.synsets = {synset.id: synset for synset in synsets}
        self._by_lemma: dict[str, list[str]] = defaultdict(list)
        for synset in self.synsets.values():
            for lemma in synset.lemmas:
                self._by_lemma[lemma.lower()].append(synset.id)

    @classmethod
    def read(cls, path: Path) -> WordNet:
        """Reads the compressed JSON lines."""
        with gzip.open(path, "rt", encoding="utf-8") as stream:
            return cls(
                Synset(
                    row["id"],
                    tuple(row["lemmas"]),
                    row["definition"],
                    tuple(row["hypernyms"]),
                    tuple(row.get("examples") or ()),
                    row["domain"],
                )
                for row in map(json.loads, stream)
            )

    def find_noun(self, names: Iterable[str]) -> Synset | None:
        """The noun synset that shares most words with `names`; the first listed among equals, None without any."""
        wanted = [name.lower() for name in names]
        candidates = [key for name in wanted for key in self._by_lemma.get(name, ()) if key.endswith("-n")]
        if not candidates:
            return None
        shared = {key: sum(lemma.lower() in wanted for lemma in self.synsets[key].lemmas) for key in candidates}
        return self.synsets[max(candidates, key=lambda key: shared[key])]

    def ancestors(self, synset: Synset, limit: int = 12) -> list[str]:
        """Ids of the hypernyms along the first parent, nearest first."""
        chain: list[str] = []
        current = synset
        while current.hypernyms and len(chain) < limit:
            parent = current.hypernyms[0]
            if parent not in self.synsets or parent in chain:
                break
            chain.append(parent)
            current = self.synsets[parent]
        return chain
