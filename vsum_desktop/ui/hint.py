"""The one hint for a first visit: three things to do once curves are there. Shown until it is dismissed, then never again."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings, Slot

from vsum_desktop.app.session_controller import SessionController
from vsum_desktop.app.state import Phase
from vsum_desktop.ui.pages import Notice

KEY = "hinted"  # whether the hint was dismissed
_ENOUGH = 3  # decisions, after which nobody needs it any more


class FirstHint(QObject):
    """Shows the hint with the first curves.

    Args:
        strip: Where it is shown; this object's alone.
        session: Tells when there are curves.
        settings: Remembers that it was dismissed.
    """

    def __init__(self, strip: Notice, session: SessionController, settings: QSettings) -> None:
        super().__init__(strip)
        self._strip = strip
        self._settings = settings
        strip.dismissed.connect(self._on_dismissed)
        session.phase_changed.connect(self._on_phase)
        self._decisions = session.undo_stack
        self._decisions.indexChanged.connect(self._on_decided)

    @Slot(object)
    def _on_phase(self, phase: Phase) -> None:
        if phase is not Phase.READY:
            self._strip.hide()
        elif not self._settings.value(KEY, False, bool):
            self._strip.show_sentence(
                self.tr(
                    "Ask for something above, drag the dashed green line for a longer or shorter summary, "
                    "and press P to keep or X to leave out what is under the playhead. “?” shows all keys."
                ),
                name="info",
            )

    @Slot()
    def _on_decided(self) -> None:
        """Whoever has decided a few things knows."""
        if self._decisions.index() >= _ENOUGH:
            self._strip.dismiss()

    @Slot()
    def _on_dismissed(self) -> None:
        self._settings.setValue(KEY, True)
