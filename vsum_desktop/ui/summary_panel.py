"""The dock at the right: budget, clips, what was left out, facts, and export as a page of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from vsum_desktop.ui.budget_panel import BudgetPanel
from vsum_desktop.ui.clip_list import RowList
from vsum_desktop.ui.export_panel import ExportPanel
from vsum_desktop.ui.list_bar import ListBar
from vsum_desktop.ui.rows import Rows
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.timeline.filmstrip import PictureSource
from vsum_desktop.ui.why_view import WhyView
from vsum_desktop.ui.widgets import label, rule, surface

CLIPS, LEFT_OUT, DETAILS = range(3)


class FactsView(QScrollArea):
    """Names and values, one pair a line, under whatever else is to be read here; all of it scrolls."""

    def __init__(self, theme: Theme, head: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._head = head
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.set_facts([])

    def set_facts(self, facts: list[tuple[str, str]]) -> None:
        """Show other facts."""
        body = QWidget()
        surface(body, "panel")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)  # which leaves the old body for this one
        grid = QGridLayout()
        column.addLayout(grid, 1)
        pad = self._theme.px(12)
        grid.setContentsMargins(pad, pad, pad, pad)
        grid.setHorizontalSpacing(self._theme.px(16))
        grid.setVerticalSpacing(self._theme.px(8))
        for number, (name, value) in enumerate(facts):
            grid.addWidget(label(name, "dim"), number, 0, Qt.AlignmentFlag.AlignTop)
            text = label(value, "", wrap=True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(text, number, 1)
        if not facts:
            grid.addWidget(label(self.tr("Facts about the video appear here."), "dim", wrap=True), 0, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(max(1, len(facts)), 1)
        self.setWidget(body)


class SummaryPanel(QWidget):
    """Tabs over budget and lists, with export as another page.

    Signals:
        export_shown(bool): The export page came or went.
    """

    export_shown = Signal(bool)

    def __init__(self, pictures: PictureSource, theme: Theme) -> None:
        super().__init__()
        surface(self, "panel")
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(self.tr("Lists of the summary"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        for name in (self.tr("Clips"), self.tr("Left out"), self.tr("Details")):
            self.tabs.addTab(name)
        self.budget = BudgetPanel(theme)
        self.clips = RowList(self.tr("Clips in the summary"), "", pictures, theme, movable=True)
        self.left_out = RowList(self.tr("Shots left out"), "", pictures, theme)
        self.why = WhyView(theme)
        self.facts = FactsView(theme, self.why)
        self.export = ExportPanel(theme)
        self.export.closed.connect(self.hide_export)
        self._lists = QStackedWidget()
        for page in (self.clips, self.left_out, self.facts):
            self._lists.addWidget(page)
        self.bar = ListBar(theme)
        self.tabs.currentChanged.connect(self._on_tab)
        self._filled = (False, False, False)  # by tab: whether its list holds anything
        main = QWidget()
        layout = QVBoxLayout(main)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._top = QHBoxLayout()
        self._top.addWidget(self.tabs, 1)
        self._top.addWidget(self.bar.sorting)
        layout.addLayout(self._top)
        for widget in (rule(), self.budget, rule()):
            layout.addWidget(widget)
        layout.addWidget(self.bar)
        layout.addWidget(self._lists, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(main)
        self._pages.addWidget(self.export)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)
        self.apply_theme(theme)
        self._offer_sorting()

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self.setMinimumWidth(theme.px(300))
        self._top.setContentsMargins(0, 0, theme.px(8), 0)
        for part in (self.budget, self.bar, self.clips, self.left_out, self.why, self.export):
            part.apply_theme(theme)

    @Slot(int)
    def _on_tab(self, tab: int) -> None:
        self._lists.setCurrentIndex(tab)
        self.bar.set_above_clips(tab == CLIPS)
        self._offer_sorting()

    def set_rows(self, clips: Rows, left_out: Rows) -> None:
        """List what is in and what is out."""
        self.clips.set_rows(clips)
        self.left_out.set_rows(left_out)
        self.tabs.setTabText(CLIPS, _counted(self.tr("Clips"), len(clips)))
        self.tabs.setTabText(LEFT_OUT, _counted(self.tr("Left out"), len(left_out)))
        self._filled = (bool(len(clips)), bool(len(left_out)), False)
        self._offer_sorting()

    def _offer_sorting(self) -> None:
        """An empty list has no order."""
        self.bar.sorting.setVisible(self._filled[self.tabs.currentIndex()])

    def select(self, clip: int | None, shot: int | None) -> None:
        """Select the row of a clip, by its first frame, or of a shot that is left out."""
        self.clips.select_key(clip)
        self.left_out.select_key(shot)

    @property
    def exporting(self) -> bool:
        """Whether the export page is shown."""
        return self._pages.currentIndex() == 1

    @Slot()
    def show_export(self) -> None:
        """Turn to the export page."""
        self._pages.setCurrentIndex(1)
        self.export.name.setFocus()
        self.export_shown.emit(True)

    @Slot()
    def hide_export(self) -> None:
        """Turn back to the lists."""
        self._pages.setCurrentIndex(0)
        self.export_shown.emit(False)


def _counted(name: str, number: int) -> str:
    """`Clips 6`; a tab's name alone where it holds nothing."""
    return f"{name} {number}" if number else name
