"""The rows of the comparison: which are shown, in which order, and what each cell says."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from cds_desktop.domain.code_order import code_order
from cds_desktop.domain.folding import fold
from cds_desktop.domain.numbers import show
from cds_desktop.domain.text import capital
from cds_desktop.domain.year_on_year import ChangeMark
from cds_desktop.queries.comparison import CRITERION, GONE, GROUP, ITEM, ComparedRow, Comparison
from cds_desktop.ui import theme
from cds_desktop.ui.theme import Type

_Index = QModelIndex | QPersistentModelIndex
_LAST = Decimal(-100_000)


class Column(IntEnum):
    """The columns, left to right."""

    CODE = 0
    TITLE = 1
    LAST = 2
    NOW = 3
    DIFFERENCE = 4
    MARK = 5


_NUMBERS = (Column.LAST, Column.NOW, Column.DIFFERENCE)

# What a filter lets through.
CRITERIA, EVERYTHING, CHANGED = "criteria", "everything", "changed"
FILTERS: dict[str, tuple[str, Callable[[ComparedRow], bool]]] = {
    CRITERIA: ("Tiêu chí", lambda row: row.kind != ITEM),
    EVERYTHING: ("Cả nội dung", lambda row: True),
    CHANGED: ("Có khác", lambda row: is_other(row)),
}


def is_other(row: ComparedRow) -> bool:
    """Whether a criterion or content is not what it was."""
    if row.kind == GROUP:
        return False
    if row.kind == GONE or row.mark in (ChangeMark.CHANGED, ChangeMark.NEW, ChangeMark.BY_SET):
        return True
    return bool(row.difference) or (row.kind == ITEM and not row.earlier_code)


class ComparisonModel(QAbstractTableModel):
    """One row per group, criterion and content of both years."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._rows: list[ComparedRow] = []
        self._filter = CRITERIA
        self._column, self._descending = -1, False

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(Column(section))
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        now = self._comparison.school_year if self._comparison else ""
        last = self._comparison.earlier_year if self._comparison else ""
        return ("Mã", "Tiêu chí", last, now, "Chênh", "So với năm trước")[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        column = Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return cell(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.FontRole:
            return theme.font(Type.STRONG if row.kind == GROUP else Type.BODY)
        if role == Qt.ItemDataRole.ToolTipRole:
            return sentence(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return sentence(row) if column is Column.CODE else cell(row, column)
        return None

    def row(self, number: int) -> ComparedRow | None:
        """The row at a place, if there is one."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def show_comparison(self, comparison: Comparison) -> None:
        """Show other rows, filtered and sorted as before."""
        self._comparison = comparison
        self._refresh()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)

    def choose(self, key: str) -> None:
        """Only rows of one filter."""
        self._filter = key
        self._refresh()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; by none of them the rows stand as in the set."""
        self._column, self._descending = column, order is Qt.SortOrder.DescendingOrder
        self._refresh()

    def _refresh(self) -> None:
        every = self._comparison.rows if self._comparison else ()
        rows = [row for row in every if FILTERS[self._filter][1](row)]
        if self._column > Column.CODE or (self._column == Column.CODE and self._descending):
            # Totals of groups mean nothing between the rows of another order.
            rows = _ordered([row for row in rows if row.kind != GROUP], Column(self._column))
            rows = rows[::-1] if self._descending else rows
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()


def _ordered(rows: Sequence[ComparedRow], column: Column) -> list[ComparedRow]:
    return sorted(rows, key=lambda row: (_key(row, column), code_order(row.code)))


def _key(row: ComparedRow, column: Column) -> Any:
    match column:
        case Column.CODE:
            return code_order(row.code)
        case Column.TITLE:
            return fold(row.title)
        case Column.LAST:
            return _LAST if row.last_points is None else row.last_points
        case Column.NOW:
            return _LAST if row.points is None else row.points
        case Column.DIFFERENCE:
            return _LAST if row.difference is None else row.difference
        case _:
            return list(ChangeMark).index(row.mark) if row.mark else len(ChangeMark)


def cell(row: ComparedRow, column: Column) -> str:
    """What stands in a cell."""
    match column:
        case Column.CODE:
            renamed = row.earlier_code and row.earlier_code != row.code
            name = f"Nhóm {row.code}" if row.kind == GROUP else row.code
            return f"{name} (cũ {row.earlier_code})" if renamed else name
        case Column.TITLE:
            return row.title
        case Column.LAST:
            return _points(row.last_points, row.last_max, row.last_level) or capital(_said(row.last_words))
        case Column.NOW:
            words = _points(row.points, row.max_points, None if row.is_unfinished else row.level)
            return f"{words} · chưa xong" if row.is_unfinished else words or capital(row.words)
        case Column.DIFFERENCE:
            return _signed(row.difference)
        case _:
            return _mark(row)


def sentence(row: ComparedRow) -> str:
    """The row as it is read aloud."""
    last, now = cell(row, Column.LAST) or "chưa có", cell(row, Column.NOW) or "chưa có"
    difference = f", chênh {_signed(row.difference)}" if row.difference is not None else ""
    mark = f", {_mark(row).lower()}" if _mark(row) else ""
    return f"{cell(row, Column.CODE)} {row.title}: năm trước {last}, năm nay {now}{difference}{mark}"


def _said(words: str) -> str:
    # A content's own words hold its raw numbers; only what has no points is said in words here.
    return words if words in ("đạt", "chưa đạt") else ""


def _points(points: Decimal | None, most: Decimal | None, level: int | None) -> str:
    if points is None or not most:
        return ""
    reached = f" · Mức {level}" if level else ""
    return f"{show(points)}/{show(most)}{reached}"


def _signed(value: Decimal | None) -> str:
    if value is None:
        return ""
    return f"+{show(value)}" if value > 0 else show(value)


def _mark(row: ComparedRow) -> str:
    if row.kind == GONE:
        return "Không còn trong bộ chỉ số"
    if row.kind == CRITERION and row.mark:
        return capital(row.mark.label)
    return "Mới" if row.kind == ITEM and not row.earlier_code else ""


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
