"""Còn thiếu gì để đạt mức trên: conditions first, then the smallest set of steps, ready for the plan."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.domain.numbers import show
from cds_desktop.queries import Review
from cds_desktop.queries.review import NextLevel, StepRow
from cds_desktop.ui.pages.review.words import change_words, foot_words, need_words
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import primary
from cds_desktop.ui.widgets.card import Card
from cds_desktop.ui.widgets.check_row import CheckRow
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.refilling import refill
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph
from cds_desktop.ui.widgets.step_check import StepCheck

_SIDE = Space.L + Space.XS


class NextLevelCard(Card):
    """`left_out` says which step is (not) done this year, `plan_asked` carries the steps for the plan."""

    go_to = Signal(str, str)
    left_out = Signal(str, bool)
    plan_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Còn thiếu gì?", spacing=Space.S, parent=parent)
        self.body.setContentsMargins(Space.S, Space.L, Space.S, Space.L)
        self.body.removeItem(self.head)
        self.rows: list[QWidget] = []
        self.checks: list[StepCheck] = []
        self._planned: tuple[StepRow, ...] = ()
        self.body.addLayout(self._build_head())
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)
        self.body.addLayout(self._build_foot())
        self.plan.clicked.connect(lambda: self.plan_asked.emit(self._planned))

    def _build_head(self) -> QHBoxLayout:
        self._needs = Label("", Type.SMALL, tone="muted", wrap=True)
        self._change = Label("", Type.H2)
        self._done = StateGlyph(State.DONE, 24)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self._needs)
        head = QHBoxLayout()
        head.setContentsMargins(Space.M, 0, Space.M, 0)
        head.setSpacing(Space.M)
        head.addWidget(self._done, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        head.addWidget(self._change)
        return head

    def _build_foot(self) -> QHBoxLayout:
        self._foot = Label("", Type.SMALL, tone="muted", wrap=True)
        self.plan = primary("Đưa vào kế hoạch", "plus")
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.M, 0, Space.M, 0)
        foot.setSpacing(Space.M)
        foot.addWidget(self._foot, 1)
        foot.addWidget(self.plan)
        return foot

    def show_review(self, review: Review, *, editable: bool) -> None:
        """Show the way to the next level, or that there is none above."""
        way = review.next_level
        self._done.setVisible(way.to_level == 0)
        if not review.begun:
            self._show_words("Còn thiếu gì để lên mức?", "Có khi đã chấm điểm đầu tiên.")
        elif way.to_level == 0:
            self._show_words(f"Đã đạt mức cao nhất: Mức {review.level}", review.level_title)
        else:
            self._show_way(way, editable=editable)

    def _show_words(self, title: str, sentence: str) -> None:
        self.set_title(title)
        self._needs.setText(sentence)
        self._change.setText("")
        self._foot.setText("")
        self.plan.hide()
        self.checks = []
        self._fill([])

    def _show_way(self, way: NextLevel, *, editable: bool) -> None:
        self.set_title(f"Còn thiếu gì để đạt Mức {way.to_level}?")
        self._needs.setText(need_words(way))
        self._change.setText(change_words(way.groups) if way.reachable else "")
        rows: list[QWidget] = [self._condition(code, met) for code, met in way.conditions]
        self.checks = [self._check(step, editable=editable) for step in way.steps]
        self._fill([*rows, *self.checks])
        self._planned = tuple(step for step in way.steps if step.chosen and not step.planned)
        self.plan.set_words(f"Đưa {len(self._planned)} việc vào kế hoạch")
        if self.plan.hasFocus() and not self._planned and self.checks:
            self.checks[0].setFocus()
        self.plan.setVisible(editable and bool(self._planned))
        self._foot.setText(self._foot_words(way))

    def _foot_words(self, way: NextLevel) -> str:
        if not way.reachable:
            return f"Bỏ những việc này thì năm nay chưa đạt được Mức {way.to_level}."
        chosen = [step for step in way.steps if step.chosen]
        if chosen and not self._planned:
            return f"Đã có {len(chosen)} việc trong kế hoạch cải tiến. {foot_words(way)}".strip()
        return foot_words(way)

    def _condition(self, code: str, met: bool | None) -> CheckRow:
        fact = "Chưa xác nhận" if met is None else "Đang ghi là không đạt"
        row = CheckRow(State.ERROR, f"Điều kiện bắt buộc {code} phải đạt", fact, f"Đến {code}")
        row.clicked.connect(lambda: self.go_to.emit("scoring", code))
        return row

    def _check(self, step: StepRow, *, editable: bool) -> StepCheck:
        fact = f"{step.fact} · đã có trong kế hoạch" if step.planned else step.fact
        gain = f"+{show(step.gain)} điểm" if step.chosen else "không làm năm nay"
        row = StepCheck(f"{step.code} · {step.deed}", fact, gain, checked=step.chosen)
        row.setEnabled(editable)
        row.toggled.connect(lambda ticked: self.left_out.emit(step.code, not ticked))
        return row

    def _fill(self, rows: list[QWidget]) -> None:
        # Hiding a row hands the focus to the next one: who has it is asked before.
        focused = next((row.accessibleName() for row in self.rows if row.hasFocus()), "")
        code = focused.partition(" · ")[0]
        refill(self._rows, rows)
        self.rows = rows
        again = (row for row in rows if row.accessibleName().partition(" · ")[0] == code)
        if code and (same := next(again, None)) is not None:
            same.setFocus()
