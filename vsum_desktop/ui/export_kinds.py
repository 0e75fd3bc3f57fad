"""What can be written, as a list of boxes to tick: grouped by what it is for, each with a word of explanation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from vsum_desktop.pipeline.export_kinds import output_ending
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.widgets import ElidedLabel, label
from vsum_desktop.ui.words import bytes_text

DEFAULT = ("mp4",)
_KEY = "export/kinds"


@dataclass(frozen=True, slots=True)
class _Row:
    """A kind, its name, a few words beside it, and the sentence of its tooltip."""

    kind: str
    title: str
    note: str
    tip: str


class KindList(QWidget):
    """The boxes.

    Signals:
        changed
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, QCheckBox] = {}
        self._notes: dict[str, ElidedLabel] = {}
        self._texts: dict[str, str] = {}
        self._headings: list[QWidget] = []
        self._lines: list[QHBoxLayout] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for heading, rows in self._groups():
            self._headings.append(label(heading, "small"))
            self._layout.addWidget(self._headings[-1])
            for row in rows:
                self._add(row, heading)
        self.set_chosen(DEFAULT)

    def _groups(self) -> tuple[tuple[str, tuple[_Row, ...]], ...]:
        """Every heading with its rows."""
        return (
            (self.tr("Video"), self._videos()),
            (self.tr("For editing programs"), self._timelines()),
            (self.tr("To look at and to publish"), self._pages()),
            (self.tr("Data"), self._data()),
        )

    def _videos(self) -> tuple[_Row, ...]:
        return (
            _Row(
                "mp4",
                self.tr("MP4"),
                self.tr("cut to the frame, with sound"),
                self.tr("The clips in one file; every cut is read back and checked"),
            ),
            _Row(
                "copy",
                self.tr("Untouched copy"),
                self.tr("quick, but cuts at sync frames"),
                self.tr("The clips without encoding them anew; what each really holds is said afterwards"),
            ),
            _Row(
                "gif", self.tr("GIF"), self.tr("moving picture, large file"), self.tr("The clips as a moving picture, no sound")
            ),
            _Row(
                "webp",
                self.tr("WebP"),
                self.tr("moving picture, small file"),
                self.tr("The clips as a moving picture, no sound"),
            ),
        )

    def _timelines(self) -> tuple[_Row, ...]:
        return (
            _Row(
                "otio",
                self.tr("OpenTimelineIO"),
                self.tr("Resolve, Kdenlive, others"),
                self.tr("The clips as an open timeline, with scores and reasons as markers"),
            ),
            _Row(
                "fcpxml",
                self.tr("Final Cut XML"),
                self.tr("Final Cut Pro, Resolve"),
                self.tr("The clips as a Final Cut Pro X project, with reasons as notes and markers"),
            ),
            _Row(
                "fcp7",
                self.tr("Premiere XML"),
                self.tr("Premiere Pro, Resolve"),
                self.tr("The clips as a Final Cut Pro 7 sequence, which Premiere Pro reads"),
            ),
            _Row(
                "edl",
                self.tr("EDL"),
                self.tr("CMX 3600, for all others"),
                self.tr("The clips as an edit decision list, with reasons as comments"),
            ),
        )

    def _pages(self) -> tuple[_Row, ...]:
        return (
            _Row(
                "sheet",
                self.tr("Contact sheet"),
                self.tr("all clips in one picture"),
                self.tr("The best frame of every clip with time codes, score and reason"),
            ),
            _Row(
                "stills",
                self.tr("Stills"),
                self.tr("a folder, one frame a clip"),
                self.tr("The best frame of every clip at full size"),
            ),
            _Row(
                "html",
                self.tr("Report"),
                self.tr("a web page with reasons"),
                self.tr("Clips, curves, why each shot is in or out: one file that needs nothing else"),
            ),
            _Row(
                "srt",
                self.tr("Subtitles"),
                self.tr("reasons, while it plays"),
                self.tr("Score, place and reason of each clip, timed for the summary"),
            ),
            _Row(
                "chapters",
                self.tr("Chapters"),
                self.tr("for a description"),
                self.tr("A chapter list of the summary, as video platforms read it"),
            ),
        )

    def _data(self) -> tuple[_Row, ...]:
        return (
            _Row(
                "csv", self.tr("Curves"), self.tr("a table of all samples"), self.tr("Importance, relevance and score as CSV")
            ),
            _Row(
                "json",
                self.tr("Everything"),
                self.tr("for other programs"),
                self.tr("Video, models, curves, shots, clips and reasons as JSON"),
            ),
        )

    def _add(self, row: _Row, heading: str) -> None:
        box = QCheckBox(row.title)
        ending = output_ending(row.kind)
        box.setToolTip(f"{row.tip} (…{ending})")
        box.setAccessibleName(f"{heading}: {row.title}")
        box.setAccessibleDescription(f"{row.note}. {row.tip}.")
        box.toggled.connect(self.changed)
        text = ElidedLabel(row.note, "small")
        text.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        text.setBuddy(box)
        line = QHBoxLayout()
        line.addWidget(box)
        line.addWidget(text, 1)
        self._layout.addLayout(line)
        self._lines.append(line)
        self.boxes[row.kind], self._notes[row.kind], self._texts[row.kind] = box, text, row.note

    def apply_theme(self, theme: Theme) -> None:
        """Take other sizes."""
        self._layout.setSpacing(theme.px(2))
        for line in self._lines:
            line.setSpacing(theme.px(10))
        for number, heading in enumerate(self._headings):
            heading.setContentsMargins(0, theme.px(10) if number else 0, 0, theme.px(2))

    def chosen(self) -> tuple[str, ...]:
        """The kinds that are ticked."""
        return tuple(kind for kind, box in self.boxes.items() if box.isChecked())

    def set_chosen(self, kinds: Iterable[str]) -> None:
        """Tick these and no others; unknown ones are passed over."""
        wanted = set(kinds)
        for kind, box in self.boxes.items():
            box.setChecked(kind in wanted)

    def set_estimate(self, size: int) -> None:
        """About how many bytes the video will take; 0 if that is not known."""
        note = self._texts["mp4"]
        about = self.tr("about {size}").format(size=bytes_text(_rounded(size), "g")) if size else ""
        self._notes["mp4"].set_whole(f"{about} · {note}" if about else note)

    def set_busy(self, busy: bool) -> None:
        """Whether nothing may be changed now."""
        for box in self.boxes.values():
            box.setEnabled(not busy)

    def save(self, settings: QSettings) -> None:
        """Keep what is ticked for the next time."""
        settings.setValue(_KEY, ",".join(self.chosen()))

    def restore(self, settings: QSettings) -> None:
        """Tick what was ticked the last time."""
        kinds = [kind for kind in str(settings.value(_KEY, "")).split(",") if kind in self.boxes]
        self.set_chosen(kinds or DEFAULT)


def _rounded(size: int) -> int:
    """One figure of an estimate that promises no more than it can keep; two below 2."""
    digit = int("1" + "0" * (len(str(size)) - 1))
    step = digit // 2 if size < 3 * digit and digit > 1 else digit
    return max(1, round(size / step)) * step
