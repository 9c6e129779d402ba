"""Danh sách minh chứng: one row of 64 px per piece of evidence, painted by a delegate."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from cds_desktop.ui.theme import Size
from cds_desktop.ui.widgets.evidence_item import ITEM_ROLE, EvidenceItem, EvidenceKind
from cds_desktop.ui.widgets.evidence_painting import EvidenceDelegate
from cds_desktop.ui.widgets.menu_key import asks_for_menu
from cds_desktop.ui.widgets.thumbnails import Thumbnails

__all__ = ["EvidenceItem", "EvidenceKind", "EvidenceList", "EvidenceModel"]

# A row and the spacing above and below it.
_ROW = Size.ROW_CHECK + 2
_Index = QModelIndex | QPersistentModelIndex


class EvidenceModel(QAbstractListModel):
    """The rows of an evidence list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[EvidenceItem] = []

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._items):
            return None
        item = self._items[index.row()]
        if role == ITEM_ROLE:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{item.code} {item.title}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return item.sentence
        return f"{item.code} · {item.title}" if role == Qt.ItemDataRole.ToolTipRole else None

    def show_items(self, items: Sequence[EvidenceItem]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._items = list(items)
        self.endResetModel()

    def item(self, row: int) -> EvidenceItem | None:
        """The item of a row, if there is such a row."""
        return self._items[row] if 0 <= row < len(self._items) else None

    def row_of(self, key: str) -> int:
        """The row of a key, or -1."""
        return next((row for row, item in enumerate(self._items) if item.key == key), -1)


class EvidenceList(QListView):
    """The list; signals carry the key of the row."""

    chosen = Signal(str)
    opened = Signal(str)
    remove_asked = Signal(str)

    def __init__(self, thumbnails: Thumbnails | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows_wanted = 0
        self.rows = EvidenceModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(EvidenceDelegate(thumbnails, self))
        if thumbnails is not None:
            thumbnails.arrived.connect(lambda _key: self.viewport().update())
        self.setAccessibleName("Danh sách minh chứng")
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setSpacing(1)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.doubleClicked.connect(self._open)

    def set_rows_wanted(self, rows: int) -> None:
        """Ask for room for so many rows; one row is the least."""
        self._rows_wanted = max(1, rows)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(160, self._rows_wanted * _ROW + 2 if self._rows_wanted else 192)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, _ROW + 2)

    @property
    def current_key(self) -> str:
        """Key of the chosen row, or ""."""
        item = self.rows.item(self.currentIndex().row())
        return item.key if item else ""

    def show_items(self, items: Sequence[EvidenceItem]) -> None:
        """Show these items and keep the choice if its row is still there."""
        kept = self.current_key
        self.rows.show_items(items)
        self.choose(kept)

    def choose(self, key: str) -> None:
        """Choose the row of a key, if there is one."""
        if (row := self.rows.row_of(key)) >= 0:
            self.setCurrentIndex(self.rows.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_key:
            self.opened.emit(self.current_key)
        elif key == Qt.Key.Key_Delete and self.current_key:
            self.remove_asked.emit(self.current_key)
        elif asks_for_menu(event):
            self.customContextMenuRequested.emit(self.visualRect(self.currentIndex()).center())
        else:
            super().keyPressEvent(event)

    def _current_changed(self, current: QModelIndex) -> None:
        if item := self.rows.item(current.row()):
            self.chosen.emit(item.key)

    def _open(self, index: QModelIndex) -> None:
        if item := self.rows.item(index.row()):
            self.opened.emit(item.key)
