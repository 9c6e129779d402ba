"""Bảng trên màn hình: a table that remembers its columns and hides what has no room."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from cds_desktop.ui.pages.evidence.table import Column, EvidenceProxy, EvidenceTableModel
from cds_desktop.ui.pages.evidence.table_painting import EvidenceTableDelegate
from cds_desktop.ui.settings import settings
from cds_desktop.ui.theme import Size

_WIDTHS = {
    Column.CODE: 92,
    Column.NUMBER: 124,
    Column.CRITERIA: 84,
    Column.PRIVACY: 78,
    Column.STATE: 128,
}
_SETTING = "evidence_table/widths"
TWO_SECONDARY, ONE_SECONDARY = 760, 640


class EvidenceView(QTableView):
    """The table with its models; signals carry the id of the item."""

    chosen = Signal(str)
    opened = Signal(str)
    remove_asked = Signal(str)
    edit_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = EvidenceTableModel(self)
        self.proxy = EvidenceProxy(self)
        self.proxy.setSourceModel(self.rows)
        self.setModel(self.proxy)
        self.setItemDelegate(EvidenceTableDelegate(self))
        self.setAccessibleName("Bảng minh chứng")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        # Dropped files are the page's: it takes them also while the table is empty.
        self.setAcceptDrops(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(Size.ROW_TABLE)
        self.setSortingEnabled(True)
        self._set_up_header()
        self.selectionModel().currentRowChanged.connect(self._current_changed)
        self.doubleClicked.connect(lambda _index: self.opened.emit(self.current_id))

    @property
    def current_id(self) -> str:
        """Id of the chosen item, or ""."""
        row = self.rows.row(self.proxy.mapToSource(self.currentIndex()).row())
        return row.item.id if row else ""

    def choose(self, evidence_id: str) -> bool:
        """Choose an item if it is shown."""
        place = self.rows.place_of(evidence_id)
        index = self.proxy.mapFromSource(self.rows.index(place, 0)) if place >= 0 else QModelIndex()
        if not index.isValid():
            return False
        if index.row() != self.currentIndex().row():
            self.setCurrentIndex(index.siblingAtColumn(Column.TITLE))
        self.scrollTo(index)
        return True

    def remember_columns(self) -> None:
        """Keep the widths the user gave."""
        header = self.horizontalHeader()
        settings().setValue(_SETTING, [header.sectionSize(c) or _WIDTHS[c] for c in _WIDTHS])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {
            Qt.Key.Key_Return: self.opened,
            Qt.Key.Key_Enter: self.opened,
            Qt.Key.Key_Delete: self.remove_asked,
            Qt.Key.Key_F2: self.edit_asked,
        }
        signal = keys.get(Qt.Key(event.key()))
        if signal is not None and self.current_id:
            signal.emit(self.current_id)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.viewport().width()
        self.setColumnHidden(Column.NUMBER, width < ONE_SECONDARY)
        self.setColumnHidden(Column.PRIVACY, width < TWO_SECONDARY)

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(60)
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        kept = settings().value(_SETTING)
        widths = _read_widths(kept) or list(_WIDTHS.values())
        for column, width in zip(_WIDTHS, widths, strict=True):
            header.resizeSection(column, width)
        self.sortByColumn(Column.CODE, Qt.SortOrder.AscendingOrder)

    def _current_changed(self, current: QModelIndex) -> None:
        if current.isValid():
            # Arriving by Tab makes a row current without choosing it.
            self.selectRow(current.row())
            self.chosen.emit(self.current_id)


def _read_widths(kept: object) -> list[int] | None:
    if not isinstance(kept, list) or len(kept) != len(_WIDTHS):
        return None
    widths = [int(width) if str(width).isdecimal() else 0 for width in kept]
    return widths if all(60 <= width <= 600 for width in widths) else None
