"""The feature cache on a real disk: atomic entries, eviction, two users at once, damage."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from vsum_desktop.pipeline.cache import FeatureCache, cache_key, fingerprint


def _arrays(value: int, rows: int = 100) -> dict[str, np.ndarray]:
    return {"embeddings": np.full((rows, 8), value, np.float16), "picks": np.arange(rows, dtype=np.int64)}


def test_what_is_stored_is_loaded_read_only(tmp_path: Path) -> None:
    cache = FeatureCache(tmp_path)
    cache.store("a", _arrays(3), {"video": "ein Vidéo.mp4"})
    entry = cache.load("a")
    assert entry is not None
    arrays, about = entry
    np.testing.assert_array_equal(arrays["embeddings"], _arrays(3)["embeddings"])
    assert arrays["embeddings"].dtype == np.float16
    assert about == {"video": "ein Vidéo.mp4"}
    with pytest.raises(ValueError, match="read-only"):
        arrays["picks"][0] = 7


def test_unknown_key_is_a_miss(tmp_path: Path) -> None:
    assert FeatureCache(tmp_path).load("nothing") is None


@pytest.mark.parametrize("damage", ["cut", "no description", "no array", "words"])
def test_damaged_entry_is_a_miss_and_can_be_stored_again(tmp_path: Path, damage: str) -> None:
    cache = FeatureCache(tmp_path)
    cache.store("a", _arrays(1), {})
    folder = tmp_path / "entries" / "a"
    if damage == "cut":
        array = folder / "embeddings.npy"
        array.write_bytes(array.read_bytes()[:-20])
    elif damage == "no description":
        (folder / "entry.json").unlink()
    elif damage == "no array":
        (folder / "picks.npy").unlink()
    else:
        (folder / "entry.json").write_text("not json", "utf-8")
    assert cache.load("a") is None
    cache.store("a", _arrays(2), {})
    entry = cache.load("a")
    assert entry is not None
    assert entry[0]["embeddings"][0, 0] == 2


def test_damaged_index_is_made_anew_and_entries_survive(tmp_path: Path) -> None:
    cache = FeatureCache(tmp_path)
    cache.store("a", _arrays(1), {})
    for file in tmp_path.glob("index.sqlite*"):
        file.write_bytes(b"this is no database" * 100)
    assert cache.load("a") is not None
    cache.store("b", _arrays(2), {})
    assert cache.info().entries == 2
    cache.limit = 1
    cache.store("c", _arrays(3), {})
    assert [cache.load(key) is None for key in "abc"] == [True, True, False], "entries lost from the index are evicted too"


_REFUSED = """
import resource, sqlite3, sys
from pathlib import Path
import numpy as np
from vsum_desktop.pipeline.cache import FeatureCache
cache = FeatureCache(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
assert cache.load("a") is not None, "it can still be read"
try:
    cache.store("b", {"picks": np.arange(3)}, {})
except OSError:
    print("refused")
try:
    cache.clear()
except OSError as error:
    print("index" in str(error))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on what a process writes")
def test_a_disk_that_refuses_costs_neither_entries_nor_the_index(tmp_path: Path) -> None:
    cache = FeatureCache(tmp_path)
    cache.store("a", _arrays(1), {})
    made = (tmp_path / "index.sqlite").stat().st_ino
    run = subprocess.run([sys.executable, "-c", _REFUSED, tmp_path], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["refused", "True"]
    assert (tmp_path / "index.sqlite").stat().st_ino == made


def test_least_recently_used_goes_first(tmp_path: Path) -> None:
    cache = FeatureCache(tmp_path)
    cache.store("a", _arrays(1), {})
    cache.store("b", _arrays(2), {})
    cache.limit = cache.info().bytes + 10
    assert cache.load("a") is not None
    cache.store("c", _arrays(3), {})
    assert cache.load("b") is None
    assert cache.load("a") is not None
    assert cache.load("c") is not None


def test_an_entry_larger_than_the_limit_is_kept_until_the_next(tmp_path: Path) -> None:
    cache = FeatureCache(tmp_path, limit=10)
    cache.store("a", _arrays(1), {})
    assert cache.load("a") is not None
    cache.store("b", _arrays(1), {})
    assert cache.load("a") is None


def test_failed_store_leaves_nothing(tmp_path: Path) -> None:
    cache = FeatureCache(tmp_path)
    with pytest.raises(ValueError, match="Object arrays"):
        cache.store("a", {"picks": np.arange(3), "bad": np.array([object()])}, {})
    assert cache.load("a") is None
    assert list((tmp_path / "entries").iterdir()) == []


def test_clear_frees_everything(tmp_path: Path) -> None:
    cache = FeatureCache(tmp_path)
    cache.store("a", _arrays(1), {})
    with cache.partial("p") as partial:
        partial.append(0, _arrays(1))
    before = cache.info()
    assert before.entries == 1
    assert cache.clear() == before.bytes > 0
    assert cache.info().entries == cache.info().bytes == 0


def test_partial_batches_survive_and_stop_at_the_first_bad_one(tmp_path: Path) -> None:
    cache = FeatureCache(tmp_path)
    with cache.partial("a") as partial:
        for number in range(4):
            partial.append(number, _arrays(number, rows=2))
    with cache.partial("a") as partial:
        assert [int(batch["embeddings"][0, 0]) for batch in partial.batches()] == [0, 1, 2, 3]
    (tmp_path / "partial" / "a" / "batch-000002.npz").write_bytes(b"PK broken")
    with cache.partial("a") as partial:
        assert len(list(partial.batches())) == 2
        partial.discard()
        assert list(partial.batches()) == []


def test_second_user_of_a_key_works_in_private(tmp_path: Path) -> None:
    cache = FeatureCache(tmp_path)
    with cache.partial("a") as first, FeatureCache(tmp_path).partial("a") as second:
        first.append(0, _arrays(1))
        assert list(second.batches()) == []
        second.append(0, _arrays(2))
        assert [int(batch["embeddings"][0, 0]) for batch in first.batches()] == [1]
        private = second.folder
    assert not private.exists()


def test_clear_spares_an_analysis_at_work(tmp_path: Path) -> None:
    cache = FeatureCache(tmp_path)
    with cache.partial("a") as partial:
        partial.append(0, _arrays(1))
        cache.clear()
        assert len(list(partial.batches())) == 1


def test_what_is_not_ours_stays(tmp_path: Path) -> None:
    cache = FeatureCache(tmp_path / "nothing")
    assert cache.clear() == 0
    assert not cache.folder.exists()
    cache = FeatureCache(tmp_path, limit=1)
    for name in ("entries/mine", "partial/work"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "notes.txt").write_text("keep")
    cache.store("a", _arrays(0), {})
    cache.store("b", _arrays(0), {})
    assert cache.info().entries == 1
    cache.clear()
    assert cache.info().entries == 0
    assert (tmp_path / "entries" / "mine" / "notes.txt").read_text() == "keep"
    assert (tmp_path / "partial" / "work" / "notes.txt").read_text() == "keep"


def test_no_lock_file_stays_behind(tmp_path: Path) -> None:
    cache = FeatureCache(tmp_path)
    with cache.partial("a") as partial:
        partial.append(0, _arrays(0))
        with cache.partial("a") as private:
            private.append(0, _arrays(1))
    assert [path.name for path in sorted((tmp_path / "partial").iterdir())] == ["a", "a.lock"]
    with cache.partial("a") as again:
        assert len(list(again.batches())) == 1
        again.discard()
    assert not list((tmp_path / "partial").iterdir())
    with cache.partial("b") as partial:
        partial.append(0, _arrays(0))
    cache.clear()
    assert not list((tmp_path / "partial").iterdir())


def test_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path; from vsum_desktop.pipeline.cache import FeatureCache\n"
        "import numpy as np\n"
        "with FeatureCache(Path(sys.argv[1])).partial('a') as partial:\n"
        "    partial.append(0, {'embeddings': np.ones((1, 1), np.float16)})\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False)
    with FeatureCache(tmp_path).partial("a") as partial:
        assert len(list(partial.batches())) == 1, "the killed run's batch is taken over"


def test_many_threads_storing_and_loading_the_same_keys(tmp_path: Path) -> None:
    failures: list[BaseException] = []

    def work(seed: int) -> None:
        cache = FeatureCache(tmp_path, limit=20_000)
        try:
            for step in range(8):
                key = "abcd"[(seed + step) % 4]
                cache.store(key, _arrays(ord(key)), {})
                entry = cache.load(key)
                if entry is not None:
                    assert int(entry[0]["embeddings"][5, 5]) == ord(key)
        except BaseException as error:  # reported by the test's own thread
            failures.append(error)

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_fingerprint_sees_every_edit(tmp_path: Path) -> None:
    path = tmp_path / "视频.bin"
    path.write_bytes(bytes(3 << 20))
    os.utime(path, ns=(1, 1))
    first = fingerprint(path)
    assert fingerprint(path) == first
    os.utime(path, ns=(2, 2))
    assert fingerprint(path) != first
    with path.open("r+b") as file:
        file.seek(-1, os.SEEK_END)
        file.write(b"x")
    os.utime(path, ns=(1, 1))
    assert fingerprint(path) != first


def test_key_depends_on_every_part() -> None:
    keys = {cache_key("v", "e", "2"), cache_key("w", "e", "2"), cache_key("v", "f", "2"), cache_key("v", "e", "3")}
    assert len(keys) == 4
