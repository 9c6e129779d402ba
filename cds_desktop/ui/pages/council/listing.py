"""Lập danh sách: the deeds on the list of members, by hand, by pasting, and where something is missing."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from cds_desktop import queries
from cds_desktop.actions import Changes
from cds_desktop.actions.rounds import name_council
from cds_desktop.actions.rounds.council import people_words
from cds_desktop.actions.rounds.council_text import read_people, without_known
from cds_desktop.domain.round import Member, Role
from cds_desktop.queries import CouncilProblem
from cds_desktop.queries.council import ROLE as ROLE_FIELD
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.as_entered import AsEntered, Deed
from cds_desktop.ui.background import signals
from cds_desktop.ui.pages.council.member_model import NAME, ROLE, MemberModel
from cds_desktop.ui.pages.council.member_table import MemberTable


class Listing(QObject):
    """Who is in the table is stored as it is entered; `wanted` before a deed, `counted` after it."""

    wanted = Signal()
    counted = Signal()

    def __init__(self, table: MemberTable, model: MemberModel, workspace: Workspace) -> None:
        super().__init__(table)
        self._table, self._model, self._workspace = table, model, workspace
        self.store = AsEntered(table, self._deed)
        model.edited.connect(self.store.touch)
        table.row_wanted.connect(self.add)
        table.remove_asked.connect(self.remove)
        table.move_asked.connect(self.move)
        table.paste_asked.connect(self.paste)

    def show(self, stored: Sequence[Member]) -> None:
        """Show what is stored, unless something is being entered."""
        if self.store.is_settled and not self._table.is_editing:
            chosen = self._table.chosen_ids
            self._model.show_members(stored)
            self._table.choose(chosen)
        self._model.show_held({member.id: member.criteria for member in stored})

    def add(self) -> None:
        """Thêm một người, to be named at once."""
        self.wanted.emit()
        self._model.drop_empty()
        row = self._model.add()
        self.counted.emit()
        self._table.edit_cell(row, NAME)

    def remove(self) -> None:
        """Bỏ những người đang chọn."""
        rows = self._table.chosen_rows
        names = [member.full_name for member in self._table.chosen if member.full_name.strip()]
        if not (self._model.editable and rows):
            return
        self._model.remove(rows)
        self._table.choose_rows([min(rows[0], self._model.rowCount() - 1)])
        self.counted.emit()
        if names:
            self._store_and_say(f"Đã bỏ {people_words(names)} khỏi Hội đồng")

    def move(self, by: int) -> None:
        """Đổi thứ tự: the chosen people one row up or down."""
        rows = self._table.chosen_rows
        if not (self._model.editable and rows):
            return
        before = rows[0] - 1 if by < 0 else rows[-1] + 2
        if before >= 0:
            self._model.move_before(rows, before)

    def paste(self) -> None:
        """Dán danh sách copied from Excel or Word."""
        if not self._model.editable:
            return
        found = read_people(QGuiApplication.clipboard().text())
        new = without_known(found.members, self._model.members)
        words = found.words
        if twice := len(found.members) - len(new):
            words = f"{words} {twice} người đã có trong danh sách, không thêm lần nữa."
        if not new:
            signals.said.emit(words)
            return
        self.wanted.emit()
        self._model.append(new)
        self.counted.emit()
        self._table.choose([member.id for member in new])
        self._store_and_say(words)

    def mend(self, problem: CouncilProblem) -> None:
        """Open the cell in which `problem` is mended."""
        self.wanted.emit()
        row = self._model.row_of(problem.member_id)
        if row < 0:
            # Whoever holds no office yet can take the one that is missing.
            free = (i for i, one in enumerate(self._model.members) if one.role is Role.MEMBER)
            here = self._table.currentIndex().row()
            current = self._model.member(here)
            row = here if current and current.role is Role.MEMBER else next(free, max(0, here))
        self._table.edit_cell(row, ROLE if problem.field == ROLE_FIELD else NAME)

    def _store_and_say(self, words: str) -> None:
        self.store.stored.connect(lambda: signals.did.emit(words), Qt.ConnectionType.SingleShotConnection)
        self.store.hand_over()

    def _deed(self) -> Deed | None:
        if not self._model.editable:
            return None
        members = self._model.members

        def name() -> Changes:
            # Who holds what is stored by deeds of its own and read anew.
            rows = queries.council(self._workspace).members
            held = {row.member.id: row.member.criteria for row in rows}
            now = [replace(one, criteria=held.get(one.id, one.criteria)) for one in members]
            return name_council(self._workspace, now)

        return name
