"""Rà soát: checks at the left; at the right the charts, what is missing for higher levels, and the plan."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop import queries
from cds_desktop.actions import Changes, Subject
from cds_desktop.actions.planning import leave_out_item, plan_steps
from cds_desktop.queries import Review
from cds_desktop.queries.review import StepRow
from cds_desktop.ui.background import run_action, run_query, signals
from cds_desktop.ui.pages.page import Page
from cds_desktop.ui.pages.reopening import SealedNotice
from cds_desktop.ui.pages.review.charts_card import ChartsCard
from cds_desktop.ui.pages.review.checks_card import ChecksCard
from cds_desktop.ui.pages.review.ways_card import WaysCard
from cds_desktop.ui.pages.row_list import tab_through
from cds_desktop.ui.theme import Size, Space
from cds_desktop.ui.widgets.scrolled_inside import ScrolledInside, scrolled


class ReviewPage(Page):
    """Everything to look at before the meeting."""

    key = "review"
    title = "Rà soát"
    help_text = (
        "Các kiểm tra, lỗi xếp trước; chương trình tự kiểm tra lại khi có thay đổi. Chọn một dòng để đến chỗ "
        "sửa. Còn lỗi thì chưa chốt được số liệu. Bên phải là biểu đồ điểm và ít việc nhất để lên từng "
        "mức: bỏ chọn việc không làm được năm nay, chương trình tìm cách khác. Đưa các việc vào kế hoạch cải "
        "tiến rồi ghi ai làm, đến ngày nào, làm thế nào; kế hoạch in thành phụ lục của biên bản."
    )
    subjects = frozenset(Subject)

    def enter(self, code: str = "") -> None:
        """What was solved meanwhile is told once."""
        self._has_come = True
        super().enter(code)

    def reload(self) -> None:
        run_query(self, partial(queries.review, self.workspace), self._show)

    def set_margin(self, margin: int) -> None:
        self._frame.setContentsMargins(margin, Space.L, margin, Space.L)

    def panes(self) -> list[QWidget]:
        """The checks, the charts, the steps and the plan."""
        return [self.checks, self.charts, self.ways]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        self._has_come = False
        self.sealed = SealedNotice(self.workspace)
        self.checks, self.charts, self.ways = ChecksCard(), ChartsCard(), WaysCard(self.workspace)
        inside = ScrolledInside()
        self._right = QVBoxLayout(inside)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.setSpacing(Space.L)
        self._right.addWidget(self.charts)
        self._right.addWidget(self.ways, 1)
        self._row = QHBoxLayout()
        self._row.setSpacing(Space.L)
        self._row.addWidget(self.checks, 15)
        self._scroll = scrolled(inside)
        self._row.addWidget(self._scroll, 22)
        self._frame = QVBoxLayout(self)
        self._frame.setSpacing(Space.M)
        self._frame.addWidget(self.sealed)
        self._frame.addLayout(self._row, 1)
        self._in_one_column = False

    def _connect(self) -> None:
        self.checks.go_to.connect(self.go_to)
        self.ways.way.go_to.connect(self.go_to)
        self.ways.way.left_out.connect(self._leave_out)
        self.ways.way.plan_asked.connect(self._plan)
        self.ways.tabs.currentChanged.connect(self._turned)
        self.charts.tabs.currentChanged.connect(self._order_tabs)

    def _arrange(self) -> None:
        one_column = self.width() < Size.ONE_COLUMN_BELOW - Size.RAIL_NARROW
        if one_column == self._in_one_column:
            return
        self._in_one_column = one_column
        self._row.removeWidget(self.checks)
        self._right.removeWidget(self.checks)
        self.checks.rows.set_whole(one_column)
        if one_column:
            self._right.insertWidget(0, self.checks)
        else:
            self._row.insertWidget(0, self.checks, 15)

    def _show(self, review: Review) -> None:
        editable = review.editable and not self.is_read_only
        self.sealed.show_editable(review.editable)
        now = self.workspace.now().astimezone()
        solved = self.checks.show_findings(review.findings, f"{now:%H:%M}", editable=editable)
        self.charts.show_review(review)
        self.ways.show_review(review, editable=editable)
        self._order_tabs()
        if solved and self._has_come:
            many = f"Đã xong {len(solved)} mục kiểm tra"
            signals.said.emit(f"Đã xong: {solved[0]}" if len(solved) == 1 else many)
        if self._has_come and self.checks.rows.rows:
            self.checks.rows.rows[0].setFocus()
        self._has_come = False

    def _turned(self) -> None:
        self._order_tabs()
        # The plan is worked on: as much of it as there is room for is shown.
        if self.ways.is_at_plan:
            QTimer.singleShot(0, self, self._scroll_to_plan)

    def _scroll_to_plan(self) -> None:
        self._scroll.verticalScrollBar().setValue(self.ways.y())

    def _order_tabs(self) -> None:
        tab_through([*self.checks.rows.rows, *self.charts.parts, *self.ways.parts])

    def _leave_out(self, code: str, left_out: bool) -> None:
        words = f"Không tính {code} năm nay" if left_out else f"Tính cả {code} năm nay"
        deed = partial(leave_out_item, self.workspace, code, left_out)
        run_action(self, deed, done=lambda _: signals.did.emit(words))

    def _plan(self, steps: tuple[StepRow, ...]) -> None:
        wanted = [step.proposal for step in steps]
        run_action(self, partial(plan_steps, self.workspace, wanted), done=self._planned)

    def _planned(self, changes: Changes) -> None:
        if changes.codes:
            signals.did.emit(f"Đã đưa {len(changes.codes)} việc vào kế hoạch cải tiến")
