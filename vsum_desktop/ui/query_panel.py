"""The bar at the top: open, undo, the query and how much it counts, the scorer, export."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from vsum_desktop.app.numbers import percent
from vsum_desktop.app.translation import retell, word
from vsum_desktop.pipeline.services import ModelChoice
from vsum_desktop.ui.query_chips import QueryChips
from vsum_desktop.ui.query_edit import QueryEdit
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.widgets import IconButton, Slider, button, label, surface


class QueryPanel(QWidget):
    """The bar.

    Signals:
        strength_changed(float), strength_released: The slider of the query strength.
        scorer_chosen(str): The id of a scorer.
    """

    strength_changed = Signal(float)
    strength_released = Signal()
    scorer_chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        surface(self, "bar")
        self.open = button(self.tr("Open…"), "", self.tr("Open a video (Ctrl+O)"))
        self.undo = IconButton("undo", self.tr("Undo"), "Ctrl+Z", role="framed")
        self.redo = IconButton("redo", self.tr("Redo"), "Ctrl+Shift+Z", role="framed")
        self.edit = QueryEdit(theme)
        self.chips = QueryChips(theme)
        self.strength = Slider()
        self.strength.setProperty("role", "relevance")
        self.strength.setRange(0, 100)
        self.strength.setPageStep(10)
        self.strength.setAccessibleName(self.tr("Query strength"))
        self.strength.valueChanged.connect(self._on_strength)
        self.strength.let_go.connect(self.strength_released)
        self.strength_value = label(percent(50), "dim")
        self.scorer = QToolButton()
        self.scorer.setProperty("role", "choice")
        self.scorer.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.scorer.setText(self.tr("Scorer"))
        self.scorer.setAccessibleName(self.tr("Scorer"))
        self.scorer.setToolTip(self.tr("What decides importance"))
        self._menu = QMenu(self.scorer)
        self._menu.setToolTipsVisible(True)
        self._group = QActionGroup(self)
        self._group.triggered.connect(self._on_scorer)
        self.scorer.setMenu(self._menu)
        self.export = button(self.tr("Export…"), "primary", self.tr("Write the summary (Ctrl+E)"))
        self._rows = QVBoxLayout(self)
        self._layout = QHBoxLayout()
        self._rows.addLayout(self._layout)
        self._rows.addWidget(self.chips)
        self._layout.addWidget(self.open)
        self._layout.addWidget(self.undo)
        self._layout.addWidget(self.redo)
        self._layout.addWidget(self.edit, 1)
        self._layout.addWidget(label(self.tr("Query strength"), "dim"))
        self._layout.addWidget(self.strength)
        self._layout.addWidget(self.strength_value)
        self._layout.addWidget(self.scorer)
        self._layout.addWidget(self.export)
        self.apply_theme(theme)
        self.set_strength(0.5)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._rows.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        self._rows.setSpacing(theme.px(8))
        self._layout.setSpacing(theme.px(8))
        self.chips.apply_theme(theme)
        self.strength.setFixedSize(theme.px(104), theme.px(24))
        self.strength_value.setFixedWidth(self.fontMetrics().horizontalAdvance(percent(100)))
        self.scorer.setMinimumWidth(theme.px(96))
        self.edit.apply_theme(theme)
        self.undo.apply_theme(theme)
        self.redo.apply_theme(theme)

    def set_exporting(self, exporting: bool) -> None:
        """Step back while the export page has the primary button."""
        self.export.setProperty("role", "" if exporting else "primary")
        self.export.style().polish(self.export)

    def set_query(self, text: str, more: bool = True) -> None:
        """Show what is asked for, unless the user is writing; `more` says whether another can be asked beside it."""
        self.edit.set_query(text, more)
        has_query = bool(text)
        self.strength.setEnabled(has_query)
        self.strength_value.setEnabled(has_query)
        self.strength.setToolTip(
            self.tr("How much the query counts against importance") if has_query else self.tr("Counts once there is a query")
        )

    def set_strength(self, strength: float) -> None:
        """Show the query strength in [0, 1]."""
        value = round(100 * strength)
        self.strength.blockSignals(True)
        self.strength.setValue(value)
        self.strength.blockSignals(False)
        self.strength_value.setText(percent(value))

    def set_scorers(self, choices: tuple[ModelChoice, ...], chosen: str) -> None:
        """Offer scorers."""
        self._menu.clear()
        for action in self._group.actions():
            self._group.removeAction(action)
        for choice in choices:
            action = self._menu.addAction(word("Models", choice.title))
            action.setCheckable(True)
            action.setData(choice.id)
            action.setToolTip(retell("Models", choice.note))
            self._group.addAction(action)
        self.set_scorer(chosen)

    def scorer_actions(self) -> list[QAction]:
        """The scorers as actions, to be offered in a menu as well."""
        return self._group.actions()

    def set_scorer(self, chosen: str) -> None:
        """Show which scorer is in use."""
        for action in self._group.actions():
            if action.data() == chosen:
                action.setChecked(True)
                self.scorer.setText(action.text())
                self.scorer.setToolTip(self.tr("What decides importance: {what}").format(what=action.toolTip()))

    @Slot(int)
    def _on_strength(self, value: int) -> None:
        self.strength_value.setText(percent(value))
        self.strength_changed.emit(value / 100)

    @Slot(QAction)
    def _on_scorer(self, action: QAction) -> None:
        self.set_scorer(action.data())
        self.scorer_chosen.emit(action.data())
