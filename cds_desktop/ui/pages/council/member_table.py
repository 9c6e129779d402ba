"""Danh sách Hội đồng: a table that is edited in place."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cds_desktop.domain.round import Member, Role
from cds_desktop.ui.theme import Size
from cds_desktop.ui.widgets.combo_box import ComboBox

Index = QModelIndex | QPersistentModelIndex
SALUTATION, NAME, POSITION, ROLE, HELD = range(5)
HEADS = ("Danh xưng", "Họ và tên", "Chức vụ", "Vai trò", "Tiêu chí")
SALUTATIONS = ("Ông", "Bà", "")
ROLE_WORDS = {role: role.label.removesuffix(" Hội đồng") for role in Role}
_FIELDS = {SALUTATION: "salutation", NAME: "full_name", POSITION: "position"}


class MemberModel(QAbstractTableModel):
    """The members as shown; `edited` comes with every change by hand."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._members: list[Member] = []
        self.editable = True

    @property
    def members(self) -> tuple[Member, ...]:
        """Everybody who has a name, in order."""
        return tuple(member for member in self._members if member.full_name.strip())

    def member(self, row: int) -> Member | None:
        """The member of one row, named or not."""
        return self._members[row] if 0 <= row < len(self._members) else None

    def show_members(self, members: Sequence[Member]) -> None:
        """Show these, unless they are shown already; rows without a name yet stay at the end."""
        if tuple(members) == self.members:
            return
        self.beginResetModel()
        self._members = [*members, *(m for m in self._members if not m.full_name.strip())]
        self.endResetModel()

    def add(self) -> int:
        """A new, empty row; its number."""
        row = len(self._members)
        self.beginInsertRows(QModelIndex(), row, row)
        self._members.append(Member(id=uuid4().hex, full_name="", salutation=SALUTATIONS[0]))
        self.endInsertRows()
        return row

    def remove(self, row: int) -> None:
        """Take one member out."""
        self.beginRemoveRows(QModelIndex(), row, row)
        removed = self._members.pop(row)
        self.endRemoveRows()
        if removed.full_name.strip():
            self.edited.emit()

    def move(self, row: int, by: int) -> int:
        """Move one member up or down; the new row."""
        target = row + by
        if not (0 <= row < len(self._members) and 0 <= target < len(self._members)):
            return row
        root = QModelIndex()
        self.beginMoveRows(root, row, row, root, target + 1 if by > 0 else target)
        self._members.insert(target, self._members.pop(row))
        self.endMoveRows()
        self.edited.emit()
        return target

    def assign(self, row: int, criteria: Sequence[str]) -> None:
        """Give one member exactly these criteria."""
        self._replace(row, HELD, replace(self._members[row], criteria=tuple(criteria)))

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
        changed = _with_cell(member, column, " ".join(str(value).split()))
        if changed != member:
            self._replace(index.row(), column, changed)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and self.editable and index.column() != HELD:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags if index.isValid() else Qt.ItemFlag.NoItemFlags

    def _text(self, member: Member, column: int) -> str:
        if column == ROLE:
            return ROLE_WORDS[member.role]
        if column == HELD:
            return str(len(member.criteria)) if member.criteria else "–"
        return str(getattr(member, _FIELDS[column]))

    def _replace(self, row: int, column: int, member: Member) -> None:
        self._members[row] = member
        place = self.index(row, column)
        self.dataChanged.emit(place, place)
        if member.full_name.strip():
            self.edited.emit()


def _with_cell(member: Member, column: int, text: str) -> Member:
    if column == SALUTATION:
        return replace(member, salutation=text)
    if column == NAME:
        return replace(member, full_name=text)
    if column == POSITION:
        return replace(member, position=text)
    return replace(member, role=Role(text)) if column == ROLE else member


class _ChoiceDelegate(QStyledItemDelegate):
    """Edits a cell with a list: pairs of value and words."""

    def __init__(self, choices: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self._choices = choices

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        box = ComboBox(parent)
        for value, words in self._choices:
            box.addItem(words, value)
        box.activated.connect(lambda: self._take(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        editor.setCurrentIndex(max(0, editor.findData(index.data(Qt.ItemDataRole.EditRole))))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        model.setData(index, editor.currentData())

    def _take(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)


class MemberTable(QTableView):
    """The table; rows 44 high, edited with F2, a double click or by typing."""

    def __init__(self, model: MemberModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName("Danh sách Hội đồng")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked
            | triggers.EditKeyPressed
            | triggers.AnyKeyPressed
            | triggers.SelectedClicked
        )
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(Size.ROW_PERSON)
        head = self.horizontalHeader()
        head.setAccessibleName("Tên các cột")
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column, width in ((SALUTATION, 80), (ROLE, 116), (HELD, 68)):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, width)
        salutations = [(words, words or "(không)") for words in SALUTATIONS]
        roles = [(role.value, ROLE_WORDS[role]) for role in Role]
        self._delegates = (_ChoiceDelegate(salutations, self), _ChoiceDelegate(roles, self))
        self.setItemDelegateForColumn(SALUTATION, self._delegates[0])
        self.setItemDelegateForColumn(ROLE, self._delegates[1])

    def commit_editing(self) -> None:
        """Take over a cell that is still being edited."""
        editor = self.indexWidget(self.currentIndex())
        if self.state() is QAbstractItemView.State.EditingState and editor is not None:
            self.commitData(editor)
