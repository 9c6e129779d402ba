"""Phần các dòng: the table with what a filter lets through, or why there is nothing and what to do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cds_desktop.ui.pages.indicator_set.desk import Desk
from cds_desktop.ui.pages.indicator_set.filtering import PAPER_KINDS
from cds_desktop.ui.pages.indicator_set.row_model import Passes, RowModel
from cds_desktop.ui.pages.indicator_set.row_view import RowView
from cds_desktop.ui.widgets.buttons import secondary
from cds_desktop.ui.widgets.empty_state import EmptyState


class RowsPart(QWidget):
    """Never just a blank table."""

    everything_asked = Signal()
    first_group_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.model = RowModel(desk, PAPER_KINDS)
        self.view = RowView(self.model, "Bảng các dòng của bộ chỉ số")
        self.everything, self.first_group = secondary("Hiện tất cả"), secondary("Thêm nhóm đầu tiên", "plus")
        self._nothing = EmptyState("", "", [self.everything, self.first_group])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self._nothing, 1)
        self._nothing.hide()
        self.everything.clicked.connect(self.everything_asked)
        self.first_group.clicked.connect(self.first_group_asked)

    def let_through(self, passes: Passes) -> None:
        """Show the rows `passes` lets through."""
        self.model.filter(passes)
        nothing = self.model.rowCount() == 0
        if nothing:
            self._explain(is_empty=not any(row.kind in PAPER_KINDS for row in self._desk.rows))
        self._nothing.setVisible(nothing)
        self.view.setVisible(not nothing)

    def take_focus(self) -> None:
        """Where there is no row, put the cursor on the way out."""
        shown = (button for button in (self.first_group, self.everything) if not button.isHidden())
        if (button := next(shown, None)) is not None:
            button.setFocus()

    def _explain(self, *, is_empty: bool) -> None:
        self.everything.setVisible(not is_empty)
        self.first_group.setVisible(is_empty and self._desk.editable)
        if is_empty:
            words = "Thêm nhóm, tiêu chí, nội dung theo bản giấy; hoặc nạp cả bảng từ tệp Excel."
            self._nothing.show_words("Bảng chưa có dòng nào", words)
        else:
            words = "Bỏ chữ ở ô tìm, hoặc hiện tất cả các dòng."
            self._nothing.show_words("Không có dòng nào như vậy", words)
