"""Đối chiếu bộ chỉ số: the set beside the paper copy, row by row, until it can be trusted."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cds_desktop.actions import Subject
from cds_desktop.ui.background import run_query
from cds_desktop.ui.pages.indicator_set.editor import Editor
from cds_desktop.ui.pages.indicator_set.looking import Look, look
from cds_desktop.ui.pages.page import Page
from cds_desktop.ui.theme import Space


class IndicatorSetPage(Page):
    """Checks rows, mends them, compares what two people typed, and saves versions."""

    key = "indicator_set"
    title = "Đối chiếu bộ chỉ số"
    subjects = frozenset({Subject.ROUND, Subject.SETS})
    prefers_narrow_rail = True
    help_text = (
        "Đặt bản giấy của quyết định bên cạnh, đi từng dòng: đúng thì nhấn phím cách để ghi đã đối chiếu, "
        "sai thì sửa ngay tại ô. Chỗ sai, chỗ cộng chưa khớp hiện ngay dưới dòng. Mọi thay đổi được lưu ngay và "
        "hoàn tác được; bản cũ của bộ chỉ số không bị đổi."
    )
    keys = (
        ("Phím cách", "Ghi đã đối chiếu, bỏ đánh dấu"),
        ("Ctrl+phím cách", "Ghi cả tiêu chí, cả nhóm"),
        ("Enter, F2", "Sửa ô; Tab sang ô kế"),
        ("F8, Shift+F8", "Chỗ sai kế tiếp, chỗ sai trước"),
        ("Ctrl+F", "Tìm dòng"),
        ("Ctrl+V", "Dán khối chép từ Excel"),
        ("Del", "Xóa chữ trong các ô đã chọn"),
        ("Insert", "Thêm dòng"),
        ("Ctrl+Del", "Bỏ dòng"),
        ("Alt+↑, Alt+↓", "Đổi chỗ dòng"),
    )

    def enter(self, code: str = "") -> None:
        """Show the set; `code` is the code of a row to begin with."""
        self._wanted = code
        super().enter(code)

    def reload(self) -> None:
        run_query(self, partial(look, self.workspace), self._show)

    def hand_over(self) -> None:
        self.editor.hand_over()

    def panes(self) -> list[QWidget]:
        return [self.editor.head, self.editor.view, self.editor.side]

    def set_margin(self, margin: int) -> None:
        self._column.setContentsMargins(margin, Space.M, margin, Space.M)

    def _build(self) -> None:
        self._wanted = ""
        self.editor = Editor()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.editor)
        self.set_margin(Space.L)

    def _connect(self) -> None:
        for keys, slot in (
            ("Ctrl+F", self.editor.go_to_search),
            ("F8", partial(self.editor.go_to_fault, 1)),
            ("Shift+F8", partial(self.editor.go_to_fault, -1)),
            ("Esc", self.editor.escape),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _show(self, found: Look) -> None:
        self.editor.desk.show(found.base, found.base, editable=False)
        self.editor.head.show_set(found.shown.title, f"Bản {found.shown.version}")
        self.editor.head.deed.hide()
        if self._wanted:
            self.editor.go_to_code(self._wanted)
            self._wanted = ""
