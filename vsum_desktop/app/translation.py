"""The languages of the window: which there are, which one is used, and errors in its words.

Translations lie in `resources/translations`; `packaging/translations.py` collects and compiles them. Strings of a QObject go
through its `tr`, others through `QCoreApplication.translate` with a context; tables of words that know no Qt (errors, reasons,
settings) stay English, are collected under a context of their own and looked up here.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from vsum_desktop.app import numbers
from vsum_desktop.core import reasons
from vsum_desktop.core.reasons import Reason
from vsum_desktop.pipeline import messages, paths

SYSTEM = "system"
SOURCE = "en"
LANGUAGES = {SOURCE: "English", "de": "Deutsch", "zh_CN": "简体中文"}

_SIMPLIFIED = ("zh-Hans", "zh-CN", "zh-SG", "zh-MY")
_installed: list[QTranslator] = []
_code = SOURCE


def nearest(wanted: Sequence[str]) -> str:
    """The code of the first of these languages (as `de-AT`, `zh-Hans-CN`) that the window speaks; English if it speaks none."""
    for name in (text.replace("_", "-") for text in wanted):
        if name == "zh" or name.startswith(_SIMPLIFIED):
            return "zh_CN"
        if name.partition("-")[0] in LANGUAGES:
            return name.partition("-")[0]
    return SOURCE


def install(application: QCoreApplication, language: str = SYSTEM, folder: Path | None = None) -> str:
    """Let the application speak a language from here on; widgets made before keep theirs.

    Args:
        application: The running application.
        language: A code of `LANGUAGES`, or `system` for the nearest to what the desktop speaks; unknown ones count as `system`.
        folder: Where the compiled translations lie, by default among the resources.

    Returns:
        The code of the language in use; English where a translation is not compiled.
    """
    remove(application)
    code = language if language in LANGUAGES else nearest(QLocale.system().uiLanguages())
    if code == SOURCE:
        return SOURCE
    own = QTranslator()
    if not own.load(f"vsum_{code}", str(folder or paths.data_folder("resources") / "translations")):
        return SOURCE
    qt = QTranslator()
    qt.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    global _code
    _code = code
    for translator in (qt, own):  # the last one is asked first
        application.installTranslator(translator)
        _installed.append(translator)
    numbers.speak(code)
    return code


def remove(application: QCoreApplication) -> None:
    """Speak English again."""
    global _code
    _code = SOURCE
    numbers.speak(SOURCE)
    while _installed:
        application.removeTranslator(_installed.pop())


def locale() -> QLocale:
    """How dates are written in the language in use; as the system does where that is English."""
    return QLocale(_code) if _code != SOURCE else QLocale.system()


def word(context: str, text: str) -> str:
    """A text of a table, in the language in use."""
    return QCoreApplication.translate(context, text) if text else ""


def retell(context: str, text: str) -> str:
    """A sentence that was put together where no translation is known, in the language in use.

    `templates.json` lists the templates of such sentences, with {0}, {1} … for what was filled in; the one that fits gives the
    words, the sentence what fills them. A sentence that fits none stays as it is.
    """
    plain = word(context, text)
    if plain != text or _code == SOURCE:
        return plain
    for pattern, template in _patterns(context):
        found = pattern.fullmatch(text)
        if found:
            return word(context, template).format(*(_filled(text) for text in found.groups()))
    return text


def _filled(text: str) -> str:
    """What fills a sentence; a number or a time is written in the language."""
    return numbers.written(text) if re.fullmatch(r"[\d:]*\d\.\d+", text) else text


@functools.cache
def _patterns(context: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    path = paths.data_folder("resources") / "translations" / "templates.json"
    try:
        templates = json.loads(path.read_text("utf-8"))[context]
    except (OSError, ValueError, KeyError):
        return ()
    found = []
    for template in templates:
        pieces = re.split(r"\{\d+\}", template)
        found.append((re.compile("(.+?)".join(re.escape(piece) for piece in pieces)), template))
    return tuple(found)


def sentence(error: BaseException) -> str:
    """One sentence for an error, in the language in use; what a library said of it stays as it was said."""
    return messages.sentence(error, retell)


def advice(error: BaseException) -> str:
    """What to do about an error, in the language in use; empty where the sentence says it."""
    return messages.advice(error, word)


def warnings(texts: Iterable[str]) -> str:
    """Warnings of the pipeline as one text, in the language in use."""
    return " ".join(retell("Warnings", text) for text in texts)


def reason(given: Reason) -> str:
    """Why a shot is in or out, in the language in use; a code that is not known here keeps its English sentence."""
    try:
        return reasons.sentence(given.code, numbers.numbers(given.fields), lambda text: word("Reasons", text))
    except (KeyError, ValueError):
        return given.text
