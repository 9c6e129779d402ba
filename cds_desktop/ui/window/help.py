"""Trợ giúp (F1): what the page is for, and the keys."""

from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import primary
from cds_desktop.ui.widgets.labels import Label, line

BEFORE_A_ROUND = "Lập hồ sơ của trường cho năm học này, hoặc mở thư mục hồ sơ đã có."
KEYS = (
    ("Ctrl+0", "Việc cần làm"),
    ("Ctrl+1 … Ctrl+9", "Đến từng bước"),
    ("Tab, Shift+Tab", "Ô tiếp theo, ô trước"),
    ("Enter, phím cách", "Mở, chọn"),
    ("F9", "Thu gọn hoặc mở rộng thanh bước"),
    ("F1", "Trợ giúp của trang đang mở"),
)


class HelpDialog(QDialog):
    """Help for one page: its title and its text."""

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Trợ giúp")
        self.setMinimumWidth(520)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(Label(title, Type.H2))
        column.addWidget(Label(text, wrap=True))
        column.addWidget(line())
        column.addWidget(Label("Phím tắt", Type.H3))
        column.addLayout(_keys())
        close = primary("Đóng")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)
        close.setFocus()


def _keys() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.XL)
    grid.setColumnStretch(1, 1)
    for row, (key, words) in enumerate(KEYS):
        grid.addWidget(Label(key, Type.STRONG), row, 0)
        grid.addWidget(Label(words), row, 1)
    return grid
