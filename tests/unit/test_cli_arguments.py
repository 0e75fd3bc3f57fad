"""What the command line accepts, without running anything."""

from __future__ import annotations

import io
import json
import shutil
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from vsum_desktop.cli.defaults import fill
from vsum_desktop.cli.main import CANCELLED, FAILED, build_parser, main
from vsum_desktop.core.timing import Interval
from vsum_desktop.pipeline.paths import data_folder

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
        (["analyze", "a.mp4", "--rate", "0"], "between 0.01 and 60"),
        (["analyze", "a.mp4", "--rate", "0.00001"], "between 0.01 and 60"),
        (["analyze", "a.mp4", "--rate", "fast"], "not a number"),
        (["analyze", "a.mp4", "--rate", "1e999999999"], "not a number"),
        (["analyze", "a.mp4", "--rate", "1e-9"], "not a number"),
        (["analyze", "a.mp4", "--rate", "1/0"], "not a number"),
        (["summarize", "a.mp4", "--query-strength", "1e-999999999"], "not a number"),
        (["batch", "a", "--jobs", "1e999999999"], "not a number"),
        (["batch", "a", "--output", "x.mp4"], "--output"),
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


def test_options_that_contradict_each_other_are_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VSUM_CONFIG_DIR", str(tmp_path))
    (tmp_path / "settings.toml").write_text("[summary]\nmin_clip = 3\n", "utf-8")
    video, out = str(tmp_path / "a.mp4"), tmp_path / "x.mp4"
    for words, told in (
        (["--min-clip", "5", "--max-clip", "2"], "at least as long as the shortest (00:05.00)\n"),
        (["--max-clip", "2"], "at least as long as the shortest (00:03.00); min_clip as in the settings\n"),
        (["--query", " ?! "], "The query is empty"),
        (["--output", str(out), "--export", f"json:{out}"], "two outputs have the same name x.mp4"),
        (["--export", "srt", "--export", "srt"], "two outputs have the same name"),
        (["--output", str(out.with_suffix(".gif"))], "x.gif is no name for the output mp4: it ends in .mp4 or .m4v"),
        (["--export", "copy:{stem}.avi"], "{stem}.avi is no name for the output copy".format(stem="a")),
        (["--export", "sheet:x_{len}.gif"], "x_{len}.gif is no name for the output sheet"),
    ):
        with pytest.raises(SystemExit) as caught:
            main(["summarize", video, *words])
        assert caught.value.code == 2
        assert told in capsys.readouterr().err
    assert main(["summarize", video, "--export", f"csv:{tmp_path}/no/{{len}}.csv"]) == FAILED
    assert "does not exist" in capsys.readouterr().err


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


def test_what_a_terminal_cannot_write_is_escaped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, "cp1252"))
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setenv("VSUM_CONFIG_DIR", str(tmp_path))
    assert main(["cache", "info", "--cache-dir", str(tmp_path / "犬")]) == 0
    sys.stdout.flush()
    assert b"\\u72ac" in raw.getvalue()
    raw.seek(0)
    raw.truncate()
    assert main(["cache", "info", "--cache-dir", str(tmp_path / "犬"), "--json"]) == 0
    sys.stdout.flush()
    assert Path(json.loads(raw.getvalue().decode("utf-8"))[0]["folder"]).name == "犬"
    assert main(["probe", str(tmp_path / "missing.mp4")]) == FAILED
    sys.stderr.close()


def test_models_are_all_verified_and_every_broken_one_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VSUM_CONFIG_DIR", str(tmp_path / "config"))
    for name in ("concepts", "lgrln"):
        shutil.copytree(data_folder("models") / name, tmp_path / name)
    (tmp_path / "concepts" / "scorer.onnx").write_bytes(b"damage")
    (tmp_path / "lgrln" / "manifest.json").write_text("{", "utf-8")
    words = ["models", "verify", "--models-dir", str(tmp_path), "--json"]
    assert main(words) == FAILED
    said = capsys.readouterr()
    assert "The model in lgrln/manifest.json cannot be used" in said.err
    assert "The model “concepts” is damaged: scorer.onnx" in said.err
    assert "2 models cannot be used" in said.err
    states = {row["id"]: row["verified"] for row in json.loads(said.out)}
    assert states["concepts"] is False
    assert states["vsum-mini"] is True


def test_the_settings_count_for_an_analysis_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VSUM_CONFIG_DIR", str(tmp_path))
    (tmp_path / "settings.toml").write_text("[summary]\nquery_strength = 0.2\n", "utf-8")
    options = PARSER.parse_args(["analyze", "a.mp4"])
    fill(options)
    assert options.query_strength == 0.2
