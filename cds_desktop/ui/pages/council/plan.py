"""Phân công as rows: criteria with the people who hold them, people with what they hold."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from cds_desktop.domain.round import Member
from cds_desktop.ui.pages.council.dragging import CRITERIA, MEMBERS, pack, unpack
from cds_desktop.ui.pages.council.member_model import ROLE_WORDS

Index = QModelIndex | QPersistentModelIndex
Criterion = tuple[str, str]
ROW = Qt.ItemDataRole.UserRole
NOBODY = "Chưa có người phụ trách"
_STATE_WORDS = {
    Qt.CheckState.Checked: "có phụ trách",
    Qt.CheckState.PartiallyChecked: "một số người phụ trách",
    Qt.CheckState.Unchecked: "không phụ trách",
}


@dataclass(frozen=True)
class PlanRow:
    """One row: code, title, the people or facts below, a tick where one can be made."""

    key: str
    title: str
    code: str = ""
    line: str = ""
    people: tuple[str, ...] = ()
    is_open: bool = False
    state: Qt.CheckState | None = None

    @property
    def words(self) -> str:
        """The whole row in words."""
        parts = [f"{self.code} {self.title}".strip(), self.line, ", ".join(self.people)]
        parts += [NOBODY] if self.is_open else []
        parts += [_STATE_WORDS[self.state]] if self.state is not None else []
        return ". ".join(part for part in parts if part)


def criteria_of(
    criteria: Sequence[Criterion], members: Sequence[Member], chosen: Collection[str]
) -> tuple[PlanRow, ...]:
    """Every criterion with a tick for the chosen members, and who else has it."""
    rows = []
    for code, title in criteria:
        holders = [member for member in members if code in member.criteria]
        mine = sum(member.id in chosen for member in holders)
        others = [member.full_name for member in holders if member.id not in chosen]
        line = f"Cùng {', '.join(others)}" if mine and others else ", ".join(others)
        state = _state(mine, len(chosen)) if chosen else None
        rows.append(PlanRow(code, title, code, line, is_open=bool(members) and not holders, state=state))
    return tuple(rows)


def criteria_with_people(criteria: Sequence[Criterion], members: Sequence[Member]) -> tuple[PlanRow, ...]:
    """Every criterion with the people in charge of it."""
    rows = []
    for code, title in criteria:
        people = tuple(member.full_name for member in members if code in member.criteria)
        rows.append(PlanRow(code, title, code, people=people, is_open=bool(members) and not people))
    return tuple(rows)


def people_for(members: Sequence[Member], codes: Collection[str]) -> tuple[PlanRow, ...]:
    """Every member with a tick for the chosen criteria, and how much this member holds."""
    rows = []
    for member in members:
        held = f"{len(member.criteria)} tiêu chí" if member.criteria else "chưa có tiêu chí"
        mine = sum(code in member.criteria for code in codes)
        state = _state(mine, len(codes)) if codes else None
        facts = " · ".join(part for part in (ROLE_WORDS[member.role], member.position, held) if part)
        rows.append(PlanRow(member.id, member.full_name, line=facts, state=state))
    return tuple(rows)


def _state(mine: int, wanted: int) -> Qt.CheckState:
    if mine == wanted:
        return Qt.CheckState.Checked
    return Qt.CheckState.PartiallyChecked if mine else Qt.CheckState.Unchecked


class PlanModel(QAbstractListModel):
    """The rows; `kind` says what they are when dragged, the other kind may be dropped on them."""

    dropped = Signal(str, object)

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._takes = MEMBERS if kind == CRITERIA else CRITERIA
        self.rows: tuple[PlanRow, ...] = ()
        self.editable = False

    def show_rows(self, rows: tuple[PlanRow, ...]) -> None:
        """Show these; rows that stay keep their place, their focus and their selection."""
        if [row.key for row in rows] != [row.key for row in self.rows]:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return
        changed = [index for index, row in enumerate(rows) if row != self.rows[index]]
        self.rows = rows
        for index in changed:
            place = self.index(index)
            self.dataChanged.emit(place, place)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{row.code} {row.title}".strip()
            case Qt.ItemDataRole.ToolTipRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.words
            case Qt.ItemDataRole.CheckStateRole if row.state is not None:
                return row.state.value
            case _ if role == ROW:
                return row
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.editable:
            flags |= Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
        return flags

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [CRITERIA, MEMBERS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return pack(self.kind, [self.rows[index.row()].key for index in indexes])

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        return self.editable and parent.isValid() and data.hasFormat(self._takes)

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        self.dropped.emit(self.rows[parent.row()].key, unpack(self._takes, data))
        return True
