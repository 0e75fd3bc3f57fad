"""The models: which are there, whether their files are sound, what their cards say; how one comes and goes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from vsum_desktop.app import translation
from vsum_desktop.app.models_controller import ModelsController
from vsum_desktop.app.state import Failure
from vsum_desktop.pipeline.models import InstalledModel
from vsum_desktop.ui.pages import Notice
from vsum_desktop.ui.question import ask
from vsum_desktop.ui.theme import Theme
from vsum_desktop.ui.widgets import button, label, rule, surface
from vsum_desktop.ui.words import bytes_text

_MODEL = Qt.ItemDataRole.UserRole


class _Rows(QStyledItemDelegate):
    """Rows no wider than the list, padding included: what is longer wraps."""

    def __init__(self, padding: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._padding = padding

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        narrow = QStyleOptionViewItem(option)
        narrow.rect = QRect(option.rect.adjusted(0, 0, -self._padding, 0))
        return super().sizeHint(narrow, index)


class ModelsDialog(QDialog):
    """The models; not modal."""

    def __init__(self, models: ModelsController, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._models = models
        self._source: Path | None = None
        self._asked = ""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Models"))
        surface(self, "panel")
        self.device = label("", "", wrap=True)
        self.notice = Notice(theme, self.tr("Replace it"))
        self.notice.retry_wanted.connect(self._on_replace)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Models"))
        self.list.setWordWrap(True)
        self.list.setItemDelegate(_Rows(theme.px(12), self.list))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._show)
        self.facts = label("", "dim", wrap=True)
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.card = QTextBrowser()
        self.card.setOpenExternalLinks(True)
        self.card.setAccessibleName(self.tr("Model card"))
        self.install = button(self.tr("Install…"), "primary", self.tr("Install a model from a folder or a zip file"))
        menu = QMenu(self.install)
        menu.addAction(self.tr("From a zip file…")).triggered.connect(self._install_zip)
        menu.addAction(self.tr("From a folder…")).triggered.connect(self._install_folder)
        self.install.setMenu(menu)
        self.verify = button(self.tr("Verify"), "", self.tr("Compare every file with its checksum again"))
        self.verify.clicked.connect(models.refresh)
        self.remove = button(self.tr("Remove"), "", self.tr("Delete this model; models that come with the program stay"))
        self.remove.clicked.connect(self._on_remove)
        self.state = label("", "dim")
        self._lay_out(theme)
        models.listed.connect(self._fill)
        models.working.connect(self._on_working)
        models.exists.connect(self._on_exists)
        models.failed.connect(self._on_failed)
        models.installed.connect(self._on_installed)
        self._fill(models.known)
        models.refresh()

    def _lay_out(self, theme: Theme) -> None:
        pad = theme.px(16)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(theme.px(12), 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.facts)
        column.addWidget(self.card, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.list)
        split.addWidget(right)
        split.setSizes([theme.px(230), theme.px(520)])
        split.setChildrenCollapsible(False)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        foot.addWidget(self.install)
        foot.addWidget(self.verify)
        foot.addWidget(self.remove)
        foot.addSpacing(theme.px(8))
        foot.addWidget(self.state, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(pad, pad, pad, theme.px(12))
        layout.setSpacing(theme.px(12))
        layout.addWidget(self.device)
        layout.addWidget(self.notice)
        layout.addWidget(rule())
        layout.addWidget(split, 1)
        layout.addLayout(foot)
        self.resize(theme.px(800), theme.px(560))

    # What it shows

    def set_device(self, device: str) -> None:
        """What runs the models, and why not something better."""
        self.device.setText(self.tr("Runs on: {device}").format(device=device or self.tr("not known yet")))

    @Slot(object)
    def _fill(self, found: tuple[InstalledModel, ...]) -> None:
        chosen = self._chosen()
        wanted = self._asked or (chosen.id if chosen is not None else "")
        self._asked = ""
        self.list.clear()
        for model in found:
            item = QListWidgetItem(f"{_title(model)}\n{self._line(model)}", self.list)
            item.setData(_MODEL, model)
            item.setToolTip(str(model.folder))
            if model.id == wanted:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0 and self.list.count():
            self.list.setCurrentRow(0)
        self.list.doItemsLayout()
        self._show()

    def _line(self, model: InstalledModel) -> str:
        """Kind, version, state: the second line of a row."""
        if model.spec is None:
            return self.tr("cannot be used")
        kind = self.tr("encoder") if model.spec.kind == "encoder" else self.tr("scorer")
        state = self.tr("verified") if model.problem is None else self.tr("damaged")
        parts = [f"{kind} {model.spec.version}", state]
        if model.own:
            parts.append(self.tr("yours"))
        return " · ".join(parts)

    def _chosen(self) -> InstalledModel | None:
        item = self.list.currentItem()
        model = item.data(_MODEL) if item is not None else None
        return model if isinstance(model, InstalledModel) else None

    @Slot()
    def _show(self) -> None:
        model = self._chosen()
        self.remove.setEnabled(model is not None and model.own)
        if model is None:
            self.facts.setText("")
            self.card.clear()
            return
        lines = []
        if model.problem is not None:
            lines.append(translation.sentence(model.problem))
        if model.spec is not None:
            licence = self.tr("Licence: code {code}, weights {weights}")
            lines.append(licence.format(code=model.spec.licence.code, weights=model.spec.licence.weights))
            checksum = self.tr("{id} · {size} · manifest {sha}…")
            lines.append(checksum.format(id=model.id, size=bytes_text(model.bytes), sha=model.spec.manifest_sha256[:16]))
        self.facts.setText("\n".join(lines))
        self.card.setMarkdown(model.card or self.tr("This model has no card."))

    # Coming and going

    @Slot()
    def _install_zip(self) -> None:
        kinds = self.tr("Models (*.zip);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Install a model"), str(Path.home()), kinds)
        if name:
            self.install_from(Path(name))

    @Slot()
    def _install_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Install a model"), str(Path.home()))
        if name:
            self.install_from(Path(name))

    def install_from(self, source: Path) -> None:
        """Install a model, unless there is one of its name."""
        self.notice.hide()
        self._models.install(source)

    @Slot()
    def _on_replace(self) -> None:
        if self._source is not None:
            self.notice.hide()
            self._models.install(self._source, overwrite=True)

    @Slot()
    def _on_remove(self) -> None:
        model = self._chosen()
        if model is None:
            return
        ask(
            self,
            self.tr("Remove the model “{name}”?").format(name=_title(model)),
            self.tr("Its files are deleted; to use it again it has to be installed again."),
            self.tr("Remove"),
            self.tr("Cancel"),
            lambda: self._delete(model.id),
        )

    def _delete(self, model: str) -> None:
        self.notice.hide()
        self._models.remove(model)

    @Slot(object, str)
    def _on_exists(self, source: Path, sentence: str) -> None:
        self._source = source
        self.notice.show_sentence(sentence, retry=True)

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        self.notice.show_failure(failure)

    @Slot(str)
    def _on_installed(self, model: str) -> None:
        self._asked = model

    @Slot(bool)
    def _on_working(self, working: bool) -> None:
        self.state.setText(self.tr("Checking …") if working else "")
        for widget in (self.install, self.verify):
            widget.setEnabled(not working)


def _title(model: InstalledModel) -> str:
    return translation.word("Models", model.spec.title) if model.spec is not None else model.id
