"""What items that paint all over the plot share."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QRectF

from vsum_desktop.ui.theme import Theme


class ViewItem(pg.GraphicsObject):
    """An item as large as what the view shows; subclasses paint it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        self.update()

    def boundingRect(self) -> QRectF:
        """All of what the view shows."""
        view = self.getViewBox()
        return QRectF() if view is None else QRectF(view.viewRect())

    def viewRangeChanged(self) -> None:
        """Pyqtgraph's hook: the bounding rectangle follows the view."""
        self.prepareGeometryChange()
