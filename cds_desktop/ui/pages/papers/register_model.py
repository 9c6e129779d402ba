"""Các số đã dùng of one series as rows of a table."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from cds_desktop.domain.papers import KINDS
from cds_desktop.domain.papers.numbering import NumberUse, Series, number_line, value_of
from cds_desktop.ui.typed_dates import show_date

HEADS = ("Số", "Ngày", "Văn bản", "Năm học", "Lưu ý")
TWICE = "Trùng số"
USE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class UsesModel(QAbstractTableModel):
    """One row for each paper that bears a number of the series."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._uses: Sequence[NumberUse] = ()
        self._twice: frozenset[str] = frozenset()

    def show_series(self, series: Series) -> None:
        """Show the numbers of a series."""
        self.beginResetModel()
        self._uses = series.uses
        self._twice = frozenset(series.duplicates)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._uses)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        use = self._uses[index.row()]
        words = self._words(use)[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return words
        if role == USE:
            return use
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{HEADS[index.column()]}: {words or 'không có'}"
        return None

    def is_twice(self, row: int) -> bool:
        """Whether another paper bears the same number."""
        number = self._uses[row].number.strip().casefold()
        plain = str(value_of(number)) if number.isdigit() else number
        return plain in self._twice

    def _words(self, use: NumberUse) -> tuple[str, ...]:
        day = show_date(use.dated_on) if use.dated_on else ""
        note = TWICE if self.is_twice(self._uses.index(use)) else ""
        return number_line(use.number, use.symbol), day, KINDS[use.kind].name, use.school_year, note
