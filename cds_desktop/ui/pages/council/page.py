"""Hội đồng và phân công: who sits in it, in which role, and who holds which criteria."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from cds_desktop import queries
from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.rounds import change_round, name_council
from cds_desktop.actions.rounds.council import people_words
from cds_desktop.actions.rounds.council_text import read_people, without_known
from cds_desktop.domain.round import Member, Role
from cds_desktop.queries import CouncilProblem, CouncilView, RoundView
from cds_desktop.queries.council import DECISION
from cds_desktop.queries.council import ROLE as ROLE_FIELD
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui import background
from cds_desktop.ui.as_entered import AsEntered, Deed
from cds_desktop.ui.background import run_query
from cds_desktop.ui.pages.council.assigning import Assigning
from cds_desktop.ui.pages.council.layout import CouncilLayout
from cds_desktop.ui.pages.council.member_model import NAME, ROLE
from cds_desktop.ui.pages.council.plan import criteria_of, criteria_with_people, people_for
from cds_desktop.ui.pages.page import Page


@dataclass(frozen=True)
class Shown:
    """Everything the page shows."""

    council: CouncilView
    round: RoundView


class CouncilPage(CouncilLayout, Page):
    """By person or by criterion; assigned by dragging or ticking, stored as it is made."""

    key = "council"
    title = "Hội đồng và phân công"
    help_text = (
        "Danh sách Hội đồng theo thứ tự in trong biên bản; gõ từng người hoặc dán bảng chép từ Excel, Word. "
        "Giao tiêu chí bằng cách kéo thả hoặc đánh dấu, theo người hay theo tiêu chí."
    )
    keys = (
        ("Enter", "sang ô tiếp theo, hết dòng thì thêm người"),
        ("Ctrl+V", "dán danh sách chép từ Excel, Word"),
        ("Space", "giao hoặc thôi giao các dòng đang chọn"),
        ("Alt+↑, Alt+↓", "đổi thứ tự thành viên"),
        ("Del", "bỏ thành viên đang chọn"),
    )
    subjects = frozenset({Subject.COUNCIL, Subject.ROUND, Subject.MINUTES})

    def reload(self) -> None:
        run_query(self, partial(_look, self.workspace), self._show)

    def hand_over(self) -> None:
        self.table.commit_editing()
        super().hand_over()

    def panes(self) -> list[QWidget]:
        return [self.left, self.side_people, self.side_criteria, self.decision]

    def _connect(self) -> None:
        self._view: CouncilView | None = None
        self._editable = False
        self._members_store = AsEntered(self, self._members_deed)
        self._decision_store = AsEntered(self, self._decision_deed)
        self.assigning = Assigning(self, self.workspace)
        self.assigning.shown.connect(self._show_assigned)
        self.decision.edited.connect(self._decision_store.touch)
        self.tabs.currentChanged.connect(self._show_way)
        self._connect_table()
        self._connect_lists()
        for button in (self.add, self.add_first):
            button.clicked.connect(self._add)
        for button in (self.paste, self.paste_first):
            button.clicked.connect(self._paste)
        self.problems.mend_asked.connect(self._mend)
        self.open_criteria.chosen.connect(self._choose_open)
        self.open_criteria.distribute_asked.connect(self._distribute)

    def _connect_table(self) -> None:
        self.model.edited.connect(self._members_edited)
        self.model.criteria_dropped.connect(self._criteria_dropped)
        self.table.selectionModel().selectionChanged.connect(self._show_plan)
        self.table.row_wanted.connect(self._add)
        self.table.remove_asked.connect(self._remove)
        self.table.move_asked.connect(self._move)
        self.table.paste_asked.connect(self._paste)

    def _connect_lists(self) -> None:
        self.criteria_model.dropped.connect(self._people_dropped)
        self.all_model.dropped.connect(self._people_dropped)
        self.people_model.dropped.connect(self._criteria_dropped)
        self.all_criteria.selectionModel().selectionChanged.connect(self._show_plan)
        self.side_criteria.list.ticked.connect(self._tick_criteria)
        self.side_people.list.ticked.connect(self._tick_people)

    def _show(self, shown: Shown) -> None:
        self._view = shown.council
        self._editable = shown.council.editable and not self.is_read_only
        for model in (self.model, self.criteria_model, self.all_model, self.people_model):
            model.editable = self._editable
        self.sealed.show_editable(shown.council.editable)
        self.decision.set_school_year(shown.round.school_year)
        self.decision.setEnabled(self._editable)
        for button in (self.add, self.add_first, self.paste, self.paste_first):
            button.setEnabled(self._editable)
        if self._decision_store.is_settled:
            self.decision.show_round(shown.round)
        stored = [one.member for one in shown.council.members]
        if self._members_store.is_settled and not self.table.is_editing:
            chosen = self.table.chosen_ids
            self.model.show_members(stored)
            self.table.choose(chosen)
        self.model.show_held({member.id: member.criteria for member in stored})
        self.problems.show_problems(shown.council.problems, editable=self._editable)
        self._show_count()

    def _show_count(self) -> None:
        members = self.model.members
        self.tabs.setTabText(0, f"Theo người · {len(members)}" if members else "Theo người")
        criteria = self._view.criteria if self._view else ()
        self.tabs.setTabText(1, f"Theo tiêu chí · {len(criteria)}" if criteria else "Theo tiêu chí")
        self._show_way()
        self.table.fit_columns()

    def _show_way(self) -> None:
        by_person = self.tabs.currentIndex() == 0
        self.show_way(by_person=by_person, is_empty=self.model.rowCount() == 0)
        self._show_plan()

    def _show_plan(self) -> None:
        """Fill the lists that are seen now."""
        if self._view is None:
            return
        members, criteria = self.model.members, self._view.criteria
        held = {code for member in members for code in member.criteria}
        open_count = sum(code not in held for code, _ in criteria)
        self.open_criteria.show_open(open_count, editable=self._editable, has_people=bool(members))
        if self.tabs.currentIndex() == 0:
            chosen = [member for member in self.table.chosen if member in members]
            self.show_criteria_side([member.full_name for member in chosen], editable=self._editable)
            ids = [member.id for member in chosen]
            self.criteria_model.show_rows(criteria_of(criteria, members, ids))
        else:
            self.all_model.show_rows(criteria_with_people(criteria, members))
            self.show_people_side(self.all_criteria.chosen, editable=self._editable)
            self.people_model.show_rows(people_for(members, self.all_criteria.chosen))

    def _show_assigned(self, ids: Sequence[str], codes: Sequence[str], assigned: bool) -> None:
        self.model.show_assigned(ids, codes, assigned=assigned)
        self._show_plan()

    def _members_edited(self) -> None:
        self._members_store.touch()
        self._show_plan()

    def _add(self) -> None:
        self.tabs.setCurrentIndex(0)
        self.model.drop_empty()
        row = self.model.add()
        self._show_count()
        self.table.edit_cell(row, NAME)

    def _remove(self) -> None:
        rows = self.table.chosen_rows
        names = [member.full_name for member in self.table.chosen if member.full_name.strip()]
        if not (self._editable and rows):
            return
        self.model.remove(rows)
        self.table.choose_rows([min(rows[0], self.model.rowCount() - 1)])
        self._show_count()
        if names:
            self._store_members(f"Đã bỏ {people_words(names)} khỏi Hội đồng")

    def _move(self, by: int) -> None:
        rows = self.table.chosen_rows
        if not (self._editable and rows):
            return
        before = rows[0] - 1 if by < 0 else rows[-1] + 2
        if before >= 0:
            self.model.move_before(rows, before)

    def _paste(self) -> None:
        if not self._editable:
            return
        found = read_people(QGuiApplication.clipboard().text())
        new = without_known(found.members, self.model.members)
        twice = len(found.members) - len(new)
        words = (
            f"{found.words} {twice} người đã có trong danh sách, không thêm lần nữa."
            if twice
            else found.words
        )
        if not new:
            background.signals.said.emit(words)
            return
        self.tabs.setCurrentIndex(0)
        self.model.append(new)
        self._show_count()
        self.table.choose([member.id for member in new])
        self._store_members(words)

    def _store_members(self, words: str) -> None:
        """Store at once and say what was done."""
        self._members_store.stored.connect(
            lambda: background.signals.did.emit(words), Qt.ConnectionType.SingleShotConnection
        )
        self._members_store.hand_over()

    def _tick_criteria(self, codes: Sequence[str], assigned: bool) -> None:
        self._assign(self.table.chosen, codes, assigned=assigned)

    def _tick_people(self, ids: Sequence[str], assigned: bool) -> None:
        self._assign(self._members_of(ids), self.all_criteria.chosen, assigned=assigned)

    def _criteria_dropped(self, member_id: str, codes: Sequence[str]) -> None:
        self._assign(self._members_of([member_id]), codes, assigned=True, say=True)

    def _people_dropped(self, code: str, ids: Sequence[str]) -> None:
        self._assign(self._members_of(ids), [code], assigned=True, say=True)

    def _assign(
        self, members: Sequence[Member], codes: Sequence[str], *, assigned: bool, say: bool = False
    ) -> None:
        # Names still waiting go first: nobody can be given what is not in the list yet.
        self._members_store.hand_over()
        named = [member for member in members if member.full_name.strip()]
        self.assigning.assign(named, codes, assigned=assigned, say=say)

    def _members_of(self, ids: Sequence[str]) -> list[Member]:
        return [member for member in self.model.members if member.id in ids]

    def _choose_open(self) -> None:
        held = {code for member in self.model.members for code in member.criteria}
        codes = tuple(code for code, _ in self._view.criteria if code not in held) if self._view else ()
        self.tabs.setCurrentIndex(1)
        self.all_criteria.choose(codes)
        self.all_criteria.setFocus()

    def _distribute(self) -> None:
        self._members_store.hand_over()
        if self._view is not None:
            self.assigning.distribute([code for code, _ in self._view.criteria])

    def _mend(self, problem: CouncilProblem) -> None:
        if problem.field == DECISION:
            self.show_decision()
            return
        self.tabs.setCurrentIndex(0)
        row = self.model.row_of(problem.member_id)
        if row < 0:
            # Whoever holds no office yet can take the one that is missing.
            free = (i for i, one in enumerate(self.model.members) if one.role is Role.MEMBER)
            here = self.table.currentIndex().row()
            current = self.model.member(here)
            row = here if current and current.role is Role.MEMBER else next(free, max(0, here))
        self.table.edit_cell(row, ROLE if problem.field == ROLE_FIELD else NAME)

    def _members_deed(self) -> Deed | None:
        if not self._editable:
            return None
        members = self.model.members

        def name() -> Changes:
            # Who holds what is stored by deeds of its own and read anew.
            rows = queries.council(self.workspace).members
            held = {row.member.id: row.member.criteria for row in rows}
            now = [replace(one, criteria=held.get(one.id, one.criteria)) for one in members]
            return name_council(self.workspace, now)

        return name

    def _decision_deed(self) -> Deed | None:
        if not self._editable:
            return None
        entered = self.decision.entered

        def change() -> Changes:
            # What other pages keep in the round is read anew: it may have changed since.
            return change_round(self.workspace, entered(queries.round_view(self.workspace)))

        return change


def _look(workspace: Workspace) -> Shown:
    return Shown(queries.council(workspace), queries.round_view(workspace))
