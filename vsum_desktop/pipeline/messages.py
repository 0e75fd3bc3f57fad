"""The words for errors: one clear sentence naming file and cause, and the details behind it.

Used by the window and the command alike; the errors themselves carry only fields.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from pathlib import Path

from vsum_desktop.core import errors

SENTENCES: dict[type[errors.VsumError], str] = {
    errors.EmptyQueryError: "The query is empty: write a word or a sentence, or leave the query out.",
    errors.BudgetError: "The summary budget {text} cannot be kept: {cause}.",
    errors.UnknownSettingError: "There is no {setting} “{value}”.",
    errors.InputError: "This cannot be done: {cause}.",
    errors.VideoOpenError: "{path} cannot be opened as a video: {cause}.",
    errors.NoVideoStreamError: "{path} has no moving picture: {cause}.",
    errors.DecodeError: "No picture of {path} can be decoded: {cause}.",
    errors.DiskFullError: "{path} could not be written because the disk is full; nothing was left behind.",
    errors.ExportError: "{path} could not be written: {cause}.",
    errors.MediaError: "{path} cannot be used: {cause}.",
    errors.ModelNotFoundError: "There is no model “{model}” here.",
    errors.ManifestError: "The model in {path} cannot be used: {cause}.",
    errors.ChecksumError: "The model “{model}” is damaged: {path}, {cause}.",
    errors.IncompatibleModelError: "The models do not fit together: {cause}.",
    errors.InferenceError: "The model “{model}” failed: {cause}.",
    errors.DeviceError: "The device “{device}” does not work here: {cause}.",
    errors.ModelError: "The model cannot be used: {cause}.",
    errors.ProjectFormatError: "{path} is no project of this program: {cause}.",
    errors.MediaMissingError: "The video {path} is not where it was.",
    errors.ProjectError: "The project cannot be used: {cause}.",
    errors.VsumError: "This failed: {cause}.",
}

ADVICE: dict[type[BaseException], str] = {
    errors.BudgetError: "Allow a longer summary, or shorter clips.",
    errors.VideoOpenError: "See whether it plays elsewhere; a file that was copied only in part has to be copied again.",
    errors.NoVideoStreamError: "Open a file with moving pictures; sound alone cannot be summarized.",
    errors.DecodeError: "Convert it to another format with another program, and open that.",
    errors.DiskFullError: "Make room, or choose another disk.",
    errors.ExportError: "Choose another folder or another name.",
    errors.ModelNotFoundError: "Analysis ▸ Models shows which models are installed, and installs others.",
    errors.ManifestError: "Install the model again in Analysis ▸ Models, or choose another one.",
    errors.ChecksumError: "Install the model again in Analysis ▸ Models, or choose another one.",
    errors.IncompatibleModelError: "Choose another scorer.",
    errors.InferenceError: "Choose the CPU in Edit ▸ Preferences, and try again.",
    errors.DeviceError: "Choose the CPU in Edit ▸ Preferences.",
    errors.ProjectFormatError: "Open another project, or the video itself.",
    FileNotFoundError: "See whether it was moved, or whether its disk is there.",
    PermissionError: "See who may use it, or choose another place.",
    MemoryError: "Close other programs, or take fewer samples per second in Edit ▸ Preferences.",
}
UNEXPECTED_ADVICE = (
    "You can go on. Help ▸ Copy system report and the details hold what a report of this needs; saving the project is wise."
)

OS_CAUSES = {
    FileNotFoundError: "it does not exist",
    PermissionError: "access is denied",
    IsADirectoryError: "it is a folder",
}
NO_CAUSE = "no cause is known"
SUGGESTION = "Did you mean “{suggestion}”?"
UNUSABLE = "The model “{model}” cannot be used: {cause}."
FOREIGN = "{path} cannot be used: {cause}."
NO_MEMORY = "There is not enough memory for this."
UNEXPECTED = "Something unexpected went wrong: {cause}."

_MANIFEST = "manifest.json"

Word = Callable[[str, str], str]
"""Translates a text: context (`Errors` for sentences, `Causes` for causes) and English text to text."""


class _Fields(dict[str, object]):
    """Fields for a sentence; a missing one reads as `?` rather than failing inside an error message."""

    def __missing__(self, key: str) -> str:
        return "?"


def _english(context: str, text: str) -> str:
    return text


def sentence(error: BaseException, word: Word = _english) -> str:
    """One sentence for `error`, without a traceback and on one line; in English unless `word` translates.

    A foreign exception gets a sentence too, so that nothing that reaches a user is ever a bare class name.
    """
    if isinstance(error, errors.VsumError):
        template = next(SENTENCES[kind] for kind in type(error).__mro__ if kind in SENTENCES)
        if isinstance(error, errors.IncompatibleModelError) and "model" in error.fields:
            template = UNUSABLE  # one model by itself; where two do not fit together, they have fields of their own
        fields = _Fields({key: _shown(value) for key, value in error.fields.items()})
        cause = word("Causes", error.cause.strip().rstrip(".") or NO_CAUSE)
        fields["cause"] = f"{fields['path']}: {cause}" if template is UNUSABLE and "path" in fields else cause
        text = word("Errors", template).format_map(fields)
        if error.fields.get("suggestion"):
            text = f"{text} {word('Errors', SUGGESTION).format_map(fields)}"
    elif isinstance(error, OSError):
        cause = word("Causes", OS_CAUSES.get(type(error), error.strerror or str(error)))
        text = word("Errors", FOREIGN).format(path=_shown(error.filename or word("Causes", "A file")), cause=cause)
    elif isinstance(error, MemoryError):
        text = word("Errors", NO_MEMORY)
    else:
        text = word("Errors", UNEXPECTED).format(cause=str(error) or type(error).__name__)
    return " ".join(text.split())


def advice(error: BaseException, word: Word = _english) -> str:
    """What to do about `error`, in a sentence or two; empty where the sentence says it."""
    text = next((ADVICE[kind] for kind in type(error).__mro__ if kind in ADVICE), "")
    expected = isinstance(error, errors.VsumError | OSError | MemoryError)
    return word("Errors", text if text or expected else UNEXPECTED_ADVICE) if text or not expected else ""


def details(error: BaseException) -> str:
    """What a report should hold: the error's fields and the traceback."""
    return "".join(traceback.format_exception(error)).strip()


def _shown(value: object) -> str:
    """A field as a sentence shows it; of a path the name is enough, with its folder where every model has the same one."""
    if not isinstance(value, Path):
        return str(value)
    return f"{value.parent.name}/{value.name}" if value.name == _MANIFEST else value.name or str(value)
