"""Việc cần làm: where the school stands, what to do next, what needs attention."""

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cds_desktop import queries
from cds_desktop.actions import Subject
from cds_desktop.queries import Overview
from cds_desktop.ui import person
from cds_desktop.ui.background import run_query
from cds_desktop.ui.pages.page import Page
from cds_desktop.ui.pages.row_list import tab_through
from cds_desktop.ui.pages.todo.attention_card import AttentionCard
from cds_desktop.ui.pages.todo.cards import DeadlinesCard, StandingCard
from cds_desktop.ui.pages.todo.tasks_card import TasksCard
from cds_desktop.ui.theme import Size, Space
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.scrolled_inside import ScrolledInside, scrolled

# Lower than this the page scrolls as a whole: lists of two rows help nobody.
_LOW = 560


class TodoPage(Page):
    """The start page."""

    key = "todo"
    title = "Việc cần làm"
    help_text = (
        "Trang này cho biết trường đang ở mức nào, còn bao nhiêu ngày, việc gì làm tiếp, chỗ nào cần chú ý. "
        "Chọn một dòng để đến đúng chỗ cần làm."
    )
    subjects = frozenset(Subject)

    def enter(self, code: str = "") -> None:
        """The cursor goes to what is to be done now."""
        self._wants_cursor = True
        super().enter(code)

    def reload(self) -> None:
        run_query(self, partial(queries.overview, self.workspace), self._show)

    def set_margin(self, margin: int) -> None:
        self._grid.setContentsMargins(margin, Space.L, margin, Space.L)

    def panes(self) -> list[QWidget]:
        """The tasks, then what needs attention."""
        return [self.tasks, self.attention]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        self.standing, self.deadlines = StandingCard(), DeadlinesCard()
        self.tasks, self.attention = TasksCard(), AttentionCard()
        inside = ScrolledInside()
        self._grid = QGridLayout(inside)
        self._grid.setSpacing(Space.L)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._scroll = scrolled(inside)
        column.addWidget(self._scroll)
        self._wants_cursor = False
        self._arranged: tuple[bool, bool] | None = None
        self._arrange()

    def _connect(self) -> None:
        self.tasks.go_to.connect(self.go_to)
        self.attention.go_to.connect(self.go_to)
        self.deadlines.change_asked.connect(lambda: self.go_to.emit("setup", ""))

    def _arrange(self) -> None:
        one_column = self.width() < Size.ONE_COLUMN_BELOW - Size.RAIL_NARROW
        whole = one_column or self.height() < _LOW + self.standing.taller_by
        if (one_column, whole) == self._arranged:
            return
        self._arranged = one_column, whole
        cards: list[Card] = [self.standing, self.deadlines, self.tasks, self.attention]
        for card in cards:
            self._grid.removeWidget(card)
        if one_column:
            cards.append(cards.pop(1))
        for index, card in enumerate(cards):
            row, column = (index, 0) if one_column else divmod(index, 2)
            self._grid.addWidget(card, row, column)
        for row in range(4):
            self._grid.setRowStretch(row, 1 if row == 1 and not one_column else 0)
        self._grid.setColumnStretch(0, 25)
        self._grid.setColumnStretch(1, 0 if one_column else 12)
        for rows in (self.tasks.rows, self.attention.rows):
            rows.set_whole(whole)

    def _show(self, overview: Overview) -> None:
        today = self.workspace.now().astimezone().date()
        self.standing.show_standing(overview)
        self._arrange()
        self.deadlines.show_overview(overview, today)
        self.tasks.show_overview(overview, person.current_id(self.workspace), today)
        self.attention.show_overview(overview)
        tasks = [self.tasks.whose, self.tasks.resume, *self.tasks.rows.rows]
        tab_through([self.deadlines.change, *tasks, *self.attention.rows.rows])
        if self._wants_cursor:
            self._wants_cursor = False
            self.tasks.take_cursor()
