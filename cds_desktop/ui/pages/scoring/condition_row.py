"""Điều kiện bắt buộc: met or not met; it has no points, but it may hold back the level."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cds_desktop.actions.assess import enter_answer
from cds_desktop.domain.round import Answer
from cds_desktop.queries import CriterionView
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.as_entered import AsEntered, Deed
from cds_desktop.ui.pages.scoring.number_field import NumberField
from cds_desktop.ui.pages.scoring.raw_inputs import condition_input
from cds_desktop.ui.pages.scoring.requirement import Requirement
from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.state_glyph import State
from cds_desktop.ui.widgets.text_area import TextArea
from cds_desktop.ui.widgets.working_line import WorkingLine

_OPEN = "Chọn Đạt hoặc Chưa đạt."
_FAILED = "Điều kiện bắt buộc chưa đạt: mức chung có thể bị giới hạn."


class ConditionRow(QWidget):
    """The answer to one mandatory criterion."""

    def __init__(self, workspace: Workspace, view: CriterionView) -> None:
        super().__init__()
        self._workspace, self.code = workspace, view.criterion.code
        self.fields: tuple[NumberField, ...] = ()
        self.store = AsEntered(self, self._deed)
        self._build(view)
        self.inputs.picked.connect(self.store.store_now)
        self.reason.textChanged.connect(self._reason_typed)

    def first_empty(self) -> QWidget | None:
        """The first option, while none is chosen."""
        return self.inputs.first_empty()

    def show_view(self, view: CriterionView) -> None:
        """Show what is stored."""
        if self.store.is_settled:
            self.inputs.fill(view.condition)
            self.reason.fill(view.condition.reason)
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

    def _build(self, view: CriterionView) -> None:
        criterion = view.criterion
        self.requirement = Requirement(
            criterion.code, view.title, checked=criterion.checked, short_name=criterion.short_name
        )
        self.inputs = condition_input()
        self.reason = TextArea("Ghi chú của Hội đồng", lines=2)
        self.reason.set_fixed_lines(2)
        self.reason.setPlaceholderText("Ghi chú, ví dụ số và ngày của văn bản")
        self.working = WorkingLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.M, 0, Space.M)
        column.setSpacing(Space.S)
        for part in (self.requirement, self.inputs, self.reason, self.working):
            column.addWidget(part)

    def _reason_typed(self) -> None:
        if not self.reason.is_filling:
            self.store.touch()

    def _deed(self) -> Deed | None:
        values: dict[str, Any] = self.inputs.values()
        answer = Answer(**values, reason=self.reason.toPlainText())
        return partial(enter_answer, self._workspace, self.code, answer)
