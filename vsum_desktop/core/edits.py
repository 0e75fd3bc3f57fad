"""What the user decides about a summary: its budget, the query's weight, the spans pinned, banned and trimmed, their order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from vsum_desktop.core.errors import BudgetError, InputError
from vsum_desktop.core.timing import Interval, format_time, parse_time

_LONGEST = 100  # letters of a share
_SHARE = re.compile(r"(\d+(?:\.\d*)?|\.\d+)\s*%")

DEFAULT_SHARE = Fraction(15, 100)
DEFAULT_MIN_CLIP = Fraction(1)
DEFAULT_QUERY_STRENGTH = 0.7  # calibrated relevance is lower than importance, so an even mix would hardly follow the query


@dataclass(frozen=True, slots=True)
class Budget:
    """The summary budget: `amount` is a share of the video in (0, 1] if `relative`, else seconds > 0.

    Raises:
        BudgetError: If the amount is out of range; field `text`.
    """

    amount: Fraction = DEFAULT_SHARE
    relative: bool = True

    def __post_init__(self) -> None:
        if self.amount <= 0 or (self.relative and self.amount > 1):
            raise BudgetError("a budget is above 0 and at most 100 %", text=str(self))

    def __str__(self) -> str:
        if not self.relative:
            return f"{_decimal(self.amount)}s"
        return f"{_decimal(self.amount * 100)}%"

    @classmethod
    def of_share(cls, share: Fraction | float) -> Budget:
        """A share of the video, 0 < share ≤ 1."""
        return cls(Fraction(share).limit_denominator(1_000_000), relative=True)

    @classmethod
    def of_seconds(cls, seconds: Fraction | float) -> Budget:
        """A length in seconds."""
        return cls(Fraction(seconds).limit_denominator(1_000_000), relative=False)

    @classmethod
    def parse(cls, text: str) -> Budget:
        """Read `15%`, `90s`, `90` or `00:01:30`.

        Raises:
            BudgetError: If the text is none of these, or the amount is out of range; field `text`.
        """
        stripped = text.strip()
        share = _SHARE.fullmatch(stripped[:_LONGEST])
        try:
            amount = Fraction(share[1]) / 100 if share else parse_time(stripped)
            return cls(amount, relative=share is not None)
        except BudgetError as error:
            raise BudgetError(error.cause, text=text) from None
        except InputError:
            raise BudgetError("not a budget (write 15%, 90s or 00:01:30)", text=text) from None

    def seconds(self, duration: Fraction) -> Fraction:
        """The allowed length for a video of this duration, exact; never more than the video."""
        return self.amount * duration if self.relative else min(self.amount, duration)


def _decimal(value: Fraction) -> str:
    """The number without an exponent; exact where 28 digits hold it."""
    return f"{Decimal(value.numerator) / Decimal(value.denominator):f}"


@dataclass(frozen=True, slots=True)
class Trim:
    """The user's own limits of a shot: if the shot is in the summary, then as exactly this span of it."""

    shot: int
    interval: Interval


@dataclass(frozen=True, slots=True)
class Edits:
    """Everything the user decided; equal edits give equal summaries.

    Attributes:
        budget: Allowed length.
        query_strength: Weight q of relevance against importance, in [0, 1].
        pins: Spans that are in the summary, frame for frame. Pins beat bans.
        bans: Spans of which no frame is in the summary.
        trims: Own limits of shots; for two trims of a shot the later one holds.
        order: Spans in the order in which their clips are shown (core.order); empty for the order of time.
        min_clip: Shortest clip in seconds, except for pinned and trimmed ones.
        max_clip: Longest clip in seconds, margins included but not what fills a gap, except for pinned and trimmed ones; None
            for no limit.
        margin: Seconds added at both ends of a chosen clip where no hard cut, pin, ban or trim is in the way.
        min_gap: Between two clips that are fewer seconds apart nothing is left out where no ban, trim or budget is in the way.

    Raises:
        InputError: If a value is out of range; its name is the field.
    """

    budget: Budget = Budget()
    query_strength: float = DEFAULT_QUERY_STRENGTH
    pins: tuple[Interval, ...] = ()
    bans: tuple[Interval, ...] = ()
    trims: tuple[Trim, ...] = ()
    order: tuple[Interval, ...] = ()
    min_clip: Fraction = DEFAULT_MIN_CLIP
    max_clip: Fraction | None = None
    margin: Fraction = Fraction(0)
    min_gap: Fraction = Fraction(0)

    def __post_init__(self) -> None:
        if not 0 <= self.query_strength <= 1:
            raise InputError("the query strength lies between 0 and 1", query_strength=self.query_strength)
        if self.min_clip < 0:
            raise InputError("the shortest clip cannot be negative", min_clip=float(self.min_clip))
        if self.max_clip is not None and (self.max_clip <= 0 or self.max_clip < self.min_clip):
            raise InputError(
                f"the longest clip is at least as long as the shortest ({format_time(self.min_clip, 2)})",
                max_clip=float(self.max_clip),
            )
        if self.margin < 0:
            raise InputError("the margin cannot be negative", margin=float(self.margin))
        if self.min_gap < 0:
            raise InputError("the shortest gap cannot be negative", min_gap=float(self.min_gap))
