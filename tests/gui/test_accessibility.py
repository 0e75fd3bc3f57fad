"""Whoever cannot see the window, or uses no mouse, reaches every control and is told what it is."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMainWindow,
    QTabBar,
    QWidget,
)

from tests.gui.conftest import Desk
from vsum_desktop.ui import tab_order

_CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit, QTabBar)
# Make controls for themselves: icons in lines, tabs of panels that lie on each other, parts of spin boxes.
_MAKERS = (QComboBox, QAbstractItemView, QTabBar, QAbstractSpinBox, QLineEdit, QMainWindow)


def _controls(top: QWidget) -> list[QWidget]:
    """Everything that can be operated and was made by the program, not by a control for itself."""
    found = [widget for widget in top.findChildren(QWidget) if isinstance(widget, _CONTROLS)]
    own = [widget for widget in found if not isinstance(widget.parent(), _MAKERS) and not widget.objectName().startswith("qt_")]
    return [widget for widget in own if not _inside_view(widget) and not _waiting(widget) and not _in_popup(widget)]


def _in_popup(widget: QWidget) -> bool:
    """The list that drops down from a combo box, which has the name."""
    parent = widget.parentWidget()
    return parent is not None and parent.metaObject().className() == "QComboBoxPrivateContainer"


def _waiting(widget: QWidget) -> bool:
    """A hidden button that gets its words when it is shown."""
    return isinstance(widget, QAbstractButton) and not widget.isVisible() and not widget.text() and widget.icon().isNull()


def _inside_view(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractItemView) or parent.objectName().startswith("qt_scrollarea"):
            return isinstance(parent, QAbstractItemView) or widget.metaObject().className() == "QScrollBar"
        parent = parent.parentWidget()
    return False


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text or widget.toolTip()


def _nameless(top: QWidget) -> list[str]:
    return [
        f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}"
        for widget in _controls(top)
        if not _name(widget).strip()
    ]


def _mouse_only(top: QWidget) -> list[str]:
    """Enabled controls on screen that no key reaches; a button whose command has a key or a menu may be skipped by Tab."""
    return [
        f"{type(widget).__name__} “{_name(widget)}” in {type(widget.parent()).__name__}"
        for widget in _controls(top)
        if widget.isVisible()
        and widget.isEnabled()
        and not widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not (isinstance(widget, QAbstractButton) and "(" in widget.toolTip())
    ]


def test_every_control_has_a_name(ready: Desk):
    window = ready.window
    assert _nameless(window) == []
    for dialog in (
        window.application_view.show_preferences(),
        window.application_view.show_models(),
        window.application_view.show_keys(),
        window.application_view.show_about(),
    ):
        ready.settle()
        assert _nameless(dialog) == []
    window.application_view.close_all()


def test_every_control_on_screen_is_reached_by_keys(ready: Desk):
    window = ready.window
    assert _mouse_only(window) == []
    window.graph_view.show_page()
    ready.settle()
    assert _mouse_only(window) == []
    window.actions_["export"].trigger()
    ready.settle()
    assert _mouse_only(window) == []


def test_plots_have_names_and_tables(ready: Desk):
    window = ready.window
    for plot in (window.timeline.curves, window.graph_view.page.arcs, window.graph_view.page.matrix, window.player.picture):
        assert plot.accessibleName().strip(), type(plot).__name__
    assert window.graph_view.page.table.accessibleName() or window.graph_view.page.table.findChildren(QAbstractItemView)
    assert window.values.findChildren(QAbstractItemView)


def test_tab_goes_from_panel_to_panel_and_shows_where_it_is(ready: Desk):
    window = ready.window
    window.graph_dock.show()
    ready.ask("red")
    ready.settle()
    tab_order.reachable([window.query])[0].setFocus()
    seen: list[QWidget] = []
    for _ in range(200):
        seen.append(QApplication.focusWidget())
        QTest.keyClick(seen[-1], Qt.Key.Key_Tab)
        if QApplication.focusWidget() is seen[0]:
            break
    assert len(seen) > 30
    assert QApplication.focusWidget() is seen[0], "it goes round"
    assert len(set(seen)) == len(seen)
    for widget in seen:
        at = QRect(widget.mapTo(window, QPoint()), widget.size())
        assert widget.isVisible()
        assert window.rect().contains(at), widget
    panels = (window.query, window.centralWidget(), window.summary_dock, window.timeline_dock, window.graph_dock)
    visited = [next((k for k, panel in enumerate(panels) if panel.isAncestorOf(widget)), len(panels)) for widget in seen]
    assert sorted(visited) == visited
    assert set(range(len(panels))) <= set(visited)
    QTest.keyClick(seen[0], Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is seen[-1]
