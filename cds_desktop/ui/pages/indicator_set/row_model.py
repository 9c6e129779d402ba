"""Các dòng của bộ chỉ số as a table model: the rows a filter lets through, in their order."""

from collections.abc import Callable, Collection, Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from cds_desktop.domain.set_table import RowKind, SetRow
from cds_desktop.domain.text import clean
from cds_desktop.ui.pages.indicator_set.desk import Desk
from cds_desktop.ui.pages.indicator_set.words import (
    HEADS,
    Cell,
    can_be_ticked,
    fault_words,
    is_ticked,
    key_of,
    sum_tip,
    sum_words,
    text_of,
    ticked_words,
    title_of,
)

Index = QModelIndex | QPersistentModelIndex
Passes = Callable[[SetRow], bool]
_ITEM = Qt.ItemDataRole
_SHOWN = (_ITEM.DisplayRole, _ITEM.EditRole)


def everything(row: SetRow) -> bool:
    """Let every row through."""
    return True


class RowModel(QAbstractTableModel):
    """Rows of some kinds of a desk; `looks_changed` carries the numbers of rows to be drawn anew."""

    looks_changed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        kinds: Collection[RowKind],
        heads: Mapping[Cell, str] = HEADS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk, self.heads = desk, heads
        self._kinds = frozenset(kinds)
        self._passes: Passes = everything
        self._shown: list[str] = []
        self._numbers: dict[str, int] = {}
        desk.about_to_restructure.connect(self.beginResetModel)
        desk.restructured.connect(self._restructured)
        desk.looks_changed.connect(self._look_again)

    def row(self, number: int) -> SetRow | None:
        """The row shown at a place."""
        return self.desk.row(self._shown[number]) if 0 <= number < len(self._shown) else None

    def number_of(self, row_id: str) -> int:
        """Where a row is shown, or -1."""
        return self._numbers.get(row_id, -1)

    def filter(self, passes: Passes) -> None:
        """Show the rows `passes` lets through."""
        self._passes = passes
        self.filter_again()

    def filter_again(self) -> None:
        """Look again which rows are let through."""
        wanted = self._wanted()
        if wanted != self._shown:
            self.beginResetModel()
            self._number(wanted)
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ITEM.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _ITEM.DisplayRole:
            return self.heads.get(Cell(section), "")
        if role == _ITEM.TextAlignmentRole and section == Cell.POINTS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = _ITEM.DisplayRole) -> object:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        cell = Cell(index.column())
        if role == _ITEM.EditRole:
            return row.cells.get(key_of(row, cell), "")
        if role == _ITEM.DisplayRole:
            return self._words(row, cell)
        if role == _ITEM.CheckStateRole and cell is Cell.CHECKED and can_be_ticked(row):
            return Qt.CheckState.Checked if is_ticked(row) else Qt.CheckState.Unchecked
        if role == _ITEM.ToolTipRole:
            return self._tip(row, cell)
        if role == _ITEM.AccessibleTextRole:
            return self._spoken(row, cell)
        return None

    def setData(self, index: Index, value: object, role: int = _ITEM.EditRole) -> bool:
        row = self.row(index.row()) if index.isValid() else None
        key = key_of(row, Cell(index.column())) if row is not None else ""
        if role != _ITEM.EditRole or row is None or not key or not self.desk.editable:
            return False
        self.desk.enter([(row.id, key, clean(str(value)))])
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        cell = Cell(index.column())
        if self.desk.editable and cell is not Cell.CHECKED and key_of(row, cell):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def _words(self, row: SetRow, cell: Cell) -> str:
        if cell is Cell.POINTS:
            return sum_words(text_of(row, cell), self.desk.sum_of(row.id))[0]
        return "" if cell is Cell.CHECKED else text_of(row, cell)

    def _tip(self, row: SetRow, cell: Cell) -> str:
        if cell is Cell.CHECKED:
            return ticked_words(row)
        if cell is Cell.POINTS and (found := self.desk.sum_of(row.id)) is not None:
            return sum_tip(row, found)
        return self.desk.fault_in(row.id, key_of(row, cell))

    def _spoken(self, row: SetRow, cell: Cell) -> str:
        words = ticked_words(row) if cell is Cell.CHECKED else self._words(row, cell) or "trống"
        faults = " ".join(fault_words(row, fault) for fault in self.desk.faults_of(row.id))
        said = f"{title_of(row)}, {self.heads.get(cell, HEADS[cell]).lower()}: {words}"
        return f"{said}. {faults}" if faults else said

    def _wanted(self) -> list[str]:
        return [row.id for row in self.desk.rows if row.kind in self._kinds and self._passes(row)]

    def _number(self, shown: list[str]) -> None:
        self._shown = shown
        self._numbers = {row_id: number for number, row_id in enumerate(shown)}

    def _restructured(self) -> None:
        self._number(self._wanted())
        self.endResetModel()

    def _look_again(self, ids: Collection[str]) -> None:
        numbers = sorted(number for one in ids if (number := self.number_of(one)) >= 0)
        for number in numbers:
            self.dataChanged.emit(self.index(number, 0), self.index(number, len(HEADS) - 1))
        if numbers:
            self.looks_changed.emit(numbers)
