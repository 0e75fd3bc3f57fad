"""The summary budget: a slider over shares of the video, a field that takes shares and seconds, and what more would bring."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from vsum_desktop.app.numbers import percent, plain, seconds
from vsum_desktop.core.edits import Budget
from vsum_desktop.core.errors import InputError
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.widgets import ElidedLabel, Slider, button, label, surface, tabular
from vsum_desktop.ui.words import budget_brief, unbroken

_STEPS = 200  # slider steps for the whole video: half a per cent each


class BudgetPanel(QWidget):
    """The budget.

    Signals:
        changed(Budget), released: The slider moves, and is let go of; a typed budget comes with a release.
        more_wanted: The link to what a little more would add was followed.
    """

    changed = Signal(object)
    released = Signal()
    more_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        surface(self, "panel")
        self._duration = Fraction(0)
        self._budget = Budget()
        self._next = ""  # what a little more would add
        self.field = QLineEdit()
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.setToolTip(self.tr("A share (15%), seconds (90s) or a time (1:30)"))
        self.field.setAccessibleName(self.tr("Summary budget"))
        self.field.editingFinished.connect(self._on_typed)
        self.seconds = label("", "dim")
        self.slider = Slider()
        self.slider.setProperty("role", "summary")
        self.slider.setRange(1, _STEPS)
        self.slider.setPageStep(10)
        self.slider.setToolTip(self.tr("How long the summary may be ([ and ] step by one clip)"))
        self.slider.setAccessibleName(self.tr("Summary budget as a share of the video"))
        self.slider.valueChanged.connect(self._on_slid)
        self.slider.let_go.connect(self.released)
        self.used = ElidedLabel("", "small")
        self.told = label("", "small", wrap=True)  # in place of `used` where a line is too short for it
        self.told.hide()
        self.more = button("", "link")
        self.more.clicked.connect(self.more_wanted)
        self._top = QHBoxLayout()
        self.name = label(self.tr("Summary budget"), "title")
        self._top.addWidget(self.name)
        self._top.addStretch(1)
        self._top.addWidget(self.field)
        self._top.addWidget(self.seconds)
        self._bottom = QHBoxLayout()
        self._bottom.addWidget(self.used, 1)
        self._bottom.addWidget(self.more, 0, Qt.AlignmentFlag.AlignRight)
        self._layout = QVBoxLayout(self)
        self._layout.addLayout(self._top)
        self._layout.addWidget(self.slider)
        self._layout.addLayout(self._bottom)
        self._layout.addWidget(self.told)
        self.apply_theme(theme)
        self.set_video(Fraction(0))

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self._layout.setContentsMargins(theme.px(12), theme.px(10), theme.px(12), theme.px(8))
        self._layout.setSpacing(theme.px(4))
        self._top.setSpacing(theme.px(8))
        self._bottom.setSpacing(theme.px(4))
        self.field.setFont(tabular(self.font()))
        self.field.setFixedWidth(self._widest() + theme.px(24))  # with padding, border and cursor
        self._fit()
        self.seconds.setFont(tabular(self.font()))
        self.slider.setFixedHeight(theme.px(24))

    def set_video(self, duration: Fraction) -> None:
        """The length of the video, 0 without one."""
        self._duration = duration
        self.setEnabled(duration > 0)
        self.set_budget(self._budget)
        self.set_outcome("")
        self.set_next("")

    def set_budget(self, budget: Budget) -> None:
        """Show a budget."""
        self._budget = budget
        share = budget.amount if budget.relative else budget.amount / self._duration if self._duration else Fraction(0)
        self.slider.blockSignals(True)
        self.slider.setValue(round(share * _STEPS))
        self.slider.blockSignals(False)
        if not self.field.hasFocus() or not self.field.isModified():
            self.field.setText(budget_brief(budget))
        if not self._duration:
            self.seconds.setText("")
        elif budget.relative:
            self.seconds.setText(
                self.tr("{part} of {whole}").format(part=seconds(budget.seconds(self._duration)), whole=seconds(self._duration))
            )
        else:
            self.seconds.setText(
                self.tr("{part} of {whole}").format(
                    part=percent(min(Fraction(100), 100 * share)), whole=seconds(self._duration)
                )
            )

        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow panel the name stays whole and the seconds go."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        parts = (self.name.sizeHint().width(), self.field.width(), self.seconds.sizeHint().width())
        room = self.contentsRect().width() - self._margins()
        self.seconds.setVisible(sum(parts) + 2 * self._top.spacing() <= room)
        text = self.used.whole()
        beside = room - self.used.fontMetrics().horizontalAdvance(text) - 2 * self._bottom.spacing()
        metrics, frame = self.more.fontMetrics(), 3 * self._bottom.spacing()
        wanted = metrics.horizontalAdvance(self._next) + frame if self._next else 0
        long = "\n" in text or beside < min(wanted, room // 3)
        shown = metrics.elidedText(self._next, Qt.TextElideMode.ElideRight, (room if long else beside) - frame)
        self.more.setText(shown)
        self.more.setToolTip(self._next if shown != self._next else "")
        self.more.setVisible(bool(self._next))
        self.told.setVisible(long)
        self.used.setVisible(not long)
        for part in (self.used, self.more):  # keeps its line where that is the only one, so that nothing below moves
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(not long)
            part.setSizePolicy(policy)

    def _widest(self) -> int:
        """The width of the longest budgets, in the words of the language."""
        texts = (percent(99.9, ".1f"), seconds(999.9), "10:00:00")
        return max(map(self.field.fontMetrics().horizontalAdvance, texts))

    def _margins(self) -> int:
        around = self._layout.contentsMargins()
        return around.left() + around.right()

    def set_outcome(self, text: str) -> None:
        """What the summary uses, or why there is none."""
        self.used.set_whole(text)
        self.told.setText(unbroken(text))
        self._fit()

    def set_next(self, text: str) -> None:
        """What a little more would add; empty for nothing."""
        self._next = text
        self._fit()

    @Slot(int)
    def _on_slid(self, value: int) -> None:
        self.field.setModified(False)
        budget = Budget.of_share(Fraction(value, _STEPS))
        self.set_budget(budget)
        self.changed.emit(budget)

    @Slot()
    def _on_typed(self) -> None:
        if not self.field.isModified():
            return
        self.field.setModified(False)
        try:
            budget = Budget.parse(plain(self.field.text()))
        except InputError:
            self.set_outcome(self.tr("Write a budget as 15%, 90s or 1:30"))
            self.field.setText(budget_brief(self._budget))
            return
        self.set_budget(budget)
        self.changed.emit(budget)
        self.released.emit()
