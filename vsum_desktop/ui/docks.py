"""The panels round the picture: how they lie at first, how they move, float and hide, and how all that is remembered.

A new panel is one call of `Docks.add`; it gets a slim title with buttons, a line in the View menu and a place in the first
layout, to which "Reset layout" goes back.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings, QSize, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QMainWindow, QMenu, QTabWidget, QWidget

from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.widgets import IconButton, label, surface

_LAYOUT = 1  # raised when an older layout would no longer fit
_HORIZONTAL = (Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea)


class DockTitle(QWidget):
    """A slim title: the name, which is also what the dock is dragged by, and buttons that float and hide it."""

    def __init__(self, dock: QDockWidget, theme: Theme) -> None:
        super().__init__(dock)
        self._dock = dock
        surface(self, "title")
        self.name = label(dock.windowTitle(), "small")
        self.float = IconButton("float", "", role="slim", token="dim", size=13)
        self.float.clicked.connect(self._toggle_floating)
        self.hide_button = IconButton(
            "close", self.tr("Hide {name}").format(name=dock.windowTitle()), role="slim", token="dim", size=13
        )
        self.hide_button.clicked.connect(dock.close)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self.name)
        self._layout.addStretch(1)
        self._layout.addWidget(self.float)
        self._layout.addWidget(self.hide_button)
        dock.topLevelChanged.connect(self._on_floating)
        dock.windowTitleChanged.connect(self.name.setText)
        self.setToolTip(self.tr("Drag to move this panel, double-click to float it"))
        self._on_floating(dock.isFloating())
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._layout.setContentsMargins(theme.px(12), 0, theme.px(4), 0)
        self._layout.setSpacing(theme.px(2))
        self.setFixedHeight(theme.px(22))
        self.float.apply_theme(theme)
        self.hide_button.apply_theme(theme)

    @Slot()
    def _toggle_floating(self) -> None:
        self._dock.setFloating(not self._dock.isFloating())

    @Slot(bool)
    def _on_floating(self, floating: bool) -> None:
        name = self._dock.windowTitle()
        text = self.tr("Put {name} back into the window") if floating else self.tr("Float {name} as a window of its own")
        self.float.set_tip(text.format(name=name))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a dock lies at first: its area and size (a share of the window, and pixels at least), and beside which other."""

    area: Qt.DockWidgetArea
    share: float
    least: float
    below: str
    tabbed_with: str
    shown_from: float


class Docks(QObject):
    """The docks of one window.

    Args:
        window: The window.
        menu: The View menu, which gets a line for each dock and "Reset layout".
        theme: Sizes and colours.
    """

    def __init__(self, window: QMainWindow, menu: QMenu, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._menu = menu
        self._theme = theme
        self._docks: dict[str, QDockWidget] = {}
        self._places: dict[str, _Place] = {}
        self._arranged = False
        window.setDockOptions(QMainWindow.DockOption.AllowNestedDocks | QMainWindow.DockOption.AllowTabbedDocks)
        window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        for corner in (Qt.Corner.BottomRightCorner, Qt.Corner.BottomLeftCorner):
            window.setCorner(corner, Qt.DockWidgetArea.BottomDockWidgetArea)
        menu.addSeparator()
        self._reset = QAction(self.tr("&Reset layout"), self)
        self._reset.setToolTip(self.tr("Put every panel back where it was at first"))
        self._reset.triggered.connect(self.reset)
        menu.addAction(self._reset)

    def __getitem__(self, name: str) -> QDockWidget:
        return self._docks[name]

    def add(
        self,
        name: str,
        title: str,
        content: QWidget,
        area: Qt.DockWidgetArea,
        *,
        share: float = 0.25,
        least: float = 160,
        below: str = "",
        tabbed_with: str = "",
        shown_from: float = 0,
    ) -> QDockWidget:
        """Another panel.

        Args:
            name: What its place is remembered under; never shown.
            title: What the user reads.
            content: The widget.
            area: Where it lies at first.
            share: Its part of the window's height (bottom, top) or width (left, right) at first.
            least: And at least so many pixels, at a 13-px font.
            below: The name of a dock of the same area under which it lies.
            tabbed_with: The name of a dock that it shares its place with.
            shown_from: The height of the window, in pixels at a 13-px font, from which it is shown at first; `inf` for never.
        """
        dock = QDockWidget(title, self._window)
        dock.setObjectName(name)
        dock.setWidget(content)
        dock.setTitleBarWidget(DockTitle(dock, self._theme))
        dock.installEventFilter(self)
        for signal in (dock.visibilityChanged, dock.dockLocationChanged, dock.topLevelChanged):
            signal.connect(self._on_moved)
        self._docks[name] = dock
        self._places[name] = _Place(area, share, least, below, tabbed_with, shown_from)
        self._put(name)
        toggle = dock.toggleViewAction()
        toggle.setText(title)
        toggle.setToolTip(self.tr("Show or hide {name}").format(name=title))
        toggle.triggered.connect(self._on_toggled)
        self._menu.insertAction(self._reset, toggle)
        return dock

    @Slot(bool)
    def _on_toggled(self, shown: bool) -> None:
        """A panel that is asked for is not left behind another, and gets its part of the height."""
        for name, dock in self._docks.items():
            if shown and dock.toggleViewAction() is self.sender():
                dock.raise_()
                if self._places[name].area not in _HORIZONTAL:
                    self._share(False)

    @Slot()
    def _on_moved(self) -> None:
        """Panels that share a place have their names on its tabs; their titles need not repeat them."""
        for dock in self._docks.values():
            title = dock.titleBarWidget()
            if isinstance(title, DockTitle):
                beside = self._window.tabifiedDockWidgets(dock)
                title.name.setVisible(dock.isFloating() or all(other.isHidden() for other in beside))

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._theme = theme
        for dock in self._docks.values():
            title = dock.titleBarWidget()
            if isinstance(title, DockTitle):
                title.apply_theme(theme)

    def show(self, name: str) -> None:
        """Bring a panel to the front."""
        self._docks[name].show()
        self._docks[name].raise_()

    @Slot()
    def reset(self) -> None:
        """Lay every panel out as at first."""
        for name, dock in self._docks.items():
            dock.setFloating(False)
            self._put(name)
        self._share_out()

    def restore(self, settings: QSettings) -> None:
        """Lay the panels out as they were when the window was closed last."""
        state = settings.value("state")
        self._arranged = state is not None and self._window.restoreState(state, _LAYOUT)

    def save(self, settings: QSettings) -> None:
        """Remember where everything lies."""
        settings.setValue("state", self._window.saveState(_LAYOUT))

    def arrange(self) -> None:
        """Share the room out once the window has its size, unless a layout was restored."""
        if not self._arranged:
            self._arranged = True
            self.reset()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys pressed in a floating panel are the window's, too."""
        if event.type() == QEvent.Type.KeyPress and isinstance(watched, QDockWidget) and watched.isFloating():
            QCoreApplication.sendEvent(self._window, event)
            return True
        return False

    def _put(self, name: str) -> None:
        place, dock = self._places[name], self._docks[name]
        self._window.addDockWidget(place.area, dock)
        if place.below in self._docks:
            self._window.splitDockWidget(self._docks[place.below], dock, Qt.Orientation.Vertical)
        if place.tabbed_with in self._docks:
            self._window.tabifyDockWidget(self._docks[place.tabbed_with], dock)
        dock.setVisible(self._window.height() >= place.shown_from * self._theme.px(1000) / 1000)

    def _share_out(self) -> None:
        self._share(True)
        self._share(False)

    def _share(self, horizontal: bool) -> None:
        """Give every panel at a side, or above and below, its part of the window."""
        whole = self._window.width() if horizontal else self._window.height()
        shown = [
            name
            for name, place in self._places.items()
            if (place.area in _HORIZONTAL) == horizontal and not (self._docks[name].isHidden() or place.tabbed_with)
        ]
        sizes = [max(self._theme.px(self._places[name].least), round(self._places[name].share * whole)) for name in shown]
        orientation = Qt.Orientation.Horizontal if horizontal else Qt.Orientation.Vertical
        self._window.resizeDocks([self._docks[name] for name in shown], sizes, orientation)


def first_size(screen: QSize, theme: Theme) -> QSize:
    """The size of a window that has none yet, on a screen with so much room: most of it, but no larger than is of use."""
    wanted = QSize(round(0.86 * screen.width()), round(0.86 * screen.height()))
    size = wanted.expandedTo(QSize(theme.px(1280), theme.px(720))).boundedTo(QSize(theme.px(1680), theme.px(1050)))
    return size.boundedTo(screen) if screen.width() >= theme.px(1024) else size
