"""Tệp của một minh chứng: the one looked at, the strip of all, what is missing, what was replaced."""

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from cds_desktop.domain.round import EvidenceItem
from cds_desktop.errors import CdsError
from cds_desktop.queries import EvidenceRow
from cds_desktop.queries.evidence_files import ItemFiles, evidence_files_of
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.background import run_query
from cds_desktop.ui.pages.evidence.deeds import EvidenceDeeds
from cds_desktop.ui.pages.evidence.menus import file_menu
from cds_desktop.ui.pages.evidence.notices import EarlierVersions, MissingNotice
from cds_desktop.ui.pages.evidence.preview import EvidencePreview
from cds_desktop.ui.pages.evidence.words import kind_of_file
from cds_desktop.ui.widgets.evidence_item import EvidenceItem as DrawnItem
from cds_desktop.ui.widgets.file_strip import FileStrip, StripFile
from cds_desktop.ui.widgets.thumbnails import Thumbnails


class FilesPart(QObject):
    """Looks at the files of an item and asks for deeds on them; `place` lays its parts out."""

    def __init__(
        self,
        workspace: Workspace,
        deeds: EvidenceDeeds,
        thumbnails: Thumbnails,
        place: QWidget,
    ) -> None:
        super().__init__(place)
        self._workspace, self._deeds = workspace, deeds
        self._row: EvidenceRow | None = None
        self._editable = False
        self._build(thumbnails, place)
        self._connect()

    def show_row(self, row: EvidenceRow, *, editable: bool) -> None:
        """Show the files of an item; the file looked at stays while the item does."""
        is_other = self._row is None or self._row.item.id != row.item.id
        self._row, self._editable = row, editable
        item = row.item
        if is_other:
            self.versions.show_versions((), editable=False)
        self.strip.show_files(
            strip_files(item, row.missing), 0 if is_other else self.strip.current, editable=editable
        )
        self.strip.setVisible(len(item.files) > 1)
        self._show_file()

    def _build(self, thumbnails: Thumbnails, place: QWidget) -> None:
        self.missing = MissingNotice(place)
        self.preview = EvidencePreview(self._workspace, place)
        self.strip = FileStrip(thumbnails, place)
        self.versions = EarlierVersions(place)

    def _connect(self) -> None:
        deeds = self._deeds
        self.preview.open_asked.connect(lambda: deeds.open(self._item, self.strip.current))
        self.strip.chosen.connect(lambda _place: self._show_file())
        follow_strip(self.strip, deeds, lambda: self._item)
        self.strip.menu_asked.connect(self._show_menu)
        self.missing.reattach_asked.connect(lambda: deeds.reattach(self._item, self.strip.current))
        self.missing.replace_asked.connect(lambda: deeds.replace(self._item, self.strip.current))
        self.versions.restore_asked.connect(lambda number: deeds.restore(self._item, number))

    @property
    def _item(self) -> EvidenceItem:
        # Nothing here can be pressed before an item is shown.
        assert self._row is not None
        return self._row.item

    def _show_file(self) -> None:
        assert self._row is not None
        item, place = self._row.item, self.strip.current
        is_missing = place in self._row.missing
        self.preview.setVisible(bool(item.files) and not is_missing)
        self.preview.show_item(item, place)
        name = item.files[place].name if place < len(item.files) else ""
        writable = not self._workspace.read_only
        self.missing.show_file(name, missing=is_missing, editable=self._editable, writable=writable)
        look = partial(evidence_files_of, self._workspace, item.id)
        run_query(self.preview, look, self._show_versions, failed=_has_gone)

    def _show_versions(self, found: ItemFiles) -> None:
        place = self.strip.current
        if self._row is not None and found.item.id == self._row.item.id and place < len(found.files):
            self.versions.show_versions(found.files[place].earlier, editable=self._editable)

    def _show_menu(self, place: int, where: QPoint) -> None:
        file_menu(self.preview, self._deeds, self._item, place, editable=self._editable).exec(where)


def strip_files(item: EvidenceItem, missing: Collection[int]) -> list[StripFile]:
    """The files of an item as its strip shows them."""
    return [
        StripFile(
            file.name,
            DrawnItem(
                "", "", file.name, kind_of_file(file.name), file=file.digest, is_missing=place in missing
            ),
        )
        for place, file in enumerate(item.files)
    ]


def follow_strip(strip: FileStrip, deeds: EvidenceDeeds, item: Callable[[], EvidenceItem | None]) -> None:
    """Do with the files of the item what the strip asks for."""

    def do(deed: Callable[..., None]) -> Callable[..., None]:
        return lambda *places: deed(shown, *places) if (shown := item()) else None

    strip.opened.connect(do(deeds.open))
    strip.add_asked.connect(do(deeds.ask_files_for))
    strip.remove_asked.connect(do(deeds.remove_file))
    strip.move_asked.connect(do(deeds.move_file))


def _has_gone(_error: CdsError) -> None:
    """The item was removed meanwhile: the page shows another one in a moment."""
