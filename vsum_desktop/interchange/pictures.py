"""Pictures of a summary: a contact sheet of its clips, and single pictures.

Drawn with Pillow, which brings its own font: Qt may not be used below `app`, and neither FFmpeg nor OpenCV as installed here
can write text. Pixels are handed in; nothing is decoded here.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from vsum_desktop.core.errors import ExportError
from vsum_desktop.interchange.files import write_bytes

_GROUND, _TEXT, _DIM, _ACCENT = (21, 23, 26), (231, 234, 238), (154, 164, 177), (0, 192, 139)
_MARGIN, _GAP = 24, 16
_SHAPE = 1.45  # width to height that a sheet comes near to
_QUALITY = 92
_FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}
# Fonts of the system for what the built-in one cannot write, tried by name.
_FALLBACKS = ("NotoSansCJK-Regular.ttc", "msyh.ttc", "PingFang.ttc", "Arial Unicode.ttf", "DejaVuSans.ttf", "arial.ttf")

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


@dataclass(frozen=True, slots=True, eq=False)
class Card:
    """One clip on a sheet: a picture uint8 [H, W, 3] (all of one size), a headline and a sentence."""

    picture: NDArray[np.uint8]
    headline: str
    text: str


def card_width(number: int) -> int:
    """How wide the pictures of a sheet of `number` cards are, in pixels, so that no sheet grows beyond all bounds."""
    return 320 if number <= 60 else 220 if number <= 300 else 140


def write_sheet(path: Path, title: str, subtitle: str, cards: Sequence[Card], *, overwrite: bool = False) -> None:
    """Write a contact sheet as PNG or JPEG, whichever the file's ending says.

    Raises:
        ExportError: If there is no card, or the ending is none of those; and as in `write_text`.
    """
    if not cards:
        raise ExportError("the summary has no clip to show", path=path)
    sheet = _draw(title, subtitle, cards)
    write_picture(path, np.asarray(sheet), overwrite=overwrite)


def write_picture(path: Path, picture: NDArray[np.uint8], *, overwrite: bool = False) -> None:
    """Write one picture uint8 [H, W, 3] as PNG, JPEG or WebP, whichever the file's ending says.

    Raises:
        ExportError: If the ending is none of those; and as in `write_text`.
    """
    kind = _FORMATS.get(path.suffix.lower())
    if kind is None:
        raise ExportError(f"pictures end in {', '.join(_FORMATS)}", path=path)
    image = Image.fromarray(picture)
    write_bytes(path, lambda file: image.save(file, kind, quality=_QUALITY), overwrite=overwrite)


def jpeg(picture: NDArray[np.uint8], quality: int = 80) -> bytes:
    """One picture uint8 [H, W, 3] as JPEG."""
    file = BytesIO()
    Image.fromarray(picture).save(file, "JPEG", quality=quality)
    return file.getvalue()


def _draw(title: str, subtitle: str, cards: Sequence[Card]) -> Image.Image:
    height, width = cards[0].picture.shape[:2]
    size = max(11, width // 20)
    line = round(size * 1.4)
    text_height = 3 * line + 6
    columns = _columns(len(cards), width + _GAP, height + text_height + _GAP)
    rows = math.ceil(len(cards) / columns)
    head = 2 * _MARGIN + round(size * 3.4)
    total = (2 * _MARGIN + columns * (width + _GAP) - _GAP, head + rows * (height + text_height + _GAP) + _MARGIN)
    sheet = Image.new("RGB", total, _GROUND)
    draw = ImageDraw.Draw(sheet)
    room = total[0] - 2 * _MARGIN
    name = _font_name("".join([title, subtitle, *(card.headline + card.text for card in cards)]))
    font, large = _font(size, name), _font(round(size * 1.5), name)
    assert font is not None
    assert large is not None
    draw.text((_MARGIN, _MARGIN), _fitted(title, large, room), fill=_TEXT, font=large)
    draw.text((_MARGIN, _MARGIN + round(size * 2.1)), _fitted(subtitle, font, room), fill=_DIM, font=font)
    for number, card in enumerate(cards):
        left = _MARGIN + number % columns * (width + _GAP)
        top = head + number // columns * (height + text_height + _GAP)
        sheet.paste(Image.fromarray(card.picture), (left, top))
        draw.rectangle((left, top + height, left + width - 1, top + height + 2), fill=_ACCENT)
        draw.text((left, top + height + 6), _fitted(card.headline, font, width), fill=_TEXT, font=font)
        for row, text in enumerate(_wrapped(card.text, font, width, 2), 1):
            draw.text((left, top + height + 6 + row * line), text, fill=_DIM, font=font)
    return sheet


def _columns(number: int, width: int, height: int) -> int:
    """How many columns bring the sheet nearest to its shape, and at least enough for its title."""
    return min(number, max(min(number, 3), round(math.sqrt(number * _SHAPE * height / width))))


def _wrapped(text: str, font: Font, room: int, lines: int) -> list[str]:
    """The text in at most so many lines, the last one cut."""
    words, result = text.split(), [""]
    for number, word in enumerate(words):
        longer = f"{result[-1]} {word}".strip()
        if font.getlength(longer) <= room or not result[-1]:
            result[-1] = longer
        elif len(result) < lines:
            result.append(word)
        else:
            result[-1] = _fitted(" ".join([result[-1], *words[number:]]), font, room)
            break
    return [_fitted(text, font, room) for text in result]


def _fitted(text: str, font: Font, room: int) -> str:
    """The text, cut with an ellipsis where it is wider than the room."""
    text = " ".join(text.split())
    if font.getlength(text) <= room:
        return text
    while text and font.getlength(text + "…") > room:
        text = text[:-1]
    return text.rstrip() + "…"


@cache
def _font(size: int, name: str) -> Font | None:
    if not name:
        return ImageFont.load_default(size)
    try:
        return ImageFont.truetype(name, size)
    except OSError:
        return None


def _font_name(text: str) -> str:
    """The font that can write most of the text, the built-in one (empty) if it can write all that any can."""
    fonts = {name: _font(16, name) for name in ("", *_FALLBACKS)}
    return min((name for name, font in fonts.items() if font), key=lambda name: _missing(fonts[name], text))


def _missing(font: Font | None, text: str) -> int:
    """How many letters of the text the font draws as it draws what it does not know."""
    if font is None:
        return len(text)
    unknown = bytes(font.getmask("\U0010fffe"))
    return sum(bytes(font.getmask(letter)) == unknown for letter in set(text) if ord(letter) > 126)
