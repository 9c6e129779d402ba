"""Cây tiêu chí as a flat list of visible rows: groups, criteria, and the items of the open criterion."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from cds_desktop.domain.folding import fold
from cds_desktop.queries import TreeRow, WorkState
from cds_desktop.ui.widgets.state_glyph import State

ROW_ROLE = Qt.ItemDataRole.UserRole
_WORDS = {WorkState.ATTENTION: "chưa có minh chứng", WorkState.ERROR: "có chỗ sai hoặc chưa đạt"}

_Index = QModelIndex | QPersistentModelIndex


class TreeModel(QAbstractListModel):
    """The rows the tree shows now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[TreeRow, ...] = ()
        self._rows: list[TreeRow] = []
        self._open = ""
        self._words = ""
        self._holder = ""

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        if row.kind == "group":
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.code} {row.title}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return _sentence(row)
        return _sentence(row) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def row(self, number: int) -> TreeRow | None:
        """The row at a place, if there is one."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def place_of(self, code: str) -> int:
        """The place of a criterion or item, or -1."""
        found = (n for n, row in enumerate(self._rows) if row.code == code and row.kind != "group")
        return next(found, -1)

    def show_rows(self, rows: Sequence[TreeRow], open_code: str) -> None:
        """Show a fresh state; the items of one criterion are unfolded."""
        self._all, self._open = tuple(rows), open_code
        self._refresh()

    def search(self, text: str) -> None:
        """Show only what contains `text`, however it is accented; nothing typed shows all."""
        self._words = fold(text)
        self._refresh()

    def show_only_of(self, member_id: str) -> None:
        """Show only the criteria of one member; "" shows all."""
        self._holder = member_id
        self._refresh()

    def count_of(self, member_id: str) -> int:
        """How many criteria one member is in charge of."""
        return sum(row.kind == "criterion" and member_id in row.holder_ids for row in self._all)

    def first_found(self) -> str:
        """Code of the first criterion or item that is shown."""
        return next((row.code for row in self._rows if row.kind != "group"), "")

    def _refresh(self) -> None:
        wanted = self._found() if self._words else [row for row in self._all if self._is_unfolded(row)]
        wanted = self._of_holder(wanted) if self._holder else wanted
        if [(r.kind, r.code) for r in wanted] == [(r.kind, r.code) for r in self._rows]:
            changed = [n for n, row in enumerate(wanted) if row != self._rows[n]]
            self._rows = wanted
            for place in changed:
                self.dataChanged.emit(self.index(place), self.index(place))
            return
        self.beginResetModel()
        self._rows = wanted
        self.endResetModel()

    def _is_unfolded(self, row: TreeRow) -> bool:
        return row.kind != "item" or row.parent == self._open

    def _found(self) -> list[TreeRow]:
        hits = {(r.kind, r.code) for r in self._all if r.kind != "group" and self._matches(r)}
        criteria = {r.parent for r in self._all if r.kind == "item" and (r.kind, r.code) in hits}
        hits |= {("criterion", code) for code in criteria}
        groups = {r.parent for r in self._all if r.kind == "criterion" and (r.kind, r.code) in hits}
        hits |= {("group", code) for code in groups}
        return [row for row in self._all if (row.kind, row.code) in hits]

    def _of_holder(self, rows: list[TreeRow]) -> list[TreeRow]:
        # The criterion the page shows is never taken away from under it.
        kept = [r for r in rows if self._holder in r.holder_ids or self._open in (r.code, r.parent)]
        groups = {row.parent for row in kept if row.kind == "criterion"}
        return [row for row in rows if row in kept or (row.kind == "group" and row.code in groups)]

    def _matches(self, row: TreeRow) -> bool:
        return self._words in fold(f"{row.code} {row.title}")


def _sentence(row: TreeRow) -> str:
    if row.kind == "group":
        return f"{row.title}, {row.points} điểm"
    state = _WORDS.get(row.state, State.of(row.state).word.lower())
    points = row.points if "/" not in row.points else f"{row.points} điểm"
    since = f", {row.mark.label} so với năm trước" if row.mark else ""
    return f"{row.code} {row.title}, {points}, {state}{since}"
