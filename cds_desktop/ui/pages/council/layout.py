"""Where everything lies on the council page: people or criteria left, what belongs to them right."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
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
from cds_desktop.ui.widgets.buttons import Kind, link, primary, secondary
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.empty_state import EmptyState

# Lower than this the decision stands behind a tab: the lists need the height, and only they scroll.
LOW = 620
NARROW, NARROWEST = 900, 720
LEAST_SIDE = 200
BY_PERSON, BY_CRITERION, BY_DECISION = range(3)
_WAYS = ("Theo người", "Theo tiêu chí")


class _Tabs(QTabBar):
    """The chosen tab is bold: each keeps room for that."""

    def tabSizeHint(self, index: int) -> QSize:
        bold = QFontMetrics(theme.font(Type.STRONG)).horizontalAdvance(self.tabText(index))
        return super().tabSizeHint(index).expandedTo(QSize(bold + 24, 0))


class CouncilLayout(Page):
    """The widgets of the page and which of them are seen."""

    _is_low = False
    _counts = (0, 0)
    _margin: int = Space.L

    def set_margin(self, margin: int) -> None:
        self._margin = margin
        side = Space.S if self.width() < Size.NARROW_BELOW - Size.RAIL_NARROW else margin
        above = Space.S if self._is_low else Space.L
        self._column.setContentsMargins(side, above, side, above)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_decision(low=self.height() < LOW)
        self.set_margin(self._margin)
        self._show_tabs()

    def show_way(self, *, is_empty: bool) -> None:
        """By person or by criterion; an empty council says what to do first."""
        way = self.tabs.currentIndex()
        people = self.empty if is_empty else self.table
        self.stack.setCurrentWidget((people, self.all_criteria, self._decision_place)[way])
        for button in (self.add, self.paste):
            button.setVisible(way == BY_PERSON and not is_empty)
        self.side_criteria.setVisible(way == BY_PERSON)
        self.side_people.setVisible(way == BY_CRITERION)

    def show_counts(self, people: int, criteria: int) -> None:
        """How many people and criteria there are, beside the names of the ways."""
        self._counts = people, criteria
        self._show_tabs()

    def _show_tabs(self) -> None:
        narrow = self.width() < NARROW
        for way, count in enumerate(self._counts):
            self.tabs.setTabText(way, f"{_WAYS[way]} · {count}" if count and not narrow else _WAYS[way])
        self.paste.set_icon("table" if narrow else "")
        self.paste.set_kind(Kind.ICON if narrow else Kind.SECONDARY)
        self.add.set_kind(Kind.ICON if self.width() < NARROWEST else Kind.SECONDARY)

    def _place_decision(self, *, low: bool) -> None:
        if low is self._is_low:
            return
        self._is_low = low
        if low:
            self.tabs.addTab("Quyết định")
        else:
            if self.tabs.currentIndex() == BY_DECISION:
                self.tabs.setCurrentIndex(BY_PERSON)
            self.tabs.removeTab(BY_DECISION)
        place = self._decision_place.layout() if low else self._decision_card.body
        assert place is not None
        place.addWidget(self.decision)
        self._decision_card.setVisible(not low)

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
        if self._is_low:
            self.tabs.setCurrentIndex(BY_DECISION)
        self.decision.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self.sealed = SealedNotice(self.workspace)
        self.left = self._build_left()
        self._decision_card = self._build_decision()
        self.criteria_model = PlanModel(CRITERIA, self)
        self.people_model = PlanModel(MEMBERS, self)
        self.side_criteria = SideCard("Tiêu chí", "Tiêu chí phụ trách", self.criteria_model)
        self.side_people = SideCard("Thành viên", "Người phụ trách", self.people_model)
        for side in (self.side_criteria, self.side_people):
            side.setMinimumWidth(LEAST_SIDE)
        grid = QGridLayout()
        grid.setSpacing(Space.L)
        grid.addWidget(self.left, 0, 0)
        grid.addWidget(self.side_criteria, 0, 1, 2, 1)
        grid.addWidget(self.side_people, 0, 1, 2, 1)
        grid.addWidget(self._decision_card, 1, 0)
        grid.setRowStretch(0, 1)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 3)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(Space.M)
        self._column.addWidget(self.sealed)
        self._column.addLayout(grid, 1)
        self._place_decision(low=True)

    def _build_left(self) -> Card:
        card = Card()
        card.setAccessibleName("Hội đồng")
        self.tabs = _Tabs()
        self.tabs.setAccessibleName("Cách xem")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        for words in _WAYS:
            self.tabs.addTab(words)
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
        self._decision_place = QWidget()
        QVBoxLayout(self._decision_place).setContentsMargins(0, Space.S, 0, 0)
        for widget in (self.empty, self.table, self.all_criteria, self._decision_place):
            self.stack.addWidget(widget)
        return self.stack

    def _build_decision(self) -> Card:
        self.decision = DecisionForm()
        card = Card("Quyết định thành lập Hội đồng")
        self.to_paper = link("Soạn quyết định và phụ lục", "papers")
        card.head.addWidget(self.to_paper)
        # The link is higher than the title: the title stays on its line.
        card.body.setContentsMargins(Space.L, Space.S + 2, Space.L, Space.L)
        card.body.addWidget(self.decision)
        return card
