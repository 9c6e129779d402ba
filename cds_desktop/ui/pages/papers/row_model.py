"""Bảng nhập tay as a model: rows typed, pasted, moved; without any the proposed ones show."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from cds_desktop.domain.papers.model import Column
from cds_desktop.domain.text import clean_lines

Cells = tuple[str, ...]
Index = QModelIndex | QPersistentModelIndex
PROPOSED = Qt.ItemDataRole.UserRole + 1


class PaperRowModel(QAbstractTableModel):
    """`edited` with every change by hand; whoever types into a proposed row makes all of them his own."""

    edited = Signal()

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: list[Cells] = []
        self._proposed: tuple[Cells, ...] = ()
        self.editable = True

    @property
    def rows(self) -> tuple[Cells, ...]:
        """Rows in which something stands."""
        return tuple(row for row in self._rows if any(cell.strip() for cell in row))

    @property
    def is_proposed(self) -> bool:
        """Whether what is shown is only proposed."""
        return not self._rows and bool(self._proposed)

    def show_rows(self, rows: Sequence[Cells], proposed: Sequence[Cells]) -> None:
        """Show what is stored; rows just added and still empty stay."""
        rows, proposed = tuple(map(self._fitted, rows)), tuple(map(self._fitted, proposed))
        same = tuple(map(_cleaned, self.rows)) == rows
        if same and (self._rows or proposed == self._proposed):
            self._proposed = proposed
            return
        self.beginResetModel()
        self._proposed = proposed
        if not same:
            self._rows = list(rows)
        self.endResetModel()

    def take_proposed(self) -> None:
        """The proposed rows become rows of one's own."""
        if self.is_proposed:
            self.beginResetModel()
            self._rows = list(self._proposed)
            self.endResetModel()
            self.edited.emit()

    def insert(self, before: int) -> int:
        """A new, empty row; its number. Its first words make it stay."""
        if self.is_proposed:
            self.take_proposed()
            before = len(self._rows)
        before = max(0, min(before, len(self._rows)))
        self.beginInsertRows(QModelIndex(), before, before)
        self._rows.insert(before, self._fitted(()))
        self.endInsertRows()
        return before

    def remove(self, rows: Collection[int]) -> None:
        """Take rows out."""
        if self.is_proposed:
            self.take_proposed()
        for row in sorted(rows, reverse=True):
            self.beginRemoveRows(QModelIndex(), row, row)
            self._rows.pop(row)
            self.endRemoveRows()
        if not self._rows and self._proposed:
            self.beginResetModel()
            self.endResetModel()
        self.edited.emit()

    def move(self, rows: Sequence[int], by: int) -> list[int]:
        """Move rows up (-1) or down (1) together; where they stand then."""
        order = sorted(rows)
        if self.is_proposed or not order or not 0 <= order[0] + by <= order[-1] + by < len(self._rows):
            return order
        for row in order if by < 0 else reversed(order):
            self._rows[row], self._rows[row + by] = self._rows[row + by], self._rows[row]
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self.columns) - 1))
        self.edited.emit()
        return [row + by for row in order]

    def paste(self, block: Sequence[Sequence[str]], row: int, column: int) -> None:
        """Put a block of cells over the table from one cell on; new rows are made as needed."""
        self.beginResetModel()
        rows = [list(cells) for cells in (self._rows or [])]
        while len(rows) < row + len(block):
            rows.append(list(self._fitted(())))
        for line, cells in enumerate(block, row):
            for place, words in enumerate(cells, column):
                if place < len(self.columns):
                    rows[line][place] = words
        self._rows = [tuple(cells) for cells in rows]
        self.endResetModel()
        self.edited.emit()

    def drop_empty(self) -> None:
        """Forget rows in which nothing stands."""
        for row in reversed(range(len(self._rows))):
            if not any(cell.strip() for cell in self._rows[row]):
                self.beginRemoveRows(QModelIndex(), row, row)
                self._rows.pop(row)
                self.endRemoveRows()

    def rowCount(self, parent: Index | None = None) -> int:
        inside = parent is not None and parent.isValid()
        return 0 if inside else len(self._rows) or len(self._proposed)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].heading
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        words = (self._rows or self._proposed)[index.row()][index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return words
        if role == PROPOSED:
            return self.is_proposed
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = "đề xuất, " if self.is_proposed else ""
            return f"{self.columns[index.column()].heading}: {said}{words or 'chưa điền'}"
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        cells = list((self._rows or self._proposed)[index.row()])
        words = clean_lines(str(value))
        if cells[index.column()] == words:
            return True
        if self.is_proposed:
            self._rows = list(self._proposed)
        cells[index.column()] = words
        self._rows[index.row()] = tuple(cells)
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self.columns) - 1))
        self.edited.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self.editable else flags

    def _fitted(self, cells: Sequence[str]) -> Cells:
        """As many cells as there are columns."""
        return (*cells, *[""] * len(self.columns))[: len(self.columns)]


def _cleaned(cells: Cells) -> Cells:
    return tuple(map(clean_lines, cells))
