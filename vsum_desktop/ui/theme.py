"""Colours, sizes and the style sheet: the tokens of the two themes, and everything derived from them.

Sizes follow the font: 4 px at a 13-px font are `metrics.px(4)` at any other. Colours outside `Tokens` are not used anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from string import Template

from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette

REFERENCE_FONT_PX = 13.0


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, as #rrggbb; `summary_fill` and `summary_alpha` make the shading of chosen clips."""

    name: str
    ground: str
    panel: str
    raised: str
    line: str
    text: str
    dim: str
    accent: str
    on_accent: str
    summary: str
    summary_fill: str
    summary_alpha: float
    importance: str
    relevance: str
    query2: str
    query3: str
    query4: str
    query5: str
    visual: str
    temporal: str

    def color(self, token: str, alpha: float = 1.0) -> QColor:
        """A token as a colour, at `alpha` in [0, 1]."""
        color = QColor(getattr(self, token))
        color.setAlphaF(alpha)
        return color

    def between(self, first: str, second: str, share: float) -> QColor:
        """An opaque mixture of two tokens, `share` of it the second: what an alpha would give, but quick to fill."""
        one, two = QColor(getattr(self, first)), QColor(getattr(self, second))
        parts = [round(a + (b - a) * share) for a, b in zip(one.getRgb()[:3], two.getRgb()[:3], strict=True)]  # type: ignore[index]
        return QColor(*parts)

    def clip_fill(self) -> QColor:
        """The shading of what is in the summary."""
        return self.color("summary_fill", self.summary_alpha)


DARK = Tokens(
    name="dark",
    ground="#15171a",
    panel="#1c1f24",
    raised="#252a31",
    line="#30363f",
    text="#e7eaee",
    dim="#9aa4b1",
    accent="#4c9be8",
    on_accent="#15171a",
    summary="#00c08b",
    summary_fill="#009e73",
    summary_alpha=0.22,
    importance="#e69f00",
    relevance="#56b4e9",
    query2="#cc79a7",
    query3="#f0e442",
    query4="#e0692a",
    query5="#9b8cf0",
    visual="#cc79a7",
    temporal="#8a94a3",
)

LIGHT = Tokens(
    name="light",
    ground="#f2f4f6",
    panel="#ffffff",
    raised="#eef1f4",
    line="#d5dbe2",
    text="#1b2026",
    dim="#5d6875",
    accent="#1769c2",
    on_accent="#ffffff",
    summary="#00795a",
    summary_fill="#00795a",
    summary_alpha=0.16,
    importance="#b87800",
    relevance="#0072b2",
    query2="#a5467f",
    query3="#7d7300",
    query4="#c04a00",
    query5="#5b4bc4",
    visual="#a5467f",
    temporal="#7a8490",
)

# The colours of queries, the active one first. After Okabe and Ito, without those that mean something else here, darker where
# the ground is light; the fifth is ours. The second cue is the dash of the line.
QUERY_TOKENS = ("relevance", "query2", "query3", "query4", "query5")

THEMES = {tokens.name: tokens for tokens in (DARK, LIGHT)}


@dataclass(frozen=True, slots=True)
class Theme:
    """Tokens together with the size of the font they are shown with."""

    tokens: Tokens
    font_px: float

    @classmethod
    def of(cls, name: str, font: QFont) -> Theme:
        """The theme `dark` or `light` for a font."""
        return cls(THEMES[name], float(QFontInfo(font).pixelSize()))

    def px(self, size: float) -> int:
        """A length given for a 13-px font, in pixels for this one; never below 1."""
        return max(1, round(size * self.font_px / REFERENCE_FONT_PX))

    def palette(self) -> QPalette:
        """The widget palette, so that what no style rule names has the right colours too."""
        tokens, palette = self.tokens, QPalette()
        roles = {
            QPalette.ColorRole.Window: "ground",
            QPalette.ColorRole.Base: "panel",
            QPalette.ColorRole.AlternateBase: "raised",
            QPalette.ColorRole.Button: "raised",
            QPalette.ColorRole.ToolTipBase: "raised",
            QPalette.ColorRole.Highlight: "accent",
            QPalette.ColorRole.HighlightedText: "on_accent",
            QPalette.ColorRole.Link: "accent",
            QPalette.ColorRole.LinkVisited: "accent",
            QPalette.ColorRole.PlaceholderText: "dim",
            QPalette.ColorRole.WindowText: "text",
            QPalette.ColorRole.Text: "text",
            QPalette.ColorRole.ButtonText: "text",
            QPalette.ColorRole.BrightText: "text",
            QPalette.ColorRole.ToolTipText: "text",
            QPalette.ColorRole.Light: "raised",
            QPalette.ColorRole.Midlight: "line",
            QPalette.ColorRole.Mid: "line",
            QPalette.ColorRole.Dark: "line",
            QPalette.ColorRole.Shadow: "ground",
        }
        for role, token in roles.items():
            palette.setColor(role, tokens.color(token))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, tokens.color("dim", 0.55))
        return palette

    def style_sheet(self, icon_folder: str) -> str:
        """The application's one style sheet; `icon_folder` holds the tinted pictures that rules may name."""
        tokens = self.tokens
        names = {field: getattr(tokens, field) for field in Tokens.__slots__ if field not in ("name", "summary_alpha")}
        sizes = {f"s{size}": f"{self.px(size)}px" for size in (1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 28, 32, 40)}
        faint = tokens.color("dim", 0.55)
        extra = {
            "faint": f"rgba({faint.red()}, {faint.green()}, {faint.blue()}, {faint.alpha()})",
            "handle_out": f"-{self.px(6)}px",
            "title": f"{round(self.font_px * 1.1)}px",
            "small": f"{max(9, round(self.font_px * 0.92))}px",
            "large": f"{round(self.font_px * 1.5)}px",
            "icons": icon_folder,
        }
        return _STYLE.substitute(names | sizes | extra)


_STYLE = Template("""
* { outline: none; }
QMainWindow, QMainWindow::separator { background: $ground; }
QMainWindow::separator { background: $line; width: $s3; height: $s3; }
QMainWindow::separator:hover { background: $accent; }
QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: $s4 $s8; }

QToolBar { background: $panel; border: none; padding: 0; margin: 0; spacing: 0; }
QMenuBar { background: $panel; color: $dim; padding: $s2 $s4; border-bottom: 1px solid $line; }
QMenuBar::item { background: transparent; padding: $s4 $s10; border-radius: $s4; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $raised; color: $text; }
QMenu { background: $panel; color: $text; border: 1px solid $line; padding: $s4; }
QMenu::item { padding: $s6 $s24 $s6 $s12; border-radius: $s4; }
QMenu::item:selected { background: $raised; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: $s4 $s8; }
QMenu::indicator { width: $s12; height: $s12; padding-left: $s6; }
QMenu::indicator:checked { image: url("$icons/check-accent.png"); }

QLabel { background: transparent; }
QLabel[role="dim"], QLabel[role="value-dim"] { color: $dim; }
QLabel[role="title"] { font-size: $title; font-weight: 600; }
QLabel[role="large"] { font-size: $large; font-weight: 600; }
QLabel[role="small"] { color: $dim; font-size: $small; }
QLabel[role="chip"] { background: $raised; color: $text; border: 1px dotted $dim; border-radius: $s4; padding: $s1 $s6;
    font-size: $small; }
QLabel[role="summary"] { color: $summary; }

QPushButton, QToolButton { background: $raised; color: $text; border: 1px solid $line; border-radius: $s6;
    padding: 0 $s12; min-height: $s28; }
QPushButton:hover, QToolButton:hover { border-color: $dim; }
QPushButton:pressed, QToolButton:pressed { background: $line; }
QPushButton:focus, QToolButton:focus { border-color: $accent; }
QPushButton:disabled, QToolButton:disabled { color: $faint; background: $panel; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[role="primary"]:hover { border-color: $text; }
QPushButton[role="primary"]:focus { border: 2px solid $text; }
QPushButton[role="primary"]:disabled { background: $raised; color: $faint; border-color: $line; }
QPushButton[role="link"] { background: transparent; border: 1px solid transparent; color: $accent; padding: 0 $s2;
    min-height: $s20; text-decoration: underline; }
QPushButton[role="link"]:focus { border-color: $accent; }
QPushButton[role="link"]:disabled { color: $faint; }
QPushButton[role="link"]::menu-indicator { image: none; width: 0; }
QToolButton[role="icon"] { background: transparent; border: 1px solid transparent; padding: 0; min-width: $s28; }
QToolButton[role="icon"]::menu-indicator { image: none; }
QToolButton[role="icon"]:hover { background: $raised; }
QToolButton[role="icon"]:pressed { background: $line; }
QToolButton[role="icon"]:focus { border-color: $accent; }
QToolButton[role="slim"] { background: transparent; border: 1px solid transparent; border-radius: $s4; padding: 0;
    min-height: $s16; min-width: $s20; }
QToolButton[role="slim"]::menu-indicator { image: none; }
QToolButton[role="slim"]:hover { background: $raised; }
QToolButton[role="slim"]:focus { border-color: $accent; }
QFrame[role="chip"] { background: $raised; border: 1px solid $line; border-radius: $s12; }
QFrame[role="chip"][active="true"] { border-color: $relevance; }
QToolButton[role="chip"] { background: transparent; border: 1px solid transparent; border-radius: $s10; padding: 0 $s4;
    min-height: $s20; }
QToolButton[role="chip"]:focus { border-color: $accent; }
QToolButton[role="framed"] { padding: 0; min-width: $s32; }
QToolButton[role="choice"] { padding: 0 $s24 0 $s12; }
QToolButton[role="choice"]::menu-indicator { image: url("$icons/chevron-down-dim.png"); width: $s12; height: $s12;
    subcontrol-origin: padding; subcontrol-position: right center; right: $s8; }
QToolButton[role="legend"] { background: transparent; border: 1px solid transparent; border-radius: $s4; padding: 0 $s4;
    min-height: $s16; font-size: $small; color: $dim; }
QToolButton[role="legend"]:hover { background: $raised; }
QToolButton[role="legend"]:focus { border-color: $accent; }
QFrame[surface="switch"] { background: $panel; border: 1px solid $line; border-radius: $s6; }
QPushButton[role="switch"] { background: transparent; color: $dim; border: 1px solid transparent; border-radius: $s4;
    padding: 0 $s8; min-height: $s20; font-size: $small; }
QPushButton[role="switch"]:hover { color: $text; }
QPushButton[role="switch"]:checked { background: $raised; color: $text; }
QPushButton[role="switch"]:focus { border-color: $accent; }

QLineEdit { background: $ground; color: $text; border: 1px solid $line; border-radius: $s6; padding: 0 $s8; min-height: $s28;
    selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus { border-color: $accent; }
QLineEdit:disabled { color: $faint; }
QLineEdit[role="query"] { min-height: $s32; }
QFileDialog QToolButton { padding: 0; min-width: $s28; }
QLineEdit > QToolButton { background: transparent; border: none; padding: 0; min-height: 0; }
QPlainTextEdit { background: $ground; color: $dim; border: 1px solid $line; border-radius: $s6; padding: $s4;
    font-size: $small; }

QSlider { background: transparent; }
QSlider::add-page:horizontal { background: transparent; }
QSlider::groove:horizontal { height: $s4; background: $line; border-radius: $s2; }
QSlider::sub-page:horizontal { background: $dim; border-radius: $s2; }
QSlider[role="summary"]::sub-page:horizontal { background: $summary; }
QSlider[role="relevance"]::sub-page:horizontal { background: $relevance; }
QSlider::handle:horizontal { background: $text; width: $s16; height: $s16; margin: $handle_out 0; border-radius: $s8; }
QSlider::handle:horizontal:hover { background: $accent; }
QSlider::handle:horizontal:focus { background: $accent; }
QSlider::sub-page:horizontal:disabled, QSlider::handle:horizontal:disabled { background: $line; }

QCheckBox { spacing: $s8; min-height: $s24; }
QCheckBox::indicator { width: $s16; height: $s16; border: 1px solid $dim; border-radius: $s3; background: $ground; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$icons/check-on_accent.png"); }
QCheckBox::indicator:focus { border-color: $text; }
QCheckBox:disabled { color: $faint; }

QTabBar { background: $panel; }
QTabBar::tab { background: transparent; color: $dim; padding: $s8 $s4; margin: 0 $s8 0 $s8;
    border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:focus { color: $accent; }

QListView, QScrollArea, QTreeView { background: $panel; border: none; }
QTableView { background: $panel; border: none; selection-background-color: $raised; selection-color: $text; }
QTableView::item { padding: 0 $s8; border-bottom: 1px solid $line; }
QTableView[role="narrow"]::item, QTableView[role="narrow"] QHeaderView::section { padding: 0 $s2; }
QHeaderView { background: $panel; border: none; }
QHeaderView::section { background: $panel; color: $dim; border: none; border-bottom: 1px solid $line; padding: 0 $s8; }
QHeaderView::up-arrow, QHeaderView::down-arrow { width: $s8; height: $s8; subcontrol-origin: border;
    subcontrol-position: top center; }
QHeaderView::up-arrow { image: url("$icons/chevron-up-dim.png"); }
QHeaderView::down-arrow { image: url("$icons/chevron-down-dim.png"); }
QTableCornerButton::section { background: $panel; border: none; }
QListView[role="popup"] { border: 1px solid $line; }
QListView[role="popup"]::item { padding: $s6 $s8; border-radius: $s4; }
QListView[role="popup"]::item:selected, QListView[role="popup"]::item:hover { background: $raised; color: $text; }
QScrollBar:vertical { background: transparent; width: $s10; margin: 0; }
QScrollBar::handle:vertical { background: $line; border-radius: $s4; min-height: $s24; margin: $s2; }
QScrollBar::handle:vertical:hover { background: $dim; }
QScrollBar:horizontal { background: transparent; height: $s10; margin: 0; }
QScrollBar::handle:horizontal { background: $line; border-radius: $s4; min-width: $s24; margin: $s2; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar { background: $line; border: none; border-radius: $s2; height: $s4; max-height: $s4; }
QProgressBar::chunk { background: $accent; border-radius: $s2; }
QStatusBar { background: $panel; color: $dim; border-top: 1px solid $line; min-height: $s28; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $dim; font-size: $small; }
QStatusBar QPushButton { min-height: $s20; padding: 0 $s8; font-size: $small; }

QDialog { background: $panel; }
QComboBox, QAbstractSpinBox { background: $ground; color: $text; border: 1px solid $line; border-radius: $s6;
    padding: 0 $s8; min-height: $s28; selection-background-color: $accent; selection-color: $on_accent; }
QComboBox { min-width: $s40; padding-right: $s24; }
QComboBox:hover, QAbstractSpinBox:hover { border-color: $dim; }
QComboBox:focus, QAbstractSpinBox:focus { border-color: $accent; }
QComboBox:disabled, QAbstractSpinBox:disabled { color: $faint; }
QComboBox::drop-down { border: none; width: $s24; }
QComboBox::down-arrow { image: url("$icons/chevron-down-dim.png"); width: $s12; height: $s12; }
QComboBox QAbstractItemView { background: $panel; color: $text; border: 1px solid $line; padding: $s4; outline: none;
    selection-background-color: $raised; selection-color: $text; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { background: transparent; border: none; width: $s16; }
QAbstractSpinBox::up-arrow { image: url("$icons/chevron-up-dim.png"); width: $s10; height: $s10; }
QAbstractSpinBox::down-arrow { image: url("$icons/chevron-down-dim.png"); width: $s10; height: $s10; }
QListWidget, QTreeWidget { background: $ground; color: $text; border: 1px solid $line; border-radius: $s6; padding: $s4; }
QListWidget::item, QTreeWidget::item { padding: $s5 $s8; border-radius: $s4; }
QListWidget::item:hover, QTreeWidget::item:hover { background: $panel; }
QListWidget::item:selected, QTreeWidget::item:selected { background: $line; color: $text; }
QTreeWidget { show-decoration-selected: 0; }
QTreeWidget QHeaderView { background: transparent; }
QTreeWidget QHeaderView::section { background: transparent; padding: $s4 $s8; min-height: $s20; }
QTreeWidget::branch { background: transparent; }
QAbstractSpinBox > QLineEdit { background: transparent; border: none; padding: 0; min-height: 0; }
QListWidget[role="navigation"] { border: none; border-radius: 0; border-right: 1px solid $line; padding: $s12 $s8; }
QListWidget[role="navigation"]::item { padding: 0 $s8; }
QTextBrowser { background: $ground; color: $text; border: 1px solid $line; border-radius: $s6; padding: $s8; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QSplitter::handle { background: transparent; }

QWidget[surface="panel"] { background: $panel; }
QWidget[surface="title"] { background: $panel; border: none; border-bottom: 1px solid $line; }
QWidget[surface="ground"] { background: $ground; }
QFrame[surface="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[surface="bubble"] { background: $raised; border: 1px solid $line; border-radius: $s6; }
QPushButton[role="small"] { min-height: $s20; padding: 0 $s8; font-size: $small; border-radius: $s4; background: $panel; }
QPushButton[role="small"]:hover { border-color: $dim; }
QPushButton[role="small"]:focus { border-color: $accent; }
QWidget[surface="bar"] { background: $panel; border: none; border-bottom: 1px solid $line; }
""")
