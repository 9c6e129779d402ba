"""Đầu bảng minh chứng: search, what is done with all of it, the filters."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.ui.theme import Space
from cds_desktop.ui.widgets.buttons import primary, secondary
from cds_desktop.ui.widgets.filter_chips import FilterBar
from cds_desktop.ui.widgets.line_edit import LineEdit

_WORDS_FROM = 720


class EvidenceHead(QWidget):
    """Lays out the controls; the page joins them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = LineEdit()
        self.search.setPlaceholderText("Tìm mã, tên, số văn bản (Ctrl+F)")
        self.search.setAccessibleName("Tìm minh chứng")
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(272)
        self.check = secondary("Kiểm tra tệp", "search-check")
        self.print = secondary("In danh mục", "printer")
        self.add = primary("Thêm minh chứng", "plus")
        self.add.setToolTip("Thêm tệp (Ctrl+O), thư mục, đường link hoặc bản giấy")
        self.filters = FilterBar()
        self._build()

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        top.addWidget(self.search, 100)
        top.addStretch(1)
        for button in (self.check, self.print, self.add):
            top.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.S)
        column.setSpacing(Space.M)
        column.addLayout(top)
        column.addWidget(self.filters)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for button, words in ((self.check, "Kiểm tra tệp"), (self.print, "In danh mục")):
            # Without room the icon stays, and says its words in the tool tip.
            button.setText(words if self.width() >= _WORDS_FROM else "")
            button.setToolTip("" if self.width() >= _WORDS_FROM else words)
