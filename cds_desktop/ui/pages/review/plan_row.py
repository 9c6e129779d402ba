"""Một việc của kế hoạch cải tiến: what, by whom, until when, how; stored as it is entered."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.actions.planning import write_plan_step
from cds_desktop.domain.numbers import show
from cds_desktop.domain.round import PlanStep
from cds_desktop.errors import NotFound
from cds_desktop.queries.review import PlannedStep
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.as_entered import AsEntered, Deed
from cds_desktop.ui.pages.forms.edits import show_text
from cds_desktop.ui.pages.review.people_edit import PeopleEdit
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import icon_button
from cds_desktop.ui.widgets.form_field import FormField
from cds_desktop.ui.widgets.labels import ElidedLabel, Label, line
from cds_desktop.ui.widgets.text_area import TextArea
from cds_desktop.ui.widgets.typed_field import DateField

_TWO_COLUMNS_FROM = 520


class PlanRow(QWidget):
    """The fields of one step; `removed` asks for its removal."""

    removed = Signal(str)

    def __init__(self, workspace: Workspace, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = code
        self._workspace = workspace
        self._step = PlanStep(item_code=code)
        # A step that was taken back meanwhile has nothing to be stored in.
        self.store = AsEntered(self, self._deed, lambda error: isinstance(error, NotFound))
        self._is_wide = True
        self._build()
        self._connect()

    @property
    def parts(self) -> list[QWidget]:
        """What Tab goes through."""
        return [self.deed, self.how, self.who, self.due.line, self.remove]

    def show_step(self, planned: PlannedStep, people: Sequence[str], *, editable: bool) -> None:
        """Show what is stored; whatever is being typed stays as it is."""
        step = self._step = planned.step
        gain = f" · +{show(step.gain)} điểm" if step.gain else ""
        self._title.set_full_text(f"{step.item_code} · {planned.title}".removesuffix(" · "))
        self._fact.setText(f"{step.fact}{gain}")
        self._fact.setVisible(bool(step.fact or gain))
        self.who.offer_people(people)
        self.who.setToolTip(step.who)
        if self.store.is_settled:
            self.deed.fill(step.deed, even_if_focused=True)
            self.how.fill(step.how, even_if_focused=True)
            show_text(self.who, step.who)
            self.due.fill(step.due_on, even_if_focused=self.due.value is not None)
        for edit in (self.deed, self.how, self.who, self.due.line):
            edit.setReadOnly(not editable)
        self.remove.setVisible(editable)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (is_wide := self.width() >= _TWO_COLUMNS_FROM) is not self._is_wide:
            self._is_wide = is_wide
            self._place()

    def _build(self) -> None:
        self._title = ElidedLabel("", Type.STRONG)
        self._fact = Label("", Type.SMALL, tone="muted", wrap=True)
        self.remove = icon_button(f"Bỏ việc {self.code} khỏi kế hoạch", "trash")
        self.deed, self.how = TextArea("Việc cần làm", lines=2), TextArea("Cách làm", lines=2)
        for area, name in ((self.deed, "Việc cần làm"), (self.how, "Cách làm")):
            area.grow_between(2, 6)
            area.setAccessibleName(f"{name}, {self.code}")
        self.who, self.due = PeopleEdit(), DateField("Đến ngày")
        self.who.setAccessibleName(f"Người thực hiện, {self.code}")
        self.due.line.setAccessibleName(f"Đến ngày, {self.code}")
        self._fields = (
            FormField("Việc cần làm", self.deed),
            FormField("Cách làm", self.how),
            FormField("Người thực hiện", self.who),
            self.due,
        )
        self._grid = QGridLayout()
        self._grid.setSpacing(Space.S)
        for number in range(6):
            self._grid.setColumnStretch(number, 1)
        self._lay_out()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._fact)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addLayout(words, 1)
        head.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.S, Space.M, 0)
        column.setSpacing(Space.S)
        column.addLayout(head)
        column.addLayout(self._grid)
        column.addSpacing(Space.S)
        column.addWidget(line())
        self._place()

    def _place(self) -> None:
        """Where there is room what stands beside how, and below both who, with room for names, and when."""
        for field in self._fields:
            self._grid.removeWidget(field)
        deed, how, who, due = self._fields
        places = ((deed, 0, 0, 3), (how, 0, 3, 3), (who, 1, 0, 4), (due, 1, 4, 2))
        narrow = tuple((field, row, 0, 6) for row, field in enumerate(self._fields))
        for field, row, column, span in places if self._is_wide else narrow:
            self._grid.addWidget(field, row, column, 1, span, Qt.AlignmentFlag.AlignTop)

    def _connect(self) -> None:
        for area in (self.deed, self.how):
            area.textChanged.connect(partial(self._area_typed, area))
        self.who.textEdited.connect(self.store.touch)
        self.who.picked.connect(self.store.touch)
        self.due.typed.connect(self.store.touch)
        self.remove.clicked.connect(self._remove)

    def _area_typed(self, area: TextArea) -> None:
        if not area.is_filling:
            self.store.touch()

    def _remove(self) -> None:
        self.store.hand_over()
        self.removed.emit(self.code)

    def _deed(self) -> Deed | None:
        due = self._step.due_on if self.due.is_unreadable else self.due.value
        step = replace(
            self._step,
            deed=self.deed.toPlainText(),
            who=self.who.text(),
            due_on=due,
            how=self.how.toPlainText(),
        )
        return partial(write_plan_step, self._workspace, step)
