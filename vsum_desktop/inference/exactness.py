"""Whether int8 products are added up exactly on this processor.

x64 processors without VNNI add pairs of products in 16 bits, which overflow: the cosine of a quantised encoder's vectors to the
right ones was .8 in the mean there, and down to 0. If asked, ONNX Runtime takes an exact way on every x64 processor, which with
VNNI needs four times as long for the same numbers; so it is asked only where a small convolution comes out wrong.
"""

from __future__ import annotations

import functools
import zlib
from base64 import b85decode

import numpy as np

from vsum_desktop.inference.runtime import FATAL_SEVERITY, runtime

_CHANNELS = 64
_SUM = 255.0 * 127 * _CHANNELS
# A quantised 1 x 1 convolution of 64 channels, all weights 127, packed (`test_the_probe_is_what_it_says` builds it).
_CONVOLUTION = (
    b"c-qC0O-{ow5QY8M)=WhS76=wyMPgA)TmT7y3~VAcY}tj@q7lW0IH5lqdJ5Lug4-eNG?6Gd0G4K9fAdD~dHBxR7lRYP3!v6$U@M(l(V0)}Ovi(}"
    b"GBriE(zlt>X%45b0l!;&xh>5^PvYoWzizjmLvOCL$7$h!d4YpYP&m<j(z(&IwnFxSrHjlRqfbm=2+eG$6@t3*Ic8VZyuk><1(+-JOKqh)wrTF#"
    b"wntEtt!}(*8xU;lXUp9Ps}M0^2(2$<KO(BqBpAtoXVsVhzi;FR=7e8z%yC3jlQ&u8_kTX}fRkV~e0;(~jw;KZf2C@(h=d??KlG~?M{vlo*as@G"
    b"0w2d03-#dX@-HO~RSZxhegGY8uXF"
)


@functools.cache
def sums_are_exact() -> bool:
    """Whether ONNX Runtime adds 255 · 127 up 64 times on the CPU without being asked to be exact; takes milliseconds."""
    ort = runtime()
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = FATAL_SEVERITY
    session = ort.InferenceSession(convolution(), options, providers=["CPUExecutionProvider"])
    (found,) = session.run(None, {"x": np.full((1, _CHANNELS, 4, 4), 255, np.float32)})
    return bool(np.allclose(found, _SUM, rtol=0.01))


def convolution() -> bytes:
    """The model that is tried, as ONNX."""
    return zlib.decompress(b85decode(_CONVOLUTION))
