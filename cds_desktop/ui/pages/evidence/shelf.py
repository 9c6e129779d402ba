"""Kệ minh chứng: the table, or a word why there is nothing to see."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from cds_desktop.queries import EvidenceTable
from cds_desktop.ui.pages.evidence.finding import EvidenceIndex
from cds_desktop.ui.pages.evidence.view import EvidenceView
from cds_desktop.ui.pages.evidence.words import size_words
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import link, secondary
from cds_desktop.ui.widgets.empty_state import EmptyState
from cds_desktop.ui.widgets.labels import Label, line


class EvidenceShelf(QStackedWidget):
    """Shows what the search and the filters let through."""

    everything_asked = Signal()

    def __init__(self, first_files: QPushButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        listed = self._listed = QWidget(self)
        self.view = EvidenceView(listed)
        self.totals = Label("", Type.SMALL, tone="muted")
        self.totals.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        self.look = link("Xem minh chứng (F6)", "eye")
        self.look.hide()
        words = "Kéo tệp hoặc thư mục vào đây, hoặc dán ảnh màn hình bằng Ctrl+V."
        self.empty = EmptyState("Chưa có minh chứng nào", words, [first_files], self)
        everything = secondary("Xem tất cả")
        everything.clicked.connect(self.everything_asked)
        words = "Thử chữ khác, gõ không cần dấu; hoặc bỏ tìm và lọc."
        self.not_found = EmptyState("Không tìm thấy minh chứng nào", words, [everything], self)
        self._lay_out()
        for part in (listed, self.empty, self.not_found):
            self.addWidget(part)

    def show_index(self, index: EvidenceIndex) -> None:
        """Show the rows anew."""
        self.view.rows.show_index(index)
        self.show_what_is_found(index.table)

    def show_what_is_found(self, table: EvidenceTable) -> None:
        """Show what is let through now, and count it."""
        shown, total = self.view.rows.rowCount(), len(table.rows)
        self.setCurrentWidget(self._listed if shown else self.not_found if total else self.empty)
        count = f"{shown}/{total} minh chứng" if shown != total else f"{total} minh chứng"
        words = f"{count} · {size_words(table.size_bytes)} · {table.file_count} tệp"
        missing = sum(row.state == "missing_file" for row in table.rows)
        self.totals.setText(
            f"{words}, {missing} minh chứng không thấy tệp" if missing else f"{words}, không thiếu tệp nào"
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._listed)
        column.setContentsMargins(1, 0, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(line())
        foot = QHBoxLayout()
        foot.addWidget(self.totals, 1)
        foot.addWidget(self.look)
        column.addLayout(foot)
