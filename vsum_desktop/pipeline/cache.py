"""The disk cache of frame features: a SQLite index, one folder of float16 arrays an entry, least recently used out first.

A key names everything the features depend on: the video's fingerprint, the encoder's manifest, the sampling rate and this
file's format. While a video is analysed its finished batches lie in a `partial` folder, one small file a batch, so that a
killed analysis goes on where it stopped. Two instances may share the folder: the index is SQLite in WAL mode, every file is
written under another name and renamed, and a partial folder belongs to whoever holds its lock file. A damaged entry is a
miss, never an error.
"""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import json
import os
import shutil
import sqlite3
import time
import uuid
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tokenize import TokenError
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.pipeline.locks import try_lock

FORMAT = 1
DEFAULT_LIMIT = 4 * 1024**3
_PIECE = 1 << 20
_FORGOTTEN = 14 * 86400.0  # seconds after which what a killed run left is deleted
_BAD_ENTRY = (
    OSError, ValueError, KeyError, TypeError, AttributeError, EOFError, SyntaxError, TokenError, zipfile.BadZipFile,
)  # fmt: skip

Arrays = dict[str, NDArray[Any]]


def fingerprint(path: Path) -> str:
    """Size, modification time and a hash of the first and last megabyte: cheap, and different for any edited file."""
    stat = path.stat()
    digest = hashlib.sha256(f"{stat.st_size}:{stat.st_mtime_ns}:".encode())
    with path.open("rb") as file:
        digest.update(file.read(_PIECE))
        if stat.st_size > _PIECE:
            file.seek(max(_PIECE, stat.st_size - _PIECE))
            digest.update(file.read(_PIECE))
    return digest.hexdigest()


def cache_key(video_fingerprint: str, encoder_sha256: str, rate: str) -> str:
    """The name of an entry: a hash of everything its arrays depend on."""
    text = json.dumps([FORMAT, video_fingerprint, encoder_sha256, rate])
    return hashlib.sha256(text.encode()).hexdigest()[:40]


@dataclass(frozen=True, slots=True)
class CacheInfo:
    """What `vsum cache info` tells: the folder, the number of entries, their bytes and the limit in bytes."""

    folder: Path
    entries: int
    bytes: int
    limit: int


class FeatureCache:
    """Entries of named arrays plus a small JSON description; `limit` is in bytes.

    A cache may be used from several threads and several processes; each call opens its own connection.
    """

    def __init__(self, folder: Path, limit: int = DEFAULT_LIMIT) -> None:
        self.folder = folder
        self.limit = limit
        self._entries = folder / "entries"
        self._partials = folder / "partial"

    def load(self, key: str) -> tuple[Arrays, dict[str, Any]] | None:
        """The arrays of an entry, memory-mapped and read-only, with its description; None if there is none that can be read."""
        folder = self._entries / key
        try:
            description = json.loads((folder / "entry.json").read_text("utf-8"))
            arrays = {
                name: np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False) for name in description["arrays"]
            }
            about = dict(description["about"])
        except _BAD_ENTRY:
            return None
        with contextlib.suppress(OSError), self._index() as index:  # when it was used last matters less than what it says
            index.execute("UPDATE entries SET used = ? WHERE key = ?", (time.time(), key))
        return arrays, about

    def store(self, key: str, arrays: Mapping[str, NDArray[Any]], about: Mapping[str, Any]) -> None:
        """Write an entry under another name, rename it into place, then evict the least recently used beyond the limit.

        Raises:
            OSError: If the disk refuses; nothing partial is left.
        """
        fresh = self._entries / f".{key}.{uuid.uuid4().hex}"
        try:
            fresh.mkdir(parents=True)
            for name, array in arrays.items():
                np.save(fresh / f"{name}.npy", array, allow_pickle=False)
            (fresh / "entry.json").write_text(json.dumps({"arrays": list(arrays), "about": dict(about)}), "utf-8")
            size = sum(file.stat().st_size for file in fresh.iterdir())
            self._replace(fresh, self._entries / key)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
        with self._index() as index:
            index.execute("INSERT OR REPLACE INTO entries (key, bytes, used) VALUES (?, ?, ?)", (key, size, time.time()))
        self._evict(keep=key)

    @contextlib.contextmanager
    def partial(self, key: str) -> Iterator[Partial]:
        """The unfinished analysis of `key`, to be continued; a private one if another process is at work on the same key."""
        self._partials.mkdir(parents=True, exist_ok=True)
        for name in (key, f"{key}.{uuid.uuid4().hex}"):
            path = self._partials / f"{name}.lock"
            with path.open("a+b") as lock:
                if not _own(path, lock):
                    continue
                partial = Partial(self._partials / name)
                try:
                    yield partial
                finally:
                    if name != key:  # nobody will come back for it
                        partial.discard()
                    if not partial.folder.exists():
                        _forget(path)
                return

    def info(self) -> CacheInfo:
        """Number and size of the entries, unfinished ones included."""
        folders = self._folders()
        finished = [folder for folder in folders if not folder.name.startswith(".")]
        size = sum(_size(folder) for folder in [*folders, *self._unfinished()])
        return CacheInfo(self.folder, len(finished), size, self.limit)

    def clear(self) -> int:
        """Delete every entry and every unfinished analysis that nobody works on; returns the bytes freed."""
        before = self.info().bytes
        for folder in self._folders():
            shutil.rmtree(folder, ignore_errors=True)
        self._drop_partials(unused_for=0.0)
        if not self.folder.exists():
            return before
        with self._index() as index:
            index.execute("DELETE FROM entries")
        return before - self.info().bytes

    def _folders(self) -> list[Path]:
        """The entries, and those that are being written; whatever else lies there is not ours."""
        folders = _children(self._entries)
        return [folder for folder in folders if folder.name.startswith(".") or (folder / "entry.json").is_file()]

    def _unfinished(self) -> list[Path]:
        """The unfinished analyses: each has its lock file beside it."""
        return [folder for folder in _children(self._partials) if folder.with_name(f"{folder.name}.lock").is_file()]

    def _evict(self, keep: str) -> None:
        """Drop what killed runs left, then the least recently used entries until the rest fits; `keep` always stays."""
        self._drop_partials(unused_for=_FORGOTTEN)
        with self._index() as index:
            known = {key for (key,) in index.execute("SELECT key FROM entries")}
            for folder in self._folders():
                if folder.name.startswith("."):
                    if _age(folder) > _FORGOTTEN:
                        shutil.rmtree(folder, ignore_errors=True)
                elif folder.name not in known:  # the index was lost; the entry is as good as ever
                    row = (folder.name, _size(folder), time.time() - _age(folder))
                    index.execute("INSERT OR IGNORE INTO entries (key, bytes, used) VALUES (?, ?, ?)", row)
            total = 0
            for key, size in index.execute("SELECT key, bytes FROM entries ORDER BY used DESC, rowid DESC").fetchall():
                total += size
                if total > self.limit and key != keep:
                    shutil.rmtree(self._entries / key, ignore_errors=True)
                    index.execute("DELETE FROM entries WHERE key = ?", (key,))

    def _drop_partials(self, unused_for: float) -> None:
        """Delete unfinished analyses that nobody has touched for so many seconds and nobody holds."""
        for folder in self._unfinished():
            path = folder.with_name(f"{folder.name}.lock")
            with path.open("a+b") as lock:
                if _age(folder) >= unused_for and _own(path, lock):
                    shutil.rmtree(folder, ignore_errors=True)
                    _forget(path)

    def _replace(self, fresh: Path, target: Path) -> None:
        """Rename a folder into place; an older one of the same key is moved aside first, since folders are not replaced."""
        aside = fresh.with_name(f"{fresh.name}.old")
        with contextlib.suppress(FileNotFoundError):
            target.rename(aside)
        try:
            fresh.rename(target)
        except OSError:
            if not (target / "entry.json").is_file():  # another instance was quicker: its entry is as good
                raise
        shutil.rmtree(aside, ignore_errors=True)

    @contextlib.contextmanager
    def _index(self) -> Iterator[sqlite3.Connection]:
        """A connection inside one transaction; an index that is no database is made anew (the entries on disk stay usable).

        Raises:
            OSError: If the disk refuses, or another process does not let go of it.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / "index.sqlite"
        try:
            try:
                connection = _connect(path)
            except sqlite3.OperationalError:  # the disk is full or refuses, or others are at it: the index itself is sound
                raise
            except sqlite3.DatabaseError:
                path.unlink(missing_ok=True)
                connection = _connect(path)
            with contextlib.closing(connection), connection:
                yield connection
        except (sqlite3.Error, UnicodeError) as error:
            raise OSError(f"the index of the cache: {error}") from error


class Partial:
    """The finished batches of an unfinished analysis, in order, each one file of arrays."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def batches(self) -> Iterator[Arrays]:
        """The batches from the first up to the first missing or damaged one, read one at a time."""
        for number in itertools.count():
            try:
                with np.load(self._file(number), allow_pickle=False) as batch:
                    arrays = {name: batch[name] for name in batch.files}
            except _BAD_ENTRY:
                return
            yield arrays

    def append(self, number: int, batch: Mapping[str, NDArray[Any]]) -> None:
        """Write batch `number` atomically.

        Raises:
            OSError: If the disk refuses; nothing partial is left.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        target = self._file(number)
        fresh = target.with_suffix(".tmp")
        try:
            with fresh.open("wb") as file:
                np.savez(file, allow_pickle=False, **batch)
            fresh.replace(target)
        finally:
            fresh.unlink(missing_ok=True)

    def discard(self) -> None:
        """Delete all batches."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _file(self, number: int) -> Path:
        return self.folder / f"batch-{number:06d}.npz"


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=30)
    try:
        with contextlib.suppress(sqlite3.OperationalError):  # while others are connected it may be refused, without waiting
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(
            "CREATE TABLE IF NOT EXISTS entries (key TEXT PRIMARY KEY, bytes INTEGER NOT NULL, used REAL NOT NULL)"
        )
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def _own(path: Path, lock: IO[bytes]) -> bool:
    """Whether this process holds the lock file now, and nobody has deleted it between its opening and its locking."""
    with contextlib.suppress(OSError):
        return try_lock(lock) and os.path.samestat(os.fstat(lock.fileno()), path.stat())
    return False


def _forget(path: Path) -> None:
    """Delete a lock file that this process holds; where open files cannot be deleted it stays."""
    with contextlib.suppress(OSError):
        path.unlink()


def _children(folder: Path) -> list[Path]:
    """The sub-folders, none if `folder` does not exist."""
    try:
        return sorted(child for child in folder.iterdir() if child.is_dir())
    except FileNotFoundError:
        return []


def _size(folder: Path) -> int:
    """Bytes of the files in a folder; files that another process deletes meanwhile count nothing."""
    total = 0
    with contextlib.suppress(FileNotFoundError):
        for file in folder.iterdir():
            with contextlib.suppress(FileNotFoundError):
                total += file.stat().st_size
    return total


def _age(folder: Path) -> float:
    """Seconds since the folder last changed, 0 if it is gone."""
    with contextlib.suppress(FileNotFoundError):
        return time.time() - folder.stat().st_mtime
    return 0.0
