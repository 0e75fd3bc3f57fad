"""Many videos in one go: what is found, named, written, and what a failure does to the others."""

from __future__ import annotations

import json
import shutil
from fractions import Fraction
from pathlib import Path

import pytest

from tests.media_factory import MediaFactory
from vsum_desktop.cli.main import FAILED, USAGE, main
from vsum_desktop.core.edits import Budget, Edits
from vsum_desktop.core.errors import Cancelled, InputError
from vsum_desktop.core.jobs import CancelToken, JobContext
from vsum_desktop.pipeline.analyze import AnalyzeRequest
from vsum_desktop.pipeline.batch import BatchPlan, find_videos, run_batch
from vsum_desktop.pipeline.names import expand, has_tokens
from vsum_desktop.pipeline.services import Services

EDITS = Edits(Budget.of_share(Fraction(1, 2)))


@pytest.fixture
def folder(media_factory: MediaFactory, tmp_path: Path) -> Path:
    """Two sound videos of one name, a broken one, and things that are none of our business."""
    root = tmp_path / "films"
    for place in (root / "a", root / "b", root / ".hidden"):
        place.mkdir(parents=True)
        shutil.copyfile(media_factory("plain"), place / "one.mp4")
    (root / "broken.mkv").write_bytes(b"no video at all" * 20)
    (root / "notes.txt").write_text("none")
    shutil.copyfile(media_factory("plain"), root / "a" / "one_summary_a-dog_3s.mp4")
    return root


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Services:
    return Services.create(device="cpu", cache_dir=tmp_path_factory.mktemp("cache"))


def test_folders_are_searched_and_our_own_summaries_passed_over(folder: Path) -> None:
    names = [path.relative_to(folder).as_posix() for path in find_videos([folder])]
    assert names == ["a/one.mp4", "b/one.mp4", "broken.mkv"]
    named = folder / "a" / "one_summary_a-dog_3s.mp4"
    assert find_videos([named, named]) == [named]
    with pytest.raises(InputError, match="does not exist"):
        find_videos([folder / "nowhere"])
    empty = folder / "empty"
    empty.mkdir()
    with pytest.raises(InputError, match="no video"):
        find_videos([empty])


@pytest.mark.parametrize("jobs", [1, 3])
def test_one_that_fails_does_not_stop_the_rest(folder: Path, services: Services, jobs: int) -> None:
    plan = BatchPlan(AnalyzeRequest(folder), EDITS, (("mp4", None), ("edl", Path("{stem} {len}.edl"))))
    results = list(run_batch(find_videos([folder]), plan, services, JobContext(), jobs))
    assert {result.video.name: result.error is None for result in results} == {"one.mp4": True, "broken.mkv": False}
    for place in (folder / "a", folder / "b"):
        assert (place / "one_summary_1s.mp4").exists()
        assert (place / "one 1.edl").exists()


def test_two_videos_of_one_name_do_not_write_over_each_other(folder: Path, services: Services, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    plan = BatchPlan(AnalyzeRequest(folder), EDITS, (("csv", None),), out, overwrite=True)
    first, second = run_batch([folder / "a" / "one.mp4", folder / "b" / "one.mp4"], plan, services, JobContext())
    assert first.error is None
    assert "another video of this batch" in str(second.error)
    assert len(list(out.iterdir())) == 1


def test_cancelling_stops_the_batch(folder: Path, services: Services) -> None:
    token = CancelToken()
    token.cancel()
    plan = BatchPlan(AnalyzeRequest(folder), EDITS, (("mp4", None),))
    for jobs in (1, 2):
        with pytest.raises(Cancelled):
            list(run_batch(find_videos([folder]), plan, services, JobContext(cancel=token), jobs))


def test_names_are_made_of_tokens() -> None:
    path = Path("out/{stem}-{query}_{len}s {other}.mp4")
    assert has_tokens(path)
    assert expand(path, Path("a/ünï.mkv"), "ein Hund / 犬?", 12.4) == Path("out/ünï-ein-Hund-犬_12s {other}.mp4")
    assert not has_tokens(Path("{a}.mp4"))


def test_the_command_says_a_line_for_each(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VSUM_CONFIG_DIR", str(tmp_path / "config"))
    out = tmp_path / "new" / "out"
    words = ["batch", str(folder), "--budget", "50%", "--out", str(out), "--cache-dir", str(tmp_path / "c"), "--quiet"]
    assert main([*words, "--export", "json:{stem}-{len}.json"]) == FAILED
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 1
    assert "one-1.json" in said.out
    errors = said.err.splitlines()
    assert len(errors) == 3
    assert "another video" in errors[0]
    assert "broken.mkv" in errors[1]
    assert "2 of 3" in errors[2]
    assert main(["batch", str(folder / "a"), *words[2:], "--export", "srt", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["error"], row["outputs"][0]["kind"]) == (None, "srt")
    assert Path(row["outputs"][0]["path"]).parent == out
    assert main([*words[:-1], "--export", "srt", "--overwrite", "--jobs", "3", "--json"]) == FAILED
    videos = [Path(row["video"]).relative_to(folder).as_posix() for row in json.loads(capsys.readouterr().out)]
    assert videos == ["a/one.mp4", "b/one.mp4", "broken.mkv"]
    for wrong in (["--output", "x.mp4"], ["--export", "mp4:x.mp4"]):
        with pytest.raises(SystemExit) as caught:
            main([*words, *wrong])
        assert caught.value.code == USAGE
        assert "one file" in capsys.readouterr().err
