"""A project file gives back every decision exactly, and keeps what it does not understand."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path, PurePosixPath

from hypothesis import given, settings
from hypothesis import strategies as st

from vsum_desktop.core.edits import Budget, Edits, Trim
from vsum_desktop.core.timing import Interval
from vsum_desktop.pipeline.project import Media, Project, from_document, to_document

seconds = st.fractions(min_value=0, max_value=100_000, max_denominator=1_000_000)
lengths = st.fractions(min_value=Fraction(1, 1_000_000), max_value=5_000, max_denominator=1_000_000)
spans = st.builds(lambda start, length: Interval(start, start + length), seconds, lengths)
words = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0"), max_size=20)
texts = words.filter(bool)
budgets = st.one_of(
    st.builds(Budget.of_share, st.fractions(min_value=Fraction(1, 1000), max_value=1, max_denominator=1_000_000)),
    st.builds(Budget.of_seconds, lengths),
)


@st.composite
def edits(draw: st.DrawFn) -> Edits:
    low = draw(st.fractions(min_value=0, max_value=10, max_denominator=1000))
    high = draw(st.none() | st.fractions(min_value=Fraction(1, 1000), max_value=10, max_denominator=1000))
    return Edits(
        budget=draw(budgets),
        query_strength=draw(st.floats(0, 1)),
        pins=tuple(sorted(draw(st.lists(spans, max_size=4)))),
        bans=tuple(sorted(draw(st.lists(spans, max_size=4)))),
        trims=tuple(Trim(shot, span) for shot, span in draw(st.lists(st.tuples(st.integers(0, 500), spans), max_size=4))),
        order=tuple(draw(st.lists(spans, max_size=4))),
        min_clip=low,
        max_clip=low + high if high is not None else None,
        margin=draw(st.fractions(min_value=0, max_value=3, max_denominator=1000)),
        min_gap=draw(st.fractions(min_value=0, max_value=3, max_denominator=1000)),
    )


@st.composite
def projects(draw: st.DrawFn) -> Project:
    relative = draw(st.none() | st.lists(texts.filter(lambda name: "/" not in name), min_size=1, max_size=3))
    queries = tuple(draw(st.lists(texts, max_size=4, unique=True)))
    return Project(
        media=Media(
            Path("/videos") / draw(texts.filter(lambda name: "/" not in name)),
            PurePosixPath(*relative) if relative else None,
            draw(words),
        ),
        encoder=draw(st.none() | texts),
        scorer=draw(st.none() | texts),
        rate=draw(st.none() | st.fractions(min_value=Fraction(1, 60), max_value=60, max_denominator=1000)),
        query=draw(st.sampled_from(("", *queries))),
        queries=queries,
        edits=draw(edits()),
        view=draw(st.dictionaries(words, st.integers() | words | st.booleans(), max_size=3)),
    )


def _values(project: Project) -> tuple[object, ...]:
    given = (project.media, project.encoder, project.scorer, project.rate, project.query, project.queries, project.edits)
    return (*given, dict(project.view))


@settings(max_examples=200, deadline=None)
@given(projects())
def test_what_is_written_is_read(project: Project):
    document = json.loads(json.dumps(to_document(project), ensure_ascii=False))
    assert _values(from_document(document, Path("x.vsum.json"))) == _values(project)


@settings(max_examples=50, deadline=None)
@given(projects(), st.dictionaries(words.map("x-{}".format), st.integers() | st.lists(words, max_size=2), max_size=3))
def test_unknown_keys_stay(project: Project, unknown: dict[str, object]):
    document = to_document(project)
    document.update(unknown)
    document["media"].update(unknown)
    read = from_document(json.loads(json.dumps(document)), Path("x.vsum.json"))
    again = to_document(replace(read, query="", queries=()))
    assert {key: again[key] for key in unknown} == unknown
    assert {key: again["media"][key] for key in unknown} == unknown
    assert again["query"] is None


@given(spans, st.fractions(min_value=1, max_value=2, max_denominator=10))
def test_edited_decimals_count(span: Interval, later: Fraction):
    document = to_document(Project(Media(Path("/v.mp4")), edits=Edits(pins=(span,))))
    document["pins"][0]["end"] += float(later)
    pins = from_document(document, Path("x.vsum.json")).edits.pins
    assert pins[0].end == Fraction(repr(document["pins"][0]["end"]))
