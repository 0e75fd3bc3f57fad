"""Project files `*.vsum.json`: what a user decided about one video, without the video and without the analysis.

Schema `vsum-project/1`, UTF-8 JSON. Unknown keys are kept, so that a project survives an older or newer program.
Times are seconds; beside each pair of decimals stand the exact fractions, which count as long as they agree with the decimals:
whoever edits the file by hand edits the decimals.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any, TextIO

from vsum_desktop.core.edits import Budget, Edits, Trim
from vsum_desktop.core.errors import InputError, ProjectFormatError
from vsum_desktop.core.timing import Interval
from vsum_desktop.interchange.files import write_text

SCHEMA = "vsum-project/1"
SUFFIX = ".vsum.json"

_AGREE = 1e-6  # seconds within which an exact fraction belongs to its decimals
_MAX_BYTES = 64 << 20
_FRACTION = re.compile(r"\d{1,30}(/0*[1-9]\d{0,29}|\.\d{1,30})?")


@dataclass(frozen=True, slots=True)
class Media:
    """The video of a project: where it was, from the root and from the project's folder, and what it was."""

    absolute: Path
    relative: PurePosixPath | None = None
    fingerprint: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Project:
    """Everything a project file says.

    Attributes:
        media: The video.
        encoder, scorer: Model ids; None for the default ones.
        rate: Samples per second; None for the default.
        query: What is asked for, empty for nothing.
        queries: All texts kept for comparison, the active one among them.
        edits: Budget, query strength, pins, bans, trims, order, clip lengths.
        view: What the window showed, such as `playhead` in seconds; free to grow.
        document: The JSON object that this was read from, for the keys not known here.
    """

    media: Media
    encoder: str | None = None
    scorer: str | None = None
    rate: Fraction | None = None
    query: str = ""
    queries: tuple[str, ...] = ()
    edits: Edits = field(default_factory=Edits)
    view: Mapping[str, Any] = field(default_factory=dict)
    document: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


def is_project(path: Path) -> bool:
    """Whether a path names a project, by its ending."""
    return path.name.lower().endswith(SUFFIX)


# Writing


def to_document(project: Project) -> dict[str, Any]:
    """The JSON object of a project, with the unknown keys of the one it was read from."""
    edits, media = project.edits, project.media
    known = {
        "schema": SCHEMA,
        "media": {
            "absolute": str(media.absolute),
            "relative": str(media.relative) if media.relative is not None else None,
            "fingerprint": media.fingerprint,
        },
        "analysis": {
            "encoder": project.encoder,
            "scorer": project.scorer,
            "rate": _number(project.rate) if project.rate is not None else None,
        },
        "query": project.query or None,
        "queries": list(project.queries),
        "query_strength": edits.query_strength,
        "budget": _budget_text(edits.budget),
        "pins": [_span(span) for span in edits.pins],
        "bans": [_span(span) for span in edits.bans],
        "trims": [{"shot": trim.shot, **_span(trim.interval)} for trim in edits.trims],
        "order": [_span(span) for span in edits.order],
        "clips": {
            "min": _number(edits.min_clip),
            "max": _number(edits.max_clip) if edits.max_clip is not None else None,
            "margin": _number(edits.margin),
            "min_gap": _number(edits.min_gap),
        },
        "view": dict(project.view),
    }
    return _merged(project.document, known)


def write_project(path: Path, project: Project) -> None:
    """Write a project whole or not at all; an older file at `path` is replaced in one step.

    Raises:
        ExportError: If it cannot be written; field `path`. `DiskFullError` if the disk is full.
    """
    write_document(path, to_document(project))


def write_document(path: Path, document: Mapping[str, Any]) -> None:
    """Write a JSON object as `write_project` does.

    Raises:
        ExportError: As in `write_project`.
    """
    text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    write_text(path, lambda file: _put(file, text), overwrite=True)


def _put(file: TextIO, text: str) -> None:
    file.write(text)


def _merged(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """`new` over `old`: keys that only `old` has stay, objects are merged, everything else is replaced."""
    result = dict(old)
    for key, value in new.items():
        before = result.get(key)
        mergeable = isinstance(value, Mapping) and isinstance(before, Mapping)
        result[key] = _merged(before, value) if mergeable else value  # type: ignore[arg-type]
    return result


def _number(value: Fraction) -> float | int | str:
    """A number where it is exact as one, else the fraction as text."""
    if value.denominator == 1:
        return value.numerator
    return float(value) if Fraction(repr(float(value))) == value else f"{value.numerator}/{value.denominator}"


def _span(span: Interval) -> dict[str, Any]:
    return {"start": float(span.start), "end": float(span.end), "exact": [str(span.start), str(span.end)]}


def _budget_text(budget: Budget) -> str:
    """A budget as `Budget.parse` reads it where that is exact, else as a fraction of the video or of a second."""
    text = str(budget)
    with contextlib.suppress(InputError):
        if Budget.parse(text) == budget:
            return text
    return f"{budget.amount * 100}%" if budget.relative else f"{budget.amount}s"


# Reading


def read_project(path: Path) -> Project:
    """Read a project file.

    Raises:
        ProjectFormatError: If it cannot be read, is no project, or a value is wrong; fields `path`, and `key` for a value.
    """
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise ProjectFormatError("it is too large", path=path)
        document = json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise ProjectFormatError(_os_cause(error), path=path) from error
    except (ValueError, RecursionError) as error:
        raise ProjectFormatError("it holds no JSON", path=path) from error
    return from_document(document, path)


def from_document(document: object, path: Path) -> Project:
    """The project that a JSON object describes; `path` is named in errors.

    Raises:
        ProjectFormatError: As in `read_project`.
    """
    if not isinstance(document, dict):
        raise ProjectFormatError("it holds no JSON object", path=path)
    schema = document.get("schema")
    if schema != SCHEMA:
        known = isinstance(schema, str) and schema.startswith("vsum-project/")
        cause = "a newer version of this program wrote it" if known else f"its schema is not {SCHEMA}"
        raise ProjectFormatError(cause, path=path)
    reader = _Reader(document, path)
    media, analysis, clips = reader.child("media"), reader.child("analysis"), reader.child("clips")
    absolute = media.text("absolute")
    if not absolute:
        raise media.error("absolute", "it names no video")
    relative = media.text("relative")
    query, queries = reader.text("query"), tuple(dict.fromkeys(reader.texts("queries")))
    return Project(
        media=Media(Path(absolute), PurePosixPath(relative) if relative else None, media.text("fingerprint")),
        encoder=analysis.text("encoder") or None,
        scorer=analysis.text("scorer") or None,
        rate=analysis.fraction("rate"),
        query=query,
        queries=queries if not query or query in queries else (*queries, query),
        edits=_edits(reader, clips),
        view=MappingProxyType(dict(reader.child("view").values)),
        document=MappingProxyType(document),
    )


def _edits(reader: _Reader, clips: _Reader) -> Edits:
    default = Edits()
    minimum, maximum, margin, gap = (clips.fraction(key) for key in ("min", "max", "margin", "min_gap"))
    strength = reader.fraction("query_strength")
    trims = tuple(Trim(item.count("shot"), item.span()) for item in reader.objects("trims"))
    try:
        return Edits(
            budget=reader.budget("budget") or default.budget,
            query_strength=float(strength) if strength is not None else default.query_strength,
            pins=tuple(sorted(item.span() for item in reader.objects("pins"))),
            bans=tuple(sorted(item.span() for item in reader.objects("bans"))),
            trims=trims,
            order=tuple(item.span() for item in reader.objects("order")),
            min_clip=minimum if minimum is not None else default.min_clip,
            max_clip=maximum,
            margin=margin if margin is not None else default.margin,
            min_gap=gap if gap is not None else default.min_gap,
        )
    except InputError as error:
        raise ProjectFormatError(error.cause, path=reader.path, **error.fields) from error


@dataclass(frozen=True, slots=True)
class _Reader:
    """One JSON object, read key by key; a missing key has a default, a wrong one is named."""

    values: Mapping[str, Any]
    path: Path
    place: str = ""

    def error(self, key: str, cause: str) -> ProjectFormatError:
        return ProjectFormatError(f"{self.place}{key}: {cause}", path=self.path, key=f"{self.place}{key}")

    def child(self, key: str) -> _Reader:
        value = self.values.get(key)
        if value is None:
            value = {}
        if not isinstance(value, dict):
            raise self.error(key, "not an object")
        return _Reader(value, self.path, f"{self.place}{key}.")

    def objects(self, key: str) -> list[_Reader]:
        value = self.values.get(key) or []
        if not isinstance(value, list):
            raise self.error(key, "not a list")
        readers = []
        for number, item in enumerate(value):
            if isinstance(item, list) and len(item) == 2:
                item = {"start": item[0], "end": item[1]}
            if not isinstance(item, dict):
                raise self.error(f"{key}[{number}]", "not an object")
            readers.append(_Reader(item, self.path, f"{self.place}{key}[{number}]."))
        return readers

    def text(self, key: str) -> str:
        value = self.values.get(key)
        if value is None:
            return ""
        if not isinstance(value, str) or "\0" in value:
            raise self.error(key, "not a text")
        return value

    def texts(self, key: str) -> list[str]:
        value = self.values.get(key) or []
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.error(key, "not a list of texts")
        return value

    def count(self, key: str) -> int:
        value = self.values.get(key)
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise self.error(key, "not a number of 0 or more")
        return value

    def fraction(self, key: str) -> Fraction | None:
        return self._fraction(key, self.values.get(key))

    def budget(self, key: str) -> Budget | None:
        text = self.text(key).strip()
        if not text:
            return None
        unit = text[-1] if text[-1] in "%s" else ""
        try:
            if "/" in text and _FRACTION.fullmatch(text.rstrip("%s")):
                amount = Fraction(text.rstrip("%s"))
                return Budget(amount / 100 if unit == "%" else amount, relative=unit == "%")
            return Budget.parse(text)
        except InputError as error:
            raise self.error(key, "not a budget") from error

    def span(self) -> Interval:
        decimals = [self._fraction(key, self.values.get(key)) for key in ("start", "end")]
        exact = self.values.get("exact")
        if isinstance(exact, list) and len(exact) == 2:
            fractions = [self._fraction("exact", item) for item in exact]
            agree = all(
                one is not None and (other is None or abs(one - other) < _AGREE)
                for one, other in zip(fractions, decimals, strict=True)
            )
            decimals = fractions if agree else decimals
        start, end = decimals
        if start is None or end is None:
            raise self.error("start", "a span has a start and an end")
        try:
            return Interval(start, end)
        except InputError as error:
            raise self.error("start", error.cause) from error

    def _fraction(self, key: str, value: object) -> Fraction | None:
        if value is None:
            return None
        if isinstance(value, str) and _FRACTION.fullmatch(value):
            return Fraction(value)
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1e15:
            return Fraction(repr(value))
        raise self.error(key, "not a number of 0 or more")


def _os_cause(error: OSError) -> str:
    return "it does not exist" if isinstance(error, FileNotFoundError) else error.strerror or str(error)
