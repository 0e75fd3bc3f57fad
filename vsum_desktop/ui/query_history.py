"""What was asked before, the latest first, remembered from one start to the next."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings, QStringListModel

MOST = 50
_KEY = "queries"


class QueryHistory(QObject):
    """Texts to complete from."""

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        known = settings.value(_KEY, [])
        texts = known if isinstance(known, list) else [known]  # a list of one comes back as a string
        self.model = QStringListModel([str(text) for text in texts if text][:MOST], self)

    @property
    def texts(self) -> list[str]:
        """All of them, the latest first."""
        return list(self.model.stringList())

    def add(self, text: str) -> None:
        """Remember a query; one that is known comes to the front."""
        text = " ".join(text.split())
        if text:
            others = [other for other in self.texts if other.casefold() != text.casefold()]
            self.model.setStringList([text, *others][:MOST])
            self._settings.setValue(_KEY, self.texts)
