"""Danh sách Hội đồng as a table model: typed, pasted, put in order, and dropped upon."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QWidget

from cds_desktop.actions.rounds.council_text import guessed_salutation, split_salutation
from cds_desktop.domain.round import Member, Role
from cds_desktop.ui.pages.council.dragging import CRITERIA, MEMBERS, pack, unpack

Index = QModelIndex | QPersistentModelIndex
SALUTATION, NAME, POSITION, ROLE, HELD = range(5)
HEADS = ("Danh xưng", "Họ và tên", "Chức vụ", "Vai trò", "Tiêu chí")
SALUTATIONS = ("Ông", "Bà", "")
ROLE_WORDS = {role: role.label.removesuffix(" Hội đồng") for role in Role}
_FIELDS = {SALUTATION: "salutation", NAME: "full_name", POSITION: "position"}


class MemberModel(QAbstractTableModel):
    """The members as shown; `edited` comes with every change by hand."""

    edited = Signal()
    criteria_dropped = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._members: list[Member] = []
        self.editable = True
        self._merged = False
        # Rows added by hand: Enter goes on from cell to cell until the person is complete.
        self.fresh: set[str] = set()

    @property
    def members(self) -> tuple[Member, ...]:
        """Everybody who has a name, in order."""
        return tuple(member for member in self._members if member.full_name.strip())

    def member(self, row: int) -> Member | None:
        """The member of one row, named or not."""
        return self._members[row] if 0 <= row < len(self._members) else None

    def row_of(self, member_id: str) -> int:
        """Where a member stands, or -1."""
        return next((row for row, one in enumerate(self._members) if one.id == member_id), -1)

    def show_members(self, members: Sequence[Member]) -> None:
        """Show these, unless they are shown already; rows without a name yet stay at the end."""
        if tuple(members) == self.members:
            return
        self.beginResetModel()
        self._members = [*members, *(m for m in self._members if not m.full_name.strip())]
        self.endResetModel()

    def show_held(self, held: Mapping[str, Sequence[str]]) -> None:
        """Show who holds what; names being typed stay as they are."""
        for row, member in enumerate(self._members):
            criteria = tuple(held.get(member.id, member.criteria))
            if criteria != member.criteria:
                self._members[row] = replace(member, criteria=criteria)
                self._tell(row, HELD)

    def show_assigned(self, ids: Collection[str], codes: Sequence[str], *, assigned: bool) -> None:
        """Show at once what is being stored."""
        held = {one.id: _with_codes(one.criteria, codes, assigned) for one in self._members if one.id in ids}
        self.show_held(held)

    def merge_salutations(self, merged: bool) -> None:
        """Show, and edit, "Bà Nguyễn Thị Hạnh" in one cell where there is no room for two."""
        if merged != self._merged:
            self._merged = merged
            if self._members:
                self.dataChanged.emit(self.index(0, NAME), self.index(len(self._members) - 1, NAME))

    def add(self) -> int:
        """A new, empty row; its number. The first person of a council is its chair."""
        row = len(self._members)
        role = Role.MEMBER if self._members else Role.CHAIR
        self.beginInsertRows(QModelIndex(), row, row)
        self._members.append(Member(id=uuid4().hex, full_name="", role=role))
        self.endInsertRows()
        self.fresh.add(self._members[row].id)
        return row

    def append(self, members: Sequence[Member]) -> None:
        """Add people who are complete, e.g. pasted ones."""
        first = len(self.members)
        self.drop_empty()
        self.beginInsertRows(QModelIndex(), first, first + len(members) - 1)
        self._members.extend(members)
        self.endInsertRows()
        self.edited.emit()

    def drop_empty(self) -> None:
        """Forget rows in which nobody was named."""
        for row in reversed(range(len(self._members))):
            if not self._members[row].full_name.strip():
                self.remove([row])

    def remove(self, rows: Collection[int]) -> None:
        """Take members out."""
        removed = [self._members[row] for row in rows]
        for row in sorted(rows, reverse=True):
            self.beginRemoveRows(QModelIndex(), row, row)
            self._members.pop(row)
            self.endRemoveRows()
        if any(member.full_name.strip() for member in removed):
            self.edited.emit()

    def move_before(self, rows: Sequence[int], before: int) -> None:
        """Put members together before the row `before`."""
        order = [row for row in range(len(self._members)) if row not in rows]
        place = sum(1 for row in order if row < before)
        order[place:place] = sorted(rows)
        if order == list(range(len(self._members))):
            return
        self.layoutAboutToBeChanged.emit()
        places = {old: new for new, old in enumerate(order)}
        held = self.persistentIndexList()
        self._members = [self._members[row] for row in order]
        self.changePersistentIndexList(held, [self.index(places[i.row()], i.column()) for i in held])
        self.layoutChanged.emit()
        self.edited.emit()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._members)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        member, column = self._members[index.row()], index.column()
        if role == Qt.ItemDataRole.EditRole and column == ROLE:
            return member.role.value
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(member, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return ", ".join(member.criteria) if column == HELD else self._text(member, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{HEADS[column]}: {self._text(member, column) or 'chưa điền'}"
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        member, column = self._members[index.row()], index.column()
        text = " ".join(str(value).split())
        changed = self._with_name(member, text) if column == NAME else _with_cell(member, column, text)
        if changed != member:
            self._replace(index.row(), column, changed)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled if self.editable else Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.editable:
            flags |= Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
            if index.column() != HELD:
                flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [MEMBERS, CRITERIA]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = sorted({index.row() for index in indexes})
        return pack(MEMBERS, [self._members[row].id for row in rows if self._members[row].full_name.strip()])

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        named = parent.isValid() and bool(self._members[parent.row()].full_name.strip())
        return self.editable and (data.hasFormat(MEMBERS) or (data.hasFormat(CRITERIA) and named))

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        if codes := unpack(CRITERIA, data):
            self.criteria_dropped.emit(self._members[parent.row()].id, codes)
            return True
        target = row if row >= 0 else parent.row() if parent.isValid() else len(self._members)
        rows = [found for one in unpack(MEMBERS, data) if (found := self.row_of(one)) >= 0]
        self.move_before(rows, target)
        return True

    def _with_name(self, member: Member, text: str) -> Member:
        """A name, with its salutation where one was typed; a new name brings the likely one."""
        name, said = split_salutation(text)
        if not said and member.id in self.fresh and not member.full_name:
            said = guessed_salutation(name) or member.salutation
        elif not said and not (self._merged and name == member.full_name):
            # Only who shortened "Bà Nguyễn Thị Hạnh" by its first word wants no salutation.
            said = member.salutation
        return replace(member, full_name=name, salutation=said)

    def _text(self, member: Member, column: int) -> str:
        if column == ROLE:
            return ROLE_WORDS[member.role]
        if column == HELD:
            return str(len(member.criteria)) if member.criteria else "–"
        if column == NAME and self._merged and member.full_name:
            return member.addressed
        return str(getattr(member, _FIELDS[column]))

    def _replace(self, row: int, column: int, member: Member) -> None:
        self._members[row] = member
        self._tell(row, column)
        if member.full_name.strip():
            self.edited.emit()

    def _tell(self, row: int, column: int) -> None:
        place = self.index(row, column)
        self.dataChanged.emit(place if column != NAME else self.index(row, SALUTATION), place)


def _with_cell(member: Member, column: int, text: str) -> Member:
    if column == SALUTATION:
        return replace(member, salutation=text)
    if column == POSITION:
        return replace(member, position=text)
    return replace(member, role=Role(text)) if column == ROLE else member


def _with_codes(held: Sequence[str], codes: Sequence[str], assigned: bool) -> tuple[str, ...]:
    kept = [code for code in held if code not in codes]
    return tuple(sorted([*kept, *codes])) if assigned else tuple(kept)
