"""Danh sách Hội đồng: a table typed like a sheet, its rows put in order and dropped upon."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import (
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from cds_desktop.actions.rounds.council import people_words
from cds_desktop.domain.round import Member, Role
from cds_desktop.ui.pages.council.dragging import CRITERIA, MEMBERS, ShowsDrop, drag
from cds_desktop.ui.pages.council.member_cells import CellDelegate, ChoiceDelegate, Hint
from cds_desktop.ui.pages.council.member_model import (
    HELD,
    NAME,
    POSITION,
    ROLE,
    ROLE_WORDS,
    SALUTATION,
    SALUTATIONS,
    MemberModel,
)
from cds_desktop.ui.theme import Size

MERGED_BELOW = 590
_GOING_ON = {NAME: POSITION, POSITION: ROLE}


class MemberTable(ShowsDrop, QTableView):
    """Rows at least 44 high, edited with F2, a double click or by typing; Enter goes on in a new row."""

    row_wanted = Signal()
    remove_asked = Signal()
    move_asked = Signal(int)
    paste_asked = Signal()

    def __init__(self, model: MemberModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._members = model
        self.setModel(model)
        self.setAccessibleName("Danh sách Hội đồng")
        # Tab leaves the table, as it leaves every list; the arrows go from cell to cell.
        self.setTabKeyNavigation(False)
        self._set_behaviour()
        self._set_head()
        salutations = [(words, words or "(không)") for words in SALUTATIONS]
        roles = [(role.value, ROLE_WORDS[role]) for role in Role]
        self._delegates = (ChoiceDelegate(salutations, self), ChoiceDelegate(roles, self))
        self._cells = CellDelegate(self)
        self._cells.table_pasted.connect(self.paste_asked)
        self.setItemDelegate(self._cells)
        self.setItemDelegateForColumn(SALUTATION, self._delegates[0])
        self.setItemDelegateForColumn(ROLE, self._delegates[1])

    @property
    def chosen_rows(self) -> list[int]:
        """Rows selected, from the top."""
        return sorted({index.row() for index in self.selectionModel().selectedRows()})

    @property
    def chosen(self) -> list[Member]:
        """People selected, from the top."""
        found = (self._members.member(row) for row in self.chosen_rows)
        return [member for member in found if member is not None]

    @property
    def chosen_ids(self) -> list[str]:
        """Who is selected, from the top."""
        return [member.id for member in self.chosen]

    def choose(self, ids: Sequence[str]) -> None:
        """Select these people again, or whoever stands there now."""
        rows = [row for one in ids if (row := self._members.row_of(one)) >= 0]
        here = max(0, self.currentIndex().row())
        self.choose_rows(rows or [min(here, self._members.rowCount() - 1)])

    def choose_rows(self, rows: Sequence[int]) -> None:
        """Select these rows, the first one as the current."""
        flags = QItemSelectionModel.SelectionFlag
        column = max(NAME, self.currentIndex().column())
        places = [self._members.index(row, column) for row in rows if row >= 0]
        if not places or list(rows) == self.chosen_rows:
            return
        selection = self.selectionModel()
        selection.setCurrentIndex(places[0], flags.ClearAndSelect | flags.Rows)
        for place in places[1:]:
            selection.select(place, flags.Select | flags.Rows)

    @property
    def is_editing(self) -> bool:
        """Whether a cell is open."""
        return self.state() is QAbstractItemView.State.EditingState

    def commit_editing(self) -> None:
        """Take over a cell that is still being edited."""
        editor = self.indexWidget(self.currentIndex())
        if self.state() is QAbstractItemView.State.EditingState and editor is not None:
            self.commitData(editor)

    def edit_cell(self, row: int, column: int) -> None:
        """Go to a cell and open it."""
        place = self._members.index(row, column)
        self.setFocus()
        # Tab goes on from the current cell: it must be the one that is edited.
        self.setCurrentIndex(place)
        # Where another cell is still open, or nothing may be changed, it simply stays closed.
        self.edit(place, QAbstractItemView.EditTrigger.AllEditTriggers, None)  # type: ignore[call-overload]

    def closeEditor(self, editor: QWidget, hint: Hint) -> None:
        place = self.currentIndex()
        member = self._members.member(place.row())
        is_fresh = member is not None and member.id in self._members.fresh
        if hint is Hint.RevertModelCache:
            super().closeEditor(editor, hint)
            self._members.drop_empty()
            return
        if not is_fresh or hint not in (Hint.EditNextItem, Hint.SubmitModelCache):
            last = hint is Hint.EditNextItem and place.column() == ROLE
            super().closeEditor(editor, Hint.NoHint if last else hint)
            return
        super().closeEditor(editor, Hint.NoHint)
        if place.column() in _GOING_ON:
            self.edit_cell(place.row(), _GOING_ON[place.column()])
        elif place.column() == ROLE:
            self._go_on_below(place.row())

    def _go_on_below(self, row: int) -> None:
        self._members.fresh.clear()
        if row + 1 < self._members.rowCount():
            self.setCurrentIndex(self._members.index(row + 1, NAME))
        else:
            self.row_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() is QAbstractItemView.State.EditingState
        if editing:
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_asked.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_asked.emit()
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in _MOVES:
            self.move_asked.emit(_MOVES[event.key()])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Not every cell can be typed into: how many criteria somebody holds is counted.
            if self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        names = [member.full_name for member in self.chosen if member.full_name.strip()]
        if names:
            drag(self, self._members.mimeData(self.selectedIndexes()), people_words(names))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        place = self.indexAt(event.position().toPoint())
        mime = event.mimeData()
        onto = mime.hasFormat(CRITERIA)
        # Criteria belong onto a person, people between two rows: the cell under the mouse decides alone.
        accepted = self._members.canDropMimeData(mime, Qt.DropAction.CopyAction, -1, -1, place)
        event.setAccepted(accepted)
        self.mark_drop(self._drop_area(place, onto) if accepted else None)

    def dropEvent(self, event: QDropEvent) -> None:
        self.mark_drop(None)
        place = self.indexAt(event.position().toPoint())
        below = self.visualRect(place).center().y() < event.position().y()
        row = -1
        if event.mimeData().hasFormat(MEMBERS):
            row = place.row() + below if place.isValid() else self._members.rowCount()
        self._members.dropMimeData(event.mimeData(), Qt.DropAction.CopyAction, row, 0, place)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Names are never cut: they take the room they need, positions wrap in what is left."""
        merged = self.viewport().width() < MERGED_BELOW
        self._members.merge_salutations(merged)
        self.setColumnHidden(SALUTATION, merged)
        left = self.viewport().width() - sum(self.columnWidth(c) for c in (SALUTATION, ROLE, HELD))
        wanted = max(self.sizeHintForColumn(NAME) + 12, 130)
        self.setColumnWidth(NAME, max(120, min(wanted, round(left * 0.56))))
        # Heights follow the widths only when they are asked for again.
        self.verticalHeader().resizeSections(QHeaderView.ResizeMode.ResizeToContents)

    def _drop_area(self, place: QModelIndex, onto: bool) -> QRect:
        area = self.visualRect(place)
        whole = QRect(0, area.top(), self.viewport().width(), area.height())
        if onto:
            return whole
        if not place.isValid():
            last = self.visualRect(self._members.index(self._members.rowCount() - 1, 0))
            return QRect(0, last.bottom(), whole.width(), 0)
        cursor = self.viewport().mapFromGlobal(self.cursor().pos()).y()
        return QRect(0, area.bottom() if cursor > area.center().y() else area.top(), whole.width(), 0)

    def _set_behaviour(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.allow_dragging()
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setShowGrid(False)

    def _set_head(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(Size.ROW_PERSON)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head = self.horizontalHeader()
        head.setAccessibleName("Tên các cột")
        head.setHighlightSections(False)
        head.setMinimumSectionSize(40)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(POSITION, QHeaderView.ResizeMode.Stretch)
        for column, width in ((SALUTATION, 84), (ROLE, 116), (HELD, 68)):
            self.setColumnWidth(column, width)


_MOVES: dict[int, int] = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1}
