"""Bảng minh chứng: the model of all evidence, and what the search and the filters let through."""

from collections.abc import Callable, Sequence
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtWidgets import QWidget

from cds_desktop.domain.folding import fold
from cds_desktop.domain.minutes_rows import code_order
from cds_desktop.domain.round import EvidenceItem, Sensitivity
from cds_desktop.queries import EvidenceRow, EvidenceState
from cds_desktop.ui.pages.evidence.words import SENSITIVITY_WORDS, kind_of, meta_words
from cds_desktop.ui.typed_dates import show_date
from cds_desktop.ui.widgets.evidence_item import EvidenceKind
from cds_desktop.ui.widgets.filter_chips import Filter
from cds_desktop.ui.widgets.state_glyph import State

ROW_ROLE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex

STATES = {
    EvidenceState.MISSING_FILE: State.ERROR,
    EvidenceState.UNUSED: State.ATTENTION,
    EvidenceState.OUTSIDE_YEAR: State.ATTENTION,
    EvidenceState.PERSONAL: State.NOTE,
    EvidenceState.COMPLETE: State.DONE,
}
_TROUBLED = (EvidenceState.MISSING_FILE, EvidenceState.UNUSED, EvidenceState.OUTSIDE_YEAR)


class Column(IntEnum):
    """The columns, left to right."""

    CODE = 0
    TITLE = 1
    NUMBER = 2
    CRITERIA = 3
    PRIVACY = 4
    STATE = 5


HEADINGS = ("Mã", "Tên minh chứng", "Số, ngày", "Tiêu chí", "Riêng tư", "Tình trạng")


class EvidenceTableModel(QAbstractTableModel):
    """One row per piece of evidence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[EvidenceRow, ...] = ()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        column = Column(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " · ".join(part for part in cell_lines(row, column) if part)
        if role == Qt.ItemDataRole.ToolTipRole and column in (Column.TITLE, Column.CRITERIA):
            return "\n".join(cell_lines(row, column, whole=True))
        return None

    def row(self, number: int) -> EvidenceRow | None:
        """The row at a place, if there is one."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def place_of(self, evidence_id: str) -> int:
        """The place of an item, or -1."""
        return next((n for n, row in enumerate(self._rows) if row.item.id == evidence_id), -1)

    def show_rows(self, rows: Sequence[EvidenceRow]) -> None:
        """Show these rows; where the items are the same, the choice and the scroll place stay."""
        same = [row.item.id for row in rows] == [row.item.id for row in self._rows]
        if same and rows:
            self._rows = tuple(rows)
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(HEADINGS) - 1))
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()


class EvidenceProxy(QSortFilterProxyModel):
    """What the search words and the chosen filter let through."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self._filter = "all"

    def search(self, text: str) -> None:
        """Only rows that contain these words, however they are accented."""
        self.beginFilterChange()
        self._words = fold(text)
        self.endFilterChange()

    def choose(self, key: str) -> None:
        """Only rows of one filter."""
        self.beginFilterChange()
        self._filter = key
        self.endFilterChange()

    def filterAcceptsRow(self, source_row: int, source_parent: _Index) -> bool:
        model = self.sourceModel()
        row = model.row(source_row) if isinstance(model, EvidenceTableModel) else None
        if row is None:
            return False
        return all(word in row.search_key for word in self._words.split()) and _FILTERS[self._filter](row)

    def lessThan(self, left: _Index, right: _Index) -> bool:
        model = self.sourceModel()
        if not isinstance(model, EvidenceTableModel):
            return False
        first, second = model.row(left.row()), model.row(right.row())
        column = Column(left.column())
        return bool(first and second and _sort_key(first, column) < _sort_key(second, column))


_FILTERS: dict[str, Callable[[EvidenceRow], bool]] = {
    "all": lambda row: True,
    "troubled": lambda row: row.state in _TROUBLED,
    "missing": lambda row: row.state is EvidenceState.MISSING_FILE,
    "unused": lambda row: row.state is EvidenceState.UNUSED,
    "outside": lambda row: row.state is EvidenceState.OUTSIDE_YEAR,
    "private": lambda row: row.item.sensitivity is not Sensitivity.NONE,
}
_NAMES = {
    "all": "Tất cả",
    "troubled": "Cần chú ý",
    "missing": "Không thấy tệp",
    "unused": "Chưa dùng",
    "outside": "Ngoài năm học",
    "private": "Có dữ liệu cá nhân",
}


def filters(rows: Sequence[EvidenceRow], chosen: str) -> list[Filter]:
    """The filters that let something through, and the chosen one."""
    found = []
    for key, name in _NAMES.items():
        count = sum(1 for row in rows if _FILTERS[key](row))
        if count or key in ("all", chosen):
            state = State.ATTENTION if key == "troubled" else State.ERROR if key == "missing" else None
            found.append(Filter(key, name, count, state))
    return found


def cell_lines(row: EvidenceRow, column: Column, *, whole: bool = False) -> tuple[str, ...]:
    """The one or two lines of a cell."""
    item = row.item
    match column:
        case Column.CODE:
            return (item.code,)
        case Column.TITLE:
            return (item.title or "Chưa đặt tên", meta_words(item))
        case Column.NUMBER:
            return (item.number or "–", _day(item))
        case Column.CRITERIA:
            return (_criteria(item, whole),)
        case Column.PRIVACY:
            return (SENSITIVITY_WORDS[item.sensitivity],)
        case _:
            return (row.state_words,)


def _criteria(item: EvidenceItem, whole: bool) -> str:
    codes = sorted(item.used_for, key=code_order)
    if whole or len(codes) < 3:
        return ", ".join(codes) or "–"
    return f"{codes[0]} +{len(codes) - 1}"


def _day(item: EvidenceItem) -> str:
    if kind_of(item) is EvidenceKind.LINK and item.seen_on:
        return f"xem {show_date(item.seen_on)}"
    return show_date(item.issued_on)


def _sort_key(row: EvidenceRow, column: Column) -> tuple[object, ...]:
    item = row.item
    by_code = code_order(item.code)
    match column:
        case Column.TITLE:
            return (fold(item.title), by_code)
        case Column.NUMBER:
            return (item.issued_on or date.max, by_code)
        case Column.CRITERIA:
            return (*(code_order(code) for code in sorted(item.used_for, key=code_order)), by_code)
        case Column.PRIVACY:
            return (list(Sensitivity).index(item.sensitivity), by_code)
        case Column.STATE:
            return (list(EvidenceState).index(row.state), by_code)
        case _:
            return (by_code,)
