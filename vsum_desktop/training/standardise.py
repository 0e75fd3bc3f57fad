"""Values around their mean, as closed forms and guides are fitted to them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def centred(values: NDArray[np.floating]) -> NDArray[np.float64]:
    """Columns with mean 0, float64 [N] or [N, C]."""
    return np.asarray(values, np.float64) - values.mean(axis=0, dtype=np.float64)


def standardised(values: NDArray[np.floating]) -> NDArray[np.float64]:
    """Values with mean 0 and deviation 1, float64 [N]; 0 throughout where they hardly differ."""
    around = centred(values)
    deviation = float(around.std())
    return around / deviation if deviation > 1e-6 else np.zeros_like(around)
