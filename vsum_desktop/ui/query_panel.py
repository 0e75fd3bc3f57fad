"""The bar at the top: open, undo, the query and how much it counts, the scorer, export."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QSlider, QToolButton, QWidget

from vsum_desktop.pipeline.services import ScorerChoice
from vsum_desktop.ui.icons import icon
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.widgets import IconButton, button, label, surface

_ASK_AFTER_MS = 450


class QueryEdit(QLineEdit):
    """The query box. Return asks at once, a pause in typing asks too, Escape clears."""

    asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "query")
        self.setPlaceholderText("Ask for something in this video, for example “a dog playing”")
        self.setAccessibleName("Query")
        self.setToolTip("What the summary should show (Ctrl+F or /)")
        self.setMaxLength(300)
        self._pause = QTimer(self, singleShot=True, interval=_ASK_AFTER_MS)
        self._pause.timeout.connect(self.ask)
        self._search = QAction(self)
        self.addAction(self._search, QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction("Clear the query", self)
        self._clear.setToolTip("Clear the query (Esc)")
        self._clear.triggered.connect(self.reset)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self.textChanged.connect(self._on_text_changed)
        self.textEdited.connect(self._pause.start)
        self.returnPressed.connect(self.ask)
        self.apply_theme(theme)
        self._on_text_changed("")

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._search.setIcon(icon("search", theme, "dim"))
        self._clear.setIcon(icon("close", theme, "dim"))

    @Slot()
    def ask(self) -> None:
        """Ask for what is written."""
        self._pause.stop()
        self.asked.emit(self.text())

    @Slot()
    def reset(self) -> None:
        """Ask for nothing."""
        self.clear()
        self.ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape clears, and leaves the box when it is empty."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.text():
            self.reset()
        else:
            self.clearFocus()

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))


class QueryPanel(QWidget):
    """The bar.

    Signals:
        asked(str): A query, empty for none.
        strength_changed(float), strength_released: The slider of the query strength.
        scorer_chosen(str): The id of a scorer.
    """

    asked = Signal(str)
    strength_changed = Signal(float)
    strength_released = Signal()
    scorer_chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        surface(self, "bar")
        self.open = button("Open…", "", "Open a video (Ctrl+O)")
        self.undo = IconButton("undo", "Undo", "Ctrl+Z", role="framed")
        self.redo = IconButton("redo", "Redo", "Ctrl+Shift+Z", role="framed")
        self.edit = QueryEdit(theme)
        self.edit.asked.connect(self.asked)
        self.strength = QSlider(Qt.Orientation.Horizontal)
        self.strength.setProperty("role", "relevance")
        self.strength.setRange(0, 100)
        self.strength.setPageStep(10)
        self.strength.setAccessibleName("Query strength")
        self.strength.valueChanged.connect(self._on_strength)
        self.strength.sliderReleased.connect(self.strength_released)
        self.strength_value = label("50 %", "dim")
        self.scorer = QToolButton()
        self.scorer.setProperty("role", "choice")
        self.scorer.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.scorer.setText("Scorer")
        self.scorer.setToolTip("What decides importance")
        self._menu = QMenu(self.scorer)
        self._menu.setToolTipsVisible(True)
        self._group = QActionGroup(self)
        self._group.triggered.connect(self._on_scorer)
        self.scorer.setMenu(self._menu)
        self.export = button("Export…", "primary", "Write the summary (Ctrl+E)")
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self.open)
        self._layout.addWidget(self.undo)
        self._layout.addWidget(self.redo)
        self._layout.addWidget(self.edit, 1)
        self._layout.addWidget(label("Query strength", "dim"))
        self._layout.addWidget(self.strength)
        self._layout.addWidget(self.strength_value)
        self._layout.addWidget(self.scorer)
        self._layout.addWidget(self.export)
        self.apply_theme(theme)
        self.set_strength(0.5)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._layout.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        self._layout.setSpacing(theme.px(8))
        self.strength.setFixedSize(theme.px(104), theme.px(24))
        self.strength_value.setFixedWidth(self.fontMetrics().horizontalAdvance("100 %"))
        self.scorer.setMinimumWidth(theme.px(96))
        self.edit.apply_theme(theme)
        self.undo.apply_theme(theme)
        self.redo.apply_theme(theme)

    def set_exporting(self, exporting: bool) -> None:
        """Step back while the export page has the primary button."""
        self.export.setProperty("role", "" if exporting else "primary")
        self.export.style().polish(self.export)

    def set_query(self, text: str) -> None:
        """Show what was asked for, unless the user is writing."""
        if not self.edit.hasFocus() and " ".join(self.edit.text().split()) != text:
            self.edit.setText(text)
        has_query = bool(text)
        self.strength.setEnabled(has_query)
        self.strength_value.setEnabled(has_query)
        self.strength.setToolTip(
            "How much the query counts against importance" if has_query else "Counts once there is a query"
        )

    def set_strength(self, strength: float) -> None:
        """Show the query strength in [0, 1]."""
        value = round(100 * strength)
        self.strength.blockSignals(True)
        self.strength.setValue(value)
        self.strength.blockSignals(False)
        self.strength_value.setText(f"{value} %")

    def set_scorers(self, choices: tuple[ScorerChoice, ...], chosen: str) -> None:
        """Offer scorers."""
        self._menu.clear()
        for action in self._group.actions():
            self._group.removeAction(action)
        for choice in choices:
            action = self._menu.addAction(choice.title)
            action.setCheckable(True)
            action.setData(choice.id)
            action.setToolTip(choice.note)
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
                self.scorer.setToolTip(f"What decides importance: {action.toolTip()}")

    @Slot(int)
    def _on_strength(self, value: int) -> None:
        self.strength_value.setText(f"{value} %")
        self.strength_changed.emit(value / 100)

    @Slot(QAction)
    def _on_scorer(self, action: QAction) -> None:
        self.set_scorer(action.data())
        self.scorer_chosen.emit(action.data())
