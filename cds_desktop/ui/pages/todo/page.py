"""Việc cần làm: where the school stands, what to do next, what needs attention."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cds_desktop import queries
from cds_desktop.actions import Subject
from cds_desktop.queries import Overview, StepState
from cds_desktop.ui.background import run_query
from cds_desktop.ui.pages.page import Page
from cds_desktop.ui.pages.row_list import RowList, finding_row
from cds_desktop.ui.pages.todo.cards import DeadlinesCard, StandingCard
from cds_desktop.ui.theme import Size, Space, Type
from cds_desktop.ui.widgets.buttons import link, primary
from cds_desktop.ui.widgets.card import Card, Panel
from cds_desktop.ui.widgets.check_row import CheckRow
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.state_glyph import State
from cds_desktop.ui.window.places import place_of_finding

MOST_ROWS = 8
MOST_FINDINGS = 12


class TodoPage(Page):
    """The start page."""

    key = "todo"
    title = "Việc cần làm"
    help_text = (
        "Trang này cho biết trường đang ở mức nào, còn bao nhiêu ngày, việc gì làm tiếp, chỗ nào cần chú ý. "
        "Chọn một dòng để đến đúng chỗ cần làm."
    )
    subjects = frozenset(Subject)

    def reload(self) -> None:
        run_query(self, partial(queries.overview, self.workspace), self._show)

    def set_margin(self, margin: int) -> None:
        self._grid.setContentsMargins(margin, Space.L, margin, Space.L)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        self.standing, self.deadlines = StandingCard(), DeadlinesCard()
        self.tasks = Card("Việc còn lại", spacing=Space.S)
        self._all_tasks = link("Xem mọi tiêu chí")
        self.tasks.head.addWidget(self._all_tasks)
        self.tasks.body.addWidget(self._build_resume())
        self.task_rows = RowList("Việc còn lại")
        self.tasks.body.addWidget(self.task_rows, 1)
        self.attention = Card("Cần chú ý", spacing=Space.S)
        self.finding_rows = RowList("Cần chú ý")
        self.attention.body.addWidget(self.finding_rows, 1)
        self.attention.title.setMinimumHeight(self._all_tasks.sizeHint().height())
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setSpacing(Space.L)
        self._scroll = QScrollArea()
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        self._in_one_column: bool | None = None
        self._arrange()

    def _build_resume(self) -> QWidget:
        self._resume_hint = Label("", Type.SMALL, tone="muted")
        self._resume_text = Label("", Type.STRONG, wrap=True)
        self.resume = primary("Chấm tiếp", arrow=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._resume_hint)
        words.addWidget(self._resume_text)
        self._resume_panel = Panel("sunken")
        row = QHBoxLayout()
        row.setSpacing(Space.L)
        row.addLayout(words, 1)
        row.addWidget(self.resume)
        self._resume_panel.body.addLayout(row)
        return self._resume_panel

    def _connect(self) -> None:
        self._next_place = ("scoring", "")
        self.resume.clicked.connect(lambda: self.go_to.emit(*self._next_place))
        self._all_tasks.clicked.connect(lambda: self.go_to.emit("scoring", ""))
        self.deadlines.change_asked.connect(lambda: self.go_to.emit("setup", ""))

    def _arrange(self) -> None:
        one_column = self.width() < Size.ONE_COLUMN_BELOW - Size.RAIL_NARROW
        if one_column == self._in_one_column:
            return
        self._in_one_column = one_column
        cards = [self.standing, self.deadlines, self.tasks, self.attention]
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
        for rows in (self.task_rows, self.finding_rows):
            rows.setMinimumHeight(260 if one_column else 120)

    def _show(self, overview: Overview) -> None:
        is_first = not self.standing.meters
        self.standing.show_overview(overview)
        self.deadlines.show_overview(overview, _today())
        self._show_resume(overview)
        self._show_tasks(overview)
        self._show_findings(overview)
        if is_first:
            self.resume.setFocus()

    def _show_resume(self, overview: Overview) -> None:
        council = next((s for s in overview.steps if s.key == "council"), None)
        later = [s for s in overview.steps if s.state is not StepState.DONE and s.key != "results"]
        if council is not None and council.state is StepState.NONE:
            self._offer("Bước tiếp theo", council.title, "Lập Hội đồng", ("council", ""))
        elif overview.resume_code:
            begun = any(s.key == "scoring" and s.state is not StepState.NONE for s in overview.steps)
            hint, words = ("Làm tiếp chỗ đang dở", "Chấm tiếp") if begun else ("Bắt đầu từ", "Bắt đầu chấm")
            text = f"{overview.resume_code} · {overview.resume_text}"
            self._offer(hint, text, words, ("scoring", overview.resume_code))
        elif later:
            self._offer("Bước tiếp theo", later[0].title, "Mở bước này", (later[0].key, ""))
        else:
            self._offer("Mọi bước đã xong", "Chờ kết quả của cơ quan nhận", "", ("results", ""))

    def _offer(self, hint: str, text: str, words: str, place: tuple[str, str]) -> None:
        self._next_place = place
        self._resume_hint.setText(hint)
        self._resume_text.setText(text)
        self.resume.setVisible(bool(words))
        if words:
            self.resume.set_words(words)
            self.resume.setAccessibleName(f"{words}: {text}")

    def _show_tasks(self, overview: Overview) -> None:
        waiting = [one for one in overview.unanswered if ("scoring", one[0]) != self._next_place]
        rows = [
            self._row(State.NONE, f"{code} · {text}", "Chưa chấm", ("scoring", code))
            for code, text in waiting[:MOST_ROWS]
        ]
        if len(waiting) > MOST_ROWS:
            words = f"{len(waiting) - MOST_ROWS} nội dung nữa chưa chấm"
            rows.append(self._row(State.NONE, words, "Xem trên trang Chấm tiêu chí", ("scoring", "")))
        steps = [
            step
            for step in overview.steps
            if step.state is not StepState.DONE
            and step.key not in ("scoring", "results", self._next_place[0])
        ]
        rows += [self._row(State[s.state.name], s.title, s.words, (s.key, "")) for s in steps]
        self.task_rows.show_rows(rows)
        count = len(overview.unanswered) + len(steps)
        self.tasks.set_title(f"Việc còn lại · {count}" if count else "Việc còn lại")

    def _show_findings(self, overview: Overview) -> None:
        unanswered = {code for code, _ in overview.unanswered}
        found = [f for f in overview.findings if f.place not in unanswered]
        rows: list[QWidget] = []
        for finding in found[:MOST_FINDINGS]:
            row = finding_row(finding)
            row.clicked.connect(self._goes_to(place_of_finding(finding.place)))
            rows.append(row)
        if len(found) > MOST_FINDINGS:
            words = f"{len(found) - MOST_FINDINGS} mục nữa"
            rows.append(self._row(State.NOTE, words, "Xem trên trang Rà soát", ("review", "")))
        if not found:
            rows.append(Label("Không có gì cần chú ý.", tone="muted", wrap=True))
        self.finding_rows.show_rows(rows)
        self.attention.set_title(f"Cần chú ý · {len(found)}" if found else "Cần chú ý")

    def _row(self, state: State, sentence: str, fact: str, place: tuple[str, str]) -> CheckRow:
        row = CheckRow(state, sentence, fact)
        row.clicked.connect(self._goes_to(place))
        return row

    def _goes_to(self, place: tuple[str, str]) -> Callable[[], None]:
        return lambda: self.go_to.emit(*place)


def _today() -> date:
    return datetime.now().astimezone().date()
