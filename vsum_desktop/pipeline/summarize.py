"""From an `Analysis` and the user's edits to a `Summary`: pure, a few milliseconds, run on every move of a slider."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.scores import fuse
from vsum_desktop.pipeline.analyze import Analysis


def scores(analysis: Analysis, strength: float) -> NDArray[np.float32]:
    """What the summary is chosen by, float32 [N]: (1 − q)·importance + q·relevance; importance alone without a query."""
    values = analysis.relevance.values if analysis.relevance is not None else None
    return fuse(analysis.importance, values, strength)
