"""Sửa bản đang đối chiếu: what the editor asks for becomes deeds on the draft, stored one after the other."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from cds_desktop.actions import Changes
from cds_desktop.actions.indicator_sets import (
    RowAdded,
    add_draft_row,
    edit_draft_cells,
    edit_draft_setting,
    move_draft_row,
    remove_draft_rows,
    settle_difference,
    tick_draft_rows,
)
from cds_desktop.domain.double_entry import DraftDifference
from cds_desktop.domain.set_table import RowKind
from cds_desktop.ui.background import signals
from cds_desktop.ui.pages.indicator_set.desk import CellEdit
from cds_desktop.ui.pages.indicator_set.editor import Editor
from cds_desktop.ui.pages.indicator_set.head import SETTINGS
from cds_desktop.ui.pages.indicator_set.menus import menu_of
from cds_desktop.ui.pages.indicator_set.storing import Storing
from cds_desktop.ui.pages.indicator_set.words import Cell

if TYPE_CHECKING:
    from cds_desktop.storage.workspace import Workspace

_BELOW = {
    RowKind.GROUP: RowKind.CRITERION,
    RowKind.CRITERION: RowKind.ITEM,
    RowKind.ITEM: RowKind.ITEM,
    RowKind.LEVEL: RowKind.LEVEL,
}


class DraftEditing(QObject):
    """Every deed goes to the store at once; `settled` when the last one went in."""

    settled = Signal()

    def __init__(self, page: QWidget, workspace: "Workspace", editor: Editor) -> None:
        super().__init__(page)
        self._workspace, self._editor = workspace, editor
        self._storing = Storing(page)
        self._new_row = ""
        self.draft_id, self.person = "", ""
        self._storing.settled.connect(self.settled)
        editor.desk.edited.connect(self._cells_edited)
        editor.desk.setting_edited.connect(self._setting_edited)
        editor.desk.restructured.connect(self._go_to_new)
        editor.tick_asked.connect(self._tick)
        editor.insert_asked.connect(self._insert)
        editor.add_menu_asked.connect(self._show_add_menu)
        editor.remove_asked.connect(self._remove)
        editor.move_asked.connect(self._move)

    @property
    def is_settled(self) -> bool:
        """Whether the store holds what is shown."""
        return self._storing.is_settled

    def settle(self, other_id: str, difference: object, *, first_is_right: bool) -> None:
        """Take one person's words over into the other's draft."""
        if isinstance(difference, DraftDifference):
            settle = partial(settle_difference, self._workspace, self.draft_id, other_id, difference)
            self._run(partial(settle, first_is_right=first_is_right))

    def _run(self, deed: partial[Changes], said: str = "") -> None:
        def done(_: Changes) -> None:
            if said:
                signals.did.emit(said)

        if self.draft_id:
            self._storing.run(deed, done)

    def _cells_edited(self, edits: tuple[CellEdit, ...]) -> None:
        self._run(partial(edit_draft_cells, self._workspace, self.draft_id, edits))

    def _setting_edited(self, key: str, text: str) -> None:
        self._run(partial(edit_draft_setting, self._workspace, self.draft_id, key, text))

    def _tick(self, row_ids: list[str], ticked: bool) -> None:
        self._editor.desk.show_ticks(row_ids, ticked)
        # Whose draft it is ticks, whoever sits at this machine.
        self._run(
            partial(tick_draft_rows, self._workspace, self.draft_id, row_ids, ticked, person=self.person)
        )

    def _insert(self) -> None:
        """Insert: one more row of the kind that belongs below the one with the cursor."""
        if self._editor.head.tabs.currentIndex() == SETTINGS:
            self._add(RowKind.LEVEL)
            return
        row = self._editor.view.current_row
        self._add(_BELOW[row.kind] if row is not None else RowKind.GROUP)

    def _add(self, kind: RowKind) -> None:
        if not (self.draft_id and self._editor.desk.editable):
            return
        self._editor.hand_over()
        row = self._editor.active_view.current_row
        after = row.id if row is not None else ""
        add = partial(add_draft_row, self._workspace, self.draft_id, after, kind)
        self._storing.run(add, self._added)

    def _added(self, changes: Changes) -> None:
        if isinstance(changes, RowAdded):
            self._new_row = changes.row_id

    def _go_to_new(self) -> None:
        if self._new_row and self._editor.desk.row(self._new_row) is not None:
            row_id, self._new_row = self._new_row, ""
            self._editor.edit_row(row_id, Cell.TEXT)

    def _show_add_menu(self) -> None:
        entries = [
            ("Nội dung, dưới dòng này", partial(self._add, RowKind.ITEM), True),
            ("Tiêu chí mới", partial(self._add, RowKind.CRITERION), True),
            ("Nhóm mới", partial(self._add, RowKind.GROUP), True),
        ]
        button = self._editor.head.add
        menu = menu_of(self._editor, entries)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _remove(self, row_ids: list[str]) -> None:
        self._editor.hand_over()
        whole = list(dict.fromkeys(one for row in row_ids for one in self._editor.desk.below(row)))
        count = len(whole)
        said = f"Đã bỏ {count} dòng" if count > 1 else "Đã bỏ một dòng"
        self._run(partial(remove_draft_rows, self._workspace, self.draft_id, whole), said)

    def _move(self, row_ids: list[str], by: int) -> None:
        self._editor.hand_over()
        if len(row_ids) == 1:
            self._run(partial(move_draft_row, self._workspace, self.draft_id, row_ids[0], by))
        else:
            signals.said.emit("Mỗi lần đổi chỗ một dòng")
