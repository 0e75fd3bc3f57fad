"""Analyses and summaries as plain documents: schema `vsum-probe/1` and `vsum-summary/1`, and the rows of the CSV."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.explain import shots_in
from vsum_desktop.core.rates import frame_grid, timecode_text
from vsum_desktop.core.reasons import Reason
from vsum_desktop.core.scores import shot_means
from vsum_desktop.core.summary import Edits, Summary
from vsum_desktop.core.video import VideoInfo
from vsum_desktop.pipeline.analyze import Analysis, ModelRef
from vsum_desktop.pipeline.summarize import explain_shots, scores

if TYPE_CHECKING:
    from vsum_desktop.pipeline.export import ExportReport

Document = dict[str, Any]

CSV_HEADER = ("sample", "frame", "time", "smpte", "importance", "relevance", "score", "shot", "clip")


def probe_document(info: VideoInfo) -> Document:
    """Schema `vsum-probe/1`."""
    video = info.video
    return {
        "schema": "vsum-probe/1",
        "path": str(info.path),
        "container": info.container,
        "duration": float(info.duration),
        "start_time": float(info.start_time),
        "has_audio": info.has_audio,
        "rotation": info.rotation,
        "vfr": info.vfr,
        "video": {
            "codec": video.codec,
            "width": video.width,
            "height": video.height,
            "fps": float(video.fps),
            "frames": video.frames,
            "pixel_format": video.pixel_format,
            "bit_depth": video.bit_depth,
            "time_base": str(video.time_base),
        },
        "audio": [
            {"codec": stream.codec, "channels": stream.channels, "sample_rate": stream.sample_rate} for stream in info.audio
        ],
        "warnings": list(info.warnings),
    }


def analysis_document(analysis: Analysis, strength: float) -> Document:
    """Schema `vsum-summary/1` without summary, outputs and receipt: no budget, no shot is a clip, none has a reason."""
    document = _document(analysis, strength)
    document["budget"] = None
    for row in document["shots"]:
        row |= {"clip": False, "reason": None}
    document["timings"]["export"] = 0.0
    return document


def summary_document(analysis: Analysis, edits: Edits, summary: Summary, outcome: ExportReport | None = None) -> Document:
    """Schema `vsum-summary/1`."""
    document = _document(analysis, edits.query_strength)
    shown = shots_in(summary.clips, analysis.shots)
    for row, clip, reason in zip(document["shots"], shown, explain_shots(analysis, edits, summary), strict=True):
        row |= {"clip": bool(clip >= 0), "reason": _reason(reason)}
    document["warnings"] += summary.warnings
    document["budget"] = {"requested": str(edits.budget), "seconds": float(summary.budget)}
    document["summary"] = {
        "duration": float(summary.duration),
        "clips": [
            {
                "start": float(clip.interval.start),
                "end": float(clip.interval.end),
                "score": _number(clip.score),
                "shot": clip.shot,
                "reason": _reason(clip.reason),
            }
            for clip in summary.clips
        ],
    }
    document["outputs"] = [
        {"kind": output.kind, "path": str(output.path), "bytes": output.bytes}
        for output in (outcome.outputs if outcome else ())
    ]
    document["receipt"] = None
    if outcome is not None and outcome.receipt is not None:
        document["receipt"] = {
            "checked": outcome.receipt.checked,
            "exact": outcome.receipt.exact,
            "clips": [
                {"first_pts_error": _number(clip.first_pts_error), "last_pts_error": _number(clip.last_pts_error)}
                for clip in outcome.receipt.clips
            ],
        }
    document["warnings"] = list(dict.fromkeys((*document["warnings"], *(outcome.warnings if outcome else ()))))
    exporting = outcome.seconds if outcome else 0.0
    document["timings"] |= {"export": round(exporting, 4), "total": round(analysis.timings["total"] + exporting, 4)}
    return document


def csv_rows(analysis: Analysis, edits: Edits, summary: Summary) -> Iterator[tuple[object, ...]]:
    """One row a sample, after `CSV_HEADER`; `clip` is the clip's number from 1, empty outside the summary."""
    features = analysis.features
    score = scores(analysis, edits.query_strength)
    shots = analysis.shots.of_samples(features.picks)
    relevance = analysis.relevance.values if analysis.relevance is not None else None
    grid = frame_grid(analysis.video)
    begin, drop = grid.start(analysis.video)
    clips = np.zeros(len(features), np.int64)
    for number, clip in enumerate(summary.clips, 1):
        clips[slice(*np.searchsorted(features.picks, clip.frames))] = number
    for number, (frame, time) in enumerate(zip(features.picks.tolist(), features.times.tolist(), strict=True)):
        yield (
            number,
            frame,
            f"{time:.6f}",
            timecode_text(begin + grid.at(analysis.video, frame), grid.nominal, drop),
            f"{analysis.importance[number]:.6f}",
            f"{relevance[number]:.6f}" if relevance is not None else None,
            f"{score[number]:.6f}",
            int(shots[number]),
            int(clips[number]) or None,
        )


def _document(analysis: Analysis, strength: float) -> Document:
    features = analysis.features
    relevance = analysis.relevance
    score = scores(analysis, strength)
    return {
        "schema": "vsum-summary/1",
        "video": probe_document(analysis.video),
        "encoder": _model(analysis.encoder),
        "scorer": _model(analysis.scorer),
        "device": analysis.device,
        "query": analysis.query,
        "query_strength": strength,
        "weak_match": relevance.weak if relevance is not None else None,
        "samples": {
            "rate": float(analysis.rate),
            "times": _numbers(features.times),
            "importance": _numbers(analysis.importance),
            "relevance": _numbers(relevance.values) if relevance is not None else None,
            "score": _numbers(score),
        },
        "shots": _shots(analysis, score),
        "edges": [
            {"source": edge.source, "target": edge.target, "weight": _number(edge.weight), "kind": edge.kind}
            for edge in analysis.scored.edges
        ],
        "timings": {stage: round(seconds, 4) for stage, seconds in analysis.timings.items()},
        "cached": analysis.cached,
        "warnings": [*analysis.warnings, *unknown_words(analysis)],
    }


def unknown_words(analysis: Analysis) -> Iterator[str]:
    """A sentence for each word of the query that the encoder has not learned."""
    for word in analysis.relevance.unknown if analysis.relevance is not None else ():
        learned = f"“{word.text}” is no word that {analysis.encoder.id} has learned"
        offer = f". Did you mean {' or '.join(f'“{near}”' for near in word.near)}?" if word.near else "."
        yield f"{learned}; it reads it in pieces, and may miss what is meant{offer}"


def _shots(analysis: Analysis, score: NDArray[np.float32]) -> list[Document]:
    shots, picks = analysis.shots, analysis.features.picks
    means = {"score": shot_means(score, shots, picks), "importance": shot_means(analysis.importance, shots, picks)}
    if analysis.relevance is not None:
        means["relevance"] = shot_means(analysis.relevance.values, shots, picks)
    rows: list[Document] = []
    for number in range(len(shots)):
        span = shots.interval(number, analysis.video.frames)
        row: Document = {"start": float(span.start), "end": float(span.end), "relevance": None}
        row |= {name: _number(values[number]) for name, values in means.items()}
        rows.append(row)
    return rows


def _model(model: ModelRef) -> Document:
    return {"id": model.id, "sha256": model.sha256}


def _reason(reason: Reason) -> Document:
    return {"code": reason.code, "fields": dict(reason.fields), "text": reason.text}


def _number(value: float | np.floating[Any]) -> float:
    """A float for JSON: six decimals are below any frame."""
    return round(float(value), 6)


def _numbers(values: NDArray[Any]) -> list[float]:
    return [round(value, 6) for value in values.tolist()]
