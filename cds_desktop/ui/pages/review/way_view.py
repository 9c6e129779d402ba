"""Còn thiếu gì để đạt một mức: conditions first, then the smallest set of steps, ready for the plan."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.domain.numbers import show
from cds_desktop.queries import Review
from cds_desktop.queries.review import ConditionNeed, StepRow, Way
from cds_desktop.ui.level_marks import show_on_meter
from cds_desktop.ui.pages.review.words import foot_words, need_words
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import primary, secondary
from cds_desktop.ui.widgets.check_row import CheckRow
from cds_desktop.ui.widgets.flow_layout import FlowLayout
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.level_meter import LevelMeter
from cds_desktop.ui.widgets.refilling import refill
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph
from cds_desktop.ui.widgets.step_check import StepCheck


class WayView(QWidget):
    """`left_out` says which step is (not) done this year, `plan_asked` carries the steps for the plan."""

    go_to = Signal(str, str)
    left_out = Signal(str, bool)
    plan_asked = Signal(object)
    plan_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[QWidget] = []
        self.checks: list[StepCheck] = []
        self._chosen: tuple[StepRow, ...] = ()
        self._build()
        self.plan.clicked.connect(lambda: self.plan_asked.emit(self._chosen))
        self.settle.clicked.connect(self.plan_wanted)

    def show_way(self, review: Review, way: Way | None, *, editable: bool) -> None:
        """Show one way, or that there is none above."""
        self._done.setVisible(way is None and review.begun)
        if not review.begun:
            self._show_words("Còn thiếu gì để lên mức?", "Có khi đã chấm điểm đầu tiên.")
        elif way is None:
            self._show_words(f"Đã đạt mức cao nhất: Mức {review.level}", review.level_title)
        else:
            self._show_way(review, way, editable=editable)

    def _build(self) -> None:
        self.title = Label("", Type.H3, wrap=True)
        self._needs = Label("", Type.SMALL, tone="muted", wrap=True)
        self._beside = QWidget()
        self._beside_row = QHBoxLayout(self._beside)
        self._beside_row.setContentsMargins(0, 0, 0, 0)
        self._done = StateGlyph(State.DONE, 24)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self._needs)
        head = self._row()
        head.addWidget(self._done, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        head.addWidget(self._beside, 0, Qt.AlignmentFlag.AlignTop)
        self._meters = QWidget()
        self._meter_row = FlowLayout(self._meters, Space.XL)
        meters = self._row()
        meters.addWidget(self._meters, 1)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        for part in (head, meters, self._rows):
            column.addLayout(part)
        column.addStretch(1)
        column.addLayout(self._build_foot())

    def _build_foot(self) -> QHBoxLayout:
        self._foot = Label("", Type.SMALL, tone="muted", wrap=True)
        self.plan = primary("", "plus")
        self.settle = secondary("Ghi ai làm, bao giờ xong", arrow=True)
        foot = self._row()
        foot.addWidget(self._foot, 1)
        foot.addWidget(self.settle)
        foot.addWidget(self.plan)
        return foot

    def _row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(Space.M, 0, Space.M, 0)
        row.setSpacing(Space.M)
        return row

    def _show_words(self, title: str, sentence: str) -> None:
        self.title.setText(title)
        self._needs.setText(sentence)
        self._foot.setText("")
        for part in (self.plan, self.settle, self._meters, self._beside):
            part.hide()
        self.checks, self._chosen = [], ()
        self._fill([])

    def _show_way(self, review: Review, way: Way, *, editable: bool) -> None:
        self.title.setText(f"Còn thiếu gì để đạt Mức {way.to_level}?")
        self._needs.setText(need_words(review, way))
        self._show_meters(review, way)
        rows: list[QWidget] = [self._condition(need) for need in way.conditions]
        self.checks = [self._check(step, editable=editable) for step in way.steps]
        self._fill([*rows, *self.checks])
        chosen = [step for step in way.steps if step.chosen]
        self._chosen = tuple(step for step in chosen if not step.planned)
        self.plan.set_words(f"Đưa {len(self._chosen)} việc vào kế hoạch")
        is_planned = bool(chosen) and not self._chosen
        if self.plan.hasFocus() and not self._chosen:
            self.settle.show()
            self.settle.setFocus()
        self.plan.setVisible(editable and bool(self._chosen))
        self.settle.setVisible(editable and is_planned)
        self._foot.setText(foot_words(way, len(chosen) if is_planned else 0))

    def _show_meters(self, review: Review, way: Way) -> None:
        """The groups that have to grow, with the place they grow to."""
        growing = {need.code: need for need in way.groups if need.then > need.now} if way.reachable else {}
        made: list[QWidget] = []
        for meter in (*review.meters, *([review.total] if review.total else [])):
            if (need := growing.get(meter.code)) is not None:
                widget = LevelMeter("", (), compact=True)
                show_on_meter(widget, meter)
                widget.show_value(meter.points, "", unscored=meter.unscored_points, ahead=need.then)
                made.append(widget)
        is_one = len(made) == 1
        refill(self._beside_row, made if is_one else [])
        refill(self._meter_row, [] if is_one else made)
        self._beside.setVisible(is_one)
        self._meters.setVisible(len(made) > 1)
        self._meters.updateGeometry()

    def _condition(self, need: ConditionNeed) -> CheckRow:
        state = "Chưa xác nhận" if need.met is None else "Đang ghi là không đạt"
        fact = f"{state} · {need.title}" if need.title else state
        row = CheckRow(State.ERROR, f"Điều kiện bắt buộc {need.code} phải đạt", fact, f"Đến {need.code}")
        row.clicked.connect(lambda: self.go_to.emit("scoring", need.code))
        return row

    def _check(self, step: StepRow, *, editable: bool) -> StepCheck:
        planned = " · đã có trong kế hoạch" if step.planned else ""
        planned = " · kế hoạch đang ghi số khác" if step.replans else planned
        gain = f"+{show(step.gain)} điểm" if step.chosen else "không làm năm nay"
        row = StepCheck(f"{step.code} · {step.deed}", f"{step.fact}{planned}", gain, checked=step.chosen)
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
            # What is not seen yet cannot take the focus.
            same.show()
            same.setFocus()
