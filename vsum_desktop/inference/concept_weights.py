"""Reading `concepts.json` (schema `vsum-concepts/1`) beside a linear scorer."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.errors import ManifestError
from vsum_desktop.core.features import QUERY_COLUMNS
from vsum_desktop.core.linear_scorer import ConceptWeights
from vsum_desktop.core.relational import RELATIONAL_COLUMNS
from vsum_desktop.core.specs import ScorerSpec

WEIGHTS_FILE = "concepts.json"
SCHEMA = "vsum-concepts/1"


def read_concept_weights(spec: ScorerSpec, words: Sequence[str]) -> ConceptWeights | None:
    """The weights of a linear scorer, None for any other scorer.

    Args:
        spec: The scorer, its files checked.
        words: Its anchor words.

    Raises:
        ManifestError: If the file is malformed or has other words; field `path`.
    """
    if WEIGHTS_FILE not in spec.files:
        return None
    path = spec.folder / WEIGHTS_FILE
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        if document["schema"] != SCHEMA:
            raise ManifestError(f"not {SCHEMA}", path=path, key="schema")
        windows = tuple(int(width) for width in document["windows"])
        concepts = _columns(document["concepts"], words, len(windows) + 1)
        return ConceptWeights(
            windows,
            concepts[:-1],
            concepts[-1],
            _columns(document["relational"], RELATIONAL_COLUMNS, len(windows)),
            _columns(document["query"], QUERY_COLUMNS, len(windows)),
            int(document["reach"]),
            float(document["temperature"]),
            float(document["smoothing"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ManifestError(f"malformed weights: {error}", path=path) from error


def _columns(rows: Mapping[str, Any], names: Sequence[str], places: int) -> NDArray[np.float32]:
    """float32 [places, len(names)]."""
    values = np.array([rows[name] for name in names], np.float32).T
    if values.shape != (places, len(names)) or not np.isfinite(values).all():
        raise ValueError(f"expected {places} finite numbers for each of {len(names)} names")
    return np.ascontiguousarray(values)
