"""The icon set: own drawings in `resources/icons`, tinted from the palette."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from vsum_desktop.pipeline.paths import data_folder
from vsum_desktop.ui.theme import Theme, Tokens

_SCALES = (1, 2, 3)


def _drawing(name: str, color: str, opacity: float = 1.0) -> QSvgRenderer:
    source = (data_folder("resources") / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    tinted = source.replace("currentColor", color)
    if opacity < 1:
        tinted = tinted.replace("<svg ", f'<svg opacity="{opacity}" ', 1)
    return QSvgRenderer(QByteArray(tinted.encode()))


def pixmap(name: str, color: str, size: int, opacity: float = 1.0, scale: float = 1.0) -> QPixmap:
    """One drawing as a picture of `size` logical pixels, for a screen of `scale` device pixels per logical pixel."""
    picture = QPixmap(QSize(round(size * scale), round(size * scale)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setOpacity(opacity)
    _drawing(name, color).render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(scale)
    return picture


def icon(name: str, theme: Theme, token: str = "text", size: float = 18.0) -> QIcon:
    """A drawing as an icon in one token's colour, paler where its control is disabled, sharp at up to 300 %."""
    result, color = QIcon(), cast(str, getattr(theme.tokens, token))
    for scale in _SCALES:
        result.addPixmap(pixmap(name, color, theme.px(size), scale=scale), QIcon.Mode.Normal)
        result.addPixmap(pixmap(name, theme.tokens.dim, theme.px(size), 0.5, scale), QIcon.Mode.Disabled)
    return result


def write_style_icons(folder: Path, theme: Theme) -> str:
    """Write the tinted pictures that the style sheet names; returns the folder as the style sheet writes it."""
    wanted = (("check", "accent"), ("check", "on_accent"), ("chevron-down", "dim"), ("chevron-up", "dim"))
    place = folder / theme.tokens.name
    place.mkdir(parents=True, exist_ok=True)
    for name, token in wanted:
        color = cast(str, getattr(theme.tokens, token))
        for scale, suffix in ((1, ""), (2, "@2x"), (3, "@3x")):
            pixmap(name, color, theme.px(16), scale=scale).save(str(place / f"{name}-{token}{suffix}.png"))
    return place.as_posix()


def application_icon(tokens: Tokens) -> QIcon:
    """The window's own icon."""
    result = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        result.addPixmap(pixmap("film", tokens.accent, size))
    return result
