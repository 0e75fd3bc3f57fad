"""The installed `vsum`, run as its users run it."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import av
import pytest

from tests.films import FILM, LONG_FILM
from tests.media_factory import MediaFactory, read_number

VSUM = Path(sys.executable).with_name("vsum")
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def vsum(cache: Path) -> Run:
    """Runs `vsum` with the module's cache folder."""

    def run(*arguments: object, status: int = 0) -> subprocess.CompletedProcess[str]:
        words = [str(VSUM), *map(str, arguments)]
        if arguments[0] in ("analyze", "summarize"):
            words += ["--cache-dir", str(cache)]
        done = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300)
        assert done.returncode == status, done.stderr
        return done

    return run


@pytest.fixture(scope="module")
def film(media_factory: MediaFactory) -> Path:
    return media_factory(FILM)


def _numbers(path: Path) -> list[int]:
    with av.open(str(path)) as container:
        return [read_number(frame.to_ndarray(format="rgb24")) for frame in container.decode(video=0)]


def _one_line(done: subprocess.CompletedProcess[str], *words: str) -> None:
    lines = [line for line in done.stderr.splitlines() if line.startswith("vsum:")]
    assert len(lines) == 1, done.stderr
    assert "Traceback" not in done.stderr
    for word in words:
        assert word in lines[0]


def _summary(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(done.stdout)
    assert document["schema"] == "vsum-summary/1"
    return document


def test_a_short_gap_is_kept(vsum: Run, film: Path) -> None:
    edits = ("--pin", "1-3", "--pin", "4.6-6", "--ban", "11-30", "--budget", "12s", "--min-clip", "2")
    clips = _summary(vsum("summarize", film, *edits, "--min-gap", "1.7", "--json"))["summary"]["clips"]
    assert [(clip["start"], clip["end"], clip["reason"]["code"]) for clip in clips[:3]] == [
        (1, 3, "pinned"), (3, 4.6, "between"), (4.6, 6, "pinned"),
    ]  # fmt: skip


def test_probe_as_json_and_as_text(vsum: Run, film: Path) -> None:
    document = json.loads(vsum("probe", film, "--json").stdout)
    assert document["schema"] == "vsum-probe/1"
    assert (document["duration"], document["start_time"], document["has_audio"]) == (30.0, 0.0, True)
    assert (document["rotation"], document["vfr"]) == (0, False)
    video = document["video"]
    assert (video["codec"], video["width"], video["height"], video["frames"]) == ("h264", 320, 180, 750)
    assert (video["fps"], video["bit_depth"], video["pixel_format"]) == (25.0, 8, "yuv420p")
    assert document["audio"] == [{"codec": "aac", "channels": 1, "sample_rate": 48000}]
    text = vsum("probe", film).stdout
    assert "750 frames" in text
    assert "320 × 180" in text


def test_summarize_writes_exactly_what_it_says(vsum: Run, film: Path, tmp_path: Path) -> None:
    out, table, saved = tmp_path / "Übersicht.mp4", tmp_path / "curves.csv", tmp_path / "summary.json"
    before = film.read_bytes()
    done = vsum(
        "summarize", film, "--query", "a dog", "--budget", "20%", "--output", out, "--export", f"csv:{table}"
        , "--export", f"json:{saved}", "--json",
    )  # fmt: skip
    document = _summary(done)
    assert film.read_bytes() == before
    assert {
        "video", "encoder", "scorer", "device", "query", "query_strength", "budget", "samples", "shots", "summary", "edges",
        "outputs", "receipt", "timings", "warnings",
    } <= document.keys()  # fmt: skip
    assert document["query"] == "a dog"
    assert document["budget"] == {"requested": "20%", "seconds": 6.0}
    samples = document["samples"]
    assert samples["rate"] == 2.0
    assert {len(samples[name]) for name in ("times", "importance", "relevance", "score")} == {60}
    assert all(0 <= value <= 1 for name in ("importance", "relevance", "score") for value in samples[name])
    timings = document["timings"]
    assert timings.keys() == {"probe", "decode", "encode", "shots", "score", "export", "total"}
    assert timings["total"] >= timings["probe"] + max(timings["decode"], timings["encode"]) + timings["export"]
    assert len(document["edges"]) <= 500
    assert {"source", "target", "weight", "kind"} <= document["edges"][0].keys()

    clips = document["summary"]["clips"]
    assert clips
    assert sum(clip["end"] - clip["start"] for clip in clips) == pytest.approx(document["summary"]["duration"])
    assert document["summary"]["duration"] <= document["budget"]["seconds"]
    for clip in clips:
        shot = document["shots"][clip["shot"]]
        assert shot["start"] <= clip["start"] < clip["end"] <= shot["end"]
        assert shot["clip"]
        assert clip["reason"].keys() == {"code", "fields", "text"}
    assert all(shot["reason"]["text"] for shot in document["shots"])

    expected = [n for clip in clips for n in range(round(clip["start"] * 25), round(clip["end"] * 25))]
    assert _numbers(out) == expected
    assert document["receipt"]["exact"]
    assert len(document["receipt"]["clips"]) == len(clips)
    assert [output["kind"] for output in document["outputs"]] == ["mp4", "csv", "json"]
    assert [output["bytes"] for output in document["outputs"]] == [path.stat().st_size for path in (out, table, saved)]
    assert json.loads(saved.read_text("utf-8"))["summary"] == document["summary"]
    rows = table.read_text("utf-8").splitlines()
    assert rows[0] == "sample,frame,time,smpte,importance,relevance,score,shot,clip"
    assert len(rows) == 61
    frames = [(int(row.split(",")[1]), row.split(",")[-1]) for row in rows[1:]]
    spans = [(round(clip["start"] * 25), round(clip["end"] * 25)) for clip in clips]
    inside = [[str(k) for k, (first, stop) in enumerate(spans, 1) if first <= frame < stop] for frame, _ in frames]
    assert [[clip] if clip else [] for _, clip in frames] == inside
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["Übersicht.mp4", "curves.csv", "summary.json"])


def test_a_second_run_comes_from_the_cache_and_is_the_same(vsum: Run, film: Path) -> None:
    first = _summary(vsum("summarize", film, "--json"))
    second = _summary(vsum("summarize", film, "--json"))
    fresh = _summary(vsum("summarize", film, "--json", "--no-cache"))
    assert second["cached"]
    assert not fresh["cached"]
    for name in ("samples", "shots", "summary", "edges"):
        assert first[name] == second[name] == fresh[name]
    assert second["timings"]["decode"] == second["timings"]["encode"] == 0


def test_pins_are_in_and_bans_are_out(vsum: Run, film: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.mp4"
    vsum("summarize", film, "--pin", "21-22", "--ban", "4-12", "--budget", "5s", "--output", out, "--quiet")
    numbers = set(_numbers(out))
    assert set(range(525, 550)) <= numbers
    assert not numbers & set(range(100, 300))
    assert len(numbers) <= 125


def test_scorer_can_be_chosen(vsum: Run, film: Path) -> None:
    document = _summary(vsum("summarize", film, "--scorer", "contrastive", "--json"))
    assert document["scorer"] == {"id": "contrastive", "sha256": None}
    _one_line(vsum("summarize", film, "--scorer", "lgrlm", status=1), "lgrlm", "Did you mean “lgrln”?")


def test_analyze_gives_the_same_without_a_summary(vsum: Run, film: Path) -> None:
    document = _summary(vsum("analyze", film, "--json"))
    whole = _summary(vsum("summarize", film, "--json"))
    assert whole.keys() - document.keys() == {"summary", "outputs", "receipt"}
    assert document.keys() <= whole.keys()
    assert document["timings"].keys() == whole["timings"].keys()
    assert all(shot.keys() == whole["shots"][0].keys() for shot in document["shots"])
    assert document["budget"] is None
    assert document["query"] is document["samples"]["relevance"] is None
    assert "60 samples" in vsum("analyze", film).stdout


def test_nothing_is_overwritten_unasked_and_never_the_input(vsum: Run, film: Path, tmp_path: Path) -> None:
    out = tmp_path / "kept.mp4"
    out.write_bytes(b"precious")
    _one_line(vsum("summarize", film, "--output", out, status=1), "kept.mp4", "exists already")
    assert out.read_bytes() == b"precious"
    before = film.read_bytes()
    _one_line(vsum("summarize", film, "--output", film, "--overwrite", status=1), "film.mp4", "input")
    assert film.read_bytes() == before
    vsum("summarize", film, "--output", out, "--overwrite", "--quiet")
    assert len(_numbers(out)) > 0


@pytest.mark.parametrize(("name", "content"), [("text.mp4", b"this is no video\n" * 50), ("empty.mkv", b""), ("cut.mp4", None)])
def test_what_is_no_video_gets_one_sentence(vsum: Run, film: Path, tmp_path: Path, name: str, content: bytes | None) -> None:
    path = tmp_path / name
    path.write_bytes(film.read_bytes()[:3000] if content is None else content)
    for command in ("probe", "summarize"):
        _one_line(vsum(command, path, status=1), name)
    _one_line(vsum("analyze", tmp_path / "missing.mp4", status=1), "missing.mp4")


def test_details_are_shown_when_asked_for(vsum: Run, tmp_path: Path) -> None:
    assert "Traceback" in vsum("probe", tmp_path / "missing.mp4", "-v", status=1).stderr


def test_words_that_the_encoder_has_not_learned_are_named(vsum: Run, film: Path) -> None:
    done = vsum("summarize", film, "--query", "a dgo beside an accordion", "--json")
    told = [text for text in json.loads(done.stdout)["warnings"] if "has learned" in text]
    assert [text.split("”")[0] for text in told] == ["“dgo"]


def test_empty_query_and_impossible_budget(vsum: Run, film: Path) -> None:
    _one_line(vsum("summarize", film, "--query", " … ", status=2), "query")
    _one_line(vsum("summarize", film, "--budget", "0.2s", status=1), "budget")


def test_an_unknown_kind_of_output_is_wrong_usage_and_the_kinds_are_named(vsum: Run, film: Path) -> None:
    said = vsum("summarize", film, "--export", "avi", status=2).stderr
    assert "'avi'" in said
    assert all(kind in said for kind in ("mp4", "otio", "edl", "fcpxml", "csv", "json"))


def _start(film: Path, cache: Path, *more: object) -> subprocess.Popen[str]:
    """A long analysis, returned as soon as it has finished a batch."""
    words = [VSUM, "summarize", film, "--rate", "25", "--cache-dir", cache, *more]
    process = subprocess.Popen([str(word) for word in words], stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stderr is not None
    for line in process.stderr:
        if "Analysing" in line:
            return process
    raise AssertionError(f"ended before its analysis began: {process.wait()}")


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_interrupted_analysis_exits_130_and_leaves_no_output(media_factory: MediaFactory, tmp_path: Path) -> None:
    out = tmp_path / "out.mp4"
    process = _start(media_factory(LONG_FILM), tmp_path / "cache", "--output", out)
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=300)
    assert process.returncode == 130, stderr
    assert stderr.splitlines()[-1] == "vsum: cancelled"
    assert "Traceback" not in stderr
    assert [path.name for path in tmp_path.iterdir()] == ["cache"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_killed_analysis_is_continued(media_factory: MediaFactory, tmp_path: Path) -> None:
    film = media_factory(LONG_FILM)
    process = _start(film, tmp_path / "cache")
    process.kill()
    process.communicate(timeout=300)
    batches = list((tmp_path / "cache" / "partial").glob("*/batch-*.npz"))
    assert batches
    words = [str(VSUM), "summarize", str(film), "--rate", "25", "--json", "--quiet"]
    resumed = subprocess.run([*words, "--cache-dir", str(tmp_path / "cache")], capture_output=True, text=True, check=True)
    fresh = subprocess.run([*words, "--no-cache"], capture_output=True, text=True, check=True)
    assert json.loads(resumed.stdout)["samples"] == json.loads(fresh.stdout)["samples"]
    assert json.loads(resumed.stdout)["summary"] == json.loads(fresh.stdout)["summary"]
    assert not list((tmp_path / "cache" / "partial").glob("*/batch-*.npz"))


def test_two_instances_share_the_cache(media_factory: MediaFactory, tmp_path: Path) -> None:
    words = [str(VSUM), "summarize", str(media_factory(FILM)), "--json", "--quiet", "--cache-dir", str(tmp_path)]
    both = [subprocess.Popen(words, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    first, second = (json.loads(process.communicate(timeout=300)[0]) for process in both)
    assert [process.returncode for process in both] == [0, 0]
    assert first["samples"] == second["samples"]
    third = json.loads(subprocess.run(words, capture_output=True, text=True, check=True).stdout)
    assert third["cached"]
    assert third["samples"] == first["samples"]


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Any:
    """A mounted file system of 200 kB; skips by name where mounting is not allowed."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(folder)]
    if sys.platform != "linux" or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("needs the right to mount a small file system")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_full_disk_is_said_and_leaves_no_partial_file(vsum: Run, film: Path, tiny_disk: Path) -> None:
    _one_line(
        vsum("summarize", film, "--budget", "90%", "--output", tiny_disk / "out.mp4", status=1), "out.mp4", "disk is full"
    )
    assert list(tiny_disk.iterdir()) == []


def test_full_cache_disk_costs_a_warning_only(film: Path, tiny_disk: Path, tmp_path: Path) -> None:
    words = [str(VSUM), "analyze", str(film), "--rate", "25", "--cache-dir", str(tiny_disk / "cache"), "--json"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert any("cannot be kept" in text for text in json.loads(done.stdout)["warnings"])


def test_models_are_listed_shown_and_verified(vsum: Run) -> None:
    rows = json.loads(vsum("models", "list", "--json").stdout)
    assert all({"id", "kind", "version", "licence", "verified"} <= row.keys() for row in rows)
    assert {"vsum-mini", "lgrln", "contrastive"} <= {row["id"] for row in rows}
    shown = json.loads(vsum("models", "show", "vsum-mini", "--json").stdout)
    assert shown["kind"] == "encoder"
    assert all(row["verified"] for row in json.loads(vsum("models", "verify", "--json").stdout))
    vsum("models", "show", status=2)
    _one_line(vsum("models", "verify", "vsum-minni", status=1), "Did you mean “vsum-mini”?")


def test_damaged_model_is_named(vsum: Run, tmp_path: Path, film: Path) -> None:
    import shutil

    from vsum_desktop.pipeline.paths import data_folder

    shutil.copytree(data_folder("models") / "vsum-mini", tmp_path / "vsum-mini")
    with (tmp_path / "vsum-mini" / "image.onnx").open("r+b") as file:
        file.seek(5000)
        file.write(b"damage")
    _one_line(vsum("models", "verify", "vsum-mini", "--models-dir", tmp_path, status=1), "vsum-mini", "image.onnx")
    _one_line(vsum("summarize", film, "--models-dir", tmp_path, status=1), "vsum-mini", "image.onnx")


def test_cache_is_shown_and_cleared(vsum: Run, film: Path, tmp_path: Path) -> None:
    subprocess.run([str(VSUM), "analyze", str(film), "--quiet", "--cache-dir", str(tmp_path)], check=True, capture_output=True)
    (info,) = json.loads(vsum("cache", "info", "--json", "--cache-dir", tmp_path).stdout)
    assert info["entries"] == 1
    assert info["bytes"] > 0
    (cleared,) = json.loads(vsum("cache", "clear", "--json", "--cache-dir", tmp_path).stdout)
    assert (cleared["entries"], cleared["bytes"], cleared["freed"]) == (0, 0, info["bytes"])


@pytest.mark.parametrize(
    ("module", "banned"),
    [
        ("vsum_desktop.cli.main", {"PySide6", "onnxruntime", "torch", "numpy", "av", "cv2", "tokenizers"}),
        ("vsum_desktop.cli.commands", {"PySide6", "pyqtgraph", "torch"}),
        ("vsum_desktop.ui.main", {"torch", "onnxruntime", "torch_geometric", "open_clip"}),
    ],
)
def test_importing_loads_nothing_heavy(module: str, banned: set[str]) -> None:
    script = f"import sys, {module}; print(*sorted({banned!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_real_video_from_query_to_export(vsum: Run, shared_data: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.mp4"
    video = shared_data / "timelines" / "t5_vfr_360p.mp4"
    document = _summary(vsum("summarize", video, "--query", "a dog", "--budget", "15%", "--output", out, "--json"))
    assert document["video"]["vfr"]
    assert document["receipt"]["exact"]
    assert 0 < document["summary"]["duration"] <= document["budget"]["seconds"]


def test_several_timelines_in_one_go_beside_the_video(vsum: Run, film: Path, tmp_path: Path) -> None:
    video = tmp_path / "Ausflug – 犬.mp4"
    video.write_bytes(film.read_bytes())
    kinds = ("otio", "edl", "fcpxml", "fcp7", "srt", "chapters")
    words = [word for kind in kinds for word in ("--export", kind)]
    document = _summary(vsum("summarize", video, "--budget", "6s", *words, "--json"))
    written = {output["kind"]: Path(output["path"]) for output in document["outputs"]}
    assert tuple(written) == kinds
    length = round(document["summary"]["duration"])
    endings = (".otio", ".edl", ".fcpxml", ".xml", ".srt", "_chapters.txt")
    assert [path.name for path in written.values()] == [f"{video.stem}_summary_{length}s{ending}" for ending in endings]
    assert [output["bytes"] for output in document["outputs"]] == [path.stat().st_size for path in written.values()]
    assert video.absolute().as_uri() in written["otio"].read_text("utf-8")
    before = {path: path.read_bytes() for path in written.values()}
    _one_line(vsum("summarize", video, "--budget", "6s", *words, status=1), "could not be written", "exists already")
    assert {path: path.read_bytes() for path in tmp_path.iterdir() if path != video} == before
    _one_line(vsum("summarize", video, "--export", f"edl:{tmp_path / 'no' / 'a.edl'}", status=1), "a.edl", "does not exist")
