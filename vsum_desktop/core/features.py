"""Frame features, and the scorer inputs that do not depend on the encoder."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class FrameFeatures:
    """What the encoder saw of a video.

    Attributes:
        times: float64 [N], seconds from the start of the presentation.
        picks: int64 [N], frame indices, strictly increasing.
        embeddings: float32 [N, E], L2-normalised rows.
        regions: float32 [N, R, E] or None for an encoder without regions.
        luma: float32 [N] in [0, 1], mean brightness of each sample.
    """

    times: NDArray[np.float64]
    picks: NDArray[np.int64]
    embeddings: NDArray[np.float32]
    regions: NDArray[np.float32] | None
    luma: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.times)
