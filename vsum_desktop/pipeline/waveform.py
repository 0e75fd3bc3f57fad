"""The waveform of a video, from the cache or from its sound."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from vsum_desktop.core.jobs import CancelToken
from vsum_desktop.core.video import VideoInfo
from vsum_desktop.media.waveform import PEAKS_A_SECOND, Waveform, read_waveform
from vsum_desktop.pipeline.cache import FeatureCache, cache_key, fingerprint

_FORMAT = "waveform-1"


def waveform(
    info: VideoInfo, cache: FeatureCache | None, cancel: CancelToken, grown: Callable[[Waveform], None]
) -> Waveform | None:
    """The peaks of the default sound track; None without sound.

    Args:
        info: The video.
        cache: Where peaks are kept; None keeps none.
        cancel: Stops the decoding between two blocks.
        grown: Called with what there is so far.

    Raises:
        VideoOpenError: If the file cannot be opened (any more).
        Cancelled: If `cancel` says so.
    """
    if not info.audio:
        return None
    sound = info.audio[0]
    key = ""
    if cache is not None:
        key = cache_key(fingerprint(info.path), f"{_FORMAT}:{sound.index}", str(PEAKS_A_SECOND))
        entry = cache.load(key)
        if entry is not None and {"low", "high"} <= entry[0].keys():
            return Waveform(entry[0]["low"], entry[0]["high"])
    result = read_waveform(info, sound, grown, cancel.raise_if_cancelled)
    if cache is not None:
        with contextlib.suppress(OSError):  # a full disk costs the next opening some seconds, no more
            cache.store(key, {"low": result.low, "high": result.high}, {"kind": _FORMAT})
    return result
