"""Many videos in one go: what is found, named, written, and what a failure does to the others."""

from __future__ import annotations

import gc
import json
import os
import shutil
import weakref
from fractions import Fraction
from pathlib import Path

import pytest

from tests.media_factory import MediaFactory
from vsum_desktop.cli.main import FAILED, USAGE, main
from vsum_desktop.core.edits import Budget, Edits
from vsum_desktop.core.errors import Cancelled, InputError, ModelNotFoundError
from vsum_desktop.core.jobs import CancelToken, JobContext
from vsum_desktop.pipeline.analyze import AnalyzeRequest
from vsum_desktop.pipeline.batch import BatchPlan, check_plan, find_videos, run_batch
from vsum_desktop.pipeline.export import default_path
from vsum_desktop.pipeline.names import expand, has_tokens, telling_apart
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
    assert find_videos([folder / "a" / ".." / "a", folder / "a"]) == [folder / "a" / ".." / "a" / "one.mp4"]
    copied = folder / "b" / "one_summary_3s_copy.mkv"
    shutil.copyfile(named, copied)
    assert copied not in find_videos([folder])
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
    assert "{parent} in --export KIND:PATH tells them apart" in str(second.error)
    assert len(list(out.iterdir())) == 1
    plan = BatchPlan(AnalyzeRequest(folder), EDITS, (("csv", Path("{parent} {stem}.csv")),), out)
    assert all(
        result.error is None for result in run_batch(find_videos([folder / "a", folder / "b"]), plan, services, JobContext())
    )
    assert {path.name for path in out.iterdir()} >= {"a one.csv", "b one.csv"}


def test_no_video_of_a_batch_is_an_output_of_it(folder: Path, services: Services) -> None:
    first, second, link = (folder / "a" / name for name in ("one.mkv", "one.mp4", "two.mp4"))
    (folder / "b" / "one.mp4").rename(first)
    link.symlink_to(second)
    before = {path: path.read_bytes() for path in (first, second)}
    for name in ("{stem}.mp4", "two{query}.mp4"):
        plan = BatchPlan(AnalyzeRequest(folder), EDITS, (("mp4", Path(name)),), overwrite=True)
        for jobs in (1, 2):
            results = list(run_batch([first, second], plan, services, JobContext(), jobs))
            assert all("is a video of this batch" in str(result.error) for result in results)
            assert all(result.analysis is None for result in results)
    assert {path: path.read_bytes() for path in (first, second)} == before


def test_what_every_video_would_be_refused_for_is_said_once(folder: Path, services: Services) -> None:
    def check(*exports: tuple[str, Path | None], scorer: str | None = None) -> None:
        check_plan(BatchPlan(AnalyzeRequest(folder, scorer=scorer), EDITS, exports), services)

    check(("mp4", None), ("mp4", Path("{stem}.m4v")), ("copy", Path("{stem}.mp4")))
    with pytest.raises(InputError, match=r"it ends in \.gif"):
        check(("gif", Path("{stem}.webp")))
    with pytest.raises(InputError, match="same name"):
        check(("mp4", None), ("mp4", None))
    with pytest.raises(ModelNotFoundError):
        check(scorer="nobody")


def test_a_missing_folder_is_found_before_the_analysis(folder: Path, services: Services) -> None:
    plan = BatchPlan(AnalyzeRequest(folder), EDITS, (("csv", Path("{parent}/{stem}.csv")),))
    (result,) = run_batch([folder / "a" / "one.mp4"], plan, services, JobContext())
    assert "does not exist" in str(result.error)
    assert result.analysis is None


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_are_let_go_of(folder: Path, services: Services, jobs: int) -> None:
    plan = BatchPlan(AnalyzeRequest(folder), EDITS, (("csv", None),))
    results = run_batch([folder / place / "one.mp4" for place in ("a", "b")], plan, services, JobContext(), jobs)
    held = []
    for _ in range(2):
        analysis = next(results).analysis
        assert analysis is not None
        held.append(weakref.ref(analysis.importance))
    del analysis
    gc.collect()
    assert all(reference() is None for reference in held)
    results.close()


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
    assert expand(Path("{parent} {stem}.{ext}_{len}"), Path("card1/C1.MP4"), None, None) == Path("card1 C1.MP4_{len}")
    for other, token in (("card2/C1.MP4", "{parent}"), ("card1/C1.mov", "{ext}"), ("b/card1/C1.MP4", "")):
        assert telling_apart(Path("card1/C1.MP4"), Path(other)) == token


@pytest.mark.parametrize("letter", ["a", "ü", "犬", "😀", "\udce9"])
def test_no_name_grows_too_long_for_a_file_system(letter: str) -> None:
    video = Path(letter * (250 // len(letter.encode("utf-8", "surrogatepass"))) + ".mp4")
    query = letter * 200
    for name in (
        default_path(video, "chapters", query, 123456).name,
        expand(Path("{stem}_{query}_{len}_chapters.txt"), video, query, 123456).name,
    ):
        assert len(os.fsencode(f".{name}.part-01234567.mkv")) <= 255
        assert letter * 30 in name
        assert name.endswith("chapters.txt")


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
    assert main(["batch", str(folder / "a"), *words[2:], "--export", "srt", "--query", "a dog \udce9", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["error"], row["outputs"][0]["kind"]) == (None, "srt")
    assert Path(row["outputs"][0]["path"]).parent == out
    assert main([*words[:-1], "--export", "srt", "--overwrite", "--jobs", "3", "--json"]) == FAILED
    videos = [Path(row["video"]).relative_to(folder).as_posix() for row in json.loads(capsys.readouterr().out)]
    assert videos == ["a/one.mp4", "b/one.mp4", "broken.mkv"]
    fresh = tmp_path / "fresh"
    for wrong, told in (
        (["--output", "x.mp4"], "--output"),
        (["--export", "mp4:x.mp4"], "one file"),
        (["--export", "gif:{stem}.webp"], "{stem}.webp is no name for the output gif: it ends in .gif"),
        (["--query", "?!"], "The query is empty"),
    ):
        with pytest.raises(SystemExit) as caught:
            main([*words, "--out", str(fresh), *wrong])
        assert caught.value.code == USAGE
        assert told in capsys.readouterr().err
    assert main([*words, "--out", str(fresh), "--scorer", "nobody"]) == FAILED
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not fresh.exists()


def test_what_was_written_before_a_failure_is_named(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VSUM_CONFIG_DIR", str(tmp_path / "config"))
    (tmp_path / "stills" / "one_clip001_00-00.0.jpg").mkdir(parents=True)  # in the way of a picture
    options = ["--pin", "0-1", "--budget", "50%", "--overwrite", "--cache-dir", str(tmp_path / "c"), "--quiet", "--json"]
    exports = ["--export", f"edl:{tmp_path}/{{stem}}.edl", "--export", f"stills:{tmp_path}/stills{{query}}"]
    assert main(["batch", str(folder / "a"), *exports, *options]) == FAILED
    said = capsys.readouterr()
    assert f"wrote {tmp_path / 'one.edl'}" in said.err
    (row,) = json.loads(said.out)
    assert row["error"]
    assert [output["kind"] for output in row["outputs"]] == ["edl"]
    assert main(["summarize", str(folder / "a" / "one.mp4"), *exports, *options]) == FAILED
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"wrote {tmp_path / 'one.edl'}")
