"""What the command line accepts, without running anything."""

from __future__ import annotations

import io
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from vsum_desktop.cli.main import CANCELLED, build_parser, main
from vsum_desktop.core.timing import Interval

PARSER = build_parser()


def test_every_option_of_summarize() -> None:
    line = (
        "summarize in.mp4 --query dog --query-strength 0.7 --budget 00:01:30 --min-clip 1.5s --max-clip 10 --margin 0.2"
        " --min-gap 0.5 --pin 1-2.5 --pin 00:01:00-00:01:02 --ban 5s-6s --output out.mp4 --export csv --export json:c:x.json"
        " --overwrite --json --rate 30000/1001 --quiet"
    )
    options = PARSER.parse_args(line.split())
    assert options.video == Path("in.mp4")
    assert (options.query, options.query_strength) == ("dog", 0.7)
    assert options.budget.seconds(Fraction(600)) == 90
    assert (options.min_clip, options.max_clip, options.margin) == (Fraction(3, 2), 10, Fraction(1, 5))
    assert options.min_gap == Fraction(1, 2)
    assert options.pin == [Interval(Fraction(1), Fraction(5, 2)), Interval(Fraction(60), Fraction(62))]
    assert options.ban == [Interval(Fraction(5), Fraction(6))]
    assert options.export == [("csv", None), ("json", Path("c:x.json"))]
    assert options.rate == Fraction(30000, 1001)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["summarize", "a.mp4", "--budget", "much"], "not a budget"),
        (["summarize", "a.mp4", "--budget", "0%"], "budget"),
        (["summarize", "a.mp4", "--min-gap", "wide"], "not a time"),
        (["summarize", "a.mp4", "--budget", "120%"], "budget"),
        (["summarize", "a.mp4", "--pin", "5"], "START-END"),
        (["summarize", "a.mp4", "--pin", "6-5"], "start < end"),
        (["summarize", "a.mp4", "--query-strength", "2"], "between 0 and 1"),
        (["summarize", "a.mp4", "--export", "avi:x.avi"], "the kinds are mp4, copy, gif, webp, otio"),
        (["analyze", "a.mp4", "--rate", "0"], "above 0"),
        (["analyze", "a.mp4", "--rate", "fast"], "not a number"),
        (["analyze", "a.mp4", "--device", "tpu"], "tpu"),
        (["analyze"], "VIDEO"),
        (["paint", "a.mp4"], "paint"),
        ([], "COMMAND"),
        (["summarize", "a.mp4", "--over"], "--over"),
    ],
)
def test_wrong_usage_exits_2_and_says_why(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        PARSER.parse_args(arguments)
    assert caught.value.code == 2
    assert words in capsys.readouterr().err


def test_options_that_contradict_each_other_are_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["summarize", str(tmp_path / "a.mp4"), "--min-clip", "5", "--max-clip", "2"])
    assert caught.value.code == 2
    assert "longest clip" in capsys.readouterr().err


class _Interrupted(io.StringIO):
    """A terminal at which Ctrl-C is pressed as soon as something is written."""

    def write(self, text: str) -> int:
        raise KeyboardInterrupt


def test_ctrl_c_outside_a_job_is_a_cancellation_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", _Interrupted())
    assert main(["models", "list"]) == CANCELLED
    assert capsys.readouterr().err == "vsum: cancelled\n"
