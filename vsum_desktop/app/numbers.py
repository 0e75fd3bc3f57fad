"""Numbers as the language of the window writes them: the one place that knows of decimal points, percent and seconds.

What is written for programs (CSV, JSON, names of files) does not come through here.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from PySide6.QtCore import QCoreApplication, QLocale

from vsum_desktop.core.timing import format_time

_locale = QLocale("en")


def speak(code: str) -> None:
    """Write numbers as a language does from here on; Qt's own fields follow."""
    global _locale
    _locale = QLocale(code)
    QLocale.setDefault(_locale)


def written(text: str) -> str:
    """What Python wrote, such as `1,234.5` or `00:10.5`, with the signs of the language."""
    return text.translate({ord("."): _locale.decimalPoint(), ord(","): _locale.groupSeparator()})


class Number(float):
    """A number for templates: whatever the format asks for is written in the language."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        """As the format of a float, with a space before %."""
        text = format(float(self), spec)
        return _percent().format(number=written(text[:-1])) if text.endswith("%") else written(text)


def numbers(fields: Mapping[str, object]) -> dict[str, object]:
    """What fills a template, with its fractions written in the language."""
    return {name: Number(value) if isinstance(value, float) else value for name, value in fields.items()}


def percent(value: float | Fraction, spec: str = ".0f") -> str:
    """Hundredths: `15 %`."""
    return _percent().format(number=f"{Number(value):{spec}}")


def seconds(value: float | Fraction, spec: str = ".1f") -> str:
    """A length in seconds: `4.2 s`."""
    return _seconds().format(number=f"{Number(value):{spec}}")


def count(number: int) -> str:
    """A number of things: `72,000`."""
    return written(f"{number:,}")


def short(value: float, sign: str = "") -> str:
    """A value in [−1, 1] where there is little room, without its leading nought: `.62`, `1.0`; with `sign` "+" also `+.62`."""
    text = f"{value:{sign}.2f}"
    return written(text[:-1] if abs(value) >= 0.995 else text.replace("0.", ".", 1))


def clock(time: float | Fraction, decimals: int = 1) -> str:
    """A moment: `00:38.2`."""
    return written(format_time(time, decimals))


def plain(text: str) -> str:
    """What somebody typed in the language, as parsers read it: with a point, `s` for seconds, and no spaces."""
    text = text.replace(_seconds().replace("{number}", "").strip(), "s").replace(_locale.decimalPoint(), ".")
    return "".join(text.split())


def _percent() -> str:
    return QCoreApplication.translate("Numbers", "{number} %")


def _seconds() -> str:
    return QCoreApplication.translate("Numbers", "{number} s")
