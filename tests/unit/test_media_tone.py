"""Tone mapping: order is kept, greys stay grey, graphics white stays below the brightest white."""

from __future__ import annotations

import numpy as np
import pytest

from vsum_desktop.media.tone import HLG, PQ, to_sdr


def pq_code(nits: float) -> int:
    """The 16-bit PQ code of a luminance (SMPTE ST 2084, inverse EOTF)."""
    power = (nits / 10000) ** (1305 / 8192)
    return round(65535 * ((107 / 128 + 2413 / 128 * power) / (1 + 2392 / 128 * power)) ** (2523 / 32))


def grey(code: int, transfer: int) -> int:
    picture = to_sdr(np.full((2, 2, 3), code, np.uint16), transfer)
    assert picture.dtype == np.uint8
    assert np.ptp(picture[0, 0].astype(int)) <= 2
    return int(picture[0, 0, 1])


def test_pq_levels_come_out_where_a_viewer_expects_them() -> None:
    black, dark, grey_card, white, bright, peak = (grey(pq_code(nits), PQ) for nits in (0, 5, 36, 203, 600, 10000))
    assert black == 0
    assert 40 < dark < 70
    assert 110 < grey_card < 140
    assert 225 < white < 245
    assert white < bright <= peak == 255


@pytest.mark.parametrize("transfer", [PQ, HLG])
def test_brighter_never_becomes_darker(transfer: int) -> None:
    ramp = np.repeat(np.linspace(0, 65535, 512).astype(np.uint16)[None, :, None], 3, axis=2)
    assert np.all(np.diff(to_sdr(ramp, transfer)[0].astype(int), axis=0) >= 0)


def test_hlg_reference_levels() -> None:
    assert grey(0, HLG) == 0
    assert 225 < grey(round(0.75 * 65535), HLG) < 245
    assert grey(65535, HLG) > 248


def test_colours_keep_their_order_and_wide_ones_are_brought_in() -> None:
    red = to_sdr(np.array([[[pq_code(150), pq_code(10), pq_code(10)]]], np.uint16), PQ)[0, 0].astype(int)
    assert red[0] > 2 * red[1]
    assert red[0] > 2 * red[2]
