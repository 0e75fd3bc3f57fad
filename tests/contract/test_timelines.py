"""Timelines for editing programs, read back and compared with the summary to the frame."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import av
import opentimelineio as otio
import pytest

from tests.contract.timeline_readers import READERS, frames_of, text_of
from tests.media_factory import PLAIN, MediaFactory, Recipe, steady, uneven
from vsum_desktop.core.edits import Edits
from vsum_desktop.core.errors import ExportError
from vsum_desktop.core.jobs import JobContext
from vsum_desktop.core.summary import Budget, Summary
from vsum_desktop.core.timing import Interval
from vsum_desktop.pipeline.analyze import Analysis, AnalyzeRequest, analyze
from vsum_desktop.pipeline.export import ExportReport, ExportRequest, export
from vsum_desktop.pipeline.export_kinds import output_path
from vsum_desktop.pipeline.services import Services
from vsum_desktop.pipeline.summarize import summarize

CONTEXT = JobContext()
EDITORS = ("otio", "edl", "fcpxml", "fcp7")
EDITS = Edits(Budget.of_share(Fraction(2, 5)), min_clip=Fraction(1, 2), pins=(Interval(Fraction(5, 4), Fraction(3, 2)),))
RATES = {
    "23.976": Fraction(24000, 1001),
    "25": Fraction(25),
    "29.97": Fraction(30000, 1001),
    "59.94": Fraction(60000, 1001),
}


def _recipe(rate: Fraction, name: str = "film.mp4", seconds: int = 6, **more: Any) -> Recipe:
    count = round(seconds * rate)
    clock = Fraction(1, rate.numerator) if rate.denominator > 1 else Fraction(1, 12800)
    cuts = tuple(part * count // 8 for part in range(1, 8))
    return replace(PLAIN, name=name, times=steady(count, rate), time_base=clock, cuts=cuts, sounds=(Fraction(seconds),), **more)


@dataclass(frozen=True)
class Made:
    """One export of every kind for editors."""

    analysis: Analysis
    summary: Summary
    stem: Path
    report: ExportReport

    def file(self, kind: str) -> Path:
        return output_path(self.stem, kind)

    def expected(self) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """The clips' own frames, and where they lie one after another."""
        record, at = [], 0
        for first, stop in (clip.frames for clip in self.summary.clips):
            record.append((at, at + stop - first))
            at += stop - first
        return [clip.frames for clip in self.summary.clips], record


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Services:
    return Services.create(device="cpu", cache_dir=tmp_path_factory.mktemp("cache"))


Make = Callable[[Recipe], Made]


@pytest.fixture(scope="module")
def make(media_factory: MediaFactory, services: Services, tmp_path_factory: pytest.TempPathFactory) -> Make:
    done: dict[Recipe, Made] = {}

    def made(recipe: Recipe) -> Made:
        if recipe not in done:
            analysis = analyze(AnalyzeRequest(media_factory(recipe), query="a dog & 猫 <1>"), services, CONTEXT)
            summary = summarize(analysis, EDITS)
            stem = tmp_path_factory.mktemp("out") / "Schnitt & 剪辑"
            requests = [ExportRequest(kind, output_path(stem, kind)) for kind in EDITORS]
            done[recipe] = Made(analysis, summary, stem, export(analysis, EDITS, summary, requests, CONTEXT))
        return done[recipe]

    return made


@pytest.mark.parametrize("kind", EDITORS)
@pytest.mark.parametrize("rate", RATES)
def test_every_timeline_holds_the_summary_to_the_frame(make: Make, rate: str, kind: str) -> None:
    made = make(_recipe(RATES[rate]))
    assert len(made.summary.clips) > 1
    spans = READERS[kind](made.file(kind), RATES[rate])
    assert (spans.media, spans.record) == made.expected()
    assert spans.path == made.analysis.video.path
    assert made.report.warnings == ()


@pytest.mark.parametrize("kind", EDITORS)
@pytest.mark.parametrize(
    "recipe",
    [
        _recipe(Fraction(25), "ünï – 视频 “it's” & 100 % #1: [a].mp4"),
        replace(_recipe(Fraction(25), "silent.mp4"), sounds=()),
        replace(_recipe(Fraction(25), "offset.mkv"), offset=Fraction(5), time_base=Fraction(1, 1000)),
        replace(_recipe(RATES["59.94"], "rounded.mkv"), time_base=Fraction(1, 1000)),
        replace(_recipe(Fraction(25), "turned.mp4"), rotation=90),
    ],
    ids=lambda recipe: Path(recipe.name).stem,
)
def test_odd_media_too(make: Make, recipe: Recipe, kind: str) -> None:
    made = make(recipe)
    rate = RATES["59.94"] if "rounded" in recipe.name else Fraction(25)
    spans = READERS[kind](made.file(kind), rate)
    assert (spans.media, spans.record) == made.expected()
    assert spans.path == made.analysis.video.path


@pytest.mark.parametrize("kind", EDITORS)
def test_a_late_picture_keeps_its_delay(make: Make, kind: str) -> None:
    made = make(replace(_recipe(Fraction(25), "late.mp4"), delay=Fraction(4, 5)))
    frames, record = made.expected()
    spans = READERS[kind](made.file(kind), Fraction(25))
    assert spans.media == [(first + 20, stop + 20) for first, stop in frames]
    assert spans.record == record


@pytest.mark.parametrize("kind", EDITORS)
def test_a_variable_rate_goes_to_the_nearest_standard_one_and_says_so(make: Make, kind: str) -> None:
    recipe = replace(
        _recipe(Fraction(25), "vfr.mp4"),
        times=uneven(150, (Fraction(1, 60), Fraction(1, 25), Fraction(1, 15))),
        time_base=Fraction(1, 90000),
    )
    made = make(recipe)
    video = made.analysis.video
    assert video.vfr
    rate = RATES["23.976"]  # 24.3 frames a second
    (warning,) = made.report.warnings
    assert "varies" in warning
    assert "23.976" in warning or "24" in warning
    rate = Fraction(24) if "24," in warning else rate
    spans = READERS[kind](made.file(kind), rate)
    end = 0
    for (first, stop), (begin, until), clip in zip(spans.media, spans.record, made.summary.clips, strict=True):
        assert first < stop
        assert begin == end
        assert until - begin == stop - first
        assert abs(first / rate - clip.interval.start) <= 1 / (2 * rate)
        assert abs(stop / rate - clip.interval.end) <= 1 / (2 * rate)
        end = until
    assert spans.media[-1][1] <= round(video.frames.time(len(video.frames)) * rate)


@pytest.mark.parametrize("kind", EDITORS)
def test_the_order_that_the_user_gave_is_kept(make: Make, kind: str, tmp_path: Path) -> None:
    made = make(_recipe(Fraction(25)))
    spans = [clip.interval for clip in made.summary.clips]
    edits = replace(EDITS, order=(spans[-1], *spans[1:-1], spans[0]))
    summary = summarize(made.analysis, edits)
    assert [clip.interval for clip in summary.clips] == list(edits.order)
    path = output_path(tmp_path / "a", kind)
    export(made.analysis, edits, summary, [ExportRequest(kind, path)], CONTEXT)
    read = READERS[kind](path, Fraction(25))
    assert (read.media, read.record) == replace(made, summary=summary).expected()


@pytest.mark.parametrize(("rate", "timecode"), [("25", "01:00:00:00"), ("29.97", "01:00:00;00"), ("29.97", "10:00:00:00")])
def test_a_timecode_in_the_file_is_counted_from(
    make: Make, services: Services, tmp_path: Path, rate: str, timecode: str
) -> None:
    video = _with_timecode(make(_recipe(RATES[rate])).analysis.video.path, tmp_path / "tape.mkv", timecode)
    analysis = analyze(AnalyzeRequest(video), services, CONTEXT)
    assert analysis.video.timecode == timecode
    summary = summarize(analysis, EDITS)
    stem = tmp_path / "out"
    export(analysis, EDITS, summary, [ExportRequest(kind, output_path(stem, kind)) for kind in (*EDITORS, "csv")], CONTEXT)
    drop, nominal = ";" in timecode, float(RATES[rate]) if ";" in timecode else float(round(RATES[rate]))
    start = otio.opentime.from_timecode(timecode, nominal).to_frames()
    frames = [clip.frames for clip in summary.clips]
    for kind in ("otio", "fcp7", "fcpxml"):
        assert READERS[kind](output_path(stem, kind), RATES[rate]).media == frames
    text = output_path(stem, "edl").read_text("utf-8")
    assert text.splitlines()[1] == ("FCM: DROP FRAME" if drop else "FCM: NON-DROP FRAME")
    times = re.findall(r" C +(\S+) (\S+) ", text)
    read = [tuple(otio.opentime.from_timecode(time, nominal).to_frames() - start for time in pair) for pair in times]
    assert read == frames
    rows = list(csv.DictReader(output_path(stem, "csv").read_text("utf-8").splitlines()))
    counted = [otio.opentime.from_timecode(row["smpte"], nominal).to_frames() - start for row in rows]
    assert counted == [int(row["frame"]) for row in rows]
    asset = next(ElementTree.parse(output_path(stem, "fcpxml")).getroot().iter("asset"))
    assert frames_of(asset, "start", RATES[rate]) == start
    marks = ElementTree.parse(output_path(stem, "fcp7")).findall(".//video/track/clipitem")
    assert [text_of(item, "marker/in") for item in marks] == [text_of(item, "in") for item in marks]


def _with_timecode(source: Path, target: Path, timecode: str) -> Path:
    with av.open(str(source)) as read, av.open(str(target), "w") as write:
        write.metadata["timecode"] = timecode
        streams = {stream.index: write.add_stream_from_template(stream) for stream in read.streams}
        for packet in read.demux():
            if packet.dts is not None:
                packet.stream = streams[packet.stream.index]
                write.mux(packet)
    return target


def test_scores_and_reasons_travel(make: Make) -> None:
    made = make(_recipe(Fraction(25)))
    clip = made.summary.clips[0]
    timeline = otio.adapters.read_from_file(str(made.file("otio")))
    facts = timeline.metadata["vsum"]
    assert facts["query"] == "a dog & 猫 <1>"
    assert facts["encoder_sha256"] == made.analysis.encoder.sha256
    first = timeline.video_tracks()[0][0]
    assert first.metadata["vsum"]["score"] == pytest.approx(clip.score, abs=1e-6)
    assert first.metadata["vsum"]["reason"] == clip.reason.text
    assert clip.reason.text in first.markers[0].name
    assert len(timeline.audio_tracks()) == 1
    ranks = [item.metadata["vsum"]["rank"] for item in timeline.video_tracks()[0]]
    assert sorted(ranks) == list(range(1, len(made.summary.clips) + 1))

    edl = made.file("edl").read_text("utf-8")
    assert clip.reason.text in edl
    assert "QUERY a dog & 猫 <1>" in edl
    assert f"SCORE {clip.score:.4f}" in edl

    root = ElementTree.parse(made.file("fcpxml")).getroot()
    item = next(root.iter("asset-clip"))
    assert clip.reason.text in text_of(item, "note")
    assert item.find("marker") is not None
    notes = {md.get("key"): md.get("value") for md in root.findall(".//sequence/metadata/md")}
    assert notes["com.vsum.query"] == "a dog & 猫 <1>"
    xmeml = ElementTree.parse(made.file("fcp7")).getroot()
    assert clip.reason.text in text_of(xmeml, ".//clipitem/marker/name")


def test_sound_is_there_exactly_where_the_media_has_some(make: Make) -> None:
    loud, silent = make(_recipe(Fraction(25))), make(replace(_recipe(Fraction(25), "silent.mp4"), sounds=()))
    for made, sounds in ((loud, 1), (silent, 0)):
        assert len(otio.adapters.read_from_file(str(made.file("otio"))).audio_tracks()) == sounds
        asset = next(ElementTree.parse(made.file("fcpxml")).getroot().iter("asset"))
        assert (asset.get("hasVideo"), asset.get("hasAudio")) == ("1", "1" if sounds else None)
        xmeml = ElementTree.parse(made.file("fcp7")).getroot()
        assert len(xmeml.findall(".//sequence/media/audio/track")) == sounds
        assert (xmeml.find(".//file/media/audio") is not None) == bool(sounds)
        assert len(xmeml.findall(".//clipitem/link")) == (4 * len(made.summary.clips) if sounds else 0)
        events = re.findall(r"^\d{3}  \S{1,8} +(\S+) +C ", made.file("edl").read_text("utf-8"), re.MULTILINE)
        assert events == ["B" if sounds else "V"] * len(made.summary.clips)


@pytest.mark.parametrize("kind", [*EDITORS, "srt", "chapters", "sheet", "mp4"])
def test_an_empty_summary_is_refused_in_one_sentence(make: Make, tmp_path: Path, kind: str) -> None:
    analysis = make(_recipe(Fraction(25))).analysis
    edits = Edits(bans=(Interval(Fraction(0), Fraction(100)),))
    summary = summarize(analysis, edits)
    assert summary.clips == ()
    with pytest.raises(ExportError, match="no clip"):
        export(analysis, edits, summary, [ExportRequest(kind, output_path(tmp_path / "a", kind))], CONTEXT)
    assert list(tmp_path.iterdir()) == []
    export(analysis, edits, summary, [ExportRequest(kind, tmp_path / f"a.{kind}") for kind in ("csv", "json", "html")], CONTEXT)


def test_an_edl_is_plain(make: Make) -> None:
    lines = make(_recipe(RATES["29.97"])).file("edl").read_text("utf-8").splitlines()
    assert lines[0].startswith("TITLE: ")
    assert lines[1] == "FCM: NON-DROP FRAME"
    for line in lines:
        assert not line or line.startswith(("TITLE:", "FCM:", "* ")) or re.match(r"\d{3}  FILM     B     C        \d\d:", line)


# Children in their order, and attributes, as the document type of FCPXML 1.9 and 1.10 allows them. Final Cut Pro refuses the
# whole file for anything else.
FCPXML = {
    "fcpxml": (["resources", "library"], {"version"}),
    "resources": (["format", "asset"], set()),
    "format": ([], {"id", "frameDuration", "width", "height"}),
    "asset": (
        ["media-rep"],
        {"id", "name", "start", "duration", "hasVideo", "format", "videoSources", "hasAudio", "audioSources", "audioChannels"}
        | {"audioRate"},
    ),
    "media-rep": ([], {"kind", "src"}),
    "library": (["event"], set()),
    "event": (["project"], {"name"}),
    "project": (["sequence"], {"name"}),
    "sequence": (["note", "spine", "metadata"], {"format", "duration", "tcStart", "tcFormat", "audioLayout", "audioRate"}),
    "asset-clip": (
        ["note", "marker", "metadata"],
        {"ref", "name", "offset", "start", "duration", "format", "tcFormat", "audioRole"},
    ),
    "marker": ([], {"start", "duration", "value", "note"}),
    "note": ([], set()),
    "md": ([], {"key", "value"}),
}


@pytest.mark.parametrize("sounds", [(Fraction(6),), ()])
def test_fcpxml_keeps_to_its_document_type(make: Make, sounds: tuple[Fraction, ...]) -> None:
    made = make(replace(_recipe(Fraction(25), "film.mp4" if sounds else "silent.mp4"), sounds=sounds))
    root = ElementTree.parse(made.file("fcpxml")).getroot()
    for element in root.iter():
        if element.tag in ("spine", "metadata"):
            assert {child.tag for child in element} <= {"asset-clip" if element.tag == "spine" else "md"}
            continue
        children, attributes = FCPXML[element.tag]
        assert [child.tag for child in element] == children
        assert set(element.attrib) <= attributes
    sequence = next(root.iter("sequence"))
    assert (sequence.get("audioLayout"), sequence.get("audioRate")) == (("mono", "48k") if sounds else (None, None))
