"""Why a shot is in the summary or out of it: stable codes, their values, and the one place where they become English."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from vsum_desktop.core.timing import format_time

SIMILAR = 0.9  # cosine of two keyframes from which two shots are called similar
UNLIKE = 0.5  # cosine to the nearest other keyframe under which a shot is called unlike all others


class Code(StrEnum):
    """The stable codes; the sentence and the fields of each stand in `SENTENCES`."""

    PINNED = "pinned"
    EVERYTHING_FITS = "everything-fits"
    RELEVANT = "relevant"
    REPRESENTATIVE = "representative"
    UNIQUE = "unique"
    IMPORTANT = "important"
    BETWEEN = "between"
    BANNED = "banned"
    TOO_SHORT = "too-short"
    LOW_RELEVANCE = "low-relevance"
    REDUNDANT = "redundant"
    LOW_SCORE = "low-score"
    NO_ROOM = "no-room"


# Fields: importance, relevance, score and cosine are means or values in [0, 1] (cosine in [−1, 1]); share is the share of the
# other shots that lie lower; lengths are seconds; clip counts from 1 as they are shown; similar counts other shots. Of a shot
# that is out, score is that of its best part that could be a clip.
SENTENCES: dict[Code, str] = {
    Code.PINNED: "Pinned.",
    Code.EVERYTHING_FITS: "The whole video fits the budget.",
    Code.RELEVANT: "Relevance {relevance:.2f} to the query, above {others}.",
    Code.REPRESENTATIVE: "Stands for {similar} similar shots; importance {importance:.2f}.",
    Code.UNIQUE: "Unlike all other shots (nearest cosine {cosine:.2f}); importance {importance:.2f}.",
    Code.IMPORTANT: "Importance {importance:.2f}, above {others}.",
    Code.BETWEEN: "Between two clips less than {min_gap:.2f} s apart.",
    Code.BANNED: "Banned.",
    Code.TOO_SHORT: "Lasts {length:.2f} s; the shortest clip allowed is {min_clip:.2f} s.",
    Code.LOW_RELEVANCE: "Relevance {relevance:.2f} to the query; every shot chosen has at least {weakest:.2f}.",
    Code.REDUNDANT: "Much like clip {clip} (cosine {cosine:.2f}), which scores {other:.2f} against {score:.2f}.",
    Code.LOW_SCORE: "Scores {score:.2f} at best; the weakest chosen clip scores {weakest:.2f}.",
    Code.NO_ROOM: "Scores {score:.2f} at best, but {left:.1f} s of the budget are left for its {length:.1f} s.",
}


ALL_OTHERS = "all other shots"
MANY_OTHERS = "{share} of the other shots"
ABOVE_NONE: dict[Code, str] = {
    Code.RELEVANT: "Relevance {relevance:.2f} to the query.",
    Code.IMPORTANT: "Importance {importance:.2f}.",
}


@dataclass(frozen=True, slots=True, eq=False)
class Reason:
    """One reason: a stable code, the values it names (numbers and strings only), and the English sentence."""

    code: str
    fields: Mapping[str, object]
    text: str


def reason(code: Code, **fields: float) -> Reason:
    """The reason with its sentence; floats are kept to four decimals."""
    values = {name: value if isinstance(value, int) else round(float(value), 4) for name, value in fields.items()}
    share = fields.get("share", 0.0)
    return Reason(code.value, values, sentence(code.value, {**values, "share": share}))


def sentence(code: str, fields: Mapping[str, object], tell: Callable[[str], str] = str) -> str:
    """The sentence of a reason; in English unless `tell` translates its template."""
    share = fields.get("share", 0.0)
    part = share if isinstance(share, int | float) else 0.0
    if part < 0.005 and Code(code) in ABOVE_NONE:
        return tell(ABOVE_NONE[Code(code)]).format_map(fields)
    others = tell(ALL_OTHERS) if part >= 1 else tell(MANY_OTHERS).format(share=f"{part:.0%}")
    return tell(SENTENCES[Code(code)]).format_map({**fields, "others": others})


def pins_exceed(pinned: Fraction, budget: Fraction) -> str:
    """Warning: the pins alone are longer than the budget."""
    return f"The pinned clips last {float(pinned):.1f} s, longer than the budget of {float(budget):.1f} s."


def pin_outside(start: Fraction) -> str:
    """Warning: a pin lies outside the video."""
    return f"The pin at {format_time(start)} lies outside the video and is left out."


def all_banned() -> str:
    """Warning: the summary is empty because nothing may be taken."""
    return "The summary is empty because the whole video is banned."


def budget_raised(frame: Fraction) -> str:
    """Warning: a share of a very short video is less than a frame."""
    return f"The budget is one frame ({float(frame):.2f} s), because the video is so short."


def min_clip_lowered(wanted: Fraction, used: Fraction) -> str:
    """Warning: the video is too short for the shortest clip."""
    return f"The shortest clip is {float(used):.2f} s instead of {float(wanted):.2f} s, because the video is so short."


def no_shot_long_enough(wanted: Fraction) -> str:
    """Warning: clips are shorter than the shortest clip wanted, because every shot is."""
    return f"What may be taken lies in pieces shorter than {float(wanted):.2f} s: shorter clips are used."
