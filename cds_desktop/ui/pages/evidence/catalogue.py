"""Danh mục minh chứng: search, filters and table in one card, working together."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from cds_desktop.ui.pages.evidence.finding import ALL, EvidenceIndex
from cds_desktop.ui.pages.evidence.head import EvidenceHead
from cds_desktop.ui.pages.evidence.shelf import EvidenceShelf
from cds_desktop.ui.widgets.buttons import secondary
from cds_desktop.ui.widgets.card import Card


class Catalogue(Card):
    """What is let through is decided here; what is done with it is the page's."""

    first_files_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, spacing=0, parent=parent)
        self.setAccessibleName("Danh mục minh chứng")
        self._index: EvidenceIndex | None = None
        self.first_files: QPushButton = secondary("Chọn tệp", "plus")
        self.top = EvidenceHead(self)
        self.shelf = EvidenceShelf(self.first_files, self)
        self.view = self.shelf.view
        self.body.addWidget(self.top)
        self.body.addWidget(self.shelf, 1)
        self.top.search.textChanged.connect(self._search)
        self.top.filters.chosen.connect(self._filter)
        self.shelf.everything_asked.connect(self.show_everything)
        self.first_files.clicked.connect(self.first_files_asked)

    def show_index(self, index: EvidenceIndex, *, editable: bool) -> None:
        """Show all evidence as it is now."""
        self._index = index
        self.shelf.show_index(index)
        filters = self.top.filters
        filters.show_filters(index.filters(filters.current or ALL))
        filters.setVisible(bool(index.table.rows))
        for button in (self.first_files, self.top.add):
            button.setVisible(editable)
        for button in (self.top.check, self.top.print):
            button.setVisible(bool(index.table.rows))

    def choose(self, ids: tuple[str, ...]) -> None:
        """Choose items, lifting search and filter when they hide them."""
        if not self.view.choose(ids):
            self.show_everything()
            self.view.choose(ids)

    def show_everything(self) -> None:
        """Lift search and filter."""
        self.top.search.clear()
        if self._index is not None:
            self.top.filters.show_filters(self._index.filters(ALL), ALL)
        self._filter(ALL)
        self.top.search.setFocus()

    def go_to_search(self) -> None:
        """Put the cursor into the search."""
        self.top.search.setFocus()
        self.top.search.selectAll()

    def _search(self, text: str) -> None:
        self.view.rows.search(text)
        self._show_found()

    def _filter(self, key: str) -> None:
        self.view.rows.choose(key)
        self._show_found()

    def _show_found(self) -> None:
        if self._index is not None:
            self.shelf.show_what_is_found(self._index.table)
