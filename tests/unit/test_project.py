"""Project files: what is refused and why, and how a moved video is found."""

from __future__ import annotations

import json
import os
from fractions import Fraction
from pathlib import Path, PurePosixPath

import pytest

from vsum_desktop.core.edits import Budget, Edits
from vsum_desktop.core.errors import DiskFullError, ExportError, ProjectFormatError
from vsum_desktop.core.timing import Interval
from vsum_desktop.pipeline.messages import sentence
from vsum_desktop.pipeline.project import Media, Project, is_project, read_project, write_project
from vsum_desktop.pipeline.project_files import content_fingerprint, locate, relative_to

MINIMAL = {"schema": "vsum-project/1", "media": {"absolute": "/v/film.mp4", "relative": "film.mp4", "fingerprint": "x"}}


def _write(path: Path, document: object) -> Path:
    path.write_text(document if isinstance(document, str) else json.dumps(document), "utf-8")
    return path


def test_the_file_is_as_the_contract_says(tmp_path):
    path = tmp_path / "schön.vsum.json"
    edits = Edits(budget=Budget.parse("90s"), pins=(Interval(Fraction(1001, 30), Fraction(35)),), query_strength=0.5)
    media = Media(tmp_path / "Ünïcode 影片.mp4", PurePosixPath("Ünïcode 影片.mp4"), "f")
    write_project(
        path, Project(media, "vsum-mini", "lgrln", Fraction(2), "a dog", ("a dog", "a cat"), edits, {"playhead": 3.5})
    )
    text = path.read_text("utf-8")
    assert "影片" in text
    document = json.loads(text)
    assert document["schema"] == "vsum-project/1"
    assert set(document) >= {
        "media", "analysis", "query", "query_strength", "budget", "pins", "bans", "trims", "order", "view",
    }  # fmt: skip
    assert document["media"] == {"absolute": str(media.absolute), "relative": "Ünïcode 影片.mp4", "fingerprint": "f"}
    assert document["analysis"] == {"encoder": "vsum-mini", "scorer": "lgrln", "rate": 2}
    assert (document["query"], document["query_strength"], document["budget"]) == ("a dog", 0.5, "90s")
    assert document["pins"] == [{"start": 1001 / 30, "end": 35.0, "exact": ["1001/30", "35"]}]


def test_a_file_with_little_in_it_is_a_project(tmp_path):
    project = read_project(_write(tmp_path / "a.vsum.json", MINIMAL))
    assert project.edits == Edits()
    assert (project.query, project.queries, project.scorer, project.rate) == ("", (), None, None)


def test_spans_may_be_pairs(tmp_path):
    project = read_project(_write(tmp_path / "a.vsum.json", MINIMAL | {"bans": [[1, 2.5]]}))
    assert project.edits.bans == (Interval(Fraction(1), Fraction(5, 2)),)


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ("nothing", "no JSON"),
        ("[1]", "no JSON object"),
        ("[" * 100_000, "no JSON"),
        ({"schema": "vsum-summary/1"}, "schema"),
        ({"schema": "vsum-project/2"}, "newer version"),
        ({"schema": "vsum-project/1"}, "media.absolute: it names no video"),
        (MINIMAL | {"media": [1]}, "media: not an object"),
        (MINIMAL | {"pins": [{"start": 3}]}, "pins[0].start"),
        (MINIMAL | {"pins": [{"start": 3, "end": 2}]}, "pins[0].start"),
        (MINIMAL | {"pins": [{"start": "1e999999999", "end": 2}]}, "not a number"),
        (MINIMAL | {"trims": [{"shot": -1, "start": 1, "end": 2}]}, "trims[0].shot"),
        (MINIMAL | {"budget": "plenty"}, "budget: not a budget"),
        (MINIMAL | {"query_strength": 7}, "query strength"),
        (MINIMAL | {"query": 7}, "query: not a text"),
        (MINIMAL | {"clips": {"min": 5, "max": 2}}, "longest clip"),
        (MINIMAL | {"analysis": {"rate": True}}, "analysis.rate"),
    ],
)
def test_what_is_wrong_is_named(tmp_path, document, words):
    path = _write(tmp_path / "a.vsum.json", document)
    with pytest.raises(ProjectFormatError) as caught:
        read_project(path)
    text = sentence(caught.value)
    assert words in text
    assert "a.vsum.json" in text


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ProjectFormatError, match="it does not exist"):
        read_project(tmp_path / "none.vsum.json")


def test_saving_replaces_in_one_step_or_not_at_all(tmp_path):
    path = tmp_path / "a.vsum.json"
    project = Project(Media(Path("/v/film.mp4")))
    write_project(path, project)
    before = path.read_bytes()
    folder = tmp_path / "folder.vsum.json"
    folder.mkdir()
    (folder / "something").touch()
    with pytest.raises(ExportError) as caught:
        write_project(folder, project)
    assert not isinstance(caught.value, DiskFullError)
    assert path.read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.vsum.json", "folder.vsum.json"]


def test_the_fingerprint_is_of_the_content(tmp_path):
    one, copy, other = (tmp_path / name for name in ("one", "copy", "other"))
    content = os.urandom(3_000_000)
    one.write_bytes(content)
    copy.write_bytes(content)
    os.utime(copy, (1, 1))
    other.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    assert content_fingerprint(one) == content_fingerprint(copy) != content_fingerprint(other)
    one.write_bytes(b"")
    assert content_fingerprint(one).startswith("0-")


class TestLocate:
    @pytest.fixture
    def video(self, tmp_path):
        video = tmp_path / "media" / "film.mp4"
        video.parent.mkdir()
        video.write_bytes(b"film")
        return video

    def project(self, video, path):
        return Project(Media(video, relative_to(video, path), content_fingerprint(video)))

    def test_where_it_was(self, tmp_path, video):
        path = tmp_path / "cut" / "a.vsum.json"
        project = self.project(video, path)
        assert project.media.relative == PurePosixPath("../media/film.mp4")
        assert locate(project, path).path == video
        assert locate(project, None).path == video

    def test_moved_together(self, tmp_path, video):
        path = tmp_path / "cut" / "a.vsum.json"
        project = self.project(video, path)
        elsewhere = tmp_path / "elsewhere"
        (elsewhere / "media").mkdir(parents=True)
        moved = video.rename(elsewhere / "media" / "film.mp4")
        found = locate(project, elsewhere / "cut" / "a.vsum.json")
        assert (found.path, found.same) == (moved, True)

    def test_put_beside_the_project(self, tmp_path, video):
        path = tmp_path / "cut" / "a.vsum.json"
        path.parent.mkdir()
        project = self.project(video, path)
        moved = video.rename(path.parent / "film.mp4")
        assert locate(project, path).path == moved

    def test_the_same_video_is_preferred_to_a_nearer_one(self, tmp_path, video):
        path = tmp_path / "a.vsum.json"
        project = self.project(video, path)
        elsewhere = tmp_path / "elsewhere"
        (elsewhere / "media").mkdir(parents=True)
        (elsewhere / "media" / "film.mp4").write_bytes(b"another film")
        found = locate(project, elsewhere / "a.vsum.json")
        assert (found.path, found.same) == (video, True)

    def test_another_video_of_that_name_is_told(self, tmp_path, video):
        project = self.project(video, tmp_path / "a.vsum.json")
        video.write_bytes(b"another film")
        found = locate(project, tmp_path / "a.vsum.json")
        assert (found.path, found.same) == (video, False)
        assert found.fingerprint == content_fingerprint(video)

    def test_gone(self, tmp_path, video):
        project = self.project(video, tmp_path / "a.vsum.json")
        video.unlink()
        assert locate(project, tmp_path / "a.vsum.json").path is None


def test_projects_are_known_by_their_ending():
    assert is_project(Path("a.vsum.json"))
    assert is_project(Path("A.VSUM.JSON"))
    assert not is_project(Path("a.json"))
