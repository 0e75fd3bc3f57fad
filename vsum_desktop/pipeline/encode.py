"""Decoding and encoding at the same time: one reader thread with a bounded queue, the encoder in the caller's thread.

Every finished batch goes to the partial store before the next one is taken, so that a run killed at any moment loses at most
one batch. A resumed run yields the same arrays as an undisturbed one.
"""

from __future__ import annotations

import itertools
import math
import os
import queue
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from vsum_desktop.core.errors import DecodeError
from vsum_desktop.core.estimate import TimeLeft
from vsum_desktop.core.jobs import CancelToken, Glimpse, JobContext, Progress
from vsum_desktop.core.video import FrameSample, VideoInfo
from vsum_desktop.inference.image_encoder import ImageEncoder
from vsum_desktop.media.reader import SampleReader
from vsum_desktop.media.sync_reader import SyncReader
from vsum_desktop.pipeline.cache import Arrays, FeatureCache, Partial

BATCH = 16
_QUEUE = 2  # batches waiting between the two threads
_POLL = 0.1
_IN_MEMORY = 64 << 20  # bytes of an array from which on it is joined in a file


class Peek(Protocol):
    """Somebody who looks at what is encoded so far."""

    def add(self, batch: Arrays) -> None:
        """Take note of a batch, be it of this run or of the one that it continues."""

    def look(self) -> Glimpse | None:
        """What there is to see of all batches so far, None if it is not worth the time."""


@dataclass(slots=True)
class EncodedVideo:
    """What one pass over a video gives: the arrays to cache, seconds spent decoding and encoding, and what went wrong.

    The arrays are `picks` int64 [N], `times` float64 [N], `luma` float32 [N], `cuts` int64 [C] (frame indices), `embeddings`
    float16 [N, E] and, for an encoder with regions, `regions` float16 [N, R, E].
    """

    arrays: Arrays
    decode_seconds: float = 0.0
    encode_seconds: float = 0.0
    media_warnings: tuple[str, ...] = ()
    store_warnings: tuple[str, ...] = ()

    @property
    def warnings(self) -> tuple[str, ...]:
        """All warnings of the pass."""
        return (*self.media_warnings, *self.store_warnings)


@contextmanager
def open_partial(cache: FeatureCache | None, key: str) -> Iterator[Partial]:
    """Where finished batches go: the cache's folder, or a passing one if there is no cache or it cannot be written."""
    if cache is not None:
        try:
            manager = cache.partial(key)
            partial = manager.__enter__()
        except OSError:
            pass
        else:
            try:
                yield partial
            finally:
                manager.__exit__(None, None, None)
            return
    with tempfile.TemporaryDirectory(prefix="vsum-", ignore_cleanup_errors=True) as folder:
        yield Partial(Path(folder) / key)


def encode_video(
    info: VideoInfo, encoder: ImageEncoder, rate: Fraction, partial: Partial, context: JobContext, peek: Peek | None = None
) -> EncodedVideo:
    """Sample the video at `rate` per second and embed every sample; goes on after the batches that `partial` already holds.

    What `peek` sees of the batches is reported with the progress.

    Raises:
        DecodeError: If not one picture can be decoded.
        InferenceError: If the encoder fails.
        Cancelled: If the context's token is set; the finished batches stay in `partial`.
    """
    store = _BatchStore(partial, peek)
    resumed_at = store.last_time
    result = EncodedVideo({})
    first_time = info.frames.time(min(store.last_pick + 1, len(info.frames)))
    size, resize = (encoder.size, encoder.size), encoder.spec.preprocessing.resize
    reader = _ReaderThread(SampleReader(info, rate, size, first_time, context.cancel, resize), context.cancel)
    clock_left, began = TimeLeft(), time.monotonic()
    clock_left.left(began, resumed_at, float(info.end))
    try:
        for batch in reader.batches():
            context.cancel.raise_if_cancelled()
            clock = time.monotonic()
            encoded = encoder.encode(batch.pixels, context.cancel)
            result.encode_seconds += time.monotonic() - clock
            arrays: Arrays = {
                "picks": batch.picks,
                "times": batch.times,
                "luma": batch.luma,
                "cuts": batch.cuts,
                "embeddings": encoded.embedding.astype(np.float16),
            }
            if encoded.regions is not None:
                arrays["regions"] = encoded.regions.astype(np.float16)
            store.append(arrays)
            at, total = float(batch.times[-1]), float(info.end)
            glimpse = peek.look() if peek is not None else None
            context.report(Progress("encode", at, total, clock_left.left(time.monotonic(), at, total), glimpse))
        context.cancel.raise_if_cancelled()
    finally:
        reader.stop()
    if not store.samples:
        raise DecodeError("not one picture can be decoded", path=info.path)
    result.decode_seconds = reader.busy_seconds
    result.arrays = store.gather(reader.cuts)
    result.media_warnings, result.store_warnings = reader.warnings, store.warnings
    return result


def encode_sync_frames(info: VideoInfo, encoder: ImageEncoder, frames: NDArray[np.int64], context: JobContext) -> Arrays:
    """Embed the pictures of some sync frames only: the arrays of `EncodedVideo`, of a first look.

    Raises:
        DecodeError: If not one of them can be decoded.
        InferenceError: If the encoder fails.
        Cancelled: If the context's token is set.
    """
    size, resize = (encoder.size, encoder.size), encoder.spec.preprocessing.resize
    reader = _ReaderThread(SyncReader(info, frames, size, context.cancel, resize), context.cancel)
    found: dict[str, list[NDArray[Any]]] = {"picks": [], "times": [], "luma": [], "embeddings": [], "regions": []}
    done = 0
    try:
        for batch in reader.batches():
            context.cancel.raise_if_cancelled()
            encoded = encoder.encode(batch.pixels, context.cancel)
            for name, array in (("picks", batch.picks), ("times", batch.times), ("luma", batch.luma)):
                found[name].append(array)
            found["embeddings"].append(encoded.embedding)
            if encoded.regions is not None:
                found["regions"].append(encoded.regions.astype(np.float16))
            done += len(batch.picks)
            context.report(Progress("coarse", done, len(frames)))
    finally:
        reader.stop()
    if not done:
        raise DecodeError("no sync frame can be decoded", path=info.path)
    return {"cuts": np.zeros(0, np.int64), **{name: np.concatenate(parts) for name, parts in found.items() if parts}}


class _BatchStore:
    """The batches of this run and of the one it continues; in memory from the moment the disk refuses one."""

    def __init__(self, partial: Partial, peek: Peek | None) -> None:
        self._partial, self._peek = partial, peek
        self._kept: list[Arrays] = []
        self._on_disk = 0
        self.samples = 0
        self.last_pick = -1
        self.last_time = 0.0
        self.warnings: tuple[str, ...] = ()
        for batch in partial.batches():
            self._note(batch)
            self._on_disk += 1

    def append(self, batch: Arrays) -> None:
        self._note(batch)
        if not self.warnings:
            try:
                self._partial.append(self._on_disk, batch)
            except OSError as error:
                self.warnings = (f"The analysis cannot be kept for next time: {error.strerror or error}.",)
            else:
                self._on_disk += 1
                return
        self._kept.append(batch)

    def gather(self, cuts: NDArray[np.int64]) -> Arrays:
        """All batches joined; `cuts` are those of this run's reader."""
        joined: Arrays = {}
        found_cuts = [cuts]
        start = 0
        for batch in itertools.chain(self._partial.batches(), self._kept):
            found_cuts.append(batch.pop("cuts"))
            stop = start + len(batch["picks"])
            for name, array in batch.items():
                if name not in joined:
                    joined[name] = self._room(name, (self.samples, *array.shape[1:]), array.dtype)
                joined[name][start:stop] = array
            start = stop
        return {"cuts": np.unique(np.concatenate(found_cuts)).astype(np.int64), **joined}

    def _room(self, name: str, shape: tuple[int, ...], dtype: np.dtype[Any]) -> NDArray[Any]:
        """Room for a joined array: a file beside the batches if it is large and the disk takes it, else memory."""
        if math.prod(shape) * dtype.itemsize <= _IN_MEMORY or self._kept:
            return np.empty(shape, dtype)
        path = self._partial.folder / f"{name}.npy"
        try:
            array = np.lib.format.open_memmap(path, "w+", dtype, shape)
            if hasattr(os, "posix_fallocate"):  # writing to a hole of a mapped file on a full disk would be fatal
                with path.open("r+b") as file:
                    os.posix_fallocate(file.fileno(), 0, path.stat().st_size)
        except OSError:
            path.unlink(missing_ok=True)
            return np.empty(shape, dtype)
        return array

    def _note(self, batch: Arrays) -> None:
        self.samples += len(batch["picks"])
        self.last_pick, self.last_time = int(batch["picks"][-1]), float(batch["times"][-1])
        if self._peek is not None:
            self._peek.add(batch)


@dataclass(frozen=True, slots=True, eq=False)
class _Batch:
    """Samples on their way to the encoder: `pixels` is uint8 [B, S, S, 3]."""

    picks: NDArray[np.int64]
    times: NDArray[np.float64]
    luma: NDArray[np.float32]
    cuts: NDArray[np.int64]
    pixels: NDArray[np.uint8]


@dataclass(slots=True)
class _End:
    """The reader's last word: None, or the exception that ended it."""

    error: BaseException | None = field(default=None)


class _ReaderThread:
    """Decodes ahead of the encoder by at most a few batches."""

    def __init__(self, reader: SampleReader | SyncReader, cancel: CancelToken) -> None:
        self._reader = reader
        self._queue: queue.Queue[_Batch | _End] = queue.Queue(_QUEUE)
        self._stopped = CancelToken()
        self._cancel = cancel
        self.busy_seconds = 0.0
        self._thread = threading.Thread(target=self._run, name="vsum-reader", daemon=True)
        self._thread.start()

    @property
    def cuts(self) -> NDArray[np.int64]:
        return self._reader.cuts

    @property
    def warnings(self) -> tuple[str, ...]:
        return tuple(self._reader.warnings)

    def batches(self) -> Iterator[_Batch]:
        """Batches in order, until the video ends or the reader's exception is raised here."""
        while True:
            try:
                item = self._queue.get(timeout=_POLL)
            except queue.Empty:
                self._cancel.raise_if_cancelled()
                continue
            if isinstance(item, _End):
                if item.error is not None:
                    raise item.error
                return
            yield item

    def stop(self) -> None:
        """End the thread and wait for it."""
        self._stopped.cancel()
        self._thread.join()

    def _run(self) -> None:
        end = _End()
        try:
            self._decode()
        except BaseException as error:  # handed to the caller's thread and raised there
            end.error = error
        self._put(end)

    def _decode(self) -> None:
        waiting: list[FrameSample] = []
        samples = iter(self._reader)
        told = 0
        while True:
            clock = time.monotonic()
            sample = next(samples, None)
            self.busy_seconds += time.monotonic() - clock
            if sample is not None:
                waiting.append(sample)
            if waiting and (sample is None or len(waiting) == BATCH):
                cuts = self._reader.cuts
                if not self._put(_batch_of(waiting, cuts[told:])):
                    return
                waiting, told = [], len(cuts)
            if sample is None:
                return

    def _put(self, item: _Batch | _End) -> bool:
        """Queue an item; False if the caller has stopped meanwhile."""
        while not self._stopped.cancelled:
            try:
                self._queue.put(item, timeout=_POLL)
            except queue.Full:
                continue
            return True
        return False


def _batch_of(samples: Sequence[FrameSample], cuts: NDArray[np.int64]) -> _Batch:
    return _Batch(
        picks=np.array([sample.frame for sample in samples], np.int64),
        times=np.array([float(sample.time) for sample in samples], np.float64),
        luma=np.array([sample.luma for sample in samples], np.float32),
        cuts=np.array(cuts, np.int64),
        pixels=np.stack([sample.picture for sample in samples]),
    )
