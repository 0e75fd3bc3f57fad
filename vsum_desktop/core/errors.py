"""The tree of errors that a user may see.

Errors carry fields, not sentences: `pipeline.messages` chooses the words.

VsumError
├─ InputError        EmptyQueryError · BudgetError · UnknownSettingError
├─ MediaError        VideoOpenError · NoVideoStreamError · DecodeError · ExportError (DiskFullError)
├─ ModelError        ModelNotFoundError · ManifestError · ChecksumError · IncompatibleModelError · InferenceError · DeviceError
└─ ProjectError      ProjectFormatError · MediaMissingError
Cancelled            not a VsumError: control flow, never shown, never logged as a failure
"""

from __future__ import annotations


class VsumError(Exception):
    """Root of all expected failures.

    Args:
        cause: Short technical cause, usually the foreign error's own words.
        **fields: Values that the sentence names, such as `path` or `model`.
    """

    def __init__(self, cause: str = "", **fields: object) -> None:
        super().__init__(cause)
        self.cause = cause
        self.fields = fields

    def __str__(self) -> str:
        named = ", ".join(f"{key}={value}" for key, value in self.fields.items())
        return f"{type(self).__name__}({'; '.join(part for part in (named, self.cause) if part)})"


class InputError(VsumError):
    """What the user asked for cannot be done as asked."""


class EmptyQueryError(InputError):
    """A query without a word in it."""


class BudgetError(InputError):
    """A summary budget that no summary can keep."""


class UnknownSettingError(InputError):
    """A setting, kind or option that does not exist; `suggestion` holds the nearest name."""


class MediaError(VsumError):
    """A video file cannot be read or written."""


class VideoOpenError(MediaError):
    """The file is missing, unreadable or no video."""


class NoVideoStreamError(MediaError):
    """The file opens but holds no moving picture."""


class DecodeError(MediaError):
    """Not one picture of the stream can be decoded."""


class ExportError(MediaError):
    """The output could not be written; no partial file is left."""


class DiskFullError(ExportError):
    """The disk is full; no partial file is left."""


class ModelError(VsumError):
    """A model cannot be found, trusted or run."""


class ModelNotFoundError(ModelError):
    """No folder with this id in any models directory."""


class ManifestError(ModelError):
    """The manifest is missing, malformed or of an unknown schema."""


class ChecksumError(ModelError):
    """A file differs from the checksum that the manifest gives."""


class IncompatibleModelError(ModelError):
    """The model cannot serve this request or these inputs."""


class InferenceError(ModelError):
    """A run of the model failed."""


class DeviceError(ModelError):
    """The device asked for does not work here."""


class ProjectError(VsumError):
    """A project file cannot be used."""


class ProjectFormatError(ProjectError):
    """The file is no project, or of an unknown schema."""


class MediaMissingError(ProjectError):
    """The project's video is not where it was."""


class Cancelled(Exception):  # noqa: N818
    """The user cancelled the job."""
