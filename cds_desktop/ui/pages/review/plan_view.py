"""Kế hoạch cải tiến: the steps that were carried in, each with who, when and how."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cds_desktop.actions import Changes
from cds_desktop.actions.planning import remove_plan_step
from cds_desktop.queries import Review
from cds_desktop.storage.workspace import Workspace
from cds_desktop.ui.background import run_action, signals
from cds_desktop.ui.pages.review.plan_row import PlanRow
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.empty_state import EmptyState
from cds_desktop.ui.widgets.labels import Label


class PlanView(QWidget):
    """The plan; rows stay while their step does, so that what is typed is not lost. `emptied` may come."""

    emptied = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.rows: dict[str, PlanRow] = {}
        self._says = Label("", Type.SMALL, tone="muted", wrap=True)
        self._says.setContentsMargins(Space.M, 0, Space.M, 0)
        self._empty = EmptyState("Chưa có việc nào trong kế hoạch", "")
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self._says)
        column.addWidget(self._empty)
        column.addLayout(self._column)
        column.addStretch(1)

    @property
    def parts(self) -> list[QWidget]:
        """What Tab goes through."""
        return [part for row in self.rows.values() for part in row.parts]

    def show_plan(self, review: Review, *, editable: bool) -> None:
        """Show the steps as they are stored."""
        codes = [planned.step.item_code for planned in review.plan]
        self._drop([code for code in self.rows if code not in codes])
        for place, planned in enumerate(review.plan):
            code = planned.step.item_code
            if code not in self.rows:
                self.rows[code] = row = PlanRow(self._workspace, code)
                row.removed.connect(self._remove)
                self._column.insertWidget(place, row)
            self.rows[code].show_step(planned, review.people, editable=editable)
        self.rows = {code: self.rows[code] for code in codes}
        lacking = sum(1 for planned in review.plan if not (planned.step.who and planned.step.due_on))
        self._says.setText(_words(len(codes), lacking))
        self._says.setVisible(bool(codes))
        self._empty.setVisible(not codes)
        hint = "Chọn một mức ở trên, rồi đưa các việc cần làm vào kế hoạch." if review.ways else ""
        self._empty.show_words("Chưa có việc nào trong kế hoạch", hint)

    def focus_first_open(self) -> None:
        """The cursor goes to the first step nobody is named for, else to the first."""
        rows = list(self.rows.values())
        row = next((row for row in rows if not row.who.text().strip()), rows[0] if rows else None)
        if row is not None:
            row.who.setFocus()

    def _drop(self, codes: list[str]) -> None:
        for code in codes:
            row = self.rows[code]
            place = list(self.rows).index(code)
            had_focus = row.isAncestorOf(self.window().focusWidget() or self.window())
            del self.rows[code]
            self._column.removeWidget(row)
            if had_focus:
                left = list(self.rows.values())
                if left:
                    left[min(place, len(left) - 1)].remove.setFocus()
                else:
                    self.emptied.emit()
            row.hide()
            row.deleteLater()

    def _remove(self, code: str) -> None:
        run_action(self, partial(remove_plan_step, self._workspace, code), done=self._removed)

    def _removed(self, changes: Changes) -> None:
        signals.did.emit(f"Đã bỏ việc {changes.codes[0]} khỏi kế hoạch")


def _words(count: int, lacking: int) -> str:
    open_ones = f" Còn {lacking} việc chưa ghi ai làm hoặc đến ngày nào." if lacking else ""
    return f"{count} việc, in thành phụ lục của biên bản.{open_ones}"
