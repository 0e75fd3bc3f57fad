"""How the window words progress, sizes, clocks and facts of a video."""

from __future__ import annotations

from fractions import Fraction

from vsum_desktop.core.jobs import Progress
from vsum_desktop.core.reasons import Reason
from vsum_desktop.core.timing import format_time
from vsum_desktop.core.video import FrameTable, VideoInfo
from vsum_desktop.pipeline.analyze import Analysis

_STAGES = {
    "probe": "Reading the file",
    "coarse": "First look",
    "decode": "Looking at frames",
    "encode": "Looking at frames",
    "shots": "Finding shots",
    "score": "Scoring",
    "export": "Writing the video",
    "check": "Checking the cuts",
    "pictures": "Fetching pictures",
}


def progress_text(progress: Progress) -> str:
    """Stage, share and time left: `Looking at frames · 43 % · 12 s left`."""
    parts = [_STAGES.get(progress.stage, progress.stage.capitalize())]
    if progress.share is not None:
        parts.append(f"{int(100 * progress.share)} %")
    if progress.seconds_left is not None:
        parts.append(f"{left_text(progress.seconds_left)} left")
    return " · ".join(parts)


_BRIEFLY = {
    "pinned": "pinned",
    "everything-fits": "the whole video fits",
    "relevant": "relevance {relevance:.2f}",
    "representative": "stands for {similar} similar shots",
    "unique": "unlike all others · importance {importance:.2f}",
    "important": "importance {importance:.2f}",
    "banned": "banned",
    "too-short": "too short, {length:.1f} s",
    "low-relevance": "low for the query, {relevance:.2f}",
    "redundant": "much like clip {clip} ({cosine:.2f})",
    "low-score": "score {score:.2f}, weakest clip {weakest:.2f}",
    "no-room": "score {score:.2f}, no room for {length:.1f} s",
}


def brief(reason: Reason) -> str:
    """A reason in a few words, for one line of a list; of a code that is not known here, its sentence."""
    template = _BRIEFLY.get(reason.code)
    return template.format_map(reason.fields) if template else reason.text


def left_text(seconds: float) -> str:
    """A length for people: `8 s`, `2 min`, `1 h 5 min`."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"


def seconds_text(seconds: Fraction) -> str:
    """A length in tenths of a second, rounded up, so that so much is enough: `3.2 s`."""
    return f"{-(-seconds * 10 // 1) / 10:.1f} s"


def bytes_text(size: int) -> str:
    """A file size: `840 KB`, `5.3 MB`."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} KB"
    return f"{size / 1e6:.1f} MB" if size < 1e9 else f"{size / 1e9:.2f} GB"


def clock_text(frames: FrameTable, frame: int) -> str:
    """`HH:MM:SS:FF` of a frame; FF counts the frames since the second began, exact for any frame rate."""
    time = frames.time(frame)
    second = time.numerator // time.denominator
    hours, rest = divmod(second, 3600)
    return f"{hours:02d}:{rest // 60:02d}:{rest % 60:02d}:{frame - frames.first_from(Fraction(second)):02d}"


def video_facts(info: VideoInfo) -> list[tuple[str, str]]:
    """What is known of a file, as names and values."""
    video = info.video
    rate = "variable frame rate" if info.vfr else f"{float(video.fps):.5g} frames/s"
    facts = [
        ("File", info.path.name),
        ("Length", f"{format_time(info.duration, 2)} · {video.frames:,} frames".replace(",", "\u202f")),
        ("Picture", f"{video.width} × {video.height} · {rate}"),
        ("Codec", f"{video.codec} · {video.pixel_format} · {video.bit_depth} bit · {info.container}"),
    ]
    special = [name for name, there in (("interlaced", info.interlaced), ("HDR, tone-mapped", info.hdr)) if there]
    if info.rotation:
        special.append(f"turned by {info.rotation}°")
    if special:
        facts.append(("Stored", " · ".join(special)))
    if info.start_time:
        facts.append(("Starts at", f"{float(info.start_time):.3f} s on its own clock"))
    sounds = [f"{sound.codec} · {sound.channels} ch · {sound.sample_rate / 1000:g} kHz" for sound in info.audio]
    facts.append(("Sound", "\n".join(sounds) if sounds else "none"))
    return facts


def analysis_facts(analysis: Analysis) -> list[tuple[str, str]]:
    """What the analysis was made with, and how long it took."""
    shots, samples = len(analysis.shots), len(analysis.features)
    stages = " · ".join(f"{name} {seconds:.1f} s" for name, seconds in analysis.timings.items() if seconds >= 0.05)
    return [
        ("Samples", f"{samples} · {float(analysis.rate):g} a second"),
        ("Shots", str(shots)),
        ("Encoder", analysis.encoder.title),
        ("Scorer", analysis.scorer.title),
        ("Device", analysis.device.upper() + (f" · {analysis.device_note}" if analysis.device_note else "")),
        ("Time taken", f"{stages or 'under 0.1 s'}{' · features from the cache' if analysis.cached else ''}"),
    ]
