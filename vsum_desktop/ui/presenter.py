"""From the values of a session to what the widgets show: rows, bands, verdicts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from vsum_desktop.app import translation
from vsum_desktop.app.numbers import Number, clock
from vsum_desktop.app.state import Explanation, QueryState, Solution
from vsum_desktop.core.edits import Budget
from vsum_desktop.core.jobs import Glimpse
from vsum_desktop.core.summary import Clip
from vsum_desktop.core.timing import Interval
from vsum_desktop.pipeline.analyze import Analysis
from vsum_desktop.ui.player import Verdict
from vsum_desktop.ui.rows import Row, Rows
from vsum_desktop.ui.theme import QUERY_TOKENS
from vsum_desktop.ui.timeline.curve_data import DIFFERENCE, IMPORTANCE, RELEVANCE, SCORE, Curve, CurveData
from vsum_desktop.ui.value_table import Column
from vsum_desktop.ui.words import brief, quoted, seconds_text


def curves(solution: Solution) -> CurveData:
    """The curves that the summary is made of, in drawing order."""
    analysis = solution.analysis
    relevance = analysis.relevance.values if analysis.relevance is not None else None
    parts = _found(analysis.importance, relevance, analysis.query or "")
    score = Curve(SCORE, QCoreApplication.translate("Curves", "score"), solution.score, "text")
    return CurveData(analysis.features.times, (*parts, score), analysis.provisional)


def growing(glimpse: Glimpse, query: str) -> CurveData:
    """The curves of a video that is still being analysed; there is no score before its shots are known."""
    return CurveData(glimpse.times, _found(glimpse.importance, glimpse.relevance, query), provisional=True)


def _found(importance: NDArray[np.float32], relevance: NDArray[np.float32] | None, query: str) -> tuple[Curve, ...]:
    """The curves of importance and, with a query, of relevance."""
    curve = Curve(IMPORTANCE, QCoreApplication.translate("Curves", "importance"), importance, "importance")
    return (curve,) if relevance is None else (curve, Curve(RELEVANCE, quoted(query), relevance, "relevance"))


def compared(query: QueryState) -> tuple[Curve, ...]:
    """The curves of the queries that are kept beside the active one, each in its own colour, and of two their difference."""
    others = tuple(
        Curve(f"query:{row.text}", quoted(row.text), row.found.values, QUERY_TOKENS[row.slot % len(QUERY_TOKENS)])
        for place, row in enumerate(query.rows)
        if place != query.active and row.found is not None
    )
    return (*others, *_difference(query))


def _difference(query: QueryState) -> tuple[Curve, ...]:
    """How much better the active of exactly two queries fits than the other one."""
    first = max(query.active, 0)
    found = [row.found for row in (query.rows[first], query.rows[1 - first])] if len(query.rows) == 2 else []
    if len(found) != 2 or found[0] is None or found[1] is None:
        return ()
    name = " − ".join(quoted(query.rows[place].text) for place in (first, 1 - first))
    return (Curve(DIFFERENCE, name, found[0].values - found[1].values, "dim"),)


def value_columns(solution: Solution, data: CurveData) -> tuple[Column, ...]:
    """Every sample of the curves: time, frame, shot, values, and the clip it is in."""
    analysis = solution.analysis
    picks = analysis.features.picks
    clip = solution.clips.numbers(picks)
    whole, exact = str, "{:.4f}".format
    return (
        Column(QCoreApplication.translate("Values", "Time"), data.times, lambda time: clock(float(time), 2), "{:.3f}".format),
        Column(QCoreApplication.translate("Values", "Frame"), picks, whole, whole),
        Column(QCoreApplication.translate("Values", "Shot"), analysis.shots.of_samples(picks) + 1, whole, whole),
        *(Column(curve.name, curve.values, lambda value: f"{Number(value):.3f}", exact) for curve in data.curves),
        Column(QCoreApplication.translate("Values", "Clip"), clip, _number_or_nothing, _number_or_nothing),
    )


def _number_or_nothing(number: int) -> str:
    return str(number) if number else ""


def shot_borders(analysis: Analysis) -> NDArray[np.float64]:
    """The S+1 borders in seconds."""
    return analysis.video.frames.seconds(analysis.shots.bounds)


def budget_level(solution: Solution, budget: Budget) -> float:
    """The score above which the shots would just fill a budget; that of the best shot where it is too short for a summary."""
    means, lengths = _shots_by_score(solution)
    seconds = float(budget.seconds(solution.analysis.video.duration))
    filled = int(np.searchsorted(np.cumsum(lengths), seconds - 1e-9))
    return float(means[min(filled, len(means) - 1)])


def budget_at(solution: Solution, level: float) -> Budget:
    """The budget that the shots above a score would fill; at least that of the best shot."""
    means, lengths = _shots_by_score(solution)
    above = max(1, int(np.searchsorted(-means, -level, side="right")))
    share = float(lengths[:above].sum()) / float(solution.analysis.video.duration)
    return Budget.of_share(min(1.0, max(share, 0.001)))


def _shots_by_score(solution: Solution) -> tuple[NDArray[np.float32], NDArray[np.float64]]:
    """Mean scores and lengths in seconds of all shots, the best one first; both [S]."""
    order = np.argsort(-solution.means, kind="stable")
    return solution.means[order], np.diff(shot_borders(solution.analysis))[order]


def clip_rows(solution: Solution) -> Rows:
    """The chosen clips as rows, in the order in which they are shown; known by their first frames."""
    analysis = solution.analysis
    clips = solution.summary.clips if solution.summary else ()
    trims = {trim.shot: trim.interval for trim in solution.edits.trims}

    def make(place: int) -> Row:
        clip = clips[place]
        trimmed = _is_trimmed(clip, trims.get(clip.shot))
        return Row(
            span=clip.interval,
            title=shot_title(analysis, clip.shot),
            reason=QCoreApplication.translate("Presenter", "trimmed by hand") if trimmed else brief(clip.reason),
            sentence=translation.reason(clip.reason),
            frame=_picture_frame(analysis, clip.shot, clip.frames),
            shot=clip.shot,
            score=clip.score,
            number=place + 1,
            pinned=clip.pinned,
            trimmed=trimmed,
        )

    def values() -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
        starts, ends = solution.clips.times.T
        return starts, np.array([clip.score for clip in clips]), np.round(ends - starts, 6)

    return Rows(solution.clips.frames[:, 0], make, values)


def left_out_rows(solution: Solution, explanation: Explanation | None) -> Rows:
    """The shots of which nothing was chosen as rows, known by their numbers; their reasons come once they are worked out."""
    analysis, frames = solution.analysis, solution.analysis.video.frames
    out = np.ones(len(analysis.shots), bool)
    for low, high in solution.clips.shows.tolist():
        out[low:high] = False
    shots, means = np.flatnonzero(out), solution.means

    def make(place: int) -> Row:
        shot = int(shots[place])
        span = analysis.shots.interval(shot, frames)
        reason = explanation.reasons[shot] if explanation else None
        return Row(
            span=span,
            title=shot_title(analysis, shot),
            reason=f"{_more(explanation, shot)}{brief(reason)}" if reason else "…",
            sentence=with_more(translation.reason(reason), explanation, shot) if reason else "",
            frame=_picture_frame(analysis, shot, analysis.shots.frames(shot)),
            shot=shot,
            score=float(means[shot]),
            banned=any(ban.overlap(span) == span.length for ban in solution.edits.bans),
        )

    def values() -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
        borders = shot_borders(analysis)
        return borders[:-1][shots], means[shots].astype(np.float64), np.round(np.diff(borders)[shots], 6)

    return Rows(shots, make, values)


def _more(explanation: Explanation | None, shot: int) -> str:
    """`+0.1 s · `, or `+0.1 s ⇄ 8, 18 · ` where shots go for it."""
    entry = explanation.entering.get(shot) if explanation is not None else None
    if entry is None:
        return ""
    shots = ", ".join(str(other + 1) for other in entry.leaving)
    return f"+{seconds_text(entry.more)}{f' ⇄ {shots}' if shots else ''} · "


def with_more(text: str, explanation: Explanation | None, shot: int) -> str:
    """A reason with the extra budget at which the shot comes in, where that is known."""
    entry = explanation.entering.get(shot) if explanation is not None else None
    if entry is None:
        return text
    if not entry.leaving:
        template = QCoreApplication.translate("Presenter", "{text} {seconds} more would let it in.")
    elif len(entry.leaving) == 1:
        template = QCoreApplication.translate("Presenter", "{text} {seconds} more would let it in, in place of shot {shots}.")
    else:
        template = QCoreApplication.translate("Presenter", "{text} {seconds} more would let it in, in place of shots {shots}.")
    shots = ", ".join(str(other + 1) for other in entry.leaving)
    return template.format(text=text, seconds=seconds_text(entry.more), shots=shots)


def shot_title(analysis: Analysis, shot: int) -> str:
    """`Shot 8 · dog, animal`: its number and the words that fit it."""
    return named(QCoreApplication.translate("Presenter", "Shot {number}").format(number=shot + 1), analysis, shot)


def named(name: object, analysis: Analysis, shot: int) -> str:
    """A shot's name, and the words that fit it if there are any."""
    words = [translation.word("Concepts", one) for one in analysis.words[shot]] if shot < len(analysis.words) else []
    return f"{name} · {', '.join(words)}" if words else str(name)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a frame lies: its shot, and the clip it is in (0 for none), with that clip's first frame."""

    shot: int
    clip: int
    span: Interval
    first: int = -1


def place_of(solution: Solution, frame: int) -> Place:
    """The shot and clip of a frame; the span is the clip's, outside all clips the shot's."""
    analysis = solution.analysis
    shot = int(analysis.shots.of_frames(np.array([frame], dtype=np.int64))[0])
    number = int(solution.clips.numbers(np.array([frame], dtype=np.int64))[0])
    if number and solution.summary is not None:
        clip = solution.summary.clips[number - 1]
        return Place(shot, number, clip.interval, clip.frames[0])
    return Place(shot, 0, analysis.shots.interval(shot, analysis.video.frames))


def _is_trimmed(clip: Clip, trim: Interval | None) -> bool:
    return trim is not None and trim.overlap(clip.interval) > 0


def verdict(solution: Solution, explanation: Explanation | None, frame: int) -> Verdict | None:
    """Whether a frame is in the summary, and why or why not; None while that is not known."""
    if solution.summary is None:
        return None
    place, tell = place_of(solution, frame), QCoreApplication.translate
    if place.clip:
        clip = solution.summary.clips[place.clip - 1]
        trim = next((trim.interval for trim in solution.edits.trims if trim.shot == clip.shot), None)
        given = tell("Presenter", "Trimmed by hand.") if _is_trimmed(clip, trim) else translation.reason(clip.reason)
        return Verdict(True, tell("Presenter", "Clip {number} · {reason}").format(number=place.clip, reason=given))
    if explanation is None:
        return Verdict(False, tell("Presenter", "Left out · shot {number}").format(number=place.shot + 1))
    first, stop = solution.clips.shows.T
    if ((first <= place.shot) & (place.shot < stop)).any():  # partly
        words = tell("Presenter", "Left out · another part of shot {number} is in the summary.")
        return Verdict(False, words.format(number=place.shot + 1))
    given = translation.reason(explanation.reasons[place.shot])
    return Verdict(False, tell("Presenter", "Left out · {reason}").format(reason=given))


def _picture_frame(analysis: Analysis, shot: int, frames: tuple[int, int]) -> int:
    """What stands for a clip: its shot's keyframe if the clip holds it, else its middle frame."""
    keyframe = int(analysis.features.picks[int(analysis.shots.keyframe[shot])])
    return keyframe if frames[0] <= keyframe < frames[1] else (frames[0] + frames[1]) // 2
