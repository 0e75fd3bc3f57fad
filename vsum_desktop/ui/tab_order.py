"""The Tab key goes from panel to panel as they are read; within one, in the order in which its controls were made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

_TAB = Qt.FocusPolicy.TabFocus


def reachable(panels: Iterable[QWidget]) -> list[QWidget]:
    """The controls that Tab can reach, panel after panel; none of panels that float."""
    # By the tree and not by Qt's chain, whose methods make wrappers children of each other.
    inside = [panel.findChildren(QWidget) for panel in panels if panel.isVisible() and not panel.isWindow()]
    return [
        widget
        for widgets in inside
        for widget in widgets
        if widget.focusPolicy() & _TAB == _TAB and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
    ]


def step(panels: Sequence[QWidget], forward: bool) -> bool:
    """Give the focus to the next or the previous control; whether there is one."""
    order, current = reachable(panels), QApplication.focusWidget()
    if not order:
        return False
    place = order.index(current) if current in order else (-1 if forward else len(order))
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    order[(place + (1 if forward else -1)) % len(order)].setFocus(reason)
    return True
