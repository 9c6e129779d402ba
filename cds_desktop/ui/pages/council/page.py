"""Hội đồng và phân công: who sits in it, in which role, and who holds which criteria."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout

from cds_desktop import queries
from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.rounds import change_round, name_council
from cds_desktop.domain.readiness import COUNCIL
from cds_desktop.queries import CouncilView, RoundView
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.as_entered import AsEntered, Deed
from cds_desktop.ui.background import run_query
from cds_desktop.ui.pages.council.assignment_list import AssignmentList
from cds_desktop.ui.pages.council.member_table import NAME, MemberModel, MemberTable
from cds_desktop.ui.pages.forms.round_forms import DecisionForm
from cds_desktop.ui.pages.page import Page
from cds_desktop.ui.pages.reopening import SealedNotice
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import primary, secondary
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.empty_state import EmptyState
from cds_desktop.ui.widgets.labels import Label


@dataclass(frozen=True)
class Shown:
    """Everything the page shows."""

    council: CouncilView
    round: RoundView
    faults: tuple[str, ...]


class CouncilPage(Page):
    """Table at the left, ticks at the right; stored as they are made."""

    key = "council"
    title = "Hội đồng và phân công"
    help_text = (
        "Danh sách Hội đồng theo thứ tự in trong biên bản. Chọn một người rồi đánh dấu các tiêu chí người đó "
        "phụ trách."
    )
    subjects = frozenset({Subject.COUNCIL, Subject.ROUND, Subject.MINUTES})

    def reload(self) -> None:
        run_query(self, partial(_look, self.workspace), self._show)

    def leave(self) -> None:
        self.table.commit_editing()
        self._members_store.hand_over()
        self._decision_store.hand_over()

    def set_margin(self, margin: int) -> None:
        self._column.setContentsMargins(margin, Space.L, margin, Space.L)

    def _build(self) -> None:
        self._editable = False
        self.model = MemberModel(self)
        self.table = MemberTable(self.model)
        self.sealed = SealedNotice(self.workspace)
        self.decision = DecisionForm()
        decision_card = Card("Quyết định thành lập Hội đồng")
        decision_card.body.addWidget(self.decision)
        grid = QGridLayout()
        grid.setSpacing(Space.L)
        grid.addWidget(decision_card, 0, 0)
        grid.addWidget(self._build_people(), 1, 0)
        grid.addWidget(self._build_assignments(), 0, 1, 2, 1)
        grid.setRowStretch(1, 1)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 3)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(Space.M)
        self._column.addWidget(self.sealed)
        self._column.addLayout(grid, 1)

    def _build_people(self) -> Card:
        self.people = Card("Thành viên")
        self.add = secondary("Thêm", "plus")
        self.add.setAccessibleName("Thêm thành viên")
        self.remove = secondary("Gỡ", "trash")
        self.up, self.down = secondary("Lên", "chevron-up"), secondary("Xuống", "chevron-down")
        self.remove.setToolTip("Gỡ thành viên đang chọn (Del)")
        for button in (self.up, self.down, self.remove, self.add):
            self.people.head.addWidget(button)
        self.add_first = primary("Thêm thành viên", "plus")
        empty = EmptyState(
            "Chưa có thành viên nào",
            "Thêm chủ tịch, thư ký và các ủy viên theo thứ tự trong quyết định.",
            [self.add_first],
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(empty)
        self.stack.addWidget(self.table)
        self.people.body.addWidget(self.stack, 1)
        self.faults = Label("", Type.SMALL, tone="warn", wrap=True)
        self.people.body.addWidget(self.faults)
        return self.people

    def _build_assignments(self) -> Card:
        self.assignment_card = Card("Tiêu chí phụ trách")
        self.unassigned = Label("", Type.SMALL, tone="muted", wrap=True)
        self.assignments = AssignmentList()
        self.assignment_card.body.addWidget(self.unassigned)
        self.assignment_card.body.addWidget(self.assignments, 1)
        return self.assignment_card

    def _connect(self) -> None:
        self._members_store = AsEntered(self, self._members_deed)
        self._decision_store = AsEntered(self, self._decision_deed)
        self.model.edited.connect(self._members_store.touch)
        self.decision.edited.connect(self._decision_store.touch)
        self.table.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.assignments.edited.connect(self._assign)
        for button in (self.add, self.add_first):
            button.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove)

    def _show(self, shown: Shown) -> None:
        self._editable = shown.council.editable and not self.is_read_only
        self.model.editable = self._editable
        self.sealed.show_editable(shown.council.editable)
        self.decision.setEnabled(self._editable)
        for button in (self.add, self.add_first):
            button.setEnabled(self._editable)
        if self._decision_store.is_settled:
            self.decision.show_round(shown.round)
        self.assignments.show_criteria(shown.council.criteria)
        if self._members_store.is_settled:
            row = self.table.currentIndex().row()
            self.model.show_members([one.member for one in shown.council.members])
            self._choose(max(0, row))
        self._show_unassigned(shown.council)
        self.faults.setText("\n".join(shown.faults))
        self.faults.setVisible(bool(shown.faults))
        self._show_count()

    def _show_unassigned(self, council: CouncilView) -> None:
        if not council.unassigned:
            self.unassigned.setText("Tiêu chí nào cũng có người phụ trách.")
        elif len(council.unassigned) == len(council.criteria):
            self.unassigned.setText("Chưa phân công tiêu chí nào.")
        else:
            self.unassigned.setText(f"Chưa có người phụ trách: {', '.join(council.unassigned)}.")

    def _show_count(self) -> None:
        count = self.model.rowCount()
        self.stack.setCurrentIndex(1 if count else 0)
        self.people.set_title(f"Thành viên · {count}" if count else "Thành viên")
        self.add.setVisible(bool(count))
        for button in (self.remove, self.up, self.down):
            button.setVisible(bool(count))
            button.setEnabled(self._editable)
        self._show_chosen()

    def _show_chosen(self) -> None:
        member = self.model.member(self.table.currentIndex().row())
        name = member.full_name.strip() if member else ""
        self.assignment_card.set_title(f"Tiêu chí của {name}" if name else "Tiêu chí phụ trách")
        editable = self._editable and bool(name)
        self.assignments.show_ticked(member.criteria if member else (), editable=editable)

    def _choose(self, row: int) -> None:
        row = min(row, self.model.rowCount() - 1)
        if row >= 0:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            column = max(NAME, self.table.currentIndex().column())
            self.table.selectionModel().setCurrentIndex(self.model.index(row, column), flags)

    def _add(self) -> None:
        name = self.model.index(self.model.add(), NAME)
        self._show_count()
        self.table.setFocus()
        # Tab goes on from the current cell: it must be the one that is edited.
        self.table.setCurrentIndex(name)
        self.table.edit(name)

    def _remove(self) -> None:
        row = self.table.currentIndex().row()
        if self._editable and row >= 0:
            self.model.remove(row)
            self._choose(row)
            self._show_count()

    def _move(self, by: int) -> None:
        if self._editable:
            self._choose(self.model.move(self.table.currentIndex().row(), by))

    def _assign(self) -> None:
        row = self.table.currentIndex().row()
        if row >= 0:
            self.model.assign(row, self.assignments.ticked)

    def _members_deed(self) -> Deed | None:
        self._show_chosen()
        return partial(name_council, self.workspace, self.model.members) if self._editable else None

    def _decision_deed(self) -> Deed | None:
        if not self._editable:
            return None
        entered = self.decision.entered

        def change() -> Changes:
            # What other pages keep in the round is read anew: it may have changed since.
            return change_round(self.workspace, entered(queries.round_view(self.workspace)))

        return change


def _look(workspace: Workspace) -> Shown:
    faults = tuple(f.sentence for f in queries.overview(workspace).findings if f.place == COUNCIL)
    return Shown(queries.council(workspace), queries.round_view(workspace), faults)
