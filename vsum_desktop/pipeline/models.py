"""The models that are there, for people: what state they are in, and how one comes and goes.

A model is installed from a folder or a zip of one: unpacked beside its place, its manifest read, every file compared with its
checksum, and only then renamed into place. Shipped models are never touched.
"""

from __future__ import annotations

import contextlib
import shutil
import stat
import uuid
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from vsum_desktop.core.errors import InputError, ManifestError, ModelError, ModelNotFoundError
from vsum_desktop.core.jobs import CancelToken
from vsum_desktop.core.specs import ModelSpec
from vsum_desktop.inference.manifests import MANIFEST
from vsum_desktop.inference.registry import Registry
from vsum_desktop.pipeline import paths

CARD = "MODEL_CARD.md"
LICENCE = "LICENSE"
_LIMIT = 8 * 1024**3  # bytes of an unpacked model
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True, eq=False)
class InstalledModel:
    """One model folder.

    Attributes:
        id: Name of the model and of its folder.
        folder: Where it is.
        own: Whether the user installed it, so that it can be removed.
        spec: What its manifest says, None if that cannot be used.
        problem: Why it cannot be used; None if its files are sound.
        bytes: Size of its files.
    """

    id: str
    folder: Path
    own: bool
    spec: ModelSpec | None
    problem: ModelError | None
    bytes: int

    @property
    def card(self) -> str:
        """Its model card, Markdown; empty if it has none."""
        with contextlib.suppress(OSError, UnicodeDecodeError):
            return (self.folder / CARD).read_text("utf-8")
        return ""


def installed(registry: Registry, cancel: CancelToken | None = None) -> tuple[InstalledModel, ...]:
    """All models, sorted by id, every file compared with its checksum.

    Raises:
        Cancelled: If the token is set.
    """
    found: list[InstalledModel] = []
    for spec in registry.list():
        if cancel is not None:
            cancel.raise_if_cancelled()
        problem: ModelError | None = None
        try:
            registry.verify(spec.id)
        except ModelError as error:
            problem = error
        found.append(InstalledModel(spec.id, spec.folder, _own(spec.folder), spec, problem, _size(spec.folder)))
    found.extend(
        InstalledModel(broken.id, broken.folder, _own(broken.folder), None, broken.error, _size(broken.folder))
        for broken in registry.broken()
    )
    return tuple(sorted(found, key=lambda model: model.id))


def install(
    source: Path, registry: Registry, target: Path | None = None, *, overwrite: bool = False, cancel: CancelToken | None = None
) -> ModelSpec:
    """Install the model in `source`, a folder or a zip file.

    Args:
        source: A folder with a manifest, or a zip with one at its top or in its only folder.
        registry: The models that are there.
        target: The folder that models are installed into, by default the user's.
        overwrite: Replace a model of the same id, or hide a shipped one.
        cancel: Stops it; nothing is left behind then.

    Raises:
        ManifestError: If there is no model in it, or its manifest cannot be used; field `path`.
        ChecksumError: If a file differs from its checksum.
        InputError: If there is a model of this id already; fields `model`, `version`.
        OSError: If the disk refuses.
        Cancelled: If the token is set.
    """
    target = target or paths.user_models_folder()
    target.mkdir(parents=True, exist_ok=True)
    fresh = target / f".{uuid.uuid4().hex}"
    cancel = cancel or CancelToken()
    try:
        fresh.mkdir()
        folder = _unpack(source, fresh, cancel) if source.is_file() else _copy(source, fresh, cancel)
        spec = Registry([fresh]).verify(folder.name)
        _check_free(spec, registry, target, overwrite)
        cancel.raise_if_cancelled()
        place, aside = target / spec.id, fresh / ".replaced"
        if place.exists():
            place.rename(aside)
        try:
            folder.rename(place)
        except OSError:
            if aside.exists():
                aside.rename(place)
            raise
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return Registry([target]).spec(spec.id)


def remove(model: str, registry: Registry, target: Path | None = None) -> None:
    """Delete a model that the user installed.

    Raises:
        ModelNotFoundError: If there is none of this id.
        InputError: If it comes with the program.
        OSError: If the disk refuses.
    """
    target = target or paths.user_models_folder()
    folder = target / model
    if PurePosixPath(model).name != model or not (folder / MANIFEST).is_file():
        if model in {spec.id for spec in registry.list()} | {broken.id for broken in registry.broken()}:
            raise InputError(f"the model “{model}” comes with the program", model=model)
        raise ModelNotFoundError("no such model", model=model)
    aside = target / f".{uuid.uuid4().hex}"
    folder.rename(aside)
    shutil.rmtree(aside)


def _check_free(spec: ModelSpec, registry: Registry, target: Path, overwrite: bool) -> None:
    if overwrite:
        return
    known = {one.id: one.version for one in registry.list()}
    if spec.id in known or (target / spec.id).exists():
        version = known.get(spec.id, "?")
        raise InputError(
            f"a model “{spec.id}” is installed already (version {version}; this one is {spec.version})",
            model=spec.id,
            version=version,
        )


def _copy(source: Path, fresh: Path, cancel: CancelToken) -> Path:
    if not (source / MANIFEST).is_file():
        raise ManifestError(f"there is no {MANIFEST} in it", path=source)
    folder = fresh / source.resolve().name
    folder.mkdir()
    for file in sorted(source.iterdir()):
        if file.is_file():
            with file.open("rb") as stream:
                _pour(iter(lambda stream=stream: stream.read(_BLOCK), b""), folder / file.name, cancel)  # type: ignore[misc]
    return folder


def _unpack(source: Path, fresh: Path, cancel: CancelToken) -> Path:
    """Unpack the one model of a zip; only plain files, and of those only what lies beside the manifest."""
    try:
        with zipfile.ZipFile(source) as archive:
            manifests = [info for info in archive.infolist() if PurePosixPath(info.filename).name == MANIFEST]
            places = sorted({PurePosixPath(info.filename).parent for info in manifests}, key=lambda place: len(place.parts))
            if not places or len(places[0].parts) > 1 or (len(places) > 1 and len(places[1].parts) == len(places[0].parts)):
                raise ManifestError(f"a model's zip holds one folder with a {MANIFEST}", path=source)
            place = places[0]
            files = [info for info in archive.infolist() if _plain(info) and PurePosixPath(info.filename).parent == place]
            if sum(info.file_size for info in files) > _LIMIT:
                raise ManifestError("it is too large", path=source)
            folder = fresh / _folder_name(archive, place)
            folder.mkdir()
            for info in files:
                with archive.open(info) as stream:
                    blocks = iter(lambda stream=stream: stream.read(_BLOCK), b"")  # type: ignore[misc]
                    _pour(blocks, folder / PurePosixPath(info.filename).name, cancel)
            return folder
    except NotImplementedError as error:
        raise ManifestError("it cannot be unpacked: it is compressed in an unknown way", path=source) from error
    except RuntimeError as error:  # zipfile's word for a password
        raise ManifestError("it cannot be unpacked: it is locked with a password", path=source) from error
    except (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError) as error:
        cause = "it cannot be unpacked: it is damaged" if zipfile.is_zipfile(source) else "it is no zip file"
        raise ManifestError(cause, path=source) from error


def _folder_name(archive: zipfile.ZipFile, place: PurePosixPath) -> str:
    """The folder's name in the zip; the id where the files lie at the top."""
    if place.name and place.name not in (".", ".."):
        return place.name
    import json

    try:
        document = json.loads(archive.read(MANIFEST))
        name = str(document["id"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ManifestError("its manifest has no id", path=Path(archive.filename or "")) from error
    if PurePosixPath(name).name != name or name in (".", "..") or "\\" in name:
        raise ManifestError("its id is no folder's name", path=Path(archive.filename or ""))
    return name


def _plain(info: zipfile.ZipInfo) -> bool:
    mode = info.external_attr >> 16
    return not info.is_dir() and (stat.S_IFMT(mode) in (0, stat.S_IFREG)) and "\\" not in info.filename


def _pour(blocks: Iterator[bytes], path: Path, cancel: CancelToken) -> None:
    written = 0
    with path.open("xb") as file:
        for block in blocks:
            cancel.raise_if_cancelled()
            written += len(block)
            if written > _LIMIT:
                raise ManifestError("it is too large", path=path)
            file.write(block)


def _own(folder: Path) -> bool:
    return folder.parent == paths.user_models_folder()


def _size(folder: Path) -> int:
    with contextlib.suppress(OSError):
        return sum(file.stat().st_size for file in folder.iterdir() if file.is_file())
    return 0
