"""How large the summary as a video will be, before it is written."""

from __future__ import annotations

from vsum_desktop.core.video import VideoInfo

# Measured on seven videos from 360p to 720p: at the exporter's quality a picture takes about 2.4 times the bits of a sparingly
# encoded source, and no more than a quarter of a bit a pixel where the source is lavish. Good to a factor of about 1.5.
_GROWTH = 2.4
_MOST_BITS = 0.25
_SOUND_BITS = 128_000  # a second


def mp4_bytes(video: VideoInfo, seconds: float) -> int:
    """About how many bytes `seconds` of the video take as MP4; 0 if it cannot be told."""
    pixels = video.video.width * video.video.height * float(video.video.fps)
    duration = float(video.duration)
    if not video.bytes or not pixels or not duration:
        return 0
    sound = _SOUND_BITS if video.has_audio else 0
    source = max(0.0, 8 * video.bytes / duration - sound) / pixels
    return round(seconds * (min(_GROWTH * source, _MOST_BITS) * pixels + sound) / 8)
