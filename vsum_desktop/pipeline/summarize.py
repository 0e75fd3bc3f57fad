"""From an `Analysis` and the user's edits to a `Summary`: pure, a few milliseconds, run on every move of a slider."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core import explain, whatif
from vsum_desktop.core.edits import Edits
from vsum_desktop.core.explain import NextClip, Reason
from vsum_desktop.core.likeness import Likeness
from vsum_desktop.core.scores import fuse
from vsum_desktop.core.summary import Summary, select
from vsum_desktop.core.whatif import Chosen, Entry, Without
from vsum_desktop.pipeline.analyze import Analysis


def scores(analysis: Analysis, strength: float) -> NDArray[np.float32]:
    """What the summary is chosen by, float32 [N]: (1 − q)·importance + q·relevance; importance alone without a query."""
    return fuse(analysis.importance, _relevance(analysis), strength)


def likeness(analysis: Analysis) -> Likeness:
    """What the summaries of an analysis, and of all with the same samples and shots, may share."""
    return Likeness(analysis.features.embeddings, analysis.shots)


def summarize(analysis: Analysis, edits: Edits, shared: Likeness | None = None) -> Summary:
    """Choose the clips. In a provisional analysis trims do not hold: they name shots of the full one.

    Args:
        analysis: What they are chosen from.
        edits: The user's decisions.
        shared: Its `likeness`, where more than one summary is chosen.

    Raises:
        BudgetError: If no clip can be kept.
    """
    return select(
        scores(analysis, edits.query_strength),
        analysis.importance,
        _relevance(analysis),
        analysis.features.embeddings,
        analysis.features.picks,
        analysis.shots,
        analysis.video.frames,
        held(analysis, edits),
        shared,
    )


def held(analysis: Analysis, edits: Edits) -> Edits:
    """The edits as they hold for an analysis."""
    return dataclasses.replace(edits, trims=()) if analysis.provisional and edits.trims else edits


def explain_shots(analysis: Analysis, edits: Edits, summary: Summary) -> tuple[Reason, ...]:
    """Why each of the S shots is in `summary` or out of it; `summary` is that of these edits."""
    return explain.explain_shots(
        summary,
        scores(analysis, edits.query_strength),
        analysis.importance,
        _relevance(analysis),
        analysis.features.embeddings,
        analysis.features.picks,
        analysis.shots,
        analysis.video.frames,
        held(analysis, edits),
    )


def next_clip(analysis: Analysis, edits: Edits, summary: Summary) -> NextClip | None:
    """What a little more budget would add to `summary`; None if nothing within a minute."""
    score = scores(analysis, edits.query_strength)
    frames = analysis.video.frames
    return explain.next_clip(summary, score, analysis.features.picks, analysis.shots, frames, held(analysis, edits))


def entering(analysis: Analysis, edits: Edits, summary: Summary) -> Mapping[int, Entry]:
    """How much more budget lets shots that are out come into `summary`; see `core.whatif.entering`."""
    return whatif.entering(summary, _chosen(analysis, edits))


def without(analysis: Analysis, edits: Edits, summary: Summary, clip: int) -> Without | None:
    """What would become of `summary` if clip `clip` (from 0) were banned; see `core.whatif.without`."""
    return whatif.without(summary, _chosen(analysis, edits), clip)


def _chosen(analysis: Analysis, edits: Edits) -> Chosen:
    score = scores(analysis, edits.query_strength)
    return Chosen(score, analysis.features.picks, analysis.shots, analysis.video.frames, held(analysis, edits))


def _relevance(analysis: Analysis) -> NDArray[np.float32] | None:
    return analysis.relevance.values if analysis.relevance is not None else None
