"""Một nội dung: its words, the raw numbers, the points and the line that explains them."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.actions.assess import enter_answer
from cds_desktop.domain.indicator_set import ScoringKind
from cds_desktop.domain.numbers import show
from cds_desktop.domain.round import Answer
from cds_desktop.domain.scoring import Working
from cds_desktop.queries import ItemView
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.as_entered import AsEntered, Deed
from cds_desktop.ui.pages.scoring.number_field import NumberField
from cds_desktop.ui.pages.scoring.raw_inputs import raw_inputs
from cds_desktop.ui.pages.scoring.requirement import Requirement
from cds_desktop.ui.pages.scoring.working import show_working
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.state_glyph import State
from cds_desktop.ui.widgets.text_area import TextArea
from cds_desktop.ui.widgets.working_line import WorkingLine

Kept = dict[tuple[str, str], str]


class ItemRow(QWidget):
    """Everything is stored as it is entered; what is no number stays in `kept` and on the screen."""

    def __init__(self, workspace: Workspace, view: ItemView, kept: Kept) -> None:
        super().__init__()
        self._workspace, self._view, self._kept = workspace, view, kept
        self._has_own_points = False
        self.store = AsEntered(self, self._deed)
        self.setAccessibleName(f"Nội dung {view.item.code}")
        self._build()
        self._connect()

    @property
    def code(self) -> str:
        """Code of the item."""
        return self._view.item.code

    @property
    def fields(self) -> tuple[NumberField, ...]:
        """All number fields, in reading order."""
        return (*(self.inputs.fields if self.inputs else ()), self.points)

    def first_empty(self) -> QWidget | None:
        """Where something is still to be entered."""
        if self.inputs is not None and (found := self.inputs.first_empty()):
            return found
        judged = self._view.item.scoring is ScoringKind.JUDGED
        return self.points if judged and not self.points.text().strip() else None

    def show_view(self, view: ItemView, *, editable: bool) -> None:
        """Show what is stored; whatever is being typed stays as it is."""
        self._view = view
        if self.store.is_settled:
            self._fill(view)
        for field in (self.points, self.reason):
            field.setReadOnly(not editable)
        if self.inputs is not None:
            self.inputs.set_editable(editable)
        self._show_faults()

    def set_narrow(self, narrow: bool) -> None:
        """Less room: the chip becomes a glyph."""
        self.requirement.set_narrow(narrow)

    def _build(self) -> None:
        item = self._view.item
        self.requirement = Requirement(item.code, item.text, checked=item.checked, short_name=item.short_name)
        self.inputs = raw_inputs(item)
        self.points = NumberField("points", f"Điểm của {item.code}, tối đa {show(item.max_points)}")
        self.reason = TextArea("Lý do của Hội đồng", lines=2)
        self.reason.set_fixed_lines(2)
        self.reason.setPlaceholderText("Lý do, căn cứ chấm của Hội đồng")
        self.working = WorkingLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.M, 0, Space.M)
        column.setSpacing(Space.S)
        column.addWidget(self.requirement)
        column.addLayout(self._entry_line())
        column.addWidget(self.reason)
        column.addWidget(self.working)

    def _entry_line(self) -> QHBoxLayout:
        top = Qt.AlignmentFlag.AlignTop
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        if self.inputs is not None:
            line.addWidget(self.inputs, 1, top)
            line.addSpacing(Space.M)
        else:
            line.addStretch(1)
        label = Label("Điểm", Type.SMALL_STRONG, tone="muted")
        label.setBuddy(self.points)
        label.setMinimumHeight(34)
        most = Label(f"/{show(self._view.item.max_points)}", tone="muted")
        most.setMinimumHeight(34)
        most.setMinimumWidth(26)
        self.points.setProperty("strong", True)
        for part in (label, self.points, most):
            line.addWidget(part, 0, top)
        return line

    def _connect(self) -> None:
        if self.inputs is not None:
            self.inputs.typed.connect(self._typed)
            self.inputs.picked.connect(self.store.store_now)
        self.points.textEdited.connect(self._points_typed)
        self.reason.textChanged.connect(self._reason_typed)
        for field in self.fields:
            field.editingFinished.connect(self.store.hand_over)

    def _typed(self) -> None:
        self._show_faults()
        self.store.touch()

    def _points_typed(self, text: str) -> None:
        self._has_own_points = bool(text.strip())
        self._typed()
        self._show_reason()

    def _reason_typed(self) -> None:
        if not self.reason.is_filling:
            self.store.touch()

    def _deed(self) -> Deed | None:
        values: dict[str, Any] = self.inputs.values() if self.inputs else {}
        points = self.points.value if self._has_own_points else None
        if points == self._view.score.computed and self._view.item.scoring is not ScoringKind.JUDGED:
            points = None
        unreadable = self._unreadable()
        if self.points in unreadable:
            # Points nobody can read must not give more than the council gave before.
            points = self._view.answer.points
        for field in self.fields:
            self._kept.pop((self.code, field.name), None)
            if field in unreadable:
                self._kept[self.code, field.name] = field.text()
        answer = Answer(**values, points=points, reason=self.reason.toPlainText())
        return partial(enter_answer, self._workspace, self.code, answer)

    def _unreadable(self) -> list[NumberField]:
        found = self.inputs.unreadable() if self.inputs else []
        return [*found, self.points] if self.points.is_unreadable else found

    def _fill(self, view: ItemView) -> None:
        if self.inputs is not None:
            self.inputs.fill(view.answer)
        self._has_own_points = view.answer.points is not None
        self.points.show_value(view.answer.points if self._has_own_points else view.score.computed)
        self.reason.fill(view.answer.reason)
        for field in self.fields:
            if text := self._kept.get((self.code, field.name)):
                field.setText(text)
                self._has_own_points |= field is self.points
        self._show_reason()

    def _show_reason(self) -> None:
        judged = self._view.item.scoring is ScoringKind.JUDGED
        differs = self.points.value != self._view.score.computed or self._view.score.computed is None
        own = self._has_own_points and differs
        self.reason.setVisible(judged or own or bool(self.reason.toPlainText()))

    def _show_faults(self) -> None:
        score = self._view.score
        unreadable = self._unreadable()
        wrong = score.working if score.state is Working.WRONG and self.store.is_settled else ""
        raw_is_wrong = bool(wrong) and _contradicts(self._view.answer)
        for field in self.fields:
            sentence = f"“{field.text()}” không phải là số." if field in unreadable else ""
            if not sentence and wrong and (field is not self.points) == raw_is_wrong:
                sentence = wrong
            field.show_fault(sentence)
        if unreadable:
            words = unreadable[0].text().strip()
            self.working.show_error(f"“{words}” không phải là số. Nhập số, ví dụ 37 hoặc 7,5.")
        else:
            show_working(self.working, score)
        self.requirement.show_state(_state(score.state, bool(unreadable)))


def _contradicts(answer: Answer) -> bool:
    part, whole = answer.numerator, answer.denominator
    return whole == 0 or (part is not None and whole is not None and part > whole)


def _state(state: Working, unreadable: bool) -> State:
    if unreadable or state is Working.WRONG:
        return State.ERROR
    return State.NONE if state is Working.MISSING else State.DONE
