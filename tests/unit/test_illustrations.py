"""Contact sheet, single pictures and report of a summary."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.films import FILM
from tests.media_factory import MediaFactory, read_number
from vsum_desktop.core.edits import Edits
from vsum_desktop.core.errors import Cancelled, ExportError
from vsum_desktop.core.jobs import CancelToken, JobContext, Progress
from vsum_desktop.core.summary import Budget
from vsum_desktop.interchange.pictures import Card, write_sheet
from vsum_desktop.pipeline.analyze import Analysis, AnalyzeRequest, analyze
from vsum_desktop.pipeline.export import ExportRequest, export
from vsum_desktop.pipeline.services import Services
from vsum_desktop.pipeline.summarize import scores, summarize

CONTEXT = JobContext()
EDITS = Edits(Budget.of_share(0.3))


@pytest.fixture(scope="module")
def analysis(media_factory: MediaFactory, tmp_path_factory: pytest.TempPathFactory) -> Analysis:
    services = Services.create(device="cpu", cache_dir=tmp_path_factory.mktemp("cache"))
    return analyze(AnalyzeRequest(media_factory(FILM), query="a <dog> & 犬"), services, CONTEXT)


def _read(path: Path, kind: str) -> np.ndarray:
    with Image.open(path) as image:
        assert image.format == kind
        return np.asarray(image)


def test_the_sheet_shows_every_clip(analysis: Analysis, tmp_path: Path) -> None:
    summary = summarize(analysis, EDITS)
    requests = [ExportRequest("sheet", tmp_path / name) for name in ("a.png", "b.jpg")]
    export(analysis, EDITS, summary, requests, CONTEXT)
    sheet = _read(tmp_path / "a.png", "PNG")
    assert _read(tmp_path / "b.jpg", "JPEG").shape == sheet.shape
    # Each clip's picture ends in a line of its own colour; above it the frame tells its number.
    line = np.all(sheet == (0, 192, 139), axis=2)
    starts = np.argwhere(line & ~np.roll(line, 1, axis=1) & ~np.roll(line, 1, axis=0))
    assert len(starts) == len(summary.clips) > 1
    for (bottom, left), clip in zip(starts.tolist(), summary.clips, strict=True):
        assert clip.frames[0] <= read_number(sheet[bottom - 180 : bottom, left : left + 320]) < clip.frames[1]


def test_stills_are_the_best_frames_at_full_size(analysis: Analysis, tmp_path: Path) -> None:
    summary = summarize(analysis, EDITS)
    folder = tmp_path / "stills"
    report = export(analysis, EDITS, summary, [ExportRequest("stills", folder)], CONTEXT)
    files = sorted(folder.iterdir())
    assert len(files) == len(summary.clips)
    assert report.outputs[0].bytes == sum(file.stat().st_size for file in files)
    score, picks = scores(analysis, EDITS.query_strength), analysis.features.picks
    for file, clip in zip(files, summary.clips, strict=True):
        assert re.fullmatch(r"film_clip\d{3}_\d\d-\d\d\.\d\.jpg", file.name)
        picture = _read(file, "JPEG")
        assert picture.shape == (180, 320, 3)
        inside = [number for number, frame in enumerate(picks) if clip.frames[0] <= frame < clip.frames[1]]
        assert read_number(picture) == picks[max(inside, key=lambda number: score[number])]
    with pytest.raises(ExportError, match="exists"):
        export(analysis, EDITS, summary, [ExportRequest("stills", folder)], CONTEXT)


def test_stills_replace_those_of_another_time_and_nothing_else(analysis: Analysis, tmp_path: Path) -> None:
    folder = tmp_path / "stills"
    request = [ExportRequest("stills", folder)]
    long, short = (Edits(Budget.of_share(share)) for share in (0.6, 0.2))
    export(analysis, long, summarize(analysis, long), request, CONTEXT)
    before = sorted(path.name for path in folder.iterdir())
    others = ["film_clip001.jpg", "film_clip001_00-01.0.png", "film_clip001_a_clip001_00-01.0.jpg", "notes.txt"]
    for name in others:
        (folder / name).write_text("mine")
    summary = summarize(analysis, short)
    export(analysis, short, summary, request, CONTEXT, overwrite=True)
    assert len(before) > len(summary.clips)
    names = {path.name for path in folder.iterdir()}
    assert names >= set(others)
    assert len(names - set(others)) == len(summary.clips)
    assert [path.name for path in tmp_path.iterdir()] == ["stills"]


@pytest.mark.parametrize("exists", [False, True])
def test_cancelled_stills_leave_the_folder_as_it_was(analysis: Analysis, tmp_path: Path, exists: bool) -> None:
    token = CancelToken()
    folder = tmp_path / "stills"
    summary, request = summarize(analysis, EDITS), [ExportRequest("stills", folder)]
    if exists:
        folder.mkdir()
        (folder / "film_clip001_00-01.0.jpg").write_text("mine")

    def report(progress: Progress) -> None:
        if progress.done == 1:
            token.cancel()

    assert len(summary.clips) > 1
    with pytest.raises(Cancelled):
        export(analysis, EDITS, summary, request, JobContext(report, token), overwrite=exists)
    assert [path.name for path in tmp_path.iterdir()] == ["stills"] * exists
    assert not exists or [path.read_text() for path in folder.iterdir()] == ["mine"]


def test_the_report_stands_alone(analysis: Analysis, tmp_path: Path) -> None:
    summary = summarize(analysis, EDITS)
    path = tmp_path / "report.html"
    export(analysis, EDITS, summary, [ExportRequest("html", path)], CONTEXT)
    text = path.read_text("utf-8")
    seen: list[tuple[str, dict[str, str | None]]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            seen.append((tag, dict(attrs)))

    Reader().feed(text)
    images = [attributes["src"] for tag, attributes in seen if tag == "img"]
    assert len(images) == len(summary.clips)
    assert all(source and source.startswith("data:image/jpeg;base64,") for source in images)
    assert not [attributes for _, attributes in seen if attributes.get("href") or "http" in str(attributes.get("src"))]
    assert len([tag for tag, _ in seen if tag == "polyline"]) == 3
    assert len([tag for tag, _ in seen if tag == "tr"]) == 1 + len(analysis.shots)
    assert "a &lt;dog&gt; &amp; 犬" in text
    assert all(clip.reason.text in text for clip in summary.clips)


def test_a_sheet_needs_a_clip_and_an_ending(tmp_path: Path) -> None:
    card = Card(np.zeros((90, 160, 3), np.uint8), "1", "Because " * 60)
    with pytest.raises(ExportError, match="no clip"):
        write_sheet(tmp_path / "a.png", "title", "", [])
    with pytest.raises(ExportError, match=r"\.png"):
        write_sheet(tmp_path / "a.tiff", "title", "", [card])
    write_sheet(tmp_path / "a.png", "A title much longer than the sheet is wide " * 9, "", [card] * 7)
    assert _read(tmp_path / "a.png", "PNG").shape[1] < 1000
