"""Answers that are kept: asking again what was asked before is instant."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping

from vsum_desktop.core.features import FrameFeatures
from vsum_desktop.core.relevance import Relevance
from vsum_desktop.pipeline.analyze import Analysis

_KEPT_BYTES = 256_000_000  # of importance, graph and relevance; at least the last answer is kept


class Answers:
    """Analyses by query, scorer and encoder, and relevance by query, of the features of one video."""

    def __init__(self) -> None:
        self._features: FrameFeatures | None = None
        self._analyses: OrderedDict[tuple[str | None, str, str], Analysis] = OrderedDict()
        self._found: dict[str, Relevance] = {}

    def keep(self, analysis: Analysis) -> None:
        """Remember an analysis; one of other features makes all earlier answers void."""
        if analysis.features is not self._features:
            self.clear()
            self._features = analysis.features
        key = (analysis.query, analysis.scorer.id, analysis.encoder.id)
        self._analyses[key] = analysis
        self._analyses.move_to_end(key)
        while len(self._analyses) > 1 and sum(map(_size, self._analyses.values())) > _KEPT_BYTES:
            self._analyses.popitem(last=False)
        if analysis.query is not None and analysis.relevance is not None:
            self._found[analysis.query] = analysis.relevance

    def keep_found(self, analysis: Analysis, found: Mapping[str, Relevance]) -> None:
        """Remember what queries find in the features of an analysis, unless others have taken their place."""
        if analysis.features is self._features:
            self._found |= found

    def analysis(self, query: str | None, scorer: str, encoder: str) -> Analysis | None:
        """The analysis of a query by a scorer, None if it has to be made."""
        return self._analyses.get((query, scorer, encoder))

    def found(self, query: str) -> Relevance | None:
        """What a query finds, None if that has to be asked."""
        return self._found.get(query)

    def clear(self) -> None:
        """Forget everything."""
        self._features = None
        self._analyses.clear()
        self._found.clear()


def _size(analysis: Analysis) -> int:
    scored, table = analysis.scored, analysis.scored.table
    arrays = (table.index, table.direction, table.mask, scored.importance, scored.edge_weight)
    others = (scored.region_weight, scored.word_weight, scored.concepts.columns if scored.concepts is not None else None)
    return sum(array.nbytes for array in arrays) + sum(array.nbytes for array in others if array is not None)
