"""The models that are there: folders with a manifest, in the order in which they are searched.

A model is trusted after its files have been compared with the checksums of its manifest, once per process and file state.
"""

from __future__ import annotations

import difflib
import hashlib
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from vsum_desktop.core.errors import ChecksumError, ManifestError, ModelError, ModelNotFoundError
from vsum_desktop.core.specs import AnchorList, EncoderSpec, FileSpec, ScorerSpec
from vsum_desktop.inference.manifests import MANIFEST, read_anchors, read_manifest

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class BrokenModel:
    """A model folder that cannot be used: its id, where it is, and why."""

    id: str
    folder: Path
    error: ModelError


class Registry:
    """Finds and checks models.

    Args:
        directories: Where model folders lie; an id found earlier hides a later one. Missing directories are skipped.
    """

    def __init__(self, directories: Sequence[Path]) -> None:
        self.directories = tuple(directories)
        self._verified: set[tuple[Path, int, int, str]] = set()
        self._lock = threading.Lock()

    def list(self) -> tuple[EncoderSpec | ScorerSpec, ...]:
        """All models with a sound manifest, sorted by id; their files are not checked."""
        return tuple(entry for entry in self._read().values() if not isinstance(entry, BrokenModel))

    def broken(self) -> tuple[BrokenModel, ...]:
        """The model folders whose manifest cannot be used, sorted by id."""
        return tuple(entry for entry in self._read().values() if isinstance(entry, BrokenModel))

    def encoders(self) -> tuple[EncoderSpec, ...]:
        """The encoders of `list`."""
        return tuple(spec for spec in self.list() if isinstance(spec, EncoderSpec))

    def scorers(self) -> tuple[ScorerSpec, ...]:
        """The scorers of `list`."""
        return tuple(spec for spec in self.list() if isinstance(spec, ScorerSpec))

    def spec(self, model: str) -> EncoderSpec | ScorerSpec:
        """What the manifest of `model` says; its files are not checked.

        Raises:
            ModelNotFoundError: If no folder has this id; fields `model`, `suggestion` (nearest id or None), `known`.
            ManifestError: If the manifest is missing, malformed or of an unknown schema.
        """
        folders = self._folders()
        if model not in folders:
            near = difflib.get_close_matches(model, folders, n=1)
            raise ModelNotFoundError(
                "no such model", model=model, suggestion=near[0] if near else None, known=tuple(sorted(folders))
            )
        return read_manifest(folders[model])

    def verify(self, model: str) -> EncoderSpec | ScorerSpec:
        """Compare every file of `model` with its checksum, whatever has been checked before.

        Raises:
            ChecksumError: If a file is missing, shorter, longer or different; fields `model`, `path`.
            ModelNotFoundError: As in `spec`.
            ManifestError: As in `spec`.
        """
        spec = self.spec(model)
        for name, expected in spec.files.items():
            self._check(spec.id, spec.folder / name, expected)
        return spec

    def load(self, model: str) -> EncoderSpec | ScorerSpec:
        """`spec`, its files checked unless this process has seen them sound in their present state.

        Raises:
            ChecksumError: As in `verify`.
            ModelNotFoundError: As in `spec`.
            ManifestError: As in `spec`.
        """
        spec = self.spec(model)
        for name, expected in spec.files.items():
            path = spec.folder / name
            if self._state(path, expected) not in self._verified:
                self._check(spec.id, path, expected)
        return spec

    def encoder(self, model: str) -> EncoderSpec:
        """`load` for a model that must be an encoder.

        Raises:
            ModelNotFoundError: If there is none of this id, or it is a scorer.
            ManifestError: As in `spec`.
            ChecksumError: As in `verify`.
        """
        spec = self.load(model)
        if not isinstance(spec, EncoderSpec):
            raise self._other_kind(model, "encoder")
        return spec

    def scorer(self, model: str) -> ScorerSpec:
        """`load` for a model that must be a scorer.

        Raises:
            ModelNotFoundError: If there is none of this id, or it is an encoder.
            ManifestError: As in `spec`.
            ChecksumError: As in `verify`.
        """
        spec = self.load(model)
        if not isinstance(spec, ScorerSpec):
            raise self._other_kind(model, "scorer")
        return spec

    def anchors(self, model: str) -> AnchorList:
        """The anchor words beside a scorer, its files checked.

        Raises:
            ManifestError: If the scorer has none, or the list is malformed.
            ModelNotFoundError: As in `scorer`.
            ChecksumError: As in `verify`.
        """
        return read_anchors(self.scorer(model))

    def _other_kind(self, model: str, wanted: str) -> ModelNotFoundError:
        specs = self.encoders() if wanted == "encoder" else self.scorers()
        return ModelNotFoundError(f"it is no {wanted}", model=model, suggestion=None, known=tuple(spec.id for spec in specs))

    def _folders(self) -> dict[str, Path]:
        """Id → folder; a folder is a model when it holds a manifest."""
        folders: dict[str, Path] = {}
        for directory in self.directories:
            if not directory.is_dir():
                continue
            for folder in sorted(directory.iterdir()):
                if (folder / MANIFEST).is_file():
                    folders.setdefault(folder.name, folder)
        return folders

    def _read(self) -> dict[str, EncoderSpec | ScorerSpec | BrokenModel]:
        entries: dict[str, EncoderSpec | ScorerSpec | BrokenModel] = {}
        for name, folder in sorted(self._folders().items()):
            try:
                entries[name] = read_manifest(folder)
            except ManifestError as error:
                entries[name] = BrokenModel(name, folder, error)
        return entries

    def _state(self, path: Path, expected: FileSpec) -> tuple[Path, int, int, str] | None:
        try:
            status = path.stat()
        except OSError:
            return None
        return path, status.st_mtime_ns, status.st_size, expected.sha256

    def _check(self, model: str, path: Path, expected: FileSpec) -> None:
        state = self._state(path, expected)
        if state is None:
            raise ChecksumError("the file is missing", model=model, path=path)
        size = state[2]
        if size != expected.bytes:
            raise ChecksumError(f"{size} bytes long, not {expected.bytes}", model=model, path=path)
        digest = hashlib.sha256()
        try:
            with path.open("rb") as file:
                while block := file.read(_BLOCK):
                    digest.update(block)
        except OSError as error:
            raise ChecksumError(error.strerror or str(error), model=model, path=path) from error
        if digest.hexdigest() != expected.sha256:
            raise ChecksumError(f"SHA-256 {digest.hexdigest()}, not {expected.sha256}", model=model, path=path)
        with self._lock:
            self._verified.add(state)
