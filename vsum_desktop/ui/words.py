"""How the window words progress, sizes, clocks and facts of a video."""

from __future__ import annotations

import re
from fractions import Fraction

from PySide6.QtCore import QCoreApplication

from vsum_desktop.app.edit_commands import budget_text
from vsum_desktop.app.numbers import Number, clock, count, numbers, percent, seconds
from vsum_desktop.app.translation import word
from vsum_desktop.core.edits import Budget
from vsum_desktop.core.jobs import Progress
from vsum_desktop.core.reasons import Reason
from vsum_desktop.core.video import FrameTable, VideoInfo
from vsum_desktop.pipeline.analyze import Analysis

STAGES = {
    "probe": "Reading the file",
    "coarse": "First look",
    "decode": "Looking at frames",
    "encode": "Looking at frames",
    "shots": "Finding shots",
    "score": "Scoring",
    "export": "Writing the video",
    "check": "Checking the cuts",
    "pictures": "Fetching pictures",
    "timeline": "Writing a timeline",
}

TIMED = {
    "probe": "reading",
    "decode": "decoding",
    "encode": "encoding",
    "shots": "shots",
    "score": "scoring",
    "total": "in all",
}


def progress_text(progress: Progress) -> str:
    """Stage, share and time left: `Looking at frames · 43 % · 12 s left`."""
    parts = [word("Words", STAGES.get(progress.stage, progress.stage.capitalize()))]
    if progress.share is not None:
        parts.append(percent(int(100 * progress.share)))
    if progress.seconds_left is not None:
        parts.append(QCoreApplication.translate("Words", "{time} left").format(time=left_text(progress.seconds_left)))
    return " · ".join(parts)


BRIEFLY = {
    "pinned": "pinned",
    "everything-fits": "the whole video fits",
    "relevant": "relevance {relevance:.2f}",
    "representative": "stands for {similar} similar shots",
    "unique": "unlike all others · importance {importance:.2f}",
    "important": "importance {importance:.2f}",
    "between": "between two near clips",
    "banned": "banned",
    "too-short": "too short, {length:.1f} s",
    "low-relevance": "low for the query, {relevance:.2f}",
    "redundant": "much like clip {clip} ({cosine:.2f})",
    "low-score": "below the weakest clip, {weakest:.2f}",
    "no-room": "no room for {length:.1f} s",
}


def brief(reason: Reason) -> str:
    """A reason in a few words, for one line of a list; of a code that is not known here, its sentence."""
    template = BRIEFLY.get(reason.code)
    return word("Words", template).format_map(numbers(reason.fields)) if template else reason.text


def quoted(text: str) -> str:
    """A query as the language puts it in quotation marks."""
    return QCoreApplication.translate("Words", "“{text}”").format(text=text)


def left_text(left: float) -> str:
    """A length for people: `8 s`, `2 min`, `1 h 5 min`."""
    if left < 90:
        return seconds(max(1, round(left)), ".0f")
    minutes = round(left / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"


def seconds_text(length: Fraction) -> str:
    """A length in tenths of a second, rounded up, so that so much is enough: `3.2 s`."""
    return seconds(Fraction(-(-length * 10 // 1), 10))


def budget_brief(budget: Budget) -> str:
    """A budget with one decimal at most, where there is little room: `15 %`, `47.7 %`, `20.3 s`."""
    amount = 100 * budget.amount if budget.relative else budget.amount
    if amount >= 1000:
        return budget_text(budget)
    spec = ".1g" if amount < Fraction(1, 10) else ".1f" if round(10 * amount) % 10 else ".0f"
    return percent(amount, spec) if budget.relative else seconds(amount, spec)


def unbroken(text: str) -> str:
    """A text that keeps each number on one line with its unit."""
    return re.sub(r"(?<=\d) (?=[\w%](?!\w))", "\N{NO-BREAK SPACE}", text)


def unbracketed(text: str) -> str:
    """A sentence without what stands in brackets, for where it is read in passing."""
    return re.sub(r"\s*[(（][^)）]*[)）]", "", text)


def bytes_text(size: int, spec: str = ".1f") -> str:
    """A file size: `840 KB`, `5.3 MB`; `spec` is the format of megabytes."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} KB"
    return f"{Number(size / 1e6):{spec}} MB" if size < 1e9 else f"{Number(size / 1e9):.2f} GB"


def clock_text(frames: FrameTable, frame: int) -> str:
    """`HH:MM:SS:FF` of a frame; FF counts the frames since the second began, exact for any frame rate."""
    time = frames.time(frame)
    second = time.numerator // time.denominator
    hours, rest = divmod(second, 3600)
    return f"{hours:02d}:{rest // 60:02d}:{rest % 60:02d}:{frame - frames.first_from(Fraction(second)):02d}"


def video_facts(info: VideoInfo) -> list[tuple[str, str]]:
    """What is known of a file, as names and values."""
    video = info.video
    tell = QCoreApplication.translate
    rate = f"{Number(video.fps):.5g}"
    rate = tell("Words", "variable frame rate") if info.vfr else tell("Words", "{rate} frames/s").format(rate=rate)
    length = tell("Words", "{time} · {count} frames").format(time=clock(info.duration, 2), count=count(video.frames))
    facts = [
        (tell("Words", "File"), info.path.name),
        (tell("Words", "Length"), length),
        (tell("Words", "Picture"), f"{video.width} × {video.height} · {rate}"),
        (tell("Words", "Codec"), f"{video.codec} · {video.pixel_format} · {video.bit_depth} bit · {info.container}"),
    ]
    traits = ((tell("Words", "interlaced"), info.interlaced), (tell("Words", "HDR, tone-mapped"), info.hdr))
    special = [name for name, there in traits if there]
    if info.rotation:
        special.append(tell("Words", "turned by {angle}°").format(angle=info.rotation))
    if special:
        facts.append((tell("Words", "Stored"), " · ".join(special)))
    if info.start_time:
        start = tell("Words", "{time} s on its own clock").format(time=f"{Number(info.start_time):.3f}")
        facts.append((tell("Words", "Starts at"), start))
    sounds = [f"{sound.codec} · {sound.channels} ch · {Number(sound.sample_rate / 1000):g} kHz" for sound in info.audio]
    facts.append((tell("Words", "Sound"), "\n".join(sounds) if sounds else tell("Words", "none")))
    return facts


def analysis_facts(analysis: Analysis) -> list[tuple[str, str]]:
    """What the analysis was made with, and how long it took."""
    shots, samples = len(analysis.shots), len(analysis.features)
    tell = QCoreApplication.translate
    took = [
        f"{word('Words', TIMED.get(name, name))} {seconds(spent)}" for name, spent in analysis.timings.items() if spent >= 0.05
    ]
    took = took or [tell("Words", "under 0.1 s")]
    if analysis.cached:
        took.append(tell("Words", "features from the cache"))
    rate = f"{Number(analysis.rate):.3g}"
    return [
        (tell("Words", "Samples"), tell("Words", "{count} · {rate} a second").format(count=count(samples), rate=rate)),
        (tell("Words", "Shots"), count(shots)),
        (tell("Words", "Encoder"), word("Models", analysis.encoder.title)),
        (tell("Words", "Scorer"), word("Models", analysis.scorer.title)),
        (tell("Words", "Device"), analysis.device.upper() + (f" · {analysis.device_note}" if analysis.device_note else "")),
        (tell("Words", "Time taken"), " · ".join(took)),
    ]
