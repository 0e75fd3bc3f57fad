"""A summary as editing programs and players take it: whole frames at a standard rate, and captions timed for the summary."""

from __future__ import annotations

from vsum_desktop import __version__
from vsum_desktop.core.edits import Edits
from vsum_desktop.core.rates import FrameGrid, frame_grid, rate_text
from vsum_desktop.core.summary import Summary
from vsum_desktop.core.video import VideoInfo
from vsum_desktop.interchange.subtitles import Caption
from vsum_desktop.interchange.timeline import Fact, Timeline, TimelineClip, TimelineMedia
from vsum_desktop.media.exporter import plan_clips
from vsum_desktop.pipeline.analyze import Analysis


def timeline_of(analysis: Analysis, edits: Edits, summary: Summary) -> Timeline:
    """The clips in the order of the summary on the frame grid of `core.rates`, with what chose them."""
    video = analysis.video
    grid = frame_grid(video)
    ranks = _ranks(summary)
    clips = []
    for number, (clip, rank) in enumerate(zip(summary.clips, ranks, strict=True), 1):
        begin, end = grid.span(video, *clip.frames)
        name = f"Clip {number} · shot {clip.shot + 1}"
        facts = (clip.shot + 1, clip.score, rank, clip.reason.code, clip.reason.text)
        clips.append(TimelineClip(name, begin, end - begin, *facts))
    media = _media(video, grid)
    return Timeline(f"{media.stem} summary", media, tuple(clips), facts_of(analysis, edits, summary))


def conform_warnings(video: VideoInfo) -> tuple[str, ...]:
    """What to say where a timeline does not count the video's own frames one by one."""
    grid = frame_grid(video)
    if grid.exact:
        return ()
    rate, own = rate_text(grid.rate), rate_text(video.video.fps)
    if video.vfr:
        text = f"The video's frame rate varies (about {own} a second): timelines use {rate}, the nearest standard rate"
        return (f"{text}, and cuts lie within half a frame of the video's own.",)
    return (f"Timelines use {rate} frames a second, because editing programs do not take the video's {own}.",)


def captions_of(analysis: Analysis, summary: Summary) -> tuple[Caption, ...]:
    """The clips where they lie in the exported video, to the exact time."""
    if not summary.clips:
        return ()
    planned = plan_clips(analysis.video, [clip.interval for clip in summary.clips])
    return tuple(
        Caption(plan.output, plan.source, f"Clip {number} · score {clip.score:.2f}, rank {rank}", clip.reason.text)
        for number, (plan, clip, rank) in enumerate(zip(planned, summary.clips, _ranks(summary), strict=True), 1)
    )


def facts_of(analysis: Analysis, edits: Edits, summary: Summary) -> dict[str, Fact]:
    """How the summary was chosen, for metadata."""
    return {
        "program": f"VSum Desktop {__version__}",
        "query": analysis.query,
        "query_strength": edits.query_strength if analysis.query is not None else None,
        "budget": str(edits.budget),
        "encoder": analysis.encoder.id,
        "encoder_sha256": analysis.encoder.sha256,
        "scorer": analysis.scorer.id,
        "scorer_sha256": analysis.scorer.sha256,
        "clips": len(summary.clips),
        "seconds": round(float(summary.duration), 3),
    }


def _media(video: VideoInfo, grid: FrameGrid) -> TimelineMedia:
    sound = video.audio[0] if video.audio else None
    start, drop = grid.start(video)
    return TimelineMedia(
        path=video.path,
        rate=grid.rate,
        start=start,
        drop=drop,
        frames=max(1, grid.at(video, len(video.frames))),
        size=(video.video.width, video.video.height),
        channels=sound.channels if sound else 0,
        sample_rate=sound.sample_rate if sound else 0,
    )


def _ranks(summary: Summary) -> list[int]:
    """The rank of each clip by score, 1 for the highest."""
    order = sorted(range(len(summary.clips)), key=lambda number: -summary.clips[number].score)
    ranks = [0] * len(order)
    for rank, number in enumerate(order, 1):
        ranks[number] = rank
    return ranks
