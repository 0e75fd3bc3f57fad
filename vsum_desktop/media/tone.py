"""Tone mapping: pictures with a PQ or HLG transfer to what a standard display shows.

Light is computed per ITU-R BT.2100, brought from BT.2020 to BT.709 primaries (BT.2087), and rolled off above a knee so that
graphics white (203 cd/m², BT.2408) stays clearly below the brightest white.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

PQ, HLG = 16, 18  # ITU-T H.273 transfer characteristics
_WHITE = 203.0
_KNEE = 0.6
_GAMMA = 2.4
_STEPS = 4096
_TO_709 = np.array(
    [[1.6605, -0.5876, -0.0728], [-0.1246, 1.1329, -0.0083], [-0.0182, -0.1006, 1.1187]],
    np.float32,
)


def to_sdr(picture: NDArray[np.uint16], transfer: int) -> NDArray[np.uint8]:
    """Map RGB uint16 [H, W, 3] with the given transfer to SDR, uint8 [H, W, 3]."""
    light = _light_table(transfer)[picture >> 4] @ _TO_709.T
    np.maximum(light, 0, out=light)
    if transfer == HLG:
        # The display's own gamma, on the luminance (BT.2100, table 5, nominal peak 1000 cd/m²).
        luminance = light @ np.array([0.2126, 0.7152, 0.0722], np.float32)
        light *= (1000 / _WHITE) * np.power(luminance, 0.2, where=luminance > 0, out=np.zeros_like(luminance))[..., None]
    peak = light.max(axis=2)
    over = np.maximum(peak - _KNEE, 0)
    rolled = np.minimum(peak, _KNEE) + (1 - _KNEE) * (1 - np.exp(-over / (1 - _KNEE)))
    light *= (rolled / np.maximum(peak, 1e-6))[..., None]
    codes: NDArray[np.uint8] = _display_table()[(light * (_STEPS - 1) + 0.5).astype(np.intp)]
    return codes


@lru_cache(maxsize=2)
def _light_table(transfer: int) -> NDArray[np.float32]:
    """Linear light for each of 4096 code values, float32: PQ relative to graphics white, HLG scene light in [0, 1]."""
    code = np.linspace(0, 1, _STEPS)
    if transfer == PQ:
        power = np.power(code, 32 / 2523)
        light = np.power(np.maximum(power - 107 / 128, 0) / (2413 / 128 - 2392 / 128 * power), 8192 / 1305) * (10000 / _WHITE)
    else:
        a, b, c = 0.17883277, 0.28466892, 0.55991073
        light = np.where(code <= 0.5, code**2 / 3, (np.exp((code - c) / a) + b) / 12)
    return light.astype(np.float32)


@lru_cache(maxsize=1)
def _display_table() -> NDArray[np.uint8]:
    """Display code for each of 4096 steps of linear light."""
    return np.round(255 * np.power(np.linspace(0, 1, _STEPS), 1 / _GAMMA)).astype(np.uint8)
