"""`vsum`: arguments in, exit code out.

Only the standard library is imported before a command is known, so that `vsum --help` answers at once.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from vsum_desktop import __version__
from vsum_desktop.core.errors import Cancelled, InputError
from vsum_desktop.core.timing import Interval, parse_interval, parse_time

DONE, FAILED, USAGE, CANCELLED = 0, 1, 2, 130

_PLAIN = re.compile(r"[0-9./]{1,20}")  # no exponent: its number might fill the memory
_LOWEST_RATE, _HIGHEST_RATE = Fraction(1, 100), 60  # samples per second

_EPILOG = """\
times:   90, 1.5s, 00:01:30.5        budget: 15% of the video, or a time (90s)
output:  results go to stdout, progress to stderr; nothing is overwritten without --overwrite
exit:    0 done, 1 failed, 2 wrong usage, 130 cancelled
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `vsum` with the given arguments (default: those of the process) and return its exit code."""
    _open_streams()
    options = build_parser().parse_args(arguments)
    try:
        return _run(options)
    except KeyboardInterrupt:  # before a job listens, or after it
        print("vsum: cancelled", file=sys.stderr)
        return CANCELLED


def _open_streams() -> None:
    """Let nothing fail for what it prints: what a terminal's encoding lacks is escaped, what is said to a closed one lost."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _run(options: argparse.Namespace) -> int:
    """Run the command of the options; its failures become words and exit codes."""
    from vsum_desktop.cli import commands, defaults
    from vsum_desktop.pipeline.messages import details, sentence

    try:
        command: Callable[[argparse.Namespace], None] = getattr(commands, options.command)
        defaults.fill(options)
        command(options)
    except Cancelled:
        print("vsum: cancelled", file=sys.stderr)
        return CANCELLED
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has left; nobody is there to tell
        return FAILED
    except Exception as error:
        print(f"vsum: {sentence(error)}", file=sys.stderr)
        if options.verbose:
            print(details(error), file=sys.stderr)
        return FAILED
    return DONE


def build_parser() -> argparse.ArgumentParser:
    """The whole command line of `vsum`."""
    parser = argparse.ArgumentParser(
        prog="vsum",
        description="Summarize videos: importance of every sample, relevance to a query, the best clips within a budget.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"vsum {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    probe = _command(commands, "probe", "show what a video file holds")
    probe.add_argument("video", type=Path, metavar="FILE")
    _add_json(probe)

    analyze = _command(commands, "analyze", "analyse a video and keep its features for later runs")
    analyze.add_argument("video", type=Path, metavar="VIDEO")
    analyze.set_defaults(query_strength=None)
    _add_common(analyze)
    _add_json(analyze)

    summarize = _command(commands, "summarize", "choose the best clips within a budget, and export them")
    summarize.add_argument("video", type=Path, metavar="VIDEO")
    _add_common(summarize)
    _add_summary(summarize)
    _add_export(summarize, one=True)
    _add_json(summarize)

    batch = _command(commands, "batch", "summarize many videos; one that fails does not stop the rest")
    batch.add_argument("paths", type=Path, nargs="+", metavar="DIR|FILE", help="videos, and folders to search for them")
    batch.add_argument("--out", type=Path, metavar="DIR", help="write everything here instead of beside each video")
    batch.add_argument("--jobs", type=_jobs, default=1, metavar="N", help="how many videos at a time (default: 1)")
    _add_common(batch)
    _add_summary(batch)
    _add_export(batch, one=False)
    _add_json(batch)

    _add_models(commands)

    cache = _command(commands, "cache", "show or clear the cached analyses")
    cache.add_argument("action", choices=("info", "clear"))
    cache.add_argument("--cache-dir", type=Path, metavar="DIR", help="use this folder instead of the user's")
    _add_json(cache)
    return parser


def _add_models(commands: Any) -> None:
    models = _command(commands, "models", "list, show, verify, install or remove models")
    models.add_argument("action", choices=("list", "show", "verify", "install", "remove"))
    models.add_argument(
        "model", nargs="?", metavar="ID|PATH", help="a model's id (verify without one checks all); install: a folder or a zip"
    )
    models.add_argument(
        "--models-dir", type=Path, metavar="DIR", help="search this folder first; install into it, remove from it"
    )
    models.add_argument("--overwrite", action="store_true", help="install: replace a model of the same id")
    _add_json(models)


def _command(commands: Any, name: str, text: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        name,
        help=text,
        description=text[0].upper() + text[1:] + ".",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.set_defaults(command=name)
    command.add_argument("-v", "--verbose", action="store_true", help="show details and tracebacks")
    command.add_argument("--quiet", action="store_true", help="show no progress and no warnings")
    return command


def _add_json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="print the result as JSON")


def _add_common(command: argparse.ArgumentParser) -> None:
    group = command.add_argument_group("analysis")
    group.add_argument("--query", metavar="TEXT", help="what to look for, in English words")
    group.add_argument("--encoder", metavar="ID", help="the image-text model (default: vsum-mini)")
    group.add_argument("--scorer", metavar="ID", help="what gives importance (see: vsum models list)")
    group.add_argument("--rate", type=_rate, metavar="FPS", help="samples per second (default: 2)")
    group.add_argument("--device", choices=("auto", "cpu", "cuda"), help="where models run (default: auto)")
    group.add_argument("--cache-dir", type=Path, metavar="DIR", help="keep analyses here instead of the user's cache folder")
    group.add_argument("--no-cache", action="store_true", help="neither read nor keep cached analyses")
    group.add_argument("--models-dir", type=Path, metavar="DIR", help="search this folder for models first")


def _add_summary(command: argparse.ArgumentParser) -> None:
    group = command.add_argument_group("summary")
    group.add_argument("--query-strength", type=_share, metavar="0..1", help="weight of relevance, the rest is importance (.7)")
    group.add_argument("--budget", type=_budget, metavar="15%|90s", help="allowed length of the summary (default: 15%%)")
    group.add_argument("--min-clip", type=_time, metavar="S", help="no clip shorter than this")
    group.add_argument("--max-clip", type=_time, metavar="S", help="no clip longer than this")
    group.add_argument("--margin", type=_time, metavar="S", help="lengthen every clip by this at both ends")
    group.add_argument("--min-gap", type=_time, metavar="S", help="keep what lies between clips nearer than this (default: 0)")
    group.add_argument("--pin", type=_span, action="append", default=[], metavar="START-END", help="always in the summary")
    group.add_argument("--ban", type=_span, action="append", default=[], metavar="START-END", help="never in the summary")


def _add_export(command: argparse.ArgumentParser, *, one: bool) -> None:
    """What to write; `--output` names a file and is there for `one` video only."""
    from vsum_desktop.pipeline.export_kinds import ALL
    from vsum_desktop.pipeline.names import TOKENS

    group = command.add_argument_group("export")
    if one:
        group.add_argument("--output", type=Path, metavar="OUT.mp4", help="short for --export mp4:OUT.mp4")
    kinds = "; ".join(f"{kind.name}: {kind.what}" for kind in ALL)
    group.add_argument(
        "--export",
        type=_export,
        action="append",
        default=[],
        metavar="KIND[:PATH]",
        help=f"what to write, beside the video unless PATH is given, which may hold {TOKENS}; may be given several times. "
        f"{kinds}",
    )
    group.add_argument("--overwrite", action="store_true", help="replace existing output files")


def _checked(read: Callable[[str], Any]) -> Callable[[str], Any]:
    """A reader of one option whose input errors are usage errors."""

    def checked(text: str) -> Any:
        try:
            return read(text)
        except InputError as error:
            raise argparse.ArgumentTypeError(f"{text!r}: {error.cause}") from error

    return checked


@_checked
def _time(text: str) -> Fraction:
    return parse_time(text)


@_checked
def _span(text: str) -> Interval:
    return parse_interval(text)


@_checked
def _budget(text: str) -> Any:
    from vsum_desktop.core.summary import Budget

    return Budget.parse(text)


@_checked
def _rate(text: str) -> Fraction:
    rate = _number(text)
    if not _LOWEST_RATE <= rate <= _HIGHEST_RATE:
        raise InputError(f"the rate lies between {float(_LOWEST_RATE):g} and {_HIGHEST_RATE} samples per second")
    return rate


@_checked
def _jobs(text: str) -> int:
    jobs = _number(text)
    if jobs.denominator != 1 or not 1 <= jobs <= 64:
        raise InputError("the number of jobs is a whole one from 1 to 64")
    return int(jobs)


@_checked
def _share(text: str) -> float:
    share = _number(text)
    if not 0 <= share <= 1:
        raise InputError("the query strength lies between 0 and 1")
    return float(share)


@_checked
def _export(text: str) -> tuple[str, Path | None]:
    from vsum_desktop.core.errors import UnknownSettingError
    from vsum_desktop.pipeline.export_kinds import KINDS

    kind, _, path = text.partition(":")
    if kind not in KINDS:
        raise UnknownSettingError(f"the kinds are {', '.join(KINDS)}", setting="export kind", value=kind)
    return kind, Path(path) if path else None


def _number(text: str) -> Fraction:
    try:
        return Fraction(text if _PLAIN.fullmatch(text) else "")
    except (ValueError, ZeroDivisionError) as error:
        raise InputError("not a number (write 2 or 0.5)") from error


if __name__ == "__main__":
    sys.exit(main())
