"""Kết quả: the result as it was sealed, the signed minutes, and where the dossier is now."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.rounds import choose_round
from cds_desktop.domain.round.phases import is_open
from cds_desktop.queries.comparison import comparison
from cds_desktop.queries.results import ResultsView, SealedResult, results_view
from cds_desktop.queries.years import YearRow, years
from cds_desktop.ui.background import run_action, run_query, signals
from cds_desktop.ui.pages.evidence.opening import open_file
from cds_desktop.ui.pages.new_year import open_new_year
from cds_desktop.ui.pages.page import Page
from cds_desktop.ui.pages.results.comparison import ComparisonCard
from cds_desktop.ui.pages.results.minutes_card import MinutesCard
from cds_desktop.ui.pages.results.way_card import WayCard
from cds_desktop.ui.pages.results.years_card import YearsCard
from cds_desktop.ui.pages.todo.cards import StandingCard
from cds_desktop.ui.theme import Size, Space
from cds_desktop.ui.widgets.buttons import secondary
from cds_desktop.ui.widgets.card import Card, Panel
from cds_desktop.ui.widgets.empty_state import EmptyState
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.scrolled_inside import ScrolledInside, scrolled
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph
from cds_desktop.ui.window.places import PAPERS


class ResultsPage(Page):
    """Before anything is sealed: an honest empty state."""

    key = "results"
    title = "Kết quả"
    help_text = (
        "Kết quả đã chốt, biên bản đã ký và các gói đã ghi. Biên nhận, điểm của cơ quan tiếp nhận và quyết "
        "định công nhận sẽ nằm ở đây khi cơ quan gửi lại."
    )
    subjects = frozenset({Subject.ROUND, Subject.PACKAGES, Subject.MINUTES, Subject.ANSWERS})

    def enter(self, code: str = "") -> None:
        """The cursor goes to the first button there is."""
        self._wants_cursor = True
        super().enter(code)

    def reload(self) -> None:
        run_query(self, partial(results_view, self.workspace), self._show)
        run_query(self, partial(comparison, self.workspace), self.comparison.show_comparison)
        run_query(self, partial(years, self.workspace), self._show_years)

    def set_margin(self, margin: int) -> None:
        self._column.setContentsMargins(margin, Space.L, margin, Space.L)

    def panes(self) -> list[QWidget]:
        """The minutes, the way of the dossier, the year before, all years."""
        return [self.minutes, self.way, self.comparison, self.years]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        self.to_submission = secondary("Đến Nộp hồ sơ", arrow=True)
        sentence = "Kết quả có sau khi cơ quan tiếp nhận đã kiểm tra hồ sơ của trường."
        self.empty = EmptyState("Chưa nộp hồ sơ", sentence, [self.to_submission])
        self._nothing = Card()
        self._nothing.body.addWidget(self.empty)
        self.standing, self.minutes, self.way = StandingCard(), MinutesCard(), WayCard()
        self._left = QVBoxLayout()
        self._left.setSpacing(Space.L)
        for part in (self._build_reopened(), self.standing):
            self._left.addWidget(part)
        self._left.addWidget(self.minutes, 1)
        self._inside = ScrolledInside()
        self._sealed = QWidget()
        self._row = QHBoxLayout(self._sealed)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.L)
        self._row.addLayout(self._left, 25)
        self._row.addWidget(self.way, 14)
        self._sealed.hide()
        self.comparison, self.years = ComparisonCard(), YearsCard()
        whole = QVBoxLayout(self._inside)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.L)
        for card in (self._nothing, self._sealed, self.comparison, self.years):
            whole.addWidget(card)
        whole.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(scrolled(self._inside))
        self._in_one_column = self._wants_cursor = False

    def _build_reopened(self) -> Panel:
        self._reopened = Panel("warn", padding=Space.S)
        words = Label(
            "Hồ sơ đã mở lại để sửa. Dưới đây là kết quả của lần chốt gần nhất; chốt lại thì thay.", wrap=True
        )
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(StateGlyph(State.ATTENTION, 18), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(words, 1)
        self._reopened.body.addLayout(row)
        self._reopened.hide()
        return self._reopened

    def _connect(self) -> None:
        self.to_submission.clicked.connect(lambda: self.go_to.emit("submission", ""))
        self.minutes.open_asked.connect(lambda path: open_file(self, path))
        self.minutes.verify_asked.connect(self.check_file)
        self.minutes.to_papers.clicked.connect(lambda: self.go_to.emit(PAPERS, "report"))
        self.comparison.opened.connect(lambda code: self.go_to.emit("scoring", code))
        self.years.open_asked.connect(lambda path: open_file(self, path))
        self.years.look_asked.connect(self._look_at)
        self.years.new_year_asked.connect(partial(open_new_year, self))

    def _arrange(self) -> None:
        one_column = self.width() < Size.ONE_COLUMN_BELOW - Size.RAIL_NARROW
        if one_column == self._in_one_column:
            return
        self._in_one_column = one_column
        self._row.removeWidget(self.way)
        self._left.removeWidget(self.way)
        if one_column:
            self._left.addWidget(self.way)
        else:
            self._row.addWidget(self.way, 14)

    def _show(self, view: ResultsView) -> None:
        self._nothing.setVisible(view.result is None)
        self._sealed.setVisible(view.result is not None)
        if view.result is not None:
            self._show_result(view, view.result)
        if self._wants_cursor:
            self._wants_cursor = False
            (self.to_submission if view.result is None else self.minutes.open).setFocus()

    def _show_years(self, found: tuple[YearRow, ...]) -> None:
        self.years.show_years(found, writable=not self.is_read_only)

    def _look_at(self, round_id: str) -> None:
        run_action(self, partial(choose_round, self.workspace, round_id), done=self._say_year)

    def _say_year(self, changes: Changes) -> None:
        signals.said.emit("Đã chuyển sang năm học khác. Trở lại cũng ở trang Kết quả.")

    def _show_result(self, view: ResultsView, result: SealedResult) -> None:
        self._reopened.setVisible(is_open(view.phase))
        self.standing.show_standing(result)
        self.minutes.show_view(view)
        self.way.show_view(view)

    def check_file(self, path: Path) -> None:
        """Verify the signed minutes and say what was found."""
        self.minutes.result.check(path, self.workspace.now())
