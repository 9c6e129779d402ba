"""Điều kiện bắt buộc: met or not met; it has no points, but it may hold back the level."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cds_desktop.actions.assess import enter_answer
from cds_desktop.domain.round import Answer
from cds_desktop.queries import CriterionView
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.as_entered import AsEntered, Deed
from cds_desktop.ui.pages.scoring.columns import Columns
from cds_desktop.ui.pages.scoring.number_field import NumberField
from cds_desktop.ui.pages.scoring.raw_inputs import MET, OptionsInput
from cds_desktop.ui.pages.scoring.requirement import Requirement
from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.labels import line
from cds_desktop.ui.widgets.state_glyph import State
from cds_desktop.ui.widgets.text_area import TextArea
from cds_desktop.ui.widgets.working_line import WorkingLine

SHAPE = ("condition",)
_OPEN = "Chọn Đạt hoặc Chưa đạt."
_FAILED = "Điều kiện bắt buộc chưa đạt: mức chung có thể bị giới hạn."


class ConditionRow(QWidget):
    """The answer to one mandatory criterion."""

    next_asked = Signal(QWidget)
    shape = SHAPE
    labels: tuple[str, ...] = ()
    most = ""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace, self.code = workspace, ""
        self.fields: tuple[NumberField, ...] = ()
        self.store = AsEntered(self, self._deed)
        self._build()
        self.inputs.picked.connect(self.store.store_now)
        self.inputs.next_asked.connect(lambda: self.next_asked.emit(self.inputs.stops[-1]))
        self.reason.textChanged.connect(self._reason_typed)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in reading order."""
        return (*self.inputs.stops, self.reason)

    def first_empty(self) -> QWidget | None:
        """The first option, while none is chosen."""
        return self.inputs.first_empty()

    def first_place(self) -> QWidget:
        """The option that is chosen."""
        return self.inputs.first_place()

    def show_view(self, view: CriterionView) -> None:
        """Show what is stored."""
        if view.criterion.code != self.code:
            self._stand_for(view)
        if self.store.is_settled:
            self.inputs.fill(view.condition)
            self.reason.fill(view.condition.reason, even_if_focused=True)
        self.inputs.set_editable(view.editable)
        self.reason.setReadOnly(not view.editable)
        met = view.condition.met
        state = {True: State.DONE, False: State.ERROR, None: State.NONE}[met]
        self.requirement.show_state(state)
        self.working.setVisible(met is not True)
        if met is None:
            self.working.show_missing(_OPEN)
        else:
            self.working.show_error(_FAILED)

    def set_narrow(self, narrow: bool) -> None:
        """Less room: the chip becomes a glyph."""
        self.requirement.set_narrow(narrow)

    def arrange(self, columns: Columns) -> None:
        """It has no columns."""

    def _stand_for(self, view: CriterionView) -> None:
        criterion = view.criterion
        self.code = criterion.code
        self.store.start_anew()
        self.setAccessibleName(f"Điều kiện {criterion.code}")
        self.requirement.show_words(
            criterion.code, view.title, checked=criterion.checked, short_name=criterion.short_name
        )
        self.reason.start_anew(view.condition.reason)

    def _build(self) -> None:
        self.requirement = Requirement()
        self.inputs = OptionsInput("met", MET)
        self.reason = TextArea("Ghi chú của Hội đồng", lines=2)
        self.reason.set_fixed_lines(2)
        self.reason.setPlaceholderText("Ghi chú, ví dụ số và ngày của văn bản")
        self.working = WorkingLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.S + 2)
        column.setSpacing(Space.XS + 2)
        column.addWidget(line())
        column.addSpacing(Space.XS)
        for part in (self.requirement, self.inputs, self.reason, self.working):
            column.addWidget(part)

    def _reason_typed(self) -> None:
        if not self.reason.is_filling:
            self.store.touch()

    def _deed(self) -> Deed | None:
        values: dict[str, Any] = self.inputs.values()
        answer = Answer(**values, reason=self.reason.toPlainText())
        return partial(enter_answer, self._workspace, self.code, answer)
