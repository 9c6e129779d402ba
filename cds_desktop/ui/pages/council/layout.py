"""Where everything lies on the council page: people or criteria left, what belongs to them right."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QGridLayout,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from cds_desktop.actions.rounds.council import criteria_words, people_words
from cds_desktop.ui import theme
from cds_desktop.ui.pages.council.assigning import OpenCriteria, SideCard
from cds_desktop.ui.pages.council.dragging import CRITERIA, MEMBERS
from cds_desktop.ui.pages.council.member_model import MemberModel
from cds_desktop.ui.pages.council.member_table import MemberTable
from cds_desktop.ui.pages.council.plan import PlanModel
from cds_desktop.ui.pages.council.plan_list import PlanList
from cds_desktop.ui.pages.council.problems import ProblemLines
from cds_desktop.ui.pages.forms.round_forms import DecisionForm
from cds_desktop.ui.pages.page import Page
from cds_desktop.ui.pages.reopening import SealedNotice
from cds_desktop.ui.theme import Size, Space, Type
from cds_desktop.ui.widgets.buttons import primary, secondary
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.empty_state import EmptyState
from cds_desktop.ui.widgets.scrolled_inside import scrolled

LEAST_HEIGHT = 620


class _Tabs(QTabBar):
    """The chosen tab is bold: each keeps room for that."""

    def tabSizeHint(self, index: int) -> QSize:
        bold = QFontMetrics(theme.font(Type.STRONG)).horizontalAdvance(self.tabText(index))
        return super().tabSizeHint(index).expandedTo(QSize(bold + 24, 0))


class CouncilLayout(Page):
    """The widgets of the page and which of them are seen."""

    def set_margin(self, margin: int) -> None:
        margin = Space.S if self.width() < Size.NARROW_BELOW - Size.RAIL_NARROW else margin
        self._column.setContentsMargins(margin, Space.L, margin, Space.L)

    def show_way(self, *, by_person: bool, is_empty: bool) -> None:
        """By person or by criterion; an empty council says what to do first."""
        self.stack.setCurrentWidget(
            self.all_criteria if not by_person else self.empty if is_empty else self.table
        )
        self.add.setVisible(by_person and not is_empty)
        self.paste.setVisible(by_person and not is_empty)
        self.side_criteria.setVisible(by_person)
        self.side_people.setVisible(not by_person)

    def show_criteria_side(self, names: Sequence[str], *, editable: bool) -> None:
        """Whose criteria are ticked at the right."""
        self.side_criteria.set_title(f"Tiêu chí của {people_words(names)}" if names else "Tiêu chí")
        hint = "Đánh dấu, hoặc kéo tiêu chí thả vào tên một người." if editable else ""
        self.side_criteria.hint.setText(hint if names else "Chọn một người để giao tiêu chí.")
        self.side_criteria.hint.setVisible(editable)

    def show_people_side(self, codes: Sequence[str], *, editable: bool) -> None:
        """Whose people are ticked at the right."""
        title = f"Người phụ trách {criteria_words(codes)}" if codes else "Thành viên"
        self.side_people.set_title(title)
        hint = "Đánh dấu, hoặc kéo tên người thả vào một tiêu chí."
        self.side_people.hint.setText(hint if codes else "Chọn một hay nhiều tiêu chí để giao người.")
        self.side_people.hint.setVisible(editable)

    def show_decision(self) -> None:
        """Bring the decision into sight, ready to type."""
        self._scroll.ensureWidgetVisible(self.decision)
        self.decision.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self.sealed = SealedNotice(self.workspace)
        self.left, self._decision_card = self._build_left(), self._build_decision()
        self.criteria_model = PlanModel(CRITERIA, self)
        self.people_model = PlanModel(MEMBERS, self)
        self.side_criteria = SideCard("Tiêu chí", "Tiêu chí phụ trách", self.criteria_model)
        self.side_people = SideCard("Thành viên", "Người phụ trách", self.people_model)
        grid = QGridLayout()
        grid.setSpacing(Space.L)
        grid.addWidget(self.left, 0, 0)
        grid.addWidget(self.side_criteria, 0, 1, 2, 1)
        grid.addWidget(self.side_people, 0, 1, 2, 1)
        grid.addWidget(self._decision_card, 1, 0)
        grid.setRowStretch(0, 1)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 3)
        self._lay_out(grid)

    def _lay_out(self, grid: QGridLayout) -> None:
        inside = QWidget()
        inside.setMinimumHeight(LEAST_HEIGHT)
        self._column = QVBoxLayout(inside)
        self._column.setSpacing(Space.M)
        self._column.addWidget(self.sealed)
        self._column.addLayout(grid, 1)
        self._scroll = scrolled(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def _build_left(self) -> Card:
        card = Card()
        card.setAccessibleName("Hội đồng")
        self.tabs = _Tabs()
        self.tabs.setAccessibleName("Cách xem")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.tabs.addTab("Theo người")
        self.tabs.addTab("Theo tiêu chí")
        self.add, self.paste = secondary("Thêm", "plus"), secondary("Dán danh sách")
        self.add.setAccessibleName("Thêm thành viên")
        self.paste.setToolTip("Dán bảng chép từ Excel, Word (Ctrl+V)")
        card.head.addWidget(self.tabs)
        card.head.addStretch(1)
        card.head.addWidget(self.paste)
        card.head.addWidget(self.add)
        card.body.addLayout(card.head)
        self.open_criteria, self.problems = OpenCriteria(), ProblemLines()
        card.body.addWidget(self._build_stack(), 1)
        below = QVBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.problems)
        below.addWidget(self.open_criteria)
        card.body.addLayout(below)
        return card

    def _build_stack(self) -> QStackedWidget:
        self.model = MemberModel(self)
        self.table = MemberTable(self.model)
        self.all_model = PlanModel(CRITERIA, self)
        self.all_criteria = PlanList("Tiêu chí và người phụ trách", self.all_model)
        self.add_first, self.paste_first = primary("Thêm thành viên", "plus"), secondary("Dán danh sách")
        self.empty = EmptyState(
            "Chưa có thành viên nào",
            "Gõ từng người theo thứ tự trong quyết định, hoặc dán bảng chép từ Excel, Word (Ctrl+V).",
            [self.paste_first, self.add_first],
        )
        self.stack = QStackedWidget()
        for widget in (self.empty, self.table, self.all_criteria):
            self.stack.addWidget(widget)
        return self.stack

    def _build_decision(self) -> Card:
        self.decision = DecisionForm()
        card = Card("Quyết định thành lập Hội đồng")
        card.body.addWidget(self.decision)
        return card
