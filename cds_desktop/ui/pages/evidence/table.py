"""Bảng minh chứng: the rows that search and filter let through, in the order asked for."""

from collections.abc import Collection, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from cds_desktop.domain.code_order import code_order
from cds_desktop.domain.round import EvidenceItem
from cds_desktop.queries import EvidenceRow, EvidenceState
from cds_desktop.ui.pages.evidence.finding import ALL, EvidenceIndex, Order
from cds_desktop.ui.pages.evidence.words import SENSITIVITY_WORDS, kind_of
from cds_desktop.ui.typed_dates import show_date
from cds_desktop.ui.widgets.evidence_item import EvidenceKind
from cds_desktop.ui.widgets.state_glyph import State

_Index = QModelIndex | QPersistentModelIndex

STATES = {
    EvidenceState.MISSING_FILE: State.ERROR,
    EvidenceState.UNUSED: State.ATTENTION,
    EvidenceState.OUTSIDE_YEAR: State.ATTENTION,
    EvidenceState.PERSONAL: State.ATTENTION,
    EvidenceState.ASKED: State.ATTENTION,
    EvidenceState.COMPLETE: State.DONE,
}


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
    """One row per piece of evidence that is let through."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._index: EvidenceIndex | None = None
        self._shown: list[int] = []
        self._at: dict[str, int] | None = {}
        self._words, self._key = "", ALL
        self._order, self._descending = Order.CODE, False

    @property
    def order(self) -> Order:
        """What the rows are in the order of."""
        return self._order

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._shown)

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
        column = Column(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " · ".join(part for part in cell_lines(row, column) if part)
        if role == Qt.ItemDataRole.ToolTipRole and column in (Column.TITLE, Column.CRITERIA):
            return "\n".join(line for line in whole_lines(row, column) if line)
        return None

    def row(self, number: int) -> EvidenceRow | None:
        """The row at a place, if there is one."""
        if self._index is None or not 0 <= number < len(self._shown):
            return None
        return self._index.table.rows[self._shown[number]]

    def rows_at(self, numbers: Sequence[int]) -> list[EvidenceRow]:
        """The rows at these places, as far as they are there."""
        if self._index is None:
            return []
        rows, shown = self._index.table.rows, self._shown
        return [rows[shown[number]] for number in numbers if 0 <= number < len(shown)]

    def places_of(self, ids: Collection[str]) -> list[int]:
        """The places at which items are shown, in order."""
        return [number for number, row in enumerate(self._rows()) if row.item.id in ids] if ids else []

    def place_of(self, evidence_id: str) -> int:
        """The place at which an item is shown, or -1."""
        if self._at is None:
            rows = self._index.table.rows if self._index else ()
            self._at = {rows[place].item.id: number for number, place in enumerate(self._shown)}
        return self._at.get(evidence_id, -1)

    def show_index(self, index: EvidenceIndex) -> None:
        """Show these rows; where the items are the same, only their words change."""
        before = [row.item.id for row in self._rows()]
        shown = self._found(index)
        if before and before == [index.table.rows[place].item.id for place in shown]:
            self._index, self._shown, self._at = index, shown, None
            self.dataChanged.emit(self.index(0, 0), self.index(len(shown) - 1, len(HEADINGS) - 1))
            return
        self.beginResetModel()
        self._index, self._shown, self._at = index, shown, None
        self.endResetModel()

    def search(self, words: str) -> None:
        """Only rows that contain these words, however they are accented."""
        self._words = words
        self._find()

    def choose(self, key: str) -> None:
        """Only rows of one filter."""
        self._key = key
        self._find()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; places past the last one stand for what has no column."""
        self._order = Order(column) if column >= 0 else Order.CODE
        self._descending = order is Qt.SortOrder.DescendingOrder
        self._find()

    def _rows(self) -> list[EvidenceRow]:
        return [self._index.table.rows[place] for place in self._shown] if self._index else []

    def _found(self, index: EvidenceIndex) -> list[int]:
        return index.find(self._words, self._key, self._order, descending=self._descending)

    def _find(self) -> None:
        if self._index is None or (shown := self._found(self._index)) == self._shown:
            return
        self.beginResetModel()
        self._shown, self._at = shown, None
        self.endResetModel()


def cell_lines(row: EvidenceRow, column: Column) -> tuple[str, ...]:
    """The one or two lines of a cell."""
    item = row.item
    match column:
        case Column.CODE:
            return (item.code,)
        case Column.TITLE:
            return (item.title or "Chưa đặt tên", row.second_line)
        case Column.NUMBER:
            return (item.number or "–", day_words(item))
        case Column.CRITERIA:
            return (_criteria(item),)
        case Column.PRIVACY:
            return (SENSITIVITY_WORDS[item.sensitivity],)
        case _:
            return (state_words(row),)


def state_of(row: EvidenceRow) -> State:
    """Its glyph."""
    return State.ATTENTION if row.state is EvidenceState.COMPLETE and row.twins else STATES[row.state]


def state_words(row: EvidenceRow) -> str:
    """Its state, or that the same file is there twice where nothing worse is."""
    return "Trùng tệp" if row.state is EvidenceState.COMPLETE and row.twins else row.state_words


def whole_lines(row: EvidenceRow, column: Column) -> tuple[str, ...]:
    """A cell with nothing cut, and with what columns without room would say."""
    item = row.item
    if column is Column.CRITERIA:
        return (", ".join(sorted(item.used_for, key=code_order)),)
    numbered = " · ".join(part for part in (item.number, day_words(item)) if part)
    twins = f"Cùng tệp với {', '.join(row.twins)}" if row.twins else ""
    return (*cell_lines(row, Column.TITLE), numbered, twins)


def as_text(rows: list[EvidenceRow]) -> str:
    """Rows as a spreadsheet takes them from the clipboard."""
    lines = [[_cell(row, column) for column in Column] for row in rows]
    return "\n".join("\t".join(cells) for cells in lines)


def day_words(item: EvidenceItem) -> str:
    """The day on it, or for a link when it was looked at."""
    if kind_of(item) is EvidenceKind.LINK and item.seen_on:
        return f"xem {show_date(item.seen_on)}"
    return show_date(item.issued_on)


def _cell(row: EvidenceRow, column: Column) -> str:
    words = ", ".join(row.item.used_for) if column is Column.CRITERIA else ""
    words = words or " · ".join(part for part in cell_lines(row, column) if part)
    words = " ".join(words.split())
    # A title is data of somebody else: a spreadsheet must not take it for a formula.
    return f"'{words}" if words[:1] in ("=", "+", "-", "@") else words


def _criteria(item: EvidenceItem) -> str:
    codes = sorted(item.used_for, key=code_order)
    if len(codes) < 2:
        return codes[0] if codes else "–"
    return f"{codes[0]} +{len(codes) - 1}"
