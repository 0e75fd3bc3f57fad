"""What an output may be called and replace, and the names of files that are no UTF-8."""

from __future__ import annotations

import json
import os
import shutil
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import opentimelineio as otio
import pytest

from tests.media_factory import MediaFactory
from vsum_desktop.core.edits import Budget, Edits
from vsum_desktop.core.errors import ExportError, InputError
from vsum_desktop.core.jobs import JobContext
from vsum_desktop.interchange.pictures import Card, write_sheet
from vsum_desktop.media.stream_copy import FORMATS
from vsum_desktop.pipeline.analyze import Analysis, AnalyzeRequest, analyze
from vsum_desktop.pipeline.export import ExportRequest, check_targets, default_path, export
from vsum_desktop.pipeline.export_kinds import ENDINGS, KINDS
from vsum_desktop.pipeline.report import summary_document
from vsum_desktop.pipeline.services import Services
from vsum_desktop.pipeline.summarize import summarize

CONTEXT = JobContext()
EDITS = Edits(Budget.parse("50%"))


@pytest.fixture
def film(media_factory: MediaFactory, tmp_path: Path) -> Path:
    """A video; its name holds a byte that is no UTF-8 where the system allows it."""
    path = tmp_path / ("latin\udce9.mp4" if sys.platform == "linux" else "latin.mp4")
    shutil.copyfile(media_factory("plain"), path)
    return path


@pytest.fixture
def analysis(film: Path) -> Analysis:
    return analyze(AnalyzeRequest(film), Services.create(device="cpu", use_cache=False), CONTEXT)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of POSIX")
def test_what_is_no_file_is_never_replaced(film: Path, tmp_path: Path) -> None:
    pipe, link = tmp_path / "pipe.csv", tmp_path / "link.csv"
    os.mkfifo(pipe)
    link.symlink_to(os.devnull)
    for path in (pipe, link, Path(os.devnull)):
        with pytest.raises(ExportError, match="device or a pipe"):
            check_targets(film, [ExportRequest("csv", path)], overwrite=True)


def test_endings_are_those_that_are_written(tmp_path: Path) -> None:
    assert ENDINGS["copy"] == tuple(FORMATS)
    card = Card(np.zeros((90, 160, 3), np.uint8), "1", "Because")
    for ending in ENDINGS["sheet"]:
        write_sheet(tmp_path / f"a{ending}", "title", "", [card])


def test_an_ending_that_does_not_fit_is_refused(film: Path, tmp_path: Path) -> None:
    for kind, name in (
        ("mp4", "a.gif"),
        ("mp4", "a"),
        ("copy", "a.avi"),
        ("gif", "a.webp"),
        ("webp", "a.gif"),
        ("sheet", "a.gif"),
    ):
        with pytest.raises(InputError, match=f"{name} is no name for the output {kind}: it ends in "):
            check_targets(film, [ExportRequest(kind, tmp_path / name)], overwrite=False)
    fitting = [ExportRequest(kind, default_path(film, kind, None, None)) for kind in KINDS]
    check_targets(film, [*fitting, ExportRequest("mp4", tmp_path / "A.MP4")], overwrite=False)


def test_a_name_without_a_length_yet_is_checked_as_far_as_it_goes(film: Path, tmp_path: Path) -> None:
    check_targets(film, [ExportRequest("csv", tmp_path / "{len}" / "a.csv")], overwrite=False)
    with pytest.raises(ExportError, match="does not exist"):
        check_targets(film, [ExportRequest("csv", tmp_path / "no" / "{len}.csv")], overwrite=False)


def test_every_kind_takes_a_name_that_is_no_utf8(film: Path, analysis: Analysis) -> None:
    summary = summarize(analysis, EDITS)
    requests = [ExportRequest(kind, default_path(film, kind, None, float(summary.duration))) for kind in KINDS]
    paths = {output.kind: output.path for output in export(analysis, EDITS, summary, requests, CONTEXT).outputs}
    assert tuple(paths) == KINDS
    shown = film.name.replace("\udce9", "�")
    for kind in ("otio", "edl", "html", "json"):
        assert shown in paths[kind].read_text("utf-8")
    assert Path(json.loads(paths["json"].read_text("utf-8"))["video"]["path"]).name == shown
    assert ElementTree.parse(paths["fcp7"]).findtext(".//file/pathurl") == film.as_uri()
    built = otio.adapters.read_from_file(str(paths["otio"].rename(film.with_name("a.otio"))))
    assert built.tracks[0][0].media_reference.target_url == film.as_uri()


def test_a_warning_comes_once(analysis: Analysis, tmp_path: Path) -> None:
    summary = summarize(analysis, EDITS)
    twice = replace(analysis, warnings=("One thing.", "Another."))
    again = replace(summary, warnings=("Another.", "A third."))
    assert summary_document(twice, EDITS, again)["warnings"] == ["One thing.", "Another.", "A third."]
    export(twice, EDITS, again, [ExportRequest("html", tmp_path / "a.html")], CONTEXT)
    assert (tmp_path / "a.html").read_text("utf-8").count("Another.") == 1
