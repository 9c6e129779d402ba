"""One calm dialog for all that went wrong: what happened, what to do, and what to copy if it is a bug."""

import traceback

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from cds_desktop.errors import CdsError, WorkspaceGone
from cds_desktop.ui.theme import Space, Type
from cds_desktop.ui.widgets.buttons import primary, secondary
from cds_desktop.ui.widgets.labels import Label
from cds_desktop.ui.widgets.state_glyph import State, StateGlyph

WIDTH, LETTERS_A_LINE = 480, 60
_shown: set["FaultDialog"] = set()


class UnforeseenFault(CdsError):
    code = "E-CHUA-LUONG-TRUOC"
    title = "Chương trình gặp lỗi chưa lường trước"
    advice = "Dữ liệu đã lưu còn nguyên. Chép chi tiết gửi người phụ trách, rồi làm lại việc vừa rồi."

    @classmethod
    def of(cls, error: BaseException) -> "UnforeseenFault":
        """The fault that stands for an error of ours, with its traceback as detail."""
        return cls("".join(traceback.format_exception(error)))


class FaultDialog(QDialog):
    """Shows one error; long lists and tracebacks scroll."""

    def __init__(self, error: CdsError, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.error = error
        self.setWindowTitle("CĐS Desktop")
        self.setMinimumWidth(WIDTH)
        self.setAccessibleName(error.title)
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        head = QHBoxLayout()
        head.setSpacing(Space.M)
        head.addWidget(StateGlyph(State.ERROR, 22), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Label(self.error.title, Type.H3, wrap=True), 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        is_bug = isinstance(self.error, UnforeseenFault)
        if self.error.detail and not is_bug:
            column.addWidget(Label(self.error.detail, wrap=True))
        lines = [self.error.detail] if is_bug else [f"• {fault}" for fault in self.error.faults]
        if lines:
            column.addWidget(self._long_text("\n".join(lines)))
        column.addWidget(Label(self.error.advice, tone="muted", wrap=True))
        column.addStretch(1)
        column.addLayout(self._buttons(is_bug))
        self._close.setFocus()

    def _long_text(self, text: str) -> QPlainTextEdit:
        shown = QPlainTextEdit(text)
        shown.setReadOnly(True)
        shown.setTabChangesFocus(True)
        shown.setAccessibleName("Chi tiết")
        lines = sum(1 + len(line) // LETTERS_A_LINE for line in text.splitlines())
        shown.setFixedHeight(min(220, 24 + 22 * lines))
        return shown

    def _buttons(self, is_bug: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(Label(self.error.code, Type.SMALL, tone="muted"))
        row.addStretch(1)
        if is_bug:
            copy = secondary("Chép chi tiết")
            copy.clicked.connect(self._copy)
            row.addWidget(copy)
        self._close = primary("Đóng")
        self._close.setDefault(True)
        self._close.clicked.connect(self.accept)
        row.addWidget(self._close)
        return row

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.error.code}\n{self.error.detail}")


def show_fault(parent: QWidget | None, error: CdsError) -> FaultDialog | None:
    """Show `error` over `parent` without stopping anything else."""
    if isinstance(error, WorkspaceGone):
        return None  # The window says so in a banner, once for all deeds and looks.
    dialog = FaultDialog(error, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    # Without a parent nothing else would keep it alive.
    _shown.add(dialog)
    dialog.finished.connect(lambda: _shown.discard(dialog))
    dialog.open()
    return dialog
