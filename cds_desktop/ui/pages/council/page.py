"""Hội đồng và phân công: who sits in it, in which role, and who holds which criteria."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from cds_desktop import queries
from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.rounds import change_round
from cds_desktop.domain.round import Member
from cds_desktop.queries import CouncilProblem, CouncilView, RoundView
from cds_desktop.queries.council import DECISION
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.as_entered import AsEntered, Deed
from cds_desktop.ui.background import run_query
from cds_desktop.ui.pages.council.assigning import Assigning
from cds_desktop.ui.pages.council.layout import BY_CRITERION, BY_PERSON, CouncilLayout
from cds_desktop.ui.pages.council.listing import Listing
from cds_desktop.ui.pages.council.plan import criteria_of, criteria_with_people, people_for
from cds_desktop.ui.pages.page import Page
from cds_desktop.ui.window.places import PAPERS


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
        self.listing = Listing(self.table, self.model, self.workspace)
        self._decision_store = AsEntered(self, self._decision_deed)
        self.assigning = Assigning(self, self.workspace)
        self.assigning.shown.connect(self._show_assigned)
        self.decision.edited.connect(self._decision_store.touch)
        self.to_paper.clicked.connect(lambda: self.go_to.emit(PAPERS, "council-decision"))
        self.tabs.currentChanged.connect(self._show_way)
        self._connect_people()
        self._connect_lists()
        self.problems.mend_asked.connect(self._mend)
        self.open_criteria.chosen.connect(self._choose_open)
        self.open_criteria.distribute_asked.connect(self._distribute)

    def _connect_people(self) -> None:
        self.listing.wanted.connect(lambda: self.tabs.setCurrentIndex(BY_PERSON))
        self.listing.counted.connect(self._show_count)
        self.model.edited.connect(self._show_plan)
        self.model.criteria_dropped.connect(self._criteria_dropped)
        self.table.selectionModel().selectionChanged.connect(self._show_plan)
        for button in (self.add, self.add_first):
            button.clicked.connect(self.listing.add)
        for button in (self.paste, self.paste_first):
            button.clicked.connect(self.listing.paste)

    def _connect_lists(self) -> None:
        self.criteria_model.dropped.connect(self._people_dropped)
        self.all_model.dropped.connect(self._people_dropped)
        self.people_model.dropped.connect(self._criteria_dropped)
        self.all_criteria.selectionModel().selectionChanged.connect(self._show_plan)
        self.side_criteria.list.ticked.connect(self._tick_criteria)
        self.side_people.list.ticked.connect(self._tick_people)

    def _show(self, shown: Shown) -> None:
        self._view = shown.council
        editable = shown.council.editable and not self.is_read_only
        for model in (self.model, self.criteria_model, self.all_model, self.people_model):
            model.editable = editable
        self.sealed.show_editable(shown.council.editable)
        self.decision.set_school_year(shown.round.school_year)
        self.decision.setEnabled(editable)
        for button in (self.add, self.add_first, self.paste, self.paste_first):
            button.setEnabled(editable)
        if self._decision_store.is_settled:
            self.decision.show_round(shown.round)
        self.listing.show([one.member for one in shown.council.members])
        self.problems.show_problems(shown.council.problems, editable=editable)
        self._show_count()

    def _show_count(self) -> None:
        self.show_counts(len(self.model.members), len(self._criteria))
        self._show_way()
        self.table.fit_columns()

    def _show_way(self) -> None:
        self.show_way(is_empty=self.model.rowCount() == 0)
        self._show_plan()

    @property
    def _criteria(self) -> tuple[tuple[str, str], ...]:
        return self._view.criteria if self._view else ()

    @property
    def _open_codes(self) -> tuple[str, ...]:
        """What nobody holds yet."""
        held = {code for member in self.model.members for code in member.criteria}
        return tuple(code for code, _ in self._criteria if code not in held)

    def _show_plan(self) -> None:
        """Fill the lists that are seen now."""
        if self._view is None:
            return
        members, editable = self.model.members, self.model.editable
        self.open_criteria.show_open(len(self._open_codes), editable=editable, has_people=bool(members))
        if self.tabs.currentIndex() == BY_PERSON:
            chosen = [member for member in self.table.chosen if member in members]
            self.show_criteria_side([member.full_name for member in chosen], editable=editable)
            ids = [member.id for member in chosen]
            self.criteria_model.show_rows(criteria_of(self._criteria, members, ids))
        else:
            self.all_model.show_rows(criteria_with_people(self._criteria, members))
            self.show_people_side(self.all_criteria.chosen, editable=editable)
            self.people_model.show_rows(people_for(members, self.all_criteria.chosen))

    def _show_assigned(self, ids: Sequence[str], codes: Sequence[str], assigned: bool) -> None:
        self.model.show_assigned(ids, codes, assigned=assigned)
        self._show_plan()

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
        self.listing.store.hand_over()
        named = [member for member in members if member.full_name.strip()]
        self.assigning.assign(named, codes, assigned=assigned, say=say)

    def _members_of(self, ids: Sequence[str]) -> list[Member]:
        return [member for member in self.model.members if member.id in ids]

    def _choose_open(self) -> None:
        codes = self._open_codes
        self.tabs.setCurrentIndex(BY_CRITERION)
        self.all_criteria.choose(codes)
        self.all_criteria.setFocus()

    def _distribute(self) -> None:
        self.listing.store.hand_over()
        self.assigning.distribute([code for code, _ in self._criteria])

    def _mend(self, problem: CouncilProblem) -> None:
        if problem.field == DECISION:
            self.show_decision()
        else:
            self.listing.mend(problem)

    def _decision_deed(self) -> Deed | None:
        if not self.model.editable:
            return None
        entered = self.decision.entered

        def change() -> Changes:
            # What other pages keep in the round is read anew: it may have changed since.
            return change_round(self.workspace, entered(queries.round_view(self.workspace)))

        return change


def _look(workspace: Workspace) -> Shown:
    return Shown(queries.council(workspace), queries.round_view(workspace))
